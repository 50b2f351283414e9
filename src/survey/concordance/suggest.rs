//! What a concordance probably is, for a person to confirm: by ids, then by equal words, then by the nearest. Each line comes
//! with why it is suggested, and with a question wherever more than equal words was taken for a sign.

use std::collections::BTreeSet;
use std::mem::discriminant;

use crate::catalogue::{Lang, Phrase, concordance as words};
use crate::survey::concordance::link::{Difference, Standing, differences, is_named, lost, standing};
use crate::survey::concordance::{Entry, OptionsMoved};
use crate::survey::definition::Survey;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::key::key;
use crate::text::names::nearest_alone;

/// A suggested entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The entry, complete as far as it can be read off.
    pub entry: Entry,
    /// Why it is suggested.
    pub why: Phrase,
    /// What a person has to see to before it holds.
    pub asks: Vec<Phrase>,
}

/// An entry for every question of both surveys that is neither declared nor the same, in the order of the later. What
/// it words itself is in a language, because it is to stand in the definition.
pub fn suggestions(earlier: &Survey, later: &Survey, lang: Lang) -> Vec<Suggestion> {
    let pair = |before: &Question, after: &Question, why: Phrase| pair(before, after, why, lang);
    let mut found = Vec::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&Question> = Vec::new();
    for question in &later.questions {
        match standing(earlier, later, question) {
            Standing::Linked(_) | Standing::New => {}
            Standing::Incomplete(before, _) => found.push(Some(pair(before, question, words::why_declared()))),
            Standing::Differs(before, _) => {
                taken.insert(&before.id);
                found.push(Some(pair(before, question, words::why_same_id())));
            }
            Standing::Undeclared => {
                open.push(question);
                found.push(None);
            }
        }
    }
    let mut rest: Vec<&Question> = lost(earlier, later);
    rest.retain(|question| !taken.contains(question.id.as_str()));
    // Equal words first, wherever they stand, then the nearest of what is left.
    let mut paired: Vec<Option<Suggestion>> = open.iter().map(|_| None).collect();
    for (question, place) in open.iter().zip(&mut paired) {
        if let Some(at) = rest.iter().position(|before| key(&before.text.ja) == key(&question.text.ja)) {
            *place = Some(pair(rest.remove(at), question, words::why_same_words()));
        }
    }
    for (question, place) in open.iter().zip(&mut paired).filter(|(_, place)| place.is_none()) {
        let near = nearest_alone(&question.text.ja, rest.iter().map(|before| before.text.ja.as_str()));
        if let Some(at) = near.and_then(|near| rest.iter().position(|before| before.text.ja == near)) {
            let before = rest.remove(at);
            let mut suggestion = pair(before, question, words::why_near_words());
            suggestion.asks.insert(0, words::ask_same_question(&before.text, &question.text));
            *place = Some(suggestion);
        }
    }
    let added = |question: &Question| Suggestion {
        entry: Entry { question: Some(question.id.clone()), ..Entry::default() },
        why: words::why_nothing_near(&question.text),
        asks: vec![words::ask_new()],
    };
    let mut of_open = open.iter().zip(paired).map(|(question, pair)| pair.unwrap_or_else(|| added(question)));
    let mut all: Vec<Suggestion> = found.into_iter().filter_map(|made| made.or_else(|| of_open.next())).collect();
    all.extend(rest.into_iter().map(|question| Suggestion {
        entry: Entry { was: Some(question.id.clone()), ..Entry::default() },
        why: words::why_nothing_near(&question.text),
        asks: vec![words::ask_dropped()],
    }));
    all
}

/// The suggestion for one question of the later survey.
pub fn suggestion(earlier: &Survey, later: &Survey, question: &Question, lang: Lang) -> Option<Suggestion> {
    suggestions(earlier, later, lang).into_iter().find(|made| made.entry.question.as_deref() == Some(&question.id))
}

