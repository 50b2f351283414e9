//! Questions that were asked and of which the plan has neither table nor figure: a sentence about one is not held against the figures
//! of another question, whatever their values are.

use super::Found;
use super::halls::{PLAN, made};
use crate::support::Workspace;
use crate::support::made::write_plan;

/// The survey of halls with a second question of the same answers, which 60 of 80 answered as they did the first.
fn workspace(plan: &str) -> Workspace {
    let mut made = made();
    made.questions.push_str(
        "[[question]]\nid = \"q4\"\nnumber = \"問4\"\ntext = \"備蓄品の点検\"\ntype = \"single\"\ncodes = \"done\"\n",
    );
    made.asked.push("q4".to_owned());
    for unit in &mut made.units {
        if let Some(answers) = &mut unit.answers {
            answers.push(answers[0].clone());
        }
    }
    let workspace = Workspace::empty();
    made.write(&workspace);
    write_plan(&workspace, "halls", plan);
    workspace
}

fn said(found: &Found, text: &str) -> Vec<(String, String)> {
    let checked = found.verify("報告.md", text.as_bytes());
    checked.statements.into_iter().map(|one| (one.text, one.why.unwrap_or(one.verdict).to_owned())).collect()
}

#[test]
fn what_is_said_of_a_question_without_a_figure_is_not_judged_by_another() {
    let found = Found::of(workspace(PLAN).root());
    for text in [
        "備蓄品の点検を実施した集会所は75.0％（n=80）であった。",
        "備蓄品の点検については、実施したとの回答が75.0％（n=80）であった。",
        "## 備蓄品の点検\n\n実施したとの回答は75.0％（n=80）であった。",
        "備蓄品の点検について聞いた。実施したとの回答は75.0％（n=80）であった。",
        "表1 備蓄品の点検\n\n| 区分 | 実施した |\n|---|---|\n| 集会所 | 75.0％ |\n",
    ] {
        let all = said(&found, text);
        assert!(all.iter().any(|(_, said)| said == "not_counted"), "{text}: {all:?}");
        assert!(all.iter().all(|(_, said)| said != "agrees" && said != "disagrees"), "{text}: {all:?}");
    }
    // What is said of the drills below that heading still is.
    let text = "## 備蓄品の点検\n\n避難訓練を実施した割合は75.0％（n=80）であった。";
    assert!(said(&found, text).iter().all(|(_, said)| said == "agrees"));
    assert_eq!(said(&found, &text.replace("75.0", "71.0"))[0].1, "disagrees");
}

/// With a table it is judged by that one, and the analyst is told that a table is what is missing.
#[test]
fn a_table_of_the_question_lets_it_be_checked() {
    let text = "備蓄品の点検を実施した集会所は75.0％（n=80）であった。";
    let without = Found::of(workspace(PLAN).root()).verify("報告.md", text.as_bytes());
    let remark = &without.statements[0].remarks[0].ja;
    assert!(remark.contains("問4 備蓄品の点検") && remark.contains("表を加える"), "{remark}");
    let table =
        "[[table]]\nid = \"stock\"\ntitle = \"防災用品\"\nsurvey = \"halls\"\nround = \"R2\"\nrows = \"q4\"\n";
    let with = Found::of(workspace(&format!("{PLAN}{table}")).root());
    let checked = with.verify("報告.md", text.as_bytes());
    let figure = checked.statements[0].figure.as_deref().unwrap_or_default();
    assert_eq!((checked.statements[0].verdict, figure), ("agrees", "stock.total.1.share"));
}

/// Below such a heading how many were asked and answered still is what it is.
#[test]
fn the_rate_of_those_who_answered_is_of_no_question() {
    let rates = "[[table]]\nid = \"rates\"\ntitle = \"集会所の調査の回収状況\"\nkind = \"response_rates\"\nrounds = [\"halls/R2\"]\n";
    let found = Found::of(workspace(&format!("{PLAN}{rates}")).root());
    let text = "## 備蓄品の点検\n\n集会所の調査は、100か所に照会し、80か所から回答を得た（回収率80.0％、n=100）。";
    let all = said(&found, text);
    assert_eq!(all.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["agrees"; 4], "{all:?}");
    // A wrong number of those who answered is not taken for the number of those who were asked.
    let wrong = said(&found, &text.replace("80か所から", "90か所から"));
    assert!(wrong[1].1 != "agrees", "{wrong:?}");
}
