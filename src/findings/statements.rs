//! Sentences that the program writes from figures, by the rounding that the plan declares. A sentence that the data
//! do not support is not written; its reason is.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, findings as words};
use crate::findings::derived::{whole_period_note, year_names};
use crate::findings::figure::{Figure, FigureValue, tenths};
use crate::findings::plan::{
    AnalysisPlan, Derivation, FigureSource, QuestionTable, Statement, StatementKind, TableKind, TenthsConvention,
};
use crate::survey::definition::Survey;
use crate::text::number;

/// A sentence with the figures it states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The sentence.
    pub text: Phrase,
    /// Figures it rests on.
    pub figures: Vec<String>,
}

/// Writes every sentence of a plan.
pub fn write(
    plan: &AnalysisPlan,
    figures: &BTreeMap<String, Figure>,
    surveys: &[Survey],
) -> BTreeMap<String, Written> {
    plan.statements
        .iter()
        .map(|statement| {
            let mut used = Vec::new();
            let text = sentence(statement, plan, figures, surveys, &mut used).unwrap_or_else(|| {
                let reason = used.iter().find_map(|id| match figures.get(id)?.value {
                    FigureValue::Undefined(reason) => Some(reason.words()),
                    _ => None,
                });
                match reason {
                    Some(reason) => words::not_written_because(&statement.subject, reason),
                    None => words::not_written(&statement.subject),
                }
            });
            let provisional = used.iter().any(|id| figures.get(id).is_some_and(|figure| figure.provisional));
            let text = if provisional { words::with_mark(&text) } else { text };
            (statement.id.clone(), Written { text, figures: used })
        })
        .collect()
}

fn sentence(
    statement: &Statement,
    plan: &AnalysisPlan,
    figures: &BTreeMap<String, Figure>,
    surveys: &[Survey],
    used: &mut Vec<String>,
) -> Option<Phrase> {
    let mut take = |id: &str| {
        used.push(id.to_owned());
        figures.get(id)
    };
    let subject = &statement.subject;
    match &statement.kind {
        StatementKind::Share { figure } => {
            let figure = take(figure)?;
            let base = figure.base?;
            let grouped = |count: u64| number::grouped(i128::from(count));
            let (n, returned) = (grouped(base.n), grouped(base.returned));
            let mut text = match &figure.value {
                FigureValue::Share(share) => words::share_sentence(
                    subject,
                    figure.text(),
                    grouped(share.numerator),
                    grouped(share.denominator),
                    returned,
                    &statement.unit,
                ),
                // No count makes a share that is weighted over strata.
                FigureValue::EstimatedShare(_) => {
                    words::weighted_share_sentence(subject, figure.text(), n, returned, &statement.unit)
                }
                _ => return None,
            };
            if let Some(beside) = &figure.beyond {
                text = words::sentence_with_note(&text, &beside.words);
            }
            Some(text)
        }
        StatementKind::MainReasons { table, top } => {
            main_reasons(subject, table, *top, plan, figures, surveys, used)
        }
        StatementKind::TargetAndChange { target, change, target_convention, change_convention } => {
            let target = take(target)?;
            let change = take(change)?;
            let achieved = tenths(target.fraction()?, *target_convention)?;
            let moved = tenths(change.fraction()?, *change_convention)?;
            let size = moved.unsigned_abs();
            let moved_words = match moved.signum() {
                -1 => words::decrease(tenths_text(size), change.text()),
                1 => words::increase(tenths_text(size), change.text()),
                _ => words::unchanged(change.text()),
            };
            let text = words::target_sentence(
                subject,
                tenths_text(achieved.unsigned_abs()),
                target.value_text()?,
                &moved_words,
            );
            Some(with_remarks(text, plan, &[target, change]))
        }
        StatementKind::WholePeriod { figure, convention } => {
            let figure = take(figure)?;
            let achieved = tenths(figure.fraction()?, *convention)?;
            let (_, years) = derived_of(plan, &figure.id)?;
            let text = words::whole_period_sentence(
                subject,
                year_names(years),
                tenths_text(achieved.unsigned_abs()),
                figure.value_text()?,
                convention_word(*convention),
            );
            Some(with_remarks(text, plan, &[figure]))
        }
    }
}

/// How a figure of the plan is put together from an indicator, and over which years.
fn derived_of<'p>(plan: &'p AnalysisPlan, id: &str) -> Option<(Derivation, &'p [i32])> {
    match &plan.figures.iter().find(|request| request.id == id)?.source {
        FigureSource::Indicator { derive, years, .. } => Some((*derive, years)),
        FigureSource::Counted { .. } => None,
    }
}

