//! Years and rounds that a sentence names: what is said of another year or round is not held against this one.

use super::Found;
use crate::support::Workspace;

/// Text, verdict, why, right and remarks of the first statements.
type Told = (String, String, String, String);

fn told(found: &Found, plan: Option<&str>, text: &str) -> Vec<Told> {
    let checked = found.verify_by(plan, "報告.md", text.as_bytes());
    let all = checked.statements.into_iter();
    all.map(|one| {
        let said = one.why.unwrap_or(one.verdict).to_owned();
        let remarks = one.remarks.iter().map(|remark| remark.ja.as_str()).collect::<Vec<_>>().join("。");
        (one.text, said, one.right.unwrap_or_default().ja, remarks)
    })
    .collect()
}

/// The word for what became of each statement.
fn said(all: &[Told]) -> Vec<(&str, &str)> {
    all.iter().map(|one| (one.0.as_str(), one.1.as_str())).collect()
}

/// A year that only another plan has cannot be checked by this one, and which plan has it is said; without a choice of a plan that
/// one says how it stands.
#[test]
fn a_year_of_another_plan_is_not_held_against_this_one() {
    let found = Found::of_all(Workspace::bundled().root());
    let plan = Some("round-3");
    let text = "# ネットワークに関するアンケートの結果\n\n令和2年度の回収率は75.0％であった。\n";
    let all = told(&found, plan, text);
    assert_eq!(said(&all), [("75.0％", "other_plan")]);
    assert!(all[0].2.is_empty() && all[0].3.contains("計画 outcome-report にある"), "{all:?}");
    // Nor is a wrong one.
    assert_eq!(said(&told(&found, plan, &text.replace("75.0", "62.0"))), [("62.0％", "other_plan")]);
    let need = "# ネットワークに関するアンケートの結果\n\n令和2年度にネットワークの必要性があると回答したのは80.6％（n=129）であった。\n";
    let all = told(&found, plan, need);
    assert_eq!(said(&all), [("80.6％", "other_plan"), ("n=129", "other_plan")]);
    // A year that nobody has.
    let nobody =
        "# ネットワークに関するアンケートの結果\n\n令和元年度にネットワークが必要と回答したのは70.0％であった。\n";
    let all = told(&found, plan, nobody);
    assert_eq!(said(&all), [("70.0％", "other_year")]);
    assert!(all[0].2.is_empty() && all[0].3.contains("R3年度のもの"), "{all:?}");
    // Beside most of its own round the report names that year.
    let own = "令和3年度の回収率は62.0％で、106か所から回答があった。ネットワークが必要であると回答したのは83.0％（88/106）である。\n\n";
    let both = |share: &str| {
        format!(
            "# ネットワークに関するアンケートの結果\n\n{own}令和2年度にネットワークが必要と回答したのは全体の{share}（104/129）であった。\n"
        )
    };
    let last = |share: &str| told(&found, None, &both(share)).into_iter().find(|one| one.0 == share).unwrap();
    let right = last("80.6％");
    assert!(right.1 == "agrees" && right.3.contains("計画 outcome-report の数値"), "{right:?}");
    let wrong = last("86.0％");
    assert!(wrong.1 == "disagrees" && wrong.2.starts_with("80.6％"), "{wrong:?}");
}

/// 「前回は」 is of the round before, wherever the plan has it, and never of this one.
#[test]
fn the_round_before_is_not_this_one() {
    let found = Found::of_all(Workspace::bundled().root());
    let of = |text: &str| told(&found, Some("round-3"), &format!("# 必要だと思う理由\n\n{text}\n"));
    let reason = "福祉分野と司法分野の連携が必要なため";
    let right = of(&format!("{reason}を挙げたのは、前回は71.3％（n=101）、今回は56.1％（n=82）であった。"));
    assert_eq!(
        said(&right),
        [("71.3％", "agrees"), ("n=101", "agrees"), ("56.1％", "agrees"), ("n=82", "agrees")]
    );
    let wrong = of(&format!("{reason}を挙げたのは、前回は56.1％、今回は71.3％であった。"));
    assert_eq!(said(&wrong), [("56.1％", "disagrees"), ("71.3％", "disagrees")]);
    assert!(wrong[0].2.starts_with("71.3％") && wrong[1].2.starts_with("56.1％"), "{wrong:?}");
    // What the round before had is no right answer of this one.
    let now = of(&format!("{reason}を挙げたのは71.3％（n=101）であった。"));
    assert_eq!(said(&now), [("71.3％", "disagrees"), ("n=101", "disagrees")]);
    assert_eq!(said(&of(&format!("{reason}を挙げたのは、前々回は71.3％であった。"))), [("71.3％", "other_year")]);
    let rate = told(&found, Some("round-3"), "# 回収状況\n\n前回調査の回収率は70.0％であった。\n");
    assert_eq!(said(&rate), [("70.0％", "other_plan")]);
}

