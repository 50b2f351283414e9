//! What a run writes: which files there are, where they are, and what is in them. Everything in them comes from what was
//! found; only what an earlier run left is looked for on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use crate::catalogue::{Phrase, console, data_file};
use crate::error::Error;
use crate::pipeline::data_files::DataFormat;
use crate::pipeline::figure_cells::figure_cells;
use crate::pipeline::filled::FilledFile;
use crate::pipeline::run::PlanResult;
use crate::pipeline::trace::CellFacts;
use crate::render::{RenderError, csv, docx, html, json, markdown, picture, twin, xlsx};
use crate::report::data::{DataBook, book, values};
use crate::report::model::{Report, Section};
use crate::text::cp932;
use crate::text::names::nearest;
use crate::threads;

/// A file that is to be rendered: none needs another one, so they are rendered at once.
pub struct Rendering<'r> {
    /// Path relative to the workspace.
    file: String,
    render: Box<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync + 'r>,
}

impl<'r> Rendering<'r> {
    /// A file and what renders it.
    pub fn new(file: String, render: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 'r) -> Self {
        Self { file, render: Box::new(render) }
    }

    /// Where it goes, relative to the workspace.
    pub fn file(&self) -> &str {
        &self.file
    }
}

impl fmt::Debug for Rendering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rendering").field(&self.file).finish()
    }
}

/// Renders files: path relative to the workspace, and bytes, in their order.
///
/// # Errors
/// A renderer refuses.
pub fn rendered(renderings: &[Rendering<'_>]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    rendered_but(BTreeMap::new(), renderings)
}

/// The same, where some files were rendered before, by their paths.
///
/// # Errors
/// A renderer refuses.
pub fn rendered_but(
    mut before: BTreeMap<String, Vec<u8>>,
    renderings: &[Rendering<'_>],
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let missing = renderings.iter().filter(|of| !before.contains_key(&of.file));
    // The analyst's lists stand last and take longest: they are begun first.
    let missing: Vec<&Rendering<'_>> = missing.rev().collect();
    for made in threads::each(&missing, |of| (of.render)().map(|bytes| (of.file.clone(), bytes))) {
        before.extend([made?]);
    }
    Ok(renderings.iter().filter_map(|of| before.remove_entry(&of.file)).collect())
}

fn refused(error: RenderError) -> Error {
    Error::Internal(console::internal(error))
}

/// Where the analyst's lists of an id are.
pub fn analyst_file(id: &str) -> String {
    format!("out/analyst/{id}/{id}.xlsx")
}

/// A document as a workbook, with the tables of a section behind its own.
pub fn workbook<'r>(
    file: String,
    document: &'r Report,
    behind: impl Fn() -> Option<Section> + Send + Sync + 'r,
) -> Rendering<'r> {
    Rendering::new(file, move || xlsx::xlsx_with(document, behind().as_ref()).map_err(refused))
}

/// Tables for programs as a workbook.
pub fn twin_of<'r>(file: String, book: impl Fn() -> DataBook + Send + Sync + 'r) -> Rendering<'r> {
    Rendering::new(file, move || twin::twin(&book()).map_err(refused))
}

/// The findings among the analyst's lists as data.
pub fn findings<'r>(id: &str, lists: &'r Report) -> Rendering<'r> {
    let file = format!("out/analyst/{id}/findings.json");
    Rendering::new(file, move || Ok(json::findings_json(lists).into_bytes()))
}

/// Where the analyst's copy of the page of an id is.
fn analyst_page(id: &str) -> String {
    format!("out/analyst/{id}/{id}.html")
}

/// The analyst's copy of a report's page.
pub fn analyst_copy<'r>(result: &'r PlanResult, facts: &'r CellFacts) -> Rendering<'r> {
    let page = || html::html(&result.report, Some(&figure_cells(result, facts))).into_bytes();
    Rendering::new(analyst_page(&result.id), move || Ok(page()))
}

/// A format that a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The report for Word.
    Docx,
    /// The report as text.
    Markdown,
    /// The report as a page for a browser, with the analyst's copy of it.
    Html,
    /// The tables for Excel.
    Xlsx,
    /// The tables for programs, as the unified rules of machine-readable tables have them.
    Data,
    /// The values one by one, in UTF-8.
    Csv,
    /// The same in code page 932.
    CsvCp932,
    /// The figures as data.
    Json,
}

impl Format {
    /// Those that a run writes by itself, in the order in which they are named.
    pub const ALL: [Self; 7] =
        [Self::Markdown, Self::Docx, Self::Html, Self::Xlsx, Self::Data, Self::Csv, Self::Json];

    /// Those that are only written where they are asked for.
    pub const ON_WISH: [Self; 1] = [Self::CsvCp932];

    /// Those that a person reads, the best first.
    pub const TO_READ: [Self; 4] = [Self::Html, Self::Docx, Self::Markdown, Self::Xlsx];

    /// How it is typed and recorded.
    pub fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Data => "data",
            Self::Csv => "csv",
            Self::CsvCp932 => "csv-cp932",
            Self::Json => "json",
        }
    }

    /// Where the report of a plan is in it, relative to the workspace.
    pub fn file(self, id: &str) -> String {
        match self {
            Self::Docx | Self::Markdown | Self::Html | Self::Xlsx | Self::Csv => {
                format!("out/{id}/{id}.{}", self.word())
            }
            Self::Data => format!("out/{id}/{id}-data.xlsx"),
            Self::CsvCp932 => format!("out/{id}/{id}-cp932.csv"),
            Self::Json => format!("out/{id}/results.json"),
        }
    }

    /// The report in it, and nothing else.
    fn rendered(self, report: &Report) -> Result<Vec<u8>, RenderError> {
        match self {
            Self::Docx => docx::docx(report, &picture::png),
            Self::Markdown => Ok(markdown::markdown(report).into_bytes()),
            Self::Html => Ok(html::html(report, None).into_bytes()),
            Self::Xlsx => xlsx::xlsx(report),
            Self::Data => twin::twin(&book(report)),
            // By the mark Excel knows UTF-8.
            Self::Csv => Ok(format!("\u{FEFF}{}", values_csv(report)).into_bytes()),
            Self::CsvCp932 => Ok(cp932::encode_visibly(&values_csv(report)).0),
            Self::Json => Ok(json::results_json(report).into_bytes()),
        }
    }
}

