//! What a draft has left to a person and still stands in a definition. One that reads without a mistake is not yet one that
//! somebody has confirmed.

use crate::catalogue::{Phrase, left_open as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::run::Collection;
use crate::provenance::CellRef;
use crate::survey::remarks::{Open, open};
use crate::survey::workbook::headings::GUIDE_SHEET;
use crate::survey::workbook::layout::{self, Kind, SheetLayout};
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook, cell_ref};

/// The rule of what it finds.
pub(super) const RULE: &str = "left-open";
/// Lines of a text that are named.
const MOST_LINES: usize = 30;
/// Cells of a workbook that are named.
const MOST_CELLS: usize = 10;

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

/// A mark in a workbook.
struct Mark {
    place: CellRef,
    /// Whether it stands in a note at the cell and not in the cell itself.
    in_note: bool,
    open: Open,
}

/// The remarks of a definition workbook. A sheet with a row for each thing has them in its column of remarks, and a note at
/// a value says them again: where they are removed from the column, they are settled. Settings have no such column.
pub(super) fn in_book(name: &str, book: &Workbook, kinds: &[Kind]) -> Option<Diagnostic> {
    let is = |sheet: &Sheet, (english, japanese): (&str, &str)| {
        [english, japanese].iter().any(|own| key(own) == key(&sheet.name))
    };
    let layouts: Vec<SheetLayout> = kinds.iter().flat_map(|kind| layout::sheets(*kind)).collect();
    let settings = |sheet: &Sheet| {
        let mut own = layouts.iter().filter(|layout| layout.is_settings());
        own.any(|layout| is(sheet, (layout.english.as_str(), layout.japanese.as_str())))
    };
    let mut marks: Vec<Mark> = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !is(sheet, GUIDE_SHEET)) {
        let written = sheet.grid.cells().map(|(at, value)| (at, value.raw(), false));
        let notes = sheet.evidence.iter().filter(|_| settings(sheet)).flat_map(|evidence| &evidence.comments);
        for (at, text, in_note) in written.chain(notes.map(|note| (note.at, note.text.clone(), true))) {
            let place = cell_ref(name, &sheet.name, at);
            marks.extend(text.lines().filter_map(open).map(|open| Mark { place: place.clone(), in_note, open }));
        }
    }
    let (guesses, questions) = counted(marks.iter().map(|mark| mark.open))?;
    marks.dedup_by(|one, other| one.place == other.place && one.in_note == other.in_note);
    let found = words::left_open(guesses, questions, named(&marks));
    let (expected, hint) = (words::nothing_left_open(), words::hint_left_open());
    let places = marks.into_iter().map(|mark| mark.place).collect();
    let diagnostic = Diagnostic::at(RULE, Severity::Query, places, found, expected, hint);
    Some(diagnostic.about(name.to_owned()))
}

/// The cells with marks, sheet by sheet: 設定!B3 のメモ、設問!L3・L4、ほか5.
fn named(marks: &[Mark]) -> Phrase {
    let shown = &marks[..marks.len().min(MOST_CELLS)];
    let together = |one: &Mark, next: &Mark| one.place.sheet == next.place.sheet && one.in_note == next.in_note;
    let mut said: Vec<Phrase> = shown
        .chunk_by(together)
        .map(|marks| {
            let cells: Vec<Phrase> = marks.iter().map(|mark| Phrase::same(mark.place.at.to_string())).collect();
            let cells = Phrase::joined(&cells, &words::between_cells());
            let cells = words::cells_of_sheet(&*marks[0].place.sheet, cells);
            if marks[0].in_note { words::notes_at(cells) } else { cells }
        })
        .collect();
    if marks.len() > shown.len() {
        said.push(words::more_places(marks.len() - shown.len()));
    }
    Phrase::listed(&said)
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
