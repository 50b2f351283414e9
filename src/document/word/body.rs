//! Goes through the text of a Word file. Paragraphs are counted in the order in which they begin, so that a place can be
//! found again by whoever writes a comment there.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid, Row};
use super::numbering::Numbering;
use super::styles::Styles;
use crate::document::build::{Builder, Text};
use crate::document::marks::{Style, marked, style};
use crate::document::running::{tell, tell_heading};
use crate::document::{Control, Part, Piece};
use crate::text::names::display_width;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// A line broken by hand that is at least so wide was broken at the margin.
const BROKEN_AT_MARGIN: usize = 40;

const FOOTNOTE: &str = "footnote";
const ENDNOTE: &str = "endnote";

/// What was seen on the way that a person should know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) hidden: usize,
    /// The paragraphs of the text with the first tracked change and the first hidden words.
    pub(super) first_change: Option<usize>,
    pub(super) first_hidden: Option<usize>,
}

impl Seen {
    /// Adds what was seen beside the text, whose paragraphs are counted apart.
    pub(super) fn add(&mut self, more: &Self) {
        self.inserted += more.inserted;
        self.deleted += more.deleted;
        self.hidden += more.hidden;
    }
}

/// Where the marks of notes stand in the text, by the kind of note and its id.
pub(super) type Marks = BTreeMap<(&'static str, String), Piece>;

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    number: usize,
    text: String,
    style: String,
    outline: Option<u8>,
    list: Option<u32>,
    level: Option<u8>,
}

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Cell,
    Box,
}

pub(super) struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    builder: Builder,
    part: Option<Part>,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Grid>,
    inside: Vec<Inside>,
    /// Text boxes wait for the end of the paragraph that they hang on.
    boxes: Vec<Text>,
    count: usize,
    /// Elements that are open around what is read.
    deleted: usize,
    old: usize,
    furigana: usize,
    properties: usize,
    runs: usize,
    row_properties: usize,
    hidden: bool,
    seen: Seen,
    /// A note that only draws the line above the notes.
    separator: bool,
    /// Fields that are open: in a header they are numbers of pages and the like.
    fields: usize,
    marks: Marks,
    /// Content controls that are open.
    controls: Vec<Open>,
}

