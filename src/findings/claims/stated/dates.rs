//! Days, months and years in running text, as `text::era` reads them, and the words for whole periods.

use super::find::Found;
use super::{What, When};
use crate::text::era::{DateReading, parse_fiscal_year, read_date};
use crate::text::running::{Running, number_at};

/// The longest date that is tried: 「令和 ２年 １０月 １９日（月曜日）」.
const LONGEST: usize = 26;

/// Words for the whole of a period, longest first.
const WHOLE: &[&str] = &["事業期間全体", "事業期間を通じて", "事業期間全般", "期間全体", "全期間", "期間を通じて"];
const PREVIOUS: &[&str] = &["前年度", "昨年度", "前年", "昨年"];
const CURRENT: &[&str] = &["今年度", "本年度", "当年度", "本年"];

/// The date or period that begins at a place.
pub(super) fn at(text: &Running, at: usize) -> Option<Found> {
    let period = |when, words: usize| Some(Found::new(What::Period(when), at..at + words));
    if let Some(word) = text.first_of(at, WHOLE) {
        return period(When::Whole, word.chars().count());
    }
    if let Some(word) = text.first_of(at, PREVIOUS) {
        // 「前年比」「前年度比」 measures against the year and speaks of another one.
        let end = at + word.chars().count();
        let measures = text.first_of(end, &["比", "同", "より", "から", "に比", "と比", "に対", "並"]).is_some();
        return if measures { None } else { period(When::PreviousYear, word.chars().count()) };
    }
    if let Some(word) = text.first_of(at, CURRENT) {
        return period(When::ThisYear, word.chars().count());
    }
    if !begins(text, at) {
        return None;
    }
    month(text, at).or_else(|| dated(text, at))
}

/// Whether a date can begin here: an era, or digits that no others stand before.
fn begins(text: &Running, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '第')) {
        return false;
    }
    match text.get(at) {
        Some('M' | 'T' | 'S' | 'H' | 'R' | 'h' | 'r') => {
            text.get(at + 1).is_some_and(|c| c.is_ascii_digit() || matches!(c, '元' | '.'))
        }
        Some('明' | '大' | '昭' | '平' | '令' | '西') => {
            text.first_of(at, &["明治", "大正", "昭和", "平成", "令和", "西暦"]).is_some()
        }
        Some('㍻' | '㍼' | '㍽' | '㍾' | '㋿') => true,
        Some(c) => c.is_ascii_digit(),
        None => false,
    }
}

/// 「10月」「9 月末現在」「9月1日」 without a year.
fn month(text: &Running, at: usize) -> Option<Found> {
    let number = number_at(text, at).filter(|number| !number.kanji && number.places == 0)?;
    let month = u8::try_from(number.value.to_i128()?).ok().filter(|month| (1..=12).contains(month))?;
    let mut end = text.after_space(number.end);
    if !text.has(end, "月") || text.first_of(end, &["月間", "月額", "月分"]).is_some() {
        return None;
    }
    end += 1;
    if let Some(day) = number_at(text, text.after_space(end)).filter(|day| day.places == 0)
        && text.has(text.after_space(day.end), "日")
    {
        end = text.after_space(day.end) + 1;
    }
    let (end, as_of) = as_of(text, end);
    Some(Found::new(What::Period(When::Month { month, as_of }), at..end))
}

/// 「末現在」「時点」 behind a date.
fn as_of(text: &Running, end: usize) -> (usize, bool) {
    let mut at = text.after_space(end);
    let mut found = false;
    for word in ["末日", "末", "頃"] {
        if text.has(at, word) {
            at += word.chars().count();
            break;
        }
    }
    let after = text.after_space(at);
    for word in ["現在", "時点"] {
        if text.has(after, word) {
            at = after + word.chars().count();
            found = true;
            break;
        }
    }
    if at > text.after_space(end) { (at, found) } else { (end, false) }
}

/// A date with its year, or a year.
fn dated(text: &Running, at: usize) -> Option<Found> {
    let ends = at + 2..=(at + LONGEST).min(text.signs.len());
    for end in ends.rev() {
        // A date ends with its last sign, and not within a number.
        let last = text.get(end - 1);
        let next = text.get(end);
        let cuts = last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
        if cuts || last == Some(' ') || !last.is_some_and(can_end) {
            continue;
        }
        let written = text.text(at, end);
        let reading = read_date(&written);
        match &reading {
            DateReading::Exact { .. } | DateReading::OutsideEra { .. } | DateReading::TwoReadings { .. } => {
                if next == Some('.') && text.get(end + 1).is_some_and(|c| c.is_ascii_digit()) {
                    return None;
                }
                let (end, _) = as_of(text, end);
                return Some(Found::new(What::Date(reading), at..end));
            }
            // 12.34.5 is no date that was meant, 平成30年2月30日 is.
            DateReading::Impossible { .. }
                if (!written.starts_with(|c: char| c.is_ascii_digit()) || written.contains('年'))
                    // R2-15号 is the number of a document.
                    && next != Some('号') =>
            {
                return Some(Found::new(What::Date(reading), at..end));
            }
            DateReading::FiscalYear { year } => {
                let when = When::FiscalYear { year: *year, said: true };
                return Some(Found::new(What::Period(when), at..end));
            }
            DateReading::Impossible { .. }
            | DateReading::EraMissing { .. }
            | DateReading::Blank
            | DateReading::NotADate => {}
        }
        if let Some(when) = year(&written, next) {
            return Some(Found::new(What::Period(when), at..end));
        }
    }
    None
}

fn can_end(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '日' | '月' | '年' | '度' | ')' | '曜' | '元')
}

/// A year that is no fiscal year by its words: 令和元年, H28 年, R2.
fn year(written: &str, next: Option<char>) -> Option<When> {
    if let Some(bare) = written.strip_suffix('年') {
        let bare = bare.trim_end();
        let named = bare.starts_with(|c: char| !c.is_ascii_digit());
        let plausible = bare.len() == 4 && bare.chars().all(|c| c.is_ascii_digit());
        // 令和3年間 is no year, and neither are the 2010年代.
        return (!matches!(next, Some('間' | '代')) && (named || plausible))
            .then(|| parse_fiscal_year(bare).map(When::Year))?;
    }
    let letter = written.starts_with(|c: char| c.is_ascii_alphabetic() || "㍻㍼㍽㍾㋿".contains(c));
    let digits = written.chars().skip(1).all(|c| c.is_ascii_digit() || c == '元') && written.chars().count() <= 3;
    // R2.5 or A4 is something else; S3 and T1 are codes as likely as years.
    let ends = !next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let era = written.starts_with(['H', 'R', '㍻', '㋿']);
    (letter && digits && ends && era)
        .then(|| parse_fiscal_year(written))?
        .map(|year| When::FiscalYear { year, said: false })
}

/// The year or time that a name of a row or column gives: 「R2（9月末時点）」 is the fiscal year R2.
pub(super) fn named(name: &str) -> Option<When> {
    let text = Running::new(name);
    (0..text.signs.len()).find_map(|place| match at(&text, place)?.what {
        What::Period(When::FiscalYear { year, .. }) => Some(When::FiscalYear { year, said: true }),
        What::Period(when) => Some(when),
        What::Date(DateReading::Exact { date, .. }) => Some(When::Date(date)),
        _ => None,
    })
}
