//! What a plan declares about small counts (秘匿). A survey or record list that is about persons is not counted for a
//! report until its plan says what happens to them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::disclosure as words;
use crate::findings::plan::ad_hoc;
use crate::findings::plan::read::Known;
use crate::survey::indicator::{CountedFrom, Indicator};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// What happens to small counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disclosure {
    /// They are published, and why.
    Open {
        /// The reason, which is printed.
        reason: String,
    },
}

/// Reads what is declared, and notes every sensitive survey that is counted without a declaration.
pub(super) fn read_disclosure(reading: &mut Reading<'_>, plan: &Table, known: Known<'_>) -> Option<Disclosure> {
    let Some(written) = plan.table("disclosure") else {
        let mut said = BTreeSet::new();
        for (place, survey) in counted(plan, known) {
            let sensitive = known.surveys.iter().any(|known| known.id == survey && known.sensitive);
            if sensitive && said.insert(survey) {
                reading.advise(place, words::sensitive_undecided(survey), words::declare());
            }
        }
        return None;
    };
    if !written.flag("publish_small_counts") {
        reading.advise(written.span.clone(), words::nothing_declared(), words::declare());
        return None;
    }
    let Some(reason) = written.words("reason") else {
        reading.say(written.place("publish_small_counts"), words::reason_lacking());
        return None;
    };
    Some(Disclosure::Open { reason: reason.text.to_owned() })
}

/// The surveys and record lists that a plan counts, each where it is named; indicators that are counted again are
/// figures of every plan.
fn counted<'a>(plan: &'a Table, known: Known<'a>) -> Vec<(Range<usize>, &'a str)> {
    let mut found = Vec::new();
    for request in plan.tables("figure").into_iter().chain(plan.tables("table")) {
        let named = ["survey", "records"].into_iter().filter_map(|key| request.words(key));
        found.extend(named.map(|name| (name.span, name.text)));
        let rounds = request.list("rounds").into_iter();
        found.extend(rounds.map(|round| (round.span, round.text.split('/').next().unwrap_or_default())));
    }
    // A table that is asked for on the command line is a plan of that table alone.
    let book = known.book.filter(|_| plan.text("id") != ad_hoc::ID);
    let indicators = book.into_iter().flat_map(|book| &book.indicators);
    found.extend(indicators.flat_map(counted_from).map(|survey| (plan.place("id"), survey)));
    found
}

/// The surveys and record lists that an indicator is counted from.
pub fn counted_from(indicator: &Indicator) -> Vec<&str> {
    match &indicator.counted {
        Some(CountedFrom::Records { lists, .. }) => lists.iter().map(String::as_str).collect(),
        Some(CountedFrom::Survey { survey, .. }) => vec![survey],
        None => Vec::new(),
    }
}
