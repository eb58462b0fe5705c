//! One picture as a file of its own, with the style it needs in it.

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

/// The picture, on paper of its own.
#[must_use]
pub fn picture(picture: Picture<'_>) -> String {
    let drawn = match picture {
        Picture::Calendar(map) => heatmap::draw(map),
        Picture::Steps(steps) => grid::draw(steps),
        Picture::Goal(goal) => curve::draw(goal),
        Picture::Streaks(streaks) => timeline::draw(streaks),
    };
    let drawn = drawn.into_string();
    // The style and the paper stand behind the picture's name.
    let (head, rest) = drawn.split_once("</title>").unwrap_or(("", &drawn));
    let style = html! {
        style { (PreEscaped(STYLE)) }
        rect class="back" width="100%" height="100%" {}
    };
    format!("{head}</title>{}{rest}\n", style.into_string())
}
