//! Texts with more in them than words: runs in fonts of their own, of which some are struck through, and the readings
//! (ふりがな) that Excel keeps beside words that were typed by their sound.

use std::collections::BTreeMap;

use crate::workbook::evidence::Struck;
use crate::workbook::evidence::xml::{Broken, Budget, Element, Visit};

/// What a text tells beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TextEvidence {
    /// Its runs with whether each is struck through; none where all of it has the font of the cell.
    runs: Vec<(String, Option<bool>)>,
    /// How it is read.
    pub(super) reading: Option<String>,
}

impl TextEvidence {
    /// What is struck through in a cell whose own font is or is not. Words in the cell's own font only are not known
    /// here; their text is left empty.
    pub(super) fn struck(&self, cell: bool) -> Option<Struck> {
        if self.runs.is_empty() {
            return cell.then(|| Struck { text: String::new(), whole: true });
        }
        let of_run = |strike: &Option<bool>| strike.unwrap_or(cell);
        let said = |text: &str| !text.trim().is_empty();
        let text: String =
            self.runs.iter().filter(|(_, strike)| of_run(strike)).map(|(text, _)| text.as_str()).collect();
        let whole = self.runs.iter().filter(|(text, _)| said(text)).all(|(_, strike)| of_run(strike));
        said(&text).then_some(Struck { text, whole })
    }

    fn is_plain(&self) -> bool {
        self.runs.is_empty() && self.reading.is_none()
    }
}

/// The shared texts of a workbook that have something to tell, by their number.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    texts: BTreeMap<u32, TextEvidence>,
    next: u32,
    inside: bool,
    rich: RichText,
}

impl SharedTexts {
    pub(super) fn get(&self, number: u32) -> Option<&TextEvidence> {
        self.texts.get(&number)
    }
}

impl Visit for SharedTexts {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if element.name() == "si" {
            self.inside = true;
            self.rich = RichText::default();
        } else if self.inside {
            self.rich.start(element);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        if name == "si" {
            self.inside = false;
            let evidence = std::mem::take(&mut self.rich).finish();
            if !evidence.is_plain() {
                let length = evidence.runs.iter().map(|(text, _)| text.len() + 32).sum::<usize>();
                budget.keep(length + evidence.reading.as_ref().map_or(0, String::len))?;
                self.texts.insert(self.next, evidence);
            }
            self.next = self.next.saturating_add(1);
        } else if self.inside {
            self.rich.end(name, text);
        }
        Ok(())
    }
}

/// A text with runs and readings while it is read; the same inside a cell and among the shared texts.
#[derive(Debug, Default)]
pub(super) struct RichText {
    runs: Vec<(String, Option<bool>)>,
    strike: Option<bool>,
    /// The reading of the words from one UTF-16 unit to another.
    readings: Vec<(usize, usize, String)>,
    in_reading: bool,
}

impl RichText {
    pub(super) fn start(&mut self, element: &Element<'_>) {
        match element.name() {
            "r" => self.strike = None,
            "rPr" => self.strike = Some(false),
            "strike" if self.strike.is_some() => self.strike = Some(element.flag("val").unwrap_or(true)),
            "rPh" => {
                let of = |name| element.number(name).unwrap_or(0);
                self.readings.push((of("sb"), of("eb"), String::new()));
                self.in_reading = true;
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str, text: &str) {
        match name {
            "t" if self.in_reading => {
                if let Some((_, _, reading)) = self.readings.last_mut() {
                    reading.push_str(text);
                }
            }
            "t" => self.runs.push((plain(text), self.strike)),
            "rPh" => self.in_reading = false,
            "r" => self.strike = None,
            _ => {}
        }
    }

    pub(super) fn finish(self) -> TextEvidence {
        let reading = if self.readings.is_empty() { None } else { self.reading() };
        let styled = self.runs.iter().any(|(_, strike)| strike.is_some());
        TextEvidence { runs: if styled { self.runs } else { Vec::new() }, reading }
    }

    /// The words with each part that has a reading replaced by it.
    fn reading(&self) -> Option<String> {
        let words: Vec<u16> = self.runs.iter().flat_map(|(text, _)| text.encode_utf16()).collect();
        let mut read: Vec<u16> = Vec::with_capacity(words.len() * 2);
        let mut at = 0;
        for (from, to, reading) in &self.readings {
            if reading.trim().is_empty() || *from < at || *to < *from || *to > words.len() {
                continue;
            }
            read.extend(&words[at..*from]);
            read.extend(reading.encode_utf16());
            at = *to;
        }
        read.extend(&words[at..]);
        let text = String::from_utf16_lossy(&read);
        (at > 0).then_some(text)
    }
}

/// A text without the escapes for signs that XML cannot hold: `_x000D_`.
pub(super) fn plain(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_'));
        match sign.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
            Some(sign) => {
                out.push(sign);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::evidence::xml::walk;

    fn shared(xml: &str) -> SharedTexts {
        let mut texts = SharedTexts::default();
        let mut budget = Budget { bytes: 1 << 20, pieces: 10_000, kept: 1 << 20 };
        walk(xml.as_bytes(), &mut budget, &mut texts).unwrap();
        texts
    }

    #[test]
    fn only_runs_that_are_struck_are() {
        let texts = shared(
            "<x:sst><x:si><x:t>plain</x:t></x:si>\
             <x:si><x:r><x:t>12</x:t></x:r><x:r><x:rPr><x:strike/></x:rPr><x:t>34</x:t></x:r></x:si>\
             <x:si><x:r><x:rPr><x:strike val=\"0\"/></x:rPr><x:t>5</x:t></x:r></x:si></x:sst>",
        );
        assert!(texts.get(0).is_none());
        let struck = |number: u32, cell| texts.get(number).unwrap().struck(cell);
        assert_eq!(struck(1, false), Some(Struck { text: "34".to_owned(), whole: false }));
        assert_eq!(struck(1, true), Some(Struck { text: "1234".to_owned(), whole: true }));
        assert_eq!([struck(2, false), struck(2, true)], [None, None]);
    }

    #[test]
    fn a_reading_takes_the_place_of_its_words() {
        let texts = shared(
            "<sst><si><t>長野県庁 A課</t><rPh sb=\"0\" eb=\"2\"><t>ナガノ</t></rPh><rPh sb=\"2\" eb=\"4\"><t>ケンチョウ</t></rPh>\
             <rPh sb=\"6\" eb=\"7\"><t>カ</t></rPh></si><si><t>x</t><rPh sb=\"0\" eb=\"9\"><t>y</t></rPh></si></sst>",
        );
        assert_eq!(texts.get(0).unwrap().reading.as_deref(), Some("ナガノケンチョウ Aカ"));
        assert!(texts.get(1).is_none(), "a reading of words that are not there");
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(plain("a_x000D_b_x005F_x_xZZZZ_"), "a\rb_x_xZZZZ_");
        assert_eq!(plain("終_xあ"), "終_xあ");
    }
}
