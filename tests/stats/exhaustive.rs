//! Every share up to a size, not a sample of them: intervals that are in order and defined at both ends, and rounding
//! that is right by the definition of rounding, not by the formula that computes it.

use kaishu::stats::base::BaseChain;
use kaishu::stats::finite::Part;
use kaishu::stats::finite::sampling_error::{Critical, half_width};
use kaishu::stats::inference::InferenceMode;
use kaishu::stats::paired::Paired;
use kaishu::stats::precision::{Found, Wanted};
use kaishu::stats::proportion::{Method, Sample, interval};
use kaishu::stats::share::{Beyond, Share, beyond, nonresponse_bounds, share};
use kaishu::stats::two_proportions::TwoProportions;
use kaishu::stats::{Interval, Level, Undefined};
use kaishu::text::number::percent;

fn wilson(yes: u64, answered: u64, level: f64) -> Result<Interval, Undefined> {
    interval(Method::Wilson, &Sample { yes, answered, population: None }, Level::new(level)?)
}

#[test]
fn every_interval_is_in_order_and_around_its_share() {
    let mut seen = 0;
    for n in 1..=60_u32 {
        let mut before = (-1.0, -1.0);
        for k in 0..=n {
            for level in [0.9, 0.95, 0.99] {
                let interval = wilson(k.into(), n.into(), level).unwrap();
                let (low, high) = (interval.low, interval.high);
                assert!(low.is_finite() && high.is_finite(), "{k}/{n}");
                assert!(0.0 <= low && low < high && high <= 1.0, "{k}/{n}: {low} to {high}");
                // k/n lies within, compared without dividing.
                let (inside, whole) = (f64::from(k), f64::from(n));
                assert!(low * whole <= inside && inside <= high * whole, "{k}/{n}: {low} to {high}");
                // Only at the ends does an interval touch them.
                assert!((k > 0) == (low > 0.0) && (k < n) == (high < 1.0), "{k}/{n}: {low} to {high}");
                seen += 1;
            }
            let interval = wilson(k.into(), n.into(), 0.95).unwrap();
            assert!(before.0 < interval.low && before.1 < interval.high, "{k}/{n} is not above the one before");
            before = (interval.low, interval.high);
        }
    }
    assert_eq!(seen, 3 * (2..=61).sum::<u64>());
    assert_eq!(wilson(0, 0, 0.95), Err(Undefined::EmptyBase));
    assert_eq!(share(0, 0), Err(Undefined::EmptyBase));
}

