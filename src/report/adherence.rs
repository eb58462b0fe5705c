//! Adherence over some days: what was kept of what was needed, over occasions kept or missed that closed
//! in them. None where there were none.

use super::occasion::Occasion;
use crate::text::Period;

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Adherence {
    pub over: Period,
    pub done: f64,
    pub need: f64,
}

impl Adherence {
    #[must_use]
    pub const fn over(over: Period) -> Self {
        Self {
            over,
            done: 0.0,
            need: 0.0,
        }
    }

    pub fn take(&mut self, occasion: &Occasion) {
        if occasion.is_decided()
            && occasion
                .closed
                .is_some_and(|closed| self.over.contains(closed))
        {
            self.done += occasion.kept_part();
            self.need += occasion.need;
        }
    }

    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (self.need > 0.0).then(|| self.done / self.need)
    }
}
