//! References as Excel writes them: `$D$14`, `A1:B5`, `$A:$A`, `'見本 1'!C3`; and a formula moved to another cell, as
//! cells that share one formula have it.

use crate::provenance::CellAddress;
use crate::workbook::MergedRange;

/// The last row and column of a sheet, from 0.
pub(in crate::workbook) const LAST: CellAddress = CellAddress { row: 1_048_575, column: 16_383 };

/// A cell: `D14`, `$D$14`.
pub(in crate::workbook) fn cell(text: &str) -> Option<CellAddress> {
    match corner(text.trim())? {
        (Some(row), Some(column)) => Some(CellAddress::new(row, column)),
        _ => None,
    }
}

/// A range of cells, whole columns or whole rows.
pub(in crate::workbook) fn range(text: &str) -> Option<MergedRange> {
    let text = text.trim();
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (corner(first)?, corner(last)?);
    let whole = text.contains(':');
    let (rows, columns) = match (first, last) {
        ((Some(top), Some(left)), (Some(bottom), Some(right))) => ((top, bottom), (left, right)),
        ((None, Some(left)), (None, Some(right))) if whole => ((0, LAST.row), (left, right)),
        ((Some(top), None), (Some(bottom), None)) if whole => ((top, bottom), (0, LAST.column)),
        _ => return None,
    };
    Some(MergedRange {
        first: CellAddress::new(rows.0.min(rows.1), columns.0.min(columns.1)),
        last: CellAddress::new(rows.0.max(rows.1), columns.0.max(columns.1)),
    })
}

/// Ranges with blanks between them, as `sqref` has them.
pub(in crate::workbook) fn ranges(text: &str) -> impl Iterator<Item = MergedRange> {
    text.split_ascii_whitespace().filter_map(range)
}

/// One range with its sheet, where one is named: `調査票!$D$14`, `'Sheet 1'!A1:B2`. A reference into another workbook is
/// none, and a list of ranges is none.
pub(in crate::workbook) fn place(text: &str) -> Option<(Option<String>, MergedRange)> {
    let text = text.trim();
    let text = text.strip_prefix('=').unwrap_or(text);
    let (sheet, cells) = match text.rsplit_once('!') {
        None => (None, text),
        Some((sheet, cells)) => {
            let sheet = match sheet.strip_prefix('\'') {
                Some(quoted) => quoted.strip_suffix('\'')?.replace("''", "'"),
                None => sheet.to_owned(),
            };
            if sheet.contains(['[', '!']) {
                return None;
            }
            (Some(sheet), cells)
        }
    };
    // Google and others repeat the sheet before the second corner.
    let range = range(cells)?;
    Some((sheet, range))
}

/// Row and column of a corner, whichever are written.
fn corner(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let text = text.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, rest) = text.split_at(letters);
    let rest = if letters.is_empty() { rest } else { rest.strip_prefix('$').unwrap_or(rest) };
    let column = if letters.is_empty() { None } else { Some(column(letters)?) };
    let row = if rest.is_empty() { None } else { Some(row(rest)?) };
    (column.is_some() || row.is_some()).then_some((row, column))
}

/// Column letters as a number from 0.
fn column(letters: &str) -> Option<u32> {
    if letters.len() > 3 {
        return None;
    }
    let number =
        letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1).filter(|column| *column <= LAST.column)
}

/// A row number as a number from 0.
fn row(digits: &str) -> Option<u32> {
    if digits.len() > 7 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u32>().ok()?.checked_sub(1).filter(|row| *row <= LAST.row)
}

/// A formula as it reads in another cell: what has no `$` moves along.
pub(in crate::workbook) fn moved(formula: &str, from: CellAddress, to: CellAddress) -> String {
    let down = i64::from(to.row) - i64::from(from.row);
    let right = i64::from(to.column) - i64::from(from.column);
    let mut out = String::with_capacity(formula.len() + 8);
    let mut rest = formula;
    // Whether the sign before could belong to the same word.
    let mut in_word = false;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '"' | '\'' => quoted(rest, sign),
            '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
            _ if !in_word && (sign == '$' || sign.is_ascii_alphanumeric()) => {
                let (length, text) = reference_at(rest, down, right);
                if let Some(text) = text {
                    out.push_str(&text);
                    rest = &rest[length..];
                    in_word = true;
                    continue;
                }
                length
            }
            _ => sign.len_utf8(),
        };
        out.push_str(&rest[..length]);
        in_word = rest[..length].chars().next_back().is_some_and(is_word);
        rest = &rest[length..];
    }
    out
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '.' | '$' | '\\' | '?')
}

