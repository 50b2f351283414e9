//! Which bytes of a part change when its marks are filled, and nothing else: a run is closed before a mark and opened again
//! behind it with its own looks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::{self, Media, Room, Writer};
use super::control::{Level, hash_of};
use super::found::{Atom, Control, Paragraph, Piece, Scanned};
use super::looks;
use super::text::{self, Told};
use super::{Filling, Moved, Obstacle, Renaming, Why};
use crate::render::xml::escape;
use crate::report::office::Said;

/// What is put in the place of some bytes.
type Edits = BTreeMap<(usize, usize), String>;

/// Why the mark in these bytes of the text of a paragraph cannot be filled.
pub(super) fn obstacle(
    scanned: &Scanned,
    paragraph: usize,
    xml: &str,
    span: &Range<usize>,
    blocks: bool,
) -> Option<Obstacle> {
    let paragraph = scanned.paragraphs.get(paragraph)?;
    let told = text::of(paragraph, xml);
    if let Some(control) = control_at(paragraph, &told, span) {
        return match control.level {
            Level::Run if blocks && is_alone(&told, span) && is_inserted(scanned, xml, paragraph, control) => {
                Some(Obstacle::TrackedBlocks)
            }
            Level::Around => Some(Obstacle::AroundCell),
            Level::Run if blocks && !is_alone(&told, span) => Some(Obstacle::NotAlone),
            Level::Run | Level::Block => None,
        };
    }
    let inside = |begin: usize| span.start < begin && begin < span.end;
    let changes = |(atom, begin): (&Atom, &usize)| matches!(atom, Atom::Change) && inside(*begin);
    if paragraph.atoms.iter().zip(&told.begins).any(changes) {
        return Some(Obstacle::TrackedChange);
    }
    let parents: Vec<usize> =
        pieces(paragraph, &told, span).iter().map(|(piece, _)| scanned.runs[piece.run].parent).collect();
    let tracked = parents.iter().any(|parent| INSERTED.iter().any(|of| is(scanned, &xml[*parent..], of)));
    if parents.windows(2).all(|pair| pair[0] == pair[1]) {
        return match (blocks, is_alone(&told, span)) {
            (true, false) => Some(Obstacle::NotAlone),
            (true, true) if tracked => Some(Obstacle::TrackedBlocks),
            (true | false, _) => None,
        };
    }
    Some(if tracked { Obstacle::TrackedChange } else { Obstacle::Crossed })
}

/// What Word notes in a control that shows its own words, since nothing stands in it.
const PLACEHOLDER: &str = "showingPlcHdr";
/// Elements around what a tracked change put there.
const INSERTED: [&str; 2] = ["ins", "moveTo"];

/// Whether an element of Word begins here.
fn is(scanned: &Scanned, xml: &str, name: &str) -> bool {
    let behind = xml.strip_prefix('<').and_then(|tag| tag.strip_prefix(&scanned.prefix)?.strip_prefix(name));
    behind.is_some_and(|behind| behind.starts_with([' ', '>', '/']))
}

/// Whether a control stands within an insertion.
fn is_inserted(scanned: &Scanned, xml: &str, paragraph: &Paragraph, control: &Control) -> bool {
    let before = &xml[paragraph.range.start..control.range.start];
    INSERTED.iter().any(|name| {
        // An empty one says that the end of the paragraph was inserted.
        let is_empty = |tag: &str| tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        let begins = |(at, _): &(usize, &str)| is(scanned, &before[*at..], name) && !is_empty(&before[*at..]);
        let begun = before.match_indices('<').rfind(begins);
        let ended = before.rfind(&format!("</{}{name}>", scanned.prefix));
        begun.is_some_and(|(at, _)| ended.is_none_or(|ended| ended < at))
    })
}

fn is_alone(told: &Told, span: &Range<usize>) -> bool {
    told.text[..span.start].trim().is_empty() && told.text[span.end..].trim().is_empty()
}

/// The control that is the mark in these bytes.
fn control_at<'p>(paragraph: &'p Paragraph, told: &Told, span: &Range<usize>) -> Option<&'p Control> {
    let at = told.within(span).next()?.atom;
    match &paragraph.atoms[at] {
        Atom::Control(control) => Some(control),
        Atom::Text(_) | Atom::Sign(_) | Atom::Change => None,
    }
}

/// Whether the mark in these bytes of the text of a paragraph is a control that was filled.
pub(super) fn was_filled(paragraph: &Paragraph, xml: &str, span: &Range<usize>) -> bool {
    control_at(paragraph, &text::of(paragraph, xml), span).is_some()
}

/// The texts that a mark is made of, each with the bytes that are its part of it.
fn pieces<'p>(paragraph: &'p Paragraph, told: &Told, span: &Range<usize>) -> Vec<(&'p Piece, Range<usize>)> {
    let mut found: Vec<(usize, &Piece, Range<usize>)> = Vec::new();
    for character in told.within(span) {
        let Atom::Text(piece) = &paragraph.atoms[character.atom] else { continue };
        match found.last_mut() {
            Some((atom, _, range)) if *atom == character.atom => range.end = character.xml.end,
            _ => found.push((character.atom, piece, character.xml.clone())),
        }
    }
    found.into_iter().map(|(_, piece, range)| (piece, range)).collect()
}

