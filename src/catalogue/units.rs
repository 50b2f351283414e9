//! The units and signs that the program itself prints beside and in the place of numbers. A unit that a definition names in
//! the same word is the same unit.

use crate::catalogue::Phrase;

phrases! {
    percent() { ja: "％", en: "%" }
    points() { ja: "ポイント", en: "points" }
    tenths() { ja: "割", en: "tenths" }
    all() { ja: "全", en: "all" }
    cases() { ja: "件", en: "cases" }
    bracketed(text) { ja: "（{text}）", en: " ({text})" }
    nothing() { ja: "－", en: "–" }
    hidden() { ja: "Ｘ", en: "X" }
    marked() { ja: "＊", en: "*" }
    decrease() { ja: "△", en: "−" }
}

/// A printed number as English text sets it: a minus for △, and the full-width signs at half width.
#[must_use]
pub fn in_english(text: &str) -> String {
    let sign = |c: char| match c {
        '△' => '\u{2212}',
        '－' => '\u{2013}',
        '、' => ',',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.chars().map(sign).collect()
}

/// No unit: what is only a number.
pub fn none() -> Phrase {
    Phrase::default()
}

/// A unit as a definition writes it: one of the program's own, or a word that stays as it is.
pub fn of(word: &str) -> Phrase {
    let own = [percent(), points(), tenths()];
    match word {
        "%" => percent(),
        _ => own.into_iter().find(|unit| unit.ja == word).unwrap_or_else(|| Phrase::same(word)),
    }
}

/// Whether a number with this unit may be the name of a year.
pub fn is_year(unit: &Phrase) -> bool {
    ["年", "年度"].contains(&unit.ja.as_str())
}

/// Whether a printed unit is that of a percentage, in either language.
pub fn is_percent(unit: &str) -> bool {
    let percent = percent();
    unit == percent.ja || unit == percent.en
}