/// The length of a quoted piece, its doubled quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(end) = text[at..].find(quote) {
        at += end + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The word at the start of a text: its length, and where it is a reference to a cell, a column or a row of a range,
/// what it becomes.
fn reference_at(text: &str, down: i64, right: i64) -> (usize, Option<String>) {
    let end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    // `LOG10(` is a function and `AB12!` a sheet.
    if after.starts_with(['(', '!']) {
        return (end, None);
    }
    let Some((row, column)) = corner(word) else { return (end, None) };
    if row.is_none() || column.is_none() {
        return (end, None);
    }
    let fixed_column = word.starts_with('$');
    let fixed_row = word[1..].contains('$');
    let moved = |number: Option<u32>, by: i64, fixed: bool, last: u32| {
        let number = i64::from(number?) + if fixed { 0 } else { by };
        u32::try_from(number).ok().filter(|number| *number <= last)
    };
    let place = (moved(row, down, fixed_row, LAST.row), moved(column, right, fixed_column, LAST.column));
    let (Some(row), Some(column)) = place else { return (end, Some("#REF!".to_owned())) };
    let plain = CellAddress::new(row, column).to_string();
    let letters = plain.bytes().take_while(u8::is_ascii_alphabetic).count();
    let dollar = |fixed| if fixed { "$" } else { "" };
    let written =
        format!("{}{}{}{}", dollar(fixed_column), &plain[..letters], dollar(fixed_row), &plain[letters..]);
    (end, Some(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32, column: u32) -> CellAddress {
        CellAddress::new(row, column)
    }

    #[test]
    fn ranges_are_read_as_written() {
        let area = |first, last| Some(MergedRange { first, last });
        assert_eq!(range("$D$14"), area(at(13, 3), at(13, 3)));
        assert_eq!(range("B5:A1"), area(at(0, 0), at(4, 1)));
        assert_eq!(range("$A:$B"), area(at(0, 0), at(1_048_575, 1)));
        assert_eq!(range("2:3"), area(at(1, 0), at(2, 16_383)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "#REF!", "A1,B2", "合計", "$$A1", "A1:B2:C3"]
        {
            assert_eq!(range(wrong), None, "{wrong}");
        }
        assert_eq!(ranges("A1 B2:C3 x").count(), 2);
    }

    #[test]
    fn places_name_their_sheet() {
        let sheet = |text: &str| place(text).map(|(sheet, range)| (sheet.unwrap_or_default(), range.first));
        assert_eq!(sheet("調査票!$D$14"), Some(("調査票".to_owned(), at(13, 3))));
        assert_eq!(sheet("'It''s 1'!A1:B2"), Some(("It's 1".to_owned(), at(0, 0))));
        assert_eq!(sheet("B2"), Some((String::new(), at(1, 1))));
        for wrong in ["[1]Sheet1!A1", "'[本.xlsx]Sheet1'!A1", "A!B!C1", "OFFSET(A1,1,1)", "A!A1,A!B1", "A!#REF!"]
        {
            assert_eq!(sheet(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_shared_formula_moves_what_is_not_fixed() {
        let moved = |formula| moved(formula, at(1, 1), at(4, 3));
        assert_eq!(moved("A2*$A2+A$2-$A$2"), "C5*$A5+C$2-$A$2");
        assert_eq!(moved("SUM(B2:B9)&\"A2\"&LOG10(A2)"), "SUM(D5:D12)&\"A2\"&LOG10(C5)");
        assert_eq!(moved("'A1'!A2+AB12!A2+[1]S!A2+R1C1+名A1"), "'A1'!C5+AB12!C5+[1]S!C5+R1C1+名A1");
        assert_eq!(moved("A1048575+_A1+x.A1+1E5+TRUE"), "#REF!+_A1+x.A1+1E5+TRUE");
        assert_eq!(moved("\"unclosed A2"), "\"unclosed A2");
    }
}
