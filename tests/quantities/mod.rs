//! Quantities, scores, scales and correlations from a plan to its figures: 26 made-up offices, their numbers held against R
//! (`tests/fixtures/quantities/expected.R`) and against a second way of computing here.

mod compared;
mod described;
mod refused;
mod related;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use tempfile::TempDir;

/// The returns as they come.
pub(crate) const ANSWERS: &str = include_str!("../fixtures/quantities/answers.csv");

const QUESTIONS: &str = r#"
[[code_list]]
id = "type"
options = [
  { code = "1", label = "市" }, { code = "2", label = "町村" }, { code = "3", label = "広域" },
  { code = "4", label = "その他" }, { code = "5", label = "県" },
]

[[code_list]]
id = "satisfaction"
options = [
  { code = "1", label = "満足", score = 5 }, { code = "2", label = "やや満足", score = 4 },
  { code = "3", label = "どちらともいえない", score = 3 }, { code = "4", label = "やや不満", score = 2 },
  { code = "5", label = "不満", score = 1 }, { code = "9", label = "わからない", missing = "dont_know" },
]

[[code_list]]
id = "importance"
options = [
  { code = "1", label = "重要" }, { code = "2", label = "やや重要" }, { code = "3", label = "どちらともいえない" },
  { code = "4", label = "あまり重要でない" }, { code = "5", label = "重要でない" },
]

[[code_list]]
id = "likely"
options = [
  { code = "0", label = "0", score = 0 }, { code = "1", label = "1", score = 1 }, { code = "2", label = "2", score = 2 },
  { code = "3", label = "3", score = 3 }, { code = "4", label = "4", score = 4 }, { code = "5", label = "5", score = 5 },
  { code = "6", label = "6", score = 6 }, { code = "7", label = "7", score = 7 }, { code = "8", label = "8", score = 8 },
  { code = "9", label = "9", score = 9 }, { code = "10", label = "10", score = 10 },
]

[[code_list]]
id = "media"
options = [{ code = "a", label = "広報" }, { code = "b", label = "ウェブ" }]
"#;

/// Question id, number, text, type, column.
const COLUMNS: &[(&str, &str, &str, &str, &str)] = &[
    ("kind", "問1", "種別", "type = \"single\"\ncodes = \"type\"", "種別"),
    ("staff", "問2", "職員数", "type = \"quantity\"\nunit = \"人\"", "職員"),
    ("budget", "問3", "予算", "type = \"quantity\"\nunit = \"百万円\"", "予算"),
    ("s1", "問4(1)", "窓口の対応", "type = \"single\"\ncodes = \"satisfaction\"", "満足1"),
    ("s2", "問4(2)", "手続の早さ", "type = \"single\"\ncodes = \"satisfaction\"", "満足2"),
    ("s3", "問4(3)", "案内のわかりやすさ", "type = \"single\"\ncodes = \"satisfaction\"", "満足3"),
    ("s4", "問4(4)", "情報の提供", "type = \"single\"\ncodes = \"satisfaction\"", "満足4"),
    ("overall", "問5", "総合満足度", "type = \"single\"\ncodes = \"satisfaction\"", "総合"),
    ("i1", "問6(1)", "窓口の対応", "type = \"single\"\ncodes = \"importance\"", "重要1"),
    ("i2", "問6(2)", "手続の早さ", "type = \"single\"\ncodes = \"importance\"", "重要2"),
    ("i3", "問6(3)", "案内のわかりやすさ", "type = \"single\"\ncodes = \"importance\"", "重要3"),
    ("i4", "問6(4)", "情報の提供", "type = \"single\"\ncodes = \"importance\"", "重要4"),
    ("likely", "問7", "すすめたいか", "type = \"single\"\ncodes = \"likely\"", "推奨"),
    ("opened", "問8", "開設日", "type = \"date\"", "開設日"),
    ("media", "問9", "知った媒体", "type = \"multiple\"\ncodes = \"media\"", "媒体"),
];

/// The offices under a design: `census`, `open`, `sample`, `sample of 100`, or `mixed`, in which the cities are a census and
/// the others a sample of 100.
pub(crate) struct Offices {
    folder: TempDir,
}

