//! What changed between rounds, of one survey or of several that follow each other: the answers of each round, the change in points, what of it is change of the
//! same units and what comes of other units answering, and what may be said beyond them.

mod counts;
mod figures;
mod layout;
mod notes;
mod options;
pub mod panel;
mod quantity;
pub mod series;
mod tested;
mod worked;

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, change as words, findings as common};
use crate::findings::batch::{Batch, Counted};
use crate::findings::change_table::counts::{Counter, Group};
use crate::findings::change_table::figures::{Facts, Maker};
use crate::findings::change_table::layout::{Row, Rows};
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::plan::TableRequest;
use crate::findings::plan::change::ChangeTable;
use crate::findings::plan::rounds::ChangeRound;
use crate::findings::question_table::values::{Valued, values};
use crate::findings::table::ResultTable;
use crate::findings::unlike;
use crate::findings::whole::Whole;
use crate::stats::inference::over_rounds;
use crate::survey::concordance::common::Line;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;

/// What kind of answer is compared.
#[derive(Debug)]
enum Kind {
    Single,
    Multiple,
    Quantity {
        /// Unit of the number.
        unit: Phrase,
    },
}

/// A table whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    change: &'p ChangeTable,
    kind: Kind,
    /// The words of each round.
    labels: Vec<Phrase>,
    options: Vec<Choice>,
    groups: Vec<Group>,
    /// In what the rounds are not alike.
    unlike: Vec<Phrase>,
}

/// An option over the rounds, or several that one of them was split into or merged from.
#[derive(Debug)]
struct Choice {
    /// Part of the ids of its figures.
    code: String,
    /// Words for people.
    label: Phrase,
    /// Its codes in every round; none where that round had no such option.
    codes: Vec<BTreeSet<String>>,
}

impl Choice {
    /// Whether a round had it.
    fn is_in(&self, round: usize) -> bool {
        self.codes.get(round).is_some_and(|codes| !codes.is_empty())
    }

    /// Whether all of some rounds had it.
    fn is_in_both(&self, from: usize, to: usize) -> bool {
        self.is_in(from) && self.is_in(to)
    }

    /// Whoever chose it in a round, where the question is that variable.
    fn chose(&self, variable: impl Into<String>, round: usize) -> Predicate {
        match self.codes.get(round) {
            Some(codes) if !codes.is_empty() => Predicate::Is { variable: variable.into(), codes: codes.clone() },
            Some(_) | None => Predicate::Not(Box::new(Predicate::Everyone)),
        }
    }
}

/// Asks for what a table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    change: &'p ChangeTable,
) -> Asked<'p> {
    asked(batch, material, request, change, true)
}

/// Asks for each round, and where it is wanted for what the same units did.
fn asked<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    change: &'p ChangeTable,
    units: bool,
) -> Asked<'p> {
    let found = |round: &ChangeRound| {
        let survey = material.survey(&round.key.survey)?;
        Some((survey, survey.round(&round.key.round)?, survey.question(&round.question)?))
    };
    let domains = change.rounds.iter().filter_map(|round| Some(&found(round)?.2.domain));
    let kind = kind(domains);
    let choice = |line: &Line| Choice {
        // These words name groups of every table.
        code: if line.code == "total" { "total_".to_owned() } else { line.code.clone() },
        label: line.label.clone(),
        codes: line.codes.clone(),
    };
    let options: Vec<Choice> = change.question.lines.iter().map(choice).collect();
    let keys = change.keys();
    let mut groups = vec![Valued::total()];
    if let Some(by) = &change.by {
        // A group may be there in one round only.
        for value in keys.iter().flat_map(|key| values(material, key, by)) {
            if !groups.contains(&value) {
                groups.push(value);
            }
        }
    }
    let label = |round: &ChangeRound| {
        let label = found(round).map(|(_, of, _)| of.label.clone());
        label.unwrap_or_else(|| Phrase::same(&round.key.round))
    };
    let mut counter = Counter { batch, material, change, kind: &kind, options: &options, units };
    let groups = groups.into_iter().map(|group| counter.group(group)).collect();
    let labels = change.rounds.iter().map(label).collect();
    let rounds: Vec<_> = change.rounds.iter().filter_map(|round| found(round).map(|(_, of, _)| of)).collect();
    let unlike = unlike::remarks(&rounds);
    Asked { request, change, kind, labels, options, groups, unlike }
}

