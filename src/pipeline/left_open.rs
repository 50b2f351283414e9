//! What a draft has left to a person and still stands in a definition. One that reads without a mistake is not yet one that
//! somebody has confirmed.

use crate::catalogue::definition as words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::run::Collection;
use crate::provenance::CellRef;
use crate::survey::remarks::{Open, open};
use crate::survey::workbook::headings::{self, GUIDE_SHEET};
use crate::survey::workbook::layout::REMARKS;
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook, cell_ref};

/// The rule of what it finds.
const RULE: &str = "left-open";
/// Rows of a sheet among which the headings are.
const HEAD_ROWS: u32 = 20;
/// Lines of a text that are named.
const MOST_LINES: usize = 30;

impl Collection {
    /// The files of definitions and plans in which marks stand that somebody was to settle, with what is said of them.
    pub fn unconfirmed(&self) -> impl Iterator<Item = (&str, &Diagnostic)> {
        let marks = self.diagnostics.iter().filter(|found| is_left_open(found));
        marks.filter_map(|found| {
            let cell = found.places.first().map(|place| &*place.file);
            Some((found.file.as_deref().or(cell)?, found))
        })
    }
}

/// Whether a finding says that marks are left which nobody has settled or let stand.
pub(super) fn is_left_open(found: &Diagnostic) -> bool {
    found.rule == RULE && found.is_open()
}

/// The comments of a definition in TOML.
pub(super) fn in_text(name: &str, text: &str) -> Option<Diagnostic> {
    let comment = |line: &str| open(line.trim_start().strip_prefix('#')?);
    let marks: Vec<(usize, Open)> =
        (1..).zip(text.lines()).filter_map(|(number, line)| Some((number, comment(line)?))).collect();
    let (guesses, questions) = counted(marks.iter().map(|(_, mark)| *mark))?;
    let more = if marks.len() > MOST_LINES { ", …" } else { "" };
    let lines: Vec<String> = marks.iter().take(MOST_LINES).map(|(number, _)| number.to_string()).collect();
    let found = words::left_open_lines(guesses, questions, format!("{}{more}", lines.join(", ")));
    let (expected, hint) = (words::nothing_left_open(), words::hint_left_open());
    Some(Diagnostic::of_file(RULE, Severity::Query, name, found, expected, hint))
}

/// The remarks of a definition workbook.
pub(super) fn in_book(name: &str, book: &Workbook) -> Option<Diagnostic> {
    let is_guide = |sheet: &&Sheet| [GUIDE_SHEET.0, GUIDE_SHEET.1].iter().any(|own| key(own) == key(&sheet.name));
    let mut marks: Vec<(CellRef, Open)> = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !is_guide(sheet)) {
        let written = sheet.grid.cells().map(|(at, value)| (at, value.raw()));
        // A note at a value says again what stands in the column of remarks.
        let notes = sheet.evidence.iter().filter(|_| !has_remarks(sheet)).flat_map(|evidence| &evidence.comments);
        for (at, text) in written.chain(notes.map(|note| (note.at, note.text.clone()))) {
            marks.extend(text.lines().filter_map(open).map(|mark| (cell_ref(name, &sheet.name, at), mark)));
        }
    }
    let (guesses, questions) = counted(marks.iter().map(|(_, mark)| *mark))?;
    let mut places: Vec<CellRef> = marks.into_iter().map(|(place, _)| place).collect();
    places.dedup();
    let found = words::left_open(guesses, questions);
    let (expected, hint) = (words::nothing_left_open(), words::hint_left_open());
    let diagnostic = Diagnostic::at(RULE, Severity::Query, places, found, expected, hint);
    Some(diagnostic.about(name.to_owned()))
}

/// Whether a sheet has the column of remarks.
fn has_remarks(sheet: &Sheet) -> bool {
    let names = [Some(REMARKS), headings::heading("", REMARKS)];
    let is_heading = |text: &str| names.iter().flatten().any(|name| key(name) == key(text));
    let rows = sheet.grid.rows().take_while(|row| *row < HEAD_ROWS);
    let mut heads = rows.filter(|row| sheet.grid.row(*row).nth(1).is_some());
    heads.next().is_some_and(|row| sheet.grid.row(row).any(|(_, value)| is_heading(&value.raw())))
}

/// How many guesses and questions; nothing where there are none.
fn counted(marks: impl Iterator<Item = Open>) -> Option<(usize, usize)> {
    let (mut guesses, mut questions) = (0, 0);
    for mark in marks {
        match mark {
            Open::Guess => guesses += 1,
            Open::Question => questions += 1,
        }
    }
    (guesses + questions > 0).then_some((guesses, questions))
}
