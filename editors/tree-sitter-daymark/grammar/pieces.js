/** What rules are made of: keywords, clauses, amounts, and what may end the words of a line. */

const { early } = require('./patterns');

/** Keywords are read in any case. */
const KEYWORDS = [
  'habit', 'task', 'goal', 'plan', 'week', 'day', 'starts', 'pause',
  'every', 'when', 'whenever', 'avoid', 'at', 'least', 'most', 'before', 'after',
  'from', 'until', 'for', 'change', 'on', 'forgive', 'counts', 'also', 'ask', 'note',
  'total', 'best', 'reach', 'streak', 'count', 'milestone', 'without', 'track', 'step', 'needs',
];
/** Those that are never units. */
const RESERVED = ['of', 'per', 'by', 'starting'];

/** ASCII letters alone, whatever Unicode takes for their other case. */
const any_case = (word) => early([...word].map((letter) => `[${letter}${letter.toUpperCase()}]`).join(''));
const keyword = ($, word) => alias($[`_${word}`], word);
/** A clause: its keyword and what may follow. */
const clause = ($, word, follows) => seq(keyword($, word), optional(follows));

/** A sign wins over words that may begin with it. */
const sign = (character) => token(prec(3, character));
const name = ($) => alias($._words, $.name);
const time = ($) => alias($._time, $.time);
/**
 * Words and the carriage returns that may end them: `_cr` before white space or the end of the line, `_tail` only
 * before the end, `_colon_cr` before a colon. Such words may also be nothing but those: `_cr_line` to the end of the
 * line.
 */
const and_cr = (words, ...returns) => seq(words, optional(choice(...returns)));
/** Words that stop at white space; those that stop at a colon too. */
const ended = ($, words) => choice(and_cr(words, $._cr), $._cr);
const date_ended = ($, words) => choice(and_cr(words, $._cr, $._colon_cr), $._cr, $._colon_cr);
/** Words to the end of the line; what goes on with some. */
const and_tail = ($, words) => and_cr(words, $._tail);
const tailed = ($, words) => choice(and_tail($, words), $._cr_line);
const more_tailed = ($, words) => choice(and_tail($, words), $._tail);
/** Words to a colon or to the end of the line, the same. */
const part_and_tail = ($, words) => and_cr(words, $._tail, $._colon_cr);
const part_tailed = ($, words) => choice(part_and_tail($, words), $._cr_line, $._colon_cr);
const more_part_tailed = ($, words) => choice(part_and_tail($, words), $._tail, $._colon_cr);

/** A date, or a day or a week of a plan, and what may follow. */
const moment = ($, follows) =>
  choice(
    seq($.date, optional(choice($._colon_left, seq($._sp, follows)))),
    ...['day', 'week'].map((word) =>
      clause($, word, choice($._any_left, seq($._sp, $.loose, optional(seq($._sp, follows))))),
    ),
  );

/**
 * Amounts and what may follow them: a currency sign without its number; words, directly or behind white space; and
 * the same behind an amount that is only a number, where a word would be its unit.
 */
const amounts = ($, follows) =>
  choice(
    seq(optional($._amounts_before), follows.sign),
    seq($._amounts, optional(follows.tight)),
    seq($._amounts_sp, optional(follows.apart)),
    seq($._bare_amounts, optional(follows.tight_bare)),
    seq($._bare_amounts_sp, optional(follows.apart_bare)),
  );

const last_amount = ($) =>
  choice(
    seq(optional($._amounts_before), choice($.amount, $.clock)),
    seq($._glued, choice(alias($._number_amount, $.amount), $.clock)),
  );
const last_bare = ($) => seq(optional(choice($._amounts_before, $._glued)), alias($._bare, $.amount));

/** Reserved words that begin what is left or the rest: all but those that may follow. */
const reserved = ($, kind, known) =>
  RESERVED.filter((word) => !known.includes(word)).map((word) => alias($[`_${word}_${kind}`], $[kind]));
/** A reserved word that goes on with something is no reserved word: `5 of-3`. */
const reserved_unit = ($) => alias(choice(...RESERVED.map((word) => $[`_${word}`])), $.unit);
const bare_left = ($, ...known) =>
  choice($.left, ...reserved($, 'left', known), seq(reserved_unit($), alias($._joined_left, $.left)));
const bare_rest = ($, ...known) =>
  choice(
    $._tight_text,
    seq(choice($.rest, ...reserved($, 'rest', known)), optional($._colon_text)),
    seq(reserved_unit($), alias($._joined_rest, $.rest), optional($._colon_text)),
  );

/** Amounts, then perhaps clauses that begin with one of these words, then what is left. */
const amounts_left = ($, clauses = {}) =>
  choice(
    $._word_left,
    ...Object.values(clauses),
    amounts($, {
      sign: $._sign_left,
      tight: $._word_left,
      apart: choice($._word_left, ...Object.values(clauses)),
      tight_bare: bare_left($),
      apart_bare: choice(bare_left($, ...Object.keys(clauses)), ...Object.values(clauses)),
    }),
  );

module.exports = {
  KEYWORDS, RESERVED, any_case, keyword, clause, sign, name, time, ended, date_ended, and_tail, tailed,
  more_tailed, part_and_tail, part_tailed, more_part_tailed, moment, amounts, last_amount, last_bare,
  reserved, reserved_unit, bare_rest, amounts_left,
};
