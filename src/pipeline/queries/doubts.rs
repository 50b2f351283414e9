//! What is to be asked of one case: its doubtful answers, the answers in which its returns differ, and totals of its tables
//! that are not the sum of their rows.

use crate::catalogue::query as words;
use crate::collect::groups::ReturnedGroup;
use crate::collect::{Answer, CollectedRound, Submission, Unit, corrections, duplicates, groups};
use crate::diagnostic::Diagnostic;
use crate::pipeline::run::Collection;
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::query::{Asks, Doubt, return_label};
use crate::questionnaire::routing::asked_of;
use crate::survey::definition::{Survey, row_id};
use crate::survey::missing::Missing;
use crate::survey::question::Question;

/// Findings about answers that the respondent cannot clear up: the place is lost, or two people keyed differently.
const NOT_FOR_RESPONDENTS: [&str; 6] =
    ["double-entry", "lost-label", "lost-heading", "lost-option", "form-version", "stale-correction"];

/// Rows of a table that are put on a sheet; of a longer one only the total is asked about.
const MOST_ROWS: usize = 30;

/// What is to be asked, the returns first, then the answers in the order of the questions, then the tables.
pub(super) fn doubts<'a>(
    survey: &'a Survey,
    surveys: &'a [Survey],
    collection: &Collection,
    round: &CollectedRound,
    unit: &Unit,
) -> Vec<Doubt<'a>> {
    let open = |of: &str| {
        let of = of.to_owned();
        collection.diagnostics.iter().filter(move |diagnostic| {
            let scope = &diagnostic.scope;
            diagnostic.is_open()
                && scope.survey.as_ref() == Some(&of)
                && scope.round.as_ref() == Some(&round.round)
                && scope.case.as_ref() == Some(&unit.id)
        })
    };
    let contradiction = open(&survey.id).any(|found| found.rule == "contradicting-returns");
    let mut doubts = if contradiction { returns(survey, unit) } else { Vec::new() };
    let differing: Vec<String> = doubts
        .iter()
        .filter(|doubt| matches!(doubt.asks, Asks::Differing { .. }))
        .map(|doubt| doubt.question.id.clone())
        .collect();
    for question in survey.questions.iter().filter(|question| !differing.contains(&question.id)) {
        let found: Vec<&Diagnostic> = open(&survey.id)
            .filter(|found| found.scope.question.as_ref() == Some(&question.id))
            .filter(|found| !NOT_FOR_RESPONDENTS.contains(&found.rule))
            .collect();
        let answer = unit.answer(&question.id).filter(|answer| !answer.cells.is_empty());
        doubts.extend(
            answer.filter(|_| !found.is_empty()).map(|answer| answered(survey, unit, question, answer, &found)),
        );
    }
    for group in surveys.iter().filter(|group| group.group_of.as_ref() == Some(&survey.id)) {
        let found: Vec<&Diagnostic> = open(&group.id).filter(|found| found.rule == "total-mismatch").collect();
        let returned = unit.submission.iter().flat_map(|one| &one.groups).find(|one| one.survey == group.id);
        for found in found {
            doubts.extend(returned.into_iter().flat_map(|returned| total(group, returned, unit, found)));
        }
    }
    doubts
}

/// One doubtful answer.
fn answered<'a>(
    survey: &Survey,
    unit: &Unit,
    question: &'a Question,
    answer: &Answer,
    found: &[&Diagnostic],
) -> Doubt<'a> {
    let mut unclear: Vec<String> = found
        .iter()
        .map(|diagnostic| {
            unclear(survey, routed(survey, unit, diagnostic).unwrap_or(question), diagnostic)
                .text(SHEET_LANG)
                .to_owned()
        })
        .collect();
    unclear.dedup();
    let places = answer.cells.iter().filter(|cell| found.iter().any(|found| found.places.contains(&cell.at)));
    let understood = matches!(
        answer.value.missing(),
        None | Some(Missing::NoAnswer | Missing::NotApplicable | Missing::Contradictory)
    );
    let old = corrections::present(answer);
    Doubt {
        question,
        number: question.number.ja.clone(),
        text: question.text.ja.clone(),
        cell: places.map(|cell| cell.at.at.to_string()).collect::<Vec<_>>().join("、"),
        present: old.clone(),
        unclear,
        asks: Asks::Answer {
            old,
            findings: found.iter().map(|diagnostic| diagnostic.id()).collect(),
            may_stay: understood && found.iter().all(|diagnostic| diagnostic.can_be_accepted()),
        },
    }
}

