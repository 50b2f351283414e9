//! What a run after another says and touches, and that everything that is kept comes back as it was.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use kaishu::catalogue::Lang;
use kaishu::pipeline::start::{Written, start};

use crate::support::{Workspace, field};

use super::history::{KEPT, project, skeleton};

/// When each file below a folder was written last.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let mut times = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            times.insert(path.display().to_string(), path.metadata().unwrap().modified().unwrap());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    times
}

#[test]
fn a_second_run_says_that_nothing_changed_and_touches_nothing() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("変更なし").says_nothing_of("前の実行から");
    let before = times(workspace.root());
    workspace.kaishu(&["run"]).ends_with(0).says("変更なし");
    assert_eq!(times(workspace.root()), before);
    // A language that is typed is that of the reports, which are other ones then.
    let unchanged = "Unchanged: nothing has changed since the last run";
    workspace.kaishu_in("en", &["run"], &[]).ends_with(0).says_nothing_of(unchanged);
    let before = times(workspace.root());
    workspace.kaishu_in("en", &["run"], &[]).ends_with(0).says(unchanged);
    assert_eq!(times(workspace.root()), before);
}

#[test]
fn what_was_read_anew_and_what_was_not_is_said() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]).ends_with(0);
    let file = "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx";
    workspace.set(file, "調査票", "F9", None);
    let said = workspace.kaishu(&["run"]).ends_with(0).stdout.clone();
    let files = said.lines().find(|line| line.starts_with("ファイル: ")).unwrap();
    let numbers: Vec<usize> =
        files.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    let all = numbers[0] + numbers[1];
    let named = format!("新しく読んだもの 1、前のまま使ったもの {}（新しく読んだもの: {file}）", all - 1);
    assert!(said.contains(&named), "{said}");
    // What is asked of whom is another thing now, and everything is read again.
    workspace.replace("surveys/network-need.toml", "title = \"", "title = \"新・");
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("前の実行から: 新しく読んだもの").says_nothing_of("（新しく読んだもの: ");
}

/// Which figures moved since the last run is said with what they were, and in one line where little is to be said.
#[test]
fn what_moved_since_the_last_run_is_said() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "-q"]).ends_with(0).says_nothing_of("動いた数値");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("前の実行から動いた数値");
    let before = workspace.written_figures();
    let file = "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx";
    workspace.set(file, "調査票", "F9", None);
    let said = workspace.kaishu(&["run"]).ends_with(0).stdout.clone();
    let after = workspace.written_figures();
    let counted = said.lines().find_map(|line| line.strip_prefix("  前の実行から動いた数値: ")).unwrap();
    let printed = |figure: &serde_json::Value| field(figure, "text") + &field(figure, "unit");
    let moved: Vec<_> = after.iter().filter(|(id, figure)| printed(&before[*id]) != printed(figure)).collect();
    assert_eq!(counted, moved.len().to_string(), "{said}");
    let lines = said.lines().skip_while(|line| !line.starts_with("  前の実行から動いた数値")).skip(1);
    let told: Vec<&str> = lines.take_while(|line| line.contains(" → ")).collect();
    assert_eq!(told.len(), 5.min(moved.len()), "{said}");
    // What the plan names comes before the cells of tables.
    assert!(moved.iter().any(|(id, _)| *id == "network-needed"));
    assert!(told[0].contains(&field(&after["network-needed"], "label")), "{told:#?}");
    for line in told {
        let is_one = |(id, figure): &&(&String, &serde_json::Value)| {
            let said = format!(": {} → {}", printed(&before[*id]), printed(figure));
            // Cells of tables are told by what stands beside and above them.
            line.trim() == field(figure, "label") + &said
                || (line.starts_with("    表「") && line.ends_with(&said))
        };
        assert!(moved.iter().any(|one| is_one(&one)), "{line}");
    }
    assert!(
        moved.len() <= 5 || said.contains(&format!("ほか {}（いまの値の全部は out/analyst/", moved.len() - 5))
    );
    // The other way round, with one line alone; and once nothing moves, nothing.
    workspace.set(file, "調査票", "F9", Some("○"));
    let quiet = workspace.kaishu(&["run", "-q"]).ends_with(0).stdout.clone();
    assert_eq!(quiet.lines().count(), 1, "{quiet}");
    assert!(quiet.starts_with("前の実行から動いた数値: outcome-report "), "{quiet}");
    assert_eq!(workspace.kaishu(&["run", "-q"]).ends_with(0).stdout, "");
    // In another language nothing moved.
    workspace.kaishu_in("en", &["run"], &[]).ends_with(0).says_nothing_of("moved since the last run");
}

