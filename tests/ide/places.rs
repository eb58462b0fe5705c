//! The features that start from a place: what stands there, hover, completion, definition, references, rename.

use super::{Ask, Feature, Scope};

pub const FEATURES: &[Feature] = &[("place", Scope::Place, place)];

fn place(ask: &Ask<'_>) -> String {
    super::shown(ask.analysis, ask.source, ask.range)
}
