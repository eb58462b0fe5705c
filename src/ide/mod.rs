//! What an editor asks of a journal, answered from one [`Analysis`](crate::analysis::Analysis) as plain data.
//!
//! Places are bytes of a source; what a protocol calls things and how it counts is `lsp`'s. Nothing here
//! reads a file or a clock: today is the analysis's.

mod at;
mod attribute_parts;
pub mod block;
mod definition;
mod highlight;
mod hover;
mod hover_day;
mod hover_item;
mod hover_plan;
mod line_parts;
mod new_name;
mod part;
mod place;
mod references;
mod rename;
mod rename_trial;

pub use at::at;
pub use definition::{Definition, definition};
pub use highlight::highlight;
pub use hover::{Hover, hover};
pub use line_parts::parts;
pub use part::{Meant, Part, Role, What};
pub use place::Place;
pub use references::{Subject, Use, references};
pub use rename::{prepare_rename, rename};
