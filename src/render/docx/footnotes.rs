//! Footnotes: what is said about one sentence or number of the prose stands at the foot of its page, with its mark behind it.
//! What is said about a table stays below the table, where it is copied with it.

use super::package::{NAMESPACES, PROLOGUE};
use super::paragraph::Paragraph;
use super::styles;

/// The notes of a document in the order of their marks.
#[derive(Debug, Default)]
pub(super) struct Footnotes(Vec<String>);

impl Footnotes {
    /// Takes a note; what comes back is the run that refers to it.
    pub(super) fn mark(&mut self, text: &str) -> String {
        self.0.push(text.to_owned());
        let style = styles::FOOTNOTE_MARK;
        format!(
            "<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>",
            self.0.len()
        )
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `word/footnotes.xml`. The two lines between the text and the notes are notes too, and have the first numbers.
    pub(super) fn part(&self) -> String {
        let line = |id: i32, kind: &str, mark: &str| {
            format!(
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" \
                 w:lineRule=\"auto\"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>"
            )
        };
        let mut out = format!("{PROLOGUE}<w:footnotes {NAMESPACES}>");
        out.push_str(&line(-1, "separator", "separator"));
        out.push_str(&line(0, "continuationSeparator", "continuationSeparator"));
        let mark =
            format!("<w:r><w:rPr><w:rStyle w:val=\"{}\"/></w:rPr><w:footnoteRef/></w:r>", styles::FOOTNOTE_MARK);
        for (id, text) in (1..).zip(&self.0) {
            let id: usize = id;
            let paragraph = Paragraph::new(styles::FOOTNOTE).runs(&mark).text(&format!(" {text}"), false);
            out.push_str(&format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", paragraph.xml()));
        }
        out.push_str("</w:footnotes>");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Footnotes;

    #[test]
    fn notes_are_numbered_from_one_behind_the_two_lines() {
        let mut notes = Footnotes::default();
        assert!(notes.is_empty());
        assert!(notes.mark("甲").contains("<w:footnoteReference w:id=\"1\"/>"));
        assert!(notes.mark("乙 < 丙").contains("<w:footnoteReference w:id=\"2\"/>"));
        assert!(!notes.is_empty());
        let part = notes.part();
        let at = |text: &str| part.find(text).unwrap_or_else(|| panic!("no {text} in {part}"));
        let order = ["w:id=\"-1\"", "w:id=\"0\"", "w:id=\"1\"", "> 甲<", "w:id=\"2\"", "> 乙 &lt; 丙<"].map(at);
        assert!(order.is_sorted(), "{part}");
        // Each note begins with its own mark.
        assert_eq!(part.matches("<w:footnoteRef/>").count(), 2);
        assert!(part.contains("w:type=\"separator\"") && part.contains("w:type=\"continuationSeparator\""));
    }
}
