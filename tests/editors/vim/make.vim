" Checks that `:make` and `:lmake` jump to the finding of `daymark check`, in the journal $DAYMARK_JOURNAL_FOLDER,
" whose one finding stands in expected.txt beside it. $DAYMARK_WORK/vim-make.log says what went wrong.

set encoding=utf-8 nomore noswapfile hidden shellpipe=>%s\ 2>&1
let s:failures = []

function! s:Equal(what, expected, found) abort
  if a:expected !=# a:found
    call add(s:failures, printf('%s: expected %s, found %s', a:what, string(a:expected), string(a:found)))
  endif
endfunction

try
  execute 'set runtimepath^=' . fnameescape(getcwd() . '/editors/vim')
  filetype plugin indent on
  let s:expected = readfile($DAYMARK_JOURNAL_FOLDER . '/../expected.txt')[0]
  let [s:all, s:file, s:line, s:column, s:kind, s:text; s:rest] =
        \ matchlist(s:expected, '\v^([^:]+):(\d+):(\d+): (\a)\a*(.*)$')
  execute 'cd' fnameescape($DAYMARK_JOURNAL_FOLDER)
  for s:make in ['make', 'lmake', 'make days.day']
    edit! plan.day
    compiler daymark
    execute 'silent' s:make
    let s:list = s:make ==# 'lmake' ? getloclist(0) : getqflist()
    call s:Equal(s:make . ': findings', 1, len(s:list))
    call s:Equal(s:make . ': file', s:file, bufname('%'))
    call s:Equal(s:make . ': line', str2nr(s:line), line('.'))
    call s:Equal(s:make . ': column, in characters', str2nr(s:column), charcol('.'))
    call s:Equal(s:make . ': kind', s:kind, s:list[0].type)
    call s:Equal(s:make . ': text', s:text, s:list[0].text)
  endfor
catch
  call add(s:failures, v:exception . ' at ' . v:throwpoint)
endtry

call writefile(s:failures + [printf(':make: 3 jumps, %d fail', len(s:failures))], $DAYMARK_WORK . '/vim-make.log')
execute empty(s:failures) ? 'qall!' : 'cquit!'
