//! What a plan asks of intervals and tests, from the files to the printed report: a workspace whose strata, returns and plan
//! each test writes for itself.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

/// A stratum: its id, its keys, and how many gave each pair of answers to question 1 and 2; `-` for one gives none, for both
/// did not return anything.
pub(super) type Stratum<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, u32)]);

pub(super) const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }, { code = "3", label = "検討中" }]

[[code_list]]
id = "office"
options = [{ code = "1", label = "市" }, { code = "2", label = "町" }, { code = "3", label = "村" }]

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

/// Writes the workspace.
pub(super) fn workspace(root: &Path, questions: &str, strata: &[Stratum<'_>], plan: &str) {
    let write = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let mut survey = String::from("id = \"offices\"\ntitle = \"窓口調査\"\nframe = \"frames/offices.csv\"\n");
    let mut rows = String::from("番号,問1,問2\n");
    let mut cases = String::from("code,name,stratum\n");
    let mut number = 0;
    for (id, keys, answers) in strata {
        write!(survey, "[[stratum]]\nid = \"{id}\"\nlabel = \"{id}層\"\n{keys}\n").unwrap();
        for (one, two, count) in *answers {
            for _ in 0..*count {
                number += 1;
                writeln!(cases, "K{number:03},役所{number:03},{id}").unwrap();
                let given = |answer: &str| if answer == "-" { String::new() } else { answer.to_owned() };
                if (*one, *two) != ("-", "-") {
                    writeln!(rows, "K{number:03},{},{}", given(one), given(two)).unwrap();
                }
            }
        }
    }
    write!(
        survey,
        "[[form]]\nid = \"rows\"\nkind = \"rows\"\ncase_code = \"番号\"\n\
         column = [{{ question = \"q1\", label = \"問1\" }}, {{ question = \"q2\", label = \"問2\" }}]\n{questions}"
    )
    .unwrap();
    write("surveys/offices.toml", &survey);
    write("returned/answers.csv", &rows);
    write("surveys/frames/offices.csv", &cases);
    write("surveys/workspace.toml", "title = \"窓口\"\n");
    let sections = "sections = [{ number = \"1\", title = \"結果\", prose = \"result.md\" }]";
    // What is written before the first table belongs to the plan itself.
    write(
        "analysis/plan.toml",
        &format!("id = \"plan\"\ntitle = \"報告書\"\nperiod = [\"FY2020\"]\n{sections}\n{plan}"),
    );
    write("analysis/result.md", "{{table:t}}\n");
}

/// What came of a plan.
pub(super) struct Found {
    /// The report in Markdown.
    pub(super) report: String,
    results: Value,
}

/// Runs a plan over the strata.
pub(super) fn run(strata: &[Stratum<'_>], plan: &str) -> Found {
    run_with(QUESTIONS, strata, plan)
}

pub(super) fn run_with(questions: &str, strata: &[Stratum<'_>], plan: &str) -> Found {
    let root = tempfile::tempdir().unwrap();
    workspace(root.path(), questions, strata, plan);
    let mut arguments = ["kaishu", "run", "--quiet", "--workspace"].map(OsString::from).to_vec();
    arguments.push(root.path().into());
    let code = kaishu::cli::run(&arguments);
    assert_eq!(format!("{code:?}"), format!("{:?}", std::process::ExitCode::SUCCESS));
    let read = |name: &str| std::fs::read_to_string(root.path().join("out/plan").join(name)).unwrap();
    Found { report: read("plan.md"), results: serde_json::from_str(&read("results.json")).unwrap() }
}

impl Found {
    pub(super) fn figure(&self, id: &str) -> &Value {
        let figures = self.results["figures"].as_array().unwrap();
        figures.iter().find(|figure| figure["id"] == id).unwrap_or_else(|| panic!("no figure {id}"))
    }

    /// The value of what was estimated.
    #[track_caller]
    pub(super) fn value(&self, id: &str) -> f64 {
        self.figure(id)["value"].as_str().unwrap().parse().unwrap()
    }

    /// The notes of a figure, one a line.
    #[track_caller]
    fn notes(&self, id: &str) -> String {
        let notes = self.figure(id)["notes"].as_array().unwrap();
        notes.iter().map(|note| note.as_str().unwrap()).collect::<Vec<_>>().join("\n")
    }

    /// Whether there is a figure of this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.results["figures"].as_array().unwrap().iter().any(|figure| figure["id"] == id)
    }
}

#[track_caller]
pub(super) fn near(got: f64, expected: f64) {
    assert!((got - expected).abs() <= 5e-7 * expected.abs().max(1.0), "{got} {expected}");
}

pub(super) const TABLE: &str =
    "[[table]]\nid = \"t\"\ntitle = \"窓口の有無\"\nsurvey = \"offices\"\nround = \"R2\"\nrows = \"q1\"\n";

const SHARE: &str =
    "[[figure]]\nid = \"f\"\nlabel = \"ある\"\nsurvey = \"offices\"\nround = \"R2\"\nshare = \"q1 = 1\"\n";

/// 60 answered of 80 drawn from 500.
const SAMPLE: Stratum<'_> = (
    "office",
    "design = \"sample\"\npopulation = 500",
    &[("1", "1", 20), ("2", "1", 10), ("1", "2", 5), ("2", "2", 25), ("-", "-", 20)],
);

/// Level and method of the plan, of the table over it, and the response rate beside the error. Expected: R's `survey`
/// (`svyciprop`, xlogit) and, for 標本誤差, 1.6448536·√(440/499 · p(1−p)/60).
#[test]
fn level_and_method_are_as_the_plan_says() {
    let plan = format!(
        "level = 0.9\ninterval = \"sampling-error\"\n{SHARE}{TABLE}by = \"q2\"\nintervals = true\ninterval = \"logit\"\nlevel = 0.99\n"
    );
    let found = run(&[SAMPLE], &plan);
    assert_eq!(
        found.notes("f"),
        "標本誤差 ±9.8ポイント（90％、n=60、N=500）\n有効回収率 75.0％（60/80）。80％を下回り、区間と検定には無回答による偏りが含まれない"
    );
    // svydesign(fpc = 500), 60 rows; the groups are domains (subset) of it.
    near(found.value("t.total.1.share.low"), 0.269_759_055_7);
    near(found.value("t.total.1.share.high"), 0.580_031_058_8);
    near(found.value("t.1.1.share.low"), 0.421_468_315_7);
    near(found.value("t.1.1.share.high"), 0.845_931_759_8);
    for words in ["窓口の有無：構成比の99％信頼区間", "ロジット区間（N=500）", "有効回収率 75.0％（60/80）"]
    {
        assert!(found.report.contains(words), "{words}: {}", found.report);
    }
}

/// A sample beside a census in which everyone answered: the total is a stratified sample with that census taken whole, its share
/// weighted. Expected: R's `survey`, strata with fpc 100 and 12.
#[test]
fn a_total_over_a_sample_and_a_complete_census() {
    let city =
        ("city", "design = \"sample\"\npopulation = 100", &[("1", "1", 12), ("2", "1", 18), ("-", "-", 10)][..]);
    let town = |silent| [("1", "2", 9), ("2", "2", 3), ("-", "-", silent)];
    let complete = town(0);
    let plan = format!("{SHARE}{TABLE}by = \"stratum\"\nintervals = true\n");
    let found = run(&[city, ("town", "design = \"census\"", &complete)], &plan);
    near(found.value("f"), 0.4375);
    assert_eq!(
        found.notes("f"),
        "95％信頼区間 31.0〜57.4％（標本設計の有効標本数によるウィルソンのスコア区間、n=42、N=112）\n\
         層ごとの抽出率が違うため、構成比は母集団の数で重みづけ（n=42 は重みなし）\n有効回収率 80.8％（42/52）"
    );
    near(found.value("t.total.1.share.low"), 0.309_507_396_7);
    near(found.value("t.total.1.share.high"), 0.574_392_258_7);
    // The census estimates nothing beside it.
    assert!(!found.has("t.town.1.share.low") && found.has("t.city.1.share.low"));
    assert!(found.report.contains("層別の標本として扱う"), "{}", found.report);

    // With one office of the census silent the whole is an incomplete census: bounds, and the city alone is a sample.
    let incomplete = town(1);
    let found = run(&[city, ("town", "design = \"census\"", &incomplete)], &plan);
    assert_eq!(found.notes("f"), "答えのない分を含む全53では 39.6〜60.4％の間");
    assert!(found.has("t.city.1.share.low") && !found.has("t.total.1.share.low"));
}

/// N = 200, n = 129, k = 104: under the declared assumption 152 to 169 at 95 %, 104 to 175 without (R's phyper); where everyone
/// answered nothing is assumed.
#[test]
fn an_incomplete_census_under_a_declared_assumption() {
    let census = |silent| [("1", "1", 104), ("2", "1", 25), ("-", "-", silent)];
    let assume = "assume = \"answers_like_random_sample\"\nassume_reason = \"督促の前後で答えに差がない\"\n";
    let plan = format!("{SHARE}{assume}{TABLE}");
    let found = run(&[("office", "design = \"census\"", &census(71))], &plan);
    assert_eq!(
        found.notes("f"),
        "答えのない分を含む全200では 52.0〜87.5％の間\n\
         答えた分が全200からの無作為の標本と同じと仮定すれば、95％で 152〜169（76.0〜84.5％、超幾何分布による正確な範囲）。\
         仮定しなければ 104〜175。仮定の理由: 督促の前後で答えに差がない"
    );
    let found = run(&[("office", "design = \"census\"", &census(0))], &plan);
    assert_eq!(found.notes("f"), "全対象から回答があり、推計ではないため、仮定は使っていない");
}

/// 標本誤差 has no width at 0 and n: refused, with the method that serves.
#[test]
fn no_sampling_error_of_nobody() {
    let nobody = ("office", "design = \"sample\"\npopulation = 500", &[("2", "1", 30)][..]);
    let found = run(&[nobody], &format!("{SHARE}interval = \"sampling-error\"\n{TABLE}"));
    assert_eq!(
        found.notes("f"),
        "信頼区間は示せない（0％と100％では、この方法の幅は出せない。超幾何分布による正確な範囲なら示せる）\n有効回収率 100.0％（30/30）"
    );
}

/// Fourteen, seventeen and nine answers by three kinds of office. R: `chisq.test`, `fisher.test`.
pub(super) const GROUPS: Stratum<'_> = (
    "office",
    "design = \"sample\"\npopulation = 500",
    &[
        ("1", "1", 8),
        ("1", "2", 4),
        ("1", "3", 2),
        ("2", "1", 3),
        ("2", "2", 9),
        ("2", "3", 5),
        ("3", "1", 1),
        ("3", "2", 2),
        ("3", "3", 6),
    ],
);

