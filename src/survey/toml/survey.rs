//! Reads `surveys/<survey>.toml`: what is asked, of whom, where the answers sit, and when.

use crate::catalogue::{Phrase, definition as words};
use crate::survey::area::Areas;
use crate::survey::cover::Cover;
use crate::survey::definition::{Survey, SurveyKind};
use crate::survey::design::{Design, Stratum};
use crate::survey::predicate::Predicate;
use crate::survey::question::{ITEM, Question, ResponseDomain};
use crate::survey::toml::checks::{check_others, read_checks};
use crate::survey::toml::coded::{Asked, Listed, named_list, read_code_lists, read_domain};
use crate::survey::toml::concordance::{read_mergers, read_predecessor};
use crate::survey::toml::condition::{Barred, Scope, read_condition};
use crate::survey::toml::forms::{read_forms, read_rounds};
use crate::survey::toml::handling::read_handling;
use crate::survey::toml::reading::{Reading, beside};
use crate::survey::toml::repeats::read_repeats;
use crate::survey::toml::sampling::read_sampling;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table, Words};
use crate::survey::toml::{keys, shape};
use crate::survey::workbook::headings;

/// Reads a survey. Where it has mistakes it holds what could be read; there is none where the file is no TOML.
pub fn read_survey(file: &SourceFile, problems: &mut Problems) -> Option<Survey> {
    let table = tree::parse(file, problems)?;
    Some(survey_of(file, &table, problems))
}

/// Reads a survey from its tree.
pub fn survey_of(file: &SourceFile, table: &Table, problems: &mut Problems) -> Survey {
    shape::check(file, table, keys::SURVEY, problems);
    if let Some(id) = table.words("id") {
        problems.claim(file, id.text, id.span);
    }
    let reading = &mut Reading { file, problems };
    let strata = read_strata(reading, table);
    let lists = read_code_lists(reading, &table.tables("code_list"));
    let asked = read_questions(reading, table, &lists);
    check_others(reading, table, &asked);
    let checks = read_checks(reading, table, &asked);
    let forms = read_forms(reading, table, &asked);
    let rounds = read_rounds(reading, table, &asked, &forms);
    let questions = asked.into_iter().map(|asked| asked.question).collect();
    let mut survey = Survey {
        id: table.text("id"),
        title: table.phrase("title"),
        kind: SurveyKind::Questionnaire,
        sensitive: table.flag("sensitive"),
        frame: table.words("frame").map(|path| beside(file, path.text)),
        sampling: read_sampling(reading, table, &strata),
        strata,
        checks,
        questions,
        forms: forms.into_iter().map(|laid| laid.form).collect(),
        rounds,
        cover: read_cover(table),
        groups: Vec::new(),
        group_of: None,
        mergers: read_mergers(table),
        previous: read_predecessor(reading, table),
    };
    survey.groups = read_repeats(reading, table, &lists, &survey);
    survey
}

fn read_cover(table: &Table) -> Cover {
    let Some(table) = table.table("questionnaire") else { return Cover::default() };
    let words = |key: &str| table.words(key).map(|words| words.text.to_owned());
    Cover {
        title: words("title"),
        greeting: words("greeting"),
        deadline: words("deadline"),
        return_to: words("return_to"),
        contact: words("contact"),
        note: words("note"),
        case_code: words("case_code"),
        case_name: words("case_name"),
    }
}

fn read_strata(reading: &mut Reading<'_>, table: &Table) -> Vec<Stratum> {
    let tables = table.tables("stratum");
    reading.once(tables.iter().filter_map(|stratum| stratum.words("id")));
    let framed = table.get("frame").is_some();
    let mut strata = Vec::new();
    for stratum in tables {
        let written = stratum.words("design");
        let design = match written.as_ref().map(|design| design.text) {
            Some("census") => Design::Census,
            Some("sample") => {
                let population = stratum.number("population").and_then(|number| number.to_i128());
                Design::Sample { population: population.and_then(|number| u64::try_from(number).ok()) }
            }
            _ => Design::Open,
        };
        if let Some(design) = written {
            if matches!(design.text, "census" | "sample") && !framed {
                needs_frame(reading, &design);
            }
            if let Some(entry) = stratum.get("population").filter(|_| design.text != "sample") {
                reading.say(entry.key_span.clone(), words::population_only_for_sample());
            }
        }
        strata.push(Stratum { id: stratum.text("id"), label: stratum.phrase("label"), design });
    }
    strata
}