/// An interval belongs to a sample alone; a census has bounds where somebody is missing, and else nothing. All k answers of n
/// from N of up to 60, of which N − n did not answer.
#[test]
fn what_stands_beside_a_share_follows_from_the_mode() {
    let mut seen = 0;
    for all in 0..=60_u64 {
        for n in 0..=all {
            for k in 0..=n {
                beside(k, n, all);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 61 * 62 * 63 / 6);
}

fn beside(k: u64, n: u64, all: u64) {
    let unknown = all - n;
    let chain = BaseChain {
        distributed: Some(all),
        not_returned: unknown,
        returned: n,
        valid: n,
        n,
        ..BaseChain::default()
    };
    let of = Share { numerator: k, denominator: n };
    let wanted = Wanted::default();
    assert_eq!(beyond(of, &chain, InferenceMode::CensusComplete, &Ok(Vec::new()), &wanted), Beyond::Nothing);
    assert_eq!(beyond(of, &chain, InferenceMode::Open, &Ok(Vec::new()), &wanted), Beyond::Nothing);
    // One answer shows no spread; everyone's answers estimate nothing.
    let finite = unknown > 0 && (n > 1 || (n == 1 && (k == 0 || k == n)));
    for (population, shown) in [(None, n > 0), (Some(all), finite)] {
        let part = Part { population, seen: n, answered: n, yes: k };
        match beyond(of, &chain, InferenceMode::Sample { population }, &Ok(vec![part]), &wanted) {
            Beyond::Interval(Found { interval: Interval { low, high }, method, .. }) => {
                assert!(shown, "{k}/{n} of {population:?}");
                assert!(0.0 <= low && low <= high && high <= 1.0, "{k}/{n} of {population:?}: {low} to {high}");
                // The exact set may hold one value.
                assert!(low < high || method == Method::Hypergeometric, "{k}/{n} of {population:?}");
            }
            Beyond::Refused(reason) => {
                let expected = match (n, unknown) {
                    (0, _) => Undefined::EmptyBase,
                    (_, 0) => Undefined::NothingEstimated,
                    (_, _) => Undefined::TooFew,
                };
                assert!(!shown && reason.why == expected, "{k}/{n} of {population:?}: {reason:?}");
            }
            other @ (Beyond::Nothing | Beyond::Bounds(..)) => panic!("{k}/{n} of {population:?}: {other:?}"),
        }
    }
    let bounds = nonresponse_bounds(k, &chain);
    assert_eq!(bounds.is_some(), all > 0, "{k}/{n} of {all}");
    if let Some((low, high)) = bounds {
        assert_eq!((low.denominator, high.denominator), (all, all));
        assert_eq!((low.numerator, high.numerator), (k, k + unknown));
        assert_eq!(
            beyond(of, &chain, InferenceMode::CensusIncomplete, &Ok(Vec::new()), &wanted),
            Beyond::Bounds(low, high)
        );
    }
}

/// 標本誤差 and whatever else has no width where nobody or everybody says yes is refused there with that reason, and the method
/// that is named instead has an interval, for every sample from up to 60 units and from a population without limit.
#[test]
fn what_has_no_width_at_the_ends_names_what_serves() {
    assert_eq!(Method::SamplingError.instead_at_ends(true), Method::Hypergeometric);
    assert_eq!(Method::SamplingError.instead_at_ends(false), Method::Wilson);
    let level = Level::PERCENT_95;
    let populations = (2..=60_u64).map(Some).chain([None]);
    for population in populations {
        for answered in 1..population.unwrap_or(61) {
            for yes in [0, answered] {
                let sample = Sample { yes, answered, population };
                for method in Method::ALL {
                    let own = interval(method, &sample, level);
                    let instead = method.instead_at_ends(population.is_some());
                    if own == Err(Undefined::NoWidthAtEnds) {
                        assert_ne!(instead, method);
                        // Wilson knows no finite population.
                        let population = population.filter(|_| instead.takes_population());
                        let served = interval(instead, &Sample { population, ..sample }, level).unwrap();
                        let held_open = instead == Method::Hypergeometric || served.low < served.high;
                        assert!(held_open && served.low <= served.high, "{method:?} {sample:?} {served:?}");
                    }
                    let refused = !method.defined_at_ends() && own.is_ok();
                    assert!(!refused, "{method:?} {sample:?} {own:?}");
                }
                let half_width = half_width(&sample, Critical::Fixed(1.96), 1.0);
                assert_eq!(half_width, Err(Undefined::NoWidthAtEnds), "{sample:?}");
            }
        }
    }
}

/// That an interval of a difference is in order, has a width, and holds the difference that was seen.
fn of_difference(name: &str, Interval { low, high }: Interval, seen: f64, of: &dyn std::fmt::Debug) {
    assert!(-1.0 <= low && low < high && high <= 1.0, "{name} of {of:?}: {low} to {high}");
    assert!(low <= seen && seen <= high, "{name} of {of:?}: {low} to {high} without {seen}");
}

/// Every two groups of up to 8.
#[test]
fn every_difference_of_two_groups() {
    for (n1, n2) in (1..=8).flat_map(|n1| (1..=8).map(move |n2| (n1, n2))) {
        for (x1, x2) in (0..=n1).flat_map(|x1| (0..=n2).map(move |x2| (x1, x2))) {
            let groups = TwoProportions::new(x1, n1, x2, n2).unwrap();
            let seen = groups.difference();
            for level in [0.5, 0.95, 0.999].map(|level| Level::new(level).unwrap()) {
                of_difference("Newcombe", groups.newcombe(level), seen, &groups);
                of_difference("corrected", groups.newcombe_corrected(level), seen, &groups);
                of_difference("Miettinen–Nurminen", groups.miettinen_nurminen(level), seen, &groups);
            }
        }
    }
    assert_eq!(TwoProportions::new(0, 0, 0, 3), Err(Undefined::EmptyBase));
    assert_eq!(TwoProportions::new(0, 3, 0, 0), Err(Undefined::EmptyBase));
}

/// Every table of up to 16 units in two rounds. Without drawing the correlation in, Newcombe's is a point where nobody changed.
#[test]
fn every_difference_of_pairs() {
    for n in 1..=16_u64 {
        for a in 0..=n {
            for b in 0..=n - a {
                for c in 0..=n - a - b {
                    let pairs = Paired::new(a, b, c, n - a - b - c).unwrap();
                    let seen = pairs.difference();
                    for level in [0.5, 0.95, 0.999].map(|level| Level::new(level).unwrap()) {
                        if b + c > 0 {
                            of_difference("Newcombe", pairs.newcombe(level), seen, &pairs);
                        }
                        of_difference("drawn in", pairs.newcombe_corrected(level), seen, &pairs);
                        of_difference("Tango", pairs.tango(level), seen, &pairs);
                    }
                }
            }
        }
    }
    assert_eq!(Paired::new(0, 0, 0, 0).err(), Some(Undefined::EmptyBase));
}

/// With d decimals, t units of the last place are the nearest to k/n when 100·10ᵈ·k/n lies in [t − ½, t + ½): halves go up.
fn every_percentage(decimals: u32) {
    let mut seen = 0;
    let scale = 100 * 10_i64.pow(decimals);
    for n in 1..=2000_i64 {
        for k in 0..=n {
            let text = percent(k.into(), n.into(), decimals).unwrap();
            let places = text.find('.').map_or(0, |point| text.len() - point - 1);
            assert_eq!(places, decimals as usize, "{k}/{n}: {text}");
            let t = text.bytes().filter(|byte| *byte != b'.').fold(0, |t, digit| 10 * t + i64::from(digit - b'0'));
            assert!((2 * t - 1) * n <= 2 * scale * k && 2 * scale * k < (2 * t + 1) * n, "{k}/{n}: {text}");
            assert!(text.starts_with("0.") || text == "0" || !text.starts_with('0'), "{k}/{n}: {text}");
            seen += 1;
        }
    }
    assert_eq!(seen, 2000 * 2001 / 2 + 2000);
}

#[test]
fn every_whole_percentage_up_to_2000() {
    every_percentage(0);
    assert_eq!(percent(0, 0, 0), None);
}

#[test]
fn every_percentage_up_to_2000_with_one_decimal() {
    every_percentage(1);
}

#[test]
fn every_percentage_up_to_2000_with_two_decimals() {
    every_percentage(2);
}

#[test]
fn every_percentage_up_to_2000_with_three_decimals() {
    every_percentage(3);
}
