//! A workspace that mixes designs: a census in which everyone answered one question and not the next, whoever answered, a
//! sample, and strata of two kinds in one survey. Everything that is written about the census and about whoever answered is
//! searched for the words of inference, file by file: nothing but the sentence that says why there is none. The sample beside
//! it has them.

mod mixed;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use kaishu::catalogue::{Phrase, findings as said, guide};
use kaishu::workbook::{CellValue, Limits, read};
use serde_json::Value;

use crate::support::made::{Made, Unit};
use crate::support::{Workspace, part};

/// Words that claim something beyond those who answered, in both languages.
const WORDS: [&str; 27] = [
    "誤差",
    "有意",
    "信頼区間",
    "信頼水準",
    "区間",
    "検定",
    "p値",
    "ｐ値",
    "p =",
    "p <",
    "p &lt;",
    "カイ二乗",
    "推定",
    "推計",
    "標本",
    "母集団",
    "残差",
    "confidence",
    "significan",
    "interval",
    "chi-square",
    "sample",
    "estimated",
    " test",
    " error",
    "margin",
    "p=",
];

/// The answers of a unit: 問1 (1 or 2, or none), 問2, 問3 (the groups).
type Answers = [Option<u8>; 3];

/// Questions that every survey here asks.
const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "ある" }, { code = "2", label = "ない" }]

[[code_list]]
id = "size"
options = [{ code = "1", label = "大きい" }, { code = "2", label = "小さい" }]

[[question]]
id = "q1"
number = "問1"
text = "窓口がありますか"
type = "single"
codes = "yes"

[[question]]
id = "q2"
number = "問2"
text = "計画がありますか"
type = "single"
codes = "yes"
optional = true

[[question]]
id = "q3"
number = "問3"
text = "規模はどれですか"
type = "single"
codes = "size"
"#;

/// A survey with its plan of the same name: its strata, and the answers of each.
struct Survey {
    id: &'static str,
    /// Name, declaration and answers of each stratum.
    strata: Vec<(&'static str, &'static str, Vec<Answers>)>,
}

/// So many units with these answers.
fn units(of: &[(usize, Answers)]) -> Vec<Answers> {
    of.iter().flat_map(|(count, answers)| vec![*answers; *count]).collect()
}

/// 20, 10 / 5, 25 and the like: far from independence.
fn answers(times: usize) -> Vec<Answers> {
    units(&[
        (4 * times, [Some(1), Some(1), Some(1)]),
        (2 * times, [Some(2), Some(1), Some(1)]),
        (times, [Some(1), Some(2), Some(2)]),
        (5 * times, [Some(2), Some(2), Some(2)]),
    ])
}

fn surveys() -> Vec<Survey> {
    // One unit did not answer 問2: complete for 問1 and not for 問2.
    let mut register = answers(1);
    register[3][1] = None;
    vec![
        Survey { id: "register", strata: vec![("all", "design = \"census\"", register)] },
        Survey { id: "visitors", strata: vec![("all", "design = \"open\"", answers(5))] },
        Survey { id: "panel", strata: vec![("all", "design = \"sample\"\npopulation = 400", answers(5))] },
        Survey {
            id: "offices",
            strata: vec![
                ("city", "design = \"census\"", answers(2)),
                ("town", "design = \"sample\"\npopulation = 300", answers(5)),
            ],
        },
    ]
}

impl Survey {
    fn framed(&self) -> bool {
        self.id != "visitors"
    }

    fn made(&self) -> Made {
        let unit = |stratum: &str, answers: &Answers| Unit {
            stratum: stratum.to_owned(),
            columns: Vec::new(),
            answers: Some(answers.map(|answer| answer.map_or(String::new(), |code| code.to_string())).to_vec()),
        };
        let units =
            self.strata.iter().flat_map(|(stratum, _, answers)| answers.iter().map(|of| unit(stratum, of)));
        Made {
            id: self.id.to_owned(),
            framed: self.framed(),
            strata: self.strata.iter().map(|(id, keys, _)| ((*id).to_owned(), (*keys).to_owned())).collect(),
            questions: QUESTIONS.to_owned(),
            asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
            columns: Vec::new(),
            units: units.collect(),
        }
    }

    fn write(&self, workspace: &Workspace) {
        let id = self.id;
        self.made().write(workspace);
        let by = if self.strata.len() > 1 { "stratum" } else { "q3" };
        let mut plan = format!(
            "id = \"{id}\"\ntitle = \"{id}\"\nperiod = [\"FY2020\"]\nsections = [{{ number = \"1\", title = \"結果\", prose = \"{id}.md\" }}]\n"
        );
        let mut prose = String::new();
        for question in ["q1", "q2"] {
            write!(
                plan,
                "[[figure]]\nid = \"{id}-{question}\"\nlabel = \"割合\"\nsurvey = \"{id}\"\nround = \"R2\"\nshare = \"{question} = 1\"\n\
                 [[table]]\nid = \"{id}-{question}-table\"\ntitle = \"{question}\"\nsurvey = \"{id}\"\nround = \"R2\"\nrows = \"{question}\"\nby = \"{by}\"\n\
                 [[statement]]\nid = \"{id}-{question}-says\"\nkind = \"share\"\nsubject = \"あると答えたのは、\"\nfigure = \"{id}-{question}\"\n"
            )
            .unwrap();
            write!(prose, "{{{{figure:{id}-{question}}}}}である。\n\n{{{{statement:{id}-{question}-says}}}}\n\n{{{{table:{id}-{question}-table}}}}\n\n").unwrap();
        }
        workspace.write(&format!("analysis/{id}.toml"), plan);
        workspace.write(&format!("analysis/{id}.md"), prose);
    }
}