/// Notes a stratum that needs a frame where there is none: in a workbook its sheet is empty, else its key is missing.
fn needs_frame(reading: &mut Reading<'_>, design: &Words<'_>) {
    let (message, help) = if reading.file.cells.is_some() {
        let shown = headings::word("design", design.text).unwrap_or(design.text);
        let shown = Phrase { ja: shown.to_owned(), en: design.text.to_owned() };
        (words::needs_frame_sheet(shown), words::fill_frame_sheet())
    } else {
        (words::needs_frame(design.text), words::name_frame())
    };
    reading.advise(design.span.clone(), message, help);
}

/// A question or battery item with the condition that is still to be read.
struct Draft<'t> {
    asked: Asked,
    id: Words<'t>,
    item: bool,
    universe: Option<Words<'t>>,
}

fn read_questions(reading: &mut Reading<'_>, table: &Table, lists: &[Listed]) -> Vec<Asked> {
    let mut drafts = Vec::new();
    // Questions and batteries stand in the order of the file, however they are mixed.
    let mut tables: Vec<(&Table, bool)> = table.tables("question").into_iter().map(|t| (t, false)).collect();
    tables.extend(table.tables("battery").into_iter().map(|t| (t, true)));
    tables.sort_by_key(|(t, _)| t.span.start);
    let none = table.get("question").is_none() && table.get("battery").is_none();
    if none && !reading.problems.has_unread() {
        reading.say(table.span.clone(), words::no_questions());
    }
    reading.once(tables.iter().filter_map(|(t, _)| t.words("id")));
    for (written, is_battery) in tables {
        if is_battery {
            drafts.extend(read_battery(reading, written, lists));
        } else if let Some(id) = written.words("id") {
            let (domain, settled) = read_domain(reading, written, lists);
            let asked =
                Asked { question: question(written, id.text.to_owned(), written.phrase("text"), domain), settled };
            drafts.push(Draft { asked, id, item: false, universe: written.words("universe") });
        }
    }
    // `q1.a` as a question beside the battery `q1` with the item `a`.
    for draft in drafts.iter().filter(|draft| draft.item) {
        let id = draft.asked.question.id.as_str();
        if drafts.iter().any(|other| !other.item && other.asked.question.id == id) {
            reading.say(draft.id.span.clone(), words::duplicate(id));
        }
    }
    read_universes(reading, drafts)
}

fn question(table: &Table, id: String, text: Phrase, domain: ResponseDomain) -> Question {
    Question {
        id,
        number: table.phrase("number"),
        text,
        domain,
        universe: Predicate::Everyone,
        optional: table.flag("optional"),
        handling: read_handling(table),
    }
}

/// The items of a battery, each a question of its own with the shared words before its own.
fn read_battery<'t>(reading: &mut Reading<'_>, table: &'t Table, lists: &[Listed]) -> Vec<Draft<'t>> {
    let listed = table.words("codes").and_then(|name| named_list(reading, &name, lists));
    let settled = listed.as_ref().is_some_and(|listed| listed.settled);
    let list = listed.map(|listed| listed.list).unwrap_or_default();
    let items = table.tables("items");
    reading.once(items.iter().filter_map(|item| item.words("id")));
    let mut drafts = Vec::new();
    for item in items {
        let Some(id) = item.words("id") else { continue };
        let (stem, words) = (table.phrase("text"), item.phrase("text"));
        let text =
            Phrase { ja: format!("{}{ITEM}{}", stem.ja, words.ja), en: format!("{}{ITEM}{}", stem.en, words.en) };
        let domain = ResponseDomain::Single(list.clone());
        let question = question(table, format!("{}.{}", table.text("id"), id.text), text, domain);
        let asked = Asked { question, settled };
        drafts.push(Draft { asked, id, item: true, universe: table.words("universe") });
    }
    drafts
}

fn read_universes(reading: &mut Reading<'_>, mut drafts: Vec<Draft<'_>>) -> Vec<Asked> {
    let mut last: Option<(usize, Option<Predicate>)> = None;
    for index in 0..drafts.len() {
        let Some(written) = drafts[index].universe.clone() else { continue };
        // The items of a battery share one condition, which is read once.
        let read = match &last {
            Some((start, read)) if *start == written.span.start => read.clone(),
            _ => {
                let later = drafts[index..].iter().map(|draft| draft.asked.question.id.as_str()).collect();
                let why = |name: &str| words::asked_later(name);
                let scope = Scope {
                    variables: drafts[..index].iter().map(|draft| draft.asked.variable()).collect(),
                    barred: Some(Barred { names: later, why, instead: None }),
                    // No question of a survey is answered with an area.
                    areas: &Areas::default(),
                };
                read_condition(reading, &written, &scope)
            }
        };
        last = Some((written.span.start, read.clone()));
        if let Some(universe) = read {
            drafts[index].asked.question.universe = universe;
        }
    }
    drafts.into_iter().map(|draft| draft.asked).collect()
}
