//! Other readings of what was published, and changes of several cells: what the figures say then.

use crate::support::{Workspace, field};

const RETURNED: &str = "fixtures/entry-support/R2/returned";

#[test]
fn a_centre_that_did_not_return() {
    let workspace = Workspace::bundled();
    // One of the thirteen that said yes to both.
    let yes = workspace.kaishu(&["trace", "entry-experience.total.1.count"]).stdout;
    let respond = workspace.kaishu(&["trace", "entry-future.total.1.count"]).stdout;
    let file = |line: &str| line.split('\t').next().unwrap().to_owned();
    let answered: Vec<String> = respond.lines().map(file).collect();
    let gone = yes.lines().map(file).find(|file| answered.contains(file)).unwrap();
    workspace.remove(&gone);
    let figures = workspace.figures();
    assert_eq!(field(&figures["entry-population"], "value"), "18");
    assert_eq!(field(&figures["entry-returned"], "value"), "17");
    assert_eq!(field(&figures["entry-supported"], "value"), "12/17");
    assert_eq!(field(&figures["entry-supported"], "text"), "70.6");
    assert_eq!(figures["entry-supported"]["base"]["not_returned"], 1);
    assert_eq!(field(&figures["entry-will-respond"], "value"), "16/16");
    assert_eq!(field(&figures["response-rates.entry-support.R2.total.return_rate"], "text"), "94.4");
    // A census in which somebody is missing says what the missing one could make of it.
    assert_eq!(figures["entry-supported"]["notes"][0], "答えのない分を含む全18では 66.7〜72.2％の間");
    // 70.6 % is ７割 too.
    workspace.kaishu(&["check"]).says_nothing_of("claim-differs@claim-entry-supported");
}

#[test]
fn twelve_of_eighteen_is_seven_tenths_only_when_rounded() {
    let workspace = Workspace::bundled();
    let yes = workspace.kaishu(&["trace", "entry-experience.total.1.count"]).stdout;
    let fields: Vec<&str> = yes.lines().next().unwrap().split('\t').collect();
    workspace.set(fields[0], fields[1], fields[2], Some("2"));
    let figures = workspace.figures();
    assert_eq!(field(&figures["entry-supported"], "value"), "12/18");
    assert_eq!(field(&figures["entry-supported"], "text"), "66.7");
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says("「７割のセンターがH28年以降何らかの入口支援をしたと回答」（6 成果 ⑵）")
        .says("id: claim-differs@claim-entry-supported");
    let plan = workspace.read("analysis/outcome-report.toml");
    let (before, claim) = plan.split_once("id = \"claim-entry-supported\"").unwrap();
    let rounded = claim.replacen("convention = \"cut\"", "convention = \"rounded\"", 1);
    workspace.write("analysis/outcome-report.toml", format!("{before}id = \"claim-entry-supported\"{rounded}"));
    workspace.kaishu(&["check"]).says_nothing_of("claim-differs@claim-entry-supported");
}

#[test]
fn a_zero_becomes_one() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    assert_eq!(field(&before["entry-future.total.2.count"], "value"), "0");
    workspace.set(&format!("{RETURNED}/C02_回答票.xlsx"), "回答票", "F10", Some("２"));
    // A session of 上田 in a year before its window opened.
    assert_eq!(field(&before["window-sessions.ueda.FY2018"], "value"), "0");
    workspace.set("fixtures/records/sessions/相談会_実施記録.xlsx", "相談会", "B39", Some("H30.10.26"));
    let after = workspace.figures();
    assert_eq!(field(&after["entry-future.total.2.count"], "value"), "1");
    assert_eq!(field(&after["entry-will-respond"], "value"), "16/17");
    assert_eq!(field(&after["window-sessions.ueda.FY2018"], "value"), "1");
    assert_eq!(field(&after["window-sessions.ueda.FY2020"], "value"), "1");
    workspace
        .kaishu(&["check"])
        .says("上田 H30.10.26（2018-10-26）の実施 ／ あるべきもの: 上田 の窓口は R2.8（2020-08）から");
}

#[test]
fn a_sheet_without_a_name_is_gone_when_its_row_is_empty() {
    let workspace = Workspace::bundled();
    let traced = workspace.kaishu(&["trace", "response-rates.training-comprehension.R1.total.returned"]).stdout;
    let fields: Vec<&str> = traced.lines().next().unwrap().split('\t').collect();
    let row = fields[2].trim_start_matches(char::is_alphabetic);
    for column in ["A", "B", "C", "D", "E"] {
        workspace.set(fields[0], fields[1], &format!("{column}{row}"), None);
    }
    let figures = workspace.figures();
    assert_eq!(field(&figures["response-rates.training-comprehension.R1.total.returned"], "value"), "99");
    assert_eq!(figures["training-comprehension.counted.FY2019"]["denominator"], 99);
}

#[test]
fn one_more_body_at_the_table_is_one_more_agency() {
    let workspace = Workspace::bundled();
    let list = "fixtures/records/meetings-prefecture/県域会議_開催記録.xlsx";
    workspace.set(list, "県域会議", "D11", Some("長野県、更生保護施設裾花寮"));
    let figures = workspace.figures();
    assert_eq!(field(&figures["cooperating-agencies.counted.FY2019"], "value"), "15");
    assert_eq!(field(&figures["cooperating-agencies.counted.FY2020"], "value"), "16");
    workspace.kaishu(&["check"]).says("id: entered-differs@cooperating-agencies.counted.FY2020");
}

#[test]
fn an_entered_number_moves_what_is_derived_from_it() {
    let workspace = Workspace::bundled();
    workspace.set("fixtures/records/indicators/指標.xlsx", "指標", "F13", Some("１２"));
    let figures = workspace.figures();
    assert_eq!(field(&figures["consultation-clients.actual.FY2020"], "value"), "12");
    assert_eq!(field(&figures["consultation-clients.counted.FY2020"], "value"), "15", "the records stand");
    assert_eq!(field(&figures["clients-R2-target"], "value"), "12/20");
    assert_eq!(field(&figures["clients-whole-period"], "value"), "30/40");
    let report = workspace.markdown();
    assert!(report.contains("目標値の６割（12/20）で、前年比３割減（△33.3％）であった"), "{report}");
    // A target that is taken back leaves nothing to compare with, and no 0.
    workspace.set("fixtures/records/indicators/指標.xlsx", "指標", "F12", Some("－"));
    let figures = workspace.figures();
    assert!(!figures.contains_key("consultation-clients.target.FY2020"));
    assert_eq!(field(&figures["clients-R2-target"], "status"), "undefined");
    assert_eq!(field(&figures["clients-R2-target"], "text"), "－");
    assert_eq!(figures["clients-R2-target"]["notes"][1], "比べる値がないため算出できない");
}
