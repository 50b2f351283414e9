//! A question over all rounds of a series, one round below the other and one group below the other: n, the share of each option
//! (of a quantity the mean), of samples its interval where that is asked for, and the change since the round before; over a break
//! nothing is computed, and a note says what broke.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, change as words, findings as common, inference, units};
use crate::findings::batch::{Batch, Counted};
use crate::findings::change_table::figures::{Facts, Maker};
use crate::findings::change_table::worked::{terms, worked};
use crate::findings::change_table::{Asked, Kind, group_label};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::How;
use crate::findings::intervals::of_interval;
use crate::findings::material::Material;
use crate::findings::plan::TableRequest;
use crate::findings::plan::change::ChangeTable;
use crate::findings::question_table::frame_heading;
use crate::findings::table::{Drawing, Drawn, HeadCell, ResultCell, ResultTable};
use crate::findings::unlike;
use crate::stats::comparison::{Fraction, difference};
use crate::stats::inference::{InferenceMode, over_rounds};
use crate::stats::precision::{Wanted, interval};
use crate::stats::share::share;
use crate::stats::{Real, Undefined};

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
        let breaks: Vec<Vec<Phrase>> = (1..self.labels.len()).map(|r| self.broken_before(r, material)).collect();
        let (mut rows, mut figures, mut methods) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut all_sampled = true;
        for (g, group) in self.groups.iter().enumerate() {
            let facts: Vec<Facts> = group.rounds.iter().map(|round| Facts::of(round, counted, material)).collect();
            let mode = over_rounds(&facts.iter().map(|facts| facts.mode).collect::<Vec<_>>());
            all_sampled &= facts.iter().all(|facts| facts.mode.is_sample());
            if g == 0 {
                notes.extend(self.bases(&facts));
                notes.push(match mode {
                    InferenceMode::CensusComplete => words::census_complete(),
                    InferenceMode::CensusIncomplete => words::census_incomplete(),
                    InferenceMode::Open => common::open(),
                    InferenceMode::Sample { .. } | InferenceMode::Strata => words::series_of_sample(),
                });
            }
            let label = group_label(g, group);
            let mut maker =
                Maker { table: self, counted, material, group, facts: &facts, label, mode, figures: Vec::new() };
            let mut of_group = maker.rows_of_series(&breaks, &mut methods);
            figures.append(&mut maker.figures);
            if self.change.by.is_some() {
                let mut label = Some(maker.label);
                for row in &mut of_group {
                    row.insert(0, ResultCell::Words(label.take().unwrap_or_default()));
                }
            }
            rows.append(&mut of_group);
        }
        for (r, reasons) in (1..).zip(&breaks) {
            let between = || self.rounds_named(r - 1, r);
            notes.extend(reasons.iter().map(|reason| words::series_break(between(), reason)));
        }
        if let Some(wanted) = &self.change.intervals {
            let methods = Phrase::listed(&methods.into_iter().collect::<Vec<_>>());
            notes.push(inference::methods_note(wanted.level.percent(), methods));
            notes.extend((!all_sampled).then(inference::no_interval_in_census_rows));
        }
        (self.table_of(rows, notes), figures)
    }

    fn is_in_both(&self, o: usize, from: usize, to: usize) -> bool {
        self.options.get(o).is_none_or(|option| option.is_in_both(from, to))
    }

    /// Why a round is not compared with the one before.
    fn broken_before(&self, r: usize, material: &Material<'_>) -> Vec<Phrase> {
        let declared = self.change.question.not_comparable(r - 1, r).cloned();
        let of = |r: usize| material.round(&self.change.rounds.get(r)?.key).map(|(_, round)| round);
        let alike = of(r - 1).zip(of(r)).map(|(before, after)| unlike::breaks(before, after)).unwrap_or_default();
        declared.into_iter().chain(alike).collect()
    }

    fn table_of(&self, rows: Vec<Vec<ResultCell>>, notes: Vec<Phrase>) -> ResultTable {
        let grouped = self.change.by.as_deref();
        let stub = grouped.map(frame_heading).into_iter().chain([words::round_heading(), common::n_heading()]);
        let mut head = [stub.map(HeadCell::one).collect::<Vec<_>>(), Vec::new()];
        head[1] = vec![HeadCell::one(Phrase::default()); head[0].len()];
        let of_quantity = [words::mean()];
        let labels: Vec<Phrase> = match self.kind {
            Kind::Quantity { .. } => of_quantity.into(),
            Kind::Single | Kind::Multiple => self.options.iter().map(|option| option.label.clone()).collect(),
        };
        let (value, change) = match &self.kind {
            Kind::Quantity { unit } => (unit.clone(), words::since_before()),
            Kind::Single | Kind::Multiple => (words::percent_heading(), words::points_since_before()),
        };
        let mut columns = vec![value];
        if self.change.intervals.is_some() {
            columns.extend([inference::low_heading(), inference::high_heading()]);
        }
        columns.push(change);
        // Of groups there would be a picture for each.
        let drawn = grouped.is_none().then(|| Drawn {
            how: Drawing::Lines,
            columns: labels.iter().cloned().zip((2..).step_by(columns.len())).collect(),
            unit: match &self.kind {
                Kind::Quantity { unit } => unit.clone(),
                Kind::Single | Kind::Multiple => units::percent(),
            },
            notes: Vec::new(),
        });
        for label in labels {
            head[0].extend(HeadCell::over(label, columns.len()));
            head[1].extend(columns.iter().cloned().map(HeadCell::one));
        }
        ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: head.into(),
            rows,
            stub_columns: if grouped.is_some() { 2 } else { 1 },
            follows: None,
            turned: None,
            drawn,
            notes,
        }
    }
}

