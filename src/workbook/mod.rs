//! Any returned file becomes sheets of cells. What a file is, is decided by its content, never by its name; what
//! cannot be read is set aside with the reason, and nothing here interprets an answer.

mod apart;
mod archive;
mod delimited;
pub mod evidence;
mod grid;
mod html;
mod iso;
mod legacy;
mod limits;
mod mail;
pub(crate) mod markup;
mod merges;
mod number_format;
mod outlook;
mod own;
pub(crate) mod package;
mod parts;
mod passwords;
mod sniff;
mod unpacked;
mod unreadable;
mod xlsx;
pub(crate) mod xml;
mod xml2003;

pub use apart::serve as serve_apart;
pub use grid::{CellValue, Grid};
pub use limits::{Limits, read_apart_with};
pub use merges::MergedRange;
pub use own::read_own;
pub use parts::{Content, Letter, Part, Reading, is_helper, open};
pub use passwords::Passwords;
pub use sniff::Container;
pub use unreadable::is_of_the_moment;

pub(crate) use number_format::shows_time;
pub(crate) use sniff::container as container_of;
pub(crate) use unreadable::Unreadable;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::catalogue::{Phrase, files as reasons, workbook as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::workbook::evidence::{DefinedName, SheetEvidence};
use crate::workbook::xml::Broken;

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

/// A file that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// What the file is by its content.
    pub container: Container,
    /// Whether its merged ranges could not be read. A cell covered by a merge then looks empty and "the next cell to the
    /// right" may lie inside the label's own merge, so a form read by its labels cannot be trusted.
    pub lost_merges: bool,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// Names for places in it.
    pub names: Vec<DefinedName>,
    /// Its own properties (custom document properties): by them a form says which one it is.
    pub properties: BTreeMap<String, String>,
    /// The encoding that its text was read in, where it is a text.
    pub encoding: Option<&'static str>,
    /// What was odd about the file as a file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a reader found in a file.
#[derive(Debug, Clone, PartialEq, Default)]
struct Contents {
    sheets: Vec<Sheet>,
    names: Vec<DefinedName>,
    properties: BTreeMap<String, String>,
    encoding: Option<&'static str>,
    lost_merges: bool,
    odd: Vec<Odd>,
    /// Parts whose evidence could not be read.
    broken: Vec<(String, Broken)>,
}

/// What was odd about a file as a file, before it has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Odd {
    /// A row of a CSV is wider than the others: a separator inside a text that nobody quoted.
    RaggedRow { at: CellAddress, line: usize, fields: usize, usual: usize },
    /// The code page of an old xls is not what the file says.
    CodePage { declared: u16 },
    /// Characters that could not be read.
    LostCharacters { cells: usize },
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

/// Far cells of a sheet that are named in its finding.
const MOST_STRAY_PLACES: usize = 5;

/// From here on the far cells are no slip but a list that is as long as the sheet.
const MOST_STRAY: usize = 100;

/// Reads a file from its bytes. `file` is its name relative to the workspace, used for messages and places. A file that
/// may hold others, or needs a password, is given to [`open`].
///
/// # Errors
/// A finding of severity [`Severity::SetAside`] that says what the file is and what to do.
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Box<Diagnostic>> {
    parts::workbook(
        file,
        bytes,
        sniff::container(bytes),
        &Reading { limits: limits.clone(), ..Reading::default() },
    )
    .map_err(|unreadable| Box::new(unreadable.set_aside(file)))
}

/// Reads the cells of a file of this kind; `sheet` is the name of the one sheet of a CSV.
fn contents(container: Container, sheet: &str, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    guarded(|| match container {
        Container::Xlsx => xlsx::read(bytes, limits),
        Container::Xls | Container::Xlsb | Container::Ods => legacy::read(container, bytes, limits),
        Container::Xml2003 => xml2003::read(bytes, limits),
        Container::Html => html::read(sheet, bytes, limits),
        Container::Delimited => delimited::read(sheet, bytes, limits),
        Container::Zip
        | Container::Mail
        | Container::OutlookMail
        | Container::DamagedZip
        | Container::Encrypted
        | Container::Pdf
        | Container::Word
        | Container::Slides
        | Container::Ichitaro
        | Container::Image
        | Container::Shortcut
        | Container::GatewayStub
        | Container::OtherArchive
        | Container::OtherCompound
        | Container::Empty
        | Container::Unknown => Err(sniff::unreadable(container)),
    })
}

/// A reader of a foreign format that panics takes one file with it, not the run.
fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    guard(read)
        .unwrap_or_else(|| Err(Unreadable::new("reader-failed", words::reader_failed(), words::hint_resave())))
}

