//! A finding known again tomorrow: by its file, name and words and the line it stands on, not by its number.
//!
//! Lines above may come and go, and the fingerprint stays. Findings that are alike in all of it are told
//! apart by their order.

use super::Texts;
use crate::diagnostic::Diagnostic;
use rustc_hash::FxHashMap;

/// Makes fingerprints, each of them once.
#[derive(Debug, Default)]
pub struct Fingerprints {
    /// How many alike there were so far.
    seen: FxHashMap<u128, u32>,
}

impl Fingerprints {
    /// 32 hexadecimal digits.
    pub fn of(&mut self, texts: Texts<'_>, finding: &Diagnostic) -> String {
        let at = &finding.primary;
        let (path, line) = texts.source(at.source).map_or(("", ""), |(source, lines)| {
            let line = lines.text(lines.at(at.span.start), &source.text);
            (source.path.as_str(), line.trim())
        });
        let mut hash = Hash::default();
        for part in [path, finding.code.name(), &finding.message, line] {
            hash.add(part.as_bytes());
        }
        let alike = self.seen.entry(hash.0).or_insert(0);
        hash.add(&alike.to_le_bytes());
        *alike += 1;
        format!("{:032x}", hash.0)
    }
}

/// FNV-1a of 128 bits: the same on every machine and in every version.
struct Hash(u128);

impl Default for Hash {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Hash {
    /// One part; what follows it is another.
    fn add(&mut self, part: &[u8]) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        for byte in part.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }
}
