//! xlsx by calamine's streaming cell reader. The dense `worksheet_range` is never used here: one stray cell at
//! XFD1048576 makes it ask for 512 GB, which no program can catch.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::catalogue::{files as reasons, workbook as words};
use crate::provenance::CellAddress;
use crate::text::era::CivilDate;
use crate::workbook::evidence::{self, SheetEvidence};
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::limits::Budget;
use crate::workbook::merges::MergedRange;
use crate::workbook::{Contents, Limits, Sheet, Unreadable, number_format, unpacked};

/// Cells that cannot be read (`#SPILL!`) after which a sheet is taken for damaged.
const MAX_UNREADABLE: usize = 10_000;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    unpacked::check(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut told = evidence::read(bytes, limits);
    let names: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(names.len());
    let mut budget = Budget::new(limits);
    for (name, visible) in names {
        let mut evidence = told.sheets.remove(&name);
        let mut grid = read_cells(&mut book, &name, &mut budget, evidence.as_ref())?;
        for merge in book.merge_cells_by_sheet_name(&name).unwrap_or_default().into_iter().take(limits.cells) {
            grid.merge(MergedRange {
                first: CellAddress::new(merge.start.0, merge.start.1),
                last: CellAddress::new(merge.end.0, merge.end.1),
            });
        }
        if let Some(evidence) = &mut evidence {
            // A cell struck through by its own font has no runs; its words are in the grid.
            for (at, struck) in evidence.struck.iter_mut().filter(|(_, struck)| struck.text.is_empty()) {
                struck.text = grid.own(*at).map(CellValue::raw).unwrap_or_default();
            }
        }
        sheets.push(Sheet { name, visible, grid, evidence });
    }
    evidence::resolve_entries(&mut sheets, &told.names);
    Ok(Contents {
        sheets,
        names: told.names,
        properties: told.properties,
        broken: told.broken,
        ..Contents::default()
    })
}

fn read_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut Budget,
    evidence: Option<&SheetEvidence>,
) -> Result<Grid, Unreadable> {
    let mut grid = Grid::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| damaged(&error))?;
    loop {
        match cells.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                let at = CellAddress::new(row, column);
                match convert(cell.get_value()) {
                    Some(value) => {
                        budget.value(&value)?;
                        let value = match evidence {
                            Some(evidence) => by_format(value, cell.get_value(), at, evidence),
                            None => value,
                        };
                        grid.insert(at, value);
                    }
                    None => budget.step()?,
                }
            }
            Ok(None) => break,
            // An error value that the reader does not know ends that cell, not the sheet.
            Err(XlsxError::CellError(_)) if grid.unreadable_cells < MAX_UNREADABLE => grid.unreadable_cells += 1,
            Err(error) => return Err(damaged(&error)),
        }
    }
    // The other reader knows where they are and what they say.
    for (at, error) in evidence.iter().flat_map(|evidence| &evidence.errors) {
        if grid.own(*at).is_none() {
            grid.insert(*at, CellValue::Error(error.clone()));
            grid.unreadable_cells = grid.unreadable_cells.saturating_sub(1);
        }
    }
    Ok(grid)
}

/// What a number means by its format, which the reader of the values knows only in part: a day in an era, a year, a time.
fn by_format(value: CellValue, read: &DataRef<'_>, at: CellAddress, evidence: &SheetEvidence) -> CellValue {
    let serial = match read {
        DataRef::DateTime(moment) => moment.as_f64(),
        DataRef::Float(number) => *number,
        DataRef::Int(_) => match value {
            CellValue::Number(number) => number,
            _ => return value,
        },
        _ => return value,
    };
    let Some(code) = evidence.formats.get(at) else { return value };
    number_format::value(code, serial, evidence.date1904).unwrap_or(value)
}

pub(super) fn convert(value: &DataRef<'_>) -> Option<CellValue> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => {
            // Whole numbers of a sheet fit a double exactly; larger ones do not occur in the format.
            #[expect(clippy::cast_precision_loss, reason = "spreadsheet integers are doubles")]
            Some(CellValue::Number(*number as f64))
        }
        DataRef::Float(number) => Some(CellValue::Number(*number)),
        DataRef::String(text) => Some(CellValue::Text(text.clone())),
        DataRef::SharedString(text) => Some(CellValue::Text((*text).to_owned())),
        DataRef::Bool(value) => Some(CellValue::Bool(*value)),
        DataRef::DateTime(moment) => Some(date(moment)),
        DataRef::DateTimeIso(text) => Some(iso_date(text)),
        DataRef::DurationIso(text) => Some(iso_time(text)),
        DataRef::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}

/// A day that the file writes as `2020-10-12` or `2020-10-12T09:00:00`; anything else stays as it is written.
pub(super) fn iso_date(text: &str) -> CellValue {
    let mut parts = text.split('T').next().unwrap_or_default().splitn(3, '-');
    let mut next = || parts.next()?.parse::<u16>().ok();
    let date = (|| {
        let (year, month, day) = (next()?, next()?, next()?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        CivilDate::new(i32::from(year), month, Some(day)).ok()
    })();
    date.map_or_else(|| CellValue::Text(text.to_owned()), CellValue::Date)
}

/// A time that the file writes as `PT9H30M00S`, as the part of a day that the other formats hold; anything else stays as it
/// is written.
pub(super) fn iso_time(text: &str) -> CellValue {
    let seconds = text.strip_prefix("PT").and_then(|rest| {
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let number = |part: &str| part.parse::<f64>().ok().filter(|number| number.is_finite());
        Some(number(hours)? * 3600.0 + number(minutes)? * 60.0 + number(rest.strip_suffix('S')?)?)
    });
    seconds.map_or_else(|| CellValue::Text(text.to_owned()), |seconds| CellValue::Number(seconds / 86_400.0))
}

/// A date cell as a day; a time of day or a duration stays a number, since it names no day.
pub(super) fn date(moment: &calamine::ExcelDateTime) -> CellValue {
    if moment.is_datetime() && moment.as_f64() >= 1.0 {
        let (year, month, day, ..) = moment.to_ymd_hms_milli();
        CellValue::Date(CivilDate { year: i32::from(year), month, day: Some(day) })
    } else {
        CellValue::Number(moment.as_f64())
    }
}

fn damaged(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::new("encrypted", reasons::encrypted(), reasons::hint_password()),
        other => Unreadable::new("damaged-workbook", words::reader_says(other), words::hint_send_again()),
    }
}
