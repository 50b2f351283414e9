//! What changed between rounds, from the returns of three rounds to the printed report: one small survey under every
//! design, its values counted by hand or computed by R.

mod change;
mod laws;
mod refused;
mod sample;
mod series;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::support::part;

/// The questions: one of each kind, and one of three options.
const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[code_list]]
id = "stage"
options = [{ code = "1", label = "実施" }, { code = "2", label = "検討" }, { code = "3", label = "未定" }]

[[code_list]]
id = "need"
options = [{ code = "1", label = "情報" }, { code = "2", label = "人" }, { code = "3", label = "予算" }]

[[question]]
id = "q1"
number = "問1"
text = "窓口がありますか"
type = "single"
codes = "yes"

[[question]]
id = "q2"
number = "問2"
text = "要るものはどれですか"
type = "multiple"
codes = "need"

[[question]]
id = "q3"
number = "問3"
text = "どこまで進みましたか"
type = "single"
codes = "stage"

[[question]]
id = "q4"
number = "問4"
text = "何人いますか"
type = "quantity"
unit = "人"

[[question]]
id = "q5"
number = "問5"
text = "ご意見"
type = "text"
optional = true
"#;

/// A unit: its number, its area, the rounds in which it is asked (all where blank), and what it answered in each of three.
pub(crate) type Unit = (&'static str, &'static str, &'static str, [Option<[&'static str; 4]>; 3]);

/// Five offices came to have a window and one lost it; one did not answer again, one left the frame and one is new.
pub(crate) const UNITS: [Unit; 12] = [
    ("K01", "北", "", [Some(["2", "1、2", "3", "2"]), Some(["1", "1", "1", "4"]), Some(["1", "1", "1", "4"])]),
    ("K02", "北", "", [Some(["2", "1", "3", "1"]), Some(["1", "1、3", "2", "2"]), Some(["1", "3", "1", "2"])]),
    ("K03", "北", "", [Some(["2", "2", "2", "3"]), Some(["1", "1、2", "1", "6"]), Some(["1", "1", "1", "7"])]),
    ("K04", "北", "", [Some(["2", "2、3", "3", "0"]), Some(["1", "2", "3", "0.5"]), Some(["1", "2", "2", "1"])]),
    ("K05", "南", "", [Some(["2", "3", "2", "4"]), Some(["1", "1", "2", "3"]), Some(["1", "1", "1", "3"])]),
    ("K06", "南", "", [Some(["1", "1", "1", "5"]), Some(["2", "1", "2", "5"]), Some(["1", "1", "1", "5"])]),
    ("K07", "南", "", [Some(["1", "1", "1", "8"]), Some(["1", "1", "1", "9"]), Some(["1", "1", "1", "9"])]),
    ("K08", "南", "", [Some(["1", "2", "2", "2"]), Some(["1", "1", "1", "7"]), Some(["2", "1", "1", "7"])]),
    ("K09", "南", "", [Some(["2", "3", "3", "1"]), Some(["2", "3", "3", "1"]), Some(["2", "3", "3", "1"])]),
    ("K10", "南", "", [Some(["1", "1", "2", "6"]), None, None]),
    ("K11", "南", "R1", [Some(["1", "2", "1", "9"]), None, None]),
    ("K12", "北", "R2|R3", [None, Some(["2", "2", "3", "2"]), Some(["1", "2", "2", "3"])]),
];

