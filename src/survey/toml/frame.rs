//! Reads a sampling frame (調査対象名簿) from CSV. A frame is part of the definition: a mistake in it is reported
//! like one in a survey, at its cell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Phrase, definition as words, english, respondents as frames};
use crate::survey::definition::Survey;
use crate::survey::design::Stratum;
use crate::survey::frame::{Asked, Case, Former, SamplingFrame};
use crate::survey::jis_code;
use crate::survey::toml::delimited::{CsvRow, Delimited, names};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::sampling::check_units;
use crate::survey::toml::source::{Problems, SourceFile, suggest};
use crate::survey::toml::tree::{ENGLISH, Words};
use crate::text::clean::clean;
use crate::text::era::{DateReading, read_date};
use crate::text::key::key;

/// Headings of how a name is read.
pub const KANA: &[&str] = &["kana", "かな", "カナ", "ふりがな", "フリガナ"];
/// Headings of the bodies that have become part of a case.
pub const FORMER: &[&str] = &["former", "旧団体", "旧市町村"];
/// Headings of who is to answer.
pub const ASKED: &[&str] = &["must_answer", "回答対象"];
/// Headings of who is not to answer.
pub const NOT_ASKED: &[&str] = &["対象外"];

/// Frame column that holds the stratum.
pub use crate::survey::frame::STRATUM;

/// The columns of a frame that describe its units, each with the values it has; not those that identify a unit.
pub fn attribute_columns(frame: &SamplingFrame) -> impl Iterator<Item = (&str, BTreeSet<&str>)> {
    let named = frame.cases.first().map(|case| case.attributes.as_slice()).unwrap_or_default();
    named.iter().enumerate().filter(|(_, (name, _))| !name.is_empty()).map(|(index, (name, _))| {
        let values = frame.cases.iter().filter_map(|case| Some(case.attributes.get(index)?.1.as_str()));
        (name.as_str(), values.filter(|value| !value.is_empty()).collect())
    })
}

/// Notes the headings that are missing, and rows that have more cells than there are headings.
pub fn check_table(reading: &mut Reading<'_>, table: &Delimited, required: &[&str]) {
    if table.is_by_tabs() {
        reading.advise(table.head.span(), words::tab_separated(), words::save_with_commas());
        return;
    }
    for heading in required.iter().filter(|heading| table.column(&[heading]).is_none()) {
        reading.say(table.head.span(), words::missing_heading(heading));
    }
    if let Some(at) = table.open_quote {
        reading.say(at..at + 1, words::open_quote());
        return;
    }
    for row in table.rows.iter().filter(|row| row.cells.len() > table.head.cells.len()) {
        reading.advise(row.place(Some(table.head.cells.len())), words::too_many_cells(), words::quote_commas());
    }
}

/// Reads the frame of a survey; none where the columns `code` and `name` are not both there.
pub fn read_frame(file: &SourceFile, survey: &Survey, problems: &mut Problems) -> Option<SamplingFrame> {
    let reading = &mut Reading { file, problems };
    reading.check_encoding();
    let table = Delimited::read(file);
    check_table(reading, &table, &["code", "name"]);
    reading.once(
        table
            .head
            .cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| Words { text: &cell.text, span: cell.span.clone() }),
    );
    let stratum = table.column(&[STRATUM]);
    if stratum.is_none() && survey.strata.len() > 1 {
        reading.say(table.head.span(), words::missing_heading(STRATUM));
    }
    let (code, name) = (table.column(&["code"])?, table.column(&["name"])?);
    let alias = table.column(&["alias"]);
    let english = english_columns(&table);
    let own: Vec<usize> =
        [Some(code), Some(name), alias, stratum].into_iter().flatten().chain(english.values().copied()).collect();
    let (kana, former) = (table.column(KANA), table.column(FORMER));
    let asked = table.column(ASKED).map(|at| (at, true)).or_else(|| table.column(NOT_ASKED).map(|at| (at, false)));
    let mut cases: Vec<Case> = Vec::new();
    let mut places = BTreeMap::new();
    let mut told = BTreeSet::new();
    for row in &table.rows {
        check_case(reading, row, code, name, &mut places);
        let attributes = table.head.cells.iter().enumerate().filter(|(index, _)| !own.contains(index));
        cases.push(Case {
            id: row.text(Some(code)).to_owned(),
            name: row.phrase(Some(name), english.get(&name).copied()),
            aliases: names(row.text(alias)),
            kana: row.text(kana).to_owned(),
            former: read_former(reading, row, former),
            asked: read_asked(reading, row, asked, survey),
            stratum: read_stratum(reading, row, stratum, survey, &mut told),
            attributes: attributes
                .map(|(index, head)| (head.text.clone(), row.text(Some(index)).to_owned()))
                .collect(),
            row: row.row,
        });
    }
    if cases.is_empty() {
        reading.say(table.head.span(), words::empty_frame());
    }
    check_digits(reading, &table, code);
    let strata: Vec<String> = cases.iter().map(|case| case.stratum.clone()).collect();
    check_units(reading, &table, survey, &strata);
    Some(SamplingFrame {
        file: Arc::from(file.name.as_str()),
        sheet: Arc::from(file.sheet_name()),
        columns: table.head.cells.iter().map(|cell| cell.text.clone()).collect(),
        cases,
        english: english_values(reading, &table, &english),
    })
}

