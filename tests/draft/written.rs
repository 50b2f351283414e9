//! The command itself: nothing is written unasked, what is written loads as a workspace and reads the file it came from,
//! and a file that is there stays.

use std::path::{Path, PathBuf};
use std::process::Command;

use kaishu::catalogue::Lang;
use kaishu::draft::{Wishes, draft};
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::{run, workspace};

use super::truth::books;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/draft").join(name)
}

fn kaishu(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(arguments)
        .args(["--lang", "ja"])
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn nothing_is_written_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = fixture("01_選択肢の右に○.xlsx");
    let (code, stdout, stderr) = kaishu(folder.path(), &["draft", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("読み返し") && stdout.contains("まだ何も書いていません"), "{stdout}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_written_loads_and_reads_the_file_it_came_from() {
    for (file, answered) in [
        ("02_選択肢の左に○.xlsx", 4),
        ("10_回答一覧.xlsx", 44),
        ("12_Forms.xlsx", 34),
        ("13_google.csv", 24),
        ("08_マトリクス.xlsx", 4),
    ] {
        for form in ["xlsx", "toml"] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir_all(folder.path().join("returned-drafted")).unwrap();
            let there = folder.path().join("returned-drafted").join(file);
            std::fs::copy(fixture(file), &there).unwrap();
            let (code, stdout, stderr) = kaishu(
                folder.path(),
                &[
                    "draft",
                    there.to_str().unwrap(),
                    "--into",
                    ".",
                    "--id",
                    "drafted",
                    "--period",
                    "R6年度",
                    "--to",
                    form,
                ],
            );
            assert_eq!(code, 0, "{file} {stdout}{stderr}");
            assert!(folder.path().join(format!("surveys/drafted.{form}")).is_file());
            let (again, _, said) = kaishu(
                folder.path(),
                &["draft", there.to_str().unwrap(), "--into", ".", "--id", "drafted", "--to", form],
            );
            assert_eq!(again, 2, "a file that is there must stay");
            assert!(said.contains("もうあります"), "{said}");
            let workspace =
                workspace::load(folder.path()).unwrap_or_else(|error| panic!("{file} {form}: {error}"));
            let collection = run::collect_all(&workspace, &Silent).unwrap();
            let units = collection.rounds.iter().flat_map(|round| &round.units);
            let answers = units
                .filter_map(|unit| unit.submission.as_ref())
                .flat_map(|submission| &submission.answers)
                .filter(|answer| answer.value.missing().is_none())
                .count();
            assert_eq!(answers, answered, "{file} {form}");
        }
    }
}

#[test]
fn every_guess_has_its_cell_and_every_question_its_place() {
    let drafted = draft(&books(&fixture("10_回答一覧.xlsx")), &Wishes::default(), Lang::Ja).unwrap();
    let toml = drafted.definition.unwrap().toml;
    for question in &drafted.sketch.questions {
        assert!(!question.cells.is_empty(), "{question:?}");
    }
    assert_eq!(toml.matches("要確認（一覧!").count(), drafted.sketch.questions.len() + 4, "{toml}");
    for number in 1..=drafted.sketch.doubts.len() {
        let asked = toml.contains(&format!("質問{number}（")) || toml.contains(&format!("質問{number}: "));
        assert!(asked, "question {number} is not in the draft:\n{toml}");
    }
}

/// How the export of a web form is written stands in the draft as data, with the cell that it was seen in.
#[test]
fn the_export_of_a_web_form_is_drafted_with_how_it_is_written() {
    for (file, profile, separator, time) in [
        ("12_Forms.xlsx", "microsoft-forms", Some(";"), "完了時刻"),
        ("13_google.csv", "google-forms", Some(", "), "タイムスタンプ"),
        ("14_電子申請.csv", "denshi-shinsei", Some("、"), "受付日時"),
    ] {
        let drafted = draft(&books(&fixture(file)), &Wishes::default(), Lang::Ja).unwrap();
        let definition = drafted.definition.unwrap();
        let form = definition.survey.tables("form")[0];
        let export = form.table("export").unwrap_or_else(|| panic!("{file}: {}", definition.toml));
        assert_eq!(export.text("profile"), profile);
        assert_eq!(export.words("separator").map(|words| words.text.to_owned()).as_deref(), separator, "{file}");
        assert_eq!(export.text("time"), time, "{file}");
        assert!(definition.toml.contains("export = { profile = "), "{}", definition.toml);
    }
}