/// What became of a part.
pub(super) struct Edited {
    /// Its text; nothing where it says so already.
    pub(super) text: Option<String>,
    /// How many of its marks had been filled before.
    pub(super) again: usize,
    pub(super) moved: Vec<Moved>,
}

/// The part with its marks filled.
pub(super) fn edited<'f>(
    scanned: &Scanned,
    xml: &str,
    fillings: impl Iterator<Item = (usize, &'f Filling)>,
    writer: &Writer<'_>,
    media: &mut Media<'_>,
) -> Edited {
    let mut of_paragraphs: BTreeMap<usize, Vec<&Filling>> = BTreeMap::new();
    for (paragraph, filling) in fillings {
        of_paragraphs.entry(paragraph).or_default().push(filling);
    }
    let mut edit = Edit { scanned, xml, edits: Edits::new(), again: 0, moved: Vec::new(), writer, media };
    for (paragraph, mut fillings) in of_paragraphs {
        fillings.sort_by_key(|filling| filling.span.start);
        edit.paragraph(paragraph, &fillings);
    }
    Edited { text: changed(xml, edit.edits), again: edit.again, moved: edit.moved }
}

/// A text with other pieces; nothing where it says the same.
fn changed(xml: &str, edits: Edits) -> Option<String> {
    let mut out = String::with_capacity(xml.len() + xml.len() / 4);
    let mut at = 0;
    for ((from, to), text) in edits {
        out.push_str(&xml[at..from]);
        out.push_str(&text);
        at = to;
    }
    out.push_str(&xml[at..]);
    (out != xml).then_some(out)
}

/// The part with other names in its marks; nothing where there is none of them.
pub(super) fn renamed<'r>(
    scanned: &Scanned,
    xml: &str,
    names: impl Iterator<Item = (usize, &'r Renaming)>,
) -> Option<String> {
    let mut edits = Edits::new();
    for (paragraph, Renaming { span, name, .. }) in names {
        let paragraph = &scanned.paragraphs[paragraph];
        let told = text::of(paragraph, xml);
        if let Some(control) = control_at(paragraph, &told, span) {
            let whole = &xml[control.range.clone()];
            let head =
                ["w:", scanned.prefix.as_str()].into_iter().find_map(|of| whole.find(&format!("<{of}sdtContent")));
            let head = head.unwrap_or(0);
            let text = control.name.replaced(name, &whole[..head]);
            edits.insert((control.range.start, control.range.start + head), text);
            continue;
        }
        for (number, (_, range)) in pieces(paragraph, &told, span).into_iter().enumerate() {
            let text = if number == 0 { escape(&name.mark()) } else { String::new() };
            edits.insert((range.start, range.end), text);
        }
    }
    changed(xml, edits)
}

struct Edit<'e, 'm> {
    scanned: &'e Scanned,
    xml: &'e str,
    edits: Edits,
    again: usize,
    moved: Vec<Moved>,
    writer: &'e Writer<'e>,
    media: &'e mut Media<'m>,
}

impl Edit<'_, '_> {
    fn put(&mut self, range: Range<usize>, text: String) {
        self.edits.insert((range.start, range.end), text);
    }

    /// Notes what a control says now that says something else.
    fn moves(&mut self, control: Option<&Control>, filling: &Filling, put: &str) {
        let Some(control) = control else { return };
        self.again += 1;
        let whole = &self.xml[control.range.clone()];
        // What Word itself puts into a control in which nothing stands is nobody's word.
        let old = if whole.contains(PLACEHOLDER) { Vec::new() } else { text::said(whole) };
        let new = text::said(put);
        if old != new {
            let why = match control.filled.map(|filled| (filled == hash_of(&old), filled == hash_of(&new))) {
                None | Some((true, _)) => Why::Data,
                Some((false, true)) => Why::Hand,
                Some((false, false)) => Why::Both,
            };
            self.moved.push(Moved { paragraph: filling.paragraph, name: filling.name.clone(), why, old, new });
        }
    }

