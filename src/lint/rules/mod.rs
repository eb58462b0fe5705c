//! One file a rule, beside the page that explains it.
//!
//! Each has a `check`, which is given the `Look` and adds to what is found. `lint` calls them in one place;
//! what several need to know is worked out there once.

pub mod below_target;
pub mod commented_declaration;
pub mod conflicting_marks;
pub mod future_mark;
pub mod goal_about_person;
pub mod mark_in_prose;
pub mod mark_while_paused;
pub mod missing_amount;
pub mod missing_answer;
pub mod missing_from;
pub mod mixed_indentation;
pub mod needless_mark;
pub mod outside_dates;
pub mod overdue_task;
pub mod repeated_mark;
pub mod step_without_needs;
pub mod unsorted_days;
pub mod unused_allow;
pub mod unused_name;
