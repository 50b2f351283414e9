//! One number by two routes: where mathematics says that two methods are one, the two that are shipped give the same number.

use kaishu::stats::boxes::{RatingScale, boxes, net_promoter};
use kaishu::stats::column_proportions::against_rest;
use kaishu::stats::concordance::Concordance;
use kaishu::stats::contingency::Table;
use kaishu::stats::correlation::{pearson, spearman};
use kaishu::stats::describe::{QuantileRule, describe, quantile};
use kaishu::stats::distribution::discrete::{binomial, binomial_from, binomial_up_to};
use kaishu::stats::fisher;
use kaishu::stats::multiplicity::{Adjustment, adjust};
use kaishu::stats::one_sample::{exact_against, goodness_of_fit, mean_against, score_against};
use kaishu::stats::paired::{Paired, Pattern, SquareTable, cochran_q};
use kaishu::stats::paired_samples::{paired_t, sign_test, signed_rank};
use kaishu::stats::proportion::{Method, Sample, interval};
use kaishu::stats::ranks::Ranks;
use kaishu::stats::scale::Scale;
use kaishu::stats::several_samples::{anova, eta_squared, kruskal_wallis, welch_anova};
use kaishu::stats::trend::{Group, cochran_armitage, linear_by_linear};
use kaishu::stats::two_proportions::TwoProportions;
use kaishu::stats::two_samples::{Variances, mann_whitney, mann_whitney_exact, mean_difference};
use kaishu::stats::weights::kish;
use kaishu::stats::{Level, Undefined};

use super::{INPUTS, alike, numbers, same, within};
use crate::support::Seeded;

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn float(n: u64) -> f64 {
    n as f64
}

fn square(of: Result<f64, Undefined>) -> Result<f64, Undefined> {
    of.map(|z| z * z)
}

/// X² of two groups is z², with Yates' correction the corrected one, and n φ²; the exact p of any size is that of 2 × 2, whose
/// tails share the outcome itself.
#[test]
fn tables_of_two_by_two() {
    let mut random = Seeded(21);
    for _ in 0..INPUTS {
        let counts = random.table(2, 2, 12);
        let [x1, x2] = [counts[0][0], counts[1][0]];
        let [n1, n2] = [0, 1].map(|row| counts[row].iter().sum::<u64>());
        let table = Table::new(counts.clone()).unwrap();
        let Ok(square_table) = table.two_by_two() else { continue };
        let groups = TwoProportions::new(x1, n1, x2, n2).unwrap();
        let pearson = table.pearson().map(|test| test.statistic);
        alike(pearson, square(groups.pooled().map(|test| test.z)));
        alike(table.pearson().map(|test| test.p), groups.pooled().map(|test| test.p));
        alike(Ok(square_table.yates().statistic), groups.corrected().map(|test| test.statistic));
        alike(pearson, Ok(square_table.phi().powi(2) * float(n1 + n2)));
        alike(table.cramers_v(), Ok(square_table.phi().abs()));
        assert_eq!(fisher::exact_p(&table), square_table.fisher_p());
        let (up_to, from) = (square_table.fisher_up_to().unwrap(), square_table.fisher_from().unwrap());
        let all = n1 + n2;
        let itself = kaishu::stats::distribution::discrete::hypergeometric(x1, all, x1 + x2, n1);
        same(up_to + from - itself, 1.0);
        // A trend over two groups, and with one score for yes the linear association of n − 1.
        let trend = [Group { yes: x1, n: n1, score: 1.0 }, Group { yes: x2, n: n2, score: 3.0 }];
        alike(pearson, cochran_armitage(&trend).map(|trend| trend.test.statistic));
        let linear = linear_by_linear(&counts, &[1.0, 2.0], &[0.0, 1.0]).map(|trend| trend.test.statistic);
        alike(linear, pearson.map(|statistic| statistic * (float(all) - 1.0) / float(all)));
    }
}

