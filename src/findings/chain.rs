//! The base chain of a question among some cases, for several groups at once: what is counted for it, and the
//! chain that comes of the counts.

use crate::findings::batch::{Batch, Counted, TallyTicket};
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::responses::table::STRATUM;
use crate::stats::base::BaseChain;
use crate::stats::inference::{InferenceMode, mode};
use crate::survey::contradiction::certain;
use crate::survey::definition::Survey;
use crate::survey::design::{Design, Stratum};
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;

/// Chains that are being counted: for the groups asked for, and in each of them and in all together for every stratum.
#[derive(Debug, Clone)]
pub struct ChainTicket {
    groups: TallyTicket,
    /// A column for every stratum of every group, and at the end for every stratum of all.
    strata: TallyTicket,
    /// Every stratum as a whole, whatever the filter says.
    whole: TallyTicket,
    designs: Vec<Design>,
    framed: bool,
    /// Per group, whether an answer decides who is in it: those who gave none could be in any.
    answered: Vec<bool>,
    /// Per group, those who could be in it and are not known to be; none where no answer decides.
    unplaced: Option<TallyTicket>,
    /// Per group, whether it is known how many were asked: of whoever answered nobody knows.
    asked: Vec<bool>,
}

/// Rows of the specification, in the order in which [`ChainTicket::chain`] reads them.
fn rows(
    material: &Material<'_>,
    key: &TableKey,
    questions: &[&str],
    condition: Option<&Predicate>,
) -> Vec<Predicate> {
    let counted = material.counted(key);
    // Whether a case meets a condition can hang on other questions, of which it may lack one too.
    let survey = material.survey(&key.survey);
    let others: Vec<&str> = condition
        .into_iter()
        .flat_map(Predicate::variables)
        .filter(|name| !questions.contains(name) && survey.is_some_and(|survey| survey.question(name).is_some()))
        .collect();
    let undecided = condition.filter(|_| !others.is_empty()).map(|condition| undecided(material, key, condition));
    let several = questions.len() > 1 || undecided.is_some();
    let mut rows = vec![Predicate::Everyone];
    rows.extend(
        [Disposition::NotReturned, Disposition::Invalid, Disposition::HeldOut].map(Predicate::Disposition),
    );
    rows.push(counted.clone());
    let missing = |reason| {
        let of = |question: &&str| Predicate::Missing { variable: (*question).to_owned(), reason: Some(reason) };
        let mut any: Vec<Predicate> = questions.iter().map(of).collect();
        // Whom another question does not concern has decided by that.
        let undecided = undecided.as_ref().filter(|_| reason != Missing::NotApplicable);
        any.extend(
            undecided.into_iter().flat_map(|undecided| others.iter().map(|o| undecided.clone().and(of(o)))),
        );
        match any.len() {
            0 => nobody(),
            1 => any.remove(0),
            _ => Predicate::Or(any),
        }
    };
    // Of several questions a case lacks, it is counted under the first reason in this order.
    let mut rest = counted;
    for reason in Missing::ALL {
        rows.push(rest.clone().and(missing(reason)));
        if several {
            rest = rest.and(Predicate::Not(Box::new(missing(reason))));
        }
    }
    rows.push(questions.iter().fold(rest, |rest, question| rest.and(Predicate::Answered((*question).to_owned()))));
    rows
}

fn nobody() -> Predicate {
    Predicate::Not(Box::new(Predicate::Everyone))
}

/// Those who could meet a condition and are not known to: an answer that decides it is not known.
pub(super) fn undecided(material: &Material<'_>, key: &TableKey, condition: &Predicate) -> Predicate {
    let survey = material.survey(&key.survey);
    let open = |name: &str| {
        survey?.question(name)?;
        let missing = |reason| Predicate::Missing { variable: name.to_owned(), reason: Some(reason) };
        // Whom the question does not concern is known not to meet it.
        let reasons = Missing::ALL.into_iter().filter(|reason| *reason != Missing::NotApplicable);
        let no_answers = Predicate::Not(Box::new(material.counted(key)));
        Some(Predicate::Or([no_answers].into_iter().chain(reasons.map(missing)).collect()))
    };
    condition.possible(&open).and(Predicate::Not(Box::new(condition.clone())))
}

