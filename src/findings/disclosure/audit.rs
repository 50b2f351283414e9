//! The audit: what every plan would publish of the data beside what it would publish of other data. What differs is withheld
//! until nothing does; other data that still look otherwise prove nothing.

use std::collections::BTreeSet;

use crate::findings::disclosure::Side;
use crate::findings::disclosure::counts::Counts;
use crate::findings::disclosure::differences::{Withheld, differences};
use crate::findings::disclosure::protected::is_another;
use crate::findings::disclosure::search::{World, is_spread};
use crate::findings::disclosure::sign::signed;
use crate::findings::disclosure::targets::{Name, Primary, Target, entered_beside};
use crate::findings::evaluate::Findings;
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::material::Material;

/// How often what was found to differ is withheld and compared again.
const ROUNDS: usize = 6;

/// The findings of every plan beside those of other data.
pub(super) struct Audit<'a> {
    sides: &'a [Side<'a>],
    material: &'a Material<'a>,
    /// Other data with what every plan finds of them.
    worlds: Vec<(&'a World, &'a [Findings])>,
    /// By plan.
    withheld: Vec<Withheld>,
    /// Whether a whole table may be withheld.
    whole_tables: bool,
    /// Whether any other data were of no use because a table looks otherwise there.
    pub(super) otherwise: bool,
}

/// What could not be proven.
pub(super) struct NotProven<'f> {
    pub(super) figures: BTreeSet<Name>,
    pub(super) targets: Vec<&'f Target>,
}

impl NotProven<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }
}

