//! Years and days of an era inside running text: where they stand and what they are by the western calendar. Separate from
//! the reading of a cell as a date, because here the words around them stay.

use std::ops::Range;

use super::{DateReading, Era, read_date};
use crate::text::numeral::kanji_integer;

/// A year or a day of an era in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InEra {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// By the western calendar: `2020年度`, `2020年`, `2020-02-07`, `2020-02`.
    pub western: String,
    /// Written with the letter or the sign of the era: R2年度, H30.11.30.
    pub short: bool,
    /// Whether the western year follows in brackets.
    pub has_western: bool,
}

/// Every year and day of an era in a text, in order. What is doubtful (`R2` alone, a day in two readings) is none.
#[must_use]
pub fn in_era(text: &str) -> Vec<InEra> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<InEra> = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match one(text, &signs, at) {
            Some((next, one)) => {
                found.push(one);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The text with western years: a long name gets its year in brackets (令和3年度（2021年度）), a short one is written anew (R3年度:
/// 2021年度; H30.11.30: 2018-11-30).
#[must_use]
pub fn with_western_years(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for one in in_era(text).into_iter().filter(|one| !one.has_western) {
        if one.short {
            out.push_str(&text[from..one.range.start]);
            out.push_str(&one.western);
        } else {
            out.push_str(&text[from..one.range.end]);
            out.push_str(&format!("（{}）", one.western));
        }
        from = one.range.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The one that begins at a sign, and the sign behind it.
fn one(text: &str, signs: &[(usize, char)], at: usize) -> Option<(usize, InEra)> {
    let sign = |at: usize| signs.get(at).map(|(_, c)| *c);
    let byte = |at: usize| signs.get(at).map_or(text.len(), |(byte, _)| *byte);
    let first = sign(at)?;
    let long = Era::ALL.into_iter().find(|era| text[byte(at)..].starts_with(era.name()));
    let by_sign = Era::ALL.into_iter().find(|era| era.sign() == first);
    let letter = narrow(first).to_ascii_uppercase();
    let alone = at.checked_sub(1).and_then(sign).is_none_or(|before| !narrow(before).is_ascii_alphanumeric());
    let by_letter = Era::ALL.into_iter().find(|era| alone && era.letter() == letter);
    let era = long.or(by_sign).or(by_letter)?;
    let digits = at + if long.is_some() { 2 } else { 1 };
    let is_digit = |c: char| narrow(c).is_ascii_digit();
    let is_kanji = |c: char| "〇一二三四五六七八九十".contains(c);
    let run = |from: usize, of: &dyn Fn(char) -> bool| {
        (from..signs.len()).take_while(|at| sign(*at).is_some_and(of)).count()
    };
    let (end, year) = if sign(digits) == Some('元') {
        (digits + 1, 1)
    } else if matches!(run(digits, &is_digit), 1 | 2) {
        let end = digits + run(digits, &is_digit);
        let year: String = (digits..end).filter_map(sign).map(narrow).collect();
        (end, year.parse().ok()?)
    } else if by_letter.is_none() && matches!(run(digits, &is_kanji), 1..=3) {
        let end = digits + run(digits, &is_kanji);
        (end, i32::try_from(kanji_integer(&text[byte(digits)..byte(end)])?).ok()?)
    } else {
        return None;
    };
    if year < 1 {
        return None;
    }
    if sign(end) == Some('年') {
        let fiscal = sign(end + 1) == Some('度');
        let end = end + 1 + usize::from(fiscal);
        let year = era.civil_year(year);
        let western = format!("{year}年{}", if fiscal { "度" } else { "" });
        let rest = text[byte(end)..].trim_start_matches(['（', '(', '/', '／']);
        let has_western = rest.len() < text.len() - byte(end) && rest.starts_with(&year.to_string());
        let short = long.is_none();
        return Some((end, InEra { range: byte(at)..byte(end), western, short, has_western }));
    }
    // With points: R2.2.7, H30.9.
    let pointed = |c: char| is_digit(c) || matches!(c, '.' | '．' | '/' | '-');
    let last = (end..signs.len()).take_while(|at| sign(*at).is_some_and(pointed)).last()? + 1;
    let date = match read_date(&text[byte(at)..byte(last)]) {
        DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => date,
        DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::Blank
        | DateReading::NotADate => return None,
    };
    let range = byte(at)..byte(last);
    Some((last, InEra { range, western: date.to_string(), short: true, has_western: false }))
}

/// A letter or digit of double width in its single width.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_years_stand_beside_long_names_and_in_place_of_short_ones() {
        for (text, western) in [
            ("回収状況（令和3年度）", "回収状況（令和3年度（2021年度））"),
            ("令和元年12月25日現在", "令和元年（2019年）12月25日現在"),
            ("平成三十年度", "平成三十年度（2018年度）"),
            ("令和２年度（2020年度）", "令和２年度（2020年度）"),
            ("H28年以降", "2016年以降"),
            ("Ｒ１年度", "2019年度"),
            ("H30.11.30", "2018-11-30"),
            ("開始 R1.8", "開始 2019-08"),
            ("㍻30年", "2018年"),
            ("R2", "R2"),
            ("TR2.2.7", "TR2.2.7"),
            ("昭和通り", "昭和通り"),
            ("2020年度", "2020年度"),
            ("令和", "令和"),
            ("H", "H"),
        ] {
            assert_eq!(with_western_years(text), western, "{text}");
        }
    }
}
