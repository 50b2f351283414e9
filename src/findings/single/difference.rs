//! The difference of the shares of two groups in points, from the exact fractions: with interval and test for a sample, with the
//! bounds that those without an answer allow for an incomplete census, alone where everyone or whoever answered.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, differences as words, findings as found, inference, units};
use crate::findings::batch::{Batch, Counted, TallyTicket};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::intervals::p_text;
use crate::findings::material::Material;
use crate::findings::plan::compared::{DifferenceMethod, TwoGroups};
use crate::findings::plan::{FigureRequest, TableKey};
use crate::findings::response;
use crate::findings::single::against::P_PLACES;
use crate::findings::single::{Number, beside_of};
use crate::stats::comparison::{Fraction, difference};
use crate::stats::inference::{InferenceMode, over_rounds};
use crate::stats::share::{Beyond, nonresponse_bounds};
use crate::stats::two_proportions::{TwoProportions, hybrid};
use crate::stats::{Interval, Real, Undefined, ZTest};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;
use crate::text::number;

/// A difference whose counts are being made; the shares are asked for by themselves.
#[derive(Debug)]
pub(super) struct Difference<'p> {
    request: &'p FigureRequest,
    two: &'p TwoGroups,
    /// Who is in both groups.
    both: TallyTicket,
}

/// Asks how many are in both groups.
pub(super) fn ask<'p>(
    batch: &mut Batch,
    request: &'p FigureRequest,
    table: &TableKey,
    two: &'p TwoGroups,
    filter: &Predicate,
) -> Difference<'p> {
    let [first, second] = &two.groups;
    let both = batch.tally(
        table,
        TallySpec {
            rows: vec![first.condition.clone()],
            columns: vec![second.condition.clone()],
            base: filter.clone(),
            quantity: None,
            weight: None,
        },
    );
    Difference { request, two, both }
}

/// How the two groups lie in the strata.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lie {
    /// Each in one stratum that is a sample: the same or another.
    OneSampleEach,
    /// In strata of their own, some of which are several or a complete census.
    Apart,
    /// Together in several strata.
    Together,
}

