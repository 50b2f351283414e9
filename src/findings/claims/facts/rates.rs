//! Rates of how many answered: a text that names one speaks of a figure of that kind and of no share of a question.

use crate::text::key::key;

/// The kind of a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rate {
    /// 回収率
    Return,
    /// 有効回収率
    Valid,
    /// 回答率, which offices say of either.
    Answer,
}

/// The words, the longer first.
const WORDS: &[(&str, Rate)] = &[
    ("有効回収率", Rate::Valid),
    ("有効回答率", Rate::Valid),
    ("回収率", Rate::Return),
    ("返送率", Rate::Return),
    ("返信率", Rate::Return),
    ("回答率", Rate::Answer),
];

impl Rate {
    /// The rate that some words call a number: the last one that they name, and not one that is spoken of (回収率を把握している).
    pub fn named(text: &str) -> Option<Self> {
        let text = key(text);
        let last = WORDS.iter().filter_map(|(word, rate)| Some((text.rfind(word)?, *word, *rate)));
        let (at, word, rate) = last.max_by_key(|(at, word, _)| (at + word.len(), word.len()))?;
        let behind = text[at + word.len()..].trim_start();
        (!behind.starts_with(['を', 'に', '向'])).then_some(rate)
    }

    /// Whether a number that a text calls so can be one that is called the other.
    pub fn can_be(self, other: Rate) -> bool {
        self == other || self == Rate::Answer || other == Rate::Answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_what_the_words_call_the_number() {
        assert_eq!(Rate::named("有効回収率は"), Some(Rate::Valid));
        assert_eq!(Rate::named("構成比、回収率（％）"), Some(Rate::Return));
        assert_eq!(Rate::named("回収率を把握している割合は"), None);
        assert_eq!(Rate::named("実施した割合は"), None);
        assert!(!Rate::Return.can_be(Rate::Valid) && Rate::Answer.can_be(Rate::Valid));
    }
}
