//! Units that have become part of others between two rounds (合併). A unit that stands for several earlier ones is not
//! the same unit as any of them, whatever its code; so they stand apart, unless the definition says that it goes on.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::concordance::Mergers;
use crate::survey::frame::{Case, SamplingFrame};
use crate::text::names::folded;

/// What was merged between a round and the one before it, as it stands in a table of both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Earlier units that are no unit of the later round, or another one there.
    pub parts: BTreeSet<String>,
    /// Later units that are none of the earlier round.
    pub wholes: BTreeSet<String>,
}

impl Merged {
    /// Between two rounds, each with its frame: earlier cases that were asked and are no more, whose names stand among the
    /// former bodies of a later case; and that case, unless the definition says that it goes on under its code.
    pub fn between(mergers: Mergers, earlier: (&SamplingFrame, &str), later: (&SamplingFrame, &str)) -> Self {
        let (before, after) = (asked(earlier), asked(later));
        let mut by_name: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
        for case in earlier.0.cases.iter().filter(|case| before.contains(case.id.as_str())) {
            if !after.contains(case.id.as_str()) {
                by_name.entry(folded(&case.name)).or_default().push(case);
            }
        }
        let mut found = Self::default();
        for case in later.0.cases.iter().filter(|case| after.contains(case.id.as_str())) {
            let bodies = case.former.iter().filter_map(|former| by_name.get(&folded(&former.name))).flatten();
            let parts: BTreeSet<String> = bodies.map(|body| body.id.clone()).collect();
            if parts.is_empty() {
                continue;
            }
            found.parts.extend(parts);
            let goes_on = mergers == Mergers::Same && before.contains(case.id.as_str());
            if !goes_on {
                found.wholes.insert(case.id.clone());
                found.parts.insert(case.id.clone());
            }
        }
        found
    }
}

/// The cases of a frame that a round asks.
fn asked<'f>((frame, round): (&'f SamplingFrame, &str)) -> BTreeSet<&'f str> {
    frame.cases.iter().filter(|case| case.asked.in_round(round)).map(|case| case.id.as_str()).collect()
}
