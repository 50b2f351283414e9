//! What one process of this program answers to the other: sheets and what was odd about them, the parts of a mail, or why
//! there is nothing. Written by hand because both ends are this program; the first bytes name the version, and an answer
//! that does not fit is no answer.

use crate::catalogue::Phrase;
use crate::provenance::CellAddress;
use crate::text::era::CivilDate;
use crate::workbook::evidence::DefinedName;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::mail::Attachments;
use crate::workbook::merges::MergedRange;
use crate::workbook::{Contents, Letter, Odd, Sheet, Unreadable, unreadable};

/// An answer of this version.
const MAGIC: &[u8] = b"kaishu read-apart 1\n";

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    Contents(Contents),
    Mail(Letter, Attachments),
}

/// Writes an answer.
pub(super) fn written(answer: &Result<Answer, Unreadable>) -> Vec<u8> {
    let mut out = Writer(MAGIC.to_vec());
    match answer {
        Ok(Answer::Contents(contents)) => {
            out.tag(b'S');
            out.tag(u8::from(contents.lost_merges));
            out.list(&contents.sheets, Writer::sheet);
            out.list(&contents.odd, Writer::odd);
            out.list(&contents.names, Writer::name);
            let properties: Vec<_> = contents.properties.iter().collect();
            out.list(&properties, |out, (name, value)| {
                out.text(name);
                out.text(value);
            });
        }
        Ok(Answer::Mail(letter, attachments)) => {
            out.tag(b'M');
            out.text(&letter.from);
            out.text(&letter.subject);
            out.text(letter.day.as_deref().unwrap_or_default());
            out.text(&letter.body);
            out.list(attachments, |out, (name, bytes)| {
                out.text(name);
                out.bytes(bytes);
            });
        }
        Err(why) => {
            out.tag(b'E');
            for text in [why.rule, &why.found.ja, &why.found.en, &why.hint.ja, &why.hint.en] {
                out.text(text);
            }
        }
    }
    out.tag(b'.');
    out.0
}

struct Writer(Vec<u8>);

impl Writer {
    fn tag(&mut self, tag: u8) {
        self.0.push(tag);
    }

