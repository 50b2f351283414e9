//! Reading a date as it is typed: era or civil year, any width, digits or kanji numerals. Separate from the eras because the
//! grammar of what people type changes more often than the calendar.

mod parts;
#[cfg(test)]
mod tests;

use super::super::clean::{clean, is_dash, is_variation_selector};
use super::super::key::starts_with_counter;
use super::{CivilDate, Era, ImpossibleDate, Weekday, parse_fiscal_year};
use parts::{Parts, civil_parts, era_parts};

/// The longest text that is tried as a date in front of other words.
const LONGEST_DATE: usize = 24;

/// What a text says about a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateReading {
    /// One date, written so that nothing is open.
    Exact {
        /// The date.
        date: CivilDate,
        /// The convention that was applied.
        rule: &'static str,
    },
    /// The date lies outside its era, and the readings that exist and agree with a written weekday name one day
    /// (H31.6.20, R1.4.30, R1.2.29).
    OutsideEra {
        /// The date that is meant.
        date: CivilDate,
        /// As it was written.
        written: String,
    },
    /// The date lies outside its era and can be meant in two ways: R1.2.7 is 2020-02-07 if the number is a fiscal year and
    /// 2019-02-07 if it is a year of the era.
    TwoReadings {
        /// The fiscal-year reading, then the calendar reading.
        readings: Vec<CivilDate>,
        /// As it was written.
        written: String,
    },
    /// A fiscal year, which is no date.
    FiscalYear {
        /// The civil year it begins in.
        year: i32,
    },
    /// A date that no calendar has.
    Impossible {
        /// As it was written.
        written: String,
        /// What is wrong with it.
        why: ImpossibleDate,
    },
    /// A date with a two-digit year and no era: 31.2.20.
    EraMissing {
        /// As it was written.
        written: String,
    },
    /// Nothing but space.
    Blank,
    /// Something else.
    NotADate,
}

/// Reads a cell as a date. Words behind the date make it [`DateReading::NotADate`]; see [`split_date_prefix`].
#[must_use]
pub fn read_date(raw: &str) -> DateReading {
    let written = clean(raw);
    if written.is_empty() {
        return DateReading::Blank;
    }
    let Some(text) = compact(&written) else {
        return DateReading::NotADate;
    };
    if text.ends_with('度') || text.starts_with("fy") {
        return parse_fiscal_year(&text).map_or(DateReading::NotADate, |year| DateReading::FiscalYear { year });
    }
    let (text, weekday) = without_weekday(&text);
    if let Some((era, rest)) = Era::strip(text) {
        return match era_parts(rest) {
            Some((parts, rule)) => in_era(era, &parts, weekday, written, rule),
            None => DateReading::NotADate,
        };
    }
    let text = text.strip_prefix("西暦").unwrap_or(text);
    if let Some((parts, rule)) = civil_parts(text) {
        return match parts.with_year(parts.year).and_then(|date| fits(date, weekday)) {
            Ok(date) => DateReading::Exact { date, rule },
            Err(why) => DateReading::Impossible { written, why },
        };
    }
    match Parts::split(text) {
        Some(parts) if parts.is_short_year(text) => DateReading::EraMissing { written },
        Some(_) | None => DateReading::NotADate,
    }
}

/// The dates that a date without its era can mean, each inside its era, the latest era first.
#[must_use]
pub fn with_any_era(raw: &str) -> Vec<CivilDate> {
    let inside = |era: &Era| match read_date(&format!("{}{raw}", era.letter())) {
        DateReading::Exact { date, .. } => Some(date),
        DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::Blank
        | DateReading::NotADate => None,
    };
    [Era::Reiwa, Era::Heisei, Era::Showa].iter().filter_map(inside).collect()
}

/// Splits a leading date from the words behind it: "R3.2 書面開催" is ("R3.2", "書面開催"). `None` where there is no date in
/// front, nothing behind it, or a second date or a range instead of words.
#[must_use]
pub fn split_date_prefix(raw: &str) -> Option<(String, String)> {
    let text = clean(raw);
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).take(LONGEST_DATE).collect();
    for end in ends.into_iter().rev() {
        let (date, rest) = text.split_at(end);
        let cut_number = date.ends_with(is_digit) && rest.starts_with(is_digit);
        if cut_number || rest.starts_with(['度', '/']) || !is_dated(date) {
            continue;
        }
        // R3.12回 is a count of something, not December.
        if date.ends_with(is_digit) && starts_with_counter(rest) {
            return None;
        }
        // 2019.5.20.1 is no date with a remark.
        if rest.strip_prefix(['.', '/', '-']).is_some_and(|after| after.starts_with(is_digit)) {
            return None;
        }
        let words =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '、' | ',' | ':' | '・'));
        let range =
            words.starts_with(|c: char| matches!(c, '～' | '~') || is_dash(c)) || words.starts_with("から");
        if words.is_empty() || range || is_dated(words) {
            return None;
        }
        return Some((date.trim_end().to_owned(), words.to_owned()));
    }
    None
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a text is a date, possible or not.
fn is_dated(text: &str) -> bool {
    match read_date(text) {
        DateReading::Exact { .. }
        | DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. } => true,
        DateReading::FiscalYear { .. } | DateReading::Blank | DateReading::NotADate => false,
    }
}

