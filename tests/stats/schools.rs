//! The clustered sample of Californian schools that R's survey package ships (`apiclus1`, 183 schools of 15 of 757 districts),
//! from a workspace to its estimates. The data are written by R and not kept here.

use std::path::Path;
use std::process::Command;

use super::estimates::{run, value, write};
use super::worked::Example;

const SURVEY: &str = r#"
id = "schools"
title = "学校調査"
frame = "frames/schools.csv"

[[stratum]]
id = "a"
label = "学校"
design = "sample"

[sampling]
weight = "weight"
cluster = "district"
clusters = "districts"

[[code_list]]
id = "yes"
options = [{ code = "1", label = "はい" }, { code = "2", label = "いいえ" }]

[[question]]
id = "wide"
number = "問1"
text = "学校全体で目標に達しましたか"
type = "single"
codes = "yes"

[[question]]
id = "none"
number = "問2"
text = "英語を学ぶ途中の児童生徒はいませんか"
type = "single"
codes = "yes"

[[form]]
id = "rows"
kind = "rows"
case_code = "番号"
column = [{ question = "wide", label = "問1" }, { question = "none", label = "問2" }]

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
"#;

/// The frame and the answers, by R.
const WRITTEN: &str = r#"
suppressMessages(library(survey)); data(api)
folder <- commandArgs(TRUE)[1]; d <- apiclus1; code <- sprintf("S%03d", seq_len(nrow(d)))
frame <- data.frame(code, name = code, stratum = "a", weight = d$pw, district = d$dnum, districts = d$fpc, type = d$stype)
answers <- data.frame(code, ifelse(d$sch.wide == "Yes", 1, 2), ifelse(d$ell == 0, 1, 2))
names(answers) <- c("番号", "問1", "問2")
save <- function(x, name) write.csv(x, file.path(folder, name), row.names = FALSE, quote = FALSE, fileEncoding = "UTF-8")
save(frame, "surveys/frames/schools.csv"); save(answers, "returned/answers.csv")
"#;

fn written(root: &Path) -> bool {
    let made = Command::new("Rscript").args(["-e", WRITTEN]).arg(root).output();
    let there = made.as_ref().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "R with survey is required: {made:?}");
        println!("skipped: there is no Rscript with the package survey here");
    }
    there
}

#[test]
fn districts_drawn_first() {
    let root = tempfile::tempdir().unwrap();
    let table = |id: &str, keys: &str| {
        format!(
            "\n[[table]]\nid = \"{id}\"\ntitle = \"学校\"\nkind = \"estimates\"\nsurvey = \"schools\"\nround = \"R2\"\n{keys}\n"
        )
    };
    let tables = [
        table("wide", "rows = \"wide\"\nby = \"type\""),
        table("logit", "rows = \"none\"\ninterval = \"logit\""),
        table("exact", "rows = \"none\"\ninterval = \"korn-graubard\""),
    ];
    write(root.path(), "surveys/schools.toml", SURVEY);
    write(root.path(), "surveys/workspace.toml", "title = \"学校\"\n");
    write(root.path(), "analysis/plan.toml", &(PLAN.to_owned() + &tables.concat()));
    write(root.path(), "analysis/result.md", "{{table:wide}}\n\n{{table:logit}}\n\n{{table:exact}}\n");
    for folder in ["surveys/frames", "returned"] {
        std::fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    if !written(root.path()) {
        return;
    }
    let results = run(root.path());
    let values = |ids: &[&str]| ids.iter().map(|id| value(&results, id)).collect::<Vec<f64>>();
    // The degrees of freedom are printed with two decimals and are no figures of their own.
    let expected = Example::of("rs2_dclus1").numbers();
    let report = std::fs::read_to_string(root.path().join("out/plan/plan.md")).unwrap();
    assert!(report.contains(&format!("{:.2}, {:.2}", expected[1], expected[2])), "{report}");
    let found = values(&["wide.total.rao_scott.f", "wide.total.rao_scott.p"]);
    Example::of("rs2_dclus1").gives(&[found[0], expected[1], expected[2], found[1]]);
    for (example, table) in [("logit_dclus1", "logit"), ("kg_dclus1", "exact")] {
        let ends = ["low", "high"].map(|end| format!("{table}.total.1.share.{end}"));
        Example::of(example).gives(&values(&ends.each_ref().map(String::as_str)));
    }
}
