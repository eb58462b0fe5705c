//! Exact parts of exact wholes, turned into floats only when they are shown.
//!
//! Large numbers are reduced before they are divided, so that the result is the nearest double. `meets`
//! forgives what rounding may have lost.

/// `part / whole` as the nearest float; 1 where there is nothing to reach.
#[must_use]
pub fn share(part: i128, whole: i128) -> f64 {
    const EXACT: u128 = 1 << 53;
    if whole == 0 {
        return 1.0;
    }
    if part.unsigned_abs() <= EXACT && whole.unsigned_abs() <= EXACT {
        return part as f64 / whole as f64;
    }
    let divisor = i128::try_from(greatest_common_divisor(
        part.unsigned_abs(),
        whole.unsigned_abs(),
    ));
    let divisor = divisor.unwrap_or(1).max(1);
    (part / divisor) as f64 / (whole / divisor) as f64
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// `part / whole` rounded to the nearest whole number, a half up. Neither is negative.
#[must_use]
pub const fn round_half_up(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        0
    } else {
        (2 * part + whole) / (2 * whole)
    }
}

/// Whether a ratio meets a threshold: within a billionth of it, or above.
#[must_use]
pub fn meets(ratio: f64, threshold: f64) -> bool {
    ratio >= threshold - 1e-9
}

/// The plain mean of what is there; None of nothing.
#[must_use]
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values
        .into_iter()
        .fold((0.0, 0u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}
