-- `daymark lsp`, for `vim.lsp.enable('daymark')`. A journal is the folder with `daymark.toml`, and all below it.
return {
  cmd = { 'daymark', 'lsp' },
  filetypes = { 'daymark' },
  root_markers = { 'daymark.toml', '.git' },
}
