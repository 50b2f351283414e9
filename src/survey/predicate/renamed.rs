//! The same condition on columns of other names: of one round in a table of several.

use crate::survey::predicate::Predicate;

impl Predicate {
    /// The condition with every variable under another name.
    #[must_use]
    pub fn renamed(&self, name: &dyn Fn(&str) -> String) -> Predicate {
        let each = |parts: &[Predicate]| parts.iter().map(|part| part.renamed(name)).collect();
        match self {
            Predicate::Everyone => Predicate::Everyone,
            Predicate::Is { variable, codes } => Predicate::Is { variable: name(variable), codes: codes.clone() },
            Predicate::Within { variable, area } => {
                Predicate::Within { variable: name(variable), area: area.clone() }
            }
            Predicate::Quantity { variable, comparison, value } => {
                Predicate::Quantity { variable: name(variable), comparison: *comparison, value: *value }
            }
            Predicate::Days { variable, from, to } => {
                Predicate::Days { variable: name(variable), from: *from, to: *to }
            }
            Predicate::Answered(variable) => Predicate::Answered(name(variable)),
            Predicate::Missing { variable, reason } => {
                Predicate::Missing { variable: name(variable), reason: *reason }
            }
            Predicate::Disposition(disposition) => Predicate::Disposition(*disposition),
            Predicate::And(parts) => Predicate::And(each(parts)),
            Predicate::Or(parts) => Predicate::Or(each(parts)),
            Predicate::Not(part) => Predicate::Not(Box::new(part.renamed(name))),
        }
    }
}