/// Two questions as one.
fn pair(before: &Question, after: &Question, why: Phrase, lang: Lang) -> Suggestion {
    let said = |phrase: Phrase| Phrase::same(phrase.text(lang));
    let mut entry = Entry { question: Some(after.id.clone()), was: Some(before.id.clone()), ..Entry::default() };
    let mut asks = Vec::new();
    let found = differences(before, after);
    if discriminant(&before.domain) != discriminant(&after.domain) {
        let reason = words::reason_kind(before.domain.called(), after.domain.called());
        entry.not_comparable = Some(said(reason));
        asks.push(words::ask_not_comparable());
        return Suggestion { entry, why, asks };
    }
    if let (ResponseDomain::Quantity { unit: old, .. }, ResponseDomain::Quantity { unit: new, .. }) =
        (&before.domain, &after.domain)
        && found.contains(&Difference::Unit)
    {
        entry.not_comparable = Some(said(words::reason_unit(old, new)));
        asks.push(words::ask_not_comparable());
    }
    let mut reworded = Vec::new();
    if found.contains(&Difference::Text) {
        reworded.push(said(words::reworded_text(&before.text, &after.text)));
    }
    if found.contains(&Difference::Routing) {
        reworded.push(said(words::reworded_routing(&before.universe, &after.universe)));
    }
    if !reworded.is_empty() {
        entry.reworded = Some(Phrase::joined(&reworded, &Phrase::same(" / ")));
        asks.push(words::ask_reworded());
    }
    entry.options = options(before, after, &mut asks);
    if let Some(Difference::Answer(code)) = found.iter().find(|found| matches!(found, Difference::Answer(_))) {
        entry.not_comparable = Some(said(words::reason_answer(code)));
        asks.push(words::ask_not_comparable());
    }
    Suggestion { entry, why, asks }
}

/// The options that are not the same by code and words.
fn options(before: &Question, after: &Question, asks: &mut Vec<Phrase>) -> Vec<OptionsMoved> {
    let (Some(old), Some(new)) = (before.domain.codes(), after.domain.codes()) else { return Vec::new() };
    let is_same = |code: &str| {
        old.get(code).zip(new.get(code)).is_some_and(|(old, new)| key(&old.label.ja) == key(&new.label.ja))
    };
    let mut left: Vec<_> = old.options.iter().filter(|option| !is_same(&option.code)).collect();
    let mut right: Vec<_> = new.options.iter().filter(|option| !is_same(&option.code)).collect();
    let one = |from: &str, to: &str| OptionsMoved { from: vec![from.to_owned()], to: vec![to.to_owned()] };
    let mut moved = Vec::new();
    // Equal words under another code: the order or the codes changed.
    right.retain(|option| {
        let Some(at) = left.iter().position(|old| key(&old.label.ja) == key(&option.label.ja)) else {
            return true;
        };
        moved.push(one(&left.remove(at).code, &option.code));
        false
    });
    // Near words; where none is near, the same code is the only sign.
    for by_words in [true, false] {
        right.retain(|option| {
            let at = if by_words {
                let near = nearest_alone(&option.label.ja, left.iter().map(|old| old.label.ja.as_str()));
                near.and_then(|near| left.iter().position(|old| old.label.ja == near))
            } else {
                left.iter().position(|old| old.code == option.code)
            };
            let Some(at) = at else { return true };
            let old = left.remove(at);
            asks.push(words::ask_same_option(&old.code, &old.label, &option.code, &option.label));
            moved.push(one(&old.code, &option.code));
            false
        });
    }
    if !left.is_empty() || !right.is_empty() {
        let listed = |options: &[&crate::survey::code_list::ResponseOption]| {
            let words = options.iter().map(|option| format!("{} {}", option.code, option.label.ja));
            Phrase::list(words)
        };
        asks.push(match (left.is_empty(), right.is_empty()) {
            (true, _) => words::ask_split(listed(&right)),
            (_, true) => words::ask_merged(listed(&left)),
            (false, false) => words::ask_both(listed(&left), listed(&right)),
        });
    }
    moved.extend(left.iter().map(|old| OptionsMoved { from: vec![old.code.clone()], to: Vec::new() }));
    moved.extend(right.iter().map(|new| OptionsMoved { from: Vec::new(), to: vec![new.code.clone()] }));
    let place = |moved: &OptionsMoved| new.options.iter().position(|option| moved.to.contains(&option.code));
    moved.sort_by_key(|moved| place(moved).unwrap_or(usize::MAX));
    moved
}

/// Questions of both surveys that nothing needs to be said of, and those that are declared.
pub fn settled<'s>(earlier: &'s Survey, later: &'s Survey) -> (Vec<&'s Question>, Vec<&'s Question>) {
    let is_settled =
        |question: &&Question| matches!(standing(earlier, later, question), Standing::Linked(_) | Standing::New);
    let settled = later.questions.iter().filter(is_settled);
    settled.partition(|question| {
        is_named(earlier, later, &question.id).is_none()
            && !matches!(standing(earlier, later, question), Standing::New)
            && matches!(standing(earlier, later, question), Standing::Linked(link) if link.entry.is_none())
    })
}
