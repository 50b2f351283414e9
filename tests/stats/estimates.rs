//! Estimates under the design of a sample, from the files to the figures: two drawn strata and one that was taken whole, with
//! weights, clusters in two stages, post-strata and raking. The expected numbers are those of R 4.2.2 with survey 4.1.1
//! (`svydesign`, `svyciprop`, `svymean`, `svytotal`, `svyratio`, `svychisq`, `postStratify`, `rake`) on the same answers.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use kaishu::catalogue::Lang;
use serde_json::Value;

const SURVEY: &str = r#"
id = "schools"
title = "学校調査"
frame = "frames/schools.csv"

STRATA

[[code_list]]
id = "three"
options = [{ code = "1", label = "増えた" }, { code = "2", label = "同じ" }, { code = "3", label = "減った" }]

[[question]]
id = "q1"
number = "問1"
text = "相談は増えましたか"
type = "single"
codes = "three"

[[question]]
id = "q2"
number = "問2"
text = "相談の件数"
type = "quantity"
unit = "件"

[[question]]
id = "q3"
number = "問3"
text = "相談員の人数"
type = "quantity"
unit = "人"

[[form]]
id = "rows"
kind = "rows"
case_code = "番号"
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2" },
  { question = "q3", label = "問3" },
]

[[round]]
id = "R2"
label = "令和2年度"
period = "FY2020"
source = [{ folder = "returned", form = "rows" }]
"#;

const STRATA: &str = r#"
[[stratum]]
id = "a"
label = "小学校"
design = "sample"
population = 120

[[stratum]]
id = "b"
label = "中学校"
design = "sample"
population = 30

[[stratum]]
id = "c"
label = "特別支援学校"
design = "census"
"#;

const CLUSTERS: &str = r#"
[sampling]
weight = "weight"
cluster = "town"
clusters = "towns"
units = "schools"
lonely = "adjust"
"#;

const POST_STRATA: &str = r#"
[[margin]]
column = "sex"
code = "m"
population = 80

[[margin]]
column = "sex"
code = "f"
population = 75
"#;

const SECOND_MARGIN: &str = r#"
[[margin]]
column = "type"
code = "x"
population = 50

[[margin]]
column = "type"
code = "y"
population = 105
"#;

const PLAN: &str = r#"
id = "plan"
title = "報告書"
period = ["FY2020"]
sections = [{ number = "1", title = "結果", prose = "result.md" }]

[[table]]
id = "shares"
title = "相談の増減"
kind = "estimates"
survey = "schools"
round = "R2"
rows = "q1"
by = "sex"
INTERVAL

[[table]]
id = "calls"
title = "相談の件数"
kind = "estimates"
survey = "schools"
round = "R2"
rows = "q2"
by = "sex"

[[table]]
id = "ratio"
title = "相談員1人あたりの件数"
kind = "estimates"
survey = "schools"
round = "R2"
rows = "q2"
ratio_to = "q3"
"#;

/// The weight of a unit of the clustered design, as R rounds it.
fn weight(i: u32) -> f64 {
    let weight = match i {
        1..=18 => 20.0 / 6.0 * f64::from(6 + i.div_ceil(3)) / 3.0,
        19..=30 => 9.0 / 4.0 * 8.0 / 3.0,
        _ => 1.0,
    };
    (weight * 1000.0).round() / 1000.0
}

