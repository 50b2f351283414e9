//! The options of a question over the rounds: counts and shares, the change of the share in points from the exact
//! fractions, of it what the same units changed, and where each of them went.

use crate::catalogue::{Phrase, change as words};
use crate::findings::batch::EvidencePart;
use crate::findings::change_table::counts::{Line, Pair};
use crate::findings::change_table::figures::{Maker, Way};
use crate::findings::change_table::layout::Row;
use crate::findings::change_table::worked::{terms, worked};
use crate::findings::change_table::{Found, Kind};
use crate::findings::figure::FigureValue;
use crate::findings::how::How;
use crate::findings::table::ResultCell;
use crate::stats::comparison::{Fraction, difference};
use crate::stats::inference::InferenceMode;
use crate::stats::overlapping::OverlappingProportions;
use crate::stats::paired::Paired;
use crate::stats::share::{Share, nonresponse_bounds, share};
use crate::stats::two_proportions::TwoProportions;
use crate::stats::{Interval, Real, Undefined};
use crate::survey::design::Sampling;
use crate::text::number;

/// A number or why there is none.
pub(super) type Exact = Result<Fraction, Undefined>;

/// The cell of an option that a round did not have.
fn not_there() -> ResultCell {
    ResultCell::Words(words::not_there())
}

/// A change in points, or why there is none.
fn points(change: Exact) -> FigureValue {
    change.map_or_else(FigureValue::Undefined, FigureValue::Points)
}

/// A change and of what it consists: of the same units, and of other units answering.
pub(super) fn parts(all: [Exact; 2], same: [Exact; 2]) -> [Exact; 3] {
    let change = |[earlier, later]: [Exact; 2]| difference(later?, earlier?);
    let (total, same) = (change(all), change(same));
    [total, same, total.and_then(|total| difference(total, same?))]
}

fn exact(share: Result<Share, Undefined>) -> Exact {
    share.map(Fraction::from)
}

