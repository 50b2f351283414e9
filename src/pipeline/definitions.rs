//! The definitions of a workspace as they lie in its folders, in TOML or as workbooks: which file holds what, and each
//! as the tree that its reader takes. A definition that is there in both forms is a mistake; which of them holds is
//! for a person to say.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use crate::catalogue::{Phrase, console, definition_workbook as words, system};
use crate::collect::files;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::findings::plan::keys;
use crate::pipeline::left_open;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::workbook::layout::{INDICATORS, RECORDS, SURVEY, WORKSPACE};
use crate::survey::workbook::{self as definition_workbook, Kind};
use crate::workbook;

/// Folder of the definitions.
pub const SURVEYS: &str = "surveys";
/// Folder of the plans.
pub const ANALYSIS: &str = "analysis";

/// A definition as it is written.
#[derive(Debug, Clone)]
pub struct Written {
    /// The file.
    pub file: Rc<SourceFile>,
    /// What stands in it.
    pub table: Table,
}

/// Every definition of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    /// What holds for all of it.
    pub settings: Option<Written>,
    /// Surveys in the order of their files.
    pub surveys: Vec<Written>,
    /// Record lists.
    pub records: Option<Written>,
    /// Indicators.
    pub indicators: Option<Written>,
    /// Plans: those of the folder of plans, then those in the workbooks of surveys.
    pub plans: Vec<Written>,
    /// Frames on sheets of the workbooks, by the path of the workbook.
    pub frames: BTreeMap<String, SourceFile>,
    /// What stands in workbooks and is not read.
    pub notes: Vec<Diagnostic>,
    /// Workbooks in which no sheet of a definition is.
    pub without: Vec<String>,
}

/// The kinds of definition that a file of the folder of surveys may hold, by its name without ending.
pub fn kinds_of(stem: &str) -> Vec<Kind> {
    match stem {
        "workspace" => vec![WORKSPACE],
        "records" => vec![RECORDS],
        "indicators" => vec![INDICATORS],
        _ => vec![SURVEY, keys::KIND],
    }
}

/// The files directly in a folder that have one of some endings, in the order of their names; helper files of Excel
/// (`~$…`) are none.
///
/// # Errors
/// The folder cannot be listed.
pub fn names(root: &Path, folder: &str, endings: &[&str]) -> Result<Vec<String>, Error> {
    let all = files::list(root, folder)?;
    let wanted = |name: &String| {
        let own = name.rsplit('/').next().unwrap_or(name);
        let direct = name.matches('/').count() == folder.matches('/').count() + 1;
        direct
            && !crate::workbook::is_helper(own)
            && endings.iter().any(|ending| own.to_lowercase().ends_with(ending))
    };
    Ok(all.into_iter().filter(wanted).collect())
}

/// Whether a definition is written as a workbook.
pub fn is_workbook(name: &str) -> bool {
    let name = name.to_lowercase();
    BOOKS.iter().any(|ending| name.ends_with(ending))
}

const BOOKS: &[&str] = &[".xlsx", ".xlsm"];
const TOML: &str = ".toml";
/// Ending of the texts beside the plans.
pub(super) const PROSE: &str = ".md";

/// Name of a file without its folder and ending.
fn stem(name: &str) -> &str {
    let own = name.rsplit('/').next().unwrap_or(name);
    own.rsplit_once('.').map_or(own, |(stem, _)| stem)
}

/// Every file of the folders of definitions that says something, or that whoever put it there may think says something.
///
/// # Errors
/// A folder cannot be listed.
pub fn looked_at(root: &Path) -> Result<Vec<String>, Error> {
    let mut endings = vec![TOML, PROSE];
    endings.extend(BOOKS.iter().chain(OTHER_BOOKS));
    let mut files = names(root, ANALYSIS, &endings)?;
    endings.retain(|ending| *ending != PROSE);
    files.extend(names(root, SURVEYS, &endings)?);
    Ok(files)
}

/// Gathers the definitions of a workspace.
///
/// # Errors
/// A folder cannot be listed or a text file not be read.
pub fn gather(root: &Path, problems: &mut Problems) -> Result<Definitions, Error> {
    let mut found = Definitions::default();
    for name in in_one_form(root, SURVEYS, problems)? {
        let kinds = kinds_of(stem(&name));
        for (kind, written) in read(root, &name, &kinds, &mut found, problems)? {
            match kind.word {
                word if word == WORKSPACE.word => found.settings = Some(written),
                word if word == RECORDS.word => found.records = Some(written),
                word if word == INDICATORS.word => found.indicators = Some(written),
                word if word == SURVEY.word => found.surveys.push(written),
                _ => found.plans.push(written),
            }
        }
    }
    let mut plans = Vec::new();
    for name in in_one_form(root, ANALYSIS, problems)? {
        plans.extend(read(root, &name, &[keys::KIND], &mut found, problems)?.into_iter().map(|(_, plan)| plan));
    }
    plans.append(&mut found.plans);
    found.plans = plans;
    Ok(found)
}

