//! その他 and its words: a mark without words and words without a mark are both asked about; neither makes the other.

use crate::catalogue::reading;
use crate::collect::coding::NOTHING;
use crate::collect::{Answer, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::code_list::ResponseOption;
use crate::survey::definition::Survey;
use crate::survey::missing::Missing;

/// Compares every option that has words of its own with those words.
pub fn compared(survey: &Survey, unit: &Unit) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for question in &survey.questions {
        let options = question.domain.codes().map(|codes| codes.options.as_slice()).unwrap_or_default();
        for option in options {
            let Some(other) = &option.other else { continue };
            let (Some(answer), Some(words)) = (unit.answer(&question.id), unit.answer(other)) else { continue };
            diagnostics.extend(compare(option, answer, words));
        }
    }
    diagnostics
}

fn compare(option: &ResponseOption, answer: &Answer, words: &Answer) -> Option<Diagnostic> {
    let marked = match &answer.value {
        AnswerValue::Code(code) => *code == option.code,
        AnswerValue::Options(codes) => codes.contains(&option.code),
        AnswerValue::Missing(Missing::NoAnswer) => false,
        // What cannot be read or is not decided says nothing about the mark.
        AnswerValue::Missing(_) | AnswerValue::Quantity(_) | AnswerValue::Date(_) | AnswerValue::Text(_) => {
            return None;
        }
    };
    let written = match &words.value {
        AnswerValue::Text(text) => Some(text.as_str()).filter(|text| *text != NOTHING),
        AnswerValue::Missing(Missing::NoAnswer) => None,
        AnswerValue::Missing(_)
        | AnswerValue::Code(_)
        | AnswerValue::Options(_)
        | AnswerValue::Quantity(_)
        | AnswerValue::Date(_) => return None,
    };
    let places = |first: &Answer, second: &Answer| {
        first.cells.iter().chain(&second.cells).map(|cell| cell.at.clone()).collect::<Vec<_>>()
    };
    match (marked, written) {
        (true, None) => Some(Diagnostic::at(
            "other-without-words",
            Severity::Query,
            places(words, answer),
            reading::marked_without_words(&option.label),
            reading::words_of_option(&option.label),
            reading::hint_other_without_words(),
        )),
        (false, Some(text)) => Some(Diagnostic::at(
            "other-not-marked",
            Severity::Query,
            places(words, answer),
            reading::words_without_mark(text),
            reading::mark_on_option(&option.label),
            reading::hint_other_not_marked(&option.label),
        )),
        (true, Some(_)) | (false, None) => None,
    }
}
