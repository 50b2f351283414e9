//! The formula of a figure with its numbers: from the value that it has and from how it was made.

use crate::catalogue::{Lang, Phrase, disclosure, explain_figure as words, findings as found, units};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Working};
use crate::findings::plan::{ChainStep, Derivation};
use crate::report::explain_figure::Known;
use crate::stats::comparison::Fraction;
use crate::text::number;

/// The lines of the formula.
pub(super) fn lines(figure: &Figure, known: Known<'_>) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if let How::Derived { actuals, targets, .. } = &figure.how {
        for part in actuals.iter().chain(targets).filter_map(|id| known.figures.get(id)) {
            let value = part.with_unit();
            lines.push(words::part(&part.id, &part.label, value));
        }
    }
    lines.push(value(figure, known));
    if let How::Worked(working) = &figure.how {
        let Working { method, formula, terms, topic: _ } = working.as_ref();
        lines.push(words::method_is(method, formula));
        let terms: Vec<String> = terms.iter().map(|(sign, value)| format!("{sign} = {value}")).collect();
        if !terms.is_empty() {
            lines.push(words::terms(terms.join(", ")));
        }
    }
    lines
}

fn value(figure: &Figure, known: Known<'_>) -> Phrase {
    match &figure.value {
        FigureValue::Suppressed(rule) => disclosure::hidden_by(rule),
        FigureValue::Count(count) => match &figure.how {
            How::Chain { step, .. } => words::step_is(step_words(*step), number::grouped(i128::from(*count))),
            How::Plain
            | How::Counted(_)
            | How::Summed { .. }
            | How::Distinct { .. }
            | How::Derived { .. }
            | How::Worked(_) => words::count_is(figure.text(), &figure.unit),
        },
        FigureValue::Amount(_) => match &figure.how {
            How::Summed { .. } => words::sum_is(figure.text(), &figure.unit),
            How::Plain
            | How::Chain { .. }
            | How::Counted(_)
            | How::Distinct { .. }
            | How::Derived { .. }
            | How::Worked(_) => words::value_is(figure.with_unit()),
        },
        FigureValue::Share(share) => {
            let (k, n) = (share.numerator, share.denominator);
            let digits = percent(i128::from(k), i128::from(n), figure.decimals);
            match &figure.how {
                How::Chain { step, .. } => {
                    let name = match step {
                        ChainStep::Returned => found::return_rate(),
                        ChainStep::Distributed | ChainStep::NotReturned | ChainStep::Valid => {
                            found::valid_return_rate()
                        }
                    };
                    words::rate_is(name, k, n, digits)
                }
                How::Plain
                | How::Counted(_)
                | How::Summed { .. }
                | How::Distinct { .. }
                | How::Derived { .. }
                | How::Worked(_) => words::share_is(k, n, digits),
            }
        }
        FigureValue::Ratio(fraction) | FigureValue::Change(fraction) | FigureValue::Points(fraction) => {
            let digits = rounded(fraction.numerator, fraction.denominator, figure.decimals, &figure.unit);
            derived(figure, known, *fraction, digits)
        }
        FigureValue::Mean(mean) => words::mean_is(mean.numerator, mean.denominator, figure.text()),
        FigureValue::Estimate(_) | FigureValue::Probability(_) | FigureValue::EstimatedShare(_) => {
            words::value_is(figure.with_unit())
        }
        FigureValue::Claimed(_) => words::value_is(figure.with_unit()),
        FigureValue::Undefined(reason) => words::undefined(reason.words()),
    }
}

/// What was put together from figures of an indicator, with their numbers in the formula.
fn derived(figure: &Figure, known: Known<'_>, fraction: Fraction, digits: Phrase) -> Phrase {
    let plain = |digits: Phrase| words::ratio_is(digits, fraction.numerator, fraction.denominator);
    let How::Derived { derivation, actuals, targets } = &figure.how else { return plain(digits) };
    let text = |id: &String| known.figures.get(id).map_or_else(|| Phrase::same(id.clone()), Figure::text);
    let added = |ids: &[String]| match ids {
        [one] => text(one),
        several => {
            let all: Vec<Phrase> = several.iter().map(text).collect();
            let sum = |lang| format!("({})", all.iter().map(|one| one.text(lang)).collect::<Vec<_>>().join(" + "));
            Phrase { ja: sum(Lang::Ja), en: sum(Lang::En) }
        }
    };
    match (derivation, actuals.as_slice()) {
        (Derivation::ActualOverTarget, _) => {
            let exact = format!("{}/{}", fraction.numerator, fraction.denominator);
            words::achievement_is(added(actuals), added(targets), exact, digits)
        }
        (Derivation::Change, [old, new]) => words::change_is(text(new), text(old), digits),
        (Derivation::PointsFromTarget, _) => words::points_is(added(actuals), added(targets), digits),
        (Derivation::Change, _) => plain(digits),
    }
}

/// A percentage before and after its rounding.
pub(super) fn percent(numerator: i128, denominator: i128, decimals: u32) -> Phrase {
    rounded(numerator, denominator, decimals, &units::percent())
}

/// A percentage or a difference of such, before and after its rounding.
fn rounded(numerator: i128, denominator: i128, decimals: u32, unit: &Phrase) -> Phrase {
    let shown = number::percent(numerator, denominator, decimals).unwrap_or_default();
    let shown = Phrase::with_unit(&Phrase::number(number::with_triangle(&shown)), unit);
    match number::percent_cut(numerator, denominator, decimals.saturating_add(2)) {
        Some((_, true)) if number::percent_cut(numerator, denominator, decimals).is_some_and(|(_, all)| all) => {
            words::exactly(shown)
        }
        Some((digits, _)) => {
            let digits = number::with_triangle(&digits);
            words::rounded(Phrase::with_unit(&Phrase::number(format!("{digits}…")), unit), shown)
        }
        None => shown,
    }
}

/// A step of the base chain in words.
pub(super) fn step_words(step: ChainStep) -> Phrase {
    match step {
        ChainStep::Distributed => found::distributed(),
        ChainStep::NotReturned => found::not_returned(),
        ChainStep::Returned => found::returned(),
        ChainStep::Valid => found::valid(),
    }
}