/// 「71.3％から56.1％となり、15.2ポイント減った」: the first is of the round before, the second of this one, and by how much it moved is
/// read as points or as a relative change.
#[test]
fn from_one_share_to_another() {
    let found = Found::of_all(Workspace::bundled().root());
    let of = |text: &str| {
        let text = format!("# 必要だと思う理由\n\n福祉分野と司法分野の連携が必要なため{text}。\n");
        told(&found, Some("round-3"), &text)
    };
    for from in ["は、前回の71.3％から", "は、71.3％から", "は、令和2年度の71.3％から令和3年度は"]
    {
        let all = of(&format!("{from}56.1％（46/82）に低下した"));
        assert_eq!((all[0].1.as_str(), all[1].1.as_str()), ("base_missing", "agrees"), "{from}: {all:?}");
        let all = of(&format!("{from}60.0％に低下した"));
        assert!(all[1].1 == "disagrees" && all[1].2.starts_with("56.1％"), "{from}: {all:?}");
    }
    let all = of("は、前回の75.0％から56.1％（46/82）となった");
    assert!(all[0].1 == "disagrees" && all[0].2.starts_with("71.3％"), "{all:?}");
    let all = of("は、前回の71.3％から71.3％となった");
    assert!(all[1].1 == "disagrees" && all[1].2.starts_with("56.1％"), "{all:?}");
    // No earlier round is named.
    let moved = |change: &str| of(&format!("を挙げたのは56.1％（46/82）となり、{change}")).pop().unwrap();
    let points = moved("15.2％減った");
    assert!(points.1 == "points_meant" && points.3.contains("71.3％から56.1％への変化"), "{points:?}");
    // The rounds are as of a day, which is told of what is right.
    assert_eq!(moved("15.2ポイント減った").1, "unlike_periods");
    let relative = moved("21.3％減った");
    assert!(relative.1 == "unlike_periods" && relative.3.contains("増減率としては正しい"), "{relative:?}");
    assert_eq!(moved("15.2ポイント増えた").1, "disagrees");
    assert_eq!(moved("12.5ポイント減った").1, "disagrees");
}

/// 「Aは…、Bは…、回収率は」 goes on about B, and no other group's rate makes it right.
#[test]
fn what_goes_on_about_a_second_group_is_not_the_first_ones() {
    let found = Found::of_all(Workspace::bundled().root());
    let text = |first: &str, second: &str| {
        format!(
            "# 現状把握の調査の結果\n\n平成30年度の調査では、保護司会は19か所に配布し、回収率は{first}、市町村は65か所に配布し、回収率は{second}であった。\n"
        )
    };
    let of = |text: &str| {
        let checked = found.verify_by(Some("outcome-report"), "報告.md", text.as_bytes());
        let rates = checked.statements.into_iter().filter(|one| one.text.ends_with('％'));
        rates.map(|one| (one.verdict, one.figure.unwrap_or_default())).collect::<Vec<_>>()
    };
    let group = |figure: &str| figure.split('.').nth(3).unwrap_or_default().to_owned();
    let both = of(&text("50.0％", "50.0％"));
    assert_eq!(both.iter().map(|one| group(&one.1)).collect::<Vec<_>>(), ["hogoshi", "municipality"], "{both:?}");
    assert!(both.iter().all(|one| one.0 == "disagrees"), "{both:?}");
}