/// A table or figure that was added to the plan is told as that; nothing of it moved.
#[test]
fn what_was_added_to_a_plan_is_no_moved_figure() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let plan = workspace.read("analysis/outcome-report.toml");
    let table = "\n[[table]]\nid = \"added\"\ntitle = \"後から足した表\"\nsurvey = \"network-need\"\nround = \"R2\"\nrows = \"q1\"\n";
    let figure = "\n[[figure]]\nid = \"added-figure\"\nlabel = \"後から足した数\"\nsurvey = \"network-need\"\nround = \"R2\"\nshare = \"q1 = 2\"\n";
    workspace.write("analysis/outcome-report.toml", format!("{plan}{table}{figure}"));
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0)
        .says("  前の実行の後に加わったもの: 数値「後から足した数」、表「後から足した表」\n")
        .says_nothing_of("前の実行から動いた数値");
    // Once it is taken out it is told as gone.
    workspace.write("analysis/outcome-report.toml", &plan);
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0)
        .says("  前の実行の後になくなったもの: id「added」の数値、数値「後から足した数」\n")
        .says_nothing_of("前の実行から動いた数値");
    // What moved beside it is told as before.
    workspace.write("analysis/outcome-report.toml", format!("{plan}{table}"));
    workspace.set("fixtures/network-need/R2/municipalities/【回答】長野市.xlsx", "調査票", "F9", None);
    let said = workspace.kaishu(&["run"]);
    said.ends_with(0).says("加わったもの: 表「後から足した表」").says("  前の実行から動いた数値: 41\n");
}

/// Figures that had no value have not moved, however many they are: they are counted in one line.
#[test]
fn what_becomes_known_is_counted() {
    let workspace = Workspace::empty();
    start(workspace.root(), Written::Toml, Lang::Ja).unwrap();
    let returned = workspace.path("returned");
    let aside = workspace.path("aside");
    std::fs::rename(&returned, &aside).unwrap();
    std::fs::create_dir(&returned).unwrap();
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let before = workspace.figures_of("my-report");
    std::fs::remove_dir(&returned).unwrap();
    std::fs::rename(&aside, &returned).unwrap();
    let said = workspace.kaishu(&["run"]).ends_with(0).stdout.clone();
    let after = workspace.figures_of("my-report");
    let none = |figure: &serde_json::Value| figure["value"].is_null();
    let known = after.iter().filter(|(id, figure)| !none(figure) && before.get(*id).is_none_or(none)).count();
    assert!(known > 5, "{known}");
    assert!(said.contains(&format!("  前の実行では値がなく、いまはある数値: {known}\n")), "{said}");
    assert!(!said.contains("なし →") && !said.contains("－ →"), "{said}");
    assert!(said.contains("回収数: 0市町村 → 3市町村"), "{said}");
}

/// Whoever looks at one table in between takes nothing of it away, and the command that writes tables says it itself.
#[test]
fn what_moved_is_still_said_after_a_look_at_a_table_and_by_the_command_that_writes_tables() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    workspace.set("fixtures/network-need/R2/municipalities/【回答】長野市.xlsx", "調査票", "F9", None);
    let before = times(workspace.root());
    workspace.kaishu(&["tabulate", "need-by-stratum"]).ends_with(0).says("128").says_nothing_of("書き出し");
    workspace.kaishu(&["tabulate", "need-by-stratun"]).ends_with(2).says("（近いもの: need-by-stratum");
    assert_eq!(times(workspace.root()), before);
    let said = workspace.kaishu(&["tabulate"]);
    said.ends_with(0)
        .says("  前の実行から動いた数値: 41\n")
        .says("いまの値の全部は out/outcome-report/results.json");
    assert!(!said.stdout.contains("動いた数値"), "the tables stand alone in a pipe");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("前の実行から動いた数値");
}

