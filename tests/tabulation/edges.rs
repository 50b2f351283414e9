//! Odd input of a table: two options with one label, codes outside the list, nobody in a category, all answers equal.

use super::{RETURNS, Run, SURVEY, changed};

/// Nobody could tell which of the two is meant, so the definition is refused.
#[test]
fn two_options_with_one_label() {
    let workspace = changed(SURVEY, "label = \"やや必要\"", "label = \"とても必要\"");
    workspace
        .kaishu(&["check"])
        .ends_with(2)
        .says("「とても必要」が二度使われています")
        .says("surveys/office.toml:19:25");
}

#[test]
fn a_code_outside_its_list_is_no_answer() {
    let workspace = changed(RETURNS, "6,山町,1,", "6,山町,8,");
    let run = Run::of(&workspace);
    run.values("need-all", &[("total.n", "8"), ("total.1.count", "3"), ("total.no_answer.count", "2")]);
    assert_eq!(run.value("need-all.total.invalid.count"), "1");
    let findings = workspace.read("out/analyst/plan/findings.json");
    assert!(findings.contains("unknown-answer"), "{findings}");
}

#[test]
fn a_category_that_nobody_chose_is_a_zero() {
    let workspace = changed(RETURNS, "8,海町,4,", "8,海町,3,");
    let run = Run::of(&workspace);
    run.values(
        "need",
        &[("total.4.count", "0"), ("total.4.share", "0/9"), ("total.4.weighted_share", "0/789760")],
    );
}

#[test]
fn all_answers_are_equal() {
    let workspace = crate::support::Workspace::fixture("tabulation");
    let returns: String = workspace
        .read(RETURNS)
        .lines()
        .map(|line| match line.splitn(4, ',').collect::<Vec<_>>()[..] {
            [code, name, answer, rest] if answer.len() == 1 => format!("{code},{name},1,{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    workspace.write(RETURNS, returns);
    let survey = workspace.read(SURVEY).replace("design = \"census\"", "design = \"sample\"");
    workspace.write(SURVEY, survey);
    let run = Run::of(&workspace);
    run.values("need-both", &[("total.1.share", "9/9"), ("total.2.share", "0/9")]);
    // Several strata are no simple sample, and nobody knows how many units they stand for: the table says that it is not tested.
    assert!(run.table("必要性").contains("検定はしていない"), "{}", run.table("必要性"));
}
