//! Edit checks on coded answers: routing (非該当, 矛盾). Each answer ends in exactly one state of the base chain.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::{Unit, corrections};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellRef;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::definition::{HeldRule, Survey};
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;

pub(super) struct View<'a> {
    pub(super) values: &'a BTreeMap<String, AnswerValue>,
    pub(super) areas: &'a Areas,
}

impl CaseView for View<'_> {
    fn value(&self, variable: &str) -> Option<&AnswerValue> {
        self.values.get(variable)
    }

    fn disposition(&self) -> Disposition {
        Disposition::Valid
    }

    fn areas(&self) -> &Areas {
        self.areas
    }
}

/// Applies the routing of every question in order. An answer outside it is 矛盾, a blank outside it 非該当; where
/// the routing itself waits for a decision, the answer waits with it, and where the answer that decides cannot be read, it
/// is invalid too.
pub fn routing(survey: &Survey, unit: &mut Unit, areas: &Areas) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut values: BTreeMap<String, AnswerValue> =
        unit.attributes.iter().map(|(name, value, _)| (name.clone(), AnswerValue::Code(value.clone()))).collect();
    let Some(submission) = unit.submission.as_mut() else { return diagnostics };
    let cells: Vec<(String, CellRef)> = submission
        .answers
        .iter()
        .flat_map(|answer| answer.cells.iter().map(|cell| (answer.question.clone(), cell.at.clone())))
        .collect();
    for question in &survey.questions {
        let Some(answer) = submission.answers.iter_mut().find(|answer| answer.question == question.id) else {
            continue;
        };
        if question.universe != Predicate::Everyone {
            let missing = |decides: &dyn Fn(Missing, &str) -> bool| {
                question.universe.variables().iter().any(|variable| {
                    let why = values.get(*variable).and_then(AnswerValue::missing);
                    why.is_some_and(|why| decides(why, variable))
                })
            };
            let asked = question.universe.holds(&View { values: &values, areas });
            // Whether somebody was to answer is unknown where the routing question itself has no valid answer. A blank
            // is then no 非該当 but a blank, and an answer is not among those of whom it is known.
            let unknown = missing(&|why, variable| match why {
                Missing::NoAnswer | Missing::Invalid | Missing::Contradictory => true,
                // Whoever chooses わからない among options goes on as the form says for that option.
                Missing::DontKnow | Missing::Refused => {
                    survey.question(variable).is_some_and(|routing| routing.domain.codes().is_none())
                }
                Missing::NotApplicable | Missing::HeldOut => false,
            });
            let unread = missing(&|why, _| why == Missing::Invalid);
            if missing(&|why, _| why == Missing::HeldOut) {
                answer.value = AnswerValue::Missing(Missing::HeldOut);
            } else if !asked {
                match answer.value.missing() {
                    Some(Missing::NoAnswer) if !unknown => {
                        answer.value = AnswerValue::Missing(Missing::NotApplicable);
                    }
                    Some(_) => {}
                    None => {
                        let routed = question.universe.variables();
                        let mut places: Vec<CellRef> = answer.cells.iter().map(|cell| cell.at.clone()).collect();
                        places.extend(
                            cells.iter().filter(|(id, _)| routed.contains(id.as_str())).map(|(_, at)| at.clone()),
                        );
                        // Nobody knows yet that it was not to be answered, so it contradicts nothing.
                        let (why, expected, hint) = if unread {
                            let expected = words::asked_unknown(&question.universe);
                            (Missing::Invalid, expected, words::hint_routing_unread())
                        } else {
                            (Missing::Contradictory, words::not_asked(&question.universe), words::hint_routing())
                        };
                        let found = Phrase::same(answer.value.text());
                        diagnostics.push(Diagnostic::at(
                            "routing",
                            Severity::Query,
                            places,
                            found,
                            expected,
                            hint,
                        ));
                        answer.value = AnswerValue::Missing(why);
                    }
                }
            }
        }
        values.insert(question.id.clone(), answer.value.clone());
    }
    diagnostics
}

/// An event counts if it was held, in person or in writing. One of which that is not known is held out until a person
/// says so; what is odd about one that did not take place is no matter.
pub fn held(rule: &HeldRule, unit: &mut Unit) -> Vec<Diagnostic> {
    let Some(answer) = unit
        .submission
        .as_mut()
        .and_then(|submission| submission.answers.iter_mut().find(|answer| answer.question == rule.column))
    else {
        return Vec::new();
    };
    match answer.value.missing() {
        Some(Missing::NoAnswer | Missing::Invalid) => {
            answer.value = AnswerValue::Missing(Missing::HeldOut);
            let found = corrections::present(answer);
            vec![Diagnostic::at(
                "held-unknown",
                Severity::Undecided,
                answer.cells.iter().map(|cell| cell.at.clone()).collect(),
                Phrase::same(found),
                words::held_or_not(),
                words::hint_held(),
            )]
        }
        Some(_) | None => Vec::new(),
    }
}
