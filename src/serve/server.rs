//! The server: a gate on 127.0.0.1, tiny_http behind it, a few workers that take one request after the other.
//!
//! The gate stands before tiny_http because that has no limits of its own. A worker asks the guard, then the
//! site, and answers; whatever goes wrong with one request is that request's end.

use super::answer::{self, Answer};
use super::form;
use super::gate::Gate;
use super::guard::{Guard, Head, MOST, Pass};
use super::refusal::Refusal;
use super::site::Site;
use crate::render::html::STYLE;
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tiny_http::Request;

const SCRIPT: &str = include_str!("live.js");

/// How long anyone is waited for, and how many at once.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For a request's head, for its body, and for whoever should take an answer.
    pub patience: Duration,
    pub guests: usize,
    pub workers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(10),
            guests: 32,
            workers: 4,
        }
    }
}

pub struct Server {
    gate: Gate,
    http: tiny_http::Server,
    guard: Guard,
    limits: Limits,
    is_stopped: AtomicBool,
}

impl Server {
    /// Takes a port of this machine, for this machine only; port 0 is any that is free.
    ///
    /// # Errors
    /// Where the port can't be had, or the system has no randomness.
    pub fn bind(port: u16, limits: Limits) -> io::Result<Self> {
        let outside = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = outside.local_addr()?.port();
        let inside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let gate = Gate::new(outside, inside.local_addr()?, limits);
        let http = tiny_http::Server::from_listener(inside, None);
        Ok(Self {
            gate,
            http: http.map_err(|error| io::Error::other(error.to_string()))?,
            guard: Guard::new(port)?,
            limits,
            is_stopped: AtomicBool::new(false),
        })
    }

    /// The address to open, with its token.
    #[must_use]
    pub fn address(&self) -> String {
        self.guard.address()
    }

    /// Answers requests until [`Self::stop`].
    ///
    /// # Errors
    /// Where tiny_http's own socket is gone.
    pub fn run(&self, site: &dyn Site) -> io::Result<()> {
        std::thread::scope(|scope| {
            for _ in 0..self.limits.guests {
                scope.spawn(|| self.gate.keep());
            }
            for _ in 1..self.limits.workers {
                scope.spawn(|| self.work(site));
            }
            let ended = self.work(site);
            self.stop();
            ended
        })
    }

    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        self.gate.close();
        (0..self.limits.workers).for_each(|_| self.http.unblock());
    }

    /// Takes one request after the other.
    fn work(&self, site: &dyn Site) -> io::Result<()> {
        loop {
            match self.http.recv() {
                Ok(request) => self.take(request, site),
                Err(_) if self.is_stopped.load(Ordering::SeqCst) => return Ok(()),
                Err(error) => return Err(error),
            }
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
            Pass::Mark => match site.mark(&form::read(&body(request)?)) {
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

/// The body, all of it or nothing; the gate waits for it only so long.
fn body(request: &mut Request) -> Result<Vec<u8>, Refusal> {
    let length = request.body_length().unwrap_or(0);
    let mut body = Vec::new();
    match request.as_reader().take(MOST as u64).read_to_end(&mut body) {
        Ok(_) if body.len() == length => Ok(body),
        _ => Err(Refusal::TooSlow),
    }
}
