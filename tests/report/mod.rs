//! 調査の概要・報告書の見方: it says what this report does, and nothing that its tables and texts do not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kaishu::catalogue::Lang;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{PlanResult, collect_all, evaluate_plan};
use kaishu::pipeline::workspace::{self, Workspace as Loaded};
use kaishu::report::guide::{Ground, section};
use kaishu::report::model::{Block, Report, ReportTable};
use kaishu::tally::engine::Local;

use crate::support::{PLAN, Workspace, part};

fn bundled() -> (Loaded, PlanResult) {
    let workspace = workspace::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let collection = collect_all(&workspace, &Silent).unwrap();
    let plan = workspace.plans.iter().find(|plan| plan.id == PLAN).unwrap();
    let result = evaluate_plan(&workspace, &collection, plan, &Local).unwrap();
    (workspace, result)
}

/// The rows of the guide to a report: what stands in the first column, with the second.
fn guide(workspace: &Loaded, result: &PlanResult, report: &Report, lang: Lang) -> Vec<(String, String)> {
    let plan = workspace.plans.iter().find(|plan| plan.id == PLAN).unwrap();
    let received = BTreeMap::new();
    let (strata, surveys) = (BTreeMap::new(), &workspace.surveys);
    let ground = Ground { plan, findings: &result.findings, surveys, strata: &strata, received: &received };
    let Some(section) = section(&ground, report, lang) else { return Vec::new() };
    tables(&section.blocks)
        .flat_map(|table| &table.rows)
        .map(|row| (row[0].text.clone(), row[1].text.clone()))
        .collect()
}

fn tables(blocks: &[Block]) -> impl Iterator<Item = &ReportTable> {
    blocks.iter().filter_map(Block::table)
}

/// Takes everything out of a report that is printed in a place: a table, or the text of a section.
fn without(report: &mut Report, place: &str) {
    for section in &mut report.sections {
        let number = section.number.clone();
        section.blocks.retain(|block| match block {
            Block::Table(table) => table.id != place,
            Block::Paragraph(_) | Block::List { .. } => number != place,
            Block::Heading { .. } | Block::Chart(_) | Block::Note(_) => true,
        });
    }
    for figure in &mut report.figures {
        figure.printed.retain(|printed| printed != place);
    }
}

#[test]
fn a_sign_is_explained_while_it_is_printed_and_no_longer() {
    let (workspace, result) = bundled();
    let mut report = result.report.clone();
    report.sections.remove(0);
    // Where each sign is printed: by figures, and in cells without one.
    let places = |report: &Report, sign: &str| -> BTreeSet<String> {
        let prints = |text: &str| if sign == "△" { text.starts_with(sign) } else { text == sign };
        let figures = report.figures.iter().filter(|figure| prints(&figure.text));
        let mut found: BTreeSet<String> = figures.flat_map(|figure| figure.printed.clone()).collect();
        for table in report.sections.iter().flat_map(|section| tables(&section.blocks)) {
            if table.rows.iter().flatten().any(|cell| prints(&cell.text)) {
                found.insert(table.id.clone());
            }
        }
        found
    };
    let explained = |report: &Report, sign: &str| {
        guide(&workspace, &result, report, Lang::Ja).iter().any(|(first, _)| first == sign)
    };
    for sign in ["－", "0", "0.0", "△", "…", "Ｘ", "＊"] {
        let mut left = report.clone();
        let mut printed = places(&left, sign);
        assert_eq!(explained(&left, sign), !printed.is_empty(), "{sign}: {printed:?}");
        while let Some(place) = printed.pop_first() {
            without(&mut left, &place);
            printed = places(&left, sign);
            assert_eq!(explained(&left, sign), !printed.is_empty(), "{sign} without {place}: {printed:?}");
        }
    }
    assert!(places(&report, "△").len() > 1 && places(&report, "Ｘ").is_empty());
}

#[test]
fn a_rule_is_told_while_something_follows_it() {
    let (workspace, result) = bundled();
    let mut report = result.report.clone();
    report.sections.remove(0);
    let says = |report: &Report, item: &str| {
        guide(&workspace, &result, report, Lang::Ja).iter().any(|(first, _)| first == item)
    };
    for (item, places) in [("複数回答", vec!["need-reasons"]), ("割", vec!["7"]), ("ポイント", vec!["6"])]
    {
        assert!(says(&report, item), "{item}");
        let mut left = report.clone();
        for place in places {
            without(&mut left, place);
        }
        assert!(!says(&left, item), "{item}");
    }
    assert!(!says(&report, "重み") && !says(&report, "前回からの変更") && !says(&report, "暫定の数値"));
    // Nothing is printed, so there is nothing to explain.
    let nothing = Report { figures: Vec::new(), sections: Vec::new(), ..report.clone() };
    assert_eq!(guide(&workspace, &result, &nothing, Lang::Ja), []);
    // Both languages have the same rows.
    let both = [Lang::Ja, Lang::En].map(|lang| guide(&workspace, &result, &report, lang).len());
    assert_eq!(both[0], both[1]);
}

#[test]
fn every_format_has_it_before_the_results() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]);
    let report = workspace.markdown();
    let at = |words: &str| report.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("## 調査の概要・報告書の見方") < at("## 1 事業実施団体名"));
    let row = "| 被疑者・被告人となった障がい者等への支援に関する調査（令和2年10月調査） | \
               障がい者総合支援センター: 全数（すべてに照会） | 令和2年10月31日現在、受領 令和2年10月6日〜令和2年10月28日 | 表";
    assert!(report.contains(row), "{report}");
    let file = |ending: &str| workspace.path(&format!("out/{PLAN}/{PLAN}.{ending}"));
    assert!(part(&file("docx"), "word/document.xml").contains("報告書の見方"));
    assert!(part(&file("xlsx"), "xl/workbook.xml").contains("報告書の見方"));
    // The tables of results keep their numbers.
    assert!(report.contains("**表1　"));
}
