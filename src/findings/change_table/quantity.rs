//! A quantity over the rounds: its mean, the change of the mean and of it that of the same units, and how many of them
//! have more or less than before.

use std::cmp::Ordering;

use crate::catalogue::{Phrase, change as words};
use crate::findings::batch::{RowsTicket, TallyTicket};
use crate::findings::change_table::Found;
use crate::findings::change_table::counts::Pair;
use crate::findings::change_table::figures::{Maker, Shown, Way};
use crate::findings::change_table::layout::Row;
use crate::findings::change_table::options::{Exact, parts, rounds_apart};
use crate::findings::change_table::worked::{end_of_mean, terms, worked};
use crate::findings::evidence::Taken;
use crate::findings::figure::FigureValue;
use crate::findings::how::How;
use crate::findings::plan::measured::Measured;
use crate::findings::table::ResultCell;
use crate::stats::comparison::Fraction;
use crate::stats::inference::InferenceMode;
use crate::stats::overlapping::overlapping_means;
use crate::stats::paired_samples::{paired_t, sign_test};
use crate::stats::two_samples::{MeanDifference, Variances, mean_difference};
use crate::stats::{Interval, Real, Undefined};
use crate::survey::answer::AnswerValue;
use crate::text::number;

fn mean(value: Exact) -> FigureValue {
    value.map_or_else(FigureValue::Undefined, FigureValue::Mean)
}

