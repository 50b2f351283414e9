//! The options below a label: a series that counts on (1, 2, 3; ア, イ), cells with a □ in front, or cells with boxes for
//! marks beside them; and options that stand in one cell (「1 はい　2 いいえ」).

use crate::draft::numbering::{Numbered, Style, numbered};
use crate::draft::page::{Page, Piece};
use crate::draft::sketch::SketchOption;
use crate::draft::who;
use crate::draft::words;
use crate::provenance::CellAddress;
use crate::survey::form::Side;
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

/// Whether two options read the same, so that nobody could tell them apart.
pub(super) fn has_doubles(options: &[SketchOption]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    options
        .iter()
        .flat_map(|option| std::iter::once(&option.label).chain(&option.aliases))
        .any(|label| !seen.insert(crate::text::key::key(label)))
}

/// On which side of the options their boxes are: none where both sides could be.
pub(super) fn side(page: &Page<'_>, cells: &[CellAddress], last_column: u32) -> Sides {
    let rights: Vec<CellAddress> = cells.iter().map(|at| page.right(*at)).collect();
    let lefts: Vec<Option<CellAddress>> = cells.iter().map(|at| page.sheet.grid.left_of(*at)).collect();
    Sides {
        right: rights.iter().all(|at| page.takes_mark(*at) && at.column <= last_column + 1),
        left: lefts.iter().all(|at| at.is_some_and(|at| page.takes_mark(at))),
        right_marked: rights.iter().any(|at| page.has_mark(*at) || (page.is_box(*at) && page.takes_mark(*at))),
        left_marked: lefts
            .iter()
            .flatten()
            .any(|at| page.has_mark(*at) || (page.is_box(*at) && page.takes_mark(*at))),
        right_merged: rights.iter().all(|at| page.sheet.grid.merged(*at).is_some()),
    }
}

/// What stands beside options.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one observation")]
pub(super) struct Sides {
    /// Every cell to the right is empty or a mark.
    pub right: bool,
    /// Every cell to the left is empty or a mark.
    pub left: bool,
    /// One to the right holds a mark or is offered as a box.
    pub right_marked: bool,
    /// One to the left does.
    pub left_marked: bool,
    /// All to the right are merged boxes.
    pub right_merged: bool,
}

/// The words of a run of unnumbered cells that stand one below the other with marks beside them.
pub(super) fn unnumbered(page: &Page<'_>, from: u32, end: u32, column_from: u32) -> Vec<CellAddress> {
    let mut best: Vec<CellAddress> = Vec::new();
    let mut columns: Vec<u32> =
        page.rows(from, end).map(|piece| piece.at.column).filter(|c| *c >= column_from).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let cells: Vec<CellAddress> = page
            .rows(from, end)
            .filter(|piece| {
                piece.at.column == column
                    && piece.words
                    && !words::is_note(&piece.text)
                    && who::who(&piece.text).is_none()
                    && numbered(&piece.text).is_none()
                    && piece.text.chars().count() <= 40
            })
            .map(|piece| piece.at)
            .collect();
        let marked = cells.iter().filter(|at| {
            page.has_mark(page.right(**at))
                || page.sheet.grid.left_of(**at).is_some_and(|left| page.has_mark(left))
        });
        let marked = marked.count();
        if cells.len() > best.len() && cells.len() > 1 && marked > 0 {
            best = cells;
        }
    }
    best
}

/// The words of a run of unnumbered cells one below the other, each with an empty box that lines draw on one side.
pub(super) fn beside_boxes(page: &Page<'_>, from: u32, end: u32) -> Option<(Vec<CellAddress>, Side)> {
    let mut columns: Vec<u32> = page.rows(from, end).map(|piece| piece.at.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let is_box =
        |at: CellAddress| page.frame(at).is_some_and(|frame| frame.closed && !page.has_frame_beside(frame));
    columns.into_iter().find_map(|column| {
        let words: Vec<&Piece> = page
            .rows(from, end)
            .filter(|piece| piece.at.column == column && piece.words && piece.text.chars().count() <= 40)
            .collect();
        let all = |boxed: &dyn Fn(&Piece) -> bool| words.len() > 1 && words.iter().all(|piece| boxed(piece));
        let cells = || words.iter().map(|piece| piece.at).collect();
        if all(&|piece| is_box(page.right(piece.at))) {
            return Some((cells(), Side::Right));
        }
        let left = |piece: &Piece| page.sheet.grid.left_of(piece.at).is_some_and(is_box);
        all(&left).then(|| (cells(), Side::Left))
    })
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
