//! The workbook of the indicators, shown the same way: its sheet with the numbers that were taken, each with its cell.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, Phrase, explain_file as words, units};
use crate::collect::FileEntry;
use crate::collect::indicators::{EnteredBook, EntryKind};
use crate::diagnostic::Diagnostic;
use crate::provenance::CellAddress;
use crate::report::analyst::fate_words;
use crate::report::explain_file::{Boxes, facts, finding, piece, sheets};
use crate::report::sketch::{Part, Tone};
use crate::survey::indicator::IndicatorBook;
use crate::workbook::{CellValue, Sheet, Workbook};

/// A file of the indicators' folder from top to bottom.
pub fn of_indicators(
    declared: &IndicatorBook,
    entry: &FileEntry,
    book: Option<&Workbook>,
    entered: &EnteredBook,
    diagnostics: &[Diagnostic],
    lang: Lang,
) -> Vec<Part> {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let fact = |what: Phrase, said: Phrase| Part::line(2, Tone::Plain, words::fact(what, said).text(lang));
    let mut parts = vec![
        Part::line(0, Tone::Strong, entry.file.clone()),
        fact(words::fact_form(), words::by_indicators()),
        fact(words::fact_fate(), fate_words(entry.fate)),
    ];
    if let Some(book) = book {
        parts.push(fact(words::fact_container(), Phrase::same(book.container.word())));
        parts.push(fact(words::fact_evidence(), facts::evidence(book.container)));
    }
    let mut numbers: Vec<_> =
        entered.entries.iter().filter(|(_, entered)| *entered.cell.at.file == *entry.file).collect();
    numbers.sort_by(|(_, one), (_, other)| one.cell.at.cmp(&other.cell.at));
    let findings: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| {
            let here = found.places.iter().any(|place| *place.file == *entry.file);
            here || found.file.as_deref() == Some(entry.file.as_str())
        })
        .collect();
    let mut boxes = Boxes::default();
    for (_, entered) in &numbers {
        boxes.number(&entered.cell.at);
        boxes.boxed.insert((entered.cell.at.sheet.to_string(), entered.cell.at.at));
    }
    let open = findings.iter().filter(|found| found.is_open());
    boxes.doubts.extend(open.flat_map(|found| &found.places).map(|place| (place.sheet.to_string(), place.at)));
    let sheets_used: BTreeSet<&str> = numbers.iter().map(|(_, entered)| &*entered.cell.at.sheet).collect();
    let is_form = |_: &Sheet, _: CellAddress, _: &CellValue| true;
    let ink = sheets::Ink { boxes: &boxes, hides: false, is_form: &is_form, lang };
    for sheet in
        book.iter().flat_map(|book| &book.sheets).filter(|sheet| sheets_used.contains(sheet.name.as_str()))
    {
        parts.push(Part::blank());
        parts.push(Part::line(0, Tone::Strong, say(words::sheet(&sheet.name))));
        parts.push(Part::Grid(sheets::whole(&ink, sheet)));
    }
    parts.push(Part::blank());
    parts.push(Part::line(0, Tone::Strong, say(words::boxes_of(words::by_indicators()))));
    for ((id, kind, year), entered) in &numbers {
        let known = declared.indicators.iter().find(|indicator| indicator.id == *id);
        let name = known.map_or(id.as_str(), |indicator| indicator.label.text(lang));
        let kind = match kind {
            EntryKind::Target => words::target(),
            EntryKind::Actual => words::actual(),
        };
        let cell = &entered.cell;
        let number = boxes.of(&cell.at).map_or_else(String::new, |number| format!("[{number}] "));
        let value =
            entered.value.map_or_else(|| units::nothing().text(lang).to_owned(), |value| value.to_string());
        let said = format!(
            " {} {} {}",
            say(words::quoted(&cell.raw)),
            say(words::indicator_box(name, kind, year)),
            say(words::value_is(value))
        );
        let pieces = vec![piece(Tone::Box, format!("{number}{}", cell.at.at)), piece(Tone::Plain, said)];
        parts.push(Part::Line { indent: 2, pieces });
    }
    parts.push(Part::blank());
    let title = if findings.is_empty() { words::no_findings() } else { words::findings_of_file() };
    parts.push(Part::line(0, Tone::Strong, say(title)));
    for found in findings {
        parts.extend(finding(found, found, 2, lang));
    }
    parts
}
