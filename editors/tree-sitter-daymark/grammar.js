/**
 * The Daymark language for tree-sitter: grammar/daymark.pest told once more, line by line and token by token.
 *
 * Like that grammar this one is total: every line has a node, a wrong one too, and what can't stand where it stands
 * is a `rest`, a `left`, an `unknown`, a `stray` or a `junk`. Daymark's tests hold the two grammars equal.
 *
 * - White space is a token (`_sp`), never an extra: column 0 decides what a line is. The end of a line (`_end`) takes
 *   the white space before it along.
 * - pest takes the first rule that fits. Here a token of a higher rank wins over a longer one, as long as the two don't
 *   share what comes behind its end; of equal rank the longer one wins, and of equal length the one defined first. So
 *   `_word` keeps `habits` from being a `habit`, and tokens of any characters never begin with a letter: what stands
 *   where a keyword, a name or a unit might stand begins with a `_word`, then.
 * - Where one token of foresight is too little, src/scanner.c looks further.
 */

const {
  SP, char, go_on, NUMBER, symbols, run, WORD, MENTIONED, TAGGED, joined, DASH, BRACKETS, GLUED, WORDS, late,
  middle, early, first, at_once,
} = require('./grammar/patterns');
const {
  KEYWORDS, RESERVED, any_case, keyword, clause, sign, name, time, ended, date_ended, and_tail, tailed,
  more_tailed, part_and_tail, part_tailed, more_part_tailed, moment, amounts, last_amount, last_bare,
  reserved, reserved_unit, bare_rest, amounts_left,
} = require('./grammar/pieces');

