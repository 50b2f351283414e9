//! A date as it is typed, with the judgement of its era; a serial number of a spreadsheet; and what only sounds like one.

use crate::catalogue::{Phrase, collect as words, reading};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding, invalid, reasons, suggested};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::text::era::{
    CivilDate, DateReading, ImpossibleDate, fiscal_year_name, read_date, split_date_prefix, wareki, with_any_era,
};
use crate::text::stock::{is_vague_after_date, is_vague_date};

/// Serial numbers from 1950 to 2100: what a date looks like in a cell without a date format.
const SERIALS: std::ops::RangeInclusive<i32> = 18_264..=73_415;

/// The serial number of 1970-01-01.
const EPOCH: i32 = 25_569;

pub(super) fn date(cell: &mut AnswerCell) -> Coded {
    if let Some(date) = serial(&cell.raw) {
        return serial_date(date, cell);
    }
    let mut reading = read_date(&cell.raw);
    let mut rest = None;
    if matches!(reading, DateReading::NotADate)
        && let Some((first, words)) = split_date_prefix(&cell.raw)
    {
        reading = read_date(&first);
        rest = Some(words);
    }
    let mut coded = match reading {
        DateReading::Exact { date, rule } => {
            rule.clone_into(&mut cell.rule);
            if rest.is_some() {
                cell.rule.push_str("+words-after-date");
            }
            dated(date, cell)
        }
        DateReading::OutsideEra { date, .. } => {
            "date-outside-era".clone_into(&mut cell.rule);
            let shown = words::date_read_as(date, wareki(&date));
            let found = Phrase::same(cell.raw.clone());
            let diagnostic =
                finding("date-outside-era", Severity::Query, &[cell], found, words::date_in_era(), shown);
            Coded { value: AnswerValue::Date(date), diagnostics: vec![diagnostic] }
        }
        DateReading::TwoReadings { readings, .. } => {
            "date-two-readings".clone_into(&mut cell.rule);
            let shown = |date: &CivilDate| format!("{}（{date}）", wareki(date));
            let both = readings.iter().map(shown).collect::<Vec<_>>().join(" / ");
            let found = Phrase::same(cell.raw.clone());
            Coded::missing(
                Missing::HeldOut,
                finding(
                    "date-two-readings",
                    Severity::Undecided,
                    &[cell],
                    found,
                    words::date_in_era(),
                    words::hint_two_readings(both),
                ),
            )
        }
        DateReading::EraMissing { written } => {
            let eras = with_any_era(&written).iter().map(wareki).collect::<Vec<_>>().join(" / ");
            let hint = if eras.is_empty() { words::hint_era() } else { reading::hint_eras(eras) };
            invalid("date-without-era", cell, words::date_in_era(), hint)
        }
        DateReading::FiscalYear { year } => {
            let hint = reading::hint_fiscal_year(fiscal_year_name(year), year);
            invalid("fiscal-year-only", cell, words::expected_date(), hint)
        }
        DateReading::Impossible { why, .. } => {
            let (rule, hint) = match why {
                ImpossibleDate::NoSuchYear | ImpossibleDate::NoSuchMonth | ImpossibleDate::NoSuchDay => {
                    ("impossible-date", reading::hint_impossible_date())
                }
                ImpossibleDate::OtherWeekday { written, actual } => {
                    ("other-weekday", reading::hint_other_weekday(written.kanji(), actual.kanji()))
                }
            };
            invalid(rule, cell, words::expected_date(), hint)
        }
        DateReading::NotADate if let Some(reason) = reasons::of_words(cell, &words::expected_date()) => reason,
        DateReading::NotADate if is_vague_date(&cell.raw) => {
            invalid("vague-date", cell, words::expected_date(), reading::hint_vague_date())
        }
        DateReading::NotADate => invalid("not-a-date", cell, words::expected_date(), words::hint_ask()),
        DateReading::Blank => Coded::clean(AnswerValue::Missing(Missing::NoAnswer)),
    };
    if let AnswerValue::Date(date) = &coded.value
        && let Some(rest) = rest.filter(|rest| is_vague_after_date(rest))
    {
        let hint = reading::hint_vague_after_date(*date, rest);
        let found = Phrase::same(cell.raw.clone());
        coded.diagnostics.push(finding(
            "vague-date",
            Severity::Query,
            &[cell],
            found,
            words::expected_date(),
            hint,
        ));
    }
    coded
}

