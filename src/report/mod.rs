//! Numbers only: what a journal's habits, plans, goals and tasks come to, up to a given day.
//!
//! Occasions are the kernel: cadence × days gives an ordered list of them, and streak, adherence, strength,
//! strips and steps are folds over it. There is no second way to decide whether a day was kept.

pub mod numbers;
pub mod period;
pub mod spec;

pub use numbers::*;
pub use spec::{Selection, Spec};
