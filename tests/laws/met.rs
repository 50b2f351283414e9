//! Where two of the things that a table can be meet: strata that stand for different numbers with other bases and with numbers,
//! filters with finite populations, non-response with the weights of strata, conditions over two questions, codes that are words.

use serde_json::Value;

use super::{close, number};
use crate::support::Workspace;
use crate::support::made::{Made, Unit, write_plan};

const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[question]]
id = "q1"
number = "問1"
text = "実施していますか"
type = "single"
codes = "yes"

[[question]]
id = "q2"
number = "問2"
text = "足りていますか"
type = "single"
codes = "yes"

[[question]]
id = "q3"
number = "問3"
text = "件数"
type = "quantity"
unit = "件"
"#;

fn made(strata: &[(&str, &str)], units: Vec<Unit>) -> Workspace {
    let survey = Made {
        id: "s".to_owned(),
        framed: true,
        strata: strata.iter().map(|(id, keys)| ((*id).to_owned(), (*keys).to_owned())).collect(),
        questions: QUESTIONS.to_owned(),
        asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
        columns: vec!["area".to_owned()],
        units,
    };
    let workspace = Workspace::empty();
    survey.write(&workspace);
    workspace
}

/// Units of a stratum with these answers to the questions, one after another.
fn units(stratum: &str, area: &str, answers: &[[&str; 3]]) -> Vec<Unit> {
    let unit = |cells: &[&str; 3]| Unit {
        stratum: stratum.to_owned(),
        columns: vec![area.to_owned()],
        answers: Some(cells.map(str::to_owned).to_vec()),
    };
    answers.iter().map(unit).collect()
}

fn table(id: &str, more: &str) -> String {
    format!("[[table]]\nid = \"{id}\"\ntitle = \"{id}\"\nsurvey = \"s\"\nround = \"R2\"\n{more}\n")
}

/// What a plan finds, and its report.
fn found(workspace: &Workspace, requests: &str) -> (impl Fn(&str) -> Value + use<>, String) {
    write_plan(workspace, "p", requests);
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let figures = workspace.figures_of("p");
    let figure = move |id: &str| figures.get(id).cloned().unwrap_or_else(|| panic!("{id}"));
    (figure, workspace.read("out/p/p.md"))
}

/// A stratum of 30 of which 10 say yes 8 times, and one of 3,000 of which 10 say it once and two have no answer.
fn unlike_strata() -> Workspace {
    let mut all = units("a", "x", &[["1", "1", "90"]; 8]);
    all.extend(units("a", "x", &[["2", "1", "80"]; 2]));
    all.extend(units("b", "x", &[["1", "2", "9"]; 1]));
    all.extend(units("b", "x", &[["2", "2", "8"]; 9]));
    all.extend(units("b", "x", &[["", "2", "7"]; 2]));
    made(&[("a", "design = \"sample\"\npopulation = 30"), ("b", "design = \"sample\"\npopulation = 3000")], all)
}

#[test]
fn strata_that_stand_for_different_numbers() {
    let workspace = unlike_strata();
    let requests = [
        table("both", "rows = \"q1\"\nbase = \"both\""),
        table("eligible", "rows = \"q1\"\nbase = \"eligible\""),
        table("plain", "rows = \"q1\""),
        table("estimated", "kind = \"estimates\"\nrows = \"q1\""),
        table("numbers", "kind = \"quantities\"\nrows = \"q3\""),
    ];
    let (figure, report) = found(&workspace, &requests.concat());
    // (30 · 8/10 + 3000 · 1/10) / 3030, in a table of answers and as an estimate.
    let share = |id: &str| number(&figure(id)).unwrap();
    close(share("plain.total.1.share"), 324.0 / 3030.0, "weighted");
    close(share("estimated.total.1.share"), share("plain.total.1.share"), "the same share twice");
    let said = workspace.kaishu(&["explain", "plain.total.1.share"]);
    said.ends_with(0)
        .says("Σ Nₕkₕ/rₕ ÷ Σ Nₕnₕ/rₕ")
        .says("k₁ = 8, n₁ = 10, r₁ = 10, N₁ = 30, k₂ = 1, n₂ = 10, r₂ = 10, N₂ = 3000");
    // Nine of twenty said yes, which is no statement about the population.
    assert!(!report.contains("過半数") && !report.contains("最も多い"), "{report}");
    assert!(report.contains("無回答を含む構成比は、母集団の数で重みづけていない"), "{report}");
    assert!(report.contains("この表の実数と構成比は回答した対象についてのもので、"), "{report}");
    assert!(
        report.contains("重みを付けずに数えている（回答した対象についての値で、母集団の推計ではない）"),
        "{report}"
    );
    assert!(figure("numbers.total.q3.mean.low")["value"].is_null());
}

