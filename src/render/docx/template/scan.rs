//! Where text stands in a part: paragraphs with their runs, and the bytes of each, so that a mark can be replaced without
//! writing anything else of the part anew. Word splits a mark over runs as it likes (proofing, revisions, bookmarks), so a
//! paragraph is read as one text.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::control::{Level, MarkName};
use super::found::{Atom, Control, Paragraph, Piece, Run, Scanned};
use super::{PartKind, Place};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// No part is nested deeper by any program.
const DEEPEST: usize = 400;

/// Reads a part.
pub(super) fn scan(xml: &str, kind: PartKind) -> Result<Scanned, String> {
    let mut scan = Scan {
        kind,
        found: Scanned::default(),
        open: Vec::new(),
        tables: Vec::new(),
        seen: 0,
        paragraphs: Vec::new(),
        runs: Vec::new(),
        controls: Vec::new(),
        deleted: 0,
        fallback: 0,
    };
    let mut reader = Reader::from_str(xml);
    loop {
        let from = position(&reader);
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => scan.start(&tag, from..position(&reader))?,
            Event::Empty(tag) => {
                let to = position(&reader);
                scan.start(&tag, from..to)?;
                scan.end(to..to);
            }
            Event::End(_) => scan.end(from..position(&reader)),
            Event::CData(_) => scan.sign('\u{FFFC}'),
            Event::Eof if scan.open.is_empty() => return Ok(scan.found),
            Event::Eof => return Err("ends in the middle".to_owned()),
            Event::Text(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An element that is open.
struct Open {
    /// Its name without the prefix of Word; empty of an element of another kind.
    own: String,
    /// Whether it is what a newer program offers to older ones.
    fallback: bool,
    tag: Range<usize>,
    /// The paragraph that ended last in it, where nothing came behind.
    last: Option<usize>,
}

/// A control that is open.
struct OpenControl {
    depth: usize,
    level: Level,
    name: Option<MarkName>,
    /// The hash of what it was filled with.
    filled: Option<u64>,
    /// Where its first paragraph and its first run begin.
    first: (Option<usize>, Option<usize>),
    /// Their properties.
    paragraph: Option<Range<usize>>,
    run: Option<Range<usize>>,
    /// Whether its content has begun.
    inside: bool,
}

/// A table that is open.
struct OpenTable {
    number: usize,
    row: usize,
    cell: usize,
    /// The width of the cell, in twentieths of a point.
    width: Option<usize>,
}

struct Scan {
    kind: PartKind,
    found: Scanned,
    open: Vec<Open>,
    tables: Vec<OpenTable>,
    /// Tables so far.
    seen: usize,
    paragraphs: Vec<usize>,
    runs: Vec<usize>,
    controls: Vec<OpenControl>,
    /// How many elements are open in which text was deleted, or is no part of the line.
    deleted: usize,
    fallback: usize,
}

impl Scan {
    /// Whether it is inside of something that was filled before, and so goes.
    fn is_filled(&self) -> bool {
        self.controls.iter().any(|control| control.inside && control.name.is_some())
    }

    fn parent(&self) -> &str {
        self.open.last().map_or("", |open| open.own.as_str())
    }

    fn start(&mut self, tag: &BytesStart<'_>, range: Range<usize>) -> Result<(), String> {
        let qualified = tag.name();
        let name = qualified.into_inner();
        if self.open.is_empty() {
            self.found.prefix = prefix(tag);
        }
        if self.open.len() > DEEPEST {
            return Err("nested too deep".to_owned());
        }
        // Controls of ours say the name of Word's elements themselves, and always the same.
        let own = name.strip_prefix(self.found.prefix.as_str()).filter(|own| !own.contains(':'));
        let own = own.or_else(|| name.strip_prefix("w:"));
        let own = own.unwrap_or_default().to_owned();
        let other = name.rsplit(':').next().unwrap_or_default();
        if self.is_filled() {
            self.filled(&own, &range);
        } else {
            if own.is_empty() && other == "docPr" {
                let id = attribute(tag, "id").and_then(|id| id.parse().ok()).unwrap_or(0);
                self.found.drawings = self.found.drawings.max(id);
            }
            self.fallback += usize::from(other == "Fallback");
            self.element(tag, &own, &range);
        }
        let fallback = other == "Fallback";
        self.open.push(Open { own, fallback, tag: range, last: None });
        Ok(())
    }

    /// Inside of what was filled only the looks of its first paragraph and run count.
    fn filled(&mut self, own: &str, range: &Range<usize>) {
        let parent = self.open.last().map_or((String::new(), 0), |open| (open.own.clone(), open.tag.start));
        let Some(control) = self.controls.iter_mut().find(|control| control.inside && control.name.is_some())
        else {
            return;
        };
        // An end that is not known yet.
        let begun = range.start..0;
        match (own, parent.0.as_str()) {
            ("p", _) => drop(control.first.0.get_or_insert(range.start)),
            ("r", _) => drop(control.first.1.get_or_insert(range.start)),
            ("pPr", "p") if control.first.0 == Some(parent.1) => control.paragraph = Some(begun),
            ("rPr", "r") if control.first.1 == Some(parent.1) => control.run = Some(begun),
            _ => {}
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>, own: &str, range: &Range<usize>) {
        let depth = self.open.len();
        match own {
            "tbl" => {
                self.seen += 1;
                self.tables.push(OpenTable { number: self.seen, row: 0, cell: 0, width: None });
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.row, table.cell) = (table.row + 1, 0);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.cell, table.width) = (table.cell + 1, None);
                }
            }
            "tcW" => {
                let dxa = attribute(tag, "type").is_none_or(|kind| kind == "dxa");
                let width = attribute(tag, "w").filter(|_| dxa).and_then(|width| width.parse().ok());
                if let Some(table) = self.tables.last_mut() {
                    table.width = width;
                }
            }
            "tblStyle" => self.found.table_styles.extend(attribute(tag, "val")),
            "p" => self.paragraph(range),
            "pStyle" if self.parent() == "pPr" => {
                if let Some(at) = self.paragraphs.last() {
                    let style = &mut self.found.paragraphs[*at].style;
                    *style = style.take().or_else(|| attribute(tag, "val"));
                }
            }
            "pPr" if self.parent() == "p" => {
                if let Some(at) = self.paragraphs.last() {
                    self.found.paragraphs[*at].properties = Some(range.clone());
                }
            }
            "outlineLvl" if self.parent() == "pPr" => {
                // 9 is that of the text.
                let outlined = attribute(tag, "val").is_some_and(|level| level != "9");
                if let Some(at) = self.paragraphs.last() {
                    self.found.paragraphs[*at].outlined = Some(outlined);
                }
            }
            "sectPr" => self.not_plain(),
            "rPr" if self.parent() == "r" => {
                if let Some(at) = self.runs.last() {
                    self.found.runs[*at].properties = Some(range.clone());
                }
            }
            "r" if !self.paragraphs.is_empty() => {
                let parent = self.open.last().map_or(0, |open| open.tag.start);
                if self.parent() != "p" {
                    self.not_plain();
                }
                self.runs.push(self.found.runs.len());
                self.found.runs.push(Run {
                    range: range.clone(),
                    tag: range.clone(),
                    properties: None,
                    parent,
                    children: 0,
                });
            }
            "lastRenderedPageBreak" | "proofErr" => {}
            "del" | "moveFrom" | "ruby" => {
                if own == "ruby" {
                    self.child();
                    self.sign('\u{FFFC}');
                } else if let Some(at) = self.paragraphs.last() {
                    self.found.paragraphs[*at].atoms.push(Atom::Change);
                }
                self.not_plain();
                self.deleted += 1;
            }
            "sdt" => {
                let level = self.level();
                self.controls.push(OpenControl {
                    depth,
                    level,
                    name: None,
                    filled: None,
                    first: (None, None),
                    paragraph: None,
                    run: None,
                    inside: false,
                });
            }
            "tag" if self.parent() == "sdtPr" => {
                let read = attribute(tag, "val").and_then(|tag| MarkName::of_tag(&tag));
                if let Some(control) = self.controls.last_mut().filter(|control| control.depth + 2 == depth) {
                    (control.name, control.filled) = read.map_or((None, None), |(name, hash)| (Some(name), hash));
                }
            }
            "sdtContent" => {
                if let Some(control) = self.controls.last_mut().filter(|control| control.depth + 1 == depth) {
                    control.inside = true;
                }
            }
            "t" if self.parent() == "r" => self.child(),
            "tab" | "br" | "cr" if self.parent() == "r" => {
                self.child();
                self.not_plain();
                self.sign(if own == "tab" { '\t' } else { '\u{2028}' });
            }
            _ if self.parent() == "r" => {
                self.child();
                self.not_plain();
            }
            _ if self.parent() == "p" => self.not_plain(),
            _ => {}
        }
    }

    /// Where a control stands that begins here.
    fn level(&self) -> Level {
        for open in self.open.iter().rev() {
            match open.own.as_str() {
                "p" => return Level::Run,
                "tc" | "body" | "hdr" | "ftr" | "footnote" | "endnote" | "txbxContent" => return Level::Block,
                "tr" | "tbl" => return Level::Around,
                _ => {}
            }
        }
        Level::Block
    }

    fn place(&self) -> Place {
        Place {
            part: self.kind,
            cell: self
                .tables
                .last()
                .filter(|table| table.cell > 0)
                .map(|table| (table.number, table.row, table.cell)),
            text_box: self.open.iter().any(|open| open.own == "txbxContent"),
        }
    }

    fn paragraph(&mut self, range: &Range<usize>) {
        let made = self.made(range.clone(), Vec::new());
        self.paragraphs.push(made);
    }

    /// Adds a paragraph, next to the one before it.
    fn made(&mut self, range: Range<usize>, atoms: Vec<Atom>) -> usize {
        let at = self.found.paragraphs.len();
        let before = self.open.last().and_then(|open| open.last);
        if let Some(before) = before {
            self.found.paragraphs[before].behind = Some(at);
        }
        self.found.paragraphs.push(Paragraph {
            place: self.place(),
            range,
            properties: None,
            style: None,
            outlined: None,
            atoms,
            plain: true,
            echo: self.fallback > 0,
            room: self.tables.last().and_then(|table| table.width),
            before,
            behind: None,
        });
        at
    }

    fn not_plain(&mut self) {
        if let Some(at) = self.paragraphs.last() {
            self.found.paragraphs[*at].plain = false;
        }
    }

    fn child(&mut self) {
        if let Some(at) = self.runs.last() {
            self.found.runs[*at].children += 1;
        }
    }

    fn sign(&mut self, sign: char) {
        if self.deleted == 0
            && !self.is_filled()
            && let Some(at) = self.paragraphs.last()
        {
            self.found.paragraphs[*at].plain = false;
            self.found.paragraphs[*at].atoms.push(Atom::Sign(sign));
        }
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(closed) = self.open.pop() else { return };
        let whole = closed.tag.start..range.end;
        let depth = self.open.len();
        let mut ended = None;
        let is_control = self.controls.last().is_some_and(|control| control.depth == depth);
        if is_control {
            if let Some(control) = self.controls.pop() {
                ended = self.control(control, &whole);
            }
        } else if self.is_filled() {
            self.looks(&closed, &whole);
            return;
        } else {
            match closed.own.as_str() {
                "tbl" => drop(self.tables.pop()),
                "p" => {
                    if let Some(at) = self.paragraphs.pop() {
                        self.found.paragraphs[at].range = whole;
                        ended = Some(at);
                    }
                }
                "pPr" | "rPr" => self.properties(&closed, whole),
                "r" => {
                    if !self.paragraphs.is_empty()
                        && let Some(at) = self.runs.pop()
                    {
                        self.found.runs[at].range = whole;
                    }
                }
                "t" if self.deleted == 0 && self.parent() == "r" => {
                    if let (Some(paragraph), Some(run)) = (self.paragraphs.last(), self.runs.last()) {
                        let piece = Piece { run: *run, tag: closed.tag.clone(), xml: closed.tag.end..range.start };
                        self.found.paragraphs[*paragraph].atoms.push(Atom::Text(piece));
                    }
                }
                "del" | "moveFrom" | "ruby" => self.deleted = self.deleted.saturating_sub(1),
                _ if closed.fallback => self.fallback = self.fallback.saturating_sub(1),
                _ => {}
            }
        }
        if matches!(closed.own.as_str(), "p" | "tbl" | "sdt")
            && let Some(parent) = self.open.last_mut()
        {
            parent.last = ended;
        }
    }

    /// The end of the properties of a paragraph or a run.
    fn properties(&mut self, closed: &Open, whole: Range<usize>) {
        match (closed.own.as_str(), self.parent()) {
            ("pPr", "p") => {
                if let Some(at) = self.paragraphs.last() {
                    self.found.paragraphs[*at].properties = Some(whole);
                }
            }
            ("rPr", "r") => {
                if let Some(at) = self.runs.last() {
                    self.found.runs[*at].properties = Some(whole);
                }
            }
            _ => {}
        }
    }

    /// The end of something inside of what was filled.
    fn looks(&mut self, closed: &Open, whole: &Range<usize>) {
        let Some(control) = self.controls.iter_mut().find(|control| control.inside && control.name.is_some())
        else {
            return;
        };
        for known in [&mut control.paragraph, &mut control.run].into_iter().flatten() {
            if known.start == closed.tag.start && known.end == 0 {
                known.end = whole.end;
            }
        }
    }

    /// The end of a control; gives the paragraph that it stands for.
    fn control(&mut self, control: OpenControl, whole: &Range<usize>) -> Option<usize> {
        let name = control.name?;
        if self.is_filled() || self.deleted > 0 {
            return None;
        }
        let made = Control {
            range: whole.clone(),
            name,
            filled: control.filled,
            level: control.level,
            paragraph: control.paragraph,
            run: control.run,
        };
        match control.level {
            Level::Run => {
                if let Some(at) = self.paragraphs.last() {
                    self.found.paragraphs[*at].atoms.push(Atom::Control(made));
                }
                None
            }
            Level::Block | Level::Around => Some(self.made(whole.clone(), vec![Atom::Control(made)])),
        }
    }
}

/// How a part names the elements of Word.
fn prefix(root: &BytesStart<'_>) -> String {
    let named = root.attributes().with_checks(false).flatten().find(|attribute| attribute.value.as_ref() == MAIN);
    match named.as_ref().map(|attribute| attribute.key.into_inner()) {
        Some("xmlns") => String::new(),
        Some(name) => format!("{}:", name.strip_prefix("xmlns:").unwrap_or("w")),
        None => "w:".to_owned(),
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| {
        let key = attribute.key.into_inner();
        key.rsplit(':').next() == Some(name)
    })?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}
