//! The options below a label: a series that counts on (1, 2, 3; ア, イ) or cells with a □ in front; and options that stand in
//! one cell (「1 はい　2 いいえ」).

use crate::draft::numbering::{Numbered, Style, numbered};
use crate::draft::page::Piece;
use crate::draft::sketch::SketchOption;
use crate::draft::words;
use crate::provenance::CellAddress;
pub(super) use crate::text::brackets::without_blank as option_words;
use crate::text::clean::clean;

/// Cells that count on in one style.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    pub style: Style,
    pub items: Vec<(CellAddress, Numbered)>,
}

/// The series among cells, in the order in which they begin.
pub(super) fn series<'p>(pieces: impl Iterator<Item = &'p Piece>) -> Vec<Series> {
    let mut found: Vec<Series> = Vec::new();
    for piece in pieces.filter(|piece| piece.words) {
        let Some(number) = numbered(&piece.text) else { continue };
        if number.style == Style::Question || number.rest.is_empty() || inline(&piece.text).len() > 1 {
            continue;
        }
        let next = found.iter_mut().rev().find(|series| {
            series.style == number.style
                && series.items.last().is_some_and(|(at, last)| {
                    last.value + 1 == number.value && piece.at.row.saturating_sub(at.row) <= 8
                })
        });
        match next {
            Some(series) => series.items.push((piece.at, number)),
            None if number.value == 1 => {
                found.push(Series { style: number.style, items: vec![(piece.at, number)] });
            }
            None => {}
        }
    }
    found.retain(|series| series.items.len() > 1);
    found
}

/// The sign of a box in front of an option, whether it is ticked, and the words behind it.
pub(super) fn boxed(text: &str) -> Option<(bool, String)> {
    let shown = clean(text);
    let first = shown.chars().next()?;
    let ticked = match first {
        '□' | '☐' | '⬜' | '◻' => false,
        '■' | '☑' | '✓' | '✔' | '✅' | '☒' => true,
        _ => return None,
    };
    let rest = shown[first.len_utf8()..].trim().to_owned();
    let another = rest.contains(['□', '☐', '■', '☑']);
    (!rest.is_empty() && !another).then_some((ticked, rest))
}

/// The options of a cell that holds several: 「1 はい　2 いいえ」, 「□有　□無」, 「はい・いいえ」. Empty where it holds one or none.
pub(super) fn inline(text: &str) -> Vec<String> {
    let shown = clean(text);
    if shown.chars().filter(|c| matches!(c, '□' | '☐' | '■' | '☑')).count() > 1 {
        let parts = shown.split(['□', '☐', '■', '☑']).map(|part| part.trim().to_owned());
        return parts.filter(|part| !part.is_empty()).collect();
    }
    // A number begins an option where it counts on and stands at the start or behind a blank.
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in shown.char_indices() {
        let begins = !c.is_whitespace();
        if begins && (before.is_whitespace() || "、,/／・※".contains(before) || is_circled(c)) {
            let rest = &shown[at..];
            if let Some(number) = numbered(rest)
                && number.style != Style::Question
                && number.style != Style::Letter
                && usize::try_from(number.value).is_ok_and(|value| value == starts.len() + 1)
            {
                starts.push((at, at + number.token.len()));
            }
        }
        before = c;
    }
    if starts.len() < 2 || starts[0].0 > 12 {
        return Vec::new();
    }
    let mut labels = Vec::new();
    for (index, (_, from)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(shown.len(), |(at, _)| *at);
        let label = shown[*from..end].trim().trim_start_matches(['.', ':', ')', '、']).trim();
        let label = label.trim_end_matches(['、', ',', '/', '・']).trim();
        let label = if index + 1 == starts.len() { tail(label) } else { label.to_owned() };
        labels.push(label);
    }
    if labels.iter().any(|label| label.is_empty() || label.chars().count() > 40) { Vec::new() } else { labels }
}

