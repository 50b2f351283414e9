//! Estimates under a design where a simple formula leads to the same number: one stratum with equal weights, and strata
//! put together by hand. The simple formulas stand here once more, written from the answers themselves.

use kaishu::stats::Level;

use super::random::Random;
use super::{close, number, run, surveys, workspace};

/// The answers to a question that are codes or numbers, by stratum.
fn answers(survey: &Random, stratum: &str, cell: usize, fits: &dyn Fn(&str) -> bool) -> Vec<f64> {
    let units = survey.made.units.iter().filter(|unit| unit.stratum == stratum);
    let cells = units.filter_map(|unit| unit.answers.as_ref()).map(|cells| cells[cell].as_str());
    cells.filter(|cell| fits(cell)).map(|cell| cell.parse().unwrap()).collect()
}

/// Those who answered are then no group of the sample but all of it.
fn everything_answered(answers: &mut Option<Vec<String>>) {
    let cells = answers.get_or_insert_with(|| ["3", "", "5", "4"].map(str::to_owned).to_vec());
    for (cell, otherwise) in [(0, "4"), (2, "2")] {
        if !codes(&cells[0]) && cell == 0 || cells[cell].is_empty() {
            otherwise.clone_into(&mut cells[cell]);
        }
    }
}

fn codes(cell: &str) -> bool {
    ["1", "2", "3", "4"].contains(&cell)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

/// Σ(x − x̄)² / (n − 1).
fn variance(values: &[f64]) -> f64 {
    let centre = mean(values);
    values.iter().map(|value| (value - centre).powi(2)).sum::<f64>() / (count(values.len()) - 1.0)
}

/// Equal weights, one stratum, no clusters, a population that nobody knows: √(p(1 − p)/(n − 1)) and s/√n.
#[test]
fn one_stratum_with_equal_weights() {
    for weight in ["one", "same"] {
        let mut surveys: Vec<Random> = surveys()
            .into_iter()
            .filter(|survey| survey.only("sample") && survey.made.strata.len() == 1)
            .collect();
        for survey in &mut surveys {
            "design = \"sample\"".clone_into(&mut survey.made.strata[0].1);
            survey.made.questions.insert_str(0, &format!("[sampling]\nweight = \"{weight}\"\n"));
            survey.made.columns.push("same".to_owned());
            for unit in &mut survey.made.units {
                unit.columns.push("3.25".to_owned());
                everything_answered(&mut unit.answers);
            }
            let id = &survey.made.id;
            let place = format!("survey = \"{id}\"\nround = \"R2\"\n");
            survey.plan = format!(
                "[[table]]\nid = \"{id}-shares\"\ntitle = \"割合\"\nkind = \"estimates\"\n{place}rows = \"q1\"\n\
                 [[table]]\nid = \"{id}-mean\"\ntitle = \"平均\"\nkind = \"estimates\"\n{place}rows = \"q3\"\n\
                 [[table]]\nid = \"{id}-plain\"\ntitle = \"件数\"\nkind = \"quantities\"\n{place}rows = \"q3\"\nshow = [\"mean\", \"interval\"]\n"
            );
        }
        assert!(surveys.len() >= 12);
        let found = run(&workspace(&surveys), &surveys);
        for survey in &surveys {
            let id = &survey.made.id;
            let figure =
                |name: &str| number(&found[id][&format!("{id}-{name}")]).unwrap_or_else(|| panic!("{id}-{name}"));
            let given = answers(survey, "a", 0, &codes);
            for (code, value) in [("1", 1.0_f64), ("2", 2.0), ("3", 3.0), ("4", 4.0)] {
                let yes: Vec<f64> =
                    given.iter().map(|answer| f64::from(u8::from((answer - value).abs() < 0.5))).collect();
                let p = mean(&yes);
                close(figure(&format!("shares.total.{code}.share")), p, id);
                if p > 0.0 {
                    let error = (p * (1.0 - p) / (count(yes.len()) - 1.0)).sqrt();
                    close(figure(&format!("shares.total.{code}.share.error")), error, id);
                }
            }
            let amounts = answers(survey, "a", 2, &|cell| !cell.is_empty());
            close(figure("mean.total.mean"), mean(&amounts), id);
            close(figure("mean.total.error"), (variance(&amounts) / count(amounts.len())).sqrt(), id);
            close(figure("mean.total.design_effect"), 1.0, id);
            // Two routes to one interval: the design, and the plain mean with its t. A table of numbers knows no design.
            let reach = Level::PERCENT_95.t(count(amounts.len()) - 1.0)
                * (variance(&amounts) / count(amounts.len())).sqrt();
            close(figure("mean.total.low"), mean(&amounts) - reach, id);
            close(figure("mean.total.high"), mean(&amounts) + reach, id);
            close(figure("mean.total.mean"), figure("plain.total.q3.mean"), id);
            assert!(found[id][&format!("{id}-plain.total.q3.mean.low")]["value"].is_null());
        }
    }
}

/// Without weights a unit stands for N/n of its stratum: Σ N_h x̄_h / N with variance Σ (N_h/N)² (1 − n_h/N_h) s²_h/n_h. One
/// stratum is the simple formula with its finite population; a census in which everyone answered adds no error.
#[test]
fn strata_are_put_together_from_simple_samples() {
    let mut surveys: Vec<Random> =
        surveys().into_iter().filter(|survey| survey.plan.contains("-estimated\"")).collect();
    for survey in &mut surveys {
        for unit in &mut survey.made.units {
            everything_answered(&mut unit.answers);
        }
    }
    let found = run(&workspace(&surveys), &surveys);
    let mut strata_seen = [0, 0];
    for survey in &surveys {
        let id = &survey.made.id;
        let (mut all, mut total, mut variances) = (0.0, 0.0, 0.0);
        for (stratum, keys) in &survey.made.strata {
            let amounts = answers(survey, stratum, 2, &|cell| !cell.is_empty());
            let n = count(amounts.len());
            let size = keys.split("population = ").nth(1).map_or(n, |text| text.parse().unwrap());
            all += size;
            total += size * mean(&amounts);
            variances += size * size * (1.0 - n / size) * variance(&amounts) / n;
        }
        let figure = |name: &str| number(&found[id][&format!("{id}-mean.total.{name}")]).unwrap();
        close(figure("mean"), total / all, id);
        close(figure("error"), variances.sqrt() / all, id);
        close(figure("sum"), total, id);
        strata_seen[usize::from(survey.made.strata.len() > 1)] += 1;
    }
    assert!(strata_seen.iter().all(|seen| *seen >= 6), "{strata_seen:?}");
}
