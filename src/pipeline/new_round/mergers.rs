//! Reads the list of mergers: one row says that an old case has become (part of) a new one, with the day. A row without an
//! old code is a case that is new; one without a new code, a case that is gone; an old code in several rows, a split.

use crate::catalogue::new_round as words;
use crate::survey::frame::SamplingFrame;
use crate::survey::jis_code;
use crate::survey::toml::delimited::{CsvRow, Delimited};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile, suggest_or_list};
use crate::text::era::{DateReading, read_date};
use crate::text::key::key;

const OLD: &[&str] = &["旧コード", "old_code"];
const NEW: &[&str] = &["新コード", "new_code"];
const NAME: &[&str] = &["新名称", "name"];
const DAY: &[&str] = &["日付", "date"];

/// A case after the mergers, with those that have become it. Cases are given by their place on the last frame.
pub(super) struct Merger {
    pub(super) code: String,
    pub(super) name: String,
    /// The case that had this code already.
    pub(super) stays: Option<usize>,
    /// The cases that have joined it, each with the day.
    pub(super) from: Vec<(usize, Option<String>)>,
    /// The first day that a row says.
    pub(super) since: Option<String>,
}

/// The list.
#[derive(Default)]
pub(super) struct Mergers {
    pub(super) into: Vec<Merger>,
    pub(super) dropped: Vec<usize>,
}

impl Mergers {
    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.into.is_empty() && self.dropped.is_empty()
    }

    /// Whether a case has become several.
    pub(super) fn is_split(&self, case: usize) -> bool {
        let takes =
            |merger: &&Merger| merger.stays == Some(case) || merger.from.iter().any(|(from, _)| *from == case);
        self.into.iter().filter(takes).count() > 1
    }
}

/// Reads the list against the frame of the last round.
pub(super) fn read(file: &SourceFile, frame: &SamplingFrame, problems: &mut Problems) -> Mergers {
    let reading = &mut Reading { file, problems };
    reading.check_encoding();
    let table = Delimited::read(file);
    let [old, new, name, day] = [OLD, NEW, NAME, DAY].map(|headings| table.column(headings));
    let mut list = Mergers::default();
    if [old, new, name, day].iter().any(Option::is_none) {
        reading.say(table.head.span(), words::mergers_heading());
        return list;
    }
    if table.rows.is_empty() {
        reading.say(table.head.span(), words::mergers_empty());
    }
    for row in &table.rows {
        let from = read_old(reading, row, old, frame);
        let since = read_day(reading, row, day);
        let written = row.text(new);
        if written.is_empty() {
            match from {
                Some(case) => list.dropped.push(case),
                None if row.text(old).is_empty() => reading.say(row.span(), words::merger_says_nothing()),
                None => {}
            }
            continue;
        }
        let (code, stays) = match case_of(frame, written) {
            Some(case) => (frame.cases[case].id.clone(), Some(case)),
            None => (whole_code(frame, written), None),
        };
        let at = list.into.iter().position(|merger| merger.code == code).unwrap_or_else(|| {
            list.into.push(Merger {
                code: code.clone(),
                name: String::new(),
                stays,
                from: Vec::new(),
                since: None,
            });
            list.into.len() - 1
        });
        let merger = &mut list.into[at];
        let said = row.text(name);
        if merger.name.is_empty() {
            said.clone_into(&mut merger.name);
        } else if !said.is_empty() && said != merger.name {
            reading.say(row.place(name), words::merger_two_names(&code, &merger.name, said));
        }
        if let Some(case) = from.filter(|case| Some(*case) != stays) {
            if merger.from.iter().any(|(known, _)| *known == case) {
                reading.say(row.place(old), words::merger_twice(&frame.cases[case].id, &code));
            } else {
                merger.from.push((case, since.clone()));
            }
        }
        merger.since = merger.since.take().or(since);
    }
    for merger in &mut list.into {
        if merger.name.is_empty() {
            match merger.stays {
                Some(case) => merger.name.clone_from(&frame.cases[case].name.ja),
                None => reading.say(table.head.span(), words::merger_needs_name(&merger.code)),
            }
        }
    }
    list
}

fn read_old(
    reading: &mut Reading<'_>,
    row: &CsvRow,
    column: Option<usize>,
    frame: &SamplingFrame,
) -> Option<usize> {
    let written = row.text(column);
    if written.is_empty() {
        return None;
    }
    let found = case_of(frame, written);
    if found.is_none() {
        let known: Vec<&str> = frame.cases.iter().map(|case| case.id.as_str()).collect();
        let help = suggest_or_list(written, &known);
        let place = row.place(column);
        reading.problems.problem(reading.file, place, words::merger_unknown_code(written), None, help);
    }
    found
}

fn read_day(reading: &mut Reading<'_>, row: &CsvRow, column: Option<usize>) -> Option<String> {
    match read_date(row.text(column)) {
        DateReading::Exact { date, .. } => Some(date.to_string()),
        DateReading::Blank => None,
        DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::NotADate => {
            let day = row.text(column).to_owned();
            reading.advise(row.place(column), words::merger_bad_day(day), words::merger_day_shape());
            None
        }
    }
}

/// The case with a code, also where one of the two leaves out the check digit of local governments.
fn case_of(frame: &SamplingFrame, written: &str) -> Option<usize> {
    let exact = frame.cases.iter().position(|case| key(&case.id) == key(written));
    exact.or_else(|| {
        let whole = five_digits(written)?;
        frame.cases.iter().position(|case| five_digits(&case.id) == Some(whole.clone()))
    })
}

/// The five digits that name a municipality, of a code with or without its check digit.
fn five_digits(code: &str) -> Option<String> {
    let code = key(code);
    let five = match jis_code::split(&code) {
        Some((five, true)) => five.to_owned(),
        Some((_, false)) => return None,
        None => code,
    };
    let digits = five.len() == 5 && five.chars().all(|c| c.is_ascii_digit());
    (digits && jis_code::prefecture(&five).is_some()).then_some(five)
}

/// A code as the frame writes codes: with its check digit where the others have theirs.
fn whole_code(frame: &SamplingFrame, written: &str) -> String {
    let with_digit = frame.cases.iter().any(|case| jis_code::split(&case.id).is_some_and(|(_, good)| good));
    let code = key(written);
    match five_digits(&code) {
        Some(five) if with_digit && code.len() == 5 => {
            format!("{five}{}", jis_code::check_digit(&five).map(String::from).unwrap_or_default())
        }
        Some(_) | None => written.to_owned(),
    }
}
