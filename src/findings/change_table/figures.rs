//! The figures of one group of a table of change: each with the rounds that it rests on, the cells of all of them, and
//! provisional where any of them is.

use crate::catalogue::{Phrase, change as words, units};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::change_table::counts::{Group, Line, OfRound, Pair};
use crate::findings::change_table::{Asked, Kind};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::table::ResultCell;
use crate::responses::joined::round_name;
use crate::responses::schema;
use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;

/// Decimals of statistics and p-values.
const TEST_DECIMALS: u32 = 3;

/// What is known of one round of a group.
#[derive(Debug)]
pub(super) struct Facts {
    pub chain: BaseChain,
    pub mode: InferenceMode,
    /// The strata that have anybody in it.
    pub strata: usize,
    pub provisional: bool,
}

impl Facts {
    pub(super) fn of(round: &OfRound, counted: &Counted<'_>, material: &Material<'_>) -> Self {
        let chain = round.chain.chain(counted, 0);
        let provisional = material.undecided(&round.reach) || !chain.adds_up();
        let strata = round.chain.strata(counted).len();
        Self { chain, mode: round.chain.mode(counted), strata, provisional }
    }
}

/// In which way two rounds of a sample are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Nobody answered twice: two independent samples.
    Independent,
    /// Some answered twice, but in some round fewer than four fifths: all answers of both, with what they share.
    Overlapping,
    /// (Nearly) all answered twice: what the same units changed.
    Paired,
}

/// Makes the figures of one group.
pub(super) struct Maker<'a> {
    pub table: &'a Asked<'a>,
    pub counted: &'a Counted<'a>,
    pub material: &'a Material<'a>,
    pub group: &'a Group,
    pub facts: &'a [Facts],
    pub label: Phrase,
    /// What may be said of the change.
    pub mode: InferenceMode,
    pub figures: Vec<Figure>,
}

/// A figure that was made: its place in a table, and its text for a note.
pub(super) struct Shown {
    pub cell: ResultCell,
    pub text: Phrase,
}

