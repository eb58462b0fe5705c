; Colours, by names that Neovim, Helix and Zed all know (a longer name falls back to its beginning).
;
; No two patterns take the same node but for `@spell`, so it makes no difference whether an editor lets the first or
; the last one win. Patterns of text are written for both Rust's and Vim's regular expressions.

; Spelling is looked at where words are: first, so that a colour comes after it ------------------------------------

(text) @spell

; Comments ---------------------------------------------------------------------------------------------------------

((comment) @spell
  (#not-match? @spell "^// *daymark: *allow"))

((comment) @comment
  (#not-match? @comment "^// *daymark: *allow"))

((comment) @keyword.directive
  (#match? @keyword.directive "^// *daymark: *allow"))

; What can't stand where it stands ----------------------------------------------------------------------------------

[
  (clock)
  (junk)
  (left)
  (rest)
  (stray)
  (unknown)
] @error

; Words of the language ----------------------------------------------------------------------------------------------

[
  "after" "also" "ask" "at" "avoid" "before" "best" "by" "change" "count" "counts" "day" "every" "for" "forgive" "from"
  "goal" "habit" "least" "milestone" "most" "needs" "note" "of" "on" "pause" "per" "plan" "reach" "starting" "starts"
  "step" "streak" "task" "total" "track" "until" "week" "when" "whenever" "without"
] @keyword

[":" ","] @punctuation.delimiter

; Names ----------------------------------------------------------------------------------------------------------------

(declaration
  (name) @function)

[
  (mark (name) @function.call)
  (dated (name) @function.call)
  (when (name) @function.call)
  (also (name) @function.call)
  (needs (name) @function.call)
  (total (name) @function.call)
  (best (name) @function.call)
  (reach (name) @function.call)
  (streak (name) @function.call)
  (count (name) @function.call)
]

(counts
  (name) @function.call
  (#not-match? @function.call "^[Jj][Oo][Uu][Rr][Nn][Aa][Ll]$"))

; Everything that was written counts.
(counts
  (name) @keyword
  (#match? @keyword "^[Jj][Oo][Uu][Rr][Nn][Aa][Ll]$"))

; Days and times -----------------------------------------------------------------------------------------------------

(weekday) @type

((date) @type
  (#not-match? @type "^[0-9]+$"))

; The number of a step.
((date) @constant.numeric
  (#match? @constant.numeric "^[0-9]+$"))

(time) @string.special

([
  (after (loose) @string.special)
  (before (loose) @string.special)
  (day_starts (loose) @string.special)
]
  (#match? @string.special "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"))

([
  (after (loose) @error)
  (before (loose) @error)
  (day_starts (loose) @error)
]
  (#match? @error "^[0-9][0-9]?:")
  (#not-match? @error "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"))

; Marks ----------------------------------------------------------------------------------------------------------------

((state) @diff.plus
  (#match? @diff.plus "^.[xX].$"))

((state) @diff.delta
  (#eq? @diff.delta "[+]"))

((state) @diff.minus
  (#eq? @diff.minus "[!]"))

((state) @comment
  (#eq? @comment "[-]"))

((state) @punctuation.bracket
  (#match? @punctuation.bracket "^.[ \t].$"))

((state) @error
  (#not-match? @error "^.[xX+! \t-].$"))

(number) @constant.numeric

[
  (sign)
  (unit)
] @constant

; Cadences and the like --------------------------------------------------------------------------------------------

((loose) @constant.numeric
  (#match? @constant.numeric "^[0-9]+$"))

([
  (every (loose) @type)
  (times (loose) @type)
  (week_starts (loose) @type)
]
  (#match? @type
    "^([Mm][Oo][Nn]([Dd][Aa][Yy])?|[Tt][Uu][Ee]([Ss][Dd][Aa][Yy])?|[Ww][Ee][Dd]([Nn][Ee][Ss][Dd][Aa][Yy])?|[Tt][Hh][Uu]([Rr][Ss][Dd][Aa][Yy])?|[Ff][Rr][Ii]([Dd][Aa][Yy])?|[Ss][Aa][Tt]([Uu][Rr][Dd][Aa][Yy])?|[Ss][Uu][Nn]([Dd][Aa][Yy])?)$"))

((loose) @keyword
  (#match? @keyword
    "^([Aa]|[Bb][Uu][Tt]|[Ii][Nn]|[Pp][Ee][Rr]|[Rr][Oo][Ww]|[Dd][Aa][Yy][Ss]?|[Ww][Ee][Ee][Kk][Ss]?|[Mm][Oo][Nn][Tt][Hh][Ss]?|[Qq][Uu][Aa][Rr][Tt][Ee][Rr][Ss]?|[Yy][Ee][Aa][Rr][Ss]?|[Ww][Ee][Ee][Kk][Dd][Aa][Yy]|[Ww][Ee][Ee][Kk][Ee][Nn][Dd])$"))

(without
  (loose) @attribute
  (#match? @attribute "^[@]"))

; Your own words ---------------------------------------------------------------------------------------------------

[
  (declaration (text) @markup.heading)
  (step (text) @markup.heading)
]

[
  (ask (text) @string)
  (dated (state) (text) @string)
  (mark (text) @string)
  (milestone (text) @string)
  (note (text) @string)
  (pause (text) @string)
  (when (text) @string)
]

(tag) @tag
(person) @attribute
(escape) @string.escape
