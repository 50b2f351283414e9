//! Golden cases with one thing in them changed: a count that is 0 or enormous, a row that is gone or there twice, an answer
//! that is missing, a word for a number. Whatever comes in, what comes out is a number, a reason why there is none, or that
//! nobody answers; never a NaN, a crash or a wait without end.

use std::path::Path;
use std::time::{Duration, Instant};

use kaishu::validation;
use serde_json::{Value, json};

use crate::support::Seeded;

/// Changes of each case.
const CHANGES: usize = 4;

/// The longest that one case may take, with nothing optimised and beside other work: a work limit is reached, or there is none.
const LONGEST: Duration = Duration::from_mins(5);

/// What may be infinite: odds ratios where a cell is empty.
const INFINITE: [&str; 5] = ["odds_ratio", "odds_ratio_ci95", "fisher_or", "fisher_or_ci95", "odds_ratio_ha_ci95"];

/// What stands at a place instead.
fn instead(random: &mut Seeded, now: &Value) -> Value {
    let others = [
        json!(0),
        json!(1),
        json!(2),
        json!(-1),
        json!(0.5),
        json!(7),
        json!(1e9),
        json!(1e300),
        json!(9_007_199_254_740_993_u64),
        json!(-1e-300),
        Value::Null,
        json!("word"),
        json!([]),
        json!(now.as_f64().map_or(3.0, |number| number + 1.0)),
    ];
    others[random.below(others.len())].clone()
}

/// Changes one place below a value: a leaf, or the length of a list.
fn change(random: &mut Seeded, value: &mut Value) {
    match value {
        Value::Array(list) if !list.is_empty() => {
            let at = random.below(list.len());
            match random.below(6) {
                0 => drop(list.remove(at)),
                1 => list.push(list[at].clone()),
                2 => list[at] = list[0].clone(),
                3 => {
                    let first = list[0].clone();
                    list.fill(first);
                }
                _ => change(random, &mut list[at]),
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            let key = &keys[random.below(keys.len())];
            if random.below(12) == 0 {
                fields.remove(key);
            } else if let Some(field) = fields.get_mut(key) {
                change(random, field);
            }
        }
        leaf => *leaf = instead(random, leaf),
    }
}

/// The case alone in a file that expects what cannot come out, so that everything that comes out is told.
fn file(case: &Value, keys: &[String]) -> String {
    let mut case = case.clone();
    case["expected"] = keys.iter().map(|key| (key.clone(), json!({"nothing": true}))).collect();
    json!({"family": "hardened", "refs": {}, "cases": [case]}).to_string()
}

#[test]
fn whatever_comes_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stats");
    let data = |name: &str| std::fs::read_to_string(folder.join("data").join(name)).ok();
    let mut random = Seeded(41);
    let mut seen = 0;
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    for golden in files {
        let golden: Value = serde_json::from_str(&std::fs::read_to_string(golden).unwrap()).unwrap();
        for case in golden["cases"].as_array().unwrap() {
            let keys: Vec<String> = case["expected"].as_object().unwrap().keys().cloned().collect();
            for _ in 0..CHANGES {
                let mut changed = case.clone();
                for _ in 0..=random.below(2) {
                    let part =
                        if random.below(8) == 0 && changed["options"].is_object() { "options" } else { "input" };
                    change(&mut random, &mut changed[part]);
                }
                let began = Instant::now();
                let verdict = validation::run(&file(&changed, &keys), &data).unwrap();
                assert!(began.elapsed() < LONGEST, "{:?} for {changed}", began.elapsed());
                for failure in &verdict.failures {
                    let got = failure.got.as_deref().unwrap_or_default();
                    let infinite = got.contains("inf") && !INFINITE.contains(&failure.key.as_str());
                    assert!(!got.contains("NaN") && !infinite, "{}: {got}\n{changed}", failure.key);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 5_000, "{seen}");
}
