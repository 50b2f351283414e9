//! Rows and columns of forms sorted, swapped, deleted, inserted and merged, marks put into printed words, answers written
//! beside their boxes: what comes back is the answer, or its question is held out with a finding; never a neighbour's value.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kaishu::collect::CollectedRound;
use kaishu::diagnostic::Severity;
use kaishu::survey::missing::{Disposition, Missing};

use super::tools::{self, Fixture, lines};
use super::{BY_EVIDENCE, collected, listed};

/// Everything that was filled in: it came back, or its box was destroyed and a finding about it holds the question out.
#[track_caller]
fn assert_right_or_held(root: &Path, round: &CollectedRound) {
    let mut expected: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for line in lines(&root.join("expected.csv")) {
        expected.entry(line[0].clone()).or_default().insert(line[1].clone(), line[2].clone());
    }
    let mut wrong = Vec::new();
    for (case, answers) in &expected {
        // Not every file was saved again.
        if !root
            .join("returned")
            .read_dir()
            .unwrap()
            .any(|file| file.unwrap().file_name().into_string().unwrap().starts_with(case.as_str()))
        {
            continue;
        }
        let unit = round.units.iter().find(|unit| unit.id == *case).unwrap();
        if unit.disposition != Disposition::Valid {
            let said: Vec<_> = round.diagnostics.iter().filter(|found| found.holds_out()).collect();
            wrong.push(format!("{case}: {:?} {said:?}", unit.disposition));
            continue;
        }
        let submission = unit.submission.as_ref().unwrap();
        for answer in &submission.answers {
            let want = answers.get(&answer.question).map_or("", String::as_str);
            let written = || answer.cells.iter().map(|cell| cell.raw.as_str()).collect::<String>();
            let got = if answer.question == "q7" { written() } else { answer.value.text() };
            let held = answer.value.missing() == Some(Missing::HeldOut);
            let said = || {
                round.diagnostics.iter().any(|found| {
                    found.severity == Severity::Undecided
                        && found.scope.case.as_ref() == Some(case)
                        && found.scope.question.as_ref() == Some(&answer.question)
                        && !found.found.ja.is_empty()
                        && !found.expected.ja.is_empty()
                        && found.ledger_row().is_some_and(|row| row.contains(&answer.question))
                })
            };
            // 問2 is asked only of those who answered 問1 with 1, and waits with it.
            let waits = answer.question == "q2" && answers["q1"] == "!";
            let right = if want == "!" { held && (waits || said()) } else { got == want && !held };
            if !right {
                let told: Vec<String> = round
                    .diagnostics
                    .iter()
                    .filter(|found| found.scope.case.as_ref() == Some(case) && found.severity > Severity::Note)
                    .map(|found| format!("\n      {}: {}", found.id(), found.found.ja))
                    .collect();
                wrong.push(format!(
                    "{} {}: {got:?} {:?} instead of {want:?}{}",
                    submission.file,
                    answer.question,
                    answer.value.missing(),
                    told.concat()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Asserts that what is listed of each file is what was done to it, as far as its format tells.
#[track_caller]
fn assert_listed(root: &Path, round: &CollectedRound, sent: impl Fn(&str) -> String) {
    let mut done: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines(&root.join("changed.csv")) {
        done.entry(sent(&line[0])).or_default().extend(Some(line[1].clone()).filter(|kind| !kind.is_empty()));
    }
    let listed = listed(round);
    let mut wrong = Vec::new();
    for (file, kinds) in &done {
        if !root.join("returned").join(file).exists() {
            continue;
        }
        let (found, unknown) = listed.get(file).cloned().unwrap_or_default();
        let found: BTreeSet<String> = found.iter().map(|kind| (*kind).to_owned()).collect();
        let evidence = Path::new(file).extension().is_some_and(|ending| ending == "xlsx");
        if found != *kinds || unknown != if evidence { BTreeSet::new() } else { BTreeSet::from(BY_EVIDENCE) } {
            wrong.push(format!("{file}: {found:?} instead of {kinds:?}, {unknown:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn moved_deleted_and_merged_rows_never_lend_an_answer_to_a_neighbour() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let root = fixture.root();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    let returned = root.join("returned");
    tools::script(&python, "attacks.py", &[&root.join("out/forms/all-kinds/R2"), &returned]);
    let round = collected(root);
    assert_right_or_held(root, &round);
    assert_listed(root, &round, str::to_owned);

    // The same files saved again by LibreOffice.
    let Some(python) = tools::python("uno") else { return };
    if !tools::office() {
        return;
    }
    for ending in ["ods", "xls", "xlsx"] {
        let saved = root.join(ending);
        std::fs::create_dir_all(&saved).unwrap();
        let mut list = String::new();
        for file in std::fs::read_dir(&returned).unwrap() {
            let file = file.unwrap().path();
            let name = file.file_stem().unwrap().to_str().unwrap();
            // What became of the names is no matter of the format.
            if !name.ends_with("_unnamed") {
                let target = saved.join(format!("{name}.{ending}"));
                list.push_str(&format!("{}\t{}\n", file.display(), target.display()));
            }
        }
        std::fs::write(root.join("resave.txt"), list).unwrap();
        tools::script(&python, "resave.py", &[&root.join("resave.txt")]);
        std::fs::rename(&returned, root.join("before")).unwrap();
        std::fs::rename(&saved, &returned).unwrap();
        let round = collected(root);
        assert_right_or_held(root, &round);
        assert_listed(root, &round, |file| file.replace(".xlsx", &format!(".{ending}")));
        std::fs::remove_dir_all(&returned).unwrap();
        std::fs::rename(root.join("before"), &returned).unwrap();
    }
}
