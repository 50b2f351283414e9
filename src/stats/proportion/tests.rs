//! All small samples with every method.

use super::*;

const LARGEST: u64 = 60;

/// What has to hold of an interval that is given out.
fn sound(method: Method, sample: &Sample, level: f64, interval: Interval) {
    let Interval { low, high } = interval;
    assert!(
        (0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high),
        "{method:?} {sample:?} {level} {interval:?}"
    );
    // The exact set may hold one value; every other interval has a width.
    let in_order = if method == Method::Hypergeometric { low <= high } else { low < high };
    assert!(in_order, "{method:?} {sample:?} {level} {interval:?}");
}

/// What has to come out, given or refused, of a sample that is no census.
fn outcome(method: Method, sample: &Sample, level: f64) {
    let at_end = sample.yes == 0 || sample.yes == sample.answered;
    let finite = sample.population.is_some();
    match interval(method, sample, Level::new(level).unwrap()) {
        Ok(interval) => {
            sound(method, sample, level, interval);
            assert!(!at_end || method.defined_at_ends(), "{method:?} {sample:?}");
            assert!(!finite || method.takes_population());
            let whole = !at_end || method != Method::JeffreysEqualTailed;
            let share = formula::Counted::new(sample.yes, sample.answered).unwrap().share();
            let inside = interval.low <= share && share <= interval.high;
            // The posterior leaves out the share at the ends, the exact set may where no total has just this share.
            assert!(inside || !whole || method == Method::Hypergeometric, "{method:?} {sample:?} {interval:?}");
        }
        Err(Undefined::NoWidthAtEnds) => assert!(at_end && !method.defined_at_ends(), "{method:?} {sample:?}"),
        Err(Undefined::NoFiniteCorrection) => assert!(finite && !method.takes_population()),
        Err(Undefined::UnknownPopulation) => assert!(!finite && method == Method::Hypergeometric),
        Err(Undefined::TooFew) => assert!(sample.answered == 1 && method.correction() == Correction::Design),
        Err(reason) => panic!("{method:?} {sample:?} {level}: {reason:?}"),
    }
}

#[test]
fn every_sample_without_a_population() {
    for answered in 1..=LARGEST {
        for yes in 0..=answered {
            for level in [0.5, 0.95, 0.999] {
                for method in Method::ALL {
                    outcome(method, &Sample { yes, answered, population: None }, level);
                }
            }
        }
    }
}

#[test]
fn every_sample_of_a_small_population() {
    for population in 1..=LARGEST {
        for answered in 1..population {
            for yes in 0..=answered {
                for method in Method::ALL {
                    outcome(method, &Sample { yes, answered, population: Some(population) }, 0.95);
                }
            }
        }
    }
}

/// Other levels, for a part of the populations.
#[test]
fn other_levels_of_a_small_population() {
    for population in [2, 7, 18, 40] {
        for answered in 1..population {
            for yes in 0..=answered {
                for level in [0.5, 0.999_9] {
                    for method in Method::ALL {
                        outcome(method, &Sample { yes, answered, population: Some(population) }, level);
                    }
                }
            }
        }
    }
}

/// Nobody, a census and impossible numbers are refused by every method.
#[test]
fn no_sample() {
    for method in Method::ALL {
        let of =
            |yes, answered, population| interval(method, &Sample { yes, answered, population }, Level::PERCENT_95);
        for population in 1..=LARGEST {
            for yes in 0..=population {
                assert_eq!(of(yes, population, Some(population)), Err(Undefined::NothingEstimated));
            }
            assert_eq!(of(0, 0, Some(population)), Err(Undefined::EmptyBase));
            assert_eq!(of(0, population + 1, Some(population)), Err(Undefined::Impossible));
        }
        assert_eq!(of(0, 0, None), Err(Undefined::EmptyBase));
        assert_eq!(of(5, 4, None), Err(Undefined::Impossible));
    }
}

/// Ends stay ends: 0 and 1 are given exactly by the methods that keep them.
#[test]
fn ends_are_exact() {
    for answered in 1..=LARGEST {
        for method in Method::ALL.into_iter().filter(|method| !method.takes_population()) {
            if matches!(method, Method::Wald | Method::JeffreysEqualTailed) {
                continue;
            }
            let of =
                |yes| interval(method, &Sample { yes, answered, population: None }, Level::PERCENT_95).unwrap();
            let ends = Interval { low: of(0).low, high: of(answered).high };
            assert_eq!(ends, Interval { low: 0.0, high: 1.0 }, "{method:?} {answered}");
        }
    }
}

/// Yes and no are mirror images.
#[test]
fn yes_and_no_mirror() {
    for (yes, answered, population) in [(3, 18, Some(40)), (0, 18, Some(40)), (7, 29, None), (81, 263, None)] {
        for method in Method::ALL {
            let of = |yes| interval(method, &Sample { yes, answered, population }, Level::PERCENT_95);
            if let (Ok(one), Ok(other)) = (of(yes), of(answered - yes)) {
                assert!((one.low + other.high - 1.0).abs() < 1e-13, "{method:?} {one:?} {other:?}");
            }
        }
    }
}

/// An effective base that is whole is a base.
#[test]
fn effective_base_of_whole_counts() {
    for method in Method::ALL.into_iter().filter(|method| !method.takes_population()) {
        let level = Level::PERCENT_95;
        let whole = interval(method, &Sample { yes: 9, answered: 36, population: None }, level).unwrap();
        assert_eq!(interval_effective(method, 0.25, 36.0, level), Ok(whole));
        assert_eq!(interval_effective(method, 0.25, 0.0, level), Err(Undefined::EmptyBase));
    }
    let design = interval_effective(Method::Logit, 0.25, 36.0, Level::PERCENT_95);
    assert_eq!(design, Err(Undefined::UnknownDesign));
}
