//! A question over all rounds of a series, one round below the other: n, the share of each option (of a quantity the mean), and
//! the change since the round before; over a break nothing is computed, and a note says what broke.

use crate::catalogue::{Phrase, change as words, findings as common};
use crate::findings::batch::{Batch, Counted};
use crate::findings::change_table::figures::{Facts, Maker};
use crate::findings::change_table::worked::{terms, worked};
use crate::findings::change_table::{Asked, Kind, group_label};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::How;
use crate::findings::material::Material;
use crate::findings::plan::TableRequest;
use crate::findings::plan::change::ChangeTable;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::findings::unlike;
use crate::stats::Undefined;
use crate::stats::comparison::{Fraction, difference};
use crate::stats::inference::{InferenceMode, over_rounds};
use crate::stats::share::share;

/// Asks for what the table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    series: &'p ChangeTable,
) -> Asked<'p> {
    super::asked(batch, material, request, series, false)
}

/// A value of one round, exact where it can be compared with that of another.
struct Value {
    cell: ResultCell,
    exact: Result<Fraction, Undefined>,
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish_series(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut notes = self.notes_of_question(material);
        let Some(group) = self.groups.first() else { return (self.table_of(Vec::new(), notes), Vec::new()) };
        let facts: Vec<Facts> = group.rounds.iter().map(|round| Facts::of(round, counted, material)).collect();
        let mode = over_rounds(&facts.iter().map(|facts| facts.mode).collect::<Vec<_>>());
        notes.extend(self.bases(&facts));
        match mode {
            InferenceMode::CensusComplete => notes.push(words::census_complete()),
            InferenceMode::CensusIncomplete => notes.push(words::census_incomplete()),
            InferenceMode::Open => notes.push(common::open()),
            InferenceMode::Sample { .. } | InferenceMode::Strata => notes.push(words::series_of_sample()),
        }
        let label = group_label(0, group);
        let mut maker =
            Maker { table: self, counted, material, group, facts: &facts, label, mode, figures: Vec::new() };
        let breaks: Vec<Vec<Phrase>> = (1..facts.len()).map(|r| self.broken_before(r, material)).collect();
        for (r, reasons) in (1..).zip(&breaks) {
            let between = || self.rounds_named(r - 1, r);
            notes.extend(reasons.iter().map(|reason| words::series_break(between(), reason)));
        }
        let mut before: Vec<Value> = Vec::new();
        let mut rows = Vec::new();
        for (r, of_round) in facts.iter().enumerate() {
            let values = maker.values_of(r);
            let n = words::in_round(&self.labels[r], common::n_heading());
            let round = &group.rounds[r];
            let name = &self.change.rounds[r].name;
            let n = maker.add(&format!("{name}.n"), n, FigureValue::Count(of_round.chain.n), &[r], &[&round.base]);
            maker.how(How::counted(round.counting.clone()));
            let mut row = vec![ResultCell::Words(Phrase::same(self.labels[r].clone())), n.cell];
            for (o, value) in values.iter().enumerate() {
                let broken = r > 0 && breaks.get(r - 1).is_some_and(|reasons| !reasons.is_empty());
                let change = match before.get(o) {
                    None => ResultCell::Words(Phrase::default()),
                    Some(_) if broken => ResultCell::Words(words::broken()),
                    Some(earlier) if self.is_in_both(o, r - 1, r) => maker.since(o, r, earlier, value),
                    Some(_) => ResultCell::Words(words::not_there()),
                };
                row.extend([value.cell.clone(), change]);
            }
            rows.push(row);
            before = values;
        }
        let figures = maker.figures;
        (self.table_of(rows, notes), figures)
    }

    fn is_in_both(&self, o: usize, from: usize, to: usize) -> bool {
        self.options.get(o).is_none_or(|option| option.is_in_both(from, to))
    }

    /// Why a round is not compared with the one before.
    fn broken_before(&self, r: usize, material: &Material<'_>) -> Vec<Phrase> {
        let declared = self.change.question.not_comparable(r - 1, r).map(Phrase::same);
        let of = |r: usize| material.round(&self.change.rounds.get(r)?.key).map(|(_, round)| round);
        let alike = of(r - 1).zip(of(r)).map(|(before, after)| unlike::breaks(before, after)).unwrap_or_default();
        declared.into_iter().chain(alike).collect()
    }

