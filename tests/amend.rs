//! Captures: cases in `tests/amend/*.txt`, in the way of `tests/cli.rs`, and the laws that hold for any text.

mod editor;
mod laws;
mod program;

#[test]
fn cases() {
    crate::cli::cases_in("tests/amend", crate::cli::played);
}
