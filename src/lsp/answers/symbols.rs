//! Symbols.
use super::super::scene::Scene;
use gen_lsp_types::WorkspaceSymbol;

pub fn of_workspace(_: &Scene<'_>, _: &str) -> Vec<WorkspaceSymbol> {
    Vec::new()
}
