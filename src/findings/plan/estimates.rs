//! A table of estimates under the design of a sample, as a plan asks for it.

use crate::catalogue::{definition as words, sampling};
use crate::findings::plan::place::{Place, column, filter, is_quantity, named_of_kind, place, require};
use crate::findings::plan::read::Known;
use crate::findings::plan::strata::{Kind, Strata};
use crate::findings::plan::{TableKey, inference};
use crate::stats::Level;
use crate::stats::precision::Wanted;
use crate::stats::proportion::Method;
use crate::survey::design::Design;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// Estimates for the population under the design of the sample, in total and by domains.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimatesTable {
    /// Where.
    pub table: TableKey,
    /// What is estimated.
    pub estimand: Estimand,
    /// Frame column or question whose values are the domains.
    pub by: Option<String>,
    /// Among whom: a domain too, so the others stay in the design.
    pub filter: Predicate,
    /// Level of the intervals.
    pub level: Level,
    /// Interval of a share.
    pub interval: Method,
}

impl Eq for EstimatesTable {}

/// What is estimated for the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Estimand {
    /// The share of each option of a question.
    Shares(String),
    /// The mean and the total of a quantity.
    Mean(String),
    /// The ratio of the totals of two quantities.
    Ratio {
        /// Above.
        above: String,
        /// Below.
        below: String,
    },
}

impl Estimand {
    /// The question that is estimated.
    pub fn question(&self) -> &str {
        match self {
            Estimand::Shares(question) | Estimand::Mean(question) | Estimand::Ratio { above: question, .. } => {
                question
            }
        }
    }
}

/// Reads a table of estimates.
pub(super) fn estimates_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<EstimatesTable> {
    let place = place(reading, request, known)?;
    require(reading, request, "rows").then_some(())?;
    let closed =
        |domain: &ResponseDomain| matches!(domain, ResponseDomain::Single(_) | ResponseDomain::Multiple(_));
    let either = |domain: &ResponseDomain| closed(domain) || is_quantity(domain);
    let rows = column(reading, request, "rows", &place, &sampling::kind_options_or_quantity(), either)?;
    let quantity = place.survey.question(&rows).is_some_and(|question| is_quantity(&question.domain));
    let estimand = match (quantity, request.get("ratio_to")) {
        (true, None) => Estimand::Mean(rows),
        (true, Some(_)) => {
            let below = column(reading, request, "ratio_to", &place, &words::kind_quantity(), is_quantity)?;
            Estimand::Ratio { above: rows, below }
        }
        (false, None) => Estimand::Shares(rows),
        (false, Some(entry)) => {
            reading.say(entry.key_span.clone(), sampling::ratio_of_quantities(&rows));
            return None;
        }
    };
    let by = match request.words("by") {
        Some(by) => {
            let questions = place.survey.questions.iter().filter(|question| closed(&question.domain));
            let names: Vec<&str> = questions
                .map(|question| question.id.as_str())
                .chain(place.attributes(known).into_iter().map(|variable| variable.name))
                .collect();
            named_of_kind(reading, &by, place.survey, &names, &words::kind_with_options()).then_some(())?;
            Some(by.text.to_owned())
        }
        None => None,
    };
    let filter = filter(reading, request, &place, known)?;
    of_a_sample(reading, request, &place, known, &filter)?;
    inference::check_level(reading, request);
    let wanted = inference::wanted(request, before);
    let interval = match request.words("interval") {
        Some(written) => inference::method_of_designs(reading, &written)?,
        None => wanted.method.filter(|method| inference::of_designs(*method)).unwrap_or(Method::WilsonDesign),
    };
    let level = wanted.level;
    Some(EstimatesTable { table: place.key, estimand, by, filter, level, interval })
}

/// Only what was drawn at random estimates anything: no stratum of the table is open, and one of them is a sample. Several
/// strata are put together by what each unit stands for, which has to be known.
fn of_a_sample(
    reading: &mut Reading<'_>,
    request: &Table,
    place: &Place<'_>,
    known: Known<'_>,
    filter: &Predicate,
) -> Option<()> {
    let strata = Strata::of(place, known, filter);
    match strata.kind() {
        Kind::Open => {
            let message = sampling::open_stratum(strata.in_the_way());
            reading.advise(request.place("kind"), message, sampling::hint_open_stratum());
            return None;
        }
        Kind::Census => {
            reading.advise(request.place("kind"), sampling::no_sample(), sampling::hint_no_sample());
            return None;
        }
        Kind::Sample => {}
    }
    // Who is left out by a filter stays in the design.
    let strata = &place.survey.strata;
    let weighted = place.survey.sampling.as_ref().is_some_and(|sampling| sampling.weight.is_some());
    let unknown = strata.iter().find(|stratum| stratum.design == Design::Sample { population: None });
    if let Some(stratum) = unknown.filter(|_| !weighted && strata.len() > 1) {
        reading.advise(
            request.place("kind"),
            sampling::no_population(&stratum.label),
            sampling::hint_no_population(),
        );
        return None;
    }
    Some(())
}
