//! What is let in: decided from a request's head alone, the sharpest questions first.
//!
//! The host keeps other names for this machine out, the secrets everyone else on it, the origin every other page.

use super::refusal::Refusal;
use super::secret::Secret;
use std::io;

/// What a form may hold at most.
pub const MOST: usize = 64 * 1024;

/// A request's head, as far as it is asked about.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub length: Option<usize>,
}

/// What a request that is let in wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pass {
    /// It has the token, and is given the cookie.
    Exchange,
    Page,
    Style,
    Script,
    Version,
    Mark,
}

/// A server's own address and secrets.
pub struct Guard {
    port: u16,
    token: Secret,
    cookie: Secret,
}

impl Guard {
    /// # Errors
    /// Where the system has no randomness.
    pub fn new(port: u16) -> io::Result<Self> {
        Ok(Self {
            port,
            token: Secret::new()?,
            cookie: Secret::new()?,
        })
    }

    /// `http://127.0.0.1:8080`, as a browser writes it: without the port that goes without saying.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.host())
    }

    fn host(&self) -> String {
        match self.port {
            80 => "127.0.0.1".to_owned(),
            port => format!("127.0.0.1:{port}"),
        }
    }

    /// The address to open.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/?token={}", self.origin(), self.token)
    }

    /// The cookie that stands for the token. Cookies know no ports, so its name does.
    #[must_use]
    pub fn cookie(&self) -> String {
        format!(
            "{}={}; HttpOnly; SameSite=Strict; Path=/",
            self.cookie_name(),
            self.cookie
        )
    }

    fn cookie_name(&self) -> String {
        format!("daymark-{}", self.port)
    }

    /// # Errors
    /// Why the request is refused.
    pub fn pass(&self, head: &Head) -> Result<Pass, Refusal> {
        if head.only("host") != Some(self.host().as_str()) {
            return Err(Refusal::Host);
        }
        let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
        let token = query.strip_prefix("token=");
        let has_token = token.is_some_and(|token| self.token.is(token));
        if !(has_token || query.is_empty() && self.has_cookie(head)) {
            return Err(Refusal::Stranger);
        }
        let (method, pass) = match path {
            "/" if has_token => ("GET", Pass::Exchange),
            "/" => ("GET", Pass::Page),
            "/style.css" => ("GET", Pass::Style),
            "/live.js" => ("GET", Pass::Script),
            "/version" => ("GET", Pass::Version),
            "/mark" => ("POST", Pass::Mark),
            _ => return Err(Refusal::NoSuchPage),
        };
        if head.method != method {
            return Err(Refusal::Method);
        }
        if method == "POST" {
            self.form(head)?;
        }
        Ok(pass)
    }

    fn form(&self, head: &Head) -> Result<(), Refusal> {
        const TYPE: &str = "application/x-www-form-urlencoded";
        if head.only("origin") != Some(self.origin().as_str()) {
            return Err(Refusal::Origin);
        }
        let kind = head
            .only("content-type")
            .and_then(|it| it.split(';').next());
        if kind.map(str::trim) != Some(TYPE) {
            return Err(Refusal::Type);
        }
        match head.length {
            None => Err(Refusal::NoLength),
            Some(length) if length > MOST => Err(Refusal::TooLarge),
            Some(_) => Ok(()),
        }
    }

    fn has_cookie(&self, head: &Head) -> bool {
        let name = self.cookie_name();
        let pairs = head.all("cookie").flat_map(|cookies| cookies.split(';'));
        let mut values =
            pairs.filter_map(|pair| pair.trim().strip_prefix(&name)?.strip_prefix('='));
        values.any(|value| self.cookie.is(value))
    }
}

impl Head {
    fn all<'h>(&'h self, name: &str) -> impl Iterator<Item = &'h str> {
        let named = self
            .headers
            .iter()
            .filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str())
    }

    /// A header that is there exactly once.
    fn only<'h>(&'h self, name: &str) -> Option<&'h str> {
        let mut all = self.all(name);
        let first = all.next();
        first.filter(|_| all.next().is_none())
    }
}
