//! A condition in the words of a form: 「問1で「1 必要である」と答えた方にうかがいます」. A respondent is never shown the id of a
//! question or a code without its words.

use crate::catalogue::{Lang, Phrase, questionnaire as words};
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::asked::{entry, spoken};
use crate::survey::definition::Survey;
use crate::survey::frame::STRATUM;
use crate::survey::predicate::{Comparison, Predicate};
use crate::survey::question::ResponseDomain;
use crate::text::era::{CivilDate, wareki_long};

/// The line that says who is asked; none where everyone is.
pub(super) fn line(survey: &Survey, universe: &Predicate, lang: Lang) -> Option<String> {
    (*universe != Predicate::Everyone).then(|| words::routed(clause(survey, universe, lang)).text(lang).to_owned())
}

/// Who was asked, on a sheet for respondents, and the numbers of the questions that decide it.
pub fn asked_of(survey: &Survey, universe: &Predicate) -> (String, String) {
    let deciding: Vec<String> =
        universe.variables().iter().filter_map(|id| survey.question(id)).map(spoken).collect();
    (clause(survey, universe, SHEET_LANG), deciding.join("、"))
}

fn clause(survey: &Survey, universe: &Predicate, lang: Lang) -> String {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let number = |id: &str| survey.question(id).map_or_else(|| id.to_owned(), spoken);
    let join = |parts: &[Predicate], with: Phrase| {
        parts.iter().map(|part| clause(survey, part, lang)).collect::<Vec<_>>().join(with.text(lang))
    };
    match universe {
        Predicate::Everyone => say(words::whoever()),
        Predicate::Is { variable, codes } => {
            let question = survey.question(variable);
            let named = |code: &String| {
                let option = question.and_then(|question| question.domain.codes()).and_then(|list| list.get(code));
                let label = match option {
                    Some(option) => entry(option),
                    None if variable == STRATUM => {
                        let stratum = survey.strata.iter().find(|stratum| stratum.id == *code);
                        stratum.map_or_else(|| code.clone(), |stratum| stratum.label.ja.clone())
                    }
                    None => code.clone(),
                };
                say(words::quoted(label))
            };
            let labels = codes.iter().map(named).collect::<Vec<_>>().join(words::or_word().text(lang));
            match question {
                Some(question) => say(words::chose(spoken(question), labels)),
                None if variable == STRATUM => say(words::belongs(words::stratum_word(), labels)),
                None => say(words::belongs(variable, labels)),
            }
        }
        Predicate::Within { variable, area } => say(words::belongs(variable, area)),
        Predicate::Quantity { variable, comparison, value } => {
            let unit = match survey.question(variable).map(|question| &question.domain) {
                Some(ResponseDomain::Quantity { unit, .. }) => unit.ja.as_str(),
                Some(_) | None => "",
            };
            let (number, value) = (number(variable), format!("{value}{unit}"));
            say(match comparison {
                Comparison::Less => words::relation_less(number, value),
                Comparison::AtMost => words::relation_at_most(number, value),
                Comparison::More => words::relation_more(number, value),
                Comparison::AtLeast => words::relation_at_least(number, value),
            })
        }
        Predicate::Days { variable, from, to } => {
            let day = |number: i32| wareki_long(&CivilDate::from_day_number(number));
            say(words::between_days(number(variable), day(*from), day(*to)))
        }
        Predicate::Answered(variable) => say(words::has_answered(number(variable))),
        Predicate::Missing { variable, .. } => say(words::has_not_answered(number(variable))),
        // How a case ended is nothing that a respondent can tell.
        Predicate::Disposition(_) => say(words::whoever()),
        Predicate::And(parts) => join(parts, words::and_word()),
        Predicate::Or(parts) => join(parts, words::or_word()),
        Predicate::Not(inner) => say(words::not_of(clause(survey, inner, lang))),
    }
}
