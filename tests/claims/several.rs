//! Sentences about several answers, groups and questions at once, as analysts write them below a cross table: what is true is called
//! wrong nowhere, and what is false is right nowhere because a number of something else fits.

use super::Found;
use crate::support::Workspace;
use crate::support::made::{Made, Unit, write_plan};

const QUESTIONS: &str = r#"
[[code_list]]
id = "enough"
options = [{ code = "1", label = "十分" }, { code = "2", label = "おおむね十分" }, { code = "3", label = "やや不十分" }, { code = "4", label = "不十分" }]
[[question]]
id = "q1"
number = "問1"
text = "情報共有・連携"
type = "single"
codes = "enough"
[[question]]
id = "q2"
number = "問2"
text = "知識・スキル"
type = "single"
codes = "enough"
[[question]]
id = "q3"
number = "問3"
text = "継続的な支援"
type = "single"
codes = "enough"
"#;

const PLAN: &str = r#"
[[figure]]
id = "insufficient"
label = "情報共有・連携が不十分・やや不十分の割合"
survey = "bodies"
round = "R2"
share = "q1 = 3 or q1 = 4"
[[figure]]
id = "association"
label = "保護司会で知識・スキルがやや不十分とした割合"
survey = "bodies"
round = "R2"
share = "q2 = 3"
filter = "kind = 保護司会"
[[table]]
id = "sharing"
title = "情報共有・連携"
survey = "bodies"
round = "R2"
rows = "q1"
[[table]]
id = "by-kind"
title = "情報共有・連携（区分別）"
survey = "bodies"
round = "R2"
rows = "q1"
by = "kind"
[[table]]
id = "returns"
title = "回収状況"
kind = "response_rates"
rounds = ["bodies/R2"]
[[table]]
id = "skills"
title = "知識・スキル"
survey = "bodies"
round = "R2"
rows = "q2"
"#;

/// How many of each kind of body gave each of the four answers to 問1: 48.4 % of the 93 are やや不十分, 31.2 % 不十分.
const ANSWERS: [(&str, [usize; 4]); 3] =
    [("市町村", [4, 10, 30, 20]), ("保護司会", [0, 3, 11, 4]), ("関係機関", [0, 2, 4, 5])];
const OPTIONS: [&str; 4] = ["十分", "おおむね十分", "やや不十分", "不十分"];

fn found() -> Found {
    Found::of(workspace().root())
}

fn workspace() -> Workspace {
    let units = ANSWERS.iter().flat_map(|(kind, counts)| {
        OPTIONS.iter().zip(counts).flat_map(move |(option, n)| {
            let answers = vec![(*option).to_owned(), (*option).to_owned(), (*option).to_owned()];
            std::iter::repeat_n(
                Unit { stratum: "m".to_owned(), columns: vec![(*kind).to_owned()], answers: Some(answers) },
                *n,
            )
        })
    });
    let workspace = Workspace::empty();
    let made = Made {
        id: "bodies".to_owned(),
        framed: true,
        strata: vec![("m".to_owned(), "design = \"census\"".to_owned())],
        questions: QUESTIONS.to_owned(),
        asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
        columns: vec!["kind".to_owned()],
        units: units.collect(),
    };
    made.write(&workspace);
    write_plan(&workspace, "bodies", PLAN);
    workspace
}

/// The words and the verdict of the first statement.
fn said(found: &Found, text: &str) -> (String, &'static str) {
    let checked = found.verify("報告.md", text.as_bytes());
    let one = checked.statements.first().unwrap_or_else(|| panic!("{text} states nothing"));
    (one.figure.clone().unwrap_or_default(), one.why.unwrap_or(one.verdict))
}

