//! What tables of answers and of quantities have in common where groups are compared: the order that a definition declares,
//! and how the p of several comparisons are adjusted.

use crate::stats::multiplicity::Adjustment;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::tree::Table;
use crate::text::number::Decimal;

/// How p are adjusted: by Holm's method where nothing is written.
pub(super) fn adjustment(request: &Table) -> Adjustment {
    match request.text("adjust").as_str() {
        "none" => Adjustment::Raw,
        "bonferroni" => Adjustment::Bonferroni,
        "bh" => Adjustment::BenjaminiHochberg,
        _ => Adjustment::Holm,
    }
}

/// The codes of a single answer with the score of each, which is their order; none where one of them has no score, so that
/// nobody has said that there is an order.
pub(in crate::findings) fn scores_of(question: &Question) -> Option<Vec<(&str, Decimal)>> {
    let ResponseDomain::Single(list) = &question.domain else { return None };
    list.values().map(|option| Some((option.code.as_str(), option.score?))).collect()
}
