; The outline: declarations by their names, days by their dates.

(declaration
  ["habit" "task" "goal" "plan"] @context
  (name) @name) @item

(dated
  (date) @name) @item
