//! What a rule hides by itself (primary suppression), and what must stay uncertain about each.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::counts::Counts;
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::disclosure::{Dominance, Rule};
use crate::survey::area::Areas;
use crate::survey::predicate::Predicate;

/// A value that a reader must not be able to place: a sum of counts less a sum of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) plus: Vec<usize>,
    pub(super) minus: Vec<usize>,
    /// The figures that it is about.
    pub(super) figures: BTreeSet<String>,
    pub(super) truth: i128,
    /// The width that a reader must be left with.
    pub(super) width: i128,
    /// Where both ends should lie: what the rule itself tells. None may lie below.
    pub(super) range: (i128, i128),
}

/// What a rule hides by itself.
#[derive(Debug, Default)]
pub(super) struct Primary {
    pub(super) targets: Vec<Target>,
    /// The figures that are hidden.
    pub(super) hidden: BTreeSet<String>,
    /// Figures of groups of which nothing is published, so that a hidden count may be 0 there.
    pub(super) wholly: BTreeSet<String>,
    /// Hidden figures of which it is not known what they count.
    pub(super) unknown: BTreeSet<String>,
}

/// Finds what a rule hides by itself.
pub(super) fn primary(
    rule: &Rule,
    material: &Material<'_>,
    figures: &BTreeMap<String, Figure>,
    counts: &Counts<'_>,
) -> Primary {
    let mut found = Primary::default();
    for (number, figure) in counts.figures.iter().enumerate() {
        // Who was asked and who sent something back is known from the list, and no answer of anybody.
        let groups = &figure.evidence.groups;
        let of_collecting = !groups.is_empty() && !groups.iter().any(|group| group.by_answers);
        if figure.class != FigureClass::Computed || of_collecting {
            continue;
        }
        let (above, below) = &counts.parts[number];
        let Some(least) = least(rule, material.areas, figure) else {
            // Where so few live nothing is published, 0 neither.
            found.hidden.insert(figure.id.clone());
            found.wholly.insert(figure.id.clone());
            if let (FigureValue::Count(value), false) = (&figure.value, above.is_empty()) {
                found.add(Target {
                    plus: above.clone(),
                    minus: Vec::new(),
                    figures: BTreeSet::from([figure.id.clone()]),
                    truth: i128::from(*value),
                    width: i128::from(rule.protect),
                    range: (0, i128::MAX),
                });
            }
            continue;
        };
        let mut wanted: Vec<(&[usize], &[usize], u64)> = Vec::new();
        match &figure.value {
            FigureValue::Count(value) => wanted.push((above, &[], *value)),
            FigureValue::Share(share) => {
                wanted.push((above, &[], share.numerator));
                wanted.push((below, above, share.denominator.saturating_sub(share.numerator)));
                wanted.push((below, &[], share.denominator));
            }
            FigureValue::Amount(_) => {
                amount(rule, material, counts, figure, above, least, &mut found);
            }
            FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::Probability(_)
            | FigureValue::EstimatedShare(_) => {
                // What is computed of few is hidden; their number is hidden by its own figure.
                if figure.base.is_some_and(|base| rule.hides(base.n, least)) {
                    found.hidden.insert(figure.id.clone());
                }
            }
            FigureValue::Claimed(_) | FigureValue::Suppressed(_) | FigureValue::Undefined(_) => {}
        }
        for (plus, minus, value) in wanted.into_iter().filter(|(.., value)| rule.hides(*value, least)) {
            found.hidden.insert(figure.id.clone());
            if plus.is_empty() {
                found.unknown.insert(figure.id.clone());
                continue;
            }
            let own = i128::from(least) - 1 - i128::from(rule.floor());
            let protect = i128::from(rule.protect);
            // Both ends lie within what the rule itself tells, where that is wide enough.
            let top = if protect > own { i128::MAX } else { i128::from(least) - 1 };
            found.add(Target {
                plus: plus.to_vec(),
                minus: minus.to_vec(),
                figures: BTreeSet::from([figure.id.clone()]),
                truth: i128::from(value),
                width: protect,
                range: (i128::from(rule.floor()), top),
            });
        }
    }
    found.hidden.extend(entered_beside(material, figures, &found.hidden));
    found
}

