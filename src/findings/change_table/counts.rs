//! What a table of change asks of the engine for one group: each round by itself, and what the same units did, counted
//! on the rounds joined.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::findings::batch::{Batch, EvidenceCells, EvidencePart, RowsTicket, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::change_table::Kind;
use crate::findings::change_table::worked::of_joined;
use crate::findings::how::{Counting, How};
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::findings::plan::change::ChangeTable;
use crate::findings::question_table::values::Valued;
use crate::findings::reach::Reach;
use crate::responses::joined::{asked_in, joined, joined_name};
use crate::responses::schema;
use crate::responses::table::ResponseTable;
use crate::survey::missing::Missing;
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;

/// Something that is counted, with its cells.
#[derive(Debug)]
pub(super) struct Line {
    pub count: TallyTicket,
    pub evidence: EvidencePart,
    pub how: How,
}

/// One round of a group.
#[derive(Debug)]
pub(super) struct OfRound {
    pub chain: ChainTicket,
    pub base: EvidencePart,
    /// Who the base is.
    pub counting: Counting,
    /// Every option.
    pub options: Vec<Line>,
    /// The quantity added up over those who gave it.
    pub sum: Option<TallyTicket>,
    /// The rows of those who answered.
    pub rows: RowsTicket,
    pub reach: Arc<Reach>,
}

/// Who answered in which round.
#[derive(Debug)]
pub(super) struct Panel {
    /// Everybody of the group, in any round.
    pub rows: RowsTicket,
    /// A valid answer in every round.
    pub matched: Line,
    /// Asked in every round, with a valid answer in none.
    pub silent: Line,
    /// Of these those who were not to answer, by the routing, in any.
    pub silent_routed: Line,
    /// Of each round those asked in every round who have no valid answer in another, nowhere but by the routing.
    pub routed: Vec<Line>,
    /// Of each round the others asked in every round without a valid answer in another.
    pub partial: Vec<Line>,
    /// Of each round those with a valid answer who were not asked in another.
    pub only: Vec<Line>,
    /// What the same units did between two rounds.
    pub pairs: Vec<Pair>,
    /// Answers over all rounds by option: per pattern of yes and no those who gave it.
    pub patterns: Vec<Vec<TallyTicket>>,
}

/// Two rounds, the earlier first.
#[derive(Debug)]
pub(super) struct Pair {
    pub from: usize,
    pub to: usize,
    /// Asked in the later round only, and in the earlier only; none of first and last where others lie between.
    pub exchanged: Option<[Line; 2]>,
    /// A valid answer in both.
    pub both: Line,
    /// Of every option: chosen both times, no longer, newly, neither time.
    pub moves: Vec<[Line; 4]>,
    /// Of a single answer: from every option to every option.
    pub square: Vec<Vec<Line>>,
    /// A quantity added up over those who gave it both times: earlier, later.
    pub sums: Option<[TallyTicket; 2]>,
    /// The rows of those with a valid answer in both.
    pub rows: RowsTicket,
}

/// A group whose counts are being made.
#[derive(Debug)]
pub(super) struct Group {
    pub value: Valued,
    pub rounds: Vec<OfRound>,
    /// None where no frame says which units are the same.
    pub panel: Option<Panel>,
}

/// What all groups of a table are counted with.
pub(super) struct Counter<'a> {
    pub batch: &'a mut Batch,
    pub material: &'a Material<'a>,
    pub change: &'a ChangeTable,
    pub kind: &'a Kind,
    pub options: &'a [Valued],
}