/// A content control while it is read: its tag, the paragraph and the byte in which it begins where it stands in a line, and the
/// paragraphs before it.
#[derive(Debug, Default)]
struct Open {
    tag: String,
    line: Option<(usize, usize)>,
    before: usize,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            builder: Builder::default(),
            part: None,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            inside: Vec::new(),
            boxes: Vec::new(),
            count: 0,
            deleted: 0,
            old: 0,
            furigana: 0,
            properties: 0,
            runs: 0,
            row_properties: 0,
            hidden: false,
            seen: Seen::default(),
            separator: false,
            fields: 0,
            marks: Marks::new(),
            controls: Vec::new(),
        }
    }

    /// What stands beside the text, behind the blocks that were read; notes with the places of their marks.
    pub(super) fn beside(styles: &'s Styles, builder: Builder, part: Part, marks: Marks) -> Self {
        let count = builder.paragraphs;
        Self { builder, part: Some(part), marks, count, ..Self::new(styles, Numbering::default()) }
    }

    pub(super) fn finish(mut self) -> (Builder, Seen, Marks) {
        self.tell_boxes();
        self.builder.part = None;
        self.builder.mark = None;
        self.builder.paragraphs = self.count;
        (self.builder, self.seen, self.marks)
    }

    /// Remembers where the mark of a note stands.
    fn mark(&mut self, kind: &'static str, element: &Element<'_>) {
        if let (Some(id), Some(paragraph)) = (element.get("id"), self.paragraphs.last()) {
            let at = Piece { at: 0, unit: paragraph.number, offset: paragraph.text.len() };
            self.marks.insert((kind, id.into_owned()), at);
        }
    }

    /// A note begins, whose mark stands somewhere in the text.
    fn note(&mut self, kind: &'static str, element: &Element<'_>) {
        self.separator = element.get("type").is_some_and(|kind| kind != "normal");
        self.builder.mark = element.get("id").and_then(|id| self.marks.get(&(kind, id.into_owned())).copied());
    }

    /// A content control begins, in a line or around whole paragraphs.
    fn begin_control(&mut self) {
        let line = self.paragraphs.last().map(|paragraph| (paragraph.number, paragraph.text.len()));
        self.controls.push(Open { tag: String::new(), line, before: self.count });
    }

    fn end_control(&mut self) {
        let Some(Open { tag, line, before }) = self.controls.pop() else { return };
        if tag.is_empty() {
            return;
        }
        let here = self.paragraphs.last().map(|paragraph| (paragraph.number, paragraph.text.len()));
        let (from, to) = match (line, here) {
            (Some(from), Some(to)) if from.0 == to.0 => (from, to),
            (Some(_) | None, _) => ((before + 1, 0), (self.count, usize::MAX)),
        };
        self.builder.controls.push(Control { tag, from, to });
    }

    /// A tracked change in the paragraph that is open.
    fn changed(&mut self) {
        let paragraph = self.paragraphs.last().map_or(self.count, |paragraph| paragraph.number);
        self.seen.first_change.get_or_insert(paragraph);
    }

    fn push(&mut self, words: &str, budget: &mut Budget) -> Result<(), Broken> {
        let counted = self.fields > 0 && self.part == Some(Part::Margin);
        let silent =
            counted || self.deleted > 0 || self.old > 0 || self.furigana > 0 || self.hidden || self.separator;
        if silent {
            if self.hidden && !words.trim().is_empty() {
                self.seen.hidden += 1;
                self.seen.first_hidden.get_or_insert(self.count);
            }
            return Ok(());
        }
        budget.keep(words.len())?;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(words);
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let text = Text::of(&paragraph.text, paragraph.number, 0);
        match self.inside.last() {
            Some(Inside::Cell) => self.add_to_cell(&text),
            Some(Inside::Box) => self.boxes.push(text.trimmed()),
            None => {
                self.tell(&paragraph, &text);
                self.tell_boxes();
            }
        }
    }

    fn add_to_cell(&mut self, text: &Text) {
        let cell =
            self.tables.last_mut().and_then(|table| table.rows.last_mut()).and_then(|row| row.cells.last_mut());
        if let Some(cell) = cell
            && !text.is_blank()
        {
            if !cell.text.is_blank() {
                cell.text.pad('\n');
            }
            cell.text.append(&text.trimmed());
        }
    }

    fn tell(&mut self, paragraph: &Paragraph, text: &Text) {
        let list = match paragraph.list {
            Some(list) => Some((list, paragraph.level.unwrap_or(0))),
            None => {
                self.styles.list(&paragraph.style).map(|(list, level)| (list, paragraph.level.unwrap_or(level)))
            }
        };
        // A list of the number 0 takes a paragraph out of the list of its style.
        let list = list.filter(|(list, _)| *list != 0);
        if text.is_blank() || self.styles.contents(&paragraph.style) {
            return;
        }
        let number = list.map(|(list, level)| (self.numbering.next(list, level), level));
        self.builder.part = self.part;
        let outline = paragraph.outline.filter(|level| *level < 9).map(|level| level + 1);
        let heading = outline.or_else(|| self.styles.heading(&paragraph.style));
        let text = text.trimmed();
        if self.part.is_none() && self.styles.title(&paragraph.style) {
            return self.builder.title(text);
        }
        match (heading, number) {
            (Some(level), Some((mark, _))) if !mark.is_empty() => {
                self.builder.declared_heading(level, &mark, text);
            }
            (Some(level), _) => tell_heading(&mut self.builder, level, &text),
            (None, Some((mark, level))) if !mark.is_empty() => {
                let numbered = style(&mark).is_numbered() || style(&mark) == Style::Bullet;
                let mark = if numbered { mark } else { format!("{mark}.") };
                self.builder.item(level.saturating_add(1), &mark, text);
            }
            (None, _) if self.part.is_some() => self.builder.paragraph("", text),
            (None, _) => {
                for line in lines(&text) {
                    tell(&mut self.builder, &line);
                }
            }
        }
    }

    fn tell_boxes(&mut self) {
        for text in std::mem::take(&mut self.boxes) {
            if !text.is_blank() {
                self.builder.part = Some(Part::TextBox);
                self.builder.paragraph("", text);
            }
        }
        self.builder.part = self.part;
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        match self.inside.last() {
            Some(Inside::Cell) => {
                for text in table.flat() {
                    self.add_to_cell(&text);
                }
            }
            Some(Inside::Box) => self.boxes.extend(table.flat()),
            None => {
                self.builder.part = self.part;
                let rows = table.told();
                if !rows.is_empty() {
                    self.builder.table(rows);
                }
                self.tell_boxes();
            }
        }
    }
}

/// The row that is being read.
fn last_row(tables: &mut [Grid]) -> Option<&mut Row> {
    tables.last_mut()?.rows.last_mut()
}

/// The lines of a paragraph that were broken by hand; one that was broken at the margin goes on.
fn lines(text: &Text) -> Vec<Text> {
    let mut lines: Vec<Text> = Vec::new();
    let mut from = 0;
    for piece in text.words.split('\n') {
        let line = text.part(from, from + piece.len()).trimmed();
        from += piece.len() + 1;
        if line.is_blank() {
            continue;
        }
        match lines.last_mut() {
            Some(last)
                if marked(&line.words).0 == Style::Bare
                    && !last.words.ends_with(['。', '：', ':', '）', ')'])
                    && display_width(&last.words) >= BROKEN_AT_MARGIN =>
            {
                last.append(&line);
            }
            Some(_) | None => lines.push(line),
        }
    }
    lines
}

