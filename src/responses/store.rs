//! The analyst's own store `.kaishu/`: the answer ledger as Parquet, and what else one run keeps for the next. Each file is
//! written whole beside the old one and then put in its place, readable by its owner only. Deleting it loses nothing; the
//! next run makes it again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, IntoColumn, NamedFrom, Series};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;

use crate::catalogue::console;
use crate::error::Error;
use crate::provenance::CellRef;
use crate::responses::ledger::{AnswerLedger, LedgerRow};

/// Folder of the store in a workspace.
pub const FOLDER: &str = ".kaishu";
const FILE: &str = "answers.parquet";

pub(super) fn internal(error: &dyn std::fmt::Display) -> Error {
    Error::Internal(console::internal(error))
}

/// The folder of the store, made where it is not there, which its owner alone can look into.
///
/// # Errors
/// The disk is full or read-only.
pub fn private_folder(root: &Path) -> Result<PathBuf, Error> {
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Error::io(console::act_write(), &folder, error))?;
    keep_private(&folder, 0o700)?;
    Ok(folder)
}

/// Writes the ledger; says whether it is another one than before.
///
/// # Errors
/// The disk is full or read-only.
pub fn write(root: &Path, ledger: &AnswerLedger) -> Result<bool, Error> {
    replace(root, FILE, &bytes(ledger)?)
}

/// Puts a file of the store in the place of the old one: a reader sees the old one or the new one, never half of one. One
/// that would not change is not touched, and false is said.
///
/// # Errors
/// The disk is full or read-only.
pub fn replace(root: &Path, name: &str, bytes: &[u8]) -> Result<bool, Error> {
    let folder = root.join(FOLDER);
    let path = folder.join(name);
    if fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    private_folder(root)?;
    let temporary = folder.join(format!("{name}.{}.tmp", std::process::id()));
    let written = write_file(&temporary, bytes).and_then(|()| {
        fs::rename(&temporary, &path).map_err(|error| Error::io(console::act_write(), &path, error))
    });
    if written.is_err() {
        // The half-written file is of no use; that it cannot be removed adds nothing to the error.
        let _ = fs::remove_file(&temporary);
    }
    written.map(|()| true)
}

/// The ledger as the bytes of a Parquet file.
///
/// # Errors
/// The writer refuses.
pub fn bytes(ledger: &AnswerLedger) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut to_frame(ledger)?).map_err(|error| internal(&error))?;
    Ok(bytes)
}

fn write_file(path: &Path, mut bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::io(console::act_write(), path, error);
    let mut file = File::create(path).map_err(failed)?;
    // Before anything is in it.
    keep_private(path, 0o600)?;
    std::io::copy(&mut bytes, &mut file).and_then(|_| file.sync_all()).map_err(failed)
}

/// Closes a file (0o600) or folder (0o700) to everybody but its owner.
///
/// # Errors
/// The file is not ours.
#[cfg(unix)]
pub fn keep_private(path: &Path, mode: u32) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
        .map_err(|error| Error::io(console::act_write(), path, error))
}

/// Windows keeps a user's folders private by itself.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn keep_private(_path: &Path, _mode: u32) -> Result<(), Error> {
    Ok(())
}

/// Reads the ledger back.
///
/// # Errors
/// There is none, or it is not one of ours.
pub fn read(root: &Path) -> Result<AnswerLedger, Error> {
    let path = root.join(FOLDER).join(FILE);
    let file = File::open(&path).map_err(|error| Error::io(console::act_read(), &path, error))?;
    let frame = ParquetReader::new(file).finish().map_err(|error| internal(&error))?;
    from_frame(&frame)
}

const TEXT_COLUMNS: [&str; 14] = [
    "survey",
    "round",
    "case",
    "question",
    "option",
    "raw",
    "value",
    "missing",
    "file",
    "sheet",
    "hash",
    "rule",
    "corrected_file",
    "corrected_sheet",
];
const NUMBER_COLUMNS: [&str; 4] = ["row", "column", "corrected_row", "corrected_column"];

fn to_frame(ledger: &AnswerLedger) -> Result<DataFrame, Error> {
    let text = |read: &dyn Fn(&LedgerRow) -> String| ledger.rows.iter().map(read).collect::<Vec<String>>();
    let place =
        |read: &dyn Fn(&CellRef) -> String| text(&|row| row.corrected_by.as_ref().map(read).unwrap_or_default());
    let texts = [
        text(&|row| row.survey.clone()),
        text(&|row| row.round.clone()),
        text(&|row| row.case.clone()),
        text(&|row| row.question.clone()),
        text(&|row| row.option.clone()),
        text(&|row| row.raw.clone()),
        text(&|row| row.value.clone()),
        text(&|row| row.missing.clone()),
        text(&|row| row.at.file.to_string()),
        text(&|row| row.at.sheet.to_string()),
        text(&|row| row.hash.clone()),
        text(&|row| row.rule.clone()),
        place(&|at| at.file.to_string()),
        place(&|at| at.sheet.to_string()),
    ];
    let number = |read: &dyn Fn(&LedgerRow) -> u32| ledger.rows.iter().map(read).collect::<Vec<u32>>();
    let corrected = |read: &dyn Fn(&CellRef) -> u32| number(&|row| row.corrected_by.as_ref().map_or(0, read));
    let numbers = [
        number(&|row| row.at.at.row),
        number(&|row| row.at.at.column),
        corrected(&|at| at.at.row),
        corrected(&|at| at.at.column),
    ];
    let mut columns = Vec::new();
    for (name, values) in TEXT_COLUMNS.iter().zip(texts) {
        columns.push(Series::new((*name).into(), values).into_column());
    }
    for (name, values) in NUMBER_COLUMNS.iter().zip(numbers) {
        columns.push(Series::new((*name).into(), values).into_column());
    }
    DataFrame::new(ledger.rows.len(), columns).map_err(|error| internal(&error))
}

pub(super) fn from_frame(frame: &DataFrame) -> Result<AnswerLedger, Error> {
    let mut texts = Vec::new();
    for name in TEXT_COLUMNS {
        let column = frame.column(name).map_err(|error| internal(&error))?;
        let strings = column.str().map_err(|error| internal(&error))?;
        texts.push(strings.iter().map(|text| text.unwrap_or_default().to_owned()).collect::<Vec<_>>());
    }
    let mut numbers = Vec::new();
    for name in NUMBER_COLUMNS {
        let column = frame.column(name).map_err(|error| internal(&error))?;
        let values = column.u32().map_err(|error| internal(&error))?;
        numbers.push(values.iter().map(Option::unwrap_or_default).collect::<Vec<_>>());
    }
    let at = |file: &str, sheet: &str, row: u32, column: u32| CellRef {
        file: file.into(),
        sheet: sheet.into(),
        at: crate::provenance::CellAddress::new(row, column),
    };
    let rows = (0..frame.height())
        .map(|i| {
            let text = |column: usize| texts[column][i].clone();
            LedgerRow {
                survey: text(0),
                round: text(1),
                case: text(2),
                question: text(3),
                option: text(4),
                raw: text(5),
                value: text(6),
                missing: text(7),
                at: at(&texts[8][i], &texts[9][i], numbers[0][i], numbers[1][i]),
                hash: text(10),
                rule: text(11),
                corrected_by: (!texts[12][i].is_empty())
                    .then(|| at(&texts[12][i], &texts[13][i], numbers[2][i], numbers[3][i])),
            }
        })
        .collect();
    Ok(AnswerLedger { rows })
}