module.exports = grammar({
  name: 'daymark',
  extras: () => [],
  externals: ($) => [$._end, $._blank, $._cr, $._tail, $._cr_line, $._colon_cr, $._time, $.clock, $.escape],

  rules: {
    // ---------------------------------------------------------- Lines and blocks

    file: ($) => seq(repeat($._outer_line), repeat($._block)),

    ...Object.fromEntries([...KEYWORDS, ...RESERVED].map((word) => [`_${word}`, () => any_case(word)])),

    _block: ($) => choice($.day_block, $.declaration_block, $._other_block),
    day_block: ($) => seq($.dated, $._end, repeat(choice($._empty_line, seq($._sp, choice($.mark, $.prose), $._end)))),
    declaration_block: ($) => seq($.declaration, $._end, repeat(choice($._empty_line, seq($._sp, $._clause, $._end)))),
    _other_block: ($) => seq(choice($.week_starts, $.day_starts, $.pause, $.junk), $._end, repeat($._outer_line)),
    _outer_line: ($) => choice($._empty_line, seq($._sp, $.stray, $._end)),
    _empty_line: ($) => choice($._blank, seq(optional($._sp), $.comment, $._end)),

    comment: ($) => and_tail($, $._comment),
    // An indented line that belongs to nothing.
    stray: ($) => $._any,
    // A column-0 line that fits nothing.
    junk: ($) => $._any,
    _any: ($) => choice(tailed($, $._line), and_tail($, $._number_line), $._word_line),
    _word_line: ($) => seq($._word, optional(more_tailed($, $._line_more))),
    _number_words: ($) => and_tail($, $._number_line),

    // What stands where nothing should, to the end of the line. Each may begin with symbols; the longer names say
    // what else it may begin with, where nothing else takes it.
    left: ($) => tailed($, $._line),
    _word_left: ($) => choice($.left, alias($._word_line, $.left)),
    _number_left: ($) => choice($.left, alias($._number_words, $.left)),
    _any_left: ($) => choice($._word_left, alias($._number_words, $.left)),
    _left_after: ($) => seq(optional($._sp), $._any_left),
    _colon_left: ($) => alias($._colon_words, $.left),
    _colon_words: ($) => and_tail($, $._colon_line),
    _sign_left: ($) => choice(alias($._sign, $.left), alias($._sign_line, $.left)),
    _sign_line: ($) => seq($._sign, optional($._sp), choice(tailed($, $._line), $._word_line)),
    _joined_left: ($) => and_tail($, $._joined_line),

    // The same to the colon that starts free text.
    rest: ($) => part_tailed($, $._part),
    _word_rest: ($) => choice($.rest, alias($._word_part, $.rest)),
    _number_rest: ($) => choice($.rest, alias($._number_parts, $.rest)),
    _any_rest: ($) => choice($._word_rest, alias($._number_parts, $.rest)),
    _word_part: ($) => seq($._word, optional(more_part_tailed($, $._part_more))),
    _number_parts: ($) => part_and_tail($, $._number_part),
    _sign_part: ($) => seq($._sign, optional($._sp), choice(part_tailed($, $._part), $._word_part)),
    _joined_rest: ($) => part_and_tail($, $._joined_part),

    ...Object.fromEntries(
      RESERVED.flatMap((word) => [
        [`_${word}_left`, ($) => seq($[`_${word}`], optional(more_tailed($, $._line_more)))],
        [`_${word}_rest`, ($) => seq($[`_${word}`], optional(more_part_tailed($, $._part_more)))],
      ]),
    ),

    // ---------------------------------------------------------- Free text

    text: ($) => seq($._piece, repeat(choice($._sp, $._piece))),
    _piece: ($) =>
      choice(seq(choice($.tag, $.person), optional($._stuck)), $._plain, $._signed, $._address, $._opening, $._cr),

    _tight_text: ($) => seq(sign(':'), optional(seq(optional($._sp), $.text))),
    _colon_text: ($) => seq(optional($._sp), $._tight_text),
    // What can't stand here, and the user's own words.
    _tight_rest: ($) => choice($._tight_text, seq($.rest, optional($._colon_text))),
    _tight_word_rest: ($) => choice($._tight_text, seq($._word_rest, optional($._colon_text))),
    _tight_number_rest: ($) => choice($._tight_text, seq($._number_rest, optional($._colon_text))),
    _tight_any_rest: ($) => choice($._tight_text, seq($._any_rest, optional($._colon_text))),
    _sign_rest: ($) => seq(choice(alias($._sign, $.rest), alias($._sign_part, $.rest)), optional($._colon_text)),
    _rest_after: ($) => seq(optional($._sp), $._tight_any_rest),
    _name_text: ($) => seq(optional($._sp), choice($._tight_number_rest, $._named)),
    _named: ($) => seq(name($), optional(seq(optional($._sp), $._tight_number_rest))),
    // Prose may begin with an escaped bracket or comment.
    _prose_text: ($) => seq(optional($.escape), $.text),
    _colon_prose: ($) => seq(optional($._sp), sign(':'), optional(seq(optional($._sp), $._prose_text))),

    // ---------------------------------------------------------- Names, dates, amounts

    _words: ($) => seq(optional(seq($._words, $._sp)), $._word),
    date: ($) => choice(date_ended($, $._date), seq($._word, optional(date_ended($, $._date)))),
    loose: ($) => choice(ended($, $._loose), seq($._word, optional(ended($, $._loose)))),
    _looses: ($) => seq($.loose, repeat(seq($._sp, $.loose))),
    _one_loose: ($) => choice($._any_left, seq($._sp, $._loose_left)),
    _loose_left: ($) => seq($.loose, optional(seq($._sp, $._any_left))),

    amount: ($) => choice($._number_amount, seq(alias($._sign, $.sign), optional($._sp), $.number)),
    _number_amount: ($) => seq($._bare, optional($._sp), $.unit),
    _bare: ($) => $.number,
    // Amounts of which the last has a unit, and those of which it has none; without and with white space behind them.
    _amounts: ($) => last_amount($),
    _amounts_sp: ($) => seq(last_amount($), $._sp),
    _bare_amounts: ($) => last_bare($),
    _bare_amounts_sp: ($) => seq(last_bare($), $._sp),
    _amounts_before: ($) => choice($._amounts, $._amounts_sp, $._bare_amounts, $._bare_amounts_sp),
    // A reserved word is a unit where a number is glued to it.
    _glued: ($) => seq(choice($._bare_amounts, $._bare_amounts_sp), reserved_unit($)),

    // ---------------------------------------------------------- Days

    dated: ($) => seq(alias($._date_like, $.date), optional($._after_date)),
    _after_date: ($) =>
      choice(
        seq($._sp, alias($._word, $.weekday), optional($._after_weekday)),
        seq($._sp, time($), optional($._after_time)),
        seq(optional($._sp), choice($._entry, $._number_entry_rest)),
        $._colon_prose,
      ),
    _after_weekday: ($) => choice(seq($._sp, time($), optional($._after_time)), $._after_time),
    _after_time: ($) => choice(seq(optional($._sp), choice($._entry, $._any_entry_rest)), $._colon_prose),
    _entry: ($) => seq($.state, optional($._marked)),
    _number_entry_rest: ($) => seq($._number_rest, optional($._colon_text)),
    _any_entry_rest: ($) => seq($._any_rest, optional($._colon_text)),

    mark: ($) => seq(optional(seq(time($), $._sp)), $._entry),
    _marked: ($) => choice(seq(optional($._sp), $._marked_name), $._after_name),
    _marked_name: ($) => seq(name($), optional($._after_name)),
    _after_name: ($) =>
      seq(
        optional($._sp),
        choice(
          $._tight_rest,
          amounts($, {
            sign: $._sign_rest,
            tight: $._tight_word_rest,
            apart: $._tight_word_rest,
            tight_bare: bare_rest($),
            apart_bare: bare_rest($),
          }),
        ),
      ),

    prose: ($) => choice($._prose_text, seq(time($), optional(choice(seq($._sp, $._prose_text), $._colon_prose)))),

    // ---------------------------------------------------------- Settings and declarations

    week_starts: ($) => clause($, 'week', $._start),
    day_starts: ($) => clause($, 'day', $._start),
    _start: ($) => choice($._any_left, seq($._sp, choice($._loose_left, clause($, 'starts', $._one_loose)))),

    declaration: ($) =>
      seq(choice(...['habit', 'task', 'goal', 'plan'].map((word) => keyword($, word))), optional($._name_text)),

    _clause: ($) =>
      choice(
        $.every, $.times, $.when, $.whenever,
        $.avoid, $.at_least, $.at_most, $.before, $.after,
        $.dates, $.pause, $.forgive, $.counts, $.ask, $.also, $.note, $.change,
        $.by, $.total, $.best, $.reach, $.streak, $.count, $.milestone,
        $.without, $.on_track, $.step, $.needs,
        $.unknown,
      ),

    // When a habit is due
    every: ($) => clause($, 'every', $._some_looses),
    _some_looses: ($) => choice($._any_left, seq($._sp, $._looses)),
    times: ($) => seq(alias($._digit_loose, $.loose), optional(seq($._sp, $._looses))),
    _digit_loose: ($) => seq($._digits, optional($._cr)),
    when: ($) => clause($, 'when', $._name_text),
    whenever: ($) => clause($, 'whenever', $._left_after),

    // Direction and target
    avoid: ($) => clause($, 'avoid', $._left_after),
    at_least: ($) => seq(keyword($, 'at'), $._sp, clause($, 'least', $._target)),
    at_most: ($) => seq(keyword($, 'at'), $._sp, clause($, 'most', $._target)),
    _target: ($) => choice($._any_left, seq($._sp, amounts_left($, { per: $._per_part }))),
    _per_part: ($) => clause($, 'per', $._one_loose),
    before: ($) => clause($, 'before', $._one_loose),
    after: ($) => clause($, 'after', $._one_loose),

    // Dates
    dates: ($) => choice(clause($, 'from', $._after_from), clause($, 'until', $._after_until_alone), $._for_part),
    _after_from: ($) =>
      choice(
        $._any_left,
        seq(
          $._sp,
          choice(moment($, choice($._until_part, $._for_part, $._any_left)), $._until_part, $._for_part, $._colon_left),
        ),
      ),
    _until_part: ($) =>
      clause(
        $,
        'until',
        choice(
          $._any_left,
          seq($._sp, choice(moment($, choice($._for_part, $._any_left)), $._for_part, $._colon_left)),
        ),
      ),
    // Nothing follows an `until` that begins its line.
    _after_until_alone: ($) =>
      choice(
        $._any_left,
        seq($._sp, choice(moment($, $._any_left), alias($._for_left, $.left), $._colon_left)),
      ),
    _for_left: ($) => seq($._for, optional(more_tailed($, $._line_more))),
    _for_part: ($) => clause($, 'for', choice($._any_left, seq($._sp, $.loose, optional(seq($._sp, $._loose_left))))),

    pause: ($) =>
      clause(
        $,
        'pause',
        choice(
          $._tight_number_rest,
          seq($._sp, choice($._tight_text, seq($.date, optional($._after_pause_date)), $._pause_until)),
        ),
      ),
    _after_pause_date: ($) => choice($._tight_text, seq($._sp, choice($._tight_any_rest, $._pause_until))),
    _pause_until: ($) => clause($, 'until', $._date_text),
    _date_text: ($) =>
      choice(
        $._tight_number_rest,
        seq($._sp, choice($._tight_text, seq($.date, optional(choice($._tight_text, seq($._sp, $._tight_any_rest)))))),
      ),
    by: ($) => clause($, 'by', $._date_left),
    change: ($) =>
      clause($, 'change', choice($._any_left, seq($._sp, choice($._tight_date_left, clause($, 'on', $._date_left))))),
    _date_left: ($) => choice($._any_left, seq($._sp, $._tight_date_left)),
    _tight_date_left: ($) =>
      choice(seq($.date, optional(choice($._colon_left, seq($._sp, $._any_left)))), $._colon_left),

    // The rest of a habit
    forgive: ($) => clause($, 'forgive', $._some_looses),
    counts: ($) =>
      clause(
        $,
        'counts',
        choice(
          $._any_left,
          seq($._sp, choice($._number_left, $._names, seq(alias($._tag, $.tag), optional(seq($._sp, $._any_left))))),
        ),
      ),
    also: ($) => clause($, 'also', $._list),
    needs: ($) => clause($, 'needs', $._list),
    _list: ($) => choice($._any_left, seq($._sp, choice($._number_left, $._names))),
    _names: ($) => choice(seq(name($), optional($._after_listed)), $._commas),
    _after_listed: ($) => seq(optional($._sp), choice($._commas, $._number_left)),
    _commas: ($) => seq(sign(','), optional(seq(optional($._sp), choice($._names, $._number_left)))),
    ask: ($) => clause($, 'ask', $._rest_after),
    note: ($) => clause($, 'note', $._rest_after),

    // What a goal measures
    total: ($) => clause($, 'total', $._amounts_of),
    best: ($) => clause($, 'best', $._amounts_of),
    _amounts_of: ($) => choice($._any_left, seq($._sp, amounts_left($, { of: $._of_part }))),
    _of_part: ($) =>
      clause($, 'of', choice($._any_left, seq($._sp, choice($._after_measured, $._measured)))),
    // `starting` ends the name, wherever.
    _measured: ($) => seq(name($), optional(choice($._number_left, seq($._sp, $._after_measured)))),
    _after_measured: ($) => choice($._number_left, alias($._starting_left, $.left)),
    reach: ($) =>
      clause(
        $,
        'reach',
        choice($._any_left, seq($._sp, amounts_left($, { of: $._reach_of, starting: $._starting_part }))),
      ),
    _reach_of: ($) =>
      clause($, 'of', choice($._any_left, seq($._sp, choice($._after_reach_measured, $._reach_measured)))),
    _reach_measured: ($) =>
      seq(name($), optional(choice($._number_left, seq($._sp, $._after_reach_measured)))),
    _after_reach_measured: ($) => choice($._number_left, $._starting_part),
    _starting_part: ($) => clause($, 'starting', choice($._any_left, seq($._sp, amounts_left($)))),
    streak: ($) => clause($, 'streak', $._count_of),
    count: ($) => clause($, 'count', $._count_of),
    _count_of: ($) =>
      choice(
        $._any_left,
        seq($._sp, choice($._of_part, seq($.loose, optional(seq($._sp, choice($._of_part, $._any_left)))))),
      ),
    milestone: ($) =>
      clause(
        $,
        'milestone',
        choice(
          $._tight_number_rest,
          seq(
            $._sp,
            choice(
              $._milestone_end,
              amounts($, {
                sign: $._sign_rest,
                tight: $._tight_word_rest,
                apart: $._milestone_end,
                tight_bare: bare_rest($),
                apart_bare: choice(bare_rest($, 'by'), $._milestone_by),
              }),
            ),
          ),
        ),
      ),
    _milestone_end: ($) => choice($._tight_word_rest, $._milestone_by),
    _milestone_by: ($) => clause($, 'by', $._date_text),

    // A plan and its steps
    without: ($) => clause($, 'without', $._one_loose),
    on_track: ($) =>
      seq(
        keyword($, 'on'),
        $._sp,
        clause(
          $,
          'track',
          choice($._any_left, seq($._sp, choice(amounts_left($), clause($, 'at', $._after_at)))),
        ),
      ),
    _after_at: ($) => choice($._any_left, seq($._sp, amounts_left($))),
    step: ($) => clause($, 'step', $._date_text),

    unknown: ($) =>
      choice(
        $._any,
        seq($._time, optional(more_tailed($, $._line_more))),
        seq(choice($._at, $._on), optional(choice($._any, seq($._sp, $._any)))),
      ),

    // ---------------------------------------------------------- Tokens

    _comment: () => first(`//${go_on('')}`),
    _date_like: () =>
      first(
        `(?:[0-9]{4}[${DASH}][0-9]{1,2}|[0-9]{1,2}[${DASH}][0-9]{1,2}[${DASH}][0-9]{2,4}|[0-9]{8})` +
          `[A-Za-z0-9${DASH}\\p{L}]*`,
      ),
    state: () => first('\\[[^\\]\\n]\\p{M}*\\]'),
    number: () => first(`${NUMBER}(?:[0-9]|[.,/_'’][0-9])*\\.?`),
    unit: () => early('%|\\p{Sc}|\\p{L}[\\p{L}\\p{M}]*'),
    _sign: () => early('\\p{Sc}'),
    _word: () => early(WORD),

    tag: () => first(`#${TAGGED}`),
    person: () => first(`@${MENTIONED}`),
    _address: () => first(`@${MENTIONED}@${GLUED}${WORDS}`),
    _stuck: () => at_once(`${char(BRACKETS)}${GLUED}${WORDS}`),
    _plain: () => late(`\\r*[^${SP}\\r\\n#@${BRACKETS}]${GLUED}${WORDS}`),
    _signed: () =>
      late(
        `(?:\\r+[#@]${GLUED}|[#@](?:(?:\\r+[^${SP}\\r\\n${BRACKETS}]|[^${SP}\\r\\n\\p{L}${BRACKETS}])${GLUED})?)` +
          WORDS,
      ),
    _opening: () => late(`\\r*[${BRACKETS}]`),

    _digits: () => middle(`[0-9](?:${char()})*`),
    _tag: () => middle(`#(?:${char()})*`),
    _date: () => middle(run(':')),
    _loose: () => middle(run()),

    _line: () => late(symbols()),
    _number_line: () => late(`${NUMBER}${go_on('')}`),
    _colon_line: () => late(`:${go_on('')}`),
    _joined_line: () => middle(joined()),
    _line_more: () => late(`(?:[${SP}\\r]*[^${SP}\\r\\n])+`),
    _part: () => late(symbols(':')),
    _number_part: () => late(`${NUMBER}${go_on(':')}`),
    _joined_part: () => middle(joined(':')),
    _part_more: () => late(`(?:[${SP}\\r]*[^${SP}\\r\\n:])+`),
    _sp: () => late(`[${SP}]+`),
  },
});
