//! Which question of the survey before a question is, and which of its options is which; or what is not declared yet. Two
//! questions are the same where id, words, kind of answer, unit, routing and options are; widths and spaces make no
//! difference, and neither do printed numbers, the order of options, bounds or other spellings.

use std::mem::discriminant;

use crate::catalogue::Phrase;
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::concordance::{Entry, OptionsMoved};
use crate::survey::definition::Survey;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::key::key;

/// In what two questions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The words of the question.
    Text,
    /// Who is to answer it.
    Routing,
    /// The kind of answer.
    Kind,
    /// The unit of a number.
    Unit,
    /// An option that both have, with other words.
    Label(String),
    /// An option that is an answer in one and none in the other (わからない).
    Answer(String),
    /// An option that only the earlier has.
    Gone(String),
    /// An option that only the later has.
    Added(String),
}

/// A question in both surveys.
#[derive(Debug, Clone)]
pub struct Link<'s> {
    /// In the survey before.
    pub earlier: &'s Question,
    /// In this one.
    pub later: &'s Question,
    /// What is declared of it; none where both are the same.
    pub entry: Option<&'s Entry>,
    /// Every option of both, each in one group; none of a question without options.
    pub options: Vec<OptionsMoved>,
}

impl Link<'_> {
    /// Why it is not compared.
    pub fn not_comparable(&self) -> Option<&Phrase> {
        self.entry?.not_comparable.as_ref()
    }

    /// How it was re-worded.
    pub fn reworded(&self) -> Option<&Phrase> {
        self.entry?.reworded.as_ref()
    }
}

/// How a question stands to the survey before.
#[derive(Debug, Clone)]
pub enum Standing<'s> {
    /// It was asked before.
    Linked(Link<'s>),
    /// It is declared to be new.
    New,
    /// No question before has its id, and nothing is declared.
    Undeclared,
    /// The question of the same id differs, and nothing is declared.
    Differs(&'s Question, Vec<Difference>),
    /// Something is declared, and not all of it.
    Incomplete(&'s Question, Vec<Difference>),
}

/// In what two questions differ.
pub fn differences(earlier: &Question, later: &Question) -> Vec<Difference> {
    let mut found = of_question(earlier, later);
    if let (Some(before), Some(after)) = (earlier.domain.codes(), later.domain.codes()) {
        found.extend(groups(before, after, &[]).1);
    }
    found
}

fn of_question(earlier: &Question, later: &Question) -> Vec<Difference> {
    let mut found = Vec::new();
    if key(&earlier.text.ja) != key(&later.text.ja) {
        found.push(Difference::Text);
    }
    if earlier.universe != later.universe {
        found.push(Difference::Routing);
    }
    if discriminant(&earlier.domain) != discriminant(&later.domain) {
        found.push(Difference::Kind);
    }
    if let (ResponseDomain::Quantity { unit: before, .. }, ResponseDomain::Quantity { unit: after, .. }) =
        (&earlier.domain, &later.domain)
        && key(&before.ja) != key(&after.ja)
    {
        found.push(Difference::Unit);
    }
    found
}

/// Every option of both lists in its group: as it was moved, else with the option of the same code and words, else alone; and
/// what is not declared.
fn groups(before: &CodeList, after: &CodeList, moved: &[OptionsMoved]) -> (Vec<OptionsMoved>, Vec<Difference>) {
    let named_before = |code: &str| moved.iter().any(|group| group.from.iter().any(|from| from == code));
    let named_after = |code: &str| moved.iter().any(|group| group.to.iter().any(|to| to == code));
    let mut all: Vec<OptionsMoved> = Vec::new();
    let mut open = Vec::new();
    for group in moved {
        // What is added or dropped has nothing in common with what else is.
        match (group.from.is_empty(), group.to.is_empty()) {
            (true, _) => all.extend(group.to.iter().map(|code| alone(None, Some(code)))),
            (_, true) => all.extend(group.from.iter().map(|code| alone(Some(code), None))),
            (false, false) => all.push(group.clone()),
        }
        let reasons = || {
            let earlier = group.from.iter().filter_map(|code| before.get(code));
            earlier.chain(group.to.iter().filter_map(|code| after.get(code))).map(|option| option.missing)
        };
        if !group.from.is_empty()
            && !group.to.is_empty()
            && reasons().any(|reason| Some(reason) != reasons().next())
        {
            open.extend(group.to.first().cloned().map(Difference::Answer));
        }
    }
    let same = |one: &ResponseOption, other: &ResponseOption| key(&one.label.ja) == key(&other.label.ja);
    for option in after.options.iter().filter(|option| !named_after(&option.code)) {
        let code = &option.code;
        match before.get(code).filter(|_| !named_before(code)) {
            Some(earlier) => {
                if !same(earlier, option) {
                    open.push(Difference::Label(code.clone()));
                } else if earlier.missing != option.missing {
                    open.push(Difference::Answer(code.clone()));
                }
                all.push(alone(Some(code), Some(code)));
            }
            None => {
                open.push(Difference::Added(code.clone()));
                all.push(alone(None, Some(code)));
            }
        }
    }
    for option in before.options.iter().filter(|option| !named_before(&option.code)) {
        let code = &option.code;
        if after.get(code).is_none() || named_after(code) {
            open.push(Difference::Gone(code.clone()));
            all.push(alone(Some(code), None));
        }
    }
    (all, open)
}

fn alone(from: Option<&String>, to: Option<&String>) -> OptionsMoved {
    OptionsMoved { from: from.into_iter().cloned().collect(), to: to.into_iter().cloned().collect() }
}

/// What is declared of a question of the later survey, with the question that it was. An entry of a battery holds for every
/// item of it.
pub fn entry_of<'s>(later: &'s Survey, id: &str) -> Option<(&'s Entry, Option<String>)> {
    later.previous.as_ref()?.entries.iter().find_map(|entry| {
        let named = entry.question.as_deref()?;
        if named == id {
            return Some((entry, entry.was.clone()));
        }
        let item = item_of(later, named, id)?;
        Some((entry, entry.was.as_ref().map(|was| format!("{was}.{item}"))))
    })
}

/// The item that a question is of a battery.
fn item_of<'i>(survey: &Survey, battery: &str, id: &'i str) -> Option<&'i str> {
    let item = id.strip_prefix(battery)?.strip_prefix('.')?;
    survey.question(battery).is_none().then_some(item)
}

