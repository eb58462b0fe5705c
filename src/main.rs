//! Wires the real world to the command line.
//!
//! The arguments and the real world go in, an exit code comes out. What can be tested is in the library.

use daymark::world;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(daymark::cli::run(world::arguments(), &world::Real))
}