/// An adjusted residual is the z of its column against all others together; with rows of any kind as well.
#[test]
fn a_column_against_the_rest() {
    let mut random = Seeded(22);
    for _ in 0..INPUTS {
        let (r, c) = (random.below(3) + 2, random.below(3) + 2);
        let counts = random.table(r, c, 9);
        let bases: Vec<u64> = (0..c).map(|column| counts.iter().map(|row| row[column]).sum()).collect();
        let table = Table::new(counts.clone()).unwrap();
        let Ok(residuals) = table.adjusted_residuals() else { continue };
        for adjustment in [Adjustment::Raw, Adjustment::Holm] {
            let tests = against_rest(&counts, &bases, adjustment).unwrap();
            for (residual, test) in residuals.iter().flatten().zip(tests.iter().flatten()) {
                if let (Some(residual), Some(test)) = (residual, test) {
                    same(*residual, test.z);
                    assert!(test.p_adjusted >= test.p);
                }
            }
        }
        // The tests of the cells have the same z.
        let cells = table.cell_tests(Adjustment::Holm).unwrap();
        for (residual, cell) in residuals.iter().flatten().zip(cells.iter().flatten()) {
            assert_eq!(residual.is_some(), cell.is_some());
            if let (Some(residual), Some(cell)) = (residual, cell) {
                same(*residual, cell.residual);
                assert!(cell.p_adjusted >= cell.p);
            }
        }
    }
}

/// The ends of an interval are where its test has its level: Wilson by the score, Clopper–Pearson and mid-p by the tails.
#[test]
fn intervals_turn_tests_round() {
    let mut random = Seeded(23);
    for _ in 0..INPUTS {
        let n = random.count(60) + 1;
        let k = random.count(n);
        let level = Level::new([0.8, 0.9, 0.95, 0.99][random.below(4)]).unwrap();
        let of = |method| interval(method, &Sample { yes: k, answered: n, population: None }, level).unwrap();
        let wilson = of(Method::Wilson);
        for end in [wilson.low, wilson.high].into_iter().filter(|end| *end > 0.0 && *end < 1.0) {
            within(score_against(k, n, end).unwrap().two_sided, 1.0 - level.share(), 1e-8);
        }
        let (exact, middle) = (of(Method::ClopperPearson), of(Method::MidP));
        if k > 0 {
            within(binomial_from(k, n, exact.low), level.tail(), 1e-8);
            within(binomial_from(k, n, middle.low) - 0.5 * binomial(k, n, middle.low), level.tail(), 1e-8);
        }
        if k < n {
            within(binomial_up_to(k, n, exact.high), level.tail(), 1e-8);
            within(binomial_up_to(k, n, middle.high) - 0.5 * binomial(k, n, middle.high), level.tail(), 1e-8);
        }
        // One share against a given one is a table of two cells.
        let target = random.from(1, 9) / 10.0;
        let fit = goodness_of_fit(&[k, n - k], &[target, 1.0 - target]).unwrap().test.statistic;
        alike(Ok(fit), square(score_against(k, n, target).map(|test| test.z)));
        let tails = exact_against(k, n, target).unwrap();
        same(tails.less + tails.greater - binomial(k, n, target), 1.0);
    }
}

/// Ranks of two groups: U₁ + U₂ = n₁n₂, Kruskal–Wallis is z², Kendall of the group is the same test, Cliff's delta is Somers' d,
/// and for answers of yes and no it is all X² with n − 1.
#[test]
fn ranks_of_two_groups() {
    let mut random = Seeded(24);
    for _ in 0..INPUTS {
        let (n1, n2) = (random.below(10) + 2, random.below(10) + 2);
        let (x, y) = (random.codes(n1, 6), random.codes(n2, 6));
        let ranks = mann_whitney(&x, &y).unwrap();
        same(ranks.u1 + ranks.u2, float((n1 * n2) as u64));
        same(mann_whitney(&y, &x).unwrap().u1, ranks.u2);
        assert_eq!(mann_whitney_exact(&x, &y), mann_whitney_exact(&y, &x));
        alike(kruskal_wallis(&[x.clone(), y.clone()]).map(|test| test.statistic), square(ranks.z));
        alike(kruskal_wallis(&[x.clone(), y.clone()]).map(|test| test.p), ranks.p);
        let group: Vec<f64> = x.iter().map(|_| 1.0).chain(y.iter().map(|_| 0.0)).collect();
        let both = [x.clone(), y.clone()].concat();
        let pairs = Concordance::of(&group, &both).unwrap();
        same(float(pairs.concordant) - float(pairs.discordant), ranks.u1 - ranks.u2);
        alike(pairs.kendall_test().map(|(z, _)| z), ranks.z);
        alike(pairs.somers_d(), Ok(ranks.rank_biserial));
        // Spearman's is Pearson's of the ranks.
        let (of_groups, of_answers) = (Ranks::of(&group).unwrap().mid(), Ranks::of(&both).unwrap().mid());
        alike(
            spearman(&group, &both).map(|correlation| correlation.r),
            pearson(&of_groups, &of_answers).map(|correlation| correlation.r),
        );
        // Yes and no.
        let (a, b) = (random.flags(n1), random.flags(n2));
        let yes = |flags: &[bool]| flags.iter().filter(|flag| **flag).count() as u64;
        let groups = TwoProportions::new(yes(&a), n1 as u64, yes(&b), n2 as u64).unwrap();
        let all = float((n1 + n2) as u64);
        let chi_square = square(groups.pooled().map(|test| test.z)).map(|statistic| statistic * (all - 1.0) / all);
        alike(kruskal_wallis(&[numbers(&a), numbers(&b)]).map(|test| test.statistic), chi_square);
        alike(square(mann_whitney(&numbers(&a), &numbers(&b)).unwrap().z), chi_square);
    }
}

