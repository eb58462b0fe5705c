; What belongs to a day or a declaration stands one step in: `@indent.begin` is Neovim's name for it, `@indent` that
; of Helix and Zed. A comment stays where it is: it may be about the block below.

[
  (day_block)
  (declaration_block)
] @indent.begin @indent

(comment) @indent.auto
