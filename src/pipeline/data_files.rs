//! The files of a run that other programs go on with: every round as data for statistics programs. Data are about cases, and so
//! they are the analyst's.

use std::collections::BTreeSet;
use std::path::Path;

use crate::collect::CollectedRound;
use crate::error::Error;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::render::ddi::ddi;
use crate::report::codebook::codebook;
use crate::responses::data_file::{DataFile, HAS_SAV};
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
    /// The file that SPSS opens by itself, where this program was built with its writer.
    Sav,
    /// The codebook of each survey as DDI.
    Ddi,
}

impl DataFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sps, Self::R, Self::Sav, Self::Ddi];

    /// Whether this program was built with its writer.
    pub fn is_built(self) -> bool {
        match self {
            Self::Sps | Self::R | Self::Ddi => true,
            Self::Sav => HAS_SAV,
        }
    }

    /// How it is typed and recorded, and the ending of its files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sps => "sps",
            Self::R => "r",
            Self::Sav => "sav",
            Self::Ddi => "ddi",
        }
    }

    /// The files of a round of a survey in it.
    fn files(self, survey: &str, name: &str) -> Vec<String> {
        match self {
            Self::Sps => vec![format!("{FOLDER}/{name}.csv"), format!("{FOLDER}/{name}.sps")],
            Self::R => vec![format!("{FOLDER}/{name}.csv"), format!("{FOLDER}/{name}.R")],
            Self::Sav => vec![format!("{FOLDER}/{name}.sav")],
            Self::Ddi => vec![codebook_file(survey)],
        }
    }
}

/// Where the codebook of a survey is.
fn codebook_file(survey: &str) -> String {
    format!("{FOLDER}/{survey}.ddi.xml")
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
    let mut last: Vec<(&Round, DataFile)> = Vec::new();
    let mut rounds = rounds(workspace, collection).peekable();
    while let Some((survey, round, collected)) = rounds.next() {
        let data = DataFile::of(survey, round, collected, &workspace.areas, lang);
        let mut add = |file: String, bytes: Vec<u8>| made.files.push((file, bytes));
        let place = |ending: &str| format!("{FOLDER}/{}.{ending}", data.name());
        if formats.contains(&DataFormat::Sps) || formats.contains(&DataFormat::R) {
            add(place("csv"), data.csv());
        }
        for format in formats {
            match format {
                DataFormat::Sps => add(place("sps"), data.sps(lang)),
                DataFormat::R => add(place("R"), data.r(lang)),
                #[cfg(feature = "sav")]
                DataFormat::Sav => add(place("sav"), data.sav()?),
                // The codebook is of the survey, after its last round.
                #[cfg(not(feature = "sav"))]
                DataFormat::Sav => {}
                DataFormat::Ddi => {}
            }
        }
        made.cut += data.cut;
        last.push((round, data));
        if rounds.peek().is_none_or(|(next, ..)| next.id != survey.id) {
            let files: Vec<(&Round, &DataFile)> = last.iter().map(|(round, data)| (*round, data)).collect();
            if formats.contains(&DataFormat::Ddi) {
                let book = codebook(survey, &files, lang);
                made.files.push((codebook_file(&survey.id), ddi(&book).into_bytes()));
            }
            last.clear();
        }
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
        let written: BTreeSet<String> = of(true).flat_map(|format| format.files(&survey.id, &name)).collect();
        let others = of(false).flat_map(|format| format.files(&survey.id, &name));
        left.extend(others.filter(|file| !written.contains(file) && root.join(file).is_file()));
    }
    left.into_iter().collect()
}
