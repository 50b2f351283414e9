//! An office's own Word file with marks in it (`{{figure:id}}`), and a copy of it in which they are filled. The file is theirs:
//! a part without a mark is taken over byte by byte, and in a part with one only the bytes of the mark change. What is filled
//! stays in a content control that knows its mark, so a filled file is a template again. What a mark means is decided elsewhere;
//! here it is words or blocks. `scan` finds where text stands in the XML, `edits` says which bytes change, `control` and
//! `content` are what is put there, `package` is the file around it, `seal` says whether anybody wrote into it since.

mod content;
mod control;
mod edits;
mod found;
mod looks;
mod package;
mod scan;
mod seal;
mod text;

use std::ops::Range;

use crate::render::RenderError;
use crate::render::svg::Picture;
use crate::report::model::{Block, ReportWords};
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
    /// Parts in which nothing can be filled, each with what it says.
    elsewhere: Vec<(String, String)>,
}

/// A paragraph with marks, or a content control that was filled and stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Where it is.
    pub place: Place,
    /// Its text: a control that was filled is its mark again, and a line break is U+2028.
    pub text: String,
    /// The heading that it stands below.
    pub heading: Option<String>,
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
    /// Blocks would stand there as if nobody had inserted them, since the mark is a tracked insertion.
    TrackedBlocks,
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

/// A mark that gets another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// Which of [`Template::paragraphs`].
    pub paragraph: usize,
    /// The bytes of its text.
    pub span: Range<usize>,
    /// The new name.
    pub name: MarkName,
}

/// A mark that was filled before and says something else now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which of [`Template::paragraphs`].
    pub paragraph: usize,
    /// The mark.
    pub name: MarkName,
    /// Why.
    pub why: Why,
    /// What it said, paragraph by paragraph.
    pub old: Vec<String>,
    /// What it says.
    pub new: Vec<String>,
}

/// Why a mark that was filled before says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Something else was found since; or nobody knows, where an earlier program filled it.
    Data,
    /// Somebody wrote over it.
    Hand,
    /// Somebody wrote over it, and something else was found since.
    Both,
}