#[test]
fn a_command_that_only_looks_takes_over_what_was_read_and_writes_nothing() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]).ends_with(0);
    workspace.set("fixtures/network-need/R2/municipalities/【回答】長野市.xlsx", "調査票", "F9", None);
    let before = times(workspace.root());
    for look in [
        &["check"][..],
        &["tabulate", "need-by-stratum"],
        &["trace", "network-needed"],
        &["explain", "network-needed"],
        &["rules"],
    ] {
        workspace.kaishu(look);
        assert_eq!(times(workspace.root()), before, "{look:?}");
    }
    workspace.kaishu(&["run"]).ends_with(0).says("新しく読んだもの 1、");
}

/// The targets and actuals too, which are no returns.
#[test]
fn a_changed_workbook_of_indicators_is_read_again() {
    let (workspace, clean) = (Workspace::bundled(), Workspace::bundled());
    workspace.kaishu(&["run"]).ends_with(0);
    let folder = "fixtures/records/indicators";
    let file = std::fs::read_dir(workspace.path(folder)).unwrap().next().unwrap().unwrap().file_name();
    let file = format!("{folder}/{}", file.to_string_lossy());
    for one in [&workspace, &clean] {
        let bytes = one.path(&file);
        let sheet = crate::support::part(&bytes, "xl/workbook.xml");
        let name = sheet.split("<sheet name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        one.set(&file, &name, "A1", Some("別の見出し"));
    }
    workspace.kaishu(&["run"]).ends_with(0).says("新しく読んだもの 1、");
    clean.kaishu(&["run"]).ends_with(0);
    assert!(workspace.output() == clean.output());
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]).ends_with(0);
    let mode = |path: &str| std::fs::metadata(workspace.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(".kaishu"), mode(KEPT)), (0o700, 0o600));
}

#[test]
fn what_cannot_be_kept_is_no_failure() {
    let workspace = Workspace::bundled();
    let first = workspace.kaishu(&["run"]);
    let output = workspace.output();
    workspace.remove(KEPT);
    // A folder stands where the file would be, which even the superuser cannot replace.
    workspace.write(&format!("{KEPT}/in-the-way"), "");
    let second = workspace.kaishu(&["run"]);
    second.ends_with(0).says("読み取りの控え（.kaishu/）を書けませんでした").says("変更なし");
    assert!(workspace.output() == output);
    assert_eq!(first.code, second.code);
    workspace.kaishu_in("en", &["run"], &[]).says("could not be kept in .kaishu/");
}

/// What was published is replayed by every run that finds something else, which says no less that nothing changed.
#[test]
fn a_second_run_beside_a_publication_touches_nothing_either() {
    let workspace = skeleton();
    let returned = project("docs/first-form/returned");
    let late = "松原.xlsx";
    for entry in std::fs::read_dir(&returned).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if name != late {
            workspace.write(&format!("returned/{name}"), std::fs::read(returned.join(name)).unwrap());
        }
    }
    workspace.kaishu(&["publish", "r1", "--date", "2024-07-10"]).ends_with(0);
    workspace.write(&format!("returned/{late}"), std::fs::read(returned.join(late)).unwrap());
    workspace.replace("surveys/shelter.toml", "unit = \"人\"", "unit = \"名\"");
    workspace.kaishu(&["run"]).ends_with(0);
    let changes = workspace.read("out/shelter-report/changes.md");
    assert!(changes.contains("定義") && changes.contains("公表後の回収"), "{changes}");
    // Steps are put together in the store and leave it again.
    let store = workspace.path(".kaishu").display().to_string();
    let touched = || times(workspace.root()).into_iter().filter(|(path, _)| *path != store).collect::<Vec<_>>();
    let (before, output) = (touched(), workspace.output());
    workspace.kaishu(&["run"]).ends_with(0).says("変更なし");
    assert!(touched() == before);
    workspace.remove(KEPT);
    workspace.kaishu(&["run"]).ends_with(0);
    assert!(workspace.output() == output);
}