    fn table_of(&self, rows: Vec<Vec<ResultCell>>, notes: Vec<Phrase>) -> ResultTable {
        let mut head =
            [vec![HeadCell::one(words::round_heading()), HeadCell::one(common::n_heading())], Vec::new()];
        head[1] = vec![HeadCell::one(Phrase::default()), HeadCell::one(Phrase::default())];
        let of_quantity = [words::mean()];
        let labels: Vec<Phrase> = match self.kind {
            Kind::Quantity { .. } => of_quantity.into(),
            Kind::Single | Kind::Multiple => self.options.iter().map(|option| option.label.clone()).collect(),
        };
        let (value, change) = match &self.kind {
            Kind::Quantity { unit } => (Phrase::same(unit.clone()), words::since_before()),
            Kind::Single | Kind::Multiple => (words::percent_heading(), words::points_since_before()),
        };
        for label in labels {
            head[0].extend(HeadCell::over(label, 2));
            head[1].extend([HeadCell::one(value.clone()), HeadCell::one(change.clone())]);
        }
        ResultTable {
            id: self.request.id.clone(),
            title: Phrase::same(self.request.title.clone()),
            head: head.into(),
            rows,
            stub_columns: 1,
            follows: None,
            notes,
        }
    }
}

impl Maker<'_> {
    /// The shares of a round, or its mean.
    fn values_of(&mut self, r: usize) -> Vec<Value> {
        let (table, group) = (self.table, self.group);
        let round = &group.rounds[r];
        let name = &table.change.rounds[r].name;
        if let Kind::Quantity { .. } = table.kind {
            let label = words::in_round(&table.labels[r], words::mean());
            let (shown, exact) = self.mean_in(r, &format!("{name}.mean"), label);
            return vec![Value { cell: shown.cell, exact }];
        }
        let mut values = Vec::new();
        for (option, line) in table.options.iter().zip(&round.options) {
            if !option.is_in(r) {
                let cell = ResultCell::Words(words::not_there());
                values.push(Value { cell, exact: Err(Undefined::NothingToCompare) });
                continue;
            }
            let share = share(self.n(line), self.facts[r].chain.n);
            let value = share.map_or_else(FigureValue::Undefined, FigureValue::Share);
            let label = words::in_round(&table.labels[r], &option.label);
            let id = format!("{name}.{}.share", option.code);
            let shown = self.add(&id, label, value, &[r], &[&line.evidence, &round.base]);
            self.how(line.how.clone());
            values.push(Value { cell: shown.cell, exact: share.map(Fraction::from) });
        }
        values
    }

    /// The change since the round before.
    fn since(&mut self, o: usize, r: usize, earlier: &Value, later: &Value) -> ResultCell {
        let (table, group) = (self.table, self.group);
        let all = [earlier.exact, later.exact];
        let change = earlier.exact.and_then(|earlier| difference(later.exact?, earlier));
        let rounds = [r - 1, r];
        let name = &table.change.rounds[r].name;
        let (id, what, value, formula) = match table.options.get(o) {
            Some(option) => {
                let value = change.map_or_else(FigureValue::Undefined, FigureValue::Points);
                (format!("{name}.{}.change", option.code), option.label.clone(), value, "k₂/n₂ − k₁/n₁")
            }
            None => {
                let value = change.map_or_else(FigureValue::Undefined, FigureValue::Mean);
                (format!("{name}.mean.change"), words::mean(), value, "Σx₂/n₂ − Σx₁/n₁")
            }
        };
        let label = words::change_over(table.rounds_named(r - 1, r), what);
        let mut evidence: Vec<_> = rounds.iter().map(|r| &group.rounds[*r].base).collect();
        evidence.extend(rounds.iter().filter_map(|r| Some(&group.rounds[*r].options.get(o)?.evidence)));
        let shown = self.add(&id, label, value, &rounds, &evidence);
        self.how(worked(words::change_heading(), formula, terms(&[("k₁", "n₁", all[0]), ("k₂", "n₂", all[1])])));
        shown.cell
    }
}
