//! Reads the repeat groups of a survey: tables on its form with one row for each facility or person. Each becomes a
//! survey of its own with the rounds of the one it belongs to. How many rows there were to report nobody knows, so its
//! strata are open.

use crate::catalogue::repeats as words;
use crate::survey::cover::Cover;
use crate::survey::definition::{Round, Survey, SurveyKind, group_id};
use crate::survey::design::{Design, Stratum};
use crate::survey::form::{Column, Form, GroupTable, Layout};
use crate::survey::toml::coded::Listed;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::records::read_columns;
use crate::survey::toml::tree::Table;

/// Words of a row that is the sum of others, where a form declares none.
const TOTALS: &[&str] = &["合計", "計", "小計", "総計", "総合計"];

/// The repeat groups of a survey, each as a survey.
pub fn read_repeats(reading: &mut Reading<'_>, table: &Table, lists: &[Listed], of: &Survey) -> Vec<Survey> {
    let tables = table.tables("repeat");
    reading.once(tables.iter().filter_map(|group| group.words("id")));
    let mut groups = Vec::new();
    for group in tables {
        let columns = read_columns(reading, group, lists);
        groups.push(Survey {
            id: group_id(&of.id, &group.text("id")),
            title: group.phrase("title"),
            kind: SurveyKind::Questionnaire,
            sensitive: of.sensitive,
            frame: None,
            sampling: None,
            strata: of.strata.iter().map(|stratum| Stratum { design: Design::Open, ..stratum.clone() }).collect(),
            questions: columns.into_iter().map(|asked| asked.question).collect(),
            checks: Vec::new(),
            forms: Vec::new(),
            rounds: of.rounds.iter().map(without_returns).collect(),
            cover: Cover::default(),
            groups: Vec::new(),
            group_of: Some(of.id.clone()),
            mergers: of.mergers,
            previous: None,
        });
    }
    groups
}

/// A round of a group has no folder: its rows come with the returns of the survey.
fn without_returns(round: &Round) -> Round {
    Round { received: None, passwords: None, sources: Vec::new(), ..round.clone() }
}

/// The tables of repeat groups on a form.
pub fn read_group_tables(reading: &mut Reading<'_>, form: &Table, survey: &Table) -> Vec<GroupTable> {
    let tables = form.tables("repeat");
    if form.words("kind").is_some_and(|kind| kind.text == "rows")
        && let Some(entry) = form.get("repeat")
    {
        reading.say(entry.key_span.clone(), words::only_on_labels());
    }
    reading.once(tables.iter().filter_map(|table| table.words("repeat")));
    let groups = survey.tables("repeat");
    let ids: Vec<String> = groups.iter().map(|group| group.text("id")).collect();
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for table in tables {
        let Some(name) = table.words("repeat") else { continue };
        if !reading.knows(&name, &known, words::unknown_repeat(name.text)) {
            continue;
        }
        let columns = groups.iter().filter(|group| group.text("id") == name.text).flat_map(|group| {
            group.tables("columns").into_iter().map(|column| Column {
                question: column.text("id"),
                label: column.text("label"),
                option: None,
                unnumbered: false,
            })
        });
        let declared: Vec<String> = table.list("total").into_iter().map(|word| word.text.to_owned()).collect();
        found.push(GroupTable {
            survey: group_id(&survey.text("id"), name.text),
            columns: columns.collect(),
            end: table.words("end").map(|label| label.text.to_owned()),
            totals: if declared.is_empty() {
                TOTALS.iter().map(|word| (*word).to_owned()).collect()
            } else {
                declared
            },
        });
    }
    found
}

/// The repeat groups of a survey that a form has no table for.
pub fn groups_without_table(survey: &Table, form: &Form) -> Vec<String> {
    let id = survey.text("id");
    survey
        .tables("repeat")
        .iter()
        .map(|group| group.text("id"))
        // A list or an export has no place for a table; its returns are told one by one.
        .filter(|_| matches!(form.layout, Layout::Labels(_)))
        .filter(|group| !form.groups.iter().any(|table| table.survey == group_id(&id, group)))
        .collect()
}
