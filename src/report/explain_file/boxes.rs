//! The boxes of one return, question by question: what stands there, how it was understood, what it counts as, what is
//! odd about it.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, Phrase, explain_file as words, report as common};
use crate::collect::look::Seen;
use crate::collect::{Answer, AnswerCell};
use crate::diagnostic::Diagnostic;
use crate::report::analyst::{missing_words, value_words};
use crate::report::explain_file::{About, Boxes, finding, piece};
use crate::report::sketch::{Part, Tone};
use crate::survey::question::{Question, ResponseDomain};
use crate::text::rules::{Rule, find, of_cleaning};

pub(super) fn list<'a>(
    about: About<'a>,
    seen: &'a Seen,
    boxes: &Boxes,
    findings: &[&'a Diagnostic],
    told: &mut BTreeSet<String>,
    lang: Lang,
) -> Vec<Part> {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let submission = &seen.submission;
    let mut place = say(words::sheet(&submission.sheet));
    if let Some(row) = submission.row {
        place = format!("{place} {}", say(words::row(u64::from(row) + 1)));
    }
    let mut parts = vec![Part::blank(), Part::line(0, Tone::Strong, say(words::boxes_of(place)))];
    let case = about.unit(submission).map(|unit| unit.id.as_str());
    let mut odd = |cells: &[&AnswerCell], question: Option<&str>, parts: &mut Vec<Part>| {
        for found in findings.iter().copied() {
            let here = found.places.iter().any(|place| cells.iter().any(|cell| cell.at == *place));
            let about_it = question.is_some()
                && found.scope.question.as_deref() == question
                && found.scope.case.is_some()
                && found.scope.case.as_deref() == case;
            if (here || about_it) && told.insert(found.id()) {
                parts.extend(finding(found, about.said(found), 4, lang));
            }
        }
    };
    for (cell, what) in [(&submission.code, words::code_box()), (&submission.name, words::name_box())] {
        let Some(cell) = cell else { continue };
        parts.push(Part::line(2, Tone::Strong, say(what)));
        parts.push(box_line(about, cell, None, boxes, lang));
        odd(&[cell], None, &mut parts);
    }
    let answers = about.answers(seen);
    for question in &about.survey.questions {
        let Some(answer) = answers.iter().find(|answer| answer.question == question.id) else { continue };
        let mut title = vec![question.number.text(lang), question.text.text(lang)];
        title.retain(|words| !words.is_empty());
        title.dedup();
        parts.push(Part::line(2, Tone::Strong, say(words::question(title.join(" "), &question.id))));
        for cell in &answer.cells {
            parts.push(box_line(about, cell, Some(question), boxes, lang));
        }
        if answer.cells.is_empty() {
            let why = match &question.handling.codes_of {
                Some(of) => words::by_coding(of),
                None => words::no_place(),
            };
            parts.push(Part::line(4, Tone::Faint, say(why)));
        }
        parts.push(Part::line(4, Tone::Plain, say(words::value_is(value(about, question, answer, lang)))));
        odd(&answer.cells.iter().collect::<Vec<_>>(), Some(&question.id), &mut parts);
    }
    parts
}

/// `[3] F10 「○」 1（必要である） の欄 — ○（mark-circle）`
fn box_line(about: About<'_>, cell: &AnswerCell, question: Option<&Question>, boxes: &Boxes, lang: Lang) -> Part {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let blank = cell.raw.trim().is_empty();
    let number = boxes.of(&cell.at).map_or_else(String::new, |number| format!("[{number}] "));
    let mut pieces = vec![piece(Tone::Box, format!("{number}{}", cell.at.at)), piece(Tone::Plain, " ")];
    let hidden = about.hides() && !blank;
    let stands = match (hidden, blank) {
        (true, _) => say(common::kept_back()),
        (false, true) => say(words::blank_box()),
        (false, false) => say(words::quoted(&cell.raw)),
    };
    pieces.push(piece(if blank { Tone::Faint } else { Tone::Plain }, stands));
    if let Some(part) = cell.part.as_ref().filter(|part| !hidden && **part != cell.raw) {
        pieces.push(piece(Tone::Plain, format!(" {}", say(words::read_as(part)))));
    }
    if let Some(shown) = cell.shown.as_ref().filter(|_| !hidden) {
        pieces.push(piece(Tone::Plain, format!(" {}", say(words::shown_as(shown)))));
    }
    if let Some(option) = &cell.option {
        let named = value_words(question, option, lang);
        pieces.push(piece(Tone::Faint, format!(" {}", say(words::box_of_option(named)))));
    }
    let rules = rules(cell);
    if !rules.is_empty() {
        let told: Vec<String> = rules.iter().map(|rule| say(words::rule((rule.meaning)(), rule.id))).collect();
        pieces.push(piece(Tone::Faint, format!(" — {}", told.join(&say(words::between())))));
    }
    Part::Line { indent: 4, pieces }
}

/// The rules by which a cell was read; that a blank is blank is no news.
fn rules(cell: &AnswerCell) -> Vec<&'static Rule> {
    let mut rules = of_cleaning(&cell.raw);
    rules.extend(cell.rule.split('+').filter(|id| *id != "blank").filter_map(find));
    rules
}

fn value(about: About<'_>, question: &Question, answer: &Answer, lang: Lang) -> Phrase {
    let said = match answer.value.missing() {
        Some(reason) => missing_words(reason),
        None if about.hides() => common::kept_back(),
        None => {
            let value = value_words(Some(question), &answer.value.text(), lang);
            match &question.domain {
                ResponseDomain::Quantity { unit, .. } if !unit.is_empty() => words::unit(value, unit),
                ResponseDomain::Quantity { .. }
                | ResponseDomain::Single(_)
                | ResponseDomain::Multiple(_)
                | ResponseDomain::Date
                | ResponseDomain::Text
                | ResponseDomain::Area
                | ResponseDomain::Category
                | ResponseDomain::List => Phrase::same(value),
            }
        }
    };
    match &answer.corrected_by {
        Some(place) => words::corrected(said, place),
        None => said,
    }
}
