-- Checks `daymark lsp` in Neovim's own client, in the journal $DAYMARK_JOURNAL_FOLDER: the one finding that stands in
-- expected.txt beside it, then `run` renamed to `jog`, by tests/editors/lsp/renamed. $DAYMARK_WORK/neovim/lsp.log says
-- what went wrong.
local top, journal = vim.fn.getcwd(), vim.env.DAYMARK_JOURNAL_FOLDER
local failures = {}

local function equal(what, expected, found)
  if not vim.deep_equal(expected, found) then
    table.insert(failures, ('%s: expected %s, found %s'):format(what, vim.inspect(expected), vim.inspect(found)))
  end
end

local function wait_for(what, condition)
  equal(what, true, (vim.wait(20000, condition, 20)))
end

local function check()
  for _, folder in ipairs({ 'vim', 'neovim' }) do
    vim.opt.runtimepath:prepend(top .. '/editors/' .. folder)
  end
  vim.cmd('filetype plugin indent on')
  vim.lsp.enable('daymark')

  vim.cmd.edit(journal .. '/days.day')
  wait_for('client', function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end)
  equal('root', vim.uv.fs_realpath(journal), vim.uv.fs_realpath(vim.lsp.get_clients({ bufnr = 0 })[1].root_dir))

  wait_for('finding', function() return #vim.diagnostic.get(0) > 0 end)
  local found = vim.diagnostic.get(0)
  local expected = vim.fn.readfile(journal .. '/../expected.txt')[1]
  local line, column, severity, code, message = expected:match('^[^:]+:(%d+):(%d+): (%l+)%[([^%]]+)%]: (.*)$')
  equal('findings', 1, #found)
  equal('line', tonumber(line), found[1].lnum + 1)
  -- Neovim's columns count bytes, the program's count characters.
  local text = vim.api.nvim_buf_get_lines(0, found[1].lnum, found[1].lnum + 1, true)[1]
  equal('column', tonumber(column), vim.fn.charidx(text, found[1].col) + 1)
  equal('severity', vim.diagnostic.severity[severity:upper()], found[1].severity)
  equal('name', code, found[1].code)
  equal('message', message, found[1].message:sub(1, #message))

  vim.cmd.edit(journal .. '/plan.day')
  wait_for('client of a second file', function() return #vim.lsp.get_clients({ bufnr = 0 }) == 1 end)
  vim.fn.search('habit \\zsrun')
  vim.lsp.buf.rename('jog')
  wait_for('rename', function() return vim.fn.search('habit jog', 'n') > 0 end)
  for _, name in ipairs({ 'plan.day', 'days.day' }) do
    local buffer = vim.fn.bufnr(journal .. '/' .. name)
    equal(name, vim.fn.readfile(top .. '/tests/editors/lsp/renamed/' .. name), vim.api.nvim_buf_get_lines(buffer, 0, -1, true))
  end
end

local ok, problem = xpcall(check, debug.traceback)
if not ok then
  table.insert(failures, problem)
end
for _, client in ipairs(vim.lsp.get_clients()) do
  client:stop()
end
equal('an end of the server', true, (vim.wait(5000, function() return #vim.lsp.get_clients() == 0 end, 20)))
table.insert(failures, ('neovim: a finding and a rename through `daymark lsp`, %d fail'):format(#failures))
vim.fn.writefile(vim.split(table.concat(failures, '\n'), '\n'), vim.env.DAYMARK_WORK .. '/neovim/lsp.log')
vim.cmd(#failures == 1 and 'qall!' or 'cquit!')