/// The columns that hold the English of others, by those: `type_en` of `type`.
fn english_columns(table: &Delimited) -> BTreeMap<usize, usize> {
    let heads = table.head.cells.iter().enumerate();
    heads
        .filter_map(|(index, cell)| {
            let of = cell.text.strip_suffix(ENGLISH)?;
            Some((table.column(&[of])?, index))
        })
        .collect()
}

/// The English of every value. One value has one English, whatever the row.
fn english_values(
    reading: &mut Reading<'_>,
    table: &Delimited,
    columns: &BTreeMap<usize, usize>,
) -> BTreeMap<(String, String), String> {
    let mut found: BTreeMap<(String, String), String> = BTreeMap::new();
    for (column, english_column) in columns {
        let heading = &table.head.cells[*column].text;
        for row in &table.rows {
            let (value, said) = (row.text(Some(*column)), row.text(Some(*english_column)));
            if value.is_empty() || said.is_empty() {
                continue;
            }
            let known = found.entry((heading.clone(), value.to_owned())).or_insert_with(|| said.to_owned());
            if known != said {
                let message = english::two_words(value, heading, known.as_str(), said);
                reading.say(row.place(Some(*english_column)), message);
            }
        }
    }
    found
}

fn check_case(
    reading: &mut Reading<'_>,
    row: &CsvRow,
    code: usize,
    name: usize,
    places: &mut BTreeMap<String, Phrase>,
) {
    for (column, heading) in [(code, "code"), (name, "name")] {
        if row.text(Some(column)).is_empty() {
            reading.say(row.span(), words::empty_cell(heading));
        }
    }
    let id = row.text(Some(code));
    if id.is_empty() {
        return;
    }
    let place = row.place(Some(code));
    let written = reading.file.place(place.start);
    if let Some(before) = places.get(&key(id)) {
        reading.advise(place, words::duplicate(id), words::first_in(before));
    } else {
        places.insert(key(id), written);
    }
}

/// Where nearly all codes are those of local governments, one whose check digit is wrong is mistyped.
fn check_digits(reading: &mut Reading<'_>, table: &Delimited, code: usize) {
    let six = || table.rows.iter().filter_map(|row| Some((row, jis_code::split(row.text(Some(code)))?)));
    let good = six().filter(|(_, (five, good))| *good && jis_code::prefecture(five).is_some()).count();
    let wrong = six().filter(|(_, (_, good))| !good).count();
    if good < 5 || wrong * 9 > good {
        return;
    }
    for (row, (five, _)) in six().filter(|(_, (_, good))| !good) {
        let digit = jis_code::check_digit(five).map(String::from).unwrap_or_default();
        let written = row.text(Some(code));
        reading.advise(row.place(Some(code)), frames::wrong_digit(written), frames::right_code(five, digit));
    }
}

