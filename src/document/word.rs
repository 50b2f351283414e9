//! Word (docx): paragraphs in their order with headings by style and outline level, numbers of lists as Word prints them,
//! tables with merged cells, footnotes, text boxes, headers, footers and comments. Of tracked changes what was inserted is text and what was
//! deleted is none, which is said.

mod body;
mod grid;
mod numbering;
mod styles;

use crate::catalogue::{Phrase, document as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::build::Builder;
use crate::document::unreadable::set_aside;
use crate::document::{Block, Document, Format, Part};
use crate::workbook::Limits;
use crate::workbook::package::Package;
use crate::workbook::xml::{Broken, Budget};
use body::{Body, Marks, Seen};
use numbering::Numbering;
use styles::Styles;

/// Parts that a document has at most.
const MOST_PARTS: usize = 20_000;
/// Tags and texts of a document: a page has some thousands.
const MOST_PIECES: u64 = 20_000_000;

/// Reads a Word file.
pub(super) fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Box<Diagnostic>> {
    let damaged =
        |broken: Broken| set_aside("document-damaged", file, words::damaged(broken.0), words::hint_save_again());
    let budget = Budget { pieces: MOST_PIECES, ..Budget::new(limits) };
    let mut package = Package::open(bytes, budget).map_err(damaged)?;
    if package.len() > MOST_PARTS {
        return Err(set_aside("document-damaged", file, words::unpacks_too_far(), words::hint_save_again()));
    }
    let root = package.relations("").map_err(damaged)?;
    let main = root.first("officeDocument").unwrap_or("word/document.xml").to_owned();
    let relations = package.relations(&main).map_err(damaged)?;
    let mut odd: Vec<Diagnostic> = Vec::new();
    let styles = Styles::read(&mut package, relations.first("styles")).unwrap_or_else(|broken| {
        odd.push(unread(file, "styles", &broken));
        Styles::default()
    });
    let numbering = Numbering::read(&mut package, relations.first("numbering")).unwrap_or_else(|broken| {
        odd.push(unread(file, "numbering", &broken));
        Numbering::default()
    });
    let mut body = Body::new(&styles, numbering);
    package.walk(&main, &mut body).map_err(damaged)?;
    let (mut builder, mut seen, marks) = body.finish();
    // The blocks so far are handed back whatever happens.
    let mut beside = |builder: Builder, (shown, name): (&str, &str), part: Part, marks: Marks| {
        let mut body = Body::beside(&styles, builder, part, marks);
        let walked = package.walk(name, &mut body);
        let (builder, more, _) = body.finish();
        match walked {
            Ok(()) => seen.add(&more),
            Err(broken) => odd.push(unread(file, shown, &broken)),
        }
        builder
    };
    for (kind, part) in [("footnotes", Part::Note), ("endnotes", Part::Note), ("comments", Part::Comment)] {
        if let Some(name) = relations.first(kind) {
            builder = beside(builder, (kind, name), part, marks.clone());
        }
    }
    builder.close_all();
    for name in ["header", "footer"].iter().flat_map(|kind| relations.all(kind)) {
        builder = beside(builder, (name, name), Part::Margin, Marks::new());
    }
    let mut document = builder.finish(file, Format::Word, odd)?;
    let told = told(&document, &seen);
    document.diagnostics.extend(told);
    Ok(document)
}

/// A part beside the text that cannot be read costs its words and nothing else.
fn unread(file: &str, part: &str, broken: &Broken) -> Diagnostic {
    Diagnostic::of_file(
        "document-part",
        Severity::Query,
        file,
        words::part_unreadable(part, &broken.0),
        words::readable_part(),
        words::hint_save_again(),
    )
    .about(format!("{file}!{part}"))
}

/// What a person should know about how the text was read.
fn told(document: &Document, seen: &Seen) -> Vec<Diagnostic> {
    let note = |rule, found: Phrase, expected: Phrase, hint: Phrase| {
        Diagnostic::of_file(rule, Severity::Note, &document.file, found, expected, hint)
    };
    // The first place, from the first paragraph with words on: one that was deleted as a whole has none.
    let first = |paragraph: Option<usize>| {
        let stands = |block: &Block| {
            block.part == Part::Body && block.pieces.iter().any(|piece| Some(piece.unit) >= paragraph)
        };
        let found = paragraph.and_then(|_| document.blocks.iter().position(stands));
        found.map(|block| words::first_at(document.place(block, 0))).unwrap_or_default()
    };
    let mut told = Vec::new();
    if seen.inserted + seen.deleted > 0 {
        told.push(note(
            "document-tracked-changes",
            words::tracked(seen.inserted, seen.deleted, first(seen.first_change)),
            words::no_tracked(),
            words::hint_tracked(),
        ));
    }
    if seen.hidden > 0 {
        told.push(note(
            "document-hidden-text",
            words::hidden(seen.hidden, first(seen.first_hidden)),
            words::no_hidden(),
            words::hint_hidden(),
        ));
    }
    told
}
