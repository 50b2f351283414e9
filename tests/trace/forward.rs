//! `kaishu trace --from` and `--case`: the way forward is the way back, asked the other way round.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::pipeline::run::evaluate_plans;
use kaishu::pipeline::uses::{Used, Uses};
use kaishu::provenance::CellRef;
use kaishu::tally::engine::Local;

use super::{evidence, walk};
use crate::support::Workspace;
use crate::support::evaluated::Collected;
use crate::support::made::{Made, Unit, write_plan};

fn uses() -> Uses {
    let walk = walk();
    Uses::new(&walk.collected.workspace, &walk.collected.collection, std::slice::from_ref(&walk.result))
}

fn names(used: &Used<'_>) -> BTreeSet<String> {
    used.figures.iter().map(|figure| figure.id.clone()).collect()
}

fn ids(stdout: &str) -> BTreeSet<String> {
    stdout.lines().map(|line| line.split('\t').nth(1).unwrap().to_owned()).collect()
}

/// Every cell of every figure leads to exactly the figures that it leads back from.
#[test]
fn every_cell_leads_to_the_figures_that_lead_to_it() {
    let uses = uses();
    let mut expected: BTreeMap<&CellRef, BTreeSet<String>> = BTreeMap::new();
    for (id, cells) in evidence() {
        for cell in cells {
            expected.entry(cell).or_default().insert(id.to_owned());
        }
    }
    for cell in expected.keys().copied() {
        assert_eq!(names(&uses.of_cells([cell])), expected[cell], "{cell}");
    }
    let mut of_files: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (cell, ids) in &expected {
        of_files.entry(&cell.file).or_default().extend(ids.iter().cloned());
    }
    for (file, ids) in of_files {
        assert_eq!(names(&uses.of_file_named(file)), ids, "{file}");
    }
}

#[test]
fn a_cell_says_what_stands_there_and_where_it_was_used() {
    let outcome = walk().workspace.kaishu(&["trace", "--from", "【回答】長野市.xlsx!F9"]);
    outcome.ends_with(0).says("「○」  ○（mark-circle）").says("network-need R2  202011  q1 = 1");
    assert!(ids(&outcome.stdout).contains("network-needed"), "{outcome:#?}");
    assert!(outcome.stdout.contains("network-needed-sentence\tネットワークの必要性が"), "{outcome:#?}");
    // As the program prints a place, and with the sheet.
    for place in ["municipalities/【回答】長野市.xlsx｜調査票!F9", "【回答】長野市.xlsx!調査票!$F$9"]
    {
        assert_eq!(walk().workspace.kaishu(&["trace", "--from", place]).stdout, outcome.stdout, "{place}");
    }
}

#[test]
fn a_case_is_answered_in_a_line_for_each_round() {
    let by_name = walk().workspace.kaishu(&["trace", "--case", "長野市"]);
    by_name
        .ends_with(0)
        .says("長野市（202011） 再犯防止推進ネットワーク構築事業に関するアンケート R2: 入っています（有効、")
        .says("【回答】長野市.xlsx、2020-12-07 受領、数値 ");
    assert_eq!(walk().workspace.kaishu(&["trace", "--case", "２０２０１１"]).stdout, by_name.stdout);
    walk().workspace.kaishu(&["trace", "--case", "長野"]).ends_with(2).says("長野市");
}

#[test]
fn a_row_of_a_ledger_leads_to_what_it_changed_and_a_row_of_a_frame_to_its_case() {
    let outcome = walk().workspace.kaishu(&["trace", "--from", "corrections.csv!E2"]);
    outcome.ends_with(0).says("meetings-area all  A19  date = 2020-02-07");
    assert!(ids(&outcome.stdout).contains("meetings-area-by-year.toshin.FY2019"), "{outcome:#?}");
    let name = walk().workspace.kaishu(&["trace", "--from", "surveys/frames/network-need.csv!B2"]);
    name.ends_with(0).says("「長野市」  調査対象名簿のセル（frame:name）");
    assert!(!ids(&name.stdout).is_empty(), "{name:#?}");
}

