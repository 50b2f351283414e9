//! What may not matter: the order of the returned rows and files, the order of the options, weights that are all 1, and into
//! how many strata a census is split.

use std::collections::BTreeMap;

use serde_json::Value;

use super::random::{OPTIONS, Random, questions};
use super::{Figures, close, number, plain, run, surveys, workspace};
use crate::support::Seeded;

/// Every figure of every plan as it was, in everything that is printed of it.
#[track_caller]
fn all_the_same(changed: &Figures) {
    for (plan, figures) in plain() {
        let other = &changed[plan];
        assert!(figures.keys().eq(other.keys()), "{plan}");
        for (id, figure) in figures {
            assert_eq!(*figure, other[id], "{id}");
        }
    }
}

fn shuffled(random: &mut Seeded, rows: Vec<String>) -> Vec<String> {
    let mut rows = rows.into_iter();
    let head = rows.next();
    let mut rest: Vec<String> = rows.collect();
    random.shuffle(&mut rest);
    head.into_iter().chain(rest).collect()
}

#[test]
fn the_order_of_the_rows() {
    let surveys = surveys();
    let workspace = workspace(&surveys);
    let mut random = Seeded(1);
    for Random { made, .. } in &surveys {
        workspace.write(&made.list(), shuffled(&mut random, made.returned()).join("\n") + "\n");
    }
    all_the_same(&run(&workspace, &surveys));
}

/// The units of the frame in another order, which is that of the groups too: what compares groups goes another way.
#[test]
fn the_order_of_the_frame() {
    let surveys: Vec<Random> = surveys().into_iter().filter(|survey| survey.made.framed).collect();
    let workspace = workspace(&surveys);
    let mut random = Seeded(5);
    for Random { made, .. } in &surveys {
        let frame = made.frame().lines().map(str::to_owned).collect();
        let frame = shuffled(&mut random, frame).join("\n") + "\n";
        workspace.write(&format!("surveys/frames/{}.csv", made.id), frame);
    }
    for (plan, changed) in run(&workspace, &surveys) {
        let compares =
            |id: &&String| [".ranks.", ".welch.", ".tests.", "rao_scott"].iter().any(|test| id.contains(test));
        for id in plain()[&plan].keys().filter(|id| !compares(id)) {
            assert_eq!(plain()[&plan][id], changed[id], "{id}");
        }
    }
}

/// The rows in several files, which are read in the order of their names.
#[test]
fn the_order_of_the_files() {
    let surveys = surveys();
    let workspace = workspace(&surveys);
    let mut random = Seeded(2);
    for Random { made, .. } in &surveys {
        workspace.remove(&made.list());
        let rows = made.returned();
        let mut parts: Vec<Vec<String>> = vec![vec![rows[0].clone()]; 3];
        for row in &rows[1..] {
            parts[random.below(3)].push(row.clone());
        }
        random.shuffle(&mut parts);
        for (name, part) in ["0", "い", "z"].iter().zip(parts) {
            if part.len() > 1 {
                workspace.write(&format!("returned/{}/{name}.csv", made.id), part.join("\n") + "\n");
            }
        }
    }
    all_the_same(&run(&workspace, &surveys));
}

/// The options in another order, each with its code: only where they stand in a table is another.
#[test]
fn the_order_of_the_options() {
    let mut surveys = surveys();
    let mut random = Seeded(3);
    for survey in &mut surveys {
        let mut options = OPTIONS;
        random.shuffle(&mut options);
        survey.made.questions = questions(&options);
    }
    let changed = run(&workspace(&surveys), &surveys);
    for (plan, figures) in plain() {
        assert_eq!(figures.len(), changed[plan].len(), "{plan}");
        for (id, figure) in figures {
            let other = &changed[plan][id];
            for key in ["text", "base", "status", "evidence", "unit"] {
                assert_eq!(figure[key], other[key], "{id}");
            }
            if figure["value"] != other["value"] {
                // Sums of what is no whole number follow the order of the options in their last digit.
                assert!(!["count", "n", "share"].contains(&id.rsplit('.').next().unwrap()), "{id}");
                close(number(figure).unwrap(), number(other).unwrap(), id);
            }
        }
    }
}