/// Which of several returns counts, and the answers in which they differ.
fn returns<'a>(survey: &'a Survey, unit: &Unit) -> Vec<Doubt<'a>> {
    let returns: Vec<&Submission> = unit.submission.iter().chain(&unit.contradicting).collect();
    let (Some(first), Some(any)) = (returns.first(), survey.questions.first()) else { return Vec::new() };
    let alone = |one: &Submission| returns.iter().filter(|other| other.file == one.file).count() == 1;
    let name = |one: &Submission| if alone(one) { one.file.to_string() } else { one.place() };
    let files: Vec<String> = returns.iter().map(|one| name(one)).collect();
    let label = |place: usize| words::return_number(place + 1).text(SHEET_LANG).to_owned();
    let each = |texts: &[String]| -> Vec<String> {
        let lines = texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
        lines.map(|(place, text)| words::each_of(label(place), text).text(SHEET_LANG).to_owned()).collect()
    };
    let mut doubts = Vec::new();
    for question in &survey.questions {
        let of = |one: &&Submission| one.answers.iter().find(|answer| answer.question == question.id).cloned();
        let answers: Vec<Option<Answer>> = returns.iter().map(of).collect();
        let Some(Some(own)) = answers.first() else { continue };
        if answers.iter().flatten().all(|other| duplicates::says_the_same(own, other)) {
            continue;
        }
        let olds: Vec<String> =
            answers.iter().map(|answer| answer.as_ref().map(corrections::present).unwrap_or_default()).collect();
        let blank = words::blank().text(SHEET_LANG).to_owned();
        let shown: Vec<String> =
            olds.iter().map(|old| if old.trim().is_empty() { blank.clone() } else { old.clone() }).collect();
        let filled = |answer: &Answer| {
            let cells = answer.cells.iter().filter(|cell| !cell.raw.trim().is_empty());
            let cells: Vec<String> = cells.map(|cell| cell.at.at.to_string()).collect();
            let first = answer.cells.first().map(|cell| cell.at.at.to_string()).unwrap_or_default();
            if cells.is_empty() { first } else { cells.join("、") }
        };
        let cells: Vec<String> =
            answers.iter().map(|answer| answer.as_ref().map(filled).unwrap_or_default()).collect();
        doubts.push(Doubt {
            question,
            number: question.number.ja.clone(),
            text: question.text.ja.clone(),
            cell: if cells.iter().all(|cell| *cell == cells[0]) {
                cells[0].clone()
            } else {
                each(&cells).join("\n")
            },
            present: each(&shown).join("\n"),
            unclear: vec![words::unclear_differs().text(SHEET_LANG).to_owned()],
            asks: Asks::Differing { olds },
        });
    }
    let mut unclear = vec![words::unclear_returns(doubts.len()).text(SHEET_LANG).to_owned()];
    if returns.iter().any(|other| !groups::same(first, other)) {
        unclear.push(words::unclear_tables().text(SHEET_LANG).to_owned());
    }
    let labels: Vec<String> = files.iter().enumerate().map(|(place, file)| return_label(place, file)).collect();
    doubts.insert(
        0,
        Doubt {
            question: any,
            number: words::returns_number().text(SHEET_LANG).to_owned(),
            text: words::returns_text(files.len()).text(SHEET_LANG).to_owned(),
            cell: String::new(),
            present: labels.join("\n"),
            unclear,
            asks: Asks::Return { files },
        },
    );
    doubts
}

/// A total that is not the sum of its rows, and the rows that it may be the sum of.
fn total<'a>(group: &'a Survey, returned: &ReturnedGroup, unit: &Unit, found: &Diagnostic) -> Vec<Doubt<'a>> {
    let question = found.scope.question.as_ref().and_then(|id| group.question(id));
    let (Some(question), Some((at, rows))) = (question, found.places.split_first()) else { return Vec::new() };
    let cells = returned.totals.iter().flat_map(|total| &total.cells);
    let raw =
        cells.filter(|(_, cell)| cell.at == *at).map(|(_, cell)| cell.raw.clone()).next().unwrap_or_default();
    let table = words::table_number(&group.title).text(SHEET_LANG).to_owned();
    let mut doubts = vec![Doubt {
        question,
        number: table.clone(),
        text: question.text.ja.clone(),
        cell: at.at.to_string(),
        present: raw,
        unclear: vec![words::unclear_total(&found.found).text(SHEET_LANG).to_owned()],
        asks: Asks::Total { findings: vec![found.id()] },
    }];
    if rows.len() > MOST_ROWS {
        return doubts;
    }
    for (index, row) in returned.rows.iter().enumerate() {
        let answer = row.answers.iter().find(|answer| answer.question == question.id);
        let Some(answer) = answer.filter(|answer| answer.cells.iter().any(|cell| rows.contains(&cell.at))) else {
            continue;
        };
        let old = corrections::present(answer);
        let number = words::row_number(index + 1).text(SHEET_LANG).to_owned();
        doubts.push(Doubt {
            question,
            number: format!("{table} {number}"),
            text: question.text.ja.clone(),
            cell: answer.cells.iter().map(|cell| cell.at.at.to_string()).collect::<Vec<_>>().join("、"),
            present: old.clone(),
            unclear: vec![words::unclear_row().text(SHEET_LANG).to_owned()],
            asks: Asks::Row { survey: group.id.clone(), case: row_id(&unit.id, index + 1), old },
        });
    }
    doubts
}

/// The question that was not to be answered, where a finding is about routing: its cells stand first, and the finding may be
/// asked about at the question that decides.
fn routed<'a>(survey: &'a Survey, unit: &Unit, found: &Diagnostic) -> Option<&'a Question> {
    let first = found.places.first()?;
    let mut answers = unit.submission.iter().flat_map(|one| &one.answers);
    let answer = answers.find(|answer| answer.cells.iter().any(|cell| cell.at == *first))?;
    survey.question(&answer.question)
}

/// What is unclear, as one says it to who wrote it.
fn unclear(survey: &Survey, routed: &Question, diagnostic: &Diagnostic) -> crate::catalogue::Phrase {
    match diagnostic.rule {
        "unknown-answer" => words::unclear_unknown(),
        "unknown-mark" => words::unclear_mark(),
        "two-marks" => words::unclear_two(),
        "number-label-conflict" => words::unclear_conflict(),
        "not-a-number" | "approximate" | "range" | "finer-than-thousandth" => words::unclear_number(),
        "out-of-range" => words::unclear_range(&diagnostic.expected),
        "error-value" => words::unclear_error(),
        "not-a-date" | "date-without-era" | "date-outside-era" | "date-two-readings" | "year-not-shown" => {
            words::unclear_date()
        }
        "routing" => {
            let (asked, deciding) = asked_of(survey, &routed.universe);
            words::unclear_routing(&routed.number, asked, deciding)
        }
        _ => words::unclear_other(&diagnostic.found, &diagnostic.expected),
    }
}
