//! How many answered: by stratum, area, type and every other grouping of the frame, and day by day where dates of
//! receipt were given.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, report as words, units};
use crate::collect::{CollectedRound, Unit};
use crate::report::analyst::cases::{files_by_name, framed};
use crate::report::analyst::{Lists, head, stratum_label};
use crate::report::model::{ReportTable, TableCell};
use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::outcome_rate::{return_rate, valid_return_rate};
use crate::stats::share::Share;
use crate::survey::definition::Survey;
use crate::survey::design::Design;
use crate::survey::frame::STRATUM;
use crate::survey::missing::Disposition;

/// A column of the frame with more different values than this tells cases apart and groups none.
const MOST_GROUPS: usize = 30;

/// The cases of a group.
#[derive(Default)]
struct Counts {
    not_asked: u64,
    chain: BaseChain,
    /// Of who answers as they like nobody knows how many were asked.
    open: bool,
}

impl Counts {
    fn of<'u>(survey: &Survey, units: impl Iterator<Item = &'u Unit>) -> Self {
        let mut counts = Self::default();
        let mut asked = 0;
        for unit in units {
            let design = survey.strata.iter().find(|stratum| stratum.id == unit.stratum).map(|s| s.design);
            counts.open |= design == Some(Design::Open);
            let Some(disposition) = unit.disposition.in_chain() else {
                counts.not_asked += 1;
                continue;
            };
            asked += 1;
            match disposition {
                Disposition::Valid => counts.chain.valid += 1,
                Disposition::Invalid => counts.chain.invalid_returns += 1,
                Disposition::HeldOut => counts.chain.held_out_returns += 1,
                Disposition::NotReturned
                | Disposition::Refused
                | Disposition::Nil
                | Disposition::Undeliverable
                | Disposition::KeyIn
                | Disposition::Late
                | Disposition::NotEligible
                | Disposition::Joint => counts.chain.not_returned += 1,
            }
        }
        counts.chain.returned = asked - counts.chain.not_returned;
        counts.chain.distributed = (!counts.open).then_some(asked);
        counts
    }

    fn cells(&self, lang: Lang) -> Vec<TableCell> {
        let chain = &self.chain;
        let known =
            |count: u64| if self.open { TableCell::words(units::nothing().text(lang)) } else { cell(count) };
        vec![
            cell(self.not_asked),
            known(chain.distributed.unwrap_or(0)),
            cell(chain.returned),
            cell(chain.valid),
            cell(chain.invalid_returns + chain.held_out_returns),
            known(chain.not_returned),
            rate(return_rate(chain), lang),
            rate(valid_return_rate(chain), lang),
        ]
    }
}

fn cell(count: u64) -> TableCell {
    TableCell::count(usize::try_from(count).unwrap_or(usize::MAX))
}

fn rate(rate: Result<Share, Undefined>, lang: Lang) -> TableCell {
    match rate {
        Ok(share) => TableCell::percent(share.numerator, share.denominator, units::nothing().text(lang)),
        Err(_) => TableCell::words(units::nothing().text(lang)),
    }
}

/// 回収数: each round in all and by the groupings of its frame.
pub(super) fn by_group(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    framed(lists)
        .map(|(survey, round)| {
            let mut rows =
                vec![line(words::all_cases(), String::new(), &Counts::of(survey, round.units.iter()), lang)];
            for (name, values) in groupings(survey, round) {
                for value in values {
                    let members = round.units.iter().filter(|unit| value_of(unit, &name) == value);
                    let (heading, label) = named(lists, survey, &name, &value, lang);
                    rows.push(line(heading, label, &Counts::of(survey, members), lang));
                }
            }
            let heads = [
                words::grouping(),
                words::group(),
                words::disposition_not_eligible(),
                words::distributed(),
                words::returned(),
                words::disposition_valid(),
                words::invalid_or_held(),
                words::disposition_not_returned(),
                words::return_rate(),
                words::valid_rate(),
            ];
            ReportTable {
                id: format!("coverage-{}-{}", round.survey, round.round),
                title: words::coverage_of(&survey.title, &round.round).text(lang).to_owned(),
                head: head(&heads, lang),
                rows,
                stub_columns: 2,
                sheet: Some(words::coverage_sheet(&round.survey, &round.round).text(lang).to_owned()),
                ..ReportTable::default()
            }
        })
        .collect()
}

