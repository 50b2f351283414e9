//! What the tables of the fixture hold, counted by hand, and that both engines count the same.

use kaishu::tally::engine::{Local, Naive};

use super::run;
use crate::support::Workspace;
use crate::support::evaluated::Collected;

#[test]
fn both_engines_find_the_same() {
    let workspace = Workspace::fixture("tabulation");
    let collected = Collected::of(workspace.root());
    let (local, naive) = (collected.evaluated(&Local).findings, collected.evaluated(&Naive).findings);
    assert!(local.figures.len() > 300, "{}", local.figures.len());
    assert_eq!(local, naive);
}

#[test]
fn banners_stand_side_by_side_and_nested() {
    let run = run();
    run.values(
        "need",
        &[
            ("total.n", "9"),
            ("stratum.city.n", "4"),
            ("type.沿岸.n", "3"),
            ("stratum.type.city.沿岸.n", "2"),
            ("stratum.type.town.内陸.1.share", "2/4"),
        ],
    );
    // 市部 has no 離島, so the two are not crossed; 離島 is there and did not return.
    assert!(!run.figures.contains_key("need.stratum.type.city.離島.n"));
    assert_eq!(run.value("need.type.離島.n"), "0");
    let table = run.table("必要性");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    let stubs: Vec<String> =
        rows.iter().map(|row| row.split(" | ").take(3).collect::<Vec<_>>().join("/")).collect();
    assert_eq!(stubs[..3], ["| 計//", "| 層/市部/", "| /町村部/"]);
    assert!(stubs.contains(&"| 層×種別/市部/沿岸".to_owned()), "{stubs:?}");
    assert!(table.contains("回答のない区分（n＝0）: 離島、町村部・離島。"), "{table}");
}

#[test]
fn an_answer_can_make_groups_and_an_option_nobody_chose_is_an_empty_one() {
    let run = run();
    run.values("ways", &[("q5.a.5.n", "3"), ("q5.a.3.n", "0"), ("q5.a.3.1.count", "0"), ("q5.a.3.1.share", "－")]);
    assert!(run.table("方法").contains("回答のない区分（n＝0）: ふつう、やや不満、不満。"));
}

#[test]
fn a_net_counts_people_once() {
    let run = run();
    run.values("need", &[("total.yes.count", "6"), ("total.no.count", "3"), ("total.yes.share", "6/9")]);
    // 4 chose one, 3 the other, and 2 of them both.
    run.values("ways", &[("total.1.count", "4"), ("total.2.count", "3"), ("total.people.count", "5")]);
}

#[test]
fn the_base_can_hold_those_without_an_answer() {
    let run = run();
    run.values(
        "need-all",
        &[
            ("total.n", "9"),
            ("total.eligible", "11"),
            ("total.no_answer.count", "2"),
            ("total.1.share", "4/11"),
            ("total.no_answer.share", "2/11"),
            ("city.1.share", "2/5"),
        ],
    );
    run.values("need-both", &[("total.1.share", "4/9"), ("total.1.share_eligible", "4/11")]);
    assert!(!run.figures.contains_key("need-both.total.no_answer.share"));
    assert!(run.table("必要性（両方）").contains("両方を母数として示す"));
    // A majority of the 5 that answered is none of the 8 that were to.
    let story = "「相談」は、無回答を除くと80.0％で過半数だが、無回答を含めると50.0％で過半数ではない。";
    assert!(run.table("方法").contains(story), "{}", run.table("方法"));
}

#[test]
fn the_story_that_changes_with_the_base_is_told() {
    // 町村部: 2 of 2 of 6; 市部: 2 of 4 of 5. Without the blanks the towns are ahead, with them the cities.
    let workspace = Workspace::fixture("tabulation");
    let mut returns = workspace.read(super::RETURNS);
    for (old, new) in [("7,川町,2", "7,川町,"), ("8,海町,4", "8,海町,"), ("10,谷村,3", "10,谷村,")] {
        returns = returns.replace(old, new);
    }
    workspace.write(super::RETURNS, returns);
    let run = super::Run::of(&workspace);
    let table = run.table("必要性（無回答を含む）");
    let order = "「とても必要」の割合の高い区分は、無回答を含めると入れ替わる: 市部 50.0％→40.0％、町村部 100.0％→33.3％。";
    assert!(table.contains(order), "{table}");
    let most = "無回答を含めると、最も多いのは無回答（45.5％）で、「とても必要」（36.4％）より多い。";
    assert!(table.contains(most), "{table}");
    assert!(!run.table("必要性（両方）").contains("最も多いのは"));
}

