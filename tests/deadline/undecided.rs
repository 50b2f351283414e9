//! The bundled workspace without its decisions: what the program finds by itself in what was published, each with the
//! cells concerned, and a report that comes out as 暫定版.

use std::collections::BTreeSet;

use crate::support::{Workspace, field};

use super::{AREA_MEETINGS, INDICATORS, SESSIONS, before_the_next_round, finding, is_stamped, provisional};

fn undecided() -> Workspace {
    let workspace = before_the_next_round();
    workspace.decide(&[]);
    workspace
}

fn cells(letter: char, rows: std::ops::RangeInclusive<u32>) -> Vec<String> {
    rows.map(|row| format!("{letter}{row}")).collect()
}

#[test]
fn dates_that_cannot_be_are_held_out_with_both_readings() {
    let check = undecided().kaishu(&["check"]);
    check.ends_with(1).says("[要確認（保留）] date-two-readings (3)\n");
    for (cell, written, later, earlier) in [
        ("B23", "R1.2.7", "R2.2.7（2020-02-07）", "H31.2.7（2019-02-07）"),
        ("B24", "R1.2.10", "R2.2.10（2020-02-10）", "H31.2.10（2019-02-10）"),
        ("B25", "R1.2.19", "R2.2.19（2020-02-19）", "H31.2.19（2019-02-19）"),
    ] {
        let place = format!("{AREA_MEETINGS}｜圏域会議!{cell}");
        check.says(&finding(
            &place,
            written,
            "元号の期間の中の日付",
            &format!("読み方が2つあります: {later} / {earlier}。データ修正記録（修正）で決めるまで保留です。"),
            &format!("date-two-readings@{place}"),
        ));
    }
}

#[test]
fn dates_outside_their_era_are_read_and_said() {
    let check = undecided().kaishu(&["check"]);
    check.says("[確認] date-outside-era (9)\n");
    let days = ["6.20", "6.24", "6.27", "7.2", "7.11", "7.16", "7.19", "7.22", "7.25"];
    for (row, day) in (14..).zip(days) {
        let place = format!("{AREA_MEETINGS}｜圏域会議!B{row}");
        let (month, date) = day.split_once('.').unwrap();
        check.says(&finding(
            &place,
            &format!("H31.{day}"),
            "元号の期間の中の日付",
            &format!(
                "R1.{day}（2019-0{month}-{date:0>2}）としか読めないため、そう読みました。確かめたら了承できます。"
            ),
            &format!("date-outside-era@{place}"),
        ));
    }
}

#[test]
fn the_claim_of_26_meetings_is_held_against_the_23_that_are_listed() {
    let listed = cells('F', 5..=27).join("、");
    undecided().kaishu(&["check"]).says(&finding(
        &format!("{AREA_MEETINGS}｜圏域会議!{listed}"),
        "「【圏域会議】26回」（5 取組実績 取組内容②(2)）",
        "データでは 圏域会議の開催回数: 23回",
        "記録の漏れか、主張の誤りかを確かめてください。",
        "claim-differs@claim-area-meetings",
    ));
}

#[test]
fn entered_and_counted_meetings_differ_with_both_cells() {
    let check = before_the_next_round().kaishu(&["check"]);
    check.says("[確認] entered-differs (2)\n");
    for (year, cell, entered, counted) in [("FY2018", "D9", 11, 12), ("FY2019", "E9", 14, 15)] {
        check.says(&format!("\n  {INDICATORS}｜指標!{cell}\n"));
        check.says(&format!(
            "    あったもの: 協議会の開催回数 実績 {entered}回（指標の表） ／ あるべきもの: 記録・調査から\
             数えると {counted}回 ／ どちらが正しいか確かめてください。両方とも残しています。\n    \
             id: entered-differs@network-meetings.counted.{year}\n"
        ));
    }
    let counted: Vec<String> = (14..=25).flat_map(|row| [format!("B{row}"), format!("F{row}")]).collect();
    check.says(&format!("\n  {AREA_MEETINGS}｜圏域会議!{}\n", counted.join("、")));
}

#[test]
fn sessions_off_the_schedule() {
    let check = undecided().kaishu(&["check"]);
    check.says("[確認] off-schedule (4)\n");
    for (row, held, held_on, day, day_on) in [
        (31, "R2.6.10", "2020-06-10", "R2.6.26", "2020-06-26"),
        (33, "R2.7.14", "2020-07-14", "R2.7.31", "2020-07-31"),
        (36, "R2.8.20", "2020-08-20", "R2.8.28", "2020-08-28"),
        (40, "R2.9.9", "2020-09-09", "R2.9.25", "2020-09-25"),
    ] {
        check.says(&finding(
            &format!("{SESSIONS}｜相談会!B{row}、C{row}"),
            &format!("諏訪 {held}（{held_on}）の実施"),
            &format!("予定の日 {day}（{day_on}）"),
            "臨時の実施か、日付の誤りかを確かめてください。数えるのは変えません。",
            &format!("off-schedule@{SESSIONS}｜相談会!B{row}"),
        ));
    }
    let held: Vec<String> = [29, 30, 31, 32, 33, 34, 36, 37, 40, 41]
        .iter()
        .flat_map(|row| [format!("B{row}"), format!("C{row}")])
        .collect();
    check.says(&finding(
        &format!("{SESSIONS}｜相談会!{}", held.join("、")),
        "諏訪 R2年度に 10 回",
        "予定では R2.9.25 までに 6 回",
        "臨時の実施か、日付の誤りかを確かめてください。数えるのは変えません。",
        "more-than-schedule@sessions.suwa.FY2020",
    ));
}

#[test]
fn the_report_comes_out_as_provisional_and_marks_exactly_what_is_touched() {
    let workspace = undecided();
    is_stamped(&workspace, 3);
    let figures = workspace.written_figures();
    let touched: BTreeSet<String> = figures
        .keys()
        .filter(|id| {
            ["meetings-area-by-year.", "meetings-area-participants.", "network-meetings.counted."]
                .iter()
                .any(|start| id.starts_with(start))
        })
        .cloned()
        .collect();
    assert_eq!(provisional(&workspace), touched);
    // Three meetings have no year until somebody decides; they are among the 23 all the same.
    assert_eq!(field(&figures["network-meetings.counted.FY2019"], "value"), "12");
    assert_eq!(field(&figures["meetings-area-total"], "value"), "23");
    let report = workspace.markdown();
    for row in [
        "| 要確認 | 東信地区 | 21 | 開催 | － |",
        "| 圏域 | 佐久 | **1** | **1** | **0** | **2** |",
        "|  |  |  | 記録からの集計 | **12** | **12** | **3** |",
    ] {
        assert!(report.lines().any(|line| line == row), "{row}");
    }
    assert!(report.contains("色つきか太字のセルは要確認（未決定の回答・記録にかかわる値）。"));
}

#[test]
fn the_bundled_decisions_make_the_report_final() {
    let workspace = before_the_next_round();
    super::is_final(&workspace);
    assert!(provisional(&workspace).is_empty());
    workspace.kaishu(&["run", "--strict"]).ends_with(1).says("確認事項: 17 件（うち要確認 0 件）、参考 18 件\n");
    workspace.kaishu(&["run"]).ends_with(0).says("ファイル: 読み取り 171、使えないもの 0（回答・記録 674 件）\n");
}
