//! Marks in a text that set or turn the direction in which it is read, and are not ended in it: they would turn what follows as
//! well. Separate because every message and every format in which a text is followed by others ends them alike; in data they stay as they
//! were written.

use std::borrow::Cow;

/// Ends an embedding or an override (POP DIRECTIONAL FORMATTING).
const END: char = '\u{202C}';
/// Ends an isolate, and whatever was begun in it (POP DIRECTIONAL ISOLATE).
const END_ISOLATE: char = '\u{2069}';

/// The text with every mark of direction ended that was begun in it (UAX #9, rules X1 to X8).
pub fn ended(text: &str) -> Cow<'_, str> {
    // All of them begin with this byte; hardly any text has one.
    if !text.bytes().any(|byte| byte == 0xE2) {
        return Cow::Borrowed(text);
    }
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(END),
            '\u{2066}'..='\u{2068}' => open.push(END_ISOLATE),
            END if open.last() == Some(&END) => {
                open.pop();
            }
            END_ISOLATE => {
                if let Some(at) = open.iter().rposition(|end| *end == END_ISOLATE) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    if open.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = text.to_owned();
    whole.extend(open.into_iter().rev());
    Cow::Owned(whole)
}

/// The same of what is put into a message.
pub(super) fn put(text: String) -> String {
    match ended(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(ended) => ended,
    }
}

#[cfg(test)]
mod tests {
    use super::ended;

    #[test]
    fn what_is_begun_is_ended() {
        assert_eq!(ended("a\u{202E}b"), "a\u{202E}b\u{202C}");
        assert_eq!(ended("\u{2066}a\u{202B}b"), "\u{2066}a\u{202B}b\u{202C}\u{2069}");
        // The end of an isolate ends what was begun in it.
        assert_eq!(ended("\u{2067}a\u{202E}b\u{2069}c"), "\u{2067}a\u{202E}b\u{2069}c");
        // An end that belongs to nothing ends nothing.
        assert_eq!(ended("\u{2067}a\u{202C}"), "\u{2067}a\u{202C}\u{2069}");
    }

    #[test]
    fn what_is_put_into_a_message_turns_nothing_behind_it() {
        let title = crate::catalogue::tabulation::within("\u{202E}必要性", "市部");
        assert_eq!(title.ja, "\u{202E}必要性\u{202C}・市部");
        assert_eq!(title.en, "\u{202E}必要性\u{202C}, 市部");
    }

    #[test]
    fn what_is_ended_and_what_only_stands_there_stays() {
        for text in
            ["", "長野市", "…〜", "\u{202E}a\u{202C}", "\u{2068}a\u{2069}", "\u{200F}a", "\u{202C}", "\u{2069}"]
        {
            assert_eq!(ended(text), text);
            assert_eq!(ended(&ended(text)), ended(text));
        }
    }
}
