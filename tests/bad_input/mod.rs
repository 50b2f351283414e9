//! The issue's list of bad input, item by item, as whoever runs the program meets it: what is refused before anything is counted,
//! with file, place, what was found, what was expected and what to do; what is held out with a finding at its cell; and what is
//! printed as 「－」 with its reason.
//!
//! | Input | Outcome | Test |
//! |---|---|---|
//! | weight of a table that is negative, 0, missing | finding at its cell, held out of what is weighted (0 counts in n) | `a_weight_of_a_table_…`, `tabulation::weights` |
//! | weight of a design that is negative, 0, missing | refused at its cell | `a_weight_of_a_design_…` |
//! | a stratum with one unit | no interval, with its reason, and 「－」 in estimates | `a_stratum_with_one_unit` |
//! | N < n | refused at the population | `a_population_smaller_than_its_sample` |
//! | no population where FPC is asked | refused at the key | `no_population_where_a_finite_one_is_asked` |
//! | empty categories | an empty row or column, never a division; out of tests | `empty_categories` |
//! | all answers equal | exact interval, no test, no spread | `all_answers_equal` |
//! | a code outside its list | finding at its cell, counted as invalid | `a_code_outside_its_list` |
//! | two codes with one label | refused at the second | `two_codes_with_one_label` |

use serde_json::Value;

use crate::support::made::{Made, Unit, write_plan};
use crate::support::{Outcome, Workspace};

const QUESTIONS: &str = r#"
[[code_list]]
id = "need"
options = [
  { code = "1", label = "必要", score = 1 },
  { code = "2", label = "不要", score = 2 },
  { code = "3", label = "未定", score = 3 },
]

[[code_list]]
id = "kind"
options = [{ code = "1", label = "市" }, { code = "2", label = "町" }, { code = "3", label = "村" }]

[[question]]
id = "q1"
number = "問1"
text = "必要ですか"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "どちらですか"
type = "single"
codes = "kind"

[[question]]
id = "q3"
number = "問3"
text = "何件ですか"
type = "quantity"
unit = "件"
"#;

const PLACE: &str = "survey = \"s\"\nround = \"R2\"\n";

/// Units of one stratum with the same columns: what each answered to 問1 to 問3, blank for whoever did not return.
fn survey(keys: &str, answers: &[&str]) -> Made {
    let unit = |answers: &&str| Unit {
        stratum: "a".to_owned(),
        columns: vec!["2".to_owned()],
        answers: (!answers.is_empty()).then(|| answers.split(',').map(str::to_owned).collect()),
    };
    Made {
        id: "s".to_owned(),
        framed: true,
        strata: vec![("a".to_owned(), keys.to_owned())],
        questions: QUESTIONS.to_owned(),
        asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
        columns: vec!["weight".to_owned()],
        units: answers.iter().map(unit).collect(),
    }
}

const TEN: [&str; 10] = ["1,1,3", "1,1,5", "2,1,8", "1,2,2", "2,2,4", "2,2,9", "2,3,1", "3,3,7", "1,1,6", "2,2,5"];

fn workspace(survey: &Made, plan: &str) -> Workspace {
    let workspace = Workspace::empty();
    survey.write(&workspace);
    write_plan(&workspace, "p", &plan.replace("PLACE", PLACE));
    workspace
}

/// What `kaishu check` says of it, which must be a refusal.
#[track_caller]
fn refused(survey: &Made, plan: &str) -> Outcome {
    let outcome = workspace(survey, plan).kaishu(&["check"]);
    outcome.ends_with(2);
    outcome
}

/// A figure with its notes, and the report.
struct Ran {
    workspace: Workspace,
    report: String,
}

impl Ran {
    fn of(survey: &Made, plan: &str) -> Self {
        let workspace = workspace(survey, plan);
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        let report = workspace.read("out/p/p.md");
        assert!(!report.contains("NaN") && !report.contains("inf"), "{report}");
        Self { workspace, report }
    }

    #[track_caller]
    fn figure(&self, id: &str) -> Value {
        self.workspace.figures_of("p").remove(id).unwrap_or_else(|| panic!("no {id}"))
    }

    #[track_caller]
    fn undefined(&self, id: &str) {
        let figure = self.figure(id);
        assert_eq!((figure["value"].as_str(), figure["status"].as_str()), (None, Some("undefined")), "{figure}");
        assert_eq!(figure["text"], "－", "{figure}");
    }

    #[track_caller]
    fn says(&self, words: &str) -> &Self {
        assert!(self.report.contains(words), "{words}: {}", self.report);
        self
    }

