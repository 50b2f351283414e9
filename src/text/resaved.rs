//! What Excel does to a code when it opens a CSV and saves it again: 1-2 becomes 1月2日, twelve digits become 1.23E+11.
//! Separate because the harm cannot be undone; it can only be noticed.

use super::key::key;

/// What has become of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// A day of a month: 1-2 or 1/2 before.
    Day {
        /// Month.
        month: u32,
        /// Day.
        day: u32,
    },
    /// Digits that are lost behind an exponent.
    Exponent,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What has become of a text that should be a code; `None` where it looks unharmed.
#[must_use]
pub fn harm(raw: &str) -> Option<Harm> {
    let text = key(raw);
    if let Some((mantissa, exponent)) = text.split_once('e') {
        let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
        if number(mantissa) && exponent.strip_prefix('+').is_some_and(number) {
            return Some(Harm::Exponent);
        }
    }
    let parts = if let Some((month, day)) = text.strip_suffix('日').and_then(|text| text.split_once('月')) {
        Some((month.parse().ok()?, day.parse().ok()?))
    } else if let Some((first, second)) = text.split_once('-') {
        let month =
            |name: &str| MONTHS.iter().position(|known| *known == name).and_then(|at| u32::try_from(at + 1).ok());
        match (month(first), month(second)) {
            (Some(month), None) => Some((month, second.parse().ok()?)),
            (None, Some(month)) => Some((month, first.parse().ok()?)),
            (Some(_), Some(_)) | (None, None) => iso(&text),
        }
    } else {
        None
    };
    let (month, day) = parts?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Harm::Day { month, day })
}

/// A day as a date cell gives it, whose year is that in which the file was saved.
fn iso(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
    if whole { Some((month.parse().ok()?, day.parse().ok()?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harm_is_noticed() {
        for (text, month, day) in
            [("1月2日", 1, 2), ("2-Jan", 1, 2), ("Jan-02", 1, 2), ("2026-01-02", 1, 2), ("１月２日", 1, 2)]
        {
            assert_eq!(harm(text), Some(Harm::Day { month, day }), "{text}");
        }
        assert_eq!(harm("1.23E+11"), Some(Harm::Exponent));
        for text in ["1-2", "1", "E", "e+5", "13月2日", "必要", "a-b", "2026-1-2", "1e3"] {
            assert_eq!(harm(text), None, "{text}");
        }
    }
}
