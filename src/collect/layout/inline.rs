//! All options in one cell, with a mark at one of them: 「1.必要　○2.不要」, 「□必要　■不要」, 「必要（　）不要（○）」, 「1 必要　② 不要」. A mark of
//! which nobody can tell whose it is belongs to none.

use crate::collect::AnswerCell;
use crate::collect::layout::options::is_sign;
use crate::collect::layout::template;
use crate::survey::code_list::CodeList;
use crate::text::clean::clean;
use crate::text::key;

/// One option where it stands in the text.
struct Stand<'a> {
    code: &'a str,
    start: usize,
    end: usize,
}

/// What stands between two options.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A mark, or an empty box or bracket for one.
    Sign(String),
    /// The number of an option, and whether it is written with a ring.
    Number(bool),
    /// A space, a line break, a comma.
    Space,
    /// Other words.
    Words,
}

/// One cell for each option, all at the same place; a text in which the options do not all stand is one answer in words.
pub(super) fn cells(cell: &AnswerCell, codes: &CodeList, label: Option<&str>) -> Vec<AnswerCell> {
    let text = label.map_or_else(|| clean(&cell.raw), |label| template::behind_label(&cell.raw, label));
    let Some(stands) = stands(&text, codes) else {
        return vec![AnswerCell { part: Some(text), ..cell.clone() }];
    };
    let mut signs: Vec<Vec<String>> = vec![Vec::new(); stands.len()];
    let mut doubtful: Vec<usize> = Vec::new();
    let mut ringed: Vec<Option<bool>> = vec![None; stands.len()];
    let gaps: Vec<Vec<Token>> = (0..=stands.len())
        .map(|index| {
            let start = index.checked_sub(1).and_then(|before| stands.get(before)).map_or(0, |stand| stand.end);
            let end = stands.get(index).map_or(text.len(), |stand| stand.start);
            tokens(&text[start..end])
        })
        .collect();
    let style = style(&gaps);
    for (index, gap) in gaps.iter().enumerate() {
        let number =
            gap.iter().rposition(|token| matches!(token, Token::Number(_))).filter(|_| index < stands.len());
        if let (Some(at), Some(slot)) = (number, ringed.get_mut(index)) {
            *slot = Some(gap[at] == Token::Number(true));
        }
        for (at, token) in gap.iter().enumerate() {
            let Token::Sign(sign) = token else { continue };
            let owner = if index == 0 || number.is_some_and(|number| at > number) {
                Some(index)
            } else if index == stands.len() {
                Some(index - 1)
            } else {
                owner(gap, at, style).map(|side| if side == Side::Before { index - 1 } else { index })
            };
            match owner {
                Some(owner) => signs[owner].push(sign.clone()),
                None => doubtful.push(index),
            }
        }
    }
    let some_plain = ringed.contains(&Some(false));
    let mut cells = Vec::new();
    for option in &codes.options {
        let Some(index) = stands.iter().position(|stand| stand.code == option.code) else { continue };
        let circled = some_plain && ringed[index] == Some(true);
        let mut part = signs[index].concat();
        let mut rule = String::new();
        if part.is_empty() && circled {
            "○".clone_into(&mut part);
            "mark-in-label".clone_into(&mut rule);
        }
        if doubtful.contains(&index) || doubtful.contains(&(index + 1)) {
            let from = if doubtful.contains(&index) { index - 1 } else { index };
            part = text[stands[from].start..stands[from + 1].end].trim().to_owned();
        }
        cells.push(AnswerCell { part: Some(part), option: Some(option.code.clone()), rule, ..cell.clone() });
    }
    cells
}

/// Where each option stands, in the order of the text: the longest words first, since one label can begin with another.
/// Nothing where one of them is not there, or is there twice.
fn stands<'a>(text: &str, codes: &'a CodeList) -> Option<Vec<Stand<'a>>> {
    let mut names: Vec<(&str, &'a str)> = codes
        .options
        .iter()
        .flat_map(|option| {
            std::iter::once(&option.label.ja)
                .chain(&option.aliases)
                .map(|name| (name.as_str(), option.code.as_str()))
        })
        .collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    let mut stands: Vec<Stand<'a>> = Vec::new();
    for (name, code) in names {
        let mut from = 0;
        while let Some(range) = template::find(text, name, from) {
            from = range.end;
            if stands.iter().any(|stand| range.start < stand.end && stand.start < range.end) {
                continue;
            }
            if stands.iter().any(|stand| stand.code == code) {
                return None;
            }
            stands.push(Stand { code, start: range.start, end: range.end });
        }
    }
    stands.sort_by_key(|stand| stand.start);
    (stands.len() == codes.options.len() && !stands.is_empty()).then_some(stands)
}

fn tokens(gap: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = gap;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if let Some((sign, left)) = bracket(c, after) {
            found.push(Token::Sign(sign));
            rest = left;
            continue;
        }
        let ringed = !c.is_ascii_digit() && key::numbers(&c.to_string()).len() == 1;
        let token = if is_sign(c) {
            Token::Sign(c.to_string())
        } else if ringed || c.is_ascii_digit() {
            Token::Number(ringed && !matches!(c, 'Ⅰ'..='ⅿ'))
        } else if c.is_whitespace() || "、,・/．.)(:：|".contains(c) {
            Token::Space
        } else {
            Token::Words
        };
        // The full stop of 「1.」 and the brackets of 「(1)」 part nothing.
        let parts = token != Token::Space || c.is_whitespace() || "、,・/|".contains(c);
        if parts && found.last() != Some(&token) || matches!(token, Token::Sign(_)) {
            found.push(token);
        }
        rest = after;
    }
    found
}

