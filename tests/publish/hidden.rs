//! What a plan hides stands nowhere in what leaves, and a report that is held back does not leave at all.

use crate::support::Workspace;

const PLAN: &str = "analysis/outcome-report.toml";

fn with_disclosure(declared: &str) -> Workspace {
    let workspace = Workspace::bundled();
    // What one plan hides no other may show.
    workspace.remove("analysis/round-3.toml");
    let text = workspace.read(PLAN);
    let (before, rest) = text.split_once("[disclosure]\n").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    workspace.write(PLAN, format!("{before}[disclosure]\n{declared}\n\n{after}"));
    workspace
}

#[test]
fn what_is_hidden_does_not_leave() {
    let workspace = with_disclosure("rule = \"min-count 3\"\nsurveys = [\"consultations\", \"hard-cases\"]");
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let run = workspace.output();
    workspace.kaishu(&["publish", "x", "-q"]).ends_with(0);
    let figures = workspace.written_figures();
    let hidden: Vec<_> = figures.values().filter(|figure| figure["status"] == "suppressed").collect();
    assert!(!hidden.is_empty());
    // The files are those of the run, which the tests of disclosure look at; the sentences are the ones in the report.
    for (name, bytes) in run.iter().filter(|(name, _)| name.starts_with("out/outcome-report/")) {
        let left = std::fs::read(workspace.path(&format!("published/x/public/{}", &name[4..]))).unwrap();
        assert!(left == *bytes, "{name}");
    }
    let sentences = workspace.read("published/x/public/outcome-report/sentences.json");
    let text = workspace.markdown();
    for sentence in
        serde_json::from_str::<std::collections::BTreeMap<String, String>>(&sentences).unwrap().values()
    {
        assert!(text.contains(sentence.as_str()), "{sentence}");
    }
    let public = std::fs::read_dir(workspace.path("published/x/public/outcome-report")).unwrap().count();
    assert_eq!(public, 8);
}

#[test]
fn a_report_that_is_held_back_is_not_published() {
    let declared = "rule = \"min-count 3\"\nprotect = 60\nsurveys = [\"consultations\", \"hard-cases\"]";
    let workspace = with_disclosure(declared);
    workspace.kaishu(&["publish", "x"]).ends_with(2).says("window-clients.ueda.FY2020");
    assert!(!workspace.path("published").exists());
}
