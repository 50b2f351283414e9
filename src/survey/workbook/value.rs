//! What one cell says as the value of a key: numbers, dates and yes or no as they are typed in Excel, words in
//! Japanese or English, and lists in one cell. What cannot be understood is left as it stands, so that the check of
//! the definition says what the key takes.

use std::ops::Range;

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::survey::export::BLANK;
use crate::survey::predicate::iso_date;
use crate::survey::toml::shape::Shape;
use crate::survey::toml::tree::{Data, Entry, Table, Value};
use crate::survey::workbook::headings;
use crate::text::clean::clean;
use crate::text::era::{DateReading, parse_fiscal_year, read_date};
use crate::text::key::key;
use crate::text::number::Decimal;
use crate::workbook::CellValue;

/// A mistake of a cell and what to do.
pub(super) struct Slip {
    pub(super) message: Phrase,
    pub(super) help: Option<Phrase>,
    /// Where in the cell, from its first byte.
    pub(super) at: Range<usize>,
}

/// The words of a cell as they are kept in the source: a number under a format of zeros with them (`01`).
pub(super) fn shown(value: &CellValue, format: Option<&str>) -> String {
    let raw = value.raw();
    let zeros = format.filter(|format| !format.is_empty() && format.chars().all(|c| c == '0'));
    match (value, zeros) {
        (CellValue::Number(_), Some(zeros)) if raw.chars().all(|c| c.is_ascii_digit()) => {
            format!("{raw:0>width$}", width = zeros.len())
        }
        _ => raw,
    }
}

/// The value of a cell for a key. `text` are its words in the source, which begin at byte `start`.
pub(super) fn read(
    name: &str,
    shape: Shape,
    value: &CellValue,
    text: &str,
    start: usize,
) -> Result<Option<Value>, Slip> {
    let whole = || 0..text.len();
    if let Some((message, help)) = value.failure() {
        return Err(Slip { message, help: Some(help), at: whole() });
    }
    let piece = trimmed(text, whole());
    if piece.is_empty() {
        return Ok(None);
    }
    let data = match shape {
        Shape::List(member) => {
            let commas = !matches!(member, Shape::Text | Shape::Condition);
            let mut members = Vec::new();
            for part in pieces(text, commas, false)? {
                members.push(one(name, *member, value, text, part, start)?);
            }
            Data::List(members)
        }
        Shape::Several(member) => {
            let parts = pieces(text, true, false)?;
            if let [only] = parts.as_slice() {
                return one(name, *member, value, text, only.clone(), start).map(Some);
            }
            let members = parts.into_iter().map(|part| one(name, *member, value, text, part, start));
            Data::List(members.collect::<Result<_, _>>()?)
        }
        Shape::ByFiscalYear => Data::Table(years(text, start)?),
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Word(_)
        | Shape::Number
        | Shape::Whole(..)
        | Shape::Flag
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition
        | Shape::Table(_)
        | Shape::Tables(_) => return one(name, shape, value, text, piece, start).map(Some),
    };
    Ok(Some(Value { span: start..start + text.len(), data }))
}

/// One value, which is a part of a cell or the whole of it.
fn one(
    name: &str,
    shape: Shape,
    value: &CellValue,
    text: &str,
    piece: Range<usize>,
    start: usize,
) -> Result<Value, Slip> {
    let words = unquoted(&text[piece.clone()]);
    let span = start + piece.start..start + piece.end;
    let is_date = matches!(value, CellValue::Date(_));
    let takes_date = matches!(shape, Shape::Day | Shape::Number | Shape::Whole(..) | Shape::Flag);
    if is_date && !takes_date {
        let message = words::excel_made_date(&words);
        return Err(Slip { message, help: Some(words::write_as_text()), at: piece });
    }
    let data = match shape {
        Shape::Number | Shape::Whole(..) => number(&words).map_or(Data::Text(words), |n| Data::Number(Some(n))),
        Shape::Flag => yes_or_no(&words).map_or(Data::Text(words), Data::Flag),
        Shape::Day => Data::Text(day(&words).unwrap_or(words)),
        Shape::FiscalYear => Data::Text(fiscal_year(&words).unwrap_or(words)),
        Shape::Separator => Data::Text(if BLANK.contains(&words.as_str()) { " ".to_owned() } else { words }),
        Shape::Word(known) => Data::Text(known_word(name, known, &words).map_or(words, str::to_owned)),
        Shape::Text => Data::Text(headings::frame_column(name, &words).map_or(words, str::to_owned)),
        Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Path
        | Shape::Condition
        | Shape::List(_)
        | Shape::Several(_)
        | Shape::Table(_)
        | Shape::Tables(_)
        | Shape::ByFiscalYear => Data::Text(words),
    };
    Ok(Value { span, data })
}

