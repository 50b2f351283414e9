//! What a person meets at the command line: help, languages, exit codes, colours, the first survey of the
//! documentation, and what may leave the office.

mod data;
mod folder;
mod formats;
mod mistyped;
mod reference;
mod refused;
mod shells;
mod surroundings;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::evaluated::Collected;
use crate::support::{PLAN, Workspace, part};

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn kaishu(arguments: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_kaishu")).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

const COMMANDS: [&str; 25] = [
    "run",
    "check",
    "collect",
    "code",
    "tabulate",
    "report",
    "fill",
    "open",
    "publish",
    "reproduce",
    "trace",
    "concordance",
    "explain",
    "new",
    "new-round",
    "convert",
    "draft",
    "form",
    "query",
    "verify",
    "check-table",
    "validate",
    "schema",
    "completions",
    "man",
];

#[test]
fn help_speaks_the_users_language_and_shows_an_example() {
    for command in COMMANDS {
        let ja = kaishu(&[command, "--help", "--lang", "ja"]);
        assert_eq!(ja.code, Some(0));
        assert!(ja.out.contains("使い方") && ja.out.contains(&format!("例:\n  kaishu {command}")), "{}", ja.out);
        let en = kaishu(&["--lang=en", command, "--help"]);
        assert!(
            en.out.contains("Usage") && en.out.contains(&format!("Examples:\n  kaishu {command}")),
            "{}",
            en.out
        );
        let japanese = en.out.chars().find(|c| ('\u{3040}'..='\u{9fff}').contains(c));
        assert_eq!(japanese, None, "{}", en.out);
    }
    // Who asks with a word is answered too.
    for command in ["run", "new-round"] {
        let asked = kaishu(&["help", command, "--lang", "ja"]);
        assert_eq!((asked.code, asked.out), (Some(0), kaishu(&[command, "--help", "--lang", "ja"]).out));
    }
    let asked = kaishu(&["--lang", "ja", "help"]);
    assert_eq!((asked.code, asked.out), (Some(0), kaishu(&["--help", "--lang", "ja"]).out));
    let unknown = kaishu(&["help", "publsih", "--lang", "ja"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("publish"), "{}", unknown.err);
    assert!(kaishu(&["--lang", "ja"]).out.contains("回答を読み、集計し、すべての計画の報告書を書く"));
    assert!(kaishu(&["--version"]).out.starts_with("kaishu "));
}

#[test]
fn what_cannot_be_done_ends_with_2_and_the_reason() {
    assert_eq!(kaishu(&[]).code, Some(2));
    assert_eq!(kaishu(&["rnu"]).code, Some(2));
    let empty = tempfile::tempdir().unwrap();
    let folder = empty.path().to_str().unwrap();
    let said = kaishu(&["run", "-w", folder, "--lang", "ja"]);
    assert_eq!(said.code, Some(2));
    assert_eq!(
        said.err,
        format!(
            "エラー: {folder} に surveys/ フォルダがありません。作業フォルダの中で実行するか、-w でフォルダを指定してください。\n"
        )
    );
    let workspace = Workspace::bundled();
    workspace
        .kaishu(&["trace", "network-neded"])
        .ends_with(2)
        .says("エラー: 数値「network-neded」はありません（近いもの: network-needed");
    workspace.kaishu(&["tabulate", "need-by-aera"]).ends_with(2).says("（近いもの: need-by-area");
    // Where nothing is near, nothing is offered; where the ids stand is said either way.
    workspace.kaishu(&["trace", "回収率"]).ends_with(2).says(
        "エラー: 数値「回収率」はありません。数値の id は分析者用のブックのシート「数値一覧」と results.json にあります。\n",
    );
    workspace
        .kaishu(&["tabulate", "回収率"])
        .ends_with(2)
        .says("エラー: 表「回収率」はありません。表の id は計画（analysis/）と results.json にあります。\n");
}

/// The analyst finds every list under its name, every figure under its id, and answers in the words of the office.
#[test]
fn the_analysts_workbook_can_be_read_without_the_data_file() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]).ends_with(0).says(
        "  分析者用（部外秘）: out/analyst/outcome-report/outcome-report.xlsx\n  \
         参考 20 件の内容: 分析者用のブックのシート「確認事項」\n",
    );
    let file = workspace.path("out/analyst").join(PLAN).join(format!("{PLAN}.xlsx"));
    let book = part(&file, "xl/workbook.xml");
    for sheet in ["確認事項", "回収状況 network-need R2", "受領ファイル", "数値一覧", "読み取った回答"]
    {
        assert!(book.contains(&format!("<sheet name=\"{sheet}\"")), "{sheet}: {book}");
    }
    let strings = part(&file, "xl/sharedStrings.xml");
    let said = |text: &str| strings.contains(&format!(">{text}<"));
    for text in ["network-needed", "104/129", "確定", "問1（q1）", "無回答", "非該当"] {
        assert!(said(text), "{text}");
    }
    for word in ["no_answer", "not_applicable", "invalid", "contradictory", "held_out"] {
        assert!(!said(word), "{word}");
    }
    for id in workspace.written_figures().keys() {
        assert!(said(id), "{id} is not listed");
    }
}