impl Difference<'_> {
    /// The difference, its ends and its p.
    pub(super) fn figures(
        &self,
        first: &Number<'_>,
        second: &Number<'_>,
        counted: &Counted<'_>,
        material: &Material<'_>,
    ) -> Vec<Figure> {
        let shares = [first.figure(counted, material), second.figure(counted, material)];
        let overlap = counted.n(&self.both, 0, 0) > 0;
        let modes = [first.mode(counted), second.mode(counted)];
        let mode = over_rounds(&modes);
        let value = if overlap { FigureValue::Undefined(Undefined::Overlap) } else { points(&shares) };
        let mut figure = self.blank(&shares, value, mode);
        let evidence: Vec<_> = first.evidence.iter().chain(&second.evidence).cloned().collect();
        figure.evidence = counted.cells(&evidence);
        figure.how = worked(words::difference_method(), "k₁/n₁ − k₂/n₂", first, second, counted, None);
        let label = |index: usize| self.two.groups.get(index).map(|group| group.label.clone()).unwrap_or_default();
        let shown = words::two_shares(label(0), shown(&shares[0]), label(1), shown(&shares[1]));
        figure.notes.push(shown);
        if let FigureValue::Undefined(why) = figure.value {
            figure.notes.push(why.words());
            return self.undefined(figure, why);
        }
        match mode {
            InferenceMode::Open => {
                figure.notes.push(found::open());
                vec![figure]
            }
            InferenceMode::CensusComplete => {
                figure.notes.push(found::census_complete());
                let itself = [figure.value.clone(), figure.value.clone()];
                let mut ends = ends(&figure, itself, &How::Plain);
                for end in &mut ends {
                    end.notes.push(words::ends_are_the_share());
                }
                with(figure, ends)
            }
            InferenceMode::CensusIncomplete => self.bounded(figure, first, second, counted),
            InferenceMode::Sample { .. } | InferenceMode::Strata => {
                self.estimated(figure, &shares, first, second, counted)
            }
        }
    }

    /// The figure without its counts: what both shares have.
    fn blank(&self, shares: &[Figure; 2], value: FigureValue, mode: InferenceMode) -> Figure {
        let request = self.request;
        let label = request.label.clone();
        let mut figure = Figure::computed(request.id.clone(), label, value, &request.unit, request.decimals);
        let [first, second] = shares;
        figure.mode = Some(mode);
        figure.period = first.period;
        figure.as_of = first.as_of;
        figure.provisional = first.provisional || second.provisional;
        figure.rests_on = first.rests_on.iter().chain(&second.rests_on).cloned().collect();
        figure
    }

    /// What is beside a difference that there is not.
    fn undefined(&self, figure: Figure, why: Undefined) -> Vec<Figure> {
        let mut beside = Vec::new();
        if figure.mode != Some(InferenceMode::Open) {
            beside = ends(&figure, [FigureValue::Undefined(why), FigureValue::Undefined(why)], &How::Plain);
        }
        beside.extend(self.p(&figure, Err(why), How::Plain));
        with(figure, beside)
    }

    fn p(&self, figure: &Figure, p: Result<f64, Undefined>, how: How) -> Option<Figure> {
        let value = p.and_then(Real::new).map_or_else(FigureValue::Undefined, FigureValue::Probability);
        self.two.tested.then(|| {
            let mut made = beside_of(figure, "p", words::p_of(&figure.label), value, units::none(), P_PLACES);
            made.how = how;
            made
        })
    }

    /// Between which differences everyone's lies: what is lowest of one less what is highest of the other, and the other way
    /// round. Whoever could be in either group is in the bounds of both.
    fn bounded(
        &self,
        mut figure: Figure,
        first: &Number<'_>,
        second: &Number<'_>,
        counted: &Counted<'_>,
    ) -> Vec<Figure> {
        let unknown = first.base(counted).unknown() + second.base(counted).unknown();
        let n = first.base(counted).n + second.base(counted).n;
        figure.notes.push(found::census_incomplete(n, unknown));
        let of = |number: &Number<'_>| nonresponse_bounds(number.n(counted), &number.base(counted));
        let census = |number: &Number<'_>| !number.mode(counted).is_sample();
        let known = census(first) && census(second);
        let bounds = of(first).zip(of(second)).filter(|_| known);
        let values = bounds.map(|((low, high), (other_low, other_high))| {
            [(low, other_high), (high, other_low)].map(|(one, other)| {
                difference(Fraction::from(one), Fraction::from(other))
                    .map_or_else(FigureValue::Undefined, FigureValue::Points)
            })
        });
        let method = words::bounds_method();
        let how = |formula: &str| worked(method.clone(), formula, first, second, counted, Some("m"));
        let why = Undefined::UnknownBase;
        let none = || [FigureValue::Undefined(why), FigureValue::Undefined(why)];
        let mut ends = ends(&figure, values.clone().unwrap_or_else(none), &How::Plain);
        if let (Some(_), [low, high]) = (&values, ends.as_mut_slice()) {
            low.how = how("k₁/(n₁+m₁) − (k₂+m₂)/(n₂+m₂)");
            high.how = how("(k₁+m₁)/(n₁+m₁) − k₂/(n₂+m₂)");
            figure.notes.push(words::bounds(low.text(), high.text()));
        } else {
            figure.notes.push(words::bounds_of_sample());
        }
        ends.extend(self.p(&figure, Err(Undefined::NotASample), How::Plain));
        with(figure, ends)
    }

    /// The interval and the test.
    fn estimated(
        &self,
        mut figure: Figure,
        shares: &[Figure; 2],
        first: &Number<'_>,
        second: &Number<'_>,
        counted: &Counted<'_>,
    ) -> Vec<Figure> {
        let lie = lie(first, second, counted);
        let own = [first, second].map(|number| number.parts(counted).map(|_| ()));
        let plain = own.into_iter().collect::<Result<Vec<()>, Undefined>>().and_then(|_| match lie {
            Lie::OneSampleEach => {
                let [k, other_k] = [first, second].map(|number| number.n(counted));
                TwoProportions::new(k, first.base(counted).n, other_k, second.base(counted).n)
            }
            Lie::Apart | Lie::Together => Err(Undefined::UnknownDesign),
        });
        let level = self.request.wanted.level;
        let apart = lie != Lie::Together && !same_strata(first, second, counted);
        let (interval, method, formula) = match self.two.method {
            DifferenceMethod::Newcombe if apart => (
                of_own(shares),
                words::of_own_intervals(),
                "d − √((p₁−l₁)² + (u₂−p₂)²) … d + √((u₁−p₁)² + (p₂−l₂)²)",
            ),
            DifferenceMethod::Newcombe => (
                plain.map(|two| two.newcombe(level)),
                words::newcombe(),
                "d − √((p₁−l₁)² + (u₂−p₂)²) … d + √((u₁−p₁)² + (p₂−l₂)²)",
            ),
            DifferenceMethod::MiettinenNurminen => (
                plain.map(|two| two.miettinen_nurminen(level)),
                words::miettinen_nurminen(),
                "|d − D| ≤ z √(V(D) N/(N−1))",
            ),
        };
        let values = interval.map_or_else(
            |why| [FigureValue::Undefined(why), FigureValue::Undefined(why)],
            |interval| [interval.low, interval.high].map(real),
        );
        let how = worked(method.clone(), formula, first, second, counted, None);
        let ends = ends(&figure, values, &how);
        figure.notes.push(match (interval, ends.as_slice()) {
            (Ok(_), [low, high]) => words::interval(level.percent(), low.text(), high.text(), &method),
            (Err(why), _) if lie != Lie::Together => words::no_interval(why.words()),
            (_, _) => words::no_interval(words::several_strata()),
        });
        let (test, name, formula) = match self.two.method {
            DifferenceMethod::Newcombe => {
                (plain.and_then(|two| two.pooled()), words::pooled(), "z = d / √(p(1−p)(1/n₁ + 1/n₂))")
            }
            DifferenceMethod::MiettinenNurminen => {
                (plain.and_then(|two| two.score()), words::score(), "z = d / √(p(1−p)(1/n₁ + 1/n₂) N/(N−1))")
            }
        };
        let test = test.map(|test: ZTest| test.p);
        if self.two.tested {
            figure.notes.push(match test {
                Ok(p) => words::tested(&name, p_text(p)),
                Err(why) => words::no_test(why.words()),
            });
        }
        let finite = [first, second].iter().any(|number| {
            let parts = number.parts(counted).unwrap_or_default();
            parts.iter().any(|part| part.population.is_some())
        });
        // The interval from that of each group has their correction.
        let own = apart && self.two.method == DifferenceMethod::Newcombe;
        let uncorrected = (finite && interval.is_ok() && !own, finite && self.two.tested && test.is_ok());
        figure.notes.extend(match uncorrected {
            (true, true) => Some(words::neither_corrected()),
            (true, false) => Some(words::interval_without_correction()),
            (false, true) => Some(words::without_correction()),
            (false, false) => None,
        });
        for (number, group) in [first, second].into_iter().zip(&self.two.groups) {
            let base = number.base(counted);
            let said = response::note(&base, self.request.low_response_below, figure.decimals);
            let said = said.filter(|_| number.mode(counted).is_sample());
            figure.notes.extend(said.map(|said| words::in_group(&group.label, said)));
        }
        let how = worked(name, formula, first, second, counted, None);
        let p = self.p(&figure, test, how);
        with(figure, ends.into_iter().chain(p).collect())
    }
}