impl Counter<'_> {
    pub(super) fn group(&mut self, value: Valued) -> Group {
        let among = self.change.filter.clone().and(value.condition.clone());
        let rounds = self.change.keys().iter().map(|key| self.round(key, &among)).collect();
        let framed = self.material.survey(&self.change.survey).is_some_and(|survey| survey.frame.is_some());
        let panel = if framed { self.panel(&among) } else { None };
        Group { value, rounds, panel }
    }

    fn variables(&self, key: &TableKey, among: &Predicate) -> BTreeSet<String> {
        let mut named = among.variables();
        named.insert(&self.change.rows);
        self.material.routed(key, &named)
    }

    fn round(&mut self, key: &TableKey, among: &Predicate) -> OfRound {
        let variables = self.variables(key, among);
        let cells = EvidenceCells::Variables(variables.clone());
        let base =
            self.material.counted(key).and(among.clone()).and(Predicate::Answered(self.change.rows.clone()));
        let quantity = matches!(self.kind, Kind::Quantity { .. });
        let sum = quantity.then(|| {
            let spec = TallySpec {
                quantity: Some(self.change.rows.clone()),
                ..TallySpec::count(Predicate::Everyone, base.clone())
            };
            self.batch.tally(key, spec)
        });
        let options = self.options;
        let counting = Counting::of(key, among.clone()).answering(&self.change.rows);
        let how = |option: &Valued| How::counted(counting.clone().who(option.condition.clone()));
        OfRound {
            chain: chain::ask(
                self.batch,
                self.material,
                key,
                Some(&self.change.rows),
                among,
                &[Predicate::Everyone],
            ),
            base: self.batch.evidence(key, &Predicate::Everyone, &base, cells.clone()),
            options: options
                .iter()
                .map(|option| line(self.batch, key, &option.condition, &base, &cells, how(option)))
                .collect(),
            sum,
            counting,
            rows: self.batch.rows(key, base),
            reach: Reach::counted(key, &variables, among.clone()),
        }
    }

    fn panel(&mut self, among: &Predicate) -> Option<Panel> {
        let survey = self.material.survey(&self.change.survey)?;
        let keys = self.change.keys();
        let tables: Vec<&ResponseTable> =
            keys.iter().map(|key| self.material.tables.get(key)).collect::<Option<_>>()?;
        let key = TableKey { survey: survey.id.clone(), round: joined_name(&self.change.rounds) };
        self.batch.bring(&key, || joined(survey, &tables));
        let variables: BTreeSet<String> = keys
            .iter()
            .flat_map(|key| {
                let named = self.variables(key, among).into_iter();
                named.map(|name| match survey.question(&name) {
                    Some(_) => schema::of_round(&name, &key.round),
                    None => name,
                })
            })
            .collect();
        let mut joint = Joint {
            batch: self.batch,
            key,
            among: among.clone(),
            cells: EvidenceCells::Variables(variables),
            question: &self.change.rows,
            rounds: &self.change.rounds,
            options: self.options,
        };
        let last = self.change.rounds.len() - 1;
        let single = matches!(self.kind, Kind::Single) && last == 1;
        let quantity = matches!(self.kind, Kind::Quantity { .. });
        let mut places: Vec<(usize, usize)> = (0..last).map(|from| (from, from + 1)).collect();
        if last > 1 {
            places.push((0, last));
        }
        let pairs = places.into_iter().map(|(from, to)| joint.pair(from, to, single, quantity)).collect();
        Some(joint.panel(pairs, last > 1))
    }
}

fn line(
    batch: &mut Batch,
    key: &TableKey,
    what: &Predicate,
    base: &Predicate,
    cells: &EvidenceCells,
    how: How,
) -> Line {
    Line {
        count: batch.tally(key, TallySpec::count(what.clone(), base.clone())),
        evidence: batch.evidence(key, what, base, cells.clone()),
        how,
    }
}

fn all(conditions: impl IntoIterator<Item = Predicate>) -> Predicate {
    conditions.into_iter().fold(Predicate::Everyone, Predicate::and)
}

fn not(condition: Predicate) -> Predicate {
    Predicate::Not(Box::new(condition))
}

/// The rounds joined, while they are asked.
struct Joint<'a> {
    batch: &'a mut Batch,
    key: TableKey,
    among: Predicate,
    cells: EvidenceCells,
    question: &'a str,
    rounds: &'a [String],
    options: &'a [Valued],
}

