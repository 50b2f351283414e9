//! What a rule hides by itself (primary suppression), and what must stay uncertain about each.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::Side;
use crate::findings::disclosure::counts::{Counting, Counts, Told};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::disclosure::{Dominance, Rule};
use crate::survey::area::Areas;
use crate::survey::predicate::Predicate;

/// A figure among all plans: the number of its plan, and its id.
pub(super) type Name = (usize, String);

/// A value that a reader must not be able to place: a sum of counts less a sum of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) plus: Vec<usize>,
    pub(super) minus: Vec<usize>,
    /// The figures that it is about.
    pub(super) figures: BTreeSet<Name>,
    pub(super) truth: i128,
    /// The width that a reader must be left with.
    pub(super) width: i128,
    /// Where both ends should lie: what the rule itself tells. None may lie below.
    pub(super) range: (i128, i128),
}

/// A number computed of few that must not be the same in all other data, since nothing of it can be added up.
#[derive(Debug, Clone)]
pub(super) struct Computed {
    pub(super) figure: Name,
    pub(super) value: f64,
    /// How far off it must be possible.
    pub(super) width: f64,
    /// The counts that move when it does: the sum of the numbers that it is computed of, or how many lie beyond.
    pub(super) counts: Vec<usize>,
}

/// What the rules hide by themselves.
#[derive(Debug, Default)]
pub(super) struct Primary {
    pub(super) targets: Vec<Target>,
    pub(super) computed: Vec<Computed>,
    /// The figures that are hidden.
    pub(super) hidden: BTreeSet<Name>,
    /// Figures of groups of which nothing is published, so that a hidden count may be 0 there.
    pub(super) wholly: BTreeSet<Name>,
    /// Hidden figures of which it is not known what they count.
    pub(super) unknown: BTreeSet<Name>,
}

