//! A condition in the analyst's words: numbers of questions and words of options in place of ids and codes, and every
//! reason that it names.

use crate::catalogue::{Phrase, explain_figure as words};
use crate::findings::question_table::frame_heading;
use crate::report::analyst::missing_words;
use crate::report::explain_figure::Known;
use crate::survey::definition::Survey;
use crate::survey::frame::STRATUM;
use crate::survey::predicate::{Comparison, Predicate};
use crate::survey::question::ResponseDomain;
use crate::text::era::CivilDate;

/// A question by its number and id, a column by its name; what every frame has is named in the reader's language.
pub(super) fn name(survey: Option<&Survey>, variable: &str) -> Phrase {
    match survey.and_then(|survey| survey.question(variable)) {
        Some(question) if question.number.is_empty() || question.number.ja == variable => Phrase::same(variable),
        Some(question) => words::question(&question.number, variable),
        None => frame_heading(variable),
    }
}

/// A condition in words.
pub(super) fn condition(known: Known<'_>, survey: Option<&Survey>, predicate: &Predicate) -> Phrase {
    let joined = |parts: &[Predicate], with: Phrase| {
        let parts: Vec<Phrase> = parts.iter().map(|part| condition(known, survey, part)).collect();
        Phrase::joined(&parts, &with)
    };
    match predicate {
        Predicate::Everyone => words::condition_all(),
        Predicate::Is { variable, codes } => {
            let labels: Vec<Phrase> = codes.iter().map(|code| value(known, survey, variable, code)).collect();
            let quoted: Vec<Phrase> = labels.iter().map(words::quoted).collect();
            words::condition_is(name(survey, variable), Phrase::joined(&quoted, &words::or_word()))
        }
        Predicate::Within { variable, area } => {
            words::condition_within(name(survey, variable), value(known, survey, variable, area))
        }
        Predicate::Quantity { variable, comparison, value } => {
            let sign = match comparison {
                Comparison::Less => "<",
                Comparison::AtMost => "<=",
                Comparison::More => ">",
                Comparison::AtLeast => ">=",
            };
            words::condition_quantity(name(survey, variable), sign, value)
        }
        Predicate::Days { variable, from, to } => {
            let day = |number: i32| CivilDate::from_day_number(number).to_string();
            let name = name(survey, variable);
            // A stock is everything up to a day.
            if *from == i32::MIN {
                words::condition_until(name, day(*to))
            } else {
                words::condition_days(name, day(*from), day(*to))
            }
        }
        Predicate::Answered(variable) => words::condition_answered(name(survey, variable)),
        Predicate::Missing { variable, reason: None } => words::condition_missing(name(survey, variable)),
        Predicate::Missing { variable, reason: Some(reason) } => {
            words::condition_missing_for(name(survey, variable), missing_words(*reason))
        }
        Predicate::Disposition(disposition) => words::condition_disposition(disposition.called()),
        Predicate::And(parts) => joined(parts, words::and_word()),
        Predicate::Or(parts) => joined(parts, words::or_word()),
        Predicate::Not(inner) => words::condition_not(condition(known, survey, inner)),
    }
}

/// A code with its words.
fn value(known: Known<'_>, survey: Option<&Survey>, variable: &str, code: &str) -> Phrase {
    let domain = survey.and_then(|survey| survey.question(variable)).map(|question| &question.domain);
    let label = match domain {
        Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            list.get(code).map(|option| option.label.clone())
        }
        Some(ResponseDomain::Category | ResponseDomain::List) => None,
        Some(
            ResponseDomain::Area | ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text,
        ) => known.areas.get(code).map(|area| area.name.clone()),
        None if variable == STRATUM => {
            let strata = survey.into_iter().flat_map(|survey| &survey.strata);
            strata.into_iter().find(|stratum| stratum.id == code).map(|stratum| stratum.label.clone())
        }
        None => known.areas.get(code).map(|area| area.name.clone()),
    };
    match label {
        Some(label) if label.ja != code => label.map(|label| format!("{code} {label}")),
        Some(_) | None => Phrase::same(code),
    }
}
