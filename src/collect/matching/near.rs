//! What a name that nobody on the frame has may mean: candidates with the reason for each, for a person to choose
//! from. Nothing here decides a match.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, respondents as words};
use crate::collect::matching::index::{Elsewhere, FrameIndex};
use crate::survey::frame::Case;
use crate::text::names;

/// How many candidates a person is shown.
const SHOWN: usize = 5;
/// How many characters may differ.
const MOST_EDITS: usize = 2;

/// A case that may be meant, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The case.
    pub case: &'a Case,
    /// The reason in words.
    pub why: Phrase,
    /// Whether it is one of several who answered together.
    pub joint: bool,
}

/// Signs between the names of those who answer together.
fn parts(name: &str) -> Vec<&str> {
    let split: Vec<&str> =
        name.split(['、', '・', ',', '，', '&', '＆', '/', '／', '\n']).map(str::trim).collect();
    if split.len() > 1 {
        return split;
    }
    ["及び", "および", "と"]
        .iter()
        .map(|sign| name.split(sign).map(str::trim).collect::<Vec<_>>())
        .find(|parts| parts.len() > 1)
        .unwrap_or(split)
}

impl<'a> FrameIndex<'a> {
    /// The cases that a name may mean, the likeliest first.
    pub fn candidates(&self, written: &str) -> Vec<Candidate<'a>> {
        let together: Vec<&'a Case> = parts(written).into_iter().filter_map(|part| self.by_name(part)).collect();
        if together.len() > 1 && together.len() == parts(written).len() {
            return together
                .into_iter()
                .map(|case| Candidate { case, why: words::joint(), joint: true })
                .collect();
        }
        let place = names::place(written);
        let mut found: Vec<(usize, usize, Phrase)> = Vec::new();
        // Of the very name: in another prefecture or district, or of several cases.
        if let Some(case) = self.named(written, &place)
            && let Some(at) = self.frame.cases.iter().position(|known| known.id == case.id)
            && let Err(elsewhere) = self.lies_there(case, &place)
        {
            let why = match elsewhere {
                Elsewhere::Prefecture(prefecture) => words::other_prefecture(prefecture),
                Elsewhere::District(district) => words::other_district(district),
            };
            found.push((0, at, why));
        }
        for (at, former) in self.former.get(&place.key).into_iter().flatten() {
            let why = match former.since {
                Some(since) => words::merged(&former.name, since),
                None => words::merged_undated(&former.name),
            };
            found.push((0, *at, why));
        }
        let folded = names::folded(written);
        let stem = names::stem(&place.key).unwrap_or(&folded);
        for (at, official) in self.official.iter().enumerate() {
            let name = &official.folded;
            if !place.other_body && official.stem.as_deref() == Some(stem) {
                let several = *name == place.key || folded == stem;
                found.push((1, at, if several { words::same_name() } else { words::other_kind() }));
                continue;
            }
            if place.other_body && !official.other_body {
                if official.stem.is_some() && place.key.starts_with(name.as_str()) {
                    found.push((6, at, words::other_body(name)));
                }
                continue;
            }
            let edits =
                [&folded, &place.key].into_iter().map(|mine| names::edits(mine, name)).min().unwrap_or(usize::MAX);
            if edits <= MOST_EDITS && edits < name.chars().count() {
                found.push((1 + edits, at, words::edits(edits)));
            }
        }
        if found.is_empty() {
            let all = self.frame.cases.iter().map(|case| case.name.ja.as_str());
            for near in names::nearest(written, all, 3) {
                found.extend(
                    self.frame
                        .cases
                        .iter()
                        .position(|case| case.name.ja == near)
                        .map(|at| (5, at, words::resembles())),
                );
            }
        }
        found.sort_by_key(|(rank, at, _)| (*rank, *at));
        let mut seen = BTreeSet::new();
        found
            .into_iter()
            .filter(|(_, at, _)| seen.insert(*at))
            .filter_map(|(_, at, why)| Some(Candidate { case: self.case(at)?, why, joint: false }))
            .take(SHOWN)
            .collect()
    }
}
