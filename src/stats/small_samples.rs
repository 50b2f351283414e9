//! Every small sample of a few values: nothing is NaN, no p lies outside 0 to 1, no interval is reversed.

use crate::stats::concordance::Concordance;
use crate::stats::correlation::{pearson, spearman};
use crate::stats::describe::{QuantileRule, describe, mean_interval, quantile};
use crate::stats::paired_samples::{paired_t, sign_test, signed_rank, signed_rank_exactly};
use crate::stats::scale::Scale;
use crate::stats::several_samples::{anova, eta_squared, kruskal_wallis, welch_anova};
use crate::stats::two_samples::{Variances, mann_whitney, mann_whitney_exact, mean_difference};
use crate::stats::{Interval, Level, Undefined};

/// All samples of a size from the values 0, 0.1 and 3.
fn samples(size: u32) -> Vec<Vec<f64>> {
    let value = |code: u32| [0.0, 0.1, 3.0][(code % 3) as usize];
    (0..3_u32.pow(size)).map(|code| (0..size).map(|place| value(code / 3_u32.pow(place))).collect()).collect()
}

fn all_samples(sizes: std::ops::RangeInclusive<u32>) -> Vec<Vec<f64>> {
    sizes.flat_map(samples).collect()
}

fn number(result: Result<f64, Undefined>) {
    assert!(result.is_err() || result.unwrap().is_finite(), "{result:?}");
}

fn share(result: Result<f64, Undefined>) {
    assert!(result.is_err() || (0.0..=1.0).contains(&result.unwrap()), "{result:?}");
}

fn interval(result: Result<Interval, Undefined>) {
    if let Ok(Interval { low, high }) = result {
        assert!(low.is_finite() && high.is_finite() && low <= high, "{low} {high}");
    }
}

#[test]
fn two_groups() {
    for x in all_samples(0..=4) {
        for y in all_samples(0..=3) {
            let ranks = mann_whitney(&x, &y);
            assert_eq!(ranks.is_err(), x.is_empty() || y.is_empty());
            if let Ok(ranks) = ranks {
                number(ranks.z);
                share(ranks.p);
                share(ranks.p_corrected);
                assert!((-1.0..=1.0).contains(&ranks.rank_biserial));
            }
            share(mann_whitney_exact(&x, &y));
            for variances in [Variances::Separate, Variances::Pooled] {
                let difference = mean_difference(&x, &y, variances);
                number(difference.map(|difference| difference.t));
                number(difference.map(|difference| difference.df));
                share(difference.map(|difference| difference.p));
                interval(difference.map(|difference| difference.interval(Level::PERCENT_95)));
            }
            let groups = [x.clone(), y, vec![0.1, 0.4]];
            share(kruskal_wallis(&groups).map(|test| test.p));
            share(eta_squared(&groups));
            for test in [anova(&groups), welch_anova(&groups)] {
                number(test.map(|test| test.f));
                number(test.map(|test| test.df2));
                share(test.map(|test| test.p));
            }
        }
    }
}

#[test]
fn pairs() {
    for size in 0..=4 {
        for x in samples(size) {
            for y in samples(size) {
                let ranks = signed_rank(&x, &y);
                number(ranks.map(|ranks| ranks.z));
                share(ranks.map(|ranks| ranks.p));
                share(ranks.map(|ranks| ranks.p_corrected));
                share(signed_rank_exactly(&x, &y));
                share(sign_test(&x, &y).map(|signs| signs.p));
                let change = paired_t(&x, &y);
                number(change.map(|change| change.t));
                interval(change.map(|change| change.interval(Level::PERCENT_95)));
                for correlation in [pearson(&x, &y), spearman(&x, &y)] {
                    assert!(correlation.is_err() || correlation.unwrap().r.abs() <= 1.0);
                    share(correlation.and_then(|correlation| correlation.test()).map(|test| test.p));
                    interval(correlation.and_then(|correlation| correlation.interval(Level::PERCENT_95)));
                }
                let pairs = Concordance::of(&x, &y).unwrap();
                for result in [pairs.gamma(), pairs.somers_d(), pairs.tau_b(), pairs.tau_c()] {
                    assert!(result.is_err() || result.unwrap().abs() <= 1.0 + 1e-15);
                }
                number(pairs.gamma_error());
                share(pairs.kendall_test().map(|(_, p)| p));
            }
        }
    }
}

#[test]
fn one_group_and_scales() {
    for x in all_samples(0..=6) {
        assert_eq!(describe(&x).is_err(), x.is_empty());
        interval(mean_interval(&x, Level::PERCENT_95));
        number(quantile(&x, 0.3, QuantileRule::Exclusive));
        if x.len() == 6 {
            for items in [2, 3] {
                let units: Vec<Vec<Option<f64>>> =
                    x.chunks(items).map(|unit| unit.iter().copied().map(Some).collect()).collect();
                let scale = Scale::new(&units).unwrap();
                number(scale.alpha());
                number(scale.standardised_alpha());
                interval(scale.feldt_interval(Level::PERCENT_95));
                scale.alpha_without().into_iter().chain(scale.item_rest()).for_each(number);
            }
        }
    }
}
