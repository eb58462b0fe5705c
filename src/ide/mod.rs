//! What an editor asks of a journal, answered from one [`Analysis`](crate::analysis::Analysis) as plain data.
//!
//! Places are bytes of a source; what a protocol calls things and how it counts is `lsp`'s. Nothing here
//! reads a file or a clock: today is the analysis's.

mod actions;
mod blocks;
mod clause;
mod find_symbols;
mod folding;
mod hints;
mod lens;
mod place;
mod selection;
mod style;
mod symbols;
mod token;
mod tokens;

pub use actions::{Action, ActionKind, actions};
pub use find_symbols::{Found, workspace_symbols};
pub use folding::{Fold, FoldKind, folds};
pub use hints::{Hint, HintKind, hints};
pub use lens::{Lens, lenses};
pub use place::Place;
pub use selection::selections;
pub use symbols::{Symbol, SymbolKind, document_symbols};
pub use token::{Colour, Coloured, Shade};
pub use tokens::tokens;
