//! The files of a run that other programs go on with: every round as data for statistics programs. Data are about cases, and so
//! they are the analyst's.

use std::collections::BTreeSet;
use std::path::Path;

use crate::collect::CollectedRound;
use crate::error::Error;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::responses::data_file::DataFile;
use crate::survey::definition::{Round, Survey};

/// Where the data of the rounds are.
pub const FOLDER: &str = "out/analyst/data";

/// A form in which the data of a round are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataFormat {
    /// CSV with the syntax by which SPSS and PSPP read it.
    Sps,
    /// CSV with the script by which R reads it.
    R,
}

impl DataFormat {
    /// All that this program can write.
    pub const ALL: &'static [Self] = &[Self::Sps, Self::R];

    /// How it is typed and recorded, and the ending of its files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sps => "sps",
            Self::R => "r",
        }
    }

    /// The files of a round in it.
    fn files(self, name: &str) -> Vec<String> {
        match self {
            Self::Sps => vec![format!("{FOLDER}/{name}.csv"), format!("{FOLDER}/{name}.sps")],
            Self::R => vec![format!("{FOLDER}/{name}.csv"), format!("{FOLDER}/{name}.R")],
        }
    }
}

/// The data of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataFiles {
    /// Path relative to the workspace, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// In how many places words or numbers were cut, because the formats take no more.
    pub cut: usize,
}

/// The rounds of which something was collected, with their definitions.
fn rounds<'a>(
    workspace: &'a Workspace,
    collection: &'a Collection,
) -> impl Iterator<Item = (&'a Survey, &'a Round, &'a CollectedRound)> {
    collection.rounds.iter().filter_map(|collected| {
        let survey = workspace.surveys.iter().find(|survey| survey.id == collected.survey)?;
        Some((survey, survey.round(&collected.round)?, collected))
    })
}

/// The data of every round in some formats.
///
/// # Errors
/// A writer refuses.
pub fn render(
    workspace: &Workspace,
    collection: &Collection,
    formats: &BTreeSet<DataFormat>,
) -> Result<DataFiles, Error> {
    let mut made = DataFiles::default();
    if formats.is_empty() {
        return Ok(made);
    }
    let lang = workspace.settings.language;
    for (survey, round, collected) in rounds(workspace, collection) {
        let data = DataFile::of(survey, round, collected, &workspace.areas, lang);
        let place = |ending: &str| format!("{FOLDER}/{}.{ending}", data.name());
        made.files.push((place("csv"), data.csv()));
        for format in formats {
            match format {
                DataFormat::Sps => made.files.push((place("sps"), data.sps(lang))),
                DataFormat::R => made.files.push((place("R"), data.r(lang))),
            }
        }
        made.cut += data.cut;
    }
    Ok(made)
}

/// Data that lie there from an earlier run in formats that this one does not write.
pub fn left_alone(
    root: &Path,
    workspace: &Workspace,
    collection: &Collection,
    formats: &BTreeSet<DataFormat>,
) -> Vec<String> {
    let mut left = BTreeSet::new();
    for (survey, round, _) in rounds(workspace, collection) {
        let name = format!("{}-{}", survey.id, round.id);
        let of = |written: bool| DataFormat::ALL.iter().filter(move |format| formats.contains(format) == written);
        let written: BTreeSet<String> = of(true).flat_map(|format| format.files(&name)).collect();
        let others = of(false).flat_map(|format| format.files(&name));
        left.extend(others.filter(|file| !written.contains(file) && root.join(file).is_file()));
    }
    left.into_iter().collect()
}
