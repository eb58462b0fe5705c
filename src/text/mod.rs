//! Text and places in it: spans, positions, edits, sources, days and clock times.
//!
//! The lowest room: everything else speaks of places in a text through these types.

pub mod day;
pub mod edit;
pub mod period;
pub mod position;
pub mod source;
pub mod span;
pub mod starts;

pub use day::{Day, Time, Weekday, Weekdays};
pub use edit::Edit;
pub use period::{Period, PeriodUnit};
pub use position::{Encoding, LineIndex, Position};
pub use source::{Source, SourceId};
pub use span::{Span, Token};
pub use starts::{LineStarts, Starts};
