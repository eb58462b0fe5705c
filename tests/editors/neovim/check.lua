-- Checks in Neovim what editors/neovim adds to editors/vim: the filetype, the comments, the formatter and the language
-- server's settings. $DAYMARK_WORK/neovim/check.log says what went wrong.
local work = vim.env.DAYMARK_WORK .. '/neovim'
local failures, count = {}, 0

local function equal(what, expected, found)
  count = count + 1
  if not vim.deep_equal(expected, found) then
    table.insert(failures, ('%s: expected %s, found %s'):format(what, vim.inspect(expected), vim.inspect(found)))
  end
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function check()
  for _, folder in ipairs({ 'vim', 'neovim' }) do
    vim.opt.runtimepath:prepend(vim.fn.getcwd() .. '/editors/' .. folder)
  end
  vim.opt.runtimepath:append(vim.fn.getcwd() .. '/editors/neovim/after')
  vim.cmd('filetype plugin indent on')
  vim.cmd('syntax on')

  vim.cmd.edit(work .. '/ragged.day')
  equal('filetype', 'daymark', vim.bo.filetype)
  equal('filetype by name', 'daymark', (vim.filetype.match({ filename = 'other.day' })))
  equal('indentexpr', 'DaymarkIndent(v:lnum)', vim.bo.indentexpr)
  equal('commentstring', '// %s', vim.bo.commentstring)

  vim.api.nvim_buf_set_lines(0, 0, -1, true, { '2026-01-05', '  [x] run' })
  vim.cmd.normal('Ggcc')
  equal('gcc', { '2026-01-05', '  // [x] run' }, lines())

  -- Through the name of the file and the program's own idea of a right text.
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { '2026-01-05', '      [X] run' })
  vim.cmd('silent normal! gggqG')
  equal('gq', { '2026-01-05', '  [x] run' }, lines())

  equal('command of the language server', { 'daymark', 'lsp' }, vim.lsp.config.daymark.cmd)
  vim.cmd.setfiletype('text')
  vim.bo.filetype = 'text'
  equal('formatprg after another filetype', '', vim.bo.formatprg)
end

local ok, problem = xpcall(check, debug.traceback)
if not ok then
  table.insert(failures, problem)
end
table.insert(failures, ('neovim: %d checks, %d fail'):format(count, #failures))
vim.fn.writefile(vim.split(table.concat(failures, '\n'), '\n'), work .. '/check.log')
vim.cmd(#failures == 1 and 'qall!' or 'cquit!')
