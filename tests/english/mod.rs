//! Reports in English: what decides the language of a report, and that nothing of the program's own is left in Japanese.

mod catalogue;
mod language;
mod translated;

/// Whether a sign belongs to Japanese writing.
fn is_japanese(c: char) -> bool {
    matches!(
        c,
        '\u{3000}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff01}'..='\u{ff9f}'
            | '\u{20000}'..='\u{2fa1f}'
    )
}

/// The Japanese in a text: from its first sign to its last.
fn japanese(text: &str) -> Option<&str> {
    let (first, _) = text.char_indices().find(|(_, c)| is_japanese(*c))?;
    let (last, c) = text.char_indices().rfind(|(_, c)| is_japanese(*c))?;
    Some(&text[first..last + c.len_utf8()])
}
