//! What a table of change asks of the engine for one group: each round by itself, and what the same units did, counted
//! on the rounds joined.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::findings::batch::{Batch, EvidenceCells, EvidencePart, RowsTicket, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::change_table::worked::of_joined;
use crate::findings::change_table::{Choice, Kind};
use crate::findings::how::{Counting, How};
use crate::findings::material::{Material, joined_key};
use crate::findings::parts::{self, PartsTicket};
use crate::findings::plan::TableKey;
use crate::findings::plan::change::ChangeTable;
use crate::findings::plan::rounds::ChangeRound;
use crate::findings::question_table::values::Valued;
use crate::findings::reach::Reach;
use crate::responses::joined::{asked_in, merged_away, merged_into, recoded_in, round_name};
use crate::responses::schema;
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
    /// What the strata show of every option, where intervals are asked for.
    pub parts: Option<PartsTicket>,
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
    /// Of each round those with a valid answer who were merged, so that they are none of another; none where nobody was.
    pub merged: Vec<Line>,
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
    /// Earlier units that were merged, and later ones that they became; none where nobody was.
    pub merged: Option<[Line; 2]>,
    /// Units asked in both rounds, in the later under another code; none where nobody has one.
    pub recoded: Option<Line>,
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
    pub options: &'a [Choice],
    /// Whether it is asked what the same units did.
    pub units: bool,
}

