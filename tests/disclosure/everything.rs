//! One survey of persons in two rounds with every kind of table at once, under a rule: numbers that are hidden stand in no
//! file of the report, and the report comes out with signs.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::Workspace;
use crate::support::cells::parts;

const QUESTIONS: &str = r#"
[[code_list]]
id = "yes"
options = [{ code = "1", label = "ある" }, { code = "2", label = "ない" }, { code = "3", label = "検討中" }]

[[code_list]]
id = "kind"
options = [{ code = "1", label = "市" }, { code = "2", label = "町" }, { code = "3", label = "村" }]

[[code_list]]
id = "media"
options = [{ code = "a", label = "広報" }, { code = "b", label = "ウェブ" }, { code = "c", label = "窓口" }]

[[code_list]]
id = "satisfaction"
options = [
  { code = "1", label = "満足", score = 5 }, { code = "2", label = "やや満足", score = 4 }, { code = "3", label = "普通", score = 3 },
  { code = "4", label = "やや不満", score = 2 }, { code = "5", label = "不満", score = 1 },
]
"#;

/// Question, words of its number, type.
const COLUMNS: [(&str, &str, &str); 10] = [
    ("q1", "問1", "type = \"single\"\ncodes = \"yes\""),
    ("kind", "問2", "type = \"single\"\ncodes = \"kind\""),
    ("media", "問3", "type = \"multiple\"\ncodes = \"media\"\noptional = true"),
    ("staff", "問4", "type = \"quantity\"\nunit = \"人\""),
    ("calls", "問5", "type = \"quantity\"\nunit = \"件\""),
    ("s1", "問6(1)", "type = \"single\"\ncodes = \"satisfaction\""),
    ("s2", "問6(2)", "type = \"single\"\ncodes = \"satisfaction\""),
    ("i1", "問7(1)", "type = \"single\"\ncodes = \"satisfaction\""),
    ("i2", "問7(2)", "type = \"single\"\ncodes = \"satisfaction\""),
    ("overall", "問8", "type = \"single\"\ncodes = \"satisfaction\""),
];

/// Every kind of table of a survey, by what stands in its request.
pub(crate) const TABLES: &[(&str, &str)] = &[
    ("plain", "round = \"R2\"\nrows = \"q1\"\nby = \"area\""),
    ("several", "round = \"R2\"\nrows = \"media\"\nby = \"kind\""),
    ("battery", "round = \"R2\"\nrows = [\"s1\", \"s2\"]"),
    ("tested", "round = \"R2\"\nrows = \"q1\"\nby = \"kind\""),
    (
        "described",
        "kind = \"quantities\"\nround = \"R2\"\nrows = \"staff\"\nby = \"kind\"\nquantiles = [0.25]\nshow = [\"mean\", \"interval\", \"sd\", \"median\", \"sum\", \"min\", \"max\"]",
    ),
    (
        "compared",
        "kind = \"quantities\"\nround = \"R2\"\nrows = \"overall\"\nby = \"kind\"\ncompare = [\"welch\", \"ranks\"]\ntop = 2",
    ),
    ("scale", "kind = \"scale\"\nround = \"R2\"\nitems = [\"s1\", \"s2\"]\nby = \"kind\""),
    (
        "related",
        "kind = \"correlation\"\nround = \"R2\"\nitems = [\"s1\", \"s2\"]\noverall = \"overall\"\ncorrelation = \"spearman\"",
    ),
    ("portfolio", "kind = \"portfolio\"\nround = \"R2\"\nitems = [\"s1\", \"s2\"]\nimportance = [\"i1\", \"i2\"]"),
    ("rates", "kind = \"response_rates\"\nrounds = [\"units/R2\"]\nby = \"area\""),
    ("estimated", "kind = \"estimates\"\nround = \"R2\"\nrows = \"q1\"\nby = \"area\""),
    ("mean", "kind = \"estimates\"\nround = \"R2\"\nrows = \"staff\"\nby = \"area\""),
    ("ratio", "kind = \"estimates\"\nround = \"R2\"\nrows = \"calls\"\nratio_to = \"staff\""),
    ("change", "kind = \"change\"\nrounds = [\"R1\", \"R2\"]\nrows = \"q1\"\nby = \"area\""),
    ("change-media", "kind = \"change\"\nrounds = [\"R1\", \"R2\"]\nrows = \"media\""),
    ("change-staff", "kind = \"change\"\nrounds = [\"R1\", \"R2\"]\nrows = \"staff\"\nby = \"area\""),
];

