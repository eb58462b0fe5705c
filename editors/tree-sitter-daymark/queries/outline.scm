; The outline of a file, by the names of Zed.

(declaration_block
  (declaration
    ["habit" "task" "goal" "plan"] @context
    (name) @name)) @item

(day_block
  (dated
    (date) @name
    (weekday)? @context)) @item
