//! A survey other than the bundled one, whose questions, answers and classes have years in their words, as those of offices do.

use kaishu::report::verification::Verification;

use super::Found;
use crate::support::Workspace;
use crate::support::made::{Made, Unit, write_plan};

const QUESTIONS: &str = r#"
[[code_list]]
id = "done"
options = [{ code = "1", label = "実施した" }, { code = "2", label = "実施していない" }]
[[code_list]]
id = "built"
options = [{ code = "1", label = "1990年代" }, { code = "2", label = "2000年代" }, { code = "3", label = "2010年代" }]
[[code_list]]
id = "begun"
options = [{ code = "1", label = "令和3年度" }, { code = "2", label = "令和4年度" }, { code = "3", label = "始めていない" }]
[[question]]
id = "q1"
number = "問1"
text = "令和元年度に避難訓練を実施しましたか"
type = "single"
codes = "done"
[[question]]
id = "q2"
number = "問2"
text = "建物はいつ建てられましたか"
type = "single"
codes = "built"
[[question]]
id = "q3"
number = "問3"
text = "見守り活動をどの年度に始めましたか"
type = "single"
codes = "begun"
"#;

/// Figures and tables of that survey.
pub(super) const PLAN: &str = r#"
[[figure]]
id = "drill"
label = "避難訓練を実施した割合"
survey = "halls"
round = "R2"
share = "q1 = 1"
[[figure]]
id = "drills-done"
label = "避難訓練を実施した集会所の数"
survey = "halls"
round = "R2"
count = "q1 = 1"
[[figure]]
id = "asked"
label = "避難訓練の集計対象数"
survey = "halls"
round = "R2"
count = "valid"
[[table]]
id = "drills"
title = "避難訓練の実施状況"
survey = "halls"
round = "R2"
rows = "q1"
by = "opened"
[[table]]
id = "builts"
title = "建物の建築年代"
survey = "halls"
round = "R2"
rows = "q2"
[[table]]
id = "begun"
title = "見守り活動の開始年度"
survey = "halls"
round = "R2"
rows = "q3"
"#;

/// 100 halls, of which 80 answered: of those 60 did a drill (75.0 %), 20, 28 and 32 were built in the decades, and 18, 26 and 36
/// began in a year or not at all. Opened in the 1970年代: 25 of 30 did the drill, in the 1980年代 35 of 50.
pub(super) fn made() -> Made {
    let unit = |place: usize| Unit {
        stratum: "m".to_owned(),
        columns: vec![if (30..90).contains(&place) { "1980年代" } else { "1970年代" }.to_owned()],
        answers: (place < 80).then(|| {
            let done = if (5..65).contains(&place) { "実施した" } else { "実施していない" };
            let built = match place {
                0..20 => "1990年代",
                20..48 => "2000年代",
                _ => "2010年代",
            };
            let begun = match place {
                0..18 => "令和3年度",
                18..44 => "令和4年度",
                _ => "始めていない",
            };
            [done, built, begun].map(str::to_owned).to_vec()
        }),
    };
    Made {
        id: "halls".to_owned(),
        framed: true,
        strata: vec![("m".to_owned(), "design = \"census\"".to_owned())],
        questions: QUESTIONS.to_owned(),
        asked: ["q1", "q2", "q3"].map(str::to_owned).to_vec(),
        columns: vec!["opened".to_owned()],
        units: (0..100).map(unit).collect(),
    }
}

/// The survey with a plan.
pub(super) fn workspace(plan: &str) -> Workspace {
    let workspace = Workspace::empty();
    made().write(&workspace);
    write_plan(&workspace, "halls", plan);
    workspace
}

/// Each statement with its verdict and what it was compared with.
pub(super) fn said(checked: &Verification) -> Vec<(&str, &str, &str)> {
    let all = checked.statements.iter();
    all.map(|one| (one.text.as_str(), one.verdict, one.figure.as_deref().unwrap_or_default())).collect()
}

/// A text against the figures.
pub(super) fn verified(text: &str) -> Verification {
    Found::of(workspace(PLAN).root()).verify("報告.md", text.as_bytes())
}
