" Vim compiler file
" Compiler: daymark check, whose findings `:make` jumps to
" License:  MIT OR Apache-2.0

if exists('current_compiler')
  finish
endif
let current_compiler = 'daymark'

" The journal around the current folder; `:make %` for one file of it.
CompilerSet makeprg=daymark\ check\ --format\ short\ $*
" The name of the rule goes into the text: `[invalid-date]: expected a date, found ...`.
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]%m,%-G%.%#

" Daymark counts columns in characters, Vim in bytes.
function! s:CountBytes(list) abort
  if get(b:, 'current_compiler', get(g:, 'current_compiler', '')) !=# 'daymark'
    return
  endif
  let items = a:list ? getloclist(0) : getqflist()
  for item in filter(copy(items), 'v:val.valid && v:val.col > 1')
    call bufload(item.bufnr)
    let text = get(getbufline(item.bufnr, item.lnum), 0, '')
    let byte = byteidx(text, item.col - 1)
    let item.col = byte < 0 ? item.col : byte + 1
  endfor
  if a:list
    call setloclist(0, [], 'r', {'items': items})
  else
    call setqflist([], 'r', {'items': items})
  endif
endfunction

augroup daymark_compiler
  autocmd!
  autocmd QuickFixCmdPost make call s:CountBytes(0)
  autocmd QuickFixCmdPost lmake call s:CountBytes(1)
augroup END