#[test]
fn what_is_true_of_one_answer_is_not_held_against_a_figure_of_two() {
    let found = found();
    for (answer, share, cell) in [("やや不十分", "48.4", "3"), ("不十分", "31.2", "4")] {
        let text = format!("情報共有・連携が「{answer}」と答えた割合は、全体で{share}％（n=93）であった。");
        let (figure, verdict) = said(&found, &text);
        assert_eq!(verdict, "agrees", "{text}: {figure}");
        assert!(figure.ends_with(&format!(".total.{cell}.share")), "{text}: {figure}");
    }
    let both = "情報共有・連携が不十分・やや不十分の割合は79.6％（n=93）であった。";
    assert_eq!(said(&found, both), ("insufficient".to_owned(), "agrees"));
    assert_eq!(said(&found, &both.replace("79.6", "76.9")).1, "disagrees");
}

#[test]
fn a_group_is_not_judged_by_the_same_group_of_another_question() {
    let found = found();
    for text in [
        "知識・スキルが「やや不十分」の割合は、市町村では46.9％であった。",
        "知識・スキルが「やや不十分」の割合は、市町村では12.3％であった。",
        "知識・スキルが「不十分」の割合が最も高いのは関係機関であった。",
        "問3については、「不十分」が31.2％であった。",
    ] {
        let (figure, verdict) = said(&found, text);
        assert!(!["agrees", "disagrees", "base_missing"].contains(&verdict), "{text}: {verdict} {figure}");
    }
    assert_eq!(said(&found, "問3については、「不十分」が31.2％であった。").1, "not_counted");
}

#[test]
fn shares_are_ranked_by_shares() {
    let found = found();
    let first = |kind: &str, answer: &str| {
        said(&found, &format!("情報共有・連携が「{answer}」の割合が最も高いのは{kind}であった。")).1
    };
    assert_eq!((first("関係機関", "不十分"), first("市町村", "不十分")), ("agrees", "disagrees"));
    assert_eq!((first("保護司会", "やや不十分"), first("市町村", "やや不十分")), ("agrees", "disagrees"));
}

#[test]
fn half_or_more_is_a_bound() {
    let found = found();
    let of = |kind: &str, words: &str| {
        said(&found, &format!("情報共有・連携については、{kind}の{words}が「やや不十分」と答えた。")).1
    };
    assert_eq!(of("市町村", "半数以上"), "disagrees");
    assert_ne!(of("市町村", "5割以上"), "agrees");
    assert_ne!(of("保護司会", "半数以上"), "disagrees");
    assert_ne!(said(&found, "情報共有・連携を「十分」としたのは半数以下であった。").1, "disagrees");
}

#[test]
fn answers_that_are_put_together_are_their_sum() {
    let found = found();
    let of = |text: &str| -> Vec<&str> {
        let checked = found.verify("報告.md", text.as_bytes());
        checked.statements.iter().map(|one| one.verdict).collect()
    };
    for first in [
        "「やや不十分」又は「不十分」の割合は、",
        "「やや不十分」と「不十分」を合わせた割合は、",
        "「やや不十分」と「不十分」の計は、",
    ] {
        let text = |one: &str, two: &str| {
            format!("情報共有・連携が{first}市町村{one}％（n=64）、保護司会{two}％（n=18）であった。")
        };
        assert_eq!(of(&text("78.1", "83.3")), ["agrees"; 4], "{first}");
        assert_eq!(of(&text("46.9", "61.1")), ["disagrees", "agrees", "disagrees", "agrees"], "{first}");
    }
    let counts = "情報共有・連携が「おおむね十分」又は「やや不十分」と答えた市町村は40団体であった。";
    assert_eq!(of(counts), ["agrees"]);
    assert_eq!(of(&counts.replace("40", "30")), ["disagrees"]);
    // What a sum was put together from is said.
    let checked = found.verify("報告.md", counts.as_bytes());
    let one = checked.statements.first().unwrap();
    assert_eq!(one.from.len(), 2, "{one:#?}");
}

