//! `--format json`: every command that prints results prints them as data too, in a form that the documentation lists, and
//! nothing else goes to standard output.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::Workspace;

/// What is typed, and the keys of the form in the order of the alphabet.
const FORMS: &[(&[&str], &str)] = &[
    (&["check"], "command counts findings held_back schema"),
    (&["collect"], "command counts rounds schema"),
    (&["collect", "--rules"], "command rules schema"),
    (&["collect", "--rules", "mark-circle"], "applied command rule schema"),
    (&["tabulate", "need-by-area"], "command held_back schema tables"),
    (&["tabulate", "--survey", "network-need", "--rows", "q1", "--by", "area"], "command held_back schema tables"),
    (&["trace", "network-needed"], "cells command figure schema"),
    (&["trace", "--case", "長野市"], "command figures protected_figures schema sentences standings"),
    (
        &["trace", "--from", "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx!F9"],
        "cell command figures protected_figures read_for schema sentences",
    ),
    (
        &["trace", "--from", "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx"],
        "command figures files protected_figures schema sentences",
    ),
    (&["explain", "network-needed"], "command figure parts schema"),
    (&["publish"], "command publications schema"),
    (&["concordance"], "command pairs schema"),
    (&["validate", "golden.json"], "command failed families passed schema"),
];

fn printed(workspace: &Workspace, typed: &[&str]) -> Value {
    let said = workspace.kaishu(&[typed, &["--format", "json"]].concat());
    assert!(said.code < 2, "{typed:?}: {said:?}");
    serde_json::from_str(&said.stdout).unwrap_or_else(|error| panic!("{typed:?}: {error}\n{}", said.stdout))
}

#[test]
fn every_form_has_the_keys_that_are_documented() {
    let workspace = Workspace::bundled_as_published();
    let golden =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stats/01_prop_intervals.json");
    workspace.write("golden.json", std::fs::read(golden).unwrap());
    for (typed, keys) in FORMS {
        let form = printed(&workspace, typed);
        let of_form: Vec<&str> = form.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(of_form.join(" "), *keys, "{typed:?}");
        assert_eq!(form["schema"], 1);
        assert!(form["command"].as_str().unwrap().starts_with(typed[0]), "{typed:?}");
        for page in ["docs/commands.md", "docs/commands.ja.md"] {
            let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
            let page = std::fs::read_to_string(page).unwrap();
            for key in &of_form {
                assert!(page.contains(&format!("`{key}`")), "{key} is not explained");
            }
        }
    }
}

/// The same numbers as everywhere else.
#[test]
fn the_data_say_what_the_words_say() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let table = printed(&workspace, &["tabulate", "need-by-area"]);
    let results = workspace.written_figures();
    let cells = table["tables"][0]["rows"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    let mut seen = BTreeSet::new();
    for cell in cells.filter(|cell| !cell["figure"].is_null()) {
        let id = cell["figure"].as_str().unwrap();
        assert_eq!(cell["text"], results[id]["text"], "{id}");
        seen.insert(id.to_owned());
    }
    assert!(seen.len() > 20, "{}", seen.len());
    let traced = printed(&workspace, &["trace", "network-needed"]);
    let figure = &results["network-needed"];
    assert_eq!(traced["figure"]["value"], figure["value"]);
    let lines = workspace.kaishu(&["trace", "network-needed"]).stdout.lines().count();
    assert_eq!(traced["cells"].as_array().unwrap().len(), lines);
    let nagano = traced["cells"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cell| cell["cell"] == "F9" && cell["file"].as_str().unwrap().ends_with("【回答】長野市.xlsx"));
    assert_eq!(nagano.unwrap()["raw"], "○");
    let check = printed(&workspace, &["check"]);
    let open = check["findings"].as_array().unwrap().iter().filter(|finding| finding["open"] == true).count();
    assert_eq!(check["counts"]["findings"]["open"], open);
    let collected = printed(&workspace, &["collect"]);
    let round = collected["rounds"].as_array().unwrap().iter().find(|round| round["survey"] == "network-need");
    assert_eq!((&round.unwrap()["cases"], &round.unwrap()["valid"]), (&172.into(), &129.into()));
    // What is kept back in words is kept back here.
    let kept = printed(&workspace, &["trace", "consultation-needs.total.1.count"]);
    assert!(kept["cells"].as_array().unwrap().iter().all(|cell| cell["raw"].is_null()));
}
