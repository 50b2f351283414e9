//! What is known of the file as a whole: survey, fate, kind, how it was read, and whose it is and why.

use crate::catalogue::{Lang, Phrase, explain_file as words};
use crate::collect::look::{FoundBy, Seen};
use crate::collect::matching::{CodeReading, FrameIndex};
use crate::collect::{AnswerCell, Submission, Unit};
use crate::report::analyst::fate_words;
use crate::report::explain_file::About;
use crate::report::sketch::{Part, Tone};
use crate::survey::decision::DecisionKind;
use crate::survey::frame::SamplingFrame;
use crate::survey::missing::Disposition;
use crate::text::clean::clean;
use crate::text::key::key;
use crate::workbook::Container;

pub(super) fn facts(about: About<'_>, shown: &[&Seen], lang: Lang) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut say = |what: Phrase, said: Phrase| {
        parts.push(Part::line(2, Tone::Plain, words::fact(what, said).text(lang)));
    };
    let survey = about.survey;
    let round = survey.round(&about.round.round).map_or_else(Phrase::default, |round| round.label.clone());
    // A record list has one round, which is called like the list.
    let named = if round.is_empty() || round == survey.title {
        words::case(&survey.id, &survey.title)
    } else {
        words::survey_round(&survey.title, &survey.id, round)
    };
    say(words::fact_survey(), named);
    say(words::fact_fate(), fate_words(about.entry.fate));
    let entry = about.entry;
    let mut came: Vec<String> =
        [&entry.received, &entry.sender, &entry.channel].into_iter().flatten().cloned().collect();
    if entry.late {
        came.push(words::after_deadline().text(lang).to_owned());
    }
    if !came.is_empty() {
        say(words::fact_came(), Phrase::same(came.join(words::between().text(lang))));
    }
    if let Some(looked) = about.looked
        && let Some(book) = &looked.book
    {
        let kind = book.container.word();
        say(
            words::fact_container(),
            book.encoding.map_or_else(|| Phrase::same(kind), |encoding| words::container_encoding(kind, encoding)),
        );
        say(words::fact_evidence(), evidence(book.container));
        say(
            words::fact_form(),
            match &looked.found_by {
                FoundBy::Form(id) => words::by_form(id),
                FoundBy::Own => words::by_own(),
                FoundBy::OwnWords => words::by_own_words(),
                FoundBy::Nothing => words::by_nothing(),
            },
        );
        if looked.returns.len() != 1 {
            say(words::fact_returns(), words::returns(looked.returns.len()));
        }
    }
    let alone = about.looked.is_some_and(|looked| looked.returns.len() == 1) || about.row.is_some();
    for seen in shown.iter().filter(|_| alone) {
        say(words::fact_case(), whose(about, &seen.submission, lang));
    }
    if about.hides() {
        parts.push(Part::line(2, Tone::Plain, words::kept_back_note().text(lang)));
    }
    parts
}

pub(super) fn evidence(container: Container) -> Phrase {
    if container == Container::Xlsx {
        words::evidence_read()
    } else if container.offers_evidence() {
        words::evidence_none()
    } else {
        words::evidence_not_available()
    }
}

/// Whose a return is, why, and how the case ended; or that it does not count.
fn whose(about: About<'_>, submission: &Submission, lang: Lang) -> Phrase {
    let Some(unit) = about.unit(submission) else {
        let case = about.entry.case.as_deref().map(|id| named(about, id));
        let not = words::not_counted(fate_words(about.entry.fate));
        return case.map_or_else(|| words::matched(words::no_case(), &not), |case| words::matched(case, &not));
    };
    let Some(frame) = about.frame else {
        let numbered = submission.code.as_ref().is_some_and(|code| clean(&code.raw) == unit.id);
        return match (about.hides(), numbered) {
            (false, true) => words::matched(&unit.id, words::how_number()),
            (true, _) | (false, false) => words::anonymous(),
        };
    };
    let how = how(about, frame, submission, unit);
    let case =
        if about.hides() { crate::catalogue::report::kept_back() } else { words::case(&unit.id, &unit.name) };
    let said = if about.hides() { case } else { words::matched(case, how) };
    if unit.disposition == Disposition::Valid {
        return said;
    }
    let ended = unit.disposition.called();
    Phrase::same([said.text(lang), ended.text(lang)].join(words::between().text(lang)))
}

fn named(about: About<'_>, id: &str) -> Phrase {
    let case = about.frame.and_then(|frame| frame.cases.iter().find(|case| case.id == id));
    if about.hides() {
        return crate::catalogue::report::kept_back();
    }
    case.map_or_else(|| Phrase::same(id), |case| words::case(&case.id, &case.name))
}

/// The reason that the matching goes by: a row of the ledger, the code, the name as the frame has it, another name.
fn how(about: About<'_>, frame: &SamplingFrame, submission: &Submission, unit: &Unit) -> Phrase {
    let place = submission.place();
    let by_ledger = about.decisions.iter().any(|decision| match &decision.kind {
        DecisionKind::Match { returned, .. } => {
            let whole = *returned == *submission.file || *returned == place;
            decision.survey == about.survey.id && (whole || submission.file.ends_with(&format!("/{returned}")))
        }
        DecisionKind::Set { .. }
        | DecisionKind::Use { .. }
        | DecisionKind::Dispose { .. }
        | DecisionKind::Accept { .. } => false,
    });
    if by_ledger {
        return words::how_ledger();
    }
    let index = FrameIndex::new(frame);
    let written = |cell: &Option<AnswerCell>| {
        cell.as_ref().filter(|cell| !key(&cell.raw).is_empty()).map(|cell| (cell.at.at, clean(&cell.raw)))
    };
    if let Some((at, code)) = written(&submission.code)
        && let CodeReading::Case(case) = index.by_code(&code)
        && case.id == unit.id
    {
        return words::how_code(at, code);
    }
    match (written(&submission.name), frame.cases.iter().find(|case| case.id == unit.id)) {
        (Some((at, name)), Some(case)) if name == case.name.ja => words::how_name(at, name),
        (Some((at, name)), Some(case)) if case.aliases.contains(&name) => words::how_alias(at, name),
        (Some((at, name)), Some(_)) if index.by_name(&name).is_some_and(|case| case.id == unit.id) => {
            words::how_spelling(at, name)
        }
        (Some((at, name)), _) if unit.submission.as_ref().is_some_and(|own| own.furigana.is_some()) => {
            words::how_reading(at, name)
        }
        (Some(_) | None, _) => words::how_form(),
    }
}