/// The values of a report as CSV, before it is encoded.
fn values_csv(report: &Report) -> String {
    csv::data_csv(&values(report))
}

/// The characters that code page 932 does not have, of the values of a report that are written in it.
pub fn lost_in_cp932(report: &Report) -> Vec<char> {
    cp932::encode_visibly(&values_csv(report)).1
}

/// Which outputs a command writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outputs {
    /// The formats of the reports.
    pub formats: BTreeSet<Format>,
    /// The formats of the data.
    pub data: BTreeSet<DataFormat>,
    /// The analyst's lists.
    pub lists: bool,
    /// The record of the run.
    pub record: bool,
}

impl Outputs {
    /// What a run writes: its lists and its record, the reports and the data in every format.
    pub fn of_run() -> Self {
        let data = DataFormat::ALL.into_iter().filter(|format| format.is_built()).collect();
        Self { formats: Format::ALL.into(), data, lists: true, record: true }
    }

    /// The word for the formats that a run writes without a list.
    pub const EVERY: &'static str = "all";

    /// What a run writes in the formats of a list as it is typed: `md,docx`, `all,csv-cp932`.
    ///
    /// # Errors
    /// A word of it names no format, or there is none.
    pub fn listed(typed: &str) -> Result<Self, Error> {
        let mut outputs = Self { formats: BTreeSet::new(), data: BTreeSet::new(), ..Self::of_run() };
        let words = typed.split([',', '、']).map(str::trim).filter(|word| !word.is_empty());
        for word in words {
            let plain = word.trim_start_matches('.').to_lowercase();
            if plain == Self::EVERY {
                let Self { formats, data, .. } = Self::of_run();
                outputs.formats.extend(formats);
                outputs.data.extend(data);
                continue;
            }
            let of_report = Format::ALL.into_iter().chain(Format::ON_WISH).find(|format| format.word() == plain);
            let of_data = DataFormat::ALL.into_iter().find(|format| format.word() == plain);
            if of_report.is_none() && of_data.is_none() {
                let near = nearest(&plain, Self::words().into_iter().chain([Self::EVERY]), 2);
                let near = if near.is_empty() { Phrase::default() } else { console::nearest(near.join(", ")) };
                return Err(Error::Workspace(console::no_such_format(word, near, Self::words().join(", "))));
            }
            if of_data.is_some_and(|format| !format.is_built()) {
                return Err(Error::Workspace(data_file::not_built()));
            }
            outputs.formats.extend(of_report);
            outputs.data.extend(of_data);
        }
        if outputs.formats.is_empty() && outputs.data.is_empty() {
            return Err(Error::Workspace(console::no_format(Self::words().join(", "))));
        }
        Ok(outputs)
    }

    /// The words of all formats.
    pub fn words() -> Vec<&'static str> {
        let data = DataFormat::ALL.into_iter().map(DataFormat::word);
        Format::ALL.into_iter().chain(Format::ON_WISH).map(Format::word).chain(data).collect()
    }

    /// The words of the formats that are written.
    pub fn written(&self) -> Vec<&'static str> {
        let data = self.data.iter().map(|format| format.word());
        self.formats.iter().map(|format| format.word()).chain(data).collect()
    }

    /// The reports in some formats and nothing else.
    pub fn of_report(formats: &[Format]) -> Self {
        Self { formats: formats.iter().copied().collect(), data: BTreeSet::new(), lists: false, record: false }
    }

    /// The analyst's lists and nothing else.
    pub fn of_lists() -> Self {
        Self { formats: BTreeSet::new(), data: BTreeSet::new(), lists: true, record: false }
    }
}

/// A plan's report in some formats.
pub fn of_plan<'r>(result: &'r PlanResult, formats: &BTreeSet<Format>) -> Vec<Rendering<'r>> {
    let written = formats.iter().map(|format| {
        let format = *format;
        Rendering::new(format.file(&result.id), move || format.rendered(&result.report).map_err(refused))
    });
    let filled = result.filled.iter().filter(|_| formats.contains(&Format::Docx));
    let filled = filled.map(|file| {
        Rendering::new(filled_file(&result.id, file), || {
            file.is_whole(&result.findings)?;
            Ok(file.filled(&mut result.office()).map_err(refused)?.bytes)
        })
    });
    written.chain(filled).collect()
}

/// Where an office's own file is put when it is filled.
pub fn filled_file(id: &str, file: &FilledFile) -> String {
    format!("out/{id}/{}", file.name())
}

/// Reports of plans that lie there from an earlier run in formats that this one does not write: they stay, and may be older
/// than what is written now.
pub fn left_alone(root: &Path, ids: &[&str], formats: &BTreeSet<Format>) -> Vec<String> {
    let others = || Format::ALL.into_iter().chain(Format::ON_WISH).filter(|format| !formats.contains(format));
    let copy = |id: &&str| (!formats.contains(&Format::Html)).then(|| analyst_page(id));
    let files = ids.iter().flat_map(|id| others().map(move |format| format.file(id)).chain(copy(id)));
    files.filter(|file| root.join(file).is_file()).collect()
}
