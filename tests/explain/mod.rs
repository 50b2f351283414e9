//! `kaishu collect --explain FILE`: one file as it was read, as a picture that a person can follow. The expected texts are
//! whole, because that they can be followed is all that they are for.

mod figure;

use std::io::Write as _;

use crate::support::Workspace;

/// The return of the same office in the round after.
const NEXT: &str = "fixtures/network-need/R3/municipalities/長野市（令和3年度）.xlsx";
const FORM: &str = "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx";

#[track_caller]
fn shows(workspace: &Workspace, arguments: &[&str], expected: &str) {
    let mut words = vec!["collect", "--quiet", "--explain"];
    words.extend(arguments);
    let said = workspace.kaishu(&words);
    said.ends_with(0);
    assert_eq!(said.stdout, expected, "{}", said.stdout);
}

/// The form with its boxes numbered, every box with its rule, and what the office wrote outside of them.
#[test]
fn a_form_is_shown_box_by_box() {
    let workspace = Workspace::bundled();
    shows(&workspace, &["【回答】長野市.xlsx"], include_str!("expected/form.txt"));
    // However the file is named, it is the same picture.
    shows(&workspace, &[&format!("./{FORM}")], include_str!("expected/form.txt"));
    let whole = workspace.path(FORM);
    shows(&workspace, &[whole.to_str().unwrap()], include_str!("expected/form.txt"));
    assert!(!workspace.path("out").exists() && !workspace.path(".kaishu").exists(), "it writes nothing");
    // Colours are for people; the numbers are there without them.
    workspace.kaishu(&["collect", "--explain", FORM, "--color", "always"]).ends_with(0).says("\u{1b}[32m[3] ○");
}

#[test]
fn what_is_odd_stands_at_its_box() {
    let workspace = Workspace::bundled();
    workspace.set(FORM, "調査票", "D20", Some("約１２件"));
    workspace.set(FORM, "調査票", "F24", Some("メールでも送りました"));
    shows(&workspace, &[FORM], include_str!("expected/odd.txt"));
}

#[test]
fn of_a_list_the_heading_and_some_rows_are_shown() {
    let workspace = Workspace::bundled();
    shows(&workspace, &["県域会議_開催記録.xlsx"], include_str!("expected/list.txt"));
    shows(&workspace, &["県域会議_開催記録.xlsx", "--row", "6"], include_str!("expected/row.txt"));
    workspace
        .kaishu(&["collect", "--explain", "県域会議_開催記録.xlsx", "--row", "4"])
        .ends_with(2)
        .says("の 4 行目は回答として読んでいません（読んだのは 5 行目から 11 行目）");
}

#[test]
fn a_file_set_aside_says_why_and_what_to_do() {
    let workspace = Workspace::bundled();
    let bytes = std::fs::read(workspace.path(FORM)).unwrap();
    workspace.write(FORM, &bytes[..4000]);
    shows(&workspace, &[FORM], include_str!("expected/aside.txt"));
}

/// A file of another survey can be opened and is not this survey's: what stands in it is shown with the reason.
#[test]
fn a_foreign_workbook_is_shown_as_it_is() {
    let workspace = Workspace::bundled();
    let other =
        std::fs::read(workspace.path("fixtures/records/meetings-prefecture/県域会議_開催記録.xlsx")).unwrap();
    workspace.write(FORM, other);
    workspace
        .kaishu(&["collect", "--explain", FORM])
        .ends_with(0)
        .says("  読み方: この調査の回答として読めたものはない\n")
        .says(" 4│番号                │開催日   │")
        .says("［要確認（使えないファイル）］");
}

#[test]
fn a_part_of_a_zip_is_shown_like_a_file() {
    let workspace = Workspace::bundled();
    let bytes = std::fs::read(workspace.path(FORM)).unwrap();
    workspace.remove(FORM);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("長野市.xlsx", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&bytes).unwrap();
    workspace.write("fixtures/network-need/R2/municipalities/mail.zip", zip.finish().unwrap().into_inner());
    let name = "fixtures/network-need/R2/municipalities/mail.zip/長野市.xlsx";
    for typed in ["mail.zip/長野市.xlsx", "mail.zip", name] {
        workspace
            .kaishu(&["collect", "--explain", typed])
            .ends_with(0)
            .says(&format!("{name}\n"))
            .says("  回答者: 202011 長野市（D4 のコード「202011」で）\n")
            .says("[3] F9 「○」 1（必要である）の欄");
    }
}

#[test]
fn the_workbook_of_indicators_is_shown_too() {
    let workspace = Workspace::bundled();
    workspace
        .kaishu(&["collect", "--explain", "指標.xlsx"])
        .ends_with(0)
        .says("  [8] E6 「30」 困難事案の対応件数 目標 2019年度 値: 30\n");
}

#[test]
fn a_name_that_is_not_one_files_is_refused_with_those_that_are_near() {
    let workspace = Workspace::bundled();
    let near = "（近いもの: fixtures/municipal-plans/R2/returned/202011_長野市.xlsx、";
    workspace
        .kaishu(&["collect", "--explain", "長野市.xls"])
        .ends_with(2)
        .says(&format!("エラー: 「長野市.xls」は調査の受領フォルダにありません{near}{FORM}、{NEXT}）\n"));
    workspace.kaishu(&["collect", "--explain", "長野市.xlsx"]).ends_with(2).says(&format!(
        "エラー: 「長野市.xlsx」で終わるファイルが複数あります。もう少し長く書いてください\
         （fixtures/municipal-plans/R2/returned/202011_長野市.xlsx、{FORM}）\n"
    ));
    workspace.kaishu(&["collect", "--explain", "qqqq"]).ends_with(2).says_nothing_of("近いもの");
    workspace.kaishu(&["collect", "--row", "3"]).ends_with(2);
}

#[test]
fn what_persons_wrote_is_kept_back() {
    let workspace = Workspace::bundled();
    let file = "生活相談_相談記録.xlsx";
    let kept = workspace.kaishu(&["collect", "--explain", file]);
    kept.ends_with(0).says("書かれた文字は示していない").says("[3] C5 （非表示）").says_nothing_of(" 「");
    let raw = workspace.kaishu(&["collect", "--explain", file, "--raw"]);
    raw.ends_with(0).says("[3] C5 「").says_nothing_of("（非表示）");
}
