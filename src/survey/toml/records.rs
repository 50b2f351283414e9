//! Reads `surveys/records.toml`: each record list becomes a survey without a frame, with one open stratum, one row
//! form and one round.

use crate::catalogue::definition as words;
use crate::survey::concordance::Mergers;
use crate::survey::cover::Cover;
use crate::survey::definition::{HeldRule, ONLY_ROUND, RecordRules, Round, Schedule, Source, Survey, SurveyKind};
use crate::survey::design::{Design, Stratum};
use crate::survey::form::{Column, Form, Layout};
use crate::survey::predicate::Predicate;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::coded::{Asked, Listed, read_code_lists, read_domain};
use crate::survey::toml::handling::read_handling;
use crate::survey::toml::keys::WEEKDAYS;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::toml::{keys, shape};

/// Code of an event that did not take place.
const CANCELLED: &str = "cancelled";

/// A record list with its columns as far as they could be read.
struct ListDraft<'t> {
    table: &'t Table,
    columns: Vec<Asked>,
}

/// Reads the record lists. Where they have mistakes they hold what could be read.
pub fn read_records(file: &SourceFile, problems: &mut Problems) -> Vec<Survey> {
    let Some(table) = tree::parse(file, problems) else { return Vec::new() };
    records_of(file, &table, problems)
}

/// Reads the record lists from their tree.
pub fn records_of(file: &SourceFile, table: &Table, problems: &mut Problems) -> Vec<Survey> {
    shape::check(file, table, keys::RECORDS, problems);
    let tables = table.tables("records");
    for id in tables.iter().filter_map(|list| list.words("id")) {
        problems.claim(file, id.text, id.span);
    }
    for folder in tables.iter().filter_map(|list| list.words("folder")) {
        problems.claim_folder(file, folder.text, folder.span);
    }
    let reading = &mut Reading { file, problems };
    reading.once(tables.iter().filter_map(|list| list.words("folder")));
    let lists = read_code_lists(reading, &table.tables("code_list"));
    let mut drafts = Vec::new();
    for list in tables {
        drafts.push(ListDraft { table: list, columns: read_columns(reading, list, &lists) });
    }
    drafts.iter().map(|draft| read_list(reading, draft, &drafts)).collect()
}

/// The columns of a record list or repeat group, with their kinds of value.
pub(super) fn read_columns(reading: &mut Reading<'_>, list: &Table, lists: &[Listed]) -> Vec<Asked> {
    let tables = list.tables("columns");
    reading.once(tables.iter().filter_map(|column| column.words("id")));
    reading.once_as_read(tables.iter().filter_map(|column| column.words("label")));
    let mut columns = Vec::new();
    for column in tables {
        let (domain, settled) = read_domain(reading, column, lists);
        let question = Question {
            id: column.text("id"),
            number: column.phrase("label"),
            text: column.phrase("label"),
            domain,
            universe: Predicate::Everyone,
            optional: column.flag("optional"),
            handling: read_handling(column),
        };
        columns.push(Asked { question, settled });
    }
    columns
}

