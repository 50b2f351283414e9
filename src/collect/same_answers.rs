//! Returns of a survey without a frame that say the same in every question: probably one respondent twice, by a file saved
//! again or a form sent off twice. Nobody can tell from a few ticks, so that only what chance hardly explains is said, and
//! nothing is held out: both count until a person takes one away.
//!
//! How likely it is that two respondents agree by chance is told by the round itself. A question on which `c` of the `n` other
//! returns give that answer speaks for `log2((n + 1) / (c + 1))` bits, rounded down, an additive smoothing that calls no
//! answer impossible. The items of a battery are one question, since who ticks them in a row ticks all alike. The bits of
//! all questions must exceed those of the number of pairs by ten: then fewer than one pair in a thousand such rounds would
//! agree by chance, were the questions independent. They are not quite, which is why it is asked and not decided.

use std::collections::BTreeMap;

use crate::catalogue::collect as words;
use crate::collect::Submission;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;
use crate::survey::question::Question;
use crate::text::key::key;
use crate::text::stock::says_nothing;

/// Questions that must be answered; agreement on fewer means nothing.
const FEWEST: usize = 5;
/// Bits by which the agreement must exceed what chance gives somewhere among all pairs: about one in a thousand.
const BEYOND_CHANCE: u32 = 10;
/// Characters from which on nobody writes the very words of another.
const OWN_WORDS: usize = 10;
/// Bits of such words.
const OWN_WORDS_BITS: u32 = 20;

/// What one return says, question by question, a battery as one.
struct Said {
    answers: Vec<String>,
    /// How many of them are answers.
    answered: usize,
    /// Bits that an answer has whatever the others say.
    own: Vec<u32>,
}

/// Says which returns say the same.
pub(super) fn found(survey: &Survey, submissions: &[Submission]) -> Vec<Diagnostic> {
    let said: Vec<Said> = submissions.iter().map(|one| Said::of(survey, one)).collect();
    let mut alike: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, one) in said.iter().enumerate().filter(|(_, one)| one.answered >= FEWEST) {
        alike.entry(&one.answers).or_default().push(at);
    }
    let mut counts: Vec<BTreeMap<&str, u32>> = Vec::new();
    for one in &said {
        counts.resize_with(counts.len().max(one.answers.len()), BTreeMap::new);
        for (count, answer) in counts.iter_mut().zip(&one.answers) {
            *count.entry(answer.as_str()).or_default() += 1;
        }
    }
    let all = u32::try_from(said.len()).unwrap_or(u32::MAX);
    let pairs = u64::from(all) * u64::from(all.saturating_sub(1)) / 2;
    let needed = pairs.max(1).ilog2() + 1 + BEYOND_CHANCE;
    let mut found = Vec::new();
    for group in alike.values().filter(|group| group.len() > 1) {
        let Some((first, others)) = group.split_first() else { continue };
        let one = &said[*first];
        let ours = u32::try_from(group.len()).unwrap_or(u32::MAX);
        let bits: u32 = counts
            .iter()
            .zip(&one.answers)
            .zip(&one.own)
            .map(|((count, answer), own)| {
                let there = count.get(answer.as_str()).copied().unwrap_or(ours) - ours;
                let by_round = ((all - ours + 1) / (there + 1)).max(1).ilog2();
                // Words or a number that others write too are not the respondent's own.
                if there == 0 { by_round.max(*own) } else { by_round }
            })
            .sum();
        if bits >= needed {
            let finding = |other: &usize| same(&submissions[*first], &submissions[*other], one.answered);
            found.extend(others.iter().map(finding));
        }
    }
    // In the order of the returns, whatever they say.
    found.sort_by(|a, b| a.scope.case.cmp(&b.scope.case));
    found
}

impl Said {
    fn of(survey: &Survey, one: &Submission) -> Self {
        let mut units: Vec<(String, String, bool, u32)> = Vec::new();
        for question in &survey.questions {
            let Some(answer) = one.answers.iter().find(|answer| answer.question == question.id) else { continue };
            let raw: String = answer.cells.iter().map(|cell| key(cell.words())).collect();
            let answered = answer.value.missing().is_none();
            let text = if answered { answer.value.text() } else { format!("{:?} {raw}", answer.value.missing()) };
            let own = if answered { own_bits(question, &answer.value) } else { 0 };
            let unit = battery(question);
            match units.last_mut().filter(|(last, ..)| *last == unit) {
                Some((_, all, any, bits)) => {
                    all.push('\n');
                    all.push_str(&text);
                    *any |= answered;
                    *bits = (*bits).max(own);
                }
                None => units.push((unit, text, answered, own)),
            }
        }
        Self {
            answered: units.iter().filter(|(_, _, answered, _)| *answered).count(),
            own: units.iter().map(|(.., own)| *own).collect(),
            answers: units.into_iter().map(|(_, text, ..)| text).collect(),
        }
    }
}

/// The question that an item belongs to.
fn battery(question: &Question) -> String {
    question.id.split_once('.').map_or_else(|| question.id.clone(), |(battery, _)| battery.to_owned())
}

/// Bits of an answer that hardly two respondents give: words of one's own, and a number that is not round.
fn own_bits(question: &Question, value: &AnswerValue) -> u32 {
    match value {
        AnswerValue::Text(text) => {
            let own = key(text).chars().count() >= OWN_WORDS && !says_nothing(text, &question.handling.none);
            if own { OWN_WORDS_BITS } else { 0 }
        }
        AnswerValue::Quantity(number) => {
            let digits: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
            match digits.trim_matches('0').len() {
                0 | 1 => 0,
                2 => 2,
                _ => 5,
            }
        }
        AnswerValue::Code(_) | AnswerValue::Options(_) | AnswerValue::Date(_) | AnswerValue::Missing(_) => 0,
    }
}

fn same(first: &Submission, other: &Submission, answered: usize) -> Diagnostic {
    let places = [first, other].iter().filter_map(|one| one.identity().cloned()).collect();
    let mut found = Diagnostic::at(
        "same-answers",
        Severity::Query,
        places,
        words::answers_the_same(other.place(), first.place(), answered),
        words::one_return_each(),
        words::hint_same_answers(),
    )
    .about(format!("{}⇔{}", first.place(), other.place()));
    found.scope.case = Some(other.place());
    found
}