impl Joint<'_> {
    fn line(&mut self, what: &Predicate, base: &Predicate) -> Line {
        let base = self.among.clone().and(base.clone());
        let how = of_joined(&base.clone().and(what.clone()));
        line(self.batch, &self.key, what, &base, &self.cells, how)
    }

    /// Those among everybody of the group who meet a condition; what the frame says is its evidence.
    fn of_frame(&mut self, what: &Predicate) -> Line {
        let how = of_joined(&self.among.clone().and(what.clone()));
        line(self.batch, &self.key, what, &self.among, &EvidenceCells::FrameRow, how)
    }

    fn answered(&self, round: usize) -> Predicate {
        Predicate::Answered(schema::of_round(self.question, &self.rounds[round]))
    }

    /// Not to answer in a round, by the routing.
    fn not_applicable(&self, round: usize) -> Predicate {
        Predicate::Missing {
            variable: schema::of_round(self.question, &self.rounds[round]),
            reason: Some(Missing::NotApplicable),
        }
    }

    fn chose(&self, option: &Valued, round: usize) -> Predicate {
        Predicate::is(schema::of_round(self.question, &self.rounds[round]), option.code.clone())
    }

    fn pair(&mut self, from: usize, to: usize, single: bool, quantity: bool) -> Pair {
        let both = self.answered(from).and(self.answered(to));
        let (before, after) = (asked_in(&self.rounds[from]), asked_in(&self.rounds[to]));
        let exchanged = (to == from + 1).then(|| {
            [after.clone().and(not(before.clone())), before.and(not(after))].map(|what| self.of_frame(&what))
        });
        let moves = self
            .options
            .iter()
            .map(|option| {
                let (first, second) = (self.chose(option, from), self.chose(option, to));
                [
                    first.clone().and(second.clone()),
                    first.clone().and(not(second.clone())),
                    not(first.clone()).and(second.clone()),
                    not(first).and(not(second)),
                ]
                .map(|what| self.line(&what, &both))
            })
            .collect();
        let options = if single { self.options } else { &[] };
        let square = options
            .iter()
            .map(|first| {
                let whats = self.options.iter().map(|second| self.chose(first, from).and(self.chose(second, to)));
                whats.collect::<Vec<_>>().iter().map(|what| self.line(what, &both)).collect()
            })
            .collect();
        let among_both = self.among.clone().and(both.clone());
        let sums = quantity.then(|| {
            [from, to].map(|round| {
                let spec = TallySpec {
                    quantity: Some(schema::of_round(self.question, &self.rounds[round])),
                    ..TallySpec::count(Predicate::Everyone, among_both.clone())
                };
                self.batch.tally(&self.key, spec)
            })
        });
        Pair {
            from,
            to,
            exchanged,
            both: self.line(&Predicate::Everyone, &both),
            moves,
            square,
            sums,
            rows: self.batch.rows(&self.key, among_both),
        }
    }

    fn panel(mut self, pairs: Vec<Pair>, patterns: bool) -> Panel {
        let rounds = 0..self.rounds.len();
        let matched = all(rounds.clone().map(|round| self.answered(round)));
        let everywhere = all(self.rounds.iter().map(|round| asked_in(round)));
        let silent = everywhere.clone().and(all(rounds.clone().map(|round| not(self.answered(round)))));
        let routed_in_all = everywhere.clone().and(all(rounds.clone().map(|round| self.not_applicable(round))));
        // Wherever there is no valid answer, there was none to give.
        let by_routing =
            all(rounds.clone().map(|round| Predicate::Or(vec![self.answered(round), self.not_applicable(round)])));
        let without = everywhere.clone().and(not(matched.clone()));
        let mut of_rounds = |what: Predicate| -> Vec<Line> {
            let line = |round| {
                let base = self.answered(round);
                self.line(&what, &base)
            };
            rounds.clone().map(line).collect()
        };
        let routed = of_rounds(without.clone().and(by_routing.clone()));
        let partial = of_rounds(without.and(not(by_routing)));
        let only = rounds
            .clone()
            .map(|round| {
                let base = self.answered(round);
                self.line(&not(everywhere.clone()), &base)
            })
            .collect();
        let options = if patterns { self.options } else { &[] };
        let patterns = options
            .iter()
            .map(|option| {
                (0..1_u32 << rounds.len())
                    .map(|pattern| {
                        let what = all(rounds.clone().map(|round| {
                            let chose = self.chose(option, round);
                            if pattern >> round & 1 == 1 { chose } else { not(chose) }
                        }));
                        let base = self.among.clone().and(matched.clone());
                        self.batch.tally(&self.key, TallySpec::count(what, base))
                    })
                    .collect()
            })
            .collect();
        Panel {
            rows: self.batch.rows(&self.key, self.among.clone()),
            silent: self.line(&silent, &Predicate::Everyone),
            silent_routed: self.line(&routed_in_all, &Predicate::Everyone),
            matched: self.line(&Predicate::Everyone, &matched),
            routed,
            partial,
            only,
            pairs,
            patterns,
        }
    }
}