/// All of one stratum say yes and none of the other: within each nothing varies, which does not make the share certain.
#[test]
fn an_estimate_without_spread_has_no_interval() {
    let mut all = units("a", "x", &[["1", "1", "5"]; 10]);
    all.extend(units("b", "x", &[["2", "1", "5"]; 10]));
    all.extend(units("c", "x", &[["1", "1", "1"], ["2", "1", "3"]]));
    let strata = [
        ("a", "design = \"sample\"\npopulation = 30"),
        ("b", "design = \"sample\"\npopulation = 3000"),
        ("c", "design = \"census\""),
    ];
    let workspace = made(&strata, all);
    let requests = [
        table("shares", "kind = \"estimates\"\nrows = \"q1\"\nby = \"stratum\""),
        table("mean", "kind = \"estimates\"\nrows = \"q3\"\nby = \"stratum\""),
    ];
    let (figure, _) = found(&workspace, &requests.concat());
    for id in [
        "shares.c.1.share.error",
        "shares.c.1.share.low",
        "mean.a.error",
        "mean.a.low",
        "mean.c.error",
        "mean.c.high",
        "mean.c.design_effect",
    ] {
        assert!(figure(id)["value"].is_null(), "{id}: {}", figure(id));
    }
    close(number(&figure("mean.c.mean")).unwrap(), 2.0, "a fact");
    close(number(&figure("shares.total.1.share")).unwrap(), 31.0 / 3032.0, "weighted");
    assert!(figure("shares.total.1.share.low")["value"].is_null(), "{}", figure("shares.total.1.share.low"));
}

/// A filter and a group are the same part of the same sample: N = 500 is that of all 40 units, not of the 12 of the area.
#[test]
fn a_filter_is_no_other_sample_than_a_group() {
    let mut all = Vec::new();
    for place in 0..40 {
        let (area, number) = (if place % 10 < 3 { "north" } else { "south" }, (place * 7 % 13).to_string());
        all.extend(units("a", area, &[["1", "1", &number]]));
    }
    let workspace = made(&[("a", "design = \"sample\"\npopulation = 500")], all);
    let requests = [
        table("group", "kind = \"quantities\"\nrows = \"q3\"\nby = \"area\"\nshow = [\"mean\", \"interval\"]"),
        table(
            "filter",
            "kind = \"quantities\"\nrows = \"q3\"\nfilter = \"area = north\"\nshow = [\"mean\", \"interval\"]",
        ),
    ];
    let (figure, _) = found(&workspace, &requests.concat());
    for end in ["n", "mean", "mean.low", "mean.high"] {
        let (group, filter) =
            (figure(&format!("group.north.q3.{end}")), figure(&format!("filter.total.q3.{end}")));
        close(number(&group).unwrap(), number(&filter).unwrap(), end);
    }
}

