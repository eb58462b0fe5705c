" Vim syntax file
" Language: Daymark, a plain-text journal of habits, goals and plans
" License:  MIT OR Apache-2.0
"
" Column 0 decides. A line there that opens a block starts a region (daymarkBlockDated,
" daymarkBlockDeclaration), which ends before the next line in column 0 that is no comment.
" Each line is one match, inside such a region or outside any, and its group names its kind:
"
"   daymarkHabit daymarkTask daymarkGoal daymarkPlan   a declaration
"   daymarkAttribute   an indented line of a declaration
"   daymarkSetting     `week starts`, `day starts`, `pause` in column 0
"   daymarkDated       a line that starts with a date
"   daymarkMark        an indented mark below one
"   daymarkProse       indented words below one
"   daymarkComment     a comment
"   daymarkJunk        whatever fits nothing
"
" Parts of a line follow each other by `nextgroup`, so that a part has its colour in its place only.
" Of two patterns that match at one place the one defined later wins: the general ones stand first.

if exists('b:current_syntax')
  finish
endif
let s:cpo_save = &cpo
set cpo&vim

syntax case ignore

" Pieces of patterns {{{1

" White space within a line, and what is none, for collections.
let s:sp = ' \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000'
let s:gap = '[' . s:sp . ']'
let s:text = '[^' . s:sp . '\r]'

" What no word of a name holds: white space, punctuation, signs and emoji, in ASCII and elsewhere.
" All else is a letter, so every script is welcome. (No range may span more than 256 characters. What is
" made of many of these has `\C`: to ignore case Vim folds each character of each range, again and again.)
let s:apart = '\x01-\x20!-&(-,./:-@[\\\]^`{-~\u7f-\ua9\uab-\ub4\ub6-\ub9\ubb-\ubf\ud7\uf7'
      \ . '\u1680\u2000-\u2018\u201a-\u2070\u2074-\u207e\u2080-\u208e\u20a0-\u20cf\u2150-\u215f\u2190-\u228f\u2290-\u238f\u2390-\u248f'
      \ . '\u2490-\u258f\u2590-\u268f\u2690-\u278f\u2790-\u288f\u2890-\u298f\u2990-\u2a8f\u2a90-\u2b8f\u2b90-\u2bff'
      \ . '\u3000-\u3004\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20\ufeff\U1f000-\U1f0ff\U1f100-\U1f1ff\U1f200-\U1f2ff'
      \ . '\U1f300-\U1f3ff\U1f400-\U1f4ff\U1f500-\U1f5ff\U1f600-\U1f6ff\U1f700-\U1f7ff\U1f800-\U1f8ff\U1f900-\U1f9ff\U1fa00-\U1faff'
let s:more = '[^' . s:apart . ']'
let s:letter = '[^-0-9_''’\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19' . s:apart . ']'
let s:word = s:letter . s:more . '*'
let s:name = '\C' . s:word . '\%(' . s:gap . '\+' . s:word . '\)*'
let s:mention = '\C' . s:letter . '[^''’' . s:apart . ']*'
let s:person = '\%(' . s:mention . '\)\@>@\@!'
let s:path = s:mention . '\%(/[^''’' . s:apart . ']\+\)*'

" Where a keyword ends, and where one begins after the first; where a date or a number ends.
let s:end = s:more . '\@!'
let s:ends = '\%([:' . s:sp . '\r]\|$\)\@='
let s:after_space = s:gap . '\@1<='
let s:first = '\%(^' . s:gap . '\+\)\@<='
let s:opening = '\%(^\|[' . s:sp . '([{]\)\@1<='

let s:date = '\d\{4}-\d\d-\d\d'
let s:weekday = '\%(mon\%(day\)\=\|tue\%(sday\)\=\|wed\%(nesday\)\='
      \ . '\|thu\%(rsday\)\=\|fri\%(day\)\=\|sat\%(urday\)\=\|sun\%(day\)\=\)'
let s:number = '\d\+\%(\.\d\+\)\='
let s:currency = '[$¢£¤¥\u20a0-\u20cf]'
let s:reserved = '\%([oO][fF]\|[pP][eE][rR]\|[bB][yY]\|[sS][tT][aA][rR][tT][iI][nN][gG]\)'
let s:unit = '\C\%(%\|' . s:currency . '\|\%(' . s:reserved . s:end . '\)\@!' . s:letter . '\+\)'

