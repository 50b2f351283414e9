//! Tables of counts.

use crate::stats::contingency::{Table, TwoByTwo};
use crate::stats::{Level, Undefined, fisher};
use crate::validation::{Answer, Answers, Case};

/// The level of the intervals, which have it in their keys.
const LEVEL: Level = Level::PERCENT_95;

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    if case.kind != "table" {
        return None;
    }
    let table = match Table::new(case.table("table")?) {
        Ok(table) => table,
        Err(reason) => return Some(Answers::from([("n", Answer::from(Err::<f64, _>(reason)))])),
    };
    let mut answers = Answers::from([
        ("n", table.total().into()),
        ("dropped_rows", table.empty_rows().into()),
        ("dropped_cols", table.empty_columns().into()),
        ("chi2", table.pearson().map(|test| test.statistic).into()),
        ("df", table.pearson().map(|test| test.df).into()),
        ("p", table.pearson().map(|test| test.p).into()),
        ("g", table.likelihood_ratio().map(|test| test.statistic).into()),
        ("g_p", table.likelihood_ratio().map(|test| test.p).into()),
        ("cramers_v", table.cramers_v().into()),
        ("cramers_v_corrected", table.cramers_v_corrected().into()),
        ("expected", table.expected().into()),
        ("residuals", table.residuals().into()),
        ("adj_residuals", table.adjusted_residuals().into()),
        ("min_expected", table.expected_counts().map(|expected| expected.smallest).into()),
        ("cells_expected_lt5", table.expected_counts().map(|expected| expected.below_five).into()),
        ("share_expected_lt5", table.expected_counts().map(|expected| expected.share_below_five()).into()),
        ("fisher_p", fisher::exact_p(&table).into()),
    ]);
    answers.extend(two_by_two(table.two_by_two()));
    Some(answers)
}

fn two_by_two(table: Result<TwoByTwo, Undefined>) -> Answers {
    Answers::from([
        ("yates_chi2", table.map(|table| table.yates().statistic).into()),
        ("yates_p", table.map(|table| table.yates().p).into()),
        ("phi", table.map(|table| table.phi()).into()),
        ("odds_ratio", table.map(|table| table.odds_ratio()).into()),
        ("odds_ratio_ci95", table.and_then(|table| table.odds_ratio_interval(LEVEL)).into()),
        ("odds_ratio_ha", table.map(|table| table.odds_ratio_haldane()).into()),
        ("odds_ratio_ha_ci95", table.map(|table| table.odds_ratio_haldane_interval(LEVEL)).into()),
        ("fisher_less", table.and_then(|table| table.fisher_up_to()).into()),
        ("fisher_greater", table.and_then(|table| table.fisher_from()).into()),
        ("fisher_or", table.and_then(|table| table.conditional_odds_ratio()).into()),
        ("fisher_or_ci95", table.and_then(|table| table.conditional_odds_ratio_interval(LEVEL)).into()),
    ])
}
