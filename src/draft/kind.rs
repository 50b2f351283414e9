//! What kind of answer a box takes, judged by its dropdown, its unit, what stands in it and the words of its label, in
//! this order. Where nothing tells, the answer is words, which lose nothing, and the draft asks.

use crate::catalogue::{Phrase, draft as say};
use crate::draft::page::{Page, is_mark};
use crate::draft::units;
use crate::draft::words::{self, Sense};
use crate::provenance::CellAddress;
use crate::text::counters::quantity;
use crate::text::era::{DateReading, read_date};
use crate::text::number::Decimal;
use crate::workbook::CellValue;

/// What a box takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Takes {
    /// One entry of a dropdown.
    Entries(Vec<String>),
    /// A mark.
    Mark,
    /// A number.
    Number {
        /// Its unit, or nothing.
        unit: String,
        /// Smallest value.
        min: Option<Decimal>,
        /// Largest value.
        max: Option<Decimal>,
    },
    /// A day.
    Day,
    /// Words; `optional` where a blank says as much.
    Words {
        /// Whether a blank is as good as an answer.
        optional: bool,
    },
}

/// What was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub takes: Takes,
    pub reasons: Vec<Phrase>,
    pub doubt: Option<Phrase>,
}

/// Judges one box by its label's words.
pub(super) fn judge(page: &Page<'_>, label: &str, at: CellAddress, unit: Option<String>) -> Judged {
    let clear = |takes, reason| Judged { takes, reasons: vec![reason], doubt: None };
    if let Some(rule) = page.validation(at) {
        match rule.kind.as_str() {
            "list" if !rule.entries.is_empty() => {
                if rule.entries.iter().all(|entry| is_mark(entry) || entry.trim().is_empty()) {
                    return clear(Takes::Mark, say::because_dropdown(rule.entries.len()));
                }
                return clear(Takes::Entries(rule.entries.clone()), say::because_dropdown(rule.entries.len()));
            }
            "whole" | "decimal" => {
                let unit = unit.or_else(|| units::unit_in_label(label)).unwrap_or_default();
                return clear(Takes::Number { unit, min: None, max: None }, say::because_rule(&rule.kind));
            }
            "date" => return clear(Takes::Day, say::because_rule("date")),
            "textLength" => return clear(Takes::Words { optional: false }, say::because_rule("textLength")),
            _ => {}
        }
    }
    let unit = unit.or_else(|| units::unit_in_label(label)).or_else(|| page.format(at).and_then(unit_in_format));
    let found = page.answers(at);
    let raws: Vec<String> = found.iter().map(CellValue::raw).collect();
    let unit = unit.or_else(|| units::unit_in_values(raws.iter().map(String::as_str)));
    let sense = words::sense(label);
    if words::names_a_code(label) && sense.is_none() && unit.is_none() {
        return clear(Takes::Words { optional: false }, say::because_words(label_words(label)));
    }
    let readable = found.iter().all(|value| is_number(value, unit.as_deref()));
    if !found.is_empty() && found.iter().all(is_day) && sense != Some(Sense::Number) {
        return clear(Takes::Day, say::because_days());
    }
    // 年, 月 and 日 behind a day are parts of it and no units.
    if let Some(unit) =
        unit.filter(|unit| sense != Some(Sense::Day) || !matches!(unit.as_str(), "年" | "月" | "日"))
    {
        let odd = found.iter().find(|value| !is_number(value, Some(&unit)));
        return Judged {
            doubt: odd.map(|value| say::ask_kind_quantity(label_words(label), value.raw())),
            reasons: vec![say::because_unit(&unit)],
            takes: Takes::Number { unit, min: None, max: None },
        };
    }
    if found.iter().any(|value| is_template_of_date(&value.raw())) || sense == Some(Sense::Day) {
        return clear(Takes::Day, say::because_words(label_words(label)));
    }
    if !found.is_empty() && found.iter().all(is_day) {
        return clear(Takes::Day, say::because_days());
    }
    if sense == Some(Sense::Number) {
        let odd = found.iter().find(|value| !is_number(value, None));
        return Judged {
            doubt: odd.map(|value| say::ask_kind_quantity(label_words(label), value.raw())),
            reasons: vec![say::because_words(label_words(label))],
            takes: Takes::Number { unit: String::new(), min: None, max: None },
        };
    }
    if sense == Some(Sense::Words) {
        return clear(Takes::Words { optional: true }, say::because_words(label_words(label)));
    }
    if !found.is_empty() && readable && found.iter().any(|value| matches!(value, CellValue::Number(_))) {
        // A number alone may be a count or the number of an option.
        return Judged {
            takes: Takes::Number { unit: String::new(), min: None, max: None },
            reasons: vec![say::because_numbers()],
            doubt: Some(say::ask_number_or_code(label_words(label))),
        };
    }
    let doubt = Some(say::ask_kind(label_words(label)));
    Judged { takes: Takes::Words { optional: false }, reasons: Vec::new(), doubt }
}

/// The words of a label as far as a person needs them.
pub(super) fn label_words(label: &str) -> String {
    let line = label.lines().next().unwrap_or_default().trim();
    let short: String = line.chars().take(30).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

/// Whether a value is one number.
pub(super) fn is_number(value: &CellValue, unit: Option<&str>) -> bool {
    match value {
        CellValue::Number(_) => true,
        CellValue::Text(text) => {
            let units: Vec<String> = unit.into_iter().map(str::to_owned).collect();
            text.trim().is_empty() || quantity(text, &units).is_ok()
        }
        CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => false,
    }
}

/// Whether a value is one day or month.
pub(super) fn is_day(value: &CellValue) -> bool {
    match value {
        CellValue::Date(_) => true,
        CellValue::Text(text) => {
            matches!(read_date(text), DateReading::Exact { .. } | DateReading::OutsideEra { .. })
        }
        CellValue::Number(_) | CellValue::Bool(_) | CellValue::Error(_) => false,
    }
}

/// A box in which the words of a date stand already: 令和　年　月　日.
pub(super) fn is_template_of_date(text: &str) -> bool {
    let shown: String = crate::text::clean::clean(text).chars().filter(|c| !c.is_whitespace()).collect();
    ["令和年月日", "平成年月日", "年月日", "令和年月", "年月", "令和()年()月()日", "令和_年_月_日"]
        .contains(&shown.as_str())
}

/// The unit of a number format such as `#,##0"人"`; of `0%`, which shows 0.5 as 50%, it is ％.
pub(super) fn unit_in_format(code: &str) -> Option<String> {
    if code.split('"').step_by(2).any(|part| part.contains('%')) {
        return Some("％".to_owned());
    }
    let inside = code.split('"').nth(1)?;
    units::unit(inside)
}
