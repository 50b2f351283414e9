//! Reasons for no answer stay apart: わからない and 回答しない are neither values nor blanks.

use kaishu::collect::AnswerCell;
use kaishu::diagnostic::Severity;
use kaishu::pipeline::workspace;
use kaishu::survey::missing::Missing;
use kaishu::tally::engine::Naive;

use super::{Book, Collected, ROUND, Space};
use crate::support::evaluated;

const SURVEY: &str = r#"
[[code_list]]
id = "want"
options = [
  { code = "1", label = "希望する" },
  { code = "2", label = "希望しない" },
  { code = "8", label = "わからない", missing = "dont_know" },
  { code = "9", label = "回答しない", missing = "refused" },
]

[[code_list]]
id = "what"
options = [
  { code = "1", label = "送迎" },
  { code = "2", label = "見守り" },
  { code = "9", label = "まだ分からない", missing = "dont_know" },
]

[[question]]
id = "q1"
number = "問1"
text = "希望"
type = "single"
codes = "want"

[[question]]
id = "q2"
number = "問2"
text = "内容"
type = "multiple"
codes = "what"
universe = "q1 = 1"

[[question]]
id = "q3"
number = "問3"
text = "人数"
type = "quantity"
unit = "人"

[[question]]
id = "q4"
number = "問4"
text = "開始日"
type = "date"
universe = "q3 > 0"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [
  { question = "q1", label = "問1", answer = "right" },
  { question = "q2", label = "問2", answer = "right" },
  { question = "q3", label = "問3", answer = "right" },
  { question = "q4", label = "問4", answer = "right" },
]
"#;

const PLAN: &str = r#"
id = "p"
title = "希望"
period = ["FY2024"]
sections = [{ number = "1", title = "希望" }]

[[table]]
id = "want"
title = "希望"
survey = "s"
round = "R6"
rows = "q1"

[[table]]
id = "what"
title = "内容"
survey = "s"
round = "R6"
rows = "q2"
"#;

/// Five returns: an answer with what follows, わからない, 回答しない, a contradiction, a blank.
fn five() -> Space {
    let space = Space::new(SURVEY);
    let returns = [
        ("01", ["希望する", "1、2", "4", "R6.5.1"]),
        ("02", ["8", "", "不明", ""]),
        ("03", ["回答しない", "", "非公表", ""]),
        ("04", ["1", "送迎、まだ分からない", "0", ""]),
        ("05", ["希望する", "9", "", "不明"]),
    ];
    for (code, answers) in returns {
        let mut cells = vec![("A2", "コード"), ("B2", code)];
        cells.extend([("A4", "問1"), ("A5", "問2"), ("A6", "問3"), ("A7", "問4")]);
        cells.extend(["B4", "B5", "B6", "B7"].into_iter().zip(answers).filter(|(_, text)| !text.is_empty()));
        space.save(&format!("returned/{code}.xlsx"), Book::default().sheet("調査票", &cells));
    }
    space
}

fn reasons(found: &Collected, question: &str) -> Vec<Option<Missing>> {
    ["01", "02", "03", "04", "05"].map(|case| found.answer(case, question).value.missing()).to_vec()
}

#[test]
fn an_option_that_says_why_there_is_no_answer_is_no_value() {
    let found = five().collect();
    assert_eq!(reasons(&found, "q1"), [None, Some(Missing::DontKnow), Some(Missing::Refused), None, None]);
    // Whoever does not know goes on as the form says for that option: the next question was not for them.
    let routed = Some(Missing::NotApplicable);
    assert_eq!(reasons(&found, "q2"), [None, routed, routed, Some(Missing::Invalid), Some(Missing::DontKnow)]);
    let both = found.finding("reason-beside-answer");
    assert_eq!((both.severity, both.scope.case.as_deref()), (Severity::Query, Some("04")));
    assert_eq!(both.found.ja, "送迎、まだ分からない");
    let rule =
        |case: &str| found.answer(case, "q1").cells.iter().map(|cell: &AnswerCell| cell.rule.clone()).next();
    assert_eq!(rule("02").as_deref(), Some("by-number+reason-option"));
    assert_eq!(rule("01").as_deref(), Some("by-label"));
}

#[test]
fn words_in_the_place_of_a_number_or_a_date_say_why_there_is_none() {
    let found = five().collect();
    let missing = [None, Some(Missing::DontKnow), Some(Missing::Refused), None, Some(Missing::NoAnswer)];
    assert_eq!(reasons(&found, "q3"), missing);
    // Whether a date was asked for is unknown where the number is.
    let blank = Some(Missing::NoAnswer);
    assert_eq!(reasons(&found, "q4"), [None, blank, blank, Some(Missing::NotApplicable), Some(Missing::DontKnow)]);
    assert_eq!(found.finding("refused-answer").scope.case.as_deref(), Some("03"));
    let unknown = found.round().diagnostics.iter().filter(|said| said.rule == "dont-know");
    assert_eq!(unknown.filter_map(|said| said.scope.question.as_deref()).collect::<Vec<_>>(), ["q3", "q4"]);
}

#[test]
fn they_are_steps_of_the_base_chain_and_no_rows_of_a_table() {
    let space = five();
    space.write("analysis/p.toml", PLAN);
    let result = evaluated::Collected::of(space.root()).evaluated(&Naive);
    let figures = &result.findings.figures;
    let chain = figures["want.total.1.share"].base.unwrap();
    assert_eq!((chain.valid, chain.dont_know, chain.refused, chain.n), (5, 1, 1, 3));
    assert!(chain.adds_up());
    assert_eq!(figures["want.total.1.share"].text().ja, "100.0");
    assert!(!figures.keys().any(|id| id.starts_with("want.total.8") || id.starts_with("want.total.9")));
    let chain = figures["what.total.1.share"].base.unwrap();
    assert_eq!((chain.not_applicable, chain.dont_know, chain.invalid, chain.n), (2, 1, 1, 1));
}

#[test]
fn a_condition_names_the_reason_and_not_the_option() {
    let space = Space::with_round(&SURVEY.replace("universe = \"q1 = 1\"", "universe = \"q1 = 8\""), ROUND);
    let mistake = workspace::load(space.root()).unwrap_err().to_string();
    assert!(mistake.contains("q1 missing dont_know"), "{mistake}");
    let mended = SURVEY.replace("universe = \"q1 = 1\"", "universe = \"q1 missing dont_know\"");
    assert!(workspace::load(Space::with_round(&mended, ROUND).root()).is_ok());
    let unknown = SURVEY.replace("missing = \"refused\"", "missing = \"no_answer\"");
    assert!(workspace::load(Space::with_round(&unknown, ROUND).root()).is_err());
}
