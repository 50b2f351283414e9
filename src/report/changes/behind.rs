//! What is behind the parts, for the analyst: each answer, return, entered number, row and file that differs, numbered, with
//! its place.

use std::collections::BTreeSet;

use crate::catalogue::report as report_words;
use crate::catalogue::{Lang, moved as words};
use crate::diagnostic::between;
use crate::findings::changes::{Behind, Changes, Respondent, What};
use crate::provenance::CellRef;
use crate::report::changes::{Composer, cause_words};
use crate::report::model::{ReportTable, TableCell};

/// What differs as texts: what it is, before, after, the row of the correction ledger.
pub(super) struct Told {
    pub(super) what: String,
    pub(super) values: [String; 2],
    pub(super) row: String,
    pub(super) places: Vec<String>,
}

impl Composer {
    /// The numbered list.
    pub(super) fn behind(self, changes: &Changes) -> ReportTable {
        let head = [
            words::number(),
            words::cause(),
            words::what(),
            words::before(),
            words::after(),
            report_words::place(),
            words::ledger_row(),
        ];
        let row = |(number, behind): (usize, &Behind)| {
            let told = self.told(behind);
            let [before, after] = told.values;
            let mut cells = vec![TableCell::count(number)];
            let texts =
                [self.text(cause_words(behind.cause)), told.what, before, after, told.places.join("\n"), told.row];
            cells.extend(texts.into_iter().map(TableCell::words));
            cells
        };
        let rows = (1..).zip(&changes.behind).map(row).collect();
        self.table("changes-behind", words::behind(), &head, rows, 1, Vec::new())
    }

    pub(super) fn told(self, behind: &Behind) -> Told {
        let of = |of: &Respondent| {
            let parts = [&of.survey, &of.round, &of.case].into_iter().filter(|part| !part.is_empty());
            parts.map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let row = |row: &Option<CellRef>| row.as_ref().map(ToString::to_string).unwrap_or_default();
        let (what, values, row) = match &behind.what {
            What::Answer { of: who, question, values, row: by } => {
                (format!("{} {question}", of(who)), values.clone(), row(by))
            }
            What::Return { of: who, files, row: by } => {
                let file = |file: &Option<String>| file.clone().unwrap_or_else(|| self.text(words::none()));
                (of(who), [file(&files[0]), file(&files[1])], row(by))
            }
            What::Entered { indicator, year, values } => {
                (format!("{indicator} FY{year}"), values.clone(), String::new())
            }
            What::Row { row: by } => (String::new(), [String::new(), String::new()], by.to_string()),
            What::File { file } => (file.clone(), [String::new(), String::new()], String::new()),
            What::Version { versions } => (String::new(), versions.clone(), String::new()),
        };
        Told { what, values, row, places: places(&behind.cells, self.lang) }
    }
}

/// Cells file by file: one line for the cells of a sheet.
fn places(cells: &BTreeSet<CellRef>, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&CellRef> = None;
    for cell in cells {
        match (last, lines.last_mut()) {
            (Some(last), Some(line)) if last.file == cell.file && last.sheet == cell.sheet => {
                line.push_str(&format!("{}{}", between(lang), cell.at));
            }
            _ => lines.push(cell.to_string()),
        }
        last = Some(cell);
    }
    lines
}

/// Numbers from 1 as people write them: 1、3–5.
pub(super) fn ranges(places: &BTreeSet<usize>, lang: Lang) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in places.iter().map(|place| place + 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let said = runs.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}{}{last}", between(lang)),
        _ => format!("{first}–{last}"),
    });
    said.collect::<Vec<_>>().join(between(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_put_together() {
        assert_eq!(ranges(&BTreeSet::from([0, 2, 3, 4, 7, 8]), Lang::Ja), "1、3–5、8、9");
        assert_eq!(ranges(&BTreeSet::new(), Lang::Ja), "");
    }
}
