//! Sampling frames: who was asked. One CSV per survey, and the areas.
//!
//! The municipalities and areas come from two lists kept beside this file; the
//! related bodies and centres are made up from them (see `bodies` and `offices`).

use crate::Result;
use crate::network_round3;
use crate::{bodies, offices};
use std::path::Path;

/// The 77 municipalities of Nagano: code6, code5, name, kana, area.
const MUNICIPALITIES: &str = include_str!("data/municipalities.csv");
/// The areas in levels, with their aliases.
const AREAS: &str = include_str!("data/areas.csv");

/// One row of a frame.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Code by which a returned form is recognised.
    pub(crate) code: String,
    /// Official name.
    pub(crate) name: String,
    /// Reading.
    pub(crate) kana: String,
    /// Stratum id of the survey definition.
    pub(crate) stratum: &'static str,
    /// Area id of `areas.csv`.
    pub(crate) area: String,
    /// Kind of body (市, 町, 村, 保護司会 …).
    pub(crate) kind: String,
    /// Other spellings, joined by `|`.
    pub(crate) alias: String,
}

impl Member {
    /// A member without aliases.
    pub(crate) fn new(
        code: String,
        name: &str,
        kana: &str,
        stratum: &'static str,
        area: &str,
        kind: &str,
    ) -> Self {
        Self {
            code,
            name: name.to_owned(),
            kana: kana.to_owned(),
            stratum,
            area: area.to_owned(),
            kind: kind.to_owned(),
            alias: String::new(),
        }
    }
}

/// The ten 圏域 as (id, name).
pub(crate) fn areas() -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for row in csv::Reader::from_reader(AREAS.as_bytes()).records() {
        let row = row?;
        if &row[2] == "圏域" {
            found.push((row[0].to_owned(), row[1].to_owned()));
        }
    }
    Ok(found)
}

/// The 77 municipalities.
pub(crate) fn municipalities() -> Result<Vec<Member>> {
    let areas = areas()?;
    let mut found = Vec::new();
    for row in csv::Reader::from_reader(MUNICIPALITIES.as_bytes()).records() {
        let row = row?;
        let area =
            areas.iter().find(|(_, name)| *name == row[4]).ok_or_else(|| format!("no area called {}", &row[4]))?;
        let kind: String = row[2].chars().last().into_iter().collect();
        found.push(Member::new(row[0].to_owned(), &row[2], &row[3], "municipality", &area.0, &kind));
    }
    Ok(found)
}

/// Writes all frames into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("areas.csv"), AREAS)?;
    let towns = municipalities()?;

    let mut network = towns.clone();
    network.extend(bodies::bodies()?);
    write_frame(&folder.join("network-need.csv"), &network, NO_FORMER)?;
    network_round3::write_frame(&folder.join("network-need-r3.csv"))?;

    write_frame(&folder.join("entry-support.csv"), &offices::centres(), NO_FORMER)?;
    write_frame(&folder.join("municipal-plans.csv"), &towns, NO_FORMER)?;

    let mut state = offices::justice();
    state.extend(bodies::hogoshi("H", 2, "hogoshi"));
    state.extend(towns);
    write_frame(&folder.join("current-state.csv"), &state, NO_FORMER)
}

/// What a frame says of the bodies that have become part of a member.
type FormerOf = fn(&Member) -> Option<&'static str>;
/// A frame in which nobody has merged, and which has no column for it.
const NO_FORMER: Option<FormerOf> = None;

/// Writes one frame.
pub(crate) fn write_frame(path: &Path, members: &[Member], former: Option<FormerOf>) -> Result<()> {
    let mut out = csv::Writer::from_path(path)?;
    let head = ["code", "name", "kana", "stratum", "area", "type", "alias"];
    out.write_record(head.into_iter().chain(former.map(|_| "former")))?;
    for member in members {
        let own = [
            member.code.as_str(),
            &member.name,
            &member.kana,
            member.stratum,
            &member.area,
            &member.kind,
            &member.alias,
        ];
        out.write_record(own.into_iter().chain(former.map(|of| of(member).unwrap_or_default())))?;
    }
    out.flush()?;
    Ok(())
}
