//! The tests of a sample: those that the plan asks for, else those that fit, each with its statistic and p, or with the
//! reason why there is none.

use crate::catalogue::{Phrase, change as words};
use crate::findings::batch::EvidencePart;
use crate::findings::change_table::Kind;
use crate::findings::change_table::counts::Panel;
use crate::findings::change_table::figures::{Maker, Way};
use crate::findings::change_table::layout::Row;
use crate::findings::evidence::Taken;
use crate::findings::figure::FigureValue;
use crate::findings::plan::change::{ChangeTest, McNemar, QuantityTest, SquareTest};
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::overlapping::OverlappingProportions;
use crate::stats::paired::{Paired, Pattern, SquareTable, cochran_q};
use crate::stats::paired_samples::{SignedRank, signed_rank, signed_rank_exactly};
use crate::stats::ranks::FEW;
use crate::stats::two_proportions::TwoProportions;
use crate::stats::two_samples::MeanDifference;
use crate::stats::{ChiSquareTest, Real, Undefined, ZTest};

/// Units that changed below which the approximation by χ² is said to be rough.
const FEW_CHANGED: u64 = 25;

/// What a test gave.
#[derive(Debug, Clone, Copy)]
struct Outcome {
    statistic: Option<f64>,
    df: Option<f64>,
    p: f64,
}

impl Outcome {
    fn only(p: f64) -> Self {
        Self { statistic: None, df: None, p }
    }
}

impl From<ChiSquareTest> for Outcome {
    #[expect(clippy::cast_precision_loss, reason = "degrees of freedom are few")]
    fn from(test: ChiSquareTest) -> Self {
        Self { statistic: Some(test.statistic), df: Some(test.df as f64), p: test.p }
    }
}

impl From<ZTest> for Outcome {
    fn from(test: ZTest) -> Self {
        Self { statistic: Some(test.z), df: None, p: test.p }
    }
}

impl From<MeanDifference> for Outcome {
    fn from(test: MeanDifference) -> Self {
        Self { statistic: Some(test.t), df: Some(test.df), p: test.p }
    }
}

type Tested = Result<Outcome, Undefined>;

/// One test of the whole question, or one of every option.
enum Results {
    Whole(Tested),
    Options(Vec<Tested>),
}