" What starts like a date, and what is taken along with it.
let s:dash = '[-/._‐‑–—−]'
let s:dated = '^\%(\d\{4}' . s:dash . '\d\{1,2}\|\d\{1,2}' . s:dash . '\d\{1,2}' . s:dash . '\d\d\|\d\{8}\)'
let s:date_more = '\%(' . s:dash . '\|\d\|' . s:letter . '\)'

" What is written like a time, and a time of day.
let s:clock_end = '\%([' . s:sp . ']\|:\d\@!\|\r\=$\)\@='
let s:clock = '\d\{1,2}:\d\d\%(:\d\+\)*' . s:clock_end
let s:time = '\%([01]\=\d\|2[0-3]\):[0-5]\d' . s:clock_end

let s:declaration = '\%(habit\|task\|goal\|plan\)'
let s:starts = s:gap . '\+starts'
let s:setting = '\%(week' . s:starts . '\|day' . s:starts . '\|pause\)'
let s:attribute = '\%(every\|when\|whenever\|avoid\|at' . s:gap . '\+\%(least\|most\)\|before\|after\|from\|until\|pause'
      \ . '\|forgive\|counts\|ask\|also\|note\|change' . s:gap . '\+on\|by\|total\|best\|reach\|streak\|count\|milestone'
      \ . '\|for\|without\|on' . s:gap . '\+track\|step\|needs\|\d\+' . s:gap . '\+\%(per\|in\)\)'
" One character in brackets, with the marks that combine with it: Vim takes most with their letter, but not
" those of India's scripts that take room of their own.
let s:marks = '[\u0903\u093b\u093e-\u0940\u0949-\u094c\u094e\u094f\u0982\u0983\u09be-\u09c0\u09c7\u09c8\u09cb\u09cc\u09d7'
      \ . '\u0a03\u0a3e-\u0a40\u0a83\u0abe-\u0ac0\u0ac9\u0acb\u0acc\u0b02\u0b03\u0b3e\u0b40\u0b47\u0b48\u0b4b\u0b4c\u0b57'
      \ . '\u0bbe\u0bbf\u0bc1\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcc\u0bd7\u0c01-\u0c03\u0c41-\u0c44\u0c82\u0c83\u0cbe\u0cc0-\u0cc4'
      \ . '\u0cc7\u0cc8\u0cca\u0ccb\u0cd5\u0cd6\u0d02\u0d03\u0d3e-\u0d40\u0d46-\u0d48\u0d4a-\u0d4c\u0d57\u0d82\u0d83\u0dcf-\u0dd1'
      \ . '\u0dd8-\u0ddf\u0df2\u0df3]*'
let s:state = '\[[^]]' . s:marks . '\]'

" `syntax match GROUP PATTERN OPTIONS`, with a pattern put together from pieces.
function! s:Match(group, pattern, options) abort
  execute 'syntax match' a:group ';' . a:pattern . ';' a:options
endfunction

" Lines outside of blocks {{{1

call s:Match('daymarkJunk', '^.*' . s:text . '.*$', '')
call s:Match('daymarkSetting', '^\%(week\|day\|pause\)' . s:end . '.*$', 'contains=daymarkUnknown,daymarkSettingKeyword')

" Lines of a dated block {{{1

call s:Match('daymarkDated', s:dated . '.*$', 'contained contains=daymarkUnknownDate,daymarkDay')
call s:Match('daymarkProse', '^' . s:gap . '\+' . s:text . '.*$',
      \ 'contained contains=daymarkProseTime,daymarkEscape,@daymarkMention,@Spell')
" Something written like a time that is none, and no mark after it.
call s:Match('daymarkJunk', '^' . s:gap . '\+\%(' . s:time . '\)\@!' . s:clock . '.*$', 'contained')
call s:Match('daymarkMark', '^' . s:gap . '\+\%(' . s:clock . s:gap . '\+\)\=' . s:state . '.*$',
      \ 'contained contains=daymarkUnknownTime,daymarkTime,@daymarkState')

" Lines of a declaration {{{1

call s:Match('daymarkHabit', '^habit' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkTask', '^task' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkGoal', '^goal' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkPlan', '^plan' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkAttribute', '^' . s:gap . '\+' . s:text . '.*$', 'contained contains=@daymarkAttributePart')

" Comments, anywhere {{{1

