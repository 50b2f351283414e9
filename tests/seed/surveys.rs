//! The surveys of the report, its claims, and the sentences that state a figure in words.

use super::{facts, figure, is, run};

#[test]
fn the_network_survey() {
    let facts = &facts()["surveys"];
    is("network-returned", "computed", &facts["network_returned"].to_string());
    is("network-needed-count", "computed", &facts["network_needed"].to_string());
    let needed = is("network-needed", "computed", "104/129");
    assert_eq!((needed["numerator"].as_u64(), needed["denominator"].as_u64()), (Some(104), Some(129)));
    assert_eq!(needed["text"], facts["network_needed_percent"].as_str().unwrap());
    assert!(run().markdown.contains(
        "ネットワークの必要性があると回答したのは全体の80.6％、104か所（集計対象129か所、回収129か所）であった\
         （答えのない分を含む全172では 60.5〜85.5％の間）。"
    ));
    // Of the reasons, information and cooperation lead.
    let count = |code: u32| figure(&format!("need-reasons.total.{code}.count"))["numerator"].as_u64().unwrap();
    assert!(count(1) > count(2) && (3..=5).all(|other| count(2) > count(other)));
    assert!(run().markdown.contains(
        "主な理由は「再犯防止に関する情報・知識を習得するため」（83.2％、84/101）、\
         「福祉分野と司法分野の連携が必要なため」（71.3％、72/101）であった。"
    ));
}

#[test]
fn the_centres_in_the_bundled_reading() {
    let facts = &facts()["surveys"];
    is("entry-population", "computed", &facts["entry_population"].to_string());
    is("entry-returned", "computed", &facts["entry_returned"].to_string());
    let supported = is("entry-supported", "computed", facts["entry_supported"].as_str().unwrap());
    assert_eq!((supported["text"].as_str(), supported["base"]["no_answer"].as_u64()), (Some("72.2"), Some(0)));
    let respond = is("entry-will-respond", "computed", facts["entry_respond"].as_str().unwrap());
    assert_eq!((respond["text"].as_str(), respond["base"]["no_answer"].as_u64()), (Some("100.0"), Some(1)));
}

#[test]
fn the_plans_of_the_municipalities_with_the_others() {
    let facts = &facts()["surveys"];
    for (id, key) in [
        ("plans-adopted", "plans_adopted"),
        ("plans-planned", "plans_planned"),
        ("plans-considering", "plans_considering"),
    ] {
        is(id, "computed", &facts[key].to_string());
    }
    let at = |id: &str| figure(id)["numerator"].as_u64().unwrap();
    let named = at("plans-adopted") + at("plans-planned") + at("plans-considering");
    assert_eq!(named + at("plans-none") + at("plans-not-returned"), 77, "the others appear too");
}

#[test]
fn the_four_problems_name_the_figures_they_rest_on() {
    for id in ["state-information", "state-understanding", "state-skills", "state-continuity"] {
        let found = figure(id);
        assert_eq!((found["class"].as_str(), found["status"].as_str()), (Some("computed"), Some("final")));
        let printed = format!("{}％", found["text"].as_str().unwrap());
        assert!(run().markdown.contains(&printed), "{id}: {printed} is printed");
    }
}

#[test]
fn every_claim_is_quoted_compared_and_feeds_nothing() {
    let facts = facts();
    let claims = facts["claim"].as_array().unwrap();
    for claim in claims {
        let id = claim["id"].as_str().unwrap();
        let found = is(id, "claimed", claim["value"].as_str().unwrap());
        assert!(found["numerator"].is_null() && found["denominator"].is_null(), "{found:#}");
        assert_eq!(found["evidence"], 0, "{found:#}");
        let notes: Vec<&str> = found["notes"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        let about = claim["figure"].as_str().unwrap();
        assert!(notes.contains(&format!("比べた数値: {about}").as_str()), "{notes:?}");
        let verdict =
            if claim["agrees"].as_bool().unwrap() { "データと一致" } else { "データと一致しない" };
        assert!(notes.contains(&verdict), "{id}: {notes:?}");
        if let Some(exact) = claim.get("exact") {
            is(about, "computed", exact.as_str().unwrap());
        }
        if let Some(text) = claim.get("text") {
            assert_eq!(figure(about)["text"], text.as_str().unwrap());
        }
    }
    let all = figure("claim-entry-respond");
    assert_eq!((all["class"].as_str(), all["text"].as_str()), (Some("claimed"), Some("全")));
    assert!(all["value"].is_null());
    let claimed = run().figures.values().filter(|figure| figure["class"] == "claimed").count();
    assert_eq!(claimed, claims.len() + 1);
    assert_eq!(figure("claim-clients-R2-change")["text"], "△２", "a decrease carries its sign in words too");
}

#[test]
fn sentences_state_the_figures_in_words_with_their_exact_value() {
    let report = &run().markdown;
    let sentence = |words: &str| assert!(report.contains(words), "{words}");
    sentence(
        "令和2年度の支援対象者数は目標値の７割（15/20）で、前年比２割減（△16.7％）であった\
         （R2は令和2年9月30日現在の値で、年度全体の目標・実績と比べている）。",
    );
    sentence(
        "支援対象者数の全期間の実績は目標値の８割（R1・R2の計 33/40、H30は目標なし、割未満切り捨て）に達した\
         （R2は令和2年9月30日現在の値で、年度全体の目標・実績と比べている）。",
    );
    let whole = is("clients-whole-period", "computed", "33/40");
    assert_eq!(whole["period"], "FY2019..FY2020");
    assert!(
        whole["notes"].as_array().unwrap().iter().any(|n| n == "全期間＝R1・R2（目標のある年度）"),
        "{whole:#}"
    );
}
