//! The answers as they were read, cell by cell. What is sensitive stays out.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, report as words};
use crate::report::analyst::{Lists, missing_words, table};
use crate::report::model::ReportTable;
use crate::survey::definition::Survey;
use crate::survey::missing::Missing;
use crate::survey::question::Question;

/// A question as it is printed on the form, with its id.
fn question_name(question: &Question, lang: Lang) -> String {
    if question.number.is_empty() || question.number.ja == question.id {
        return question.id.clone();
    }
    words::question_named(&question.number, &question.id).text(lang).to_owned()
}

/// A coded value: each code with the words of its option.
pub(in crate::report) fn value_words(question: Option<&Question>, value: &str, lang: Lang) -> String {
    let Some(codes) = question.and_then(|question| question.domain.codes()) else { return value.to_owned() };
    let named = |code: &str| match codes.get(code) {
        Some(option) if option.label.text(lang) != code => {
            words::code_named(code, &option.label).text(lang).to_owned()
        }
        Some(_) | None => code.to_owned(),
    };
    Phrase::list(value.split('、').map(named)).text(lang).to_owned()
}

pub(super) fn answers(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let surveys: BTreeMap<&str, &Survey> =
        lists.surveys.iter().map(|survey| (survey.id.as_str(), survey)).collect();
    let rows = lists
        .ledger
        .rows
        .iter()
        .map(|row| {
            let survey = surveys.get(row.survey.as_str());
            let hidden = survey.is_some_and(|survey| survey.sensitive);
            let question = survey.and_then(|survey| survey.question(&row.question));
            let value = match Missing::from_word(&row.missing) {
                Some(reason) => missing_words(reason).text(lang).to_owned(),
                None => value_words(question, &row.value, lang),
            };
            let shown =
                |text: &str| if hidden { words::kept_back().text(lang).to_owned() } else { text.to_owned() };
            vec![
                row.survey.clone(),
                row.round.clone(),
                if hidden && !row.case.is_empty() {
                    words::kept_back().text(lang).to_owned()
                } else {
                    row.case.clone()
                },
                question.map_or_else(|| row.question.clone(), |question| question_name(question, lang)),
                row.option.clone(),
                shown(&row.raw),
                if row.missing.is_empty() { shown(&value) } else { value },
                row.at.to_string(),
                row.rule.clone(),
                row.corrected_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            ]
        })
        .collect();
    let head = vec![
        words::survey(),
        words::round(),
        words::case_code(),
        words::question(),
        words::option(),
        words::raw(),
        words::value(),
        words::place(),
        words::rule(),
        words::corrected_by(),
    ];
    table("answers", words::answers_section(), words::answers_sheet(), head, rows, lang)
}
