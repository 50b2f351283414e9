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

/// What stands behind a rate that is said of one group after the other.
const BEGINS: &[&str] = &["は", "について", ":", "(%)"];
/// Hiragana that stands between a group and its rate.
const PARTICLES: &[char] = &['が', 'は', 'の', 'も'];
/// Words with which another share begins, and quoted answers.
const ELSEWHERE: &[&str] = &["「", "割合", "比率", "構成比"];

impl Rate {
    /// The rate that some words call a number: the last one that they name, and not one that is spoken of (回収率を把握している).
    pub fn named(text: &str) -> Option<Self> {
        let text = key(text);
        let last = WORDS.iter().filter_map(|(word, rate)| Some((text.rfind(word)?, *word, *rate)));
        let (at, word, rate) = last.max_by_key(|(at, word, _)| (at + word.len(), word.len()))?;
        let behind = text[at + word.len()..].trim_start();
        (!behind.starts_with(['を', 'に', '向'])).then_some(rate)
    }

    /// The rate of which a sentence goes on to say that of one group after the other: 「回収率は、市町村86.7％、保護司会」.
    pub fn goes_on(before: &str) -> Option<Self> {
        let text = key(before);
        let ends = WORDS.iter().filter_map(|(word, _)| Some(text.rfind(word)? + word.len()));
        let listed = &text[ends.max()?..];
        let begins = BEGINS.iter().find_map(|word| listed.strip_prefix(word))?;
        // Between them stand names and numbers only: a verb or a share of something ends the list.
        let joins = |c: char| !('ぁ'..='ん').contains(&c) || PARTICLES.contains(&c);
        if !begins.chars().all(joins) || ELSEWHERE.iter().any(|word| begins.contains(word)) {
            return None;
        }
        Self::named(&text[..text.len() - listed.len()])
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
        assert_eq!(Rate::goes_on("回収率は、市町村86.7％、保護司会"), Some(Rate::Return));
        assert_eq!(Rate::goes_on("回収率は、市町村が86.7％（n=26）、保護司会は"), Some(Rate::Return));
        for other in [
            "回収率は87.5％で、「必要」の割合は",
            "回収率は75.0％で、ネットワークが必要である市町村は",
            "回収率は75.0％（129/172）であり、必要とする団体は",
            "回収率は75.0％で、うち",
        ] {
            assert_eq!(Rate::goes_on(other), None, "{other}");
        }
        assert_eq!(Rate::goes_on("回収率を把握しているのは、市町村"), None);
        assert!(!Rate::Return.can_be(Rate::Valid) && Rate::Answer.can_be(Rate::Valid));
    }
}
