//! Sentences that the program writes from figures, one file per family. A sentence says no more than the data carry: by the
//! words of one table ([`crate::findings::bins`]), of those who answered where more is not known, and never of a cause. One
//! that the data do not support is not written; its reason is.

mod answered;
pub mod conventions;
mod order;
mod share;
mod target;
mod tenths;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, findings as found_words, statements as words};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::plan::{AnalysisPlan, Statement, StatementKind, Style};
use crate::survey::definition::Survey;

/// A sentence with the figures it states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The sentence, or where it is not written why.
    pub text: Phrase,
    /// What its style leaves out and has to be said all the same, for a note below the paragraph.
    pub remarks: Vec<Phrase>,
    /// Figures it states.
    pub figures: Vec<String>,
    /// Figures that it compares these with and does not state.
    pub compared: Vec<String>,
}

/// Writes every sentence of a plan.
pub fn write(
    plan: &AnalysisPlan,
    figures: &BTreeMap<String, Figure>,
    surveys: &[Survey],
) -> BTreeMap<String, Written> {
    let written = |statement: &Statement| {
        let mut ground = Ground { plan, figures, surveys, used: Vec::new(), compared: Vec::new() };
        let (text, remarks) = match said(statement, &mut ground) {
            Ok(said) => said.in_style(statement),
            Err(unsaid) => (unsaid.words(statement), Vec::new()),
        };
        let mut rests = ground.used.iter().chain(&ground.compared);
        let provisional = rests.any(|id| figures.get(id).is_some_and(|figure| figure.provisional));
        let text = if provisional { found_words::with_mark(&text) } else { text };
        (statement.id.clone(), Written { text, remarks, figures: ground.used, compared: ground.compared })
    };
    plan.statements.iter().map(written).collect()
}

/// What a sentence is written from, and which figures were taken of it.
struct Ground<'a> {
    plan: &'a AnalysisPlan,
    figures: &'a BTreeMap<String, Figure>,
    surveys: &'a [Survey],
    used: Vec<String>,
    compared: Vec<String>,
}

impl<'a> Ground<'a> {
    /// A figure that has a value and is stated.
    fn take(&mut self, id: &str) -> Result<&'a Figure, Unsaid> {
        if !self.used.iter().any(|used| used == id) {
            self.used.push(id.to_owned());
        }
        self.valued(id)
    }

    /// A figure that has a value and is compared with others, stated or not.
    fn compare(&mut self, id: &str) -> Result<&'a Figure, Unsaid> {
        self.compared.push(id.to_owned());
        self.valued(id)
    }

    fn valued(&self, id: &str) -> Result<&'a Figure, Unsaid> {
        let figure = self.figures.get(id).ok_or(Unsaid::NoFigure)?;
        match &figure.value {
            FigureValue::Undefined(reason) => Err(Unsaid::NoValue(reason.words())),
            FigureValue::Suppressed(_) => Err(Unsaid::Because(words::is_hidden())),
            FigureValue::Count(_)
            | FigureValue::Amount(_)
            | FigureValue::Share(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::Probability(_)
            | FigureValue::EstimatedShare(_)
            | FigureValue::Claimed(_) => Ok(figure),
        }
    }
}

/// Why a sentence is not written.
enum Unsaid {
    /// There is no such figure.
    NoFigure,
    /// Its figure has no value.
    NoValue(Phrase),
    /// The data do not carry it.
    Because(Phrase),
}

impl Unsaid {
    fn words(self, statement: &Statement) -> Phrase {
        let subject =
            if statement.subject.is_empty() { Phrase::same(&statement.id) } else { statement.subject.clone() };
        match self {
            Unsaid::NoFigure => found_words::not_written(subject),
            Unsaid::NoValue(reason) => found_words::not_written_because(subject, reason),
            Unsaid::Because(reason) => words::not_written_for(subject, reason),
        }
    }
}

/// What a sentence says, in its parts.
struct Said {
    /// The words without the numbers behind them.
    brief: Phrase,
    /// The words with those numbers, and what is no part of either: the conventions of rounding.
    full: Phrase,
    /// The numbers and conventions by themselves; empty where the words hold them.
    exact: Vec<Phrase>,
    /// Remarks of the figures: bounds, intervals, unlike periods.
    remarks: Vec<Phrase>,
    /// How a whole sentence ends.
    ending: Ending,
}

/// How a whole sentence ends.
enum Ending {
    /// …であった。
    Was,
    /// …に達した。
    Reached,
    /// With the verb that the words end in.
    Bare,
}

impl Said {
    /// The text in the style of a sentence, with what stands in a note below.
    fn in_style(self, statement: &Statement) -> (Phrase, Vec<Phrase>) {
        let subject = &statement.subject;
        let by_default = match (statement.style, &statement.kind) {
            (Style::Sentence, _) | (Style::Ministry, StatementKind::Share { .. }) => true,
            (Style::Ministry, _) => false,
        };
        let numbers = statement.numbers.unwrap_or(by_default);
        let shown = if numbers { self.full } else { self.brief.clone() };
        match statement.style {
            Style::Sentence => {
                let text = match self.ending {
                    Ending::Was => words::ended(subject, shown),
                    Ending::Reached => words::reached(subject, shown),
                    Ending::Bare => words::ended_bare(subject, shown),
                };
                let note = self.remarks.into_iter().reduce(found_words::notes_joined);
                let text = match note {
                    Some(note) => found_words::sentence_with_note(&text, &note),
                    None => text,
                };
                (text, Vec::new())
            }
            Style::Ministry => {
                let left_out = if numbers { Vec::new() } else { self.exact };
                let below = left_out.into_iter().chain(self.remarks).reduce(words::remarks_joined);
                let note = below.map(|below| words::below(&self.brief, below));
                let text = if subject.is_empty() { shown } else { words::joined(subject, shown) };
                (text, note.into_iter().collect())
            }
        }
    }
}

fn said(statement: &Statement, ground: &mut Ground<'_>) -> Result<Said, Unsaid> {
    let unit = &statement.unit;
    match &statement.kind {
        StatementKind::Share { figure, called } => share::share(ground, figure, *called, statement.style, unit),
        StatementKind::Majority { figure } => share::majority(ground, figure, unit),
        StatementKind::MainReasons { table, top } => order::main_reasons(ground, table, *top),
        StatementKind::Order { of, top } => order::order(ground, of, *top, unit),
        StatementKind::Target { figure, called } => target::target(ground, figure, *called),
        StatementKind::Change { of, called } => target::change(ground, of, *called),
        StatementKind::TargetAndChange { target, change, target_called, change_called } => {
            target::both(ground, target, change, *target_called, *change_called)
        }
        StatementKind::WholePeriod { figure, called } => target::whole_period(ground, figure, *called),
    }
}
