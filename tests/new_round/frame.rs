//! The frame of the new round after mergers, splits and new names.

use crate::new_round::{small, small_book};
use crate::support::Workspace;

const LIST: &str = "旧コード,新コード,新名称,日付\n\
                    T1,T9,あけぼの市,R3.10.1\n\
                    T3,T9,,2021-10-01\n\
                    T2,T2,みどり市,2021-11-01\n\
                    T4,T4,,\n\
                    T4,T6,ゆき野町,2022-01-01\n\
                    T5,,,\n\
                    ,T7,ひかり村,\n";

#[test]
fn cases_merge_split_change_their_names_come_and_go() {
    let workspace = small();
    workspace.write("mergers.csv", LIST);
    workspace
        .kaishu(&["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--mergers", "mergers.csv"])
        .ends_with(0)
        .says("名簿 5 件から 5 件")
        .says("T9 あけぼの市 ← T1 あかね市、T3 そら村（2021-10-01）")
        .says("T2 みどり町 → みどり市（2021-11-01）")
        .says("T6 ゆき野町: T4 ゆき町 から分かれた（2022-01-01）")
        .says("T5 なみ市: 名簿から除いた")
        .says("T7 ひかり村: 名簿に加えた")
        .says("T9 あけぼの市 の area: 合併前で違う（川沿い / 山あい）。空にしたので書く")
        .says("T6 ゆき野町 の列は T4 ゆき町 から写したので確かめる")
        .says("T7 ひかり村 の area を書く");
    let frame = workspace.read("surveys/frames/my-survey-r8.csv");
    assert_eq!(
        frame,
        "code,name,area,alias,former\n\
         T9,あけぼの市,,,あかね市:2021-10-01|そら村:2021-10-01\n\
         T2,みどり市,川沿い,みどりちょう,みどり町:2021-11-01\n\
         T4,ゆき町,山あい,,\n\
         T6,ゆき野町,山あい,,ゆき町:2022-01-01\n\
         T7,ひかり村,,,\n"
    );
    workspace.kaishu(&["run"]).ends_with(0);
}

#[test]
fn a_return_under_an_old_name_is_suggested() {
    let workspace = small();
    workspace.write("mergers.csv", LIST);
    let made = ["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--mergers", "mergers.csv"];
    workspace.kaishu(&made).ends_with(0);
    // そら村 sends the form without a code, as it did in the last round.
    std::fs::copy(workspace.path("returned/そら村.xlsx"), workspace.path("returned-R8/そら村.xlsx")).unwrap();
    workspace.kaishu(&["check"]).ends_with(1).says("あけぼの市（T9、そら村は 2021-10-01 から）");
}

#[test]
fn the_sheet_of_a_workbook_has_the_new_cases() {
    let workspace = small_book();
    workspace.write("mergers.csv", LIST);
    let made = ["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--mergers", "mergers.csv"];
    workspace.kaishu(&made).ends_with(0).says("作りました: surveys/my-survey-r8.xlsx");
    let loaded = kaishu::pipeline::workspace::load(workspace.root()).unwrap();
    let codes: Vec<&str> = loaded.frames["my-survey-r8"].cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(codes, ["T9", "T2", "T4", "T6", "T7"]);
}

/// The frame of the bundled R3 is what the list of its merger makes of the frame before, apart from how the name is read.
#[test]
fn the_bundled_merger_is_made_again() {
    let workspace = Workspace::bundled();
    // Codes of five digits, as many lists have them.
    let list = "old_code,new_code,name,date\n20306,20310,相木村,2021-10-01\n203076,20310,,令和3年10月1日\n";
    workspace.write("mergers.csv", list);
    let made = ["new-round", "network-need", "R9", "--definition", "network-need-r9", "--mergers", "mergers.csv"];
    workspace.kaishu(&made).ends_with(0).says("203106 相木村 の kana を書く").says_nothing_of("合併前で違う");
    let (made, shipped) = (
        workspace.read("surveys/frames/network-need-r9.csv"),
        workspace.read("surveys/frames/network-need-r3.csv"),
    );
    assert_eq!(made, shipped.replace("相木村,あいきむら,", "相木村,,"));
}