/// A filled file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many marks had been filled before.
    pub again: usize,
    /// Those that say something else now.
    pub moved: Vec<Moved>,
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

    /// Whether something in it was filled before.
    pub fn is_filled(&self) -> bool {
        let atoms = self.office.parts.iter().flat_map(|part| &part.scanned.paragraphs).flat_map(|of| &of.atoms);
        atoms.into_iter().any(|atom| matches!(atom, Atom::Control(_)))
    }

    /// Whether it was filled and a program that is not Word took out what our controls are known by. LibreOffice 7.4 drops their
    /// tags when it saves, and of those in a line their titles too.
    pub fn has_lost_frames(&self) -> bool {
        const TITLED: &str = "alias w:val=\"{{";
        const BARE: [&str; 2] = ["<w:sdtPr></w:sdtPr>", "<w:sdtPr/>"];
        const OTHER: &str = "LibreOffice";
        let any = |wanted: &[&str]| {
            self.office.parts.iter().any(|part| wanted.iter().any(|wanted| part.xml.contains(wanted)))
        };
        let by_other =
            || self.elsewhere.iter().any(|(part, text)| part == "docProps/app.xml" && text.contains(OTHER));
        !self.is_filled() && (any(&[TITLED]) || (any(&BARE) && by_other()))
    }

    /// Whether it is as it was filled: nobody has saved it since.
    pub fn is_as_filled(&self) -> bool {
        seal::is_sealed(&self.bytes)
    }

    /// Whether the mark in these bytes of a paragraph was filled before.
    pub fn was_filled(&self, paragraph: usize, span: &Range<usize>) -> bool {
        let Some(marked) = self.paragraphs.get(paragraph) else { return false };
        let part = &self.office.parts[marked.part];
        edits::was_filled(&part.scanned.paragraphs[marked.paragraph], &part.xml, span)
    }

    /// The paragraphs that may hold a mark.
    pub fn paragraphs(&self) -> &[Marked] {
        &self.paragraphs
    }

    /// Parts in which nothing can be filled, each with what it says.
    pub fn elsewhere(&self) -> &[(String, String)] {
        &self.elsewhere
    }

    /// Whether the place of a filling is too narrow for the columns of its tables: a number would be broken within itself.
    pub fn is_narrow(&self, filling: &Filling) -> bool {
        let Said::Blocks(blocks) = &filling.content else { return false };
        let Some(marked) = self.paragraphs.get(filling.paragraph) else { return false };
        let part = &self.office.parts[marked.part];
        let paragraph = &part.scanned.paragraphs[marked.paragraph];
        let page = looks::page_width(&part.xml, paragraph.range.start);
        let room = content::width(paragraph.room, page, &self.office.looks);
        blocks.iter().any(|block| match block {
            Block::Table(table) => content::is_narrow(table, room),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List { .. }
            | Block::Chart(_)
            | Block::Note(_) => false,
        })
    }

    /// Why the mark in these bytes of a paragraph cannot be filled; `blocks` where its filling does not fit into a line.
    pub fn obstacle(&self, paragraph: usize, span: &Range<usize>, blocks: bool) -> Option<Obstacle> {
        let marked = self.paragraphs.get(paragraph)?;
        let part = &self.office.parts[marked.part];
        edits::obstacle(&part.scanned, marked.paragraph, &part.xml, span, blocks)
    }

    /// The copy in which these marks have other names.
    ///
    /// # Errors
    /// The zip library refuses a part.
    pub fn renamed(&self, names: &[Renaming]) -> Result<Vec<u8>, RenderError> {
        let of_part = |at: usize| {
            names.iter().filter_map(move |name| {
                let marked = self.paragraphs.get(name.paragraph).filter(|marked| marked.part == at)?;
                Some((marked.paragraph, name))
            })
        };
        let parts = self.office.parts.iter().enumerate();
        let texts = parts.map(|(at, part)| edits::renamed(&part.scanned, &part.xml, of_part(at))).collect();
        package::write(&self.bytes, &self.office, texts, content::Media::new(None, &|_| None))
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
    ) -> Result<Filled, RenderError> {
        let mut media = content::Media::new(self.office.parts.iter().map(|part| part.scanned.drawings).max(), png);
        let (mut texts, mut again, mut moved) = (Vec::new(), 0, Vec::new());
        for (at, part) in self.office.parts.iter().enumerate() {
            let of_part = fillings.iter().filter_map(|filling| {
                let marked = self.paragraphs.get(filling.paragraph).filter(|marked| marked.part == at)?;
                Some((marked.paragraph, filling))
            });
            media.begin(at);
            let writer = content::Writer { looks: &self.office.looks, words };
            let edited = edits::edited(&part.scanned, &part.xml, of_part, &writer, &mut media);
            texts.push(edited.text);
            again += edited.again;
            moved.extend(edited.moved);
        }
        let written = package::write(&self.bytes, &self.office, texts, media)?;
        // What people wrote into a filled file is in the copy too, so that is not only what was filled.
        let is_ours = !self.is_filled() || self.is_as_filled();
        let bytes = if is_ours && written != self.bytes { seal::sealed(written) } else { written };
        Ok(Filled { bytes, again, moved })
    }
}

/// A filled file without the seal that says that nobody wrote into it.
pub fn unsealed(bytes: &[u8]) -> Vec<u8> {
    seal::unsealed(bytes)
}

/// Signs of which a paragraph with a mark, or with something like one, has at least one.
const OF_MARKS: [char; 8] = ['{', '}', '｛', '｝', '﹛', '﹜', ':', '：'];

/// The paragraphs that may hold a mark.
fn marked(office: &Office) -> Vec<Marked> {
    let mut paragraphs = Vec::new();
    for (at, part) in office.parts.iter().enumerate() {
        let mut heading = None;
        for (paragraph, found) in part.scanned.paragraphs.iter().enumerate() {
            let text = text::of(found, &part.xml).text;
            let place = found.place;
            if text.contains(OF_MARKS) {
                let (text, heading, echo) = (text.clone(), heading.clone(), found.echo);
                paragraphs.push(Marked { place, text, heading, echo, part: at, paragraph });
            }
            let is_heading = place.cell.is_none() && !place.text_box && !text.trim().is_empty();
            let styled = || found.style.as_ref().is_some_and(|style| office.looks.is_heading(style));
            if is_heading && found.outlined.unwrap_or_else(styled) {
                heading = Some(text);
            }
        }
    }
    paragraphs
}