impl Maker<'_> {
    /// The rows of one group.
    fn rows_of_series(&mut self, breaks: &[Vec<Phrase>], methods: &mut BTreeSet<Phrase>) -> Vec<Vec<ResultCell>> {
        let (table, group, facts) = (self.table, self.group, self.facts);
        let mut before: Vec<Value> = Vec::new();
        let mut rows = Vec::new();
        for (r, of_round) in facts.iter().enumerate() {
            let values = self.values_of(r);
            let n = words::in_round(&table.labels[r], common::n_heading());
            let round = &group.rounds[r];
            let name = &table.change.rounds[r].name;
            let n = self.add(&format!("{name}.n"), n, FigureValue::Count(of_round.chain.n), &[r], &[&round.base]);
            self.how(How::counted(round.counting.clone()));
            let mut row = vec![ResultCell::Words(table.labels[r].clone()), n.cell];
            for (o, value) in values.iter().enumerate() {
                let broken = r > 0 && breaks.get(r - 1).is_some_and(|reasons| !reasons.is_empty());
                let change = match before.get(o) {
                    None => ResultCell::Words(Phrase::default()),
                    Some(_) if broken => ResultCell::Words(words::broken()),
                    Some(earlier) if table.is_in_both(o, r - 1, r) => self.since(o, r, earlier, value),
                    Some(_) => ResultCell::Words(words::not_there()),
                };
                row.push(value.cell.clone());
                if let Some(wanted) = &table.change.intervals {
                    row.extend(self.ends(o, r, wanted, methods));
                }
                row.push(change);
            }
            rows.push(row);
            before = values;
        }
        rows
    }

    /// The ends of the interval of a share in a round; none where the round is no sample or did not have the option.
    fn ends(&mut self, o: usize, r: usize, wanted: &Wanted, methods: &mut BTreeSet<Phrase>) -> [ResultCell; 2] {
        let (table, group) = (self.table, self.group);
        let (option, round) = (&table.options[o], &group.rounds[r]);
        let parts = round.parts.as_ref().filter(|_| option.is_in(r) && self.facts[r].mode.is_sample());
        let Some(parts) = parts else { return [(); 2].map(|()| ResultCell::Words(words::not_there())) };
        let found = parts.parts(self.counted, &round.chain, 0, o);
        let found = found.and_then(|parts| interval(&parts, wanted).map_err(|refused| refused.why));
        if let Ok(found) = &found {
            methods.insert(match found.population {
                Some(population) => inference::method_with_population(found.method.words(), population),
                None => found.method.words(),
            });
        }
        let line = &round.options[o];
        let name = &table.change.rounds[r].name;
        let label = words::in_round(&table.labels[r], &option.label);
        let range = found.map(|found| found.interval);
        let ends = [
            ("low", inference::low(), range.map(|range| range.low)),
            ("high", inference::high(), range.map(|range| range.high)),
        ];
        ends.map(|(end, word, value)| {
            let value = value.and_then(Real::new);
            let value = value.map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare);
            let id = format!("{name}.{}.share.{end}", option.code);
            let label = inference::interval_end_of(&label, word);
            let shown = self.add_as(
                &id,
                label,
                value,
                (units::percent(), table.request.decimals),
                &[r],
                &[&line.evidence, &round.base],
            );
            if let Ok(found) = &found {
                let k = self.n(line);
                self.how(of_interval(found, wanted, k, self.facts[r].chain.n));
            }
            shown.cell
        })
    }

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
