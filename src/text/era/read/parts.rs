//! The numbers of a written date: year, month and perhaps day, between 年月日, points, strokes or slashes or without any.
//! Separate from the judgement on them, because the same three numbers are one date, two dates or none.

use super::super::{CivilDate, ImpossibleDate, small_number, year_number};
use super::is_digit;

/// The numbers of a written date.
pub(super) struct Parts {
    pub(super) year: i32,
    pub(super) month: i32,
    pub(super) day: Option<i32>,
}

impl Parts {
    /// Year, month and perhaps day between 年月日, points, strokes or slashes.
    pub(super) fn split(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once(['年', '.', '/', '-'])?;
        let year = year_number(year)?;
        if let Some((month, day)) = rest.split_once(['月', '.', '/', '-']).filter(|(_, day)| !day.is_empty()) {
            return Some(Self {
                year,
                month: small_number(month)?,
                day: Some(small_number(day.strip_suffix('日').unwrap_or(day))?),
            });
        }
        Some(Self { year, month: small_number(rest.strip_suffix('月').unwrap_or(rest))?, day: None })
    }

    /// Digits without separators, of which the last four are month and day.
    fn split_digits(text: &str, length: usize) -> Option<Self> {
        if text.len() != length || !text.chars().all(is_digit) {
            return None;
        }
        let (year, rest) = text.split_at(length.checked_sub(4)?);
        let (month, day) = rest.split_at(2);
        Some(Self { year: year.parse().ok()?, month: month.parse().ok()?, day: Some(day.parse().ok()?) })
    }

    /// Whether this is a plausible date whose year has lost its era. 31.2 alone is a number.
    pub(super) fn is_short_year(&self, text: &str) -> bool {
        let whole = match self.day {
            Some(day) => (1..=31).contains(&day),
            None => text.contains('年'),
        };
        whole && (1..=99).contains(&self.year) && (1..=12).contains(&self.month)
    }

    pub(super) fn with_year(&self, year: i32) -> Result<CivilDate, ImpossibleDate> {
        let month = u8::try_from(self.month).map_err(|_| ImpossibleDate::NoSuchMonth)?;
        let day = self.day.map(u8::try_from).transpose().map_err(|_| ImpossibleDate::NoSuchDay)?;
        CivilDate::new(year, month, day)
    }
}

/// A date with a civil year of four digits.
pub(super) fn civil_parts(text: &str) -> Option<(Parts, &'static str)> {
    if let Some(parts) = Parts::split_digits(text, 8) {
        // An eight-digit number is a date only where it can be one; else it is a code.
        return parts
            .with_year(parts.year)
            .is_ok()
            .then_some((parts, "date-compact"))
            .filter(|(p, _)| is_civil(p.year));
    }
    let parts = Parts::split(text).filter(|parts| is_civil(parts.year))?;
    let iso = text.len() == if parts.day.is_some() { 10 } else { 7 } && !text.contains(['/', '.', '年']);
    Some((parts, if iso { "date-iso" } else { "date-civil" }))
}

fn is_civil(year: i32) -> bool {
    (1000..=9999).contains(&year)
}

/// What follows an era.
pub(super) fn era_parts(rest: &str) -> Option<(Parts, &'static str)> {
    if let Some(parts) = Parts::split_digits(rest, 6) {
        return Some((parts, "date-era-compact"));
    }
    Parts::split(rest).filter(|parts| (0..=99).contains(&parts.year)).map(|parts| (parts, "date-era"))
}
