//! Dates in Japanese offices: eras (和暦), fiscal years (年度) and the civil calendar behind both. A date whose era does not
//! fit is never repaired by guessing: the readings that exist are handed back. Separate from the serial dates of a
//! spreadsheet, which are numbers.

mod calendar;
mod inline;
mod read;
#[cfg(test)]
mod tests;

pub use calendar::{CivilDate, ImpossibleDate, Weekday, last_weekday_of_month};
pub use inline::{InEra, in_era, with_western_years};
pub use read::{DateReading, read_date, split_date_prefix, with_any_era};

use crate::catalogue::Phrase;

use super::key::key;
use super::numeral::kanji_integer;

/// An era since the Meiji restoration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Era {
    Meiji,
    Taisho,
    Showa,
    Heisei,
    Reiwa,
}

impl Era {
    const ALL: [Era; 5] = [Era::Meiji, Era::Taisho, Era::Showa, Era::Heisei, Era::Reiwa];

    /// Its first day; the day before is the last of the era before.
    fn start(self) -> CivilDate {
        let (year, month, day) = match self {
            Era::Meiji => (1868, 1, 25),
            Era::Taisho => (1912, 7, 30),
            Era::Showa => (1926, 12, 25),
            Era::Heisei => (1989, 1, 8),
            Era::Reiwa => (2019, 5, 1),
        };
        CivilDate { year, month, day: Some(day) }
    }

    fn next(self) -> Option<Era> {
        match self {
            Era::Meiji => Some(Era::Taisho),
            Era::Taisho => Some(Era::Showa),
            Era::Showa => Some(Era::Heisei),
            Era::Heisei => Some(Era::Reiwa),
            Era::Reiwa => None,
        }
    }

    fn letter(self) -> char {
        match self {
            Era::Meiji => 'M',
            Era::Taisho => 'T',
            Era::Showa => 'S',
            Era::Heisei => 'H',
            Era::Reiwa => 'R',
        }
    }

    fn name(self) -> &'static str {
        match self {
            Era::Meiji => "明治",
            Era::Taisho => "大正",
            Era::Showa => "昭和",
            Era::Heisei => "平成",
            Era::Reiwa => "令和",
        }
    }

    /// The one-character square sign.
    fn sign(self) -> char {
        match self {
            Era::Meiji => '㍾',
            Era::Taisho => '㍽',
            Era::Showa => '㍼',
            Era::Heisei => '㍻',
            Era::Reiwa => '㋿',
        }
    }

    /// The era of a day; `None` before Meiji.
    fn of(day: i32) -> Option<Era> {
        Era::ALL.into_iter().rev().find(|era| era.start().first_day_number() <= day)
    }

    /// The civil year of a year of this era.
    fn civil_year(self, year: i32) -> i32 {
        self.start().year + year - 1
    }

    /// Whether any day of the date, which may be a whole month, lies inside the era.
    fn holds(self, date: &CivilDate) -> bool {
        let ended = self.next().is_some_and(|next| next.start().first_day_number() <= date.first_day_number());
        !ended && self.start().first_day_number() <= date.last_day_number()
    }

    /// Takes an era off the front of a text in lower case: its name, its first character, its sign or its letter.
    fn strip(text: &str) -> Option<(Era, &str)> {
        for era in Era::ALL {
            let first = era.name().chars().next();
            let rest = text
                .strip_prefix(era.name())
                .or_else(|| first.and_then(|c| text.strip_prefix(c)))
                .or_else(|| text.strip_prefix(era.sign()))
                .or_else(|| text.strip_prefix(era.letter().to_ascii_lowercase()));
            if let Some(rest) = rest {
                return Some((era, rest.strip_prefix('.').unwrap_or(rest)));
            }
        }
        None
    }
}

/// The fiscal year of a date, April to March, by the civil year it begins in.
#[must_use]
pub fn fiscal_year(date: &CivilDate) -> i32 {
    if date.month < 4 { date.year.saturating_sub(1) } else { date.year }
}

/// A date the short way: `R2.2.7`, or `R3.2` for a month. Before Meiji it is the civil year.
#[must_use]
pub fn wareki(date: &CivilDate) -> String {
    let year = match era_year(date) {
        Some((era, year)) => format!("{}{year}", era.letter()),
        None => date.year.to_string(),
    };
    match date.day {
        Some(day) => format!("{year}.{}.{day}", date.month),
        None => format!("{year}.{}", date.month),
    }
}

/// A date the long way: `令和2年2月7日`, with 元年 for the first year.
#[must_use]
pub fn wareki_long(date: &CivilDate) -> String {
    let year = match era_year(date) {
        Some((era, 1)) => format!("{}元", era.name()),
        Some((era, year)) => format!("{}{year}", era.name()),
        None => date.year.to_string(),
    };
    match date.day {
        Some(day) => format!("{year}年{}月{day}日", date.month),
        None => format!("{year}年{}月", date.month),
    }
}

/// A date as it stands in a sentence: 令和2年2月7日 in Japanese, 2020-02-07 in English.
#[must_use]
pub fn in_words(date: &CivilDate) -> Phrase {
    Phrase { ja: wareki_long(date), en: date.to_string() }
}

/// The era and its year; a month counts by its first day.
fn era_year(date: &CivilDate) -> Option<(Era, i32)> {
    let era = Era::of(date.first_day_number())?;
    Some((era, date.year - era.start().year + 1))
}

/// The era of a day, its letter and the year in it, as number formats of a spreadsheet take them apart: 令和, R, 2. `None`
/// before Meiji.
#[must_use]
pub fn era_and_year(date: &CivilDate) -> Option<(&'static str, char, i32)> {
    let (era, year) = era_year(date)?;
    Some((era.name(), era.letter(), year))
}

/// A fiscal year the short way: `H30`, `R1`. The era is that of 1 April, but offices call 2019 R1 although Reiwa began in
/// May.
#[must_use]
pub fn fiscal_year_name(fiscal_year: i32) -> String {
    let start = CivilDate { year: fiscal_year, month: if fiscal_year == 2019 { 5 } else { 4 }, day: Some(1) };
    match era_year(&start) {
        Some((era, year)) => format!("{}{year}", era.letter()),
        None => fiscal_year.to_string(),
    }
}

/// Reads a fiscal year: `H30`, `平成30年度`, `令和元年度`, `FY2019`, `2019年度`, by the civil year it begins in. 平成30年 without
/// 度 is a calendar year and not read.
#[must_use]
pub fn parse_fiscal_year(text: &str) -> Option<i32> {
    let text = key(text);
    let year = text.strip_suffix("年度").or_else(|| text.strip_suffix("度"));
    let year = year.or_else(|| text.strip_prefix("fy")).unwrap_or(&text);
    let year = year.strip_prefix("西暦").unwrap_or(year);
    if let Some((era, year)) = Era::strip(year) {
        let year = year_number(year).filter(|y| (1..=99).contains(y))?;
        return Some(era.civil_year(year));
    }
    year_number(year).filter(|y| (1868..=2200).contains(y))
}

/// A year in digits, kanji numerals or as 元.
fn year_number(text: &str) -> Option<i32> {
    if text == "元" {
        return Some(1);
    }
    small_number(text)
}

/// A year, month or day in digits or kanji numerals, of at most four signs.
fn small_number(text: &str) -> Option<i32> {
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    if text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    kanji_integer(text).and_then(|n| i32::try_from(n).ok())
}