/// Finds what the rules hide by themselves.
pub(super) fn primary(sides: &[Side<'_>], material: &Material<'_>, counts: &Counts<'_>) -> Primary {
    let mut found = Primary::default();
    for told in counts.figures.iter().filter(|told| told.ruled) {
        if let Some(rule) = sides[told.side].rule {
            found.look_at(rule, material, counts, told);
        }
    }
    for (number, side) in sides.iter().enumerate() {
        let own = found.hidden.iter().filter(|name| name.0 == number).map(|name| name.1.clone()).collect();
        let beside = entered_beside(material, &side.findings.figures, &own);
        found.hidden.extend(beside.into_iter().map(|id| (number, id)));
    }
    found
}

impl Primary {
    fn look_at(&mut self, rule: &Rule, material: &Material<'_>, counts: &Counts<'_>, told: &Told<'_>) {
        let figure = told.figure;
        // Who was asked and who sent something back is known from the list, and no answer of anybody.
        let groups = &figure.evidence.groups;
        let of_collecting = !groups.is_empty() && !groups.iter().any(|group| group.by_answers);
        if figure.class != FigureClass::Computed || of_collecting || figure.taken == Taken::Nobody {
            return;
        }
        let Some(least) = least(rule, material.areas, figure) else {
            // Where so few live nothing is published, 0 neither.
            self.hidden.insert(told.name());
            self.wholly.insert(told.name());
            if let (FigureValue::Count(value), false) = (&figure.value, told.above.is_empty()) {
                self.add(Target {
                    plus: told.above.clone(),
                    minus: Vec::new(),
                    figures: BTreeSet::from([told.name()]),
                    truth: i128::from(*value),
                    width: i128::from(rule.protect),
                    range: (0, i128::MAX),
                });
            }
            return;
        };
        let (above, below) = (told.above.as_slice(), told.below.as_slice());
        let few =
            |group: &usize| u64::try_from(counts.all[*group].truth).is_ok_and(|rows| rule.hides(rows, least));
        match (&figure.value, &figure.taken) {
            (FigureValue::Count(value), _) => self.count(rule, told, least, (above, &[]), *value),
            (FigureValue::Share(share), _) => {
                let rest = share.denominator.saturating_sub(share.numerator);
                self.count(rule, told, least, (above, &[]), share.numerator);
                self.count(rule, told, least, (below, above), rest);
                self.count(rule, told, least, (below, &[]), share.denominator);
            }
            (FigureValue::Amount(_), Taken::Sum(_)) => {
                if above.is_empty() {
                    self.hidden.insert(told.name());
                    self.unknown.insert(told.name());
                } else {
                    self.amount(rule, counts, told, least);
                }
            }
            (FigureValue::EstimatedShare(_), Taken::Rows) if !above.is_empty() => {
                let sum = |parts: &[usize]| parts.iter().map(|part| counts.all[*part].truth).sum::<i128>();
                let [top, whole] = [above, below].map(|parts| u64::try_from(sum(parts)).unwrap_or(0));
                self.count(rule, told, least, (above, &[]), top);
                self.count(rule, told, least, (below, above), whole.saturating_sub(top));
                self.count(rule, told, least, (below, &[]), whole);
            }
            (
                FigureValue::Amount(_)
                | FigureValue::Ratio(_)
                | FigureValue::Change(_)
                | FigureValue::Points(_)
                | FigureValue::Mean(_)
                | FigureValue::Estimate(_)
                | FigureValue::Probability(_)
                | FigureValue::EstimatedShare(_),
                _,
            ) => {
                // What is computed of few is hidden; their number is hidden by its own figure.
                let of_few =
                    told.groups.iter().any(few) || figure.base.is_some_and(|base| rule.hides(base.n, least));
                let shown = figure.shown_number();
                // A number at a place in the order is that of the few who gave it and of those beyond.
                let at_the_end = match &figure.taken {
                    Taken::Ranked(_) => shown.is_some_and(|at| few_beyond(counts, told, at, least)),
                    _ => false,
                };
                let dominated = told.sum.and_then(|sum| dominated(rule, counts, &[sum]));
                if !of_few && !at_the_end && dominated.is_none() {
                    return;
                }
                self.hidden.insert(told.name());
                if let (Some(sum), Some(value)) = (told.sum, shown) {
                    if of_few || dominated.is_some() {
                        self.amount(rule, counts, told, least);
                    }
                    // One at either end is an amount of somebody; between two others it is only not to be known.
                    let end = matches!(figure.value, FigureValue::Amount(_));
                    let width = if told.beyond.is_empty() || end { value.abs() / 10.0 } else { 0.0 };
                    let counts = if told.beyond.is_empty() { vec![sum] } else { told.beyond.clone() };
                    self.computed.push(Computed { figure: told.name(), value, width, counts });
                }
            }
            (FigureValue::Claimed(_) | FigureValue::Suppressed(_) | FigureValue::Undefined(_), _) => {}
        }
    }

    /// A count that is shown or can be told from what is shown: it is hidden where it is small.
    fn count(
        &mut self,
        rule: &Rule,
        told: &Told<'_>,
        least: u64,
        (plus, minus): (&[usize], &[usize]),
        value: u64,
    ) {
        if !rule.hides(value, least) {
            return;
        }
        self.hidden.insert(told.name());
        if told.figure.taken == Taken::Outliers {
            return;
        }
        if plus.is_empty() {
            self.unknown.insert(told.name());
            return;
        }
        let own = i128::from(least) - 1 - i128::from(rule.floor());
        let protect = i128::from(rule.protect);
        // Both ends lie within what the rule itself tells, where that is wide enough.
        let top = if protect > own { i128::MAX } else { i128::from(least) - 1 };
        self.add(Target {
            plus: plus.to_vec(),
            minus: minus.to_vec(),
            figures: BTreeSet::from([told.name()]),
            truth: i128::from(value),
            width: protect,
            range: (i128::from(rule.floor()), top),
        });
    }

    /// A sum of few, or one that few parts make: its number of parts is hidden, and its size.
    fn amount(&mut self, rule: &Rule, counts: &Counts<'_>, told: &Told<'_>, least: u64) {
        let parts: Vec<usize> =
            if told.above.is_empty() { told.sum.into_iter().collect() } else { told.above.clone() };
        // Whoever adds nothing to a sum does not hide those who do.
        let rows = match &told.figure.taken {
            Taken::Sum(_) => {
                let numbers = parts.iter().flat_map(|part| counts.numbers(*part));
                numbers.filter(|number| *number != 0).count() as u64
            }
            _ => told.groups.iter().map(|group| u64::try_from(counts.all[*group].truth).unwrap_or(0)).sum(),
        };
        let few = rows > 0 && rule.hides(rows, least);
        let dominated = dominated(rule, counts, &parts);
        if !few && dominated.is_none() {
            return;
        }
        let truth: i128 = parts.iter().map(|part| counts.all[*part].truth).sum();
        self.hidden.insert(told.name());
        self.add(Target {
            plus: parts,
            minus: Vec::new(),
            figures: BTreeSet::from([told.name()]),
            truth,
            // A tenth of the sum at least, as surveys of amounts keep it.
            width: dominated.unwrap_or(0).max(truth.abs() / 10).max(1),
            range: (i128::MIN, i128::MAX),
        });
    }

    fn add(&mut self, target: Target) {
        let same = |known: &&mut Target| {
            known.plus == target.plus && known.minus == target.minus && known.range == target.range
        };
        match self.targets.iter_mut().find(same) {
            Some(known) => {
                known.figures.extend(target.figures);
                known.width = known.width.max(target.width);
            }
            None => self.targets.push(target),
        }
    }
}

/// How much larger a sum must be possible of which the largest parts make too much; none where they do not.
fn dominated(rule: &Rule, counts: &Counts<'_>, parts: &[usize]) -> Option<i128> {
    let Dominance { largest, percent } = rule.dominance?;
    let mut all: Vec<i128> = parts.iter().flat_map(|part| counts.numbers(*part)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    let sum: i128 = all.iter().sum();
    let top: i128 = all.iter().take(largest).sum();
    // The sum must be possible of which the largest make no more than that share.
    (top * 100 > sum * i128::from(percent)).then(|| top * 100 / i128::from(percent) - sum + 1)
}

/// Whether too few gave a number or one that is lower, or that or one that is higher.
fn few_beyond(counts: &Counts<'_>, told: &Told<'_>, at: f64, least: u64) -> bool {
    let Some(sum) = told.sum.filter(|sum| matches!(counts.all[*sum].counting, Counting::Sum(_))) else {
        return false;
    };
    #[expect(clippy::cast_precision_loss, reason = "thousandths of what offices write are far below 2^53")]
    let numbers: Vec<f64> = counts.numbers(sum).into_iter().map(|number| number as f64 / 1000.0).collect();
    let near = at.abs() * 1e-12;
    let low = numbers.iter().filter(|number| **number <= at + near).count() as u64;
    let high = numbers.iter().filter(|number| **number >= at - near).count() as u64;
    low.min(high) < least
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

/// Whether the parts of a target are sums.
pub(super) fn is_sum(counts: &Counts<'_>, target: &Target) -> bool {
    target.plus.iter().any(|part| !counts.all[*part].is_count())
}
