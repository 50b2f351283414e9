//! The list of inputs holds every file that a run reads, and no other: a copy of the listed files gives the same reports,
//! and without any one of them something is otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kaishu::catalogue::Lang;
use kaishu::pipeline::changes::of_analyst;
use kaishu::pipeline::coding::code;
use kaishu::pipeline::inputs::{Input, InputKind, inputs, returned};
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::outputs::{Format, of_plan, rendered};
use kaishu::pipeline::run::{analyst_lists, collect_all, evaluate_plans};
use kaishu::pipeline::{start, workspace};
use kaishu::tally::engine::Local;

use crate::support::Workspace;

/// What a run would write; nothing where the workspace cannot be loaded.
fn written(root: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let workspace = workspace::load(root).ok()?;
    let collection = collect_all(&workspace, &Silent).unwrap();
    let results = evaluate_plans(&workspace, &collection, &Local).unwrap();
    let mut files = BTreeMap::new();
    for result in &results {
        files.extend(rendered(&of_plan(result, &Format::ALL.into())).unwrap());
    }
    for (id, lists) in analyst_lists(&workspace, &collection, &results) {
        files.extend(rendered(&of_analyst(id, &lists, &[])).unwrap());
    }
    Some(files)
}

fn listed(root: &Path) -> Vec<Input> {
    let workspace = workspace::load(root).unwrap();
    let listed = inputs(&workspace, &returned(&workspace).unwrap()).unwrap();
    let opened = collect_all(&workspace, &Silent).unwrap().opened;
    assert_eq!(inputs(&workspace, &opened).unwrap(), listed, "what was opened is what is listed");
    listed
}

/// A workspace with these files of another.
fn copied(from: &Path, listed: &[Input]) -> Workspace {
    let copy = Workspace::empty();
    for input in listed {
        copy.write(&input.path, std::fs::read(from.join(&input.path)).unwrap());
    }
    copy
}

#[test]
fn a_copy_of_the_inputs_of_the_bundled_workspace_gives_the_same_reports() {
    let workspace = Workspace::bundled();
    for stray in
        ["notes.txt", "surveys/notes.txt", "analysis/old/plan.toml", "published/x/surveys/a.toml", "out/x.csv"]
    {
        workspace.write(stray, "x");
    }
    let inputs = listed(workspace.root());
    let names: BTreeSet<&str> = inputs.iter().map(|input| input.path.as_str()).collect();
    assert_eq!(names.len(), inputs.len());
    for (file, kind) in [
        ("surveys/network-need.toml", InputKind::Definition),
        ("surveys/frames/areas.csv", InputKind::Definition),
        ("analysis/06-outcomes.md", InputKind::Definition),
        ("fixtures/corrections.csv", InputKind::Correction),
        ("fixtures/municipal-plans/R2/received.csv", InputKind::Return),
    ] {
        assert!(inputs.iter().any(|input| input.path == file && input.kind == kind), "{file}");
    }
    let left_out: Vec<&&str> = names
        .iter()
        .filter(|name| {
            ["notes", "README", "schema.json", "old/", "published/", "out/"].iter().any(|not| name.contains(not))
        })
        .collect();
    assert!(left_out.is_empty(), "{left_out:?}");
    let copy = copied(workspace.root(), &inputs);
    assert_eq!(listed(copy.root()), inputs);
    // Not of equal maps: a difference of two workbooks is nothing to print.
    assert!(written(workspace.root()) == written(copy.root()));
}

/// A workspace in which a file of every kind says something.
fn telling() -> Workspace {
    let workspace = Workspace::empty();
    start::start(workspace.root(), start::Written::Toml, Lang::Ja).unwrap();
    let survey = "surveys/my-survey.toml";
    workspace.replace(survey, "type = \"text\"", "coded = \"coding/free.xlsx\"\ntype = \"text\"");
    workspace.replace(survey, "period = \"FY2025\"", "period = \"FY2025\"\nreceived = \"received.csv\"");
    workspace.write("received.csv", "ファイル名,受領日\nそら村.xlsx,2025-06-01\n");
    let row = "修正,my-survey,R7,T2,q3,６００,700,訂正の申し出,担当 A,2025-07-01\n";
    workspace.write("corrections.csv", workspace.read("corrections.csv") + row);
    workspace.replace(
        "surveys/workspace.toml",
        "corrections =",
        "more_corrections = [\"more.csv\", \"analysis/more.xlsx\"]\ncorrections =",
    );
    workspace.write(
        "more.csv",
        workspace.read("corrections.csv").replace(row, "") + &row.replace("T2,q3,６００,700", "T3,q3,250,300"),
    );
    // A ledger that says nothing, in the folder of plans.
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), workspace.path("analysis/more.xlsx")).unwrap();
    workspace.write("surveys/old.xls", "x");
    workspace.write("returned/折れた.xlsx", "x");
    let loaded = workspace::load(workspace.root()).unwrap();
    let collection = collect_all(&loaded, &Silent).unwrap();
    let (survey, question) = (&loaded.surveys[0], loaded.surveys[0].question("q4").unwrap());
    code(&loaded, &collection, survey, question, None).unwrap();
    workspace.write("coding/free.csv", "x");
    workspace
}

#[test]
fn without_any_one_of_the_inputs_something_is_otherwise() {
    let workspace = telling();
    let inputs = listed(workspace.root());
    let whole = written(workspace.root());
    assert!(whole.is_some());
    let names: Vec<&str> = inputs.iter().map(|input| input.path.as_str()).collect();
    for name in ["coding/free.csv", "coding/free.xlsx", "more.csv", "received.csv", "surveys/old.xls"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(inputs.iter().any(|input| input.path == "analysis/more.xlsx" && input.kind == InputKind::Correction));
    for (at, input) in inputs.iter().enumerate() {
        let mut others = inputs.clone();
        others.remove(at);
        assert!(written(copied(workspace.root(), &others).root()) != whole, "{}", input.path);
    }
}
