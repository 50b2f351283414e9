//! What commands print, as data (`--format json`): one documented form for each, which begins with its version and the command
//! it is of. Texts for people are in the language of messages; ids, words of a closed list and numbers are not.

mod traced;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::catalogue::Lang;
use crate::collect::CollectedRound;
use crate::diagnostic::Diagnostic;
use crate::findings::figure::Figure;
use crate::pipeline::freeze::Publications;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::summary::{Summary, all_diagnostics, summary, touched};
use crate::pipeline::workspace::Workspace;
use crate::render::json::{figure_value, finding_value};
use crate::report::analyst::finding_records;
use crate::report::compose::figure_record;
use crate::report::explain_figure::Part;
use crate::report::model::{Report, ReportTable, TableCell};
use crate::responses::applied::{applications, counts};
use crate::survey::concordance::suggest::{settled, suggestions};
use crate::survey::definition::Survey;
use crate::survey::missing::Disposition;
use crate::survey::question::Question;
use crate::survey::toml::concordance::toml_of;
use crate::text::rules::Effect;
use crate::unified_rules::Checked;
use crate::validation::Verdict;

pub use traced::{case, cell, figure, file};

/// Version of all of these forms; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

/// The text of a form.
fn text(command: &str, mut form: Value) -> String {
    if let Value::Object(keys) = &mut form {
        keys.insert("schema".to_owned(), json!(SCHEMA));
        keys.insert("command".to_owned(), json!(command));
    }
    format!("{form:#}")
}

fn counted(summary: &Summary) -> Value {
    let Summary { read, set_aside, key_in, returns, open, undecided, notes } = *summary;
    json!({
        "files": { "read": read, "set_aside": set_aside, "key_in": key_in, "returns": returns },
        "findings": { "open": open, "undecided": undecided, "notes": notes },
    })
}

/// `check`: the counts and every finding, as `findings.json` has them; with the plans that are held back.
pub fn check(collection: &Collection, results: &[PlanResult]) -> String {
    let diagnostics = all_diagnostics(collection, results);
    let records = finding_records(&diagnostics, &touched(results));
    let held: Vec<&str> = held_back(results).collect();
    let mut form = json!({ "counts": counted(&summary(collection, results)), "held_back": held });
    form["findings"] = records.iter().map(finding_value).collect();
    text("check", form)
}

/// `check-table`: every file with its tables and what does not keep the rules.
pub fn check_table(files: &[(String, Checked)]) -> String {
    let file = |(name, checked): &(String, Checked)| {
        let findings: Vec<&Diagnostic> = checked.findings.iter().collect();
        let records = finding_records(&findings, &BTreeMap::new());
        let findings: Vec<Value> = records.iter().map(finding_value).collect();
        json!({ "file": name, "sheets": checked.sheets, "tables": checked.tables, "findings": findings })
    };
    text("check-table", json!({ "files": files.iter().map(file).collect::<Vec<_>>() }))
}

fn held_back(results: &[PlanResult]) -> impl Iterator<Item = &str> {
    results.iter().filter(|result| !result.findings.held_back.is_empty()).map(|result| result.id.as_str())
}

/// `collect`: how the cases of every round ended. Without a frame nobody knows who did not return.
pub fn collect(workspace: &Workspace, collection: &Collection, results: &[PlanResult]) -> String {
    let round = |round: &CollectedRound| {
        let count = |wanted: Disposition| {
            round.units.iter().filter(|unit| unit.disposition.in_chain() == Some(wanted)).count()
        };
        let framed = workspace.frames.contains_key(&round.survey);
        let outside = round.units.iter().filter(|unit| unit.disposition.in_chain().is_none()).count();
        json!({
            "survey": round.survey,
            "round": round.round,
            "cases": round.units.len(),
            "not_returned": framed.then(|| count(Disposition::NotReturned)),
            "valid": count(Disposition::Valid),
            "invalid": count(Disposition::Invalid),
            "held_out": count(Disposition::HeldOut),
            "not_eligible": outside,
        })
    };
    let rounds: Vec<Value> = collection.rounds.iter().map(round).collect();
    text("collect", json!({ "rounds": rounds, "counts": counted(&summary(collection, results)) }))
}

/// `collect --rules`: how often each rule of reading was applied without asking.
pub fn rules(collection: &Collection, lang: Lang) -> String {
    let silent = counts(&collection.ledger).into_iter().filter(|(rule, _)| rule.effect == Effect::Silent);
    let rules: Vec<Value> = silent
        .map(|(rule, count)| json!({ "id": rule.id, "count": count, "meaning": (rule.meaning)().text(lang) }))
        .collect();
    text("collect --rules", json!({ "rules": rules }))
}

/// `collect --rules RULE`: every cell to which it was applied. The texts of a sensitive survey are `null`.
pub fn applied(workspace: &Workspace, collection: &Collection, rule: &str) -> String {
    let of_rule = applications(&collection.ledger).filter(|application| application.rule.id == rule);
    let applied: Vec<Value> = of_rule
        .map(|application| {
            let row = application.row;
            let shown = !workspace.surveys.iter().any(|survey| survey.sensitive && survey.id == row.survey);
            json!({
                "place": place(&row.at),
                "before": shown.then_some(&row.raw),
                "after": shown.then_some(&application.after),
            })
        })
        .collect();
    text("collect --rules", json!({ "rule": rule, "applied": applied }))
}

