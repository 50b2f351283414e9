//! How a plan counts the cases by how they ended, and the tables of response rates that it asks for.

use crate::catalogue::{Phrase, definition as words, outcome};
use crate::findings::plan::place::{Place, filter, only, require};
use crate::findings::plan::read::{Known, small};
use crate::findings::plan::{RatesTable, TableKey};
use crate::stats::outcome_rate::aapor::Rate;
use crate::stats::outcome_rate::dispositions::{Class, DispositionTable, Impossible, Standing};
use crate::survey::definition::Survey;
use crate::survey::design::Design;
use crate::survey::frame::STRATUM;
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::survey::toml::condition::attributes;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Data, Table, Words};
use crate::text::number::Decimal;

impl RatesTable {
    /// What stands for everyone in the ids of its figures.
    pub const TOTAL: &str = "total";
    /// What stands for 回収率 in them.
    pub const RETURN_RATE: &str = "return_rate";
    /// What stands for 有効回収率 in them.
    pub const VALID_RETURN_RATE: &str = "valid_return_rate";

    /// The id of the table that stands beside it and says how each disposition counts.
    pub fn dispositions_id(table: &str) -> String {
        format!("{table}.dispositions")
    }

    /// The id of one of its figures.
    pub fn figure_id(table: &str, round: &TableKey, group: &str, what: &str) -> String {
        format!("{table}.{}.{}.{group}.{what}", round.survey, round.round)
    }
}

/// The table of dispositions with what the plan changes.
pub(super) fn read_dispositions(reading: &mut Reading<'_>, plan: &Table) -> DispositionTable {
    let entries = plan.tables("disposition");
    reading.once(entries.iter().filter_map(|entry| entry.words("id")));
    let used = plan.tables("table").iter().any(|table| table.text("kind") == "response_rates");
    for key in ["disposition", "partial_below"].into_iter().filter(|key| !used && plan.get(key).is_some()) {
        reading.advise(plan.place(key), outcome::no_table_of_rates(key), outcome::hint_table_of_rates());
    }
    let changes: Vec<(Disposition, Standing, Option<Phrase>)> = entries
        .into_iter()
        .filter_map(|entry| {
            let disposition = Disposition::from_word(entry.words("id")?.text)?;
            let standard = Standing::of(disposition);
            let flag = |key: &str, otherwise: bool| match entry.get(key).map(|entry| &entry.value.data) {
                Some(Data::Flag(counts)) => *counts,
                Some(_) | None => otherwise,
            };
            let class = entry.words("aapor").and_then(|class| Class::from_word(class.text));
            let standing = Standing {
                distributed: flag("distributed", standard.distributed),
                returned: flag("returned", standard.returned),
                valid: flag("valid", standard.valid),
                class: class.unwrap_or(standard.class),
            };
            if let Some(impossible) = standing.impossible(disposition) {
                let (why, help) = why(impossible, disposition);
                reading.advise(entry.place("id"), why, help);
                return None;
            }
            Some((disposition, standing, entry.some_phrase("reason")))
        })
        .collect();
    DispositionTable::new(changes, small(plan, "partial_below"))
}

fn why(impossible: Impossible, disposition: Disposition) -> (Phrase, Phrase) {
    let named = disposition.called();
    match impossible {
        Impossible::ValidNotReturned => (outcome::valid_not_returned(named), outcome::hint_returned()),
        Impossible::ReturnedNotDistributed => {
            (outcome::returned_not_distributed(named), outcome::hint_distributed())
        }
        Impossible::ClassOfReturn => (outcome::class_of_return(named), outcome::hint_class()),
        Impossible::NothingCame => (outcome::nothing_came(named), outcome::hint_nothing_came()),
        Impossible::ValidCounts => (outcome::valid_counts(), outcome::hint_valid_counts()),
    }
}

/// The keys that a table of response rates takes beside those of every table.
const KEYS: &[&str] = &["rounds", "by", "rates", "e", "e_reason"];
/// Keys of every table that this one has no place for: its rounds name their surveys themselves.
const ONE_ROUND: [&str; 3] = ["survey", "round", "records"];

