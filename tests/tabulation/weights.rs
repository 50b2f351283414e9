//! Weighted shares beside the unweighted ones: exact, and what cannot be a weight is held out and told at its cell.

use kaishu::tally::engine::{Local, Naive};

use super::{FRAME, Run, changed, run};
use crate::support::evaluated::Collected;

#[test]
fn municipalities_and_their_people_side_by_side() {
    let run = run();
    // 東市 372,760, 西市 200,000, 山町 9,000 and 原村 1,000 of the nine that answered.
    run.values(
        "need",
        &[
            ("total.n", "9"),
            ("total.1.share", "4/9"),
            ("total.weight", "789760"),
            ("total.1.weighted_share", "582760/789760"),
            ("total.yes.weighted_share", "690760/789760"),
            ("stratum.town.1.weighted_share", "10000/27000"),
            ("type.離島.1.weighted_share", "－"),
        ],
    );
    run.values("need-all", &[("total.weight", "872760"), ("total.no_answer.weighted_share", "83000/872760")]);
    assert_eq!(run.figures["need.total.1.weighted_share"]["text"], "73.8");
    assert!(run.table("必要性").contains("実数と n は重みを付けない数。"));
    // The evidence holds the cells of the weights, of what is weighted only.
    let evidence = |figure: &str| run.figures[figure]["evidence"].as_u64().unwrap();
    let (share, weighted) = ("need.stratum.town.1.share", "need.stratum.town.1.weighted_share");
    assert_eq!(evidence(weighted), evidence(share) + 5);
}

#[test]
fn weights_of_one_are_no_weights() {
    let workspace = crate::support::Workspace::fixture("tabulation");
    let frame: String = workspace
        .read(FRAME)
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let cells: Vec<&str> = line.split(',').take(4).collect();
            format!("{},{}\n", cells.join(","), if at == 0 { "population" } else { "1" })
        })
        .collect();
    workspace.write(FRAME, frame);
    let run = Run::of(&workspace);
    for (id, figure) in &run.figures {
        let Some(weighted) = id.strip_suffix("weighted_share") else { continue };
        assert_eq!(figure["value"], run.figures[&format!("{weighted}share")]["value"], "{id}");
    }
}

/// A weight that is none: where it stands, what is said of it, and whether what is weighted is left provisional.
#[track_caller]
fn weight_of_the_east(written: &str, rule: &str, said: &str, share: &str, provisional: bool) {
    let workspace = changed(FRAME, "\"372,760\"", written);
    let run = Run::of(&workspace);
    assert_eq!(run.value("need.total.1.weighted_share"), share, "{written}");
    let status = if provisional { "provisional" } else { "final" };
    assert_eq!(run.figures["need.total.1.weighted_share"]["status"], status, "{written}");
    assert_eq!(run.figures["need.stratum.town.1.weighted_share"]["status"], "final", "{written}");
    // What is not weighted stands.
    assert_eq!(run.value("need.total.1.share"), "4/9");
    assert_eq!(run.figures["need.total.1.share"]["status"], "final");
    workspace.kaishu(&["tabulate", "--out", "x.json", "--rows", "q1", "--weight", "population"]).ends_with(0);
    let findings: serde_json::Value =
        serde_json::from_str(&workspace.read("out/analyst/plan/findings.json")).unwrap();
    let found = findings["findings"].as_array().unwrap();
    let found: Vec<_> = found.iter().filter(|finding| finding["rule"] == rule).collect();
    let [finding] = found.as_slice() else { panic!("{written}: {found:?}") };
    assert_eq!(finding["places"][0]["cell"], "E2");
    assert!(finding["found"]["ja"].as_str().unwrap().contains(said), "{finding}");
    let collected = Collected::of(workspace.root());
    assert_eq!(collected.evaluated(&Local).findings, collected.evaluated(&Naive).findings);
}

#[test]
fn what_is_no_weight_is_held_out_and_told_at_its_cell() {
    let rest = "210000/417000";
    weight_of_the_east("", "unusable-weight", "空欄", rest, true);
    weight_of_the_east("不明", "unusable-weight", "「不明」（数ではない）", rest, true);
    weight_of_the_east("-5", "unusable-weight", "「-5」（負の数）", rest, true);
    weight_of_the_east("1.2345678", "unusable-weight", "小数が6桁を超える", rest, true);
    weight_of_the_east("9999999999", "unusable-weight", "10億を超える", rest, true);
    weight_of_the_east("0", "zero-weight", "「0」（0）", rest, false);
}

#[test]
fn a_sample_has_its_effective_size() {
    let workspace = crate::support::Workspace::fixture("tabulation");
    let survey = workspace.read(super::SURVEY).replace("design = \"census\"", "design = \"sample\"");
    workspace.write(super::SURVEY, survey);
    let run = Run::of(&workspace);
    let weights = [372_760.0_f64, 200_000.0, 100_000.0, 90_000.0, 9_000.0, 8_000.0, 7_000.0, 2_000.0, 1_000.0];
    let (sum, squares) = (weights.iter().sum::<f64>(), weights.iter().map(|w| w * w).sum::<f64>());
    let found: f64 = run.value("need.total.effective_n").parse().unwrap();
    assert!((found - sum * sum / squares).abs() < 1e-12, "{found}");
    assert!(run.table("必要性").contains("有効標本数"));
    assert!(!super::run().table("必要性").contains("有効標本数"));
}