/// The kind of answer: of a question that takes several in some round the widest.
fn kind<'d>(domains: impl Iterator<Item = &'d ResponseDomain>) -> Kind {
    let mut kind = Kind::Single;
    for domain in domains {
        kind = match domain {
            ResponseDomain::Quantity { unit, .. } => Kind::Quantity { unit: unit.clone() },
            ResponseDomain::Multiple(_) => Kind::Multiple,
            ResponseDomain::Single(_)
            | ResponseDomain::Date
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List => kind,
        };
    }
    kind
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rows = Rows::default();
        let mut notes = self.notes_of_question(material);
        let mut said = None;
        for (g, group) in self.groups.iter().enumerate() {
            let facts: Vec<Facts> = group.rounds.iter().map(|round| Facts::of(round, counted, material)).collect();
            // A group that nobody of the frame belongs to is no group of this table.
            if g > 0 && facts.iter().all(|facts| facts.chain.distributed.unwrap_or(facts.chain.returned) == 0) {
                continue;
            }
            let label = group_label(g, group);
            let mode = over_rounds(&facts.iter().map(|facts| facts.mode).collect::<Vec<_>>());
            let mut maker = Maker { table: self, counted, material, group, facts: &facts, label, mode, figures };
            let mut found = maker.panel();
            found.and(match &self.kind {
                Kind::Single | Kind::Multiple => maker.options(),
                Kind::Quantity { .. } => maker.quantity(),
            });
            let beyond = maker.beyond();
            let label = maker.label;
            figures = maker.figures;
            let mut own = found.about;
            // What holds of every group is said once.
            if said.as_ref() != Some(&beyond) {
                own.extend(beyond.iter().cloned());
            }
            own.extend(found.tests);
            if g == 0 {
                notes.extend(self.bases(&facts));
                notes.extend(own);
                said = Some(beyond);
            } else {
                notes.extend(own.into_iter().map(|note| words::of_group(&label, note)));
            }
            rows.group(label, found.rows);
        }
        (rows.table(self, notes), figures)
    }
}

impl Asked<'_> {
    /// The groups and rounds whose shares are those of everybody in it, each in one of them: not of a multiple answer.
    pub fn wholes(&self) -> Vec<Whole> {
        let single = matches!(self.kind, Kind::Single);
        let of_group = |(g, group): (usize, &Group)| {
            let group_label = group_label(g, group);
            let whole = |(r, label): (usize, &Phrase)| {
                let round = &self.change.rounds[r].name;
                let id = |o: &Choice| format!("{}.{}.{round}.{}.share", self.request.id, group.value.code, o.code);
                let parts = self.options.iter().filter(|o| o.is_in(r)).map(id).collect();
                Whole { label: words::in_round(label, &group_label), parts }
            };
            self.labels.iter().enumerate().map(whole).collect::<Vec<_>>()
        };
        self.groups.iter().enumerate().filter(|_| single).flat_map(of_group).collect()
    }
}

fn group_label(g: usize, group: &Group) -> Phrase {
    if g == 0 { common::total() } else { group.value.label.clone() }
}

/// What one group brings to the table.
#[derive(Debug, Default)]
struct Found {
    rows: Vec<Row>,
    /// What is said about it.
    about: Vec<Phrase>,
    /// What was tested, and what was not and why.
    tests: Vec<Phrase>,
}

impl Found {
    fn and(&mut self, more: Found) {
        self.rows.extend(more.rows);
        self.about.extend(more.about);
        self.tests.extend(more.tests);
    }
}
