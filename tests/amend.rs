//! Captures: cases in `tests/amend/*.txt`, in the way of `tests/cli.rs`, and the laws that hold for any text.

mod editor;
mod laws;
mod program;
mod undo;

use daymark::amend::DaySaid;
use daymark::text::Day;

#[test]
fn cases() {
    crate::cli::cases_in("tests/amend", crate::cli::played);
}

#[test]
fn days_as_they_are_said() {
    // A Sunday.
    let today = Day::parse("2026-02-01").unwrap();
    for (said, day) in [
        ("today", "2026-02-01"),
        ("Yesterday", "2026-01-31"),
        ("sat", "2026-01-31"),
        ("mon", "2026-01-26"),
        ("sunday", "2026-01-25"),
        ("-0", "2026-02-01"),
        ("-3", "2026-01-29"),
        ("2024-02-29", "2024-02-29"),
    ] {
        let found = DaySaid::parse(said).map(|said| said.day(today));
        assert_eq!(found, Day::parse(day), "{said}");
    }
    for none in [
        "",
        "-",
        "3",
        "+3",
        "--3",
        "-99999",
        "moon",
        "2026-02-29",
        "2026-1-5",
    ] {
        assert_eq!(DaySaid::parse(none), None, "{none}");
    }
}
