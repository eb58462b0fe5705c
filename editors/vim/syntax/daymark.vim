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

" What no word of a name holds: white space, punctuation and currency signs, in ASCII and elsewhere.
" All else is a letter, so every script is welcome.
let s:apart = '\x01-\x20!-&(-,./:-@[\\\]^`{-~\u7f-\ua9\uab-\ub4\ub6-\ub9\ubb-\ubf'
      \ . '\u2000-\u2018\u201a-\u206f\u20a0-\u20cf\u3000-\u3004\u3008-\u3020\uff01-\uff20\ufeff'
let s:letter = '[^-0-9_''’' . s:apart . ']'
let s:word = s:letter . '[^' . s:apart . ']*'
let s:name = s:word . '\%(\s\+' . s:word . '\)*'
let s:mention = s:letter . '[^''’' . s:apart . ']*'
let s:path = s:mention . '\%(/[^''’' . s:apart . ']\+\)*'

" Where a keyword ends, and where one begins after the first.
let s:end = '\%([: \t\r]\|$\)\@='
let s:after_space = '[ \t]\@1<='
let s:first = '\%(^\s\+\)\@<='
let s:opening = '\%(^\|[[:space:]\u3000([{]\)\@1<='

let s:date = '\d\{4}-\d\d-\d\d'
let s:time = '\d\{1,2}:\d\d'
let s:weekday = '\%(mon\%(day\)\=\|tue\%(sday\)\=\|wed\%(nesday\)\='
      \ . '\|thu\%(rsday\)\=\|fri\%(day\)\=\|sat\%(urday\)\=\|sun\%(day\)\=\)'
let s:number = '\d\+\%(\.\d\+\)\='
let s:currency = '[$¢£¤¥\u20a0-\u20cf]'
let s:unit = '\%(%\|' . s:currency . '\|\%(\%(of\|per\|by\|starting\)' . s:end . '\)\@!' . s:letter . '\+\)'

let s:declaration = '\%(habit\|task\|goal\|plan\)'
let s:setting = '\%(week\s\+starts\|day\s\+starts\|pause\)'
let s:attribute = '\%(every\|when\|whenever\|avoid\|at\s\+least\|at\s\+most\|before\|after\|from\|until\|pause'
      \ . '\|forgive\|counts\|ask\|also\|note\|change\s\+on\|by\|total\|best\|reach\|streak\|count\|milestone'
      \ . '\|for\|without\|on\s\+track\|step\|needs\|' . s:number . '\s\+\%(per\|in\)\)'
let s:entry = '^\s\+\%(' . s:time . '\s\+\)\=\['

" `syntax match GROUP PATTERN OPTIONS`, with a pattern put together from pieces.
function! s:Match(group, pattern, options) abort
  execute 'syntax match' a:group ';' . a:pattern . ';' a:options
endfunction

" Lines outside of blocks {{{1

call s:Match('daymarkJunk', '^.*[^ \t\r].*$', '')
call s:Match('daymarkSetting', '^' . s:setting . s:end . '.*$', 'contains=daymarkSettingKeyword')

" Lines of a dated block {{{1

call s:Match('daymarkDated', '^' . s:date . s:end . '.*$', 'contained contains=daymarkDay')
call s:Match('daymarkProse', '^\s\+[^ \t\r].*$',
      \ 'contained contains=daymarkProseTime,daymarkEscape,@daymarkMention,@Spell')
" A single character that is no state.
call s:Match('daymarkJunk', s:entry . '.\].*$', 'contained')
call s:Match('daymarkMark', s:entry . '[-xX !+]\].*$', 'contained contains=daymarkTime,@daymarkState')

" Lines of a declaration {{{1

