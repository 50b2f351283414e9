//! How the p of several comparisons were adjusted, in words and as a formula: the same wherever a plan compares many things.

use crate::catalogue::{Phrase, quantities as words, tests};
use crate::stats::multiplicity::Adjustment;

/// The name of a method; none where nothing is adjusted.
pub(super) fn name(adjustment: Adjustment) -> Option<Phrase> {
    match adjustment {
        Adjustment::Raw => None,
        Adjustment::Bonferroni => Some(words::bonferroni()),
        Adjustment::Holm => Some(words::holm()),
        Adjustment::Hochberg => Some(tests::hochberg()),
        Adjustment::BenjaminiHochberg => Some(words::benjamini_hochberg()),
        Adjustment::BenjaminiYekutieli => Some(tests::benjamini_yekutieli()),
    }
}

/// Its formula for one p of m, of which i are no larger.
pub(super) fn formula(adjustment: Adjustment) -> &'static str {
    match adjustment {
        Adjustment::Raw => "p",
        Adjustment::Bonferroni => "min(1, m·p)",
        Adjustment::Holm => "max over p(i) ≤ p of min(1, (m + 1 − i)·p(i))",
        Adjustment::Hochberg => "min over p(i) ≥ p of min(1, (m + 1 − i)·p(i))",
        Adjustment::BenjaminiHochberg => "min over p(i) ≥ p of min(1, m/i·p(i))",
        Adjustment::BenjaminiYekutieli => "min over p(i) ≥ p of min(1, (Σ 1/j)·m/i·p(i))",
    }
}
