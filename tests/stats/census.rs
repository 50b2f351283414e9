//! 内閣府's census of municipalities in two rounds (図表2.3-1; `tests/fixtures/census`), from a workbook with a row for each of
//! the 1,721 to the printed report: every percentage that the ministry printed, by the rule that it printed them by.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kaishu::text::number::{percent, points};
use serde_json::Value;

use crate::support::Workspace;

const GROUPS: [&str; 4] = ["total", "core", "city", "town"];

/// What is printed of a group: its counts and whole percentages, in the order of the options.
type Printed<const OPTIONS: usize> = [([u64; OPTIONS], [u64; OPTIONS]); 4];

const PLANS_R1: Printed<4> = [
    ([1257, 80, 9, 375], [73, 5, 1, 22]),
    ([84, 1, 0, 1], [98, 1, 0, 1]),
    ([619, 20, 2, 68], [87, 3, 0, 10]),
    ([554, 59, 7, 306], [60, 6, 1, 33]),
];
const PLANS_H30: Printed<4> = [
    ([1236, 162, 9, 314], [72, 9, 1, 18]),
    ([80, 5, 0, 0], [94, 6, 0, 0]),
    ([605, 50, 3, 51], [85, 7, 0, 7]),
    ([551, 107, 6, 263], [59, 12, 1, 28]),
];
/// Of the 80 that plan one; the one 中核市等 is what the others leave.
const TIMES_R1: Printed<3> = [
    ([27, 29, 24], [34, 36, 30]),
    ([1, 0, 0], [100, 0, 0]),
    ([7, 7, 6], [35, 35, 30]),
    ([19, 22, 18], [32, 37, 31]),
];

struct Run {
    figures: BTreeMap<String, Value>,
    report: String,
}

fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let workspace = Workspace::fixture("census");
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        Run { figures: workspace.figures_of("plan"), report: workspace.read("out/plan/plan.md") }
    })
}

/// The table of the report from its title to the next one.
fn section(title: &str) -> &'static str {
    let after = run().report.split(title).nth(1).unwrap_or_else(|| panic!("no {title}"));
    after.split("**表").next().unwrap()
}

fn is_as_printed<const OPTIONS: usize>(table: &str, title: &str, printed: Printed<OPTIONS>) {
    for (group, (counts, shares)) in GROUPS.into_iter().zip(printed) {
        let n: u64 = counts.iter().sum();
        assert_eq!(run().figures[&format!("{table}.{group}.n")]["value"], n.to_string());
        for (option, (count, share)) in (1..).zip(counts.into_iter().zip(shares)) {
            let figure = |what| &run().figures[&format!("{table}.{group}.{option}.{what}")];
            assert_eq!(figure("count")["value"], count.to_string(), "{table} {group} {option}");
            assert_eq!(figure("share")["value"], format!("{count}/{n}"), "{table} {group} {option}");
            assert_eq!(figure("share")["text"], share.to_string(), "{table} {group} {option}");
        }
        // The same numbers side by side in the report.
        let whole = |number: u64| match number {
            0..1000 => number.to_string(),
            _ => format!("{},{:03}", number / 1000, number % 1000),
        };
        let cells: Vec<String> =
            [n].into_iter().chain(counts).map(whole).chain(shares.map(|share| share.to_string())).collect();
        let row = format!(" | {} |\n", cells.join(" | "));
        assert!(section(title).contains(&row), "{row}{}", section(title));
    }
}

#[test]
fn all_32_percentages() {
    is_as_printed("plans-r1", "計画の策定状況（R1）", PLANS_R1);
    is_as_printed("plans-h30", "計画の策定状況（H30）", PLANS_H30);
}

#[test]
fn the_question_that_80_were_asked() {
    is_as_printed("times-r1", "策定予定時期（R1）", TIMES_R1);
    assert!(section("策定予定時期（R1）").contains("有効1721−非該当1641＝該当80＝n 80"));
}

/// The total of R1 adds up to 101 and 一般市 of H30 to 99, and each table says so of its own; the others add up.
#[test]
fn what_does_not_add_up_to_100_is_said() {
    let said =
        |title| section(title).split("四捨五入のため、").nth(1).map(|after| after.split('\n').next().unwrap());
    let note = "構成比の合計が100％にならない: ";
    assert_eq!(said("計画の策定状況（R1）"), Some(&*format!("{note}計（101％）。")));
    assert_eq!(said("計画の策定状況（H30）"), Some(&*format!("{note}一般市（99％）。")));
    assert_eq!(said("策定予定時期（R1）"), None);
}

/// Complete for 問1 and for the 80 of 問2: no interval, no test, and the table says why.
#[test]
fn a_complete_census_is_not_tested() {
    for title in ["計画の策定状況（R1）", "計画の策定状況（H30）", "策定予定時期（R1）"]
    {
        let table = section(title);
        assert!(table.contains("全数調査で全対象から回答があり、推計ではないため、誤差・検定はない。"), "{table}");
        for word in ["信頼区間", "カイ二乗", "p ="] {
            assert!(!table.contains(word), "{word}: {table}");
        }
    }
}

/// 「約72％で…約9％上昇」 from 1,085 of 1,721: it is 9 ポイント, 151/1721 rounded once, and 14 % more.
#[test]
fn nine_points_are_no_nine_percent() {
    let (before, now, all) = (1085, 1236, 1721);
    assert_eq!(run().figures["have-plan-h30"]["value"], format!("{now}/{all}"));
    assert_eq!(percent(before, all, 0).as_deref(), Some("63"));
    assert_eq!(points(now, all, before, all, 0).as_deref(), Some("9"));
    assert_eq!(points(now, all, before, all, 1).as_deref(), Some("8.8"));
    assert_eq!(percent(now - before, before, 0).as_deref(), Some("14"));
}
