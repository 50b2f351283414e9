//! The way from findings to what may be published of them. What the rule hides by itself is found first; then other data are
//! searched for from which the same report would come, with every hidden value higher and lower; what differs there is
//! hidden too. Last, the whole plan is evaluated on those data and every figure, note, table and sentence compared: a
//! reader cannot tell them from the truth, and so cannot place a hidden value more closely than the rule allows. What
//! this cannot show for a value is a failure, and the report is held back.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Error;
use crate::findings::disclosure::Find;
use crate::findings::disclosure::counts::Counts;
use crate::findings::disclosure::differences::{Withheld, differences};
use crate::findings::disclosure::moves::Moves;
use crate::findings::disclosure::search::{Search, World, is_spread};
use crate::findings::disclosure::sign::signed;
use crate::findings::disclosure::targets::{Primary, Target, entered_beside, primary};
use crate::findings::evaluate::Findings;
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::disclosure::Rule;
use crate::findings::plan::{AnalysisPlan, TableKey};
use crate::responses::table::ResponseTable;

/// Other data that are evaluated for one plan; what needs more is not proven.
const MOST_WORLDS: usize = 64;
/// How often what was found to differ is withheld and compared again.
const ROUNDS: usize = 4;

/// The findings with what must not be told withheld.
pub(super) fn protect(
    plan: &AnalysisPlan,
    material: &Material<'_>,
    rule: &Rule,
    findings: &Findings,
    find: Find<'_>,
) -> Result<Findings, Error> {
    let counts = Counts::new(rule, material, &findings.figures);
    let found = primary(rule, material, &findings.figures, &counts);
    let moves = moves(material, &found.targets, &counts);
    let worlds = searched(rule, &counts, &moves, &found);
    let mut others = Vec::with_capacity(worlds.len());
    for world in &worlds {
        let tables = elsewhere(material, &moves, world);
        others.push(find(&Material { tables: &tables, ..*material })?);
    }
    let mut audit = Audit { plan, material, rule, findings, worlds, others, withheld: Withheld::default() };
    audit.withheld.values.extend(found.hidden.iter().cloned());
    let mut published = audit.agreed();
    published.held_back = audit.not_proven(&found, &counts);
    Ok(published)
}

/// The moves in every table that a target is about.
fn moves<'m>(material: &'m Material<'_>, targets: &[Target], counts: &Counts<'m>) -> Vec<Moves<'m>> {
    let keys: BTreeSet<&TableKey> = targets
        .iter()
        .flat_map(|target| target.plus.iter().chain(&target.minus))
        .map(|part| counts.all[*part].table)
        .collect();
    keys.into_iter()
        .filter_map(|key| Moves::new(key, material.tables.get(key)?, material.survey(&key.survey)?, counts))
        .collect()
}

/// Worlds in which every target has the values that it must be able to have, as far as they are found.
fn searched(rule: &Rule, counts: &Counts<'_>, moves: &[Moves<'_>], found: &Primary) -> Vec<World> {
    let mut search = Search::new(counts, moves, &found.hidden, &found.wholly, rule.floor());
    let mut worlds = Vec::new();
    for target in &found.targets {
        search.spread(target, &mut worlds);
    }
    let mut joined = search.joined(worlds, &found.targets);
    joined.truncate(MOST_WORLDS);
    joined
}

/// The tables as they would be in another world.
fn elsewhere(material: &Material<'_>, moves: &[Moves<'_>], world: &World) -> BTreeMap<TableKey, ResponseTable> {
    let mut tables = material.tables.clone();
    for (number, one) in moves.iter().enumerate() {
        let edits = world.edits(number);
        if !edits.is_empty() {
            tables.insert(one.key.clone(), one.edited(&edits));
        }
    }
    tables
}

/// The findings beside those of the other worlds.
struct Audit<'a> {
    plan: &'a AnalysisPlan,
    material: &'a Material<'a>,
    rule: &'a Rule,
    findings: &'a Findings,
    worlds: Vec<World>,
    others: Vec<Findings>,
    withheld: Withheld,
}

