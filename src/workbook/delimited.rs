//! CSV and TSV: the encoding by byte order mark, then strict UTF-8, then Windows code page 932, as Japanese
//! offices save it; rows and columns are kept as the file has them.

use crate::catalogue::workbook as words;
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::{Limits, Sheet, Unreadable};

/// Text of a delimited file.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (!failed).then(|| text.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, failed) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes);
    (!failed).then(|| text.into_owned())
}

pub(super) fn read(sheet: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let text =
        decode(bytes).ok_or_else(|| Unreadable::new("encoding", words::unknown_encoding(), words::hint_utf8()))?;
    let first_line = text.lines().next().unwrap_or_default();
    let delimiter = if first_line.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for (row, record) in reader.records().enumerate() {
        let record = record
            .map_err(|error| Unreadable::new("damaged-csv", words::reader_says(error), words::hint_resave()))?;
        for (column, field) in record.iter().enumerate() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            grid.insert(CellAddress::new(row, column), CellValue::Text(field.to_owned()));
        }
        if grid.len() > limits.cells {
            return Err(Unreadable::new(
                "too-many-cells",
                words::too_many_cells(limits.cells),
                words::hint_split(),
            ));
        }
    }
    Ok(vec![Sheet { name: sheet.to_owned(), visible: true, grid, evidence: None }])
}