/// Whether an entry of the later survey speaks of a question of the earlier.
pub fn is_named<'s>(earlier: &Survey, later: &'s Survey, id: &str) -> Option<&'s Entry> {
    later.previous.as_ref()?.entries.iter().find(|entry| {
        let named = entry.was.as_deref();
        named.is_some_and(|named| named == id || item_of(earlier, named, id).is_some())
    })
}

/// How a question of the later survey stands to the earlier one.
pub fn standing<'s>(earlier: &'s Survey, later: &'s Survey, question: &'s Question) -> Standing<'s> {
    let Some((entry, was)) = entry_of(later, &question.id) else {
        let same_id = earlier.question(&question.id).filter(|_| is_named(earlier, later, &question.id).is_none());
        let Some(before) = same_id else { return Standing::Undeclared };
        let differences = differences(before, question);
        if !differences.is_empty() {
            return Standing::Differs(before, differences);
        }
        let codes = before.domain.codes().zip(question.domain.codes());
        let options = codes.map(|(before, after)| groups(before, after, &[]).0).unwrap_or_default();
        return Standing::Linked(Link { earlier: before, later: question, entry: None, options });
    };
    let Some(was) = was else { return Standing::New };
    let Some(before) = earlier.question(&was) else { return Standing::Undeclared };
    let mut open = of_question(before, question);
    if entry.reworded.is_some() {
        open.retain(|difference| !matches!(difference, Difference::Text | Difference::Routing));
    }
    let mut options = Vec::new();
    if let (Some(before), Some(after)) = (before.domain.codes(), question.domain.codes()) {
        let (all, undeclared) = groups(before, after, &entry.options);
        options = all;
        open.extend(undeclared);
    }
    if entry.not_comparable.is_none() && !open.is_empty() {
        return Standing::Incomplete(before, open);
    }
    Standing::Linked(Link { earlier: before, later: question, entry: Some(entry), options })
}

/// The questions of the earlier survey of which nothing says what became of them.
pub fn lost<'s>(earlier: &'s Survey, later: &Survey) -> Vec<&'s Question> {
    let kept = |question: &&Question| {
        is_named(earlier, later, &question.id).is_some()
            // One of the same id that differs is told there.
            || (later.question(&question.id).is_some() && entry_of(later, &question.id).is_none())
    };
    earlier.questions.iter().filter(|question| !kept(question)).collect()
}