/// 「波田町:2010-03-31|梓川村:2005-04-01」.
fn read_former(reading: &mut Reading<'_>, row: &CsvRow, column: Option<usize>) -> Vec<Former> {
    let mut former = Vec::new();
    for written in names(row.text(column)) {
        let (name, day) =
            written.split_once([':', '：']).map_or((written.as_str(), None), |(n, d)| (n, Some(d.trim())));
        let since = day.and_then(|day| match read_date(day) {
            DateReading::Exact { date, .. } => Some(date),
            DateReading::OutsideEra { .. }
            | DateReading::TwoReadings { .. }
            | DateReading::FiscalYear { .. }
            | DateReading::Impossible { .. }
            | DateReading::EraMissing { .. }
            | DateReading::Blank
            | DateReading::NotADate => None,
        });
        if let Some(day) = day.filter(|_| since.is_none()) {
            reading.advise(row.place(column), words::bad_day(day), frames::former_shape());
        }
        former.push(Former { name: name.trim().to_owned(), since });
    }
    former
}

/// Nothing: in every round. Yes or no, of being asked or of 対象外: in every round or none. Else the rounds.
fn read_asked(reading: &mut Reading<'_>, row: &CsvRow, column: Option<(usize, bool)>, survey: &Survey) -> Asked {
    let Some((column, yes)) = column else { return Asked::Always };
    let column = Some(column);
    let asked = |asked: bool| if asked { Asked::Always } else { Asked::Never };
    match clean(row.text(column)).to_lowercase().as_str() {
        "" | "対象" => Asked::Always,
        "対象外" => Asked::Never,
        "○" | "〇" | "◯" | "yes" | "true" | "1" => asked(yes),
        "×" | "✕" | "no" | "false" | "0" => asked(!yes),
        _ => {
            let known: Vec<&str> = survey.rounds.iter().map(|round| round.id.as_str()).collect();
            let rounds = names(row.text(column));
            for round in &rounds {
                let name = Words { text: round, span: row.place(column) };
                reading.knows(&name, &known, frames::asked_or_round(round));
            }
            Asked::In(rounds)
        }
    }
}

/// The stratum that a word probably means, or else every one with its name.
pub(super) fn strata_known(word: &str, strata: &[Stratum]) -> Option<Phrase> {
    suggest(word, strata.iter().map(|stratum| stratum.id.as_str())).or_else(|| {
        let named: Vec<Phrase> =
            strata.iter().map(|stratum| words::stratum_with_name(&stratum.id, &stratum.label)).collect();
        (!named.is_empty()).then(|| words::known_names(Phrase::joined(&named, &Phrase::same(" / "))))
    })
}

/// The stratum of a case, by its id or its name; a survey with one stratum need not repeat it in every row. A word that none
/// has is told once, where it stands first: a list has hundreds of rows.
fn read_stratum(
    reading: &mut Reading<'_>,
    row: &CsvRow,
    column: Option<usize>,
    survey: &Survey,
    told: &mut BTreeSet<String>,
) -> String {
    let known: Vec<&str> = survey.strata.iter().map(|stratum| stratum.id.as_str()).collect();
    let written = row.text(column);
    let is_named = |stratum: &&Stratum| {
        [&stratum.label.ja, &stratum.label.en].into_iter().any(|name| key(name) == key(written))
    };
    let mut named = survey.strata.iter().filter(is_named);
    if !known.contains(&written)
        && !written.is_empty()
        && let (Some(only), None) = (named.next(), named.next())
    {
        return only.id.clone();
    }
    match known.as_slice() {
        [only] if written.is_empty() => (*only).to_owned(),
        _ if column.is_none() => String::new(),
        _ if written.is_empty() => {
            reading.say(row.span(), words::empty_cell(STRATUM));
            String::new()
        }
        _ => {
            let name = Words { text: written, span: row.place(column) };
            let is_known = known.contains(&written) || reading.problems.has_unread();
            if !is_known && told.insert(written.to_owned()) {
                let help = strata_known(written, &survey.strata);
                reading.problems.problem(reading.file, name.span, words::unknown_stratum(written), None, help);
            }
            written.to_owned()
        }
    }
}
