//! Units that have become part of others between two rounds (合併), and units that go on under a new code (町 becomes 市). A
//! unit that stands for several earlier ones is not the same unit as any of them, whatever its code; so they stand apart,
//! unless the definition says that it goes on. One that stands for one earlier unit alone is that unit.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::concordance::Mergers;
use crate::survey::frame::{Asked, Case, SamplingFrame};
use crate::text::names::folded;

/// What became of units between a round and the one before it, as it stands in a table of both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Earlier units that are no unit of the later round, or another one there.
    pub parts: BTreeSet<String>,
    /// Later units that are none of the earlier round.
    pub wholes: BTreeSet<String>,
    /// Units that are the same under another code: the later code by the earlier.
    pub recoded: BTreeMap<String, String>,
}

/// The units of a survey: its frame with one of its rounds, or with all of them.
#[derive(Debug, Clone, Copy)]
pub struct Units<'f> {
    /// The frame.
    pub frame: &'f SamplingFrame,
    /// The round; none for whoever is asked in any.
    pub round: Option<&'f str>,
    /// What a unit is that others have become part of since the survey before.
    pub mergers: Mergers,
}

impl<'f> Units<'f> {
    fn asked(self) -> BTreeSet<&'f str> {
        let is_asked = |case: &&Case| match self.round {
            Some(round) => case.asked.in_round(round),
            None => case.asked != Asked::Never,
        };
        self.frame.cases.iter().filter(is_asked).map(|case| case.id.as_str()).collect()
    }
}

/// A later case with the earlier ones that have become it.
struct Body<'f> {
    case: &'f Case,
    parts: Vec<&'f Case>,
}

impl Merged {
    /// Between the first and the last of surveys that follow each other. Whether a unit has got another code is followed from
    /// each to the next: it may have had one between that neither of the two knows.
    pub fn along(path: &[Units<'_>]) -> Self {
        let [first, .., last] = path else { return Self::default() };
        let mut found = Self::between(*first, *last);
        if path.len() == 2 {
            return found;
        }
        let mut now: BTreeMap<String, String> =
            first.asked().into_iter().map(|id| (id.to_owned(), id.to_owned())).collect();
        for pair in path.windows(2) {
            let step = Self::between(pair[0], pair[1]);
            let there = pair[1].asked();
            now.retain(|_, code| {
                if let Some(later) = step.recoded.get(code) {
                    code.clone_from(later);
                    return true;
                }
                !step.parts.contains(code) && there.contains(code.as_str())
            });
        }
        now.retain(|earlier, later| earlier != later);
        for (earlier, later) in &now {
            found.parts.remove(earlier);
            found.parts.remove(later);
            found.wholes.remove(later);
        }
        found.recoded = now;
        found
    }

    /// Between two surveys: earlier cases that were asked and are no more, whose names stand among the
    /// former bodies of a later case; and that case, unless the definition says that it goes on under its code. Where such a
    /// case is new on the frame and all its former bodies are the names of one earlier case, its code has changed and nothing
    /// else.
    fn between(earlier: Units<'_>, later: Units<'_>) -> Self {
        let (before, after) = (earlier.asked(), later.asked());
        let on_frame: BTreeSet<&str> = earlier.frame.cases.iter().map(|case| case.id.as_str()).collect();
        let mut by_name: BTreeMap<String, Vec<&Case>> = BTreeMap::new();
        for case in earlier.frame.cases.iter().filter(|case| before.contains(case.id.as_str())) {
            if !after.contains(case.id.as_str()) {
                by_name.entry(folded(&case.name.ja)).or_default().push(case);
            }
        }
        let mut bodies: Vec<Body<'_>> = Vec::new();
        for case in later.frame.cases.iter().filter(|case| after.contains(case.id.as_str())) {
            let mut names: BTreeSet<String> = case.former.iter().map(|former| folded(&former.name)).collect();
            // The name that it has may have been that of one of them.
            if !names.is_empty() && !on_frame.contains(case.id.as_str()) {
                names.insert(folded(&case.name.ja));
            }
            let parts: Vec<&Case> = names.iter().filter_map(|name| by_name.get(name)).flatten().copied().collect();
            if !parts.is_empty() {
                bodies.push(Body { case, parts });
            }
        }
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        for part in bodies.iter().flat_map(|body| &body.parts) {
            *claims.entry(&part.id).or_default() += 1;
        }
        let mut found = Self::default();
        for Body { case, parts } in bodies {
            if let [only] = parts.as_slice()
                && !on_frame.contains(case.id.as_str())
                && claims.get(only.id.as_str()) == Some(&1)
                && is_all_of(case, only)
            {
                found.recoded.insert(only.id.clone(), case.id.clone());
                continue;
            }
            found.parts.extend(parts.iter().map(|part| part.id.clone()));
            let goes_on = later.mergers == Mergers::Same && before.contains(case.id.as_str());
            if !goes_on {
                found.wholes.insert(case.id.clone());
                found.parts.insert(case.id.clone());
            }
        }
        found
    }

    /// Whether anybody was merged.
    pub fn any_merged(&self) -> bool {
        !self.parts.is_empty() || !self.wholes.is_empty()
    }
}

/// Whether every former body of a later case is an earlier one by a name of its own, or was part of it before.
fn is_all_of(case: &Case, earlier: &Case) -> bool {
    let names = std::iter::once(&earlier.name.ja).chain(&earlier.aliases);
    let known: BTreeSet<String> =
        names.chain(earlier.former.iter().map(|former| &former.name)).map(|name| folded(name)).collect();
    case.former.iter().all(|former| known.contains(&folded(&former.name)))
}
