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

/// What Word would count up to, the last number of each word (表, 図), and the bookmarks of a document.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    last: BTreeMap<String, u32>,
    /// The numbers that are printed several times, each with the name of its bookmark once it has one.
    repeated: BTreeMap<(String, u32), Option<String>>,
    bookmarks: usize,
}

impl Sequences {
    /// For a document that will print these numbers behind these words.
    pub(super) fn of<'n>(numbers: impl Iterator<Item = (&'n str, u32)>) -> Self {
        let mut seen: BTreeMap<(String, u32), usize> = BTreeMap::new();
        for (word, number) in numbers {
            *seen.entry((word.to_owned(), number)).or_default() += 1;
        }
        let repeated =
            seen.into_iter().filter(|(_, times)| *times > 1).map(|(number, _)| (number, None)).collect();
        Self { repeated, ..Self::default() }
    }

    /// Runs between the marks of a bookmark.
    pub(super) fn bookmarked(&mut self, name: &str, runs: &str) -> String {
        let id = self.bookmarks;
        self.bookmarks += 1;
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>", escape(name))
    }

    /// The number behind a word as a field that counts it (`SEQ 表`), so that Word numbers on where something is put in and can
    /// list all of a word. A number that was there before (a table that is printed twice, or in pieces) is looked up where it
    /// was counted (`REF`), so that both stay the same.
    pub(super) fn number(&mut self, word: &str, number: u32) -> String {
        let key = (word.to_owned(), number);
        if let Some(Some(bookmark)) = self.repeated.get(&key) {
            return field(&format!("REF {bookmark} \\h"), &number.to_string());
        }
        let last = self.last.entry(word.to_owned()).or_default();
        let from = if number == *last + 1 { String::new() } else { format!(" \\r {number}") };
        *last = number;
        let counted = field(&format!("SEQ {word} \\* ARABIC{from}"), &number.to_string());
        if !self.repeated.contains_key(&key) {
            return counted;
        }
        // Names with a line before them are those that Word does not list.
        let bookmark = format!("_Ref{:08}", self.bookmarks + 1);
        let marked = self.bookmarked(&bookmark, &counted);
        self.repeated.insert(key, Some(bookmark));
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::Sequences;

    #[test]
    fn numbers_are_counted_and_can_jump() {
        let mut sequences = Sequences::default();
        assert!(sequences.number("表", 1).contains("> SEQ 表 \\* ARABIC <"));
        assert!(sequences.number("図", 1).contains("> SEQ 図 \\* ARABIC <"));
        assert!(sequences.number("表", 2).contains("> SEQ 表 \\* ARABIC <"));
        assert!(sequences.number("表", 5).contains("> SEQ 表 \\* ARABIC \\r 5 <"));
        assert!(sequences.number("表", 6).contains("> SEQ 表 \\* ARABIC <"));
        // Word counts on from where it was last told.
        assert!(sequences.number("表", 3).contains("> SEQ 表 \\* ARABIC \\r 3 <"));
    }

    #[test]
    fn a_number_that_is_printed_again_is_looked_up_where_it_was_counted() {
        let mut sequences = Sequences::of([("表", 1), ("表", 2), ("図", 1), ("表", 1)].into_iter());
        let heading = sequences.bookmarked("_Toc00000001", "x");
        let first = sequences.number("表", 1);
        assert!(first.starts_with("<w:bookmarkStart w:id=\"1\" w:name=\"_Ref00000002\"/>"), "{first}");
        assert!(first.contains("> SEQ 表 \\* ARABIC <") && first.ends_with("<w:bookmarkEnd w:id=\"1\"/>"));
        assert!(heading.contains("w:id=\"0\""));
        // What is printed once has no bookmark.
        assert!(!sequences.number("表", 2).contains("bookmark"));
        assert!(!sequences.number("図", 1).contains("bookmark"));
        let again = sequences.number("表", 1);
        assert!(again.contains("> REF _Ref00000002 \\h <") && again.contains(">1</w:t>"), "{again}");
        // What comes behind is counted on from before.
        assert!(sequences.number("表", 3).contains("> SEQ 表 \\* ARABIC <"));
    }
}
