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

/// A new workspace in TOML, and its folder as an argument.
fn new_in_toml() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("w");
    assert_eq!(kaishu(&["new", root.to_str().unwrap(), "--toml", "--lang", "ja"]).code, Some(0));
    (folder, root)
}

#[test]
fn a_definition_is_written_only_where_it_would_be_read() {
    let (folder, root) = new_in_toml();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (returned, survey) = (file("w/returned/そら村.xlsx"), file("w/surveys/my-survey.toml"));
    for (arguments, message) in [
        (vec!["draft", &returned, "-o", &file("foo.txt")], "定義として読めるのは .xlsx（Excel）と .toml です"),
        (vec!["draft", &returned, "-o", &file("foo.xlsx"), "--to", "toml"], ".toml で終わる名前にしてください"),
        (vec!["convert", &survey, "-o", &file("foo.csv")], "定義として読めるのは .xlsx（Excel）と .toml です"),
        (vec!["convert", &survey, "-o", &file("foo.toml")], ".xlsx で終わる名前にしてください"),
    ] {
        let said = kaishu(&[arguments.as_slice(), &["--lang", "ja"]].concat());
        assert_eq!(said.code, Some(2), "{}", said.out);
        assert!(said.err.contains(message), "{}", said.err);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
    let outside = "定義として読まれるのは、作業フォルダの surveys/ の中だけです";
    let said = kaishu(&["draft", &returned, "-o", &file("foo.xlsx"), "--lang", "ja"]);
    assert!(said.code == Some(0) && said.out.contains(outside), "{}{}", said.out, said.err);
    let inside = root.join("surveys/drafted.xlsx");
    let said = kaishu(&["draft", &returned, "-o", inside.to_str().unwrap(), "--lang", "ja"]);
    assert!(said.code == Some(0) && !said.out.contains(outside), "{}{}", said.out, said.err);
}

#[test]
fn what_the_last_run_used_and_is_gone_is_said_until_it_has_run_without() {
    let (_folder, root) = new_in_toml();
    let at = root.to_str().unwrap();
    let ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n\
                  修正,my-survey,R7,T1,q3,1200人,1300,電話,佐藤,2026-01-08\n";
    std::fs::write(root.join("corrections.csv"), ledger).unwrap();
    assert_eq!(kaishu(&["run", "-w", at, "--strict", "--lang", "ja"]).code, Some(0));
    assert_eq!(kaishu(&["check", "-w", at, "--lang", "ja"]).code, Some(0));
    // Under another name it is still there.
    std::fs::rename(root.join("returned/みどり町.xlsx"), root.join("returned/回答.xlsx")).unwrap();
    std::fs::remove_file(root.join("returned/そら村.xlsx")).unwrap();
    std::fs::remove_file(root.join("corrections.csv")).unwrap();
    let said = kaishu(&["check", "-w", at, "--lang", "ja"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("前の実行で使ったファイルがありません: returned/そら村.xlsx（"), "{}", said.err);
    assert!(said.err.contains("データ修正記録がありません: corrections.csv（1 件の答え"), "{}", said.err);
    assert!(!said.err.contains("みどり町"), "{}", said.err);
    assert!(kaishu(&["run", "-w", at, "--lang", "ja"]).err.contains("returned/そら村.xlsx"));
    assert_eq!(kaishu(&["check", "-w", at, "--lang", "ja"]).code, Some(0));
    // A further ledger that somebody named must be there.
    let settings = root.join("surveys/workspace.toml");
    let written = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, written + "more_corrections = [\"more.csv\"]\n").unwrap();
    let said = kaishu(&["check", "-w", at, "--lang", "ja"]);
    assert!(said.code == Some(1) && said.out.contains("ledger-unreadable@more.csv"), "{}", said.out);
}

#[test]
fn without_a_plan_what_was_read_is_shown_and_listed() {
    let (_folder, root) = new_in_toml();
    let at = root.to_str().unwrap();
    std::fs::remove_dir_all(root.join("analysis")).unwrap();
    for command in ["check", "tabulate", "run"] {
        let said = kaishu(&[command, "-w", at, "--lang", "ja"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains("（R7）: 読み取った回答 3 件（対象 5）"), "{}", said.out);
        let line =
            |number: &str| said.out.lines().find(|line| line.trim_start().starts_with(number)).unwrap_or("");
        // Three answered; the second question was asked of two.
        assert_eq!(
            line("番号").split_whitespace().collect::<Vec<_>>(),
            ["番号", "設問", "答え（n）", "非該当", "無回答"]
        );
        assert!(line("問2").ends_with("2       1       0"), "{}", said.out);
        assert!(said.out.contains("計画は、定義のブックのシート「集計計画」「計画_章立て」と、数値や表の「計画_数値」「計画_表」に書くか"), "{}", said.out);
    }
    // The analyst's lists need no plan.
    let said = kaishu(&["collect", "-w", at, "--lang", "ja"]);
    assert!((said.out + &said.err).contains("out/analyst/returns/returns.xlsx"));
    let book = std::fs::read(root.join("out/analyst/returns/returns.xlsx")).unwrap();
    assert!(book.starts_with(b"PK"));
    let findings = std::fs::read_to_string(root.join("out/analyst/returns/findings.json")).unwrap();
    assert!(findings.contains("\"findings\""), "{findings}");
    assert!(!root.join("out/returns").exists(), "nothing for publication comes without a plan");
    // Whoever decides something finds the headings of the ledger.
    let ledger = std::fs::read_to_string(root.join("corrections.csv")).unwrap();
    assert_eq!(ledger, "\u{FEFF}種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\r\n");
}

#[test]
fn a_sum_keeps_its_decimals_or_says_that_it_is_rounded() {
    let (_folder, root) = new_in_toml();
    let at = root.to_str().unwrap();
    crate::support::cells::set_cell(&root.join("returned/そら村.xlsx"), "調査票", "B17", Some("80.25"));
    let figure = || {
        assert_eq!(kaishu(&["run", "-w", at, "--lang", "ja"]).code, Some(0));
        let results = std::fs::read_to_string(root.join("out/my-report/results.json")).unwrap();
        let results: serde_json::Value = serde_json::from_str(&results).unwrap();
        results["figures"]
            .as_array()
            .unwrap()
            .iter()
            .find(|figure| figure["id"] == "capacity")
            .unwrap()
            .to_string()
    };
    let exact = figure();
    assert!(exact.contains(".25"), "{exact}");
    let plan = root.join("analysis/my-report.toml");
    let written = std::fs::read_to_string(&plan).unwrap();
    std::fs::write(&plan, written.replace("sum = \"q3\"", "sum = \"q3\"\ndecimals = 1")).unwrap();
    let rounded = figure();
    assert!(rounded.contains(".3\"") && rounded.contains("を四捨五入した数"), "{rounded}");
}
