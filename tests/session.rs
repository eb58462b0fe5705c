//! The recorded session of the README: to the byte what the program makes of it today, and readable.
//!
//! `UPDATE_SESSION=1` writes it anew, as `cargo run --example record` does.

mod picture;
mod play;

use std::path::Path;

#[test]
fn the_picture_is_what_the_program_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let script = std::fs::read_to_string(root.join("tests/session/a-day.txt")).unwrap();
    let session = play::Session::read(&script);
    let steps = session.play(Path::new(env!("CARGO_BIN_EXE_daymark")));
    let drawn = picture::draw(&session.title, &steps);
    let kept = root.join("tests/session/a-day.svg");
    if std::env::var_os("UPDATE_SESSION").is_some() {
        std::fs::write(&kept, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&kept).unwrap_or_default();
    assert!(
        kept == drawn,
        "`cargo run --example record`, then read the diff; now it is:\n{drawn}"
    );
    let colours = colours(&drawn);
    let background = colours.iter().find(|(name, _)| *name == ".bg").unwrap().1;
    for (name, colour) in colours.iter().filter(|(name, _)| *name != ".bg") {
        let contrast = contrast(*colour, background);
        assert!(contrast >= 4.5, "{name}: {contrast:.2}");
    }
}

/// Every `NAME { … fill: #RRGGBB }` of the picture's style.
fn colours(svg: &str) -> Vec<(&str, u32)> {
    let rules = svg.lines().filter_map(|line| {
        let (name, fill) = line.trim().split_once(" {")?;
        let (_, colour) = fill.split_once("fill: #")?;
        Some((name, u32::from_str_radix(&colour[..6], 16).unwrap()))
    });
    rules.collect()
}

/// As the accessibility guidelines of the web (WCAG 2) have it: 4.5 is asked of text.
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| {
        let part = |shift: u32| {
            let part = f64::from(colour >> shift & 0xff) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}