impl Maker<'_> {
    /// How many a line counts.
    pub(super) fn n(&self, line: &Line) -> u64 {
        self.counted.n(&line.count, 0, 0)
    }

    /// In which way the rounds are compared where they are samples.
    pub(super) fn way(&self) -> Way {
        match self.matched() {
            0 => Way::Independent,
            matched if self.facts.iter().all(|facts| 5 * matched >= 4 * facts.chain.n) => Way::Paired,
            _ => Way::Overlapping,
        }
    }

    /// Every round.
    pub(super) fn all(&self) -> Vec<usize> {
        (0..self.facts.len()).collect()
    }

    /// A figure over some rounds. `id` is what follows the group.
    pub(super) fn add(
        &mut self,
        id: &str,
        what: Phrase,
        value: FigureValue,
        rounds: &[usize],
        evidence: &[&EvidencePart],
    ) -> Shown {
        let table = self.table;
        let printed = table.printed(&value);
        self.add_as(id, what, value, printed, rounds, evidence)
    }

    /// A statistic, which has no unit.
    pub(super) fn statistic(
        &mut self,
        id: &str,
        what: Phrase,
        value: FigureValue,
        rounds: &[usize],
        evidence: &[&EvidencePart],
    ) -> Shown {
        self.add_as(id, what, value, (units::none(), TEST_DECIMALS), rounds, evidence)
    }

    /// A figure with its unit and decimals.
    pub(super) fn add_as(
        &mut self,
        id: &str,
        what: Phrase,
        value: FigureValue,
        (unit, decimals): (Phrase, u32),
        rounds: &[usize],
        evidence: &[&EvidencePart],
    ) -> Shown {
        let request = self.table.request;
        let id = format!("{}.{}.{id}", request.id, self.group.value.code);
        let label = words::figure(&request.title, &self.label, what);
        let mut figure = Figure::computed(id.clone(), label, value, unit, decimals);
        let facts = || rounds.iter().filter_map(|round| self.facts.get(*round));
        figure.mode = Some(self.mode);
        if let [only] = rounds
            && let Some(facts) = self.facts.get(*only)
        {
            figure.base = Some(facts.chain);
            figure.mode = Some(facts.mode);
        }
        figure.provisional = facts().any(|facts| facts.provisional);
        let keys = self.table.change.keys();
        let of_rounds = || {
            let keys = rounds.iter().filter_map(|round| keys.get(*round));
            keys.filter_map(|key| self.material.round(key)).map(|(_, round)| round)
        };
        let years = || of_rounds().filter_map(|round| round.fiscal_year);
        figure.period = years().min().zip(years().max());
        figure.as_of = of_rounds().filter_map(|round| round.as_of).max();
        figure.rests_on =
            rounds.iter().filter_map(|round| Some(self.group.rounds.get(*round)?.reach.clone())).collect();
        figure.evidence = self.counted.cells(&evidence.iter().map(|part| (*part).clone()).collect::<Vec<_>>());
        if let FigureValue::Undefined(reason) = &figure.value {
            figure.notes.push(reason.words());
        }
        let shown = Shown { cell: ResultCell::Figure(id), text: figure.text() };
        self.figures.push(figure);
        shown
    }

    /// Says with the last figure in what the rounds that it compares are not alike.
    pub(super) fn remarked(&mut self, from: usize, to: usize) {
        let remarks = self.table.remarks(from, to);
        if let Some(last) = self.figures.last_mut() {
            last.notes.extend(remarks);
        }
    }

    /// Says what is taken of the groups of the last figure.
    pub(super) fn taken(&mut self, taken: Taken) {
        if let Some(last) = self.figures.last_mut() {
            last.taken = taken;
        }
    }

    /// A count.
    pub(super) fn count(&mut self, id: &str, what: Phrase, line: &Line, rounds: &[usize]) -> Shown {
        let n = FigureValue::Count(self.n(line));
        let shown = self.add(id, what, n, rounds, &[&line.evidence]);
        self.how(line.how.clone());
        shown
    }

    /// The part of an id that tells two rounds, where the table has more than two.
    pub(super) fn between(&self, pair: &Pair) -> String {
        match self.table.change.rounds.as_slice() {
            [_, _] => String::new(),
            rounds => format!("{}.to.{}.", rounds[pair.from].name, rounds[pair.to].name),
        }
    }

    /// A change between two rounds in words.
    pub(super) fn change_words(&self, pair: &Pair, what: impl Into<Phrase>) -> Phrase {
        if self.table.change.rounds.len() == 2 {
            words::change_in(what.into())
        } else {
            words::change_over(self.table.rounds_named(pair.from, pair.to), what.into())
        }
    }
}

impl Asked<'_> {
    /// Unit and decimals of a value.
    fn printed(&self, value: &FigureValue) -> (Phrase, u32) {
        let decimals = self.request.decimals;
        match value {
            FigureValue::Count(_) => (units::none(), 0),
            FigureValue::Share(_) => (units::percent(), decimals),
            FigureValue::Points(_) | FigureValue::EstimatedShare(_) => (units::points(), decimals),
            FigureValue::Probability(_) => (units::none(), TEST_DECIMALS),
            FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::Amount(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => match &self.kind {
                Kind::Quantity { unit } => (unit.clone(), decimals),
                Kind::Single | Kind::Multiple => (units::none(), decimals),
            },
        }
    }

    /// The column of the question in a round, where rounds are joined.
    pub(super) fn column(&self, round: usize) -> String {
        let last = self.change.rounds.last().map_or("", |last| last.key.survey.as_str());
        let round = &self.change.rounds[round];
        schema::of_round(&round.question, &round_name(&round.key.survey, &round.key.round, last))
    }

    /// Two rounds in words.
    pub(super) fn rounds_named(&self, from: usize, to: usize) -> Phrase {
        words::from_to(&self.labels[from], &self.labels[to])
    }
}
