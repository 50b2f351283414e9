//! The bundled R3 as it was first published, before its late returns, and what has moved since: the recipe of
//! `fixtures/README.md`.

use crate::support::Workspace;

/// The day of the first publication.
const PUBLISHED: &str = "2022-01-31";
const ROUND: &str = "fixtures/network-need/R3";

/// The workspace on that day: without the files that came later, and without what was decided later.
fn before_late_returns() -> Workspace {
    let workspace = Workspace::bundled();
    let until = |text: &str, day: usize, late: &mut dyn FnMut(&str)| {
        let kept = text.lines().filter(|line| {
            let in_time = line.split(',').nth(day).is_none_or(|day| !day.starts_with("20") || day <= PUBLISHED);
            if !in_time {
                late(line);
            }
            in_time
        });
        kept.map(|line| format!("{line}\n")).collect::<String>()
    };
    let mut files = Vec::new();
    let receipts = until(&workspace.read(&format!("{ROUND}/received.csv")), 1, &mut |line| {
        files.push(line.split(',').next().unwrap_or_default().to_owned());
    });
    assert_eq!(files.len(), 4);
    for file in files {
        std::fs::remove_file(workspace.path(&format!("{ROUND}/municipalities/{file}"))).unwrap();
    }
    workspace.write(&format!("{ROUND}/received.csv"), receipts);
    let mut decided = 0;
    let ledger = until(&workspace.read("fixtures/corrections.csv"), 9, &mut |_| decided += 1);
    assert_eq!(decided, 2);
    workspace.write("fixtures/corrections.csv", ledger);
    workspace
}

#[test]
fn the_round_is_final_before_its_late_returns_and_after() {
    let before = before_late_returns();
    before.kaishu(&["run"]).ends_with(0).says("（うち要確認 0 件）");
    let after = Workspace::bundled();
    after.kaishu(&["run"]).ends_with(0).says("（うち要確認 0 件）");
    let text = |workspace: &Workspace, id: &str| workspace.figures_of("round-3")[id]["text"].clone();
    assert_eq!((text(&before, "r3-returned"), text(&after, "r3-returned")), ("103".into(), "106".into()));
    assert_eq!((text(&before, "r3-needed"), text(&after, "r3-needed")), ("80.6".into(), "83.0".into()));
    // Nothing of the outcome report is of that round.
    assert_eq!(before.written_figures(), after.written_figures());
}
