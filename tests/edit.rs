//! Edits: made together, in any order, or not at all.

use daymark::text::Span;
use daymark::text::edit::{Edit, apply};

/// A text, edits as start, end and new text, and what comes of them.
type Case = (
    &'static str,
    &'static [(u32, u32, &'static str)],
    Option<&'static str>,
);

#[test]
fn edits_are_made_together() {
    let cases: &[Case] = &[
        ("run 5 km", &[], Some("run 5 km")),
        (
            "run 5 km",
            &[(4, 5, "6"), (0, 3, "walk")],
            Some("walk 6 km"),
        ),
        ("run", &[(0, 0, "[x] "), (3, 3, ":")], Some("[x] run:")),
        ("run", &[(1, 1, "a"), (1, 1, "b")], Some("rabun")),
        ("run", &[(0, 2, ""), (1, 3, "")], None),
        ("run", &[(2, 4, "")], None),
        ("run", &[(2, 1, "")], None),
        ("é", &[(1, 2, "e")], None),
    ];
    for (text, edits, expected) in cases {
        let edits: Vec<Edit> = edits
            .iter()
            .map(|(start, end, new)| Edit::new(Span::new(*start, *end), *new))
            .collect();
        assert_eq!(
            apply(text, &edits).as_deref(),
            *expected,
            "{text} {edits:?}"
        );
    }
}