/// 10 of a census of 12: 4 said yes to both, 3 no to the first (whatever the second), 2 yes and no; one yes without an answer to the
/// other, of whom nothing is known. 4/9, and between 4/12 and 7/12 of all.
#[test]
fn a_condition_over_two_questions_needs_both() {
    let mut all = units("a", "x", &[["1", "1", "1"]; 4]);
    all.extend(units("a", "x", &[["2", "", "1"]; 3]));
    all.extend(units("a", "x", &[["1", "2", "1"]; 2]));
    all.extend(units("a", "x", &[["1", "", "1"]]));
    for _ in 0..2 {
        all.push(Unit { stratum: "a".to_owned(), columns: vec!["x".to_owned()], answers: None });
    }
    let workspace = made(&[("a", "design = \"census\"")], all);
    let figure = |id: &str, share: &str| {
        format!(
            "[[figure]]\nid = \"{id}\"\nlabel = \"{id}\"\nsurvey = \"s\"\nround = \"R2\"\nshare = \"{share}\"\n"
        )
    };
    let (found, _) = found(&workspace, &figure("both", "q1 = 1 and q2 = 1"));
    let both = found("both");
    assert_eq!((both["value"].as_str(), both["base"]["no_answer"].as_u64()), (Some("4/9"), Some(1)), "{both}");
    assert_eq!(found("both.low")["value"], "4/12");
    assert_eq!(found("both.high")["value"], "7/12");
    // Of those who answered a question all answered it.
    write_plan(&workspace, "p", &figure("none", "q1 missing"));
    workspace.kaishu(&["check"]).ends_with(2).says("答えたかどうかの割合は必ず0か100になります");
}

/// `total` is an area of the frame; and of three strata the filter keeps two.
#[test]
fn words_and_strata_of_the_frame() {
    let mut all = units("a", "total", &[["1", "1", "1"]; 3]);
    all.extend(units("b", "other", &[["2", "1", "1"]; 2]));
    all.extend(units("c", "other", &[["2", "1", "1"]; 2]));
    let census = "design = \"census\"";
    let workspace = made(&[("a", census), ("b", census), ("c", census)], all);
    let requests = [
        table("area", "rows = \"q1\"\nby = \"area\""),
        table("two", "rows = \"q1\"\nby = \"stratum\"\nfilter = \"stratum in (a, b)\""),
    ];
    let (figure, report) = found(&workspace, &requests.concat());
    let n = |id: &str| figure(id)["value"].as_str().map(str::to_owned);
    assert_eq!((n("area.total.n"), n("area.total_.n")), (Some("7".to_owned()), Some("3".to_owned())));
    assert_eq!((n("two.total.n"), n("two.b.n")), (Some("5".to_owned()), Some("2".to_owned())));
    // The table that the filter is of; the other one is of all three.
    let two = report.split("**表2").nth(1).unwrap();
    assert!(two.contains("b層") && !two.contains("c層"), "{report}");
}

/// Seven of seven were drawn and answered: nothing is estimated, and a test that the plan asks for is not made.
#[test]
fn a_sample_of_everybody_is_not_tested() {
    let mut all = units("a", "north", &[["1", "1", "1"], ["2", "1", "4"], ["1", "2", "9"]]);
    all.extend(units("a", "south", &[["2", "2", "2"], ["2", "1", "3"], ["1", "2", "8"], ["1", "1", "5"]]));
    let workspace = made(&[("a", "design = \"sample\"\npopulation = 7")], all);
    let requests = [
        table("asked", "rows = \"q1\"\nby = \"area\"\ntests = [\"chi_square\", \"residuals\"]"),
        table("plain", "rows = \"q1\"\nby = \"q2\""),
        table("numbers", "kind = \"quantities\"\nrows = \"q3\"\nby = \"area\"\ncompare = [\"welch\"]"),
    ];
    let (_, report) = found(&workspace, &requests.concat());
    assert!(report.contains("標本のはずが母集団のすべてから回答があり、推計ではないため"), "{report}");
    for word in ["カイ二乗", "p =", "残差", "自由度"] {
        assert!(!report.contains(word), "{word}: {report}");
    }
}