#[test]
fn findings_end_check_and_strict_runs_with_1() {
    let workspace = Workspace::bundled();
    let run = workspace.kaishu(&["run"]);
    run.ends_with(0).says("確認事項: 17 件（うち要確認 0 件）");
    // 24 of current-state, 43 and 26 of the two rounds of network-need; the words of record lists are not counted.
    run.says("自由記述: 93 件（設問 3）。文は分析者用のブックのシート「読み取った回答」");
    workspace.kaishu(&["run", "--strict"]).ends_with(1);
    let check = workspace.kaishu(&["check"]);
    check.ends_with(1).says("確認事項: 17 件（うち要確認 0 件）");
    let quiet = workspace.kaishu(&["run", "--quiet"]);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
}

#[test]
fn check_writes_nothing() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["check"]).ends_with(1);
    assert!(!workspace.path("out").exists() && !workspace.path(".kaishu").exists());
}

#[test]
fn colours_are_for_people() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["check"]).says_nothing_of("\u{1b}[");
    workspace.kaishu(&["check", "--color", "always"]).says("\u{1b}[");
    workspace.kaishu_with(&["check", "--color", "auto"], &[("NO_COLOR", "1")]).says_nothing_of("\u{1b}[");
}

/// Where the findings go to a file, a terminal for the rest is no reason to colour them.
#[cfg(unix)]
#[test]
fn colours_follow_the_stream_that_carries_them() {
    let workspace = Workspace::bundled();
    let line = format!("{} check --lang ja > findings.txt", env!("CARGO_BIN_EXE_kaishu"));
    let on_a_terminal = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(workspace.root())
        .env_remove("NO_COLOR")
        .env("TERM", "xterm")
        .output();
    match on_a_terminal {
        Ok(output) => assert_eq!(output.status.code(), Some(1), "{output:?}"),
        Err(error) => {
            println!("there is no `script` ({error}): nothing stands in for a terminal here");
            return;
        }
    }
    let findings = workspace.read("findings.txt");
    assert!(findings.contains("    id: ") && !findings.contains('\u{1b}'), "{findings}");
}

/// A run that cannot put one of its results into its place leaves all the old ones.
#[test]
fn results_are_replaced_together_or_not_at_all() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let results = format!("out/{PLAN}/results.json");
    workspace.remove(&results);
    std::fs::create_dir(workspace.path(&results)).unwrap();
    let before = workspace.output();
    workspace.replace("surveys/workspace.toml", "fictional = true", "fictional = false");
    workspace.kaishu(&["run"]).ends_with(2).says("results.json");
    assert_eq!(workspace.output(), before, "and nothing is left beside them");
    std::fs::remove_dir(workspace.path(&results)).unwrap();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let after = workspace.output();
    assert_eq!(after.len(), before.len() + 1, "nothing is left beside the results");
    assert!(before.iter().any(|(name, bytes)| after[name] != *bytes), "the change is to be seen");
}

