//! Asked of a table file with a definition, without a workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use polars::prelude::{DataFrame, IntoColumn, NamedFrom, Series};
use polars_io::parquet::write::ParquetWriter;
use tempfile::TempDir;

use crate::support::{Outcome, Workspace};

const DEFINITION: &str = r#"
id = "clubs"
title = "クラブ調査"

[[stratum]]
id = "all"
label = "全体"
design = "open"

[[code_list]]
id = "yes-no"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[code_list]]
id = "days"
options = [{ code = "1", label = "平日" }, { code = "2", label = "土" }, { code = "3", label = "日" }]

[[question]]
id = "q1"
number = "問1"
text = "続けますか"
type = "single"
codes = "yes-no"

[[question]]
id = "q2"
number = "問2"
text = "都合のよい日"
type = "multiple"
codes = "days"

[[question]]
id = "q3"
number = "問3"
text = "人数"
type = "quantity"
unit = "人"
min = 0
max = 50
optional = true
"#;

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Self {
        let files = Self { folder: tempfile::tempdir().unwrap() };
        files.write("survey.toml", DEFINITION);
        files
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Runs in the folder; nothing may be added to it.
    fn tabulate(&self, data: &str, more: &[&str]) -> Outcome {
        let names = || {
            let mut names: Vec<_> =
                std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let before = names();
        let passing = tempfile::tempdir().unwrap();
        let said = run(self.folder.path(), passing.path(), data, "survey.toml", more);
        assert_eq!(names(), before, "nothing is written beside the file");
        assert_eq!(std::fs::read_dir(passing.path()).unwrap().count(), 0, "nothing is left behind");
        said
    }
}

fn run(here: &Path, passing: &Path, data: &str, definition: &str, more: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(["tabulate", "--lang", "ja", "--data", data, "--definition", definition])
        .args(more)
        .current_dir(here)
        .env("TMPDIR", passing)
        .output()
        .unwrap();
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

const ROWS: &str =
    "問1,q2:1,q2:2,q2:3,人数,メモ\r\nはい,1,0,0,3,a\r\nいいえ,0,1,1,,b\r\nはい,1,1,0,20,\r\n1,0,0,1,5,\r\n";

#[test]
fn a_csv_is_counted_by_its_headings_in_either_character_set() {
    let files = Files::new();
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(ROWS);
    files.write("utf8.csv", ROWS);
    files.write("bom.csv", format!("\u{FEFF}{ROWS}"));
    files.write("cp932.csv", &cp932[..]);
    for name in ["utf8.csv", "bom.csv", "cp932.csv"] {
        let said = files.tabulate(name, &["--rows", "q1"]);
        said.ends_with(0)
            .says("計                4     3       1  75.0    25.0\n")
            .says("注1: 集計対象: 回収4＝有効4＝n 4")
            .says("読んだ列: 問1 → q1、q2:1 → q2:1、q2:2 → q2:2、q2:3 → q2:3、人数 → q3")
            .says("読まなかった列（定義にない）: メモ")
            .says("確認事項: 0 件（うち要確認 0 件）")
            .says_nothing_of("この表を計画に残すには");
    }
    let by = files.tabulate("utf8.csv", &["--rows", "q2", "--by", "q1"]);
    by.ends_with(0).says("はい                  3     2   1   1").says("複数回答");
    files
        .tabulate("utf8.csv", &["--rows", "q1", "--trace", "q1.total.2.count"])
        .ends_with(0)
        .says("utf8.csv\tutf8\tA3\tいいえ\t");
    files
        .tabulate("utf8.csv", &["--rows", "q1", "--explain", "q1.total.1.share"])
        .ends_with(0)
        .says("割合 ＝ k ÷ n ＝ 3 ÷ 4 ＝ 75.0％（割り切れる）");
}

#[test]
fn what_cannot_be_read_is_asked_about_and_not_counted() {
    let files = Files::new();
    files.write("odd.csv", "q1,q2,q3\nはい,1、2,3\nたぶん,土,900\n=cmd(),,\n");
    files
        .tabulate("odd.csv", &["--rows", "q1", "--filter", "q3 >= 0"])
        .ends_with(0)
        .says("odd.csv｜odd!A3")
        .says("たぶん");
    let said = files.tabulate("odd.csv", &["--rows", "q1"]);
    said.ends_with(0).says("n 1").says("[確認]").says("確認事項: ");
    files.tabulate("odd.csv", &["--rows", "q4"]).ends_with(2).says("--rows q4");
    files.tabulate("odd.csv", &["--by", "q1"]).ends_with(2).says("「rows」がありません");
}

#[test]
fn a_file_that_does_not_fit_is_refused_with_the_reason() {
    let files = Files::new();
    files.write("other.csv", "氏名,年齢\n甲,20\n");
    files
        .tabulate("other.csv", &["--rows", "q1"])
        .ends_with(2)
        .says("定義の設問の id・番号・文と同じ見出しの列がありません（見出し: 氏名、年齢）");
    files.write("empty.csv", "");
    files.tabulate("empty.csv", &["--rows", "q1"]).ends_with(2);
    files.write("head.csv", "q1,q2,q3\n");
    files.tabulate("head.csv", &["--rows", "q1"]).ends_with(0).says("n 0");
    files.write("part.csv", "q1\nはい\nいいえ\n");
    files
        .tabulate("part.csv", &["--rows", "q1"])
        .ends_with(0)
        .says("列がないので使わない設問: q2、q3")
        .says("n 2");
    files.tabulate("part.csv", &["--rows", "q2"]).ends_with(2).says("--rows q2");
    files.write("broken.parquet", b"PAR1 and nothing else");
    files.tabulate("broken.parquet", &["--rows", "q1"]).ends_with(2).says("Parquet として読めません");
    files.tabulate("nowhere.csv", &["--rows", "q1"]).ends_with(2).says("nowhere.csv");
    files.write("plan.toml", "id = \"x\"\n");
    let passing = tempfile::tempdir().unwrap();
    run(files.folder.path(), passing.path(), "part.csv", "plan.toml", &["--rows", "q1"]).ends_with(2);
    files.tabulate("part.csv", &["--rows", "q1", "--round", "R9"]).ends_with(2).says("回「R9」はありません");
}

#[test]
fn parquet_with_a_column_for_each_question() {
    let files = Files::new();
    let columns = vec![
        Series::new("q1".into(), ["1", "2", "1"]).into_column(),
        Series::new("q2:1".into(), [true, false, false]).into_column(),
        Series::new("q2:2".into(), [false, true, false]).into_column(),
        Series::new("q2:3".into(), [false, true, true]).into_column(),
        Series::new("q3".into(), [Some(3.0), None, Some(12.5)]).into_column(),
    ];
    let mut frame = DataFrame::new(3, columns).unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    files.write("wide.parquet", bytes);
    files
        .tabulate("wide.parquet", &["--rows", "q2"])
        .ends_with(0)
        .says("n 3")
        .says("計")
        .says_nothing_of("[要確認]");
    files.tabulate("wide.parquet", &["--rows", "q1", "--trace", "q1.total.2.count"]).says("wide.parquet\t");
}

/// The store of a workspace, unfolded, gives the numbers of the workspace, the frame beside the definition included.
#[test]
fn the_answer_ledger_gives_the_numbers_of_the_workspace() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let passing = tempfile::tempdir().unwrap();
    for (survey, rows) in [("network-need", "q1"), ("network-need", "q2"), ("entry-support", "q2")] {
        let definition = format!("surveys/{survey}.toml");
        let asked = ["--rows", rows, "--by", "stratum", "--survey", survey];
        let theirs = run(workspace.root(), passing.path(), ".kaishu/answers.parquet", &definition, &asked);
        theirs.ends_with(0).says(&format!("回答台帳の {survey}（R2）"));
        let ours = workspace.kaishu(&[&["tabulate"][..], &asked].concat());
        let table = |said: &Outcome| {
            let (_, from) = said.stdout.split_once("表1").unwrap();
            from.split_once("\n\n").unwrap().0.to_owned()
        };
        assert_eq!(table(&theirs), table(&ours), "{survey} {rows}");
    }
    let other = run(
        workspace.root(),
        passing.path(),
        ".kaishu/answers.parquet",
        "surveys/training-comprehension.toml",
        &["--rows", "q1", "--round", "R9"],
    );
    other.ends_with(2).says("回「R9」はありません");
}

/// A list of a workspace as it came back, by the form that the definition has for it.
#[test]
fn a_workbook_is_read_by_the_form_of_the_definition() {
    let workspace = Workspace::bundled();
    let passing = tempfile::tempdir().unwrap();
    let data = "fixtures/network-need/R2/bodies/関係団体_回答一覧.xlsx";
    run(
        workspace.root(),
        passing.path(),
        data,
        "surveys/network-need.toml",
        &["--rows", "q1", "--filter", "stratum = body"],
    )
    .ends_with(0)
    .says("定義の様式「body-rows」で読みました")
    .says("配布95−未回収28＝回収67");
}
