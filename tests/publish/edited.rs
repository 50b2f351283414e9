//! A publication that somebody changed: every change is told with its place, whatever it is, and nothing is believed.

use kaishu::pipeline::freeze::{Freeze, Publications};
use kaishu::pipeline::start::Written;

use super::{PLAN, small};
use crate::support::Workspace;

const RESULTS: &str = "published/r7/public/my-report/results.json";
const FREEZE: &str = "published/r7/freeze.json";

fn published() -> Workspace {
    let workspace = small(Written::Toml);
    workspace.kaishu(&["publish", "r7", "--date", "2025-10-01"]).ends_with(0);
    workspace
}

#[test]
fn a_figure_that_was_changed_by_hand_is_told_with_what_comes_out() {
    let workspace = published();
    workspace.replace(RESULTS, "\"text\": \"66.7\"", "\"text\": \"76.7\"");
    workspace
        .kaishu(&["reproduce", "r7"])
        .ends_with(1)
        .says(RESULTS)
        .says("公表した後に書き換えられています")
        .says("違う数値: my-report not-enough（避難所が足りない市町村の割合）: 公表 76.7％ (2/3) n=3 → 今 66.7％ (2/3) n=3")
        .says("公表物のほうが変わっています");
    workspace.kaishu(&["publish"]).ends_with(1).says("公表の後に変わったファイル 1").says(RESULTS);
    let report = Publications::of(workspace.root()).unwrap().whole[0].report(PLAN).unwrap();
    let told: Vec<_> = report.odd.iter().map(|odd| (odd.rule, odd.file.as_deref())).collect();
    assert_eq!(told, [("publication-edited", Some(RESULTS))]);
}

#[test]
fn an_input_that_is_gone_or_changed_is_named_with_the_figures_that_come_out_otherwise() {
    let workspace = published();
    let copy = "published/r7/analyst/workspace";
    workspace.remove(&format!("{copy}/returned/そら村.xlsx"));
    workspace
        .kaishu(&["reproduce", "r7"])
        .ends_with(1)
        .says(&format!("{copy}/returned/そら村.xlsx"))
        .says("作業フォルダの returned/そら村.xlsx は公表したときのままです。それを写せば戻ります")
        .says("違うファイル: public/my-report/results.json")
        .says("違う数値: my-report capacity（収容できる人数の合計）: 公表 2,050人 n=3 → 今 1,800人 n=2")
        .says("避難所は足りているか（地域別） 山あい 足りている）: 公表 0.0％ (0/1) n=1 → 今 － n=0 undefined")
        .says("再現できません");
    workspace.replace(&format!("{copy}/surveys/my-survey.toml"), "id = \"q1\"", "id = \"q9\"");
    workspace
        .kaishu(&["reproduce", "r7"])
        .ends_with(1)
        .says(&format!("{copy}/surveys/my-survey.toml"))
        .says("残した入力を動かせません")
        .says("再現できません");
}

#[test]
fn every_file_of_a_publication_is_watched() {
    let whole = published();
    let publication = Publications::of(whole.root()).unwrap().whole.remove(0);
    assert_eq!(publication.odd().unwrap(), []);
    for file in &publication.freeze.files {
        let path = whole.path(&publication.path(&file.path));
        let bytes = std::fs::read(&path).unwrap();
        for (changed, found) in [(Some([bytes.as_slice(), b" "].concat()), "書き換え"), (None, "ありません")]
        {
            match changed {
                Some(changed) => std::fs::write(&path, changed).unwrap(),
                None => std::fs::remove_file(&path).unwrap(),
            }
            let odd = publication.odd().unwrap();
            assert_eq!(odd.len(), 1, "{}", file.path);
            assert_eq!(odd[0].file, Some(publication.path(&file.path)));
            assert!(odd[0].found.ja.contains(found), "{}", file.path);
        }
        std::fs::write(&path, bytes).unwrap();
    }
    whole.write("published/r7/public/my-report/後から.md", "x");
    let odd = publication.odd().unwrap();
    assert_eq!(odd.len(), 1);
    assert!(odd[0].found.ja.contains("公表した後に置かれた"));
}

#[test]
fn a_freeze_that_was_changed_is_not_believed() {
    let workspace = published();
    let text = workspace.read(FREEZE);
    let told = |changed: &str, words: &str| {
        workspace.write(FREEZE, changed);
        workspace.kaishu(&["reproduce", "r7"]).ends_with(1).says(FREEZE).says(words);
        workspace.kaishu(&["publish"]).ends_with(1).says("freeze.json が読めない").says(words);
        assert_eq!(Publications::of(workspace.root()).unwrap().last_of(PLAN), None);
    };
    told(&text.replace("2025-10-01", "2025-09-01"), "自分のハッシュ digest と合わない");
    told(&text.replace("public/my-report", "public/../my-report"), "自分のハッシュ digest と合わない");
    told(&text[..text.len() / 2], "行目: kaishu が書いた形ではありません");
    told("", "1行目: kaishu が書いた形ではありません");
    told("\u{FEFF}{}", "kaishu が書いた形ではありません");
    told(&text.replace("\"schema\": 1", "\"schema\": 2"), "書式の版 2");
    workspace.write(FREEZE, &text);
    workspace.kaishu(&["reproduce", "r7"]).ends_with(0);
    std::fs::rename(workspace.path("published/r7"), workspace.path("published/r8")).unwrap();
    workspace.kaishu(&["reproduce", "r8"]).ends_with(1).says("別の名前のフォルダにあります");
    workspace.remove("published/r8/freeze.json");
    workspace.kaishu(&["reproduce", "r8"]).ends_with(1).says("published/r8/freeze.json");
}

#[test]
fn results_that_are_none_are_told_and_nothing_panics() {
    let workspace = published();
    let text = workspace.read(RESULTS);
    let publication = Publications::of(workspace.root()).unwrap().whole.remove(0);
    for broken in
        ["", "[]", "null", "{\"schema\": 1}", &text[..text.len() - 9], &text.replace("\"n\": 3", "\"n\": \"三\"")]
    {
        workspace.write(RESULTS, broken);
        let odd = publication.report(PLAN).unwrap_err();
        assert_eq!((odd.rule, odd.file.as_deref()), ("publication-edited", Some(RESULTS)), "{broken}");
        workspace.kaishu(&["reproduce", "r7"]).ends_with(1).says(RESULTS);
    }
}

#[test]
fn another_program_and_other_rules_are_told() {
    let workspace = published();
    let mut freeze = Freeze::parse(&workspace.read(FREEZE)).unwrap();
    freeze.made_by.program = "0.0.9".to_owned();
    freeze.made_by.rules = 0;
    workspace.write(FREEZE, freeze.text());
    workspace
        .kaishu(&["reproduce", "r7"])
        .ends_with(0)
        .says("公表したときの kaishu は 0.0.9、今は")
        .says("読み取りの規則は版 0、今は版 1")
        .says("再現できます");
}
