//! Text that XML 1.0 can carry, escaped. Separate because Word parts are written by hand here and the workbook
//! library does not check every place where our text goes.

use std::borrow::Cow;

/// A character that XML 1.0 allows (production `Char`); a lone surrogate cannot occur in a Rust string.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The text with every character that XML forbids replaced by U+FFFD, so that the reader sees that something
/// stood there.
pub(super) fn legal(text: &str) -> Cow<'_, str> {
    // Nearly every text is told by its bytes: what is forbidden begins with one of these.
    if text.bytes().all(|byte| byte >= 0x20 && byte != 0xEF) || text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| if allowed(c) { c } else { '\u{FFFD}' }).collect())
    }
}

/// Text for element content or for an attribute in double quotes; line ends become spaces, as an attribute would
/// read them.
pub(super) fn escape(text: &str) -> String {
    escape_lines(text).replace(['\n', '\r', '\t'], " ")
}

/// Text for element content whose line ends and tabs stay.
pub(super) fn escape_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in legal(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escape, legal};

    #[test]
    fn forbidden_characters_become_visible() {
        assert_eq!(legal("a\u{1}b\u{FFFE}𠮷"), "a\u{FFFD}b\u{FFFD}𠮷");
        assert_eq!(legal("表\n1"), "表\n1");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("<a b=\"c\">&\n"), "&lt;a b=&quot;c&quot;&gt;&amp; ");
    }
}
