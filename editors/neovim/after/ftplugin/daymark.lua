-- What Neovim adds to the filetype plugin of editors/vim: `gq` by the formatter, and tree-sitter's colours where its
-- parser is there.
local undo = { vim.b.undo_ftplugin or 'execute' }

-- The name tells in which journal the text stands, for how names are spelt there. A language server that formats is
-- asked first: Neovim then sets 'formatexpr'.
vim.opt_local.formatprg = vim.fn.expand('%') == '' and 'daymark fmt -' or 'daymark fmt --stdin-filename %:p:S -'
table.insert(undo, 'setlocal formatprg<')

if vim.treesitter.language.add('daymark') and vim.treesitter.query.get('daymark', 'highlights') then
  vim.treesitter.start()
  table.insert(undo, 'lua vim.treesitter.stop()')
end

vim.b.undo_ftplugin = table.concat(undo, ' | ')
