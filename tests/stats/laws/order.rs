//! The order of rows changes nothing, and the order of categories nothing where no order is used: in exact methods to the last
//! digit, else but for what rounding leaves.

use kaishu::stats::column_proportions::{compare, letters};
use kaishu::stats::concordance::Concordance;
use kaishu::stats::contingency::Table;
use kaishu::stats::correlation::{pearson, spearman};
use kaishu::stats::describe::{QuantileRule, describe, quantile};
use kaishu::stats::design::{Design, Lonely, Selection, Stage};
use kaishu::stats::fisher;
use kaishu::stats::multiplicity::Adjustment;
use kaishu::stats::paired::{Pattern, SquareTable, cochran_q};
use kaishu::stats::paired_samples::{paired_t, signed_rank, signed_rank_exactly};
use kaishu::stats::scale::Scale;
use kaishu::stats::several_samples::{anova, kruskal_wallis, welch_anova};
use kaishu::stats::two_samples::{Variances, mann_whitney, mann_whitney_exact, mean_difference};
use kaishu::stats::weights::weighted_mean;

use super::{INPUTS, alike, same, within};
use crate::support::Seeded;

/// Places in another order.
fn order(random: &mut Seeded, n: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n).collect();
    random.shuffle(&mut places);
    places
}

fn put<T: Clone>(list: &[T], places: &[usize]) -> Vec<T> {
    places.iter().map(|place| list[*place].clone()).collect()
}

#[test]
#[expect(clippy::many_single_char_names, reason = "samples and their sizes")]
fn the_order_of_rows() {
    let mut random = Seeded(11);
    for _ in 0..INPUTS {
        let n = random.below(12) + 4;
        let (x, y, weights) = (random.quantities(n), random.codes(n, 5), random.codes(n, 9));
        let places = order(&mut random, n);
        let (px, py, pw) = (put(&x, &places), put(&y, &places), put(&weights, &places));
        let (one, other) = (describe(&x).unwrap(), describe(&px).unwrap());
        same(one.mean, other.mean);
        alike(one.sd, other.sd);
        assert_eq!((one.min, one.max, one.median), (other.min, other.max, other.median));
        for rule in [QuantileRule::Inclusive, QuantileRule::Exclusive] {
            assert_eq!(quantile(&x, 0.3, rule), quantile(&px, 0.3, rule));
        }
        let (one, other) = (weighted_mean(&x, &weights).unwrap(), weighted_mean(&px, &pw).unwrap());
        same(one.mean, other.mean);
        alike(one.standard_error, other.standard_error);
        for correlation in [pearson, spearman] {
            alike(correlation(&x, &y).map(|c| c.r), correlation(&px, &py).map(|c| c.r));
        }
        let (one, other) = (Concordance::of(&x, &y).unwrap(), Concordance::of(&px, &py).unwrap());
        assert_eq!((one.concordant, one.discordant), (other.concordant, other.discordant));
        assert_eq!(one.kendall_test(), other.kendall_test());
        // Pairs of a first and a second answer.
        let (one, other) = (signed_rank(&x, &y), signed_rank(&px, &py));
        assert_eq!(one.map(|ranks| (ranks.v, ranks.nonzero)), other.map(|ranks| (ranks.v, ranks.nonzero)));
        assert_eq!(signed_rank_exactly(&x, &y), signed_rank_exactly(&px, &py));
        alike(paired_t(&x, &y).map(|test| test.p), paired_t(&px, &py).map(|test| test.p));
        // Rows of each group.
        let half = n / 2;
        let (a, b) = x.split_at(half);
        let in_a = order(&mut random, half);
        let pa = put(a, &in_a);
        assert_eq!(mann_whitney(a, b), mann_whitney(&pa, b));
        assert_eq!(mann_whitney_exact(a, b), mann_whitney_exact(&pa, b));
        for variances in [Variances::Separate, Variances::Pooled] {
            let (one, other) = (mean_difference(a, b, variances), mean_difference(&pa, b, variances));
            alike(one.map(|test| test.p), other.map(|test| test.p));
        }
        let units: Vec<Vec<Option<f64>>> =
            x.iter().zip(&y).zip(&weights).map(|((x, y), w)| [*x, *y, *w].map(Some).to_vec()).collect();
        let (one, other) = (Scale::new(&units).unwrap(), Scale::new(&put(&units, &places)).unwrap());
        alike(one.alpha(), other.alpha());
    }
}

#[test]
fn the_order_of_the_rows_of_a_design() {
    let mut random = Seeded(12);
    for _ in 0..INPUTS {
        let n = random.below(20) + 12;
        let (x, weights) = (random.quantities(n), random.codes(n, 9));
        let strata: Vec<usize> = (0..n).map(|row| row % 3).collect();
        // Two clusters and more in each stratum.
        let clusters: Vec<usize> = (0..n).map(|row| row % 3 + 3 * (row / 3 % 4)).collect();
        let codes: Vec<Option<usize>> = (0..n).map(|_| (random.below(9) > 0).then(|| random.below(3))).collect();
        let places = order(&mut random, n);
        let of = |places: &[usize]| {
            let stage = Stage { clusters: put(&clusters, places), population: None };
            let selection = Selection {
                weights: put(&weights, places),
                strata: Some(put(&strata, places)),
                stages: vec![stage],
                lonely: Lonely::Fail,
            };
            let design = Design::new(selection).unwrap();
            let values: Vec<Option<f64>> = put(&x, places).into_iter().map(Some).collect();
            let tests = design.independence((&put(&codes, places), 3), (&put(&codes, places), 3));
            let mean = design.mean(&values).unwrap().estimate;
            (mean.value, mean.standard_error(), tests.and_then(|tests| tests.second_order).map(|test| test.f))
        };
        let as_they_are: Vec<usize> = (0..n).collect();
        let (one, other) = (of(&as_they_are), of(&places));
        same(one.0, other.0);
        alike(one.1, other.1);
        if let (Ok(one), Ok(other)) = (one.2, other.2) {
            within(one, other, 1e-7);
        }
    }
}

