//! What one round asked in the words of another: which question of a survey is which of the survey before it, which option
//! is which, what was re-worded and what cannot be compared. What is the same in both needs no entry; everything else is
//! declared, so that nothing is compared because it happens to have the same id.

pub mod common;
pub mod link;
pub mod mergers;
pub mod suggest;

use crate::catalogue::Phrase;
use crate::survey::definition::Survey;

/// What a survey says about the one whose rounds precede its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// Its id.
    pub survey: String,
    /// Which question is which.
    pub entries: Vec<Entry>,
}

/// The surveys of a series up to one of them, the earliest first. What names itself or nothing ends it.
pub fn series<'s>(surveys: &'s [Survey], last: &'s Survey) -> Vec<&'s Survey> {
    let mut chain = vec![last];
    while let Some(previous) = chain.last().and_then(|survey| survey.previous.as_ref()) {
        let found = surveys.iter().find(|survey| survey.id == previous.survey);
        match found.filter(|found| !chain.iter().any(|known| known.id == found.id)) {
            Some(found) => chain.push(found),
            None => break,
        }
    }
    chain.reverse();
    chain
}

/// What a unit is that others have become part of since the round before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mergers {
    /// Another one than the unit of the same id was: all that were merged stand apart.
    #[default]
    Apart,
    /// The unit of the same id, which goes on; only those that became part of it stand apart.
    Same,
}

impl Mergers {
    /// The words of definitions.
    pub const WORDS: &[&str] = &["apart", "same"];
}

/// One question in both rounds. Without `was` it is new, without `question` it is asked no more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its id in this survey.
    pub question: Option<String>,
    /// Its id in the survey before.
    pub was: Option<String>,
    /// Options that are not the same by code and words.
    pub options: Vec<OptionsMoved>,
    /// How it was re-worded, where it was and is compared all the same.
    pub reworded: Option<Phrase>,
    /// Why it is not compared.
    pub not_comparable: Option<Phrase>,
}

/// Options of the round before and what they are now: one each, several for one that was split or several that were merged,
/// none for one that was added or dropped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionsMoved {
    /// Codes of the round before.
    pub from: Vec<String>,
    /// Codes of this round.
    pub to: Vec<String>,
}

impl OptionsMoved {
    /// Reads `4 → 4 + 5`: before the arrow the earlier codes, behind it the later. None without an arrow.
    pub fn from_text(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('→').or_else(|| text.split_once("->"))?;
        let codes = |side: &str| -> Vec<String> {
            let codes = side.split(['+', '＋']).map(str::trim);
            codes.filter(|code| !code.is_empty()).map(str::to_owned).collect()
        };
        Some(Self { from: codes(from), to: codes(to) })
    }
}

impl std::fmt::Display for OptionsMoved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{} → {}", self.from.join(" + "), self.to.join(" + "));
        f.write_str(text.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_they_are_written() {
        for (text, from, to) in [
            ("3 → 2", vec!["3"], vec!["2"]),
            ("4→4＋5", vec!["4"], vec!["4", "5"]),
            ("2 + 3 -> 2", vec!["2", "3"], vec!["2"]),
            ("6 →", vec!["6"], vec![]),
            ("→ 7", vec![], vec!["7"]),
        ] {
            let read = OptionsMoved::from_text(text).unwrap();
            assert_eq!(
                (read.from.clone(), read.to.clone()),
                (from.iter().map(|c| (*c).to_owned()).collect(), to.iter().map(|c| (*c).to_owned()).collect()),
                "{text}"
            );
            assert_eq!(OptionsMoved::from_text(&read.to_string()), Some(read));
        }
        assert_eq!(OptionsMoved::from_text("3 = 2"), None);
    }
}
