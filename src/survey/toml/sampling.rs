//! The design of a sample: its keys in a survey, and the columns of the frame that they name. A design that cannot be is a
//! mistake of the definition, told at its place before anything is estimated.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, sampling as words};
use crate::survey::definition::Survey;
use crate::survey::design::{Design, Lonely, Sampling, SamplingMargin, Stratum};
use crate::survey::toml::delimited::{CsvRow, Delimited};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;
use crate::text::number::Decimal;

/// Reads `[sampling]` and `[[margin]]`; none where neither is there.
pub(super) fn read_sampling(reading: &mut Reading<'_>, table: &Table, strata: &[Stratum]) -> Option<Sampling> {
    let written = table.table("sampling");
    let entry = table.get("sampling").or_else(|| table.get("margin"))?;
    if !strata.iter().any(is_sample) {
        reading.say(entry.key_span.clone(), words::needs_sample_stratum());
    }
    let margins = read_margins(reading, table);
    let Some(written) = written else { return Some(Sampling { margins, ..Sampling::default() }) };
    let name = |key: &str| written.words(key).map(|words| words.text.to_owned());
    for key in ["clusters", "units"] {
        if let Some(entry) = written.get(key).filter(|_| written.get("cluster").is_none()) {
            reading.say(entry.key_span.clone(), words::needs_cluster(key));
        }
    }
    if let Some(entry) = written.get("units").filter(|_| written.get("clusters").is_none()) {
        reading.say(entry.key_span.clone(), words::needs_clusters());
    }
    let lonely = written.text("lonely");
    Some(Sampling {
        weight: name("weight"),
        cluster: name("cluster"),
        clusters: name("clusters"),
        units: name("units"),
        lonely: Lonely::ALL.into_iter().find(|rule| rule.word() == lonely).unwrap_or_default(),
        margins,
    })
}

fn is_sample(stratum: &Stratum) -> bool {
    matches!(stratum.design, Design::Sample { .. })
}

/// The groups of each column in the order of the file; a group is one `[[margin]]`.
fn read_margins(reading: &mut Reading<'_>, table: &Table) -> Vec<SamplingMargin> {
    let mut margins: Vec<SamplingMargin> = Vec::new();
    for group in table.tables("margin") {
        let (column, code) = (group.text("column"), group.text("code"));
        let size =
            group.number("population").and_then(|number| u64::try_from(number.to_i128()?).ok()).unwrap_or(0);
        let at = margins.iter().position(|margin| margin.column == column).unwrap_or_else(|| {
            margins.push(SamplingMargin { column, groups: Vec::new() });
            margins.len() - 1
        });
        let Some(margin) = margins.get_mut(at) else { continue };
        if margin.groups.iter().any(|(known, _)| *known == code) {
            reading.say(group.place("code"), words::group_twice(&margin.column, &code));
        }
        margin.groups.push((code, size));
    }
    let place = table.place("margin");
    let total = margins.first().map_or(0, |first| sum_of(&first.groups));
    for margin in &margins {
        let sum = sum_of(&margin.groups);
        if sum == 0 {
            reading.say(place.clone(), words::margin_empty(&margin.column));
        } else if let Some(first) = margins.first().filter(|_| sum != total && total > 0) {
            reading.say(place.clone(), words::margins_differ(&margin.column, sum, &first.column, total));
        }
    }
    margins
}

fn sum_of(groups: &[(String, u64)]) -> u64 {
    groups.iter().map(|(_, size)| size).sum()
}

/// A row of the frame that is part of a sample, with its stratum.
struct Unit<'t> {
    row: &'t CsvRow,
    stratum: String,
}

