//! Cadences and targets as reports show them: as written, single spaces, keywords in lower case.
//!
//! Names, amounts and the words after `when:` keep their letters. It is made here, once, since later stages
//! hold no tokens of these lines.

use super::Site;
use super::build::Build;
use super::name::single_spaced;
use crate::syntax::{Attribute, Cadence as Written, Target as WrittenTarget};
use crate::text::SourceId;

impl Build<'_> {
    pub(super) fn cadence_text(
        &self,
        source: SourceId,
        line: &Attribute,
        written: &Written,
    ) -> String {
        let quote = |token| self.problems.quote(Site::new(source, line.line, token));
        match *written {
            Written::When(name) => format!("when {}", quote(name)),
            Written::Occasion(text) => format!("when: {}", quote(text)),
            _ => quote(line.token).to_lowercase(),
        }
    }

    /// The keywords in lower case, the amounts as written.
    pub(super) fn target_text(
        &self,
        source: SourceId,
        line: &Attribute,
        written: &WrittenTarget,
    ) -> String {
        let text = self.problems.text(Site::new(source, line.line, line.token));
        let amounts = match written {
            WrittenTarget::AtLeast { amounts, .. } | WrittenTarget::AtMost { amounts, .. } => {
                amounts.as_slice()
            }
            WrittenTarget::Before(_) | WrittenTarget::After(_) => &[],
        };
        let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else {
            return single_spaced(&text.to_lowercase());
        };
        let at = |byte: u32| byte.saturating_sub(line.token.start) as usize;
        let part = |range: Option<&str>| range.unwrap_or("").to_owned();
        let (from, until) = (at(first.token.start), at(last.token.end));
        single_spaced(&format!(
            "{} {} {}",
            part(text.get(..from)).to_lowercase(),
            part(text.get(from..until)),
            part(text.get(until..)).to_lowercase()
        ))
    }
}
