//! One set of returns under three designs, from the files to the printed report: a sample has its interval and its
//! test, a census and whoever answered have neither. The table is the example of GNU PSPP's manual, 20, 10 / 5, 25:
//! X² = 15.43 without correction.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

/// Groups of the table: kind of office, answer, how many.
const RETURNS: [(&str, &str, u32); 4] = [("1", "1", 20), ("1", "2", 10), ("2", "1", 5), ("2", "2", 25)];

const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[code_list]]
id = "office"
options = [{ code = "1", label = "市" }, { code = "2", label = "町村" }]

[[question]]
id = "q1"
number = "問1"
text = "窓口がありますか"
type = "single"
codes = "yes"

[[question]]
id = "q2"
number = "問2"
text = "どちらですか"
type = "single"
codes = "office"

[[round]]
id = "R2"
label = "令和2年度"
period = "FY2020"
source = [{ folder = "returned", form = "rows" }]
"#;

const PLAN: &str = r#"
id = "plan"
title = "報告書"
period = ["FY2020"]
sections = [{ number = "1", title = "結果", prose = "result.md" }]

[[figure]]
id = "has-window"
label = "窓口がある割合"
survey = "offices"
round = "R2"
share = "q1 = 1"

[[table]]
id = "windows"
title = "窓口の有無"
survey = "offices"
round = "R2"
rows = "q1"
by = "q2"
"#;

/// The workspace under a design, of a sample also `sample of 500`: with a frame of all who answered and `silent` more, or without one.
fn workspace(root: &Path, design: &str, silent: u32) {
    let framed = design != "open";
    let write = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let (design, population) = match design.split_once(" of ") {
        Some((design, population)) => (design, format!("population = {population}\n")),
        None => (design, String::new()),
    };
    let (frame, code) =
        if framed { ("frame = \"frames/offices.csv\"\n", "case_code = \"番号\"\n") } else { ("", "") };
    write(
        "surveys/offices.toml",
        &format!(
            "id = \"offices\"\ntitle = \"窓口調査\"\n{frame}\
             [[stratum]]\nid = \"office\"\nlabel = \"役所\"\ndesign = \"{design}\"\n{population}\
             [[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}\
             column = [{{ question = \"q1\", label = \"問1\" }}, {{ question = \"q2\", label = \"問2\" }}]\n{QUESTIONS}"
        ),
    );
    let mut rows = String::from("番号,問1,問2\n");
    let mut cases = String::from("code,name\n");
    let mut number = 0;
    let mut case = |number: u32| writeln!(cases, "K{number:03},役所{number:03}").unwrap();
    for (office, answer, count) in RETURNS {
        for _ in 0..count {
            number += 1;
            writeln!(rows, "K{number:03},{answer},{office}").unwrap();
            case(number);
        }
    }
    for _ in 0..silent {
        number += 1;
        case(number);
    }
    write("returned/answers.csv", &rows);
    write("surveys/frames/offices.csv", &cases);
    write("surveys/workspace.toml", "title = \"窓口\"\n");
    write("analysis/plan.toml", PLAN);
    write("analysis/result.md", "窓口は{{figure:has-window}}％である。\n\n{{table:windows}}\n");
}

/// The report in Markdown, and the figure of the share as `results.json` has it.
fn run(design: &str, silent: u32) -> (String, Value) {
    let root = tempfile::tempdir().unwrap();
    workspace(root.path(), design, silent);
    let mut arguments = ["kaishu", "run", "--quiet", "--workspace"].map(OsString::from).to_vec();
    arguments.push(root.path().into());
    let code = kaishu::cli::run(&arguments);
    assert_eq!(format!("{code:?}"), format!("{:?}", std::process::ExitCode::SUCCESS));
    let read = |name: &str| std::fs::read_to_string(root.path().join("out/plan").join(name)).unwrap();
    let results: Value = serde_json::from_str(&read("results.json")).unwrap();
    let figure = results["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == "has-window");
    (read("plan.md"), figure.unwrap().clone())
}

fn notes(figure: &Value) -> String {
    figure["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sample_has_its_interval_and_its_test() {
    let (report, figure) = run("sample of 500", 0);
    assert_eq!(figure["value"], "25/60");
    assert_eq!(figure["text"], "41.7");
    // Wilson at 25/60 on the variance (1 − 60/500) p(1 − p)/59, which is that of 67.045 answers, with t of 59 degrees of
    // freedom, 2.000995 (SciPy): 0.304233 to 0.538493.
    assert_eq!(
        notes(&figure),
        "95％信頼区間 30.4〜53.8％（標本設計の有効標本数によるウィルソンのスコア区間、n=60、N=500）\n有効回収率 100.0％（60/60）"
    );
    assert!(report.contains("標本調査。ピアソンのカイ二乗 15.429、自由度 1、p &lt; 0.001。"), "{report}");
}

/// Without a number of units in the population: Wilson at 25/60, 0.300643 to 0.542719.
#[test]
fn a_sample_of_an_unknown_population() {
    let (_, figure) = run("sample", 0);
    assert_eq!(
        notes(&figure),
        "95％信頼区間 30.1〜54.3％（ウィルソンのスコア区間、n=60）\n有効回収率 100.0％（60/60）"
    );
}

#[test]
fn a_census_of_the_same_returns_has_neither() {
    for silent in [0, 3] {
        let (report, figure) = run("census", silent);
        assert_eq!(figure["value"], "25/60");
        for word in ["信頼区間", "カイ二乗", "p &lt;", "p ="] {
            assert!(!report.contains(word) && !notes(&figure).contains(word), "{word}: {report}");
        }
        // Those who did not answer bound the share instead.
        let bounds = notes(&figure);
        assert_eq!(bounds.is_empty(), silent == 0, "{bounds}");
        assert_eq!(bounds.contains("39.7〜44.4％"), silent == 3, "25/63 to 28/63: {bounds}");
        assert!(report.contains("全数調査"), "{report}");
    }
}

#[test]
fn whoever_answered_has_neither() {
    let (report, figure) = run("open", 0);
    assert_eq!(figure["value"], "25/60");
    assert_eq!(notes(&figure), "");
    for word in ["信頼区間", "カイ二乗", "p &lt;", "p ="] {
        assert!(!report.contains(word), "{word}: {report}");
    }
    assert!(report.contains("任意回答"), "{report}");
}
