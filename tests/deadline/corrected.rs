//! The same workspace corrected throughout, in the cells themselves: nothing is left to look at.

use crate::support::{Workspace, field};

use super::{AREA_MEETINGS, INDICATORS, SESSIONS, before_the_next_round, is_final};

/// Everything that the program finds in the bundled workspace, put right where it stands.
fn corrected() -> Workspace {
    let workspace = before_the_next_round();
    let days = ["6.20", "6.24", "6.27", "7.2", "7.11", "7.16", "7.19", "7.22", "7.25"];
    for (row, day) in (14..).zip(days) {
        workspace.set(AREA_MEETINGS, "圏域会議", &format!("B{row}"), Some(&format!("R1.{day}")));
    }
    for (row, day) in (23..).zip(["2.7", "2.10", "2.19"]) {
        workspace.set(AREA_MEETINGS, "圏域会議", &format!("B{row}"), Some(&format!("R2.{day}")));
    }
    for file in
        ["205613山ノ内町_ネットワークアンケート", "【回答】富士見町", "上松町_調査票", "調査票（駒ヶ根市）"]
    {
        let file = format!("fixtures/network-need/R2/municipalities/{file}.xlsx");
        workspace.set(&file, "調査票", "H20", None);
    }
    workspace.decide(&[]);
    workspace.replace("analysis/outcome-report.toml", "【圏域会議】26回", "【圏域会議】23回");
    workspace.replace("analysis/outcome-report.toml", "value = 26", "value = 23");
    workspace.set(INDICATORS, "指標", "D9", Some("12"));
    workspace.set(INDICATORS, "指標", "E9", Some("15"));
    // The four extra sessions of 諏訪 are off the list.
    for row in [31, 33, 36, 40] {
        for column in ["A", "B", "C"] {
            workspace.set(SESSIONS, "相談会", &format!("{column}{row}"), None);
        }
    }
    workspace
}

#[test]
fn check_reports_nothing() {
    let check = corrected().kaishu(&["check"]);
    check.ends_with(0).says("確認事項: 0 件（うち要確認 0 件）、参考 18 件\n");
    assert_eq!(check.stdout, "", "nothing to look at");
}

#[test]
fn the_report_is_final_and_the_figures_are_those_of_the_decisions() {
    let workspace = corrected();
    is_final(&workspace);
    workspace.kaishu(&["run", "--strict"]).ends_with(0);
    let corrected = workspace.written_figures();
    let decided = before_the_next_round().figures();
    for (id, figure) in &decided {
        let expected = match id.as_str() {
            "network-meetings.actual.FY2018" => "12",
            "network-meetings.actual.FY2019" => "15",
            "window-sessions.suwa.FY2020" => "6",
            "claim-area-meetings" | "window-sessions.suwa.total" => "23",
            _ => &field(figure, "value"),
        };
        assert_eq!(field(&corrected[id], "value"), expected, "{id}");
    }
    assert_eq!(corrected["claim-area-meetings"]["notes"][1], "データと一致");
}
