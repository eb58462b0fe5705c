//! A list that is made while it is written.
//!
//! The protocol's own types want a whole list in memory first. Serialised twice, it would give nothing
//! the second time.

use serde::{Serialize, Serializer};
use std::cell::Cell;

/// Writes what an iterator gives, once.
pub struct Each<I>(Cell<Option<I>>);

impl<I: Iterator> Each<I> {
    pub const fn new(items: I) -> Self {
        Self(Cell::new(Some(items)))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.take().into_iter().flatten())
    }
}