/// Means of two groups: F = t², Welch's too, and the test of the correlation with the group; η² = r².
#[test]
fn means_of_two_groups() {
    let mut random = Seeded(25);
    for _ in 0..INPUTS {
        let (n1, n2) = (random.below(10) + 2, random.below(10) + 2);
        let (x, y) = (random.quantities(n1), random.quantities(n2));
        let groups = [x.clone(), y.clone()];
        let student = mean_difference(&x, &y, Variances::Pooled);
        let welch = mean_difference(&x, &y, Variances::Separate);
        alike(anova(&groups).map(|test| test.f), square(student.map(|test| test.t)));
        alike(anova(&groups).map(|test| test.p), student.map(|test| test.p));
        if let (Ok(one), Ok(other)) = (welch_anova(&groups), welch) {
            same(one.f, other.t.powi(2));
            same(one.df2, other.df);
        }
        let group: Vec<f64> = x.iter().map(|_| 1.0).chain(y.iter().map(|_| 0.0)).collect();
        let both = [x.clone(), y.clone()].concat();
        let correlation = pearson(&group, &both);
        alike(
            correlation.and_then(|correlation| correlation.test()).map(|test| test.t),
            student.map(|test| test.t),
        );
        alike(eta_squared(&groups), square(correlation.map(|correlation| correlation.r)));
        // Pairs: the mean of the differences against 0.
        let second = random.quantities(n1);
        let differences: Vec<f64> = x.iter().zip(&second).map(|(x, y)| x - y).collect();
        if let (Ok(pairs), Ok(one)) = (paired_t(&x, &second), mean_against(&differences, 0.0, Level::PERCENT_95)) {
            same(pairs.t, one.t);
            same(pairs.p, one.two_sided);
            same(one.less + one.greater, 1.0);
        }
        let description = describe(&both).unwrap();
        for rule in [QuantileRule::Inclusive, QuantileRule::Exclusive] {
            alike(quantile(&both, 0.5, rule), Ok(description.median));
        }
    }
}