/// Runs a foreign reader; none where it panicked.
pub fn guard<T>(read: impl FnOnce() -> T) -> Option<T> {
    let before = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(before);
    result.ok()
}

/// The workbook that was read from a file, with what was odd about it.
fn workbook(file: &str, container: Container, contents: Contents) -> Workbook {
    let Contents { sheets, names, properties, encoding, lost_merges, odd, broken } = contents;
    let mut diagnostics = Vec::new();
    if let Some(claimed) = container.contradicts_name(file) {
        // A table in a web page, and text that pretends to be a workbook, lost what a workbook would have kept.
        let pretends = matches!(container, Container::Html | Container::Delimited);
        let query = pretends && !matches!(claimed.as_str(), "html" | "htm" | "csv" | "tsv" | "txt");
        diagnostics.push(Diagnostic::of_file(
            "name-and-content",
            if query { Severity::Query } else { Severity::Note },
            file,
            words::content_is(container.word()),
            words::name_says(claimed),
            if query { reasons::hint_other_kind() } else { words::hint_nothing() },
        ));
    }
    let first = sheets.first().map(|sheet| sheet.name.as_str()).unwrap_or_default();
    diagnostics.extend(odd.into_iter().map(|odd| odd.diagnostic(file, first)));
    for sheet in &sheets {
        diagnostics.extend(stray(file, sheet));
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
    Workbook { container, lost_merges, sheets, names, properties, encoding, diagnostics }
}

/// What stands at the far end of a sheet, as one finding: its first cells, and how many there are. A list that goes on
/// to the last row would say the same ten thousand times.
fn stray(file: &str, sheet: &Sheet) -> Option<Diagnostic> {
    let far: Vec<CellAddress> =
        sheet.grid.cells().map(|(at, _)| at).filter(|at| at.row >= FAR_ROW || at.column >= FAR_COLUMN).collect();
    let text = sheet.grid.text(*far.first()?);
    Some(Diagnostic::at(
        "stray-cell",
        Severity::Query,
        far.iter().take(MOST_STRAY_PLACES).map(|at| cell_ref(file, &sheet.name, *at)).collect(),
        if far.len() == 1 { Phrase::same(text) } else { words::stray_cells(text, far.len()) },
        words::nothing_there(),
        if far.len() < MOST_STRAY { words::hint_stray() } else { words::hint_stray_list() },
    ))
}

impl Odd {
    fn diagnostic(self, file: &str, sheet: &str) -> Diagnostic {
        match self {
            Odd::RaggedRow { at, line, fields, usual } => Diagnostic::at(
                "ragged-row",
                Severity::Query,
                vec![cell_ref(file, sheet, at)],
                reasons::ragged_row(line, fields),
                reasons::fields(usual),
                reasons::hint_ragged(),
            ),
            Odd::CodePage { declared } => Diagnostic::of_file(
                "code-page",
                Severity::Query,
                file,
                if declared == 0 { reasons::no_code_page() } else { reasons::code_page(declared) },
                reasons::expected_code_page(),
                reasons::hint_code_page(),
            ),
            Odd::LostCharacters { cells } => Diagnostic::of_file(
                "lost-characters",
                Severity::Query,
                file,
                reasons::lost_characters(cells),
                reasons::expected_characters(),
                reasons::hint_lost_characters(),
            ),
        }
    }
}

impl Unreadable {
    /// The finding that this file is set aside.
    fn set_aside(self, file: &str) -> Diagnostic {
        let expected = words::expected_workbook();
        Diagnostic::of_file(self.rule, Severity::SetAside, file, self.found, expected, self.hint)
    }
}

/// The text of a web page, by what it says of its character set or else as any text.
pub(crate) fn decoded_page(bytes: &[u8]) -> Option<String> {
    html::decode(bytes).map(|(text, _)| text)
}

/// The text of a file in one of the character sets that offices here use; none in any other.
pub(crate) fn decoded(bytes: &[u8]) -> Option<String> {
    delimited::decode(bytes).map(|decoded| decoded.text)
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
