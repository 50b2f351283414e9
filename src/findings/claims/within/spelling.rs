//! One thing written in two ways (表記ゆれ): names of which one lacks a word in the middle, known pairs of spellings, two kinds
//! of commas. Whether two names are one thing a person decides, so each is a note with its places.

use std::collections::BTreeMap;

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::Part;
use crate::text::spelling::{PAIRS, compounds, lacks_middle};

/// Places of a spelling that are told.
const MOST_PLACES: usize = 3;

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let mut found = pairs(view);
    found.extend(names(view));
    found
}

/// Known pairs, where the report has both.
fn pairs(view: &View<'_>) -> Vec<Discrepancy> {
    PAIRS
        .iter()
        .filter_map(|spellings| {
            let found: Vec<(String, Vec<Spot>)> = spellings
                .iter()
                .map(|spelling| (spelling.shown.to_owned(), places(view, |text| spelling.find(text))))
                .filter(|(_, places)| !places.is_empty())
                .collect();
            told(&found)
        })
        .collect()
}

/// Long names of which one lacks a few signs in the middle.
fn names(view: &View<'_>) -> Vec<Discrepancy> {
    let mut terms: BTreeMap<String, Vec<Spot>> = BTreeMap::new();
    for (index, block) in view.blocks().iter().enumerate() {
        if block.part == Part::Comment {
            continue;
        }
        for (span, term) in compounds(&block.text) {
            terms.entry(term).or_default().push(Spot { block: index, span });
        }
    }
    let mut found = Vec::new();
    for (longer, spots) in &terms {
        for shorter in lacks_middle(longer) {
            if let Some(others) = terms.get(&shorter) {
                found.extend(told(&[(longer.clone(), spots.clone()), (shorter, others.clone())]));
                break;
            }
        }
    }
    found
}

fn places(view: &View<'_>, find: impl Fn(&str) -> Vec<std::ops::Range<usize>>) -> Vec<Spot> {
    let blocks = view.blocks().iter().enumerate().filter(|(_, block)| block.part != Part::Comment);
    blocks.flat_map(|(block, own)| find(&own.text).into_iter().map(move |span| Spot { block, span })).collect()
}

/// Two spellings or more, the commonest first.
fn told(found: &[(String, Vec<Spot>)]) -> Option<Discrepancy> {
    if found.len() < 2 {
        return None;
    }
    let mut sorted: Vec<&(String, Vec<Spot>)> = found.iter().collect();
    sorted.sort_by(|(a, x), (b, y)| y.len().cmp(&x.len()).then_with(|| a.cmp(b)));
    let shown: Vec<_> = sorted.iter().map(|(spelling, places)| words::spelled(spelling, places.len())).collect();
    // The rarer ones are those to look at.
    let places = sorted.iter().rev().flat_map(|(_, places)| places.iter().take(MOST_PLACES).cloned()).collect();
    Some(Discrepancy {
        check: Check::Spelling,
        places,
        found: words::spellings(crate::catalogue::Phrase::listed(&shown)),
        expected: words::one_spelling(),
        hint: words::hint_spelling(),
    })
}
