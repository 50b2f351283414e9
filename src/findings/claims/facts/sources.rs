//! The words that stand behind a figure where it is defined: survey, round, question, answers, project.

use crate::findings::claims::facts::CountedAnswers;
use crate::findings::plan::change::SeriesTable;
use crate::findings::plan::{AnalysisPlan, FigureMeasure, TableKey, TableKind};
use crate::survey::code_list::ResponseOption;
use crate::survey::definition::Survey;
use crate::survey::indicator::{Indicator, IndicatorBook};
use crate::survey::predicate::Predicate;
use crate::text::key::key;

pub(super) fn project_of(plan: &AnalysisPlan, figure: &str) -> Option<String> {
    plan.projects
        .iter()
        .find(|project| project.results.iter().any(|result| result == figure))
        .map(|project| format!("{}。", project.name.ja))
}

pub(super) fn project_name(plan: &AnalysisPlan, id: &str) -> String {
    plan.projects
        .iter()
        .find(|project| project.id == id)
        .map(|project| project.name.ja.clone())
        .unwrap_or_default()
}

pub(super) fn indicator_of<'b>(book: Option<&'b IndicatorBook>, id: &str) -> Option<&'b Indicator> {
    book?.indicators.iter().find(|indicator| indicator.id == id)
}

pub(super) fn words_of_round(surveys: &[Survey], table: &TableKey) -> String {
    let Some(survey) = surveys.iter().find(|survey| survey.id == table.survey) else { return String::new() };
    let round = survey.round(&table.round).map(|round| round.label.ja.as_str()).unwrap_or_default();
    format!("{}。{round}", survey.title.ja)
}

/// The words of the questions and options that a measure names.
pub(super) fn words_of_measure(surveys: &[Survey], table: &TableKey, measure: &FigureMeasure) -> String {
    let (FigureMeasure::Count(condition) | FigureMeasure::Share { condition, .. }) = measure else {
        return String::new();
    };
    let Some(survey) = surveys.iter().find(|survey| survey.id == table.survey) else { return String::new() };
    let mut words = String::new();
    options_of(survey, condition, &mut words);
    words
}

/// The answers to one question that a measure counts.
pub(super) fn counted_answers(surveys: &[Survey], table: &TableKey, measure: &FigureMeasure) -> CountedAnswers {
    let (FigureMeasure::Count(condition) | FigureMeasure::Share { condition, .. }) = measure else {
        return CountedAnswers::default();
    };
    let survey = surveys.iter().find(|survey| survey.id == table.survey);
    let mut asked = condition.variables().into_iter().filter_map(|variable| survey?.question(variable));
    let (Some(question), None, true) = (asked.next(), asked.next(), names_what_it_counts(condition)) else {
        return CountedAnswers::default();
    };
    let counted = condition.codes();
    let options = question.domain.codes().into_iter().flat_map(|list| &list.options);
    let (own, others): (Vec<_>, Vec<_>) =
        options.partition(|option| counted.iter().any(|(of, code)| *of == question.id && *code == option.code));
    let words = |options: Vec<&ResponseOption>| options.iter().map(|option| key(&option.label.ja)).collect();
    CountedAnswers { own: words(own), others: words(others) }
}

/// Whether what a condition names is what it counts, and not what it leaves out.
fn names_what_it_counts(condition: &Predicate) -> bool {
    match condition {
        Predicate::Is { .. } | Predicate::Within { .. } => true,
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().all(names_what_it_counts),
        Predicate::Everyone
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_)
        | Predicate::Not(_) => false,
    }
}

pub(super) fn options_of(survey: &Survey, condition: &Predicate, words: &mut String) {
    match condition {
        Predicate::Is { variable, codes } => {
            let Some(question) = survey.question(variable) else { return };
            words.push_str(&question.text.ja);
            let options = question.domain.codes().into_iter().flat_map(|list| &list.options);
            for option in options.filter(|option| codes.contains(&option.code)) {
                words.push('。');
                words.push_str(&option.label.ja);
            }
        }
        Predicate::And(parts) | Predicate::Or(parts) => {
            for part in parts {
                options_of(survey, part, words);
            }
        }
        Predicate::Everyone
        | Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_)
        | Predicate::Not(_) => {}
    }
}

/// Survey, round and question of a table.
pub(super) fn words_of_table(surveys: &[Survey], kind: &TableKind) -> String {
    match kind {
        TableKind::Question(question) => {
            let survey = surveys.iter().find(|survey| survey.id == question.table.survey);
            let asked =
                survey.and_then(|survey| survey.question(&question.rows)).map(|asked| asked.text.ja.as_str());
            format!("{}。{}", words_of_round(surveys, &question.table), asked.unwrap_or_default())
        }
        TableKind::EventList { records, .. } | TableKind::EventsByArea { records, .. } => surveys
            .iter()
            .find(|survey| survey.id == *records)
            .map(|survey| survey.title.ja.clone())
            .unwrap_or_default(),
        TableKind::Change(change) | TableKind::Series(SeriesTable::Question(change)) => surveys
            .iter()
            .find(|survey| change.rounds.iter().any(|round| round.key.survey == survey.id))
            .map(|survey| survey.title.ja.clone())
            .unwrap_or_default(),
        TableKind::Series(SeriesTable::Indicator(_))
        | TableKind::Estimates(_)
        | TableKind::Battery(_)
        | TableKind::ResponseRates(_)
        | TableKind::Indicators(_)
        | TableKind::LogicModel
        | TableKind::Quantities(_)
        | TableKind::Scale(_)
        | TableKind::Correlation(_)
        | TableKind::Portfolio(_) => String::new(),
    }
}

/// The unit of a table that counts events: 回 for its rows, that of the column for a sum.
pub(super) fn unit_of_table(surveys: &[Survey], kind: &TableKind) -> String {
    use crate::survey::indicator::Measure as Counted;
    use crate::survey::question::ResponseDomain;
    let TableKind::EventsByArea { records, measure, .. } = kind else { return String::new() };
    match measure {
        Counted::Sum(column) => {
            let survey = surveys.iter().find(|survey| survey.id == *records);
            match survey.and_then(|survey| survey.question(column)).map(|question| &question.domain) {
                Some(ResponseDomain::Quantity { unit, .. }) => unit.ja.clone(),
                _ => String::new(),
            }
        }
        Counted::Count(_) | Counted::Share(_) | Counted::Distinct { .. } => String::new(),
    }
}