/// Reads a table of response rates.
pub(super) fn rates_table(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<RatesTable> {
    only(reading, request, "response_rates", KEYS)?;
    for entry in request.entries.iter().filter(|entry| ONE_ROUND.contains(&entry.key.as_str())) {
        reading.advise(entry.key_span.clone(), outcome::rounds_instead(&entry.key), words::key_rounds_shown());
    }
    require(reading, request, "rounds").then_some(())?;
    let asked = known.surveys.iter().filter(|survey| survey.records().is_none());
    let all: Vec<String> =
        asked.flat_map(|survey| survey.rounds.iter().map(|round| format!("{}/{}", survey.id, round.id))).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let written = request.list("rounds");
    reading.once(written.clone());
    let by = request.several("by");
    reading.once(by.clone());
    let mut rounds = Vec::new();
    let mut among = Predicate::Everyone;
    for name in &written {
        if reading.problems.has_unread() || !reading.knows(name, &all, words::unknown_name(name.text)) {
            continue;
        }
        let Some((id, round)) = name.text.split_once('/') else { continue };
        let survey = known.surveys.iter().find(|survey| survey.id == id)?;
        for column in &by {
            groups_by(reading, column, survey, known);
        }
        if request.get("rates").is_some() && never_known(survey) {
            reading.advise(
                name.span.clone(),
                outcome::rates_need_asked(name.text),
                outcome::hint_rates_need_asked(),
            );
        }
        let place = Place { survey, key: TableKey { survey: id.to_owned(), round: round.to_owned() } };
        if request.get("filter").is_some() && survey.frame.is_none() {
            let why = outcome::filter_needs_frame(name.text);
            reading.advise(request.place("filter"), why, outcome::hint_filter_apart());
            return None;
        }
        among = filter(reading, request, &place, known)?;
        rounds.push(place.key);
    }
    let named = request.list("rates");
    reading.once(named.clone());
    let rates: Vec<Rate> = named.iter().filter_map(|rate| Rate::from_name(rate.text)).collect();
    let eligibility = eligibility(reading, request, &rates);
    let by = by.into_iter().map(|column| column.text.to_owned()).collect();
    Some(RatesTable { rounds, by, filter: among, rates, eligibility })
}

/// Whether nobody knows how many were asked, in whatever group.
fn never_known(survey: &Survey) -> bool {
    survey.frame.is_none() || survey.strata.iter().all(|stratum| stratum.design == Design::Open)
}

/// Notes a column that does not say of every case of a survey, also of those that did not answer, where it belongs.
fn groups_by(reading: &mut Reading<'_>, column: &Words<'_>, survey: &Survey, known: Known<'_>) {
    let frame = known.frames.get(survey.asked_by());
    let columns = attributes(survey, frame);
    let columns: Vec<&str> = columns.iter().map(|variable| variable.name).collect();
    if columns.contains(&column.text) {
        return;
    }
    if survey.question(column.text).is_some() {
        let help = outcome::use_columns(columns.join(" / "));
        reading.advise(column.span.clone(), outcome::rates_by_answer(column.text), help);
    } else if frame.is_none() && columns == [STRATUM] {
        let span = column.span.clone();
        reading.advise(span, outcome::no_frame_column(column.text, &survey.id), outcome::hint_rounds_apart());
    } else {
        reading.knows(column, &columns, outcome::no_frame_column(column.text, &survey.id));
    }
}

/// The given e. It is a judgement, so it says why; and one that no rate uses is a mistake.
fn eligibility(reading: &mut Reading<'_>, request: &Table, rates: &[Rate]) -> Option<(Decimal, Phrase)> {
    let share = request.number("e")?;
    let one = Decimal::new(1, 0)?;
    let reason = request.some_phrase("e_reason");
    let place = request.place("e");
    if share.is_negative() || share > one {
        reading.advise(place, outcome::e_outside(), outcome::hint_e());
    } else if !rates.iter().any(|rate| rate.uses_eligibility()) {
        reading.advise(place, outcome::e_unused(), outcome::hint_e_unused());
    } else if reason.is_none() {
        reading.advise(place, outcome::e_without_reason(), outcome::hint_e());
    }
    Some((share, reason?))
}
