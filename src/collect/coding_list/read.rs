//! Reads the workbook of a coding list: its answers by their headings, its codes, and what Excel or a CSV took away.

use std::path::Path;

use crate::catalogue::workbook::readable_cells;
use crate::catalogue::{Phrase, coding as words};
use crate::collect::coding_list::{CodingList, TextSheet, heading};
use crate::collect::files;
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::survey::code_list::ResponseOption;
use crate::text::clean::clean;
use crate::text::key::key;
use crate::workbook::{self, CellValue};

/// Columns that are kept of a sheet.
const MOST_COLUMNS: u32 = 200;

/// Reads a list; one that is not there is empty.
pub fn read(root: &Path, survey: &str, question: &str, file: &str) -> CodingList {
    let mut list = CodingList::new(survey, question, file);
    if !root.join(file).is_file() {
        return list;
    }
    match files::load(root, file).and_then(|arrived| workbook::read_own(file, &arrived.bytes)) {
        Ok(book) => {
            for sheet in &book.sheets {
                list.sheets.push(TextSheet { name: sheet.name.clone(), rows: rows(sheet) });
                list.diagnostics.extend(sheet.grid.cells().filter_map(|(at, value)| {
                    let (found, hint) = value.failure()?;
                    let place = workbook::cell_ref(file, &sheet.name, at);
                    let expected = readable_cells();
                    Some(Diagnostic::at("error-value", Severity::Query, vec![place], found, expected, hint))
                }));
            }
            list.look();
        }
        // The codes are gone until the file can be read; its texts wait.
        Err(mut diagnostic) => {
            diagnostic.severity = Severity::Query;
            list.diagnostics.push(*diagnostic);
        }
    }
    if let Some(beside) = list.beside().filter(|beside| root.join(beside).is_file()) {
        list.say(
            "coding-list",
            words::csv_beside(&beside),
            words::a_coding_list(),
            words::hint_csv_beside(),
            "csv",
        );
    }
    let scope =
        Scope { survey: Some(survey.to_owned()), question: Some(format!("{question}.code")), ..Scope::default() };
    for diagnostic in &mut list.diagnostics {
        diagnostic.scope = scope.clone();
    }
    list
}

fn rows(sheet: &workbook::Sheet) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, value) in sheet.grid.cells().filter(|(at, _)| at.column < MOST_COLUMNS && at.row < 200_000) {
        let (row, column) = (at.row as usize, at.column as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, String::new());
        }
        // What failed is told, and neither code nor text.
        if !matches!(value, CellValue::Error(_)) {
            rows[row][column] = value.raw();
        }
    }
    rows
}

impl CodingList {
    fn say(&mut self, rule: &'static str, found: Phrase, expected: Phrase, hint: Phrase, about: &str) {
        let diagnostic = Diagnostic::of_file(rule, Severity::Query, &self.file, found, expected, hint);
        self.diagnostics.push(diagnostic.about(format!("{}!{about}", self.file)));
    }

    /// Finds answers and codes, and says what is missing.
    fn look(&mut self) {
        if self.head().is_none() {
            let (found, hint) = (words::no_answers_sheet(), words::hint_coding_list());
            self.say("coding-list", found, words::a_coding_list(), hint, "answers");
        }
        let Some((sheet, head, code, label)) = self.code_columns() else {
            let (found, hint) = (words::no_codes_sheet(), words::hint_coding_list());
            self.say("coding-list", found, words::a_coding_list(), hint, "codes");
            return;
        };
        let mut codes: Vec<ResponseOption> = Vec::new();
        let mut odd = Vec::new();
        for (at, cells) in self.sheets[sheet].rows.iter().enumerate().skip(head + 1) {
            let text = |column: usize| cells.get(column).map(|cell| clean(cell)).unwrap_or_default();
            let (code_text, label_text) = (text(code), text(label));
            if code_text.is_empty() && label_text.is_empty() {
                continue;
            }
            let again =
                codes.iter().any(|known| known.code == code_text || key(&known.label.ja) == key(&label_text));
            if code_text.is_empty() || label_text.is_empty() || again {
                let found = if again { words::code_again(&code_text) } else { words::code_row() };
                odd.push((self.place(&self.sheets[sheet], at, code), found));
                continue;
            }
            codes.push(ResponseOption {
                code: code_text,
                label: Phrase::same(label_text),
                ..ResponseOption::default()
            });
        }
        for (place, found) in odd {
            let expected = words::code_and_label();
            let diagnostic =
                Diagnostic::at("code-row", Severity::Query, vec![place], found, expected, words::hint_code_row());
            self.diagnostics.push(diagnostic);
        }
        self.codes = codes;
    }

    /// Sheet, heading row and columns of the sheet of codes.
    pub(super) fn code_columns(&self) -> Option<(usize, usize, usize, usize)> {
        let (code, label) = (key(&heading(words::head_code())), key(&heading(words::head_label())));
        self.sheets.iter().enumerate().find_map(|(sheet, text)| {
            text.rows.iter().take(50).enumerate().find_map(|(row, cells)| {
                let at = |wanted: &str| cells.iter().position(|cell| key(cell) == wanted);
                Some((sheet, row, at(&code)?, at(&label)?))
            })
        })
    }
}