impl Visit for Body<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        match element.name() {
            "p" => {
                if self.builder.is_full() {
                    return Err(Broken("too many paragraphs".to_owned()));
                }
                budget.keep(64)?;
                self.count += 1;
                self.paragraphs.push(Paragraph { number: self.count, ..Paragraph::default() });
            }
            "pPrChange" | "rPrChange" | "tcPrChange" | "trPrChange" | "tblPrChange" | "sectPrChange" | "sdtPr" => {
                self.old += 1;
            }
            "sdt" => self.begin_control(),
            "tag" if self.old > 0 => {
                let tag = element.get("val").unwrap_or_default();
                budget.keep(tag.len())?;
                if let Some(control) = self.controls.last_mut() {
                    control.tag = tag.into_owned();
                }
            }
            _ if self.old > 0 => {}
            "pPr" => self.properties += 1,
            "r" => {
                self.runs += 1;
                self.hidden = false;
            }
            "vanish" if self.runs > 0 && self.properties == 0 => self.hidden = element.flag("val").unwrap_or(true),
            "fldSimple" => self.fields += 1,
            "fldChar" => match element.get("fldCharType").as_deref() {
                Some("begin") => self.fields += 1,
                Some("end") => self.fields = self.fields.saturating_sub(1),
                Some(_) | None => {}
            },
            "rt" => self.furigana += 1,
            "trPr" => self.row_properties += 1,
            "del" | "moveFrom" => {
                self.seen.deleted += 1;
                self.changed();
                self.deleted += 1;
                if self.row_properties > 0
                    && let Some(row) = last_row(&mut self.tables)
                {
                    row.deleted = true;
                }
            }
            "ins" | "moveTo" => {
                self.seen.inserted += 1;
                self.changed();
            }
            "footnoteReference" => self.mark(FOOTNOTE, element),
            "endnoteReference" => self.mark(ENDNOTE, element),
            "tab" if self.runs > 0 && self.properties == 0 => self.push("\t", budget)?,
            "br" | "cr" if self.runs > 0 => self.push("\n", budget)?,
            "noBreakHyphen" => self.push("-", budget)?,
            "pStyle" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.style = element.get("val").unwrap_or_default().into_owned();
                }
            }
            "outlineLvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.outline = element.number("val");
                }
            }
            "ilvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.level = element.number("val");
                }
            }
            "numId" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.list = element.number("val");
                }
            }
            "tbl" => self.tables.push(Grid::default()),
            "tr" => {
                budget.keep(64)?;
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Row::default());
                }
            }
            "tblHeader" => {
                if let Some(row) = last_row(&mut self.tables) {
                    row.head = element.flag("val").unwrap_or(true);
                }
            }
            "gridBefore" => {
                if let Some(row) = last_row(&mut self.tables) {
                    let columns = element.number("val").unwrap_or(0);
                    row.cells.extend((columns > 0).then(|| Cell { columns, ..Cell::default() }));
                }
            }
            "tc" => {
                budget.keep(64)?;
                self.inside.push(Inside::Cell);
                if let Some(row) = last_row(&mut self.tables) {
                    row.cells.push(Cell { columns: 1, ..Cell::default() });
                }
            }
            "gridSpan" | "vMerge" => {
                let row = last_row(&mut self.tables);
                if let Some(cell) = row.and_then(|row| row.cells.last_mut()) {
                    if element.name() == "gridSpan" {
                        cell.columns = element.number("val").unwrap_or(1);
                    } else {
                        cell.goes_on = element.get("val").is_none_or(|value| value != "restart");
                    }
                }
            }
            "txbxContent" => self.inside.push(Inside::Box),
            "footnote" => self.note(FOOTNOTE, element),
            "endnote" => self.note(ENDNOTE, element),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        match name {
            "p" => self.end_paragraph(),
            "pPrChange" | "rPrChange" | "tcPrChange" | "trPrChange" | "tblPrChange" | "sectPrChange" | "sdtPr" => {
                self.old = self.old.saturating_sub(1);
            }
            "sdt" => self.end_control(),
            _ if self.old > 0 => {}
            "fldSimple" => self.fields = self.fields.saturating_sub(1),
            "pPr" => self.properties = self.properties.saturating_sub(1),
            "r" => {
                self.runs = self.runs.saturating_sub(1);
                self.hidden = false;
            }
            "rt" => self.furigana = self.furigana.saturating_sub(1),
            "trPr" => self.row_properties = self.row_properties.saturating_sub(1),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "t" => self.push(text, budget)?,
            "tbl" => self.end_table(),
            "tc" | "txbxContent" => {
                self.inside.pop();
            }
            _ => {}
        }
        Ok(())
    }
}
