// What tree-sitter's own lexer can't tell because it never looks behind the token that it reads: where a line ends,
// whether digits are a time, whether a backslash escapes. No state is kept.

#include "tree_sitter/parser.h"

enum Token { END, BLANK, CR, TAIL, CR_LINE, COLON_CR, TIME, CLOCK, ESCAPE };

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

/// White space within a line: a tab and Unicode's spaces (Zs).
static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
         c == 0x205f || c == 0x3000;
}

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static bool at_line_feed(TSLexer *lexer) { return lexer->lookahead == '\n'; }

static bool found(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = token;
  return true;
}

/// Behind a carriage return that ends no line: those that follow, as far as nothing but them stands before the end of
/// the line or what else their words stop at, and in those to its end white space. None belongs to the line's ending.
static bool carriage_returns(TSLexer *lexer, const bool *valid) {
  enum Token token = valid[TAIL] ? TAIL : valid[CR_LINE] ? CR_LINE : CR;
  lexer->mark_end(lexer);
  for (;;) {
    int32_t c = lexer->lookahead;
    if (lexer->eof(lexer) || c == '\n') {
      return found(lexer, token);
    }
    if (c == ':') {
      return valid[COLON_CR] && found(lexer, COLON_CR);
    }
    if (is_space(c)) {
      if (token == CR) {
        return found(lexer, CR);
      }
      advance(lexer);
    } else if (c == '\r') {
      advance(lexer);
      if (!at_line_feed(lexer)) {
        lexer->mark_end(lexer);
      }
    } else {
      return false;
    }
  }
}

/// The end of a line with the white space before it, a blank line, or stray carriage returns.
static bool line_end(TSLexer *lexer, const bool *valid) {
  bool any = false;
  while (is_space(lexer->lookahead)) {
    advance(lexer);
    any = true;
  }
  enum Token end = valid[END] ? END : BLANK;
  bool may_end = valid[END] || valid[BLANK];
  if (lexer->eof(lexer)) {
    lexer->mark_end(lexer);
    // A blank line of nothing at all is no line.
    return (valid[END] || (valid[BLANK] && any)) && found(lexer, end);
  }
  if (lexer->lookahead == '\r') {
    advance(lexer);
    if (!at_line_feed(lexer)) {
      bool alone = valid[CR] || valid[CR_LINE] || valid[COLON_CR];
      return (valid[TAIL] || (alone && !any)) && carriage_returns(lexer, valid);
    }
  }
  if (!may_end || !at_line_feed(lexer)) {
    return false;
  }
  advance(lexer);
  lexer->mark_end(lexer);
  return found(lexer, end);
}

/// A clock: 7:15, 07:15, 07:15:30. A time stands by itself, a clock among amounts only ends with its digits.
static bool clock(TSLexer *lexer, const bool *valid) {
  advance(lexer);
  if (is_digit(lexer->lookahead)) {
    advance(lexer);
  }
  if (lexer->lookahead != ':') {
    return false;
  }
  advance(lexer);
  for (int digits = 0; digits < 2; digits++) {
    if (!is_digit(lexer->lookahead)) {
      return false;
    }
    advance(lexer);
  }
  lexer->mark_end(lexer);
  bool before_colon = false;
  bool before_digit = is_digit(lexer->lookahead);
  while (lexer->lookahead == ':' && !before_colon) {
    advance(lexer);
    before_colon = !is_digit(lexer->lookahead);
    if (!before_colon) {
      while (is_digit(lexer->lookahead)) {
        advance(lexer);
      }
      lexer->mark_end(lexer);
    }
  }
  if (valid[CLOCK]) {
    return !before_digit && found(lexer, CLOCK);
  }
  bool apart = before_colon || lexer->eof(lexer) || at_line_feed(lexer) || is_space(lexer->lookahead);
  if (!apart && lexer->lookahead == '\r') {
    advance(lexer);
    apart = at_line_feed(lexer);
  }
  return apart && found(lexer, TIME);
}

/// The backslash that lets prose begin with a bracket or two slashes.
static bool escape(TSLexer *lexer) {
  advance(lexer);
  lexer->mark_end(lexer);
  if (lexer->lookahead == '/') {
    advance(lexer);
    return lexer->lookahead == '/' && found(lexer, ESCAPE);
  }
  return lexer->lookahead == '[' && found(lexer, ESCAPE);
}

bool tree_sitter_daymark_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  int32_t c = lexer->lookahead;
  if (is_digit(c)) {
    return (valid[TIME] || valid[CLOCK]) && clock(lexer, valid);
  }
  if (c == '\\') {
    return valid[ESCAPE] && escape(lexer);
  }
  bool may_end = valid[END] || valid[BLANK] || valid[CR] || valid[TAIL] || valid[CR_LINE] || valid[COLON_CR];
  return may_end && line_end(lexer, valid);
}

void *tree_sitter_daymark_external_scanner_create(void) { return NULL; }
void tree_sitter_daymark_external_scanner_destroy(void *payload) { (void)payload; }
void tree_sitter_daymark_external_scanner_reset(void *payload) { (void)payload; }
unsigned tree_sitter_daymark_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}
void tree_sitter_daymark_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}
