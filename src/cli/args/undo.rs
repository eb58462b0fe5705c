//! The arguments of `daymark undo`.
//!
//! Only a `Place`: which capture is taken back is remembered by `workspace`, one for each journal.

use clap::Args;
use std::path::PathBuf;

/// Take back the last mark or note that Daymark wrote
///
/// Or the lines that `daymark edit` put there. Once, and only where the file is byte for byte as that left it. What is
/// remembered for it is a hash of the file and places in it, none of your words.
#[derive(Args, Debug)]
pub struct Undo {
    /// Only where it was written into this file; otherwise into whichever file of the journal
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}
