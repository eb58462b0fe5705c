//! Tags in free text (until the scanner of `syntax/mention` is here).

/// The tags of a text, as written, without `#`.
pub(super) fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('#').filter_map(move |(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        if !before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{')) {
            return None;
        }
        let rest = text.get(at + 1..)?;
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '/')))
            .unwrap_or(rest.len());
        rest.get(..end)
            .filter(|tag| tag.starts_with(char::is_alphabetic))
    })
}
