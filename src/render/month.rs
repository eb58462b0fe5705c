//! Months drawn in text as a calendar on the wall has them, one block a habit, as many abreast as there is room.
//!
//! Each day has its number and the sign that a heatmap has; how a weekday does stands below its column. A
//! block takes what width it needs, and names are cut to it.

use super::{Look, heatmap, palette, sanitize};
use crate::view::number::percent;
use crate::view::{HeatDay, Heatmap, Meaning, WeekdayRow};
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Between two blocks.
const GAP: usize = 3;

/// A block's lines, each as wide as the block: the text to be shown, and its columns.
struct Block {
    lines: Vec<(String, usize)>,
    width: usize,
}

/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, habits: &[Heatmap], look: Look) -> io::Result<()> {
    let blocks: Vec<Block> = habits.iter().map(|habit| Block::new(habit, look)).collect();
    let widest = blocks.iter().map(|block| block.width).max().unwrap_or(0);
    let abreast = ((look.width + GAP) / (widest + GAP)).max(1);
    for (index, row) in blocks.chunks(abreast).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let height = row.iter().map(|block| block.lines.len()).max();
        for line in 0..height.unwrap_or(0) {
            let mut drawn = String::new();
            let mut column = 0;
            for (place, block) in row.iter().enumerate() {
                let Some((text, width)) = block.lines.get(line) else {
                    continue;
                };
                let at = place * (widest + GAP);
                drawn.extend(std::iter::repeat_n(' ', at - column));
                drawn.push_str(text);
                column = at + width;
            }
            writeln!(out, "{}", drawn.trim_end())?;
        }
    }
    Ok(())
}

impl Block {
    fn new(heatmap: &Heatmap, look: Look) -> Self {
        let rows = &heatmap.weekdays;
        let kept = |row: &WeekdayRow| {
            row.kept
                .trim_end_matches(" days")
                .trim_end_matches(" day")
                .to_owned()
        };
        let ratio = |row: &WeekdayRow| row.adherence.map_or_else(String::new, percent);
        let numbers = rows.iter().flat_map(|row| [kept(row), ratio(row)]);
        // ` 5 ■` is what a day takes.
        let cell = numbers.map(|text| text.len()).max().unwrap_or(0).max(4);
        let mut block = Self {
            lines: Vec::new(),
            width: cell * 7 + 6,
        };
        for (meaning, text) in &heatmap.title() {
            block.add_words(&sanitize::cell(text), *meaning, look);
        }
        if let Some(depths) = heatmap::depths(heatmap, look) {
            block.add_words(&depths, Meaning::Plain, look);
        }
        let mut row = |texts: Vec<(String, String)>| {
            let texts = texts.iter().enumerate().map(|(place, (plain, drawn))| {
                let before = cell.saturating_sub(plain.chars().count()) + usize::from(place > 0);
                format!("{:before$}{drawn}", "")
            });
            let width = block.width;
            block.lines.push((texts.collect(), width));
        };
        let dim = |text: String| (text.clone(), look.paint(&text, Meaning::Dim));
        let plain = |text: String| (text.clone(), text);
        row(rows
            .iter()
            .map(|row| dim(row.weekday.short().to_owned()))
            .collect());
        for week in heatmap.weeks() {
            row(week.iter().map(|day| day_of_month(*day, look)).collect());
        }
        for numbers in [
            rows.iter().map(kept).collect::<Vec<_>>(),
            rows.iter().map(ratio).collect(),
        ] {
            if numbers.iter().any(|text| !text.is_empty()) {
                row(numbers.into_iter().map(plain).collect());
            }
        }
        block
    }

    /// Words on a line of their own, cut where the block ends.
    fn add_words(&mut self, text: &str, meaning: Meaning, look: Look) {
        let text = text.trim();
        let mut kept = String::new();
        let mut width = 0;
        let fits = text.width() <= self.width;
        let most = if fits { self.width } else { self.width - 1 };
        for character in text.chars() {
            width += character.width().unwrap_or(0);
            if width > most {
                break;
            }
            kept.push(character);
        }
        if !fits {
            kept.push_str(look.either("…", "~"));
        }
        let width = kept.width();
        self.lines.push((look.paint(&kept, meaning), width));
    }
}

/// ` 5 ■`, without colour and with it.
fn day_of_month(day: Option<&HeatDay>, look: Look) -> (String, String) {
    let Some(day) = day else {
        return Default::default();
    };
    let number = format!("{:>2} ", day.day.ymd().2);
    let sign = heatmap::sign(day, look).to_string();
    let painted = look.dress(&sign, palette::day(day.status));
    (format!("{number}{sign}"), format!("{number}{painted}"))
}
