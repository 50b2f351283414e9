//! Forms that go out and come back, filled in and changed by programs that are not ours: every answer must be read again,
//! and the list of what was changed in the forms must name what was done and nothing else.

mod answers;
mod attacks;
mod elsewhere;
mod entry;
mod paper;
mod query;
mod tools;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kaishu::collect::CollectedRound;
use kaishu::collect::own_form::{AlterationKind, Found};
use kaishu::diagnostic::Diagnostic;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::collect_all;
use kaishu::pipeline::workspace;
use kaishu::survey::missing::{Disposition, Missing};

use tools::{Fixture, lines};

/// The kinds of change that only what a file tells beside its values can show.
const BY_EVIDENCE: [AlterationKind; 5] = [
    AlterationKind::ListChanged,
    AlterationKind::FormulaReplaced,
    AlterationKind::ProtectionGone,
    AlterationKind::RowsHidden,
    AlterationKind::ColumnsHidden,
];

/// Asserts that every answer of every case is the one that was filled in, or held out where its box was destroyed.
#[track_caller]
fn assert_all_answers(root: &Path, round: &CollectedRound) {
    let mut expected: BTreeMap<(String, String), String> = BTreeMap::new();
    for line in lines(&root.join("expected.csv")) {
        expected.insert((line[0].clone(), line[1].clone()), line[2].clone());
    }
    assert!(expected.len() > 77 * 7, "{}", expected.len());
    let mut wrong = Vec::new();
    for unit in &round.units {
        if unit.disposition != Disposition::Valid {
            wrong.push(format!("{}: {:?}", unit.id, unit.disposition));
            continue;
        }
        for answer in &unit.submission.as_ref().unwrap().answers {
            let want = expected.get(&(unit.id.clone(), answer.question.clone())).map_or("", String::as_str);
            // Free words are compared as they were written.
            let written = || answer.cells.iter().map(|cell| cell.raw.as_str()).collect::<String>();
            let got = if answer.question == "q7" { written() } else { answer.value.text() };
            let right = if want == "!" { answer.value.missing() == Some(Missing::HeldOut) } else { got == want };
            if !right {
                let file = &unit.submission.as_ref().unwrap().file;
                wrong.push(format!("{file} {} {}: {got:?} instead of {want:?}", unit.id, answer.question));
            }
        }
    }
    let odd: Vec<_> =
        round.diagnostics.iter().filter(|found| found.holds_out()).map(|d| (d.id(), &d.found.ja)).collect();
    assert!(wrong.is_empty(), "{} of {}\n{}\n{odd:#?}", wrong.len(), expected.len(), wrong.join("\n"));
}

