//! A part of a line that means something: a name, a date, a state, a tag.
//!
//! One reading of a line serves every feature: [`super::at()`] finds the part below a cursor, references look
//! for equal ones, and colours are given by what they are.

use crate::diagnostic::Code;
use crate::journal::ItemId;
use crate::syntax::words::AttributeWord;
use crate::syntax::{DeclarationKind, State};
use crate::text::{Day, Span};

/// Some characters of a line and what they are. Parts of one line are in order; tags and people lie within
/// the words that hold them, and codes within their comment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    pub line: u32,
    pub span: Span,
    pub what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// The word that begins a declaration.
    Keyword(DeclarationKind),
    /// The words that begin a setting of the whole journal.
    Setting,
    /// The word or words that name an attribute; all of `3 per week`.
    Attribute(&'static AttributeWord),
    Name(Role, Option<Meant>),
    /// When a habit is due, without the word that begins it.
    Cadence,
    /// A step's `week 3` too: the day it comes to.
    Date(Day),
    Weekday,
    Time,
    State(State),
    Amount,
    /// A count, or a step's number.
    Number,
    /// With its `#`.
    Tag,
    /// With its `@`.
    Person,
    /// The user's own: prose, a note, a title.
    Words,
    Comment,
    /// A name in an `allow` comment; None where no finding is called so.
    Code(Option<Code>),
}

/// What a name does where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    Declares,
    /// In an `also`.
    Alias,
    Marks,
    /// In `needs`, `counts`, `when` or `of`.
    Refers,
}

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Meant {
    Item(ItemId),
    /// An index into the journal's plans.
    Plan(usize),
}
