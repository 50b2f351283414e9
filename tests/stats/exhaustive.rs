//! Every share up to a size, not a sample of them: intervals that are in order and defined at both ends, and rounding
//! that is right by the definition of rounding, not by the formula that computes it.

use kaishu::stats::Undefined;
use kaishu::stats::base::BaseChain;
use kaishu::stats::inference::InferenceMode;
use kaishu::stats::proportion::{Method, Sample, interval};
use kaishu::stats::share::{Beyond, Share, beyond, nonresponse_bounds, share};
use kaishu::stats::{Interval, Level};
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

/// An interval belongs to a sample alone; a census has bounds where somebody is missing, and else nothing.
#[test]
fn what_stands_beside_a_share_follows_from_the_mode() {
    for n in 0..=60_u64 {
        for k in 0..=n {
            for unknown in [0, 1, 7] {
                let chain = BaseChain {
                    distributed: Some(n + unknown),
                    not_returned: unknown,
                    returned: n,
                    valid: n,
                    n,
                    ..BaseChain::default()
                };
                let of = Share { numerator: k, denominator: n };
                assert_eq!(beyond(of, &chain, InferenceMode::CensusComplete), Beyond::Nothing);
                assert_eq!(beyond(of, &chain, InferenceMode::Open), Beyond::Nothing);
                let sample = beyond(of, &chain, InferenceMode::Sample { population: None });
                assert_eq!(matches!(sample, Beyond::Interval { .. }), n > 0, "{k}/{n}");
                let population = Some(n + unknown);
                let sample = beyond(of, &chain, InferenceMode::Sample { population });
                // One answer shows no spread; everyone's answers estimate nothing.
                let shown = unknown > 0 && (n > 1 || (n == 1 && (k == 0 || k == n)));
                assert_eq!(matches!(sample, Beyond::Interval { .. }), shown, "{k}/{n} of {population:?}");
                let bounds = nonresponse_bounds(k, &chain);
                assert_eq!(bounds.is_some(), n + unknown > 0, "{k}/{n}");
                if let Some((low, high)) = bounds {
                    assert_eq!((low.denominator, high.denominator), (n + unknown, n + unknown));
                    assert_eq!(high.numerator - low.numerator, unknown);
                    assert!(low.numerator <= high.numerator && high.numerator <= high.denominator);
                }
            }
        }
    }
}

/// t tenths of a percent are the nearest to k/n when 1000k/n lies in [t − ½, t + ½): halves go up.
#[test]
fn every_percentage_up_to_500_is_the_nearest_one() {
    let mut seen = 0;
    for n in 1..=500_i128 {
        for k in 0..=n {
            let text = percent(k, n, 1).unwrap();
            let (whole, tenth) = text.split_once('.').unwrap_or_else(|| panic!("{k}/{n}: {text}"));
            assert_eq!(tenth.len(), 1, "{k}/{n}: {text}");
            let t: i128 = whole.parse::<i128>().unwrap() * 10 + tenth.parse::<i128>().unwrap();
            assert!((2 * t - 1) * n <= 2_000 * k && 2_000 * k < (2 * t + 1) * n, "{k}/{n}: {text}");
            assert_eq!(text, format!("{}.{}", t / 10, t % 10));
            seen += 1;
        }
    }
    assert_eq!(seen, 500 * 501 / 2 + 500);
    assert_eq!(percent(0, 0, 1), None);
}