/// What was changed in each file as kaishu lists it, and what its format does not tell.
fn listed(round: &CollectedRound) -> BTreeMap<String, (BTreeSet<&'static str>, BTreeSet<AlterationKind>)> {
    let mut listed: BTreeMap<String, (BTreeSet<&'static str>, BTreeSet<AlterationKind>)> = BTreeMap::new();
    for alteration in &round.alterations {
        let name = alteration.file.rsplit('/').next().unwrap().to_owned();
        let entry = listed.entry(name).or_default();
        match alteration.found {
            Found::Changed { .. } => drop(entry.0.insert(alteration.kind.word())),
            Found::NotAvailable => drop(entry.1.insert(alteration.kind)),
        }
    }
    listed
}

fn collected(root: &Path) -> CollectedRound {
    let workspace = workspace::load(root).unwrap();
    let collection = collect_all(&workspace, &Silent).unwrap();
    collection.rounds.into_iter().find(|round| round.round == "R2").unwrap()
}

/// 77 forms filled in by openpyxl, every third kind of change in turn; then every second of them opened, changed and saved
/// by LibreOffice as xlsx, ods and xls.
#[test]
fn every_answer_comes_back_whatever_was_done_to_the_forms() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let root = fixture.root();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0).says("77 件");
    let returned = root.join("returned");
    tools::script(&python, "fill.py", &[&root.join("out/forms/all-kinds/R2"), &returned]);
    let round = collected(root);
    assert_all_answers(root, &round);
    let mut changed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in lines(&root.join("changed.csv")) {
        changed.entry(line[0].clone()).or_default().extend(Some(line[1].clone()).filter(|kind| !kind.is_empty()));
    }
    let found = listed(&round);
    let nothing = (BTreeSet::new(), BTreeSet::new());
    for (file, kinds) in &changed {
        let (found, unknown) = found.get(file).unwrap_or(&nothing);
        if kinds.contains("copied") {
            continue;
        }
        assert_eq!(&found.iter().map(|kind| (*kind).to_owned()).collect::<BTreeSet<_>>(), kinds, "{file}");
        assert!(unknown.is_empty(), "{file}: {unknown:?}");
    }

    let Some(python) = tools::python("uno") else { return };
    if !tools::office() {
        return;
    }
    tools::script(&python, "office.py", &[&returned]);
    let round = collected(root);
    assert_all_answers(root, &round);
    let found = listed(&round);
    for line in lines(&root.join("office.csv")) {
        let [before, after, done] = line.as_slice() else { panic!("{line:?}") };
        let mut kinds = changed[before].clone();
        if kinds.contains("copied") {
            continue;
        }
        if !done.is_empty() {
            kinds.extend(["rows-inserted", "sheet-renamed", "protection-gone"].map(str::to_owned));
        }
        let (found, unknown) = found.get(after).unwrap_or(&nothing);
        if Path::new(after).extension().is_some_and(|ending| ending == "xlsx") {
            assert!(unknown.is_empty(), "{after}: {unknown:?}");
        } else {
            assert_eq!(*unknown, BTreeSet::from(BY_EVIDENCE), "{after}");
            kinds.retain(|kind| !BY_EVIDENCE.iter().any(|hidden| hidden.word() == kind));
        }
        assert_eq!(found.iter().map(|kind| (*kind).to_owned()).collect::<BTreeSet<_>>(), kinds, "{after}");
    }
}

/// The same definition gives the same bytes, and the case named on the command line one file.
#[test]
fn forms_are_the_same_bytes_every_time() {
    let fixture = Fixture::new();
    let root = fixture.root();
    fixture.kaishu(&["form", "all-kinds", "--round", "R2", "--case", "202011"]).ends_with(0).says("1 件");
    let form = root.join("out/forms/all-kinds/R2/【調査票】202011_長野市.xlsx");
    let first = std::fs::read(&form).unwrap();
    std::fs::remove_file(&form).unwrap();
    fixture.kaishu(&["form", "--round", "R2", "--case", "202011"]).ends_with(0);
    assert!(std::fs::read(&form).unwrap() == first);
    fixture.kaishu(&["form", "--case", "999999"]).ends_with(2).says("対象 999999 はありません");
    fixture.kaishu(&["form", "all-kindz"]).ends_with(2).says("all-kinds");
    fixture.kaishu(&["form", "--round", "R9"]).ends_with(2).says("回 R9 はありません");
}

/// A table of facilities is not printed, and nobody has to find that out by looking at the form.
#[test]
fn repeat_groups_are_said_not_to_be_on_the_form() {
    let fixture = Fixture::new();
    let definition = fixture.root().join("surveys/all-kinds.toml");
    let text = std::fs::read_to_string(&definition).unwrap();
    let group = "[[repeat]]\nid = \"places\"\ntitle = \"施設\"\ncolumns = [{ id = \"place\", label = \"施設名\", type = \"text\" }]\n";
    std::fs::write(&definition, format!("{text}\n{group}")).unwrap();
    let made = fixture.kaishu(&["form", "--round", "R2", "--case", "202011"]);
    made.ends_with(0).says("繰り返し表（施設）は調査票に印刷されません");
}

/// The open findings of a rule.
fn open<'a>(round: &'a CollectedRound, rule: &str) -> Vec<&'a Diagnostic> {
    round.diagnostics.iter().filter(|found| found.rule == rule && found.is_open()).collect()
}
