//! What the operating system refuses, in the words of somebody who wants to go on: why, and what to do. The system's own
//! sentence is English everywhere and says neither.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::catalogue::Phrase;

phrases! {
    not_found() { ja: "その名前のファイルやフォルダがありません", en: "there is no file or folder of that name" }
    not_allowed() { ja: "使うことが許されていません", en: "it may not be used" }
    in_use() { ja: "ほかのプログラムが使っています", en: "another program uses it" }
    there_already() { ja: "同じ名前のファイルがあります", en: "a file of that name is there" }
    no_folder() { ja: "フォルダのあるはずの所にファイルがあります", en: "a file stands where a folder should be" }
    is_folder() { ja: "ファイルではなくフォルダです", en: "it is a folder and no file" }
    is_full() { ja: "ディスクに空きがありません", en: "the disk is full" }
    read_only() { ja: "書き込めない場所です", en: "nothing can be written there" }
    bad_name() { ja: "使えない名前です", en: "the name cannot be used" }
    other(sentence) { ja: "システムの知らせ: 「{sentence}」", en: "the system says: '{sentence}'" }
    check_name() { ja: "名前と場所を確かめてください。", en: "Check the name and the place." }
    close_or_allow(program) { ja: "{program}で開いていれば閉じ、読み取り専用でないか確かめて、もう一度実行してください。", en: "Close it in {program}, if it is open, see that it is not read-only, and run again." }
    excel() { ja: "Excel ", en: "Excel" }
    word() { ja: "Word ", en: "Word" }
    another() { ja: "ほかのプログラム", en: "other programs" }
    move_it() { ja: "そのファイルを別の場所へ移すか、名前を変えて、もう一度実行してください。", en: "Move that file elsewhere or rename it, and run again." }
    make_room() { ja: "空きを作って、もう一度実行してください。", en: "Make room and run again." }
    other_place() { ja: "書き込める場所に作業フォルダを移してください。", en: "Move the workspace to a place that can be written to." }
    other_name() { ja: "別の名前にしてください。", en: "Take another name." }
    again() { ja: "ネットワークやディスクを確かめて、もう一度実行してください。", en: "Check the network or the disk and run again." }
}

/// Numbers by which Windows says that another program has a file open.
const HELD_OPEN: [i32; 2] = [32, 33];

/// Whether another program may have the file open. Windows says so, or that the file may not be used.
pub fn is_held(error: &Error) -> bool {
    let said = cfg!(windows) && error.raw_os_error().is_some_and(|number| HELD_OPEN.contains(&number));
    said || matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy
    )
}

/// The program in which people have such a file open.
fn program(path: &Path) -> Phrase {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" | "docm" | "doc" | "dotx" | "rtf" => word(),
        "xlsx" | "xlsm" | "xls" | "xlsb" | "csv" => excel(),
        _ => another(),
    }
}

/// Why, and what to do.
fn words(error: &Error, path: &Path) -> (Phrase, Phrase) {
    let close_or_allow = || close_or_allow(program(path));
    if cfg!(windows) && error.raw_os_error().is_some_and(|number| HELD_OPEN.contains(&number)) {
        return (in_use(), close_or_allow());
    }
    match error.kind() {
        ErrorKind::NotFound => (not_found(), check_name()),
        ErrorKind::PermissionDenied => (not_allowed(), close_or_allow()),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => (in_use(), close_or_allow()),
        ErrorKind::AlreadyExists => (there_already(), move_it()),
        ErrorKind::NotADirectory => (no_folder(), move_it()),
        ErrorKind::IsADirectory => (is_folder(), check_name()),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (is_full(), make_room()),
        ErrorKind::ReadOnlyFilesystem => (read_only(), other_place()),
        ErrorKind::InvalidFilename => (bad_name(), other_name()),
        _ => (other(error), again()),
    }
}

/// Why the system refused.
pub fn reason(error: &Error) -> Phrase {
    words(error, Path::new("")).0
}

/// What to do about it.
pub fn remedy(error: &Error, path: &Path) -> Phrase {
    words(error, path).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_named_that_has_such_a_file_open() {
        let said = |file: &str| remedy(&Error::from(ErrorKind::PermissionDenied), Path::new(file));
        assert!(said("out/報告.docx").ja.starts_with("Word で開いていれば閉じ"));
        assert!(said("returned/長野市.XLSX").ja.starts_with("Excel で開いていれば閉じ"));
        assert!(said("out/x.json").en.starts_with("Close it in other programs"));
    }
}
