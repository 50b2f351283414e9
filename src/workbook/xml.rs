//! One part of a package as a stream of elements, under any prefix and both namespaces of OOXML (transitional and
//! strict): an element is known by its local name and its place. What a part may cost is bounded, by bytes, by
//! elements, by the length of one piece and by depth.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::workbook::Limits;

/// Why a part cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) String);

impl Broken {
    pub(crate) fn says(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// What one file may still cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    /// Bytes to unpack.
    pub(crate) bytes: u64,
    /// Pieces (tags and texts) to look at.
    pub(crate) pieces: u64,
    /// Bytes of evidence to keep.
    pub(crate) kept: u64,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { bytes: limits.unpacked_bytes, pieces: PIECES, kept: KEPT }
    }

    /// Says that something of about this size is kept.
    pub(crate) fn keep(&mut self, bytes: usize) -> Result<(), Broken> {
        // An entry of a map or list costs more than its words.
        let bytes = bytes as u64 + 64;
        self.kept = self.kept.checked_sub(bytes).ok_or_else(|| Broken("too much evidence".to_owned()))?;
        Ok(())
    }
}

/// Tags and texts looked at in one file: five million cells with a value and a formula each.
const PIECES: u64 = 60_000_000;
/// Bytes of evidence kept of one file.
const KEPT: u64 = 96 << 20;

/// The longest tag or text of a part: a cell holds 32,767 characters, with furigana and fonts some times that.
const LONGEST_PIECE: u64 = 8 << 20;
/// No part is nested deeper by any program.
const DEEPEST: usize = 256;

/// The start of an element.
pub(crate) struct Element<'a> {
    tag: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.tag.name().into_inner())
    }

    /// An attribute by its name without prefix; one that has no prefix wins.
    pub(crate) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut found = None;
        for attribute in self.tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            if key == name {
                return value(&attribute);
            }
            if found.is_none() && local(key) == name {
                found = value(&attribute);
            }
        }
        found
    }

    /// A whole number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// A truth value: `1`, `true`, `on` and `t`; anything else that is written is false.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        let word = self.get(name)?.trim().to_ascii_lowercase();
        Some(matches!(word.as_str(), "1" | "true" | "on" | "t"))
    }
}

