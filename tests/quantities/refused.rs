//! What has no meaning is refused where it is asked for, with the reason and what serves instead.

use super::{Offices, table};

#[track_caller]
fn refused(design: &str, rest: &str, message: &str) {
    let said = Offices::of(design, &table("t", "quantities", rest)).refused();
    assert!(said.contains(message), "not said: {message}\n{said}");
}

#[test]
fn what_has_no_mean() {
    for (rest, message) in [
        ("rows = \"i1\"", "コードは数ではないため、平均などは求められません"),
        ("rows = \"i1\"", "scores = [\"1 = 5\", \"2 = 4\"]"),
        ("rows = \"opened\"", "「opened」は日付で、平均などは求められません"),
        ("rows = \"media\"", "数量（quantity）か点数のある単一回答（single）ではありません"),
        ("rows = \"stafff\"", "もしかして: 「staff」"),
        ("by = \"kind\"", "rows（1つの設問）か items（いくつかの設問）のどちらか1つが必要です"),
        ("rows = \"staff\"\nitems = [\"budget\"]", "どちらか1つが必要です"),
        ("items = [\"staff\", \"staff\"]", "staff"),
        ("rows = \"staff\"\nby = [\"kind\", \"stratum\"]", "この種類の表の「by」には、1つだけを書きます"),
        ("rows = \"staff\"\nby = \"budget\"", "選択肢で答える設問"),
        ("rows = \"staff\"\nby = \"opened\"", "選択肢で答える設問"),
    ] {
        refused("sample", rest, message);
    }
}

#[test]
fn scores_that_do_not_fit() {
    for (rest, message) in [
        ("rows = \"i1\"\nscores = [\"1 = 5\"]", "点数のない選択肢があります: 2 / 3 / 4 / 5"),
        ("rows = \"i1\"\nscores = [\"1=5\", \"1=4\"]", "コード「1」の点数が2つあります"),
        ("rows = \"i1\"\nscores = [\"1 は 5\"]", "「コード = 点数」の形ではありません"),
        ("rows = \"i1\"\nscores = [\"7 = 5\"]", "「7」はありません"),
        ("rows = \"staff\"\nscores = [\"1 = 5\"]", "scores は選択肢で答える設問にだけ使います"),
        ("rows = \"s1\"\ntop = 5", "top = 5 では全員が入ります（点数は5段階）"),
        ("rows = \"staff\"\ntop = 2", "top は点数のある設問で使います（「staff」は数量です）"),
        ("rows = \"s1\"\nshow = [\"nps\"]", "「s1」の点数は0から10までではない"),
        ("rows = \"staff\"\nshow = [\"nps\"]", "nps は点数のある設問で使います"),
        ("rows = \"s1\"\nshow = [\"nps\"]\npromoters = [\"1\"]", "promoters と detractors は両方書きます"),
        (
            "rows = \"s1\"\nshow = [\"nps\"]\npromoters = [\"1\"]\ndetractors = [\"1\"]",
            "コード「1」が推奨者と批判者の両方にあります",
        ),
        (
            "rows = \"s1\"\npromoters = [\"1\"]\ndetractors = [\"5\"]",
            "promoters は show に nps があるときに使います",
        ),
    ] {
        refused("sample", rest, message);
    }
}

#[test]
fn statistics_that_do_not_fit() {
    refused(
        "census",
        "rows = \"staff\"\nshow = [\"mean\", \"interval\"]",
        "標本の層がないため、信頼区間は示せません",
    );
    refused("open", "rows = \"staff\"\nshow = [\"interval\"]", "標本の層がないため、信頼区間は示せません");
    refused("mixed", "rows = \"staff\"\nshow = [\"interval\"]\nfilter = \"stratum = city\"", "標本の層がないため");
    for (rest, message) in [
        ("rows = \"staff\"\nquantiles = [25]", "分位点 25 は、0と1の間"),
        ("rows = \"staff\"\nquantiles = [0.5, 0.5]", "分位点 0.5 は"),
        ("rows = \"staff\"\nquantile_rule = \"exclusive\"", "quantile_rule は quantiles とともに書きます"),
        ("rows = \"staff\"\nshow = [\"variance\"]", "variance"),
        ("rows = \"staff\"\nwith_not_returned = true", "「with_not_returned」は quantities の表には使いません"),
        ("rows = \"staff\"\nshow = [\"mean\", \"mean\"]", "mean"),
    ] {
        refused("sample", rest, message);
    }
}

#[test]
fn groups_that_cannot_be_compared() {
    for design in ["census", "open"] {
        let rest = "rows = \"staff\"\nby = \"kind\"\ncompare = [\"welch\"]";
        refused(design, rest, "標本の層がないため、検定はできません");
    }
    for (rest, message) in [
        ("rows = \"staff\"\ncompare = [\"welch\"]", "compare には区分（by）が要ります"),
        ("rows = \"staff\"\nby = \"media\"\ncompare = [\"welch\"]", "「media」は複数回答で"),
        (
            "rows = \"staff\"\nby = \"stratum\"\ncompare = [\"trend\"]",
            "trend は順序のある単一回答の区分で使います",
        ),
        ("rows = \"staff\"\nby = \"kind\"\nadjust = \"holm\"", "adjust は compare とともに書きます"),
    ] {
        refused("sample", rest, message);
    }
}