/// Whether it is known how many were asked among the cases that meet some conditions: not where there is no frame, nor
/// where one of the strata that they can be in is open.
pub(super) fn is_asked(survey: &Survey, conditions: &[&Predicate]) -> bool {
    let excluded = |stratum: &Stratum, condition: &Predicate| {
        let in_it = |leaf: &Predicate| match leaf {
            Predicate::Is { variable, codes } if variable == STRATUM => Some(codes.contains(&stratum.id)),
            Predicate::Is { .. }
            | Predicate::Within { .. }
            | Predicate::Quantity { .. }
            | Predicate::Days { .. }
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_)
            | Predicate::Everyone
            | Predicate::And(_)
            | Predicate::Or(_)
            | Predicate::Not(_) => None,
        };
        certain(condition, &in_it) == Some(false)
    };
    let possible = |stratum: &&Stratum| !conditions.iter().any(|condition| excluded(stratum, condition));
    survey.frame.is_some() && !survey.strata.iter().filter(possible).any(|stratum| stratum.design == Design::Open)
}

/// Asks for the chains of a question (of the valid returns themselves if there is none) in each group, among the
/// cases that meet the filter.
pub fn ask(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &TableKey,
    question: Option<&str>,
    filter: &Predicate,
    groups: &[Predicate],
) -> ChainTicket {
    ask_of(batch, material, key, (question.as_slice(), None), filter, groups)
}

/// The same of several questions together: n is those who answered all of them.
pub fn ask_all(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &TableKey,
    questions: &[&str],
    filter: &Predicate,
    groups: &[Predicate],
) -> ChainTicket {
    ask_of(batch, material, key, (questions, None), filter, groups)
}

/// The same of a share of those who answered a question: n is those of whom it is known whether they meet the condition, which may
/// hang on other questions too.
pub fn ask_share(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &TableKey,
    (question, condition): (&str, &Predicate),
    filter: &Predicate,
    groups: &[Predicate],
) -> ChainTicket {
    ask_of(batch, material, key, (&[question], Some(condition)), filter, groups)
}

fn ask_of(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &TableKey,
    (questions, condition): (&[&str], Option<&Predicate>),
    filter: &Predicate,
    groups: &[Predicate],
) -> ChainTicket {
    let survey = material.survey(&key.survey);
    let strata = survey.map(|survey| survey.strata.as_slice()).unwrap_or_default();
    let spec = |columns: Vec<Predicate>| TallySpec {
        rows: rows(material, key, questions, condition),
        columns,
        base: filter.clone(),
        quantity: None,
        weight: None,
    };
    let framed = survey.is_some_and(|survey| survey.frame.is_some());
    let asked = |group: &Predicate| survey.is_some_and(|survey| is_asked(survey, &[filter, group]));
    let conditions = || strata.iter().map(|stratum| Predicate::is(STRATUM, stratum.id.clone()));
    let in_strata = groups
        .iter()
        .chain([&Predicate::Everyone])
        .flat_map(|group| conditions().map(|stratum| group.clone().and(stratum)))
        .collect();
    let answered: Vec<bool> = groups.iter().map(|group| material.rests_on_answers(key, group)).collect();
    let unplaced = answered.contains(&true).then(|| {
        let columns = groups.iter().map(|group| undecided(material, key, group)).collect();
        batch.tally(key, TallySpec { rows: vec![Predicate::Everyone], ..spec(columns) })
    });
    ChainTicket {
        groups: batch.tally(key, spec(groups.to_vec())),
        unplaced,
        strata: batch.tally(key, spec(in_strata)),
        whole: batch.tally(key, TallySpec { base: Predicate::Everyone, ..spec(conditions().collect()) }),
        answered,
        designs: strata.iter().map(|stratum| stratum.design).collect(),
        framed,
        asked: groups.iter().map(asked).collect(),
    }
}

impl ChainTicket {
    fn read(&self, counted: &Counted<'_>, ticket: &TallyTicket, column: usize, asked: bool) -> BaseChain {
        let at = |row: usize| counted.n(ticket, row, column);
        let (everyone, not_returned, invalid_returns, held_out_returns, valid) =
            (at(0), at(1), at(2), at(3), at(4));
        BaseChain {
            distributed: asked.then_some(everyone),
            not_returned: if asked { not_returned } else { 0 },
            // Events that did not take place are no returns: what is left of a record list is what counts.
            returned: if self.framed {
                everyone - not_returned
            } else {
                invalid_returns + held_out_returns + valid
            },
            invalid_returns,
            held_out_returns,
            valid,
            not_applicable: at(5),
            no_answer: at(6),
            dont_know: at(7),
            refused: at(8),
            invalid: at(9),
            contradictory: at(10),
            held_out: at(11),
            n: at(12),
            unplaced: 0,
        }
    }