impl Primary {
    fn add(&mut self, target: Target) {
        match self.targets.iter_mut().find(|known| known.plus == target.plus && known.minus == target.minus) {
            Some(known) => {
                known.figures.extend(target.figures);
                known.width = known.width.max(target.width);
            }
            None => self.targets.push(target),
        }
    }
}

/// A sum of few, or one that few parts make: its number of parts is hidden, and its size.
fn amount(
    rule: &Rule,
    material: &Material<'_>,
    counts: &Counts<'_>,
    figure: &Figure,
    parts: &[usize],
    least: u64,
    found: &mut Primary,
) {
    let rows: u64 = parts.iter().map(|part| counts.rows(material, *part)).sum();
    let contributions: Vec<i128> =
        parts.iter().flat_map(|part| counts.contributions(material, *part)).filter(|part| *part != 0).collect();
    let sum: i128 = contributions.iter().sum();
    let largest = |Dominance { largest, percent }: Dominance| {
        let mut all = contributions.clone();
        all.sort_unstable_by(|a, b| b.cmp(a));
        let top: i128 = all.iter().take(largest).sum();
        // The sum must be possible of which the largest make no more than that share.
        (top * 100 > sum * i128::from(percent)).then(|| top * 100 / i128::from(percent) - sum + 1)
    };
    let dominated = rule.dominance.and_then(largest);
    if !(rule.hides(rows, least) && rows > 0 || dominated.is_some()) {
        return;
    }
    found.hidden.insert(figure.id.clone());
    if parts.is_empty() {
        found.unknown.insert(figure.id.clone());
        return;
    }
    found.add(Target {
        plus: parts.to_vec(),
        minus: Vec::new(),
        figures: BTreeSet::from([figure.id.clone()]),
        truth: sum,
        // A tenth of the sum at least, as surveys of amounts keep it.
        width: dominated.unwrap_or(0).max(sum.abs() / 10).max(1),
        range: (i128::MIN, i128::MAX),
    });
}

/// Below which counts are hidden in a figure; none where nothing may be said.
fn least(rule: &Rule, areas: &Areas, figure: &Figure) -> Option<u64> {
    let mut least = rule.least;
    for step in rule.steps {
        let few = |population: u64| population < step.below;
        if figure.evidence.groups.iter().any(|group| population(areas, &group.condition).is_some_and(few)) {
            least = least.max(step.least?);
        }
    }
    Some(least)
}

/// How many live in the area that a condition names, the smallest where it names several.
fn population(areas: &Areas, condition: &Predicate) -> Option<u64> {
    match condition {
        Predicate::Is { codes, .. } => {
            let all: Option<Vec<u64>> = codes.iter().map(|code| areas.get(code)?.population).collect();
            all.filter(|all| !all.is_empty()).map(|all| all.iter().sum())
        }
        Predicate::Within { area, .. } => areas.get(area)?.population,
        Predicate::And(parts) => parts.iter().filter_map(|part| population(areas, part)).min(),
        Predicate::Everyone
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_)
        | Predicate::Or(_)
        | Predicate::Not(_) => None,
    }
}

/// The numbers that an office entered for what is counted in a hidden figure: they are the same number.
pub(super) fn entered_beside(
    material: &Material<'_>,
    figures: &BTreeMap<String, Figure>,
    hidden: &BTreeSet<String>,
) -> BTreeSet<String> {
    use crate::findings::indicators::figure_id;
    use crate::findings::reach::Reach;
    let mut found = BTreeSet::new();
    for indicator in material.book.into_iter().flat_map(|book| &book.indicators) {
        for figure in figures.values() {
            let of_indicator = figure
                .rests_on
                .iter()
                .any(|reach| matches!(reach.as_ref(), Reach::Entered { indicator: id } if *id == indicator.id));
            let Some((first, last)) = figure.period.filter(|_| of_indicator) else { continue };
            let counted = (first..=last).any(|year| hidden.contains(&figure_id(&indicator.id, "counted", year)));
            let target = figure.id == figure_id(&indicator.id, "target", first);
            if counted && !target {
                found.insert(figure.id.clone());
            }
        }
    }
    found
}

/// Whether the parts of a figure are sums.
pub(super) fn is_sum(counts: &Counts<'_>, target: &Target) -> bool {
    target.plus.iter().any(|part| matches!(counts.all[*part].counting, Taken::Sum(_)))
}
