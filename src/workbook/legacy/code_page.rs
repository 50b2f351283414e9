//! The code page of an Excel 5 or 95 workbook. Japanese machines wrote 932; conversions in between left the record out, or
//! wrote that of a Western machine over text that stayed as it was.

use std::io::{Cursor, Read as _};

/// Windows code page of Japanese.
pub(super) const JAPANESE: u16 = 932;

/// Record of the beginning of a stream, and of the code page.
const BOF: u16 = 0x0809;
const CODE_PAGE: u16 = 0x0042;
/// Version of Excel 5 and 95 in the first record.
const BIFF5: u16 = 0x0500;
/// How far the record of the code page can lie from the beginning.
const HEAD: u64 = 64 << 10;

/// The code page that an Excel 5 or 95 workbook declares, 0 where it declares none; none for any other workbook, whose
/// text is UTF-16.
pub(super) fn declared(bytes: &[u8]) -> Option<u16> {
    let mut head = Vec::new();
    if let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) {
        let stream = file.open_stream("/Book").ok()?;
        stream.take(HEAD).read_to_end(&mut head).ok()?;
    } else {
        head.extend_from_slice(bytes.get(..bytes.len().min(1 << 16))?);
    }
    let word = |at: usize| Some(u16::from_le_bytes([*head.get(at)?, *head.get(at + 1)?]));
    if word(0)? != BOF || word(4)? != BIFF5 {
        return None;
    }
    let mut at = 0;
    while let (Some(record), Some(length)) = (word(at), word(at + 2)) {
        if record == CODE_PAGE {
            return word(at + 4);
        }
        at += 4 + usize::from(length);
    }
    Some(0)
}

/// Whether texts that were read in another code page are Japanese: every one that is not plain ASCII is, byte for byte, text
/// of code page 932, and kana or kanji come out.
pub(super) fn is_japanese_misread<'t>(declared: u16, texts: impl Iterator<Item = &'t str>) -> bool {
    let mut japanese = false;
    for text in texts.filter(|text| !text.is_ascii()) {
        if declared == 0 && text.contains('\u{FFFD}') {
            japanese = true;
            continue;
        }
        let Some(bytes) = text.chars().map(western_byte).collect::<Option<Vec<u8>>>() else { return false };
        let (read, failed) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes);
        if failed {
            return false;
        }
        japanese |= read.chars().any(|c| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'));
    }
    japanese
}

/// The byte from which a Western reader has made a character: by Windows' code page, or by the number of the character
/// where the book names no code page.
fn western_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut text = [0; 4];
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut text));
    bytes.first().copied().filter(|_| !lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_under_a_western_code_page_is_noticed_and_french_is_left_alone() {
        let misread = encoding_rs::WINDOWS_1252.decode(b"\x92\xB7\x96\xEC\x8Es").0.into_owned();
        assert!(is_japanese_misread(1252, [misread.as_str(), "No. 3"].into_iter()));
        let by_number: String = b"\x89\xF1\x93\x9A".iter().copied().map(char::from).collect();
        assert!(is_japanese_misread(0, [by_number.as_str()].into_iter()));
        assert!(!is_japanese_misread(1252, [misread.as_str(), "café"].into_iter()));
        assert!(!is_japanese_misread(1252, ["naïve", "Müller", "12 €"].into_iter()));
        assert!(!is_japanese_misread(1252, ["plain"].into_iter()));
    }
}
