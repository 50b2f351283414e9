//! Words within the limits of the format: bytes that a label may have, and one line where one line is wanted.

/// Bytes of the label of a variable.
pub(super) const VARIABLE_LABEL: usize = 255;
/// Bytes of the label of a value.
pub(super) const VALUE_LABEL: usize = 120;
/// Bytes of a value that is words.
pub(super) const VALUE: usize = 32_767;
/// Bytes of the label of a file.
pub(super) const FILE_LABEL: usize = 60;

/// What stands where words were cut.
const CUT: &str = "…";

/// The words in one line: line ends are blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words cut to so many bytes, with a sign for what is gone, and whether they were.
pub(super) fn cut(text: &str, bytes: usize) -> (String, bool) {
    if text.len() <= bytes {
        return (text.to_owned(), false);
    }
    let end = (0..=bytes - CUT.len()).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    (format!("{}{CUT}", &text[..end]), true)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(cut("あいう", 9), ("あいう".to_owned(), false));
        assert_eq!(cut("あいうえ", 11), ("あい…".to_owned(), true));
        assert_eq!(cut("𠮷𠮷𠮷", 8), ("𠮷…".to_owned(), true));
    }
}
