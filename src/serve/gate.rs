//! Who comes in: on the printed port, so many at once, with so much time; tiny_http stands behind and has no such limits.
//!
//! A request is passed on when all of it is there, and its answer is taken whole, so nobody behind ever waits for a
//! client; a connection carries one. Where every place is taken, whoever has been longest in saying what it wants is
//! listened to no longer: a crowd that says nothing keeps nobody out. What is said is none of the gate's business, but
//! for where a head ends, how long a body is, and that its first line is one that tiny_http is up to.

use super::answer;
use super::guard;
use super::inside::Inside;
use super::refusal::Refusal;
use super::server::Limits;
use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a request's head may hold at most.
const MOST: usize = 16 * 1024;

/// Of a body that is too long, what is listened to before that is said.
const HEARD: usize = 1 << 20;

/// An answer may take longer than a request, but not for ever.
const ANSWER: Duration = Duration::from_secs(30);

/// How long to wait where the system lets nobody in.
const PAUSE: Duration = Duration::from_millis(50);

pub struct Gate {
    outside: TcpListener,
    inside: Inside,
    limits: Limits,
    house: Mutex<House>,
    is_closed: AtomicBool,
}

/// Who is in.
#[derive(Default)]
struct House {
    guests: usize,
    /// Those whose request is not all there, whoever has been there longest first.
    speaking: VecDeque<Arc<TcpStream>>,
}

impl Gate {
    #[must_use]
    pub fn new(outside: TcpListener, inside: Inside, limits: Limits) -> Self {
        Self {
            outside,
            inside,
            limits,
            house: Mutex::default(),
            is_closed: AtomicBool::new(false),
        }
    }

    /// Lets one after the other in, until the gate is closed. As many threads as keep it, as many are let in at once.
    pub fn keep(&self) {
        while !self.is_closed.load(Ordering::SeqCst) {
            match self.outside.accept() {
                // Whoever went away, or was too slow, is none of the next one's business.
                Ok((client, _)) => drop(self.receive(&Arc::new(client))),
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    pub fn close(&self) {
        // Every worker closes it as it ends, but each keeper needs only one to come.
        if self.is_closed.swap(true, Ordering::SeqCst) {
            return;
        }
        self.house().speaking.drain(..).for_each(no_longer);
        // Each keeper waits for someone to come.
        for _ in 0..self.limits.guests {
            let _ = self.outside.local_addr().and_then(TcpStream::connect);
        }
    }

    fn house(&self) -> MutexGuard<'_, House> {
        self.house.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn receive(&self, client: &Arc<TcpStream>) -> io::Result<()> {
        self.house().enter(client, self.limits.guests);
        let request = self.request(client);
        self.house().has_spoken(client);
        let passed = match request {
            Ok(Some(request)) => self.pass(client, &request),
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        let _ = client.shutdown(Shutdown::Both);
        self.house().guests -= 1;
        passed
    }

    fn pass(&self, mut client: &TcpStream, request: &[u8]) -> io::Result<()> {
        let answer = match misspoken(request) {
            Some(refusal) => answer::written(answer::refusal(refusal))?,
            None => self.answer(request)?,
        };
        client.set_write_timeout(Some(self.limits.patience))?;
        client.write_all(&answer)
    }

    /// What tiny_http says to it.
    fn answer(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        let mut inside = self.inside.connect()?;
        inside.set_write_timeout(Some(ANSWER))?;
        inside.set_read_timeout(Some(ANSWER))?;
        // What is wrong from its first line on is answered before it is read to its end.
        let _ = inside.write_all(request);
        // Whoever waits for more of it is told that there is none.
        let _ = inside.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        inside.read_to_end(&mut answer)?;
        Ok(answer)
    }

    /// A request as far as it came, told to be the last of its connection; None where not even its head did.
    fn request(&self, client: &TcpStream) -> io::Result<Option<Vec<u8>>> {
        let until = Instant::now() + self.limits.patience;
        let mut request = Vec::new();
        let head = loop {
            if let Some(end) = memchr::memmem::find(&request, b"\r\n\r\n") {
                break end + 4;
            }
            if request.len() > MOST || read(client, until, &mut request)? == 0 {
                return Ok(None);
            }
        };
        let length = length(request.get(..head).unwrap_or(&[]));
        let mut missing = (head + length.min(HEARD)).saturating_sub(request.len());
        // A body that does not come is missed by whoever asks for it.
        while missing > 0
            && let Ok(more @ 1..) = read(client, until, &mut request)
        {
            missing = missing.saturating_sub(more);
            request.truncate(head + guard::MOST);
        }
        let mut ours = "\r\nConnection: close".to_owned();
        if length > guard::MOST {
            // The first that is said counts. tiny_http has room made for the rest of a body, however long it is to be.
            ours += &format!("\r\nContent-Length: {}", guard::MOST + 1);
        }
        if let Some(end) = memchr::memmem::find(&request, b"\r\n") {
            request.splice(end..end, ours.into_bytes());
        }
        Ok(Some(request))
    }
}

impl House {
    fn enter(&mut self, client: &Arc<TcpStream>, most: usize) {
        self.guests += 1;
        self.speaking.push_back(Arc::clone(client));
        // The last place is for whoever comes next.
        if self.guests >= most && self.speaking.len() > 1 {
            self.speaking.pop_front().into_iter().for_each(no_longer);
        }
    }

    fn has_spoken(&mut self, client: &Arc<TcpStream>) {
        self.speaking.retain(|other| !Arc::ptr_eq(other, client));
    }
}

/// What it has sent by now is still read, and answered if that is all.
fn no_longer(client: Arc<TcpStream>) {
    let _ = client.shutdown(Shutdown::Read);
}

/// Adds what comes next; nothing where nothing does any more, an error where the time is over.
fn read(mut client: &TcpStream, until: Instant, into: &mut Vec<u8>) -> io::Result<usize> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(io::ErrorKind::TimedOut.into());
    }
    client.set_read_timeout(Some(left))?;
    let mut part = [0; 4096];
    let read = client.read(&mut part)?;
    into.extend_from_slice(part.get(..read).unwrap_or(&[]));
    Ok(read)
}

/// What is wrong with a request's first line. tiny_http knows later versions of HTTP just enough to wait for itself for
/// ever, and looks for one wherever there is a third word.
fn misspoken(request: &[u8]) -> Option<Refusal> {
    let end = memchr::memmem::find(request, b"\r\n");
    let line = request.get(..end.unwrap_or(0)).unwrap_or(&[]);
    let words: Vec<&[u8]> = line.split(|&byte| byte == b' ').collect();
    match words.as_slice() {
        [_, _, b"HTTP/1.0" | b"HTTP/1.1"] => None,
        [_, _, version] if version.starts_with(b"HTTP/") => Some(Refusal::Version),
        _ => Some(Refusal::NoRequest),
    }
}

/// How long a head says that its body is, the longest where it says several; none where that is no number.
fn length(head: &[u8]) -> usize {
    let said = head.split(|&byte| byte == b'\n').filter_map(|line| {
        let colon = memchr::memchr(b':', line)?;
        let (name, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let is_length = name.trim_ascii().eq_ignore_ascii_case(b"content-length");
        let value = std::str::from_utf8(value.trim_ascii()).ok();
        value.filter(|_| is_length)?.parse().ok()
    });
    said.max().unwrap_or(0)
}
