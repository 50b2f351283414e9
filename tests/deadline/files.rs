//! Files as they arrive: damaged, foreign, locked, encrypted, with a stray cell, or not at all.

use crate::support::field;

use super::{CENTRES, MUNICIPALITIES, analyst, before_the_next_round, finding, is_final, is_stamped, provisional};

const READABLE: &str = "読める表計算ファイル（xlsx、xlsm、xls、xlsb、ods、CSV）";

#[test]
fn a_damaged_zip_is_set_aside_and_its_round_is_provisional() {
    let workspace = before_the_next_round();
    let file = format!("{MUNICIPALITIES}/伊那市.xlsx");
    let bytes = std::fs::read(workspace.path(&file)).unwrap();
    workspace.write(&file, &bytes[..4000]);
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says("[要確認（使えないファイル）] damaged-zip (1)\n")
        .says(&finding(
            &file,
            "壊れたファイル（zip の末尾がありません）",
            READABLE,
            "Excel で開けるか確かめ、もう一度送ってもらってください。",
            &format!("damaged-zip@{file}"),
        ))
        .says("ファイル: 読み取り 170、使えないもの 1（回答・記録 673 件）\n");
    is_stamped(&workspace, 1);
    let figures = workspace.written_figures();
    assert_eq!(field(&figures["network-returned"], "value"), "128");
    assert_eq!(field(&figures["network-needed"], "status"), "provisional");
    assert_eq!(field(&figures["entry-supported"], "status"), "final", "another survey is not touched");
    // The analyst knows that it will not come again and goes on without it.
    workspace.decide_also(&format!("accept,,,damaged-zip@{file},,,,再送されず未回収とする,例示,2021-01-20"));
    is_final(&workspace);
    assert!(provisional(&workspace).is_empty());
    assert_eq!(field(&workspace.written_figures()["network-returned"], "value"), "128");
}

#[test]
fn an_xls_under_the_name_xlsx_is_read_and_said() {
    let workspace = before_the_next_round();
    let before = workspace.figures();
    let file = format!("{CENTRES}/C02_回答票.xlsx");
    let xls = include_bytes!("../fixtures/deadline/C02_回答票.xls");
    assert!(xls.starts_with(b"\xD0\xCF\x11\xE0"), "a compound file");
    workspace.write(&file, xls);
    assert_eq!(workspace.figures(), before, "the same answers in the same cells");
    workspace.kaishu(&["run"]).says("参考 20 件\n").says("ファイル: 読み取り 171、使えないもの 0");
    let list = analyst(&workspace);
    for words in ["中身は xls（そのまま読みました）", "名前の末尾は .xlsx", "対応は要りません。"]
    {
        assert!(list.contains(words), "{words}");
    }
    workspace
        .kaishu(&["trace", "entry-experience.total.2.count"])
        .says(&format!("{file}\t回答票\tF7\t２\tby-number\n"));
}

#[test]
fn a_lock_file_is_no_return() {
    let workspace = before_the_next_round();
    let before = workspace.figures();
    let file = format!("{MUNICIPALITIES}/~$伊那市.xlsx");
    workspace.write(&file, b"\x06office");
    assert_eq!(workspace.figures(), before);
    workspace.kaishu(&["check"]).says("確認事項: 17 件（うち要確認 0 件）、参考 19 件\n").says_nothing_of("~$");
    let list = analyst(&workspace);
    for words in ["Excel などが置いた補助ファイル", &format!("helper-file@{file}"), "回答ではない"]
    {
        assert!(list.contains(words), "{words}");
    }
}

#[test]
fn a_stray_cell_at_the_end_of_the_sheet_does_not_hurt() {
    let workspace = before_the_next_round();
    let before = workspace.figures();
    let file = format!("{MUNICIPALITIES}/伊那市.xlsx");
    workspace.set(&file, "調査票", "XFD1048576", Some("。"));
    assert_eq!(workspace.figures(), before);
    workspace.kaishu(&["check"]).says("[確認] stray-cell (1)\n").says(&finding(
        &format!("{file}｜調査票!XFD1048576"),
        "。",
        "シートの端には何も書かれていない",
        "書き間違いなら消してもらってください。回答としては使っていません。",
        &format!("stray-cell@{file}｜調査票!XFD1048576"),
    ));
    // Many of them are one finding that counts them.
    for cell in ["XFD2", "XFC3", "A1048576"] {
        workspace.set(&file, "調査票", cell, Some("、"));
    }
    assert_eq!(workspace.figures(), before);
    workspace
        .kaishu(&["check"])
        .says("[確認] stray-cell (1)\n")
        .says("「、」など 4 個のセル")
        .says(&format!("stray-cell@{file}｜調査票!XFD2\n"));
    // The same in a list with a row per event.
    workspace.set(super::AREA_MEETINGS, "圏域会議", "XFD1048576", Some("。"));
    assert_eq!(workspace.figures(), before);
}

