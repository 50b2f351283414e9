//! What stands in the files of a report: the tables of Word, Excel and Markdown cell by cell, and the figures of
//! `results.json`. Nothing but the files is looked at.

use std::path::Path;

use kaishu::workbook::{CellValue, Limits, read};
use serde_json::Value;

use crate::support::part;

/// A cell of a table as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    /// A number in units of its last place, and how many such units make 1.
    Number(i64, i64),
    /// A number with all its digits.
    Exact(f64),
    /// Not shown.
    Hidden,
    /// There is none.
    Nothing,
}

/// A table: its title, its rows and the words below it.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    pub(super) title: String,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) notes: String,
}

/// The sign of a number that is not published.
const SIGN: &str = "Ｘ";

impl Shown {
    /// A number as rounded for people.
    pub(super) fn rounded(text: &str) -> Self {
        let text = text.trim();
        match text {
            SIGN => Shown::Hidden,
            "－" | "" => Shown::Nothing,
            number => {
                let places = number.find('.').map_or(0, |point| number.len() - point - 1);
                let units = number.replace(['.', ','], "");
                let units = units.parse().unwrap_or_else(|_| panic!("no number: {number}"));
                Shown::Number(units, 10_i64.pow(u32::try_from(places).unwrap()))
            }
        }
    }

    /// The same with all digits, as spreadsheets have it.
    pub(super) fn exact(text: &str) -> Self {
        match Self::rounded(text) {
            Shown::Number(..) => Shown::Exact(text.parse().unwrap()),
            other => other,
        }
    }

    /// The whole number that it is.
    pub(super) fn whole(&self) -> i64 {
        match self {
            Shown::Number(units, 1) => *units,
            Shown::Exact(number) => {
                format!("{number}").parse().unwrap_or_else(|_| panic!("{number} is not whole"))
            }
            other => panic!("{other:?} is not whole"),
        }
    }
}

/// The tables of a Markdown report, with the headings of their columns.
pub(super) fn markdown(text: &str) -> Vec<(Printed, Vec<String>)> {
    let mut tables = Vec::new();
    for section in text.split("**表").skip(1) {
        let (title, rest) = section.split_once("**").unwrap();
        let cells = |line: &str| -> Vec<String> {
            let line = line.strip_prefix('|').and_then(|line| line.strip_suffix('|')).unwrap_or(line);
            line.split('|').map(|cell| cell.trim().to_owned()).collect()
        };
        let mut lines = rest.lines().filter(|line| line.starts_with('|'));
        let headings = cells(lines.next().unwrap());
        let printed = Printed {
            title: words_of(title),
            rows: lines.skip(1).map(cells).collect(),
            notes: rest.lines().filter(|line| line.starts_with('>')).collect::<Vec<_>>().join("\n"),
        };
        tables.push((printed, headings));
    }
    tables
}

/// The title without its number.
fn words_of(title: &str) -> String {
    title.split_once('\u{3000}').map_or(title, |(_, words)| words).trim().to_owned()
}

/// The tables of a Word report; notes are the paragraphs up to the next table.
pub(super) fn word(file: &Path) -> Vec<Printed> {
    let xml = part(file, "word/document.xml");
    let texts = |xml: &str| -> String {
        let parts = xml.split("<w:t").skip(1).filter(|part| part.starts_with(['>', ' ']));
        parts.filter_map(|part| Some(part.split_once('>')?.1.split("</w:t>").next()?.to_owned())).collect()
    };
    let mut tables = Vec::new();
    for section in xml.split("<w:tbl>").skip(1) {
        let (table, after) = section.split_once("</w:tbl>").unwrap();
        let title = table.split("<w:tblCaption w:val=\"").nth(1).unwrap().split('"').next().unwrap();
        // What says how the report is to be read has no number and tells none.
        if !title.starts_with('表') {
            continue;
        }
        let rows = table.split("<w:tr>").skip(1).filter(|row| !row.contains("<w:tblHeader/>"));
        let rows = rows.map(|row| row.split("<w:tc>").skip(1).map(texts).collect());
        tables.push(Printed { title: words_of(title), rows: rows.collect(), notes: texts(after) });
    }
    tables
}

/// The sheets of tables of an Excel report, with numbers to their last digit.
pub(super) fn excel(file: &Path) -> Vec<Printed> {
    let bytes = std::fs::read(file).unwrap();
    let book = read("report.xlsx", &bytes, &Limits::default()).unwrap();
    let mut tables = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| sheet.name.starts_with('表')) {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for (at, value) in sheet.grid.cells() {
            let (row, column) = (at.row as usize, at.column as usize);
            lines.resize(lines.len().max(row + 1), Vec::new());
            let width = lines[row].len().max(column + 1);
            lines[row].resize(width, String::new());
            lines[row][column] = match value {
                CellValue::Text(text) => text.clone(),
                CellValue::Number(number) => number.to_string(),
                other => panic!("{} {at}: {other:?}", file.display()),
            };
        }
        let title = words_of(&lines[0][0]);
        // Headings stand above the row of everybody; a table of which nothing is shown has none.
        let body = lines.iter().position(|line| line.len() > 1 && line[0] == "計").unwrap_or(lines.len());
        let (rows, notes): (Vec<_>, Vec<_>) =
            lines[body..].iter().filter(|line| !line.is_empty()).cloned().partition(|line| line.len() > 1);
        tables.push(Printed { title, rows, notes: notes.concat().join("\n") });
    }
    tables
}

/// A number below a key of a figure.
pub(super) fn number(figure: &Value, key: &str) -> Option<i64> {
    figure[key].as_i64()
}

/// The number that follows a word.
pub(super) fn after(text: &str, word: &str) -> Option<i64> {
    let rest = text.split_once(word)?.1.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
