//! The sheet 記入例 of a form of ours: which of the sheets it is, and whether somebody wrote answers into it. It is planned
//! again from the definition, so that every box which does not read as it was printed was written into.

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::capture::is_sample;
use crate::collect::own_form::places::Named;
use crate::collect::own_form::{Laid, align::align};
use crate::diagnostic::{Diagnostic, Severity};
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::blank::{Blank, Holds};
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook, cell_ref};

/// Rows in which a form says that it is the example.
const HEAD_ROWS: u32 = 30;

/// Whether a sheet is the example, by what it says of itself, whatever its name is now. A sheet that is called so without
/// saying it is no example where the names of the boxes lead to it.
pub(super) fn is_example(sheet: &Sheet, named: &Named) -> bool {
    let line = key(crate::catalogue::questionnaire::sample_line().text(SHEET_LANG));
    let head = sheet.grid.cells().take_while(|(at, _)| at.row < HEAD_ROWS);
    head.into_iter().any(|(_, value)| key(&value.raw()) == line)
        || (is_sample(&sheet.name) && named.values().all(|(on, _)| *on != sheet.name))
}

/// The boxes of the example in which something else stands than was printed. `same_version` says whether the example can
/// be planned as it was sent; of another version only a form that came back empty raises the question.
pub(super) fn written_into(
    file: &str,
    book: &Workbook,
    blank: &Blank,
    best: &Laid<'_>,
    named: &Named,
    (same_version, form_is_filled): (bool, bool),
) -> Option<Diagnostic> {
    if !same_version && form_is_filled {
        return None;
    }
    let mut places = Vec::new();
    let mut written = Vec::new();
    let mut sheets: Vec<&str> = Vec::new();
    let examples = book.sheets.iter().filter(|sheet| sheet.name != best.sheet.name && is_example(sheet, named));
    for sheet in examples {
        let alignment = align(blank, &sheet.grid);
        if !alignment.is_the_form() {
            continue;
        }
        for (part, input) in blank.boxes() {
            let Some(at) = alignment.place(part.range.first) else { continue };
            let now = sheet.grid.text(at);
            let is_answer = matches!(input.holds, Holds::Answer { .. });
            if !is_answer || key(&now) == key(&part.text) {
                continue;
            }
            places.push(cell_ref(file, &sheet.name, at));
            written.push(format!("{at}「{}」", now.trim()));
            if !sheets.contains(&sheet.name.as_str()) {
                sheets.push(&sheet.name);
            }
        }
    }
    (!places.is_empty()).then(|| {
        let hint = if form_is_filled {
            words::hint_written_into_example()
        } else {
            words::hint_written_only_into_example()
        };
        Diagnostic::at(
            "answers-on-sample",
            Severity::Query,
            places,
            words::written_into_example(Phrase::list(&sheets), Phrase::list(&written)),
            crate::catalogue::layouts::answers_on_form(),
            hint,
        )
        .about(format!("{file}!{}", best.sheet.name))
    })
}

/// The example of a form, among its planned sheets.
pub(super) fn planned(sheets: &[Blank]) -> Option<&Blank> {
    sheets.iter().find(|blank| blank.closed)
}
