//! What people write beside the numbers of a survey of their own: rates of those who answered, the parts of a table that goes on, by
//! how much a share moved.

use super::Found;
use super::halls::{PLAN, said, workspace};
use crate::support::Workspace;

const RATES: &str = "[[table]]\nid = \"rates\"\ntitle = \"集会所の調査の回収状況\"\nkind = \"response_rates\"\nrounds = [\"halls/R2\"]\n";

/// Of 100 halls 80 answered, and 75.0 % of those did a drill.
#[test]
fn a_rate_is_judged_by_a_rate_of_its_kind() {
    let without = Found::of(workspace(PLAN).root());
    let with = Found::of(workspace(&format!("{PLAN}{RATES}")).root());
    let of = |found: &Found, text: &str, number: &str| {
        let checked = found.verify("報告.md", text.as_bytes());
        let one = checked.statements.iter().find(|one| one.text == number).unwrap();
        (one.verdict, one.why.unwrap_or_default(), one.right.clone().unwrap_or_default().ja)
    };
    for word in ["回収率", "有効回収率", "回答率"] {
        let text =
            |share: &str| format!("避難訓練の実施状況の調査を行い、避難訓練の集会所の{word}は{share}であった。");
        assert_eq!(of(&without, &text("78.3％"), "78.3％").1, "no_rate", "{word}");
        assert_eq!(
            of(&without, &text("75.0％"), "75.0％").1,
            "no_rate",
            "{word}: the share of a question is none"
        );
        let right = of(&with, &text("80.0％"), "80.0％");
        let wrong = of(&with, &text("78.3％"), "78.3％");
        if word == "回答率" {
            // It may be either rate, and is called wrong by none.
            assert!(right.0 != "disagrees" && wrong.0 != "disagrees", "{right:?} {wrong:?}");
            continue;
        }
        // Whoever reads it is told that the 100 are not there.
        assert_eq!(right.0, "base_missing", "{word}");
        assert_eq!(wrong.0, "disagrees", "{word}: {wrong:?}");
        assert!(wrong.2.starts_with("80.0％"), "{word}: {wrong:?}");
        // The base of a rate is those who were asked, and not the 80 who returned.
        let with_base =
            |n: u32| of(&with, &format!("{}回答した集会所の数は{n}（n={n}）。", text("80.0％")), "80.0％").0;
        assert_eq!((with_base(80), with_base(100)), ("base_missing", "agrees"), "{word}");
    }
    let share = "避難訓練を実施した割合は78.3％（n=80）であった。";
    assert_eq!(of(&with, share, "78.3％").0, "disagrees", "a share is still one");
}

/// A number that was typed in front of a heading counts nothing; in a paragraph it does.
#[test]
fn the_number_of_a_heading_is_no_statement() {
    let found = Found::of(workspace(PLAN).root());
    let said = |text: &str| found.verify("報告.md", text.as_bytes()).statements.len();
    for heading in ["## 3 人の配置", "## ３　件の事例", "### 3-1 回の開催", "# 1 回収の状況"] {
        assert_eq!(said(&format!("{heading}\n")), 0, "{heading}");
    }
    assert_eq!(said("3 人を配置した。\n"), 1);
    assert_eq!(said("## 避難訓練を実施した集会所は61か所\n"), 1, "a heading can state something");
}

#[test]
fn the_number_of_a_part_of_a_table_is_no_share() {
    let found = Found::of(workspace(PLAN).root());
    for title in
        ["表3　避難訓練の実施状況（4分の4）", "表３ 避難訓練の実施状況 (2/4)", "避難訓練の実施状況（4分の1）"]
    {
        let text = format!("{title}\n\n| | 集計対象数（n） |\n| --- | ---: |\n| 計 | 80 |\n");
        let checked = found.verify("報告.md", text.as_bytes());
        assert_eq!(said(&checked).iter().map(|one| one.0).collect::<Vec<_>>(), ["80"], "{title}");
    }
    let parts = "避難訓練の実施（1/2）\n\n本文。\n\n避難訓練の実施（2/2）\n";
    assert!(found.verify("報告.md", parts.as_bytes()).statements.is_empty());
    let share = "避難訓練を実施した集会所（61/80）\n";
    assert_eq!(said(&found.verify("報告.md", share.as_bytes()))[0].0, "61/80", "a share in brackets is one");
}

/// In the bundled workspace 83.0 % is 2.4 points more than 80.6 % in the round before.
#[test]
fn a_change_of_a_share_in_percent_is_told_in_points() {
    let workspace = Workspace::bundled();
    let of = |change: &str| {
        let text = format!("ネットワークが必要であると回答した団体は83.0％（88/106）で、前回から{change}。\n");
        workspace.write("報告.md", text);
        let out = workspace.kaishu(&["verify", "報告.md", "--plan", "round-3", "--format", "json"]);
        let checked: serde_json::Value = serde_json::from_str(&out.stdout).unwrap();
        let all = checked["statements"].as_array().unwrap();
        all.last().unwrap().clone()
    };
    let told = of("2.4％増えた");
    assert_eq!(
        (told["verdict"].as_str(), told["right"].as_str()),
        (Some("points_meant"), Some("2.4ポイント")),
        "{told:#?}"
    );
    let remarks = told["remarks"].to_string();
    assert!(
        remarks.contains("80.6％から83.0％への変化") && remarks.contains("「2.4ポイント増えた」と書く"),
        "{told:#?}"
    );
    assert!(told["figure"].as_str().unwrap().starts_with("r3-need-change."), "{told:#?}");
    let wrong = of("4.2％増えた");
    assert_eq!(
        (wrong["verdict"].as_str(), wrong["right"].as_str()),
        (Some("disagrees"), Some("2.4ポイント")),
        "{wrong:#?}"
    );
    // The day as of which the rounds hold is not the end of a year, which is told of the right one.
    assert_eq!(of("2.4ポイント増えた")["verdict"], "unlike_periods");
    assert_eq!(of("2.4ポイント減った")["verdict"], "disagrees");
}
