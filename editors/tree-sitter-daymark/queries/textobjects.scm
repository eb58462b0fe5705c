; Objects to select and jump between, by the names of Helix.

[
  (day_block)
  (declaration_block)
] @class.around

[
  (mark)
  (prose)
] @entry.around

[
  (mark (text) @entry.inside)
  (prose (text) @entry.inside)
]

(comment) @comment.around
