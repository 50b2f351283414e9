//! Layouts of returned workbooks: for each the answers that come out, and what is said where the sheet is not as the form
//! says (a label gone, twice, shifted, hidden by a merge).

mod around;
mod boxes;
mod exports;
mod furigana;
mod raw;
mod reasons;
mod repeat;
mod rows;
mod saved_as;
mod sheets;

use std::path::Path;

use kaishu::collect::{Answer, CollectedRound};
use kaishu::diagnostic::Diagnostic;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, collect_all};
use kaishu::pipeline::workspace;
use kaishu::provenance::CellAddress;
use rust_xlsxwriter::{Format, Note, Shape, Workbook};
use tempfile::TempDir;

/// What every survey of these tests begins with: the frame and two code lists.
const HEAD: &str = r#"
id = "s"
title = "調査"
frame = "frames/s.csv"
stratum = [{ id = "all", label = "すべて", design = "census" }]

[[code_list]]
id = "need"
options = [{ code = "1", label = "必要" }, { code = "2", label = "不要" }]

[[code_list]]
id = "service"
options = [{ code = "1", label = "送迎" }, { code = "2", label = "見守り・安否確認" }, { code = "3", label = "その他" }]
"#;

/// What it ends with.
const ROUND: &str = r#"
[[round]]
id = "R6"
label = "令和6年度"
period = "FY2024"
source = [{ folder = "returned", form = "f" }]
"#;

const FRAME: &str = "code,name\n01,長野市\n02,松本市\n03,上田市\n04,岡谷市\n05,飯田市\n";

/// A workspace of one survey.
pub(super) struct Space {
    folder: TempDir,
}

impl Space {
    /// With questions and form as they are written between code lists and round.
    pub(super) fn new(middle: &str) -> Self {
        Self::with_round(middle, ROUND)
    }

    pub(super) fn with_round(middle: &str, round: &str) -> Self {
        let space = Self { folder: tempfile::tempdir().unwrap() };
        space.write("surveys/workspace.toml", "title = \"試験\"\ncorrections = \"corrections.csv\"\n");
        space.write("surveys/frames/s.csv", FRAME);
        space.write("surveys/s.toml", format!("{HEAD}\n{middle}\n{round}"));
        space
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(super) fn save(&self, file: &str, book: Book) {
        self.write(file, book.bytes());
    }

    pub(super) fn collect(&self) -> Collected {
        let workspace = workspace::load(self.root()).unwrap_or_else(|error| panic!("{error}"));
        Collected(collect_all(&workspace, &Silent).unwrap_or_else(|error| panic!("{error}")))
    }
}

/// What was collected.
pub(super) struct Collected(pub(super) Collection);

impl Collected {
    pub(super) fn round(&self) -> &CollectedRound {
        &self.0.rounds[0]
    }

    #[track_caller]
    pub(super) fn answer(&self, case: &str, question: &str) -> &Answer {
        let unit = self.round().units.iter().find(|unit| unit.id == case).unwrap();
        let all = &self.0.diagnostics;
        unit.answer(question).unwrap_or_else(|| panic!("{case} has not answered {question}: {all:#?}"))
    }

    /// The value of an answer, or why there is none in brackets.
    #[track_caller]
    pub(super) fn value(&self, case: &str, question: &str) -> String {
        let value = &self.answer(case, question).value;
        value.missing().map_or_else(|| value.text(), |reason| format!("({})", reason.word()))
    }

    /// Rules of the findings, without those that are only said in passing here.
    pub(super) fn rules(&self) -> Vec<&'static str> {
        self.0.diagnostics.iter().map(|finding| finding.rule).collect()
    }

    #[track_caller]
    pub(super) fn finding(&self, rule: &str) -> &Diagnostic {
        let found: Vec<_> = self.0.diagnostics.iter().filter(|finding| finding.rule == rule).collect();
        let [only] = found.as_slice() else {
            panic!("{rule} is there {} times: {:#?}", found.len(), self.0.diagnostics)
        };
        only
    }
}

/// A workbook as an office would send it.
#[derive(Default)]
pub(super) struct Book {
    sheets: Vec<Sheet>,
    names: Vec<(String, String)>,
}

#[derive(Default)]
struct Sheet {
    name: String,
    cells: Vec<(String, String)>,
    merges: Vec<(String, String)>,
    hidden: bool,
    /// Cells with a line through their words.
    struck: Vec<String>,
    notes: Vec<(String, String)>,
    hidden_rows: Vec<u32>,
    text_boxes: Vec<(String, String)>,
}

impl Book {
    pub(super) fn sheet(mut self, name: &str, cells: &[(&str, &str)]) -> Self {
        let cells = cells.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect();
        self.sheets.push(Sheet { name: name.to_owned(), cells, ..Sheet::default() });
        self
    }

    /// Draws a line through the words of a cell of the last sheet.
    pub(super) fn strike(mut self, at: &str) -> Self {
        self.sheets.last_mut().unwrap().struck.push(at.to_owned());
        self
    }

    /// Puts a note to a cell of the last sheet.
    pub(super) fn note(mut self, at: &str, text: &str) -> Self {
        self.sheets.last_mut().unwrap().notes.push((at.to_owned(), text.to_owned()));
        self
    }

    /// Draws a text box from a cell of the last sheet on.
    pub(super) fn text_box(mut self, at: &str, text: &str) -> Self {
        self.sheets.last_mut().unwrap().text_boxes.push((at.to_owned(), text.to_owned()));
        self
    }

    /// Hides the last sheet.
    pub(super) fn hide(mut self) -> Self {
        self.sheets.last_mut().unwrap().hidden = true;
        self
    }

    /// Hides a row of the last sheet, counted from 1.
    pub(super) fn hide_row(mut self, row: u32) -> Self {
        self.sheets.last_mut().unwrap().hidden_rows.push(row);
        self
    }

    /// Merges cells of the last sheet.
    pub(super) fn merge(mut self, first: &str, last: &str) -> Self {
        self.sheets.last_mut().unwrap().merges.push((first.to_owned(), last.to_owned()));
        self
    }

    pub(super) fn name(mut self, name: &str, refers_to: &str) -> Self {
        self.names.push((name.to_owned(), refers_to.to_owned()));
        self
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name).unwrap().set_hidden(sheet.hidden);
            for (first, last) in &sheet.merges {
                let (first, last) = (place(first), place(last));
                page.merge_range(first.0, first.1, last.0, last.1, "", &Format::new()).unwrap();
            }
            for (at, text) in &sheet.cells {
                let (row, column) = place(at);
                match text.parse::<f64>() {
                    Ok(number) if !text.starts_with('0') => page.write_number(row, column, number).unwrap(),
                    _ => page.write_string(row, column, text).unwrap(),
                };
                if sheet.struck.contains(at) {
                    page.set_cell_format(row, column, &Format::new().set_font_strikethrough()).unwrap();
                }
            }
            for (at, text) in &sheet.notes {
                let (row, column) = place(at);
                page.insert_note(row, column, &Note::new(text)).unwrap();
            }
            for (at, text) in &sheet.text_boxes {
                let (row, column) = place(at);
                page.insert_shape(row, column, &Shape::textbox().set_text(text)).unwrap();
            }
            for row in &sheet.hidden_rows {
                page.set_row_hidden(row - 1).unwrap();
            }
        }
        for (name, refers_to) in &self.names {
            book.define_name(name, refers_to).unwrap();
        }
        book.save_to_buffer().unwrap()
    }
}

fn place(at: &str) -> (u32, u16) {
    let CellAddress { row, column } = CellAddress::from_text(at).unwrap();
    (row, column.try_into().unwrap())
}