/// A sentence with the remarks of its figures. An actual of part of a year is compared only with the remark that says
/// so; which years a whole period has, the sentence says itself.
fn with_remarks(text: Phrase, plan: &AnalysisPlan, figures: &[&Figure]) -> Phrase {
    let mut remarks: Vec<&Phrase> = Vec::new();
    for figure in figures {
        let said = derived_of(plan, &figure.id).and_then(|(derive, years)| whole_period_note(derive, years));
        for note in figure.notes.iter().filter(|note| Some(*note) != said.as_ref()) {
            if !remarks.contains(&note) {
                remarks.push(note);
            }
        }
    }
    let joined = remarks.into_iter().cloned().reduce(words::notes_joined);
    match joined {
        Some(note) => words::sentence_with_note(&text, &note),
        None => text,
    }
}

fn convention_word(convention: TenthsConvention) -> Phrase {
    match convention {
        TenthsConvention::Cut | TenthsConvention::Either => words::cut(),
        TenthsConvention::Rounded => words::rounded(),
    }
}

fn tenths_text(tenths: u32) -> String {
    format!("{}割", number::full_width(tenths))
}

/// The most frequent options of a multiple answer, with their counts; ties are named together.
fn main_reasons(
    subject: &str,
    table: &str,
    top: usize,
    plan: &AnalysisPlan,
    figures: &BTreeMap<String, Figure>,
    surveys: &[Survey],
    used: &mut Vec<String>,
) -> Option<Phrase> {
    let request = plan.tables.iter().find(|request| request.id == table)?;
    let TableKind::Question(QuestionTable { table: key, rows, .. }) = &request.kind else { return None };
    let survey = surveys.iter().find(|survey| survey.id == key.survey)?;
    let options = survey.question(rows)?.domain.codes()?.values();
    let mut counted: Vec<(u64, &str, &Figure)> = options
        .filter_map(|option| {
            let count = figures.get(&format!("{table}.total.{}.count", option.code))?;
            let FigureValue::Count(n) = count.value else { return None };
            Some((n, option.label.as_str(), figures.get(&format!("{table}.total.{}.share", option.code))?))
        })
        .collect();
    counted.sort_by_key(|(n, ..)| std::cmp::Reverse(*n));
    // Ties with the last that is named are named too: the order among them says nothing.
    let last = counted.get(top.checked_sub(1)?)?.0;
    let named: Vec<&(u64, &str, &Figure)> = counted.iter().filter(|(n, ..)| *n >= last && *n > 0).collect();
    if named.is_empty() {
        return None;
    }
    used.extend(named.iter().map(|(.., figure)| figure.id.clone()));
    let item = |(_, label, figure): &&(u64, &str, &Figure)| {
        let FigureValue::Share(share) = &figure.value else { return (*label).to_owned() };
        format!("「{label}」（{}％、{}/{}）", figure.text(), share.numerator, share.denominator)
    };
    let items: Vec<String> = named.iter().map(item).collect();
    Some(words::reasons_sentence(subject, items.join("、")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::plan::FigureRequest;
    use crate::stats::comparison::Fraction;
    use crate::stats::outcome_rate::dispositions::DispositionTable;
    use crate::stats::precision::Wanted;

    fn plan(years: &[i32]) -> AnalysisPlan {
        let source = FigureSource::Indicator {
            indicator: "i".to_owned(),
            derive: Derivation::ActualOverTarget,
            years: years.to_vec(),
        };
        let (id, unit) = ("f".to_owned(), "％".to_owned());
        let kind = StatementKind::WholePeriod { figure: "f".to_owned(), convention: TenthsConvention::Cut };
        AnalysisPlan {
            id: "p".to_owned(),
            file: String::new(),
            title: String::new(),
            period: (2018, 2020),
            as_of: None,
            decimals: 1,
            disclosure: None,
            low_response_below: 80,
            dispositions: DispositionTable::default(),
            sections: Vec::new(),
            problems: Vec::new(),
            projects: Vec::new(),
            figures: vec![FigureRequest {
                id,
                label: String::new(),
                unit,
                decimals: 1,
                own_decimals: None,
                low_response_below: 80,
                wanted: Wanted::default(),
                assumed: None,
                beside: Vec::new(),
                source,
            }],
            tables: Vec::new(),
            statements: vec![Statement {
                id: "s".to_owned(),
                subject: "実績は".to_owned(),
                unit: "件".to_owned(),
                kind,
            }],
            claims: Vec::new(),
        }
    }

    #[test]
    fn the_whole_period_names_the_years_that_were_used_and_the_part_of_one() {
        let years = [2018, 2020];
        let ratio = FigureValue::Ratio(Fraction { numerator: 33, denominator: 40 });
        let mut figure = Figure::computed("f", Phrase::default(), ratio, "％", 1);
        figure.period = Some((2018, 2020));
        figure.notes.push(words::unlike_periods("R2", 2020, "2020-09-30"));
        figure.notes.extend(whole_period_note(Derivation::ActualOverTarget, &years));
        let written = write(&plan(&years), &BTreeMap::from([("f".to_owned(), figure)]), &[]);
        assert_eq!(
            written["s"].text.ja,
            "実績は目標値の８割（H30・R2の計 33/40、割未満切り捨て）に達した\
             （R2は2020-09-30現在の値で、年度全体の目標・実績と比べている）。"
        );
    }
}
