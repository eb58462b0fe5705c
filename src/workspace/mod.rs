//! Which files make which journal: roots, the walk, and reading.
//!
//! A folder that holds `daymark.toml` is the root of one journal; a path is read within its nearest root.
//! [`journals`] turns the paths of a command into [`Wanted`] journals, [`load()`] reads their files.

mod capture;
mod gather;
mod home;
mod ignored;
mod load;
mod mark;
mod path;
mod request;
mod root;
mod stood;
mod undo;
mod walk;

pub use capture::{Captured, capture};
pub use home::{Home, home, home_at, is_near};
pub use load::{Loaded, Trouble, load, reason, settings};
pub use mark::{MarkWish, Marked, answer, mark};
pub use request::{Journals, Origin, Wanted, WantedFile, journals};
pub use root::ROOT_FILE;
pub use undo::{Undone, undo};
