//! A habit's trend as a chart: adherence, then what was done, one series a unit.
//!
//! Sums are drawn from nothing, levels from the lowest to the highest of them, since a weight moves by
//! little. Where a period has nothing there is no bar, rather than one of length 0.

use super::chart::{Chart, Point, Series};
use super::habits::{asks, quality};
use super::number::{amount, counted, decimal, part, percent};
use super::table::Meaning;
use crate::report::{AmountReport, Trend, TrendPeriod};
use crate::text::Day;

#[must_use]
pub fn chart(trend: &Trend) -> Chart {
    let mut title = vec![
        (Meaning::Strong, trend.name.clone()),
        (
            Meaning::Dim,
            format!(
                "  {}",
                asks(&trend.cadence, trend.direction, trend.target.as_deref())
            ),
        ),
    ];
    title.push((Meaning::Dim, format!("  by {}", trend.by)));
    let mut series = Vec::new();
    series.extend(trend.adherence.map(|whole| adherence(trend, whole)));
    let each = trend.amounts.iter().zip(&trend.is_level).enumerate();
    series.extend(each.map(|(index, (whole, level))| amounts(trend, index, whole, *level)));
    // Amounts say more than days, and a day that is an occasion is counted as kept already.
    let is_said = |it: &TrendPeriod| it.need.0 > 0.0 && it.done.0 == f64::from(it.days);
    let counts_days = trend.amounts.is_empty() && trend.direction == "do";
    if series.is_empty() || counts_days && !trend.periods.iter().all(is_said) {
        series.push(days(trend));
    }
    let is_by_month = trend.by == "month";
    let label = |period: &TrendPeriod| label(period.from, period.until, is_by_month);
    Chart {
        title,
        labels: trend.periods.iter().map(label).collect(),
        series,
        notes: Vec::new(),
    }
}

/// `2026-01` for a month, `2026-01-05` for what starts then.
fn label(from: Day, until: Day, is_by_month: bool) -> String {
    let text = from.to_string();
    let is_whole_month = is_by_month && from.ymd().2 == 1 && from.ymd().1 == until.ymd().1;
    match text.rsplit_once('-') {
        Some((month, _)) if is_whole_month => month.to_owned(),
        _ => text,
    }
}

fn adherence(trend: &Trend, whole: f64) -> Series {
    let point = |period: &TrendPeriod| match period.adherence {
        Some(ratio) => Point {
            share: Some(ratio.clamp(0.0, 1.0)),
            text: format!("{} {}", part(period.done, period.need), percent(ratio)),
            meaning: quality(Some(ratio)),
        },
        None => Point::nothing(),
    };
    Series {
        name: "kept".to_owned(),
        points: trend.periods.iter().map(point).collect(),
        whole: format!("{} {}", part(trend.done, trend.need), percent(whole)),
    }
}

/// Sums as bars from nothing; levels as bars from the lowest to the highest, for they move by little.
fn amounts(trend: &Trend, index: usize, whole: &AmountReport, is_level: bool) -> Series {
    let of = |period: &TrendPeriod| period.amounts.get(index).cloned().flatten();
    let value = |amounts: &AmountReport| {
        if is_level {
            amounts.latest
        } else {
            amounts.total
        }
    };
    let periods = trend.periods.iter();
    let values: Vec<Option<f64>> = periods
        .map(|period| of(period).as_ref().map(value))
        .collect();
    let known = || values.iter().flatten().copied();
    let most = known().fold(f64::MIN, f64::max);
    let least = if is_level {
        known().fold(f64::MAX, f64::min)
    } else {
        0.0
    };
    let share = |value: f64| match (most > least, is_level) {
        (true, _) => ((value - least) / (most - least)).max(0.0),
        (false, true) => 1.0,
        (false, false) => 0.0,
    };
    let point = |value: &Option<f64>| match *value {
        Some(value) => Point {
            share: Some(share(value)),
            text: decimal(value),
            meaning: Meaning::Plain,
        },
        None => Point::nothing(),
    };
    let unit = whole.unit.as_deref();
    let name = match (unit, is_level) {
        (Some(unit), true) => format!("{unit}, latest"),
        (None, true) => "latest".to_owned(),
        (Some(unit), false) => unit.to_owned(),
        (None, false) => "total".to_owned(),
    };
    Series {
        name,
        points: values.iter().map(point).collect(),
        whole: if is_level && most > least {
            let now = amount(&decimal(whole.latest), unit);
            format!("{now}, between {} and {}", decimal(least), decimal(most))
        } else {
            amount(&decimal(value(whole)), unit)
        },
    }
}

fn days(trend: &Trend) -> Series {
    let most = trend.periods.iter().map(|period| period.days).max();
    let most = f64::from(most.unwrap_or(0).max(1));
    let point = |period: &TrendPeriod| Point {
        share: (period.days > 0).then(|| f64::from(period.days) / most),
        text: period.days.to_string(),
        meaning: Meaning::Plain,
    };
    Series {
        name: "days".to_owned(),
        points: trend.periods.iter().map(point).collect(),
        whole: counted(trend.periods.iter().map(|period| period.days).sum(), "days"),
    }
}