/// The answers of a unit in a round, by column.
fn answers(unit: usize, round: usize) -> Vec<String> {
    let at = unit * 7 + round * 3 + unit * unit % 11;
    let yes = [1, 1, 2, 1, 2, 2, 1, 2, 3][at % 9];
    let kind = if unit % 17 == 3 { 3 } else { 1 + unit % 2 };
    let media = ["a", "b", "\"a,b\"", "", "b", "a", "\"a,c\"", "b"][at % 8];
    let score = |step: usize| 1 + (at * step + unit) % 5;
    let of = [
        yes.to_string(),
        kind.to_string(),
        media.to_owned(),
        (3 + at * 13 % 37).to_string(),
        (20 + at * 29 % 301).to_string(),
    ];
    of.into_iter()
        .chain([score(3), score(7), score(11), score(13), score(17)].map(|score| score.to_string()))
        .collect()
}

/// A workspace with a plan of some of the tables.
pub(crate) fn workspace(disclosure: &str, wanted: &dyn Fn(&str) -> bool) -> Workspace {
    let workspace = Workspace::empty();
    let mut columns = String::new();
    let mut questions = String::new();
    for (id, number, kind) in COLUMNS {
        write!(columns, "{{ question = \"{id}\", label = \"{number}\" }}, ").unwrap();
        writeln!(questions, "[[question]]\nid = \"{id}\"\nnumber = \"{number}\"\ntext = \"{id}\"\n{kind}")
            .unwrap();
    }
    let mut rounds = String::new();
    for round in 1..=2 {
        writeln!(rounds, "[[round]]\nid = \"R{round}\"\nlabel = \"第{round}回\"\nperiod = \"FY202{round}\"\nsource = [{{ folder = \"in{round}\", form = \"rows\" }}]").unwrap();
    }
    workspace.write(
        "surveys/units.toml",
        format!(
            "id = \"units\"\ntitle = \"調査\"\nsensitive = true\nframe = \"frames/units.csv\"\n[sampling]\nweight = \"weight\"\n\
             [[stratum]]\nid = \"all\"\nlabel = \"全体\"\ndesign = \"sample\"\npopulation = 120\n[[form]]\nid = \"rows\"\nkind = \"rows\"\n\
             case_code = \"番号\"\ncolumn = [{columns}]\n{QUESTIONS}\n{questions}\n{rounds}"
        ),
    );
    let mut frame = String::from("code,name,area,weight\n");
    let mut returned = [String::new(), String::new()];
    for file in &mut returned {
        writeln!(file, "番号,{}", COLUMNS.map(|(_, number, _)| number).join(",")).unwrap();
    }
    for unit in 1..=38 {
        let area = if unit % 19 == 5 { "z" } else { ["x", "y"][unit % 2] };
        writeln!(frame, "K{unit:02},対象{unit:02},{area},{}", 2 + unit % 3).unwrap();
        for (round, file) in returned.iter_mut().enumerate() {
            if unit % 13 != 4 + round {
                writeln!(file, "K{unit:02},{}", answers(unit, round).join(",")).unwrap();
            }
        }
    }
    workspace.write("surveys/frames/units.csv", frame);
    workspace.write("in1/answers.csv", &returned[0]);
    workspace.write("in2/answers.csv", &returned[1]);
    let mut plan = format!(
        "id = \"plan\"\ntitle = \"報告書\"\nperiod = [\"FY2021\", \"FY2022\"]\nsections = [{{ number = \"1\", title = \"結果\", prose = \"plan.md\" }}]\n[disclosure]\n{disclosure}\n\
         [[figure]]\nid = \"have\"\nlabel = \"ある\"\nsurvey = \"units\"\nround = \"R2\"\nshare = \"q1 = 1\"\n\
         [[figure]]\nid = \"z-have\"\nlabel = \"zである\"\nsurvey = \"units\"\nround = \"R2\"\ncount = \"q1 = 1 and area = z\"\n"
    );
    let mut prose = String::from("あるのは{{figure:have}}、zでは{{figure:z-have}}である。\n");
    for (id, request) in TABLES.iter().filter(|(id, _)| wanted(id)) {
        let survey = if request.contains("units/") { "" } else { "survey = \"units\"\n" };
        writeln!(plan, "[[table]]\nid = \"{id}\"\ntitle = \"表{id}\"\n{survey}{request}").unwrap();
        writeln!(prose, "\n{{{{table:{id}}}}}").unwrap();
    }
    workspace.write("analysis/plan.toml", plan);
    workspace.write("analysis/plan.md", prose);
    workspace
}

/// Everything that is written for readers, as text: sheets and documents unpacked.
fn written(workspace: &Workspace) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(workspace.path("out/plan")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("xlsx" | "docx") => found.extend(
                parts(&path)
                    .into_iter()
                    .map(|(part, bytes)| (format!("{name}/{part}"), String::from_utf8_lossy(&bytes).into_owned())),
            ),
            _ => found.push((name, std::fs::read_to_string(&path).unwrap())),
        }
    }
    found
}

