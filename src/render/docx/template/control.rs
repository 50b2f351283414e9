//! The content control that keeps a mark in a filled file: its tag says which mark it was, so that the file can be filled again,
//! and has a hash of what was put in, so that a number that somebody typed over is told from one that has changed.

use super::text;
use crate::render::xml::escape;

/// What the tag of a control of ours begins with.
const OURS: &str = "kaishu:";
/// Word takes no longer tag.
const LONGEST: usize = 64;
/// Digits of the hash behind the name in a tag, and the sign before them.
const DIGITS: usize = 8;
const BEFORE_HASH: char = '=';

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
        if tag.encode_utf16().count() + 1 + DIGITS <= LONGEST {
            tag
        } else {
            format!("{OURS}{}", self.whole(&format!("#{:016x}", fnv(self.id.as_bytes()))))
        }
    }

    /// The name in a tag of ours, and the hash of what was put in, where it has one.
    pub fn of_tag(tag: &str) -> Option<(Self, Option<u64>)> {
        let mark = tag.strip_prefix(OURS)?;
        let hash = mark.rsplit_once(BEFORE_HASH).filter(|(_, digits)| digits.len() == DIGITS);
        let hash = hash.and_then(|(mark, digits)| Some((mark, u64::from_str_radix(digits, 16).ok()?)));
        let (mark, hash) = hash.map_or((mark, None), |(mark, hash)| (mark, Some(hash)));
        let (word, id) = mark.split_once(':').unwrap_or((mark, ""));
        Some((Self::new(word, id), hash))
    }

    /// Whether it is the short form of another name.
    pub fn stands_for(&self, other: &MarkName) -> bool {
        self.id.starts_with('#') && Self::of_tag(&other.in_tag()).is_some_and(|(name, _)| name == *self)
    }

    /// What stands in a control before its content, with another name.
    pub(super) fn replaced(&self, other: &MarkName, head: &str) -> String {
        let renamed = head.replace(&*escape(&self.in_tag()), &escape(&other.in_tag()));
        renamed.replace(&*escape(&self.mark()), &escape(&other.mark()))
    }

    /// The control around some content, of which it keeps a hash.
    pub(super) fn control(&self, namespaces: &str, content: &str) -> String {
        let alias = Some(self.mark()).filter(|mark| mark.encode_utf16().count() <= LONGEST);
        let alias = alias.map(|mark| format!("<w:alias w:val=\"{}\"/>", escape(&mark))).unwrap_or_default();
        let hash = hash_of(&text::said(content));
        format!(
            "<w:sdt{namespaces}><w:sdtPr>{alias}<w:tag w:val=\"{}{BEFORE_HASH}{hash:08x}\"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>",
            escape(&self.in_tag())
        )
    }
}

/// A hash of what a control says, paragraph by paragraph: of its words and not of how they look or lie in the file, which Word
/// changes when it saves.
pub(super) fn hash_of(said: &[String]) -> u64 {
    fnv(said.join("\n").as_bytes()) & 0xffff_ffff
}

/// The Fowler–Noll–Vo hash (1a, 64 bits): two ids of one plan that share it are not to be expected.
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_too_long_for_a_tag_is_known_again() {
        let short = MarkName::new("figure", "network-needed");
        assert_eq!(short.in_tag(), "kaishu:figure:network-needed");
        let read = |tag: &str| MarkName::of_tag(tag).map(|(name, _)| name);
        assert_eq!(read("kaishu:figure:network-needed"), Some(short.clone()));
        let long = MarkName::new("statement", &"a-very-long-id.".repeat(9));
        assert!(long.in_tag().len() <= LONGEST);
        let known = read(&long.in_tag()).unwrap();
        assert!(known.stands_for(&long) && !known.stands_for(&short) && !short.stands_for(&short));
        assert_eq!(read("office:figure:a"), None);
        let without = MarkName::new("stamp", "");
        assert_eq!((without.in_tag().as_str(), without.mark().as_str()), ("kaishu:stamp", "{{stamp}}"));
        assert_eq!(read("kaishu:stamp"), Some(without));
    }

    #[test]
    fn a_tag_keeps_a_hash_of_what_was_put_in_and_is_never_too_long() {
        let run = |text: &str, looks: &str| format!("<w:r>{looks}<w:t>{text}</w:t></w:r>");
        let tag = |content: &str, id: &str| {
            let control = MarkName::new("figure", id).control("", content);
            control.split("<w:tag w:val=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let plain = tag(&run("2050人", ""), "a");
        let (name, hash) = MarkName::of_tag(&plain).unwrap();
        assert_eq!((name, hash), (MarkName::new("figure", "a"), Some(hash_of(&["2050人".to_owned()]))));
        assert_eq!(plain, tag(&run("2050人", "<w:rPr><w:b/></w:rPr>"), "a"), "its looks are no words");
        assert_ne!(plain, tag(&run("2051人", ""), "a"));
        for length in 40..70 {
            let long = tag(&run("1", ""), &"a".repeat(length));
            assert!(long.encode_utf16().count() <= LONGEST, "{long}");
        }
        // What an earlier program wrote has none, and an id that ends in a sign of its own is no hash.
        assert_eq!(MarkName::of_tag("kaishu:figure:a").unwrap().1, None);
        assert_eq!(MarkName::of_tag("kaishu:figure:a=b").unwrap().0.id, "a=b");
    }
}