impl Audit<'_> {
    fn signed(&self, findings: &Findings) -> Findings {
        signed(self.plan, self.material, self.rule, &self.withheld, findings)
    }

    /// Withholds whatever differs until all worlds look the same; one that still does not is no proof of anything.
    fn agreed(&mut self) -> Findings {
        self.withhold_entered();
        for last in (0..ROUNDS).map(|round| round + 1 == ROUNDS) {
            let mine = self.signed(self.findings);
            let seen: Vec<Option<Withheld>> =
                self.others.iter().map(|other| differences(&mine, &self.signed(other))).collect();
            if seen.iter().flatten().all(Withheld::is_empty) || last {
                let mut keep = seen.iter().map(|seen| seen.as_ref().is_some_and(Withheld::is_empty));
                self.worlds.retain(|_| keep.next().unwrap_or(false));
                let mut keep = seen.iter().map(|seen| seen.as_ref().is_some_and(Withheld::is_empty));
                self.others.retain(|_| keep.next().unwrap_or(false));
                return mine;
            }
            for seen in seen.into_iter().flatten() {
                self.withheld.extend(seen);
            }
            self.withhold_entered();
        }
        self.signed(self.findings)
    }

    fn withhold_entered(&mut self) {
        let beside = entered_beside(self.material, &self.findings.figures, &self.withheld.values);
        self.withheld.values.extend(beside);
    }

    /// Whether a hidden count could be one in this world: 0 is none where it is shown.
    fn can_be_hidden(&self, other: &Findings, found: &Primary) -> bool {
        let low = |figure: &Figure| match figure.value {
            FigureValue::Count(count) => count < self.rule.floor(),
            _ => false,
        };
        let mut ids = self.withheld.values.iter().filter(|id| !found.wholly.contains(*id));
        ids.all(|id| {
            let counted = |figure: &&Figure| figure.class == FigureClass::Computed;
            let there = [self.findings, other].map(|findings| findings.figures.get(id).filter(counted));
            !there.into_iter().flatten().any(low)
        })
    }

    /// The figures of which it is not proven that a reader cannot place them.
    fn not_proven(&self, found: &Primary, counts: &Counts<'_>) -> Vec<String> {
        let worlds: Vec<&World> = self
            .worlds
            .iter()
            .zip(&self.others)
            .filter(|(_, other)| self.can_be_hidden(other, found))
            .filter(|(world, other)| {
                found.targets.iter().all(|target| is_as_counted(target, world, other, counts))
            })
            .map(|(world, _)| world)
            .collect();
        let open = found.targets.iter().filter(|target| !is_spread(target, &worlds));
        let mut figures: BTreeSet<String> = open.flat_map(|target| target.figures.iter().cloned()).collect();
        figures.extend(found.unknown.iter().cloned());
        figures.into_iter().collect()
    }
}

/// Whether the figures of a target have in a world's findings the value that the search worked out.
fn is_as_counted(target: &Target, world: &World, other: &Findings, counts: &Counts<'_>) -> bool {
    target.figures.iter().all(|id| {
        let number = counts.figures.iter().position(|figure| figure.id == *id);
        let (Some(figure), Some(number)) = (other.figures.get(id), number) else { return false };
        let (above, below) = &counts.parts[number];
        let found = match &figure.value {
            FigureValue::Count(count) => Some(i128::from(*count)),
            FigureValue::Amount(amount) => amount.milli().map(i128::from),
            FigureValue::Share(share) if target.minus == *above && target.plus == *below => {
                Some(i128::from(share.denominator) - i128::from(share.numerator))
            }
            FigureValue::Share(share) if target.plus == *above => Some(i128::from(share.numerator)),
            FigureValue::Share(share) => Some(i128::from(share.denominator)),
            _ => None,
        };
        found == Some(world.value(target))
    })
}
