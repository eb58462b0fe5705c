" Checks the Vim files in one start of Vim; `tests/editors/run` says where the work folder is:
"   $DAYMARK_WORK/files   the journals whose kinds of line to write, one path a line
"   $DAYMARK_WORK/vim/PATH.kinds   where they go
"   $DAYMARK_WORK/vim.log   what went wrong, and how much was checked
" Data beside this script: NAME.groups tells the innermost group at places of NAME.day, one `LINE:COLUMN GROUP TEXT`
" a line, where the column counts characters and TEXT is what stands there; NAME.folds tells the fold level of each line.

set encoding=utf-8 nomore noswapfile hidden
let s:work = $DAYMARK_WORK
let s:failures = []
let s:counts = {'places': 0, 'folds': 0, 'settings': 0, 'redraws': 0, 'files': 0, 'lines': 0}

function! s:Fail(...) abort
  call add(s:failures, call('printf', a:000))
endfunction

function! s:Names(line, column) abort
  return map(synstack(a:line, a:column), 'synIDattr(v:val, "name")')
endfunction

" White space within a line, for a collection.
let s:sp = ' \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'

" The kind of a line: the outermost group that is no block. What has none is blank, or `none` if it has text.
function! s:Kind(line) abort
  let blank = getline(a:line) =~# '^[' . s:sp . ']*\r\=$'
  let column = blank ? 1 : match(getline(a:line), '[^' . s:sp . ']') + 1
  let groups = filter(s:Names(a:line, column), 'v:val !~# "^daymarkBlock"')
  if empty(groups)
    return blank ? 'blank' : 'none'
  endif
  return tolower(substitute(groups[0], '^daymark', '', ''))
endfunction

function! s:CheckGroups(path) abort
  execute 'edit' fnameescape(fnamemodify(a:path, ':r') . '.day')
  for [index, check] in map(readfile(a:path), '[v:key + 1, v:val]')
    if check =~# '^\s*\%("\|$\)'
      continue
    endif
    let [all, line, column, group, text; rest] = matchlist(check, '^\(\d\+\):\(\d\+\)\s\+\(\S\+\)\s*\(.*\)$')
    let s:counts.places += 1
    let byte = byteidx(getline(line), column - 1)
    if byte < 0 || strpart(getline(line), byte, len(text)) !=# text
      call s:Fail('%s:%d: expected `%s` at %d:%d, found `%s`', a:path, index, text, line, column,
            \ byte < 0 ? '' : strpart(getline(line), byte))
      continue
    endif
    let names = s:Names(line, byte + 1)
    let found = empty(names) ? 'none' : names[-1]
    if found !=# group
      call s:Fail('%s:%d: expected %s at %d:%d `%s`, found %s', a:path, index, group, line, column, text, found)
    endif
  endfor
endfunction

function! s:CheckFolds(path) abort
  execute 'edit' fnameescape(fnamemodify(a:path, ':r') . '.day')
  let expected = readfile(a:path)
  if len(expected) != line('$')
    call s:Fail('%s: expected %d lines, found %d', a:path, line('$'), len(expected))
  endif
  for line in range(1, min([len(expected), line('$')]))
    let s:counts.folds += 1
    let found = foldclosed(line) < 0 ? foldlevel(line) . ' open' : foldlevel(line) . ' closed'
    normal! zM
    let shown = foldlevel(line) . ' ' . (foldclosed(line) < 0 ? '-' : foldclosed(line) . '-' . foldclosedend(line))
    normal! zR
    if shown !=# expected[line - 1]
      call s:Fail('%s:%d: expected fold `%s`, found `%s`', a:path, line, expected[line - 1], shown)
    endif
    if found !~# 'open'
      call s:Fail('%s:%d: a file should open unfolded', a:path, line)
    endif
  endfor
endfunction