/// The ends of a difference as figures of their own.
fn ends(figure: &Figure, values: [FigureValue; 2], how: &How) -> Vec<Figure> {
    let ends = [("low", inference::low()), ("high", inference::high())].into_iter().zip(values);
    ends.map(|((what, word), value)| {
        let label = words::end_of(&figure.label, word);
        let mut end = beside_of(figure, what, label, value, &figure.unit, figure.decimals);
        end.how = how.clone();
        end
    })
    .collect()
}

fn with(figure: Figure, beside: Vec<Figure>) -> Vec<Figure> {
    std::iter::once(figure).chain(beside).collect()
}

fn real(value: f64) -> FigureValue {
    Real::new(value).map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare)
}

/// The first share less the second.
fn points([first, second]: &[Figure; 2]) -> FigureValue {
    match (&first.value, &second.value) {
        (FigureValue::Share(one), FigureValue::Share(other)) => {
            difference(Fraction::from(*one), Fraction::from(*other))
                .map_or_else(FigureValue::Undefined, FigureValue::Points)
        }
        (FigureValue::Undefined(why), _) | (_, FigureValue::Undefined(why)) => FigureValue::Undefined(*why),
        (_, _) => match (middle(first), middle(second)) {
            (Some(one), Some(other)) => real(one - other),
            (_, _) => FigureValue::Undefined(Undefined::PartMissing),
        },
    }
}