/// The units, and the answers of those who returned.
fn frame_and_answers() -> (String, String) {
    let mut frame = String::from("code,name,stratum,weight,town,towns,schools,sex,type\n");
    let mut answers = String::from("番号,問1,問2,問3\n");
    for i in 1..=35_u32 {
        let (stratum, town, towns, schools) = match i {
            1..=18 => ("a", format!("A{}", i.div_ceil(3)), 20, 6 + i.div_ceil(3)),
            19..=30 => ("b", format!("B{}", (i - 18).div_ceil(3)), 9, 8),
            _ => ("c", format!("C{i}"), 5, 1),
        };
        let sex = if i % 2 == 1 { "m" } else { "f" };
        let kind = if i % 3 == 0 { "x" } else { "y" };
        let weight = weight(i);
        writeln!(frame, "S{i:02},学校{i:02},{stratum},{weight},{town},{towns},{schools},{sex},{kind}").unwrap();
        if stratum == "c" || i % 9 != 4 {
            let calls = f64::from(i * 13 % 17) + 0.5 * f64::from(i % 2);
            writeln!(answers, "S{i:02},{},{calls},{}", 1 + (i * i + i / 4) % 3, i * 7 % 11 + 1).unwrap();
        }
    }
    (frame, answers)
}

pub(super) fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn workspace(root: &Path, sampling: &str, interval: &str) {
    let (frame, answers) = frame_and_answers();
    write(root, "surveys/schools.toml", &SURVEY.replace("STRATA", &format!("{STRATA}{sampling}")));
    write(root, "surveys/frames/schools.csv", &frame);
    write(root, "surveys/workspace.toml", "title = \"学校\"\n");
    write(root, "returned/answers.csv", &answers);
    write(root, "analysis/plan.toml", &PLAN.replace("INTERVAL", interval));
    write(root, "analysis/result.md", "{{table:shares}}\n\n{{table:calls}}\n\n{{table:ratio}}\n");
}

fn ends(root: &Path) -> String {
    let mut arguments = ["kaishu", "run", "--quiet", "--workspace"].map(OsString::from).to_vec();
    arguments.push(root.into());
    format!("{:?}", kaishu::cli::run(&arguments))
}

/// Runs a workspace with the plan `plan`, and reads its figures.
pub(super) fn run(root: &Path) -> Value {
    assert_eq!(ends(root), format!("{:?}", ExitCode::SUCCESS));
    serde_json::from_str(&std::fs::read_to_string(root.join("out/plan/results.json")).unwrap()).unwrap()
}

