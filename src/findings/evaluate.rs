//! A plan from its requests to its findings: everything is asked for, counted in one go per table, and then put
//! together in the order in which one needs the other.

use std::collections::BTreeMap;

use crate::catalogue::findings as words;
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::findings::batch::Batch;
use crate::findings::change_table::panel::Panel;
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::plan::change::SeriesTable;
use crate::findings::plan::{AnalysisPlan, FigureSource, TableKind};
use crate::findings::statements::{self, Written};
use crate::findings::table::ResultTable;
use crate::findings::{
    change_table, claims, derived, disclosure, estimates, event_tables, indicator_series, indicator_table,
    indicators, question_table, rates, reach, records_audit, single, whole,
};
use crate::findings::{correlation_table, portfolio_table, quantity_table, scale_table};
use crate::tally::engine::TallyEngine;
use crate::threads;

/// Everything that a plan found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Every figure by id.
    pub figures: BTreeMap<String, Figure>,
    /// Tables in the order of the plan.
    pub tables: Vec<ResultTable>,
    /// Which unit stood where between rounds: for the analyst alone.
    pub panels: Vec<Panel>,
    /// Sentences by id.
    pub sentences: BTreeMap<String, Written>,
    /// What the findings themselves found odd.
    pub diagnostics: Vec<Diagnostic>,
    /// Figures that are hidden as they are, for the analyst.
    pub kept_back: BTreeMap<String, Figure>,
    /// Figures of which it is not proven that nobody can work them out; with any, the report is held back.
    pub held_back: Vec<String>,
    /// Figures of other plans that stand in the way of hiding them, each with its plan.
    pub held_by: Vec<(String, String)>,
    /// How many of the figures each open finding of collecting or of this plan can change, by its id.
    pub touched: BTreeMap<String, usize>,
}