impl Maker<'_> {
    /// The rows of the options.
    pub(super) fn options(&mut self) -> Found {
        let (table, group) = (self.table, self.group);
        let mut found = Found::default();
        let mut rounding = false;
        for (o, option) in table.options.iter().enumerate() {
            let what = option.label.clone();
            let mut row = Row { label: what.clone(), ..Row::default() };
            let mut shares = Vec::new();
            for (r, round) in group.rounds.iter().enumerate() {
                if !option.is_in(r) {
                    row.rounds.push(vec![not_there(), not_there()]);
                    shares.push(Err(Undefined::NothingToCompare));
                    continue;
                }
                let (line, id) = (&round.options[o], format!("{}.{}", table.change.rounds[r].name, option.code));
                let label = words::in_round(&table.labels[r], &what);
                let count = self.count(&format!("{id}.count"), label.clone(), line, &[r]);
                let share = share(self.n(line), self.facts[r].chain.n);
                let value = share.map_or_else(FigureValue::Undefined, FigureValue::Share);
                let cells = [&line.evidence, &round.base];
                let percent = self.add(&format!("{id}.share"), label, value, &[r], &cells);
                self.how(line.how.clone());
                row.rounds.push(vec![count.cell, percent.cell]);
                shares.push(share);
            }
            for (p, (from, to)) in table.pairs().into_iter().enumerate() {
                if table.change.question.not_comparable(from, to).is_some() {
                    row.changes.push(table.broken());
                    continue;
                }
                if !option.is_in_both(from, to) {
                    row.changes.push(vec![not_there(); table.parts()]);
                    continue;
                }
                let pair = group.panel.as_ref().and_then(|panel| panel.pairs.get(p));
                let cells = self.change(o, pair, (from, to), &shares, &mut rounding);
                row.changes.push(cells);
            }
            if let [first, second] = shares.as_slice()
                && option.is_in_both(0, 1)
                && !table.is_broken()
            {
                row.range = self.range(o, [*first, *second]);
            }
            if let Some([only]) = group.panel.as_ref().map(|panel| panel.pairs.as_slice())
                && !table.is_broken()
            {
                row.moves = self.moves(o, only);
            }
            found.rows.push(row);
        }
        if rounding {
            found.about.push(words::points_rounded());
        }
        found.tests = self.test_options(&mut found.rows);
        found
    }

    /// The change of one option between two rounds.
    fn change(
        &mut self,
        o: usize,
        pair: Option<&Pair>,
        (from, to): (usize, usize),
        shares: &[Result<Share, Undefined>],
        rounding: &mut bool,
    ) -> Vec<ResultCell> {
        let (table, group) = (self.table, self.group);
        let rounds = &group.rounds;
        let option = &table.options[o];
        let evidence: Vec<&EvidencePart> =
            [from, to].iter().flat_map(|r| [&rounds[*r].options[o].evidence, &rounds[*r].base]).collect();
        let all = [from, to].map(|r| exact(shares[r]));
        let same = match pair {
            Some(pair) => {
                let [kept, left, came, _] = pair.moves[o].each_ref().map(|line| self.n(line));
                let both = self.n(&pair.both);
                [kept + left, kept + came].map(|chose| exact(share(chose, both)))
            }
            None => [Err(Undefined::EmptyBase); 2],
        };
        let decimals = table.request.decimals;
        let [total, of_same, of_others] = parts(all, same);
        *rounding |= rounds_apart(number::percent, all, total, decimals);
        let what = option.label.clone();
        let (id, change) = match pair {
            Some(pair) => (format!("{}.{}change", option.code, self.between(pair)), self.change_words(pair, what)),
            None if table.labels.len() == 2 => (format!("{}.change", option.code), words::change_in(what)),
            None => (
                format!(
                    "{}.{}.to.{}.change",
                    option.code, table.change.rounds[from].name, table.change.rounds[to].name
                ),
                words::change_over(table.rounds_named(from, to), what),
            ),
        };
        let mut cells = vec![self.add(&id, change.clone(), points(total), &[from, to], &evidence).cell];
        let of_all = [("k₁", "n₁", all[0]), ("k₂", "n₂", all[1])];
        let of_both = [("a₁", "m", same[0]), ("a₂", "m", same[1])];
        self.how(worked(words::change_heading(), "k₂/n₂ − k₁/n₁", terms(&of_all)));
        self.remarked(from, to);
        if let Some(pair) = pair {
            let both = [&pair.both.evidence];
            let label = words::same_in(&change);
            cells.push(self.add(&format!("{id}.same"), label, points(of_same), &[from, to], &both).cell);
            self.how(worked(words::same_units(), "a₂/m − a₁/m", terms(&of_both)));
            let label = words::other_in(&change);
            cells.push(self.add(&format!("{id}.other"), label, points(of_others), &[from, to], &evidence).cell);
            let formula = "(k₂/n₂ − k₁/n₁) − (a₂/m − a₁/m)";
            self.how(worked(words::other_units(), formula, terms(&[of_all, of_both].concat())));
        }
        cells
    }

    /// Where the same units went from an option, or whether they chose it again.
    fn moves(&mut self, o: usize, pair: &Pair) -> Vec<ResultCell> {
        let table = self.table;
        let option = &table.options[o];
        let rounds = [pair.from, pair.to];
        let label = |what: Phrase| words::moved(&option.label, what);
        match self.table.kind {
            Kind::Single => {
                let to = table.options.iter().zip(&pair.square[o]);
                to.map(|(second, line)| {
                    if !option.is_in(pair.from) || !second.is_in(pair.to) {
                        return not_there();
                    }
                    let id = format!("{}.to.{}.count", option.code, second.code);
                    self.count(&id, label(second.label.clone()), line, &rounds).cell
                })
                .collect()
            }
            Kind::Multiple if !option.is_in_both(pair.from, pair.to) => vec![not_there(); 4],
            Kind::Multiple => {
                let names = [
                    ("kept", words::kept()),
                    ("left", words::left()),
                    ("came", words::came()),
                    ("never", words::never()),
                ];
                let lines = names.into_iter().zip(&pair.moves[o]);
                lines
                    .map(|((id, what), line)| {
                        self.count(&format!("{}.{id}", option.code), label(what), line, &rounds).cell
                    })
                    .collect()
            }
            Kind::Quantity { .. } => Vec::new(),
        }
    }

    /// Between what the change lies, as far as anything may be said of it: the interval of a sample, the bounds of an
    /// incomplete census.
    fn range(&mut self, o: usize, shares: [Result<Share, Undefined>; 2]) -> Vec<ResultCell> {
        let ends: [FigureValue; 2] = match self.mode {
            InferenceMode::CensusComplete | InferenceMode::Open => return Vec::new(),
            InferenceMode::CensusIncomplete => match self.bounds(o) {
                Some(bounds) => bounds.map(points),
                None => return Vec::new(),
            },
            InferenceMode::Sample { .. } | InferenceMode::Strata if !self.estimates() => return Vec::new(),
            InferenceMode::Sample { .. } | InferenceMode::Strata => {
                let interval = self.interval(o, shares);
                let end = |end: fn(Interval) -> f64| {
                    let end = interval.and_then(|interval| Real::new(end(interval)));
                    end.map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare)
                };
                [end(|interval| interval.low), end(|interval| interval.high)]
            }
        };
        let option = &self.table.options[o];
        let change = words::change_in(option.label.clone());
        let rounds = &self.group.rounds;
        let evidence: Vec<&EvidencePart> =
            rounds.iter().flat_map(|round| [&round.options[o].evidence, &round.base]).collect();
        let names = [("low", words::low_of(&change)), ("high", words::high_of(&change))];
        names
            .into_iter()
            .zip(ends)
            .map(|((id, label), value)| {
                let end = self.add(&format!("{}.change.{id}", option.code), label, value, &[0, 1], &evidence);
                self.how(self.how_ranged(o, id == "low"));
                end.cell
            })
            .collect()
    }

    /// The formula of an end of the range.
    fn how_ranged(&self, o: usize, low: bool) -> How {
        let name = |sign: &str, number: u64| (sign.to_owned(), number.to_string());
        let of = |r: usize| (self.n(&self.group.rounds[r].options[o]), self.facts[r].chain);
        let ((k1, first), (k2, second)) = (of(0), of(1));
        let all = vec![name("k₁", k1), name("n₁", first.n), name("k₂", k2), name("n₂", second.n)];
        if self.mode == InferenceMode::CensusIncomplete {
            let unknown = [name("m₁", first.unknown()), name("m₂", second.unknown())];
            let formula = if low {
                "k₂/(n₂ + m₂) − (k₁ + m₁)/(n₁ + m₁)"
            } else {
                "(k₂ + m₂)/(n₂ + m₂) − k₁/(n₁ + m₁)"
            };
            return worked(words::bound_of_change(), formula, all.into_iter().chain(unknown).collect());
        }
        if let Some([kept, came, left, never]) = self.overlap(o) {
            let pairs = [name("a", kept), name("b", left), name("c", came), name("d", never)];
            let formula = if low {
                "D − √((p₂ − l₂)² − 2ρ(p₂ − l₂)(u₁ − p₁) + (u₁ − p₁)²), D = k₂/n₂ − k₁/n₁, ρ = φm/√(n₁n₂), m = a + b + c + d"
            } else {
                "D + √((u₂ − p₂)² − 2ρ(u₂ − p₂)(p₁ − l₁) + (p₁ − l₁)²), D = k₂/n₂ − k₁/n₁, ρ = φm/√(n₁n₂), m = a + b + c + d"
            };
            return worked(words::newcombe_of_overlap(), formula, all.into_iter().chain(pairs).collect());
        }
        match self.moves_of(o).filter(|_| self.way() == Way::Paired) {
            Some(moves) => {
                let [kept, left, came, never] = moves.each_ref().map(|line| self.n(line));
                let pairs = vec![name("a", kept), name("b", left), name("c", came), name("d", never)];
                let formula = if low {
                    "D − √((p₂ − l₂)² − 2φ(p₂ − l₂)(u₁ − p₁) + (u₁ − p₁)²), D = (c − b)/(a + b + c + d)"
                } else {
                    "D + √((u₂ − p₂)² − 2φ(u₂ − p₂)(p₁ − l₁) + (p₁ − l₁)²), D = (c − b)/(a + b + c + d)"
                };
                worked(words::newcombe_of_pairs(), formula, pairs)
            }
            None => {
                let formula = if low {
                    "D − √((p₂ − l₂)² + (u₁ − p₁)²), D = k₂/n₂ − k₁/n₁"
                } else {
                    "D + √((u₂ − p₂)² + (p₁ − l₁)²), D = k₂/n₂ − k₁/n₁"
                };
                worked(words::newcombe_of_groups(), formula, all)
            }
        }
    }

    /// Least and most that the change over all units can be.
    fn bounds(&self, o: usize) -> Option<[Exact; 2]> {
        let of = |r: usize| {
            let round = &self.group.rounds[r];
            nonresponse_bounds(self.n(&round.options[o]), &self.facts[r].chain)
        };
        let ((low1, high1), (low2, high2)) = (of(0)?, of(1)?);
        Some([difference(low2.into(), high1.into()), difference(high2.into(), low1.into())])
    }

    /// Newcombe's interval of the later less the earlier: of the same units, or of two rounds that asked others or some of them
    /// again.
    fn interval(&self, o: usize, shares: [Result<Share, Undefined>; 2]) -> Result<Interval, Undefined> {
        let level = self.table.change.level;
        if self.way() == Way::Paired
            && let Some(moves) = self.moves_of(o)
        {
            let [kept, left, came, never] = moves.each_ref().map(|line| self.n(line));
            // The difference of pairs is first less second; here the later round stands first.
            return Ok(Paired::new(kept, came, left, never)?.newcombe_corrected(level));
        }
        let [first, second] = [shares[0]?, shares[1]?];
        let (k1, n1, k2, n2) = (first.numerator, first.denominator, second.numerator, second.denominator);
        match self.overlap(o) {
            Some(both) => OverlappingProportions::new(k2, n2, k1, n1, both)?.interval(level),
            None => Ok(TwoProportions::new(k2, n2, k1, n1)?.newcombe(level)),
        }
    }

    /// Of two samples that partly overlap, what those in both did with an option: later and earlier, later only, earlier only,
    /// neither.
    pub(super) fn overlap(&self, o: usize) -> Option<[u64; 4]> {
        let moves = self.moves_of(o).filter(|_| self.way() == Way::Overlapping)?;
        let [kept, left, came, never] = moves.each_ref().map(|line| self.n(line));
        Some([kept, came, left, never])
    }

    /// What the same units did with an option between the only two rounds.
    pub(super) fn moves_of(&self, o: usize) -> Option<&[Line; 4]> {
        match self.group.panel.as_ref()?.pairs.as_slice() {
            [only] => only.moves.get(o),
            _ => None,
        }
    }

    /// Whether all come from one sample that was drawn unit by unit with the same chance.
    pub(super) fn is_simple(&self) -> bool {
        let surveys = self.table.change.rounds.iter().filter_map(|round| self.material.survey(&round.key.survey));
        let complex = surveys.filter_map(|survey| survey.sampling.as_ref()).any(Sampling::is_complex);
        !complex && self.mode != InferenceMode::Strata && self.facts.iter().all(|facts| facts.strata == 1)
    }

    /// How many have a valid answer in every round.
    pub(super) fn matched(&self) -> u64 {
        self.group.panel.as_ref().map_or(0, |panel| self.n(&panel.matched))
    }

    /// Whether a sample estimates anything by the formulas of a simple one: not where it holds the whole population each time,
    /// nor where its units stand for different numbers of others.
    pub(super) fn estimates(&self) -> bool {
        match self.mode {
            InferenceMode::Sample { .. } | InferenceMode::Strata if !self.is_simple() => false,
            InferenceMode::Sample { population: Some(all) } => self.facts.iter().any(|facts| facts.chain.n < all),
            InferenceMode::Sample { population: None } | InferenceMode::Strata => true,
            InferenceMode::CensusComplete | InferenceMode::CensusIncomplete | InferenceMode::Open => false,
        }
    }
}

/// How a number is printed, before its sign: a percentage or a number as it is.
pub(super) type Printed = fn(i128, i128, u32) -> Option<String>;

/// Whether the difference of two printed numbers is not the printed change.
pub(super) fn rounds_apart(printed: Printed, all: [Exact; 2], change: Exact, decimals: u32) -> bool {
    let shown = |number: Exact| {
        let number = number.ok()?;
        printed(number.numerator, number.denominator, decimals)?.replace('.', "").parse::<i128>().ok()
    };
    match (shown(all[0]), shown(all[1]), shown(change)) {
        (Some(earlier), Some(later), Some(change)) => later - earlier != change,
        (None, ..) | (_, None, _) | (.., None) => false,
    }
}
