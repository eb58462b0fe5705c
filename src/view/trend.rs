//! A habit's trend as a chart: adherence, then what was done, one series a unit.

use super::chart::{Chart, Point, Series};
use super::habits::{due, quality};
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
            format!("  {}", due(&trend.cadence, trend.target.as_deref())),
        ),
    ];
    title.push((Meaning::Dim, format!("  by {}", trend.by)));
    let mut series = Vec::new();
    series.extend(trend.adherence.map(|whole| adherence(trend, whole)));
    let amounts = trend.amounts.iter().enumerate();
    series.extend(amounts.map(|(index, whole)| total(trend, index, whole)));
    // Days say nothing more where each is an occasion, and amounts say more.
    if series.is_empty() || (trend.amounts.is_empty() && trend.direction == "do") {
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

fn total(trend: &Trend, index: usize, whole: &AmountReport) -> Series {
    let of = |period: &TrendPeriod| period.amounts.get(index).cloned().flatten();
    let totals = || {
        trend
            .periods
            .iter()
            .map(|period| of(period).map(|sum| sum.total))
    };
    let most = totals().flatten().fold(0.0, f64::max);
    let point = |total: Option<f64>| match total {
        Some(total) => Point {
            share: Some(if most > 0.0 {
                (total / most).max(0.0)
            } else {
                0.0
            }),
            text: decimal(total),
            meaning: Meaning::Plain,
        },
        None => Point::nothing(),
    };
    Series {
        name: whole.unit.clone().unwrap_or_else(|| "total".to_owned()),
        points: totals().map(point).collect(),
        whole: amount(&decimal(whole.total), whole.unit.as_deref()),
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
