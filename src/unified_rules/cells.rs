//! Rules that look at one cell: one value, no layout by spaces, characters that every machine has, western years.

use super::columns::is_number;
use super::{Odd, View};
use crate::catalogue::unified_rules as words;
use crate::provenance::CellAddress;
use crate::text::dependent::{is_dependent, written_out};
use crate::text::era::in_era;
use crate::workbook::CellValue;

/// Several numbers in one cell: 373（415）, 100、200, a number on each line.
pub(super) fn several_values(view: &View<'_>) -> Vec<Odd> {
    let body = view.texts().filter(|(table, at, _)| table.rows().contains(&at.row));
    body.filter(|(_, _, text)| holds_several(text))
        .map(|(_, at, text)| Odd::new(at, words::quoted(text)))
        .collect()
}

fn holds_several(text: &str) -> bool {
    let text = text.trim();
    let inner = text.strip_suffix([')', '）']).and_then(|rest| rest.split_once(['(', '（']));
    if let Some((before, inside)) = inner
        && is_number(before)
        && (is_number(inside) || is_fraction(inside))
    {
        return true;
    }
    // 1,234 is one number.
    if is_number(text) {
        return false;
    }
    let parts: Vec<&str> = text.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).collect();
    parts.len() > 1 && parts.iter().all(|part| is_number(part))
}

fn is_fraction(text: &str) -> bool {
    text.split_once(['/', '／']).is_some_and(|(above, below)| is_number(above) && is_number(below))
}

/// Failed formulas.
pub(super) fn errors(view: &View<'_>) -> Vec<Odd> {
    let errors = view.cells().filter_map(|(_, at, value)| match value {
        CellValue::Error(text) => Some(Odd::new(at, words::quoted(text))),
        CellValue::Text(_) | CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) => None,
    });
    errors.collect()
}

/// Line breaks and spaces that make up a layout.
pub(super) fn spacing(view: &View<'_>) -> Vec<Odd> {
    let found = view.texts().filter_map(|(_, at, text)| {
        let found = if text.contains(['\n', '\r']) {
            words::line_break(one_line(text))
        } else if text.trim() != text {
            words::outer_space(text)
        } else if text.contains('\t') || has_run(text) || is_spaced_out(text) {
            words::inner_space(text)
        } else {
            return None;
        };
        Some(Odd::new(at, found))
    });
    found.collect()
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", "⏎").replace(['\n', '\r'], "⏎")
}

fn has_run(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(one, next)| one.is_whitespace() && next.is_whitespace())
}

/// 計　画: single signs kept apart by spaces.
fn is_spaced_out(text: &str) -> bool {
    let parts: Vec<&str> = text.split([' ', '\u{3000}']).collect();
    parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1 && !part.is_ascii())
}

/// Characters that another machine may not show. Those that can be written out should be; a name keeps its own.
pub(super) fn dependent(view: &View<'_>) -> Vec<Odd> {
    let found = view.texts().filter_map(|(_, at, text)| {
        let mut signs: Vec<String> = Vec::new();
        for c in text.chars().filter(|c| is_dependent(*c) && !c.is_control()) {
            let sign = format!("{c} (U+{:04X})", u32::from(c));
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        if signs.is_empty() {
            return None;
        }
        let plain = written_out(text);
        let found = words::dependent(signs.join(" "));
        Some(if plain == text { Odd::note(at, found) } else { Odd::new(at, words::could_be(found, plain)) })
    });
    found.collect()
}

/// Years of an era without the western year, neither in the cell nor beside it.
pub(super) fn eras(view: &View<'_>) -> Vec<Odd> {
    let grid = &view.sheet.grid;
    let found = view.texts().filter_map(|(table, at, text)| {
        let bare = in_era(text).into_iter().find(|one| !one.has_western)?;
        let beside = [at.column.checked_sub(1), at.column.checked_add(1)];
        let in_row = beside.into_iter().flatten().filter(|column| table.columns().contains(column));
        let said = in_row.map(|column| CellAddress::new(at.row, column)).any(|at| {
            grid.get(at).is_some_and(|value| match value {
                CellValue::Text(text) => has_western_year(text),
                CellValue::Number(number) => is_year(*number),
                CellValue::Date(_) => true,
                CellValue::Bool(_) | CellValue::Error(_) => false,
            })
        });
        (!said).then(|| Odd::new(at, words::era(&text[bare.range.clone()], bare.western)))
    });
    found.collect()
}

/// Whether a number can be a western year.
pub(super) fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1868.0..=2200.0).contains(&number)
}

fn has_western_year(text: &str) -> bool {
    let digits: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4 || run.len() >= 8).collect();
    digits.iter().any(|run| run[..4].parse().is_ok_and(is_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_are_told_from_one() {
        for text in ["373（415）", "80.6（83/103）", "100、200", "1,2", "10\n20", "1,000人、2,000人"] {
            assert!(holds_several(text), "{text}");
        }
        for text in ["1,234", "12人", "（12）", "第1回、第2回", "必要である（はい）", "", "2018-11-30"]
        {
            assert!(!holds_several(text), "{text}");
        }
    }
}