/// A part of a text without the blanks around it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let words = &text[part.clone()];
    let start = part.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// Words without the quotes around them, by which blanks and separators are kept: `" a|b "`.
fn unquoted(words: &str) -> String {
    let inner = words.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.replace("\"\"", "").contains('"') => inner.replace("\"\"", "\""),
        Some(_) | None => words.to_owned(),
    }
}

/// The members of a list in one cell: between `|` or line breaks, and between commas where no member can hold one. In
/// quotes, at the beginning of a member or behind the `=` of a pair, all of these are signs like any other.
fn pieces(text: &str, commas: bool, pairs: bool) -> Result<Vec<Range<usize>>, Slip> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut quoted = None;
    let mut was_quoted = false;
    for (at, c) in text.char_indices() {
        let before = text[start..at].trim();
        let separates = matches!(c, '|' | '\n') || (commas && matches!(c, ',' | '、' | '，'));
        match c {
            '"' if quoted.is_some() => quoted = None,
            // The second of a doubled quote, or the first of a member.
            '"' if (was_quoted && before.ends_with('"'))
                || before.is_empty()
                || (pairs && is_name_of_pair(before)) =>
            {
                quoted = Some(at);
                was_quoted = true;
            }
            _ if separates && quoted.is_none() => {
                parts.push(start..at);
                start = at + c.len_utf8();
                was_quoted = false;
            }
            _ => {}
        }
    }
    if let Some(at) = quoted {
        return Err(Slip { message: words::bad_list_quote(), help: None, at: at..at + 1 });
    }
    parts.push(start..text.len());
    let parts = parts.into_iter().map(|part| trimmed(text, part));
    Ok(parts.filter(|part| !part.is_empty()).collect())
}

/// Whether these words are the name of a pair with its `=`; a further one is a sign of the value like any other.
fn is_name_of_pair(words: &str) -> bool {
    words.strip_suffix(['=', '＝']).is_some_and(|name| !name.contains(['=', '＝']))
}

/// `FY2020=R2年度`, one fiscal year a line.
fn years(text: &str, start: usize) -> Result<Table, Slip> {
    let mut entries = Vec::new();
    for part in pieces(text, false, true)? {
        let words = &text[part.clone()];
        let Some((year, _)) = words.split_once(['=', '＝']) else {
            return Err(Slip { message: words::year_pairs(words), help: None, at: part });
        };
        let sign = words[year.len()..].chars().next().map_or(0, char::len_utf8);
        let year_at = trimmed(text, part.start..part.start + year.len());
        let value_at = trimmed(text, part.start + year.len() + sign..part.end);
        let year = year.trim();
        entries.push(Entry {
            key: fiscal_year(year).unwrap_or_else(|| year.to_owned()),
            key_span: start + year_at.start..start + year_at.end,
            value: Value {
                span: start + value_at.start..start + value_at.end,
                data: Data::Text(unquoted(&text[value_at])),
            },
        });
    }
    Ok(Table { span: start..start + text.len(), entries })
}

fn number(words: &str) -> Option<Decimal> {
    let words = clean(words);
    Decimal::from_text(&words).or_else(|| Decimal::from_text(&words.replace(',', "")))
}

fn yes_or_no(words: &str) -> Option<bool> {
    match key(words).as_str() {
        "true" | "yes" | "y" | "はい" | "1" | "○" | "〇" | "◯" | "する" => Some(true),
        "false" | "no" | "n" | "いいえ" | "0" | "×" | "しない" => Some(false),
        _ => None,
    }
}

/// A day as definitions write it, from whatever reads as one.
fn day(words: &str) -> Option<String> {
    if iso_date(words).is_some() {
        return None;
    }
    match read_date(words) {
        DateReading::Exact { date, .. } if date.day.is_some() => Some(date.to_string()),
        DateReading::Exact { .. }
        | DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::Blank
        | DateReading::NotADate => None,
    }
}

fn fiscal_year(words: &str) -> Option<String> {
    parse_fiscal_year(words).map(|year| format!("FY{year}"))
}

