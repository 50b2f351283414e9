//! Family 05: ordered and numeric answers.

use serde_json::Value;

use crate::stats::concordance::Concordance;
use crate::stats::correlation::{pearson, spearman};
use crate::stats::describe::{QuantileRule, describe, mean_interval, quantile};
use crate::stats::paired_samples::{mean_change, paired_t, sign_test, signed_rank, signed_rank_exactly};
use crate::stats::several_samples::{anova, eta_squared, kruskal_wallis, welch_anova};
use crate::stats::two_samples::{MeanDifference, Variances, mann_whitney, mann_whitney_exact, mean_difference};
use crate::stats::{Level, Undefined};
use crate::validation::{Answer, Answers, Case};

/// The answers to a case of this family.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "two_groups" => two_groups(case),
        "k_groups" => k_groups(case),
        "paired" => paired(case),
        "association" => association(case),
        "describe" => description(case),
        _ => None,
    }
}

/// A field of a result that may be undefined.
fn field<T, U: Into<Answer>>(result: &Result<T, Undefined>, of: impl Fn(&T) -> U) -> Answer {
    result.as_ref().map_or(Answer::Undefined, |result| of(result).into())
}

fn interval(result: Result<MeanDifference, Undefined>) -> Answer {
    result.map(|result| result.interval(Level::PERCENT_95)).into()
}

fn two_groups(case: &Case<'_>) -> Option<Answers> {
    let (x, y) = (case.numbers("x")?, case.numbers("y")?);
    let ranks = mann_whitney(&x, &y);
    let welch = mean_difference(&x, &y, Variances::Separate);
    let student = mean_difference(&x, &y, Variances::Pooled);
    Some(Answers::from([
        ("u1", field(&ranks, |ranks| ranks.u1)),
        ("u2", field(&ranks, |ranks| ranks.u2)),
        ("mw_z", field(&ranks, |ranks| ranks.z)),
        ("mw_p", field(&ranks, |ranks| ranks.p)),
        ("mw_p_cc", field(&ranks, |ranks| ranks.p_corrected)),
        ("mw_p_exact", mann_whitney_exact(&x, &y).into()),
        ("rank_biserial", field(&ranks, |ranks| ranks.rank_biserial)),
        ("welch_t", field(&welch, |welch| welch.t)),
        ("welch_df", field(&welch, |welch| welch.df)),
        ("welch_p", field(&welch, |welch| welch.p)),
        ("welch_ci95", interval(welch)),
        ("student_t", field(&student, |student| student.t)),
        ("student_df", field(&student, |student| student.df)),
        ("student_p", field(&student, |student| student.p)),
        ("student_ci95", interval(student)),
    ]))
}

fn k_groups(case: &Case<'_>) -> Option<Answers> {
    let group = |group: &Value| group.as_array()?.iter().map(Value::as_f64).collect::<Option<Vec<f64>>>();
    let groups = case.input("groups")?.as_array()?.iter().map(group).collect::<Option<Vec<_>>>()?;
    let (ranks, anova, welch) = (kruskal_wallis(&groups), anova(&groups), welch_anova(&groups));
    Some(Answers::from([
        ("kw_h", field(&ranks, |ranks| ranks.statistic)),
        ("kw_df", field(&ranks, |ranks| ranks.df)),
        ("kw_p", field(&ranks, |ranks| ranks.p)),
        ("anova_f", field(&anova, |anova| anova.f)),
        ("anova_df1", field(&anova, |anova| anova.df1)),
        ("anova_df2", field(&anova, |anova| anova.df2)),
        ("anova_p", field(&anova, |anova| anova.p)),
        ("welch_f", field(&welch, |welch| welch.f)),
        ("welch_df1", field(&welch, |welch| welch.df1)),
        ("welch_df2", field(&welch, |welch| welch.df2)),
        ("welch_p", field(&welch, |welch| welch.p)),
        ("eta_squared", eta_squared(&groups).into()),
    ]))
}

