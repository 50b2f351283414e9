//! What cannot be asked of a table of answers is refused by `kaishu check` at its words, with what to do.

use super::{PLAN, changed};

/// The plan with one part changed is refused in these words, and the words that are marked stand in the message.
#[track_caller]
fn refused(old: &str, new: &str, says: &[&str]) {
    let workspace = changed(PLAN, old, new);
    let outcome = workspace.kaishu(&["check"]);
    outcome.ends_with(2);
    for words in says {
        outcome.says(words);
    }
    outcome.says("analysis/plan.toml:").says("1 件の誤りがあります");
}

const NEED: &str = "by = [\"stratum\", \"type\", \"stratum * type\"]";

#[test]
fn banners() {
    refused(NEED, "by = [\"stratum\", \"q9\"]", &["「q9」はありません"]);
    refused(NEED, "by = \"stratum * type * stratum\"", &["「stratum」で2回分けています"]);
    refused(NEED, "by = [\"type\", \"type\"]", &["「type」で2回分けています"]);
    refused(NEED, "by = [\"stratum\", \"q1\"]", &["「q1」は表側の設問そのものなので"]);
    refused(NEED, "by = \"q3\"", &["「q3」は数量（quantity）で"]);
}

/// A group that no code can fill, by the filter and by the routing.
#[test]
fn groups_that_nobody_can_be_in() {
    refused(
        "title = \"方法\"\nsurvey = \"office\"\nround = \"R1\"\nrows = \"q2\"\nby = [\"stratum\", \"q5.a\"]",
        "title = \"方法\"\nsurvey = \"office\"\nround = \"R1\"\nrows = \"q2\"\nby = \"q1\"",
        &["区分「あまり必要ない」には、どの回答も入りえません（問2 は q1 in (1, 2) の人だけに聞くため）"],
    );
    refused(
        NEED,
        "by = \"stratum\"\nfilter = \"stratum = city\"",
        &["区分「町村部」には、どの回答も入りえません（filter が stratum = city に限っているため）"],
    );
}

#[test]
fn nets() {
    let yes = "{ id = \"yes\", label = \"必要・計\", codes = [\"1\", \"2\"] }";
    refused(
        yes,
        "{ id = \"yes\", label = \"必要\", codes = [\"1\", \"7\"] }",
        &["「7」はありません", "1 / 2 / 3 / 4"],
    );
    refused(yes, "{ id = \"yes\", label = \"必要\", codes = [\"1\", \"1\"] }", &["違うコードを2つ以上"]);
    refused(yes, "{ id = \"3\", label = \"必要\", codes = [\"1\", \"2\"] }", &["計の id「3」は"]);
    refused(
        "classes = [\"FY2018\", \"FY2019\"]",
        "classes = [\"FY2018\"]\nnets = [{ id = \"a\", label = \"計\", codes = [\"1\", \"2\"] }]",
        &["選択肢の一覧がないため"],
    );
    refused(yes, "{ id = \"no_answer\", label = \"必要\", codes = [\"1\", \"2\"] }", &["答えのない理由の言葉"]);
    // わからない is no option of the table.
    refused("codes = [\"1\", \"2\"] },\n]\n", "codes = [\"1\", \"9\"] },\n]\n", &["「9」はありません"]);
}

#[test]
fn classes() {
    let written = "classes = [\"0 = なし\", \"1..9\", \"10..19\", \"20..\"]";
    refused(written, "classes = [\"0..10\", \"10..19\"]", &["「0..10」と「10..19」が重なっているか"]);
    refused(written, "classes = [\"10..\", \"0..9\"]", &["重なっているか、順番が逆です"]);
    refused(written, "classes = [\"0..9\", \"20..\"]", &["「0..9」と「20..」の間の値が"]);
    refused(written, "classes = [\"9..0\"]", &["区分「9..0」が読めません"]);
    refused(written, "classes = [\"0.0001..9\"]", &["読めません", "小数は千分の一まで"]);
    refused(written, "", &["「q3」は数量（quantity）で、", "区分（classes）に書きます"]);
    let years = "classes = [\"FY2018\", \"FY2019\"]";
    refused(years, "classes = [\"FY2018\", \"2019-03..2019-04\"]", &["重なっているか"]);
    refused(years, "classes = [\"2019-04\", \"2019-06\"]", &["間の値が"]);
    refused(years, "classes = [\"2019年\"]", &["読めません", "`FY2019`"]);
    refused(
        "base = \"both\"\n\n",
        "classes = [\"0..9\"]\n\n",
        &["「q1」は単一回答（single）で、区分（classes）は付けられません"],
    );
}

#[test]
fn mentions() {
    refused("rows = \"q1\"\nbase = \"both\"", "rows = \"q1\"\npercent_of = \"mentions\"", &["1つだけ選ぶ設問"]);
    refused(
        "percent_of = \"mentions\"",
        "percent_of = \"mentions\"\nweight = \"population\"",
        &["「weight」は使えません"],
    );
    refused("percent_of = \"mentions\"", "percent_of = \"mentions\"\nbase = \"both\"", &["「base」は使えません"]);
    refused("percent_of = \"mentions\"", "percent_of = \"人\"", &["「percent_of」"]);
}

#[test]
fn where_options_stand() {
    refused("rows = \"q1\"\nbase = \"both\"", "rows = \"q1\"\noptions = \"row\"", &["「options」", "rows"]);
}

#[test]
fn batteries() {
    refused("rows = \"q5\"", "rows = [\"q5.a\", \"q1\"]", &["「q1」の選択肢は「q5.a」の選択肢と違う"]);
    refused("rows = \"q5\"", "rows = [\"q5\", \"q5.a\"]", &["「q5.a」が2回書かれています"]);
    refused("rows = \"q5\"", "rows = \"q6\"", &["「q6」はありません"]);
}

#[test]
fn weights() {
    let weight = "weight = \"population\"\nnets";
    refused(weight, "weight = \"people\"\nnets", &["「people」はありません", "population"]);
    refused(weight, "weight = \"type\"\nnets", &["名簿の列「type」には、重みになる数が1つもありません"]);
}

/// How answers are counted is asked of a table of answers only; elsewhere it would silently not be done.
#[test]
fn other_kinds_of_table() {
    let both = "rows = \"q1\"\nbase = \"both\"";
    refused(both, "kind = \"quantities\"\nrows = \"q3\"\nbase = \"both\"", &["「base」"]);
    refused(both, "kind = \"quantities\"\nrows = \"q3\"\nby = [\"stratum\", \"type\"]", &["「by」には、1つだけ"]);
}

/// A code that is the word of a reason cannot stand beside that reason.
#[test]
fn a_code_that_is_a_reason() {
    let workspace = changed(
        super::SURVEY,
        "{ code = \"4\", label = \"必要ない\" }",
        "{ code = \"refused\", label = \"必要ない\" }",
    );
    workspace.replace(PLAN, "codes = [\"3\", \"4\"]", "codes = [\"2\", \"3\"]");
    workspace
        .kaishu(&["check"])
        .ends_with(2)
        .says("「q1」の選択肢のコード「refused」は答えのない理由の言葉と同じ");
}
