autocmd BufNewFile,BufRead *.day setfiletype daymark