call s:Match('daymarkHabit', '^habit' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkTask', '^task' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkGoal', '^goal' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkPlan', '^plan' . s:end . '.*$', 'contained contains=daymarkDeclarationKeyword')
call s:Match('daymarkAttribute', '^\s\+' . s:attribute . s:end . '.*$',
      \ 'contained contains=@daymarkAttributePart')

" Comments, anywhere {{{1

syntax match daymarkComment ;^\s*//.*$; contains=daymarkDirective,@Spell
syntax match daymarkDirective ;\%(^\s*//\s*\)\@<=daymark:\s*allow\%(-file\)\=\s.*$; contained contains=@NoSpell

" Blocks {{{1

let s:column = '^\%([^ \t\r/]\|/\%([^/]\|$\)\)'
execute 'syntax region daymarkBlockDated start=;^' . s:date . s:end . '; end=;\%(' . s:column . '\)\@=;'
      \ 'contains=daymarkDated,daymarkJunk,daymarkProse,daymarkMark,daymarkComment'
execute 'syntax region daymarkBlockDeclaration start=;^' . s:declaration . s:end . '; end=;\%(' . s:column . '\)\@=;'
      \ 'contains=daymarkHabit,daymarkTask,daymarkGoal,daymarkPlan,daymarkAttribute,daymarkJunk,daymarkComment'

" A redraw that starts in the middle of a file looks up to the nearest line in column 0, and no further.
execute 'syntax sync match daymarkSyncOther grouphere NONE ;' . s:column . ';'
execute 'syntax sync match daymarkSyncDated grouphere daymarkBlockDated ;^' . s:date . s:end . ';'
execute 'syntax sync match daymarkSyncDeclaration grouphere daymarkBlockDeclaration ;^' . s:declaration . s:end . ';'

" Parts: what stands where nothing may {{{1

syntax match daymarkUnexpected ;[^ \t\r].*$; contained

" Parts: free text {{{1

syntax match daymarkTitle ;[^ \t\r].*$; contained contains=@daymarkMention,@Spell
syntax match daymarkNote ;[^ \t\r].*$; contained contains=@daymarkMention,@Spell
syntax match daymarkText ;[^ \t\r].*$; contained contains=@daymarkMention,@Spell
syntax match daymarkTitleSeparator ;:; contained nextgroup=daymarkTitle,daymarkGluedTag,daymarkGluedPerson skipwhite
syntax match daymarkNoteSeparator ;:; contained nextgroup=daymarkNote,daymarkGluedTag,daymarkGluedPerson skipwhite
syntax match daymarkTextSeparator ;:; contained nextgroup=daymarkText,daymarkGluedTag,daymarkGluedPerson skipwhite

syntax cluster daymarkMention contains=daymarkTag,daymarkPerson
call s:Match('daymarkTag', s:opening . '#' . s:path, 'contained contains=@NoSpell')
call s:Match('daymarkPerson', s:opening . '@' . s:mention, 'contained contains=@NoSpell')
" The first of a text may touch its colon.
call s:Match('daymarkGluedTag', ':\@1<=#' . s:path, 'contained nextgroup=daymarkText skipwhite')
call s:Match('daymarkGluedPerson', ':\@1<=@' . s:mention, 'contained nextgroup=daymarkText skipwhite')

" Parts of an entry {{{1

call s:Match('daymarkProseTime', s:first . s:time . s:end, 'contained nextgroup=daymarkTextSeparator')
call s:Match('daymarkEscape', s:first . '\\\%(\[\|//\)\@=', 'contained')

let s:entry_parts = 'daymarkTime,@daymarkState,daymarkTextSeparator,daymarkUnexpected skipwhite'
call s:Match('daymarkDay', '^' . s:date, 'contained nextgroup=daymarkWeekday,' . s:entry_parts)
call s:Match('daymarkWeekday', s:weekday . s:end, 'contained nextgroup=' . s:entry_parts)
call s:Match('daymarkTime', s:time . s:end,
      \ 'contained nextgroup=@daymarkState,daymarkTextSeparator,daymarkUnexpected skipwhite')

syntax cluster daymarkState contains=daymarkKept,daymarkOpen,daymarkExcused,daymarkSlipped,daymarkAdded
syntax match daymarkKept ;\[x\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkOpen ;\[ \]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkExcused ;\[-\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkSlipped ;\[!\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite
syntax match daymarkAdded ;\[+\]; contained nextgroup=daymarkMarkName,daymarkUnexpected skipwhite

let s:amount_parts = 'daymarkAmount,daymarkCurrency,daymarkNoteSeparator,daymarkUnexpected skipwhite'
call s:Match('daymarkMarkName', s:name, 'contained nextgroup=' . s:amount_parts)
call s:Match('daymarkAmount', s:number, 'contained nextgroup=daymarkUnit,' . s:amount_parts)
call s:Match('daymarkCurrency', s:currency, 'contained nextgroup=daymarkAmount,daymarkUnexpected skipwhite')
call s:Match('daymarkUnit', s:unit, 'contained nextgroup=' . s:amount_parts)

" Parts of a declaration's first line {{{1

call s:Match('daymarkDeclarationKeyword', '^' . s:declaration . s:end,
      \ 'contained nextgroup=daymarkName,daymarkTitleSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkName', s:name, 'contained nextgroup=daymarkTitleSeparator,daymarkUnexpected skipwhite')

" Parts of an attribute and of a setting {{{1

syntax cluster daymarkAttributePart contains=daymarkKeyword,daymarkListKeyword,daymarkTextKeyword,daymarkOf,
      \daymarkStep,daymarkDueDay,daymarkNumber,daymarkNumberCurrency,daymarkDate,daymarkClock,
      \daymarkNoteSeparator,@daymarkMention

call s:Match('daymarkSettingKeyword', '^' . s:setting . s:end,
      \ 'contained nextgroup=daymarkDueDay,daymarkClock,daymarkSettingDate,daymarkNoteSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkSettingDate', s:date . s:end,
      \ 'contained nextgroup=daymarkSettingUntil,daymarkNoteSeparator,daymarkUnexpected skipwhite')
call s:Match('daymarkSettingUntil', 'until' . s:end,
      \ 'contained nextgroup=daymarkSettingDate,daymarkUnexpected skipwhite')

call s:Match('daymarkKeyword', s:after_space . '\%(every\|from\|until\|for\|by\|per\|in\%(\s\+a\s\+row\)\=\|but\|at\|starting'
      \ . '\|weekday\|weekend\|days\=\|weeks\=\|months\=\|quarters\=\|years\=\)' . s:end, 'contained')
call s:Match('daymarkKeyword', s:first . '\%(avoid\|whenever\|at\s\+\%(least\|most\)\|change\s\+on\|on\s\+track'
      \ . '\|before\|after\|forgive\|pause\|total\|best\|reach\|streak\|count\|milestone\|without\|ask\|note\)' . s:end,
      \ 'contained')
call s:Match('daymarkDueDay', '\%(^\|[ \t]\)\@1<=' . s:weekday . '\%([:, \t\r]\|$\)\@=', 'contained')

call s:Match('daymarkNumber', s:number, 'contained nextgroup=daymarkNumberUnit skipwhite')
call s:Match('daymarkNumberUnit', '\%(in\s\+\%(a\s\+row\|\d\)\)\@!' . s:unit, 'contained')
call s:Match('daymarkNumberCurrency', s:currency, 'contained nextgroup=daymarkNumber skipwhite')
call s:Match('daymarkDate', s:date . s:end, 'contained')
call s:Match('daymarkClock', s:time . s:end, 'contained')

call s:Match('daymarkOf', s:after_space . 'of' . s:end, 'contained nextgroup=daymarkMeasured skipwhite')
call s:Match('daymarkMeasured', '\%(starting' . s:end . '\)\@!' . s:word . '\%(\s\+\%(starting' . s:end . '\)\@!' . s:word . '\)*',
      \ 'contained')

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
call s:Match('daymarkStepNumber', '\d\+' . s:end, 'contained nextgroup=daymarkTitleSeparator,daymarkUnexpected skipwhite')

" Colours {{{1

highlight default link daymarkComment Comment
highlight default link daymarkDirective SpecialComment
highlight default link daymarkJunk Error
highlight default link daymarkUnexpected Error

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
execute 'highlight default link daymarkSlipped' hlexists('Removed') ? 'Removed' : 'WarningMsg'
execute 'highlight default link daymarkAdded' hlexists('Changed') ? 'Changed' : 'Number'
highlight default link daymarkExcused Comment
highlight default link daymarkOpen NonText

let b:current_syntax = 'daymark'

delfunction s:Match
let &cpo = s:cpo_save
unlet s:cpo_save

" vim: foldmethod=marker
