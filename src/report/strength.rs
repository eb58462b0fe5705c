//! Strength: how well a habit has taken root, 0..1, after Loop Habit Tracker's score.
//!
//! Each decided occasion moves it: s ← s·m + c·(1 − m), m = 0.5^(√f · d / 13), with f the times a day that
//! the habit is needed, d the days the occasion stands for, c how much of it was kept. A daily habit halves
//! its distance to full strength in 13 days.

use super::occasion::{Occasion, Pace};

#[derive(Clone, Copy, Debug)]
pub struct Strength {
    pub value: f64,
    /// The last pace and its m: most habits have one pace all their life.
    cached: (Pace, f64),
}

impl Strength {
    #[must_use]
    pub fn starting(value: f64) -> Self {
        let daily = Pace {
            per_day: 1.0,
            days: 1.0,
        };
        Self {
            value,
            cached: (daily, multiplier(daily)),
        }
    }

    pub fn take(&mut self, occasion: &Occasion) {
        if occasion.is_decided() {
            if self.cached.0 != occasion.pace {
                self.cached = (occasion.pace, multiplier(occasion.pace));
            }
            let m = self.cached.1;
            self.value = self.value * m + occasion.credit * (1.0 - m);
        }
    }
}

fn multiplier(pace: Pace) -> f64 {
    // The system's own function may differ in the last digit from machine to machine; this one is the same on all.
    libm::exp2(-(pace.per_day.sqrt() * pace.days / 13.0))
}
