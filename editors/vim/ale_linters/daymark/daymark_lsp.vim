" ALE linter
" Runs: daymark lsp, the language server of Daymark
" License: MIT OR Apache-2.0

call ale#Set('daymark_lsp_executable', 'daymark')

" A journal is the folder with `daymark.toml`, and all below it.
function! ale_linters#daymark#daymark_lsp#GetProjectRoot(buffer) abort
  let root = ale#path#FindNearestFile(a:buffer, 'daymark.toml')
  return empty(root) ? expand('#' . a:buffer . ':p:h') : fnamemodify(root, ':h')
endfunction

call ale#linter#Define('daymark', {
      \ 'name': 'daymark_lsp',
      \ 'lsp': 'stdio',
      \ 'executable': {buffer -> ale#Var(buffer, 'daymark_lsp_executable')},
      \ 'command': '%e lsp',
      \ 'project_root': function('ale_linters#daymark#daymark_lsp#GetProjectRoot'),
      \ })