/// Notes what a frame says of a sample that cannot be: more units than there are, weights that are none, clusters of two
/// strata, groups of unknown size. `strata` is the stratum of each row.
pub(super) fn check_units(reading: &mut Reading<'_>, table: &Delimited, survey: &Survey, strata: &[String]) {
    check_populations(reading, table, survey, strata);
    let Some(sampling) = &survey.sampling else { return };
    let drawn: BTreeSet<&str> =
        survey.strata.iter().filter(|stratum| is_sample(stratum)).map(|stratum| stratum.id.as_str()).collect();
    let units: Vec<Unit<'_>> = table
        .rows
        .iter()
        .zip(strata)
        .filter(|(_, stratum)| drawn.contains(stratum.as_str()))
        .map(|(row, stratum)| Unit { row, stratum: stratum.clone() })
        .collect();
    let mut column = |name: &Option<String>| {
        let name = name.as_ref()?;
        let at = table.column(&[name]);
        if at.is_none() {
            reading.say(table.head.span(), words::no_such_column(name));
        }
        at
    };
    let (weight, cluster) = (column(&sampling.weight), column(&sampling.cluster));
    let (clusters, within) = (column(&sampling.clusters), column(&sampling.units));
    let margins: Vec<Option<usize>> =
        sampling.margins.iter().map(|margin| column(&Some(margin.column.clone()))).collect();
    for unit in &units {
        let written = unit.row.text(weight);
        if weight.is_some() && Decimal::from_text(written).is_none_or(|number| number <= Decimal::from(0)) {
            reading.advise(unit.row.place(weight), words::not_a_weight(written), words::hint_weight());
        }
        for (margin, at) in sampling.margins.iter().zip(&margins) {
            let written = unit.row.text(*at);
            if at.is_some() && !margin.groups.iter().any(|(code, size)| code == written && *size > 0) {
                reading.say(unit.row.place(*at), words::no_margin_group(&margin.column, written));
            }
        }
    }
    let Some(cluster) = cluster else { return };
    check_clusters(reading, &units, cluster);
    if let (Some(at), Some(name)) = (clusters, &sampling.clusters) {
        check_sizes(reading, &units, at, name, |unit| {
            (unit.stratum.clone(), unit.row.text(Some(cluster)).to_owned())
        });
    }
    if let (Some(at), Some(name)) = (within, &sampling.units) {
        let rows = |unit: &Unit<'_>| (unit.row.text(Some(cluster)).to_owned(), unit.row.row.to_string());
        check_sizes(reading, &units, at, name, rows);
    }
}

/// A population is not smaller than what was drawn from it.
fn check_populations(reading: &mut Reading<'_>, table: &Delimited, survey: &Survey, strata: &[String]) {
    for stratum in &survey.strata {
        let Design::Sample { population: Some(population) } = stratum.design else { continue };
        let rows: Vec<&CsvRow> =
            table.rows.iter().zip(strata).filter(|(_, of)| **of == stratum.id).map(|(row, _)| row).collect();
        let there = rows.len();
        if let Some(last) = rows.last().filter(|_| u64::try_from(there).is_ok_and(|there| there > population)) {
            let message = words::population_below(&stratum.id, population, there);
            reading.advise(last.span(), message, words::hint_population_below());
        }
    }
}

/// Every unit is in a cluster, and a cluster in one stratum.
fn check_clusters(reading: &mut Reading<'_>, units: &[Unit<'_>], at: usize) {
    let mut stratum_of: BTreeMap<&str, &str> = BTreeMap::new();
    for unit in units {
        let cluster = unit.row.text(Some(at));
        if cluster.is_empty() {
            reading.say(unit.row.place(Some(at)), words::empty_cluster());
            continue;
        }
        let first = *stratum_of.entry(cluster).or_insert(&unit.stratum);
        if first != unit.stratum {
            reading.say(unit.row.place(Some(at)), words::cluster_in_two_strata(cluster, first));
        }
    }
}

/// A size is a whole number, the same in every row of its group, and not below the members that the frame holds.
/// `group_and_member` says of what the size is, and what is counted in it.
fn check_sizes(
    reading: &mut Reading<'_>,
    units: &[Unit<'_>],
    at: usize,
    name: &str,
    group_and_member: impl Fn(&Unit<'_>) -> (String, String),
) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut members: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut say = |unit: &Unit<'_>, message: Phrase| reading.say(unit.row.place(Some(at)), message);
    for unit in units {
        let written = unit.row.text(Some(at));
        let (group, member) = group_and_member(unit);
        let Some(size) = whole(written) else {
            say(unit, words::not_a_size(name, written));
            continue;
        };
        let before = *first.entry(group.clone()).or_insert(written);
        if before != written {
            say(unit, words::size_differs(name, written, before));
        }
        let members = members.entry(group).or_default();
        // Told once, at the member that is one too many.
        if members.insert(member) && u64::try_from(members.len()).is_ok_and(|there| there == size + 1) {
            say(unit, words::size_too_small(name, size, members.len()));
        }
    }
}

fn whole(text: &str) -> Option<u64> {
    u64::try_from(Decimal::from_text(text)?.to_i128()?).ok().filter(|size| *size > 0)
}