/// Of a question with several answers the sum counts some twice.
#[test]
fn several_answers_of_one_respondent_do_not_add_up() {
    let found = Found::of_all(Workspace::bundled().root());
    let answers = "「個別の事案への対応を相談するため」又は「日頃から連絡を取り合える関係をつくるため」";
    for share in ["1.0", "30.0", "60.0", "90.0", "120.0"] {
        let text = format!("# 必要だと思う理由\n\n必要だと思う理由が{answers}である割合は{share}％であった。\n");
        let checked = found.verify_by(Some("round-3"), "報告.md", text.as_bytes());
        for one in &checked.statements {
            assert_eq!(one.verdict, "unchecked", "{one:#?}");
        }
    }
}

#[test]
fn a_place_of_digits_is_no_rank() {
    let found = found();
    for text in [
        "割合は小数第2位を四捨五入し、小数第1位まで示した。",
        "構成比は、小数点以下第2位を四捨五入した。",
        "割合は小数点第1位まで、平均は小数点以下2位まで示す。",
    ] {
        let checked = found.verify("報告.md", text.as_bytes());
        let said: Vec<&str> = checked.statements.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(said, <[&str; 0]>::default(), "{text}");
    }
}

/// However it is said that forms were sent, it is how many were asked.
#[test]
fn those_to_whom_it_was_sent_are_those_who_were_asked() {
    let found = found();
    for sent in ["に調査票を送付し", "に照会し", "に送り", "に調査票を送り", "に調査票を発送し"]
    {
        let text = format!("# 回収状況\n\n県内の93団体{sent}、93団体から回答があった。");
        assert_eq!(said(&found, &text).1, "agrees", "{sent}");
        assert_ne!(said(&found, &text.replacen("93", "98", 1)).1, "agrees", "{sent}");
    }
}

#[test]
fn two_shares_of_a_sentence_are_so_far_apart() {
    let found = found();
    let last = |text: &str| {
        let text = format!("情報共有・連携が「やや不十分」の割合は、{text}");
        let checked = found.verify("報告.md", text.as_bytes());
        let one = checked.statements.last().unwrap_or_else(|| panic!("{text} states nothing"));
        (one.verdict, one.from.len())
    };
    for text in [
        "市町村では46.9％（n=64）で、保護司会の61.1％（n=18）より14.2ポイント低い。",
        "保護司会では61.1％（n=18）で、市町村の46.9％（n=64）を14.2ポイント上回った。",
        "市町村では46.9％（n=64）、保護司会では61.1％（n=18）で、その差は14.2ポイントであった。",
    ] {
        assert_eq!(last(text), ("agrees", 2), "{text}");
        assert_eq!(last(&text.replace("14.2", "12.4")).0, "disagrees", "{text}");
    }
    assert_eq!(last("市町村では46.9％（n=64）で、保護司会の61.1％（n=18）より14.2ポイント高い。").0, "disagrees");
    // Of which the difference is of is not said.
    let unsaid = last("市町村では46.9％（n=64）、保護司会では61.1％（n=18）で、14.2ポイント高い。");
    assert_eq!(unsaid.0, "unchecked");
}

/// A figure of two answers is not what a sentence about one of them speaks of, whatever its label is called.
#[test]
fn a_figure_of_two_answers_says_nothing_of_one() {
    let found = found();
    let (_, half) = said(&found, "情報共有・連携については、過半数が「やや不十分」と答えた。");
    assert_ne!(half, "agrees");
    let checked =
        found.verify("報告.md", "情報共有・連携が「やや不十分」の割合は47.0％（n=93）であった。".as_bytes());
    let one = checked.statements.first().unwrap();
    assert_eq!(one.verdict, "disagrees");
    assert!(one.right.as_ref().is_some_and(|right| right.ja.starts_with("48.4％")), "{one:#?}");
}

#[test]
fn a_part_in_words_is_a_ratio() {
    let found = found();
    let of =
        |part: &str| said(&found, &format!("情報共有・連携が「不十分」の割合は、保護司会では{part}であった。")).1;
    assert_eq!((of("9分の2"), of("9分の4")), ("agrees", "disagrees"));
}

