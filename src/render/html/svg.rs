//! One picture as a file of its own, with the style it needs in it.
//!
//! The same drawings as in a page, on a background of their own. No script, no font and no address is in it.

use super::shape::{bold, label, short};
use super::{curve, grid, heatmap, timeline};
use crate::view::{Curve, Grid, Heatmap, Timeline};
use maud::{PreEscaped, html};

const STYLE: &str = include_str!("picture.css");

#[derive(Clone, Copy, Debug)]
pub enum Picture<'p> {
    Calendar(&'p Heatmap),
    Steps(&'p Grid),
    Goal(&'p Curve),
    Streaks(&'p Timeline),
}

/// The picture, on paper of its own under its name.
#[must_use]
pub fn picture(picture: Picture<'_>) -> String {
    const MARGIN: i32 = 12;
    const NAME: i32 = 22;
    let drawing = match picture {
        Picture::Calendar(map) => heatmap::draw(map),
        Picture::Steps(steps) => grid::draw(steps),
        Picture::Goal(goal) => curve::draw(goal),
        Picture::Streaks(streaks) => timeline::draw(streaks),
    };
    let name = short(&drawing.name, 600);
    let width = drawing.width.max(bold(&name)) + 2 * MARGIN;
    let height = drawing.height + NAME + 2 * MARGIN;
    let alone = html! {
        svg class="picture" xmlns="http://www.w3.org/2000/svg" role="img"
            viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) {
            (drawing.title())
            style { (PreEscaped(written_out(STYLE))) }
            rect class="back" width="100%" height="100%" {}
            (label(MARGIN, MARGIN + 10, "name", "start", &name))
            g transform={ "translate(" (MARGIN) " " (MARGIN + NAME) ")" } { (drawing.drawn) }
        }
    };
    alone.into_string() + "\n"
}

/// The style with each colour written out before the variable that may change it: few programs besides browsers know
/// variables, and what they don't know they pass over.
fn written_out(style: &str) -> String {
    let (_, light) = style.split_once(":root {").unwrap_or_default();
    let (light, _) = light.split_once('}').unwrap_or_default();
    let value = |variable: &str| {
        let mut known = light.split(';').filter_map(|it| it.trim().split_once(": "));
        known
            .find(|(name, _)| *name == variable)
            .map(|(_, value)| value)
    };
    let mut written = String::new();
    for piece in style.split_inclusive(['{', ';', '}']) {
        if let Some((property, rest)) = piece.split_once("var(")
            && let Some(value) = rest.split(')').next().and_then(value)
        {
            written += &format!("{property}{value};");
        }
        written += piece;
    }
    written
}
