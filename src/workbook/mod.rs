//! Any returned file becomes sheets of cells. What a file is, is decided by its content, never by its name; what
//! cannot be read is set aside with the reason, and nothing here interprets an answer. The xlsx reading sits
//! behind [`Workbook`], so that another reader can take calamine's place without anybody noticing.

mod delimited;
pub mod evidence;
mod grid;
mod legacy;
mod merges;
mod number_format;
mod sniff;
mod xlsx;

pub use grid::{CellValue, Grid};
pub use merges::MergedRange;
pub use sniff::Container;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::catalogue::{Phrase, workbook as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::workbook::evidence::{Broken, DefinedName, SheetEvidence};

/// A sheet with its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name as in the file; for a CSV the file's name without its ending.
    pub name: String,
    /// Whether Excel shows it.
    pub visible: bool,
    /// The cells.
    pub grid: Grid,
    /// What it tells beside its values; none where the format does not offer it ("not available", never "clean").
    pub evidence: Option<SheetEvidence>,
}

impl Sheet {
    /// The text that Excel shows at a cell, where that is another one than the value says and can be told exactly:
    /// 00201 for 201, 50% for 0.5, R1.5.1 for a day.
    pub fn shown(&self, at: CellAddress) -> Option<String> {
        let (at, evidence) = (self.grid.resolve(at), self.evidence.as_ref()?);
        let (value, code) = (self.grid.get(at)?, evidence.formats.get(at)?);
        number_format::shown(code, value, evidence.date1904).filter(|shown| *shown != value.raw())
    }
}

/// What a reader finds in a file.
#[derive(Debug, Default)]
struct Contents {
    sheets: Vec<Sheet>,
    names: Vec<DefinedName>,
    properties: BTreeMap<String, String>,
    /// Parts whose evidence could not be read.
    broken: Vec<(String, Broken)>,
}

impl From<Vec<Sheet>> for Contents {
    fn from(sheets: Vec<Sheet>) -> Self {
        Self { sheets, ..Self::default() }
    }
}

/// A file that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What the file is by its content; see [`Container::offers_merges`] for what its grids cannot know.
    pub container: Container,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// Names for places in it.
    pub names: Vec<DefinedName>,
    /// Its own properties (custom document properties): by them a form says which one it is.
    pub properties: BTreeMap<String, String>,
    /// What was odd about the file as a file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one file may cost at most. A file beyond it is set aside, the run goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes after unpacking, as the container declares them.
    pub unpacked_bytes: u64,
    /// Non-empty cells over all sheets.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 100 << 20, unpacked_bytes: 400 << 20, cells: 5_000_000 }
    }
}

/// Why a file could not be read: a stable rule word and what was found, expected and to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    rule: &'static str,
    found: Phrase,
    hint: Phrase,
}

impl Unreadable {
    fn new(rule: &'static str, found: Phrase, hint: Phrase) -> Self {
        Self { rule, found, hint }
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a foreign reader is at work whose panic is caught and told as a finding, so that nobody else tells it.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Parts of one file that are told of one by one when they could not be read.
const MOST_BROKEN_PARTS: usize = 20;

/// Rows and columns at the far end of a sheet, where no form has anything: a value there is a slip.
const FAR_ROW: u32 = 1_000_000;
const FAR_COLUMN: u32 = 16_000;

/// Reads a file from its bytes. `file` is its name relative to the workspace, used for messages and places.
///
/// # Errors
/// A finding of severity [`Severity::SetAside`] that says what the file is and what to do.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Box<Diagnostic>> {
    let set_aside = |unreadable: Unreadable| {
        Box::new(Diagnostic::of_file(
            unreadable.rule,
            Severity::SetAside,
            file,
            unreadable.found,
            words::expected_workbook(),
            unreadable.hint,
        ))
    };
    if bytes.len() as u64 > limits.file_bytes {
        return Err(set_aside(Unreadable::new(
            "file-too-large",
            words::too_large(bytes.len() / (1 << 20), limits.file_bytes / (1 << 20)),
            words::hint_split(),
        )));
    }
    let container = sniff::container(bytes);
    // A reader of a foreign format that panics takes one file with it, not the run.
    GUARDED.set(true);
    let read = catch_unwind(AssertUnwindSafe(|| match container {
        Container::Xlsx => xlsx::read(bytes, limits),
        Container::Xls | Container::Xlsb | Container::Ods => legacy::read(container, bytes, limits),
        Container::Delimited => delimited::read(&sheet_name(file), bytes, limits).map(Contents::from),
        Container::DamagedZip
        | Container::Encrypted
        | Container::Html
        | Container::Pdf
        | Container::Word
        | Container::Image
        | Container::OtherZip
        | Container::OtherCompound
        | Container::Empty
        | Container::Unknown => Err(sniff::unreadable(container)),
    }));
    GUARDED.set(false);
    let Contents { sheets, names, properties, broken } = match read {
        Ok(Ok(contents)) => contents,
        Ok(Err(unreadable)) => return Err(set_aside(unreadable)),
        Err(_) => {
            return Err(set_aside(Unreadable::new("reader-failed", words::reader_failed(), words::hint_resave())));
        }
    };
    let mut diagnostics = Vec::new();
    if let Some(claimed) = container.contradicts_name(file) {
        diagnostics.push(Diagnostic::of_file(
            "name-and-content",
            Severity::Note,
            file,
            words::content_is(container.word()),
            words::name_says(claimed),
            words::hint_nothing(),
        ));
    }
    for sheet in &sheets {
        for at in sheet.grid.cells().map(|(at, _)| at).filter(|at| at.row >= FAR_ROW || at.column >= FAR_COLUMN) {
            diagnostics.push(Diagnostic::at(
                "stray-cell",
                Severity::Query,
                vec![cell_ref(file, &sheet.name, at)],
                Phrase::same(sheet.grid.text(at)),
                words::nothing_there(),
                words::hint_stray(),
            ));
        }
        if sheet.grid.unreadable_cells > 0 {
            diagnostics.push(Diagnostic::of_file(
                "unreadable-cell",
                Severity::Query,
                file,
                words::unreadable_cells(&sheet.name, sheet.grid.unreadable_cells),
                words::readable_cells(),
                words::hint_error_cell(),
            ));
        }
    }
    for (part, broken) in broken.into_iter().take(MOST_BROKEN_PARTS) {
        let finding = Diagnostic::of_file(
            "evidence-unreadable",
            Severity::Query,
            file,
            words::evidence_unreadable(&part, broken.0),
            words::readable_evidence(),
            words::hint_evidence_unreadable(),
        );
        diagnostics.push(finding.about(format!("{file}!{part}")));
    }
    Ok(Workbook { container, sheets, names, properties, diagnostics })
}

/// The name that Excel gives the one sheet of a CSV.
pub fn sheet_name(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// The full place of a cell.
pub fn cell_ref(file: &str, sheet: &str, at: CellAddress) -> CellRef {
    CellRef { file: file.into(), sheet: sheet.into(), at }
}
