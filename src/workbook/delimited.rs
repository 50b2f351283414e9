//! CSV and TSV: the encoding by byte order mark, then strict UTF-8, then Windows code page 932, as Japanese
//! offices save it; rows and columns are kept as the file has them. A row is what Excel shows as a row; where a field
//! holds line breaks the line of the file is another number, and messages about the file name that one.

use std::collections::BTreeMap;

use crate::catalogue::{files as reasons, workbook as words};
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::limits::Budget;
use crate::workbook::{Contents, Limits, Odd, Sheet, Unreadable};

/// The text of a file, and how it was written.
pub(crate) struct Decoded {
    /// The text without its byte order mark.
    pub(crate) text: String,
    /// Name of the encoding for people.
    pub(crate) encoding: &'static str,
}

/// Text of a delimited file; none where it is in no encoding that offices here use.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let strictly = |encoding: &'static encoding_rs::Encoding, bytes: &[u8], name| {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        // The decoder lets bytes through that code page 932 does not have, as control characters.
        let foreign = text.chars().any(|c| matches!(c, '\u{80}'..='\u{9F}'));
        (!failed && !foreign).then(|| Decoded { text: text.into_owned(), encoding: name })
    };
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let name = if encoding == encoding_rs::UTF_8 { "UTF-8 (BOM)" } else { encoding.name() };
        return strictly(encoding, &bytes[length..], name);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded { text: text.to_owned(), encoding: "UTF-8" });
    }
    strictly(encoding_rs::SHIFT_JIS, bytes, "CP932 (Shift_JIS)").filter(|decoded| !is_western(&decoded.text))
}

/// Whether a text that passed for code page 932 is one of a Western code page: nearly every letter with an accent passes
/// there for a kanji, which then stands alone between Latin letters (Rテゥfテゥrence, R馭駻ence).
fn is_western(text: &str) -> bool {
    let (mut runs, mut alone) = (0, 0);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii() {
            before = c;
            continue;
        }
        let mut length = 1;
        while rest.next_if(|c| !c.is_ascii()).is_some() {
            length += 1;
        }
        runs += 1;
        let after = rest.peek().copied().unwrap_or(' ');
        alone += usize::from(length <= 2 && (before.is_ascii_alphabetic() || after.is_ascii_alphabetic()));
    }
    alone > 2 && alone * 2 > runs
}

pub(super) fn read(sheet: &str, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let decoded =
        decode(bytes).ok_or_else(|| Unreadable::new("encoding", words::unknown_encoding(), words::hint_utf8()))?;
    let (grid, odd) = grid(&decoded.text, limits)?;
    let sheet = Sheet { name: sheet.to_owned(), visible: true, grid, evidence: None };
    Ok(Contents { sheets: vec![sheet], encoding: Some(decoded.encoding), odd, ..Contents::default() })
}

/// The rows of a text with separators.
pub(super) fn grid(text: &str, limits: &Limits) -> Result<(Grid, Vec<Odd>), Unreadable> {
    let mut grid = Grid::default();
    let mut budget = Budget::new(limits);
    // Row, line of the file, fields up to the last one with something in it.
    let mut rows: Vec<(u32, usize, usize)> = Vec::new();
    let mut head: Option<usize> = None;
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let mut records = Records::new(text, separator(text));
    for row in 0..u32::MAX {
        let Some(line) = records.next_record()? else { break };
        let mut last = 0;
        for (column, field) in (0u32..).zip(&records.fields) {
            if !field.is_empty() {
                budget.cell(field.len())?;
                last = column as usize + 1;
                grid.insert(CellAddress::new(row, column), CellValue::Text(field.clone()));
            }
        }
        budget.step()?;
        if last > 0 {
            *widths.entry(records.fields.len()).or_default() += 1;
            head = head.or_else(|| heading(&records.fields));
            rows.push((row, line, last));
        }
    }
    // The width of most rows; of two equally common ones the wider.
    let usual = widths.iter().max_by_key(|(width, count)| (**count, **width)).map_or(0, |(width, _)| *width);
    // In a short list the rows that are too wide may be the most; its headings know how many columns there are.
    let usual = head
        .filter(|head| *head < usual && (*head > 2 || widths.get(head) >= widths.get(&usual)))
        .unwrap_or(usual);
    let ragged = rows.into_iter().filter(|(.., last)| *last > usual && usual > 1);
    let odd = ragged
        .filter_map(|(row, line, fields)| {
            let at = CellAddress::new(row, u32::try_from(usual).ok()?);
            Some(Odd::RaggedRow { at, line, fields, usual })
        })
        .collect();
    Ok((grid, odd))
}

/// How many columns a row names, if it may be the headings: several texts side by side, none of them a number or a day.
fn heading(fields: &[String]) -> Option<usize> {
    let is_value =
        |field: &String| field.chars().all(|c| c.is_numeric() || c.is_whitespace() || "-/.:".contains(c));
    (fields.len() > 1 && !fields.iter().any(is_value)).then_some(fields.len())
}

