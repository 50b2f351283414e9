//! What was published, as it was frozen: `published/<name>/` with the files that left (`public/`), what explains them later
//! (`analyst/`, the analyst's own), and `freeze.json`, which names every file by its hash. Nothing here changes a
//! publication; a hand that did is told with its place.

mod edited;
mod file;
mod name;
pub mod undecided;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::catalogue::{Phrase, publication as words};
use crate::collect::files;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::render::json::{NotWritten, read_results};
use crate::report::model::FigureRecord;

pub use file::{Freeze, FrozenFile, PublishedPlan, Undecided, Versions};
pub use name::fresh_name;
pub use undecided::UNDECIDED;

/// Folder of the publications in a workspace.
pub const FOLDER: &str = "published";
/// What names every file of a publication by its hash.
pub const FREEZE: &str = "freeze.json";
/// The part that left.
pub const PUBLIC: &str = "public";
/// The part that explains it, for the analyst alone.
pub const ANALYST: &str = "analyst";
/// The copy of everything that the published run read, as a workspace.
pub const WORKSPACE: &str = "analyst/workspace";
/// The sentences of a report by their ids.
pub const SENTENCES: &str = "sentences.json";

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The workspace in which it lies.
    pub root: PathBuf,
    /// Name of its folder.
    pub name: String,
    /// What its `freeze.json` says.
    pub freeze: Freeze,
}

/// A report as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublishedReport {
    /// Every figure by its id, as `results.json` says it.
    pub figures: BTreeMap<String, FigureRecord>,
    /// Every sentence by its id.
    pub sentences: BTreeMap<String, String>,
    /// That one of the two files is not as it was published.
    pub odd: Vec<Diagnostic>,
}

/// The publications of a workspace, the first published first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Publications {
    /// Those that can be read.
    pub whole: Vec<Publication>,
    /// Folders of publications of which `freeze.json` is gone or is not as it was written, by name.
    pub odd: Vec<(String, Diagnostic)>,
}

impl Publications {
    /// Reads those of a workspace.
    ///
    /// # Errors
    /// The folder is there and cannot be listed.
    pub fn of(root: &Path) -> Result<Self, Error> {
        let mut all = Self::default();
        for name in names(root)? {
            match Publication::read(root, &name) {
                Ok(publication) => all.whole.push(publication),
                Err(odd) => all.odd.push((name, *odd)),
            }
        }
        all.whole.sort_by(|one, other| one.order().cmp(&other.order()));
        Ok(all)
    }

    /// The last that has the report of a plan.
    pub fn last_of(&self, plan: &str) -> Option<&Publication> {
        self.whole
            .iter()
            .rfind(|publication| publication.freeze.plans.iter().any(|published| published.id == plan))
    }
}

/// Names of the folders of publications; one that is still being written begins with a dot.
fn names(root: &Path) -> Result<Vec<String>, Error> {
    let folder = root.join(FOLDER);
    let failed = |error| Error::io(crate::catalogue::console::act_list(), &folder, error);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

impl Publication {
    /// Reads what a publication says of itself.
    ///
    /// # Errors
    /// Its `freeze.json` is not there, or is not as it was written.
    pub fn read(root: &Path, name: &str) -> Result<Self, Box<Diagnostic>> {
        let place = format!("{FOLDER}/{name}/{FREEZE}");
        let unreadable = |found: Phrase| {
            let (expected, hint) = (words::expected_freeze(), words::hint_put_back());
            Box::new(Diagnostic::of_file("publication-unreadable", Severity::Query, &place, found, expected, hint))
        };
        let arrived = files::load(root, &place).map_err(|odd| unreadable(odd.found))?;
        let freeze = Freeze::parse(&String::from_utf8_lossy(&arrived.bytes)).map_err(unreadable)?;
        Ok(Self { root: root.to_path_buf(), name: name.to_owned(), freeze })
    }

    /// Its place among the publications: by day, those of one day as they were published.
    fn order(&self) -> (&str, u32, &str) {
        (&self.freeze.date, self.freeze.number, &self.name)
    }

    /// A file of it, relative to the workspace.
    pub fn path(&self, file: &str) -> String {
        format!("{FOLDER}/{}/{file}", self.name)
    }

    /// Where its copy of the inputs lies, a workspace of its own.
    pub fn workspace(&self) -> PathBuf {
        self.root.join(self.path(WORKSPACE))
    }

    /// The report of a plan as it was published.
    ///
    /// # Errors
    /// A file of it is gone, or no longer what a run writes.
    pub fn report(&self, plan: &str) -> Result<PublishedReport, Box<Diagnostic>> {
        let mut report = PublishedReport::default();
        let results = self.text(&format!("{PUBLIC}/{plan}/results.json"), &mut report.odd)?;
        let read = read_results(&results.1).map_err(|not| self.not_written(&results.0, &not))?;
        report.figures = read.figures.into_iter().map(|figure| (figure.id.clone(), figure)).collect();
        let sentences = self.text(&format!("{PUBLIC}/{plan}/{SENTENCES}"), &mut report.odd)?;
        report.sentences = serde_json::from_str(&sentences.1).map_err(|error| {
            self.not_written(&sentences.0, &NotWritten { line: error.line(), detail: error.to_string() })
        })?;
        Ok(report)
    }

    /// A text file of it with its name; that it is not as it was published is odd, and it is read all the same.
    fn text(&self, file: &str, odd: &mut Vec<Diagnostic>) -> Result<(String, String), Box<Diagnostic>> {
        let frozen = self.freeze.files.iter().find(|frozen| frozen.path == file);
        let arrived = files::load(&self.root, &self.path(file))
            .map_err(|unread| frozen.map_or(unread, |frozen| Box::new(self.gone(frozen))))?;
        match frozen {
            Some(frozen) if frozen.sha256 == arrived.hash => {}
            Some(frozen) => odd.push(self.edited(frozen, &arrived.hash)),
            None => odd.push(self.added(file)),
        }
        Ok((file.to_owned(), String::from_utf8_lossy(&arrived.bytes).into_owned()))
    }
}