#[test]
fn what_cannot_be_asked_is_said() {
    let ask = |arguments: &[&str]| walk().workspace.kaishu(&[&["trace"], arguments].concat());
    ask(&["--from", "長野市.xlsx!A1"]).ends_with(2).says("ファイルが複数あります");
    ask(&["--from", "【回答】長野市.xlsx!A1"]).ends_with(0).says("回答として読んでいません");
    ask(&["--from", "【回答】長野市.xlsx!調査標!F9"]).ends_with(2).says("読んだシート: 調査票");
    ask(&["--from", "【回答】長野市.xlsx!F"]).ends_with(2).says("セルの番地ではありません");
    ask(&["--from", "【回答】長乃市.xlsx!F9"]).ends_with(2);
    ask(&[]).ends_with(2).says("どれか一つ");
    ask(&["network-needed", "--case", "長野市"]).ends_with(2).says("どれか一つ");
}

/// Who has not answered, who was not asked, and what waits for somebody.
#[test]
fn a_case_that_does_not_count_says_why() {
    let workspace = Workspace::empty();
    let unit = |answers: Option<&str>| Unit {
        stratum: "town".to_owned(),
        columns: Vec::new(),
        answers: answers.map(|cell| vec![cell.to_owned()]),
    };
    let made = Made {
        id: "towns".to_owned(),
        framed: true,
        strata: vec![("town".to_owned(), "design = \"census\"".to_owned())],
        questions:
            "[[code_list]]\nid = \"need\"\noptions = [{ code = \"1\", label = \"はい\" }]\n\n[[question]]\nid = \
                    \"q1\"\nnumber = \"問1\"\ntext = \"必要ですか\"\ntype = \"single\"\ncodes = \"need\"\n"
                .to_owned(),
        asked: vec!["q1".to_owned()],
        columns: Vec::new(),
        units: vec![unit(Some("1")), unit(None), unit(Some("？"))],
    };
    made.write(&workspace);
    write_plan(
        &workspace,
        "report",
        "[[figure]]\nid = \"needed\"\nlabel = \"必要\"\nsurvey = \"towns\"\nround = \"R2\"\nshare = \"q1 = 1\"\n",
    );
    workspace
        .kaishu(&["trace", "--case", "K001"])
        .ends_with(0)
        .says("入っています（有効")
        .says("report\tneeded\t");
    workspace.kaishu(&["trace", "--case", "対象K002"]).ends_with(0).says("入っていません（未回収）");
    workspace.kaishu(&["trace", "--case", "K003"]).ends_with(0).says("未解決の指摘 1: ");
    workspace.kaishu(&["trace", "--case", "K004"]).ends_with(2).says("K003");
}

/// The next question is answered from what the last run kept, but only while nothing at all has changed.
#[test]
fn what_a_run_keeps_is_asked_only_while_it_holds() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let kept = || {
        let loaded = kaishu::pipeline::workspace::load(workspace.root()).unwrap();
        Uses::of_last_run(&loaded).unwrap()
    };
    let collected = Collected::of(workspace.root());
    let results = evaluate_plans(&collected.workspace, &collected.collection, &Local).unwrap();
    let made = Uses::new(&collected.workspace, &collected.collection, &results);
    assert_eq!(kept(), Some(made));
    let asked = || workspace.kaishu(&["trace", "--case", "長野市"]).stdout;
    let answer = asked();
    let file = ".kaishu/uses.kept";
    let whole = std::fs::read(workspace.path(file)).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [&whole[..whole.len() - 1], &whole[..20], &flipped, b""] {
        workspace.write(file, damaged);
        assert_eq!(kept(), None);
        assert_eq!(asked(), answer);
    }
    workspace.write(file, &whole);
    assert!(kept().is_some());
    workspace.decide_also("了承,,,none@none,,,,2022-03-01,係長");
    assert_eq!(kept(), None, "a ledger has changed");
}