#[test]
fn a_place_with_digits_is_a_place() {
    let found = found();
    let of = |text: &str| said(&found, &format!("# 情報共有・連携\n\n情報共有・連携で{text}。\n")).1;
    assert_eq!(of("2番目に多いのは「不十分」である"), "agrees");
    assert_eq!(of("２番目に多いのは「やや不十分」である"), "disagrees");
    assert_eq!(of("「不十分」が2番目に多かった"), "agrees");
}

/// How many were sent forms and answered is said of no answer to a question.
#[test]
fn returns_are_no_answers() {
    let found = found();
    for text in [
        "情報共有・連携について、60団体に照会し、回答のあった60団体を集計した。",
        "配布数は120団体、回収数は93団体である。",
        "回収率は、市町村86.7％、保護司会88.0％、関係機関90.0％であった。",
    ] {
        let checked = found.verify("報告.md", text.as_bytes());
        for one in &checked.statements {
            let of_returns = one.figure.as_ref().is_none_or(|figure| figure.starts_with("returns."));
            assert!(one.verdict != "disagrees" || of_returns, "{text}: {one:#?}");
        }
    }
}

/// A figure of one group and one answer says nothing of that group's number of something else, nor of an answer in other words.
#[test]
fn a_group_alone_is_not_what_a_figure_is_of() {
    let found = found();
    let last = |text: &str| {
        let checked = found.verify("報告.md", text.as_bytes());
        checked.statements.last().unwrap_or_else(|| panic!("{text} states nothing")).verdict
    };
    assert_eq!(last("知識・スキルがやや不十分としたのは、保護司会では50.0％である。"), "disagrees");
    assert_ne!(last("相談の内訳は、市町村204件、保護司会95件である。"), "disagrees");
    assert_ne!(last("知識・スキルが足りないとしたのは、保護司会では83.3％である。"), "disagrees");
}

/// A rate of returns is that of the groups that follow it, and of nothing that is said after it.
#[test]
fn a_rate_goes_on_over_groups_only() {
    let found = found();
    let verdicts = |text: &str| -> Vec<&'static str> {
        found.verify("報告.md", text.as_bytes()).statements.iter().map(|one| one.verdict).collect()
    };
    let true_of = "回収率は100.0％（93/93）で、情報共有・連携が「やや不十分」である市町村は46.9％（n=64）である。";
    assert!(!verdicts(true_of).contains(&"disagrees"), "{:?}", verdicts(true_of));
    let wrong = "回収率は86.7％（n=93）であった。";
    assert!(verdicts(wrong).contains(&"disagrees"), "{:?}", verdicts(wrong));
}

/// Numbers of cases are compared as they are, and only a part in words as a part.
#[test]
fn so_many_of_so_many_is_no_part() {
    let found = found();
    let (_, of) = said(&found, "情報共有・連携が「不十分」の割合は、保護司会では18団体中4団体であった。");
    let (_, less) = said(&found, "情報共有・連携が「不十分」の割合は、保護司会では9団体中2団体であった。");
    assert_eq!(of, "agrees");
    assert_ne!(less, "agrees");
}

/// What the program itself writes of a survey is nowhere called wrong.
#[test]
fn a_report_of_the_program_agrees() {
    let workspace = workspace();
    let run = workspace.kaishu_in("ja", &["run"], &[]);
    let name = "out/bodies/bodies.md";
    let bytes = std::fs::read(workspace.root().join(name)).unwrap_or_else(|_| panic!("{}", run.stdout));
    let checked = Found::of(workspace.root()).verify(name, &bytes);
    let wrong: Vec<_> = checked.statements.iter().filter(|one| one.verdict == "disagrees").collect();
    assert!(checked.statements.len() > 20 && wrong.is_empty(), "{wrong:#?}");
}
