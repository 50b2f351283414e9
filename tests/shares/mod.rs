//! Shares that are compared, from a plan to its figures and texts: two groups of one question, and a share against a given one; in
//! a sample, a census in which everyone answered and one in which some did not, and of whoever answered. The numbers are
//! those that Newcombe printed (1998, table II) and those of R; the texts are what a reader gets.

mod declared;
mod refused;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Outcome, Workspace};

/// Units of one stratum and type that gave one answer to 問1 (1 yes, 2 no, 0 none; 9 did not return) and chose media of 問2.
#[derive(Clone)]
pub(super) struct Units(pub usize, pub &'static str, pub &'static str, pub u8, pub &'static str);

/// The workspace of one survey: its strata and units, and a part of its plan.
pub(super) fn workspace(strata: &str, units: &[Units], plan: &str, prose: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace.write("surveys/workspace.toml", "title = \"窓口\"\n");
    let open = strata.contains("\"open\"");
    let (frame, code) = if open {
        ("", "case_name = \"番号\"\n")
    } else {
        ("frame = \"frames/s.csv\"\n", "case_code = \"番号\"\n")
    };
    workspace.write(
        "surveys/s.toml",
        format!(
            "id = \"s\"\ntitle = \"調査\"\n{frame}{strata}\n[[code_list]]\nid = \"yes\"\noptions = [{{ code = \"1\", label = \"ある\" }}, {{ code = \"2\", label = \"ない\" }}]\n\
             [[code_list]]\nid = \"media\"\noptions = [{{ code = \"a\", label = \"広報\" }}, {{ code = \"b\", label = \"ウェブ\" }}]\n\
             [[code_list]]\nid = \"kinds\"\noptions = [{{ code = \"city\", label = \"市\" }}, {{ code = \"town\", label = \"町村\" }}, {{ code = \"club\", label = \"会\" }}]\n\
             [[form]]\nid = \"rows\"\nkind = \"rows\"\n{code}column = [{{ question = \"q1\", label = \"問1\" }}, {{ question = \"q2\", label = \"問2\" }}, {{ question = \"q3\", label = \"問3\" }}]\n\
             [[question]]\nid = \"q1\"\nnumber = \"問1\"\ntext = \"窓口がありますか\"\ntype = \"single\"\ncodes = \"yes\"\noptional = true\n\
             [[question]]\nid = \"q2\"\nnumber = \"問2\"\ntext = \"何で知りましたか\"\ntype = \"multiple\"\ncodes = \"media\"\noptional = true\n\
             [[question]]\nid = \"q3\"\nnumber = \"問3\"\ntext = \"種別\"\ntype = \"single\"\ncodes = \"kinds\"\noptional = true\n\
             [[round]]\nid = \"R2\"\nlabel = \"令和2年度\"\nperiod = \"FY2020\"\nsource = [{{ folder = \"in\", form = \"rows\" }}]\n"
        ),
    );
    let (mut rows, mut cases) = ("番号,問1,問2,問3\n".to_owned(), "code,name,stratum,type\n".to_owned());
    let mut number = 0;
    for Units(count, stratum, kind, answer, media) in units {
        for _ in 0..*count {
            number += 1;
            writeln!(cases, "C{number:03},役所{number:03},{stratum},{kind}").unwrap();
            let answer = match answer {
                9 => continue,
                0 => String::new(),
                code => code.to_string(),
            };
            writeln!(rows, "C{number:03},{answer},{media},{kind}").unwrap();
        }
    }
    workspace.write("in/answers.csv", rows);
    workspace.write("surveys/frames/s.csv", cases);
    workspace.write(
        "analysis/p.toml",
        format!(
            "id = \"p\"\ntitle = \"報告\"\nperiod = [\"FY2020\"]\nsections = [{{ number = \"1\", title = \"結果\", prose = \"p.md\" }}]\n{plan}"
        ),
    );
    workspace.write("analysis/p.md", prose);
    workspace
}

/// A figure of the survey.
pub(super) fn figure(id: &str, keys: &str) -> String {
    format!(
        "[[figure]]\nid = \"{id}\"\nlabel = \"窓口がある割合\"\nsurvey = \"s\"\nround = \"R2\"\nshare = \"q1 = 1\"\n{keys}\n"
    )
}

/// The cities less the towns.
pub(super) const BY_TYPE: &str = "groups = [{ id = \"city\", label = \"市\", condition = \"type = city\" }, { id = \"town\", label = \"町村\", condition = \"type = town\" }]\n";

pub(super) fn stratum(id: &str, design: &str) -> String {
    format!("[[stratum]]\nid = \"{id}\"\nlabel = \"{id}\"\ndesign = {design}\n")
}

/// What a run gives.
struct Run {
    workspace: Workspace,
    figures: BTreeMap<String, Value>,
}

fn ran(strata: &str, units: &[Units], plan: &str) -> Run {
    let workspace = workspace(strata, units, plan, "");
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let figures = workspace.figures_of("p");
    Run { workspace, figures }
}

impl Run {
    #[track_caller]
    fn figure(&self, id: &str) -> &Value {
        self.figures.get(id).unwrap_or_else(|| panic!("no {id} among {:?}", self.figures.keys()))
    }

    #[track_caller]
    fn value(&self, id: &str) -> &str {
        self.figure(id)["value"].as_str().unwrap_or("－")
    }

    #[track_caller]
    fn text(&self, id: &str) -> &str {
        self.figure(id)["text"].as_str().unwrap()
    }

    #[track_caller]
    fn near(&self, id: &str, expected: f64) {
        let value: f64 = self.value(id).parse().unwrap_or_else(|_| panic!("{id}: {}", self.value(id)));
        assert!((value - expected).abs() < 1e-6, "{id}: {value} is not {expected}");
    }

    #[track_caller]
    fn notes(&self, id: &str) -> Vec<&str> {
        self.figure(id)["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap()).collect()
    }

    fn explain(&self, id: &str) -> Outcome {
        self.workspace.kaishu(&["explain", id])
    }
}

/// So many of each type that say yes, of so many.
fn two(stratum: &'static str, city: (usize, usize), town: (usize, usize)) -> Vec<Units> {
    vec![
        Units(city.0, stratum, "city", 1, ""),
        Units(city.1 - city.0, stratum, "city", 2, ""),
        Units(town.0, stratum, "town", 1, ""),
        Units(town.1 - town.0, stratum, "town", 2, ""),
    ]
}

#[test]
fn a_sample_has_the_intervals_that_newcombe_printed() {
    for (city, town, points, low, high) in [
        ((56, 70), (48, 80), "20.0", 0.052_431, 0.333_873),
        ((9, 10), (3, 10), "60.0", 0.170_523, 0.809_018),
        ((6, 7), (2, 7), "57.1", 0.058_228, 0.806_250),
        ((5, 56), (0, 29), "8.9", -0.038_137, 0.192_560),
        ((0, 10), (0, 20), "0.0", -0.161_125, 0.277_533),
        ((10, 10), (0, 10), "100.0", 0.607_509, 1.0),
    ] {
        let run = ran(&stratum("all", "\"sample\""), &two("all", city, town), &figure("gap", BY_TYPE));
        assert_eq!(run.text("gap"), points);
        assert_eq!(run.figure("gap")["unit"], "ポイント");
        run.near("gap.low", low);
        run.near("gap.high", high);
        assert_eq!(run.value("gap.city"), format!("{}/{}", city.0, city.1));
        assert!(!run.figures.contains_key("gap.p"), "nobody asked for a test");
    }
}

/// R: `prop.test(c(56, 48), c(70, 80), correct = FALSE)`, and the golden family for Miettinen and Nurminen.
#[test]
fn the_method_and_its_test_are_chosen_by_the_plan() {
    let plan = [
        figure("gap", &format!("{BY_TYPE}test = true")),
        figure("score", &format!("{BY_TYPE}difference = \"miettinen-nurminen\"\ntest = true")),
        figure("wide", &format!("{BY_TYPE}level = 0.99")),
    ]
    .concat();
    let run = ran(&stratum("all", "\"sample\"\npopulation = 900"), &two("all", (56, 70), (48, 80)), &plan);
    run.near("gap.p", 0.008_045_081);
    run.near("score.low", 0.052_829_713);
    run.near("score.high", 0.338_172_940);
    run.near("score.p", 0.008_258_288);
    run.near("wide.low", 0.005_370_869);
    assert_eq!(
        run.notes("gap"),
        [
            "市 80.0％（56/70） − 町村 60.0％（48/80）",
            "差の95％信頼区間 5.2〜33.4ポイント（ニューカムの方法10）",
            "差の検定 p = 0.008（2つの割合のカイ二乗検定）",
            "差の区間と検定に有限母集団修正は入れていない",
            "市: 有効回収率 100.0％（70/70）",
            "町村: 有効回収率 100.0％（80/80）",
        ]
    );
    run.explain("gap.low").ends_with(0).says("ニューカムの方法10").says("k₁ = 56, n₁ = 70, k₂ = 48, n₂ = 80");
    run.workspace.kaishu(&["trace", "gap"]).ends_with(0);
}

/// A census in which everyone answered is known; the interval of the difference is that of the sample beside it.
#[test]
fn a_complete_census_beside_a_sample_adds_no_width() {
    let strata = [stratum("a", "\"census\""), stratum("b", "\"sample\"\npopulation = 400")].concat();
    let units = [
        Units(6, "a", "city", 1, ""),
        Units(4, "a", "city", 2, ""),
        Units(30, "b", "town", 1, ""),
        Units(70, "b", "town", 2, ""),
    ];
    let run = ran(&strata, &units, &figure("gap", &format!("{BY_TYPE}test = true")));
    let end = |id: &str| run.value(id).parse::<f64>().unwrap();
    assert_eq!(run.value("gap.city.low"), "6/10");
    assert!((end("gap.low") - (0.6 - end("gap.town.high"))).abs() < 1e-12);
    assert!((end("gap.high") - (0.6 - end("gap.town.low"))).abs() < 1e-12);
    // Two samples are tested against each other, and this is one.
    assert_eq!(run.value("gap.p"), "－");
    assert!(
        run.notes("gap").contains(&"差は検定していない（標本設計の標準誤差がわからない）"),
        "{:?}",
        run.notes("gap")
    );
}

/// Two groups that lie in the same strata have no interval of independent groups.
#[test]
fn groups_over_the_same_strata_are_for_tables_of_estimates() {
    let strata =
        [stratum("a", "\"sample\"\npopulation = 40"), stratum("b", "\"sample\"\npopulation = 400")].concat();
    let units = [two("a", (5, 10), (3, 10)), two("b", (20, 40), (10, 40))].concat();
    let run = ran(&strata, &units, &figure("gap", BY_TYPE));
    assert_eq!(run.value("gap.low"), "－");
    assert!(
        run.notes("gap").contains(
            &"差の信頼区間は示せない（同じいくつかの層にまたがる区分の差の区間は kind = \"estimates\" の表による）"
        ),
        "{:?}",
        run.notes("gap")
    );
    // The shares are weighted by the populations, and so is their difference.
    assert_eq!((run.text("gap.city"), run.text("gap.town"), run.text("gap")), ("50.0", "25.5", "24.5"));
}

#[test]
fn an_incomplete_census_has_the_bounds_of_who_did_not_answer() {
    let units = [
        Units(8, "all", "city", 1, "広報"),
        Units(2, "all", "city", 2, "広報"),
        Units(2, "all", "city", 9, ""),
        Units(5, "all", "town", 1, "ウェブ"),
        Units(5, "all", "town", 2, "ウェブ"),
        Units(1, "all", "town", 0, "ウェブ"),
    ];
    let by_answer = "groups = [{ id = \"a\", label = \"広報\", condition = \"q2 = a\" }, { id = \"b\", label = \"ウェブ\", condition = \"q2 = b\" }]\n";
    let plan = [figure("gap", BY_TYPE), figure("media", by_answer)].concat();
    let run = ran(&stratum("all", "\"census\""), &units, &plan);
    // 8/10 − 5/10; lowest 8/12 − 6/11, highest 10/12 − 5/11.
    assert_eq!(run.text("gap"), "30.0");
    assert_eq!(run.value("gap.low"), "16/132");
    assert_eq!(run.value("gap.high"), "50/132");
    assert_eq!(
        run.notes("gap"),
        [
            "市 80.0％（8/10） − 町村 50.0％（5/10）",
            "全数調査（回答20、答えのないもの3）。標本ではないため、誤差・検定はない。",
            "答えのない分を含む全対象では 12.1〜37.9ポイントの間",
        ]
    );
    assert_eq!((run.value("gap.city.low"), run.value("gap.city.high")), ("8/12", "10/12"));
    run.explain("gap.low").says("k₁/(n₁+m₁) − (k₂+m₂)/(n₂+m₂)").says("m₁ = 2");
    // The two that did not return could be in either group: 8/10 − 5/10; 8/12 − 8/13, 10/12 − 5/13.
    assert_eq!(run.text("media"), "30.0");
    assert_eq!((run.value("media.a.low"), run.value("media.a.high")), ("8/12", "10/12"));
    assert_eq!((run.value("media.low"), run.value("media.high")), ("8/156", "70/156"));
}

#[test]
fn a_complete_census_has_the_difference_alone() {
    let plan = [figure("gap", BY_TYPE), figure("need", "against = \"50%\"")].concat();
    let run = ran(&stratum("all", "\"census\""), &two("all", (8, 10), (1, 10)), &plan);
    assert_eq!(run.text("gap"), "70.0");
    let why = "全数調査で全対象から回答があり、推計ではないため、誤差・検定はない。";
    assert_eq!(run.notes("gap"), ["市 80.0％（8/10） − 町村 10.0％（1/10）", why]);
    assert_eq!((run.text("gap.low"), run.text("gap.high")), ("70.0", "70.0"));
    // 9 of 20 against 50 %: the difference with its n, and why it is not tested.
    assert_eq!((run.text("need"), run.text("need.points")), ("45.0", "△5.0"));
    assert_eq!(run.notes("need.points"), ["比べる割合 50%、n=20", why]);
    assert!(!run.figures.contains_key("need.p"));
    run.explain("need.points").ends_with(0).says("k/n − p₀").says("k = 9, n = 20, p₀ = 50%");
}

/// The difference of whoever answered is said with both n, and nothing of inference.
#[test]
fn whoever_answered_has_the_difference_with_its_n() {
    let by_answer = "groups = [{ id = \"city\", label = \"市\", condition = \"q3 = city\" }, { id = \"town\", label = \"町村\", condition = \"q3 = town\" }]\n";
    let plan = [figure("gap", by_answer), figure("need", "against = \"70%\"")].concat();
    let run = ran(&stratum("all", "\"open\""), &two("all", (40, 60), (7, 40)), &plan);
    let why = "任意回答のため、回答者についてだけ述べる。検定はしていない。";
    assert_eq!(run.text("gap"), "49.2");
    assert_eq!(run.notes("gap"), ["市 66.7％（40/60） − 町村 17.5％（7/40）", why]);
    assert_eq!(run.text("need.points"), "△23.0");
    assert_eq!(run.notes("need.points"), ["比べる割合 70%、n=100", why]);
    let beside = ["gap.low", "gap.p", "gap.city.low", "need.low", "need.p"];
    assert!(beside.iter().all(|id| !run.figures.contains_key(*id)), "{:?}", run.figures.keys());
}

/// R: `binom.test(17, 20, 0.7)`.
#[test]
fn a_sample_is_tested_against_a_given_share_exactly() {
    let units = [Units(17, "all", "city", 1, ""), Units(3, "all", "city", 2, ""), Units(5, "all", "city", 9, "")];
    let plan = [figure("need", "against = \"7/10\""), figure("part", "against = \"0.85\"")].concat();
    let run = ran(&stratum("all", "\"sample\"\npopulation = 500"), &units, &plan);
    run.near("need.p", 0.220_417_6);
    assert_eq!((run.text("need.points"), run.text("need.p")), ("15.0", "0.220"));
    assert_eq!(
        run.notes("need.points"),
        [
            "比べる割合 7/10、n=20",
            "差の検定 p = 0.220（二項分布による正確な検定）",
            "検定に有限母集団修正は入れていない",
            "有効回収率 80.0％（20/25）",
        ]
    );
    assert_eq!((run.text("part.points"), run.text("part.p")), ("0.0", "1.000"));
    run.explain("need.p").ends_with(0).says("docs/methods.ja.md「1標本を決まった値と比べる」");
}

/// Somebody who gave two answers is in both groups, which only the data tell.
#[test]
fn groups_that_overlap_in_the_data_have_no_difference() {
    let by_media = "groups = [{ id = \"a\", label = \"広報\", condition = \"q2 = a\" }, { id = \"b\", label = \"ウェブ\", condition = \"q2 = b\" }]\ntest = true\n";
    let apart = [
        Units(6, "all", "city", 1, "広報"),
        Units(4, "all", "city", 2, "ウェブ"),
        Units(3, "all", "city", 1, "ウェブ"),
    ];
    let run = ran(&stratum("all", "\"sample\""), &apart, &figure("gap", by_media));
    assert_eq!(run.text("gap"), "57.1");
    let [first, second, third] = apart;
    let both = [first, second, third, Units(1, "all", "city", 1, "広報、ウェブ")];
    let run = ran(&stratum("all", "\"sample\""), &both, &figure("gap", by_media));
    assert_eq!((run.value("gap"), run.value("gap.low"), run.value("gap.p")), ("－", "－", "－"));
    let why = "両方の区分に入るものがあり、差は独立した2つの区分の差にならない";
    assert_eq!(run.notes("gap"), ["広報 100.0％（7/7） − ウェブ 50.0％（4/8）", why]);
    assert_eq!(run.notes("gap.p"), [why]);
}

/// The ends of a share are figures that a text and a claim can name.
#[test]
fn the_ends_of_a_share_can_be_named() {
    let units = [Units(12, "all", "city", 1, ""), Units(4, "all", "city", 2, ""), Units(2, "all", "city", 9, "")];
    let claim = "[[claim]]\nid = \"c\"\ntext = \"７割\"\nwhere = \"本文\"\nfigure = \"need.low\"\ntenths = 6\n";
    let plan = [&figure("need", ""), claim].concat();
    let prose = "少なくとも{{figure:need.low}}、多くて{{figure:need.high}}である。\n";
    let workspace = workspace(&stratum("all", "\"census\""), &units, &plan, prose);
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let figures = workspace.figures_of("p");
    assert_eq!(
        (&figures["need.low"]["value"], &figures["need.high"]["value"]),
        (&"12/18".into(), &"14/18".into())
    );
    let report = workspace.read("out/p/p.md");
    assert!(report.contains("少なくとも66.7％、多くて77.8％である。"), "{report}");
    workspace
        .kaishu(&["explain", "need.high"])
        .ends_with(0)
        .says("(k + m) / (n + m)")
        .says("k = 12, n = 16, m = 2");
    workspace.kaishu(&["trace", "need.low"]).ends_with(0);
}

/// A rule that hides a share hides what would give it back: the difference, its ends and the other's distance from a target.
#[test]
fn a_hidden_share_is_not_given_back_by_its_difference() {
    let units = two("all", (1, 30), (12, 30));
    let plan = [
        "[disclosure]\nrule = \"min-count 3\"\n".to_owned(),
        figure("gap", BY_TYPE),
        figure("city", "filter = \"type = city\"\nagainst = \"50%\""),
    ]
    .concat();
    let workspace = workspace(&stratum("all", "\"census\""), &units, &plan, "");
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let figures = workspace.figures_of("p");
    for id in ["gap.city", "gap.city.low", "gap", "gap.low", "gap.high", "city", "city.points", "city.high"] {
        assert_eq!(figures[id]["status"], "suppressed", "{id}: {}", figures[id]);
    }
    assert_eq!(figures["gap.town"]["value"], "12/30");
    let written = workspace.read("out/p/results.json");
    assert!(!written.contains("3.3％") && !written.contains("36.7"), "{written}");
}