/// An empty bracket, or one with a mark in it.
fn bracket(open: char, after: &str) -> Option<(String, &str)> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        '〔' => '〕',
        '【' => '】',
        _ => return None,
    };
    let (inside, left) = after.split_once(close)?;
    let inside = inside.trim();
    let mut signs = inside.chars();
    match (signs.next(), signs.next()) {
        (None, _) => Some(("□".to_owned(), left)),
        (Some(sign), None) if is_sign(sign) => Some((sign.to_string(), left)),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Where the form has its boxes, if every option has one.
fn style(gaps: &[Vec<Token>]) -> Option<Side> {
    let signs = |gap: &Vec<Token>| gap.iter().filter(|token| matches!(token, Token::Sign(_))).count();
    let (first, last) = (gaps.first()?, gaps.last()?);
    let inner = gaps.get(1..gaps.len() - 1)?;
    if !inner.iter().all(|gap| signs(gap) == 1) {
        return None;
    }
    match (signs(first), signs(last)) {
        (1, 0) => Some(Side::After),
        (0, 1) => Some(Side::Before),
        _ => None,
    }
}

/// The side of a mark between two options on which its option stands: where every option has a box, the side that the
/// first or last box shows; else the side on which nothing parts them.
fn owner(gap: &[Token], at: usize, style: Option<Side>) -> Option<Side> {
    if style.is_some() {
        return style;
    }
    let parted = |tokens: &[Token]| tokens.contains(&Token::Space);
    let number = gap.iter().rposition(|token| matches!(token, Token::Number(_)));
    let end = number.filter(|number| *number > at).unwrap_or(gap.len());
    match (parted(&gap[..at]), parted(&gap[at + 1..end])) {
        (false, true) => Some(Side::Before),
        (true, false) => Some(Side::After),
        (true, true) | (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provenance::{CellAddress, CellRef};
    use crate::survey::code_list::ResponseOption;
    use crate::text::marks::{Mark, mark};

    fn codes(labels: &[&str]) -> CodeList {
        let option = |(index, label): (usize, &&str)| ResponseOption {
            code: (index + 1).to_string(),
            label: crate::catalogue::Phrase::same(*label),
            ..ResponseOption::default()
        };
        CodeList { id: "list".to_owned(), options: labels.iter().enumerate().map(option).collect() }
    }

    /// The options that are marked; `?` where the mark is nobody's.
    fn chosen(raw: &str, labels: &[&str]) -> String {
        let at = CellRef { file: "f".into(), sheet: "s".into(), at: CellAddress::new(0, 0) };
        let cell = AnswerCell {
            at,
            raw: raw.to_owned(),
            shown: None,
            part: None,
            option: None,
            error: false,
            format: None,
            rule: String::new(),
        };
        let cells = cells(&cell, &codes(labels), None);
        let mut said = String::new();
        for cell in cells {
            assert_eq!(cell.raw, raw);
            let Some(option) = &cell.option else { return format!("“{}”", cell.words()) };
            match mark(cell.words()) {
                Mark::Chosen { .. } => said.push_str(option),
                Mark::Blank | Mark::NotChosen { .. } => {}
                Mark::Crossed { .. } | Mark::Doubtful { .. } | Mark::Other => said.push('?'),
            }
        }
        said
    }

    #[test]
    fn a_mark_belongs_to_the_option_that_it_touches() {
        for (raw, expected) in [
            ("1.必要　2.不要", ""),
            ("○1.必要　2.不要", "1"),
            ("1.必要○　2.不要", "1"),
            ("1.必要　○2.不要", "2"),
            ("1.必要　2.○不要", "2"),
            ("1.必要　2.不要　○", "2"),
            ("1.必要\n2.不要✓", "2"),
            ("1.必要 ②不要", "2"),
            ("①必要 ②不要", ""),
            ("□必要　□不要", ""),
            ("■必要　□不要", "1"),
            ("□必要□不要", ""),
            ("□必要☑不要", "2"),
            ("必要□　不要■", "2"),
            ("必要（　）・不要（○）", "2"),
            ("（○）必要（　）不要", "1"),
            ("○必要　○不要", "12"),
            ("◎必要　不要", "?"),
            ("必要 ○ 不要", "??"),
            ("必要○不要", "??"),
            ("", "“”"),
            ("必要", "“必要”"),
            ("２", "“2”"),
        ] {
            assert_eq!(chosen(raw, &["必要", "不要"]), expected, "{raw}");
        }
    }

    #[test]
    fn the_longest_label_is_taken_first() {
        let labels = ["必要", "必要だが後でよい", "不要"];
        assert_eq!(chosen("1 必要　○2 必要だが後でよい　3 不要", &labels), "2");
        assert_eq!(chosen("1 必要　2 必要だが後でよい　○3 不要", &labels), "3");
    }
}
