//! `kaishu trace`: for every figure exactly the distinct cells that its kind asks for, as many as `evidence` says. The
//! expected sets come twice: from the naive engine, and from a walk over the collected answers that knows no engine.

mod expected;
mod forward;
mod groups;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use kaishu::pipeline::run::PlanResult;
use kaishu::provenance::CellRef;
use kaishu::tally::engine::{Local, Naive};

use crate::support::evaluated::Collected;
use crate::support::{Seeded, Workspace};

struct Walk {
    workspace: Workspace,
    collected: Collected,
    result: PlanResult,
}

fn walk() -> &'static Walk {
    static WALK: OnceLock<Walk> = OnceLock::new();
    WALK.get_or_init(|| {
        let workspace = Workspace::bundled();
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        let collected = Collected::of(workspace.root());
        let result = collected.evaluated(&Local);
        Walk { workspace, collected, result }
    })
}

fn evidence() -> BTreeMap<&'static str, &'static BTreeSet<CellRef>> {
    walk().result.findings.figures.iter().map(|(id, figure)| (id.as_str(), &figure.evidence.cells)).collect()
}

#[test]
fn the_naive_engine_finds_the_same_figures_and_the_same_cells() {
    let naive = walk().collected.evaluated(&Naive);
    for (id, figure) in &walk().result.findings.figures {
        assert_eq!(Some(figure), naive.findings.figures.get(id), "{id}");
    }
    assert_eq!(walk().result.findings.figures.len(), naive.findings.figures.len());
}

#[test]
fn every_figure_walks_back_to_the_cells_that_its_kind_asks_for() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, found) in evidence() {
        let (kind, expected) = expected::cells(&walk().collected, id);
        let lacking: Vec<_> = expected.difference(found).collect();
        let surplus: Vec<_> = found.difference(&expected).collect();
        assert!(
            lacking.is_empty() && surplus.is_empty(),
            "{id} ({kind}): {} expected, {} found\nlacking: {lacking:?}\nsurplus: {surplus:?}",
            expected.len(),
            found.len()
        );
        *kinds.entry(kind).or_default() += 1;
    }
    for kind in ["count", "share", "chain", "frame", "events", "indicator", "entered", "derived", "claim"] {
        assert!(kinds.get(kind).is_some_and(|count| *count > 0), "no figure of this kind: {kind} in {kinds:?}");
    }
}

#[test]
fn results_say_how_many_cells_there_are() {
    let figures = walk().workspace.written_figures();
    let evidence = evidence();
    assert_eq!(figures.len(), evidence.len());
    for (id, cells) in evidence {
        assert_eq!(figures[id]["evidence"].as_u64().unwrap(), cells.len() as u64, "{id}");
    }
}

#[test]
fn in_a_pipe_there_is_one_line_per_cell() {
    let evidence = evidence();
    let mut ids: Vec<&str> = evidence.keys().copied().collect();
    Seeded(2020).shuffle(&mut ids);
    ids.truncate(24);
    ids.extend([
        "network-needed",
        "reason-information",
        "entry-population",
        "need-by-area.saku.2.count",
        "consultation-clients.counted.FY2020",
        "hard-case-results.3.3.count",
        "clients-whole-period",
        "claim-area-meetings",
    ]);
    for id in ids {
        let outcome = walk().workspace.kaishu(&["trace", id]);
        outcome.ends_with(0);
        let mut said = BTreeSet::new();
        for line in outcome.stdout.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [file, sheet, cell, _raw, rule] = fields.as_slice() else { panic!("{id}: {line}") };
            assert!(walk().workspace.path(file).is_file(), "{id}: {file} is in the workspace");
            assert!(!sheet.is_empty() && !cell.is_empty() && !rule.is_empty(), "{id}: {line}");
            said.insert(format!("{file}｜{sheet}!{cell}"));
        }
        let cells: BTreeSet<String> = evidence[id].iter().map(ToString::to_string).collect();
        assert_eq!(said, cells, "{id}");
        assert_eq!(outcome.stdout.lines().count(), cells.len(), "{id}: no cell twice");
    }
}

#[test]
fn an_empty_box_is_there_by_its_address() {
    let outcome = walk().workspace.kaishu(&["trace", "network-needed"]);
    for line in ["F9\t○\tmark-circle", "F10\t\tblank", "F11\t\tblank"] {
        outcome.says(&format!("fixtures/network-need/R2/municipalities/伊那市.xlsx\t調査票\t{line}\n"));
    }
}

#[test]
fn a_corrected_cell_names_the_row_that_corrected_it() {
    walk().workspace.kaishu(&["trace", "meetings-area-by-year.toshin.FY2019"]).says(
        "fixtures/records/meetings-area/圏域会議_開催記録.xlsx\t圏域会議\tB23\tR1.2.7\tdate-two-readings\
         +fixtures/corrections.csv｜corrections!A2\n",
    );
}

#[test]
fn what_is_said_about_persons_stays_in_the_office_unless_it_is_asked_for() {
    let id = "consultation-needs.total.1.count";
    let kept = walk().workspace.kaishu(&["trace", id]);
    let asked = walk().workspace.kaishu(&["trace", id, "--raw"]);
    let column = |text: &str, at: usize| -> Vec<String> {
        text.lines().map(|line| line.split('\t').nth(at).unwrap().to_owned()).collect()
    };
    assert_eq!(column(&kept.stdout, 2), column(&asked.stdout, 2), "the places are the same");
    assert!(column(&kept.stdout, 3).iter().all(|text| text == "（非表示。--raw で表示）"), "{kept:#?}");
    assert!(column(&asked.stdout, 3).iter().all(|text| text.contains("就労") || text.contains('1')), "{asked:#?}");
}

#[test]
fn a_figure_that_is_not_there_is_an_error_with_the_nearest() {
    walk()
        .workspace
        .kaishu(&["trace", "network-neded"])
        .ends_with(2)
        .says("「network-neded」")
        .says("network-needed");
}

/// A mark is traced as the frame in Word shows it, and a sentence names its figures.
#[test]
fn a_mark_is_traced_like_its_id_and_a_sentence_names_its_figures() {
    let workspace = &walk().workspace;
    let cells = workspace.kaishu(&["trace", "network-needed"]).ends_with(0).stdout.clone();
    for mark in ["{{figure:network-needed}}", "｛｛figure：network-needed｝｝"] {
        assert_eq!(workspace.kaishu(&["trace", mark]).ends_with(0).stdout, cells, "{mark}");
    }
    for typed in ["network-needed-sentence", "{{statement:network-needed-sentence}}"] {
        let said = workspace.kaishu(&["trace", typed]);
        said.ends_with(2).says("は文「ネットワークの必要性").says("kaishu trace network-needed");
        assert_eq!(said.stdout, "", "{typed}");
    }
}
