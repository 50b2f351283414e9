//! What a plan declares for all of a table or of the plan, and the sentence of a share: the exact sets of an incomplete census
//! under its assumption, a level where there is no sample, a share that is weighted over strata.

use super::{Units, figure, ran, stratum, two, workspace};

fn table(keys: &str) -> String {
    format!("[[table]]\nid = \"t\"\ntitle = \"窓口\"\nsurvey = \"s\"\nround = \"R2\"\nrows = \"q1\"\n{keys}\n")
}

const ASSUME: &str =
    "assume = \"answers_like_random_sample\"\nassume_reason = \"提出の順に偏りがない\"\nby = \"type\"\n";

/// N = 200, n = 129, k = 104: 152 to 169 at 95 %, and 104 to 175 without the assumption (`hypergeometric_set`, R `phyper`).
#[test]
fn every_share_of_an_incomplete_census_has_its_exact_set() {
    let units = [
        Units(104, "all", "city", 1, ""),
        Units(25, "all", "city", 2, ""),
        Units(71, "all", "city", 9, ""),
        Units(3, "all", "town", 1, ""),
    ];
    let plan = table(&format!("{ASSUME}bounds = true\n"));
    let run = ran(&stratum("all", "\"census\""), &units, &plan);
    let share = "t.city.1.share";
    assert_eq!(run.value(&format!("{share}.assumed_low")), "152/200");
    assert_eq!(run.value(&format!("{share}.assumed_high")), "169/200");
    assert_eq!((run.value(&format!("{share}.low")), run.value(&format!("{share}.high"))), ("104/200", "175/200"));
    // 問1 is yes or no: the set of the one is what the set of the other leaves.
    assert_eq!(run.value("t.city.2.share.assumed_low"), "31/200");
    assert!(!run.figures.contains_key("t.town.1.share.assumed_low"), "everyone in a town answered");
    let report = run.workspace.read("out/p/p.md");
    for words in [
        "窓口：仮定による構成比の範囲（95％）",
        "答えた分が全対象からの無作為の標本と同じと仮定した、95％の正確な範囲（超幾何分布）。仮定の理由: 提出の順に偏りがない。",
        "「－」の区分には、この範囲がない",
        "計画に書かれた仮定による構成比の範囲は、下の表のとおり。",
    ] {
        assert!(report.contains(words), "no {words} in {report}");
    }
    for words in ["信頼区間", "有意", "p ="] {
        assert!(!report.contains(words), "{words} in {report}");
    }
    run.explain("t.city.1.share.assumed_low").says("k = 104, n = 129, N = 200, 1−α = 95%");
    let wide = ran(&stratum("all", "\"census\""), &units, &table(&format!("{ASSUME}level = 0.99\n")));
    assert_eq!(wide.text("t.city.1.share.assumed_low"), "74.5");
}

#[test]
fn where_everyone_answered_the_assumption_is_not_used() {
    let run = ran(&stratum("all", "\"census\""), &two("all", (3, 5), (1, 5)), &table(ASSUME));
    assert!(run.figures.keys().all(|id| !id.contains("assumed")), "{:?}", run.figures.keys());
    assert!(run.workspace.read("out/p/p.md").contains("仮定は使っていない。"));
}

#[test]
fn an_assumption_has_its_place() {
    let check = |design: &str, keys: &str| {
        let workspace = workspace(&stratum("all", design), &two("all", (3, 5), (1, 5)), &table(keys), "");
        workspace.kaishu(&["check"])
    };
    check("\"sample\"", ASSUME)
        .ends_with(2)
        .says("assume は全数調査の割合だけに書けます（ここで数えるのは 「all」標本）");
    check("\"census\"", "assume = \"answers_like_random_sample\"\n").ends_with(2).says("assume_reason");
    check("\"census\"", &format!("{ASSUME}base = \"both\""))
        .ends_with(2)
        .says("assume は、答えた人を母数とする構成比");
    check("\"census\"", &format!("kind = \"estimates\"\n{ASSUME}")).ends_with(2).says("assume");
}

/// A level of the whole plan that nothing would follow is refused where it stands.
#[test]
fn a_level_of_a_plan_without_a_sample_is_refused() {
    for (key, value) in [("level", "0.9"), ("interval", "\"wilson\""), ("fpc", "true")] {
        let plan = format!("{key} = {value}\n{}", figure("f", ""));
        let check = |design: &str| {
            let strata = stratum("all", design);
            workspace(&strata, &two("all", (3, 5), (1, 5)), &plan, "").kaishu(&["check"])
        };
        check("\"census\"")
            .ends_with(2)
            .says(&format!("計画の {key} は標本の表と数値にだけ効きますが"))
            .says(&format!("{key} を消してください"));
        check("\"open\"").ends_with(2);
        let population = if key == "fpc" { "\npopulation = 100" } else { "" };
        check(&format!("\"sample\"{population}")).ends_with(0);
    }
    // One mistake is one mistake.
    let plan = format!("level = 0.9\n{}", figure("f", "against = \"x\""));
    let said = workspace(&stratum("all", "\"census\""), &two("all", (3, 5), (1, 5)), &plan, "").kaishu(&["check"]);
    said.ends_with(2).says_nothing_of("計画の level");
}

fn statement(figure: &str) -> String {
    format!(
        "[[statement]]\nid = \"says\"\nkind = \"share\"\nsubject = \"窓口があるのは、\"\nfigure = \"{figure}\"\n"
    )
}

/// Two strata sampled at different rates: the sentence has the weighted share with its unweighted n.
#[test]
fn the_sentence_of_a_weighted_share() {
    let strata =
        [stratum("a", "\"sample\"\npopulation = 40"), stratum("b", "\"sample\"\npopulation = 400")].concat();
    let units = [two("a", (8, 10), (8, 10)), two("b", (10, 40), (10, 40))].concat();
    let plan = [figure("need", ""), statement("need")].concat();
    let workspace = workspace(&strata, &units, &plan, "{{statement:says}}\n");
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    // 0.8 of 40 and 0.25 of 400 are 30 % of 440; of those who answered 36 %.
    let report = workspace.read("out/p/p.md");
    let sentence = "窓口があるのは、30.0％（層の母集団の数で重みづけ。重みなしの集計対象100件、回収100件）であった（95％信頼区間";
    assert!(report.contains(sentence), "{report}");
}

#[test]
fn a_sentence_without_its_share_says_why() {
    let units = [Units(4, "all", "city", 0, ""), Units(2, "all", "town", 0, "")];
    let plan = [figure("need", ""), statement("need")].concat();
    let nobody = workspace(&stratum("all", "\"census\""), &units, &plan, "{{statement:says}}\n");
    nobody.kaishu(&["run", "--quiet"]).ends_with(0);
    let report = nobody.read("out/p/p.md");
    let why = "（「窓口があるのは、…」の文は、もとになる数値がないため書いていない。母数が0のため算出できない。）";
    assert!(report.contains(why), "{report}");
    let count = figure("need", "").replace("share = ", "count = ");
    let plan = [count, statement("need")].concat();
    let refused = workspace(&stratum("all", "\"census\""), &units, &plan, "");
    refused.kaishu(&["check"]).ends_with(2).says("「need」は割合ではありません").says("share のある数値");
}