/// The word of a closed key, written in either language and any width.
pub(super) fn known_word(name: &str, known: &'static [&'static str], words: &str) -> Option<&'static str> {
    let written = key(words);
    known.iter().copied().find(|word| {
        key(word) == written || headings::word(name, word).is_some_and(|japanese| key(japanese) == written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;

    fn text_of(shape: Shape, value: &CellValue) -> Option<Data> {
        let text = shown(value, None);
        read("mark", shape, value, &text, 0).ok().flatten().map(|value| value.data)
    }

    #[test]
    fn what_excel_makes_of_words_is_understood() {
        let text = |words: &str| CellValue::Text(words.to_owned());
        let said = |words: &str| Some(Data::Text(words.to_owned()));
        let number = |n: i64| Some(Data::Number(Some(Decimal::from(n))));
        assert_eq!(text_of(Shape::Number, &CellValue::Number(1.0)), number(1));
        assert_eq!(text_of(Shape::Number, &text(" １,０００ ")), number(1000));
        assert_eq!(text_of(Shape::Number, &text("約10")), said("約10"));
        assert_eq!(text_of(Shape::Flag, &CellValue::Bool(true)), Some(Data::Flag(true)));
        assert_eq!(text_of(Shape::Flag, &text("いいえ")), Some(Data::Flag(false)));
        assert_eq!(text_of(Shape::Flag, &text("たぶん")), said("たぶん"));
        assert_eq!(text_of(Shape::Day, &text("令和2年12月31日")), said("2020-12-31"));
        assert_eq!(text_of(Shape::FiscalYear, &CellValue::Number(2020.0)), said("FY2020"));
        assert_eq!(text_of(Shape::FiscalYear, &text("R2年度")), said("FY2020"));
        assert_eq!(text_of(Shape::Code, &CellValue::Number(1.0)), said("1"));
        assert_eq!(text_of(Shape::Text, &text(" a ")), said("a"));
        assert_eq!(text_of(Shape::Text, &text("\" a \"\"b\"\"\"")), said(" a \"b\""));
        assert_eq!(text_of(Shape::Text, &text("\"a\" と \"b\"")), said("\"a\" と \"b\""));
        assert_eq!(text_of(Shape::Word(&["left", "right"]), &text("左")), said("left"));
        assert_eq!(text_of(Shape::Text, &text("  ")), None);
        assert_eq!(shown(&CellValue::Number(1.0), Some("00")), "01");
    }

    #[test]
    fn a_cell_holds_a_list() {
        let of = |words: &str, member: &'static Shape| {
            let Some(Data::List(list)) = text_of(Shape::List(member), &CellValue::Text(words.to_owned())) else {
                return Vec::new();
            };
            list.iter().filter_map(|value| value.words().map(|words| words.text.to_owned())).collect()
        };
        assert_eq!(of("a|b\n c ", &Shape::Text), ["a", "b", "c"]);
        assert_eq!(of("a、b", &Shape::Text), ["a、b"]);
        assert_eq!(of("a、b, c", &Shape::Id), ["a", "b", "c"]);
        assert_eq!(of("\"a|b\"|\" c\"\"\"", &Shape::Text), ["a|b", " c\""]);
        assert!(of("\"a|b", &Shape::Text).is_empty());
    }

    #[test]
    fn every_sign_that_ends_a_member_or_a_pair_comes_back_from_its_cell() {
        let signs = ["\"", "=", "＝", "|", "\n", "、", "a", " "];
        let mut texts: Vec<String> = signs.iter().map(|sign| (*sign).to_owned()).collect();
        for _ in 0..2 {
            let longer = texts.iter().flat_map(|text| signs.iter().map(move |sign| format!("{text}{sign}")));
            texts = texts.iter().cloned().chain(longer).collect();
        }
        texts.retain(|text| !text.trim().is_empty());
        texts.sort();
        texts.dedup();
        assert!(texts.len() > 500);
        let mut years = Table::default();
        for (year, text) in (1900..).zip(&texts) {
            years.put(&format!("FY{year}"), text.as_str());
        }
        let list: Vec<Data> = texts.iter().map(|text| Data::from(text.as_str())).collect();
        let alone = texts.iter().map(|text| (Shape::Text, Data::from(text.as_str())));
        for (shape, data) in
            [(Shape::ByFiscalYear, Data::Table(years)), (Shape::List(&Shape::Text), Data::from(list))]
                .into_iter()
                .chain(alone)
        {
            let mut written = Table::default();
            written.put("key", data);
            let Some(entry) = written.get("key") else { continue };
            let cell = crate::survey::workbook::write::cell("key", shape, &entry.value, Lang::Ja);
            let mut read_back = Table::default();
            let read = text_of(shape, &cell);
            assert!(read.is_some(), "{shape:?} {cell:?}");
            read_back.put("key", read.unwrap_or(Data::Time));
            assert!(crate::survey::toml::tree::same(&written, &read_back, &[]), "{shape:?} {cell:?}");
        }
    }
}
