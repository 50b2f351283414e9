//! A number of others whose two parts stand in the frames of two figures: 「104/129」.

use crate::catalogue::{Phrase, verify as words};
use crate::findings::claims::facts::{Fact, FactValue, Facts};
use crate::findings::claims::verdict::{Judged, Verdict, Why};

/// How each part stands to the figure of its frame. The frame of a share may hold its numerator or its base.
pub(super) fn check(facts: &Facts, numerator: (&str, i128), denominator: (&str, i128)) -> Judged {
    let of = |id: &str| facts.of_figure(id).and_then(|at| facts.list.get(at));
    let (Some(first), Some(second)) = (of(numerator.0), of(denominator.0)) else {
        let gone = if of(numerator.0).is_none() { numerator.0 } else { denominator.0 };
        let gone = Judged::without(Verdict::Unchecked(Why::Gone), Some(gone.to_owned()), Vec::new());
        return Judged { remarks: vec![words::hint_gone()], ..gone };
    };
    let ids = vec![first.figure.clone(), second.figure.clone()];
    let mut judged = Judged::without(Verdict::Agrees, Some(first.figure.clone()), Vec::new());
    judged.label = Phrase::listed(&[first.label.clone(), second.label.clone()]);
    judged.from = ids;
    if [first, second].iter().any(|fact| fact.value == FactValue::Hidden) {
        judged.verdict = Verdict::Unchecked(Why::Hidden);
        return judged;
    }
    let (Some(k), Some(n)) = (whole(first, true), whole(second, false)) else {
        judged.verdict = Verdict::Unchecked(Why::Undefined);
        return judged;
    };
    if (k, n) != (numerator.1, denominator.1) {
        judged.verdict = Verdict::Disagrees;
    }
    if first.provisional || second.provisional {
        judged.remarks.push(words::say_provisional());
    }
    judged.right = Some(Phrase::same(format!("{k}/{n}")));
    judged
}

/// The number that a figure puts into a frame, or that of a share which the frame holds a part of.
fn whole(fact: &Fact, numerator: bool) -> Option<i128> {
    if let Some((k, n)) = fact.counts {
        return Some(if numerator { k } else { n });
    }
    fact.exact().filter(|exact| exact.denominator == 1).map(|exact| exact.numerator)
}