" What the filetype plugin sets, and that leaving the filetype takes it back.
function! s:CheckSettings() abort
  enew
  let names = ['commentstring', 'comments', 'expandtab', 'shiftwidth', 'softtabstop', 'autoindent', 'iskeyword',
        \ 'formatoptions', 'foldmethod', 'foldexpr', 'foldlevel']
  let before = map(copy(names), 'getwinvar(0, "&" . v:val)')
  file new.day
  doautocmd BufNewFile new.day
  let expected = {'filetype': 'daymark', 'syntax': 'daymark', 'commentstring': '// %s', 'comments': '://',
        \ 'expandtab': 1, 'shiftwidth': 2, 'foldmethod': 'expr'}
  for [name, value] in items(expected)
    let s:counts.settings += 1
    if getwinvar(0, '&' . name) !=# value
      call s:Fail('settings: expected %s=%s, found %s', name, value, getwinvar(0, '&' . name))
    endif
  endfor
  setlocal filetype=text
  for index in range(len(names))
    let s:counts.settings += 1
    let value = getwinvar(0, '&' . names[index])
    if value !=# before[index] && !(names[index] =~# 'comments\|commentstring\|formatoptions')
      call s:Fail('settings: %s is left at %s, was %s', names[index], value, before[index])
    endif
  endfor
  bwipeout!
endfunction

" A long file looked at from its end must look the same as one read from its start.
function! s:CheckRedraws(path) abort
  execute 'edit' fnameescape(a:path)
  let once = getline(1, '$')
  let lines = []
  while len(lines) < 8000
    call extend(lines, once)
  endwhile
  enew
  call setline(1, lines)
  setfiletype daymark
  let start = reltime()
  let late = {}
  for line in range(len(lines), len(lines) - len(once), -3)
    syntax clear
    let &l:syntax = 'daymark'
    let late[line] = s:Kind(line)
  endfor
  let seconds = reltimefloat(reltime(start)) / len(late)
  syntax clear
  let &l:syntax = 'daymark'
  let kinds = map(range(1, len(lines)), 's:Kind(v:val)')
  for [line, kind] in items(late)
    let s:counts.redraws += 1
    if kinds[line - 1] !=# kind
      call s:Fail('redraw: line %d is %s from the start, %s from the end: %s', line, kinds[line - 1], kind, getline(line))
    endif
  endfor
  if seconds > 1
    call s:Fail('redraw: %.2f seconds for one look at the end of %d lines', seconds, len(lines))
  endif
  bwipeout!
endfunction

function! s:WriteKinds(path) abort
  execute 'edit' fnameescape(a:path)
  if &filetype !=# 'daymark'
    call s:Fail('%s: the filetype is `%s`', a:path, &filetype)
  endif
  let s:counts.files += 1
  let s:counts.lines += line('$')
  let target = s:work . '/vim/' . a:path . '.kinds'
  call mkdir(fnamemodify(target, ':h'), 'p')
  call writefile(map(range(1, line('$')), 's:Kind(v:val)'), target)
  bwipeout!
endfunction

try
  execute 'set runtimepath^=' . fnameescape(getcwd() . '/editors/vim')
  filetype plugin on
  syntax on
  for s:path in sort(glob('tests/editors/vim/*.groups', 0, 1))
    call s:CheckGroups(s:path)
  endfor
  for s:path in sort(glob('tests/editors/vim/*.folds', 0, 1))
    call s:CheckFolds(s:path)
  endfor
  call s:CheckSettings()
  call s:CheckRedraws('tests/editors/samples/structure.day')
  for s:path in readfile(s:work . '/files')
    call s:WriteKinds(s:path)
  endfor
catch
  call s:Fail('%s at %s', v:exception, v:throwpoint)
endtry

let s:summary = printf('vim: %d places, %d fold levels, %d settings, %d redraws; kinds of %d lines in %d files',
      \ s:counts.places, s:counts.folds, s:counts.settings, s:counts.redraws, s:counts.lines, s:counts.files)
call writefile(s:failures + [s:summary], s:work . '/vim.log')
execute empty(s:failures) ? 'qall!' : 'cquit!'