    /// The findings of a rule.
    fn findings(&self, rule: &str) -> Vec<Value> {
        let text = self.workspace.read("out/analyst/p/findings.json");
        let all: Value = serde_json::from_str(&text).unwrap();
        all["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule).cloned().collect()
    }
}

const TABLE: &str = "[[table]]\nid = \"t\"\ntitle = \"必要性\"\nPLACErows = \"q1\"\nby = \"q2\"\n";
const SHARE: &str = "[[figure]]\nid = \"f\"\nlabel = \"割合\"\nPLACEshare = \"q1 = 1\"\n";
const ESTIMATES: &str = "[[table]]\nid = \"e\"\ntitle = \"推計\"\nkind = \"estimates\"\nPLACErows = \"q1\"\n";
const AMOUNTS: &str = "[[table]]\nid = \"m\"\ntitle = \"件数\"\nkind = \"quantities\"\nPLACErows = \"q3\"\nshow = [\"mean\", \"sd\", \"interval\"]\n";
const SAMPLE: &str = "design = \"sample\"\npopulation = 100";

#[test]
fn a_weight_of_a_table_that_is_negative_zero_or_missing() {
    for (written, rule, found) in [
        ("-1", "unusable-weight", "「-1」（負の数）"),
        ("", "unusable-weight", "空欄"),
        ("多い", "unusable-weight", "「多い」（数ではない）"),
        ("0", "zero-weight", "「0」（0）"),
    ] {
        let mut survey = survey(SAMPLE, &TEN);
        survey.units[1].columns[0] = written.to_owned();
        let ran = Ran::of(&survey, &format!("{TABLE}weight = \"weight\"\n"));
        let findings = ran.findings(rule);
        let [finding] = findings.as_slice() else { panic!("{written}: {findings:?}") };
        let place = &finding["places"][0];
        assert_eq!((place["file"].as_str(), place["cell"].as_str()), (Some("surveys/frames/s.csv"), Some("D3")));
        assert!(finding["found"]["ja"].as_str().unwrap().contains(found), "{finding}");
        assert_eq!(finding["expected"]["ja"], "0 より大きい数");
        assert!(!finding["hint"]["ja"].as_str().unwrap().is_empty(), "{finding}");
        // 4 of 10 say so; of the weights 3 of 9 are left, or 8 of 20 less nothing.
        assert_eq!(ran.figure("t.total.1.share")["value"], "4/10");
        assert_eq!(ran.figure("t.total.1.weighted_share")["value"], "6/18", "{written}");
    }
}

#[test]
fn a_weight_of_a_design_that_is_negative_zero_or_missing() {
    for written in ["-1", "0", "", "多い"] {
        let mut survey = survey(SAMPLE, &TEN);
        survey.questions.insert_str(0, "[sampling]\nweight = \"weight\"\n");
        survey.units[1].columns[0] = written.to_owned();
        refused(&survey, ESTIMATES)
            .says("surveys/frames/s.csv:3:15")
            .says(&format!("ウェイト「{written}」は0より大きい数ではありません"))
            .says("その対象が母集団の何件を代表するかを数で書きます");
    }
}

#[test]
fn a_stratum_with_one_unit() {
    let mut survey = survey(SAMPLE, &TEN);
    survey.strata.push(("b".to_owned(), "design = \"sample\"\npopulation = 40".to_owned()));
    survey.units.push(Unit {
        stratum: "b".to_owned(),
        columns: vec!["2".to_owned()],
        answers: Some(["1", "1", "4"].map(str::to_owned).to_vec()),
    });
    let alone = SHARE.replace("q1 = 1\"", "q1 = 1\"\nfilter = \"stratum = b\"").replace("\"f\"", "\"one\"");
    let ran = Ran::of(&survey, &format!("{SHARE}{alone}{ESTIMATES}by = \"stratum\"\n{AMOUNTS}by = \"stratum\"\n"));
    // The share itself is counted: (100 · 4/10 + 40 · 1/1) / 140.
    assert_eq!(ran.figure("f")["text"], "57.1");
    assert!(ran.figure("f")["notes"].to_string().contains("信頼区間は示せない"), "{}", ran.figure("f"));
    assert!(ran.figure("one")["notes"].to_string().contains("信頼区間"), "{}", ran.figure("one"));
    for id in ["e.total.1.share.error", "e.total.1.share.low", "e.b.1.share.error", "m.b.q3.sd"] {
        ran.undefined(id);
    }
    ran.says("1件");
}

#[test]
fn a_population_smaller_than_its_sample() {
    let survey = survey("design = \"sample\"\npopulation = 9", &TEN);
    for plan in [SHARE, TABLE, ESTIMATES] {
        refused(&survey, plan)
            .says("surveys/frames/s.csv:11")
            .says("母集団が 9 ですが、名簿にはこの層が 10 件")
            .says("population には標本を引いた母集団の数を書きます");
    }
}

#[test]
fn no_population_where_a_finite_one_is_asked() {
    let survey = survey("design = \"sample\"", &TEN);
    for keys in ["fpc = true\n", "interval = \"hypergeometric\"\n"] {
        refused(&survey, &format!("{SHARE}{keys}"))
            .says("analysis/p.toml:")
            .says("要る母集団の数が 「a層」標本 にありません")
            .says("[[stratum]] に population を書くか");
    }
    // Of two strata nobody could say what a unit stands for.
    let mut two = survey.clone();
    two.strata.push(("b".to_owned(), SAMPLE.to_owned()));
    "b".clone_into(&mut two.units[0].stratum);
    refused(&two, ESTIMATES).says("analysis/p.toml:").says("層「a層」の母集団の数もウェイトもない");
}

#[test]
fn empty_categories() {
    // Nobody says 未定, and nobody is a 村.
    let answers: Vec<&str> =
        TEN.into_iter().filter(|unit| unit.starts_with(['1', '2']) && !unit.contains(",3,")).collect();
    let tests = "tests = [\"chi_square\", \"fisher\"]\n";
    let ran = Ran::of(&survey(SAMPLE, &answers), &format!("{TABLE}{tests}"));
    assert_eq!(ran.figure("t.total.3.count")["value"], "0");
    assert_eq!(ran.figure("t.total.3.share")["text"], "0.0");
    assert_eq!(ran.figure("t.3.n")["value"], "0");
    ran.undefined("t.3.1.share");
    ran.says("回答のない区分（n＝0）: 村");
    // What is empty takes no part in a test: 2 × 2 are left.
    assert_eq!(ran.figure("t.tests.chi_square.df")["value"], "1");
    // Nobody answered at all.
    let ran = Ran::of(&survey(SAMPLE, &["", "", ""]), &format!("{SHARE}{TABLE}{ESTIMATES}{AMOUNTS}"));
    for id in ["f", "t.total.1.share", "e.total.1.share", "m.total.q3.mean"] {
        ran.undefined(id);
    }
}

#[test]
fn all_answers_equal() {
    let equal = ["1,1,5", "1,1,5", "1,2,5", "1,2,5", "1,3,5", "1,3,5"];
    let tests = "tests = [\"chi_square\", \"g\", \"fisher\", \"cramers_v\"]\n";
    let compare = "by = \"q2\"\ncompare = [\"welch\", \"ranks\"]\n";
    let correlation = "[[table]]\nid = \"r\"\ntitle = \"相関\"\nkind = \"correlation\"\nPLACEitems = [\"q1\", \"q3\"]\ncorrelation = \"spearman\"\n";
    let plan = format!("{SHARE}{TABLE}{tests}{ESTIMATES}{AMOUNTS}{compare}{correlation}");
    let ran = Ran::of(&survey(SAMPLE, &equal), &plan);
    let notes = ran.figure("f")["notes"].to_string();
    assert_eq!(ran.figure("f")["value"], "6/6");
    // The set of all totals that fit, which has a width where the standard error has none.
    assert!(notes.contains("超幾何分布") && notes.contains("〜100.0％"), "{notes}");
    for id in ["t.tests.chi_square.p", "t.tests.fisher.p", "t.tests.cramers_v.statistic", "m.total.q3.mean.low"] {
        ran.undefined(id);
    }
    assert_eq!(ran.figure("m.total.q3.sd")["text"], "0.0");
    ran.undefined("r.total.q1.q3.r");
    // Unasked, the table says why it was not tested.
    let ran = Ran::of(&survey(SAMPLE, &equal), TABLE);
    ran.says("空の行または列しかないため検定できない");
}

#[test]
fn a_code_outside_its_list() {
    let mut answers = TEN;
    answers[2] = "7,1,8";
    let ran = Ran::of(&survey(SAMPLE, &answers), TABLE);
    let findings = ran.findings("unknown-answer");
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    let place = &finding["places"][0];
    assert_eq!((place["file"].as_str(), place["cell"].as_str()), (Some("returned/s/answers.csv"), Some("B4")));
    assert!(finding["found"]["ja"].as_str().unwrap().contains('7'), "{finding}");
    assert!(finding["expected"]["ja"].as_str().unwrap().contains("1 必要"), "{finding}");
    assert!(!finding["hint"]["ja"].as_str().unwrap().is_empty(), "{finding}");
    assert_eq!(ran.figure("t.total.n")["value"], "9");
    ran.says("無効回答1");
}

#[test]
fn two_codes_with_one_label() {
    let mut survey = survey(SAMPLE, &TEN);
    survey.questions = survey.questions.replace("label = \"不要\"", "label = \"必要\"");
    refused(&survey, TABLE)
        .says("surveys/s.toml:")
        .says("「必要」が二度使われています")
        .says("label = \"必要\", score = 2");
    // And one code with two labels.
    let mut survey = self::survey(SAMPLE, &TEN);
    survey.questions =
        survey.questions.replace("code = \"2\", label = \"不要\"", "code = \"1\", label = \"不要\"");
    refused(&survey, TABLE).says("surveys/s.toml:").says("「1」");
}
