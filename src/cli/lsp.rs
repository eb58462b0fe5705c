//! `daymark lsp`: a conversation with an editor.
//!
//! It takes no part in the conversation: `lsp` is handed the world and a way to know today, and nothing else
//! is decided here.

use super::Outcome;
use super::surroundings::Surroundings;
use crate::lsp;

/// A client that goes without a word leaves 1 behind, as the protocol has it.
pub fn run(around: &Surroundings<'_>) -> Outcome {
    if lsp::serve(around.world, &|settings| around.today(settings)) {
        Outcome::Clean
    } else {
        Outcome::Findings
    }
}
