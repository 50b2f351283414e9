//! The text of a paragraph, and for every character of it the bytes in the XML that say it.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::found::{Atom, Paragraph};
use super::scan::attribute;

/// A character of a text.
pub(super) struct Character {
    /// The byte of the text at which it begins.
    pub(super) at: usize,
    /// What says it, by its number in the paragraph.
    pub(super) atom: usize,
    /// The bytes of the XML.
    pub(super) xml: Range<usize>,
}

/// A text with its bytes.
pub(super) struct Told {
    pub(super) text: String,
    pub(super) characters: Vec<Character>,
    /// The byte of the text at which each atom begins.
    pub(super) begins: Vec<usize>,
}

impl Told {
    /// The characters of some bytes of the text.
    pub(super) fn within(&self, span: &Range<usize>) -> impl Iterator<Item = &Character> {
        self.characters.iter().filter(move |character| span.contains(&character.at))
    }
}

/// The text of a paragraph.
pub(super) fn of(paragraph: &Paragraph, xml: &str) -> Told {
    let mut told = Told { text: String::new(), characters: Vec::new(), begins: Vec::new() };
    for (number, atom) in paragraph.atoms.iter().enumerate() {
        told.begins.push(told.text.len());
        match atom {
            Atom::Text(piece) => {
                let mut at = piece.xml.start;
                while at < piece.xml.end {
                    let (length, sign) = character(&xml[at..piece.xml.end]);
                    told.characters.push(Character { at: told.text.len(), atom: number, xml: at..at + length });
                    told.text.push(sign);
                    at += length;
                }
            }
            Atom::Sign(sign) => {
                told.characters.push(Character { at: told.text.len(), atom: number, xml: 0..0 });
                told.text.push(*sign);
            }
            Atom::Control(control) => {
                let mark = control.mark();
                told.characters.push(Character { at: told.text.len(), atom: number, xml: control.range.clone() });
                told.text.push_str(&mark);
            }
            Atom::Change => {}
        }
    }
    told
}

/// What a piece of XML says, paragraph by paragraph, and what its pictures say to those who do not see them. Paragraphs without
/// a word are left out.
pub(super) fn said(xml: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_text = false;
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => {
                in_text = tag.local_name().into_inner() == "t";
                line.push_str(&description(&tag));
            }
            Event::Empty(tag) => line.push_str(&description(&tag)),
            Event::Text(text) if in_text => line.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if in_text => {
                line.push(character(&format!("&{};", name.xml10_content())).1);
            }
            Event::End(tag) => {
                in_text = false;
                if tag.local_name().into_inner() == "p" {
                    said.push(std::mem::take(&mut line));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    said.push(line);
    said.retain(|text| !text.is_empty());
    said
}

/// What a picture says to those who do not see it.
fn description(tag: &BytesStart<'_>) -> String {
    if tag.local_name().into_inner() == "docPr" {
        attribute(tag, "descr").unwrap_or_default()
    } else {
        String::new()
    }
}

/// The next character of a text in XML: the bytes it takes, and what it is.
fn character(xml: &str) -> (usize, char) {
    let Some(sign) = xml.chars().next() else { return (1, ' ') };
    let end = if sign == '&' { xml.find(';') } else { None };
    let Some(end) = end else { return (sign.len_utf8(), sign) };
    let name = &xml[1..end];
    let sign = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|code| {
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.parse().ok(),
            };
            code.and_then(char::from_u32)
        }),
    };
    (end + 1, sign.unwrap_or('\u{FFFD}'))
}