impl Maker<'_> {
    /// Tests the options: p-values of single options into their rows, everything else into notes.
    pub(super) fn test_options(&mut self, rows: &mut [Row]) -> Vec<Phrase> {
        let mut notes = Vec::new();
        for test in self.chosen(&mut notes) {
            let (results, evidence) = match self.results(test) {
                Ok(results) => results,
                Err(reason) => {
                    notes.push(words::not_tested(self.name(test), reason));
                    continue;
                }
            };
            match results {
                Results::Whole(result) => notes.push(self.whole(test, result, &evidence)),
                Results::Options(results) => {
                    self.by_option(test, &results, &evidence, rows);
                    notes.push(match self.table.kind {
                        Kind::Multiple => words::by_option_of_multiple(),
                        Kind::Single | Kind::Quantity { .. } => words::by_option(),
                    });
                }
            }
            notes.extend(self.remarks(test).filter(|remark| !notes.contains(remark)));
        }
        notes
    }

    /// Tests a quantity.
    pub(super) fn test_quantity(&mut self) -> Vec<Phrase> {
        self.test_options(&mut [])
    }

    /// The tests that are made: those that the plan asks for, else those that fit.
    fn chosen(&self, notes: &mut Vec<Phrase>) -> Vec<ChangeTest> {
        if !self.estimates() || self.table.is_broken() {
            return Vec::new();
        }
        // A test of the options takes the same options each time.
        let rounds = self.facts.len();
        if self.table.options.iter().any(|option| !(0..rounds).all(|r| option.is_in(r))) {
            notes.push(words::options_differ());
            return Vec::new();
        }
        if !self.table.change.tests.is_empty() {
            return self.table.change.tests.clone();
        }
        let quantity = matches!(self.table.kind, Kind::Quantity { .. });
        let fits = match (&self.table.kind, self.facts.len()) {
            (Kind::Quantity { .. }, 3..) => {
                notes.push(words::no_test_of_rounds());
                return Vec::new();
            }
            (Kind::Single | Kind::Multiple, 3..) if self.way() == Way::Overlapping => {
                notes.push(words::few_in_every_round(self.matched()));
                return Vec::new();
            }
            (Kind::Single | Kind::Multiple, 3..) => ChangeTest::CochranQ,
            _ if self.way() != Way::Paired => ChangeTest::Difference,
            _ if quantity => ChangeTest::Quantity(QuantityTest::Wilcoxon),
            (Kind::Single, _) if self.table.options.len() > 2 => ChangeTest::Square(SquareTest::StuartMaxwell),
            (Kind::Single | Kind::Multiple | Kind::Quantity { .. }, _) => {
                notes.push(words::chosen_mid_p());
                ChangeTest::McNemar(McNemar::MidP)
            }
        };
        vec![fits]
    }

    /// What a test gives, and the cells that it rests on; or why it is not made.
    fn results(&self, test: ChangeTest) -> Result<(Results, Vec<EvidencePart>), Phrase> {
        let of_rounds = || self.group.rounds.iter().map(|round| round.base.clone()).collect();
        let same = |panel: &Panel| match panel.pairs.as_slice() {
            [only] => vec![only.both.evidence.clone()],
            _ => vec![panel.matched.evidence.clone()],
        };
        if test == ChangeTest::Difference {
            return match self.way() {
                Way::Independent | Way::Overlapping => Ok((self.of_rounds(), of_rounds())),
                Way::Paired => Err(words::same_units_answered()),
            };
        }
        let Some(panel) = self.group.panel.as_ref().filter(|_| self.matched() > 0) else {
            return Err(words::no_same_units());
        };
        let results = match test {
            ChangeTest::McNemar(form) => self.each_option(|o| mcnemar(form, self.moved(o)?)),
            ChangeTest::Square(which) => Results::Whole(self.square(which)),
            ChangeTest::CochranQ => self.each_option(|o| self.cochran(panel, o)),
            ChangeTest::Quantity(which) => Results::Whole(self.of_numbers(which)),
            ChangeTest::Difference => self.of_rounds(),
        };
        Ok((results, same(panel)))
    }

    /// Of two options one test says all.
    fn each_option(&self, of: impl Fn(usize) -> Tested) -> Results {
        let options = self.table.options.len();
        match self.table.kind {
            Kind::Single if options == 2 => Results::Whole(of(0)),
            Kind::Single | Kind::Multiple | Kind::Quantity { .. } => {
                Results::Options((0..options).map(of).collect())
            }
        }
    }

    /// Both times, no longer, newly, neither time.
    fn moved(&self, o: usize) -> Result<[u64; 4], Undefined> {
        let moves = self.moves_of(o).ok_or(Undefined::EmptyBase)?;
        Ok(moves.each_ref().map(|line| self.n(line)))
    }

    fn square_counts(&self) -> Vec<Vec<u64>> {
        let pairs = self.group.panel.as_ref().map(|panel| panel.pairs.as_slice()).unwrap_or_default();
        let square = pairs.first().map(|pair| pair.square.as_slice()).unwrap_or_default();
        square.iter().map(|row| row.iter().map(|line| self.n(line)).collect()).collect()
    }

    fn square(&self, which: SquareTest) -> Tested {
        let table = SquareTable::new(self.square_counts())?;
        let test = match which {
            SquareTest::StuartMaxwell => table.stuart_maxwell(),
            SquareTest::Bowker => table.bowker(),
        };
        test.map(Outcome::from)
    }

    fn cochran(&self, panel: &Panel, o: usize) -> Tested {
        let rounds = self.facts.len();
        let patterns: Vec<Pattern> = panel
            .patterns
            .get(o)
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(pattern, ticket)| Pattern {
                answers: (0..rounds).map(|round| pattern >> round & 1 == 1).collect(),
                count: self.counted.n(ticket, 0, 0),
            })
            .collect();
        cochran_q(&patterns).map(Outcome::from)
    }

    fn of_numbers(&self, which: QuantityTest) -> Tested {
        match which {
            QuantityTest::Wilcoxon => {
                let (test, exact) = self.signed_ranks()?;
                Ok(Outcome { statistic: Some(test.v), df: None, p: exact.unwrap_or(test.p) })
            }
            QuantityTest::PairedT => self.change_of_pairs().map(Outcome::from),
        }
    }

    /// Wilcoxon's signed ranks, and the exact p where few units changed.
    fn signed_ranks(&self) -> Result<(SignedRank, Option<f64>), Undefined> {
        let panel = self.group.panel.as_ref().ok_or(Undefined::EmptyBase)?;
        let pair = panel.pairs.first().ok_or(Undefined::EmptyBase)?;
        let [first, second] = self.values_of_pair(pair);
        let test = signed_rank(&second, &first)?;
        let exact = if test.nonzero <= FEW { Some(signed_rank_exactly(&second, &first)?) } else { None };
        Ok((test, exact))
    }

    /// What a test is called, which may depend on the answers.
    pub(super) fn name(&self, test: ChangeTest) -> Phrase {
        match test {
            ChangeTest::Quantity(QuantityTest::Wilcoxon) => match self.signed_ranks() {
                Ok((_, Some(_))) => words::wilcoxon_exact(),
                Ok((_, None)) => words::wilcoxon_normal(),
                Err(_) => test.name(),
            },
            ChangeTest::McNemar(_)
            | ChangeTest::Square(_)
            | ChangeTest::CochranQ
            | ChangeTest::Quantity(QuantityTest::PairedT)
            | ChangeTest::Difference => test.name(),
        }
    }

    /// Whether a test takes its p from the distribution of all signs.
    pub(super) fn exact_ranks(&self) -> bool {
        matches!(self.signed_ranks(), Ok((_, Some(_))))
    }

    /// Two rounds that asked other units, or some of them again.
    fn of_rounds(&self) -> Results {
        if matches!(self.table.kind, Kind::Quantity { .. }) {
            return Results::Whole(self.difference_of_means().map(Outcome::from));
        }
        self.each_option(|o| {
            let of = |r: usize| {
                let round = self.group.rounds.get(r).ok_or(Undefined::EmptyBase)?;
                let chose = round.options.get(o).map_or(0, |line| self.n(line));
                Ok((chose, self.facts.get(r).map_or(0, |facts| facts.chain.n)))
            };
            let ((k1, n1), (k2, n2)) = (of(0)?, of(1)?);
            match self.overlap(o) {
                Some(both) => OverlappingProportions::new(k2, n2, k1, n1, both)?.test().map(Outcome::from),
                None => TwoProportions::new(k2, n2, k1, n1)?.pooled().map(Outcome::from),
            }
        })
    }

    /// The figures of one test and what is said of it.
    fn whole(&mut self, test: ChangeTest, result: Tested, evidence: &[EvidencePart]) -> Phrase {
        let (id, all, name) = (test.word(), self.all(), self.name(test));
        let evidence: Vec<&EvidencePart> = evidence.iter().collect();
        let outcome = match result {
            Ok(outcome) => outcome,
            Err(reason) => {
                let value = FigureValue::Undefined(reason);
                self.add(&format!("{id}.p"), words::p_of(&name), value, &all, &evidence);
                self.how(self.how_tested(test, Some(0)));
                return words::not_tested(name, reason.words());
            }
        };
        let estimate = |value: f64| Real::new(value).map_or_else(FigureValue::Undefined, FigureValue::Estimate);
        let statistic = outcome.statistic.map(|statistic| {
            let label = words::statistic_of(&name);
            let shown = self.statistic(&format!("{id}.statistic"), label, estimate(statistic), &all, &evidence);
            self.how(self.how_tested(test, Some(0)));
            shown.text
        });
        let df = outcome.df.map(|df| {
            let label = words::df_of(&name);
            let shown = self.statistic(&format!("{id}.df"), label, degrees(df), &all, &evidence);
            self.taken(Taken::Nobody);
            self.how(self.how_tested(test, Some(0)));
            shown.text
        });
        let p = self.add(&format!("{id}.p"), words::p_of(&name), probability(outcome.p), &all, &evidence).text;
        self.how(self.how_tested(test, Some(0)));
        let p = match p.ja.strip_prefix('<') {
            Some(least) => format!("p < {least}"),
            None => format!("p = {}", p.ja),
        };
        let said = match (statistic, df) {
            (Some(statistic), Some(df)) => words::statistic_df_p(statistic, df, p),
            (Some(statistic), None) => words::statistic_p(statistic, p),
            (None, _) => Phrase::same(p),
        };
        words::tested(name, said)
    }

    /// The p of every option, as it is and adjusted for their number.
    fn by_option(&mut self, test: ChangeTest, results: &[Tested], evidence: &[EvidencePart], rows: &mut [Row]) {
        let all = self.all();
        let evidence: Vec<&EvidencePart> = evidence.iter().collect();
        let raw: Vec<Option<f64>> = results.iter().map(|result| result.ok().map(|outcome| outcome.p)).collect();
        let adjusted = adjust(&raw, Adjustment::Holm);
        for (o, ((result, option), row)) in results.iter().zip(&self.table.options).zip(rows).enumerate() {
            let name = || test.name();
            let value = result.map_or_else(FigureValue::Undefined, |outcome| probability(outcome.p));
            let holm = match (&adjusted, result) {
                (Ok(adjusted), Ok(_)) => {
                    let p = adjusted.get(o).copied().flatten();
                    p.map_or(FigureValue::Undefined(Undefined::PartMissing), probability)
                }
                (_, Err(reason)) | (Err(reason), _) => FigureValue::Undefined(*reason),
            };
            let id = format!("{}.{}", option.code, test.word());
            let p = self.add(&format!("{id}.p"), words::p_of(name()), value, &all, &evidence).cell;
            self.how(self.how_tested(test, Some(o)));
            let holm = self.add(&format!("{id}.p_holm"), words::holm_of(name()), holm, &all, &evidence).cell;
            self.how(self.how_tested(test, Some(o)));
            let cells = [p, holm];
            row.tests.insert(test, cells.into());
        }
    }

    /// What a reader should know of an approximation.
    fn remarks(&self, test: ChangeTest) -> Option<Phrase> {
        let approximate = match test {
            ChangeTest::McNemar(McNemar::Asymptotic | McNemar::Corrected) | ChangeTest::Square(_) => true,
            ChangeTest::McNemar(McNemar::MidP | McNemar::Exact)
            | ChangeTest::CochranQ
            | ChangeTest::Quantity(_)
            | ChangeTest::Difference => false,
        };
        let counts = self.square_counts();
        let all: u64 = counts.iter().flatten().sum();
        let stayed: u64 = counts.iter().enumerate().filter_map(|(o, row)| row.get(o)).sum();
        let changed = all - stayed;
        (approximate && (1..FEW_CHANGED).contains(&changed)).then(|| words::few_changed(changed))
    }
}

/// McNemar's test of those who no longer chose against those who newly did; none where nobody changed.
fn mcnemar(form: McNemar, [kept, left, came, never]: [u64; 4]) -> Tested {
    let pairs = Paired::new(kept, left, came, never)?;
    if left + came == 0 {
        return Err(Undefined::NoChange);
    }
    match form {
        McNemar::MidP => pairs.mid_p_of_less_likely().map(Outcome::only),
        McNemar::Exact => pairs.exact_p().map(Outcome::only),
        McNemar::Asymptotic => pairs.mcnemar().map(Outcome::from),
        McNemar::Corrected => pairs.mcnemar_corrected().map(Outcome::from),
    }
}

fn probability(p: f64) -> FigureValue {
    Real::new(p).map_or_else(FigureValue::Undefined, FigureValue::Probability)
}

/// Degrees of freedom: a count where they are whole.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
fn degrees(df: f64) -> FigureValue {
    if df.fract() == 0.0 && (0.0..1e9).contains(&df) {
        FigureValue::Count(df as u64)
    } else {
        Real::new(df).map_or_else(FigureValue::Undefined, FigureValue::Estimate)
    }
}
