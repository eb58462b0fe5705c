//! Wires the real world to the command line.

use daymark::world;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(daymark::cli::run(world::arguments(), &world::Real))
}