/// What is included is named: an answer that cannot be read is no blank.
#[test]
fn the_story_names_why_there_is_no_answer() {
    let workspace = Workspace::fixture("tabulation");
    let mut returns = workspace.read(super::RETURNS);
    for (old, new) in [("7,川町,2", "7,川町,"), ("8,海町,4", "8,海町,44"), ("10,谷村,3", "10,谷村,")] {
        returns = returns.replace(old, new);
    }
    workspace.write(super::RETURNS, returns);
    let run = super::Run::of(&workspace);
    let table = run.table("必要性（無回答を含む）");
    let order = "「とても必要」の割合の高い区分は、無回答・無効回答を含めると入れ替わる: 市部 50.0％→40.0％、";
    assert!(table.contains(order), "{table}");
}

#[test]
fn mentions_are_a_base_of_their_own() {
    let run = run();
    run.values("ways-mentions", &[("total.n", "5"), ("total.mentions", "9"), ("total.1.share", "4/9")]);
    let table = run.table("方法（延べ）");
    assert!(table.contains("割合は延べ回答数9（回答者5）を母数とし、人の割合ではない。"), "{table}");
}

#[test]
fn classes_and_what_is_in_none() {
    let run = run();
    run.values(
        "cases",
        &[
            ("total.0.count", "1"),
            ("total.1-9.count", "5"),
            ("total.10-19.count", "3"),
            ("total.20-and-up.count", "1"),
            ("total.outside.share", "1/11"),
        ],
    );
    assert!(run.table("相談件数").contains("| 実数・なし | 実数・1〜9件 | 実数・10〜19件 | 実数・20件以上 |"));
    assert!(run.table("相談件数").contains("どの区分にも入らない値が1件ある。"));
    run.values("since", &[("total.FY2018.count", "3"), ("total.FY2019.count", "7"), ("total.outside.count", "1")]);
    run.values("months", &[("total.up-to-2019-03.count", "3"), ("total.2019-04.count", "1")]);
}

#[test]
fn the_items_of_a_battery_have_their_own_chains_and_modes() {
    let run = run();
    run.values(
        "satisfaction",
        &[
            ("q5.a.total.n", "11"),
            ("q5.b.total.n", "9"),
            ("q5.b.total.dont_know.count", "1"),
            ("q5.a.total.top2.share", "7/11"),
            ("q5.b.city.bottom2.share_eligible", "2/5"),
        ],
    );
    let table = run.table("満足度");
    assert!(table.contains("| 問5 時間 | 計 | 11 |") && table.contains("| 問5 場所 | 計 | 9 |"), "{table}");
    assert!(
        table.contains("問5 場所: 集計対象: 配布12−未回収1＝回収11＝有効11−無回答1−わからない1＝n 9"),
        "{table}"
    );
    assert_eq!(table.matches("問5「満足していますか」").count(), 1, "{table}");
    // What does not add up is named with its item, on either base.
    assert!(table.contains("問5 場所・計（無回答を含む）（100.1％）"), "{table}");
}

/// A band for every item, with whom it is about; with groups a line would be of no item.
#[test]
fn a_battery_has_a_chart() {
    let workspace = Workspace::fixture("tabulation");
    let plan = workspace.read(super::PLAN);
    let table = "[[table]]\nid = \"items\"\ntitle = \"項目ごと\"\nsurvey = \"office\"\nround = \"R1\"\nrows = \"q5\"\n\n[[table]]\n";
    workspace.write(super::PLAN, plan.replacen("[[table]]\n", table, 1));
    let prose = workspace.read("analysis/plan.md");
    workspace.write("analysis/plan.md", format!("{{{{chart:items}}}}\n\n{{{{chart:satisfaction}}}}\n\n{prose}"));
    let run = super::Run::of(&workspace);
    let chart = run.report.split("**表").next().unwrap();
    assert!(chart.contains("図1　項目ごと"), "{chart}");
    assert!(chart.contains("「満足度」には図にする数がない"), "{chart}");
    let page = workspace.read("out/plan/plan.html");
    let drawn = page.split("<svg").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(drawn.contains("問5 時間") && drawn.contains("問5 場所"), "{drawn}");
    // Each item has its own base.
    assert!(chart.contains("問5 時間: 集計対象: ") && chart.contains("問5 場所: 集計対象: "), "{chart}");
}

#[test]
fn one_item_of_a_census_is_complete_and_the_next_is_not() {
    let workspace = Workspace::fixture("tabulation");
    let returns = workspace.read(super::RETURNS) + "12,島村,1,1,4,2019-10-10,5,5\n";
    workspace.write(super::RETURNS, returns);
    let run = super::Run::of(&workspace);
    let table = run.table("満足度");
    assert!(table.contains("問5 時間: 全数調査で全対象から回答があり"), "{table}");
    assert!(table.contains("問5 場所: 全数調査（回答10、答えのないもの2）"), "{table}");
}
