//! Multiple answers by groups (`mmi`) and by another multiple answer (`spmi`), from answer patterns and how many units gave each.

use std::collections::BTreeSet;

use crate::stats::Undefined;
use crate::stats::multiple_response::{Crossed, Grouped, MarginalIndependence, Together, pairs};
use crate::stats::multiplicity::Adjustment;
use crate::validation::{Answer, Answers, Case};

pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    let count = case.counts("count")?;
    match case.kind {
        "mmi" => {
            let (groups, chosen) = (case.counts("group")?, case.table("chosen")?);
            let options = chosen.first().map_or(0, Vec::len);
            let known: BTreeSet<u64> = groups.iter().copied().collect();
            let in_groups: Vec<Vec<bool>> =
                groups.iter().map(|of| known.iter().map(|group| group == of).collect()).collect();
            let lines = counted(&meets(&chosen, options), &in_groups, &count);
            Some(of(Grouped::new(options, lines).map(|grouped| grouped.test()), Answer::List))
        }
        "spmi" => {
            let (first, second) = (case.table("first")?, case.table("second")?);
            let options = (first.first().map_or(0, Vec::len), second.first().map_or(0, Vec::len));
            let lines = counted(&meets(&first, options.0), &meets(&second, options.1), &count);
            let by_rows = |each: Vec<Answer>| {
                Answer::List(each.chunks(options.1.max(1)).map(|row| Answer::List(row.to_vec())).collect())
            };
            Some(of(Crossed::new(options.0, options.1, lines).map(|crossed| crossed.test()), by_rows))
        }
        _ => None,
    }
}

/// For each pattern whether it meets the conditions that are counted: everybody, then the pairs of options.
fn meets(patterns: &[Vec<u64>], options: usize) -> Vec<Vec<bool>> {
    let conditions = pairs(options);
    let chosen = |pattern: &[u64], option: usize| pattern.get(option).is_some_and(|mark| *mark > 0);
    let line = |pattern: &Vec<u64>| {
        let both = conditions.iter().map(|(one, other)| chosen(pattern, *one) && chosen(pattern, *other));
        [true].into_iter().chain(both).collect()
    };
    patterns.iter().map(line).collect()
}

/// How many units meet each condition of the rows and each of the columns.
fn counted(rows: &[Vec<bool>], columns: &[Vec<bool>], count: &[u64]) -> Vec<Vec<u64>> {
    let length = |of: &[Vec<bool>]| of.first().map_or(0, Vec::len);
    let mut lines = vec![vec![0_u64; length(columns)]; length(rows)];
    for ((rows, columns), count) in rows.iter().zip(columns).zip(count) {
        for (line, _) in lines.iter_mut().zip(rows).filter(|(_, meets)| **meets) {
            for (cell, _) in line.iter_mut().zip(columns).filter(|(_, meets)| **meets) {
                *cell = cell.saturating_add(*count);
            }
        }
    }
    lines
}

fn of(test: Result<MarginalIndependence, Undefined>, list: impl Fn(Vec<Answer>) -> Answer) -> Answers {
    let tests = test.as_ref().map_err(|why| *why);
    let each = |of: &dyn Fn(&MarginalIndependence) -> Result<Vec<Answer>, Undefined>| {
        tests.and_then(of).map_or(Answer::Undefined, &list)
    };
    let adjusted = |by: Adjustment| each(&|test| Ok(test.adjusted(by)?.into_iter().map(Answer::from).collect()));
    let together = tests.and_then(|test| test.together);
    let second = together.and_then(|test: Together| test.second_order);
    Answers::from([
        ("n", tests.map(|test| test.units).into()),
        ("chi2_each", each(&|test| Ok(test.each.iter().map(|one| one.map(|one| one.statistic).into()).collect()))),
        ("p_each", each(&|test| Ok(test.each.iter().map(|one| one.map(|one| one.p).into()).collect()))),
        ("p_each_bonferroni", adjusted(Adjustment::Bonferroni)),
        ("p_each_holm", adjusted(Adjustment::Holm)),
        ("chi2_sum", together.map(|test| test.statistic).into()),
        ("df", together.map(|test| test.df).into()),
        ("p_bonferroni", together.map(|test| test.bonferroni).into()),
        ("rs2_chi2", second.map(|test| test.statistic).into()),
        ("rs2_df", second.map(|test| test.df).into()),
        ("rs2_p", second.map(|test| test.p).into()),
    ])
}
