//! The arguments of `daymark undo`.

use super::mark::Place;
use clap::Args;

/// Take back the last line that Daymark wrote into the journal
///
/// Only where the file is byte for byte as that left it. What is remembered for it is a hash of the file and a place
/// in it, none of your words.
#[derive(Args, Debug)]
pub struct Undo {
    #[command(flatten)]
    pub place: Place,
}