/// A share as a proportion.
fn middle(share: &Figure) -> Option<f64> {
    share.shown_number().map(|percent| percent / 100.0)
}

/// A share with what it is of.
fn shown(share: &Figure) -> Phrase {
    let n = share.base.map_or(0, |base| base.n);
    match &share.value {
        FigureValue::Share(of) => words::share_of(
            share.text(),
            number::grouped(of.numerator.into()),
            number::grouped(of.denominator.into()),
        ),
        FigureValue::EstimatedShare(_) => words::share_weighted(share.text(), number::grouped(n.into())),
        _ => words::share_undefined(n),
    }
}

/// The strata that the groups lie in.
fn strata(number: &Number<'_>, counted: &Counted<'_>) -> BTreeSet<usize> {
    number.chain.strata_of(counted, 0).map(|(stratum, _)| stratum).collect()
}

fn same_strata(first: &Number<'_>, second: &Number<'_>, counted: &Counted<'_>) -> bool {
    !strata(first, counted).is_disjoint(&strata(second, counted))
}

fn lie(first: &Number<'_>, second: &Number<'_>, counted: &Counted<'_>) -> Lie {
    let one_sample = |number: &Number<'_>| {
        strata(number, counted).len() == 1 && matches!(number.mode(counted), InferenceMode::Sample { .. })
    };
    if one_sample(first) && one_sample(second) {
        Lie::OneSampleEach
    } else if same_strata(first, second, counted) {
        Lie::Together
    } else {
        Lie::Apart
    }
}

/// The interval from the interval of each share; a complete census is known and has none.
fn of_own(shares: &[Figure; 2]) -> Result<Interval, Undefined> {
    let own = |share: &Figure| {
        let middle = middle(share).ok_or(Undefined::PartMissing)?;
        let interval = match (share.mode, share.beyond.as_ref().map(|beside| beside.beyond)) {
            (Some(InferenceMode::CensusComplete), _) => Interval { low: middle, high: middle },
            (_, Some(Beyond::Interval(found))) => found.interval,
            (_, Some(Beyond::Refused(refused))) => return Err(refused.why),
            (_, Some(Beyond::Nothing | Beyond::Bounds(..)) | None) => return Err(Undefined::PartMissing),
        };
        Ok((middle, interval))
    };
    let [first, second] = shares;
    let (first, second) = (own(first)?, own(second)?);
    Ok(hybrid(first, second, first.0 - second.0))
}

/// A formula of two groups with their numbers.
fn worked(
    method: Phrase,
    formula: &str,
    first: &Number<'_>,
    second: &Number<'_>,
    counted: &Counted<'_>,
    unknown: Option<&str>,
) -> How {
    let mut terms = Vec::new();
    for (number, index) in [(first, "₁"), (second, "₂")] {
        let base = number.base(counted);
        terms.push((format!("k{index}"), number.n(counted).to_string()));
        terms.push((format!("n{index}"), base.n.to_string()));
        terms.extend(unknown.map(|sign| (format!("{sign}{index}"), base.unknown().to_string())));
    }
    How::Worked(Box::new(Working { method, formula: formula.to_owned(), terms, topic: Topic::Rounds }))
}
