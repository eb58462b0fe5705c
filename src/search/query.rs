//! What is asked of the past: days, and what entries have to hold. All of it has to be so; of several states or names one.
//!
//! It holds no text of a journal and is asked entry by entry. Names were looked up before, by whoever made
//! it; tags and people compare folded, a sub-tag as what it is below.

use super::entry::Entry;
use super::needle::Needle;
use crate::journal::{ItemId, Journal, fold};
use crate::report::whole::is_under;
use crate::syntax::mention::{person_len, tag_len};
use crate::syntax::{MentionKind, State, mentions};
use crate::text::{Day, Period, Token};

/// A question. Entries are asked only in the files that are `asked`, one for each source.
#[derive(Clone, Debug)]
pub struct Query {
    pub period: Period,
    /// Only earlier years of this day.
    pub years_before: Option<Day>,
    pub terms: Vec<Term>,
    /// Empty: any.
    pub states: Vec<State>,
    /// Empty: any.
    pub items: Vec<ItemId>,
    pub asked: Vec<bool>,
    /// So many entries of the same day before and after each.
    pub context: usize,
    /// The latest day first.
    pub reverse: bool,
    /// No more than so many, the first of those shown.
    pub limit: Option<usize>,
}

/// What an entry's words have to hold.
#[derive(Clone, Debug)]
pub enum Term {
    /// Folded, without its sign; a sub-tag will do.
    Tag(String),
    Person(String),
    Words(Needle),
}

/// A word of a query as it is typed.
#[derive(Clone, Debug)]
pub enum Word {
    Term(Term),
    State(State),
}

/// Reads `#tag`, `@person`, `[!]`, `/pattern/`, else words to look for.
///
/// # Errors
/// Where a pattern is none.
pub fn word(text: &str) -> Result<Word, String> {
    let name = || fold(text.get(1..).unwrap_or("")).into_owned();
    let whole = Some(text.len());
    let state = match text {
        "[x]" | "[X]" => Some(State::Kept),
        "[ ]" => Some(State::Open),
        "[-]" => Some(State::Excused),
        "[!]" => Some(State::Slipped),
        "[+]" => Some(State::Amount),
        _ => None,
    };
    let pattern = || {
        let pattern = text.strip_prefix('/')?.strip_suffix('/')?;
        (!pattern.is_empty()).then_some(pattern)
    };
    Ok(if let Some(state) = state {
        Word::State(state)
    } else if tag_len(text) == whole {
        Word::Term(Term::Tag(name()))
    } else if person_len(text) == whole {
        Word::Term(Term::Person(name()))
    } else if let Some(pattern) = pattern() {
        Word::Term(Term::Words(Needle::pattern(pattern)?))
    } else {
        Word::Term(Term::Words(Needle::plain(text)))
    })
}

impl Query {
    /// Every entry.
    #[must_use]
    pub fn all(journal: &Journal<'_>) -> Self {
        Self {
            period: Period::ALL,
            years_before: None,
            terms: Vec::new(),
            states: Vec::new(),
            items: Vec::new(),
            asked: vec![true; journal.sources.len()],
            context: 0,
            reverse: false,
            limit: None,
        }
    }

    #[must_use]
    pub fn wants_day(&self, day: Day) -> bool {
        self.period.contains(day)
            && self.years_before.is_none_or(|today| {
                let ((year, month, date), (other, of_month, of_day)) = (today.ymd(), day.ymd());
                other < year && (month, date) == (of_month, of_day)
            })
    }

    /// Whether an entry of a day that is wanted is one of those looked for.
    #[must_use]
    pub fn finds(&self, entry: &Entry<'_>) -> bool {
        let mark = entry.mark;
        (self.states.is_empty() || mark.is_some_and(|it| self.states.contains(&it.state)))
            && (self.items.is_empty() || entry.item.is_some_and(|it| self.items.contains(&it)))
            && self.terms.iter().all(|term| term.is_in(entry))
    }

    /// What of an entry's words is looked for, in order, none over another.
    #[must_use]
    pub fn places(&self, entry: &Entry<'_>) -> Vec<Token> {
        let found = self.terms.iter().map(|term| term.places(entry));
        let mut found: Vec<Token> = found.flatten().collect();
        found.sort_unstable();
        let mut places: Vec<Token> = Vec::with_capacity(found.len());
        for token in found {
            match places.last_mut() {
                Some(last) if token.start <= last.end => last.end = last.end.max(token.end),
                _ => places.push(token),
            }
        }
        places
    }
}

impl Term {
    fn is_in(&self, entry: &Entry<'_>) -> bool {
        match self {
            Self::Words(needle) => needle.is_in(entry.words),
            _ => self.mentioned(entry).next().is_some(),
        }
    }

    fn places(&self, entry: &Entry<'_>) -> Vec<Token> {
        match self {
            Self::Words(needle) => needle.all_in(entry.words),
            _ => self.mentioned(entry).collect(),
        }
    }

    /// Where a tag or a person is mentioned in an entry's words.
    fn mentioned<'a>(&'a self, entry: &Entry<'a>) -> impl Iterator<Item = Token> + 'a {
        let (free, before) = (entry.free, entry.words.len() - entry.free.len());
        let is_wanted = move |kind: MentionKind, name: &str| match (self, kind) {
            (Self::Tag(wanted), MentionKind::Tag) => is_under(&fold(name), wanted),
            (Self::Person(wanted), MentionKind::Person) => fold(name) == *wanted,
            _ => false,
        };
        mentions(free)
            .filter(move |mention| is_wanted(mention.kind, mention.name(free)))
            .map(move |mention| {
                let (start, end) = (mention.token.start, mention.token.end);
                Token::new(start + before as u32, end + before as u32)
            })
    }
}
