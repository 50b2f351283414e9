//! What is put into an office's file: words in the looks of the mark, tables in a style of the file, charts as pictures. Nothing of
//! it needs a style that the file has not.

use std::borrow::Cow;

use super::looks::Looks;
use crate::render::docx::drawing::{self, Place};
use crate::render::docx::paragraph::{Paragraph, run_with};
use crate::render::docx::split;
use crate::render::docx::table::{self, Dress};
use crate::render::layout;
use crate::render::svg::{Picture, svg};
use crate::report::model::{Block, Chart, ReportTable, ReportWords};

const RELATIONSHIPS: &str = " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// Half points of the letters of a note.
const NOTE_SIZE: u32 = 18;
/// Left and right margin of a cell as Word begins.
const CELL_MARGINS: usize = 216;
/// Twentieths of a point in which a number of four digits stands with the margins of its cell.
const NARROWEST: usize = 640;

/// The pictures that a file gets.
pub(super) struct Media<'m> {
    png: &'m dyn Fn(&Picture) -> Option<Vec<u8>>,
    /// The number of the next drawing.
    next: u64,
    /// The part that is written.
    part: usize,
    /// The part, the relationship, the place beside the document and the bytes of each.
    pub(super) pictures: Vec<(usize, String, String, Vec<u8>)>,
}

impl<'m> Media<'m> {
    /// None yet; `most` is the highest number of a drawing in the file.
    pub(super) fn new(most: Option<u64>, png: &'m dyn Fn(&Picture) -> Option<Vec<u8>>) -> Self {
        Self { png, next: most.unwrap_or(0) + 1, part: 0, pictures: Vec::new() }
    }

    /// Says which part is written.
    pub(super) fn begin(&mut self, part: usize) {
        self.part = part;
    }

    /// The picture of a chart; none where no picture can be made.
    fn add(&mut self, chart: &Chart, words: &ReportWords) -> Option<(Picture, String)> {
        let picture = svg(chart, words);
        let bytes = (self.png)(&picture)?;
        let relation = format!("rIdKaishu-{}", chart.id);
        let known = self.pictures.iter().any(|(part, of, _, _)| (*part, of) == (self.part, &relation));
        if !known {
            let target = format!("media/kaishu-{}.png", chart.id);
            self.pictures.push((self.part, relation.clone(), target, bytes));
        }
        Some((picture, relation))
    }
}

/// What stands around a block that is put in.
pub(super) struct Room {
    /// Its width.
    pub(super) width: usize,
    /// Whether the office wrote a caption of its own.
    pub(super) captioned_above: bool,
    pub(super) captioned_below: bool,
}

/// Words as a run; an empty text is still one, so that the control has something in it.
pub(super) fn run(looks: &str, text: &str) -> String {
    if text.is_empty() { format!("<w:r>{looks}<w:t></w:t></w:r>") } else { run_with(looks, text) }
}

/// The properties of a paragraph that stays on the page of the next one; the mark for it stands right behind the style.
fn kept_with_next(properties: &str) -> String {
    const KEEP: &str = "<w:keepNext/>";
    if properties.contains("keepNext") {
        return properties.to_owned();
    }
    let Some(open) = properties.find('>').filter(|open| !properties[..*open].ends_with('/')) else {
        return format!("<w:pPr>{KEEP}</w:pPr>");
    };
    let style = properties.find("pStyle ").and_then(|at| properties[at..].find('>').map(|end| at + end));
    let at = style.unwrap_or(open) + 1;
    format!("{}{KEEP}{}", &properties[..at], &properties[at..])
}

fn note(text: &str) -> String {
    Paragraph::new("").close(NOTE_SIZE).text(text, false).xml()
}

/// The notes of a table or a chart; the last keeps the text behind it away.
fn notes(texts: &[String]) -> String {
    let last = texts.len().saturating_sub(1);
    let one = |(at, text): (usize, &String)| {
        if at == last { Paragraph::new("").last_of_block(NOTE_SIZE).text(text, false).xml() } else { note(text) }
    };
    texts.iter().enumerate().map(one).collect()
}

/// Whether a table that cannot be read at its place has less room than its columns need for a number of four digits, and the first for
/// some words.
pub(super) fn is_narrow(table: &ReportTable, room: usize) -> bool {
    let narrow = |piece: &ReportTable| room < layout::column_count(piece) * NARROWEST + NARROWEST;
    pieces(table, room).iter().any(|piece| narrow(piece) && !table::reads_well(piece, room, usize::MAX))
}

