" Checks the Vim indentation: where new lines begin, and what `=` does to a ragged file (tests/editors/indent).
" Neovim runs this, too. $DAYMARK_WORK/vim-indent.log says what went wrong.

set encoding=utf-8 nomore noswapfile hidden
let s:failures = []
let s:count = 0

function! s:Equal(what, expected, found) abort
  let s:count += 1
  if a:expected !=# a:found
    call add(s:failures, printf('%s: expected %s, found %s', a:what, string(a:expected), string(a:found)))
  endif
endfunction

function! s:Journal(lines) abort
  enew!
  call setline(1, a:lines)
  setfiletype daymark
  " `o` below a comment would go on with it.
  setlocal formatoptions-=o
endfunction

function! s:CheckNewLines() abort
  let above = []
  for line in readfile('tests/editors/indent/new-lines')[1:]
    let steps = matchstr(line, '^> \zs\d$')
    if empty(steps)
      call add(above, line)
      continue
    endif
    call s:Journal(above)
    execute "normal! Go+\<Esc>"
    call s:Equal('new line below ' . string(above[-1]), repeat('  ', steps) . '+', getline('$'))
  endfor
endfunction

function! s:CheckRagged() abort
  call s:Journal(readfile('tests/editors/indent/ragged.day'))
  silent normal! gg=G
  call s:Equal('ragged.day', readfile('tests/editors/indent/indented.day'), getline(1, '$'))
  silent normal! gg=G
  call s:Equal('ragged.day, again', readfile('tests/editors/indent/indented.day'), getline(1, '$'))
endfunction

" A line that is broken in two, and one that belongs to nothing.
function! s:CheckByHand() abort
  call s:Journal(['2026-01-05', '  one two'])
  execute "normal! G$bi\<CR>\<Esc>"
  call s:Equal('a broken line', ['2026-01-05', '  one', '  two'], map(getline(1, '$'), 'substitute(v:val, " *$", "", "")'))
  call s:Journal(['week starts monday', '   stray'])
  silent normal! gg=G
  call s:Equal('a stray line', '   stray', getline(2))
endfunction

try
  execute 'set runtimepath^=' . fnameescape(getcwd() . '/editors/vim')
  filetype plugin indent on
  call s:CheckNewLines()
  call s:CheckRagged()
  call s:CheckByHand()
catch
  call add(s:failures, v:exception . ' at ' . v:throwpoint)
endtry

call writefile(s:failures + [printf('indentation: %d checks, %d fail', s:count, len(s:failures))], $DAYMARK_WORK . '/vim-indent.log')
execute empty(s:failures) ? 'qall!' : 'cquit!'
