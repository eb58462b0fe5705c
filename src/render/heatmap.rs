//! A heatmap drawn in text: a column a week, a row a weekday, months above, how each weekday does beside it.
//!
//! A cell is two columns wide where there is room, else one; what is still too wide goes on in bands below.

use super::{Look, palette, strip, words};
use crate::report::Cell;
use crate::text::Day;
use crate::view::number::percent;
use crate::view::{HeatDay, Heatmap, Meaning};
use std::io::{self, Write};

/// `Mon ` before each row.
const LABEL: usize = 4;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

type Week<'h> = [Option<&'h HeatDay>; 7];

/// # Errors
/// Where the stream takes no more.
pub fn write(out: &mut dyn Write, heatmap: &Heatmap, look: Look) -> io::Result<()> {
    words::write(out, &heatmap.title(), 0, look)?;
    let weeks = heatmap.weeks();
    let beside = beside(heatmap);
    let widest = beside.iter().map(String::len).max().unwrap_or(0);
    let room = look.width.saturating_sub(LABEL + widest + 1);
    let wide = if weeks.len() * 2 <= room + 1 { 2 } else { 1 };
    // The last of wide cells needs no blank; narrow cells want one more before the numbers.
    let columns = ((room + wide).saturating_sub(2) / wide).max(1);
    let bands = weeks.len().div_ceil(columns).max(1);
    let per_band = weeks.len().div_ceil(bands).max(1);
    for (index, band) in weeks.chunks(per_band).enumerate() {
        let is_last = index + 1 == bands;
        writeln!(out, "{}", look.paint(&months(band, wide), Meaning::Dim))?;
        for (row, weekday) in heatmap.weekdays.iter().enumerate() {
            let cells = cells(band, row, wide, look);
            let beside = beside.get(row).filter(|_| is_last);
            let meaning = if weekday.is_weakest {
                Meaning::Strong
            } else {
                Meaning::Plain
            };
            let gap = " ".repeat(if beside.is_some() {
                2 - usize::from(wide == 2)
            } else {
                0
            });
            let beside = look.paint(beside.map_or("", String::as_str), meaning);
            let label = weekday.weekday.short();
            writeln!(
                out,
                "{}",
                format!("{label} {cells}{gap}{beside}").trim_end()
            )?;
        }
    }
    if let Some(depths) = depths(heatmap, look) {
        words::write(out, &vec![(Meaning::Plain, depths)], LABEL, look)?;
    }
    for note in &heatmap.notes {
        words::write(out, note, LABEL, look)?;
    }
    Ok(())
}

/// The signs of depth, each with the most it stands for; nothing where days don't differ.
#[must_use]
pub fn depths(heatmap: &Heatmap, look: Look) -> Option<String> {
    let bounds = heatmap.depths.iter();
    let signs = bounds.map(|(depth, most)| format!("{}:{most}", deep(*depth, look)));
    let signs = signs.collect::<Vec<_>>().join(" ");
    (!signs.is_empty()).then(|| format!("up to {signs}"))
}

/// The sign of a day: what became of it; how deep it is where it was kept, or where nothing was due.
#[must_use]
pub fn sign(day: &HeatDay, look: Look) -> char {
    match (day.status, day.depth) {
        (Cell::Done | Cell::Off, depth @ 1..) => deep(depth, look),
        (status, _) => strip::sign(status, look),
    }
}

fn deep(depth: u8, look: Look) -> char {
    match depth {
        1 => look.either('░', '1'),
        2 => look.either('▒', '2'),
        3 => look.either('▓', '3'),
        _ => look.either('█', '4'),
    }
}

/// A row of a band, equal states painted at once; as wide as the band.
fn cells(band: &[Week<'_>], row: usize, wide: usize, look: Look) -> String {
    let days: Vec<Option<&HeatDay>> = band
        .iter()
        .map(|week| week.get(row).copied().flatten())
        .collect();
    let status = |day: &Option<&HeatDay>| day.map(|day| day.status);
    let mut drawn = String::new();
    for run in days.chunk_by(|a, b| status(a) == status(b)) {
        let signs = run.iter().map(|day| {
            let sign = day.map_or(' ', |day| sign(day, look));
            format!("{sign}{:1$}", "", wide - 1)
        });
        let style = run.first().and_then(status).map(palette::day);
        drawn += &look.dress(&signs.collect::<String>(), style.unwrap_or_default());
    }
    drawn
}

/// The months above the weeks that hold their first days, as far as there is room for each.
fn months(band: &[Week<'_>], wide: usize) -> String {
    let starts: Vec<(usize, Day)> = band
        .iter()
        .enumerate()
        .filter_map(|(index, week)| {
            let mut days = week.iter().flatten().map(|day| day.day);
            let first = days.clone().next()?;
            let begins = days.find(|day| day.ymd().2 == 1);
            Some((index, begins.or((index == 0).then_some(first))?))
        })
        .collect();
    let mut line = " ".repeat(LABEL);
    for (place, (index, day)) in starts.iter().enumerate() {
        let at = LABEL + index * wide;
        let next = starts.get(place + 1).map(|(index, _)| LABEL + index * wide);
        // A month of which hardly anything is shown leaves its place to the next.
        if at < line.len() && place > 0 || next.is_some_and(|next| next < at + 4) {
            continue;
        }
        let month = MONTHS.get(day.ymd().1 as usize - 1).unwrap_or(&"");
        line = format!("{line:at$}{month} ");
    }
    line.trim_end().to_owned()
}

/// What stands beside each row, all of one width: `12/14  85%`.
fn beside(heatmap: &Heatmap) -> Vec<String> {
    let rows = &heatmap.weekdays;
    let kept = rows.iter().map(|row| row.kept.len()).max().unwrap_or(0);
    let has_ratios = rows.iter().any(|row| row.adherence.is_some());
    rows.iter()
        .map(|row| {
            let ratio = row.adherence.map_or_else(String::new, percent);
            let ratio = if has_ratios {
                format!(" {ratio:>4}")
            } else {
                ratio
            };
            format!("{:>kept$}{ratio}", row.kept)
        })
        .collect()
}
