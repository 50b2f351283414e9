//! The options of one question over several surveys as one list: in the codes of the last, an option that was split or
//! several that were merged as one line. So each round is counted as it was asked, and the lines can be compared.

use crate::catalogue::{Phrase, concordance};
use std::collections::BTreeSet;

use crate::survey::concordance::link::{Standing, standing};
use crate::survey::concordance::{Entry, OptionsMoved};
use crate::survey::definition::Survey;
use crate::survey::question::Question;

/// A question over surveys, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// Its id in each survey.
    pub questions: Vec<String>,
    /// Its options; none of a question without.
    pub lines: Vec<Line>,
    /// What is declared between each survey and the next.
    pub declared: Vec<Declared>,
}

/// Options of every survey that are compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Part of the ids of its figures: the code in the last survey, several joined with `_`.
    pub code: String,
    /// The words of the last survey that has it.
    pub label: Phrase,
    /// Its codes in each survey; none where that had no such option.
    pub codes: Vec<BTreeSet<String>>,
}

/// What is declared of a question between two surveys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declared {
    /// How it was re-worded.
    pub reworded: Option<Phrase>,
    /// Why it is not compared.
    pub not_comparable: Option<Phrase>,
    /// Options that are not the same by code and words, as the words of both: what it was, what it is.
    pub options: Vec<(Phrase, Phrase)>,
}

/// Where the way of a question back to the first survey ends, though it should not.
#[derive(Debug)]
pub struct Open<'s> {
    /// The survey before.
    pub earlier: &'s Survey,
    /// The survey whose concordance lacks it.
    pub later: &'s Survey,
    /// The question there.
    pub question: &'s Question,
    /// How it stands.
    pub standing: Standing<'s>,
}

/// A question of the last of some surveys, each the one before the next, over all of them.
///
/// # Errors
/// Where it is not declared what it was.
pub fn common<'s>(chain: &[&'s Survey], question: &'s Question) -> Result<Common, Open<'s>> {
    let mut questions = vec![question];
    let mut links: Vec<(Vec<OptionsMoved>, Declared)> = Vec::new();
    for pair in chain.windows(2).rev() {
        let [earlier, later] = pair else { continue };
        let Some(question) = questions.last().copied() else { continue };
        match standing(earlier, later, question) {
            Standing::Linked(link) => {
                links.push((link.options.clone(), declared(link.entry, link.earlier, question)));
                questions.push(link.earlier);
            }
            standing => return Err(Open { earlier, later, question, standing }),
        }
    }
    questions.reverse();
    links.reverse();
    let lines = lines(&questions, &links);
    Ok(Common {
        questions: questions.iter().map(|question| question.id.clone()).collect(),
        lines,
        declared: links.into_iter().map(|(_, declared)| declared).collect(),
    })
}

fn declared(entry: Option<&Entry>, earlier: &Question, later: &Question) -> Declared {
    let Some(entry) = entry else { return Declared::default() };
    let options = entry.options.iter().map(|group| (words(earlier, &group.from), words(later, &group.to)));
    Declared {
        reworded: entry.reworded.clone(),
        not_comparable: entry.not_comparable.clone(),
        options: options.filter(|(from, to)| from != to).collect(),
    }
}

/// The words of some options.
fn words<'c>(question: &Question, codes: impl IntoIterator<Item = &'c String>) -> Phrase {
    let label = |code: &String| question.domain.codes()?.get(code).map(|option| option.label.clone());
    codes.into_iter().filter_map(label).reduce(concordance::options_together).unwrap_or_default()
}

/// The lines: whatever is connected by the groups of two surveys is one.
fn lines(questions: &[&Question], links: &[(Vec<OptionsMoved>, Declared)]) -> Vec<Line> {
    let mut sets: Vec<Vec<BTreeSet<String>>> = Vec::new();
    // In the order of the last survey that has them.
    for (at, question) in questions.iter().enumerate().rev() {
        let Some(list) = question.domain.codes() else { continue };
        for option in list.values() {
            if sets.iter().any(|set| set[at].contains(&option.code)) {
                continue;
            }
            let mut set = vec![BTreeSet::new(); questions.len()];
            set[at].insert(option.code.clone());
            connect(&mut set, links);
            sets.push(set);
        }
    }
    let mut used = BTreeSet::new();
    let line = |codes: Vec<BTreeSet<String>>| {
        let last = codes.iter().rposition(|codes| !codes.is_empty()).unwrap_or_default();
        let in_order = |question: &Question| -> Vec<String> {
            let list = question.domain.codes().map(|list| list.options.as_slice()).unwrap_or_default();
            let codes = list.iter().filter(|option| codes[last].contains(&option.code));
            codes.map(|option| option.code.clone()).collect()
        };
        let own = in_order(questions[last]);
        let mut code = own.join("_");
        // The code of an option that is no more may be another's today.
        if last + 1 < questions.len() {
            code = format!("was_{code}");
        }
        while !used.insert(code.clone()) {
            code.push('_');
        }
        Line { code, label: words(questions[last], &own), codes }
    };
    sets.into_iter().map(line).collect()
}

/// Adds to a line whatever is in one group with what it has, until nothing more is.
fn connect(set: &mut [BTreeSet<String>], links: &[(Vec<OptionsMoved>, Declared)]) {
    let size = |set: &[BTreeSet<String>]| set.iter().map(BTreeSet::len).sum::<usize>();
    loop {
        let before = size(set);
        for (at, (groups, _)) in links.iter().enumerate() {
            for group in groups {
                let has = group.from.iter().any(|code| set[at].contains(code))
                    || group.to.iter().any(|code| set[at + 1].contains(code));
                if has {
                    set[at].extend(group.from.iter().cloned());
                    set[at + 1].extend(group.to.iter().cloned());
                }
            }
        }
        if size(set) == before {
            return;
        }
    }
}
