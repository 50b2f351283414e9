//! What is said of a statement, so that whoever reads it knows what it was compared with and what would be right.

use serde_json::Value;

use super::Found;
use super::halls::said;
use crate::support::Workspace;

/// 「すべて」 of whom was asked claims no share, in a sentence and in the program's own table of methods; of what came back it does.
#[test]
fn whom_was_asked_is_no_share() {
    let found = Found::of_all(Workspace::bundled().root());
    let of = |text: &str| found.verify_by(Some("round-3"), "報告.md", text.as_bytes());
    for text in [
        "# 市町村の回収率\n\n令和3年度は、すべての市町村に照会した。\n",
        "# ネットワークの必要性\n\nすべての市町村にネットワークの必要性を照会した。\n",
        "# ネットワークの必要性\n\n全ての関係団体に調査票を送付した。\n",
        "# ネットワークの必要性\n\n調査は、県内の全ての市町村及び関係団体に対し、調査票を配布して実施した。\n",
        "# ネットワークの必要性\n\n全市町村を対象に調査を行った。\n",
        "# ネットワークの必要性\n\n| 層 | 対象と選び方 |\n| --- | --- |\n| 市町村 | 全数（すべてに照会） |\n",
    ] {
        let checked = of(text);
        assert!(checked.statements.is_empty(), "{text}: {:#?}", said(&checked));
    }
    let share = of("# ネットワークの必要性\n\nすべての市町村がネットワークは必要であると回答した。\n");
    assert_eq!(said(&share), [("すべて", "disagrees", "r3-need.municipality.1.share")]);
    let returned = of("# 回収状況\n\nすべての市町村に照会し、すべての市町村から回収した。\n");
    assert_eq!(said(&returned).len(), 1, "{:#?}", said(&returned));
}

/// A wrong place is answered by the place, and not by the number that has it.
#[test]
fn a_place_is_answered_by_a_place() {
    let found = Found::of_all(Workspace::bundled().root());
    let of = |text: &str| {
        let text = format!("# 必要だと思う理由\n\n{text}\n");
        let mut checked = found.verify_by(Some("round-3"), "報告.md", text.as_bytes());
        let one = checked.statements.remove(0);
        assert_eq!(one.verdict, "disagrees", "{one:#?}");
        (one.right.map(|right| (right.ja, right.en)), one.remarks[0].ja.clone())
    };
    let place = |ja: &str, en: &str| Some((ja.to_owned(), en.to_owned()));
    let (right, remark) = of("必要だと思う理由は「個別の事案への対応を相談するため」が最も多い。");
    assert_eq!(right, place("第4位（5つのうち）", "4th of 5"));
    assert!(remark.starts_with("データで第1位（5つのうち）は「") && remark.contains("知識を習得"), "{remark}");
    let (right, _) = of("「日頃から連絡を取り合える関係をつくるため」が最も少ない。");
    assert_eq!(right, place("第3位（5つのうち）", "3rd of 5"));
    let (right, remark) = of("主な理由は「個別の事案への対応を相談するため」であった。");
    assert_eq!(right, None);
    assert!(remark.starts_with("データで第1位"), "{remark}");
}

/// On top stands the plan that it was compared with, with its rounds, in both languages and in JSON.
#[test]
fn the_plan_and_its_rounds_stand_on_top() {
    let workspace = Workspace::bundled();
    workspace.write("報告.md", "# 調査の結果\n\n106か所から回答があった。\n");
    let run = |lang: &str, more: &[&str]| {
        let all: Vec<&str> = ["verify", "報告.md"].iter().chain(more).copied().collect();
        workspace.kaishu_in(lang, &all, &[]).stdout
    };
    let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let text = run("ja", &["--plan", "round-3"]);
    assert!(first(&text).starts_with("比べた計画: round-3「"), "{text}");
    assert!(
        text.contains("令和3年度調査（架空）［network-need-r3/R3］、令和2年度調査［network-need/R2］\n"),
        "{text}"
    );
    assert!(text.contains("ほかの計画（--plan で選べる）: outcome-report"), "{text}");
    let text = run("en", &["--plan", "outcome-report"]);
    assert!(first(&text).starts_with("compared with the plan outcome-report: "), "{text}");
    let json: Value = serde_json::from_str(&run("ja", &["--plan", "round-3", "--format", "json"])).unwrap();
    assert_eq!(json["plans"][0], "round-3");
    assert_eq!(json["compared_with"][0]["plan"], "round-3");
    assert_eq!(json["compared_with"][0]["rounds"][0]["round"], "network-need-r3/R3");
    assert_eq!(json["other_plans"][0], "outcome-report");
    // Without a choice it is the one with which most agrees, and it is said which.
    assert!(first(&run("ja", &[])).starts_with("比べた計画: round-3「"));
}
