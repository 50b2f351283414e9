//! A share, and how it moved, in one sentence: 「83.0％で、前回から2.4％増えた」, 「42.9％となり、12.9ポイント増えた」. What the change is said of
//! is the share before it, so its figure is found without words of its own, and ％ where points are meant is told with the words to
//! write.

use crate::catalogue::verify as words;
use crate::findings::claims::derive::{change_between, points_between};
use crate::findings::claims::facts::{Fact, Facts, Measure};
use crate::findings::claims::judge::{Fit, Value, fit, right};
use crate::findings::claims::turn::rounds_of;
use crate::findings::claims::verdict::{Judged, Says, Spoken, Verdict, judged};

/// Words that set a share against the time before.
pub(super) const BEFORE: &[&str] = &["前回", "前年", "昨年", "前の回", "前の年"];

/// Words that set it against something else.
const OTHERS: &[&str] = &[
    "目標",
    "計画値",
    "全国",
    "平均",
    "より",
    "比べ",
    "比較",
    "に対",
    "差",
    "上回",
    "下回",
    "高い",
    "低い",
    "高く",
    "低く",
    "多い",
    "少な",
    "多く",
    "前々",
];

/// Judges a statement of by how much the share before it in its sentence moved; none where it is none, or nothing is known of the time
/// before.
pub fn check(facts: &Facts, spoken: &Spoken, share: usize) -> Option<Judged> {
    let Says::Value(value, _) = &spoken.says else { return None };
    let moves = matches!(value, Value::Percent(_) | Value::Points(_)) && spoken.context.moved;
    let says = |words: &[&str]| words.iter().any(|word| spoken.context.sentence.contains(word));
    // Where no time is named that it is set against, a share that moved did so since the round before.
    if !moves || says(&["前々"]) || !says(BEFORE) && (says(OTHERS) || spoken.down.is_none()) {
        return None;
    }
    let (new, old) = of_share(facts, share)?;
    let change = points_between(new, old, &words::by_difference_of_rounds());
    // Where the plan has the change as a figure it is that one.
    let printed = facts.list.iter().find(|fact| {
        let alike = fact.table == new.table && fact.group == new.group && fact.from.len() == 1;
        let same = fact.exact().zip(change.exact()).and_then(|(one, other)| one.compared(other));
        alike && fact.measure == Measure::Points && same == Some(std::cmp::Ordering::Equal)
    });
    let change = printed.unwrap_or(&change);
    let fits = fit(value, spoken.degree, spoken.down, change)?;
    if fits == Fit::Differs && matches!(value, Value::Percent(_)) {
        // A change relative to the share before is another thing, and is said in ％.
        let relative = change_between(new, old);
        match fit(value, spoken.degree, spoken.down, &relative) {
            Some(Fit::Same) => {
                let mut told = judged(&relative, Some(Fit::Same), value, spoken, false);
                told.remarks.extend(right(change).map(words::say_relative));
                return Some(told);
            }
            Some(Fit::OtherRounding) => return None,
            Some(Fit::PercentForPoints | Fit::PointsForPercent | Fit::Differs) | None => {}
        }
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

/// A share and what it was in the round before. Where it is the earlier of two itself (前回の71.3％から14.3ポイント減った), the later one.
fn of_share(facts: &Facts, share: usize) -> Option<(&Fact, &Fact)> {
    facts.list.get(share).filter(|fact| fact.measure == Measure::Share)?;
    let found = rounds_of(facts, share)
        .or_else(|| super::turn::later(facts, share).and_then(|later| rounds_of(facts, later)));
    let (new, old) = found?;
    Some((facts.list.get(new)?, facts.list.get(old)?))
}

/// A share without its counts.
fn plain(fact: &Fact) -> Option<String> {
    right(&Fact { counts: None, ..fact.clone() })
}
