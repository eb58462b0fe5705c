//! Who comes in: on the printed port, so many at once, with so much time; tiny_http stands behind and has no such limits.
//!
//! A connection is passed on when the head of its request is all there, carries one request, and is closed after so
//! long. What it says is none of the gate's business: it looks for a head's end and nothing else.

use super::server::Limits;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// What a request's head may hold at most.
const MOST: usize = 16 * 1024;

pub struct Gate {
    outside: TcpListener,
    inside: SocketAddr,
    limits: Limits,
    is_closed: AtomicBool,
}

impl Gate {
    #[must_use]
    pub fn new(outside: TcpListener, inside: SocketAddr, limits: Limits) -> Self {
        Self {
            outside,
            inside,
            limits,
            is_closed: AtomicBool::new(false),
        }
    }

    /// Lets one after the other in, until the gate is closed. As many threads as keep it, as many are let in at once.
    pub fn keep(&self) {
        while !self.is_closed.load(Ordering::SeqCst) {
            // Whoever went away, or was too slow, is none of the next one's business.
            if let Ok((client, _)) = self.outside.accept() {
                let _ = self.pass(&client);
                let _ = client.shutdown(Shutdown::Both);
            }
        }
    }

    pub fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
        // Each keeper waits for someone to come.
        for _ in 0..self.limits.guests {
            let _ = self.outside.local_addr().and_then(TcpStream::connect);
        }
    }

    fn pass(&self, client: &TcpStream) -> io::Result<()> {
        client.set_write_timeout(Some(self.limits.patience))?;
        let Some(start) = self.head(client)? else {
            return Ok(());
        };
        let inside = TcpStream::connect(self.inside)?;
        // An answer may take longer than a request, but not for ever.
        inside.set_read_timeout(Some(self.limits.patience * 6))?;
        (&inside).write_all(&start)?;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _ = self.rest(client, &inside);
                // Whoever waits for more of it is told that there is none.
                let _ = inside.shutdown(Shutdown::Write);
            });
            let passed = io::copy(&mut &inside, &mut &*client);
            let _ = client.shutdown(Shutdown::Both);
            passed.map(drop)
        })
    }

    /// A head and what came with it, told to be the last of its connection; None where it did not come.
    fn head(&self, client: &TcpStream) -> io::Result<Option<Vec<u8>>> {
        const LAST: &[u8] = b"\r\nConnection: close";
        let begun = Instant::now();
        let mut start = Vec::new();
        while memchr::memmem::find(&start, b"\r\n\r\n").is_none() {
            if start.len() > MOST || !self.read(client, begun, &mut start)? {
                return Ok(None);
            }
        }
        if let Some(end) = memchr::memmem::find(&start, b"\r\n") {
            start.splice(end..end, LAST.iter().copied());
        }
        Ok(Some(start))
    }

    fn rest(&self, client: &TcpStream, mut inside: &TcpStream) -> io::Result<()> {
        let begun = Instant::now();
        let mut part = Vec::new();
        while self.read(client, begun, &mut part)? {
            inside.write_all(&part)?;
            part.clear();
        }
        Ok(())
    }

    /// Adds what comes next; false where nothing does any more, an error where the time is over.
    fn read(&self, mut client: &TcpStream, begun: Instant, into: &mut Vec<u8>) -> io::Result<bool> {
        let left = self.limits.patience.checked_sub(begun.elapsed());
        let left = left.filter(|left| !left.is_zero());
        client.set_read_timeout(Some(left.ok_or(io::ErrorKind::TimedOut)?))?;
        let mut part = [0; 4096];
        let read = client.read(&mut part)?;
        into.extend_from_slice(part.get(..read).unwrap_or(&[]));
        Ok(read > 0)
    }
}
