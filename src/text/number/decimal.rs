//! An exact decimal value, as respondents write numbers and as a spreadsheet shows them. Separate from the rounding because
//! it never loses a digit: two decimals are equal exactly when they are the same number.

use std::cmp::Ordering;
use std::fmt;

use super::{fixed, power_of_ten, rounded_quotient};
use crate::kept::{Kept, Reader, Writer};

/// More places than this do not fit beside an integer part; 10³⁸ is the largest power of ten in an i128.
const MOST_PLACES: u32 = 38;

/// Places that are kept of a spreadsheet number; beyond them a survey answer is calculation dust.
const SPREADSHEET_PLACES: u32 = 9;

/// mantissa × 10⁻ˢᶜᵃˡᵉ, always in lowest terms (no trailing zero in the mantissa while the scale is positive), so that
/// equality and hash follow the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Kept for Decimal {
    fn write(&self, to: &mut Writer) {
        self.mantissa.write(to);
        self.scale.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Self::new(Kept::read(from)?, Kept::read(from)?)
    }
}

impl Decimal {
    /// mantissa × 10⁻ˢᶜᵃˡᵉ; `None` where the scale is beyond 38 places or the mantissa has no negative counterpart.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        if scale > MOST_PLACES || mantissa == i128::MIN {
            return None;
        }
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa, scale })
    }

    /// Reads plain ASCII text: an optional sign, digits, and an optional point with more digits. No separators, no units,
    /// no exponent; those are judged where the cell is read.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, places) = match digits.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (digits, ""),
        };
        if whole.is_empty() && places.is_empty() {
            return None;
        }
        let mut mantissa = 0_i128;
        for c in whole.chars().chain(places.chars()) {
            let digit = c.to_digit(10)?;
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
        }
        let scale = u32::try_from(places.len()).ok()?;
        Self::new(if negative { -mantissa } else { mantissa }, scale)
    }

    /// Reads a number as a spreadsheet stores it: fifteen significant digits, which is what Excel shows, and at most nine
    /// decimals, so that 7.000000000000001 is 7. `None` for what is no number or does not fit.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{value:.14e}");
        let (digits, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let mantissa: i128 = digits.replace('.', "").parse().ok()?;
        // mantissa × 10^(exponent − 14) is the value.
        let Some(scale) = 14_i32.checked_sub(exponent).filter(|s| *s > 0) else {
            let zeros = u32::try_from(exponent.checked_sub(14)?).ok()?;
            return Self::new(mantissa.checked_mul(power_of_ten(zeros)?)?, 0);
        };
        let scale = u32::try_from(scale).ok()?;
        let Some(dropped) = scale.checked_sub(SPREADSHEET_PLACES).filter(|d| *d > 0) else {
            return Self::new(mantissa, scale);
        };
        match power_of_ten(dropped) {
            Some(divisor) => Self::new(rounded_quotient(mantissa, divisor)?, SPREADSHEET_PLACES),
            // Smaller than any place that is kept.
            None => Self::new(0, 0),
        }
    }

    /// The digits without the point.
    #[must_use]
    pub fn mantissa(&self) -> i128 {
        self.mantissa
    }

    /// How many of the digits stand behind the point.
    #[must_use]
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// Whether there is nothing behind the point.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.scale == 0
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.mantissa < 0
    }

    /// The integer, where it is one.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        self.is_integer().then_some(self.mantissa)
    }

    /// The value in thousandths, where that is exact and fits: how weights and quantities are summed without floats.
    #[must_use]
    pub fn milli(&self) -> Option<i64> {
        let missing = 3_u32.checked_sub(self.scale)?;
        let milli = self.mantissa.checked_mul(power_of_ten(missing)?)?;
        i64::try_from(milli).ok()
    }

    /// The largest number of whole thousandths that is not above the value, held within what an i64 counts.
    #[must_use]
    pub fn milli_below(&self) -> i64 {
        let bound = if self.is_negative() { i64::MIN } else { i64::MAX };
        let milli = match 3_u32.checked_sub(self.scale) {
            Some(missing) => power_of_ten(missing).and_then(|factor| self.mantissa.checked_mul(factor)),
            None => power_of_ten(self.scale - 3).map(|divisor| self.mantissa.div_euclid(divisor)),
        };
        milli.and_then(|milli| i64::try_from(milli).ok()).unwrap_or(bound)
    }

    /// The same distance on the other side of zero.
    #[must_use]
    pub fn negated(&self) -> Self {
        // No overflow: `new` refuses the one mantissa without a counterpart.
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// Integer part, and the rest in units of 10⁻³⁸. Both fit, because the rest is below one.
    fn parts(&self) -> (i128, i128) {
        let unit = power_of_ten(self.scale).unwrap_or(1);
        let finer = power_of_ten(MOST_PLACES.saturating_sub(self.scale)).unwrap_or(1);
        (self.mantissa / unit, (self.mantissa % unit).saturating_mul(finer))
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { mantissa: i128::from(value), scale: 0 }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Both parts carry the sign, so comparing them in turn is comparing the values.
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&fixed(self.mantissa, self.scale))
    }
}