#[test]
fn tests_of_groups_are_a_table_of_their_own() {
    let tests = "by = \"q2\"\ntests = [\"chi_square\", \"g\", \"fisher\", \"cramers_v\"]\n";
    let found = run(&[GROUPS], &format!("{TABLE}{tests}"));
    for (id, expected) in [
        ("t.tests.chi_square.statistic", 12.023_558_141_205_2),
        ("t.tests.chi_square.df", 4.0),
        ("t.tests.chi_square.p", 0.017_176_937_956_2),
        ("t.tests.g.statistic", 11.413_311_967_400_4),
        ("t.tests.g.p", 0.022_291_373_363_9),
        ("t.tests.fisher.p", 0.030_186_213_043_8),
        ("t.tests.cramers_v.statistic", 0.387_678_316_088),
        ("t.tests.cramers_v_corrected.statistic", 0.323_054_869_151),
    ] {
        near(found.value(id), expected);
    }
    for said in [
        "窓口の有無（検定）",
        "検定は下の表に示す。",
        "答えのあった40件の実数による。",
        "期待度数が5未満のセルが9のうち5あり",
        "フィッシャーの正確検定",
        "0.030",
    ] {
        assert!(found.report.contains(said), "{said}: {}", found.report);
    }
    assert!(!found.report.contains("標本調査。ピアソンのカイ二乗"), "{}", found.report);
}

