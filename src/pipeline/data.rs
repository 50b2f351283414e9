//! A table file that somebody has already (xlsx, CSV, Parquet) as a workspace of one file: the definition is read as it
//! stands, its forms are replaced by one that names the columns of the file, and the file is read like any return. Nothing
//! is put into the folders of either.

mod columns;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::catalogue::{Phrase, ad_hoc as words, console};
use crate::error::Error;
use crate::pipeline::data::columns::Headed;
use crate::pipeline::definitions::{self, Definitions, Written};
use crate::pipeline::workspace::{Workspace, defined};
use crate::responses::ledger::AnswerLedger;
use crate::responses::parquet::{self, Contents};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::toml::areas::read_areas;
use crate::survey::toml::frame::read_frame;
use crate::survey::toml::source::Problems;
use crate::survey::toml::survey::survey_of;
use crate::survey::toml::tree::Table;
use crate::survey::toml::workspace::{WorkspaceSettings, settings_of};
use crate::survey::workbook::layout::SURVEY;
use crate::workbook;

/// A table file with its definition.
#[derive(Debug)]
pub struct Data {
    /// The workspace that was made of them.
    pub workspace: Workspace,
    /// What a person should know of how they were put together.
    pub notes: Vec<Phrase>,
    /// The folder in which the file is read; it goes with this.
    _folder: Temporary,
}

/// A folder of the system's own for files that pass by; it is removed in the end.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Temporary {
    fn new() -> Result<Self, Error> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let own = format!("kaishu-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(own);
        std::fs::create_dir(&path).map_err(|error| Error::io(console::act_write(), &path, error))?;
        let made = Self(path);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let private = std::fs::Permissions::from_mode(0o700);
            std::fs::set_permissions(&made.0, private)
                .map_err(|error| Error::io(console::act_write(), &made.0, error))?;
        }
        Ok(made)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed from the system's folder for such files is the system's to remove.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Puts a file and a definition together. `round` is the one that the file is of; the last one of the definition where it
/// is not said.
///
/// # Errors
/// One of them cannot be read, the definition is wrong in itself, or no column is for a question of it.
pub fn load(data: &Path, definition: &Path, round: Option<&str>) -> Result<Data, Error> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| Error::io(console::act_read(), path, error));
    let bytes = read(data)?;
    read(definition)?;
    let mut problems = Problems::new();
    let (root, name) = (definition.parent().unwrap_or(Path::new("")), file_name(definition));
    let mut gathered = Definitions::default();
    let found = definitions::read(root, &name, &[SURVEY], &mut gathered, &mut problems)?;
    let Some((_, written)) = found.into_iter().next() else {
        problems.into_result()?;
        return Err(Error::Workspace(words::not_a_survey(definition.display())));
    };
    let mut notes = Vec::new();
    let mut table = written.table.clone();
    let ours = columns::round(&table, round)?;
    let file = file_name(data);
    let (bytes, ours) = as_table(&file, bytes, &table, ours, round, &mut notes)?;
    let (settings, areas) = around(root, &mut problems)?;
    let book = workbook::read(&file, &bytes, &settings.limits)
        .map_err(|odd| Error::Workspace(words::set_aside(&odd.found, &odd.expected, &odd.hint)))?;
    let headed = Headed::of(&file, &book, &table)?;
    headed.fit(&mut table, &ours, &mut notes);
    let mut survey = survey_of(&written.file, &table, &mut problems);
    let frames = frame(root, &survey, &gathered, &mut problems)?;
    problems.into_result()?;
    columns::place(&mut survey, &ours);
    let folder = Temporary::new()?;
    let path = folder.0.join(&file);
    std::fs::write(&path, &bytes).map_err(|error| Error::io(console::act_write(), &path, error))?;
    let workspace = Workspace {
        undecided: None,
        root: folder.0.clone(),
        settings,
        surveys: vec![survey],
        frames,
        areas: Arc::new(areas),
        book: None,
        plans: Vec::new(),
        prose: BTreeMap::new(),
        templates: BTreeMap::new(),
        template_problems: Vec::new(),
        coding: Vec::new(),
        decisions: Vec::new(),
        diagnostics: gathered.notes,
    };
    Ok(Data { workspace, notes, _folder: folder })
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Parquet as the table that it holds; any other file as it is.
fn as_table(
    file: &str,
    bytes: Vec<u8>,
    definition: &Table,
    ours: columns::OneRound,
    round: Option<&str>,
    notes: &mut Vec<Phrase>,
) -> Result<(Vec<u8>, columns::OneRound), Error> {
    if !parquet::is_parquet(&bytes) {
        return Ok((bytes, ours));
    }
    let contents = workbook::guard(|| parquet::read(&bytes)).unwrap_or_else(|| Err(String::new()));
    let contents = contents.map_err(|reason| Error::Workspace(words::parquet_failed(file, reason)))?;
    let (rows, ours) = match contents {
        Contents::Wide(rows) => (rows, ours),
        Contents::Ledger(ledger) => {
            let survey = definition.text("id");
            let wanted = in_ledger(&ledger, &survey, round)?;
            let rows = parquet::unfolded(&ledger, &survey, &wanted);
            notes.push(words::note_ledger(&survey, &wanted, rows.len().saturating_sub(1)));
            (rows, columns::round(definition, Some(&wanted)).unwrap_or_else(|_| columns::OneRound::named(&wanted)))
        }
    };
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    Ok((rows.iter().map(line).collect::<String>().into_bytes(), ours))
}

