; Days and declarations fold; the blank lines at their end stay out where the editor knows how (Neovim does).

([
  (day_block)
  (declaration_block)
] @fold
  (#trim! @fold))
