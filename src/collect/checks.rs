//! Edit checks on coded answers: routing (非該当, 矛盾). Each answer ends in exactly one state of the base chain.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::Unit;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;

struct View<'a> {
    values: &'a BTreeMap<String, AnswerValue>,
    areas: &'a Areas,
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
/// the routing itself waits for a decision, the answer waits with it.
pub fn routing(survey: &Survey, unit: &mut Unit, areas: &Areas) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut values: BTreeMap<String, AnswerValue> =
        unit.attributes.iter().map(|(name, value, _)| (name.clone(), AnswerValue::Code(value.clone()))).collect();
    let Some(submission) = unit.submission.as_mut() else { return diagnostics };
    for question in &survey.questions {
        let Some(answer) = submission.answers.iter_mut().find(|answer| answer.question == question.id) else {
            continue;
        };
        if question.universe != Predicate::Everyone {
            let waits =
                question.universe.variables().iter().any(|variable| {
                    values.get(*variable).and_then(AnswerValue::missing) == Some(Missing::HeldOut)
                });
            let asked = question.universe.holds(&View { values: &values, areas });
            if waits {
                answer.value = AnswerValue::Missing(Missing::HeldOut);
            } else if !asked {
                match answer.value.missing() {
                    Some(Missing::NoAnswer) => answer.value = AnswerValue::Missing(Missing::NotApplicable),
                    Some(_) => {}
                    None => {
                        diagnostics.push(Diagnostic::at(
                            "routing",
                            Severity::Query,
                            answer.cells.iter().map(|cell| cell.at.clone()).collect(),
                            Phrase::same(answer.value.text()),
                            words::not_asked(&question.universe),
                            words::hint_routing(),
                        ));
                        answer.value = AnswerValue::Missing(Missing::Contradictory);
                    }
                }
            }
        }
        values.insert(question.id.clone(), answer.value.clone());
    }
    diagnostics
}