/// The definitions of a folder; one that is there in two forms is a mistake and read in neither but the first.
fn in_one_form(root: &Path, folder: &str, problems: &mut Problems) -> Result<Vec<String>, Error> {
    let mut endings = vec![TOML];
    endings.extend(BOOKS);
    let mut kept: Vec<String> = Vec::new();
    for name in names(root, folder, &endings)? {
        match kept.iter().find(|other| stem(other) == stem(&name)) {
            Some(other) => {
                let (toml, book) = if is_workbook(other) { (&name, other) } else { (other, &name) };
                let file = SourceFile::workbook(name.as_str());
                problems.problem(&file, 0..0, words::both_forms(toml, book), None, Some(words::keep_one_form()));
            }
            None => kept.push(name),
        }
    }
    Ok(kept)
}

/// Reads a definition in either form, with the kinds that are there.
pub(super) fn read(
    root: &Path,
    name: &str,
    kinds: &[Kind],
    found: &mut Definitions,
    problems: &mut Problems,
) -> Result<Vec<(Kind, Written)>, Error> {
    let path = root.join(name);
    if !is_workbook(name) {
        let bytes = std::fs::read(&path).map_err(|error| Error::io(console::act_read(), &path, error))?;
        let file = SourceFile::from_bytes(name, &bytes);
        let table = tree::parse(&file, problems);
        found.notes.extend(left_open::in_text(name, &file.text));
        let written = |table| (kinds[0], Written { file: Rc::new(file), table });
        return Ok(table.map(written).into_iter().collect());
    }
    let Some(book) = open(&path, name, problems) else { return Ok(Vec::new()) };
    let definition = definition_workbook::read(name, &book, kinds, problems);
    if definition.tables.is_empty() && definition.frame.is_none() {
        found.without.push(name.to_owned());
    }
    found.notes.extend(definition.notes);
    found.notes.extend(left_open::in_book(name, &book, kinds));
    found.frames.extend(definition.frame.map(|frame| (name.to_owned(), frame)));
    let file = Rc::new(definition.file);
    let of = |word: &str| kinds.iter().copied().find(|kind| kind.word == word);
    let tables = definition.tables.into_iter();
    Ok(tables.filter_map(|(word, table)| Some((of(word)?, Written { file: file.clone(), table }))).collect())
}

/// Formats that a person may write a definition in and that are not read as one.
const OTHER_BOOKS: &[&str] = &[".xls", ".xlsb", ".ods", ".fods", ".xltx", ".xltm", ".numbers"];

/// Workbooks in the folders of definitions that say nothing, though whoever put them there may think so: those in another
/// format and those without a sheet of a definition. `named` are the files that definitions name.
///
/// # Errors
/// A folder cannot be listed.
pub fn unread(root: &Path, without: &[String], named: &[&str]) -> Result<Vec<Diagnostic>, Error> {
    let mut files: Vec<(String, Phrase)> =
        without.iter().map(|name| (name.clone(), words::no_definition_sheet())).collect();
    for folder in [SURVEYS, ANALYSIS] {
        let others = names(root, folder, OTHER_BOOKS)?;
        files.extend(others.into_iter().map(|name| (name, words::not_a_definition_format())));
    }
    let unnamed = files.into_iter().filter(|(name, _)| !named.contains(&name.as_str()));
    let told = unnamed.map(|(name, found)| {
        let (expected, hint) = (words::definition_format(), words::hint_definition_format());
        Diagnostic::of_file("definition-not-read", Severity::Query, &name, found, expected, hint)
    });
    Ok(told.collect())
}

/// Opens a workbook. That Excel holds it open, or that it is damaged, is a mistake told with the others.
pub fn open(path: &Path, name: &str, problems: &mut Problems) -> Option<workbook::Workbook> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let file = SourceFile::workbook(name);
            let (reason, remedy) = (system::reason(&error), system::remedy(&error, path));
            problems.problem(&file, 0..0, words::locked(reason), None, Some(remedy));
            problems.leave_unread();
            return None;
        }
    };
    match workbook::read_own(name, &bytes) {
        Ok(book) => Some(book),
        Err(found) => {
            definition_workbook::unreadable(name, &found, problems);
            None
        }
    }
}
