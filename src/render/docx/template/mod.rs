//! An office's own Word file with marks in it (`{{figure:id}}`), and a copy of it in which they are filled. The file is theirs:
//! a part without a mark is taken over byte by byte, and in a part with one only the bytes of the mark change. What is filled
//! stays in a content control that knows its mark, so a filled file is a template again. What a mark means is decided elsewhere;
//! here it is words or blocks. `scan` finds where text stands in the XML, `edits` says which bytes change, `control` and
//! `content` are what is put there, `package` is the file around it.

mod content;
mod control;
mod edits;
mod found;
mod looks;
mod package;
mod scan;
mod text;

use std::ops::Range;

use crate::render::RenderError;
use crate::render::svg::Picture;
use crate::report::model::ReportWords;
use crate::report::office::Said;
pub use control::MarkName;
use found::Atom;
use package::Office;

/// A file with marks.
#[derive(Debug, Clone)]
pub struct Template {
    bytes: Vec<u8>,
    office: Office,
    /// Every paragraph of the file that may hold a mark, with the part it is in.
    paragraphs: Vec<Marked>,
    /// Parts with text in which nothing can be filled, and that hold what looks like a mark.
    elsewhere: Vec<String>,
}

/// A paragraph with marks, or a content control that was filled and stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Where it is.
    pub place: Place,
    /// Its text: a control that was filled is its mark again, and a line break is U+2028.
    pub text: String,
    /// The same text once more, for programs that do not know text boxes.
    pub echo: bool,
    part: usize,
    paragraph: usize,
}

/// Where in the file a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The part.
    pub part: PartKind,
    /// The table (from 1, through the part), its row and its cell, where it is in one.
    pub cell: Option<(usize, usize, usize)>,
    /// The paragraph, from 1, through the part.
    pub paragraph: usize,
    /// Whether it is in a box drawn over the page.
    pub text_box: bool,
}

/// Parts of a file that hold text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// The text itself.
    Body,
    /// Above the text of a page.
    Header,
    /// Below it.
    Footer,
    /// Footnotes.
    Footnotes,
    /// Endnotes.
    Endnotes,
}

/// Why a mark cannot be filled where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A tracked change begins or ends inside it.
    TrackedChange,
    /// A link, a field or the like begins or ends inside it.
    Crossed,
    /// Its control was put around a whole cell or row of a table.
    AroundCell,
    /// Blocks do not fit into a line.
    NotAlone,
}

/// Why a file is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The zip or a part cannot be read.
    Damaged {
        /// The part.
        part: String,
        /// What the reader said.
        detail: String,
    },
    /// A template of Word (dotx).
    WordTemplate,
    /// A file with macros.
    Macros,
    /// A file of the strict kind.
    Strict,
    /// No Word file.
    NoDocument,
    /// It unpacks to more than is read.
    TooLarge,
}

/// A mark that is filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Filling {
    /// Which of [`Template::paragraphs`].
    pub paragraph: usize,
    /// The bytes of its text.
    pub span: Range<usize>,
    /// The name by which the control is known again.
    pub name: MarkName,
    /// What is put in its place.
    pub content: Said,
}

impl Template {
    /// Reads a file.
    ///
    /// # Errors
    /// It is none that can be filled.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Refused> {
        let (office, elsewhere) = package::read(&bytes)?;
        let paragraphs = marked(&office);
        Ok(Self { bytes, office, paragraphs, elsewhere })
    }

    /// Takes the names that marks can have: an id that was too long for the tag of a control is known again among them.
    pub fn recognise(&mut self, names: &[MarkName]) {
        for part in &mut self.office.parts {
            for paragraph in &mut part.scanned.paragraphs {
                for atom in &mut paragraph.atoms {
                    if let Atom::Control(control) = atom
                        && let Some(name) = names.iter().find(|name| control.name.stands_for(name))
                    {
                        control.name = name.clone();
                    }
                }
            }
        }
        self.paragraphs = marked(&self.office);
    }

    /// The paragraphs that may hold a mark.
    pub fn paragraphs(&self) -> &[Marked] {
        &self.paragraphs
    }

    /// Parts that hold what looks like a mark, and in which nothing can be filled.
    pub fn elsewhere(&self) -> &[String] {
        &self.elsewhere
    }

    /// Why the mark in these bytes of a paragraph cannot be filled; `blocks` where its filling does not fit into a line.
    pub fn obstacle(&self, paragraph: usize, span: &Range<usize>, blocks: bool) -> Option<Obstacle> {
        let marked = self.paragraphs.get(paragraph)?;
        let part = &self.office.parts[marked.part];
        edits::obstacle(&part.scanned, marked.paragraph, &part.xml, span, blocks)
    }

    /// The copy in which these marks are filled; the same bytes where it says so already.
    ///
    /// # Errors
    /// The zip library refuses a part.
    pub fn filled(
        &self,
        fillings: &[Filling],
        words: &ReportWords,
        png: &dyn Fn(&Picture) -> Option<Vec<u8>>,
    ) -> Result<Vec<u8>, RenderError> {
        let mut media = content::Media::new(self.office.parts.iter().map(|part| part.scanned.drawings).max(), png);
        let mut texts = Vec::new();
        for (at, part) in self.office.parts.iter().enumerate() {
            let of_part = fillings.iter().filter_map(|filling| {
                let marked = self.paragraphs.get(filling.paragraph).filter(|marked| marked.part == at)?;
                Some((marked.paragraph, filling))
            });
            media.begin(at);
            let writer = content::Writer { looks: &self.office.looks, words };
            texts.push(edits::edited(&part.scanned, &part.xml, of_part, &writer, &mut media));
        }
        package::write(&self.bytes, &self.office, texts, media)
    }
}

/// The paragraphs that may hold a mark.
fn marked(office: &Office) -> Vec<Marked> {
    let mut paragraphs = Vec::new();
    for (at, part) in office.parts.iter().enumerate() {
        for (paragraph, found) in part.scanned.paragraphs.iter().enumerate() {
            let text = text::of(found, &part.xml).text;
            if text.contains(['{', '｛']) {
                let (place, echo) = (found.place, found.echo);
                paragraphs.push(Marked { place, text, echo, part: at, paragraph });
            }
        }
    }
    paragraphs
}