impl Counter<'_> {
    pub(super) fn group(&mut self, value: Valued) -> Group {
        let among = self.change.filter.clone().and(value.condition.clone());
        let rounds = (0..self.change.rounds.len()).map(|r| self.round(r, &among)).collect();
        let framed = |round: &ChangeRound| {
            self.material.survey(&round.key.survey).is_some_and(|survey| survey.frame.is_some())
        };
        let framed = self.change.rounds.iter().all(framed);
        let panel = if framed && self.units { self.panel(&among) } else { None };
        Group { value, rounds, panel }
    }

    fn variables(&self, round: &ChangeRound, among: &Predicate) -> BTreeSet<String> {
        let mut named = among.variables();
        named.insert(&round.question);
        self.material.routed(&round.key, &named)
    }

    fn round(&mut self, r: usize, among: &Predicate) -> OfRound {
        let round = &self.change.rounds[r];
        let (key, question) = (&round.key, &round.question);
        let variables = self.variables(round, among);
        let cells = EvidenceCells::Variables(variables.clone());
        let base = self.material.counted(key).and(among.clone()).and(Predicate::Answered(question.clone()));
        let quantity = matches!(self.kind, Kind::Quantity { .. });
        let sum = quantity.then(|| {
            let spec = TallySpec {
                quantity: Some(question.clone()),
                ..TallySpec::count(Predicate::Everyone, base.clone())
            };
            self.batch.tally(key, spec)
        });
        let options = self.options;
        let counting = Counting::of(key, among.clone()).answering(question);
        let chose = |option: &Choice| option.chose(question, r);
        let how = |option: &Choice| How::counted(counting.clone().who(chose(option)));
        let parts = self.change.intervals.map(|_| {
            let conditions: Vec<Predicate> = options.iter().map(chose).collect();
            parts::ask(self.batch, self.material, key, &base, &conditions, &[Predicate::Everyone])
        });
        OfRound {
            parts,
            chain: chain::ask(self.batch, self.material, key, Some(question), among, &[Predicate::Everyone]),
            base: self.batch.evidence(key, &Predicate::Everyone, &base, cells.clone()),
            options: options
                .iter()
                .map(|option| line(self.batch, key, &chose(option), &base, &cells, how(option)))
                .collect(),
            sum,
            counting,
            rows: self.batch.rows(key, base),
            reach: Reach::counted(key, &variables, among.clone()),
        }
    }

    fn panel(&mut self, among: &Predicate) -> Option<Panel> {
        let keys = self.change.keys();
        let key = joined_key(&keys);
        let one_survey = keys.iter().all(|other| other.survey == key.survey);
        let material = self.material;
        self.batch.bring(&key, || material.joined(&keys))?;
        let name = |key_of: &TableKey| round_name(&key_of.survey, &key_of.round, &key.survey);
        let mut variables = BTreeSet::new();
        let mut rounds = Vec::new();
        for (r, round) in self.change.rounds.iter().enumerate() {
            let survey = self.material.survey(&round.key.survey)?;
            let name = name(&round.key);
            // Of several surveys each round has its own columns of the frame.
            let own = |column: &str| survey.question(column).is_some() || !one_survey;
            let column =
                |column: &str| if own(column) { schema::of_round(column, &name) } else { column.to_owned() };
            variables.extend(self.variables(round, among).iter().map(|variable| column(variable)));
            let before = r.checked_sub(1).and_then(|before| keys.get(before));
            let merged = before.map(|before| self.material.merged(before, &round.key)).unwrap_or_default();
            rounds.push(JointRound {
                question: schema::of_round(&round.question, &name),
                among: if one_survey { Predicate::Everyone } else { among.renamed(&column) },
                merged: merged.any_merged(),
                recoded: !merged.recoded.is_empty(),
                name,
            });
        }
        let mut joint = Joint {
            batch: self.batch,
            among: if one_survey { among.clone() } else { Predicate::Everyone },
            cells: EvidenceCells::Variables(variables),
            rounds,
            options: self.options,
            key,
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

/// A round among those that are joined.
struct JointRound {
    name: String,
    /// Column of the question.
    question: String,
    /// Who is in the group in this round, where that is not the same in all.
    among: Predicate,
    /// Whether anybody was merged since the round before.
    merged: bool,
    /// Whether anybody got another code since the round before.
    recoded: bool,
}

/// The rounds joined, while they are asked.
struct Joint<'a> {
    batch: &'a mut Batch,
    key: TableKey,
    among: Predicate,
    cells: EvidenceCells,
    rounds: Vec<JointRound>,
    options: &'a [Choice],
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

    /// In the group and asked.
    fn asked(&self, round: usize) -> Predicate {
        asked_in(&self.rounds[round].name).and(self.rounds[round].among.clone())
    }

    /// In the group, with a valid answer.
    fn answered(&self, round: usize) -> Predicate {
        Predicate::Answered(self.rounds[round].question.clone()).and(self.rounds[round].among.clone())
    }

    /// Not to answer in a round, by the routing.
    fn not_applicable(&self, round: usize) -> Predicate {
        Predicate::Missing { variable: self.rounds[round].question.clone(), reason: Some(Missing::NotApplicable) }
    }

    fn chose(&self, option: &Choice, round: usize) -> Predicate {
        option.chose(self.rounds[round].question.clone(), round)
    }

    /// Who was merged between any two rounds; none where nobody was.
    fn merged(&self) -> Option<Predicate> {
        let rounds = self.rounds.iter().filter(|round| round.merged);
        let any: Vec<Predicate> =
            rounds.flat_map(|round| [merged_away(&round.name), merged_into(&round.name)]).collect();
        (!any.is_empty()).then_some(Predicate::Or(any))
    }

    /// Units of one round and not of the other, and those of them that were merged.
    fn exchanged(&mut self, from: usize, to: usize) -> ([Line; 2], Option<[Line; 2]>) {
        let (before, after) = (self.asked(from), self.asked(to));
        let (mut came, mut went) =
            (after.clone().and(not(before.clone())), before.clone().and(not(after.clone())));
        let name = self.rounds[to].name.clone();
        let merged = self.rounds[to].merged.then(|| {
            let (away, into) = (merged_away(&name), merged_into(&name));
            came = came.clone().and(not(into.clone()));
            went = went.clone().and(not(away.clone()));
            [before.and(away), after.and(into)].map(|what| self.of_frame(&what))
        });
        ([came, went].map(|what| self.of_frame(&what)), merged)
    }

    fn pair(&mut self, from: usize, to: usize, single: bool, quantity: bool) -> Pair {
        let both = self.answered(from).and(self.answered(to));
        let (mut exchanged, mut merged, mut recoded) = (None, None, None);
        if to == from + 1 {
            let (between, of_mergers) = self.exchanged(from, to);
            (exchanged, merged) = (Some(between), of_mergers);
            if self.rounds[to].recoded {
                let what = self.asked(from).and(self.asked(to)).and(recoded_in(&self.rounds[to].name));
                recoded = Some(self.of_frame(&what));
            }
        }
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
                    quantity: Some(self.rounds[round].question.clone()),
                    ..TallySpec::count(Predicate::Everyone, among_both.clone())
                };
                self.batch.tally(&self.key, spec)
            })
        });
        Pair {
            from,
            to,
            exchanged,
            merged,
            recoded,
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
        let everywhere = all(rounds.clone().map(|round| self.asked(round)));
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
        let elsewhere = not(everywhere.clone());
        let any_merged = self.merged();
        let mut of_rounds = |what: Predicate| -> Vec<Line> {
            let line = |round| {
                let base = self.answered(round);
                self.line(&what, &base)
            };
            rounds.clone().map(line).collect()
        };
        let (only, merged) = match any_merged {
            None => (of_rounds(elsewhere), Vec::new()),
            Some(merged) => {
                let apart = of_rounds(elsewhere.clone().and(merged.clone()));
                (of_rounds(elsewhere.and(not(merged))), apart)
            }
        };
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
        // Everybody of the group in any round.
        let one_group = self.rounds.iter().all(|round| round.among == Predicate::Everyone);
        let anywhere = if one_group {
            self.among.clone()
        } else {
            Predicate::Or(rounds.clone().map(|round| self.asked(round)).collect())
        };
        Panel {
            rows: self.batch.rows(&self.key, anywhere),
            silent: self.line(&silent, &Predicate::Everyone),
            silent_routed: self.line(&routed_in_all, &Predicate::Everyone),
            matched: self.line(&Predicate::Everyone, &matched),
            routed,
            partial,
            only,
            merged,
            pairs,
            patterns,
        }
    }
}