impl Offices {
    /// With a plan of tables; of a census or sample `silent` more were asked and did not answer.
    pub(crate) fn under(design: &str, silent: u32, answers: &str, tables: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let stratum = |id: &str, design: &str| match design.split_once(" of ") {
            Some((design, population)) => format!(
                "[[stratum]]\nid = \"{id}\"\nlabel = \"{id}\"\ndesign = \"{design}\"\npopulation = {population}\n"
            ),
            None => format!("[[stratum]]\nid = \"{id}\"\nlabel = \"{id}\"\ndesign = \"{design}\"\n"),
        };
        let mixed = design == "mixed";
        let strata = if mixed {
            format!("{}{}", stratum("city", "census"), stratum("other", "sample of 100"))
        } else {
            stratum("office", design)
        };
        let framed = design != "open";
        let (frame, code) =
            if framed { ("frame = \"frames/offices.csv\"\n", "case_code = \"番号\"\n") } else { ("", "") };
        let mut columns = String::new();
        let mut questions = String::new();
        for (id, number, text, kind, column) in COLUMNS {
            writeln!(columns, "  {{ question = \"{id}\", label = \"{column}\" }},").unwrap();
            write!(questions, "[[question]]\nid = \"{id}\"\nnumber = \"{number}\"\ntext = \"{text}\"\n{kind}\n\n")
                .unwrap();
        }
        let survey = format!(
            "id = \"offices\"\ntitle = \"窓口調査\"\n{frame}{strata}[[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}\
             column = [\n{columns}]\n{QUESTIONS}\n{questions}[[round]]\nid = \"R2\"\nlabel = \"令和2年度\"\n\
             period = \"FY2020\"\nsource = [{{ folder = \"returned\", form = \"rows\" }}]\n"
        );
        write("surveys/offices.toml", &survey);
        write("surveys/workspace.toml", "title = \"窓口\"\n");
        write("returned/answers.csv", answers);
        let mut cases = String::from(if mixed { "code,name,stratum\n" } else { "code,name\n" });
        let answered = answers.lines().skip(1).map(|line| {
            let mut cells = line.split(',');
            (cells.next().unwrap().to_owned(), cells.next().unwrap() == "1")
        });
        let silent = (0..silent).map(|number| (format!("S{number:02}"), false));
        for (code, city) in answered.chain(silent) {
            let stratum = match (mixed, city) {
                (false, _) => "",
                (true, true) => ",city",
                (true, false) => ",other",
            };
            writeln!(cases, "{code},役所{code}{stratum}").unwrap();
        }
        write("surveys/frames/offices.csv", &cases);
        write(
            "analysis/plan.toml",
            &format!(
                "id = \"plan\"\ntitle = \"報告書\"\nperiod = [\"FY2020\"]\n\
                 sections = [{{ number = \"1\", title = \"結果\" }}]\n{tables}"
            ),
        );
        Self { folder }
    }

    /// Of the returns as they come.
    pub(crate) fn of(design: &str, tables: &str) -> Self {
        Self::under(design, 0, ANSWERS, tables)
    }

    pub(crate) fn kaishu(&self, arguments: &[&str]) -> (i32, String) {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kaishu"))
            .args(arguments)
            .args(["--lang", "ja"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }

    /// What a run writes: the report in Markdown and the figures by id.
    #[track_caller]
    pub(crate) fn run(&self) -> Written {
        let (code, said) = self.kaishu(&["run", "--quiet"]);
        assert_eq!(code, 0, "{said}");
        let read = |name: &str| std::fs::read_to_string(self.folder.path().join("out/plan").join(name)).unwrap();
        let results: Value = serde_json::from_str(&read("results.json")).unwrap();
        let figures = results["figures"].as_array().unwrap();
        Written {
            report: read("plan.md"),
            figures: figures.iter().map(|one| (one["id"].as_str().unwrap().to_owned(), one.clone())).collect(),
        }
    }

    /// What `check` says of a plan that must not be.
    #[track_caller]
    pub(crate) fn refused(&self) -> String {
        let (code, said) = self.kaishu(&["check"]);
        assert_eq!(code, 2, "{said}");
        said
    }
}

/// What a run wrote.
pub(crate) struct Written {
    pub(crate) report: String,
    pub(crate) figures: BTreeMap<String, Value>,
}

impl Written {
    /// The figure with this id.
    #[track_caller]
    pub(crate) fn figure(&self, id: &str) -> &Value {
        self.figures.get(id).unwrap_or_else(|| panic!("no {id} in {:?}", self.figures.keys()))
    }

    /// Its text as printed.
    #[track_caller]
    pub(crate) fn text(&self, id: &str) -> &str {
        self.figure(id)["text"].as_str().unwrap()
    }

    /// Its exact value.
    #[track_caller]
    pub(crate) fn value(&self, id: &str) -> &str {
        self.figure(id)["value"].as_str().unwrap_or_else(|| panic!("{id} is undefined"))
    }

    /// Its number.
    #[track_caller]
    pub(crate) fn number(&self, id: &str) -> f64 {
        let value = self.value(id);
        match value.split_once('/') {
            Some((above, below)) => above.parse::<f64>().unwrap() / below.parse::<f64>().unwrap(),
            None => value.parse().unwrap(),
        }
    }

    /// Asserts that a figure is this number to nine digits.
    #[track_caller]
    pub(crate) fn is(&self, id: &str, expected: f64) {
        let found = self.number(id);
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{id}: {found} is not {expected}");
    }

    /// Asserts that the report says this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        assert!(self.report.contains(words), "not said: {words}\n{}", self.report);
    }

    /// Asserts that the report says nothing of this.
    #[track_caller]
    pub(crate) fn says_nothing_of(&self, words: &str) {
        assert!(!self.report.contains(words), "said: {words}\n{}", self.report);
    }
}

/// A table of a plan.
pub(crate) fn table(id: &str, kind: &str, rest: &str) -> String {
    format!(
        "[[table]]\nid = \"{id}\"\ntitle = \"表{id}\"\nkind = \"{kind}\"\nsurvey = \"offices\"\nround = \"R2\"\n{rest}\n"
    )
}