/// The text in lower case with one kind of dash, without spaces and without a time of midnight. `None` where a space keeps
/// two numbers apart: "R1 2.7" must not become R12.7.
fn compact(written: &str) -> Option<String> {
    let day = ["T00:00:00", " 00:00:00", " 0:00:00", " 0:00", " 00:00"]
        .iter()
        .find_map(|midnight| written.strip_suffix(midnight))
        .unwrap_or(written);
    let mut text = String::with_capacity(day.len());
    let mut spaced = false;
    for c in day.chars() {
        if c.is_whitespace() {
            spaced = true;
        } else if !is_variation_selector(c) {
            if spaced && c.is_ascii_digit() && text.ends_with(is_digit) {
                return None;
            }
            spaced = false;
            text.push(if is_dash(c) { '-' } else { c.to_ascii_lowercase() });
        }
    }
    Some(text)
}

/// Takes (水), (水曜日) or 水曜日 off the end.
fn without_weekday(text: &str) -> (&str, Option<Weekday>) {
    let named = |name: &str| {
        let name = name.strip_suffix("曜日").or_else(|| name.strip_suffix('曜')).unwrap_or(name);
        let mut signs = name.chars();
        let weekday = signs.next().and_then(Weekday::from_kanji)?;
        signs.next().is_none().then_some(weekday)
    };
    if let Some((date, inside)) = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) {
        return match named(inside) {
            Some(weekday) => (date, Some(weekday)),
            None => (text, None),
        };
    }
    let bare = text.strip_suffix("曜日").or_else(|| text.strip_suffix('曜'));
    let last = bare.and_then(|t| t.char_indices().next_back());
    match (bare, last) {
        (Some(bare), Some((at, name))) => match Weekday::from_kanji(name) {
            Some(weekday) => (bare.get(..at).unwrap_or(""), Some(weekday)),
            None => (text, None),
        },
        (Some(_) | None, _) => (text, None),
    }
}

/// Judges a date of an era. Inside the era only the calendar reading exists. Outside it the writer may have meant the year
/// of the era or the fiscal year, whose January to March lie in the next civil year.
fn in_era(era: Era, parts: &Parts, weekday: Option<Weekday>, written: String, rule: &'static str) -> DateReading {
    if parts.year == 0 {
        return DateReading::Impossible { written, why: ImpossibleDate::NoSuchYear };
    }
    let year = era.civil_year(parts.year);
    let calendar = parts.with_year(year);
    if let Ok(date) = calendar
        && era.holds(&date)
    {
        return match fits(date, weekday) {
            Ok(date) => DateReading::Exact { date, rule },
            Err(why) => DateReading::Impossible { written, why },
        };
    }
    // An impossible day inside the era stays impossible: 平成30年2月29日 is no date of the next year.
    if let Err(why) = calendar
        && (Parts { day: None, ..*parts }).with_year(year).is_ok_and(|month| era.holds(&month))
    {
        return DateReading::Impossible { written, why };
    }
    let calendar = calendar.and_then(|date| fits(date, weekday));
    let fiscal =
        parts.with_year(if parts.month < 4 { year + 1 } else { year }).and_then(|date| fits(date, weekday));
    match (fiscal, calendar) {
        (Ok(fiscal), Ok(calendar)) if fiscal != calendar => {
            DateReading::TwoReadings { readings: vec![fiscal, calendar], written }
        }
        (Ok(date), Ok(_) | Err(_)) | (Err(_), Ok(date)) => DateReading::OutsideEra { date, written },
        (Err(_), Err(why)) => DateReading::Impossible { written, why },
    }
}

/// Checks a written weekday against its date.
fn fits(date: CivilDate, weekday: Option<Weekday>) -> Result<CivilDate, ImpossibleDate> {
    match (weekday, date.weekday()) {
        (Some(written), Some(actual)) if written != actual => {
            Err(ImpossibleDate::OtherWeekday { written, actual })
        }
        (Some(_) | None, _) => Ok(date),
    }
}
