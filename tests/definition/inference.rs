//! What a plan may not ask of intervals and tests: nothing is estimated in a census or of whoever answered, and no method does
//! what it has no formula for. `town` of the small survey is a census of two, `club` a sample of 40.

use super::plans::{figure, plan, says};

fn share(keys: &str) -> String {
    figure(&format!("share = \"q1 = 1\"\n{keys}"))
}

fn table(keys: &str) -> String {
    format!("[[table]]\nid = \"t\"\ntitle = \"表\"\nsurvey = \"small\"\nround = \"R2\"\nrows = \"q1\"\n{keys}")
}

const TOWN: &str = "filter = \"stratum = town\"\n";
const CLUB: &str = "filter = \"stratum = club\"\n";

#[test]
fn a_census_takes_no_interval() {
    for (key, keys) in [
        ("interval", "interval = \"wilson-design\""),
        ("level", "level = 0.9"),
        ("fpc", "fpc = true"),
        ("intervals", "intervals = true"),
    ] {
        says(
            &plan(&table(&format!("{TOWN}{keys}")), ""),
            &format!("{key} は標本の層についてだけ書けます（ここで数えるのは 「市町村」全数調査）"),
            &format!("{key} を消してください。全数調査は推計ではない"),
        );
        assert_eq!(plan(&table(&format!("{CLUB}{keys}")), ""), []);
        // Both together: a sample, in which a complete census is taken whole.
        assert_eq!(plan(&table(keys), ""), []);
    }
    says(
        &plan(&share(&format!("{TOWN}level = 0.9")), ""),
        "level は標本の層についてだけ書けます（ここで数えるのは 「市町村」全数調査）",
        "level を消してください",
    );
}

#[test]
fn an_assumption_is_for_a_census_and_has_its_reason() {
    let assume = "assume = \"answers_like_random_sample\"\n";
    says(
        &plan(&share(&format!("{TOWN}{assume}")), ""),
        "assume には、そう仮定してよい理由（assume_reason）が要ります",
        "仮定と理由は、範囲とともに印字されます",
    );
    says(
        &plan(&share(&format!("{CLUB}{assume}assume_reason = \"理由\"")), ""),
        "assume は全数調査の割合だけに書けます（ここで数えるのは 「団体」標本）",
        "assume を消してください。標本の割合には信頼区間が付きます",
    );
    assert_eq!(plan(&share(&format!("{TOWN}{assume}assume_reason = \"理由\"\nlevel = 0.9")), ""), []);
}

#[test]
fn records_take_no_interval() {
    let part =
        "[[figure]]\nid = \"f\"\nlabel = \"数\"\nrecords = \"meetings\"\ncount = \"place = ueda\"\nlevel = 0.9";
    says(
        &plan(part, ""),
        "level は標本の層についてだけ書けます（ここで数えるのは 記録）",
        "level を消してください。だれが答えたか",
    );
}

#[test]
fn methods_without_a_formula_are_refused() {
    says(
        &plan(&share(&format!("{CLUB}interval = \"clopper-pearson\"")), ""),
        "interval の clopper-pearson（クロッパー・ピアソンの正確な区間）には有限母集団の式がありません。「団体」標本 は母集団の数があります",
        "wilson-design / logit / korn-graubard / korn-graubard-capped / normal-design / sampling-error / hypergeometric のどれか",
    );
    assert_eq!(plan(&share(&format!("{CLUB}interval = \"clopper-pearson\"\nfpc = false")), ""), []);
    says(
        &plan(&share(&format!("{CLUB}interval = \"wislon\"")), ""),
        "「interval」に「wislon」は使えません",
        "もしかして: 「wilson」",
    );
    for level in ["95", "0", "1", "-0.5"] {
        says(
            &plan(&share(&format!("{CLUB}level = {level}")), ""),
            "level は 0 と 1 の間の数です",
            "95％は 0.95 と書きます",
        );
    }
}