/// Weights that are all 1 lead to the plan without weights.
#[test]
fn weights_of_one() {
    let (mut one, mut none) = (surveys(), surveys());
    for survey in &mut one {
        survey.plan = survey.plan.replace("weight = \"weight\"", "weight = \"one\"");
    }
    for survey in &mut none {
        survey.plan = survey.plan.replace("weight = \"weight\"\n", "");
    }
    let (one, none) = (run(&workspace(&one), &one), run(&workspace(&none), &none));
    let mut seen = BTreeMap::new();
    for (plan, figures) in &one {
        for (id, figure) in figures {
            let (stem, what) = id.rsplit_once('.').unwrap_or(("", id));
            let same = |other: &Value, what: &'static str| {
                // A share of several strata is put together from them whether or not there are weights.
                assert_eq!(figure["text"], other["text"], "{id}");
                close(number(figure).unwrap_or(-1.0), number(other).unwrap_or(-1.0), id);
                what
            };
            let kind = match what {
                "weighted_share" => {
                    let plain = &figures[&format!("{stem}.share")];
                    assert_eq!(figure["value"], plain["value"], "{id}");
                    same(plain, "share")
                }
                "weight" => same(&figures[&format!("{stem}.n")], "weight"),
                "effective_n" => {
                    let n = number(&figures[&format!("{stem}.n")]).unwrap();
                    if let Some(size) = number(figure) {
                        close(size, n, id);
                        "effective n"
                    } else {
                        "no effective n"
                    }
                }
                "share" if id.contains("-weighted.") => continue,
                _ => {
                    assert_eq!(*figure, none[plan][id], "{id}");
                    "the rest"
                }
            };
            *seen.entry(kind).or_insert(0) += 1;
        }
    }
    for kind in ["share", "weight", "effective n", "the rest"] {
        assert!(seen.get(kind).is_some_and(|count| *count > 50), "{kind}: {seen:?}");
    }
}

/// A census in one stratum or in two: the total does not know.
#[test]
fn a_census_split_in_two() {
    let mut surveys: Vec<Random> =
        surveys().into_iter().filter(|survey| survey.made.definition().contains("census")).collect();
    let mut random = Seeded(4);
    for Random { made, .. } in &mut surveys {
        for (id, keys) in made.strata.clone() {
            if !keys.contains("census") {
                continue;
            }
            let half = format!("{id}-half");
            for unit in made.units.iter_mut().filter(|unit| unit.stratum == id).skip(1) {
                if random.below(2) == 0 {
                    half.clone_into(&mut unit.stratum);
                }
            }
            made.strata.push((half, keys));
        }
    }
    let changed = run(&workspace(&surveys), &surveys);
    let mut compared = [0, 0];
    for survey in &surveys {
        let (plan, only) = (&survey.made.id, survey.only("census"));
        let of_stratum = |id: &str| {
            let (_, group) = id.split_once('.').unwrap_or(("", id));
            group.starts_with("stratum.")
                || survey.made.strata.iter().any(|(id, _)| group.starts_with(&format!("{id}.")))
        };
        for (id, figure) in plain()[plan].iter().filter(|(id, _)| !of_stratum(id)) {
            let other = &changed[plan][id];
            let last = id.rsplit('.').next().unwrap_or_default();
            if !only && (["low", "high", "design_effect"].contains(&last) || id.contains("rao_scott")) {
                // Beside a sample each stratum takes one from the degrees of freedom, as in R.
                continue;
            }
            let keys = ["text", "base", "status", "evidence", "unit", "notes"];
            for key in keys.iter().filter(|key| only || **key != "notes") {
                assert_eq!(figure[key], other[key], "{id}");
            }
            if figure["value"] != other["value"] {
                assert!(!only, "{id}");
                close(number(figure).unwrap(), number(other).unwrap(), id);
            }
            compared[usize::from(only)] += 1;
        }
    }
    assert!(compared.iter().all(|count| *count > 1_000), "{compared:?}");
}
