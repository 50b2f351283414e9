//! The bundled publication of R3, before its late returns: it is what the program published on that day, it stays readable,
//! and what moved since has its causes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::published::PUBLISHED;
use crate::support::{PLAN, Workspace, below};

const FROZEN: &str = "published/r3-first";

/// The files below a folder by their names in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = Vec::new();
    below(folder, &mut found);
    let named = |file: PathBuf| (file.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&file).unwrap());
    found.into_iter().map(named).collect()
}

fn json(workspace: &Workspace, file: &str) -> Value {
    serde_json::from_str(&workspace.read(file)).unwrap()
}

#[test]
fn the_bundled_publication_holds_the_workspace_of_its_day() {
    let day = Workspace::before_late_returns();
    day.kaishu(&["publish", "r3-first", "--plan", "round-3", "--date", PUBLISHED]).ends_with(0);
    let bundled = Workspace::bundled_as_published();
    let kept = |workspace: &Workspace| files(&workspace.path(&format!("{FROZEN}/analyst/workspace")));
    let (made, frozen) = (kept(&day), kept(&bundled));
    assert_eq!(made.keys().collect::<Vec<_>>(), frozen.keys().collect::<Vec<_>>());
    let other: Vec<&PathBuf> = made.keys().filter(|file| made[*file] != frozen[*file]).collect();
    assert!(
        other.is_empty(),
        "changed since it was published: publish it again as fixtures/README.md says: {other:?}"
    );
    let figures = |workspace: &Workspace| {
        json(workspace, &format!("{FROZEN}/public/round-3/results.json"))["figures"].clone()
    };
    assert_eq!(figures(&day), figures(&bundled));
}

#[test]
fn what_moved_since_has_the_causes_that_the_made_up_round_has() {
    let workspace = Workspace::bundled_as_published();
    workspace.kaishu(&["run"]).ends_with(0).says("公表「r3-first」から動いた数値");
    let changes = json(&workspace, "out/round-3/changes.json");
    let moved = changes["figures"].as_array().unwrap();
    let of =
        |id: &str| moved.iter().find(|figure| figure["id"] == id).unwrap_or_else(|| panic!("{id} did not move"));
    let text = |id: &str, when: &str| of(id)[when]["text"].as_str().unwrap().to_owned();
    assert_eq!((text("r3-returned", "old"), text("r3-returned", "new")), ("103".into(), "106".into()));
    assert_eq!((text("r3-needed", "old"), text("r3-needed", "new")), ("80.6".into(), "83.0".into()));
    // A late return, a superseded one and a correction, and neither the program nor a rule nor a definition.
    let mut causes: Vec<&str> = moved
        .iter()
        .flat_map(|figure| figure["parts"].as_array().unwrap())
        .map(|part| part["cause"].as_str().unwrap())
        .collect();
    causes.sort_unstable();
    causes.dedup();
    assert_eq!(causes, ["correction", "late", "superseded"]);
    assert!(!workspace.path(&format!("out/{PLAN}/changes.md")).exists(), "that plan was not published");
}

#[test]
fn no_figure_of_the_outcome_report_is_of_the_made_up_round() {
    let before = Workspace::before_late_returns();
    before.kaishu(&["run"]).ends_with(0).says("（うち要確認 0 件）");
    let after = Workspace::bundled();
    after.kaishu(&["run"]).ends_with(0).says("（うち要確認 0 件）");
    assert_eq!(before.written_figures(), after.written_figures());
}
