//! Weights that are all 1, or all alike, change nothing: counts, shares, quantities and Kish's size are those of the units, and
//! what is computed by the design is the formula of a simple sample, with n − 1.

use kaishu::stats::boxes::{RatingScale, boxes};
use kaishu::stats::contingency::Table;
use kaishu::stats::describe::{describe, mean_interval};
use kaishu::stats::design::{Design, Lonely, Margin, RakingVariance, Selection, Stage};
use kaishu::stats::finite::{self, Estimate, Stratum};
use kaishu::stats::moments::Moments;
use kaishu::stats::proportion::{Method, Sample, interval};
use kaishu::stats::weights::{kish, weighted_mean, weighted_share};
use kaishu::stats::{Interval, Level, Undefined};

use super::{INPUTS, alike, answered, numbers, same, within};
use crate::support::Seeded;

const LEVEL: Level = Level::PERCENT_95;

/// A design of n rows in one stratum or none, each its own cluster, with weight N/n where N is known and else 1.
fn simple(n: usize, strata: bool, population: Option<u64>) -> Design {
    let weight = population.map_or(1.0, |population| float(population) / count(n));
    let stage =
        Stage { clusters: (0..n).collect(), population: population.map(|population| vec![float(population); n]) };
    let strata = strata.then(|| vec![0; n]);
    Design::new(Selection { weights: vec![weight; n], strata, stages: vec![stage], lonely: Lonely::Fail }).unwrap()
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn count(n: usize) -> f64 {
    n as f64
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn float(n: u64) -> f64 {
    n as f64
}

fn yes(has: &[bool]) -> u64 {
    has.iter().filter(|has| **has).count() as u64
}

fn same_interval(one: Result<Interval, Undefined>, other: Result<Interval, Undefined>) {
    alike(one.map(|one| one.low), other.map(|other| other.low));
    alike(one.map(|one| one.high), other.map(|other| other.high));
}

/// Σw, Kish's size, weighted means and shares with weights of 1; but for Σw of any one weight.
#[test]
fn weights_of_one() {
    let mut random = Seeded(1);
    for _ in 0..INPUTS {
        let n = random.below(40) + 2;
        let (values, has) = (random.quantities(n), random.flags(n));
        let plain = describe(&values).unwrap();
        for weight in [1.0, 0.25, 31.0] {
            let weights = vec![weight; n];
            let size = kish(&weights).unwrap();
            assert_eq!((size.records, size.positive), (n, n));
            same(size.sum, weight * count(n));
            let effect = size.effect.unwrap();
            same(effect.effective_n, count(n));
            same(effect.design_effect, 1.0);
            assert!(effect.squared_variation.abs() < 1e-15);
            let mean = weighted_mean(&values, &weights).unwrap();
            same(mean.mean, plain.mean);
            same(mean.population_variance, Moments::of(&values).unwrap().squares / count(n));
            alike(mean.reliability_variance, plain.sd.map(|sd| sd * sd));
            alike(mean.standard_error, plain.standard_error);
            let share = weighted_share(&has, &weights).unwrap();
            same(share.estimate, float(yes(&has)) / count(n));
            same(share.effective_n, count(n));
            let sample = Sample { yes: yes(&has), answered: n as u64, population: None };
            same_interval(Ok(share.wilson(LEVEL)), interval(Method::Wilson, &sample, LEVEL));
        }
        // Weights that count units have units to count.
        alike(weighted_mean(&values, &vec![1.0; n]).unwrap().frequency_variance, plain.sd.map(|sd| sd * sd));
    }
}

#[test]
fn boxes_of_weights_of_one() {
    let mut random = Seeded(2);
    let scale = RatingScale { lowest: 1, highest: 5 };
    for _ in 0..INPUTS {
        let n = random.below(30);
        let code =
            |random: &mut Seeded| (random.below(6) > 0).then(|| i64::try_from(random.below(5)).unwrap() + 1);
        let codes: Vec<Option<i64>> = (0..n).map(|_| code(&mut random)).collect();
        assert_eq!(boxes(&codes, None, scale), boxes(&codes, Some(&vec![1.0; n]), scale));
    }
}

/// Mean, total, share and difference by the design, and by hand with n − 1.
#[test]
fn a_design_of_weights_of_one_is_a_simple_sample() {
    let mut random = Seeded(3);
    for _ in 0..INPUTS {
        let n = random.below(40) + 3;
        let (values, has) = (random.quantities(n), random.flags(n));
        let plain = describe(&values).unwrap();
        let design = simple(n, false, None);
        assert_eq!(design.all_degrees_of_freedom(), n - 1);
        let mean = design.mean(&answered(&values)).unwrap();
        same(mean.estimate.value, plain.mean);
        alike(mean.estimate.standard_error(), plain.standard_error);
        alike(
            mean.design_effect_replace,
            plain.sd.and_then(|sd| if sd > 0.0 { Ok(1.0) } else { Err(Undefined::NoSpread) }),
        );
        let total = design.total(&answered(&values)).unwrap();
        same(total.value, values.iter().sum());
        alike(total.standard_error(), plain.standard_error.map(|error| error * count(n)));
        if plain.sd.is_ok_and(|sd| sd > 0.0) {
            same_interval(mean.estimate.t_interval(LEVEL, n - 1), mean_interval(&values, LEVEL));
        }
        let ratio = design.ratio(&answered(&values), &vec![Some(1.0); n]).unwrap();
        same(ratio.value, plain.mean);
        alike(ratio.standard_error(), plain.standard_error);
        // Two groups: n/(n − 1) Σ of the squared distances over the squared sizes (survey's variance).
        let second: Vec<bool> = has.clone();
        let part = |of: bool| -> Vec<f64> {
            values.iter().zip(&second).filter(|(_, group)| **group == of).map(|(value, _)| *value).collect()
        };
        let (first, other) = (part(false), part(true));
        if let (Ok(one), Ok(two), Ok(test)) =
            (Moments::of(&first), Moments::of(&other), design.t_test(&answered(&values), &answered(&second)))
        {
            same(test.difference.value, two.mean - one.mean);
            let squares = one.squares / one.size().powi(2) + two.squares / two.size().powi(2);
            alike(test.difference.standard_error(), Ok((count(n) / (count(n) - 1.0) * squares).sqrt()));
            same(test.df, count(n) - 2.0);
        }
    }
}

/// A share by the design of rows and by the formula of counts: (1 − n/N) p(1 − p)/(n − 1), every interval of it, and a stratum
/// that is the only one.
#[test]
fn shares_by_rows_and_by_counts() {
    let mut random = Seeded(4);
    for _ in 0..INPUTS {
        let n = random.below(40) + 2;
        let has = random.flags(n);
        let all = (n + random.below(60) + 1) as u64;
        for population in [None, Some(all)] {
            let sample = Sample { yes: yes(&has), answered: n as u64, population };
            let by_counts = Estimate::simple(&sample).unwrap();
            if let Some(population) = population {
                let stratum = Stratum { population, answered: n as u64, yes: yes(&has) };
                assert_eq!(Estimate::stratified(&[stratum]), Ok(by_counts));
            }
            for strata in [false, true] {
                let design = simple(n, strata, population);
                let by_rows = design.proportion(&answered(&has), LEVEL).unwrap();
                same(by_rows.estimate.value, by_counts.share);
                alike(by_rows.estimate.standard_error(), by_counts.spread.map(|spread| spread.standard_error));
                assert_eq!(Ok(by_rows.df as u64), by_counts.spread.map(|spread| spread.df));
                let total = design.total(&answered(&numbers(&has))).unwrap();
                if let (Some(expected), Ok(spread)) = (by_counts.total, by_counts.spread) {
                    same(total.value, expected);
                    alike(total.standard_error(), Ok(spread.total_standard_error.unwrap()));
                }
                if by_counts.at_end() {
                    continue;
                }
                for (method, found) in [
                    (Method::NormalDesign, by_rows.mean),
                    (Method::Logit, by_rows.logit),
                    (Method::KornGraubard, by_rows.beta),
                    (Method::WilsonDesign, by_rows.wilson),
                ] {
                    let expected = finite::formula(method, &by_counts, LEVEL).unwrap();
                    within(found.unwrap().low, expected.low, 1e-8);
                    within(found.unwrap().high, expected.high, 1e-8);
                }
            }
        }
    }
}

/// Every stratum as a design of its own, put together by N/ΣN, is the stratified design.
#[test]
fn strata_add_up() {
    let mut random = Seeded(5);
    for _ in 0..INPUTS {
        let strata: Vec<Stratum> = (0..=random.below(4))
            .map(|_| {
                let answered = random.count(8) + 2;
                Stratum { population: answered + random.count(20), answered, yes: random.count(answered) }
            })
            .collect();
        let (mut weights, mut of, mut populations, mut has) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (place, stratum) in strata.iter().enumerate() {
            for unit in 0..stratum.answered {
                weights.push(float(stratum.population) / float(stratum.answered));
                of.push(place);
                populations.push(float(stratum.population));
                has.push(unit < stratum.yes);
            }
        }
        let stage = Stage { clusters: (0..has.len()).collect(), population: Some(populations) };
        let design = Selection { weights, strata: Some(of), stages: vec![stage], lonely: Lonely::Fail };
        let design = Design::new(design).unwrap();
        let (by_rows, by_counts) =
            (design.mean(&answered(&numbers(&has))).unwrap(), Estimate::stratified(&strata).unwrap());
        within(by_rows.estimate.value, by_counts.share, 1e-12);
        let error = by_counts.spread.unwrap().standard_error;
        assert!((by_rows.estimate.standard_error().unwrap() - error).abs() < 1e-9, "{strata:?}");
        assert_eq!(design.all_degrees_of_freedom() as u64, by_counts.spread.unwrap().df);
    }
}

/// Under a simple sample the design effects of Rao and Scott are all (1 − n/N) n/(n − 1), so that both orders are Pearson's X²
/// over it.
#[test]
fn rao_and_scott_of_a_simple_sample() {
    let mut random = Seeded(6);
    let mut tested = 0;
    for _ in 0..INPUTS {
        let (r, c) = (random.below(3) + 2, random.below(3) + 2);
        let counts: Vec<Vec<u64>> =
            random.table(r, c, 9).into_iter().map(|row| row.into_iter().map(|cell| cell + 1).collect()).collect();
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for (row, cells) in counts.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                for _ in 0..*cell {
                    rows.push(Some(row));
                    columns.push(Some(column));
                }
            }
        }
        let pearson = Table::new(counts).unwrap().pearson().unwrap();
        let n = rows.len();
        for population in [None, Some(n as u64 + 50)] {
            let effect = population.map_or(1.0, |all| 1.0 - count(n) / float(all)) * count(n) / (count(n) - 1.0);
            let tests = simple(n, false, population).independence((&rows, r), (&columns, c)).unwrap();
            let (second, first) = (tests.second_order.unwrap(), tests.first_order.unwrap());
            let df = float(pearson.df);
            same(second.f, pearson.statistic / effect / df);
            same(second.df1, df);
            same(second.df2, df * (count(n) - 1.0));
            same(first.chi_square, pearson.statistic);
            same(first.p, kaishu::stats::distribution::chi_square_upper(pearson.statistic / effect, df));
            tested += 1;
        }
    }
    assert_eq!(tested, 2 * INPUTS);
}

/// Weights that fit the margins already stay as they are.
#[test]
fn calibrated_to_what_is_there() {
    let mut random = Seeded(7);
    for _ in 0..INPUTS {
        let n = random.below(30) + 6;
        let values = random.quantities(n);
        let margin = |random: &mut Seeded, levels: usize| {
            // Every level has somebody.
            let groups: Vec<usize> =
                (0..n).map(|row| if row < levels { row } else { random.below(levels) }).collect();
            let size = |level| count(groups.iter().filter(|group| **group == level).count());
            Margin { population: (0..levels).map(size).collect(), groups }
        };
        let (one, other) = (margin(&mut random, 3), margin(&mut random, 2));
        let design = simple(n, false, None);
        let post = design.post_stratified(&one).unwrap();
        let raked = design.raked(&[one, other], RakingVariance::Sweeps).unwrap();
        for calibrated in [&post, &raked] {
            assert!(calibrated.weights().iter().all(|weight| (weight - 1.0).abs() < 1e-9));
            let mean = calibrated.mean(&answered(&values)).unwrap().estimate;
            same(mean.value, design.mean(&answered(&values)).unwrap().estimate.value);
        }
    }
}
