//! How output looks: width, colour, characters. Decided once, from the terminal and the flags, by `cli`.
//!
//! Meaning becomes colour here and nowhere else; whatever colour says, words or signs say too.

use crate::view::Meaning;
use anstyle::{AnsiColor, Style};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    pub colour: bool,
    /// Whether more than ASCII is drawn. A journal's own text is shown as it is either way.
    pub unicode: bool,
}

impl Look {
    /// Without colour, 80 columns wide.
    pub const PLAIN: Self = Self {
        width: 80,
        colour: false,
        unicode: true,
    };

    /// The text in the colour of its meaning.
    #[must_use]
    pub fn paint(&self, text: &str, meaning: Meaning) -> String {
        self.dress(text, style(meaning))
    }

    /// The text in a style, where there is colour.
    #[must_use]
    pub fn dress(&self, text: &str, style: Style) -> String {
        if !self.colour || style.is_plain() || text.trim().is_empty() {
            return text.to_owned();
        }
        format!("{style}{text}{style:#}")
    }

    /// The first in Unicode, the second in ASCII.
    #[must_use]
    pub const fn either<T: Copy>(&self, unicode: T, ascii: T) -> T {
        if self.unicode { unicode } else { ascii }
    }
}

const fn style(meaning: Meaning) -> Style {
    let style = Style::new();
    match meaning {
        Meaning::Plain => style,
        Meaning::Strong => style.bold(),
        Meaning::Good => style.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
        Meaning::Warn => style.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))),
        Meaning::Bad => style.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))),
        Meaning::Dim => style.dimmed(),
        Meaning::Found => style.bold().underline(),
    }
}
