//! Names as they compare: white space as one space, NFC, full case folding, `’` as `'`.
//!
//! Two spellings are one name exactly where their folds are equal. Most names are plain lower-case
//! ASCII and fold to themselves without an allocation. Tags and people fold the same way.

use caseless::Caseless;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared.
#[must_use]
pub fn fold(name: &str) -> Cow<'_, str> {
    if is_folded(name) {
        return Cow::Borrowed(name);
    }
    let spaced = single_spaced(name);
    if spaced.is_ascii() {
        return Cow::Owned(spaced.to_ascii_lowercase());
    }
    // Folding the decomposed text is Unicode's canonical caseless match: an accent written before or
    // after a sign that folds to a letter of its own can't make two spellings of one name differ.
    let folded = spaced
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .nfd()
        .default_case_fold()
        .nfc()
        .collect();
    Cow::Owned(folded)
}

/// Free text in the form in which it is searched: folded as names are, but decomposed, so that each character's form
/// is its own whatever stands beside it; white space stays.
pub fn loosen(text: &str, into: &mut String) {
    let characters = text.chars().map(|c| if c == '’' { '\'' } else { c });
    into.extend(characters.nfd().default_case_fold().nfd());
}

/// The name with one space between its words, otherwise as written.
#[must_use]
pub fn single_spaced(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// Whether the name is plain ASCII that folds to itself.
fn is_folded(name: &str) -> bool {
    let mut after_space = true;
    for byte in name.bytes() {
        match byte {
            b' ' if after_space => return false,
            b' ' => after_space = true,
            b'!'..=b'@' | b'['..=b'~' => after_space = false,
            _ => return false,
        }
    }
    !after_space || name.is_empty()
}
