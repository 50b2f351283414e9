//! The counts that tests are made of, and what the tables of many comparisons have in common.

use crate::catalogue::{Phrase, findings, quantities, tests as said};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::How;
use crate::findings::material::Material;
use crate::findings::question_table::Asked;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::Undefined;
use crate::stats::contingency::{ExpectedCounts, Table};
use crate::stats::inference::InferenceMode;

/// Options in rows by the groups of a banner in columns.
pub(super) struct Cross {
    pub counts: Vec<Vec<u64>>,
    /// How many of each group gave an answer, in one of the options or not.
    pub bases: Vec<u64>,
    /// Whether one unit can have several of the options: then each is a table of its own, chosen or not.
    several: bool,
    /// The same as a table, or why the formulas of a simple sample do not hold for it.
    pub table: Result<Table, Undefined>,
}

impl Cross {
    pub(super) fn new(counts: Vec<Vec<u64>>, bases: Vec<u64>, several: bool, strata: bool) -> Self {
        let table = if strata { Err(Undefined::UnknownDesign) } else { Table::new(counts.clone()) };
        Self { counts, bases, several, table }
    }

    pub(super) fn table(&self) -> Result<&Table, Undefined> {
        self.table.as_ref().map_err(|why| *why)
    }

    pub(super) fn of_option(&self, option: usize) -> u64 {
        self.counts.get(option).map_or(0, |row| row.iter().sum())
    }

    pub(super) fn of_group(&self, group: usize) -> u64 {
        self.counts.iter().filter_map(|row| row.get(group)).sum()
    }

    pub(super) fn at(&self, option: usize, group: usize) -> u64 {
        self.counts.get(option).and_then(|row| row.get(group)).copied().unwrap_or_default()
    }

    pub(super) fn base(&self, group: usize) -> u64 {
        self.bases.get(group).copied().unwrap_or_default()
    }

    pub(super) fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// n and the rows and columns that have anybody, as signs of a formula.
    pub(super) fn terms(&self) -> Vec<(&'static str, String)> {
        let shape = self.table().and_then(Table::shape).ok();
        let mut terms = vec![("n", self.total().to_string())];
        terms.extend(shape.map(|shape| ("r", shape.rows.to_string())));
        terms.extend(shape.map(|shape| ("c", shape.columns.to_string())));
        terms
    }

    /// That too few are expected in too many cells, by Cochran's rule.
    pub(super) fn weak(&self) -> Option<Phrase> {
        let tables = if self.several {
            let of_option = |chosen: &Vec<u64>| {
                let not = self.bases.iter().zip(chosen).map(|(base, chosen)| base.saturating_sub(*chosen));
                vec![chosen.clone(), not.collect()]
            };
            self.counts.iter().map(of_option).collect()
        } else {
            vec![self.counts.clone()]
        };
        let expected = tables.into_iter().filter_map(|table| Table::new(table).ok()?.expected_counts().ok());
        let expected: Vec<ExpectedCounts> = expected.collect();
        let sum = |of: fn(&ExpectedCounts) -> usize| expected.iter().map(of).sum::<usize>();
        let short = expected.iter().any(|expected| !expected.suffice());
        short.then(|| said::weak(sum(|expected| expected.below_five), sum(|expected| expected.cells)))
    }
}

/// A table of many comparisons as it is being made.
#[derive(Default)]
pub(super) struct Made {
    pub rows: Vec<Vec<ResultCell>>,
    pub figures: Vec<Figure>,
    pub notes: Vec<Phrase>,
}

impl Made {
    /// A figure in its cell.
    pub(super) fn add(&mut self, figure: Figure) -> ResultCell {
        let cell = ResultCell::Figure(figure.id.clone());
        self.figures.push(figure);
        cell
    }
}

impl Asked<'_> {
    /// A number of one group and one option, which rests on all groups: its n is that of the group.
    #[expect(clippy::too_many_arguments, reason = "what one cell is")]
    pub(super) fn compared(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        (g, option): (usize, usize),
        (what, name): (&str, Phrase),
        value: FigureValue,
        (unit, decimals): (Phrase, u32),
        how: How,
    ) -> Figure {
        let (Some(group), Some(answer)) = (self.groups.get(g), self.options.get(option)) else {
            return Figure::computed(what, name, value, unit, decimals);
        };
        let id = self.id(group, &format!("{}.{what}", answer.code));
        let label = findings::option_of(&self.request.title, self.of_item(&group.label), &answer.label);
        let mut figure = Figure::computed(id, said::of_cell(label, name), value, unit, decimals);
        let parts: Vec<EvidencePart> = [self.evidence.get(g).map(|evidence| &evidence.base)]
            .into_iter()
            .chain([self.evidence.first().and_then(|total| total.options.get(option))])
            .flatten()
            .flatten()
            .cloned()
            .collect();
        self.of_group(&mut figure, counted, material, 0, &parts);
        figure.base = Some(self.chain.chain(counted, g));
        figure.how = how;
        figure
    }

    /// The words of a group at the left of its row.
    pub(super) fn stub_of(&self, group: usize) -> Vec<ResultCell> {
        let words = self.groups.get(group).map(|group| group.stub.clone()).unwrap_or_default();
        words.into_iter().map(ResultCell::Words).collect()
    }

    /// The finished table.
    pub(super) fn of_many(
        &self,
        what: &str,
        title: impl Fn(Phrase) -> Phrase,
        head: Vec<Vec<HeadCell>>,
        more_stub: usize,
        made: Made,
    ) -> (ResultTable, Vec<Figure>) {
        let table = ResultTable {
            id: self.below_id(what),
            title: title(self.of_item(&self.request.title.clone())),
            head,
            rows: made.rows,
            stub_columns: self.groups.first().map_or(1, |total| total.stub.len()) + more_stub,
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes: made.notes,
        };
        (table, made.figures)
    }

    /// The n of a group: the same figure as in the table above.
    pub(super) fn n_of(&self, group: usize) -> ResultCell {
        let id = self.groups.get(group).map(|group| self.id(group, "n"));
        ResultCell::Figure(id.unwrap_or_default())
    }

    /// The share of a group and an option: the same figure as in the table above.
    pub(super) fn share_of(&self, group: usize, option: usize) -> ResultCell {
        let id = self.groups.get(group).zip(self.options.get(option));
        let id = id.map(|(group, option)| self.id(group, &format!("{}.share", option.code)));
        ResultCell::Figure(id.unwrap_or_default())
    }

    /// That these tests take a finite population for an endless one, where its size is known.
    pub(super) fn uncorrected(&self, counted: &Counted<'_>) -> Option<Phrase> {
        match self.chain.mode(counted) {
            InferenceMode::Sample { population: Some(_) } => Some(quantities::without_correction()),
            InferenceMode::Sample { population: None }
            | InferenceMode::Strata
            | InferenceMode::CensusComplete
            | InferenceMode::CensusIncomplete
            | InferenceMode::Open => None,
        }
    }

    /// The p below which a comparison is marked.
    pub(super) fn alpha(&self) -> f64 {
        1.0 - self.question.wanted.level.share()
    }
}

/// The mark of a difference that is significant after the adjustment.
pub(super) fn mark(difference: f64, p_adjusted: f64, alpha: f64) -> Phrase {
    Phrase::same(match p_adjusted < alpha {
        true if difference > 0.0 => "▲",
        true => "▽",
        false => "",
    })
}
