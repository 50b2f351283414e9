//! Fields of Word: what it counts, collects or looks up itself, each with the result that is shown until it does. Written as
//! runs (`w:fldChar`) and not as `w:fldSimple`, since the words in a simple field are passed over by readers that take runs.

use std::collections::BTreeMap;

use super::paragraph::run_with;
use crate::render::xml::escape;

/// The beginning of a field, up to where its result begins.
pub(super) fn begin(instruction: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
        escape(instruction)
    )
}

/// The end of a field.
pub(super) const END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

/// A field with its result.
pub(super) fn field(instruction: &str, result: &str) -> String {
    format!("{}{}{END}", begin(instruction), run_with("", result))
}

/// Runs between the marks of a bookmark.
pub(super) fn bookmarked(id: usize, name: &str, runs: &str) -> String {
    format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>", escape(name))
}

/// What Word would count up to: the last number of each word (表, 図).
#[derive(Debug, Default)]
pub(super) struct Sequences(BTreeMap<String, u32>);

impl Sequences {
    /// The number behind a word as a field that counts it (`SEQ 表`), so that Word numbers on where something is put in and can
    /// list all of a word. A number that was there before (a table that is printed twice) cannot be counted and is text.
    pub(super) fn number(&mut self, word: &str, number: u32) -> String {
        let last = self.0.entry(word.to_owned()).or_default();
        if number <= *last {
            return run_with("", &number.to_string());
        }
        let from = if number == *last + 1 { String::new() } else { format!(" \\r {number}") };
        *last = number;
        field(&format!("SEQ {word} \\* ARABIC{from}"), &number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Sequences;

    #[test]
    fn numbers_are_counted_jump_and_are_text_where_they_were_there_before() {
        let mut sequences = Sequences::default();
        assert!(sequences.number("表", 1).contains("> SEQ 表 \\* ARABIC <"));
        assert!(sequences.number("図", 1).contains("> SEQ 図 \\* ARABIC <"));
        assert!(sequences.number("表", 2).contains("> SEQ 表 \\* ARABIC <"));
        assert!(!sequences.number("表", 1).contains("SEQ"));
        assert!(sequences.number("表", 5).contains("> SEQ 表 \\* ARABIC \\r 5 <"));
        assert!(sequences.number("表", 6).contains("> SEQ 表 \\* ARABIC <"));
    }
}
