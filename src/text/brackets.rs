//! Brackets behind the words of an option that are left blank for a respondent to fill in: 「その他（　　）」.

use crate::text::clean::clean;

/// The words of an option without brackets that wait to be filled in, and whether there were any: 「その他（　　）」 is その他.
pub fn without_blank(text: &str) -> (String, bool) {
    let shown = clean(text);
    let shown = shown.trim();
    if let Some((before, inside)) = shown.split_once('(')
        && let Some((blank, after)) = inside.split_once(')')
        && blank.trim_matches(|c: char| c.is_whitespace() || "_:・…".contains(c)).is_empty()
        && after.trim().is_empty()
        && !before.trim().is_empty()
    {
        return (before.trim().to_owned(), true);
    }
    (shown.to_owned(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blank_brackets_wait_to_be_filled_in() {
        assert_eq!(without_blank("その他（　　　）"), ("その他".to_owned(), true));
        assert_eq!(without_blank("その他（具体的に）"), ("その他(具体的に)".to_owned(), false));
        assert_eq!(without_blank("（　）"), ("( )".to_owned(), false));
    }
}
