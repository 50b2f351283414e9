//! Names of sheets under Excel's rules: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at an end, not
//! `History`, and no name twice, where large and small letters are one.

use std::collections::BTreeSet;

/// Excel's limit in UTF-16 units.
const LIMIT: usize = 31;

/// The names given so far in one workbook.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// A name that Excel accepts and no other sheet has, as close to the wanted one as can be.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let base = acceptable(wanted);
        let mut name = base.clone();
        let mut count = 1u32;
        while !self.taken.insert(name.to_lowercase()) {
            count += 1;
            let suffix = format!(" ({count})");
            name = format!("{}{suffix}", cut(&base, LIMIT - suffix.len()));
        }
        name
    }
}

fn acceptable(wanted: &str) -> String {
    let clean: String = wanted
        .trim()
        .chars()
        .map(|c| match c {
            // An apostrophe also ends the quoted name inside a link.
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '_',
            c if c.is_control() => '_',
            '\u{FFFE}' | '\u{FFFF}' => '_',
            c => c,
        })
        .collect();
    let name = cut(&clean, LIMIT);
    // Excel keeps "History" for itself; an empty name it refuses.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { format!("{name}_") } else { name.to_owned() }
}

/// The longest start of the text within the limit, without blanks at its end.
fn cut(text: &str, limit: usize) -> &str {
    let mut units = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            units += c.len_utf16();
            units > limit
        })
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn forbidden_characters_are_replaced() {
        let mut names = SheetNames::default();
        assert_eq!(names.unique("表1"), "表1");
        assert_eq!(names.unique("a[b]:c*d?e/f\\g'"), "a_b__c_d_e_f_g_");
        assert_eq!(names.unique(""), "_");
        assert_eq!(names.unique("history"), "history_");
    }

    #[test]
    fn names_are_unique_in_any_case_and_within_the_limit() {
        let mut names = SheetNames::default();
        assert_eq!(names.unique("Table"), "Table");
        assert_eq!(names.unique("TABLE"), "TABLE (2)");
        assert_eq!(names.unique("table"), "table (3)");
        let long = "𠮷".repeat(40);
        assert_eq!(names.unique(&long).encode_utf16().count(), 30);
        let second = names.unique(&long);
        assert!(second.encode_utf16().count() <= 31 && second.ends_with(" (2)"), "{second}");
    }
}
