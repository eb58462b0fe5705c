vim.filetype.add({ extension = { day = 'daymark' } })
