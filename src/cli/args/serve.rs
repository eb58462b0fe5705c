//! What `daymark serve` is asked for.
//!
//! The paths have to come to one journal, which `cli/serve` checks. There is no choice of a host: it is
//! always 127.0.0.1.

use super::Paths;
use clap::Args;

/// Show the page of a report in a browser, kept up to date, with a form to mark what was done
///
/// It is there for this machine only (127.0.0.1), for whoever opens the address that is printed: each start makes a
/// new one. The page follows the files as they are saved. Ctrl-C ends it.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  daymark serve                        then open the address it prints
  daymark serve --port 8080 examples/nine-steps")]
pub struct Serve {
    #[command(flatten)]
    pub paths: Paths,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    pub port: u16,
    /// Let the page hold what was written in its days: prose and notes
    #[arg(long)]
    pub with_text: bool,
}
