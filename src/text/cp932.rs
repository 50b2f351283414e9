//! Text in code page 932, the character set in which Excel saves a CSV in Japan. It lacks some signs that a keyboard writes
//! today; for those that it has under another number the like of it is written, and for the rest nothing is: the caller
//! hears which characters those are. (An encoder left to itself would write `&#134071;` into the file.)

/// Signs that code page 932 has under another number: the wave dash and the minus of Unicode and their like.
const LIKE: [(char, char); 11] = [
    ('〜', '～'),
    ('−', '－'),
    ('—', '―'),
    ('‖', '∥'),
    ('¢', '￠'),
    ('£', '￡'),
    ('¬', '￢'),
    ('¦', '￤'),
    ('¥', '￥'),
    ('‾', '￣'),
    ('\u{A0}', ' '),
];

/// The bytes of a text, whatever stands in it: a character that code page 932 does not have is written by its number, as
/// `{U+20BB7}`, so that a reader sees what is missing. With those characters, each once.
pub fn encode_visibly(text: &str) -> (Vec<u8>, Vec<char>) {
    let lacking = match encode(text) {
        Ok(bytes) => return (bytes, Vec::new()),
        Err(lacking) => lacking,
    };
    let written = |c: char| {
        if lacking.contains(&c) { format!("{{U+{:04X}}}", u32::from(c)) } else { c.to_string() }
    };
    let visible: String = text.chars().map(written).collect();
    (encode(&visible).unwrap_or_default(), lacking)
}

/// The bytes of a text.
///
/// # Errors
/// The characters that code page 932 does not have, each once, in the order in which they stand.
pub fn encode(text: &str) -> Result<Vec<u8>, Vec<char>> {
    let text: String = text.chars().map(like).collect();
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
    if !lost {
        return Ok(bytes.into_owned());
    }
    let mut lacking: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| !holds(*c)) {
        if !lacking.contains(&c) {
            lacking.push(c);
        }
    }
    Err(lacking)
}

/// The text of bytes; those that mean nothing become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether code page 932 has a character; Excel writes ? for others.
pub fn holds(c: char) -> bool {
    !encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut [0; 4])).2
}

fn like(c: char) -> char {
    LIKE.iter().find(|(own, _)| *own == c).map_or(c, |(_, like)| *like)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key::key;

    #[test]
    fn the_like_is_written_where_the_sign_itself_is_lacking() {
        assert_eq!(encode("10〜20").unwrap(), b"10\x81\x6020");
        assert_eq!(encode("−").unwrap(), b"\x81\x7C");
        assert_eq!(encode("—").unwrap(), b"\x81\x5C");
        assert_eq!(encode("‖").unwrap(), b"\x81\x61");
        assert_eq!(encode("①㈱髙﨑").unwrap(), b"\x87\x40\x87\x8A\xFB\xFC\xFA\xB1");
    }

    #[test]
    fn what_is_lacking_is_told_and_never_written_as_a_reference() {
        assert_eq!(encode("𠮷野 café ㋿ 😀 𠮷").unwrap_err(), ['𠮷', 'é', '㋿', '😀']);
    }

    #[test]
    fn a_text_with_what_is_lacking_shows_its_numbers() {
        let (bytes, lacking) = encode_visibly("𠮷野〜é");
        assert_eq!(decode(&bytes), "{U+20BB7}野～{U+00E9}");
        assert_eq!(lacking, ['𠮷', 'é']);
        assert_eq!(encode_visibly("髙").1, []);
    }

    #[test]
    fn what_was_written_means_the_same_when_it_is_read() {
        for c in (0x20..0x2_0000).filter_map(char::from_u32) {
            let text = c.to_string();
            if let Ok(bytes) = encode(&text) {
                let read = decode(&bytes);
                assert!(read == like(c).to_string(), "U+{:04X} is read as {read:?}", u32::from(c));
            }
        }
        for (own, like) in LIKE {
            assert_eq!(key(&own.to_string()), key(&like.to_string()), "{own} {like}");
        }
    }
}