#[test]
fn the_parts_do_their_part() {
    let workspace = Workspace::bundled();
    let there = |file: &str| workspace.path(file).exists();
    workspace
        .kaishu(&["collect"])
        .ends_with(0)
        .says("network-need            R2    172      43   129       0     0")
        .says("督促 43 件（シート「督促 network-need R2」）")
        .says("シート「回収状況 ")
        .says("確認事項: 確認 17、参考 19、了承済み 5（全件: out/analyst/outcome-report/outcome-report.xlsx のシート「確認事項」）");
    assert!(there(".kaishu/answers.parquet") && there("out/analyst/outcome-report/outcome-report.xlsx"));
    assert!(!there("out/outcome-report"));
    // A look at one table writes nothing.
    workspace.kaishu(&["tabulate", "entry-future"]).ends_with(0).says("今後の依頼への対応");
    assert!(!there("out/outcome-report"));
    workspace.kaishu(&["tabulate"]).ends_with(0).says("今後の依頼への対応");
    assert!(there("out/outcome-report/results.json") && there("out/outcome-report/outcome-report.xlsx"));
    assert!(!there("out/outcome-report/outcome-report.docx"));
    workspace.kaishu(&["report"]).ends_with(0);
    assert!(there("out/outcome-report/outcome-report.docx") && there("out/outcome-report/outcome-report.md"));
}

#[cfg(unix)]
#[test]
fn the_store_is_private_and_reads_back() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::bundled();
    workspace.kaishu(&["collect", "--quiet"]).ends_with(0);
    let mode = |file: &str| std::fs::metadata(workspace.path(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(".kaishu"), mode(".kaishu/answers.parquet")), (0o700, 0o600));
    let ledger = kaishu::responses::store::read(workspace.root()).unwrap();
    assert_eq!(ledger, Collected::of(workspace.root()).collection.ledger);
}

