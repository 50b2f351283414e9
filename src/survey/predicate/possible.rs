//! Who could meet a condition, as far as is known: somebody whose answer is not known could be in a group that the answer makes.

use crate::survey::predicate::Predicate;

impl Predicate {
    /// Who meets the condition or could. `open` says when the value of a variable is not known; none where it always is.
    #[must_use]
    pub fn possible(&self, open: &dyn Fn(&str) -> Option<Predicate>) -> Predicate {
        let each = |parts: &[Predicate]| parts.iter().map(|part| part.possible(open)).collect();
        match self {
            Predicate::And(parts) => Predicate::And(each(parts)),
            Predicate::Or(parts) => Predicate::Or(each(parts)),
            Predicate::Not(part) => Predicate::Not(Box::new(part.certain(open))),
            Predicate::Everyone
            | Predicate::Is { .. }
            | Predicate::Within { .. }
            | Predicate::Quantity { .. }
            | Predicate::Days { .. }
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_) => match self.unknown(open) {
                Some(unknown) => Predicate::Or(vec![self.clone(), unknown]),
                None => self.clone(),
            },
        }
    }

    /// Who meets the condition whatever is not known.
    fn certain(&self, open: &dyn Fn(&str) -> Option<Predicate>) -> Predicate {
        let each = |parts: &[Predicate]| parts.iter().map(|part| part.certain(open)).collect();
        match self {
            Predicate::And(parts) => Predicate::And(each(parts)),
            Predicate::Or(parts) => Predicate::Or(each(parts)),
            Predicate::Not(part) => Predicate::Not(Box::new(part.possible(open))),
            Predicate::Everyone
            | Predicate::Is { .. }
            | Predicate::Within { .. }
            | Predicate::Quantity { .. }
            | Predicate::Days { .. }
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_) => match self.unknown(open) {
                Some(unknown) => self.clone().and(Predicate::Not(Box::new(unknown))),
                None => self.clone(),
            },
        }
    }

    /// Who has no known value of the variable of a simple condition.
    fn unknown(&self, open: &dyn Fn(&str) -> Option<Predicate>) -> Option<Predicate> {
        self.variables().into_iter().next().and_then(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::missing::Missing;

    #[test]
    fn who_gave_no_answer_could_be_in_any_group() {
        let no_answer = |name: &str| {
            let reason = Some(Missing::NoAnswer);
            (name == "q1").then(|| Predicate::Missing { variable: name.to_owned(), reason })
        };
        let (q1, area) = (Predicate::is("q1", "1"), Predicate::is("area", "1"));
        let unknown = no_answer("q1").unwrap();
        assert_eq!(area.possible(&no_answer), area);
        let either = Predicate::Or(vec![q1.clone(), unknown.clone()]);
        assert_eq!(q1.clone().and(area.clone()).possible(&no_answer), Predicate::And(vec![either, area]));
        // Who did not answer could be anywhere but there too.
        let known = q1.clone().and(Predicate::Not(Box::new(unknown)));
        assert_eq!(Predicate::Not(Box::new(q1)).possible(&no_answer), Predicate::Not(Box::new(known)));
    }
}
