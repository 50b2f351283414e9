//! Adjusted p-values.

use crate::stats::multiplicity::{Adjustment, adjust};
use crate::validation::{Answers, Case};

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    if case.kind != "p_adjust" {
        return None;
    }
    let p = case.numbers_or_none("p")?;
    let by = |adjustment| adjust(&p, adjustment).into();
    Some(Answers::from([
        ("bonferroni", by(Adjustment::Bonferroni)),
        ("holm", by(Adjustment::Holm)),
        ("hochberg", by(Adjustment::Hochberg)),
        ("bh", by(Adjustment::BenjaminiHochberg)),
        ("by", by(Adjustment::BenjaminiYekutieli)),
    ]))
}
