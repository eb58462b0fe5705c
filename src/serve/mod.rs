//! The page of a report over HTTP, for one person on one machine: live, with a form that captures a mark.
//!
//! tiny_http reads and writes HTTP; `gate` holds how many come in and for how long, `guard` decides what they get,
//! before anything is looked at. Whoever has the printed address gets a cookie for its token, and every request needs one of the two.

mod answer;
mod form;
mod gate;
mod guard;
mod inside;
mod refusal;
mod secret;
mod server;
mod site;

pub use form::Marked;
pub use server::{Limits, Server};
pub use site::{Journals, Site};
