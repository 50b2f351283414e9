//! Claims that a plan declares, of a published text, compared with the figures they speak of. A claim has no numerator and
//! no evidence, and nothing is computed from it.

use std::collections::BTreeMap;

use crate::catalogue::{findings as words, units};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::findings::figure::{Figure, FigureClass, FigureValue, tenths};
use crate::findings::plan::{Claim, ClaimValue, TenthsConvention};
use crate::stats::comparison::Fraction;
use crate::text::number::percent;

/// The claim as a figure of its own class, and the finding if it does not agree.
pub fn check(claim: &Claim, figures: &BTreeMap<String, Figure>) -> (Figure, Option<Diagnostic>) {
    let unit = match claim.says {
        ClaimValue::Number(_) => figures.get(&claim.figure).map(|figure| figure.unit.clone()).unwrap_or_default(),
        ClaimValue::Tenths(..) => units::tenths(),
        ClaimValue::All => units::none(),
    };
    let label = words::claim_label(&claim.text, &claim.place);
    let mut stated = Figure::computed(claim.id.clone(), label, FigureValue::Claimed(claim.says), unit, 0);
    stated.class = FigureClass::Claimed;
    let Some(figure) = figures.get(&claim.figure) else { return (stated, None) };
    stated.period = figure.period;
    stated.notes.push(words::claim_about(&figure.id));
    match agrees(claim.says, figure) {
        Some(true) => {
            stated.notes.push(words::claim_agrees());
            (stated, None)
        }
        Some(false) => {
            stated.notes.push(words::claim_disagrees());
            // The exact value beside what is printed, where the two are not the same.
            let exact = figure.value_text().filter(|exact| *exact != figure.text().ja);
            let exact = exact.map(units::bracketed).unwrap_or_default();
            let diagnostic = Diagnostic::at(
                "claim-differs",
                Severity::Query,
                figure.evidence.iter().cloned().collect(),
                words::claimed(&claim.text, &claim.place),
                words::claim_expected(&figure.label, figure.with_unit(), exact),
                words::hint_claim(),
            )
            .about(claim.id.clone())
            .in_scope(Scope { figure: Some(claim.id.clone()), ..Scope::default() });
            (stated, Some(diagnostic))
        }
        None => {
            stated.notes.push(words::claim_unchecked());
            (stated, None)
        }
    }
}

/// Whether a figure says what a claim says; none where the figure has no value.
fn agrees(says: ClaimValue, figure: &Figure) -> Option<bool> {
    let fraction = figure.fraction()?;
    // What an office entered as 65 ％ is 6.5割, though it is not a share of anything that was counted.
    let entered_percent = !figure.is_percentage() && units::is_percent(&figure.unit.ja);
    let denominator = fraction.denominator.checked_mul(if entered_percent { 100 } else { 1 })?;
    let whole = Fraction { numerator: fraction.numerator, denominator };
    Some(match says {
        // A whole number that is claimed of a share is its percentage, rounded.
        ClaimValue::Number(claimed) if figure.is_percentage() => {
            percent(fraction.numerator, fraction.denominator, 0)? == claimed.to_string()
        }
        ClaimValue::Number(claimed) => fraction.numerator == claimed.checked_mul(fraction.denominator)?,
        ClaimValue::All => whole.numerator == whole.denominator,
        ClaimValue::Tenths(claimed, TenthsConvention::Either) => {
            [TenthsConvention::Cut, TenthsConvention::Rounded]
                .into_iter()
                .any(|convention| tenths(whole, convention) == Some(claimed))
        }
        ClaimValue::Tenths(claimed, convention) => tenths(whole, convention)? == claimed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Phrase;
    use crate::stats::share::Share;
    use crate::text::number::Decimal;

    #[test]
    fn a_whole_number_claimed_of_a_share_is_its_percentage() {
        let share = FigureValue::Share(Share { numerator: 104, denominator: 129 });
        let figure = Figure::computed("a", Phrase::default(), share, units::percent(), 1);
        assert_eq!(agrees(ClaimValue::Number(81), &figure), Some(true));
        assert_eq!(agrees(ClaimValue::Number(80), &figure), Some(false));
    }

    #[test]
    fn an_entered_percentage_is_claimed_in_tenths_of_a_whole() {
        let entered = |percent: i64, unit: &str| {
            let value = FigureValue::Amount(Decimal::from(percent));
            Figure::computed("a", Phrase::default(), value, units::of(unit), 0)
        };
        let cut = |tenths| ClaimValue::Tenths(tenths, TenthsConvention::Cut);
        assert_eq!(agrees(cut(6), &entered(65, "％")), Some(true));
        assert_eq!(agrees(cut(7), &entered(65, "％")), Some(false));
        assert_eq!(agrees(ClaimValue::Tenths(7, TenthsConvention::Either), &entered(65, "％")), Some(true));
        assert_eq!(agrees(ClaimValue::Number(65), &entered(65, "％")), Some(true));
        assert_eq!(agrees(ClaimValue::All, &entered(100, "％")), Some(true));
        assert_eq!(agrees(ClaimValue::All, &entered(100, "人")), Some(false));
    }
}
