//! The table of indicators by fiscal year (目標/実績) and the chain of reasoning, with every empty link said.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, findings as words, units};
use crate::findings::figure::Figure;
use crate::findings::indicators::figure_id;
use crate::findings::material::Material;
use crate::findings::plan::{AnalysisPlan, TableRequest};
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::findings::unlike;
use crate::survey::indicator::{Indicator, IndicatorKind, IndicatorRole};
use crate::text::era::{fiscal_year_name, in_words};

/// The table of one role's indicators.
pub fn indicator_table(
    material: &Material<'_>,
    request: &TableRequest,
    role: IndicatorRole,
    period: (i32, i32),
    figures: &BTreeMap<String, Figure>,
) -> ResultTable {
    let years: Vec<i32> = (period.0..=period.1).collect();
    let indicators: Vec<&Indicator> =
        material.book.into_iter().flat_map(|book| &book.indicators).filter(|i| i.role == role).collect();
    let mut rows = Vec::new();
    let mut notes = vec![words::no_target_note()];
    for indicator in &indicators {
        let kinds = [("target", words::target()), ("actual", words::actual()), ("counted", words::counted())];
        for (index, (kind, word)) in kinds.iter().enumerate() {
            let ids: Vec<String> = years.iter().map(|year| figure_id(&indicator.id, kind, *year)).collect();
            if *kind == "counted" && !ids.iter().any(|id| figures.contains_key(id)) {
                continue;
            }
            let first = |text: Phrase| if index == 0 { text } else { Phrase::default() };
            let mut row = vec![
                ResultCell::Words(first(indicator.label.clone())),
                ResultCell::Words(first(indicator.unit.clone())),
                ResultCell::Words(if index == 0 { kind_words(indicator.kind) } else { Phrase::default() }),
                ResultCell::Words(word.clone()),
            ];
            row.extend(ids.into_iter().map(|id| {
                if figures.contains_key(&id) {
                    ResultCell::Figure(id)
                } else {
                    ResultCell::Words(units::nothing())
                }
            }));
            rows.push(row);
        }
        // The office's remark belongs to the row, so it is said once; the day belongs to its year.
        let mut said: Vec<Phrase> = Vec::new();
        for year in &years {
            let Some(actual) = figures.get(&figure_id(&indicator.id, "actual", *year)) else { continue };
            for note in &actual.notes {
                let day = actual.as_of.map(|day| words::as_of_note(in_words(&day)));
                let note = if day.as_ref() == Some(note) {
                    words::year_note(words::fiscal_year(fiscal_year_name(*year), *year), note)
                } else {
                    note.clone()
                };
                if !said.contains(&note) {
                    notes.push(words::indicator_note(&indicator.label, &note));
                    said.push(note);
                }
            }
        }
        let unlike = unlike::of_indicator(material, indicator, &years);
        notes.extend(unlike.iter().map(|note| words::indicator_note(&indicator.label, note)));
    }
    let mut head: Vec<HeadCell> =
        [words::indicator_heading(), words::unit_heading(), words::kind_heading(), words::entry_heading()]
            .into_iter()
            .map(HeadCell::one)
            .collect();
    head.extend(years.iter().map(|year| HeadCell::one(words::fiscal_year(fiscal_year_name(*year), *year))));
    ResultTable {
        id: request.id.clone(),
        title: request.title.clone(),
        head: vec![head],
        rows,
        stub_columns: 4,
        follows: None,
        turned: None,
        drawn: None,
        notes,
    }
}

fn kind_words(kind: IndicatorKind) -> Phrase {
    match kind {
        IndicatorKind::Flow => words::kind_flow(),
        IndicatorKind::Stock => words::kind_stock(),
        IndicatorKind::PersonsEach => words::kind_persons_each(),
        IndicatorKind::PersonsOnce => words::kind_persons_once(),
        IndicatorKind::Share => words::kind_share(),
    }
}

/// The chain 課題 → 事業 → 指標 → 検証方法 → 結果, one row per project.
pub fn logic_table(
    material: &Material<'_>,
    request: &TableRequest,
    plan: &AnalysisPlan,
    figures: &BTreeMap<String, Figure>,
) -> ResultTable {
    let none = || words::link_empty();
    let listed = |items: Vec<Phrase>| {
        if items.is_empty() {
            return none();
        }
        Phrase::joined(&items, &Phrase::same("\n"))
    };
    let figure_text = |id: &String| {
        figures.get(id).map(|figure| {
            let mark = if figure.provisional { words::to_confirm_mark() } else { Phrase::default() };
            let shown = words::with_unit(figure.with_unit(), mark);
            words::result_item(&figure.label, shown)
        })
    };
    let rows = plan
        .projects
        .iter()
        .map(|project| {
            let problems = plan.problems.iter().filter(|problem| project.answers.contains(&problem.id));
            let indicators = material.book.into_iter().flat_map(|book| &book.indicators);
            let indicators = indicators.filter(|indicator| project.indicators.contains(&indicator.id));
            [
                listed(problems.map(|p| p.text.map(|text| format!("{}{text}", p.mark))).collect()),
                words::project_by(&project.name, &project.by),
                listed(indicators.map(|indicator| indicator.label.clone()).collect()),
                listed(project.methods.clone()),
                listed(project.results.iter().filter_map(figure_text).collect()),
            ]
            .map(ResultCell::Words)
            .into_iter()
            .collect()
        })
        .collect();
    let head = [
        words::problem_heading(),
        words::project_heading(),
        words::indicator_heading(),
        words::method_heading(),
        words::result_heading(),
    ];
    ResultTable {
        id: request.id.clone(),
        title: request.title.clone(),
        head: vec![head.into_iter().map(HeadCell::one).collect()],
        rows,
        stub_columns: 1,
        follows: None,
        turned: None,
        drawn: None,
        notes: vec![words::logic_note()],
    }
}
