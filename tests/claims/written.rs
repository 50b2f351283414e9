//! Ten short reports as a person would write them over the figures of the bundled workspace, with what is wrong in each
//! written down by hand: other sentences than the program was made with. Nothing that is right may be called wrong.

use std::path::Path;

use super::Found;
use crate::support::Workspace;

/// A report, what is wrong in it and found, and what is wrong in it and not found.
type Report = (&'static str, &'static [&'static str], &'static [&'static str]);

const REPORTS: [Report; 10] = [
    ("r01.txt", &[], &[]),
    ("r02.md", &[], &[]),
    ("r03.md", &[], &[]),
    ("r04.html", &[], &[]),
    // 8人 is the number of consultations of that window and year.
    ("r05.txt", &["16人", "29回", "95％", "減少"], &["８人"]),
    ("r06.md", &["30件", "減少", "15件", "最も多かった", "10件", "54.1％"], &[]),
    ("r07.md", &["26回", "14回", "42名", "8回"], &["減少"]),
    ("r08.html", &["69", "129", "86.0％"], &["139か所", "80.8％", "9割", "3.1％", "下回"]),
    ("r09.md", &[], &[]),
    ("r10.md", &[], &[]),
];

#[test]
fn reports_as_a_person_writes_them() {
    let workspace = Workspace::bundled();
    let found = Found::of(workspace.root());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claims/written");
    let mut off = Vec::new();
    for (file, wrong, missed) in REPORTS {
        let checked = found.verify(file, &std::fs::read(folder.join(file)).unwrap());
        let statements = checked.statements.iter().filter(|statement| {
            statement.disagrees() || matches!(statement.verdict, "other_rounding" | "unlike_periods")
        });
        let mut told: Vec<String> = statements.map(|statement| statement.text.clone()).collect();
        let within = checked.within.iter().filter(|record| record.wrong);
        told.extend(within.map(|record| record.found.ja.clone()));
        for said in &told {
            if !wrong.iter().any(|wrong| said.contains(wrong)) {
                off.push(format!("{file}: called wrong: {said}"));
            }
        }
        for wrong in wrong {
            if !told.iter().any(|said| said.contains(wrong)) {
                off.push(format!("{file}: not found: {wrong}"));
            }
        }
        // A gap that is closed is to be written down as such.
        for missed in missed {
            if told.iter().any(|said| said.contains(missed)) {
                off.push(format!("{file}: is found: {missed}"));
            }
        }
    }
    assert!(off.is_empty(), "{off:#?}");
}
