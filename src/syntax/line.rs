//! What every lowering needs: the line it reads, where its tokens are, and a place to tell problems.
//!
//! Tokens count from the start of the line, whatever pest was given. A lowering tells a problem and goes on,
//! or returns None and the line counts as nothing.

use super::grammar::Rule;
use super::mend::Right;
use super::problem::Problem;
use super::space::{trim, trim_token};
use crate::text::Token;
use pest::iterators::{Pair, Pairs};

/// A line being lowered. `base` is where it starts in what pest was given.
pub(super) struct Line<'t> {
    pub text: &'t str,
    base: usize,
    /// In a plan: the number that the next step would have.
    pub next_step: u32,
    pub found: Vec<(Token, Problem)>,
}

impl<'t> Line<'t> {
    pub fn new(text: &'t str, base: usize) -> Self {
        Self {
            text,
            base,
            next_step: 1,
            found: Vec::new(),
        }
    }

    pub fn token(&self, pair: &Pair<'_, Rule>) -> Token {
        let span = pair.as_span();
        Token::new(
            (span.start() - self.base) as u32,
            (span.end() - self.base) as u32,
        )
    }

    /// The pair's token without white space at both ends.
    pub fn trimmed(&self, pair: &Pair<'_, Rule>) -> Token {
        trim_token(self.token(pair), self.text)
    }

    /// Free text: the pair's token trimmed; None where nothing is left.
    pub fn free_text(&self, pair: Option<Pair<'_, Rule>>) -> Option<Token> {
        pair.map(|pair| self.trimmed(&pair))
            .filter(|token| !token.is_empty())
    }

    /// All of the line but white space at both ends.
    pub fn all(&self) -> Token {
        trim_token(Token::new(0, self.text.len() as u32), self.text)
    }

    /// Tells a problem. Gives None, so that `return line.tell(…)` counts the line as nothing.
    pub fn tell<T>(&mut self, token: Token, problem: Problem) -> Option<T> {
        self.found.push((token, problem));
        None
    }

    pub fn word(&self, token: Token) -> String {
        token.of(self.text).to_owned()
    }

    /// The line, trimmed, with other characters for a token: right text to show in a help.
    pub fn with(&self, token: Token, right: &str) -> String {
        let before = self.text.get(..token.start as usize).unwrap_or("");
        let after = self.text.get(token.end as usize..).unwrap_or("");
        trim(&format!("{before}{right}{after}")).to_owned()
    }

    /// The same as right text to write.
    pub fn right(&self, token: Token, right: &str) -> Right {
        Right::guess(self.all(), self.with(token, right))
    }

    /// The line's text from its first character to `end`.
    pub fn until(&self, end: u32) -> &'t str {
        trim(self.text.get(..end as usize).unwrap_or(""))
    }
}

/// The parts of a pair, taken in the order the grammar gives them; each may be missing.
pub(super) struct Parts<'i>(std::iter::Peekable<Pairs<'i, Rule>>);

impl<'i> Parts<'i> {
    pub fn of(pair: Pair<'i, Rule>) -> Self {
        Self(pair.into_inner().peekable())
    }

    /// The next part, if it is of this rule.
    pub fn take(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        self.0.next_if(|pair| pair.as_rule() == rule)
    }

    pub fn peek(&mut self) -> Option<Pair<'i, Rule>> {
        self.0.peek().cloned()
    }

    /// The next part of any rule.
    pub fn next(&mut self) -> Option<Pair<'i, Rule>> {
        self.0.next()
    }

    /// The free text that a colon starts: None without a colon.
    pub fn after_colon(&mut self) -> Option<Pair<'i, Rule>> {
        self.take(Rule::colon)?;
        self.take(Rule::body)
    }
}
