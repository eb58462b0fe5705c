//! The language server: one conversation with an editor over standard input and output.
//!
//! Everything that is asked is answered by `ide` from an analysis; this room turns bytes into lines and columns, and
//! plain data into the protocol's. It writes no file. Only this room knows of the protocol.

mod answers;
mod capabilities;
mod change;
mod client;
mod desk;
mod findings;
mod frame;
mod held;
mod inbox;
mod look;
mod notes;
mod outlet;
mod overlay;
mod publish;
mod scene;
mod server;
mod uri;

use crate::journal::Settings;
use crate::text::Day;
use crate::world::World;

/// Talks with a client until it is gone. `today` may depend on when a journal's days start. Gives whether the
/// client ended it in good order.
pub fn serve(world: &dyn World, today: &(dyn Fn(&Settings) -> Day + Sync)) -> bool {
    rayon::scope(|_| server::Server::new(world, today).run())
}