enum AskedTable<'p> {
    Estimates(estimates::Asked<'p>),
    Change(change_table::Asked<'p>),
    Series(change_table::Asked<'p>),
    Question(Box<question_table::Asked<'p>>),
    Battery(question_table::battery::Asked<'p>),
    Area(event_tables::Asked<'p>),
    Rates(rates::Asked<'p>),
    Quantities(quantity_table::Asked<'p>),
    Scale(scale_table::Asked<'p>),
    Correlation(correlation_table::Asked<'p>),
    Portfolio(portfolio_table::Asked<'p>),
    Later,
}

/// Evaluates a plan, and carries out what it declares about small counts.
///
/// # Errors
/// What the engine refuses, or two figures of one id.
pub fn evaluate(
    plan: &AnalysisPlan,
    material: &Material<'_>,
    engine: &dyn TallyEngine,
) -> Result<Findings, Error> {
    let find = |plan: &AnalysisPlan, material: &Material<'_>| found(plan, material, engine);
    let mut alone = [find(plan, material)?];
    disclosure::control(&[plan], material, &mut alone, &find)?;
    let [findings] = alone;
    Ok(findings)
}

/// Evaluates the plans that are published together, in their order, and carries out what they declare about small counts:
/// what one of them hides, no other may give back.
///
/// # Errors
/// What the engine refuses, or two figures of one id.
pub fn evaluate_all(
    plans: &[&AnalysisPlan],
    material: &Material<'_>,
    engine: &dyn TallyEngine,
) -> Result<Vec<Findings>, Error> {
    let find = |plan: &AnalysisPlan, material: &Material<'_>| found(plan, material, engine);
    let all = threads::each(plans, |plan| find(plan, material));
    let mut all = all.into_iter().collect::<Result<Vec<Findings>, Error>>()?;
    disclosure::control(plans, material, &mut all, &find)?;
    Ok(all)
}

/// Everything that a plan finds, whatever may be published of it.
fn found(plan: &AnalysisPlan, material: &Material<'_>, engine: &dyn TallyEngine) -> Result<Findings, Error> {
    let mut batch = Batch::default();
    // What is counted on how the cases ended, those included that the tables of answers leave out.
    let mut outcomes = Batch::default();
    let asked_indicators = indicators::ask(&mut batch, material);
    let asked_figures: Vec<_> = plan
        .figures
        .iter()
        .map(|request| match &request.source {
            FigureSource::Counted { table, measure, filter } => {
                Some(single::ask(&mut batch, material, request, table, measure, filter))
            }
            FigureSource::Indicator { .. } => None,
        })
        .collect();
    let asked_tables: Vec<AskedTable<'_>> =
        plan.tables.iter().map(|request| ask_table(&mut batch, &mut outcomes, material, plan, request)).collect();
    let counted = batch.run(engine, material)?;
    let ended = outcomes.run_on(engine, material.outcomes)?;

    let mut figures = BTreeMap::new();
    let (found, mut diagnostics) = asked_indicators.finish(&counted, material);
    for figure in found {
        keep(&mut figures, figure)?;
    }
    for (request, asked) in plan.figures.iter().zip(&asked_figures) {
        let made = match (asked, &request.source) {
            (Some(asked), _) => asked.figures(&counted, material),
            (None, FigureSource::Indicator { indicator, derive, years }) => {
                vec![derived::derive(request, indicator, *derive, years, &figures, material)]
            }
            (None, FigureSource::Counted { .. }) => Vec::new(),
        };
        for figure in made {
            keep(&mut figures, figure)?;
        }
    }
    let mut tables = Vec::with_capacity(plan.tables.len());
    for (request, asked) in plan.tables.iter().zip(&asked_tables) {
        let (table, found) = match (asked, &request.kind) {
            (AskedTable::Rates(asked), _) => {
                let (both, found) = asked.finish(&ended, material);
                for figure in found {
                    keep(&mut figures, figure)?;
                }
                tables.extend(both);
                continue;
            }
            (AskedTable::Question(asked), _) => asked.finish(&counted, material),
            (AskedTable::Estimates(asked), _) => asked.finish(&counted, material),
            (AskedTable::Change(asked), _) => asked.finish(&counted, material),
            (AskedTable::Series(asked), _) => asked.finish_series(&counted, material),
            (AskedTable::Battery(asked), _) => asked.finish(&counted, material),
            (AskedTable::Area(asked), _) => asked.finish(&counted, material),
            (AskedTable::Quantities(asked), _) => {
                let (several, found) = asked.finish(&counted, material);
                for figure in found {
                    keep(&mut figures, figure)?;
                }
                tables.extend(several);
                continue;
            }
            (AskedTable::Scale(asked), _) => asked.finish(&counted, material),
            (AskedTable::Correlation(asked), _) => asked.finish(&counted, material),
            (AskedTable::Portfolio(asked), _) => asked.finish(&counted, material),
            (AskedTable::Later, TableKind::EventList { records, columns }) => {
                event_tables::event_list(material, request, records, columns)
            }
            (AskedTable::Later, TableKind::Series(SeriesTable::Indicator(id))) => {
                indicator_series::indicator_series(material, request, id, &figures)
            }
            (AskedTable::Later, TableKind::Indicators(role)) => {
                (indicator_table::indicator_table(material, request, *role, plan.period, &figures), Vec::new())
            }
            (AskedTable::Later, _) => {
                (indicator_table::logic_table(material, request, plan, &figures), Vec::new())
            }
        };
        for figure in found {
            keep(&mut figures, figure)?;
        }
        tables.push(table);
        let below = match asked {
            AskedTable::Question(asked) => asked.below(&counted, material),
            AskedTable::Battery(asked) => asked.below(&counted, material),
            _ => Vec::new(),
        };
        for (table, found) in below {
            for figure in found {
                keep(&mut figures, figure)?;
            }
            tables.push(table);
        }
    }
    for claim in &plan.claims {
        let (figure, finding) = claims::check(claim, &figures);
        diagnostics.extend(finding);
        keep(&mut figures, figure)?;
    }
    let mut panels = Vec::new();
    for asked in &asked_tables {
        if let AskedTable::Change(asked) = asked {
            panels.extend(asked.panel(&counted, material));
        }
    }
    for (request, asked) in plan.tables.iter().zip(&asked_tables) {
        let wholes = match asked {
            AskedTable::Question(asked) => asked.wholes(),
            AskedTable::Battery(asked) => asked.wholes(),
            AskedTable::Change(asked) => asked.wholes(),
            AskedTable::Estimates(_)
            | AskedTable::Quantities(_)
            | AskedTable::Scale(_)
            | AskedTable::Correlation(_)
            | AskedTable::Portfolio(_)
            | AskedTable::Area(_)
            | AskedTable::Rates(_)
            | AskedTable::Series(_)
            | AskedTable::Later => continue,
        };
        // A request may have several tables; the first is the one of its name.
        if let Some(table) = tables.iter_mut().find(|table| table.id == request.id) {
            table.notes.extend(whole::note(&wholes, &figures));
        }
    }
    diagnostics.extend(figures.values().filter_map(chain_broken));
    diagnostics.extend(records_audit::audit(material));
    diagnostics.extend(question_table::weights::audit(plan, material));
    diagnostics.extend(empty_links(plan));
    diagnostics.extend(statements::conventions::audit(plan));
    let sentences = statements::write(plan, &figures, material.surveys);
    let mut touched = reach::touched(material, &figures, material.diagnostics);
    touched.extend(reach::touched(material, &figures, &diagnostics));
    Ok(Findings {
        figures,
        tables,
        panels,
        sentences,
        diagnostics,
        kept_back: BTreeMap::new(),
        held_back: Vec::new(),
        held_by: Vec::new(),
        touched,
    })
}

fn keep(figures: &mut BTreeMap<String, Figure>, figure: Figure) -> Result<(), Error> {
    let id = figure.id.clone();
    match figures.insert(id.clone(), figure) {
        None => Ok(()),
        Some(_) => Err(Error::Workspace(words::figure_twice(id))),
    }
}

fn ask_table<'p>(
    batch: &mut Batch,
    outcomes: &mut Batch,
    material: &Material<'_>,
    plan: &'p AnalysisPlan,
    request: &'p crate::findings::plan::TableRequest,
) -> AskedTable<'p> {
    match &request.kind {
        TableKind::Estimates(wanted) => AskedTable::Estimates(estimates::ask(batch, material, request, wanted)),
        TableKind::Change(table) => AskedTable::Change(change_table::ask(batch, material, request, table)),
        TableKind::Series(SeriesTable::Question(series)) => {
            AskedTable::Series(change_table::series::ask(batch, material, request, series))
        }
        TableKind::Question(asked) => {
            AskedTable::Question(Box::new(question_table::ask(batch, material, request, asked)))
        }
        TableKind::Battery(items) => {
            AskedTable::Battery(question_table::battery::ask(batch, material, request, items))
        }
        TableKind::ResponseRates(asked) => {
            AskedTable::Rates(rates::ask(outcomes, material, request, asked, &plan.dispositions))
        }
        TableKind::Scale(asked) => AskedTable::Scale(scale_table::ask(batch, material, request, asked)),
        TableKind::Correlation(asked) => {
            AskedTable::Correlation(correlation_table::ask(batch, material, request, asked))
        }
        TableKind::Portfolio(asked) => {
            AskedTable::Portfolio(portfolio_table::ask(batch, material, request, asked))
        }
        TableKind::Quantities(asked) => {
            AskedTable::Quantities(quantity_table::ask(batch, material, request, asked))
        }
        TableKind::EventsByArea { records, date, area, measure, levels } => AskedTable::Area(
            event_tables::ask_by_area(batch, material, request, records, date, area, measure, levels, plan.period),
        ),
        TableKind::Series(SeriesTable::Indicator(_)) => AskedTable::Later,
        TableKind::EventList { .. } | TableKind::Indicators(_) | TableKind::LogicModel => AskedTable::Later,
    }
}

/// A chain that does not add up holds its figure out.
fn chain_broken(figure: &Figure) -> Option<Diagnostic> {
    let base = figure.base.filter(|base| !base.adds_up())?;
    Some(
        Diagnostic::at(
            "chain",
            Severity::Undecided,
            Vec::new(),
            single::chain_note(&base),
            words::chain_adds_up(),
            words::hint_chain(),
        )
        .about(figure.id.clone())
        .in_scope(Scope { figure: Some(figure.id.clone()), ..Scope::default() }),
    )
}

/// Links of the chain of reasoning that nothing stands in, and sections without text.
fn empty_links(plan: &AnalysisPlan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut say = |subject: String, phrase, expected| {
        let mut diagnostic =
            Diagnostic::of_file("empty-link", Severity::Note, &plan.file, phrase, expected, words::hint_link());
        diagnostic.subject = subject;
        found.push(diagnostic);
    };
    for problem in &plan.problems {
        if !plan.projects.iter().any(|project| project.answers.contains(&problem.id)) {
            say(problem.id.clone(), words::problem_unanswered(&problem.mark), words::link_expected());
        }
        if problem.figures.is_empty() {
            say(
                format!("{}.figures", problem.id),
                words::problem_unfounded(&problem.mark),
                words::link_expected(),
            );
        }
    }
    for project in &plan.projects {
        for (link, empty) in [
            ("indicators", project.indicators.is_empty()),
            ("methods", project.methods.is_empty()),
            ("results", project.results.is_empty()),
        ] {
            if empty {
                say(
                    format!("{}.{link}", project.id),
                    words::project_lacks(&project.name, link),
                    words::link_expected(),
                );
            }
        }
    }
    for section in plan.sections.iter().filter(|section| section.prose.is_none()) {
        say(
            format!("section-{}", section.number),
            words::section_empty(&section.number, &section.title),
            words::section_expected(),
        );
    }
    found
}