/// The day of a moment, where it can be read without a doubt: 2024/06/01 10:00:00.
pub(in crate::collect) fn day(cell: &AnswerCell) -> Option<CivilDate> {
    if let Some(date) = serial(&cell.raw) {
        return cell.format.as_deref().is_some_and(shows_a_date).then_some(date);
    }
    let first = cell.raw.split([' ', '\u{3000}', 'T']).find(|part| !part.is_empty()).unwrap_or_default();
    [cell.raw.as_str(), first].into_iter().find_map(|text| match read_date(text) {
        DateReading::Exact { date, .. } => Some(date),
        DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::EraMissing { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::NotADate
        | DateReading::Blank => None,
    })
}

/// The day of a serial number, with or without a time of day behind it.
fn serial(raw: &str) -> Option<CivilDate> {
    let whole = raw.split_once('.').map_or(raw, |(whole, _)| whole);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 5 || !raw.split('.').all(digits) {
        return None;
    }
    let serial: i32 = whole.parse().ok().filter(|serial| SERIALS.contains(serial))?;
    Some(CivilDate::from_day_number(serial - EPOCH))
}

/// A serial number is a date where its cell shows it as one; elsewhere it may be any number.
fn serial_date(date: CivilDate, cell: &mut AnswerCell) -> Coded {
    if cell.format.as_deref().is_some_and(shows_a_date) {
        "date-serial".clone_into(&mut cell.rule);
        return dated(date, cell);
    }
    suggested("serial-without-format", cell, words::expected_date(), &date.to_string())
}

/// A day, with a word about it where the cell does not show its year: who types 9/1 into Excel gets the first of September of
/// the year in which it was typed.
fn dated(date: CivilDate, cell: &AnswerCell) -> Coded {
    let value = AnswerValue::Date(date);
    let format = cell.format.as_deref().filter(|_| cell.raw == date.to_string() || serial(&cell.raw).is_some());
    let shows_no_year = |format: &str| {
        shows(format, &['m']) && shows(format, &['d']) && !shows(format, &['y', 'e', 'g', 'r', 'b'])
    };
    if !format.is_some_and(shows_no_year) {
        return Coded::clean(value);
    }
    let shown = cell.shown.clone().unwrap_or_else(|| cell.raw.clone());
    let found = words::year_not_shown(shown, date);
    let hint = words::hint_year_not_shown(wareki(&date));
    let diagnostic = finding("year-not-shown", Severity::Query, &[cell], found, words::date_with_year(), hint);
    Coded { value, diagnostics: vec![diagnostic] }
}

/// Whether a number format shows a date: year, era, month or day outside of quotes and brackets.
fn shows_a_date(format: &str) -> bool {
    shows(format, &['y', 'e', 'g', 'd', 'a', 'r', 'b'])
}

/// Whether one of these signs of a number format stands outside of quotes and brackets.
fn shows(format: &str, signs: &[char]) -> bool {
    let mut quoted = false;
    let mut bracketed = false;
    let mut escaped = false;
    format.chars().any(|c| {
        if escaped {
            escaped = false;
            return false;
        }
        match c {
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ => {}
        }
        let plain = !quoted && !bracketed;
        plain
            && signs.contains(&if c == 'E' { c } else { c.to_ascii_lowercase() })
            && !format.eq_ignore_ascii_case("general")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_a_date() {
        for format in ["[$-411]ggge\"年\"", "aaa", "e", "yyyy/m/d", "[$-411]ge.m.d", "d"] {
            assert!(shows_a_date(format), "{format}");
        }
        for format in ["General", "0", "#,##0", "@", "0\"年\"", "[Red]0", "0.00\"yd\""] {
            assert!(!shows_a_date(format), "{format}");
        }
        assert_eq!(serial("43586"), CivilDate::new(2019, 5, Some(1)).ok());
        assert_eq!(serial("43586.5"), CivilDate::new(2019, 5, Some(1)).ok());
        assert_eq!(serial("4358"), None);
    }
}
