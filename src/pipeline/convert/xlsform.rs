//! A survey into an XLSForm. It is read again as a definition before it is written: what comes back must give the same
//! form, so that nothing is carried that would change on the way.

use std::path::{Path, PathBuf};

use crate::catalogue::{console, definition_workbook as words};
use crate::error::Error;
use crate::pipeline::convert::{Converted, file_name, name_of, place, stem};
use crate::pipeline::definitions::{self, kinds_of};
use crate::questionnaire::xlsform::draw;
use crate::survey::toml::keys;
use crate::survey::toml::shape;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::workbook::layout::SURVEY;
use crate::survey::workbook::{self as definition_workbook, xlsform};
use crate::workbook::{self, Limits};

/// Ending of an XLSForm that nobody gave a name. Beside the definition it would be taken for a second one of the same survey.
const ENDING: &str = ".xlsform.xlsx";

pub(super) fn convert(file: &Path, output: Option<&Path>) -> Result<Converted, Error> {
    let (source, table) = survey(file)?;
    let form = xlsform(&source, &table);
    let bytes = draw(&form)?;
    let book = workbook::read("converted.xlsx", &bytes, &Limits::default())
        .map_err(|found| Error::Internal(found.found.clone()))?;
    let mut again = Problems::new();
    let read = definition_workbook::read("converted.xlsx", &book, &[SURVEY], &mut again);
    let back = read.table(SURVEY).map(|back| xlsform(&read.file, back).sheets);
    if !again.is_empty() || back.as_ref() != Some(&form.sheets) {
        return Err(Error::Workspace(words::not_lossless(name_of(file))));
    }
    let output = output.map_or_else(|| beside(file), Path::to_path_buf);
    let files = place(&output, vec![(file_name(&output), bytes)])?;
    Ok(Converted { files, lost: form.lost, notes: Vec::new() })
}

/// In the folder of the definition; above it where that is one of a workspace, which reads every file in it.
fn beside(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let of_workspace = folder.file_name().is_some_and(|name| name == definitions::SURVEYS);
    let folder = if of_workspace { folder.parent().unwrap_or(Path::new("")) } else { folder };
    folder.join(format!("{}{ENDING}", stem(file)))
}

/// The survey that a file defines, with the source in which its keys have places.
fn survey(file: &Path) -> Result<(SourceFile, Table), Error> {
    let name = name_of(file);
    let mut problems = Problems::new();
    let read = if definitions::is_workbook(&name) {
        definitions::open(file, &name, &mut problems).and_then(|book| {
            let read = definition_workbook::read(&name, &book, &kinds_of(&stem(file)), &mut problems);
            let table = read.table(SURVEY).cloned();
            table.map(|table| (read.file, table))
        })
    } else {
        let bytes = std::fs::read(file).map_err(|error| Error::io(console::act_read(), file, error))?;
        let source = SourceFile::from_bytes(&name, &bytes);
        let table = tree::parse(&source, &mut problems);
        table.map(|table| (source, table))
    };
    let is_survey = |table: &Table| table.get("question").is_some() || table.get("battery").is_some();
    if let Some((source, table)) = read.as_ref().filter(|(_, table)| is_survey(table)) {
        shape::check(source, table, keys::SURVEY, &mut problems);
    }
    problems.into_result()?;
    let found = read.filter(|(_, table)| is_survey(table));
    found.ok_or_else(|| Error::Workspace(words::xlsform_only_surveys(&name)))
}