    /// The chain of a group. Where somebody could be in it who is not known to be, nobody knows how many were asked.
    pub fn chain(&self, counted: &Counted<'_>, group: usize) -> BaseChain {
        let unplaced = self.unplaced.as_ref().filter(|_| self.framed).map_or(0, |all| counted.n(all, 0, group));
        let asked = self.asked.get(group).copied().unwrap_or(false) && unplaced == 0;
        BaseChain { unplaced, ..self.read(counted, &self.groups, group, asked) }
    }

    /// What may be said about all groups together, from the strata that have anybody in them.
    pub fn mode(&self, counted: &Counted<'_>) -> InferenceMode {
        mode(&self.strata(counted).into_iter().map(|(_, design, chain)| (design, chain)).collect::<Vec<_>>())
    }

    /// What may be said about one group, from the strata that it lies in. Where an answer makes the group, those without an
    /// answer could be in it, and what holds for all holds for it.
    pub fn mode_of(&self, counted: &Counted<'_>, group: usize) -> InferenceMode {
        let strata = self.strata_behind(counted, group);
        mode(&strata.into_iter().map(|(_, design, chain)| (design, chain)).collect::<Vec<_>>())
    }

    /// The strata from which it follows what may be said about a group.
    pub(super) fn strata_behind(&self, counted: &Counted<'_>, group: usize) -> Vec<(usize, Design, BaseChain)> {
        let any = self.answered.get(group).copied().unwrap_or(true);
        if any { self.strata(counted) } else { self.strata_in(counted, group) }
    }

    /// The strata that have anybody in them, by their place in the survey, with their designs and chains.
    pub fn strata(&self, counted: &Counted<'_>) -> Vec<(usize, Design, BaseChain)> {
        self.strata_in(counted, self.answered.len())
    }

    /// Whether every unit of the population of each stratum gave an answer or is not concerned, so that nothing is estimated.
    pub(super) fn all_seen(&self, counted: &Counted<'_>) -> bool {
        self.strata(counted).iter().all(|(place, design, _)| {
            let (population, seen) = self.seen(counted, *place, *design);
            population.is_some_and(|population| seen >= population)
        })
    }

    /// Whether a stratum with anybody in it is a sample.
    pub(super) fn has_sample(&self, counted: &Counted<'_>) -> bool {
        self.strata(counted).iter().any(|(_, design, _)| matches!(design, Design::Sample { .. }))
    }

    fn strata_in(&self, counted: &Counted<'_>, group: usize) -> Vec<(usize, Design, BaseChain)> {
        self.strata_of(counted, group)
            .map(|(column, design)| {
                let asked = self.framed && design != Design::Open;
                (column, design, self.read(counted, &self.strata, group * self.designs.len() + column, asked))
            })
            .collect()
    }

    /// The strata that have anybody of a group in them, by their place, with their design.
    pub(super) fn strata_of<'c>(
        &'c self,
        counted: &'c Counted<'_>,
        group: usize,
    ) -> impl Iterator<Item = (usize, Design)> + 'c {
        let first = group * self.designs.len();
        self.designs
            .iter()
            .copied()
            .enumerate()
            .filter(move |(column, _)| counted.n(&self.strata, 0, first + column) > 0)
    }

    /// How many units a stratum has in the population, where that is known, and of how many of them it is known whether the
    /// question concerns them and what they say.
    pub(super) fn seen(&self, counted: &Counted<'_>, stratum: usize, design: Design) -> (Option<u64>, u64) {
        let chain = self.read(counted, &self.whole, stratum, self.framed && design != Design::Open);
        let seen = chain.n + chain.not_applicable;
        let population = match design {
            // Beside a sample a census counts only where everyone in the group answered, and these stand for nobody else,
            // whoever of the others in the stratum did not.
            Design::Census => Some(seen),
            Design::Sample { population } => population,
            Design::Open => None,
        };
        (population, seen)
    }
}