/// A table as it stands in some width. Where an office would turn the page, its page stays as it is: the table lies in pieces below
/// each other, with headings of few lines where that can be. One that lies in pieces anyway lies in one more where that leaves the
/// names of its rows their room.
fn pieces(table: &ReportTable, room: usize) -> Vec<Cow<'_, ReportTable>> {
    let of_lines = |lines| split::pieces_that(table, &|piece| table::reads_well(piece, room, lines));
    let lines = [table::MOST_LINES, table::MOST_HEAD_LINES, usize::MAX];
    let least = lines.into_iter().find_map(of_lines).unwrap_or_else(|| split::pieces(table));
    if least.len() == 1 || least.iter().all(|piece| table::names_have_room(piece, room)) {
        return least;
    }
    let named = |piece: &ReportTable| {
        table::reads_well(piece, room, table::MOST_HEAD_LINES) && table::names_have_room(piece, room)
    };
    split::pieces_that(table, &named).filter(|more| more.len() <= least.len() + 1).unwrap_or(least)
}

/// The width of a place: inside of its cell, or between the margins of its page.
pub(super) fn width(cell: Option<usize>, page: Option<usize>, looks: &Looks) -> usize {
    cell.map(inside).or(page).unwrap_or(looks.width)
}

/// The room inside of a cell.
fn inside(cell: usize) -> usize {
    cell.saturating_sub(CELL_MARGINS).max(CELL_MARGINS)
}

/// Writes in the looks of a file.
pub(super) struct Writer<'w> {
    pub(super) looks: &'w Looks,
    pub(super) words: &'w ReportWords,
}

impl Writer<'_> {
    /// Blocks; `properties` are those of the paragraph that held the mark.
    pub(super) fn blocks(
        &self,
        blocks: &[Block],
        properties: Option<&str>,
        room: &Room,
        media: &mut Media<'_>,
    ) -> String {
        let mut out = String::new();
        for (at, block) in blocks.iter().enumerate() {
            let first = at == 0;
            match block {
                Block::Table(table) => self.table(&mut out, table, first && room.captioned_above, room),
                Block::Chart(chart) => {
                    let captioned = room.captioned_above || room.captioned_below;
                    self.chart(&mut out, chart, properties, captioned, room, media);
                }
                Block::Note(text) => out.push_str(&note(&layout::note(self.words, text))),
                Block::Heading { text, .. } | Block::Paragraph(text) => {
                    out.push_str(&Paragraph::new("").spans(text).xml());
                }
                Block::List { items, .. } => {
                    out.extend(items.iter().map(|item| Paragraph::new("").spans(item).xml()));
                }
            }
            out.extend(layout::span_notes(self.words, block).iter().map(|text| note(text)));
        }
        out
    }

    fn caption(&self, text: &str, keep_next: bool) -> String {
        let (style, strong) =
            self.looks.caption().map_or((String::new(), true), |style| (style.to_owned(), false));
        Paragraph::new(style).keep_next(keep_next).text(text, strong).xml()
    }

    fn table(&self, out: &mut String, found: &ReportTable, captioned: bool, room: &Room) {
        let pieces = pieces(found, room.width);
        for (at, piece) in pieces.iter().enumerate() {
            // The office's own caption stands over the first piece.
            if !captioned || at > 0 {
                let whole = layout::caption(self.words, found);
                let caption = match pieces.len() {
                    1 => whole,
                    all => layout::piece_of(self.words, &whole, at + 1, all),
                };
                out.push_str(&self.caption(&caption, true));
            }
            let columns = layout::column_count(piece);
            if columns > 0 {
                let looks = self.looks;
                let dress = Dress::guest(piece, looks.table.as_deref(), looks.heads, room.width);
                out.push_str(&table::dressed(piece, self.words, &dress));
            }
            let below = layout::notes(self.words, &piece.notes);
            out.push_str(&notes(&below));
            if below.is_empty() {
                // Word joins tables that touch, and a cell does not end in one.
                out.push_str(&note(""));
            }
        }
    }

    fn chart(
        &self,
        out: &mut String,
        chart: &Chart,
        properties: Option<&str>,
        captioned: bool,
        room: &Room,
        media: &mut Media<'_>,
    ) {
        let caption = layout::chart_caption(self.words, chart);
        let Some((picture, relation)) = media.add(chart, self.words) else {
            // The values, where there is no picture.
            self.table(out, &layout::chart_as_table(self.words, chart), captioned, room);
            return;
        };
        let place = Place {
            number: media.next,
            relation,
            name: &caption,
            room: Some(room.width),
            namespaces: RELATIONSHIPS,
        };
        media.next += 1;
        let run = drawing::shown(&picture, chart, &place);
        // Its caption stands below it, ours or that of the office.
        let kept = !captioned || room.captioned_below;
        let properties = properties.unwrap_or_default();
        let properties = if kept { kept_with_next(properties) } else { properties.to_owned() };
        out.push_str(&format!("<w:p>{properties}{run}</w:p>"));
        if !captioned {
            out.push_str(&self.caption(&caption, !chart.notes.is_empty()));
        }
        out.push_str(&notes(&layout::notes(self.words, &chart.notes)));
    }
}
