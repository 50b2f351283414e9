//! How a run tells what is otherwise in a filled document and among the figures: in the words of a person who knows tables and
//! documents, and never for something else than it is.

use super::{docx, entries, paragraph, small, zipped};
use crate::support::Workspace;

const FILLED: &str = "out/my-report/mine.docx";

/// The small workspace with a document that was filled by itself.
fn with_filled(body: &str) -> Workspace {
    let workspace = small();
    workspace.write("mine.docx", docx(body));
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    workspace.kaishu(&["fill", "mine.docx"]).ends_with(0);
    workspace
}

/// A second return of one municipality that says something else: nobody knows which counts.
fn contradicted(workspace: &Workspace) {
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), workspace.path("returned/みどり町2.xlsx")).unwrap();
    workspace.set("returned/みどり町2.xlsx", "調査票", "B17", Some("700"));
}

#[test]
fn an_outdated_document_is_told_where_little_is_to_be_said() {
    let workspace = with_filled(&paragraph("{{figure:capacity}}"));
    let quiet = workspace.kaishu(&["run", "-q"]);
    assert_eq!((quiet.ends_with(0).stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    workspace.remove("returned/そら村.xlsx");
    let quiet = workspace.kaishu(&["run", "-q"]);
    let stderr = &quiet.ends_with(0).stderr;
    assert!(stderr.contains(&format!("{FILLED} は前に kaishu fill で差し込んだ文書で")), "{quiet:#?}");
    assert!(stderr.contains("{{figure:capacity}}: 2,050人 → 1,800人"), "{quiet:#?}");
    assert!(stderr.contains(&format!("kaishu fill {FILLED}")), "{quiet:#?}");
}

/// Documents of two folders have one place among the results, if they have one name.
#[test]
fn a_document_that_takes_the_place_of_another_is_told() {
    let workspace = with_filled(&paragraph("{{figure:capacity}}"));
    workspace.write("課/mine.docx", docx(&paragraph("{{figure:returned}}")));
    let told = format!(
        "{FILLED} に前に差し込まれていた文書には、今度の文書にない印がありました: {{{{figure:capacity}}}}"
    );
    workspace.kaishu(&["fill", "課/mine.docx"]).ends_with(0).says(&told);
    workspace.kaishu(&["fill", "課/mine.docx"]).ends_with(0).says_nothing_of("今度の文書にない印");
}

/// Another language is no other number, and is told as what it is.
#[test]
fn another_language_is_not_told_as_numbers_that_moved() {
    let workspace =
        with_filled(&(paragraph("{{stamp}}") + &paragraph("{{figure:capacity}} {{figure:not-enough}}")));
    let run = workspace.kaishu_in("en", &["run"], &[]);
    run.ends_with(0)
        .says(&format!("{FILLED} was filled with kaishu fill, in another language"))
        .says("filled in the other language (")
        .says_nothing_of("of what it says is no longer so")
        .says_nothing_of("moved since it was filled (");
    // A number that did move is told beside it.
    workspace.remove("returned/そら村.xlsx");
    let run = workspace.kaishu_in("en", &["run"], &[]);
    run.ends_with(0).says("of what it says is no longer so").says("{{figure:capacity}}: 2,050人 → ");
    let fill = workspace.kaishu(&["fill", FILLED]);
    fill.ends_with(0).says("前に差し込んだときから変わったもの");
    let fill = workspace.kaishu_in("en", &["fill", FILLED], &[]);
    fill.ends_with(0)
        .says("Now in another language: ")
        .says("(the numbers are the same)")
        .says("Nothing has changed");
}

#[test]
fn a_mark_that_was_added_is_told_and_not_passed_over() {
    let workspace = with_filled(&paragraph("{{figure:capacity}} 後"));
    let all = entries(&std::fs::read(workspace.path(FILLED)).unwrap());
    let text =
        |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap().replace(" 後", " {{figure:returned}} 後");
    let parts: Vec<(&str, String)> = all.iter().map(|(name, (_, bytes))| (name.as_str(), text(bytes))).collect();
    workspace.write(FILLED, zipped(&parts));
    workspace.kaishu(&["run"]).ends_with(0).says(
        "変わった数値はありません。違うのは次のところです\n  まだ差し込んでいない印 1 件: {{figure:returned}}",
    );
    workspace
        .kaishu(&["fill", FILLED])
        .ends_with(0)
        .says("新しく差し込んだ印（1 件）: {{figure:returned}}")
        .says_nothing_of("言語だけ");
    workspace.kaishu(&["fill", FILLED]).ends_with(0).says("変わった数値はありません。\n");
}

/// What is stamped on the whole comes first, numbers of tables have their row and column, and each thing has a line.
#[test]
fn what_moved_is_told_line_by_line() {
    let workspace = with_filled(
        &(paragraph("{{figure:capacity}} {{figure:returned}}")
            + &paragraph("{{table:lacking}}")
            + &paragraph("{{stamp}}")),
    );
    contradicted(&workspace);
    let run = workspace.kaishu(&["run"]);
    let said = run.ends_with(0).stderr.clone();
    let mut lines = said.lines().skip_while(|line| !line.starts_with("  差し込んだあとで変わった数値")).skip(1);
    assert!(lines.next().unwrap().starts_with("    {{stamp}}: "), "{said}");
    let workspace = with_filled(&(paragraph("{{table:lacking}}") + &paragraph("{{figure:capacity}}")));
    workspace.remove("returned/そら村.xlsx");
    let run = workspace.kaishu(&["run"]);
    let stderr = run.ends_with(0).stderr.clone();
    let table = stderr.lines().find(|line| line.starts_with("    {{table:lacking}}: "));
    let table = table.unwrap_or_else(|| panic!("{stderr}"));
    assert!(table.contains("行「計」・列「集計対象数（n）」: 2 → 1"), "{table}");
    assert!(stderr.lines().all(|line| line.matches("ほか").count() < 2), "{stderr}");
    // Figures of tables that moved since the last run.
    run.says("    表「避難所は足りているか（地域別）」の行「計」・列「構成比（％） 足りている」: 33.3％ → 50.0％");
}
