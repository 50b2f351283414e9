//! A percentage and the numbers beside it: 「80.6％、104 ヶ所（回収 129 ヶ所）」 must be 104 of 129, and of n=43 no share is
//! 69.9 ％.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::findings::claims::stated::{Degree, Number, Stated, What};
use crate::text::number::{decimal, percent, percent_cut};

/// Bytes between a percentage and the numbers that it is of.
const NEAR: usize = 12;

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for pair in view.stated.windows(2) {
        let [one, other] = pair else { continue };
        let same = one.block == other.block && one.sentence == other.sentence;
        let between =
            view.blocks().get(one.block).and_then(|block| block.text.get(one.span.end..other.span.start));
        // Only a bracket or a comma may stand between them.
        let near = between.is_some_and(|text| {
            text.len() <= NEAR
                && text.chars().all(|c| {
                    c.is_whitespace()
                        || matches!(c, '、' | '，' | ',' | '（' | '(' | '）' | ')' | '：' | ':' | '/' | '／')
                })
        });
        if !same || !near {
            continue;
        }
        match (&one.what, &other.what) {
            (What::Percent(share), What::Fraction { numerator, denominator, .. }) => {
                found.extend(compare(view, one, other, share, *numerator, *denominator));
            }
            (What::Fraction { numerator, denominator, .. }, What::Percent(share)) => {
                found.extend(compare(view, other, one, share, *numerator, *denominator));
            }
            (What::Percent(share), What::Base(base)) => found.extend(possible(view, one, other, share, base)),
            _ => {}
        }
    }
    found
}

fn compare(
    view: &View<'_>,
    share: &Stated,
    fraction: &Stated,
    number: &Number,
    numerator: i128,
    denominator: i128,
) -> Option<Discrepancy> {
    if share.degree != Degree::Plain || share.direction.is_some() {
        return None;
    }
    let stated = decimal(&number.value, number.places);
    let right = percent(numerator, denominator, number.places)?;
    let cut = percent_cut(numerator, denominator, number.places)?.0;
    if stated == right || stated == cut {
        return None;
    }
    let text =
        |stated: &Stated| view.blocks()[stated.block].text.get(stated.span.clone()).unwrap_or_default().to_owned();
    Some(Discrepancy {
        check: Check::ShareAndCount,
        places: vec![Spot::of(share), Spot::of(fraction)],
        found: words::share_stated(text(share), text(fraction)),
        expected: words::share_is(numerator, denominator, right),
        hint: words::hint_share(),
    })
}

/// Whether any count of a base makes a percentage (the GRIM test).
fn possible(view: &View<'_>, share: &Stated, base: &Stated, number: &Number, n: &Number) -> Option<Discrepancy> {
    let n = n.value.to_i128().filter(|n| (1..10_000).contains(n))?;
    if share.degree != Degree::Plain || share.direction.is_some() || number.value.is_negative() {
        return None;
    }
    let stated = decimal(&number.value, number.places);
    let fits = |k: i128| percent(k, n, number.places).is_some_and(|shown| shown == stated);
    if (0..=n).any(fits) {
        return None;
    }
    let text =
        |stated: &Stated| view.blocks()[stated.block].text.get(stated.span.clone()).unwrap_or_default().to_owned();
    Some(Discrepancy {
        check: Check::ShareAndCount,
        places: vec![Spot::of(share), Spot::of(base)],
        found: words::share_stated(text(share), text(base)),
        expected: words::no_count(n, stated),
        hint: words::hint_share(),
    })
}
