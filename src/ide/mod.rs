//! What an editor asks of a journal, answered from one [`Analysis`](crate::analysis::Analysis) as plain data.
//!
//! Places are bytes of a source; what a protocol calls things and how it counts is `lsp`'s. Nothing here
//! reads a file or a clock: today is the analysis's.

mod actions;
mod at;
mod attribute_parts;
pub mod block;
mod completion;
mod definition;
mod find_symbols;
mod folding;
mod highlight;
mod hints;
mod hover;
mod hover_day;
mod hover_item;
mod hover_plan;
mod lens;
mod line_parts;
mod new_name;
mod part;
mod place;
mod references;
mod rename;
mod rename_trial;
mod selection;
mod symbols;
mod token;
mod tokens;

pub use actions::{Action, ActionKind, actions};
pub use at::at;
pub use completion::{Completion, CompletionKind, Mentioned, completions, mentioned};
pub use definition::{Definition, definition};
pub use find_symbols::{Found, workspace_symbols};
pub use folding::{Fold, FoldKind, folds};
pub use highlight::highlight;
pub use hints::{Hint, HintKind, hints};
pub use hover::{Hover, hover};
pub use lens::{Lens, lenses};
pub use line_parts::parts;
pub use part::{Meant, Part, Role, What};
pub use place::Place;
pub use references::{Subject, Use, references};
pub use rename::{prepare_rename, rename};
pub use selection::selections;
pub use symbols::{Symbol, SymbolKind, document_symbols};
pub use token::{Colour, Coloured, Shade};
pub use tokens::tokens;
