//! 目次: a field that Word fills from the headings, shown until then with the headings themselves, each a link to its place.
//! Page numbers are what only a program that sets pages knows: they come when the field is updated (F9, or 「目次の更新」 above
//! it). The file does not ask Word to do so by itself, since Word would then ask everybody who opens it a question about other
//! files, and a number that is guessed would be wrong.

use super::field::{self, END};
use super::paragraph::Paragraph;
use super::styles;
use crate::render::xml::escape;

/// With fewer sections a report is read without contents.
const LEAST_SECTIONS: usize = 3;

/// A heading that the contents list.
pub(super) struct Entry {
    /// 1 for a section.
    pub(super) level: usize,
    pub(super) text: String,
}

/// The bookmark around the heading of an entry.
pub(super) fn bookmark(at: usize) -> String {
    format!("_Toc{:08}", at + 1)
}

/// The contents under their title; nothing for a report of a few sections.
pub(super) fn contents(title: &str, entries: &[Entry]) -> Option<String> {
    if entries.iter().filter(|entry| entry.level == 1).count() < LEAST_SECTIONS {
        return None;
    }
    let levels = styles::CONTENTS.len();
    let mut out = String::from(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr>\
         <w:sdtContent>",
    );
    out.push_str(&Paragraph::new(styles::CONTENTS_TITLE).text(title, false).xml());
    let mut opening = field::begin(&format!("TOC \\o \"1-{levels}\" \\h \\z \\u"));
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| (1..=levels).contains(&entry.level)) {
        let words = Paragraph::new("").text(&entry.text, false).into_runs();
        let link =
            format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{words}</w:hyperlink>", escape(&bookmark(at)));
        let line =
            Paragraph::new(styles::CONTENTS[entry.level - 1]).runs(&std::mem::take(&mut opening)).runs(&link);
        out.push_str(&line.xml());
    }
    out.push_str(&Paragraph::new(styles::SPACE).runs(END).xml());
    out.push_str("</w:sdtContent></w:sdt>");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Entry, bookmark, contents};

    fn entries(levels: &[usize]) -> Vec<Entry> {
        let entry = |(at, level): (usize, &usize)| Entry { level: *level, text: format!("見出し{at}") };
        levels.iter().enumerate().map(entry).collect()
    }

    #[test]
    fn a_report_of_two_sections_has_no_contents_however_many_headings_it_has() {
        assert!(contents("目次", &entries(&[1, 2, 2, 2, 1, 2])).is_none());
        assert!(contents("目次", &entries(&[1, 1, 1])).is_some());
    }

    #[test]
    fn every_listed_heading_leads_to_its_own_bookmark() {
        let xml = contents("目次 <1>", &entries(&[1, 2, 3, 1, 1])).expect("contents");
        // The third heading is too deep to be listed, and its bookmark is left out with it.
        for (at, listed) in [true, true, false, true, true].into_iter().enumerate() {
            let link = format!("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", bookmark(at));
            assert_eq!(xml.matches(&link).count(), usize::from(listed), "{link}");
            assert_eq!(xml.contains(&format!(">見出し{at}<")), listed);
        }
        assert!(xml.contains("目次 &lt;1&gt;"));
        assert_eq!([bookmark(0), bookmark(9)], ["_Toc00000001", "_Toc00000010"]);
    }

    #[test]
    fn the_field_is_opened_once_before_the_first_line_and_closed_behind_the_last() {
        let xml = contents("目次", &entries(&[1, 1, 1])).expect("contents");
        assert_eq!(xml.matches("TOC \\o").count(), 1);
        for kind in ["begin", "separate", "end"] {
            assert_eq!(xml.matches(&format!("w:fldCharType=\"{kind}\"")).count(), 1, "{kind}");
        }
        let at = |text: &str| xml.find(text);
        assert!(at("fldCharType=\"separate\"") < at(">見出し0<") && at(">見出し2<") < at("fldCharType=\"end\""));
    }
}
