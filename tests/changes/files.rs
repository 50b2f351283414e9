//! The list as files of a run: what is written for whom, what says so on the screen, and what does not stay.

use serde_json::Value;

use super::oracle::published;
use super::world::{Change, World};
use crate::render::validate::shown_cells;
use crate::support::{Workspace, cells};

const LIST: &str = "out/plan/changes.md";
const DATA: &str = "out/plan/changes.json";
const ANALYST: &str = "out/analyst/plan/changes.md";

/// A world that was published and has a late return and a correction since.
fn moved() -> Workspace {
    let folder = Workspace::empty();
    let world = World::new();
    world.write(&folder);
    published(&folder, "初回");
    let changes = [Change::Late(8, ["1", "5"]), Change::Corrected(5, "q1", "2", "1")];
    changes.iter().fold(world, |world, change| world.after(change)).write(&folder);
    folder
}

fn data(folder: &Workspace, file: &str) -> Value {
    serde_json::from_str(&folder.read(file)).unwrap()
}

fn sheets(folder: &Workspace, file: &str) -> String {
    let parts = cells::parts(&folder.path(file));
    let (_, bytes) = parts.into_iter().find(|(name, _)| name == "xl/workbook.xml").unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn without_a_publication_there_is_no_list_and_none_stays() {
    let folder = Workspace::empty();
    World::new().write(&folder);
    folder.kaishu(&["run"]).ends_with(0).says_nothing_of("公表「");
    assert!(!folder.path(LIST).exists() && !folder.path(ANALYST).exists());
    published(&folder, "初回");
    folder.kaishu(&["run"]).ends_with(0).says("  公表「初回」から動いた数値: 0\n");
    let said = "公表「初回」（2021-02-01）から動いた数値と文はない。";
    assert!(folder.read(LIST).contains(said) && folder.read(ANALYST).contains(said));
    assert!(sheets(&folder, "out/plan/plan.xlsx").contains("数値の変更一覧"));
    // A list that is true no more does not stay.
    std::fs::remove_dir_all(folder.path("published")).unwrap();
    folder.kaishu(&["run"]).ends_with(0);
    assert!(!folder.path(LIST).exists() && !folder.path(DATA).exists() && !folder.path(ANALYST).exists());
    assert!(!sheets(&folder, "out/plan/plan.xlsx").contains("数値の変更一覧"));
}

/// A second return that says something else is no correction: nobody has decided which of the two is right.
#[test]
fn what_waits_for_a_decision_is_told_and_stands_in_the_errata_once_it_is_decided() {
    let folder = Workspace::empty();
    let world = World::new();
    world.write(&folder);
    published(&folder, "初回");
    let waiting = world.after(&Change::Second(0, ["2", "4"]));
    waiting.write(&folder);
    let said = folder.kaishu(&["run"]);
    said.ends_with(0).says("  正誤表: 0\n").says("  要確認の回収票を保留したために動いた数値: ");
    let list = folder.read(LIST);
    assert!(list.contains("このうち、誤りを正すものはない。") && !list.contains("正誤表**"), "{list}");
    assert!(list.contains("保留の回収票（要確認）") && list.contains("決めるまで、正誤表には入らない"), "{list}");
    assert!(list.lines().any(|line| line.ends_with("| yes |")), "what moved is still told: {list}");
    assert_eq!(data(&folder, DATA)["errata"]["figures"], serde_json::json!([]));
    let analyst = folder.read(ANALYST).replace('\\', "");
    let both = "| 保留の回収票（要確認） | offices R2 K001 | returned/offices/K001.csv | returned/offices/K001.csv、returned/offices/K001_2.csv |";
    assert!(analyst.contains(both), "{analyst}");
    waiting.after(&Change::Use(0)).write(&folder);
    folder
        .kaishu(&["run"])
        .ends_with(0)
        .says_nothing_of("要確認の回収票を保留した")
        .says_nothing_of("  正誤表: 0\n");
    let list = folder.read(LIST);
    let errata = list.split("正誤表**").last().unwrap();
    assert!(errata.contains("| 必要とした数 | 5 | 4 | △1 | か所 | "), "{list}");
    assert!(!list.contains("保留の回収票"), "{list}");
}

#[test]
fn a_run_says_what_moved_and_writes_it_twice() {
    let folder = moved();
    let run = folder.kaishu(&["run"]);
    run.ends_with(0).says("  公表「初回」から動いた数値: ").says("  正誤表: ").says("out/plan/changes.md");
    let list = folder.read(LIST);
    let line = |id: &str| {
        list.lines().find(|line| line.ends_with(&format!("| {id} |"))).unwrap_or_else(|| panic!("{id}\n{list}"))
    };
    assert_eq!(line("yes"), "| 表示 | 必要とした数 | 5 | 7 | 2 | か所 | 1 | 1 | yes |");
    assert_eq!(line("returned"), "| 表示 | 回収 | 8 | 9 | 1 | か所 | 1 |  | returned |");
    // 5/6 was published; the late return makes it 6/7, the correction 7/7.
    assert_eq!(
        line("share"),
        "| 表示 | 割合 | 83.3（5/6） | 100.0（7/7） | 16.7 | ポイント | 2.4 | 14.3 | share |"
    );
    let errata = list.split("正誤表**").last().unwrap();
    assert!(
        errata.contains("| 割合 | 83.3（5/6） | ― | 14.3 | ポイント | データ修正 | 現在は 100.0（7/7）。ほかに、公表後の回収による増減を含む（誤りではない） | share |"),
        "{list}"
    );
    assert!(!errata.contains("| returned |"), "{list}");
    let json = data(&folder, DATA);
    assert_eq!(json["schema"], 1);
    assert_eq!(json["publication"]["name"], "初回");
    let share = json["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == "share").unwrap();
    assert_eq!(share["difference"]["exact"], "1/6");
    assert_eq!(
        (&share["parts"][0]["cause"], &share["parts"][0]["difference"]["exact"]),
        (&"late".into(), &"1/42".into())
    );
    assert_eq!(
        (&share["parts"][1]["cause"], &share["parts"][1]["difference"]["exact"]),
        (&"correction".into(), &"1/7".into())
    );
    // Whoever is given the tables is told how much moved; the list is beside them, and in the analyst's book.
    let book = sheets(&folder, "out/plan/plan.xlsx");
    assert!(book.contains("数値の変更一覧"), "{book}");
    assert!(["動いた文", "正誤表", "変更の根拠"].iter().all(|sheet| !book.contains(sheet)), "{book}");
    let analysts = sheets(&folder, "out/analyst/plan/plan.xlsx");
    assert!(["数値の変更一覧", "正誤表", "変更の根拠"].iter().all(|sheet| analysts.contains(sheet)), "{analysts}");
    let shown = shown_cells(&std::fs::read(folder.path("out/plan/plan.xlsx")).unwrap());
    let said = |text: &str| shown.iter().any(|cell| cell.contains(text));
    assert!(
        said("公表「初回」（2021-02-01）から動いた数値: ") && said("正誤表: out/plan/changes.md"),
        "{shown:?}"
    );
    assert!(!said("83.3（5/6）"), "{shown:?}");
    // What leaves names no file, cell or case.
    for text in [list.clone(), folder.read(DATA)] {
        for own in ["K009", "K006", ".csv", "corrections", "!B2"] {
            assert!(!text.contains(own), "{own}\n{text}");
        }
    }
    let analyst = folder.read(ANALYST);
    for own in ["returned/offices/K009.csv｜K009!B2", "corrections.csv｜corrections!A3", "offices R2 K006 q1"] {
        assert!(analyst.contains(own), "{own}\n{analyst}");
    }
    assert!(sheets(&folder, "out/analyst/plan/plan.xlsx").contains("変更の根拠"));
    let behind = data(&folder, "out/analyst/plan/changes.json");
    assert!(behind["behind"].as_array().unwrap().iter().any(|one| one["cells"][0]["cell"] == "B2"));
    // The same files give the same bytes, and what `report` writes is what `run` wrote.
    let written = folder.output();
    folder.kaishu(&["run", "--quiet"]).ends_with(0);
    assert_eq!(folder.output(), written);
    folder.remove(LIST);
    folder.kaishu(&["report"]).ends_with(0).says("  公表「初回」から動いた数値: ");
    folder.kaishu(&["tabulate"]).ends_with(0);
    assert_eq!(folder.output(), written);
}

#[test]
fn a_list_in_english_on_the_screen() {
    let folder = moved();
    folder.kaishu_in("en", &["run"], &[]).ends_with(0).says("  figures that moved since the publication '初回': ");
}

#[test]
fn of_a_publication_that_is_not_whole_the_causes_are_not_guessed() {
    let folder = moved();
    let edited = "published/初回/analyst/workspace/returned/offices/K001.csv";
    folder.replace(edited, "K001,1,4", "K001,2,4");
    folder.kaishu(&["run"]).ends_with(0).says("公表の記録がそろっていないため、動いた原因は分けられません");
    let list = folder.read(LIST);
    assert!(list.contains("| 表示 | 必要とした数 | 5 | 7 | 2 | か所 | yes |"), "{list}");
    assert!(list.contains("公表の記録がそろっていないため") && !list.contains("K001"), "{list}");
    assert!(folder.read(ANALYST).contains(edited));
    assert_eq!(data(&folder, DATA)["figures"][0]["parts"], Value::Null);
    folder.remove(edited);
    folder.kaishu(&["run", "--quiet"]).ends_with(0);
    assert!(folder.read(ANALYST).contains(edited));
    // Figures that were edited are compared as they stand, and it is said.
    let folder = moved();
    folder.replace("published/初回/public/plan/results.json", "\"83.3\"", "\"84.3\"");
    folder.kaishu(&["check"]).says("publication-edited");
    folder.kaishu(&["run", "--quiet"]).ends_with(0);
    assert!(folder.read(ANALYST).contains("public/plan/results.json"));
    folder.remove("published/初回/public/plan/results.json");
    folder.kaishu(&["run"]).ends_with(0).says("公表「初回」の数値が読めないため、比べられません");
    assert!(folder.read(LIST).contains("数値が読めないため、比べられない"));
}

#[test]
fn under_a_rule_no_part_of_several_causes_leaves() {
    let folder = Workspace::empty();
    let ruled = |world: &World| {
        world.write(&folder);
        let plan = folder.read("analysis/plan.toml");
        folder.write(
            "analysis/plan.toml",
            plan.replacen("[[figure]]", "[disclosure]\nrule = \"min-count 3\"\n\n[[figure]]", 1),
        );
    };
    let world = World::new();
    ruled(&world);
    published(&folder, "初回");
    let changes = [Change::Late(8, ["1", "5"]), Change::Corrected(5, "q1", "2", "1")];
    ruled(&changes.iter().fold(world, |world, change| world.after(change)));
    folder.kaishu(&["run", "--quiet"]);
    let json = data(&folder, DATA);
    let mut several = 0;
    for figure in json["figures"].as_array().unwrap() {
        let parts = figure["parts"].as_array().unwrap();
        let hidden = ["old", "new"].iter().any(|side| figure[side]["status"] == "suppressed");
        if parts.len() > 1 || hidden {
            several += 1;
            assert!(!figure["withheld"].is_null(), "{figure:#}");
            assert!(
                parts.iter().all(|part| part["difference"].is_null() && part["before"].is_null()),
                "{figure:#}"
            );
        }
        assert!(!hidden || figure["difference"].is_null(), "{figure:#}");
    }
    assert!(several > 0, "{json:#}");
    assert!(folder.read(ANALYST).contains("誰が後から答えたかを知る人は"), "{}", folder.read(ANALYST));
}

/// The last publication cannot be read, so an older one is compared with; whoever reads the list is told.
#[test]
fn a_publication_that_is_passed_over_is_named_where_the_changes_are_read() {
    let folder = moved();
    published(&folder, "訂正版");
    folder.kaishu(&["run"]).ends_with(0).says("公表「訂正版」から動いた数値: 0");
    assert_eq!(data(&folder, DATA)["passed_over"], serde_json::json!([]));
    let freeze = "published/訂正版/freeze.json";
    folder.replace(freeze, "2021-02-01", "2021-02-09");
    folder
        .kaishu(&["run"])
        .ends_with(0)
        .says("記録が読めず、比べていない公表: 訂正版")
        .says("公表「初回」から動いた数値: ");
    let (list, analyst) = (folder.read(LIST), folder.read(ANALYST));
    assert!(list.contains("公表「訂正版」は記録（freeze.json）が読めないため、比べていない。"), "{list}");
    assert!(
        !list.contains(freeze) && analyst.contains(&format!("{freeze}: 手で書き換えられています")),
        "{analyst}"
    );
    assert_eq!(data(&folder, DATA)["passed_over"], serde_json::json!(["訂正版"]));
    // Where no other is left, nothing is compared, and that is what the list says.
    std::fs::remove_dir_all(folder.path("published/初回")).unwrap();
    folder.remove(freeze);
    folder.kaishu(&["run"]).ends_with(0).says("公表「訂正版」の数値が読めないため、比べられません");
    assert!(folder.read(LIST).contains("公表「訂正版」の記録が読めないため、比べられない。"));
}

/// What a command that was ended left behind is named by the next one, and counts as nothing.
#[test]
fn what_was_not_finished_is_named() {
    let folder = moved();
    let left = ["published/.第2報.4711.tmp", ".kaishu/replay/4711-0"];
    folder.write(&format!("{}/public/plan/plan.md", left[0]), "");
    folder.write(&format!("{}/1/surveys/a.toml", left[1]), "");
    for command in [&["run"][..], &["publish"], &["publish", "第3報"]] {
        let said = folder.kaishu(command);
        for path in left {
            said.says(path);
        }
        said.says("途中で止まった実行が残したものです");
    }
    for path in left {
        assert!(folder.path(path).exists(), "{path}");
    }
}

#[test]
fn figures_stand_as_a_reader_meets_them_and_sentences_before_them() {
    let folder = moved();
    folder.kaishu(&["run", "--quiet"]).ends_with(0);
    let plan = folder.read("analysis/plan.toml");
    let json = data(&folder, DATA);
    let ids: Vec<&str> =
        json["figures"].as_array().unwrap().iter().map(|figure| figure["id"].as_str().unwrap()).collect();
    let own: Vec<usize> = ids.iter().map_while(|id| plan.find(&format!("[[figure]]\nid = \"{id}\""))).collect();
    assert!(own.len() > 1 && own.is_sorted(), "{ids:?}");
    let cells = ids.iter().skip(own.len());
    assert!(cells.clone().count() > 0 && cells.clone().all(|id| id.contains('.')), "{ids:?}");
    let list = folder.read(LIST);
    let rows: Vec<usize> =
        ids.iter().filter_map(|id| list.find(&format!("| {} |\n", id.replace('_', "\\_")))).collect();
    assert!(rows.len() == ids.len() && rows.is_sorted(), "{list}");
}