/// The two sides or steps that a cell offers without numbers or boxes: 「はい・いいえ」, 「有 / 無」. Empty where it is anything else.
pub(super) fn alternatives(text: &str) -> Vec<String> {
    let shown = clean(text);
    for separator in ['・', '/', '／', '｜', '|', '、', ' '] {
        let parts: Vec<String> =
            shown.split(separator).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
        if (2..=6).contains(&parts.len()) && (words::is_pair(&parts) || words::is_scale(&parts)) {
            return parts;
        }
    }
    Vec::new()
}

fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// The last option without what is said behind it: 「4 予定なし・未定　から1つ」, 「2 いいえ 空欄は無回答」.
fn tail(label: &str) -> String {
    label.split_whitespace().next().unwrap_or_default().to_owned()
}

/// An option list from series items.
pub(super) fn from_series(series: &Series) -> Vec<SketchOption> {
    let numeric = !matches!(series.style, Style::Kana | Style::Letter);
    let mut seen = std::collections::BTreeSet::new();
    series
        .items
        .iter()
        .map(|(_, number)| {
            let (label, _) = option_words(&number.rest);
            let mut aliases = Vec::new();
            let written = format!("{} {}", number.token, number.rest);
            if number.rest != label && seen.insert(crate::text::key::key(&number.rest)) {
                aliases.push(number.rest.clone());
            }
            if !numeric && seen.insert(crate::text::key::key(&written)) {
                aliases.push(written);
            }
            SketchOption { code: number.value.to_string(), label, aliases, count: None }
        })
        .collect()
}

/// Whether options that the draft has numbered itself show no such number in their words.
pub(super) fn are_unnumbered(options: &[SketchOption]) -> bool {
    let mut shown = options.iter().filter_map(|option| {
        let number = crate::text::key::choice(&option.label).number?;
        Some(number.to_string() == option.code)
    });
    // One that begins with another number begins with an amount: 「10人未満」.
    shown.next().is_none_or(|first| !first || shown.any(|own| !own))
}

/// Whether two options read the same, so that nobody could tell them apart.
pub(super) fn has_doubles(options: &[SketchOption]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    options
        .iter()
        .flat_map(|option| std::iter::once(&option.label).chain(&option.aliases))
        .any(|label| !seen.insert(crate::text::key::key(label)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_options_in_one_cell() {
        for (text, wanted) in [
            ("1 支援したことがある　　2 支援したことはない", vec!["支援したことがある", "支援したことはない"]),
            (
                "1 策定済み　2 策定予定　3 検討中　4 予定なし・未定　から1つ",
                vec!["策定済み", "策定予定", "検討中", "予定なし・未定"],
            ),
            ("□有　□無", vec!["有", "無"]),
            ("①はい②いいえ", vec!["はい", "いいえ"]),
            (
                "※1 十分　2 おおむね十分　3 やや不十分　4 不十分　空欄は無回答",
                vec!["十分", "おおむね十分", "やや不十分", "不十分"],
            ),
        ] {
            assert_eq!(inline(text), wanted, "{text}");
        }
        for text in [
            "1 必要である",
            "問1 は 2 つ",
            "必要",
            "令和2年12月31日",
            "３　昨年度に受けた相談がない場合は 0 と記入してください。",
        ] {
            assert!(inline(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn alternatives_without_numbers() {
        assert_eq!(alternatives("はい・いいえ"), ["はい", "いいえ"]);
        assert_eq!(alternatives("有 / 無"), ["有", "無"]);
        assert_eq!(alternatives("十分 ・ やや十分 ・ 不十分"), ["十分", "やや十分", "不十分"]);
        assert!(alternatives("県・市").is_empty());
        assert!(alternatives("はい").is_empty());
    }

    #[test]
    fn an_option_with_room_for_words() {
        assert_eq!(boxed("☑ はい"), Some((true, "はい".to_owned())));
        assert_eq!(boxed("□有　□無"), None);
    }
}
