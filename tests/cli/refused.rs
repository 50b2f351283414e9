//! What the system or a damaged file refuses: the reason in the words of the user's language, the file, and what to do.

use super::kaishu;

#[test]
fn a_file_in_the_place_of_a_folder_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("w");
    let at = root.to_str().unwrap();
    assert_eq!(kaishu(&["new", at, "--lang", "ja"]).code, Some(0));
    std::fs::create_dir(root.join("out")).unwrap();
    std::fs::write(root.join("out/my-report"), "x").unwrap();
    let said = kaishu(&["run", "-w", at, "--lang", "ja"]);
    assert_eq!(said.code, Some(2));
    let error = said.err.lines().last().unwrap_or_default().to_owned();
    assert!(
        error.starts_with("エラー: ファイルを書くことができません: ") && error.contains("out/my-report"),
        "{error}"
    );
    assert!(error.contains("同じ名前のファイルがあります") && error.contains("別の場所へ移すか"), "{error}");
    assert!(!error.contains("os error"), "{error}");
    let said = kaishu(&["run", "-w", at, "--lang", "en"]);
    assert!(said.err.contains("Move that file elsewhere or rename it, and run again."), "{}", said.err);
}

#[test]
fn a_coding_list_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("w");
    let at = root.to_str().unwrap();
    kaishu(&["new", at, "--lang", "ja"]);
    assert_eq!(kaishu(&["code", "q4", "-w", at, "--lang", "ja"]).code, Some(0));
    let list = root.join("coding/my-survey-q4.xlsx");
    let whole = std::fs::read(&list).unwrap();
    std::fs::write(&list, &whole[..whole.len() / 2]).unwrap();
    let said = kaishu(&["code", "q4", "-w", at, "--lang", "ja"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("coding/my-survey-q4.xlsx（壊れたファイル"), "{}", said.err);
    assert!(said.err.contains("控えのファイルに戻してください"), "{}", said.err);
    // It is the analyst's own work, and stays.
    assert_eq!(std::fs::read(&list).unwrap(), whole[..whole.len() / 2]);
}