fn read_list(reading: &mut Reading<'_>, draft: &ListDraft<'_>, all: &[ListDraft<'_>]) -> Survey {
    let table = draft.table;
    let held = read_held(reading, draft);
    let areas_expected = table.words("areas_expected");
    let has_area = draft.columns.iter().any(|c| !c.settled || c.question.domain == ResponseDomain::Area);
    if let Some(level) = areas_expected.as_ref().filter(|_| !has_area) {
        reading.say(level.span.clone(), words::areas_need_column());
    }
    let rules = RecordRules {
        event_id: table.words("event_id").map(|heading| heading.text.to_owned()),
        held,
        areas_expected: areas_expected.map(|level| level.text.to_owned()),
        schedule: table.table("schedule").map(|schedule| read_schedule(reading, schedule, draft, all)),
    };
    let column = |asked: &Asked| Column {
        question: asked.question.id.clone(),
        label: asked.question.text.ja.clone(),
        option: None,
        unnumbered: false,
    };
    Survey {
        id: table.text("id"),
        title: table.phrase("title"),
        kind: SurveyKind::Records(Box::new(rules)),
        sensitive: table.flag("sensitive"),
        frame: None,
        sampling: None,
        strata: vec![Stratum { id: "all".to_owned(), label: words::everything(), design: Design::Open }],
        checks: Vec::new(),
        questions: draft.columns.iter().map(|asked| asked.question.clone()).collect(),
        forms: vec![Form {
            id: "rows".to_owned(),
            sheet: table.words("sheet").map(|sheet| sheet.text.to_owned()),
            each_sheet: false,
            unread: Vec::new(),
            // The number of an event identifies it as a code identifies a respondent.
            case_code: table.words("event_id").map(|heading| heading.text.to_owned()),
            case_name: None,
            export: None,
            layout: Layout::Rows(draft.columns.iter().map(column).collect()),
            groups: Vec::new(),
        }],
        rounds: vec![Round {
            id: ONLY_ROUND.to_owned(),
            label: table.phrase("title"),
            fiscal_year: None,
            as_of: None,
            audience: None,
            received: None,
            deadline: None,
            cut_off: None,
            joint: None,
            passwords: None,
            sources: vec![Source {
                folder: table.text("folder"),
                form: Some("rows".to_owned()),
                channel: None,
                blank: None,
            }],
        }],
        cover: Cover::default(),
        groups: Vec::new(),
        group_of: None,
        mergers: Mergers::default(),
        previous: None,
    }
}

/// The column that a key names, where it exists and takes the right kind of value.
fn column_of(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    columns: &[Asked],
    fits: fn(&ResponseDomain) -> bool,
    kind: &str,
) {
    let Some(name) = table.words(key) else { return };
    let known: Vec<&str> = columns.iter().map(|asked| asked.question.id.as_str()).collect();
    if !reading.knows(&name, &known, words::unknown_column(name.text)) {
        return;
    }
    let column = columns.iter().find(|asked| asked.question.id == name.text);
    if column.is_some_and(|asked| asked.settled && !fits(&asked.question.domain)) {
        reading.say(name.span, words::column_is_not(name.text, kind));
    }
}

fn read_held(reading: &mut Reading<'_>, draft: &ListDraft<'_>) -> Option<HeldRule> {
    let name = draft.table.words("held")?;
    let single = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Single(_));
    column_of(reading, draft.table, "held", &draft.columns, single, "single");
    let column = draft.columns.iter().find(|asked| asked.question.id == name.text && asked.settled);
    if let Some(ResponseDomain::Single(list)) = column.map(|asked| &asked.question.domain)
        && list.get(CANCELLED).is_none()
    {
        reading.say(name.span, words::held_needs_cancelled(&list.id));
    }
    Some(HeldRule { column: name.text.to_owned(), cancelled: CANCELLED.to_owned() })
}

fn read_schedule(
    reading: &mut Reading<'_>,
    table: &Table,
    draft: &ListDraft<'_>,
    all: &[ListDraft<'_>],
) -> Schedule {
    let date = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Date);
    let area = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Area);
    column_of(reading, table, "date", &draft.columns, date, "date");
    column_of(reading, table, "area", &draft.columns, area, "area");
    if let Some(name) = table.words("opened_in") {
        let ids: Vec<String> = all.iter().map(|draft| draft.table.text("id")).collect();
        let known: Vec<&str> = ids.iter().map(String::as_str).collect();
        reading.knows(&name, &known, words::unknown_records(name.text));
        if let Some(opened) = all.iter().find(|draft| draft.table.text("id") == name.text) {
            column_of(reading, table, "opened_area", &opened.columns, area, "area");
            column_of(reading, table, "opened_date", &opened.columns, date, "date");
        }
    }
    let weekday = table.text("weekday");
    let months = table.get("except_months").map(|entry| entry.value.list()).unwrap_or_default();
    let month = |number: crate::text::number::Decimal| u8::try_from(number.to_i128()?).ok();
    Schedule {
        date: table.text("date"),
        area: table.text("area"),
        weekday: (0..7).zip(WEEKDAYS).find(|(_, day)| **day == weekday).map_or(0, |(index, _)| index),
        except_months: months.iter().filter_map(|value| value.number().and_then(month)).collect(),
        opened_in: table.text("opened_in"),
        opened_area: table.text("opened_area"),
        opened_date: table.text("opened_date"),
    }
}
