//! A definition from one form into the other: TOML into a workbook, a workbook into TOML, with the same content; and either
//! into an XLSForm, with what that holds. What is written is read again and compared before anything reaches the disk.

mod xlsform;

use std::path::{Path, PathBuf};

use crate::catalogue::{Lang, Phrase, console, definition_workbook as words};
use crate::csv;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::findings::plan::keys::KIND as PLAN;
use crate::pipeline::definitions::{self, kinds_of};
use crate::pipeline::fresh;
use crate::pipeline::start::Written;
use crate::questionnaire::definition::{Part, write_workbook};
use crate::survey::remarks::Remarks;
use crate::survey::toml::delimited::Delimited;
use crate::survey::toml::shape;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Data, Table, same};
use crate::survey::toml::write::write_toml;
use crate::survey::workbook::layout::{INDICATORS, RECORDS, SURVEY, TOGETHER, WORKSPACE};
use crate::survey::workbook::{self as definition_workbook, Kind};
use crate::workbook::{self, Limits};

/// What a definition is converted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A definition in this form.
    Definition(Written),
    /// A form for Kobo, ODK and others that read XLSForm.
    XlsForm,
}

impl Target {
    /// The words of all of them.
    pub const WORDS: [&'static str; 3] = ["xlsx", "toml", "xlsform"];

    /// The one that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "xlsx" => Some(Target::Definition(Written::Excel)),
            "toml" => Some(Target::Definition(Written::Toml)),
            "xlsform" => Some(Target::XlsForm),
            _ => None,
        }
    }
}

/// What a conversion made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The files, the definition first.
    pub files: Vec<PathBuf>,
    /// What the other form cannot hold.
    pub lost: Vec<Phrase>,
    /// What stands in the workbook and is not read.
    pub notes: Vec<Diagnostic>,
}

