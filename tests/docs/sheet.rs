//! The reference opens with a cheat sheet that fits one page.

#[test]
fn the_cheat_sheet_fits_one_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/SPEC.md");
    let text = std::fs::read_to_string(path).unwrap();
    let parts: Vec<&str> = text.split("<!-- cheat sheet -->").collect();
    assert_eq!(
        parts.len(),
        3,
        "one marker before the cheat sheet and one after it"
    );
    let lines: Vec<&str> = parts[1].trim().lines().collect();
    assert!(lines.len() <= 60, "{} lines", lines.len());
    for line in lines {
        assert!(line.chars().count() <= 80, "longer than 80 columns: {line}");
    }
}

#[test]
fn the_reference_lists_every_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/SPEC.md");
    let text = std::fs::read_to_string(path).unwrap();
    for code in daymark::diagnostic::Code::ALL {
        let row = format!("| `{}` |", code.name());
        assert!(
            text.contains(&row),
            "the table has no row for `{}`",
            code.name()
        );
    }
}
