//! Options and words that say why there is no answer: わからない, 回答しない. An option is one where the definition says
//! so; in the place of a number or a date the words themselves say it.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, reading};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::question::Question;
use crate::text::stock::{says_refused, says_unknown};

/// The rule of an option that says why there is no answer.
const OF_OPTION: &str = "reason-option";

/// Takes the options of an answer that say why there is none for what they say. Beside another option they contradict it.
pub(super) fn of_options(question: &Question, cells: &mut [AnswerCell], coded: Coded) -> Coded {
    let Some(codes) = question.domain.codes() else { return coded };
    let chosen: Vec<&str> = match &coded.value {
        AnswerValue::Code(code) => vec![code],
        AnswerValue::Options(codes) => codes.iter().map(String::as_str).collect(),
        AnswerValue::Quantity(_) | AnswerValue::Date(_) | AnswerValue::Text(_) | AnswerValue::Missing(_) => {
            return coded;
        }
    };
    let options: Vec<_> = chosen.iter().filter_map(|code| codes.get(code)).collect();
    let reasons: BTreeSet<Missing> = options.iter().filter_map(|option| option.missing).collect();
    let Some(reason) = reasons.first().copied() else { return coded };
    let alone = reasons.len() == 1 && options.iter().all(|option| option.missing.is_some());
    if alone {
        for cell in cells.iter_mut().filter(|cell| says(cell, &chosen)) {
            cell.rule =
                if cell.rule.is_empty() { OF_OPTION.to_owned() } else { format!("{}+{OF_OPTION}", cell.rule) };
        }
        return Coded { value: AnswerValue::Missing(reason), diagnostics: coded.diagnostics };
    }
    let labels = Phrase::list(options.iter().map(|option| &option.label));
    let places: Vec<&AnswerCell> = cells.iter().filter(|cell| says(cell, &chosen)).collect();
    let told = finding(
        "reason-beside-answer",
        Severity::Query,
        &places,
        labels,
        reading::answer_or_reason(),
        reading::hint_answer_or_reason(),
    );
    Coded::missing(Missing::Invalid, told)
}

/// Whether a cell is one of those that hold the answer.
fn says(cell: &AnswerCell, chosen: &[&str]) -> bool {
    match &cell.option {
        Some(option) => chosen.contains(&option.as_str()),
        None => !cell.raw.trim().is_empty(),
    }
}

/// Words in the place of a number or a date that say why there is none.
pub(super) fn of_words(cell: &mut AnswerCell, expected: &Phrase) -> Option<Coded> {
    let (rule, reason, hint) = if says_unknown(&cell.raw) {
        ("dont-know", Missing::DontKnow, reading::hint_dont_know())
    } else if says_refused(&cell.raw) {
        ("refused-answer", Missing::Refused, reading::hint_refused_answer())
    } else {
        return None;
    };
    rule.clone_into(&mut cell.rule);
    let found = Phrase::same(cell.raw.clone());
    Some(Coded::missing(reason, finding(rule, Severity::Query, &[cell], found, expected.clone(), hint)))
}