/// Converts a definition. Without a wish for the form it becomes the other one; without a place it stands beside the
/// file it came from.
///
/// # Errors
/// The definition is wrong in itself, the new file is there already, or something cannot be read or written.
pub fn convert(file: &Path, to: Option<Target>, output: Option<&Path>, lang: Lang) -> Result<Converted, Error> {
    let to = match to {
        Some(Target::XlsForm) => return xlsform::convert(file, output),
        Some(Target::Definition(to)) => Some(to),
        None => None,
    };
    let from = if definitions::is_workbook(&file.to_string_lossy()) { Written::Excel } else { Written::Toml };
    let other = match from {
        Written::Excel => Written::Toml,
        Written::Toml => Written::Excel,
    };
    let to = to.unwrap_or(other);
    if to == from {
        return Err(Error::Workspace(words::same_form(file.display())));
    }
    if let Some(output) = output
        && Written::of_name(output)? != to
    {
        return Err(Error::Workspace(words::other_ending(output.display(), to.ending())));
    }
    let output = output.map_or_else(|| file.with_extension(to.ending()), Path::to_path_buf);
    match to {
        Written::Excel => into_workbook(file, &output, lang),
        Written::Toml => into_toml(file, &output),
    }
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Checks what a definition holds, without the names that stand in other files.
fn check(file: &SourceFile, kind: Kind, table: &Table, problems: &mut Problems) {
    shape::check(file, table, kind.fields, problems);
}

/// The kind of a definition in TOML: that of which it has the most keys, its name deciding between equals.
fn kind_of(path: &Path, table: &Table) -> Kind {
    let own = kinds_of(&stem(path));
    let keys = |kind: &Kind| kind.fields.iter().filter(|field| table.get(field.key).is_some()).count();
    let all = [SURVEY, PLAN, RECORDS, INDICATORS, WORKSPACE];
    let most = all.iter().map(keys).max().unwrap_or(0);
    let best = own.iter().chain(&all).find(|kind| keys(kind) == most);
    best.copied().unwrap_or(SURVEY)
}

fn into_workbook(file: &Path, output: &Path, lang: Lang) -> Result<Converted, Error> {
    let name = name_of(file);
    let bytes = std::fs::read(file).map_err(|error| Error::io(console::act_read(), file, error))?;
    let source = SourceFile::from_bytes(&name, &bytes);
    let mut problems = Problems::new();
    let table = tree::parse(&source, &mut problems);
    let kind = table.as_ref().map_or(SURVEY, |table| kind_of(file, table));
    if let Some(table) = &table {
        check(&source, kind, table, &mut problems);
    }
    problems.into_result()?;
    let table = table.unwrap_or_default();
    let written = write_workbook(&[Part { kind, table: &table, remarks: &Remarks::default() }], lang)?;
    let back = workbook::read("converted.xlsx", &written, &Limits::default())
        .map_err(|found| Error::Internal(found.found.clone()))?;
    let mut again = Problems::new();
    let read = definition_workbook::read("converted.xlsx", &back, &[kind], &mut again);
    let whole = read.table(kind).is_some_and(|read| same(read, &table, TOGETHER));
    if !again.is_empty() || !whole {
        return Err(Error::Workspace(words::not_lossless(&name)));
    }
    let made = place(output, vec![(file_name(output), written)])?;
    let lost = if has_comments(&source.text) { vec![words::comments_lost()] } else { Vec::new() };
    Ok(Converted { files: made, lost, notes: Vec::new() })
}

fn into_toml(file: &Path, output: &Path) -> Result<Converted, Error> {
    let name = name_of(file);
    let mut problems = Problems::new();
    let Some(book) = definitions::open(file, &name, &mut problems) else {
        return Err(problems.into_result().err().unwrap_or_else(|| Error::Workspace(words::no_definition(&name))));
    };
    let kinds = kinds_of(&stem(file));
    let mut definition = definition_workbook::read(&name, &book, &kinds, &mut problems);
    for (word, table) in &definition.tables {
        if let Some(kind) = kinds.iter().find(|kind| kind.word == *word) {
            check(&definition.file, *kind, table, &mut problems);
        }
    }
    problems.into_result()?;
    if definition.tables.is_empty() {
        return Err(Error::Workspace(words::no_definition(&name)));
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut frame = Vec::new();
    if let Some(sheet) = &definition.frame {
        let path = format!("frames/{}.csv", stem(output));
        frame.push((path.clone(), frame_csv(sheet).into_bytes()));
        let survey = definition.tables.iter_mut().find(|(word, _)| *word == SURVEY.word);
        let entry = survey.and_then(|(_, survey)| survey.entries.iter_mut().find(|entry| entry.key == "frame"));
        if let Some(entry) = entry {
            entry.value.data = Data::Text(path);
        }
    }
    let alone = definition.tables.len() == 1;
    for (word, table) in &definition.tables {
        let Some(kind) = kinds.iter().find(|kind| kind.word == *word) else { continue };
        let own = if *word == PLAN.word && !alone { plan_name(output, table) } else { file_name(output) };
        let text = write_toml(*kind, table, &Remarks::default());
        let read = tree::parse(&SourceFile::new(own.as_str(), text.as_str()), &mut Problems::new());
        if !read.is_some_and(|read| same(&read, table, TOGETHER)) {
            return Err(Error::Workspace(words::not_lossless(&name)));
        }
        let schema = format!("{word}.schema.json");
        let beside = output.parent().unwrap_or(Path::new("")).join(&own).with_file_name(&schema);
        let head = if beside.is_file() { format!("#:schema ./{schema}\n") } else { String::new() };
        files.push((own, format!("{head}{text}").into_bytes()));
    }
    files.append(&mut frame);
    Ok(Converted { files: place(output, files)?, lost: Vec::new(), notes: definition.notes })
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Where the plan of a survey's workbook goes: into the folder of plans, or beside the survey.
fn plan_name(output: &Path, plan: &Table) -> String {
    let in_workspace = output.parent().and_then(Path::file_name).is_some_and(|name| name == definitions::SURVEYS);
    let id = plan.text("id");
    if in_workspace { format!("../{}/{id}.toml", definitions::ANALYSIS) } else { format!("{id}.plan.toml") }
}

/// Writes the files relative to the folder of the first.
fn place(output: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PathBuf>, Error> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fresh::write(folder, &files)?;
    Ok(files.iter().map(|(name, _)| tidy(folder, name)).collect())
}

/// A path without `surveys/..` in it.
fn tidy(folder: &Path, name: &str) -> PathBuf {
    match name.strip_prefix("../") {
        Some(rest) => folder.parent().unwrap_or(Path::new("")).join(rest),
        None => folder.join(name),
    }
}

/// The sheet of the frame as CSV, with the mark by which Excel takes it for UTF-8.
fn frame_csv(sheet: &SourceFile) -> String {
    let table = Delimited::read(sheet);
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let lines: String = rows.map(|row| csv::line(row.cells.iter().map(|cell| &cell.text)) + "\r\n").collect();
    format!("\u{FEFF}{lines}")
}

/// Whether a TOML text has comments, other than the line that names its schema.
fn has_comments(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        let found = &rest[at..];
        rest = match found.as_bytes().first() {
            Some(b'#') if found.starts_with("#:schema") => found.split_once('\n').map_or("", |(_, after)| after),
            Some(b'#') => return true,
            _ => {
                let quote = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quote| found.starts_with(quote));
                after_text(found, quote.unwrap_or("\""))
            }
        };
    }
    false
}

/// What stands behind a text in quotes.
fn after_text<'t>(text: &'t str, quote: &str) -> &'t str {
    let mut rest = &text[quote.len()..];
    while let Some(end) = rest.find(quote) {
        let escapes = rest[..end].chars().rev().take_while(|c| *c == '\\').count();
        if quote.starts_with('\'') || escapes % 2 == 0 {
            return &rest[end + quote.len()..];
        }
        rest = &rest[end + 1..];
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::has_comments;

    #[test]
    fn a_comment_is_told_from_a_sign_in_a_text() {
        assert!(has_comments("a = 1 # b\n"));
        assert!(has_comments("#:schema ./x.json\n# c\n"));
        assert!(!has_comments("#:schema ./x.json\na = \"# \\\" #\"\nb = '#'\nc = \"\"\"\n# \"\"\"\n"));
    }
}