fn paired(case: &Case<'_>) -> Option<Answers> {
    let (x, y) = (case.numbers("x")?, case.numbers("y")?);
    let ranks = signed_rank(&x, &y);
    let signs = sign_test(&x, &y);
    let change = paired_t(&x, &y);
    Some(Answers::from([
        ("v", field(&ranks, |ranks| ranks.v)),
        ("n_nonzero", ranks.map_or(0, |ranks| ranks.nonzero).into()),
        ("sr_z", field(&ranks, |ranks| ranks.z)),
        ("sr_p", field(&ranks, |ranks| ranks.p)),
        ("sr_p_cc", field(&ranks, |ranks| ranks.p_corrected)),
        ("sr_p_exact", signed_rank_exactly(&x, &y).into()),
        ("sign_pos", signs.map_or(0, |signs| signs.positive).into()),
        ("sign_neg", signs.map_or(0, |signs| signs.negative).into()),
        ("sign_p", field(&signs, |signs| signs.p)),
        ("t", field(&change, |change| change.t)),
        ("df", field(&change, |change| change.df)),
        ("p", field(&change, |change| change.p)),
        ("mean_diff", mean_change(&x, &y).into()),
        ("ci95", interval(change)),
    ]))
}

fn association(case: &Case<'_>) -> Option<Answers> {
    let (x, y) = (case.numbers("x")?, case.numbers("y")?);
    let (linear, ranks, pairs) = (pearson(&x, &y), spearman(&x, &y), Concordance::of(&x, &y));
    let test = linear.and_then(|linear| linear.test());
    let of = |of: fn(&Concordance) -> Result<f64, Undefined>| {
        Answer::from(pairs.as_ref().map_err(|why| *why).and_then(of))
    };
    let kendall = pairs.as_ref().map_err(|why| *why).and_then(Concordance::kendall_test);
    Some(Answers::from([
        ("pearson_r", field(&linear, |linear| linear.r)),
        ("pearson_t", field(&test, |test| test.t)),
        ("pearson_p", field(&test, |test| test.p)),
        ("pearson_ci95", linear.and_then(|linear| linear.interval(Level::PERCENT_95)).into()),
        ("spearman_rho", field(&ranks, |ranks| ranks.r)),
        ("spearman_p", ranks.and_then(|ranks| ranks.test()).map(|test| test.p).into()),
        ("kendall_tau_b", of(Concordance::tau_b)),
        ("kendall_z", field(&kendall, |(z, _)| *z)),
        ("kendall_p", field(&kendall, |(_, p)| *p)),
        ("concordant", field(&pairs, |pairs| pairs.concordant)),
        ("discordant", field(&pairs, |pairs| pairs.discordant)),
        ("gamma", of(Concordance::gamma)),
        ("gamma_ase1", of(Concordance::gamma_error)),
        ("somers_d_yx", of(Concordance::somers_d)),
        ("kendall_tau_c", of(Concordance::tau_c)),
    ]))
}

fn description(case: &Case<'_>) -> Option<Answers> {
    let (values, probs) = (case.numbers("x")?, case.numbers("probs")?);
    let whole = describe(&values);
    let quantiles = |rule| probs.iter().map(|p| quantile(&values, *p, rule)).collect::<Result<Vec<f64>, _>>();
    let mean = |level| Answer::from(Level::new(level).and_then(|level| mean_interval(&values, level)));
    Some(Answers::from([
        ("n", values.len().into()),
        ("mean", field(&whole, |whole| whole.mean)),
        ("sd", field(&whole, |whole| whole.sd)),
        ("se", field(&whole, |whole| whole.standard_error)),
        ("min", field(&whole, |whole| whole.min)),
        ("max", field(&whole, |whole| whole.max)),
        ("median", field(&whole, |whole| whole.median)),
        ("quantile_7", quantiles(QuantileRule::Inclusive).into()),
        ("quantile_6", quantiles(QuantileRule::Exclusive).into()),
        ("mean_ci90", mean(0.90)),
        ("mean_ci95", mean(0.95)),
        ("mean_ci99", mean(0.99)),
    ]))
}
