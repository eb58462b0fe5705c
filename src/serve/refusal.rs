//! Why a request is refused, and what is said of it: enough for its user, nothing of the journal.
//!
//! The words are fixed, so nothing of a request or of a file can come back in them. Most are
//! decided by `guard`, those of a request's first line by `gate`.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// A first line that is none.
    NoRequest,
    /// Another version of HTTP than is spoken here.
    Version,
    /// Another name than the address has: some page's name that leads here.
    Host,
    /// Neither the token nor the cookie for it.
    Stranger,
    NoSuchPage,
    Method,
    /// A form that some other page sent.
    Origin,
    /// No form at all.
    Type,
    NoLength,
    TooLarge,
    /// The body did not come.
    TooSlow,
}

impl Refusal {
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::NoRequest => 400,
            Self::Version => 505,
            Self::Host => 421,
            Self::Stranger | Self::Origin => 403,
            Self::NoSuchPage => 404,
            Self::Method => 405,
            Self::Type => 415,
            Self::NoLength => 411,
            Self::TooLarge => 413,
            Self::TooSlow => 408,
        }
    }

    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoRequest => "this is no request",
            Self::Version => "only HTTP/1.0 and HTTP/1.1 are spoken here",
            Self::Host => "this is not the address that `daymark serve` printed",
            Self::Stranger => {
                "open the whole address that `daymark serve` printed, its token included"
            }
            Self::NoSuchPage => "there is no such page",
            Self::Method => "this page is not asked for that way",
            Self::Origin => "this form was not sent from the page itself",
            Self::Type => "this is not the page's form",
            Self::NoLength => "a form says how long it is",
            Self::TooLarge => "a form holds at most 64 KiB",
            Self::TooSlow => "the form did not come in time",
        }
    }
}