    fn paragraph(&mut self, at: usize, fillings: &[&Filling]) {
        let paragraph = &self.scanned.paragraphs[at];
        let told = text::of(paragraph, self.xml);
        // Where the last mark ended: behind it in the same text a run was opened anew.
        let mut before = 0;
        for filling in fillings {
            let control = control_at(paragraph, &told, &filling.span);
            match (&filling.content, control) {
                (Said::Words(words), Some(control)) => self.words_again(control, filling, words),
                (Said::Words(words), None) => {
                    let looks = self.looks(paragraph, &told, &filling.span);
                    let run = content::run(&looks, words);
                    let put = filling.name.control(self.scanned.namespaces(), &run);
                    self.cut(paragraph, &told, filling, before, Some(&put));
                }
                (Said::Blocks(_), Some(control)) if control.level == Level::Block => {
                    let properties = control.paragraph.clone().map(|range| self.xml[range].to_owned());
                    let put = self.blocks(paragraph, filling, properties.as_deref());
                    self.moves(Some(control), filling, &put);
                    self.put(control.range.clone(), put);
                }
                (Said::Blocks(_), control) => {
                    let properties = paragraph.properties.clone().map(|range| &self.xml[range]);
                    let properties = properties.filter(|properties| !properties.contains("sectPr"));
                    let put = self.blocks(paragraph, filling, properties);
                    self.moves(control, filling, &put);
                    // A cell and a text box end with a paragraph of their own.
                    let needed =
                        paragraph.behind.is_none() && (paragraph.place.cell.is_some() || paragraph.place.text_box);
                    if paragraph.plain && !needed {
                        self.put(paragraph.range.clone(), put);
                    } else {
                        self.put(paragraph.range.start..paragraph.range.start, put);
                        match control {
                            Some(control) => self.put(control.range.clone(), String::new()),
                            None => self.cut(paragraph, &told, filling, before, None),
                        }
                    }
                }
            }
            before = filling.span.end;
        }
    }

    /// Other words in a control.
    fn words_again(&mut self, control: &Control, filling: &Filling, words: &str) {
        let slice = |range: &Option<Range<usize>>| range.clone().map_or("", |range| &self.xml[range]);
        let mut content = content::run(slice(&control.run), words);
        if control.level == Level::Block {
            content = format!("<w:p>{}{content}</w:p>", slice(&control.paragraph));
        }
        let put = filling.name.control(self.scanned.namespaces(), &content);
        self.moves(Some(control), filling, &put);
        self.put(control.range.clone(), put);
    }

    fn blocks(&mut self, paragraph: &Paragraph, filling: &Filling, properties: Option<&str>) -> String {
        let Said::Blocks(blocks) = &filling.content else { return String::new() };
        let style = |at: Option<usize>| at.and_then(|at| self.scanned.paragraphs[at].style.as_deref());
        let caption = |at| style(at).is_some_and(|style| self.writer.looks.is_caption(style));
        let room = Room {
            width: content::width(
                paragraph.room,
                looks::page_width(self.xml, paragraph.range.start),
                self.writer.looks,
            ),
            captioned_above: caption(paragraph.before),
            captioned_below: caption(paragraph.behind),
        };
        let written = self.writer.blocks(blocks, properties, &room, self.media);
        filling.name.control(self.scanned.namespaces(), &written)
    }

    /// The looks of the run in which a mark begins.
    fn looks(&self, paragraph: &Paragraph, told: &Told, span: &Range<usize>) -> String {
        let first = pieces(paragraph, told, span).into_iter().next();
        let properties = first.and_then(|(piece, _)| self.scanned.runs[piece.run].properties.clone());
        properties.map(|range| self.xml[range].to_owned()).unwrap_or_default()
    }

    /// Takes a mark out of its runs, and puts something where it began.
    fn cut(&mut self, paragraph: &Paragraph, told: &Told, filling: &Filling, before: usize, put: Option<&str>) {
        let prefix = &self.scanned.prefix;
        let last = told.within(&(0..before)).last().map(|character| character.xml.end);
        for (number, (piece, range)) in pieces(paragraph, told, &filling.span).into_iter().enumerate() {
            let run = &self.scanned.runs[piece.run];
            let only = run.children == 1;
            let is_first = range.start == piece.xml.start && only;
            let is_last = range.end == piece.xml.end && only;
            // A mark before it in the same text: between them stands a run that was opened anew.
            let in_same = last.is_some_and(|end| piece.xml.start < end && end <= range.start);
            let preserved = self.xml[piece.tag.clone()].contains("xml:space");
            let mut keep_space = false;
            if let Some(put) = put.filter(|_| number == 0) {
                let mut text = String::new();
                if !is_first {
                    let left = &self.xml[piece.xml.start..range.start];
                    keep_space = !in_same && left.ends_with([' ', '\t', '\n', '\r']);
                    text.push_str(&format!("</{prefix}t></{prefix}r>"));
                }
                text.push_str(put);
                if !is_last {
                    let looks = run.properties.clone().map_or("", |range| &self.xml[range]);
                    let tag = &self.xml[run.tag.clone()];
                    text.push_str(&format!("{tag}{looks}<{prefix}t xml:space=\"preserve\">"));
                }
                let from = if is_first { run.range.start } else { range.start };
                let to = if is_last { run.range.end } else { range.end };
                self.put(from..to, text);
            } else if is_first && is_last {
                self.put(run.range.clone(), String::new());
            } else {
                let right = &self.xml[range.end..piece.xml.end];
                keep_space = !in_same && right.starts_with([' ', '\t', '\n', '\r']);
                self.put(range, String::new());
            }
            if keep_space && !preserved {
                self.put(piece.tag.end - 1..piece.tag.end - 1, " xml:space=\"preserve\"".to_owned());
            }
        }
    }
}