#[test]
fn tests_that_cannot_be_are_refused() {
    let refused = |design: &str, keys: &str| {
        let root = tempfile::tempdir().unwrap();
        let questions = QUESTIONS.replacen(
            "type = \"single\"\ncodes = \"office\"",
            "type = \"multiple\"\ncodes = \"office\"",
            1,
        );
        let strata: Stratum<'_> = ("office", design, GROUPS.2);
        workspace(root.path(), &questions, &[strata], &format!("{TABLE}{keys}"));
        kaishu::pipeline::workspace::load(root.path()).unwrap_err().text(kaishu::catalogue::Lang::Ja)
    };
    let sample = "design = \"sample\"\npopulation = 500";
    for (design, keys, said) in [
        (
            "design = \"census\"",
            "by = \"stratum\"\ntests = [\"fisher\"]\n",
            "tests は標本の層についてだけ書けます",
        ),
        (sample, "tests = [\"fisher\"]\n", "この表には区分がありません"),
        (sample, "by = \"q2\"\ntests = [\"chi_square\"]\n", "独立性の検定の前提を満たしません"),
        (
            sample,
            "by = \"stratum\"\nbase = \"both\"\ntests = [\"g\"]\n",
            "weight、percent_of、base とは一緒に使えません",
        ),
        (sample, "by = \"stratum\"\ntests = [\"mcnemar\"]\n", "「mcnemar」は回どうしを比べる検定です"),
        (sample, "by = \"stratum\"\ntests = [\"mood\"]\n", "「tests」に「mood」は使えません"),
    ] {
        let error = refused(design, keys);
        assert!(error.contains(said), "{said}: {error}");
    }
}
