" Vim filetype plugin
" Language: Daymark, a plain-text journal of habits, goals and plans
" License:  MIT OR Apache-2.0

if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1
let s:cpo_save = &cpo
set cpo&vim

setlocal comments=:// commentstring=//\ %s
setlocal formatoptions-=t formatoptions+=croql
setlocal autoindent expandtab shiftwidth=2 softtabstop=2
setlocal iskeyword+=-
let b:undo_ftplugin = 'setlocal comments< commentstring< formatoptions< autoindent< expandtab< shiftwidth<'
      \ . ' softtabstop< iskeyword<'

" One fold a block, its comments above included. Files open unfolded: `zM` shows the first lines only.
if has('folding') && get(g:, 'daymark_folding', 1)
  setlocal foldmethod=expr foldexpr=DaymarkFold(v:lnum)
  if &foldlevelstart < 0
    setlocal foldlevel=99
  endif
  let b:undo_ftplugin .= ' foldmethod< foldexpr< foldlevel<'
endif

let &cpo = s:cpo_save
unlet s:cpo_save

if exists('*DaymarkFold')
  finish
endif

" White space within a line, for a collection.
let s:sp = ' \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
let s:blank = '^[' . s:sp . ']*\r\=$'
let s:comment = '^[' . s:sp . ']*//'
let s:block = '^\%([^' . s:sp . '\r/]\|\r\%($\)\@!\|/\%([^/]\|$\)\)'

" Whether this line starts a block, or is a comment that touches one below it.
function! s:LeadsBlock(line) abort
  let line = a:line
  while getline(line) =~# s:comment
    let line += 1
  endwhile
  return getline(line) =~# s:block
endfunction

function! DaymarkFold(line) abort
  let text = getline(a:line)
  if text =~# s:blank
    " Blank lines between blocks stay outside; those within one belong to it.
    let next = a:line + 1
    while next <= line('$') && getline(next) =~# s:blank
      let next += 1
    endwhile
    return next > line('$') || s:LeadsBlock(next) ? 0 : 1
  endif
  let follows_comment = getline(a:line - 1) =~# s:comment
  if text =~# s:comment
    return !follows_comment && s:LeadsBlock(a:line) ? '>1' : 1
  endif
  return !follows_comment && text =~# s:block ? '>1' : 1
endfunction
