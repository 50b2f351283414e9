//! The record of a run: the same of the same files, and another where a file is another.

use std::collections::BTreeSet;

use kaishu::collect::files::sha256;
use kaishu::pipeline::start::Written;
use serde_json::Value;

use super::small;
use crate::support::Workspace;

const RECORD: &str = "out/analyst/run.json";

fn record(workspace: &Workspace) -> Value {
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    serde_json::from_str(&workspace.read(RECORD)).unwrap()
}

#[test]
fn it_names_what_was_read_and_written_by_hash() {
    let workspace = small(Written::Toml);
    let record = record(&workspace);
    assert_eq!(record["made_by"]["program"], env!("CARGO_PKG_VERSION"));
    for side in ["inputs", "outputs"] {
        for file in record[side].as_array().unwrap() {
            let bytes = std::fs::read(workspace.path(file["path"].as_str().unwrap())).unwrap();
            assert_eq!(file["sha256"], sha256(&bytes), "{file}");
        }
    }
    let written: BTreeSet<String> = workspace.output().into_keys().filter(|name| name != RECORD).collect();
    let named = record["outputs"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned());
    assert_eq!(named.collect::<BTreeSet<String>>(), written);
    let again = workspace.read(RECORD);
    std::fs::remove_dir_all(workspace.path("out")).unwrap();
    std::fs::remove_dir_all(workspace.path(".kaishu")).unwrap();
    workspace.kaishu(&["run", "-q", "--strict"]);
    assert_eq!(workspace.read(RECORD), again);
}

#[test]
fn definition_and_plan_have_digests_of_their_own() {
    let workspace = small(Written::Toml);
    let first = record(&workspace);
    let digests = |record: &Value| (record["definition"]["sha256"].clone(), record["plans"][0]["sha256"].clone());
    let (definition, plan) = digests(&first);
    workspace.write("analysis/result.md", workspace.read("analysis/result.md") + "\n追記\n");
    let second = record(&workspace);
    assert_eq!(digests(&second).0, definition);
    assert_ne!(digests(&second).1, plan);
    workspace.replace("surveys/my-survey.toml", "避難所に関する調査（例）", "避難所の調査");
    let third = record(&workspace);
    assert_ne!(digests(&third).0, definition);
    assert_eq!(digests(&third).1, digests(&second).1);
    workspace.write("returned/別の町.csv", "x");
    assert_eq!(digests(&record(&workspace)), digests(&third));
}
