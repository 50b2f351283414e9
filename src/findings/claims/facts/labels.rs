//! Years that belong to the words of a question, an answer or a class: 「令和5年度に訓練をしましたか」 asks in every round about
//! that year, and no value is of it for that.

use crate::findings::claims::stated::{What, stated_in};
use crate::findings::plan::{FigureMeasure, TableKey, TableKind};
use crate::survey::definition::Survey;
use crate::survey::predicate::Predicate;
use crate::survey::question::Question;

/// The years that some words name, but for those in which facts are that the words belong to.
pub(super) fn years_of_words<'w>(
    words: impl IntoIterator<Item = &'w str>,
    of_facts: &[Option<(i32, i32)>],
) -> Vec<i32> {
    let mut years: Vec<i32> = Vec::new();
    for text in words {
        for one in stated_in(0, text) {
            let What::Period(when) = one.what else { continue };
            years.extend(when.fiscal_year());
        }
    }
    years.sort_unstable();
    years.dedup();
    years.retain(|year| !of_facts.iter().flatten().any(|(first, last)| (first..=last).contains(&year)));
    years
}

/// The words of the questions that a measure asks, with all their answers.
pub(super) fn asked_by<'a>(
    surveys: &'a [Survey],
    table: &TableKey,
    measure: &'a FigureMeasure,
) -> impl Iterator<Item = &'a str> {
    let mut variables: Vec<&str> = Vec::new();
    let mut codes: Vec<&str> = Vec::new();
    match measure {
        FigureMeasure::Count(condition) => variables_of(condition, &mut variables, &mut codes),
        FigureMeasure::Share { condition, question, .. } => {
            variables.push(question);
            variables_of(condition, &mut variables, &mut codes);
        }
        FigureMeasure::Sum(question) => variables.push(question),
        FigureMeasure::Chain(_) => {}
    }
    let survey = surveys.iter().find(|survey| survey.id == table.survey);
    let questions = variables.into_iter().filter_map(move |id| survey?.question(id));
    questions.flat_map(words_of_question).chain(codes)
}

/// The words of the question of a table, with all its answers. Those of its rows and headings stand in the table.
pub(super) fn asked_in<'a>(surveys: &'a [Survey], kind: &'a TableKind) -> impl Iterator<Item = &'a str> {
    let question = match kind {
        TableKind::Question(question) => surveys
            .iter()
            .find(|survey| survey.id == question.table.survey)
            .and_then(|survey| survey.question(&question.rows)),
        _ => None,
    };
    question.into_iter().flat_map(words_of_question)
}

fn words_of_question(question: &Question) -> impl Iterator<Item = &str> {
    let options = question.domain.codes().into_iter().flat_map(|list| &list.options);
    std::iter::once(question.text.ja.as_str()).chain(options.map(|option| option.label.ja.as_str()))
}

/// The variables of a condition, and the codes of columns, which are their words.
fn variables_of<'p>(condition: &'p Predicate, variables: &mut Vec<&'p str>, codes: &mut Vec<&'p str>) {
    match condition {
        Predicate::Is { variable, codes: own } => {
            variables.push(variable);
            codes.extend(own.iter().map(String::as_str));
        }
        Predicate::Quantity { variable, .. }
        | Predicate::Answered(variable)
        | Predicate::Missing { variable, .. } => {
            variables.push(variable);
        }
        Predicate::And(parts) | Predicate::Or(parts) => {
            for part in parts {
                variables_of(part, variables, codes);
            }
        }
        Predicate::Not(part) => variables_of(part, variables, codes),
        // Days of a condition are days, and are said as such.
        Predicate::Days { .. } | Predicate::Within { .. } | Predicate::Everyone | Predicate::Disposition(_) => {}
    }
}