/// Units of a number of answers to question 1, one round after the other: answers, how many, in which rounds asked.
pub(crate) fn units(counts: &[([Option<&'static str>; 3], u32, &'static str)]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (answers, count, asked) in counts {
        for _ in 0..*count {
            let id = format!("U{:04}", units.len() + 1).leak();
            units.push((id, "北", *asked, answers.map(|answer| answer.map(|answer| [answer, "1", "1", "1"]))));
        }
    }
    units
}

/// What a run of a workspace printed.
pub(crate) struct Ran {
    pub(crate) report: String,
    pub(crate) figures: BTreeMap<String, Value>,
    /// Every text of the analyst's workbook.
    pub(crate) lists: String,
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The workspace with a survey of this design; `tables` are those of the plan.
pub(crate) fn workspace(root: &Path, design: &str, units: &[Unit], tables: &str) {
    let framed = design != "open";
    let (design, population) = match design.split_once(" of ") {
        Some((design, population)) => (design, format!("population = {population}\n")),
        None => (design, String::new()),
    };
    let (frame, code) =
        if framed { ("frame = \"frames/offices.csv\"\n", "case_code = \"番号\"\n") } else { ("", "") };
    let columns =
        (1..=5).map(|q| format!("{{ question = \"q{q}\", label = \"問{q}\" }}")).collect::<Vec<_>>().join(", ");
    let rounds = (1..=3).fold(String::new(), |mut text, r| {
        writeln!(
            text,
            "[[round]]\nid = \"R{r}\"\nlabel = \"第{r}回\"\nperiod = \"FY20{}\"\nsource = [{{ folder = \"returned/R{r}\", form = \"rows\" }}]",
            18 + r
        )
        .unwrap();
        text
    });
    write(
        root,
        "surveys/offices.toml",
        &format!(
            "id = \"offices\"\ntitle = \"窓口調査\"\n{frame}\
             [[stratum]]\nid = \"office\"\nlabel = \"役所\"\ndesign = \"{design}\"\n{population}\
             [[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}column = [{columns}]\n{QUESTIONS}\n{rounds}"
        ),
    );
    let mut frame = String::from("code,name,area,回答対象\n");
    for (id, area, asked, _) in units {
        writeln!(frame, "{id},役所{id},{area},{asked}").unwrap();
    }
    write(root, "surveys/frames/offices.csv", &frame);
    for round in 0..3 {
        let mut rows = String::from("番号,問1,問2,問3,問4,問5\n");
        for (id, _, _, answers) in units {
            if let Some(answers) = answers[round] {
                // The very same file in two rounds would count for one of them.
                writeln!(rows, "{id},{},第{}回", answers.join(","), round + 1).unwrap();
            }
        }
        write(root, &format!("returned/R{}/answers.csv", round + 1), &rows);
    }
    write(root, "surveys/workspace.toml", "title = \"窓口\"\n");
    write(
        root,
        "analysis/plan.toml",
        &format!(
            "id = \"plan\"\ntitle = \"報告書\"\nperiod = [\"FY2019\", \"FY2021\"]\n\
             sections = [{{ number = \"1\", title = \"結果\", prose = \"result.md\" }}]\n{tables}"
        ),
    );
    write(root, "analysis/result.md", "結果は次のとおり。\n");
}

/// A table of change of a plan.
pub(crate) fn table(id: &str, rounds: &str, rows: &str, more: &str) -> String {
    format!(
        "[[table]]\nid = \"{id}\"\ntitle = \"変化\"\nkind = \"change\"\nsurvey = \"offices\"\nrounds = {rounds}\nrows = \"{rows}\"\n{more}\n"
    )
}

pub(crate) fn run(design: &str, units: &[Unit], tables: &str) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), design, units, tables);
    run_in(folder.path())
}

/// Runs a workspace that was written.
pub(crate) fn run_in(folder: &Path) -> Ran {
    let mut arguments = ["kaishu", "run", "--quiet", "--workspace"].map(OsString::from).to_vec();
    arguments.push(folder.into());
    let code = kaishu::cli::run(&arguments);
    assert_eq!(format!("{code:?}"), format!("{:?}", std::process::ExitCode::SUCCESS));
    let read = |name: &str| std::fs::read_to_string(folder.join("out/plan").join(name)).unwrap();
    let results: Value = serde_json::from_str(&read("results.json")).unwrap();
    let figures = results["figures"].as_array().unwrap().iter();
    let figures = figures.map(|figure| (figure["id"].as_str().unwrap().to_owned(), figure.clone())).collect();
    let lists = part(&folder.join("out/analyst/plan/plan.xlsx"), "xl/sharedStrings.xml");
    Ran { report: read("plan.md"), figures, lists }
}

impl Ran {
    #[track_caller]
    fn field(&self, id: &str, field: &str) -> &str {
        let figure = self.figures.get(id).unwrap_or_else(|| panic!("no {id}: {:#?}", self.figures.keys()));
        figure[field].as_str().unwrap_or("undefined")
    }

    /// The exact value of a figure.
    #[track_caller]
    pub(crate) fn value(&self, id: &str) -> &str {
        self.field(id, "value")
    }

    /// A figure as printed.
    #[track_caller]
    pub(crate) fn text(&self, id: &str) -> &str {
        self.field(id, "text")
    }

    /// Its value as a number.
    #[track_caller]
    pub(crate) fn number(&self, id: &str) -> f64 {
        self.value(id).parse().unwrap_or_else(|error| panic!("{id}: {error}"))
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        assert!(self.report.contains(words), "not said: {words}\n{}", self.report);
    }

    #[track_caller]
    pub(crate) fn says_nothing_of(&self, words: &str) {
        assert!(!self.report.contains(words), "said: {words}\n{}", self.report);
    }
}
