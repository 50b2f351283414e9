//! Numbers as values and as text: the only place where a number becomes characters. Published figures are rounded half away
//! from zero (四捨五入) once, from exact integers, because a float shows 1/16 as 6.2 %. Separate from everything that
//! computes, so that a table, a sentence and a claim cannot round differently.

mod decimal;
#[cfg(test)]
mod tests;

pub use decimal::Decimal;

/// How 「n割」 is taken from a share: Japanese reports do both, so the plan declares which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Convention {
    /// Everything below a full tenth is dropped: 79 % is ７割.
    Cut,
    /// Half a tenth and more counts as a full one: 16.7 % is ２割.
    Rounded,
}

/// A share in tenths (割).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wari {
    tenths: u32,
    exact: bool,
}

impl Wari {
    /// The n of 「n割」.
    #[must_use]
    pub fn tenths(self) -> u32 {
        self.tenths
    }

    /// Whether the share is this many tenths exactly, so that 「約」 would be wrong before it.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.exact
    }
}

impl std::fmt::Display for Wari {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}割", full_width(self.tenths))
    }
}

/// The share of `numerator` in `denominator` in tenths; `None` where the share does not exist, is negative or too large.
#[must_use]
pub fn tenths(numerator: i128, denominator: i128, convention: Convention) -> Option<Wari> {
    if numerator < 0 || denominator <= 0 {
        return None;
    }
    let tenfold = numerator.checked_mul(10)?;
    let tenths = match convention {
        Convention::Cut => tenfold / denominator,
        Convention::Rounded => rounded_quotient(tenfold, denominator)?,
    };
    Some(Wari { tenths: u32::try_from(tenths).ok()?, exact: tenfold % denominator == 0 })
}

/// A count inside running Japanese text, as official documents set it: one digit full-width, more digits half-width.
#[must_use]
pub fn full_width(n: u32) -> String {
    match n {
        0..=9 => char::from_u32(u32::from('０') + n).map_or_else(|| n.to_string(), String::from),
        10.. => n.to_string(),
    }
}

/// `numerator / denominator` with a fixed number of decimals; `None` where there is nothing to divide by or the exact
/// product does not fit.
#[must_use]
pub fn ratio(numerator: i128, denominator: i128, decimals: u32) -> Option<String> {
    let scaled = numerator.checked_mul(power_of_ten(decimals)?)?;
    Some(fixed(rounded_quotient(scaled, denominator)?, decimals))
}

/// The percentage of `numerator` in `denominator`, without the sign: `percent(104, 129, 1)` is `80.6`.
#[must_use]
pub fn percent(numerator: i128, denominator: i128, decimals: u32) -> Option<String> {
    ratio(numerator.checked_mul(100)?, denominator, decimals)
}

/// The digits of a percentage cut off, not rounded, after some decimals, and whether nothing was cut off: the step before
/// [`percent`], shown where its rounding is explained.
#[must_use]
pub fn percent_cut(numerator: i128, denominator: i128, decimals: u32) -> Option<(String, bool)> {
    let scaled = numerator.checked_mul(100)?.checked_mul(power_of_ten(decimals)?)?;
    let whole = scaled.checked_div(denominator)?;
    Some((fixed(whole, decimals), scaled.checked_rem(denominator)? == 0))
}

/// A computed number with a fixed number of decimals; nothing where it is none, or more than a decimal holds.
#[must_use]
pub fn real(value: f64, decimals: u32) -> String {
    Decimal::from_f64(value).map(|value| decimal(&value, decimals)).unwrap_or_default()
}

/// A value with a fixed number of decimals.
#[must_use]
pub fn decimal(value: &Decimal, decimals: u32) -> String {
    let dropped = value.scale().saturating_sub(decimals);
    let padded = decimals.saturating_sub(value.scale());
    // A decimal never has more places than i128 has powers of ten, so both steps below always have a value.
    let shown = power_of_ten(dropped).and_then(|divisor| rounded_quotient(value.mantissa(), divisor)).unwrap_or(0);
    let mut text = fixed(shown, decimals.min(value.scale()));
    if padded > 0 {
        if value.scale() == 0 {
            text.push('.');
        }
        text.extend(std::iter::repeat_n('0', usize::try_from(padded).unwrap_or(0)));
    }
    text
}

/// An integer with separators every three digits: `1,234`.
#[must_use]
pub fn grouped(n: i128) -> String {
    separated(&n.to_string())
}

/// A number text with separators every three digits of its whole part: `1234567.8` becomes `1,234,567.8`.
#[must_use]
pub fn separated(text: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let begin = text.find(digit).unwrap_or(text.len());
    let (before, number) = text.split_at(begin);
    let (whole, places) = number.split_at(number.find(|c| !digit(c)).unwrap_or(number.len()));
    let mut out = String::with_capacity(text.len() + whole.len() / 3);
    out.push_str(before);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(places);
    out
}

/// The difference of two shares in percentage points, a/A − b/B, rounded once from the exact fraction. A decrease carries
/// △. It may differ by one in the last place from the difference of the two printed percentages.
#[must_use]
pub fn points(a_num: i128, a_den: i128, b_num: i128, b_den: i128, decimals: u32) -> Option<String> {
    let numerator = a_num.checked_mul(b_den)?.checked_sub(b_num.checked_mul(a_den)?)?;
    let denominator = a_den.checked_mul(b_den)?;
    percent(numerator, denominator, decimals).map(|text| with_triangle(&text))
}

/// A number text with the decrease sign of Japanese public reports: `-5` becomes `△5`. A zero keeps no sign.
#[must_use]
pub fn with_triangle(text: &str) -> String {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(size) if size.contains(|c: char| matches!(c, '1'..='9' | '１'..='９')) => format!("△{size}"),
        Some(size) => size.to_owned(),
        None => text.to_owned(),
    }
}

/// The nearest integer to `numerator / denominator`, halves away from zero.
fn rounded_quotient(numerator: i128, denominator: i128) -> Option<i128> {
    if denominator == 0 {
        return None;
    }
    let (size, by) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let (whole, rest) = (size / by, size % by);
    // `rest >= by - rest` is 2·rest ≥ by without the doubling that could overflow.
    let whole = if rest >= by - rest { whole.checked_add(1)? } else { whole };
    let whole = i128::try_from(whole).ok()?;
    Some(if (numerator < 0) == (denominator < 0) { whole } else { -whole })
}

/// An integer that counts units of 10⁻ᵈ, as text.
fn fixed(scaled: i128, decimals: u32) -> String {
    let width = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{:0>1$}", scaled.unsigned_abs(), width.saturating_add(1));
    let (whole, places) = digits.split_at(digits.len() - width);
    let sign = if scaled < 0 { "-" } else { "" };
    if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") }
}

/// 10ⁿ, while it fits.
fn power_of_ten(n: u32) -> Option<i128> {
    10_i128.checked_pow(n)
}
