//! Results of R and SciPy with the tolerance that their file names: the selection in `tests/fixtures/stats`, and the
//! whole family where it lies beside the checkout.

use std::path::{Path, PathBuf};

use kaishu::stats::Undefined;
use kaishu::stats::association::chi_square;
use kaishu::stats::proportion::{Share, wilson};
use serde_json::Value;

fn read(path: &Path) -> Option<Value> {
    Some(serde_json::from_str(&std::fs::read_to_string(path).ok()?).unwrap())
}

/// The committed selection, and the whole family if it is there.
fn families(committed: &str, whole: &str) -> Vec<(PathBuf, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("tests/fixtures/stats").join(committed);
    let mut found = vec![(PathBuf::from(committed), read(&path).unwrap())];
    match read(&root.join("../shared/reference").join(whole)) {
        Some(family) => found.push((PathBuf::from(whole), family)),
        None => println!("{whole} does not lie beside the checkout: only the committed selection is compared"),
    }
    found
}

fn cases<'f>(family: &'f Value, kind: &'f str) -> impl Iterator<Item = &'f Value> {
    family["cases"].as_array().unwrap().iter().filter(move |case| case["kind"] == kind)
}

/// Relative and absolute tolerance of a key.
fn tolerance(family: &Value, kind: &str, key: &str) -> (f64, f64) {
    let refs = family["refs"][kind].as_array().unwrap();
    let found = refs.iter().find(|one| one["keys"].as_array().unwrap().iter().any(|name| name == key)).unwrap();
    (found["rtol"].as_f64().unwrap(), found["atol"].as_f64().unwrap())
}

fn close(got: f64, expected: f64, (rtol, atol): (f64, f64), what: &str) {
    let allowed = atol + rtol * got.abs().max(expected.abs());
    assert!((got - expected).abs() <= allowed, "{what}: {got} instead of {expected} (allowed {allowed:e})");
}

#[test]
fn wilson_is_that_of_r() {
    for (file, family) in families("prop_intervals.json", "01_prop_intervals.json") {
        let allowed = tolerance(&family, "prop_interval", "wilson");
        let (mut compared, mut refused) = (0, 0);
        for case in cases(&family, "prop_interval") {
            let share = Share {
                numerator: case["input"]["x"].as_u64().unwrap(),
                denominator: case["input"]["n"].as_u64().unwrap(),
            };
            let got = wilson(share, case["options"]["conf"].as_f64().unwrap());
            match case["expected"]["wilson"].as_array() {
                Some(ends) => {
                    let got = got.unwrap();
                    let id = &case["id"];
                    close(got.low, ends[0].as_f64().unwrap(), allowed, &format!("{id} low of {share:?}"));
                    close(got.high, ends[1].as_f64().unwrap(), allowed, &format!("{id} high of {share:?}"));
                    compared += 1;
                }
                None => {
                    assert_eq!(got, Err(Undefined::EmptyBase), "{}", case["id"]);
                    refused += 1;
                }
            }
        }
        println!("{}: {compared} intervals compared, {refused} refused alike", file.display());
        assert!(compared >= 19 && refused >= 1);
    }
}

#[test]
fn chi_square_is_that_of_r() {
    for (file, family) in families("contingency.json", "03_contingency.json") {
        let (mut compared, mut refused) = (0, 0);
        for case in cases(&family, "table") {
            let row = |row: &Value| row.as_array().unwrap().iter().map(|cell| cell.as_u64().unwrap()).collect();
            let table: Vec<Vec<u64>> = case["input"]["table"].as_array().unwrap().iter().map(row).collect();
            let expected = &case["expected"];
            let id = case["id"].as_str().unwrap();
            let Some(statistic) = expected["chi2"].as_f64() else {
                assert_eq!(chi_square(&table), Err(Undefined::NoTable), "{id}");
                refused += 1;
                continue;
            };
            let got = chi_square(&table).unwrap_or_else(|reason| panic!("{id}: {reason:?}"));
            let allowed = |key| tolerance(&family, "table", key);
            close(got.statistic, statistic, allowed("chi2"), &format!("{id} X²"));
            assert_eq!(got.df, expected["df"].as_u64().unwrap(), "{id} df");
            close(got.p, expected["p"].as_f64().unwrap(), allowed("p"), &format!("{id} p"));
            let smallest = expected["min_expected"].as_f64().unwrap();
            close(got.smallest_expected, smallest, allowed("min_expected"), &format!("{id} smallest expected"));
            let small = usize::try_from(expected["cells_expected_lt5"].as_u64().unwrap()).unwrap();
            assert_eq!(got.small_cells.0, small, "{id} cells that expect fewer than 5");
            compared += 1;
        }
        println!("{}: {compared} tables compared, {refused} refused alike", file.display());
        assert!(compared >= 17 && refused >= 5);
    }
}
