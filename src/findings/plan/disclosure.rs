//! What a plan declares about small counts (秘匿): a rule by which they are hidden, or the decision to publish them. A
//! survey or record list that is about persons is not counted for a report until its plan says which.

mod rule;

pub use rule::{Dominance, PopulationStep, Rule, RuleName};

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::{Phrase, disclosure as words};
use crate::findings::plan::ad_hoc;
use crate::findings::plan::read::{Known, small};
use crate::survey::indicator::{CountedFrom, Indicator};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// What happens to small counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disclosure {
    /// They are published, and why.
    Open {
        /// The reason, which is printed.
        reason: Phrase,
    },
    /// They are hidden by a rule.
    Rule(Rule),
}

/// Reads what is declared, and notes every sensitive survey that is counted without a declaration.
pub(super) fn read_disclosure(reading: &mut Reading<'_>, plan: &Table, known: Known<'_>) -> Option<Disclosure> {
    let Some(written) = plan.table("disclosure") else {
        undecided(reading, plan, known, &|_| true);
        return None;
    };
    match (written.words("rule"), written.flag("publish_small_counts")) {
        (Some(name), false) => {
            let Some(mut rule) = Rule::read(name.text) else {
                reading.advise(name.span, words::unknown_rule(name.text), words::rules(Rule::PRESETS.join(" / ")));
                return None;
            };
            rule.hides_zero |= written.flag("hide_zero");
            rule.protect = small(written, "protect").map_or_else(|| rule.own_width(), u64::from);
            let surveys = written.list("surveys");
            let ids: Vec<&str> = known.surveys.iter().map(|survey| survey.id.as_str()).collect();
            for name in &surveys {
                reading.knows(name, &ids, words::unknown_survey(name.text));
            }
            if written.get("surveys").is_some() {
                rule.surveys = Some(surveys.iter().map(|name| name.text.to_owned()).collect());
            }
            undecided(reading, plan, known, &|survey| !rule.covers(survey));
            singled_out(reading, plan, &rule);
            Some(Disclosure::Rule(rule))
        }
        (None, true) => match written.some_phrase("reason") {
            Some(reason) => Some(Disclosure::Open { reason }),
            None => {
                reading.say(written.place("publish_small_counts"), words::reason_lacking());
                None
            }
        },
        (Some(_), true) => {
            reading.say(written.place("publish_small_counts"), words::both_declared());
            None
        }
        (None, false) => {
            reading.advise(written.span.clone(), words::nothing_declared(), words::declare());
            None
        }
    }
}

/// Notes every sensitive survey that is counted and left open, once, where it is named first.
fn undecided(reading: &mut Reading<'_>, plan: &Table, known: Known<'_>, open: &dyn Fn(&str) -> bool) {
    let mut said = BTreeSet::new();
    for (place, survey) in counted(plan, known) {
        let sensitive = known.surveys.iter().any(|known| known.id == survey && known.sensitive);
        if sensitive && open(survey) && said.insert(survey) {
            reading.advise(place, words::sensitive_undecided(survey), words::declare());
        }
    }
}

/// A list that shows every event by itself says what the rule is to hide.
fn singled_out(reading: &mut Reading<'_>, plan: &Table, rule: &Rule) {
    for request in plan.tables("table") {
        if let Some(records) = request.words("records")
            && request.text("kind") == "event_list"
            && rule.covers(records.text)
        {
            reading.advise(records.span, words::list_under_rule(records.text), words::list_or_rule());
        }
    }
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
