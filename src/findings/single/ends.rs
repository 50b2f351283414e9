//! The two ends beside a share as figures of their own, so that sentences and texts can name them: of the interval of a sample, of
//! the bounds of non-response, or the share itself where everyone answered.

use crate::catalogue::{Phrase, differences as words, inference};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::intervals::formula_of;
use crate::findings::single::beside_of;
use crate::stats::comparison::Fraction;
use crate::stats::inference::InferenceMode;
use crate::stats::precision::Found;
use crate::stats::share::Beyond;
use crate::stats::{Real, Undefined};

/// The ends beside a share; none where it is one of whoever answered.
pub(super) fn of(figure: &Figure) -> Vec<Figure> {
    let Some(mode) = figure.mode.filter(|mode| *mode != InferenceMode::Open) else { return Vec::new() };
    let beyond = figure.beyond.as_ref().map(|beside| beside.beyond);
    let values = match (mode, beyond) {
        (InferenceMode::CensusComplete, _) => {
            let itself =
                figure.fraction().map_or(FigureValue::Undefined(Undefined::EmptyBase), FigureValue::Ratio);
            [itself.clone(), itself]
        }
        (_, Some(Beyond::Interval(found))) => [found.interval.low, found.interval.high]
            .map(|end| Real::new(end).map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare)),
        (_, Some(Beyond::Bounds(low, high))) => [low, high].map(|end| FigureValue::Ratio(Fraction::from(end))),
        (_, Some(Beyond::Refused(refused))) => {
            [FigureValue::Undefined(refused.why), FigureValue::Undefined(refused.why)]
        }
        (_, Some(Beyond::Nothing) | None) => {
            let why = match figure.value {
                FigureValue::Undefined(why) => why,
                _ => Undefined::UnknownBase,
            };
            [FigureValue::Undefined(why), FigureValue::Undefined(why)]
        }
    };
    let ends = [("low", inference::low()), ("high", inference::high())];
    ends.into_iter()
        .zip(values)
        .map(|((what, word), value)| {
            let label = words::end_of(&figure.label, word);
            let mut end = beside_of(figure, what, label, value, &figure.unit, figure.decimals);
            end.how = how(figure, beyond, what == "low");
            if mode == InferenceMode::CensusComplete {
                end.notes.push(words::ends_are_the_share());
            }
            end
        })
        .collect()
}

/// How an end was made.
fn how(figure: &Figure, beyond: Option<Beyond>, low: bool) -> How {
    let fraction = figure.fraction();
    let mut terms: Vec<(String, String)> = Vec::new();
    let mut term = |sign: &str, value: String| terms.push((sign.to_owned(), value));
    if let Some(fraction) = fraction {
        term("k", fraction.numerator.to_string());
        term("n", fraction.denominator.to_string());
    }
    let (method, formula, topic): (Phrase, &str, Topic) = match beyond {
        Some(Beyond::Interval(Found { method, population, .. })) => {
            if let Some(population) = population {
                term("N", population.to_string());
            }
            if let Some(beside) = &figure.beyond {
                term("1−α", format!("{}%", beside.level.percent()));
            }
            let topic = if population.is_some() { Topic::FinitePopulation } else { Topic::Interval };
            (method.words(), formula_of(method), topic)
        }
        Some(Beyond::Bounds(..)) => {
            term("m", figure.base.map_or(0, |base| base.unknown()).to_string());
            let formula = if low { "k / (n + m)" } else { "(k + m) / (n + m)" };
            (words::share_bounds_method(), formula, Topic::Shares)
        }
        Some(Beyond::Nothing | Beyond::Refused(_)) | None => return How::Plain,
    };
    How::Worked(Box::new(Working { method, formula: formula.to_owned(), terms, topic }))
}
