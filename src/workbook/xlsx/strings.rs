//! Texts with their words and with what is more in them: runs in fonts of their own, of which some are struck through, and
//! the readings (ふりがな) that Excel keeps beside words that were typed by their sound.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::evidence::Struck;
use crate::workbook::xml::{Broken, Budget, Element, Visit};
use crate::workbook::{Limits, Unreadable, limits};

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

/// The shared texts of a workbook by their number.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    words: Vec<String>,
    /// Those that have more to tell than their words.
    told: BTreeMap<u32, TextEvidence>,
    /// Why nothing more is told of them, where that is so.
    pub(super) untold: Option<Broken>,
    /// Why they are more than what may be read of one file.
    pub(super) refused: Option<Unreadable>,
    most: usize,
    /// Bytes that all of them may have and may still have.
    bytes: (u64, u64),
    open: Option<RichText>,
}

impl SharedTexts {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { most: limits.cells, bytes: (limits.text_bytes, limits.text_bytes), ..Self::default() }
    }

    pub(super) fn words(&self, number: u32) -> Option<&str> {
        self.words.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    pub(super) fn get(&self, number: u32) -> Option<&TextEvidence> {
        self.told.get(&number)
    }

    /// Takes the next text. A table may claim any number of them; what counts is how many there are.
    fn take(&mut self, text: RichText, budget: &mut Budget) -> Result<(), Unreadable> {
        let (words, told) = text.finish();
        if self.words.len() >= self.most {
            let found = reasons::too_many_strings(self.most as u64 + 1);
            return Err(Unreadable::new("too-much-text", found, words::hint_send_again()));
        }
        let (most, left) = self.bytes;
        let left = left.checked_sub(words.len() as u64).ok_or_else(|| limits::too_much_text(most))?;
        self.bytes.1 = left;
        if !told.is_plain() && self.untold.is_none() {
            let length = told.runs.iter().map(|(text, _)| text.len() + 32).sum::<usize>();
            match budget.keep(length + told.reading.as_ref().map_or(0, String::len)) {
                Ok(()) => drop(self.told.insert(u32::try_from(self.words.len()).unwrap_or(u32::MAX), told)),
                Err(broken) => self.untold = Some(broken),
            }
        }
        self.words.push(words);
        Ok(())
    }
}

impl Visit for SharedTexts {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if element.name() == "si" {
            self.open = Some(RichText::default());
        } else if let Some(text) = &mut self.open {
            text.start(element);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        let Some(open) = &mut self.open else { return Ok(()) };
        if name != "si" {
            open.end(name, text);
            return Ok(());
        }
        let read = std::mem::take(open);
        self.open = None;
        self.take(read, budget).map_err(|refused| {
            self.refused = Some(refused);
            Broken("too much text".to_owned())
        })
    }
}

/// A text with runs and readings while it is read; the same inside a cell and among the shared texts.
#[derive(Debug, Default)]
pub(super) struct RichText {
    /// All words so far.
    words: String,
    /// Where each run ends in the words, and whether it is struck through, where it has a font of its own.
    runs: Vec<(usize, Option<bool>)>,
    strike: Option<bool>,
    /// The reading of the words from one UTF-16 unit to another.
    readings: Vec<(usize, usize, String)>,
    in_reading: bool,
    /// Whether the blanks around the words are part of them.
    keeps_blanks: bool,
}

impl RichText {
    pub(super) fn start(&mut self, element: &Element<'_>) {
        match element.name() {
            "t" => self.keeps_blanks = element.get("space").is_some_and(|word| word == "preserve"),
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
            "t" => {
                let text = if self.keeps_blanks { text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                self.words.push_str(&plain(text));
                self.runs.push((self.words.len(), self.strike));
            }
            "rPh" => self.in_reading = false,
            "r" => self.strike = None,
            _ => {}
        }
    }

    /// The words, and what is told beside them.
    pub(super) fn finish(self) -> (String, TextEvidence) {
        let reading = if self.readings.is_empty() { None } else { self.reading() };
        let styled = self.runs.iter().any(|(_, strike)| strike.is_some());
        let mut from = 0;
        let run = |(to, strike): &(usize, Option<bool>)| {
            let words = self.words[from..*to].to_owned();
            from = *to;
            (words, *strike)
        };
        let runs = if styled { self.runs.iter().map(run).collect() } else { Vec::new() };
        (self.words, TextEvidence { runs, reading })
    }

    /// The words with each part that has a reading replaced by it.
    fn reading(&self) -> Option<String> {
        let words: Vec<u16> = self.words.encode_utf16().collect();
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

/// A text without the escapes for signs that XML cannot hold: `_x000D_`. Each is a unit of UTF-16; a half of a sign without
/// the other is no sign.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut units = Vec::new();
        while let Some(unit) = escaped(rest) {
            units.push(unit);
            rest = &rest[ESCAPE..];
        }
        if units.is_empty() {
            out.push_str("_x");
            rest = &rest[2..];
        } else {
            out.push_str(&String::from_utf16_lossy(&units));
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The length of `_x000D_`.
const ESCAPE: usize = 7;

/// The unit that a text begins with, where it begins with an escape.
fn escaped(text: &str) -> Option<u16> {
    let hex = text.strip_prefix("_x")?.get(..4).filter(|_| text.as_bytes().get(ESCAPE - 1) == Some(&b'_'))?;
    u16::from_str_radix(hex, 16).ok().filter(|_| hex.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::xml::walk;

    fn shared(xml: &str) -> SharedTexts {
        let mut texts = SharedTexts::new(&Limits::default());
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
    fn words_are_those_of_all_runs_without_their_readings() {
        let texts = shared(
            "<sst uniqueCount=\"99999999999\"><si><t> 甲 </t></si><si><t xml:space=\"preserve\"> 甲\n</t></si><si/>\
             <si><r><t>長野</t></r><r><t xml:space=\"preserve\"> 県</t></r><rPh sb=\"0\" eb=\"2\"><t>ナガノ</t></rPh></si>\
             <si><t><![CDATA[<乙>]]>&amp;&#x4e19;</t></si></sst>",
        );
        let words: Vec<&str> = (0..6).map_while(|number| texts.words(number)).collect();
        assert_eq!(words, ["甲", " 甲\n", "", "長野 県", "<乙>&丙"]);
    }

    #[test]
    fn more_texts_than_a_file_may_have_are_refused() {
        let refused = |limits: Limits| {
            let mut texts = SharedTexts::new(&limits);
            let mut budget = Budget { bytes: 1 << 20, pieces: 10_000, kept: 1 << 20 };
            let xml = format!("<sst>{}</sst>", "<si><t>あい</t></si>".repeat(10));
            walk(xml.as_bytes(), &mut budget, &mut texts).err().map(|_| texts.refused.unwrap().rule)
        };
        assert_eq!(refused(Limits { cells: 10, text_bytes: 60, ..Limits::default() }), None);
        assert_eq!(refused(Limits { cells: 9, ..Limits::default() }), Some("too-much-text"));
        assert_eq!(refused(Limits { text_bytes: 59, ..Limits::default() }), Some("too-much-text"));
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
        assert_eq!(plain("_xD83D__xDCF7__xD83D_x_x+0AB_"), "📷\u{FFFD}x_x+0AB_");
    }
}
