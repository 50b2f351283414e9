//! What cannot be made is refused in words, and nothing is written.

use crate::new_round::{files, small};

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let workspace = small();
    let list = |rows: &str| format!("旧コード,新コード,新名称,日付\n{rows}\n");
    workspace.write("unknown.csv", list("T8,T9,あけぼの市,"));
    workspace.write("day.csv", list("T1,T9,あけぼの市,十月"));
    workspace.write("names.csv", list("T1,T9,あけぼの市,\nT2,T9,あけぼの町,"));
    workspace.write("nameless.csv", list("T1,T9,,"));
    workspace.write("headless.csv", "旧,新\nT1,T9\n");
    workspace.write("empty.csv", list(""));
    workspace.write("returned-R9/there.xlsx", "x");
    let there = files(&workspace);
    let own = |list: &'static str| vec!["my-survey", "R8", "--definition", "next", "--mergers", list];
    let cases: [(Vec<&str>, &str); 14] = [
        (vec!["my-surve", "R8"], "調査「my-surve」はありません（近いもの: my-survey）"),
        (vec!["my-survey", "回8"], "回の id に「回8」は使えません"),
        (vec!["my-survey", "R8", "--definition", "Next"], "調査の id に「Next」は使えません"),
        (vec!["my-survey", "R8", "--period", "来年"], "「来年」は年度として読めません"),
        (vec!["my-survey", "R8", "--deadline", "10月末"], "「10月末」は日付として読めません"),
        (vec!["my-survey", "R8", "--mergers", "day.csv"], "--definition"),
        (vec!["my-survey", "R8", "--plan", "my-report"], "計画「my-report」はもうあります"),
        (vec!["my-survey", "R9"], "新しい回のフォルダがもうあって、ファイルがあります: returned-R9"),
        (own("unknown.csv"), "「T8」は前の回の名簿にありません\n --> unknown.csv:2:1"),
        (own("day.csv"), "「十月」は日付として読めません"),
        (own("names.csv"), "「T9」の名称が2通りあります（あけぼの市、あけぼの町）"),
        (own("nameless.csv"), "「T9」は前の回の名簿にないので、新名称が要ります"),
        (own("headless.csv"), "「旧コード」「新コード」「新名称」「日付」の見出しが要ります"),
        (own("empty.csv"), "合併の一覧に行がありません"),
    ];
    for (arguments, said) in cases {
        let typed: Vec<&str> = std::iter::once("new-round").chain(arguments).collect();
        workspace.kaishu(&typed).ends_with(2).says(said);
        assert_eq!(files(&workspace), there, "{typed:?}");
    }
}

/// Rounds that stand within a line are not torn open: the block to add is shown.
#[test]
fn rounds_within_a_line_are_added_by_hand() {
    let workspace = small();
    let text = workspace.read("surveys/my-survey.toml");
    let at = text.find("[[round]]").unwrap();
    let round = "round = [{ id = \"R7\", label = \"令和7年度調査\", period = \"FY2025\", source = [{ folder = \"returned\", form = \"sheet\" }] }]\n";
    workspace.write("surveys/my-survey.toml", format!("{round}{}", &text[..at]));
    workspace
        .kaishu(&["new-round", "my-survey", "R8"])
        .ends_with(0)
        .says("の回は1行の中に書かれているため、足せません")
        .says("[[round]]\nid = \"R8\"\nlabel = \"令和8年度調査\"\n");
    assert!(!workspace.read("surveys/my-survey.toml").contains("R8"));
    // As a definition of its own it is written anew, without comments.
    workspace
        .kaishu(&["new-round", "my-survey", "R9", "--definition", "next"])
        .ends_with(0)
        .says("覚え書きを写せませんでした");
    kaishu::pipeline::workspace::load(workspace.root()).unwrap();
}
