//! Secrets of 128 bits: made by the system, told in hexadecimal, compared without telling how much was right.
//!
//! There are two in a run: the token in the printed address, and the cookie that it is changed for. Neither
//! is ever written to a file.

use std::fmt;
use std::hint::black_box;
use std::io;

const BYTES: usize = 16;

#[derive(Clone, Copy)]
pub struct Secret([u8; BYTES]);

impl Secret {
    /// # Errors
    /// Where the system has no randomness.
    pub fn new() -> io::Result<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self(bytes))
    }

    /// Whether this is what was said; it takes as long for a wrong secret as for the right one.
    #[must_use]
    pub fn is(self, said: &str) -> bool {
        let known = self.to_string();
        if said.len() != known.len() {
            return false;
        }
        let differences = said.bytes().zip(known.bytes());
        differences.fold(0, |all, (a, b)| black_box(all | (a ^ b))) == 0
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
