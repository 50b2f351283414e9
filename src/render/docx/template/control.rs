//! The content control that keeps a mark in a filled file: its tag says which mark it was, so that the file can be filled again.

use crate::render::xml::escape;

/// What the tag of a control of ours begins with.
const OURS: &str = "kaishu:";
/// Word takes no longer tag.
const LONGEST: usize = 64;

/// The mark of a control: the word for what it puts in, and the id; none of a mark that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkName {
    /// `figure`.
    pub word: String,
    /// The id; `#` and a number that stands for one that is too long for a tag.
    pub id: String,
}

/// Where a control stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// In a line.
    Run,
    /// In the place of a paragraph.
    Block,
    /// Around a cell or a row of a table.
    Around,
}

impl MarkName {
    /// The name of a mark.
    pub fn new(word: &str, id: &str) -> Self {
        Self { word: word.to_owned(), id: id.to_owned() }
    }

    /// As it is typed: `{{figure:id}}`.
    pub fn mark(&self) -> String {
        format!("{{{{{}}}}}", self.whole(&self.id))
    }

    fn whole(&self, id: &str) -> String {
        if id.is_empty() { self.word.clone() } else { format!("{}:{id}", self.word) }
    }

    /// As it stands in a tag: itself, or with a number for an id that is too long.
    fn in_tag(&self) -> String {
        let tag = format!("{OURS}{}", self.whole(&self.id));
        if tag.encode_utf16().count() <= LONGEST {
            tag
        } else {
            format!("{OURS}{}", self.whole(&format!("#{:016x}", fnv(&self.id))))
        }
    }

    /// The name in a tag of ours.
    pub(super) fn of_tag(tag: &str) -> Option<Self> {
        let mark = tag.strip_prefix(OURS)?;
        let (word, id) = mark.split_once(':').unwrap_or((mark, ""));
        Some(Self::new(word, id))
    }

    /// Whether it is the short form of another name.
    pub(super) fn stands_for(&self, other: &MarkName) -> bool {
        self.id.starts_with('#') && Self::of_tag(&other.in_tag()).as_ref() == Some(self)
    }

    /// What stands in a control before its content, with another name.
    pub(super) fn replaced(&self, other: &MarkName, head: &str) -> String {
        let renamed = head.replace(&*escape(&self.in_tag()), &escape(&other.in_tag()));
        renamed.replace(&*escape(&self.mark()), &escape(&other.mark()))
    }

    /// The control around some content.
    pub(super) fn control(&self, namespaces: &str, content: &str) -> String {
        let alias = Some(self.mark()).filter(|mark| mark.encode_utf16().count() <= LONGEST);
        let alias = alias.map(|mark| format!("<w:alias w:val=\"{}\"/>", escape(&mark))).unwrap_or_default();
        format!(
            "<w:sdt{namespaces}><w:sdtPr>{alias}<w:tag w:val=\"{}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>",
            escape(&self.in_tag())
        )
    }
}

/// The Fowler–Noll–Vo hash (1a, 64 bits): two ids of one plan that share it are not to be expected.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_too_long_for_a_tag_is_known_again() {
        let short = MarkName::new("figure", "network-needed");
        assert_eq!(short.in_tag(), "kaishu:figure:network-needed");
        assert_eq!(MarkName::of_tag("kaishu:figure:network-needed"), Some(short.clone()));
        let long = MarkName::new("statement", &"a-very-long-id.".repeat(9));
        assert!(long.in_tag().len() <= LONGEST);
        let read = MarkName::of_tag(&long.in_tag()).unwrap();
        assert!(read.stands_for(&long) && !read.stands_for(&short) && !short.stands_for(&short));
        assert_eq!(MarkName::of_tag("office:figure:a"), None);
        let without = MarkName::new("stamp", "");
        assert_eq!((without.in_tag().as_str(), without.mark().as_str()), ("kaishu:stamp", "{{stamp}}"));
        assert_eq!(MarkName::of_tag("kaishu:stamp"), Some(without));
    }
}