/// The round of a ledger that is meant: the one that is named, else the last one of the survey.
fn in_ledger(ledger: &AnswerLedger, survey: &str, round: Option<&str>) -> Result<String, Error> {
    let mut surveys: Vec<&str> = Vec::new();
    let mut rounds: Vec<&str> = Vec::new();
    for row in &ledger.rows {
        if surveys.last() != Some(&row.survey.as_str()) {
            surveys.push(&row.survey);
        }
        if row.survey == survey && rounds.last() != Some(&row.round.as_str()) {
            rounds.push(&row.round);
        }
    }
    let found = match round {
        Some(wanted) => rounds.iter().find(|round| **round == wanted).copied(),
        None => rounds.last().copied(),
    };
    found.map(str::to_owned).ok_or_else(|| match round {
        Some(wanted) if !rounds.is_empty() => {
            Error::Workspace(words::no_round(survey, wanted, Phrase::list(&rounds)))
        }
        _ => Error::Workspace(words::not_in_ledger(survey, Phrase::list(&surveys))),
    })
}

/// The frame beside the definition, or on a sheet of it, where the survey still has one.
fn frame(
    root: &Path,
    survey: &Survey,
    gathered: &Definitions,
    problems: &mut Problems,
) -> Result<BTreeMap<String, SamplingFrame>, Error> {
    let Some(path) = &survey.frame else { return Ok(BTreeMap::new()) };
    let file = match gathered.frames.get(path) {
        Some(sheet) => Some(sheet.clone()),
        None => defined(root, path, &survey.id, problems)?,
    };
    let frame = file.and_then(|file| read_frame(&file, survey, problems));
    Ok(frame.map(|frame| (survey.id.clone(), frame)).into_iter().collect())
}

/// What holds for the workspace in which a definition lies: its limits and its areas.
fn around(root: &Path, problems: &mut Problems) -> Result<(WorkspaceSettings, Areas), Error> {
    let mut gathered = Definitions::default();
    for name in ["workspace.toml", "workspace.xlsx"] {
        if !root.join(name).is_file() {
            continue;
        }
        let found = definitions::read(root, name, &definitions::kinds_of("workspace"), &mut gathered, problems)?;
        let Some((_, Written { file, table })) = found.into_iter().next() else { continue };
        let settings = settings_of(&file, &table, problems);
        let areas = match &settings.areas {
            Some(path) => defined(root, path, "workspace", problems)?.map(|file| read_areas(&file, problems)),
            None => None,
        };
        return Ok((settings, areas.unwrap_or_default()));
    }
    Ok((WorkspaceSettings::default(), Areas::default()))
}