fn line(heading: Phrase, label: String, counts: &Counts, lang: Lang) -> Vec<TableCell> {
    let mut row = vec![TableCell::words(heading.text(lang)), TableCell::words(label)];
    row.extend(counts.cells(lang));
    row
}

fn value_of<'u>(unit: &'u Unit, name: &str) -> &'u str {
    unit.attributes.iter().find(|(known, ..)| known == name).map_or("", |(_, value, _)| value)
}

/// The columns of a frame that group its cases, the stratum first, each with its values in order of the frame.
fn groupings(survey: &Survey, round: &CollectedRound) -> Vec<(String, Vec<String>)> {
    let mut names: Vec<&str> = vec![STRATUM];
    for (name, ..) in round.units.iter().flat_map(|unit| &unit.attributes) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .filter(|name| *name != STRATUM || survey.strata.len() > 1)
        .filter_map(|name| {
            let mut values: Vec<String> = Vec::new();
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            for unit in &round.units {
                let value = value_of(unit, name);
                if !value.is_empty() && seen.insert(value) {
                    values.push(value.to_owned());
                }
            }
            let groups = (2..=MOST_GROUPS).contains(&values.len()) && values.len() * 2 <= round.units.len();
            groups.then(|| (name.to_owned(), values))
        })
        .collect()
}

/// A grouping and one of its groups in words.
fn named(lists: Lists<'_>, survey: &Survey, name: &str, value: &str, lang: Lang) -> (Phrase, String) {
    let area = lists.areas.get(value);
    let called = || {
        lists
            .frames
            .get(survey.asked_by())
            .map_or(value.to_owned(), |frame| frame.called(name, value).text(lang).to_owned())
    };
    match (name, area) {
        (STRATUM, _) => (words::stratum(), stratum_label(survey, value, lang)),
        ("area", Some(area)) => (words::area(), area.name.text(lang).to_owned()),
        ("area", None) => (words::area(), called()),
        ("type", _) => (words::kind_of_case(), called()),
        (_, Some(area)) => (Phrase::same(name), area.name.text(lang).to_owned()),
        (_, None) => (Phrase::same(name), called()),
    }
}

/// The return curve: how many cases had answered by which day, where the dates of receipt are known.
pub(super) fn by_day(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    framed(lists)
        .filter_map(|(survey, round)| {
            let files = files_by_name(round);
            let mut days: BTreeMap<String, usize> = BTreeMap::new();
            let mut undated = 0;
            for submission in round.units.iter().filter_map(|unit| unit.submission.as_ref()) {
                match submission.received(files.get(&*submission.file).copied()) {
                    Some(day) => *days.entry(day).or_insert(0) += 1,
                    None => undated += 1,
                }
            }
            if days.is_empty() {
                return None;
            }
            let all = Counts::of(survey, round.units.iter());
            let mut so_far = 0;
            let mut rows = Vec::new();
            for (day, count) in &days {
                so_far += count;
                let share = match all.chain.distributed {
                    Some(asked) if asked > 0 => {
                        TableCell::percent(u64::try_from(so_far).unwrap_or(u64::MAX), asked, "")
                    }
                    Some(_) | None => TableCell::words(units::nothing().text(lang)),
                };
                rows.push(vec![
                    TableCell::words(day.clone()),
                    TableCell::count(*count),
                    TableCell::count(so_far),
                    share,
                ]);
            }
            let heads =
                [words::received(), words::returns_of_day(), words::returns_so_far(), words::return_rate()];
            let definition = survey.round(&round.round);
            let mut notes = Vec::new();
            if let Some(deadline) = definition.and_then(|round| round.deadline) {
                notes.push(words::deadline_is(deadline).text(lang).to_owned());
            }
            if undated > 0 {
                notes.push(words::undated_returns(undated).text(lang).to_owned());
            }
            Some(ReportTable {
                id: format!("curve-{}-{}", round.survey, round.round),
                title: words::curve_of(&survey.title, &round.round).text(lang).to_owned(),
                head: head(&heads, lang),
                rows,
                stub_columns: 1,
                notes,
                sheet: Some(words::curve_sheet(&round.survey, &round.round).text(lang).to_owned()),
                ..ReportTable::default()
            })
        })
        .collect()
}
