//! The way from the gate to tiny_http, which nobody else may take: a socket in a folder of this user's alone.
//!
//! Where there are no such sockets it is a port of this machine; whoever finds that one passes by the gate, and meets the
//! guard all the same.

#[cfg(not(unix))]
pub use port::Inside;
#[cfg(unix)]
pub use socket::Inside;

#[cfg(unix)]
mod socket {
    use crate::workspace::reason;
    use crate::world::private::Folder;
    use std::io;
    use std::os::unix::net::{UnixListener, UnixStream};

    pub struct Inside(Folder);

    impl Inside {
        const NAME: &str = "http";

        /// How long the folder's path may be: 103 bytes of a socket's have room on every system.
        const ROOM: usize = 103 - "/".len() - Self::NAME.len();

        /// The way, and its far end.
        ///
        /// # Errors
        /// Where the folder or the socket can't be made.
        pub fn new() -> io::Result<(Self, UnixListener)> {
            let made = Folder::new(Self::ROOM).and_then(|folder| {
                let listener = UnixListener::bind(folder.path().join(Self::NAME))?;
                Ok((Self(folder), listener))
            });
            let place = "no socket in the temporary folder";
            made.map_err(|error| io::Error::other(format!("{place}: {}", reason(&error))))
        }

        /// # Errors
        /// Where nobody is at the far end any more.
        pub fn connect(&self) -> io::Result<UnixStream> {
            UnixStream::connect(self.0.path().join(Self::NAME))
        }
    }
}

#[cfg(not(unix))]
mod port {
    use std::io;
    use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

    pub struct Inside(SocketAddr);

    impl Inside {
        /// The way, and its far end.
        ///
        /// # Errors
        /// Where no port can be had.
        pub fn new() -> io::Result<(Self, TcpListener)> {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            Ok((Self(listener.local_addr()?), listener))
        }

        /// # Errors
        /// Where nobody is at the far end any more.
        pub fn connect(&self) -> io::Result<TcpStream> {
            TcpStream::connect(self.0)
        }
    }
}
