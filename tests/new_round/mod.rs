//! The next round from the last one: what is made reads without a mistake and runs, questions keep their identity, and
//! nothing that is there is written over.

mod frame;
mod plans;
mod published;
mod refused;

use std::collections::BTreeMap;

use kaishu::pipeline::workspace::load;
use kaishu::questionnaire::identity::version;

use crate::support::Workspace;

/// A small workspace in TOML, of the five municipalities of `kaishu new`.
fn small() -> Workspace {
    started(&["new", ".", "--toml"])
}

/// The same as workbooks.
fn small_book() -> Workspace {
    started(&["new", "."])
}

fn started(arguments: &[&str]) -> Workspace {
    let workspace = Workspace::empty();
    workspace.kaishu(arguments).ends_with(0);
    workspace
}

/// Every file with its bytes.
fn files(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![workspace.root().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(workspace.root()).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_further_round_is_put_behind_the_last_and_every_line_stays() {
    let workspace = Workspace::bundled();
    let before = workspace.read("surveys/entry-support.toml");
    workspace
        .kaishu(&["new-round", "entry-support", "R3", "--label", "令和3年10月調査", "--deadline", "2021-10-29"])
        .ends_with(0)
        .says("作りました: fixtures/entry-support/R3/received.csv")
        .says("作りました（返ってきたファイルを入れるフォルダ）: fixtures/entry-support/R3/returned")
        .says("analysis/outcome-report.toml は entry-support/R2 の数値・表を 7 か所で使っています")
        .says("  kaishu form entry-support --round R3");
    let after = workspace.read("surveys/entry-support.toml");
    let added = "\n[[round]]\nid = \"R3\"\nlabel = \"令和3年10月調査\"\nperiod = \"FY2021\"\ndeadline = \"2021-10-29\"\n\
                 # 要確認（as_of）前の回は 2020-10-31。決まったら書く\n\
                 received = \"fixtures/entry-support/R3/received.csv\"\n\n  [[round.source]]\n  \
                 folder = \"fixtures/entry-support/R3/returned\"\n  form = \"centre-form\"\n";
    assert_eq!(after, format!("{before}{added}"));
    let files_before = files(&workspace);
    workspace
        .kaishu(&["new-round", "entry-support", "R3"])
        .ends_with(2)
        .says("調査「entry-support」に回「R3」はもうあります。書き換えません。");
    assert_eq!(files(&workspace), files_before);
    workspace.kaishu(&["form", "entry-support", "--round", "R3"]).ends_with(0).says("調査票 18 件");
    // The day that is left open is a finding, and so is the folder in which nothing lies yet.
    workspace.kaishu(&["check"]).ends_with(1).says("left-open@surveys/entry-support.toml").says("no-returns@");
}

#[test]
fn an_empty_round_runs_and_the_report_of_the_last_is_the_same() {
    let workspace = small();
    workspace.kaishu(&["run"]).ends_with(0);
    let before = workspace.read("out/my-report/results.json");
    workspace.kaishu(&["new-round", "my-survey", "R8"]).ends_with(0);
    workspace.kaishu(&["run"]).ends_with(0);
    assert_eq!(workspace.read("out/my-report/results.json"), before);
}

#[test]
fn a_definition_of_its_own_keeps_questions_comments_and_order() {
    let workspace = Workspace::bundled();
    let there = files(&workspace);
    workspace
        .kaishu(&[
            "new-round",
            "network-need-r3",
            "R4",
            "--definition",
            "network-need-r4",
            "--as-of",
            "2022-12-23",
        ])
        .ends_with(0)
        .says("設問 4 問の id と選択肢のコードは前の回のまま")
        .says("さらに前の回との対応 1 件は写していません");
    let now = files(&workspace);
    assert!(there.iter().all(|(name, bytes)| now.get(name) == Some(bytes)), "a file was written over");
    let (old, new) =
        (workspace.read("surveys/network-need-r3.toml"), workspace.read("surveys/network-need-r4.toml"));
    // Comments and all that is asked stand as they stood.
    for line in old.lines().filter(|line| line.contains('#') && !line.contains("前の回")) {
        assert!(new.contains(line), "{line}");
    }
    assert!(new.contains("previous = \"network-need-r3\"   # 前の回\n"), "{new}");
    assert!(!new.contains("[[concordance]]"), "{new}");
    assert!(
        new.contains("label = \"令和4年度調査（架空）\"\nperiod = \"FY2022\"\nas_of = \"2022-12-23\"\n"),
        "{new}"
    );
    assert_eq!(
        workspace.read("surveys/frames/network-need-r4.csv"),
        workspace.read("surveys/frames/network-need-r3.csv")
    );
    let loaded = load(workspace.root()).unwrap();
    let of = |id: &str| loaded.surveys.iter().find(|survey| survey.id == id).unwrap().clone();
    let (last, mut next) = (of("network-need-r3"), of("network-need-r4"));
    assert_eq!(next.questions, last.questions);
    assert_eq!(next.forms, last.forms);
    // What a form says was asked is the same, apart from whose form it is.
    next.id.clone_from(&last.id);
    assert_eq!(version(&next), version(&last));
    workspace
        .kaishu(&["new-round", "network-need-r3", "R4", "--definition", "network-need-r4"])
        .ends_with(2)
        .says("調査「network-need-r4」はもうあります（surveys/network-need-r4.toml）。書き換えません。");
}

#[test]
fn a_workbook_becomes_a_workbook_and_is_never_written_into() {
    let workspace = small_book();
    let there = files(&workspace);
    workspace
        .kaishu(&["new-round", "my-survey", "R8"])
        .ends_with(0)
        .says("surveys/my-survey.xlsx は Excel の定義なので書き足していません")
        .says("シート「回」に id = R8、label = ")
        .says("シート「回収フォルダ」に round = R8、folder = returned-R8、form = sheet の行を足す");
    assert_eq!(files(&workspace), there);
    workspace
        .kaishu(&["new-round", "my-survey", "R9", "--definition", "my-survey-r9"])
        .ends_with(0)
        .says("作りました: surveys/my-survey-r9.xlsx")
        .says("前の回のブックにある集計計画 1 件は写していません");
    let loaded = load(workspace.root()).unwrap();
    let of = |id: &str| loaded.surveys.iter().find(|survey| survey.id == id).unwrap();
    assert_eq!(of("my-survey-r9").questions, of("my-survey").questions);
    let names = |id: &str| loaded.frames[id].cases.iter().map(|case| case.name.clone()).collect::<Vec<_>>();
    assert_eq!(names("my-survey-r9"), names("my-survey"));
    workspace.kaishu(&["run"]).ends_with(0);
}
