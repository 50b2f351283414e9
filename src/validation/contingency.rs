//! Tables of counts.

use serde_json::Value;

use crate::stats::contingency::{CellTest, Table, TwoByTwo};
use crate::stats::multiplicity::Adjustment;
use crate::stats::trend::linear_by_linear;
use crate::stats::{Level, Undefined, fisher};
use crate::validation::{Answer, Answers, Case};

/// The level of the intervals, which have it in their keys.
const LEVEL: Level = Level::PERCENT_95;

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "table" => table(case),
        "fisher_simulated" => simulated(case),
        "linear_by_linear" => linear(case),
        _ => None,
    }
}

fn table(case: &Case<'_>) -> Option<Answers> {
    let table = Table::new(case.table("table")?);
    let table = table.as_ref().map_err(|reason| *reason);
    let expected = table.and_then(Table::expected_counts);
    let p = |adjustment| cell_p(table, adjustment);
    let mut answers = Answers::from([
        ("n", table.map(Table::total).into()),
        ("dropped_rows", table.map(Table::empty_rows).into()),
        ("dropped_cols", table.map(Table::empty_columns).into()),
        ("chi2", table.and_then(Table::pearson).map(|test| test.statistic).into()),
        ("df", table.and_then(Table::pearson).map(|test| test.df).into()),
        ("p", table.and_then(Table::pearson).map(|test| test.p).into()),
        ("g", table.and_then(Table::likelihood_ratio).map(|test| test.statistic).into()),
        ("g_p", table.and_then(Table::likelihood_ratio).map(|test| test.p).into()),
        ("cramers_v", table.and_then(Table::cramers_v).into()),
        ("cramers_v_corrected", table.and_then(Table::cramers_v_corrected).into()),
        ("expected", table.and_then(Table::expected).into()),
        ("residuals", table.and_then(Table::residuals).into()),
        ("adj_residuals", table.and_then(Table::adjusted_residuals).into()),
        ("adj_residuals_p", p(Adjustment::Raw)),
        ("adj_residuals_p_bonferroni", p(Adjustment::Bonferroni)),
        ("adj_residuals_p_holm", p(Adjustment::Holm)),
        ("adj_residuals_p_bh", p(Adjustment::BenjaminiHochberg)),
        ("min_expected", expected.map(|expected| expected.smallest).into()),
        ("cells_expected_lt5", expected.map(|expected| expected.below_five).into()),
        ("share_expected_lt5", expected.map(|expected| expected.share_below_five()).into()),
    ]);
    if case.asks("fisher_p") {
        answers.insert("fisher_p", table.and_then(fisher::exact_p).into());
    }
    answers.extend(two_by_two(table.and_then(Table::two_by_two)));
    Some(answers)
}

/// The p of every cell, adjusted over all of them.
fn cell_p(table: Result<&Table, Undefined>, adjustment: Adjustment) -> Answer {
    let tests = table.and_then(|table| table.cell_tests(adjustment));
    let p = tests.map(|rows| {
        let of_row =
            |row: Vec<Option<CellTest>>| row.into_iter().map(|cell| cell.map(|cell| cell.p_adjusted)).collect();
        rows.into_iter().map(of_row).collect::<Vec<Vec<Option<f64>>>>()
    });
    p.into()
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

/// Fisher's test over `draws` random tables from `seed`.
fn simulated(case: &Case<'_>) -> Option<Answers> {
    let (draws, seed) =
        (case.option("draws").and_then(Value::as_u64)?, case.option("seed").and_then(Value::as_u64)?);
    let table = Table::new(case.table("table")?);
    let simulation = table.and_then(|table| fisher::simulate(&table, draws, seed));
    Some(Answers::from([
        ("p", simulation.map(|simulation| simulation.p).into()),
        ("se", simulation.map(|simulation| simulation.standard_error).into()),
        ("draws", simulation.map(|simulation| simulation.draws).into()),
    ]))
}

fn linear(case: &Case<'_>) -> Option<Answers> {
    let (rows, columns) = (case.numbers("row_scores")?, case.numbers("col_scores")?);
    let trend = linear_by_linear(&case.table("table")?, &rows, &columns);
    Some(Answers::from([
        ("m2", trend.map(|trend| trend.test.statistic).into()),
        ("z", trend.map(|trend| trend.z).into()),
        ("p", trend.map(|trend| trend.test.p).into()),
    ]))
}
