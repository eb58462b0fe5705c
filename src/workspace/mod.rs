//! Which files make which journal: roots, the walk, and reading.
//!
//! A folder that holds `daymark.toml` is the root of one journal; a path is read within its nearest root.
//! [`journals`] turns the paths of a command into [`Wanted`] journals, [`load()`] reads their files.

mod gather;
mod ignored;
mod load;
mod path;
mod request;
mod root;
mod walk;

pub use load::{Loaded, Trouble, load, settings};
pub use request::{Journals, Origin, Wanted, WantedFile, journals};
pub use root::ROOT_FILE;
