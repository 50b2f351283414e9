//! Column proportions with letters.

use serde_json::Value;

use crate::stats::column_proportions::{Pair, RowComparison, compare, letters};
use crate::stats::multiplicity::Adjustment;
use crate::validation::{Answer, Answers, Case};

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    if case.kind != "column_proportions" {
        return None;
    }
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
