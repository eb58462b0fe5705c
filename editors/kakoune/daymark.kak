# Daymark, a plain-text journal of habits, goals and plans. Licence: MIT OR Apache-2.0.
#
# Column 0 decides: a line there begins a region (dated, declaration), which ends before the next line in column 0
# that is no comment. Within it each line is a region of its own, parted where free text begins.

hook global BufCreate .*[.]day %{
    set-option buffer filetype daymark
}

hook global WinSetOption filetype=daymark %{
    require-module daymark
    set-option window comment_line '//'
    set-option window indentwidth 2
    set-option window formatcmd 'daymark fmt -'
    hook window InsertChar \n -group daymark-indent daymark-indent-on-new-line
    hook -once -always window WinSetOption filetype=.* %{
        remove-hooks window daymark-.+
        unset-option window comment_line
        unset-option window indentwidth
        unset-option window formatcmd
    }
}

hook -group daymark-highlight global WinSetOption filetype=daymark %{
    add-highlighter window/daymark ref daymark
    hook -once -always window WinSetOption filetype=.* %{
        remove-highlighter window/daymark
    }
}

provide-module daymark %§

# Colours: set these in your kakrc, behind `require-module daymark`

set-face global DaymarkComment comment
set-face global DaymarkDirective documentation
set-face global DaymarkJunk Error
set-face global DaymarkDeclaration keyword
set-face global DaymarkSetting meta
set-face global DaymarkKeyword attribute
set-face global DaymarkName function
set-face global DaymarkUsedName variable
set-face global DaymarkTitle string
set-face global DaymarkNote string
set-face global DaymarkDate type
set-face global DaymarkWeekday type
set-face global DaymarkTime builtin
set-face global DaymarkNumber value
set-face global DaymarkUnit operator
set-face global DaymarkTag module
set-face global DaymarkPerson identifier
set-face global DaymarkEscape operator
set-face global DaymarkKept green+b
set-face global DaymarkOpen default+d
set-face global DaymarkExcused default+di
set-face global DaymarkSlipped red+b
set-face global DaymarkAdded yellow+b

# Highlighters. Each line is a region, painted in layers: what is said later lies on top. Where parts follow each
# other their pattern takes all of them up to one of `$`, a colon or anything else, so that none is given back.

