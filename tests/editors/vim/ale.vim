" Checks that ALE starts `daymark lsp` in Vim and shows the one finding of the journal $DAYMARK_JOURNAL_FOLDER, which
" stands in expected.txt beside it. $DAYMARK_WORK/vim-ale.log says what went wrong.

set encoding=utf-8 nomore noswapfile hidden
let s:failures = []

function! s:Equal(what, expected, found) abort
  if a:expected !=# a:found
    call add(s:failures, printf('%s: expected %s, found %s', a:what, string(a:expected), string(a:found)))
  endif
endfunction

function! s:WaitForFindings() abort
  for look in range(400)
    if !empty(ale#engine#GetLoclist(bufnr('%')))
      break
    endif
    sleep 50m
  endfor
  return ale#engine#GetLoclist(bufnr('%'))
endfunction

try
  execute 'set runtimepath^=' . fnameescape(getcwd() . '/editors/vim') . ',/usr/share/vim-ale'
  filetype plugin indent on
  runtime plugin/ale.vim
  let s:expected = readfile($DAYMARK_JOURNAL_FOLDER . '/../expected.txt')[0]
  let [s:all, s:line, s:column, s:kind, s:code, s:text; s:rest] =
        \ matchlist(s:expected, '\v^[^:]+:(\d+):(\d+): (\a)\a*\[([^]]*)\]: (.*)$')
  execute 'edit' fnameescape($DAYMARK_JOURNAL_FOLDER . '/days.day')
  call s:Equal('linters', ['daymark_lsp'], map(copy(ale#linter#Get('daymark')), 'v:val.name'))
  call ale#Queue(0, 'lint_file')
  let s:found = s:WaitForFindings()
  call s:Equal('findings', 1, len(s:found))
  call s:Equal('line', str2nr(s:line), s:found[0].lnum)
  call s:Equal('column', str2nr(s:column), s:found[0].col)
  call s:Equal('kind', s:kind, tolower(s:found[0].type))
  call s:Equal('name', s:code, get(s:found[0], 'code', ''))
  call s:Equal('text', 0, stridx(s:found[0].text, s:text))
  call ale#lsp#StopAll()
catch
  call add(s:failures, v:exception . ' at ' . v:throwpoint)
endtry

call writefile(s:failures + [printf('ALE: a finding through `daymark lsp`, %d fail', len(s:failures))],
      \ $DAYMARK_WORK . '/vim-ale.log')
execute empty(s:failures) ? 'qall!' : 'cquit!'