fn value<'a>(attribute: &quick_xml::events::attributes::Attribute<'a>) -> Option<Cow<'a, str>> {
    attribute.normalized_value(XmlVersion::Implicit1_0).ok()
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What goes through a part.
pub(crate) trait Visit {
    /// Whether elements must end in their order. The HTML in old drawings does not.
    fn is_well_formed(&self) -> bool {
        true
    }
    /// An element begins; `text` is what stood between the last tag and this one.
    fn start(&mut self, element: &Element<'_>, text: &str, budget: &mut Budget) -> Result<(), Broken>;
    /// An element ends; `text` is what stood between the last tag and this one: all of it in an element without others.
    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken>;
}

/// Goes through a part from its start to its end.
pub(crate) fn walk(part: impl Read, budget: &mut Budget, visit: &mut dyn Visit) -> Result<(), Broken> {
    let piece = Rc::new(Cell::new(0));
    let total = Rc::new(Cell::new(budget.bytes));
    let metered = Metered { inner: BufReader::new(part), piece: Rc::clone(&piece), left: Rc::clone(&total) };
    // The format allows UTF-8 and UTF-16.
    let mut reader = Reader::from_reader(DecodingReader::new(metered));
    reader.config_mut().expand_empty_elements = true;
    let well_formed = visit.is_well_formed();
    reader.config_mut().allow_dangling_amp = !well_formed;
    reader.config_mut().check_end_names = well_formed;
    let mut buffer = Vec::new();
    let mut text = String::new();
    let mut depth = 0usize;
    // What a newer program offers to older ones in the place of what it means: the same thing once more.
    let mut fallback: Option<usize> = None;
    loop {
        buffer.clear();
        piece.set(0);
        budget.pieces = budget.pieces.checked_sub(1).ok_or_else(|| Broken("too many elements".to_owned()))?;
        let event = reader.read_event_into(&mut buffer).map_err(Broken::says);
        budget.bytes = total.get();
        let event = event?;
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST && well_formed {
                    return Err(Broken("nested too deep".to_owned()));
                }
                if fallback.is_none() {
                    let element = Element { tag: &tag };
                    if element.name() == "Fallback" {
                        fallback = Some(depth);
                    } else {
                        visit.start(&element, &text, budget)?;
                    }
                }
                text.clear();
            }
            Event::End(tag) => {
                match fallback {
                    Some(outside) if outside == depth => fallback = None,
                    Some(_) => {}
                    None => visit.end(local(tag.name().into_inner()), &text, budget)?,
                }
                text.clear();
                depth = depth.saturating_sub(1);
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::CData(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) => match sign(&reference) {
                Some(sign) => text.push_str(&sign),
                // Words with a piece missing would be other words.
                None if well_formed => {
                    return Err(Broken(format!("unknown sign &{};", reference.xml10_content())));
                }
                None => {}
            },
            Event::Eof if depth == 0 || !well_formed => return Ok(()),
            Event::Eof => return Err(Broken("ends in the middle".to_owned())),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if text.len() as u64 > LONGEST_PIECE {
            return Err(Broken("a text is too long".to_owned()));
        }
    }
}

/// `&amp;` and `&#x3042;`; an entity that a document type declares is never expanded.
fn sign(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        return Some(sign.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(str::to_owned)
}

/// Counts what is read, in all and since the last piece began.
struct Metered<R> {
    inner: BufReader<R>,
    piece: Rc<Cell<u64>>,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(into.len());
        into[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece.get() > LONGEST_PIECE {
            return Err(io::Error::other("a tag or text is too long"));
        }
        if self.left.get() == 0 {
            return Err(io::Error::other("the parts are too large"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.piece.set(self.piece.get() + length as u64);
        self.left.set(self.left.get().saturating_sub(length as u64));
        self.inner.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down what it is told.
    #[derive(Default)]
    struct Heard(Vec<String>);

    impl Visit for Heard {
        fn start(&mut self, element: &Element<'_>, text: &str, _: &mut Budget) -> Result<(), Broken> {
            self.0.push(format!("{text}<{} {:?}", element.name(), element.get("id").as_deref()));
            Ok(())
        }

        fn end(&mut self, name: &str, text: &str, _: &mut Budget) -> Result<(), Broken> {
            self.0.push(format!("{text}>{name}"));
            Ok(())
        }
    }

    fn hear(xml: &[u8]) -> Result<Vec<String>, Broken> {
        let mut heard = Heard::default();
        let mut budget = Budget { bytes: 1 << 30, pieces: 10_000, kept: 1 << 20 };
        walk(xml, &mut budget, &mut heard)?;
        Ok(heard.0)
    }

    #[test]
    fn names_are_local_and_the_replacement_for_old_programs_is_passed_over() {
        let xml = "<?xml version=\"1.0\"?><a:x r:id=\"1\"><q id='2'/>甲&amp;&#x4e59;<mc:AlternateContent><mc:Choice><y/>\
                   </mc:Choice><mc:Fallback><z/>no</mc:Fallback></mc:AlternateContent><t><![CDATA[<b>]]></t></a:x>";
        assert_eq!(
            hear(xml.as_bytes()).unwrap(),
            [
                "<x Some(\"1\")",
                "<q Some(\"2\")",
                ">q",
                "甲&乙<AlternateContent None",
                "<Choice None",
                "<y None",
                ">y",
                ">Choice",
                ">AlternateContent",
                "<t None",
                "<b>>t",
                ">x"
            ]
        );
    }

    #[test]
    fn hostile_parts_are_broken_and_nothing_worse() {
        assert!(hear("<a>".repeat(300).as_bytes()).is_err(), "deep");
        assert!(hear(b"<a><b></a>").is_err(), "crossed");
        assert!(hear(b"<a>").is_err(), "cut off");
        assert!(hear(format!("<a x='{}'/>", "y".repeat(9 << 20)).as_bytes()).is_err(), "a long tag");
        assert!(hear("<a><b/></a>".repeat(9000).as_bytes()).is_err(), "many");
        let bomb = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;\">]><a>&m;</a>";
        assert!(hear(bomb.as_bytes()).is_err(), "an entity of its own");
        assert!(hear(b"<a>R&D</a>").is_err(), "a sign that is not written out");
    }
}