/// The value of a figure.
#[track_caller]
pub(super) fn value(results: &Value, id: &str) -> f64 {
    let figure = results["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == id);
    let text = figure.unwrap_or_else(|| panic!("{id}"))["value"].as_str().unwrap_or_else(|| panic!("{id}"));
    text.parse().unwrap()
}

/// The figures and the report of a design.
fn results(sampling: &str, interval: &str) -> (Value, String) {
    let root = tempfile::tempdir().unwrap();
    workspace(root.path(), sampling, interval);
    let results = run(root.path());
    (results, std::fs::read_to_string(root.path().join("out/plan/plan.md")).unwrap())
}

/// Relative to the larger of both; R prints twelve digits and iterates its logit interval to about 1e-11.
const TOLERANCE: f64 = 1e-9;

fn expect(results: &Value, expected: &[(&str, f64)]) {
    for (id, wanted) in expected {
        let found = value(results, id);
        assert!(
            (found - wanted).abs() <= TOLERANCE * found.abs().max(wanted.abs()),
            "{id}: {found} and not {wanted}"
        );
    }
}

#[test]
fn strata_with_their_populations() {
    let (found, report) = results("", "interval = \"logit\"");
    expect(
        &found,
        &[
            ("shares.total.1.share", 0.380_058_651_026),
            ("shares.total.1.share.error", 0.093_088_990_496_7),
            ("shares.total.1.share.low", 0.214_611_171_032),
            ("shares.total.1.share.high", 0.579_020_185_982),
            ("shares.total.3.share", 0.325_219_941_349),
            ("shares.m.2.share", 0.128_865_979_381),
            ("shares.m.2.share.error", 0.088_955_729_119_9),
            ("calls.total.mean", 8.377_419_354_84),
            ("calls.total.error", 0.865_339_696_135),
            ("calls.total.low", 6.607_600_957_79),
            ("calls.total.high", 10.147_237_751_9),
            ("calls.total.design_effect", 1.414_446_757_78),
            ("calls.total.sum", 1298.5),
            ("calls.total.sum.error", 134.127_652_901),
            ("calls.m.mean", 8.528_636_884_31),
            ("calls.m.error", 1.278_445_549_98),
            ("calls.m.low", 5.786_643_887_48),
            ("ratio.total.ratio", 1.311_977_587_95),
            ("ratio.total.error", 0.179_196_034_448),
            ("ratio.total.high", 1.678_474_629_35),
            ("shares.total.rao_scott.f", 2.805_823_110_44),
            ("shares.total.rao_scott.p", 0.068_686_335_855_9),
        ],
    );
    for said in [
        "層の母集団の数÷その設問に答えた数",
        "全数の層（特別支援学校）は全て調べた層（N=n）として含む",
        "有限母集団修正あり",
        "有効標本数（キッシュ）24.3",
        "ラオ・スコットの2次修正",
        "配布35",
        "自由度29",
    ] {
        assert!(report.contains(said), "{said}: {report}");
    }
}

#[test]
fn two_stages_with_weights() {
    let (found, report) = results(CLUSTERS, "interval = \"korn-graubard\"");
    expect(
        &found,
        &[
            ("shares.total.1.share", 0.376_563_229_507),
            ("shares.total.1.share.error", 0.115_235_128_149),
            ("shares.total.1.share.low", 0.150_043_235_613),
            ("shares.total.1.share.high", 0.651_606_493_305),
            ("shares.m.2.share.error", 0.073_523_613_463_2),
            ("calls.total.mean", 8.190_611_868_87),
            ("calls.total.error", 0.742_214_451_578),
            ("calls.total.design_effect", 0.929_714_753_305),
            ("calls.total.sum.error", 133.929_797_001),
            ("calls.m.low", 5.212_198_666_7),
            ("ratio.total.error", 0.136_159_294_036),
            ("shares.total.rao_scott.f", 3.390_644_418_96),
            ("shares.total.rao_scott.p", 0.055_838_778_347_4),
        ],
    );
    assert!(report.contains("ウェイト: 名簿の列「weight」") && report.contains("自由度12"), "{report}");
}

#[test]
fn weights_brought_to_known_sizes() {
    let (found, report) = results(POST_STRATA, "interval = \"normal-design\"");
    expect(
        &found,
        &[
            ("shares.total.2.share", 0.293_325_989_358),
            ("shares.total.2.share.error", 0.081_455_128_174),
            ("shares.total.2.share.low", 0.126_731_546_713),
            ("calls.total.mean", 8.378_691_617_71),
            ("calls.total.sum.error", 133.984_501_09),
            ("ratio.total.error", 0.179_784_140_918),
            ("shares.total.rao_scott.f", 2.805_007_893_23),
        ],
    );
    assert!(report.contains("事後層化"), "{report}");
    let (found, report) = results(&format!("{POST_STRATA}{SECOND_MARGIN}"), "");
    expect(
        &found,
        &[
            ("shares.total.1.share", 0.372_036_032_684),
            ("shares.total.1.share.error", 0.091_547_234_644_1),
            ("calls.total.mean", 8.329_924_053_7),
            ("calls.m.error", 1.304_475_508_56),
            ("ratio.total.ratio", 1.319_145_608_66),
            ("shares.total.rao_scott.p", 0.081_323_832_014_6),
        ],
    );
    assert!(report.contains("レイキング"), "{report}");
}

/// A unit of the stratum that was taken whole did not answer: then those who answered are no sample of all.
#[test]
fn an_incomplete_census_among_the_strata_estimates_nothing() {
    let root = tempfile::tempdir().unwrap();
    workspace(root.path(), "", "");
    let (_, answers) = frame_and_answers();
    let without: String = answers
        .lines()
        .filter(|line| !line.starts_with("S35"))
        .fold(String::new(), |text, line| text + line + "\n");
    write(root.path(), "returned/answers.csv", &without);
    let results = run(root.path());
    let figure = results["figures"].as_array().unwrap().iter().find(|f| f["id"] == "calls.total.mean").unwrap();
    assert_eq!((figure["status"].as_str(), figure["value"].as_str()), (Some("undefined"), None));
    let report = std::fs::read_to_string(root.path().join("out/plan/plan.md")).unwrap();
    assert!(report.contains("推計しない") && !report.contains("信頼区間:"), "{report}");
}

/// What a design or a plan may not say is refused before anything is counted, at its place.
#[test]
fn refused() {
    let refused = |sampling: &str, frame: (&str, &str), plan: (&str, &str), said: &str| {
        let root = tempfile::tempdir().unwrap();
        workspace(root.path(), sampling, "");
        let change = |name: &str, (from, to): (&str, &str)| {
            let path = root.path().join(name);
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from}");
            std::fs::write(path, text.replacen(from, to, 1)).unwrap();
        };
        change("surveys/frames/schools.csv", frame);
        change("analysis/plan.toml", plan);
        let error = kaishu::pipeline::workspace::load(root.path()).unwrap_err().text(Lang::Ja);
        assert!(error.contains(said), "{said}: {error}");
    };
    let same = ("S01", "S01");
    let plan = ("id = \"plan\"", "id = \"plan\"");
    for text in ["0", "-2", "多い", ""] {
        refused(CLUSTERS, (",7.778,", &format!(",{text},")), plan, &format!("「{text}」"));
    }
    refused(CLUSTERS, (",A1,20,", ",A1,2,"), plan, "towns が 20 です。同じまとまりの別の行では 2 です");
    refused(CLUSTERS, (",B1,9,8,", ",B1,9,いくつか,"), plan, "schools「いくつか」");
    refused(CLUSTERS, ("S19,学校19,b", "S19,学校19,a"), plan, "集落「B1」は層「a」にもあります");
    refused(
        CLUSTERS,
        ("code,name,stratum,weight", "code,name,stratum,heft"),
        plan,
        "「weight」という列がありません",
    );
    refused("[sampling]\nclusters = \"towns\"\n", same, plan, "cluster（集落の列）が必要です");
    let margin = "[[margin]]\ncolumn = \"sex\"\ncode = \"m\"\npopulation = 80\n";
    refused(margin, same, plan, "「f」の母集団の数がありません");
    refused(&format!("{margin}{margin}"), same, plan, "「m」が2度あります");
    let other = SECOND_MARGIN.replace("105", "104");
    refused(&format!("{POST_STRATA}{other}"), same, plan, "合計 154 が sex の合計 155 と違います");
    refused("", same, ("rows = \"q1\"", "rows = \"q1\"\nlevel = 95"), "0 と 1 の間");
    refused("", same, ("rows = \"q1\"", "rows = \"q1\"\nratio_to = \"q3\""), "数量ではありません");
    refused("", same, ("by = \"sex\"", "by = \"sex\"\nfilter = \"stratum = c\""), "標本の層がない");
}

/// More units in the frame than there are in the population, and a stratum that nobody knows the size of.
#[test]
fn populations_that_cannot_be() {
    let load = |from: &str, to: &str| {
        let root = tempfile::tempdir().unwrap();
        workspace(root.path(), "", "");
        let path = root.path().join("surveys/schools.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
        kaishu::pipeline::workspace::load(root.path()).unwrap_err().text(Lang::Ja)
    };
    let error = load("population = 120", "population = 17");
    assert!(error.contains("母集団が 17 ですが、名簿にはこの層が 18 件"), "{error}");
    let error = load("population = 30", "");
    assert!(error.contains("層「中学校」の母集団の数もウェイトもない"), "{error}");
    let error = load("design = \"census\"", "design = \"open\"");
    assert!(error.contains("母集団を推計できない層があります: 「特別支援学校」任意回答"), "{error}");
}