/// Every kind of table comes out with signs, and what is hidden is nowhere in what is written.
#[test]
fn every_kind_of_table_comes_out_with_signs() {
    let open = workspace("publish_small_counts = true\nreason = \"比べるため\"", &|_| true);
    open.kaishu(&["run", "--quiet"]).ends_with(0);
    let truth = open.figures_of("plan");
    let hidden = workspace("rule = \"min-count 3\"", &|_| true);
    hidden.kaishu(&["run", "--quiet"]).ends_with(0);
    let figures = hidden.figures_of("plan");
    let mut signs = 0;
    for (id, figure) in &figures {
        let Some(whole) = truth.get(id).filter(|whole| whole["text"] != figure["text"]) else { continue };
        assert_eq!((&figure["text"], &figure["value"]), (&"Ｘ".into(), &"min-count 3".into()), "{id}: {whole}");
        signs += 1;
    }
    assert!(signs > 100, "{signs}");
    // A number with so many digits stands nowhere by chance.
    let long = |figure: &&Value| figure["value"].as_str().is_some_and(|value| value.len() > 9);
    let gone: Vec<&str> = figures
        .iter()
        .filter(|(_, figure)| figure["status"] == "suppressed")
        .filter_map(|(id, _)| truth.get(id).filter(long))
        .filter_map(|figure| figure["value"].as_str())
        .collect();
    assert!(gone.len() > 20, "{}", gone.len());
    for (file, text) in written(&hidden) {
        for number in &gone {
            assert!(!text.contains(number), "{file} holds {number}");
        }
    }
    // A mean of one, the smallest and the largest, and a share of one are hidden in their tables.
    for id in ["mean.z.mean", "described.total.staff.max", "described.total.staff.min", "plain.z.2.share"] {
        assert_eq!(figures[id]["text"], "Ｘ", "{id}");
    }
}

/// What a plan without a rule shows may give back what another hides: then both are named, whatever their order.
#[test]
fn a_plan_that_shows_what_another_hides_is_named() {
    for other in ["a-open", "z-open"] {
        let workspace = workspace("rule = \"min-count 3\"", &|id| id == "plain");
        let plan = |disclosure: &str| {
            format!(
                "id = \"{other}\"\ntitle = \"別\"\nperiod = [\"FY2021\", \"FY2022\"]\nsections = [{{ number = \"1\", title = \"結果\" }}]\n\
                 [disclosure]\n{disclosure}\n[[figure]]\nid = \"towns\"\nlabel = \"z の ない\"\nsurvey = \"units\"\nround = \"R2\"\n\
                 count = \"q1 = 2 and area = z\"\n"
            )
        };
        workspace.write(&format!("analysis/{other}.toml"), plan("publish_small_counts = true\nreason = \"決定\""));
        workspace
            .kaishu(&["run", "--quiet"])
            .ends_with(2)
            .says("計画「plan」の報告書は書いていません")
            .says("plain.z.2.count")
            .says(&format!("計画「{other}」 towns"));
        assert!(!workspace.path("out/plan").exists() && workspace.path(&format!("out/{other}")).exists());
        // Under a rule it hides the number too.
        workspace.write(&format!("analysis/{other}.toml"), plan("rule = \"min-count 3\""));
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        assert_eq!(workspace.figures_of(other)["towns"]["text"], "Ｘ");
        assert_eq!(workspace.figures_of("plan")["plain.z.2.count"]["text"], "Ｘ");
    }
}

/// A table on the spot of a sensitive survey says what happens to small counts, in the words of a plan.
#[test]
fn a_table_on_the_spot_takes_a_rule() {
    let workspace = workspace("rule = \"min-count 3\"", &|id| id == "plain");
    let table = ["tabulate", "--survey", "units", "--round", "R2", "--rows", "q1", "--by", "area"];
    let with = |more: &[&str]| workspace.kaishu(&[&table[..], more].concat());
    with(&[]).ends_with(2).says("「units」は取扱注意（sensitive）ですが");
    let open = with(&["--publish-small-counts", "--reason", "手元で見るため"]);
    open.ends_with(0).says("小さな数もそのまま示す（手元で見るため）").says_nothing_of("Ｘ");
    with(&["--rule", "min-count 3"]).ends_with(0).says("「Ｘ」は秘匿した数（min-count 3");
    with(&["--rule", "min-count 3", "--protect", "900"]).ends_with(2).says("計画「ad-hoc」");
    with(&["--rule", "k-anonymity"]).ends_with(2).says("秘匿の規則「k-anonymity」はありません");
}