#[test]
fn a_file_with_a_password_is_set_aside() {
    let workspace = before_the_next_round();
    let file = format!("{MUNICIPALITIES}/伊那市.xlsx");
    workspace.write(&file, include_bytes!("../fixtures/deadline/encrypted.xlsx"));
    workspace.kaishu(&["check"]).ends_with(1).says("[要確認（使えないファイル）] encrypted (1)\n").says(&finding(
        &file,
        "知らない方式で暗号化されたファイル",
        READABLE,
        "パスワードなしで保存し直したものを送ってもらってください。",
        &format!("encrypted@{file}"),
    ));
    is_stamped(&workspace, 1);
}

#[test]
fn an_empty_file_and_a_letter_are_set_aside() {
    let workspace = before_the_next_round();
    let (empty, letter) = (format!("{MUNICIPALITIES}/伊那市.xlsx"), format!("{MUNICIPALITIES}/送付状.pdf"));
    workspace.write(&empty, b"");
    workspace.write(&letter, b"%PDF-1.7\n");
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says(&finding(
            &empty,
            "0 バイトのファイル",
            READABLE,
            "Excel で開けるか確かめ、もう一度送ってもらってください。",
            &format!("empty-file@{empty}"),
        ))
        .says(&finding(
            &letter,
            "表計算ファイルではありません（PDF）",
            READABLE,
            "内容を表計算ファイルに入力してください（要手入力）。受け取ったことは記録されます。",
            &format!("key-in@{letter}"),
        ));
    is_stamped(&workspace, 2);
}

#[test]
fn a_round_of_which_nothing_has_come() {
    let workspace = before_the_next_round();
    std::fs::remove_dir_all(workspace.path(CENTRES)).unwrap();
    std::fs::remove_file(workspace.path("fixtures/entry-support/R2/received.csv")).unwrap();
    workspace.replace("surveys/entry-support.toml", "received = \"fixtures/entry-support/R2/received.csv\"\n", "");
    workspace.kaishu(&["check"]).ends_with(1).says(&finding(
        CENTRES,
        &format!("「{CENTRES}」にファイルがありません"),
        "回答ファイル",
        "まだ届いていないのか、定義のフォルダ名の誤りかを確かめてください。",
        &format!("no-returns@{CENTRES}"),
    ));
    is_final(&workspace);
    let figures = workspace.written_figures();
    assert_eq!(field(&figures["entry-population"], "value"), "18");
    assert_eq!(field(&figures["entry-returned"], "value"), "0");
    assert_eq!(field(&figures["entry-supported"], "status"), "undefined");
    assert_eq!(field(&figures["entry-supported"], "text"), "－");
    assert_eq!(field(&figures["response-rates.entry-support.R2.total.return_rate"], "value"), "0/18");
    let report = workspace.markdown();
    assert!(report.contains("18か所）に照会し、0か所から調査票の提出を受けた。"));
    assert!(report.contains("「－」: 母数が0のため算出できない"), "{report}");
}

#[test]
fn a_file_that_was_received_and_is_gone_takes_its_answers_with_it_and_is_missed() {
    let workspace = before_the_next_round();
    workspace.figures();
    workspace.remove(&format!("{CENTRES}/C02_回答票.xlsx"));
    let list = "fixtures/entry-support/R2/received.csv";
    workspace.kaishu(&["check"]).ends_with(1).says(&finding(
        list,
        "「C02_回答票.xlsx」は 2020-10-06 に受領とありますが、フォルダにありません",
        "一覧にあるファイル",
        "ファイルを戻すか、一覧から消してください。今は未回収として数えています。",
        &format!("received-gone@{list}!C02_回答票.xlsx"),
    ));
    assert_eq!(field(&workspace.figures()["entry-returned"], "value"), "17");
}