/// The records of a text one by one. A field is quoted where it begins with a quotation mark, as Excel reads it; a blank
/// line is a record without anything in it, so that rows keep the numbers that Excel shows.
struct Records<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    separator: char,
    line: usize,
    fields: Vec<String>,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator, line: 1, fields: Vec::new() }
    }

    /// Reads the next record into `fields`; the line of the file on which it begins.
    fn next_record(&mut self) -> Result<Option<usize>, Unreadable> {
        self.fields.clear();
        if self.rest.peek().is_none() {
            return Ok(None);
        }
        let first = self.line;
        loop {
            let mut field = String::new();
            if self.rest.next_if_eq(&'"').is_some() {
                self.quoted(&mut field)?;
            }
            let end = loop {
                match self.rest.next() {
                    Some('\r') => {
                        let _ = self.rest.next_if_eq(&'\n');
                        break '\n';
                    }
                    Some('\n') | None => break '\n',
                    Some(c) if c == self.separator => break c,
                    Some(c) => field.push(c),
                }
            };
            self.fields.push(field);
            if end == '\n' {
                self.line += 1;
                return Ok(Some(first));
            }
        }
    }

    /// The inside of a quoted field. One that never ends would swallow the rest of the file.
    fn quoted(&mut self, field: &mut String) -> Result<(), Unreadable> {
        let began = self.line;
        while let Some(c) = self.rest.next() {
            match c {
                // Two in a row are one that belongs to the text.
                '"' if self.rest.next_if_eq(&'"').is_none() => return Ok(()),
                '\r' if self.rest.peek() == Some(&'\n') => {}
                '\n' | '\r' => self.line += 1,
                _ => {}
            }
            field.push(c);
        }
        Err(Unreadable::new("damaged-csv", reasons::open_quote(began), reasons::hint_quote()))
    }
}

/// The separator of the first line that has one.
fn separator(text: &str) -> char {
    for line in text.lines().take(50) {
        let mut counts = [('\t', 0_usize), (',', 0), (';', 0)];
        let mut quoted = false;
        for c in line.chars() {
            quoted ^= c == '"';
            if !quoted && let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == c) {
                *count += 1;
            }
        }
        // Of two equally common ones the earlier.
        if let Some((separator, _)) = counts.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, n)| *n > 0) {
            return *separator;
        }
    }
    ','
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, String)>, Vec<Odd>) {
        let (grid, odd) = grid(text, &Limits::default()).unwrap_or_default();
        (grid.cells().map(|(at, value)| (at.to_string(), value.raw())).collect(), odd)
    }

    fn cells(text: &str) -> Vec<(String, String)> {
        read(text).0
    }

    fn expected(cells: &[(&str, &str)]) -> Vec<(String, String)> {
        cells.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn rows_have_the_numbers_that_excel_shows() {
        let text = "a,b\r\n\r\n\"1\r\n2\",\"x\"\"y\"\n3,5\" wide\r4;,\"u\"v";
        let rows = [
            ("A1", "a"),
            ("B1", "b"),
            ("A3", "1\r\n2"),
            ("B3", "x\"y"),
            ("A4", "3"),
            ("B4", "5\" wide"),
            ("A5", "4;"),
            ("B5", "uv"),
        ];
        assert_eq!(cells(text), expected(&rows));
        assert_eq!(cells("長野市;20\n中野市;\n"), expected(&[("A1", "長野市"), ("B1", "20"), ("A2", "中野市")]));
        assert_eq!(cells("a;b\tc,d\n"), expected(&[("A1", "a;b"), ("B1", "c,d")]));
    }

    #[test]
    fn a_row_that_is_wider_than_the_others_is_said_with_its_line() {
        let (_, odd) = read("a,b\n\"1\n1\",2\n3,4,5\n6,7\n");
        assert_eq!(odd, [Odd::RaggedRow { at: CellAddress::new(2, 2), line: 4, fields: 3, usual: 2 }]);
        // In a short list the headings know how many columns there are.
        let (_, odd) = read("団体,人数,備考\n長野市,1,234,多い\n松本市,5,678,少ない");
        let lines: Vec<_> = odd.iter().map(|odd| matches!(odd, Odd::RaggedRow { usual: 3, .. })).collect();
        assert_eq!(lines, [true, true]);
        assert!(read("title\na,b\n1,2,\n").1.is_empty());
    }

    #[test]
    fn a_quotation_mark_that_never_closes_is_no_table() {
        let failed = grid("a,b\n1,\"2\n3,4\n", &Limits::default()).err();
        assert_eq!(
            failed.map(|why| (why.rule, why.found.en)),
            Some(("damaged-csv", "the quotation mark that opens on line 2 never closes".to_owned()))
        );
    }

    #[test]
    fn the_encoding_is_named() {
        let name = |bytes: &[u8]| decode(bytes).map(|decoded| (decoded.text, decoded.encoding));
        let text = |text: &str, name| Some((text.to_owned(), name));
        assert_eq!(name("○".as_bytes()), text("○", "UTF-8"));
        assert_eq!(name(b"\xEF\xBB\xBF\xE2\x97\x8B"), text("○", "UTF-8 (BOM)"));
        assert_eq!(name(b"\x81\x9B\x87\x40\xFB\xFC"), text("○①髙", "CP932 (Shift_JIS)"));
        assert_eq!(name(b"\xFF\xFE\xCB\x25"), text("○", "UTF-16LE"));
        assert_eq!(name(b"caf\xE9, 1"), None);
        assert_eq!(name(b"\x80\x81"), None);
        // "Reference" and the like in French, as Windows writes it there: each passes for a kanji.
        assert_eq!(name(b"R\xE9f\xE9rence;Cat\xE9gorie;num\xE9ro"), None);
    }
}
