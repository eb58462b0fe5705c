/** What tokens are made of: classes of characters, stretches of them, and the rank of a token among others. */

/** White space within a line, for a class of characters. */
const SP = '\\t\\p{Zs}';
/** A carriage return that ends no line is a character like others: it is taken along with the next. */
const char = (chars = '') => `\\r*[^${SP}\\r\\n${chars}]`;
/** To the last character of the line that is no white space, or the last before one of `chars`. */
const go_on = (chars) => `(?:[${SP}\\r]*[^${SP}\\r\\n${chars}])*`;
/** What a number begins with. */
const NUMBER = '[+\\-−.]?[0-9]';
/** What begins neither like a word nor like a number, and goes on. */
const symbols = (chars = '') =>
  `(?:\\r[${SP}\\r]*[^${SP}\\r\\n${chars}]|[^${SP}\\r\\n\\p{L}0-9+\\-−.${chars}])${go_on(chars)}` +
  `|[+\\-−.](?:(?:[^${SP}\\r\\n0-9${chars}]|[${SP}\\r]+[^${SP}\\r\\n${chars}])${go_on(chars)})?`;
/** Characters without white space that don't begin like a word. */
const run = (chars = '') => `(?:\\r+[^${SP}\\r\\n${chars}]|[^${SP}\\r\\n\\p{L}${chars}])(?:${char(chars)})*`;

const JOINED = '[\\u{200C}\\u{200D}][\\p{L}\\p{M}]';
const WORD = `\\p{L}(?:[A-Za-z0-9\\-_'’\\p{L}\\p{M}\\p{Nd}]|${JOINED})*`;
const MENTIONS = `(?:[A-Za-z0-9\\-_\\p{L}\\p{M}\\p{Nd}]|${JOINED})*`;
const MENTIONED = `\\p{L}${MENTIONS}`;
const TAGGED = `${MENTIONED}(?:/[A-Za-z0-9\\-_\\p{L}\\p{M}\\p{Nd}]${MENTIONS})*`;
/** What goes on with a word but is neither part of a unit nor a number, to `chars`. */
const joined = (chars = '') =>
  `(?:[_'’]|[^\\P{Nd}0-9]|${JOINED})${go_on(chars)}` +
  `|-(?:(?:[^${SP}\\r\\n0-9${chars}]|[${SP}\\r]+[^${SP}\\r\\n${chars}])${go_on(chars)})?`;
const DASH = '\\-/._‐‑–—−';
/** Free text: words that can hold no mention, for it stands behind white space or an opening bracket. */
const BRACKETS = '(\\[{';
const GLUED = `(?:${char(BRACKETS)})*`;
const WORDS = `(?:[${SP}\\r]+[^${SP}\\r\\n#@${BRACKETS}]${GLUED})*`;

const ranked = (rank) => (text) => token(prec(rank, new RegExp(text, 'u')));
const [late, middle, early, first, at_once] = [0, 1, 2, 3, 4].map(ranked);

module.exports = {
  SP, char, go_on, NUMBER, symbols, run, WORD, MENTIONED, TAGGED, joined, DASH, BRACKETS, GLUED, WORDS, late, middle,
  early, first, at_once,
};
