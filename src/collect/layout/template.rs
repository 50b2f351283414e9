//! Answers that share their cell with words of the form: 「記入者：山田」, 「内訳 大人　3　名　子供　2　名」, 「令和元年5月　日」. The
//! printed words are taken off; what was not filled in stays blank.

use std::ops::Range;

use crate::catalogue::{Phrase, layouts};
use crate::collect::AnswerCell;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::form::{AnswerBox, Writing};
use crate::survey::question::{Question, ResponseDomain};
use crate::text::clean::clean;
use crate::text::key::key;

/// Signs between printed words and an answer.
const SEPARATORS: &[char] = &[':', '：', '=', '→', '…', '、', ',', '・'];

/// What stands behind a label in its own cell, without the sign between them.
pub(super) fn behind_label(raw: &str, label: &str) -> String {
    let text = clean(raw);
    let rest = find(&text, label, 0).map_or(text.as_str(), |range| &text[range.end..]);
    let rest = rest.trim().trim_start_matches(SEPARATORS).trim();
    let inside = [("(", ")"), ("[", "]"), ("「", "」"), ("〔", "〕"), ("【", "】")]
        .iter()
        .find_map(|(open, close)| rest.strip_prefix(open)?.strip_suffix(close));
    inside.unwrap_or(rest).trim().to_owned()
}

/// The answer between printed words, or the words that are not there.
pub(super) fn between(raw: &str, answer: &AnswerBox, boxes: &[AnswerBox]) -> Result<String, String> {
    let text = clean(raw);
    let Writing::Between { before, after } = &answer.writing else { return Ok(text) };
    let mut start = find(&text, &answer.label, 0).filter(|range| range.start == 0).map_or(0, |range| range.end);
    if let Some(before) = before {
        start = find(&text, before, start).ok_or_else(|| before.clone())?.end;
    }
    let line = text[start..].find('\n').map_or(text.len(), |at| start + at);
    // What the next answer of the same cell begins with ends this one.
    let next = boxes
        .iter()
        .filter(|other| other.label == answer.label && other.question != answer.question)
        .filter_map(|other| match &other.writing {
            Writing::Between { before: Some(before), .. } => Some(find(&text, before, start)?.start),
            Writing::Between { before: None, .. } | Writing::Whole | Writing::Inline | Writing::Squares(_) => None,
        })
        .min()
        .unwrap_or(text.len());
    let end = match after {
        Some(after) => {
            let end = find(&text, after, start).filter(|range| range.start <= next);
            end.ok_or_else(|| after.clone())?.start
        }
        None => next.min(line),
    };
    Ok(text[start..end].trim().trim_start_matches(SEPARATORS).trim().to_owned())
}

/// What a cell with several answers holds beside them and the words that are declared.
pub(super) fn left_over(raw: &str, answers: &[&AnswerBox], boxes: &[AnswerBox]) -> String {
    let mut text = clean(raw);
    let mut take = |words: &str| {
        if let Some(range) = find(&text, words, 0) {
            text.replace_range(range, " ");
        }
    };
    if let Some(first) = answers.first() {
        take(&first.label);
    }
    for answer in answers {
        // Words and answer together, so that an answer is not taken off where it stands in other words.
        let said = between(raw, answer, boxes).unwrap_or_default();
        if let Writing::Between { before, after } = &answer.writing {
            let [before, after] = [before, after].map(|words| words.as_deref().unwrap_or_default());
            let whole = format!("{before}{said}{after}");
            let separated = format!("{before}:{said}{after}");
            take(&separated);
            take(&whole);
        }
    }
    let left: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || SEPARATORS.contains(&c) || "()[]。".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    left.join(" ")
}

/// Where words stand in a cleaned text, spaces and line breaks apart.
pub(super) fn find(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    let wanted: Vec<char> = clean(words).chars().filter(|c| !c.is_whitespace()).collect();
    let signs: Vec<(usize, char)> =
        text.char_indices().filter(|(at, c)| *at >= from && !c.is_whitespace()).collect();
    if wanted.is_empty() {
        return None;
    }
    let hit = signs
        .windows(wanted.len())
        .find(|run| run.iter().zip(&wanted).all(|((_, c), wanted)| c.eq_ignore_ascii_case(wanted)))?;
    let (first, last) = (hit.first()?, hit.last()?);
    Some(first.0..last.0 + last.1.len_utf8())
}