fn place(at: &crate::provenance::CellRef) -> Value {
    json!({ "file": &*at.file, "sheet": &*at.sheet, "cell": at.at.to_string() })
}

/// `tabulate`: the tables as they are printed, cell by cell, with the id of the figure behind each.
pub fn tables(reports: &[Report], held_back: &[&str]) -> String {
    let tables = reports.iter().flat_map(|report| {
        let blocks = report.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter_map(|block| block.table()).map(|one| table(&report.id, one))
    });
    text("tabulate", json!({ "tables": tables.collect::<Vec<Value>>(), "held_back": held_back }))
}

fn table(plan: &str, table: &ReportTable) -> Value {
    let head = |row: &Vec<TableCell>| -> Vec<Value> {
        row.iter().map(|cell| json!({ "text": cell.text, "span": cell.span })).collect()
    };
    let row = |row: &Vec<TableCell>| -> Vec<Value> {
        let cell = |cell: &TableCell| json!({ "text": cell.text, "figure": cell.figure, "provisional": cell.provisional });
        row.iter().map(cell).collect()
    };
    json!({
        "plan": plan,
        "id": table.id,
        "title": table.title,
        "stub_columns": table.stub_columns,
        "head": table.head.iter().map(head).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "notes": table.notes,
    })
}

/// `explain`: the figure as `results.json` has it, and the parts of its explanation.
pub fn explanation(figure: &Figure, parts: &[Part], lang: Lang) -> String {
    let part = |part: &Part| {
        let lines: Vec<&str> = part.lines.iter().map(|line| line.text(lang)).collect();
        json!({ "heading": part.heading.text(lang), "lines": lines })
    };
    let parts: Vec<Value> = parts.iter().map(part).collect();
    text("explain", json!({ "figure": figure_value(&figure_record(figure, lang)), "parts": parts }))
}

/// `validate`: what came of every file.
pub fn validation(verdicts: &[Verdict]) -> String {
    let family = |verdict: &Verdict| {
        let failures: Vec<Value> = verdict
            .failures
            .iter()
            .map(|failure| {
                json!({
                    "case": failure.case,
                    "kind": failure.kind,
                    "key": failure.key,
                    "got": failure.got,
                    "expected": failure.expected,
                })
            })
            .collect();
        json!({
            "family": verdict.family,
            "passed": verdict.passed,
            "failed": verdict.failed,
            "largest_deviation": verdict.deviation,
            "seen_at": verdict.seen_at,
            "failures": failures,
        })
    };
    let total = |count: fn(&Verdict) -> usize| verdicts.iter().map(count).sum::<usize>();
    text(
        "validate",
        json!({
            "passed": total(|verdict| verdict.passed),
            "failed": total(|verdict| verdict.failed),
            "families": verdicts.iter().map(family).collect::<Vec<_>>(),
        }),
    )
}

/// A publication with what is not as it was published.
pub type Listed<'a> = (&'a str, Vec<Diagnostic>);

/// `publish` without a name: every publication. The state is `whole`, `undecided` (published while something was undecided),
/// `changed` or `unreadable`.
pub fn publications(all: &Publications, odd: &[Listed<'_>]) -> String {
    let whole = all.whole.iter().map(|publication| {
        let freeze = &publication.freeze;
        let found = odd.iter().filter(|(name, _)| *name == publication.name).flat_map(|(_, found)| found);
        let found: Vec<&Diagnostic> = found.collect();
        let state = match (found.as_slice(), &freeze.undecided) {
            ([_, ..], _) => "changed",
            ([], Some(_)) => "undecided",
            ([], None) => "whole",
        };
        let plans: Vec<&str> = freeze.plans.iter().map(|plan| plan.id.as_str()).collect();
        json!({
            "name": publication.name,
            "date": freeze.date,
            "plans": plans,
            "state": state,
            "findings": findings(&found),
        })
    });
    let unreadable = all.odd.iter().map(|(name, odd)| {
        let findings = findings(&[odd]);
        json!({ "name": name, "date": null, "plans": null, "state": "unreadable", "findings": findings })
    });
    text("publish", json!({ "publications": whole.chain(unreadable).collect::<Vec<Value>>() }))
}

/// Findings that no figure rests on.
fn findings(found: &[&Diagnostic]) -> Vec<Value> {
    finding_records(found, &BTreeMap::new()).iter().map(finding_value).collect()
}

/// `concordance`: which questions of two surveys are one, and what is suggested for the rest.
pub fn concordance(pairs: &[(&Survey, &Survey)], lang: Lang) -> String {
    let ids = |questions: &[&Question]| -> Vec<String> {
        questions.iter().map(|question| question.id.clone()).collect()
    };
    let pair = |(earlier, later): &(&Survey, &Survey)| {
        let (same, declared) = settled(earlier, later);
        let suggested: Vec<Value> = suggestions(earlier, later, lang)
            .iter()
            .map(|made| {
                let asks: Vec<&str> = made.asks.iter().map(|ask| ask.text(lang)).collect();
                json!({
                    "question": made.entry.question,
                    "was": made.entry.was,
                    "why": made.why.text(lang),
                    "asks": asks,
                    "toml": toml_of(&made.entry),
                })
            })
            .collect();
        json!({
            "survey": later.id,
            "previous": earlier.id,
            "same": ids(&same),
            "declared": ids(&declared),
            "suggested": suggested,
        })
    };
    text("concordance", json!({ "pairs": pairs.iter().map(pair).collect::<Vec<Value>>() }))
}