impl Maker<'_> {
    /// The row of the mean.
    pub(super) fn quantity(&mut self) -> Found {
        let (table, group) = (self.table, self.group);
        let mut row = Row { label: words::mean(), ..Row::default() };
        let mut means = Vec::new();
        for (r, of) in table.change.rounds.iter().enumerate() {
            let label = words::in_round(&table.labels[r], words::mean());
            let (shown, value) = self.mean_in(r, &format!("{}.mean", of.name), label);
            row.rounds.push(vec![shown.cell]);
            means.push(value);
        }
        let mut found = Found::default();
        let mut rounding = false;
        for (p, (from, to)) in table.pairs().into_iter().enumerate() {
            if table.change.question.not_comparable(from, to).is_some() {
                row.changes.push(table.broken());
                continue;
            }
            let pair = group.panel.as_ref().and_then(|panel| panel.pairs.get(p));
            let (cells, rounded) = self.change_of_mean(pair, (from, to), &means);
            row.changes.push(cells);
            rounding |= rounded;
            if let Some(pair) = pair
                && self.n(&pair.both) > 0
            {
                found.about.push(self.up_and_down(pair));
            }
        }
        if rounding {
            found.about.push(words::means_rounded());
        }
        row.range = self.range_of_mean();
        found.rows.push(row);
        found.tests = self.test_quantity();
        found
    }

    /// The mean of a round.
    pub(super) fn mean_in(&mut self, r: usize, id: &str, label: Phrase) -> (Shown, Exact) {
        let round = &self.group.rounds[r];
        let value = round.sum.as_ref().map_or(Err(Undefined::EmptyBase), |sum| self.mean_of(sum));
        let question = &self.table.change.rounds[r].question;
        let shown = self.add(id, label, mean(value), &[r], &[&round.base]);
        self.taken(Taken::Computed(vec![Measured::written(question.as_str())]));
        self.how(How::Summed { quantity: question.clone(), countings: vec![round.counting.clone()] });
        (shown, value)
    }

    /// An exact mean; sums are in thousandths.
    fn mean_of(&self, ticket: &TallyTicket) -> Exact {
        let sums =
            self.counted.tally(ticket).cells.first().and_then(|row| row.first()).copied().unwrap_or_default();
        let denominator = i128::from(sums.n) * 1000;
        if denominator == 0 {
            return Err(Undefined::EmptyBase);
        }
        Ok(Fraction { numerator: sums.quantity, denominator })
    }

    /// The change of the mean, and whether the printed means seem to differ by another number.
    fn change_of_mean(
        &mut self,
        pair: Option<&Pair>,
        (from, to): (usize, usize),
        means: &[Exact],
    ) -> (Vec<ResultCell>, bool) {
        let (table, group) = (self.table, self.group);
        let same = match pair.and_then(|pair| pair.sums.as_ref()) {
            Some(sums) => sums.each_ref().map(|sum| self.mean_of(sum)),
            None => [Err(Undefined::EmptyBase); 2],
        };
        let all = [means[from], means[to]];
        let [total, of_same, of_others] = parts(all, same);
        let rounded = rounds_apart(number::ratio, all, total, table.request.decimals);
        let (id, change) = match pair {
            Some(pair) => (format!("{}mean.change", self.between(pair)), self.change_words(pair, words::mean())),
            None if table.labels.len() == 2 => ("mean.change".to_owned(), words::change_in(words::mean())),
            None => (
                format!("{}.to.{}.mean.change", table.change.rounds[from].name, table.change.rounds[to].name),
                words::change_over(table.rounds_named(from, to), words::mean()),
            ),
        };
        let evidence = [&group.rounds[from].base, &group.rounds[to].base];
        let mut cells = vec![self.add(&id, change.clone(), mean(total), &[from, to], &evidence).cell];
        let of_all = [("1000 Σx₁", "1000 n₁", all[0]), ("1000 Σx₂", "1000 n₂", all[1])];
        let of_both = [("1000 Σy₁", "1000 m", same[0]), ("1000 Σy₂", "1000 m", same[1])];
        self.how(worked(words::amount_change_heading(), "Σx₂/n₂ − Σx₁/n₁", terms(&of_all)));
        self.remarked(from, to);
        if let Some(pair) = pair {
            let both = [&pair.both.evidence];
            let label = words::same_in(&change);
            cells.push(self.add(&format!("{id}.same"), label, mean(of_same), &[from, to], &both).cell);
            let columns = [from, to].map(|round| table.column(round));
            self.taken(Taken::Computed(columns.map(Measured::written).into()));
            self.how(worked(words::same_units(), "Σy₂/m − Σy₁/m", terms(&of_both)));
            let label = words::other_in(&change);
            cells.push(self.add(&format!("{id}.other"), label, mean(of_others), &[from, to], &evidence).cell);
            let formula = "(Σx₂/n₂ − Σx₁/n₁) − (Σy₂/m − Σy₁/m)";
            self.how(worked(words::other_units(), formula, terms(&[of_all, of_both].concat())));
        }
        (cells, rounded)
    }

    /// How many of the same units have more, less and as much.
    fn up_and_down(&mut self, pair: &Pair) -> Phrase {
        let [first, second] = self.values_of_pair(pair);
        let both = self.n(&pair.both);
        let (raised, lowered) =
            sign_test(&second, &first).map_or((0, 0), |signs| (signs.positive, signs.negative));
        let (between, rounds, cells) = (self.between(pair), [pair.from, pair.to], [&pair.both.evidence]);
        let [raised, lowered, level] = [
            ("raised", words::raised(), raised, Ordering::Greater),
            ("lowered", words::lowered(), lowered, Ordering::Less),
            ("unchanged", words::level(), both - raised - lowered, Ordering::Equal),
        ]
        .map(|(id, what, n, direction)| {
            let shown = self.add(&format!("{between}{id}"), what, FigureValue::Count(n), &rounds, &cells);
            let [from, to] = rounds.map(|round| self.table.column(round));
            self.taken(Taken::Moved { from, to, direction });
            shown.text
        });
        let said = words::raised_and_lowered(both, raised, lowered, level);
        if self.table.labels.len() == 2 {
            said
        } else {
            words::of_group(self.table.rounds_named(pair.from, pair.to), said)
        }
    }

    /// The interval of the change of the mean in a sample: of the same units, or of two rounds that asked others.
    fn range_of_mean(&mut self) -> Vec<ResultCell> {
        let estimates = match self.mode {
            InferenceMode::Sample { .. } | InferenceMode::Strata => self.estimates() && self.facts.len() == 2,
            InferenceMode::CensusComplete | InferenceMode::CensusIncomplete | InferenceMode::Open => false,
        };
        if !estimates || self.table.is_broken() {
            return Vec::new();
        }
        let interval = self.difference_of_means().map(|difference| difference.interval(self.table.change.level));
        let end = |end: fn(Interval) -> f64| {
            let end = interval.and_then(|interval| Real::new(end(interval)));
            end.map_or_else(FigureValue::Undefined, FigureValue::Estimate)
        };
        let change = words::change_in(words::mean());
        let evidence: Vec<_> = self.group.rounds.iter().map(|round| &round.base).collect();
        [
            ("low", words::low_of(&change), end(|interval| interval.low)),
            ("high", words::high_of(&change), end(|interval| interval.high)),
        ]
        .map(|(id, label, value)| {
            let end = self.add(&format!("mean.change.{id}"), label, value, &[0, 1], &evidence);
            self.how(end_of_mean(self.way(), id == "low"));
            end.cell
        })
        .into()
    }

    /// The later mean less the earlier, with its standard error.
    pub(super) fn difference_of_means(&self) -> Result<MeanDifference, Undefined> {
        let [first, second] = [0, 1].map(|r| self.values_of_round(r));
        match (self.way(), self.pair_of_two()) {
            (Way::Paired, Some(_)) => self.change_of_pairs(),
            (Way::Overlapping, Some(pair)) => {
                let [earlier, later] = self.values_of_pair(pair);
                overlapping_means(&second, &first, [&later, &earlier])
            }
            (Way::Independent, _) | (_, None) => mean_difference(&second, &first, Variances::Separate),
        }
    }

    /// The mean change of the same units.
    pub(super) fn change_of_pairs(&self) -> Result<MeanDifference, Undefined> {
        let [first, second] = self.values_of_pair(self.pair_of_two().ok_or(Undefined::EmptyBase)?);
        paired_t(&second, &first)
    }

    /// The same units of the only two rounds.
    fn pair_of_two(&self) -> Option<&Pair> {
        match self.group.panel.as_ref()?.pairs.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The numbers of the same units in both rounds, in one order.
    pub(super) fn values_of_pair(&self, pair: &Pair) -> [Vec<f64>; 2] {
        [pair.from, pair.to].map(|r| self.values(&pair.rows, &self.table.column(r)))
    }

    fn values_of_round(&self, round: usize) -> Vec<f64> {
        self.group
            .rounds
            .get(round)
            .map(|of| self.values(&of.rows, &self.table.change.rounds[round].question))
            .unwrap_or_default()
    }

    fn values(&self, rows: &RowsTicket, column: &str) -> Vec<f64> {
        let Some(column) = self.counted.table(rows).and_then(|table| table.column(column)) else {
            return Vec::new();
        };
        let number = |row: &usize| match column.values.get(*row)? {
            AnswerValue::Quantity(number) => number.to_string().parse().ok(),
            AnswerValue::Code(_)
            | AnswerValue::Options(_)
            | AnswerValue::Date(_)
            | AnswerValue::Text(_)
            | AnswerValue::Missing(_) => None,
        };
        self.counted.rows(rows).iter().filter_map(number).collect()
    }
}
