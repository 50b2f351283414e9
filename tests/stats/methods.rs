//! What the documentation says of the statistics is computed: every block of `docs/methods.md` in both languages, and the
//! example and the kinds of golden files in `docs/definitions.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kaishu::validation;
use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join("docs").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The JSON blocks of a page that hold cases.
fn blocks(page: &str) -> Vec<Value> {
    let parts = page.split("```json\n").skip(1);
    let blocks = parts.map(|part| serde_json::from_str(part.split("```").next().unwrap()).unwrap());
    blocks.filter(|block: &Value| block.get("kind").is_some() || block.get("cases").is_some()).collect()
}

fn passes(golden: &Value) -> usize {
    let data = |name: &str| std::fs::read_to_string(root().join("tests/fixtures/stats/data").join(name)).ok();
    let verdict = validation::run(&golden.to_string(), &data).unwrap();
    assert_eq!(verdict.failures, [], "{golden}");
    verdict.passed
}

/// A block as a golden file of its own: numbers are printed to six digits.
fn golden(block: &Value) -> Value {
    let mut case = block.clone();
    case["id"] = "block".into();
    let keys: Vec<&String> = block["expected"].as_object().unwrap().keys().collect();
    let kind = block["kind"].as_str().unwrap();
    json!({
        "family": "docs/methods.md",
        "refs": {kind: [{"keys": keys, "rtol": 5e-6, "atol": 5e-7}]},
        "cases": [case],
    })
}

#[test]
fn every_example_of_the_methods_is_what_comes_out() {
    let (english, japanese) = (blocks(&page("methods.md")), blocks(&page("methods.ja.md")));
    assert_eq!(english, japanese, "both languages hold the same examples");
    assert_eq!(english.iter().map(|block| passes(&golden(block))).sum::<usize>(), 39);
}

#[test]
fn the_format_of_golden_files_is_as_the_reference_says() {
    let page = page("definitions.md");
    let section = page.split("## 検算の事例").nth(1).unwrap().split("\n## ").next().unwrap();
    let example = blocks(section);
    assert_eq!(example.iter().map(passes).sum::<usize>(), 1);
    // The kinds in the last column of the table are those that the committed cases have.
    let told: BTreeSet<String> = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|line| line.split('|').nth(2))
        .flat_map(|column| column.split('`').skip(1).step_by(2))
        .filter(|word| *word != "kind")
        .map(str::to_owned)
        .collect();
    let mut known = BTreeSet::new();
    for entry in std::fs::read_dir(root().join("tests/fixtures/stats")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            known.extend(kinds(&path));
        }
    }
    assert_eq!(told, known);
}

fn kinds(path: &Path) -> Vec<String> {
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().iter().map(|case| case["kind"].as_str().unwrap().to_owned()).collect()
}
