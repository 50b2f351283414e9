//! A condition in the language of XLSForm. What cannot be said there whole is not said at all: half a condition asks the
//! wrong people.

use std::collections::BTreeMap;

use crate::survey::predicate::{Comparison, Predicate};

/// The name of a question: its id, which XLSForm wants to begin with a letter.
pub(super) fn name(id: &str) -> String {
    let plain = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if plain { id.to_owned() } else { format!("_{id}") }
}

/// The questions that a condition may name, with the kind of their answers.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// Adds a question.
    pub(super) fn add(&mut self, id: &str, kind: &str) {
        self.0.insert(id.to_owned(), kind.to_owned());
    }

    /// The condition as XLSForm says it; nothing to say where it holds for everyone.
    pub(super) fn relevant(&self, universe: &Predicate) -> Option<String> {
        match universe {
            Predicate::Everyone => Some(String::new()),
            other => self.said(other),
        }
    }

    fn kind(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    fn said(&self, predicate: &Predicate) -> Option<String> {
        let reference = |id: &str| format!("${{{}}}", name(id));
        match predicate {
            Predicate::Is { variable, codes } => {
                let kind = self.kind(variable)?;
                let named = reference(variable);
                let one = |code: &String| match kind {
                    _ if code.contains(['\'', '"']) => None,
                    "single" => Some(format!("{named} = '{code}'")),
                    "multiple" => Some(format!("selected({named}, '{code}')")),
                    _ => None,
                };
                Some(codes.iter().map(one).collect::<Option<Vec<String>>>()?.join(" or "))
            }
            Predicate::Quantity { variable, comparison, value } => {
                self.kind(variable)?;
                let sign = match comparison {
                    Comparison::Less => "<",
                    Comparison::AtMost => "<=",
                    Comparison::More => ">",
                    Comparison::AtLeast => ">=",
                };
                Some(format!("{} {sign} {value}", reference(variable)))
            }
            Predicate::Answered(variable) => {
                self.kind(variable)?;
                Some(format!("{} != ''", reference(variable)))
            }
            Predicate::Missing { variable, reason: None } => {
                self.kind(variable)?;
                Some(format!("{} = ''", reference(variable)))
            }
            Predicate::And(parts) => self.joined(parts, " and "),
            Predicate::Or(parts) => self.joined(parts, " or "),
            Predicate::Not(inner) => Some(format!("not({})", self.said(inner)?)),
            // Places, days, how a case ended, and the reason why there is no answer.
            Predicate::Everyone
            | Predicate::Within { .. }
            | Predicate::Days { .. }
            | Predicate::Missing { reason: Some(_), .. }
            | Predicate::Disposition(_) => None,
        }
    }

    fn joined(&self, parts: &[Predicate], word: &str) -> Option<String> {
        let parts = parts.iter().map(|part| self.said(part).map(|part| bracketed(&part)));
        Some(parts.collect::<Option<Vec<String>>>()?.join(word))
    }
}

/// A part that has parts of its own, in parentheses.
fn bracketed(part: &str) -> String {
    if part.contains(" and ") || part.contains(" or ") { format!("({part})") } else { part.to_owned() }
}
