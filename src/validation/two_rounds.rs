//! Two rounds or two groups, orders of groups, and several questions of the same units.

use crate::stats::paired::{Paired, Pattern, SquareTable, cochran_q};
use crate::stats::trend::{Group, cochran_armitage};
use crate::stats::two_proportions::TwoProportions;
use crate::stats::{ChiSquareTest, Interval, Level, Undefined};
use crate::validation::{Answer, Answers, Case};

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "paired_2x2" => paired(case),
        "square_table" => square(case),
        "two_proportions" => two_proportions(case),
        "trend" => trend(case),
        "cochran_q" => cochran(case),
        _ => None,
    }
}

fn paired(case: &Case<'_>) -> Option<Answers> {
    let table = case.table("table")?;
    let [[a, b], [c, d]] = *table.iter().map(Vec::as_slice).collect::<Vec<_>>().as_slice() else { return None };
    let pairs = Paired::new(*a, *b, *c, *d);
    let at = |interval: fn(&Paired, Level) -> Interval| {
        Answer::from(pairs.and_then(|pairs| Ok(interval(&pairs, case.level()?))))
    };
    let plain = pairs.and_then(|pairs| pairs.mcnemar());
    let corrected = pairs.and_then(|pairs| pairs.mcnemar_corrected());
    let total = match pairs {
        Ok(pairs) => Ok(pairs.total()),
        Err(Undefined::EmptyBase) => Ok(0),
        Err(reason) => Err(reason),
    };
    Some(Answers::from([
        ("n", total.into()),
        ("p1", pairs.map(|pairs| pairs.first()).into()),
        ("p2", pairs.map(|pairs| pairs.second()).into()),
        ("diff", pairs.map(|pairs| pairs.difference()).into()),
        ("exact_p", pairs.and_then(|pairs| pairs.exact_p()).into()),
        ("midp", pairs.and_then(|pairs| pairs.mid_p()).into()),
        ("midp_minlike", pairs.and_then(|pairs| pairs.mid_p_of_less_likely()).into()),
        ("chi2", plain.map(|test| test.statistic).into()),
        ("p", plain.map(|test| test.p).into()),
        ("chi2_cc", corrected.map(|test| test.statistic).into()),
        ("p_cc", corrected.map(|test| test.p).into()),
        ("odds_ratio", pairs.and_then(|pairs| pairs.odds_ratio()).into()),
        ("wald", at(Paired::wald)),
        ("newcombe_8", at(Paired::newcombe)),
        ("newcombe_10", at(Paired::newcombe_corrected)),
        ("tango", at(Paired::tango)),
    ]))
}

fn square(case: &Case<'_>) -> Option<Answers> {
    let table = SquareTable::new(case.table("table")?);
    let of = |test: fn(&SquareTable) -> Result<ChiSquareTest, Undefined>| match &table {
        Ok(table) => test(table),
        Err(reason) => Err(*reason),
    };
    let (homogeneity, bhapkar, bowker) =
        (of(SquareTable::stuart_maxwell), of(SquareTable::bhapkar), of(SquareTable::bowker));
    Some(Answers::from([
        ("stuart_maxwell", homogeneity.map(|test| test.statistic).into()),
        ("df", homogeneity.map(|test| test.df).into()),
        ("stuart_maxwell_p", homogeneity.map(|test| test.p).into()),
        ("bhapkar", bhapkar.map(|test| test.statistic).into()),
        ("bhapkar_p", bhapkar.map(|test| test.p).into()),
        ("bowker", bowker.map(|test| test.statistic).into()),
        ("bowker_df", bowker.map(|test| test.df).into()),
        ("bowker_p", bowker.map(|test| test.p).into()),
    ]))
}

fn two_proportions(case: &Case<'_>) -> Option<Answers> {
    let groups = TwoProportions::new(case.count("x1")?, case.count("n1")?, case.count("x2")?, case.count("n2")?);
    let at = |interval: fn(&TwoProportions, Level) -> Interval| {
        Answer::from(groups.and_then(|groups| Ok(interval(&groups, case.level()?))))
    };
    let pooled = groups.and_then(|groups| groups.pooled());
    let unpooled = groups.and_then(|groups| groups.unpooled());
    let corrected = groups.and_then(|groups| groups.corrected());
    Some(Answers::from([
        ("p1", groups.map(|groups| groups.first()).into()),
        ("p2", groups.map(|groups| groups.second()).into()),
        ("diff", groups.map(|groups| groups.difference()).into()),
        ("z_pooled", pooled.map(|test| test.z).into()),
        ("p_pooled", pooled.map(|test| test.p).into()),
        ("chi2_cc", corrected.map(|test| test.statistic).into()),
        ("p_cc", corrected.map(|test| test.p).into()),
        ("z_unpooled", unpooled.map(|test| test.z).into()),
        ("p_unpooled", unpooled.map(|test| test.p).into()),
        ("newcombe", at(TwoProportions::newcombe)),
        ("newcombe_cc", at(TwoProportions::newcombe_corrected)),
        ("wald", at(TwoProportions::wald)),
        ("agresti_caffo", at(TwoProportions::agresti_caffo)),
        ("miettinen_nurminen", at(TwoProportions::miettinen_nurminen)),
    ]))
}

fn trend(case: &Case<'_>) -> Option<Answers> {
    let (yes, n, scores) = (case.counts("x")?, case.counts("n")?, case.numbers("score")?);
    if yes.len() != n.len() || n.len() != scores.len() {
        return None;
    }
    let groups = yes.into_iter().zip(n).zip(scores).map(|((yes, n), score)| Group { yes, n, score });
    let trend = cochran_armitage(&groups.collect::<Vec<Group>>());
    Some(Answers::from([
        ("chi2", trend.map(|trend| trend.test.statistic).into()),
        ("p", trend.map(|trend| trend.test.p).into()),
        ("z", trend.map(|trend| trend.z).into()),
    ]))
}

fn cochran(case: &Case<'_>) -> Option<Answers> {
    let (patterns, counts) = (case.input("patterns")?.as_array()?, case.counts("counts")?);
    if patterns.len() != counts.len() {
        return None;
    }
    let pattern =
        |text: &str, count| Pattern { answers: text.chars().map(|answer| answer == '1').collect(), count };
    let patterns: Option<Vec<Pattern>> =
        patterns.iter().zip(counts).map(|(text, count)| Some(pattern(text.as_str()?, count))).collect();
    let q = cochran_q(&patterns?);
    Some(Answers::from([
        ("q", q.map(|test| test.statistic).into()),
        ("df", q.map(|test| test.df).into()),
        ("p", q.map(|test| test.p).into()),
    ]))
}