/// The files of `docs/first-survey` make a report by the command that the documentation names.
#[test]
fn the_first_survey_runs() {
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/first-survey");
    let folder = tempfile::tempdir().unwrap();
    copy(&from, folder.path());
    let said = kaishu(&["run", "-w", folder.path().to_str().unwrap(), "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("使えないもの 0"), "{}", said.out);
    assert!(folder.path().join("out/first-report/first-report.docx").exists());
    assert!(folder.path().join("out/first-report/results.json").exists());
}

/// The second workspace of the documentation: one workbook per respondent, and two rows of the ledger that decide.
#[test]
fn the_first_form_is_final_by_its_two_rows_only() {
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/first-form");
    let folder = tempfile::tempdir().unwrap();
    copy(&from, folder.path());
    let workspace = folder.path().to_str().unwrap();
    let said = kaishu(&["run", "--strict", "-w", workspace, "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let ledger = folder.path().join("corrections.csv");
    let rows = std::fs::read_to_string(&ledger).unwrap();
    assert_eq!(rows.lines().count(), 3);
    std::fs::write(&ledger, rows.lines().next().unwrap()).unwrap();
    let said = kaishu(&["check", "-w", workspace, "--lang", "ja"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("contradicting-returns") && said.out.contains("two-marks"), "{}", said.out);
    // The rows that it offers are the rows that were taken out, but for what only a person knows.
    for row in rows.lines().skip(1) {
        let decides: Vec<&str> = row.split(',').take(4).collect();
        assert!(said.out.contains(&format!("決めるときの行: {}", decides.join(","))), "{}", said.out);
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if entry.path().is_dir() {
            if name != "out" && name != ".kaishu" {
                copy(&entry.path(), &to.join(name));
            }
        } else {
            std::fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

/// `out/<plan>/` may leave the office: it names no returned file, no cell and no case.
#[test]
fn what_may_leave_names_no_file_cell_or_case() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let out = workspace.path("out").join(PLAN);
    let docx = part(&out.join(format!("{PLAN}.docx")), "word/document.xml");
    let strings = part(&out.join(format!("{PLAN}.xlsx")), "xl/sharedStrings.xml");
    let json = std::fs::read_to_string(out.join("results.json")).unwrap();
    let markdown = std::fs::read_to_string(out.join(format!("{PLAN}.md"))).unwrap();
    let page = std::fs::read_to_string(out.join(format!("{PLAN}.html"))).unwrap();
    let mut files = Vec::new();
    below(&workspace.path("fixtures"), &mut files);
    assert!(files.len() > 150);
    for text in [&docx, &strings, &json, &markdown, &page] {
        for file in &files {
            let stem = file.file_stem().unwrap().to_str().unwrap();
            // A workbook named like the thing it is about (指標) says nothing.
            assert!(stem.chars().count() < 5 || !text.contains(stem), "{stem}");
        }
        assert!(!text.contains("fixtures/") && !text.contains("調査票!") && !text.contains("｜"));
    }
    // Prose may speak of a prison by name; tables and data speak of groups only.
    for frame in ["network-need", "entry-support", "municipal-plans", "current-state"] {
        let text = workspace.read(&format!("surveys/frames/{frame}.csv"));
        for line in text.lines().skip(1) {
            let mut fields = line.split(',');
            let (code, name) = (fields.next().unwrap(), fields.next().unwrap());
            for published in [&strings, &json] {
                assert!(!published.contains(name), "{name}");
                assert!(code.len() < 4 || !published.contains(code), "{code}");
            }
        }
    }
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, found) } else { found.push(path) }
    }
}

/// What a record of persons says is not shown unless asked for.
#[test]
fn the_text_of_persons_is_kept_back() {
    let workspace = Workspace::bundled();
    let hidden = workspace.kaishu(&["trace", "consultation-needs.total.1.count"]);
    hidden.ends_with(0).says("（非表示。--raw で表示）").says_nothing_of("就労");
    workspace.kaishu(&["trace", "consultation-needs.total.1.count", "--raw"]).ends_with(0).says("就労");
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let strings =
        part(&workspace.path("out/analyst").join(PLAN).join(format!("{PLAN}.xlsx")), "xl/sharedStrings.xml");
    assert!(!strings.contains("S-01") && strings.contains("（非表示）"));
}

/// An option with brackets to write in needs a question for the words, or the form has no box for them.
#[test]
fn brackets_that_nobody_reads_are_told_with_how_to_declare_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("surveys")).unwrap();
    let survey = |other: &str| {
        format!(
            "id = \"s\"\ntitle = \"調査\"\nstratum = [{{ id = \"all\", label = \"全員\", design = \"open\" }}]\n\
             code_list = [{{ id = \"c\", options = [{{ code = \"1\", label = \"研修\" }}, {{ code = \"9\", label = \"その他（　　）\"{other} }}] }}]\n\
             question = [{{ id = \"q1\", number = \"問1\", text = \"要望\", type = \"multiple\", codes = \"c\" }}, \
             {{ id = \"q1-other\", number = \"問1その他\", text = \"その他の内容\", type = \"text\", optional = true }}]\n\
             round = [{{ id = \"R6\", label = \"令和6年度\", period = \"FY2024\", source = [{{ folder = \"in\" }}] }}]\n"
        )
    };
    let at = folder.path().to_str().unwrap();
    let file = folder.path().join("surveys/s.toml");
    std::fs::write(&file, survey("")).unwrap();
    let made = kaishu(&["form", "-w", at, "--lang", "ja"]);
    assert!(
        made.err.contains("「その他（　　）」（4 行目）") && made.err.contains("other"),
        "{} {}",
        made.out,
        made.err
    );
    let checked = kaishu(&["check", "-w", at, "--lang", "ja"]);
    assert!(checked.out.contains("blank-brackets"), "{}", checked.out);
    // Declared, its words have a box of their own.
    std::fs::write(&file, survey(", other = \"q1-other\"")).unwrap();
    let made = kaishu(&["form", "-w", at, "--lang", "ja"]);
    assert!(!made.err.contains("その他"), "{}", made.err);
    let form = folder.path().join("out/forms/s/R6/【調査票】調査_R6.xlsx");
    let book =
        kaishu::workbook::read("f.xlsx", &std::fs::read(&form).unwrap(), &kaishu::workbook::Limits::default());
    let book = book.unwrap();
    assert!(
        book.names.iter().any(|name| name.name.contains("q1.other")
            || name.name.contains("q1-other")
            || name.name.contains("q1_other")),
        "{:?}",
        book.names
    );
}

/// The end of a run as both READMEs print it.
#[test]
fn the_readmes_show_the_run_as_it_is() {
    let workspace = Workspace::bundled_as_published();
    for (file, lang, name) in [("README.md", "en", "Report '"), ("README.ja.md", "ja", "報告書「")] {
        let said = kaishu(&["run", "-w", workspace.root().to_str().unwrap(), "--lang", lang]);
        let line = said.out.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{}", said.out));
        let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert!(readme.contains(line), "{file} does not say: {line}");
    }
}
