//! The server: a socket on 127.0.0.1, a few workers that take one request after the other.

use super::answer::{self, Answer};
use super::form;
use super::guard::{Guard, Head, MOST, Pass};
use super::refusal::Refusal;
use super::site::Site;
use crate::render::html::STYLE;
use socket2::SockRef;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};
use tiny_http::Request;

const SCRIPT: &str = include_str!("live.js");

/// How long anyone is waited for, and how many at once.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For the next bytes of a request, and for whoever should take an answer.
    pub patience: Duration,
    pub workers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(10),
            workers: 8,
        }
    }
}

pub struct Server {
    http: tiny_http::Server,
    guard: Guard,
    limits: Limits,
}

impl Server {
    /// Takes a port of this machine, for this machine only; port 0 is any that is free.
    ///
    /// # Errors
    /// Where the port can't be had, or the system has no randomness.
    pub fn bind(port: u16, limits: Limits) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        // tiny_http has no limits of time of its own. A connection inherits these from the socket it came in by
        // (on Linux, macOS and the BSDs), and is closed where they are passed.
        let socket = SockRef::from(&listener);
        socket.set_read_timeout(Some(limits.patience))?;
        socket.set_write_timeout(Some(limits.patience))?;
        let http = tiny_http::Server::from_listener(listener, None);
        Ok(Self {
            http: http.map_err(|error| io::Error::other(error.to_string()))?,
            guard: Guard::new(port)?,
            limits,
        })
    }

    /// The address to open, with its token.
    #[must_use]
    pub fn address(&self) -> String {
        self.guard.address()
    }

    /// Answers requests until [`Self::stop`].
    pub fn run(&self, site: &dyn Site) {
        std::thread::scope(|scope| {
            for _ in 0..self.limits.workers {
                scope.spawn(|| {
                    while let Ok(request) = self.http.recv() {
                        self.take(request, site);
                    }
                });
            }
        });
    }

    pub fn stop(&self) {
        for _ in 0..self.limits.workers {
            self.http.unblock();
        }
    }

    fn take(&self, mut request: Request, site: &dyn Site) {
        let answer = self
            .answer(&mut request, site)
            .unwrap_or_else(answer::refusal);
        // What is said of a body's length is allocated by tiny_http when it throws the rest of it away.
        const BELIEVABLE: usize = 1 << 28;
        if request
            .body_length()
            .is_some_and(|length| length > BELIEVABLE)
        {
            std::mem::forget(request.upgrade("none", answer));
            return;
        }
        // Whoever went away needs no answer.
        let _ = request.respond(answer);
    }

    fn answer(&self, request: &mut Request, site: &dyn Site) -> Result<Answer, Refusal> {
        let pass = self.guard.pass(&head(request))?;
        Ok(match pass {
            Pass::Exchange => answer::exchange(&self.guard.cookie()),
            Pass::Page => answer::text(200, "text/html", site.page()),
            Pass::Style => answer::text(200, "text/css", STYLE),
            Pass::Script => answer::text(200, "text/javascript", SCRIPT),
            Pass::Version => answer::plain(200, &site.version()),
            Pass::Mark => match site.mark(&form::read(&body(request, self.limits.patience)?)) {
                Ok(said) => answer::plain(200, &said),
                Err(wrong) => answer::plain(422, &wrong),
            },
        })
    }
}

fn head(request: &Request) -> Head {
    let headers = request.headers().iter();
    let pair = |header: &tiny_http::Header| (header.field.to_string(), header.value.to_string());
    Head {
        method: request.method().to_string(),
        target: request.url().to_owned(),
        headers: headers.map(pair).collect(),
        length: request.body_length(),
    }
}

/// The body, all of it or nothing; whoever sends it a byte at a time is not waited for any longer.
fn body(request: &mut Request, patience: Duration) -> Result<Vec<u8>, Refusal> {
    let length = request.body_length().unwrap_or(0).min(MOST);
    let begun = Instant::now();
    let (mut body, mut part) = (Vec::with_capacity(length), [0; 4096]);
    while body.len() < length && begun.elapsed() < patience {
        match request.as_reader().read(&mut part) {
            Ok(0) | Err(_) => break,
            Ok(read) => body.extend_from_slice(part.get(..read).unwrap_or(&[])),
        }
    }
    if body.len() == length {
        Ok(body)
    } else {
        Err(Refusal::TooSlow)
    }
}