call s:Match('daymarkComment', '^' . s:gap . '*//.*$', 'contains=daymarkDirective,@Spell')
syntax match daymarkDirective ;\%(^\s*//\s*\)\@<=daymark:\s*allow\%(-file\)\=\s.*$; contained contains=@NoSpell

" Blocks {{{1

" A line in column 0 that is no comment. (A carriage return alone is a character like any other.)
let s:column = '^\%([^' . s:sp . '\r/]\|\r\%($\)\@!\|/\%([^/]\|$\)\)'
execute 'syntax region daymarkBlockDated start=;' . s:dated . '; end=;\%(' . s:column . '\)\@=;'
      \ 'contains=daymarkDated,daymarkJunk,daymarkProse,daymarkMark,daymarkComment'
execute 'syntax region daymarkBlockDeclaration start=;^' . s:declaration . s:end . '; end=;\%(' . s:column . '\)\@=;'
      \ 'contains=daymarkHabit,daymarkTask,daymarkGoal,daymarkPlan,daymarkAttribute,daymarkComment'

" A redraw that starts in the middle of a file looks up to the nearest line in column 0, and no further.
execute 'syntax sync match daymarkSyncOther grouphere NONE ;' . s:column . ';'
execute 'syntax sync match daymarkSyncDated grouphere daymarkBlockDated ;' . s:dated . ';'
execute 'syntax sync match daymarkSyncDeclaration grouphere daymarkBlockDeclaration ;^' . s:declaration . s:end . ';'

" Parts: what stands where nothing may {{{1

call s:Match('daymarkUnexpected', s:text . '.*$', 'contained')

" Parts: free text {{{1

call s:Match('daymarkTitle', s:text . '.*$', 'contained contains=@daymarkMention,@Spell')
call s:Match('daymarkNote', s:text . '.*$', 'contained contains=@daymarkMention,@Spell')
call s:Match('daymarkText', s:text . '.*$', 'contained contains=@daymarkMention,@Spell')
syntax match daymarkTitleSeparator ;:; contained nextgroup=daymarkTitle,daymarkGluedTag,daymarkGluedPerson skipwhite
syntax match daymarkNoteSeparator ;:; contained nextgroup=daymarkNote,daymarkGluedTag,daymarkGluedPerson skipwhite
syntax match daymarkTextSeparator ;:; contained nextgroup=daymarkText,daymarkGluedTag,daymarkGluedPerson skipwhite

syntax cluster daymarkMention contains=daymarkTag,daymarkPerson
call s:Match('daymarkTag', s:opening . '#' . s:path, 'contained contains=@NoSpell')
call s:Match('daymarkPerson', s:opening . '@' . s:person, 'contained contains=@NoSpell')
" The first of a text may touch its colon.
call s:Match('daymarkGluedTag', ':\@1<=#' . s:path, 'contained nextgroup=daymarkText skipwhite')
call s:Match('daymarkGluedPerson', ':\@1<=@' . s:person, 'contained nextgroup=daymarkText skipwhite')

" Parts of an entry {{{1

call s:Match('daymarkProseTime', s:first . s:time, 'contained nextgroup=daymarkTextSeparator')
call s:Match('daymarkEscape', s:first . '\\\%(\[\|//\)\@=', 'contained')

let s:mark_parts = '@daymarkState,daymarkTextSeparator,daymarkUnexpected skipwhite'
let s:entry_parts = 'daymarkUnknownTime,daymarkTime,' . s:mark_parts
call s:Match('daymarkUnknownDate', s:dated . s:date_more . '*', 'contained nextgroup=daymarkWeekday,' . s:entry_parts)
call s:Match('daymarkDay', '^' . s:date . s:date_more . '\@!', 'contained nextgroup=daymarkWeekday,' . s:entry_parts)
call s:Match('daymarkWeekday', s:weekday . s:end, 'contained nextgroup=' . s:entry_parts)
call s:Match('daymarkUnknownTime', s:clock, 'contained nextgroup=' . s:mark_parts)
call s:Match('daymarkTime', s:time, 'contained nextgroup=' . s:mark_parts)

syntax cluster daymarkState
      \ contains=daymarkUnknownState,daymarkKept,daymarkOpen,daymarkExcused,daymarkSlipped,daymarkAdded
" What follows one that is none may be anything.
call s:Match('daymarkUnknownState', s:state, 'contained')
syntax match daymarkKept ;\[x\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
call s:Match('daymarkOpen', '\[' . s:gap . '\]', 'contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite')
syntax match daymarkExcused ;\[-\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkSlipped ;\[!\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkAdded ;\[+\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite

let s:amount_parts = 'daymarkAmount,daymarkCurrency,daymarkNoteSeparator,daymarkUnexpected skipwhite'
call s:Match('daymarkMarkName', s:name, 'contained nextgroup=' . s:amount_parts)
" A time of day among them is none.
call s:Match('daymarkAmount', '\%(\d\{1,2}:\d\d\%(:\d\+\)*\d\@!\)\@!' . s:number, 'contained nextgroup=daymarkUnit,' . s:amount_parts)
call s:Match('daymarkCurrency', s:currency, 'contained nextgroup=daymarkAmount,daymarkUnexpected skipwhite')
call s:Match('daymarkUnit', s:unit, 'contained nextgroup=' . s:amount_parts)

" Parts of a declaration's first line {{{1

call s:Match('daymarkDeclarationKeyword', '^' . s:declaration . s:end,
      \ 'contained nextgroup=daymarkName,daymarkTitleSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkName', s:name, 'contained nextgroup=daymarkTitleSeparator,daymarkUnexpected skipwhite')

" Parts of an attribute and of a setting {{{1

syntax cluster daymarkAttributePart contains=daymarkKeyword,daymarkListKeyword,daymarkTextKeyword,daymarkOf,
      \daymarkStep,daymarkDueDay,daymarkNumber,daymarkNumberCurrency,daymarkDate,daymarkUnknownTime,daymarkClock,
      \daymarkNoteSeparator,@daymarkMention,daymarkUnknown

call s:Match('daymarkUnknown', '^\%(week\|day\)' . s:end . '.*$', 'contained')
call s:Match('daymarkSettingKeyword', '^' . s:setting . s:end,
      \ 'contained nextgroup=daymarkDueDay,daymarkClock,daymarkSettingDate,daymarkNoteSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkSettingDate', s:date . s:ends,
      \ 'contained nextgroup=daymarkSettingUntil,daymarkNoteSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkSettingUntil', 'until' . s:end,
      \ 'contained nextgroup=daymarkSettingDate,daymarkUnexpected skipwhite')

call s:Match('daymarkKeyword', s:after_space . '\%(every\|from\|until\|for\|by\|per\|in\%(\s\+a\s\+row\)\=\|but\|at\|starting'
      \ . '\|weekday\|weekend\|days\=\|weeks\=\|months\=\|quarters\=\|years\=\)' . s:end, 'contained')
call s:Match('daymarkKeyword', s:first . '\%(at\s\+\%(least\|most\)\|change\s\+on\|on\s\+track'
      \ . '\|before\|after\|forgive\|pause\|total\|best\|reach\|streak\|count\|milestone\|without\|ask\|note\)' . s:end,
      \ 'contained')
" Nothing follows these.
call s:Match('daymarkKeyword', s:first . '\%(avoid\|whenever\)' . s:end, 'contained nextgroup=daymarkUnexpected skipwhite')
call s:Match('daymarkDueDay', '\%(^\|[ \t]\)\@1<=' . s:weekday . '\%([:, \t\r]\|$\)\@=', 'contained')
call s:Match('daymarkDueDay', '\%(^week' . s:starts . s:gap . '\+\)\@<=' . s:weekday . s:ends,
      \ 'contained nextgroup=daymarkUnexpected skipwhite')

call s:Match('daymarkNumber', s:number, 'contained nextgroup=daymarkNumberUnit skipwhite')
" `from week 3 until week 5`, `1 in a row`: these words go on with the line.
call s:Match('daymarkNumberUnit', '\%(\%([uU][nN][tT][iI][lL]\|[fF][oO][rR]\)' . s:end
      \ . '\|[iI][nN]\s\+\%([aA]\s\+[rR][oO][wW]\|\d\)\)\@!' . s:unit, 'contained')
call s:Match('daymarkNumberCurrency', s:currency, 'contained nextgroup=daymarkNumber skipwhite')
call s:Match('daymarkDate', s:date . s:ends, 'contained')
call s:Match('daymarkUnknownTime', '\%(^' . s:gap . '\+\%(before\|after\)' . s:gap . '\+\)\@<=' . s:clock,
      \ 'contained nextgroup=daymarkUnexpected skipwhite')
call s:Match('daymarkClock', s:time, 'contained nextgroup=daymarkUnexpected skipwhite')

call s:Match('daymarkOf', s:after_space . 'of' . s:end, 'contained nextgroup=daymarkMeasured skipwhite')
let s:measured = '\%([sS][tT][aA][rR][tT][iI][nN][gG]' . s:end . '\)\@!' . s:word
call s:Match('daymarkMeasured', '\C' . s:measured . '\%(' . s:gap . '\+' . s:measured . '\)*', 'contained')

call s:Match('daymarkListKeyword', s:first . '\%(counts\|also\|needs\|when\)' . s:end,
      \ 'contained nextgroup=daymarkListed,daymarkListedTag,daymarkUnexpected skipwhite')
call s:Match('daymarkListed', s:name, 'contained nextgroup=daymarkComma,daymarkUnexpected skipwhite')
call s:Match('daymarkComma', ',', 'contained nextgroup=daymarkListed,daymarkUnexpected skipwhite')
call s:Match('daymarkListedTag', '#' . s:path, 'contained nextgroup=daymarkUnexpected skipwhite')
call s:Match('daymarkListed', '\%(counts\s\+\)\@<=journal\s*\r\=$', 'contained contains=daymarkEvidence')
call s:Match('daymarkEvidence', 'journal', 'contained')

call s:Match('daymarkTextKeyword', s:first . '\%(ask\|note\|when\)\%(\s*:\)\@=',
      \ 'contained nextgroup=daymarkNoteSeparator skipwhite')

call s:Match('daymarkStep', s:first . 'step' . s:end, 'contained nextgroup=daymarkStepNumber,daymarkUnexpected skipwhite')
call s:Match('daymarkStepNumber', '\d\+' . s:ends, 'contained nextgroup=daymarkTitleSeparator,daymarkUnexpected skipwhite')

" Wins over all other parts.
call s:Match('daymarkUnknown', s:first . '\%(' . s:attribute . s:end . '\)\@!' . s:text . '.*$', 'contained')

" Colours {{{1

highlight default link daymarkComment Comment
highlight default link daymarkDirective SpecialComment
highlight default link daymarkJunk Error
highlight default link daymarkUnexpected Error
highlight default link daymarkUnknown daymarkUnexpected
highlight default link daymarkUnknownDate daymarkUnexpected
highlight default link daymarkUnknownTime daymarkUnexpected
highlight default link daymarkUnknownState daymarkUnexpected

highlight default link daymarkDeclarationKeyword Statement
highlight default link daymarkSettingKeyword Statement
highlight default link daymarkSettingUntil daymarkKeyword
highlight default link daymarkKeyword Keyword
highlight default link daymarkListKeyword daymarkKeyword
highlight default link daymarkTextKeyword daymarkKeyword
highlight default link daymarkOf daymarkKeyword
highlight default link daymarkStep daymarkKeyword
highlight default link daymarkEvidence daymarkKeyword

highlight default link daymarkName Identifier
highlight default link daymarkMarkName daymarkName
highlight default link daymarkListed daymarkName
highlight default link daymarkMeasured daymarkName
highlight default link daymarkTitle Title

highlight default link daymarkDay Type
highlight default link daymarkDate Type
highlight default link daymarkSettingDate daymarkDate
highlight default link daymarkWeekday Type
highlight default link daymarkDueDay daymarkWeekday
highlight default link daymarkTime Special
highlight default link daymarkProseTime daymarkTime
highlight default link daymarkClock daymarkTime

highlight default link daymarkAmount Number
highlight default link daymarkNumber Number
highlight default link daymarkStepNumber Number
highlight default link daymarkUnit Constant
highlight default link daymarkCurrency daymarkUnit
highlight default link daymarkNumberUnit daymarkUnit
highlight default link daymarkNumberCurrency daymarkUnit

highlight default link daymarkTag Tag
highlight default link daymarkListedTag daymarkTag
highlight default link daymarkGluedTag daymarkTag
highlight default link daymarkPerson Underlined
highlight default link daymarkGluedPerson daymarkPerson
highlight default link daymarkEscape SpecialChar
highlight default link daymarkNote String

highlight default link daymarkTitleSeparator Delimiter
highlight default link daymarkNoteSeparator Delimiter
highlight default link daymarkTextSeparator Delimiter
highlight default link daymarkComma Delimiter

" The five states. Set these five to your taste; newer Vims have groups for good and bad of their own.
execute 'highlight default link daymarkKept' hlexists('Added') ? 'Added' : 'Question'
execute 'highlight default link daymarkAdded' hlexists('Changed') ? 'Changed' : 'Number'
" WarningMsg and Neovim's Removed are all but white on a dark ground.
highlight default link daymarkSlipped ErrorMsg
highlight default link daymarkExcused Comment
highlight default link daymarkOpen NonText

let b:current_syntax = 'daymark'

delfunction s:Match
let &cpo = s:cpo_save
unlet s:cpo_save

" vim: foldmethod=marker
