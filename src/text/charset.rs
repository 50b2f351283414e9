//! Which character set people have saved a text in. What Excel writes is read: UTF-8, code page 932, and UTF-16 with its byte
//! order mark. What only another program writes is known by name, so that it can be told instead of read as gibberish.

use encoding_rs::{EUC_JP, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::cp932;

/// A text and how it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The text, without a byte order mark.
    pub text: String,
    /// The character set, where it is none that is read.
    pub foreign: Option<&'static str>,
}

/// The text of bytes; what cannot be read becomes U+FFFD.
///
/// ```
/// use kaishu::text::charset::read;
/// assert_eq!(read(b"\x8E\xE6").text, "取");
/// let saved = read(b"\xA4\xA2\xA4\xAB\xA4\xCD\xBB\xD4");
/// assert_eq!((saved.text.as_str(), saved.foreign), ("あかね市", Some("EUC-JP")));
/// ```
pub fn read(bytes: &[u8]) -> Saved {
    let known = |text: &str| Saved { text: text.to_owned(), foreign: None };
    if let Some((encoding, length)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return known(&encoding.decode_without_bom_handling(&bytes[length..]).0);
    }
    if let Some(wide) = wide(bytes) {
        let text = wide.decode_without_bom_handling(bytes).0.into_owned();
        return Saved { text, foreign: Some("UTF-16") };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return known(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    }
    let text = cp932::decode(bytes);
    let (euc, failed) = EUC_JP.decode_without_bom_handling(bytes);
    if !failed && is_gibberish(&text) {
        return Saved { text: euc.into_owned(), foreign: Some("EUC-JP") };
    }
    known(&text)
}

/// UTF-16 without its mark: a table has commas and line breaks, and every other byte of those is nought.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let noughts = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let (few, many) = (even.min(odd), even.max(odd));
    (many * 20 > bytes.len() && few * 4 < many).then_some(if odd > even { UTF_16LE } else { UTF_16BE })
}

/// Whether a text cannot have been meant: every kanji and kana of EUC-JP is bytes that code page 932 takes for half-width
/// kana or does not have.
fn is_gibberish(text: &str) -> bool {
    let odd = |c: &char| matches!(c, '\u{FF61}'..='\u{FF9F}' | '\u{FFFD}' | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}');
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    text.chars().filter(odd).count() * 2 > foreign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_writes_is_read_and_what_others_write_is_named() {
        let text = "code,name\nT1,あかね市\n";
        let wide = |encode: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(encode).collect::<Vec<u8>>();
        let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let sjis = cp932::encode(text).unwrap_or_default();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let euc = EUC_JP.encode(text).0.into_owned();
        for (bytes, foreign) in [
            (text.as_bytes().to_vec(), None),
            (with(b"\xEF\xBB\xBF", text.as_bytes()), None),
            (sjis, None),
            (with(b"\xFF\xFE", &little), None),
            (with(b"\xFE\xFF", &big), None),
            (little, Some("UTF-16")),
            (big, Some("UTF-16")),
            (euc, Some("EUC-JP")),
        ] {
            assert_eq!(read(&bytes), Saved { text: text.to_owned(), foreign }, "{bytes:?}");
        }
        // Half-width kana are words in code page 932.
        let kana = cp932::encode("コード,名称,ｶﾅ\n001,あかね市,ｱｶﾈｼ\n").unwrap_or_default();
        assert_eq!(read(&kana).foreign, None);
    }
}