impl<'a> Audit<'a> {
    pub(super) fn new(
        sides: &'a [Side<'a>],
        material: &'a Material<'a>,
        worlds: &'a [(World, Vec<Findings>)],
        found: &Primary,
        zeros: &BTreeSet<Name>,
        whole_tables: bool,
    ) -> Self {
        let own = |names: &BTreeSet<Name>, side: usize| {
            names.iter().filter(|name| name.0 == side).map(|name| name.1.clone()).collect()
        };
        let withheld = (0..sides.len())
            .map(|side| Withheld {
                values: own(&found.hidden, side),
                zeros: own(zeros, side),
                ..Withheld::default()
            })
            .collect();
        let worlds = worlds.iter().map(|(world, other)| (world, other.as_slice())).collect();
        Self { sides, material, worlds, withheld, whole_tables, otherwise: false }
    }

    fn signed(&self, side: usize, findings: &Findings) -> Findings {
        let Side { plan, rule, .. } = self.sides[side];
        match rule {
            Some(rule) => signed(plan, self.material, rule, &self.withheld[side], findings),
            None => findings.clone(),
        }
    }

    /// Withholds whatever differs until all worlds look the same; one that still does not is no proof of anything.
    pub(super) fn agreed(&mut self, found: &Primary) -> Vec<Findings> {
        self.drop_what_is_shown();
        self.withhold_entered();
        self.note_zeros(found);
        let mut mine = Vec::new();
        for last in (0..ROUNDS).map(|round| round + 1 == ROUNDS) {
            mine = self.sides.iter().enumerate().map(|(side, of)| self.signed(side, of.findings)).collect();
            let seen: Vec<Vec<Option<Withheld>>> = self
                .worlds
                .iter()
                .map(|(_, other)| {
                    let pairs = mine.iter().zip(*other).enumerate();
                    let of = |(side, (mine, other)): (usize, (&Findings, &Findings))| {
                        differences(mine, &self.signed(side, other), self.whole_tables)
                    };
                    pairs.map(of).collect()
                })
                .collect();
            let same: Vec<bool> = seen
                .iter()
                .map(|all| all.iter().all(|one| one.as_ref().is_some_and(Withheld::is_empty)))
                .collect();
            // What has not the same rows looks otherwise whatever is withheld.
            let settled = seen.iter().zip(&same).all(|(all, same)| *same || all.iter().any(Option::is_none));
            if settled || last {
                self.otherwise = seen.iter().flatten().any(Option::is_none);
                self.keep(&same);
                break;
            }
            for all in seen {
                for (withheld, more) in self.withheld.iter_mut().zip(all) {
                    withheld.extend(more.unwrap_or_default());
                }
            }
            self.withhold_entered();
            self.note_zeros(found);
        }
        mine
    }

    /// Of what is hidden the counts that are 0 in any of the data: then it is said that they may be.
    fn note_zeros(&mut self, found: &Primary) {
        for (side, Side { rule, findings, .. }) in self.sides.iter().enumerate() {
            let Some(rule) = rule else { continue };
            let others = self.worlds.iter().map(|(_, other)| &other[side]);
            let all: Vec<&Findings> = std::iter::once(*findings).chain(others).collect();
            let low = |figure: &Figure| match figure.value {
                FigureValue::Count(count) => figure.class == FigureClass::Computed && count < rule.floor(),
                _ => false,
            };
            let none = |id: &&String| {
                !found.wholly.contains(&(side, (*id).clone()))
                    && all.iter().any(|findings| findings.figures.get(*id).is_some_and(low))
            };
            let zeros: Vec<String> = self.withheld[side].values.iter().filter(none).cloned().collect();
            self.withheld[side].zeros.extend(zeros);
        }
    }

    /// Other data in which a plan without a rule says something else prove nothing.
    fn drop_what_is_shown(&mut self) {
        let sides = self.sides;
        self.worlds.retain(|(_, other)| {
            sides.iter().zip(*other).filter(|(side, _)| side.rule.is_none()).all(|(side, other)| {
                differences(side.findings, other, false).is_some_and(|differences| differences.is_empty())
            })
        });
    }

    fn keep(&mut self, which: &[bool]) {
        let mut keep = which.iter();
        self.worlds.retain(|_| *keep.next().unwrap_or(&false));
    }

    fn withhold_entered(&mut self) {
        for (side, withheld) in self.sides.iter().zip(&mut self.withheld) {
            let beside = entered_beside(self.material, &side.findings.figures, &withheld.values);
            withheld.values.extend(beside);
        }
    }

    /// What a reader may be able to place.
    pub(super) fn not_proven<'f>(&self, found: &'f Primary, counts: &Counts<'_>) -> NotProven<'f> {
        let (worlds, others): (Vec<&World>, Vec<&[Findings]>) = self
            .worlds
            .iter()
            .filter(|(world, other)| {
                found.targets.iter().all(|target| is_as_counted(target, world, other, counts))
            })
            .copied()
            .unzip();
        let targets: Vec<&Target> = found.targets.iter().filter(|target| !is_spread(target, &worlds)).collect();
        let mut figures: BTreeSet<Name> =
            targets.iter().flat_map(|target| target.figures.iter().cloned()).collect();
        figures.extend(found.unknown.iter().cloned());
        let same =
            found.computed.iter().filter(|computed| !others.iter().any(|other| is_another(computed, other)));
        figures.extend(same.map(|computed| computed.figure.clone()));
        NotProven { figures, targets }
    }
}

/// Whether the figures of a target have in other findings the value that the search worked out.
fn is_as_counted(target: &Target, world: &World, other: &[Findings], counts: &Counts<'_>) -> bool {
    target.figures.iter().all(|name| {
        // One that is not there is hidden as if it were.
        let Some(figure) = other[name.0].figures.get(&name.1) else { return true };
        let Some(told) = counts.told(name) else { return false };
        let found = match &figure.value {
            FigureValue::Count(count) => i128::from(*count),
            FigureValue::Amount(amount) => match amount.milli() {
                Some(amount) => i128::from(amount),
                None => return false,
            },
            FigureValue::Share(share) if target.minus == told.above && target.plus == told.below => {
                i128::from(share.denominator) - i128::from(share.numerator)
            }
            FigureValue::Share(share) if target.plus == told.above => i128::from(share.numerator),
            FigureValue::Share(share) => i128::from(share.denominator),
            // Nothing of these can be added up, and a share of nobody is none.
            FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::Probability(_)
            | FigureValue::EstimatedShare(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => return true,
        };
        found == world.value(target)
    })
}
