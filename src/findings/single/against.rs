//! A share against a given one, such as a target: the difference in points from the exact fractions, and for a sample of one
//! stratum the exact binomial test. A census and whoever answered have the difference with its n, and why it is not tested.

use crate::catalogue::{Phrase, differences as words, findings as found, units};
use crate::findings::batch::Counted;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::intervals::p_text;
use crate::findings::plan::FigureMeasure;
use crate::findings::plan::compared::{Compared, GivenShare};
use crate::findings::response;
use crate::findings::single::{Number, beside_of};
use crate::stats::comparison::{Fraction, difference};
use crate::stats::inference::InferenceMode;
use crate::stats::one_sample::exact_against;
use crate::stats::{Real, Undefined};
use crate::text::number;

/// Decimals of a p-value.
pub(super) const P_PLACES: u32 = 3;

/// The difference from the given share and its test, where the share is compared with one.
pub(super) fn figures(asked: &Number<'_>, share: &Figure, counted: &Counted<'_>) -> Vec<Figure> {
    let FigureMeasure::Share { compared: Compared::Given(given), .. } = asked.measure else { return Vec::new() };
    let (base, mode) = (asked.base(counted), asked.mode(counted));
    let k = asked.n(counted);
    let label = words::points_of(&share.label, &given.written);
    let mut points = beside_of(share, "points", label, points(share, given), units::points(), share.decimals);
    points.how = worked(words::difference_method(), "k/n − p₀", asked, counted, given, Topic::Shares);
    points.notes.push(words::with_given(&given.written, number::grouped(base.n.into())));
    let tested = test(asked, counted, given, k, base.n, mode);
    match (mode, tested) {
        (InferenceMode::CensusComplete, _) => points.notes.push(found::census_complete()),
        (InferenceMode::CensusIncomplete, _) => {
            points.notes.push(found::census_incomplete(base.n, base.unknown()));
        }
        (InferenceMode::Open, _) => points.notes.push(found::open()),
        (InferenceMode::Sample { .. } | InferenceMode::Strata, Ok(p)) => {
            points.notes.push(words::tested(words::exact(), p_text(p)));
            if matches!(mode, InferenceMode::Sample { population: Some(_) }) {
                points.notes.push(words::without_correction());
            }
        }
        (InferenceMode::Strata, Err(_)) => points.notes.push(words::no_test(words::against_strata())),
        (InferenceMode::Sample { .. }, Err(why)) => points.notes.push(words::no_test(why.words())),
    }
    if mode.is_sample() {
        points.notes.extend(response::note(&base, asked.request.low_response_below, share.decimals));
    }
    let mut figures = vec![points];
    if given.tested {
        let value = tested.and_then(Real::new).map_or_else(FigureValue::Undefined, FigureValue::Probability);
        let mut p = beside_of(share, "p", words::p_of(&share.label), value, units::none(), P_PLACES);
        let formula = "Σ P(X = x), P(X = x) ≤ P(X = k), X ~ B(n, p₀)";
        p.how = worked(words::exact(), formula, asked, counted, given, Topic::GivenValue);
        figures.push(p);
    }
    figures
}

/// The share less the given one.
fn points(share: &Figure, given: &GivenShare) -> FigureValue {
    match &share.value {
        FigureValue::Share(seen) => {
            difference(Fraction::from(*seen), given.share).map_or_else(FigureValue::Undefined, FigureValue::Points)
        }
        FigureValue::EstimatedShare(seen) => given
            .number()
            .and_then(|given| Real::new(seen.get() - given))
            .map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare),
        FigureValue::Undefined(why) => FigureValue::Undefined(*why),
        _ => FigureValue::Undefined(Undefined::PartMissing),
    }
}

/// The p of the exact test, for a sample of one stratum whose units stand for themselves.
fn test(
    asked: &Number<'_>,
    counted: &Counted<'_>,
    given: &GivenShare,
    k: u64,
    n: u64,
    mode: InferenceMode,
) -> Result<f64, Undefined> {
    match mode {
        InferenceMode::Sample { .. } => {
            asked.parts(counted)?;
            Ok(exact_against(k, n, given.number()?)?.two_sided)
        }
        InferenceMode::Strata => Err(Undefined::UnknownDesign),
        InferenceMode::CensusComplete | InferenceMode::CensusIncomplete => Err(Undefined::NotASample),
        InferenceMode::Open => Err(Undefined::NotASample),
    }
}

fn worked(
    method: Phrase,
    formula: &str,
    asked: &Number<'_>,
    counted: &Counted<'_>,
    given: &GivenShare,
    topic: Topic,
) -> How {
    let terms = vec![
        ("k".to_owned(), asked.n(counted).to_string()),
        ("n".to_owned(), asked.base(counted).n.to_string()),
        ("p₀".to_owned(), given.written.clone()),
    ];
    How::Worked(Box::new(Working { method, formula: formula.to_owned(), terms, topic }))
}
