//! What waits for a person, and the row of the correction ledger that decides it.

use crate::support::field;

use super::{
    AREA_MEETINGS, CENTRES, MUNICIPALITIES, analyst, before_the_next_round, finding, is_final, is_stamped,
    provisional,
};

#[test]
fn two_contradicting_returns_stand_side_by_side_until_a_row_says_which_counts() {
    let workspace = before_the_next_round();
    let (second, first) = (format!("{MUNICIPALITIES}/諏訪市 (2).xlsx"), format!("{MUNICIPALITIES}/諏訪市.xlsx"));
    let before = workspace.figures();
    // 諏訪市 did not know in its first copy; in the second it needs no network.
    workspace.set(&second, "調査票", "F10", Some("○"));
    workspace.set(&second, "調査票", "F11", None);
    let check = workspace.kaishu(&["check"]);
    check.ends_with(1).says("[要確認（保留）] contradicting-returns (1)\n");
    check.says(&finding(
        &format!("{first}｜調査票!F9、F10、F11\n  {second}｜調査票!F9、F10、F11"),
        "q1: 3 ⇔ 2",
        "1団体に1つの回答",
        &format!(
            "どちらを採用するか、データ修正記録（採用）に書いてください: {first} / {second}。それまでは保留です。"
        ),
        &format!("contradicting-returns@{first}⇔{second}"),
    ));
    is_stamped(&workspace, 1);
    let held = workspace.written_figures();
    assert_eq!(field(&held["network-returned"], "value"), "129", "it did come back");
    assert_eq!(field(&held["network-needed"], "value"), "104/128");
    assert_eq!(field(&held["need-by-stratum.total.3.count"], "value"), "14");
    assert_eq!(held["network-needed"]["base"]["held_out_returns"], 1);
    assert_eq!(field(&held["network-needed"], "status"), "provisional");
    assert_eq!(field(&held["plans-adopted"], "status"), "final");
    workspace.decide_also("use,network-need,R2,202061,,,諏訪市.xlsx,電話で確認,例示,2021-01-20");
    is_final(&workspace);
    assert_eq!(workspace.written_figures(), before, "the first one counts");
    workspace.kaishu(&["check"]).says_nothing_of("contradicting-returns");
    // A later row overrides an earlier one.
    workspace.decide_also("use,network-need,R2,202061,,,諏訪市 (2).xlsx,再度電話で確認,例示,2021-01-21");
    let second_counts = workspace.figures();
    assert_eq!(field(&second_counts["network-needed"], "value"), "104/129");
    assert_eq!(field(&second_counts["need-by-stratum.total.2.count"], "value"), "11");
    assert!(provisional(&workspace).is_empty());
}

#[test]
fn a_stale_row_does_not_apply_and_the_report_still_comes() {
    let workspace = before_the_next_round();
    workspace.replace("fixtures/corrections.csv", "A19,date,R1.2.7,", "A19,date,R1.2.8,");
    let place = "fixtures/corrections.csv｜corrections!A2";
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says("[要確認（保留）] stale-correction (1)\n")
        .says(&finding(
            &format!("{place}\n  {AREA_MEETINGS}｜圏域会議!B23"),
            "R1.2.7",
            "旧値「R1.2.8」",
            "修正記録の前提が変わりました。今の値を確かめ、行を直すか消してください。それまでは保留です。",
            &format!("stale-correction@{place}"),
        ))
        // What it was to decide is open again.
        .says("[要確認（保留）] date-two-readings (1)\n");
    is_stamped(&workspace, 2);
    assert_eq!(field(&workspace.written_figures()["network-meetings.counted.FY2019"], "value"), "14");
}

#[test]
fn a_stale_row_about_a_return_holds_that_return_out() {
    let workspace = before_the_next_round();
    workspace.decide_also("set,entry-support,R2,C02,q1,1,2,電話で確認,例示,2021-01-20");
    let place = "fixtures/corrections.csv｜corrections!A9";
    workspace.kaishu(&["check"]).says(&finding(
        &format!("{place}\n  {CENTRES}/C02_回答票.xlsx｜回答票!F7"),
        "２",
        "旧値「1」",
        "修正記録の前提が変わりました。今の値を確かめ、行を直すか消してください。それまでは保留です。",
        &format!("stale-correction@{place}"),
    ));
    is_stamped(&workspace, 1);
    let figures = workspace.written_figures();
    assert_eq!(field(&figures["entry-supported"], "value"), "13/17");
    assert_eq!(field(&figures["entry-supported"], "status"), "provisional");
    assert_eq!(field(&figures["network-needed"], "status"), "final");
}

#[test]
fn a_row_that_applies_changes_the_answer_and_is_in_the_trace() {
    let workspace = before_the_next_round();
    workspace.decide_also("set,entry-support,R2,C02,q1,２,1,電話で確認,例示,2021-01-20");
    assert_eq!(field(&workspace.figures()["entry-supported"], "value"), "14/18");
    workspace.kaishu(&["trace", "entry-experience.total.1.count"]).says(&format!(
        "{CENTRES}/C02_回答票.xlsx\t回答票\tF7\t２\tby-number+fixtures/corrections.csv｜corrections!A9\n"
    ));
}

#[test]
fn a_row_about_a_case_that_is_not_there_is_said() {
    let workspace = before_the_next_round();
    workspace.decide_also("set,entry-support,R2,C99,q1,1,2,電話で確認,例示,2021-01-20");
    let place = "fixtures/corrections.csv｜corrections!A9";
    workspace.kaishu(&["check"]).ends_with(1).says(&finding(
        place,
        "対象「C99」はありません",
        "entry-support の対象または記録の番号",
        "修正記録の前提が変わりました。今の値を確かめ、行を直すか消してください。それまでは保留です。",
        &format!("stale-correction@{place}"),
    ));
    is_stamped(&workspace, 1);
}

#[test]
fn an_accepted_finding_is_quiet_and_still_on_the_list() {
    let workspace = before_the_next_round();
    workspace
        .decide_also("accept,,,claim-differs@claim-area-meetings,,,,一覧の漏れを担当課に確認済み,例示,2021-01-20");
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says("確認事項: 16 件（うち要確認 0 件）、参考 18 件\n")
        .says_nothing_of("claim-differs");
    is_final(&workspace);
    let list = analyst(&workspace);
    for words in ["claim-differs@claim-area-meetings", "一覧の漏れを担当課に確認済み（例示 2021-01-20）"]
    {
        assert!(list.contains(words), "{words}");
    }
}
