//! Which answers some words name, and which of them they put together: of 「AまたはB」 the number is of neither alone.

use crate::findings::claims::bind::Context;
use crate::findings::claims::facts::{CountedAnswers, Fact, Facts};
use crate::text::key::key;

/// What puts several answers together, where two of them are named.
const JOINS: &[&str] = &[
    "又は",
    "または",
    "若しくは",
    "もしくは",
    "及び",
    "および",
    "合わせ",
    "合計",
    "の計",
    "で計",
    "が計",
    "足し",
    "加え",
];

/// What does so right between them.
const BETWEEN: &[&str] = &["・", "」・「", "+", "」+「"];

/// What stands in the place of an answer that was found.
const PLACE: &str = "\n";

/// The answers that some words name, the longer where one stands in another and the shorter where it stands elsewhere too.
pub(super) fn answers_in(facts: &Facts, text: &str) -> Vec<(String, Vec<u32>)> {
    apart(facts, text).0
}

/// The same, with the words that are left around them.
fn apart(facts: &Facts, text: &str) -> (Vec<(String, Vec<u32>)>, String) {
    let mut words: Vec<&String> = facts.answers.keys().filter(|word| word.chars().count() > 1).collect();
    words.retain(|word| text.contains(word.as_str()));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = text.to_owned();
    let mut found = Vec::new();
    for word in words {
        if rest.contains(word.as_str()) {
            rest = rest.replace(word.as_str(), PLACE);
            found.extend(facts.answers.get(word).map(|terms| (word.clone(), terms.clone())));
        }
    }
    (found, rest)
}

/// The answers that are put together by the nearest words, or by the sentence before them where those name none.
fn together(facts: &Facts, near: &str, before: &str) -> Vec<String> {
    let (answers, said) = match apart(facts, near) {
        (answers, _) if answers.is_empty() => apart(facts, before),
        found => found,
    };
    let between = || BETWEEN.iter().any(|sign| said.contains(&format!("{PLACE}{sign}{PLACE}")));
    let joined = answers.len() > 1 && (JOINS.iter().any(|word| said.contains(word)) || between());
    if joined { answers.into_iter().map(|(word, _)| word).collect() } else { Vec::new() }
}

/// Whether the answers that a sentence has in 「」, among those that are named, are others than those that a figure counts: one of several
/// that it counts together, or another of its question. Without them a text may call several answers by the word of one.
pub(super) fn are_others(named: &[(String, Vec<u32>)], sentence: &str, fact: &Fact) -> bool {
    let CountedAnswers { own, others } = &fact.counted;
    let quoted = |word: &String| sentence.contains(&format!("「{word}」"));
    let said =
        |answers: &[String]| named.iter().filter(|(word, _)| answers.contains(word) && quoted(word)).count();
    match said(own) {
        0 => said(others) > 0,
        some => some < own.len(),
    }
}

/// The words next to a statement. Words that no label knows (記録から数えて) lead nowhere; then those before them count.
pub(super) fn nearest<'c>(facts: &Facts, context: &'c Context) -> &'c str {
    if facts.vocabulary.known(&context.near).is_empty() { &context.wider } else { &context.near }
}

/// The nearest words in the matching form.
pub(super) fn near_key(facts: &Facts, context: &Context) -> String {
    key(&format!("{} {} {}", context.near, context.with_years, nearest(facts, context)))
}

/// The answers that a statement puts together.
pub(in crate::findings::claims) fn put_together(facts: &Facts, context: &Context) -> Vec<String> {
    together(facts, &near_key(facts, context), &key(&context.before))
}
