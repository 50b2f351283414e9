//! Rows and cells of a sheet.

use std::collections::BTreeMap;

use super::book::{Book, text as string_text, too_long};
use super::package::Part;
use super::ranges::{ROWS, cell, range, units};
use super::tree::Node;
use super::{Problem, Rule};

const ERRORS: [&str; 8] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"];

pub(super) fn problems(book: &Book<'_>, part: &Part, root: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    let dimension = root.child("s:dimension").and_then(|node| node.get("ref")).map(range);
    if dimension == Some(None) {
        problems.push(Problem::new(Rule::Dimension, &part.name, "is no range"));
    }
    let mut last_row = 0;
    for row in root.list("s:sheetData", "s:row") {
        let mut say = |rule: Rule, what: String| problems.push(Problem::new(rule, &part.name, what));
        let number = row.get("r").map_or(Some(last_row + 1), |text| text.parse().ok()).unwrap_or(0);
        if number <= last_row || number > ROWS {
            say(Rule::Rows, format!("row {number} after {last_row}"));
        }
        last_row = number;
        let height: f64 = row.get("ht").and_then(|height| height.parse().ok()).unwrap_or(0.0);
        if !(0.0..=409.5).contains(&height) {
            say(Rule::Rows, format!("row {number} is {height} points tall"));
        }
        if !indexed(row.number("s").unwrap_or(0), book.formats) {
            say(Rule::Formats, format!("row {number}: the format {:?} of {}", row.get("s"), book.formats));
        }
        let mut last_column = 0;
        for node in row.children("s:c") {
            let at = node.get("r").unwrap_or_default();
            match cell(at) {
                Some((in_row, column)) if in_row == number && column > last_column => {
                    last_column = column;
                    if dimension.flatten().is_some_and(|dimension| !dimension.holds(in_row, column)) {
                        say(Rule::Dimension, format!("{at} is outside"));
                    }
                }
                _ => say(Rule::Cells, format!("{at} in row {number}, after column {last_column}")),
            }
            if !indexed(node.number("s").unwrap_or(0), book.formats) {
                say(Rule::Formats, format!("{at}: the format {:?} of {}", node.get("s"), book.formats));
            }
            if let Some(what) = wrong_value(book, node) {
                say(what.0, format!("{at}: {}", what.1));
            }
            if let Some(formula) = node.child("s:f").filter(|formula| units(&formula.text) > 8_192) {
                say(Rule::Formulas, format!("{at}: {} characters", units(&formula.text)));
            }
            if let Some(long) = node.child("s:is").and_then(|inline| too_long(&part.name, &string_text(inline))) {
                say(Rule::CellText, long.found);
            }
        }
    }
    problems
}

fn indexed(index: i64, count: usize) -> bool {
    usize::try_from(index).is_ok_and(|index| index < count)
}

fn wrong_value(book: &Book<'_>, node: &Node) -> Option<(Rule, String)> {
    let value = node.child("s:v").map(|value| value.text.as_str());
    let kind = node.get("t").unwrap_or("n");
    let right = match (kind, value) {
        ("inlineStr", None) => node.child("s:is").is_some(),
        (_, None) => true,
        ("n", Some(value)) => value.parse::<f64>().is_ok_and(f64::is_finite),
        ("b", Some(value)) => ["0", "1"].contains(&value),
        ("e", Some(value)) => ERRORS.contains(&value),
        ("s", Some(value)) => {
            if !value.parse().is_ok_and(|index| indexed(index, book.strings.len())) {
                return Some((Rule::SharedStrings, format!("the string {value} of {}", book.strings.len())));
            }
            true
        }
        ("str" | "d", Some(_)) => true,
        (_, Some(_)) => false,
    };
    (!right).then(|| (Rule::CellValues, format!("{value:?} as {kind}")))
}

/// The texts of the cells, by row and column.
pub(super) fn texts(book: &Book<'_>, root: &Node) -> BTreeMap<(u32, u32), String> {
    let rows = root.list("s:sheetData", "s:row");
    let nodes = rows.iter().flat_map(|row| row.children("s:c"));
    let text = |node: &Node| {
        let value = || node.child("s:v").map(|value| value.text.clone());
        match node.get("t") {
            Some("s") => book.strings.get(value()?.parse::<usize>().ok()?).cloned(),
            Some("inlineStr") => node.child("s:is").map(string_text),
            _ => value(),
        }
    };
    nodes.filter_map(|node| Some((node.get("r").and_then(cell)?, text(node)?))).collect()
}