/// Two rounds: McNemar is Stuart–Maxwell, Bowker and Cochran's Q of two, the exact one the sign test, and the difference is that
/// of the margins.
#[test]
#[expect(clippy::many_single_char_names, reason = "the letters of the table")]
fn two_rounds() {
    let mut random = Seeded(26);
    for _ in 0..INPUTS {
        let counts = random.table(2, 2, 8);
        let [a, b, c, d] = [counts[0][0], counts[0][1], counts[1][0], counts[1][1]];
        let Ok(pairs) = Paired::new(a, b, c, d) else { continue };
        let mcnemar = pairs.mcnemar().map(|test| test.statistic);
        let square = SquareTable::new(counts).unwrap();
        alike(square.stuart_maxwell().map(|test| test.statistic), mcnemar);
        alike(square.bowker().map(|test| test.statistic), mcnemar);
        let pattern = |first, second, count| Pattern { answers: vec![first, second], count };
        let patterns =
            [pattern(true, true, a), pattern(true, false, b), pattern(false, true, c), pattern(false, false, d)];
        alike(cochran_q(&patterns).map(|test| test.statistic), mcnemar);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for Pattern { answers, count } in &patterns {
            for _ in 0..*count {
                first.push(f64::from(u8::from(answers[0])));
                second.push(f64::from(u8::from(answers[1])));
            }
        }
        let signs = sign_test(&first, &second);
        alike(signs.map(|signs| signs.p), pairs.exact_p());
        // With differences of one size the signed ranks are McNemar's test.
        alike(signed_rank(&first, &second).map(|ranks| ranks.z * ranks.z), mcnemar);
        let n = float(pairs.total());
        same(pairs.difference(), float(a + b) / n - float(a + c) / n);
        if let (Ok(exact), Ok(middle)) = (pairs.exact_p(), pairs.mid_p()) {
            assert!(middle <= exact);
        }
    }
}

/// Adjusted p: never below the raw one, in the order of how strict they are.
#[test]
fn adjusted() {
    let mut random = Seeded(27);
    for _ in 0..INPUTS {
        let n = random.below(8) + 1;
        let p: Vec<Option<f64>> =
            (0..n).map(|_| (random.below(8) > 0).then(|| random.from(0, 1000) / 1000.0)).collect();
        let by = |adjustment| adjust(&p, adjustment).unwrap();
        let (raw, bonferroni, holm, hochberg, bh, b_y) = (
            by(Adjustment::Raw),
            by(Adjustment::Bonferroni),
            by(Adjustment::Holm),
            by(Adjustment::Hochberg),
            by(Adjustment::BenjaminiHochberg),
            by(Adjustment::BenjaminiYekutieli),
        );
        assert_eq!(raw, p);
        for place in 0..n {
            let at = |list: &[Option<f64>]| list[place];
            assert_eq!(at(&holm).is_some(), at(&p).is_some());
            assert!(at(&p) <= at(&bh) && at(&bh) <= at(&hochberg) && at(&hochberg) <= at(&holm));
            assert!(at(&holm) <= at(&bonferroni) && at(&bh) <= at(&b_y) && at(&bonferroni) <= Some(1.0));
        }
    }
}

/// Nets of a scale are sums of their codes, promoters less detractors the score, Kish's effect one and cv², and α of two
/// standardised items that of Spearman and Brown.
#[test]
fn scales_and_weights() {
    let mut random = Seeded(28);
    for _ in 0..INPUTS {
        let n = random.below(20) + 3;
        let codes: Vec<i64> = (0..n).map(|_| i64::try_from(random.below(11)).unwrap()).collect();
        let all: Vec<Option<i64>> = codes.iter().copied().map(Some).collect();
        let share = |low: i64, high: i64| {
            float(codes.iter().filter(|code| (low..=high).contains(code)).count() as u64) / float(n as u64)
        };
        let nps = net_promoter(&all).unwrap();
        same(nps.promoters, share(9, 10));
        same(nps.detractors, share(0, 6));
        same(nps.promoters + nps.passives + nps.detractors, 1.0);
        same(nps.score, nps.promoters - nps.detractors);
        let shares = boxes(&all, None, RatingScale { lowest: 0, highest: 10 }).unwrap().shares.unwrap();
        same(shares.top2, share(9, 10));
        same(shares.top1, share(10, 10));
        same(shares.bottom2, share(0, 1));
        same(shares.net, shares.top2 - shares.bottom2);
        let weights = random.codes(n, 9);
        let effect = kish(&weights).unwrap().effect.unwrap();
        same(effect.design_effect, 1.0 + effect.squared_variation);
        same(effect.effective_n * effect.design_effect, float(n as u64));
        let (x, y) = (random.quantities(n), random.quantities(n));
        let units: Vec<Vec<Option<f64>>> = x.iter().zip(&y).map(|(x, y)| vec![Some(*x), Some(*y)]).collect();
        let scale = Scale::new(&units).unwrap();
        if let (Ok(alpha), Ok(correlation)) = (scale.standardised_alpha(), pearson(&x, &y)) {
            same(alpha, 2.0 * correlation.r / (1.0 + correlation.r));
        }
    }
}
