//! A share, and how it moved, in one sentence: 「83.0％で、前回から2.4％増えた」. What the change is said of is the share before it, so
//! its figure is found without words of its own, and ％ where points are meant is told with the words to write.

use crate::catalogue::verify as words;
use crate::findings::claims::derive::points_between;
use crate::findings::claims::facts::{Fact, Facts, Measure};
use crate::findings::claims::judge::{Fit, Value, fit, right};
use crate::findings::claims::verdict::{Judged, Says, Spoken, Verdict, judged};
use crate::stats::comparison::relative;

/// Words that set a share against the time before.
const BEFORE: &[&str] = &["前回", "前年", "昨年", "前の回", "前の年"];

/// Judges a statement of by how much the share before it in its sentence moved; none where it is none, or nothing is known of the time
/// before.
pub fn check(facts: &Facts, spoken: &Spoken, share: usize) -> Option<Judged> {
    let Says::Value(value, _) = &spoken.says else { return None };
    let moves = matches!(value, Value::Percent(_) | Value::Points(_)) && spoken.context.moved;
    if !moves || !BEFORE.iter().any(|word| spoken.context.sentence.contains(word)) {
        return None;
    }
    let new = facts.list.get(share).filter(|fact| fact.measure == Measure::Share)?;
    let (new, old) = row_of(facts, new)?;
    let change = points_between(new, old);
    // Where the plan has the change as a figure it is that one.
    let printed = facts.list.iter().find(|fact| {
        let alike = fact.table == new.table && fact.group == new.group && fact.from.len() == 1;
        alike && fact.measure == Measure::Points && fact.exact().is_some() && same_value(fact, &change)
    });
    let change = printed.unwrap_or(&change);
    let fits = fit(value, spoken.degree, spoken.down, change)?;
    // A change relative to the share before is another thing, and is said in ％.
    if fits == Fit::Differs && is_relative(value, new, old, spoken) {
        return None;
    }
    let mut told = judged(change, Some(fits), value, spoken, false);
    if matches!(told.verdict, Verdict::PointsMeant | Verdict::Disagrees)
        && let (Some(from), Some(to), Some(points)) = (plain(old), plain(new), right(change))
    {
        let up = change.exact().is_some_and(|exact| exact.numerator >= 0);
        let points = points.trim_start_matches(['△', '▲', '-']).to_owned();
        told.remarks.retain(|remark| *remark != words::say_points());
        told.remarks.push(if up {
            words::say_points_up(from, to, points)
        } else {
            words::say_points_down(from, to, points)
        });
    }
    Some(told)
}

/// The share as a cell of a table in which the same row has that of an earlier year, and that one; none where several rows could be
/// meant.
fn row_of<'f>(facts: &'f Facts, share: &'f Fact) -> Option<(&'f Fact, &'f Fact)> {
    let is_same = |fact: &&Fact| {
        fact.figure == share.figure
            || fact.table.is_some()
                && fact.years == share.years
                && fact.base == share.base
                && fact.counts == share.counts
                && share.counts.is_some()
    };
    let shares = || facts.list.iter().filter(|fact| fact.measure == Measure::Share && fact.from.len() == 1);
    let mut found: Vec<(&Fact, &Fact)> = Vec::new();
    for new in shares().filter(is_same).filter(|fact| fact.exact().is_some()) {
        let Some((first, _)) = new.years else { continue };
        let earlier = shares().filter(|old| {
            let beside = new.table.is_some() && old.table == new.table && old.group == new.group;
            let asked = old.subject == new.subject && old.group == new.group && old.option == new.option;
            old.figure != new.figure && old.exact().is_some() && (beside || asked)
        });
        let earlier = earlier.filter(|old| old.years.is_some_and(|(_, last)| last < first));
        let Some(last) = earlier.clone().filter_map(|old| old.years).max() else { continue };
        let mut of_last = earlier.filter(|old| old.years == Some(last));
        let Some(old) = of_last.next() else { continue };
        if of_last.all(|other| same_value(other, old)) {
            found.push((new, old));
        }
    }
    let (new, old) = found.first().copied()?;
    found.iter().all(|(_, other)| same_value(other, old)).then_some((new, old))
}

fn same_value(one: &Fact, other: &Fact) -> bool {
    let compared = one.exact().zip(other.exact()).and_then(|(one, other)| one.compared(other));
    compared == Some(std::cmp::Ordering::Equal)
}

/// Whether a percentage is the change divided by the share before.
fn is_relative(value: &Value, new: &Fact, old: &Fact, spoken: &Spoken) -> bool {
    let (Value::Percent(_), Some(a), Some(b)) = (value, new.exact(), old.exact()) else { return false };
    let Ok(relative) = relative(a, b) else { return false };
    let change = Fact {
        measure: Measure::Change,
        value: crate::findings::claims::facts::FactValue::Exact(relative),
        ..new.clone()
    };
    fit(value, spoken.degree, spoken.down, &change) == Some(Fit::Same)
}

/// A share without its counts.
fn plain(fact: &Fact) -> Option<String> {
    right(&Fact { counts: None, ..fact.clone() })
}
