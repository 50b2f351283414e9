//! Column proportions: pair by pair with letters, and each column against all others together.

use serde_json::Value;

use crate::stats::column_proportions::{AgainstRest, Pair, RowComparison, against_rest, compare, letters};
use crate::stats::multiplicity::Adjustment;
use crate::validation::{Answer, Answers, Case};

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "column_proportions" => pairwise(case),
        "column_against_rest" => rest(case),
        _ => None,
    }
}

fn rest(case: &Case<'_>) -> Option<Answers> {
    let (counts, bases) = (case.table("counts")?, case.counts("bases")?);
    let by = |adjustment, of: fn(AgainstRest) -> f64| {
        let rows = against_rest(&counts, &bases, adjustment);
        let of_row = |row: Vec<Option<AgainstRest>>| row.into_iter().map(|test| test.map(of)).collect();
        Answer::from(rows.map(|rows| rows.into_iter().map(of_row).collect::<Vec<Vec<Option<f64>>>>()))
    };
    Some(Answers::from([
        ("proportions", by(Adjustment::Raw, |test| test.share)),
        ("rest", by(Adjustment::Raw, |test| test.rest)),
        ("z", by(Adjustment::Raw, |test| test.z)),
        ("p", by(Adjustment::Raw, |test| test.p)),
        ("p_bonferroni", by(Adjustment::Bonferroni, |test| test.p_adjusted)),
        ("p_holm", by(Adjustment::Holm, |test| test.p_adjusted)),
        ("p_bh", by(Adjustment::BenjaminiHochberg, |test| test.p_adjusted)),
    ]))
}

fn pairwise(case: &Case<'_>) -> Option<Answers> {
    let (counts, bases) = (case.table("counts")?, case.counts("bases")?);
    let alpha = case.option("alpha").and_then(Value::as_f64).unwrap_or(0.05);
    let by = |adjustment| compare(&counts, &bases, adjustment);
    let (raw, bonferroni, bh) =
        (by(Adjustment::Raw), by(Adjustment::Bonferroni), by(Adjustment::BenjaminiHochberg));
    let rows = |of: fn(&RowComparison) -> Answer| {
        raw.as_ref().map(|rows| Answer::List(rows.iter().map(of).collect())).map_err(|reason| *reason).into()
    };
    let pairs = |of: fn(usize, &Pair) -> Answer, rows: &Result<Vec<RowComparison>, _>| match rows {
        Ok(rows) => {
            let pairs =
                rows.iter().enumerate().flat_map(|(row, it)| it.pairs.iter().map(move |pair| of(row, pair)));
            Answer::List(pairs.collect())
        }
        Err(_) => Answer::Undefined,
    };
    let marks = |rows: &Result<Vec<RowComparison>, _>| match rows {
        Ok(rows) => Answer::List(rows.iter().map(|row| marks(row, alpha).into()).collect()),
        Err(_) => Answer::Undefined,
    };
    Some(Answers::from([
        ("proportions", rows(|row| row.shares.clone().into())),
        ("valid", rows(|row| row.takes_part.clone().into())),
        ("pairs", pairs(|row, pair| vec![row, pair.first, pair.second].into(), &raw)),
        ("z", pairs(|_, pair| pair.z.into(), &raw)),
        ("p", pairs(|_, pair| pair.p.into(), &raw)),
        ("p_bonferroni", pairs(|_, pair| pair.p_adjusted.into(), &bonferroni)),
        ("p_bh", pairs(|_, pair| pair.p_adjusted.into(), &bh)),
        ("letters_none", marks(&raw)),
        ("letters_bonferroni", marks(&bonferroni)),
        ("letters_bh", marks(&bh)),
    ]))
}

fn marks(row: &RowComparison, alpha: f64) -> Vec<String> {
    let smaller = row.significantly_smaller(alpha);
    smaller.iter().map(|columns| letters(columns, row.shares.len())).collect()
}