/// The workspace, run once; a sentence or cell of every file by its path.
struct Run {
    workspace: Workspace,
    written: BTreeMap<String, Vec<String>>,
}

fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let workspace = Workspace::empty();
        for survey in surveys() {
            survey.write(&workspace);
        }
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        let written = workspace
            .output()
            .keys()
            .map(|name| (name.clone(), texts(&workspace.path(name))))
            .filter(|(_, texts)| !texts.is_empty())
            .collect();
        Run { workspace, written }
    })
}

/// What a person reads in a file: lines, paragraphs, cells, or the words under any key.
fn texts(file: &Path) -> Vec<String> {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "md" | "csv" | "txt" => std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect(),
        "json" => {
            let mut found = Vec::new();
            strings(&serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap(), &mut found);
            found
        }
        "docx" => {
            let paragraph = |xml: &str| -> String {
                let runs = xml.split("<w:t").skip(1).filter(|run| run.starts_with(['>', ' ']));
                runs.filter_map(|run| run.split_once('>')?.1.split("</w:t>").next()).collect()
            };
            part(file, "word/document.xml").split("<w:p>").map(paragraph).collect()
        }
        "xlsx" => {
            let book = read("output.xlsx", &std::fs::read(file).unwrap(), &Limits::default()).unwrap();
            let cells = book.sheets.iter().flat_map(|sheet| sheet.grid.cells());
            let text = |value: &CellValue| match value {
                CellValue::Text(text) => Some(text.clone()),
                CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
            };
            let names = book.sheets.iter().map(|sheet| sheet.name.clone());
            names.chain(cells.filter_map(|(_, value)| text(value))).collect()
        }
        _ => Vec::new(),
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|one| strings(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| strings(one, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text without the sentences that say why nothing is tested.
fn without_reasons(text: &str) -> String {
    let reasons: [Phrase; 4] =
        [said::census_complete(), said::census_incomplete(11, 1), said::open(), guide::census_complete()];
    reasons.iter().fold(text.to_owned(), |text, reason| text.replace(&reason.ja, "").replace(&reason.en, ""))
}

fn words_in(text: &str) -> Vec<&'static str> {
    WORDS.into_iter().filter(|word| text.contains(word)).collect()
}

/// Everything that was written for a plan.
fn of_plan(plan: &str) -> impl Iterator<Item = (&'static String, &'static String)> {
    let inside = [format!("out/{plan}/"), format!("out/analyst/{plan}/")];
    let files = run().written.iter().filter(move |(name, _)| inside.iter().any(|folder| name.starts_with(folder)));
    files.flat_map(|(name, texts)| texts.iter().map(move |text| (name, text)))
}

#[test]
fn nothing_of_inference_is_written_about_a_census_or_whoever_answered() {
    for plan in ["register", "visitors"] {
        let mut seen = 0;
        for (file, text) in of_plan(plan) {
            let found = words_in(&without_reasons(text));
            assert!(found.is_empty(), "{file}: {found:?} in {text}");
            seen += 1;
        }
        assert!(seen > 100, "{plan}: only {seen} texts");
    }
}

/// The words are there to be found: each kind of file of the sample has its own.
#[test]
fn a_sample_beside_it_has_them() {
    for (ending, word) in [("md", "カイ二乗"), ("docx", "カイ二乗"), ("xlsx", "カイ二乗"), ("json", "信頼区間")]
    {
        let files = of_plan("panel").filter(|(file, _)| file.starts_with("out/panel/") && file.ends_with(ending));
        assert!(files.map(|(_, text)| text).any(|text| text.contains(word)), "no {word} in {ending}");
    }
}

/// One question of a census is complete, the next is not: each is treated as it is.
#[test]
fn one_question_of_a_census_is_complete_and_the_next_is_not() {
    let report = run().workspace.read("out/register/register.md");
    assert!(report.contains(&said::census_complete().ja), "{report}");
    assert!(report.contains(&said::census_incomplete(11, 1).ja), "{report}");
    let figures = run().workspace.figures_of("register");
    let notes = |id: &str| figures[id]["notes"].as_array().unwrap().clone();
    assert_eq!(figures["register-q1"]["value"], "5/12");
    assert!(notes("register-q1").is_empty(), "{:?}", notes("register-q1"));
    // 5 of 11, of all 12 between 5 and 6.
    assert_eq!(figures["register-q2"]["value"], "5/11");
    assert_eq!(notes("register-q2"), ["答えのない分を含む全12では 41.7〜50.0％の間"]);
}
