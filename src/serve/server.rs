//! The server: a gate on 127.0.0.1, tiny_http behind it, a few workers that take one request after the other.
//!
//! The gate stands before tiny_http because that has no limits of its own. A worker asks the guard, then the
//! site, and answers; whatever goes wrong with one request is that request's end.

use super::answer::{self, Answer};
use super::form;
use super::gate::Gate;
use super::guard::{Guard, Head, MOST, Pass};
use super::inside::Inside;
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
    /// For a request, and for whoever should take an answer.
    pub patience: Duration,
    pub guests: usize,
    pub workers: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(3),
            guests: 32,
            workers: 4,
        }
    }
}

pub struct Server {
    /// Before the way to it, which it takes a last time when it ends.
    http: tiny_http::Server,
    gate: Gate,
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
        let (inside, far_end) = Inside::new()?;
        let http = tiny_http::Server::from_listener(far_end, None);
        Ok(Self {
            http: http.map_err(|error| io::Error::other(error.to_string()))?,
            gate: Gate::new(outside, inside, limits),
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
        let work = || {
            let ended = self.work(site);
            self.stop();
            ended
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..self.limits.workers)
                .map(|_| scope.spawn(work))
                .collect();
            // Whoever is in is answered before the workers go.
            std::thread::scope(|scope| {
                for _ in 0..self.limits.guests {
                    scope.spawn(|| self.gate.keep());
                }
            });
            (0..self.limits.workers).for_each(|_| self.http.unblock());
            let broken = |_| Err(io::Error::other("a worker is gone"));
            let mut workers = workers.into_iter();
            workers.try_for_each(|worker| worker.join().unwrap_or_else(broken))
        })
    }

    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        self.gate.close();
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

/// The body, all of it or nothing; what came of it is there.
fn body(request: &mut Request) -> Result<Vec<u8>, Refusal> {
    let length = request.body_length().unwrap_or(0);
    let mut body = Vec::new();
    match request.as_reader().take(MOST as u64).read_to_end(&mut body) {
        Ok(_) if body.len() == length => Ok(body),
        _ => Err(Refusal::TooSlow),
    }
}
