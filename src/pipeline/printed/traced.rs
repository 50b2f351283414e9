//! `trace` as data: from a figure to its cells, and from a cell, a file or a case to what used it.

use serde_json::{Value, json};

use super::{place, text};
use crate::catalogue::Lang;
use crate::findings::figure::Figure;
use crate::pipeline::trace::CellFacts;
use crate::pipeline::uses::{Cell, File, Printed, ReadFor, Standing, State, Used};
use crate::provenance::CellRef;
use crate::render::json::figure_value;
use crate::report::analyst::fate_words;
use crate::report::compose::figure_record;

/// A figure as `results.json` has it, with the cells behind it; `null` for cells that are protected, and for texts about
/// persons that were not asked for.
pub fn figure(figure: &Figure, facts: Option<&CellFacts>, raw: bool, lang: Lang) -> String {
    let cells = facts.map(|facts| {
        let cell = |at: &CellRef| {
            let fact = facts.get(at);
            let mut cell = place(at);
            cell["raw"] = json!((raw || !fact.sensitive).then_some(&fact.raw));
            cell["rule"] = json!(fact.rule);
            cell["corrected_by"] = json!(fact.corrected_by.as_ref().map(place));
            cell
        };
        figure.evidence.iter().map(cell).collect::<Vec<Value>>()
    });
    text("trace", json!({ "figure": figure_value(&figure_record(figure, lang)), "cells": cells }))
}

/// A cell: what stands in it, what it was read for, and what used it.
pub fn cell(
    at: &CellRef,
    cell: Option<&Cell>,
    changed: &[(&Cell, &ReadFor)],
    used: &Used<'_>,
    shown: (bool, bool),
    lang: Lang,
) -> String {
    let (raw, hidden) = shown;
    let own = cell.into_iter().flat_map(|cell| cell.read_for.iter().map(move |read| (cell, read)));
    let read_for: Vec<Value> = own
        .chain(changed.iter().copied())
        .map(|(cell, read)| {
            json!({
                "survey": read.survey,
                "round": read.round,
                "case": read.case,
                "question": read.question,
                "value": (raw || !cell.sensitive).then_some(&read.value),
                "corrected_by": read.corrected_by.as_ref().map(place),
            })
        })
        .collect();
    let mut form = uses(used, hidden, lang);
    form["cell"] = place(at);
    form["cell"]["raw"] = json!(cell.filter(|cell| raw || !cell.sensitive).map(|cell| &cell.raw));
    form["cell"]["rule"] = json!(cell.map(|cell| &cell.rule));
    form["read_for"] = json!(read_for);
    text("trace --from", form)
}

/// Files that arrived under a name, and what used their cells.
pub fn file(arrived: &[&File], used: &Used<'_>, hidden: bool, lang: Lang) -> String {
    let mut form = uses(used, hidden, lang);
    form["files"] = arrived.iter().map(|file| one_file(file, lang)).collect();
    text("trace --from", form)
}

fn one_file(file: &File, lang: Lang) -> Value {
    json!({
        "file": file.file,
        "fate": fate_words(file.fate).text(lang),
        "case": file.case,
        "received": file.received,
        "late": file.late,
    })
}

/// A case in every round that asks it, and what used its answers.
pub fn case(standings: &[&Standing], used: &Used<'_>, hidden: bool, lang: Lang) -> String {
    let standing = |standing: &&Standing| {
        json!({
            "survey": standing.survey,
            "round": standing.round,
            "case": standing.id,
            "name": standing.name,
            "state": match standing.state() {
                State::In => "in",
                State::Waits => "waits",
                State::NotIn => "not_in",
                State::NotAsked => "not_asked",
            },
            "disposition": standing.disposition.called().text(lang),
            "file": standing.file.as_ref().map(|file| one_file(file, lang)),
            "other_files": standing.others.iter().map(|file| one_file(file, lang)).collect::<Vec<Value>>(),
            "open": standing.open,
        })
    };
    let mut form = uses(used, hidden, lang);
    form["standings"] = standings.iter().map(standing).collect();
    text("trace --case", form)
}

/// Figures and sentences; of hidden figures only how many there are, unless they are asked for.
fn uses(used: &Used<'_>, hidden: bool, lang: Lang) -> Value {
    let figure = |figure: &&Printed| {
        json!({
            "plan": figure.plan,
            "id": figure.id,
            "label": figure.label.text(lang),
            "text": figure.text.text(lang),
        })
    };
    let sentence = |sentence: &&Printed| json!({ "plan": sentence.plan, "id": sentence.id, "text": sentence.text.text(lang) });
    let protected = used.figures.iter().filter(|figure| figure.hidden).count();
    json!({
        "figures": used.figures.iter().filter(|figure| hidden || !figure.hidden).map(figure).collect::<Vec<Value>>(),
        "sentences": used.sentences.iter().map(sentence).collect::<Vec<Value>>(),
        "protected_figures": protected,
    })
}