/// Takes a printed gap that nobody filled in as blank (「　　名」, 「令和　年　月　日」), and tells of a date of which a part was
/// left out.
pub(super) fn settle(question: &Question, cells: &mut [AnswerCell]) -> Option<Diagnostic> {
    let cell = cells.first_mut().filter(|cell| cell.option.is_none())?;
    match &question.domain {
        ResponseDomain::Quantity { unit, .. } => {
            if !unit.ja.is_empty() && key(cell.words()) == key(&unit.ja) {
                cell.part = Some(String::new());
            }
            None
        }
        ResponseDomain::Date => date(cell),
        ResponseDomain::Single(_)
        | ResponseDomain::Multiple(_)
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => None,
    }
}

fn date(cell: &mut AnswerCell) -> Option<Diagnostic> {
    let text = clean(cell.words());
    let digits = |part: &str| part.chars().any(|c| c.is_ascii_digit() || "元〇一二三四五六七八九十".contains(c));
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, behind) = rest.split_once('日')?;
    if !behind.chars().all(|c| c.is_whitespace() || "()曜".contains(c)) {
        return None;
    }
    let lacking = match (digits(year), digits(month), digits(day)) {
        (false, false, false) => {
            cell.part = Some(String::new());
            return None;
        }
        (true, true, false) => layouts::part_day(),
        (true, false, false) => Phrase {
            ja: format!("{}・{}", layouts::part_month().ja, layouts::part_day().ja),
            en: format!("{} and {}", layouts::part_month().en, layouts::part_day().en),
        },
        (false, ..) => layouts::part_year(),
        (true, false, true) => layouts::part_month(),
        (true, true, true) => return None,
    };
    if digits(year) && !digits(day) {
        let month = if digits(month) { format!("{}月", month.trim()) } else { String::new() };
        cell.part = Some(format!("{}年{month}", year.trim()));
    }
    Some(Diagnostic::at(
        "partial-date",
        Severity::Query,
        vec![cell.at.clone()],
        layouts::date_without(lacking),
        layouts::whole_date(),
        layouts::hint_partial_date(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::form::AnswerPlace;

    fn inside(question: &str, label: &str, before: Option<&str>, after: Option<&str>) -> AnswerBox {
        AnswerBox {
            question: question.to_owned(),
            label: label.to_owned(),
            answer: AnswerPlace::Inside,
            writing: Writing::Between { before: before.map(str::to_owned), after: after.map(str::to_owned) },
            unnumbered: false,
            at: None,
        }
    }

    #[test]
    fn an_answer_behind_its_label() {
        for (raw, words) in [
            ("記入者：山田", "山田"),
            ("記 入 者　：　山田 太郎", "山田 太郎"),
            ("記入者\n山田", "山田"),
            ("記入者（山田）", "山田"),
            ("記入者：", ""),
            ("記入者", ""),
        ] {
            assert_eq!(behind_label(raw, "記入者"), words, "{raw}");
        }
    }

    #[test]
    fn several_answers_in_one_cell() {
        let boxes = [
            inside("adults", "内訳", Some("大人"), Some("名")),
            inside("children", "内訳", Some("子供"), Some("名")),
        ];
        let read = |raw: &str| boxes.each_ref().map(|one| between(raw, one, &boxes));
        assert_eq!(read("内訳　大人　３　名　子供　２　名"), [Ok("3".to_owned()), Ok("2".to_owned())]);
        assert_eq!(read("内訳　大人　　名　子供　2名"), [Ok(String::new()), Ok("2".to_owned())]);
        assert_eq!(read("内訳\n大人3名\n子供 名"), [Ok("3".to_owned()), Ok(String::new())]);
        // The unit of the next answer is not that of this one.
        assert_eq!(read("内訳　大人3人　子供2名"), [Err("名".to_owned()), Ok("2".to_owned())]);
        assert_eq!(read("内訳　大　3名　子供2名"), [Err("大人".to_owned()), Ok("2".to_owned())]);
        let lines = [inside("name", "担当", Some("氏名"), None), inside("phone", "担当", Some("電話"), None)];
        let read = |raw: &str| lines.each_ref().map(|one| between(raw, one, &lines));
        assert_eq!(read("担当\n氏名：山田\n電話：026"), [Ok("山田".to_owned()), Ok("026".to_owned())]);
        assert_eq!(read("担当　氏名：山田　電話："), [Ok("山田".to_owned()), Ok(String::new())]);
    }
}