evaluate-commands %sh¶
    # Kakoune looks ahead over plain characters and classes only: no choices, nothing repeated.
    more="[\w''’\u00200c\u00200d-]"
    letter="(?![\d_])\w"
    end="(?!$more)"
    ends="[^\w''’\u00200c\u00200d-]"
    word="$letter$more*"
    name="$word(?:\h+$word)*"
    mention="$letter[\w\u00200c\u00200d-]*"
    tag="#$mention(?:/[\w-][\w\u00200c\u00200d-]*)*"
    person="@$mention(?![\w@\u00200c\u00200d-])"
    dash='[-/._‐‑–—−]'
    dated="(?:\d{4}$dash\d{1,2}|\d{1,2}$dash\d{1,2}$dash\d{2}|\d{8})"
    token="$dated(?:\d|$letter|$dash)*"
    date='\d{4}-\d\d-\d\d'
    apart='(?=[\h:,\r\n])'
    clock_end='(?:(?=[\h\r\n])|(?=:\D))'
    no_clock='(?!\d:\d\d)(?!\d\d:\d\d)'
    clock="\d{1,2}:\d\d(?::\d+)*$clock_end"
    time="(?:[01]?\d|2[0-3]):[0-5]\d$clock_end"
    weekday='(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
    number='\d+(?:\.\d+)?'
    currency='[$¢£¤¥€₹₽₩₺₿]'
    unit="(?:%|$currency|(?!of$ends)(?!per$ends)(?!by$ends)(?!starting$ends)(?!until$ends)(?!for$ends)(?!in\h\d)(?!in\ha\hrow)(?:$letter)+)"
    amount="(?:$currency\h*)?$no_clock$number(?:\h*$unit)?"
    # One character with the marks that combine with it, by the blocks that hold these.
    marks='\u000300-\u00036f\u000483-\u000489\u000591-\u0005bd\u000610-\u00061a\u00064b-\u00065f'
    marks="$marks\u000900-\u000903\u00093a-\u00093c\u00093e-\u00094f\u000981-\u000983\u0009bc-\u0009cd\u000a3c-\u000a4d"
    marks="$marks\u000b3c-\u000b4d\u000bbe-\u000bcd\u000c3e-\u000c4d\u000cbc-\u000ccd\u000d3b-\u000d4d\u000e31-\u000e3a"
    marks="$marks\u001ab0-\u001aff\u001dc0-\u001dff\u0020d0-\u0020ff\u00fe00-\u00fe0f\u00fe20-\u00fe2f"
    state="\[[^\]\n][$marks]*\]"
    known='\[[x\h!+-]\]'
    declaration='(?:habit|task|goal|plan)'
    setting='(?:week\h+starts|day\h+starts|pause)'
    list="^\h+(?:counts|also|needs|when)$end"
    first='(?:avoid|whenever|when|at\h+least|at\h+most|change\h+on|on\h+track|before|after|forgive|pause|total|best|reach'
    first="$first|streak|count|milestone|without|counts|also|needs|ask|note)"
    inner='(?:every|from|until|for|by|per|in\h+a\h+row|in|but|at|starting|weekday|weekend|days?|weeks?|months?|quarters?|years?)'

    # line PATH BEGIN: a region for the lines that begin so.
    line() {
        printf "add-highlighter %s region '(?i)%s' '$' group\n" "$1" "$2"
    }
    # paint PATH PATTERN FACES
    paint() {
        printf "add-highlighter %s/ regex '(?i)%s' %s\n" "$1" "$2" "$3"
    }
    # text PATH BEFORE FACE: free text behind a colon that stands right after BEFORE, with its tags and people.
    text() {
        [ -z "$3" ] || paint "$1" "$2\h*:([^\n]*)" "1:$3"
        mentions "$1"
        paint "$1" "$2\h*:($tag)" 1:DaymarkTag
        paint "$1" "$2\h*:($person)" 1:DaymarkPerson
    }
    mentions() {
        paint "$1" "(?<=[\h(\[{])$tag" 0:DaymarkTag
        paint "$1" "(?<=[\h(\[{])$person" 0:DaymarkPerson
    }
    # rest PATH BEFORE: what stands right after BEFORE, and is no colon, fits nothing.
    rest() {
        paint "$1" "$2\h*(?:\r?$|:|([^\h:\r\n][^\n]*))" 1:DaymarkJunk
    }
    numbers() {
        paint "$1" "(?<![\d:-])$number\h*($unit)?" '0:DaymarkNumber 1:DaymarkUnit'
        paint "$1" "$currency" 0:DaymarkUnit
    }
    moments() {
        paint "$1" "(?<=\h)$weekday$apart" 0:DaymarkWeekday
        paint "$1" "(?<=\h)$date$apart" 0:DaymarkDate
        paint "$1" "(?<=\h)$time" 0:DaymarkTime
    }
    # mark PATH BEFORE: the state behind BEFORE, and all that follows.
    mark() {
        marked="$2$known\h*(?:$name)?(?:\h*$amount)*"
        numbers "$1"
        text "$1" "$marked" DaymarkNote
        rest "$1" "$marked"
        paint "$1" "$2$known\h*($name)" 1:DaymarkUsedName
        paint "$1" "$2(\[x\])" 1:DaymarkKept
        paint "$1" "$2(\[\h\])" 1:DaymarkOpen
        paint "$1" "$2(\[-\])" 1:DaymarkExcused
        paint "$1" "$2(\[!\])" 1:DaymarkSlipped
        paint "$1" "$2(\[\+\])" 1:DaymarkAdded
    }
    # broken PATH BEFORE: a state that is none; what follows may be anything.
    broken() {
        paint "$1" "$2($state)" 1:DaymarkJunk
    }
    # clocks PATH BEFORE
    clocks() {
        paint "$1" "$2($clock)" 1:DaymarkJunk
        paint "$1" "$2($time)" 1:DaymarkTime
    }
    # block PATH BEGIN: the lines from one in column 0 to the next, but for comments.
    block() {
        printf "add-highlighter %s region '(?i)%s' '%s' regions\n" "$1" "$2" '^(?=[^\h\r\n/])|^(?=/[^/])'
        comment "$1"
    }
    comment() {
        line "$1/comment" '^\h*//'
        paint "$1/comment" '[^\n]+' 0:DaymarkComment
        paint "$1/comment" '^\h*//\h*(daymark:\h*allow(?:-file)?)\h' 1:DaymarkDirective
    }

    all=shared/daymark
    echo "add-highlighter $all regions"
    comment $all

    dated_block=$all/dated
    block $dated_block "^$dated"

    # A dated line: date, weekday, time, and then a mark or prose.
    day="^$token(?:\h*$weekday$end)?"
    lead="$day(?:\h*$clock)?\h*"
    for kind in mark broken prose; do
        path=$dated_block/day-$kind
        case $kind in
            mark)
                line $path "$lead$known"
                mark $path "$lead"
                ;;
            broken)
                line $path "$lead$state"
                broken $path "$lead"
                ;;
            prose)
                line $path "^$dated"
                text $path "$lead" ''
                rest $path "$lead"
                ;;
        esac
        clocks $path "$day\h*"
        paint $path "^$token\h*($weekday)$end" 1:DaymarkWeekday
        paint $path "^$token" 0:DaymarkJunk
        paint $path "^$date(?![\w/.‐‑–—−-])" 0:DaymarkDate
    done

    before="^\h+(?:$clock\h+)?"
    path=$dated_block/mark
    line $path "$before$known"
    mark $path "$before"
    clocks $path '^\h+'

    path=$dated_block/broken-mark
    line $path "$before$state"
    broken $path "$before"
    clocks $path '^\h+'

    path=$dated_block/timed-prose
    line $path "^\h+$time"
    mentions $path
    paint $path "^\h+$time:($tag)" 1:DaymarkTag
    paint $path "^\h+$time:($person)" 1:DaymarkPerson
    paint $path "^\h+($time)" 1:DaymarkTime

    path=$dated_block/untimely
    line $path "^\h+$clock"
    paint $path '[^\n]+' 0:DaymarkJunk

    path=$dated_block/prose
    line $path '^\h+[^\h\r\n]'
    mentions $path
    paint $path '^\h+(\\)(?:\[|//)' 1:DaymarkEscape

    declared_block=$all/declared
    block $declared_block "^$declaration$end"

    path=$declared_block/head
    line $path "^$declaration$end"
    text $path "^$declaration(?:\h+$name)?" DaymarkTitle
    rest $path "^$declaration(?:\h+$name)?"
    paint $path "^($declaration)(?:\h+($name))?" '1:DaymarkDeclaration 2:DaymarkName'

    path=$declared_block/step
    line $path "^\h+step$end"
    text $path "^\h+step(?:\h+\d+$apart)?" DaymarkTitle
    rest $path "^\h+step(?:\h+\d+$apart)?"
    paint $path "^\h+(step)(?:\h+(\d+)$apart)?" '1:DaymarkKeyword 2:DaymarkNumber'

    path=$declared_block/list
    line $path "$list(?:\h*\r?$|\h+[^\h:\r\n])"
    paint $path "(?:$list|,)\h*($name)" 1:DaymarkUsedName
    paint $path "(?:$list|,)\h*($tag)" 1:DaymarkTag
    paint $path "$list(?:\h*,|\h*$tag|\h*$name)*\h*(?:\r?$|([^\h\r\n][^\n]*))" 1:DaymarkJunk
    paint $path '^\h+counts\h+(journal)\h*\r?$' 1:DaymarkKeyword
    paint $path "$list" 0:DaymarkKeyword

    path=$declared_block/attribute
    line $path "^\h+(?:(?:$first|every|from|until|for|by)$end|\d+\h+(?:per|in)$end)"
    paint $path "(?<=\h)$inner$end" 0:DaymarkKeyword
    numbers $path
    paint $path "(?<=\h)$clock" 0:DaymarkJunk
    moments $path
    paint $path "(?<=\h)(of)\h+((?!starting$ends)$word(?:\h+(?!starting$ends)$word)*)" '1:DaymarkKeyword 2:DaymarkUsedName'
    text $path '^(?:[^:\n]|(?<=\d):\d\d)*' DaymarkNote
    paint $path "^\h+$first$end" 0:DaymarkKeyword
    # Nothing follows these.
    paint $path "^\h+(?:avoid|whenever)\h+([^\h\r\n][^\n]*)" 1:DaymarkJunk

    path=$declared_block/unknown
    line $path '^\h+[^\h\r\n]'
    paint $path '[^\n]+' 0:DaymarkJunk

    path=$all/setting
    line $path "^$setting$end"
    moments $path
    paint $path "(?<=\h)until$end" 0:DaymarkKeyword
    set="^$setting$end(?:\h+(?:$weekday$apart|$date$apart|$time|until$end))*"
    text $path "$set" DaymarkNote
    rest $path "$set"
    paint $path "^$setting$end" 0:DaymarkSetting

    path=$all/junk
    line $path '^\h*[^\h\r\n]'
    paint $path '[^\n]+' 0:DaymarkJunk
¶

# Indentation: in below a line that owns what follows, out again below an empty one

define-command -hidden daymark-indent-on-new-line %~
    evaluate-commands -draft -itersel %_
        # as the line above
        try %{ execute-keys -draft <semicolon>K<a-&> }
        try %{
            # in below a declaration, a step, a change, and a date without an entry
            execute-keys -draft kghGl<a-k>(?i)\A(?:(?:habit|task|goal|plan)\b|\h+step\h+\d+\h*(?::|\z)|\h+change\h+on\h+\d|\d{4}-\d\d-\d\d(?:\h+[a-z]+)?(?:\h+\d{1,2}:\d\d)?\h*(?::|\z))<ret>
            execute-keys -draft <semicolon><a-gt>
        }
    _
~

§