#[test]
fn the_order_of_categories() {
    let mut random = Seeded(13);
    for _ in 0..INPUTS {
        let (r, c) = (random.below(3) + 2, random.below(3) + 2);
        let table = random.table(r, c, 5);
        let (of_rows, of_columns) = (order(&mut random, r), order(&mut random, c));
        let moved: Vec<Vec<u64>> = put(&table, &of_rows).iter().map(|row| put(row, &of_columns)).collect();
        let turned: Vec<Vec<u64>> = (0..c).map(|column| table.iter().map(|row| row[column]).collect()).collect();
        let one = Table::new(table.clone()).unwrap();
        for other in [Table::new(moved.clone()).unwrap(), Table::new(turned).unwrap()] {
            alike(one.pearson().map(|test| test.statistic), other.pearson().map(|test| test.statistic));
            assert_eq!(one.pearson().map(|test| test.df), other.pearson().map(|test| test.df));
            alike(one.likelihood_ratio().map(|test| test.p), other.likelihood_ratio().map(|test| test.p));
            alike(one.cramers_v(), other.cramers_v());
            alike(one.cramers_v_corrected(), other.cramers_v_corrected());
            assert_eq!(fisher::exact_p(&one), fisher::exact_p(&other), "{table:?}");
        }
        // Residuals and comparisons move with their cells.
        if let (Ok(one), Ok(other)) =
            (one.adjusted_residuals(), Table::new(moved.clone()).unwrap().adjusted_residuals())
        {
            for (row, from_row) in of_rows.iter().enumerate() {
                for (column, from_column) in of_columns.iter().enumerate() {
                    match (one[*from_row][*from_column], other[row][column]) {
                        (Some(one), Some(other)) => same(one, other),
                        (one, other) => assert_eq!(one, other),
                    }
                }
            }
        }
        let bases: Vec<u64> = (0..c).map(|column| table.iter().map(|row| row[column]).sum()).collect();
        let one = compare(&table, &bases, Adjustment::Bonferroni).unwrap();
        let other = compare(&moved, &put(&bases, &of_columns), Adjustment::Bonferroni).unwrap();
        for (row, from_row) in of_rows.iter().enumerate() {
            let smaller = one[*from_row].significantly_smaller(0.1);
            let smaller_moved = other[row].significantly_smaller(0.1);
            for (column, from_column) in of_columns.iter().enumerate() {
                let mut back: Vec<usize> = smaller_moved[column].iter().map(|place| of_columns[*place]).collect();
                back.sort_unstable();
                assert_eq!(letters(&back, c), letters(&smaller[*from_column], c));
            }
        }
    }
}

#[test]
fn the_order_of_categories_of_two_rounds_and_of_groups() {
    let mut random = Seeded(14);
    for _ in 0..INPUTS {
        let k = random.below(3) + 2;
        let table = random.table(k, k, 6);
        let places = order(&mut random, k);
        let moved: Vec<Vec<u64>> = put(&table, &places).iter().map(|row| put(row, &places)).collect();
        let (one, other) = (SquareTable::new(table).unwrap(), SquareTable::new(moved).unwrap());
        for test in [SquareTable::stuart_maxwell, SquareTable::bowker, SquareTable::bhapkar] {
            alike(test(&one).map(|test| test.statistic), test(&other).map(|test| test.statistic));
            assert_eq!(test(&one).map(|test| test.df), test(&other).map(|test| test.df));
        }
        let patterns: Vec<Pattern> =
            (0..5).map(|_| Pattern { answers: random.flags(k), count: random.count(4) }).collect();
        let asked_otherwise: Vec<Pattern> = patterns
            .iter()
            .map(|pattern| Pattern { answers: put(&pattern.answers, &places), count: pattern.count })
            .collect();
        alike(
            cochran_q(&patterns).map(|test| test.statistic),
            cochran_q(&asked_otherwise).map(|test| test.statistic),
        );
        let groups: Vec<Vec<f64>> = (0..k)
            .map(|_| {
                let n = random.below(6) + 2;
                random.quantities(n)
            })
            .collect();
        let others = put(&groups, &places);
        alike(kruskal_wallis(&groups).map(|test| test.p), kruskal_wallis(&others).map(|test| test.p));
        alike(anova(&groups).map(|test| test.f), anova(&others).map(|test| test.f));
        alike(welch_anova(&groups).map(|test| test.f), welch_anova(&others).map(|test| test.f));
    }
}
