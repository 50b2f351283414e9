//! A workspace for a folder of returned files that is none: it is made beside the folder, with copies of the files and a
//! definition and a first plan drafted from them. Nothing is written into the folder itself, and nothing that is there is written over.

use std::path::{Path, PathBuf};

use crate::catalogue::{Lang, command_line as words, console};
use crate::collect::files::{self, sha256};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Wishes, draft};
use crate::error::Error;
use crate::findings::plan::keys::KIND as PLAN;
use crate::pipeline::definitions::{ANALYSIS, SURVEYS};
use crate::pipeline::first_plan::first_plan;
use crate::pipeline::ledgers;
use crate::pipeline::new_folder::{NewFolder, Readers};
use crate::questionnaire::definition::{Part, write_draft};
use crate::survey::toml::append::empty_ledger;
use crate::workbook::{self, Limits, Workbook, is_helper};

/// Where the copies of the returned files are.
const RETURNED: &str = "returned";

/// More files than this are no survey: somebody gave a whole drive.
const MOST_FILES: usize = 5_000;

/// What was made of a folder.
#[derive(Debug)]
pub struct Made {
    /// What was understood of its files, and what is asked.
    pub draft: Draft,
    /// The definition, relative to the workspace; none where nothing could be drafted, and then nothing was written.
    pub definition: Option<String>,
    /// The text of the first plan, relative to the workspace.
    pub prose: Option<String>,
    /// The fiscal year that was put in where no file says one.
    pub assumed_year: Option<i32>,
    /// Files from which nothing could be read.
    pub unread: Vec<Diagnostic>,
}

/// Where the workspace of a folder is made.
///
/// # Errors
/// The folder is not there.
pub fn beside(folder: &Path) -> Result<PathBuf, Error> {
    let whole = std::path::absolute(folder).map_err(|error| Error::io(console::act_list(), folder, error))?;
    // Of `.` and `..` the name stands only in the path that they lead to.
    let named = if whole.file_name().is_some() && !folder.ends_with("..") {
        whole
    } else {
        folder.canonicalize().map_err(|error| Error::io(console::act_list(), folder, error))?
    };
    let name = named.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(named.with_file_name(format!("{}-kaishu", name.unwrap_or_default())))
}

/// Makes the workspace. Without a year there is no round and nothing would be read, so that one that no file says is
/// taken to be this year, which is said.
///
/// # Errors
/// The folder cannot be listed or holds nothing that can be read, or the workspace cannot be written.
pub fn make(folder: &Path, place: &Path, this_year: i32, lang: Lang) -> Result<Made, Error> {
    let names = returned(folder)?;
    let mut copies: Vec<(String, Vec<u8>)> = Vec::new();
    let mut books: Vec<(String, Workbook)> = Vec::new();
    let mut unread = Vec::new();
    for name in names {
        let arrived = match files::load(folder, &name) {
            Ok(arrived) => arrived,
            Err(odd) => {
                unread.push(*odd);
                continue;
            }
        };
        match workbook::read(&name, &arrived.bytes, &Limits::default()) {
            Ok(book) => books.push((name.clone(), book)),
            Err(odd) => unread.push(*odd),
        }
        copies.push((name, arrived.bytes));
    }
    if books.is_empty() {
        return Err(Error::Workspace(words::folder_is_empty(folder.display())));
    }
    let wishes = Wishes { folder: Some(RETURNED.to_owned()), ..Wishes::default() };
    let mut drafted = draft(&books, &wishes, lang)?;
    let assumed_year = drafted.sketch.period.is_none().then_some(this_year);
    if assumed_year.is_some() && drafted.definition.is_some() {
        drafted = draft(&books, &Wishes { period: assumed_year, ..wishes }, lang)?;
    }
    let Some(written) = &drafted.definition else {
        return Ok(Made { draft: drafted, definition: None, prose: None, assumed_year, unread });
    };
    let definition = format!("{SURVEYS}/{}.xlsx", drafted.sketch.id);
    let mut made = NewFolder::begin(place)?;
    let plan = first_plan(&drafted.sketch, lang);
    let planned = plan.as_ref().map(|first| Part { kind: PLAN, table: &first.plan, remarks: &first.remarks });
    let parts: Vec<Part<'_>> = std::iter::once(written.part()).chain(planned).collect();
    made.write(&definition, &write_draft(&parts, written.respondents.as_ref(), lang)?, Readers::All)?;
    let prose = plan.as_ref().map(|first| format!("{ANALYSIS}/{}", first.prose));
    if let (Some(first), Some(prose)) = (&plan, &prose) {
        made.write(prose, first.text.as_bytes(), Readers::All)?;
    }
    // Whoever decides something finds its headings there.
    made.write(ledgers::UNDECLARED, &empty_ledger(), Readers::All)?;
    for (name, bytes) in &copies {
        made.write(&format!("{RETURNED}/{name}"), bytes, Readers::All)?;
    }
    made.finish()?;
    Ok(Made { draft: drafted, definition: Some(definition), prose, assumed_year, unread })
}

/// Files of the folder that its workspace does not have as they are now: they came later, or were changed.
///
/// # Errors
/// The folder cannot be listed.
pub fn since(folder: &Path, place: &Path) -> Result<Vec<String>, Error> {
    let hash = |root: &Path, name: &str| files::load(root, name).ok().map(|arrived| arrived.hash);
    let have: Vec<String> = files::list(place, RETURNED)?
        .iter()
        .filter_map(|name| std::fs::read(files::on_disk(place, name)).ok())
        .map(|bytes| sha256(&bytes))
        .collect();
    let other = |name: &String| hash(folder, name).is_some_and(|hash| !have.contains(&hash));
    Ok(returned(folder)?.into_iter().filter(other).collect())
}

/// Where copies of further files go.
pub fn copies(place: &Path) -> PathBuf {
    place.join(RETURNED)
}

/// The files of a folder, without those that Excel keeps beside an open one and those that a system hides.
fn returned(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = files::list(folder, "")?;
    names.retain(|name| {
        let own = name.rsplit('/').next().unwrap_or(name);
        !is_helper(own) && !name.split('/').any(|part| part.starts_with('.'))
    });
    if names.len() > MOST_FILES {
        return Err(Error::Workspace(words::folder_too_large(folder.display(), names.len(), MOST_FILES)));
    }
    Ok(names)
}
