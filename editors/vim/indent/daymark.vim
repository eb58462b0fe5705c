" Vim indent file
" Language: Daymark, a plain-text journal of habits, goals and plans
" License:  MIT OR Apache-2.0
"
" How far a line is in means nothing to Daymark, but that it begins in column 0 does. So `=` leaves column 0 alone, and
" a line that belongs to nothing; a new line goes in below what may own it, and out again below an empty one.

if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=DaymarkIndent(v:lnum) indentkeys=o,O,!^F
let b:undo_indent = 'setlocal indentexpr< indentkeys<'

if exists('*DaymarkIndent')
  finish
endif

" White space within a line, for a collection.
let s:sp = ' \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
let s:gap = '[' . s:sp . ']'
let s:blank = '^' . s:gap . '*\r\=$'
let s:comment = '^' . s:gap . '*//'
let s:dash = '[-/._‐‑–—−]'
let s:dated = '^\%(\d\{4}' . s:dash . '\d\{1,2}\|\d\{1,2}' . s:dash . '\d\{1,2}' . s:dash . '\d\d\|\d\{8}\)'
" A dated line that carries a mark says all there is to say.
let s:dated_mark = s:dated . '\k*' . s:gap . '*\%(\a\+' . s:gap . '*\)\=\%(\d\{1,2}:\d\d' . s:gap . '*\)\=\['
let s:declaration = '\c^\%(habit\|task\|goal\|plan\)\%([:' . s:sp . '\r]\|$\)'
let s:owner = '\c^' . s:gap . '\+\zs\%(step\|change\)\%([:' . s:sp . '\r]\|$\)\@='
" What a step holds; all else below it is the plan's.
let s:of_step = '\c^' . s:gap . '*\%(\%(needs\|from\|until\)\>\|\r\=$\)'

" What owns the line: `step`, `change`, `block`, or nothing.
function! s:Owner(line) abort
  let owner = ''
  for line in range(a:line - 1, 1, -1)
    let text = getline(line)
    if text =~# s:blank || text =~# s:comment
      continue
    elseif text =~# s:declaration
      return empty(owner) ? 'block' : owner
    elseif text =~# s:dated
      return 'block'
    elseif text !~# '^' . s:gap
      return ''
    elseif empty(owner)
      let owner = tolower(matchstr(text, s:owner . '\a*'))
    endif
  endfor
  return ''
endfunction

" How many steps in the line stands, or -1.
function! s:Depth(line) abort
  let owner = s:Owner(a:line)
  let text = getline(a:line)
  if empty(owner)
    return -1
  elseif owner ==# 'block' || text =~# s:owner
    return 1
  endif
  return owner ==# 'change' || text =~# s:of_step ? 2 : 1
endfunction

" The same for a new line, by the one above it.
function! s:NewDepth(line) abort
  let above = getline(a:line - 1)
  if above =~# s:blank || above =~# s:dated_mark || above =~# '^//'
    return 0
  endif
  return max([s:Depth(a:line), 0])
endfunction

function! DaymarkIndent(line) abort
  let text = getline(a:line)
  if text =~# s:blank
    return s:NewDepth(a:line) * shiftwidth()
  elseif text !~# '^' . s:gap
    return 0
  endif
  let depth = s:Depth(a:line)
  return depth < 0 ? -1 : depth * shiftwidth()
endfunction
