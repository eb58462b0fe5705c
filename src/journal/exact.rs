//! Division of exact amounts into the one float that is nearest to the true quotient.
//!
//! Floats appear only when a number is shown; this is where an exact amount becomes one.

/// The float nearest to `numerator / denominator`, ties to even; 0 where the denominator is 0.
#[must_use]
pub fn divide(numerator: i128, denominator: i128) -> f64 {
    let negative = (numerator < 0) != (denominator < 0);
    let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let quotient = magnitude(numerator, denominator);
    if negative && quotient != 0.0 {
        -quotient
    } else {
        quotient
    }
}

fn magnitude(numerator: u128, denominator: u128) -> f64 {
    const WHOLE: u128 = 1 << 53;
    if numerator == 0 || denominator == 0 {
        return 0.0;
    }
    let common = gcd(numerator, denominator);
    let (numerator, denominator) = (numerator / common, denominator / common);
    if numerator <= WHOLE && denominator <= WHOLE {
        // Both are floats without loss, and one division rounds once.
        return numerator as f64 / denominator as f64;
    }
    // A quotient of at least 56 bits with "something was left" in its last bit rounds to 53 as the true
    // one does: the last bit is at least two below the rounding place.
    let wanted = 56 + bits(denominator);
    let shift = wanted
        .saturating_sub(bits(numerator))
        .min(numerator.leading_zeros());
    let shifted = numerator << shift;
    let left = u128::from(shifted % denominator != 0);
    let quotient = (shifted / denominator) | left;
    quotient as f64 / 2f64.powi(shift as i32)
}

const fn bits(number: u128) -> u32 {
    u128::BITS - number.leading_zeros()
}

const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