    fn number(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    fn short(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn list<T>(&mut self, list: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(list.len() as u64);
        for item in list {
            write(self, item);
        }
    }

    fn at(&mut self, at: CellAddress) {
        self.short(at.row);
        self.short(at.column);
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.text(&sheet.name);
        self.tag(u8::from(sheet.visible));
        self.number(sheet.grid.len() as u64);
        for (at, value) in sheet.grid.cells() {
            self.at(at);
            self.value(value);
        }
        let merges: Vec<MergedRange> = sheet.grid.merges().collect();
        self.list(&merges, Self::range);
    }

    fn range(&mut self, range: &MergedRange) {
        self.at(range.first);
        self.at(range.last);
    }

    fn name(&mut self, name: &DefinedName) {
        self.text(&name.name);
        self.text(&name.refers_to);
        self.list(name.scope.as_slice(), |out, scope| out.text(scope));
        self.list(name.target.as_slice(), |out, (sheet, range)| {
            out.text(sheet);
            out.range(range);
        });
    }

    fn value(&mut self, value: &CellValue) {
        match value {
            CellValue::Text(text) => {
                self.tag(b't');
                self.text(text);
            }
            CellValue::Number(number) => {
                self.tag(b'n');
                self.number(number.to_bits());
            }
            CellValue::Date(date) => {
                self.tag(b'd');
                self.0.extend(date.year.to_le_bytes());
                self.tag(date.month);
                self.tag(date.day.unwrap_or(0));
            }
            CellValue::Bool(value) => self.tag(if *value { b'1' } else { b'0' }),
            CellValue::Error(text) => {
                self.tag(b'e');
                self.text(text);
            }
        }
    }

    fn odd(&mut self, odd: &Odd) {
        match odd {
            Odd::RaggedRow { at, line, fields, usual } => {
                self.tag(b'r');
                self.at(*at);
                for number in [line, fields, usual] {
                    self.number(*number as u64);
                }
            }
            Odd::CodePage { declared } => {
                self.tag(b'c');
                self.short(u32::from(*declared));
            }
            Odd::LostCharacters { cells } => {
                self.tag(b'l');
                self.number(*cells as u64);
            }
        }
    }
}

/// Reads an answer; none where it is not one of this version, or cut off.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Answer, Unreadable>> {
    let mut from = Reader(bytes.strip_prefix(MAGIC)?);
    let answer = match from.tag()? {
        b'S' => {
            let lost_merges = from.tag()? == 1;
            let sheets = from.list(Reader::sheet)?;
            let odd = from.list(Reader::odd)?;
            let names = from.list(Reader::name)?;
            let properties = from.list(|from| Some((from.text()?, from.text()?)))?.into_iter().collect();
            // These formats offer no evidence, and name their encoding inside.
            Ok(Answer::Contents(Contents { sheets, names, properties, lost_merges, odd, ..Contents::default() }))
        }
        b'M' => {
            let (sender, subject, day, body) = (from.text()?, from.text()?, from.text()?, from.text()?);
            let letter = Letter { from: sender, subject, day: Some(day).filter(|day| !day.is_empty()), body };
            Ok(Answer::Mail(letter, from.list(|from| Some((from.text()?, from.bytes()?.to_vec())))?))
        }
        b'E' => {
            let rule = unreadable::rule(&from.text()?)?;
            let mut phrase = || Some(Phrase { ja: from.text()?, en: from.text()? });
            let (found, hint) = (phrase()?, phrase()?);
            Err(Unreadable { rule, found, hint })
        }
        _ => return None,
    };
    (from.tag()? == b'.' && from.0.is_empty()).then_some(answer)
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn tag(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn short(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.size()?;
        self.take(length)
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // The number is a claim; the list grows with what is really there.
        let mut list = Vec::new();
        for _ in 0..self.size()? {
            list.push(read(self)?);
        }
        Some(list)
    }

    fn at(&mut self) -> Option<CellAddress> {
        Some(CellAddress::new(self.short()?, self.short()?))
    }

    fn sheet(&mut self) -> Option<Sheet> {
        let name = self.text()?;
        let visible = self.tag()? == 1;
        let mut grid = Grid::default();
        for _ in 0..self.size()? {
            grid.insert(self.at()?, self.value()?);
        }
        for range in self.list(Self::range)? {
            grid.merge(range);
        }
        Some(Sheet { name, visible, grid, evidence: None })
    }

    fn range(&mut self) -> Option<MergedRange> {
        Some(MergedRange { first: self.at()?, last: self.at()? })
    }

    fn name(&mut self) -> Option<DefinedName> {
        let (name, refers_to) = (self.text()?, self.text()?);
        let scope = self.list(Self::text)?.pop();
        let target = self.list(|from| Some((from.text()?, from.range()?)))?.pop();
        Some(DefinedName { name, scope, refers_to, target })
    }

    fn value(&mut self) -> Option<CellValue> {
        Some(match self.tag()? {
            b't' => CellValue::Text(self.text()?),
            b'n' => CellValue::Number(f64::from_bits(self.number()?)),
            b'd' => {
                let year = i32::from_le_bytes(self.take(4)?.try_into().ok()?);
                let (month, day) = (self.tag()?, self.tag()?);
                CellValue::Date(CivilDate { year, month, day: Some(day).filter(|day| *day > 0) })
            }
            b'1' => CellValue::Bool(true),
            b'0' => CellValue::Bool(false),
            b'e' => CellValue::Error(self.text()?),
            _ => return None,
        })
    }

    fn odd(&mut self) -> Option<Odd> {
        Some(match self.tag()? {
            b'r' => {
                Odd::RaggedRow { at: self.at()?, line: self.size()?, fields: self.size()?, usual: self.size()? }
            }
            b'c' => Odd::CodePage { declared: u16::try_from(self.short()?).ok()? },
            b'l' => Odd::LostCharacters { cells: self.size()? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Vec<Result<Answer, Unreadable>> {
        let at = CellAddress::new;
        let mut grid = Grid::default();
        let date = CivilDate { year: 2020, month: 10, day: Some(12) };
        for (row, value) in (0..).zip([
            CellValue::Text("長野市\n".to_owned()),
            CellValue::Number(-0.5),
            CellValue::Date(date),
            CellValue::Date(CivilDate { day: None, ..date }),
            CellValue::Bool(true),
            CellValue::Bool(false),
            CellValue::Error("#REF!".to_owned()),
        ]) {
            grid.insert(at(row, 16_383), value);
        }
        grid.merge(MergedRange { first: at(0, 0), last: at(1, 2) });
        grid.merge(MergedRange { first: at(5, 0), last: at(5, 1) });
        let odd = vec![
            Odd::RaggedRow { at: at(1, 2), line: 3, fields: 4, usual: 2 },
            Odd::CodePage { declared: 1252 },
            Odd::LostCharacters { cells: 7 },
        ];
        let sheet = Sheet { name: "調査票".to_owned(), visible: false, grid, evidence: None };
        let range = MergedRange { first: at(13, 3), last: at(13, 3) };
        let name = |scope: Option<&str>, target| DefinedName {
            name: "ans.q1".to_owned(),
            scope: scope.map(str::to_owned),
            refers_to: "調査票!$D$14".to_owned(),
            target,
        };
        let names = vec![name(None, Some(("調査票".to_owned(), range))), name(Some("調査票"), None)];
        let properties = [("kaishu.form".to_owned(), "network/R2".to_owned())].into_iter().collect();
        let letter =
            Letter {
                from: "長野市".to_owned(), subject: "回答".to_owned(), day: None, body: "本文".to_owned()
            };
        vec![
            Ok(Answer::Contents(Contents {
                sheets: vec![sheet],
                odd,
                names,
                properties,
                lost_merges: true,
                ..Contents::default()
            })),
            Ok(Answer::Mail(letter, vec![("a.xlsx".to_owned(), vec![0, 1, 2])])),
            Err(Unreadable::new("out-of-time", Phrase::same("x"), Phrase { ja: "あ".into(), en: "a".into() })),
        ]
    }

    #[test]
    fn an_answer_arrives_as_it_was_sent() {
        for answer in answers() {
            assert_eq!(read(&written(&answer)), Some(answer));
        }
    }

    #[test]
    fn an_answer_that_is_cut_off_or_goes_on_is_none() {
        for answer in answers() {
            let bytes = written(&answer);
            for length in 0..bytes.len() {
                assert_eq!(read(&bytes[..length]), None, "{length} bytes");
            }
            assert_eq!(read(&[bytes.as_slice(), b"."].concat()), None);
            let of_another_version = [b"kaishu read-apart 2\n", &bytes[MAGIC.len()..]].concat();
            assert_eq!(read(&of_another_version), None);
        }
    }
}
