//! What one file may cost at most. Nobody knows what comes back by mail; a file beyond a limit is set aside with that
//! reason, and the run goes on. Sizes are counted while unpacking: what a container declares about itself is a claim.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::catalogue::{files as words, workbook};
use crate::workbook::{CellValue, Unreadable};

/// One mebibyte.
const MIB: u64 = 1 << 20;

/// What one file may cost at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes after unpacking, as counted; of a file that holds files, of all of them together.
    pub unpacked_bytes: u64,
    /// Non-empty cells over all sheets.
    pub cells: usize,
    /// Bytes of text over all cells.
    pub text_bytes: u64,
    /// Files inside one file.
    pub parts: usize,
    /// How long reading may take.
    pub time: Duration,
    /// How long a format may take whose reader cannot be trusted (xls, xlsb, ods, msg).
    pub apart_time: Duration,
    /// Memory that such a reader may ask for, in bytes.
    pub apart_memory: u64,
    /// The program that reads such formats in a process of its own. Without one they are read here, where a file that
    /// asks for all memory takes the run with it.
    pub reader: Option<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 * MIB,
            unpacked_bytes: 256 * MIB,
            cells: 2_000_000,
            text_bytes: 64 * MIB,
            parts: 1_000,
            time: Duration::from_secs(15),
            apart_time: Duration::from_secs(10),
            apart_memory: 320 * MIB,
            reader: READER.get().cloned(),
        }
    }
}

static READER: OnceLock<PathBuf> = OnceLock::new();

/// Says which program reads the formats that are read in a process of their own: `kaishu` itself, told once at its
/// start. A test tells the program that was built.
pub fn read_apart_with(program: &Path) {
    // The first word counts; there is one program in a process.
    let _ = READER.set(program.to_path_buf());
}

/// What is left of the limits while one file is read.
#[derive(Debug)]
pub(crate) struct Budget {
    cells: usize,
    text: u64,
    limits: (usize, u64, Duration),
    since: Instant,
    steps: u32,
}

/// How many cells are read between two looks at the clock.
const STEPS: u32 = 4096;

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            cells: limits.cells,
            text: limits.text_bytes,
            limits: (limits.cells, limits.text_bytes, limits.time),
            since: Instant::now(),
            steps: 0,
        }
    }

    /// Takes one cell with so many bytes of text.
    pub(crate) fn cell(&mut self, text: usize) -> Result<(), Unreadable> {
        let (cells, bytes, _) = self.limits;
        self.cells = self.cells.checked_sub(1).ok_or_else(|| {
            Unreadable::new("too-many-cells", workbook::too_many_cells(cells), workbook::hint_split())
        })?;
        self.text = self.text.checked_sub(text as u64).ok_or_else(|| too_much_text(bytes))?;
        self.step()
    }

    /// Takes one cell with its value.
    pub(crate) fn value(&mut self, value: &CellValue) -> Result<(), Unreadable> {
        self.cell(match value {
            CellValue::Text(text) | CellValue::Error(text) => text.len(),
            CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) => 0,
        })
    }

    /// Takes one step that yields nothing, such as an empty cell.
    pub(crate) fn step(&mut self) -> Result<(), Unreadable> {
        self.steps += 1;
        if self.steps < STEPS {
            return Ok(());
        }
        self.steps = 0;
        let (.., time) = self.limits;
        if self.since.elapsed() > time { Err(out_of_time(time)) } else { Ok(()) }
    }
}

/// The reason for a file with too much text.
pub(crate) fn too_much_text(limit: u64) -> Unreadable {
    Unreadable::new("too-much-text", words::too_much_text(limit / MIB), workbook::hint_split())
}

/// The reason for a file that took too long.
pub(crate) fn out_of_time(limit: Duration) -> Unreadable {
    Unreadable::new("out-of-time", words::out_of_time(limit.as_secs()), words::hint_resave_or_split())
}

/// The reason for a file that asked for too much memory.
pub(crate) fn out_of_memory(limit: u64) -> Unreadable {
    Unreadable::new("out-of-memory", words::out_of_memory(limit / MIB), words::hint_resave_or_split())
}

/// The reason for a file of too many bytes.
pub(crate) fn too_large(found: u64, limit: u64) -> Unreadable {
    // At least one more than the limit, or a file just above it would be said to be as large as it may be.
    let found = (found.div_ceil(MIB)).max(limit / MIB + 1);
    Unreadable::new("file-too-large", workbook::too_large(found, limit / MIB), workbook::hint_split())
}

/// The reason for a file that unpacks to too many bytes.
pub(crate) fn unpacks_too_far(limit: u64) -> Unreadable {
    Unreadable::new("unpacked-too-large", words::unpacks_too_far(limit / MIB), workbook::hint_split())
}
