-- Checks that Neovim takes the parser and the queries of editors/tree-sitter-daymark, built and copied as the README
-- says, and colours by them; and that Zed's outline finds what it is to find. $DAYMARK_WORK/neovim/tree-sitter.log says what went wrong.
local failures, count = {}, 0

local function equal(what, expected, found)
  count = count + 1
  if not vim.deep_equal(expected, found) then
    table.insert(failures, ('%s: expected %s, found %s'):format(what, vim.inspect(expected), vim.inspect(found)))
  end
end

-- Whether one of the captures at a place, both counted from 0, has the name or begins with it.
local function captured(line, column, name)
  for _, capture in ipairs(vim.treesitter.get_captures_at_pos(0, line, column)) do
    if vim.startswith(capture.capture, name) then
      return true
    end
  end
  return false
end

local function check()
  local top = vim.fn.getcwd()
  for _, folder in ipairs({ top .. '/editors/vim', top .. '/editors/neovim', vim.env.DAYMARK_WORK .. '/neovim/site' }) do
    vim.opt.runtimepath:prepend(folder)
  end
  vim.opt.runtimepath:append(top .. '/editors/neovim/after')
  vim.cmd('filetype plugin indent on')
  vim.cmd('syntax on')

  for _, file in ipairs(vim.fn.glob('examples/**/*.day', false, true)) do
    vim.cmd.edit(file)
    equal(file .. ': colours by tree-sitter', true, vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil)
    local tree = vim.treesitter.get_parser(0):parse()[1]
    equal(file .. ': errors in the tree', false, tree:root():has_error())
  end

  vim.cmd.edit('tests/editors/vim/parts.day')
  vim.treesitter.get_parser(0):parse()
  for line, text in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    if vim.startswith(text, '//') then
      local told = captured(line - 1, 0, 'comment') or captured(line - 1, 0, 'keyword.directive')
      equal(('comment in line %d'):format(line), true, told)
    elseif text:match('^habit ') or text:match('^goal ') or text:match('^PLAN ') then
      equal(('keyword in line %d'):format(line), true, captured(line - 1, 0, 'keyword'))
    end
  end
  -- Zed's outline names each declaration and each day.
  local outline = vim.treesitter.query.parse('daymark', table.concat(vim.fn.readfile('editors/zed/languages/daymark/outline.scm'), '\n'))
  for _, file in ipairs(vim.fn.glob('examples/nine-steps/*.day', false, true)) do
    vim.cmd.edit(file)
    local items, heads = 0, 0
    for id in outline:iter_captures(vim.treesitter.get_parser(0):parse()[1]:root(), 0) do
      items = items + (outline.captures[id] == 'item' and 1 or 0)
    end
    for _, kind in ipairs(vim.fn.readfile(vim.env.DAYMARK_WORK .. '/grammar/' .. file .. '.kinds')) do
      heads = heads + (vim.list_contains({ 'habit', 'task', 'goal', 'plan', 'dated' }, kind) and 1 or 0)
    end
    equal(file .. ': outline', heads, items)
  end
  for _, name in ipairs({ 'highlights', 'folds', 'indents', 'injections' }) do
    equal(name .. '.scm', true, vim.treesitter.query.get('daymark', name) ~= nil)
  end
end

local ok, problem = xpcall(check, debug.traceback)
if not ok then
  table.insert(failures, problem)
end
table.insert(failures, ('neovim: tree-sitter: %d checks, %d fail'):format(count, #failures))
vim.fn.writefile(vim.split(table.concat(failures, '\n'), '\n'), vim.env.DAYMARK_WORK .. '/neovim/tree-sitter.log')
vim.cmd(#failures == 1 and 'qall!' or 'cquit!')
