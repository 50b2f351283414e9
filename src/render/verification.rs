//! A checked report as JSON, for programs and for keeping. Its structs are the schema of that file, apart from the model,
//! so that renaming a field of the model cannot silently rename a key.

use serde::Serialize;

use crate::catalogue::{Lang, Phrase};
use crate::report::verification::{ComparedPlan, Verification, WordPlace};

/// Version of the schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Checked<'a> {
    schema: u32,
    file: &'a str,
    plans: Vec<&'a str>,
    compared_with: Vec<PlanCompared<'a>>,
    other_plans: &'a [String],
    summary: Summary,
    statements: Vec<Statement<'a>>,
    within: Vec<Within<'a>>,
    remarks: Vec<&'a str>,
}

#[derive(Serialize)]
struct PlanCompared<'a> {
    plan: &'a str,
    title: &'a str,
    rounds: Vec<RoundCompared<'a>>,
}

#[derive(Serialize)]
struct RoundCompared<'a> {
    round: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct Summary {
    statements: usize,
    agree: usize,
    disagree: usize,
    to_word_otherwise: usize,
    unchecked: usize,
    wrong_within: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Place<'a> {
    words: &'a str,
    /// Line of the file, or in Word paragraph, counted from 1.
    unit: usize,
    from: usize,
    to: usize,
}

#[derive(Serialize)]
struct Statement<'a> {
    place: Place<'a>,
    text: &'a str,
    sentence: &'a str,
    verdict: &'a str,
    why: Option<&'a str>,
    figure: Option<&'a str>,
    label: &'a str,
    worked_out_from: &'a [String],
    right: Option<&'a str>,
    other_candidates: &'a [String],
    remarks: Vec<&'a str>,
}

#[derive(Serialize)]
struct Within<'a> {
    rule: &'a str,
    wrong: bool,
    place: Place<'a>,
    found: &'a str,
    expected: &'a str,
    hint: &'a str,
}

fn compared(plan: &ComparedPlan, lang: Lang) -> PlanCompared<'_> {
    PlanCompared {
        plan: &plan.id,
        title: plan.title.text(lang),
        rounds: plan
            .rounds
            .iter()
            .map(|(round, label)| RoundCompared { round, label: label.text(lang) })
            .collect(),
    }
}

/// The checked report as JSON, in a language.
pub fn verification_json(checked: &Verification, lang: Lang) -> String {
    let place = |place: &WordPlace| -> (usize, usize, usize) { (place.unit, place.from, place.to) };
    let said = |phrases: &[Phrase]| -> Vec<String> {
        phrases.iter().map(|phrase| phrase.text(lang).to_owned()).collect()
    };
    let counts = checked.counts();
    let statement_remarks: Vec<Vec<String>> =
        checked.statements.iter().map(|statement| said(&statement.remarks)).collect();
    let remarks = said(&checked.remarks);
    let statements = checked
        .statements
        .iter()
        .zip(&statement_remarks)
        .map(|(statement, remarks)| {
            let (unit, from, to) = place(&statement.place);
            Statement {
                place: Place { words: statement.place.words.text(lang), unit, from, to },
                text: &statement.text,
                sentence: &statement.sentence,
                verdict: statement.verdict,
                why: statement.why,
                figure: statement.figure.as_deref(),
                label: statement.label.text(lang),
                worked_out_from: &statement.from,
                right: statement.right.as_ref().map(|right| right.text(lang)),
                other_candidates: &statement.also,
                remarks: remarks.iter().map(String::as_str).collect(),
            }
        })
        .collect();
    let within = checked
        .within
        .iter()
        .map(|record| {
            let (unit, from, to) = place(&record.place);
            Within {
                rule: &record.rule,
                wrong: record.wrong,
                place: Place { words: record.place.words.text(lang), unit, from, to },
                found: record.found.text(lang),
                expected: record.expected.text(lang),
                hint: record.hint.text(lang),
            }
        })
        .collect();
    let file = Checked {
        schema: SCHEMA,
        file: &checked.file,
        plans: checked.plans.iter().map(|plan| plan.id.as_str()).collect(),
        compared_with: checked.plans.iter().map(|plan| compared(plan, lang)).collect(),
        other_plans: &checked.other_plans,
        summary: Summary {
            statements: counts.statements,
            agree: counts.agree,
            disagree: counts.disagree,
            to_word_otherwise: counts.unlike,
            unchecked: counts.unchecked,
            wrong_within: counts.wrong,
            notes: counts.notes,
        },
        statements,
        within,
        remarks: remarks.iter().map(String::as_str).collect(),
    };
    let mut json = serde_json::to_string_pretty(&file).unwrap_or_default();
    json.push('\n');
    json
}
