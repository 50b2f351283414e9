//! xls, xlsb and ods by calamine's whole-sheet readers. Of these only xls tells its merged ranges; for the others
//! [`Container::offers_merges`] says no.

use std::io::{Cursor, Read, Seek};

use calamine::{Data, Ods, Reader, SheetVisible, Xls, Xlsb};

use crate::catalogue::workbook as words;
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::merges::MergedRange;
use crate::workbook::sniff::Container;
use crate::workbook::{Contents, Limits, Sheet, Unreadable, evidence, xlsx};

pub(super) fn read(container: Container, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let bytes = Cursor::new(bytes);
    match container {
        Container::Xls => {
            let mut book: Xls<_> = Xls::new(bytes).map_err(|error| damaged(&error))?;
            let merges = book
                .sheet_names()
                .into_iter()
                .map(|name| book.merge_cells_by_sheet_name(&name).unwrap_or_default())
                .collect::<Vec<_>>();
            let mut sheets = sheets(&mut book, limits)?;
            for (sheet, merges) in sheets.iter_mut().zip(merges) {
                for merge in merges {
                    sheet.grid.merge(MergedRange {
                        first: CellAddress::new(merge.start.0, merge.start.1),
                        last: CellAddress::new(merge.end.0, merge.end.1),
                    });
                }
            }
            let properties = book.workbook_properties().ok();
            Ok(contents(sheets, book.defined_names(), properties))
        }
        Container::Xlsb => {
            let mut book: Xlsb<_> = Xlsb::new(bytes).map_err(|error| damaged(&error))?;
            let sheets = sheets(&mut book, limits)?;
            let properties = book.workbook_properties().ok();
            Ok(contents(sheets, book.defined_names(), properties))
        }
        _ => {
            let mut book: Ods<_> = Ods::new(bytes).map_err(|error| damaged(&error))?;
            let sheets = sheets(&mut book, limits)?;
            let properties = book.workbook_properties().ok();
            Ok(contents(sheets, book.defined_names(), properties))
        }
    }
}

/// Sheets with the names and the properties of their workbook, as far as these formats tell them.
fn contents(
    sheets: Vec<Sheet>,
    names: &[(String, String)],
    properties: Option<calamine::WorkbookProperties>,
) -> Contents {
    let of_book: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let named = |(name, refers_to): &(String, String)| {
        // ods writes `$調査票.$D$14`, the others as xlsx does.
        let place = refers_to.trim_start_matches(['$', '=']);
        let plain = if place.contains('!') { place.to_owned() } else { place.replacen('.', "!", 1) };
        evidence::defined(name.clone(), None, plain, &of_book)
    };
    let names = names.iter().map(named).collect();
    let properties = properties.map(|found| found.custom_properties.into_iter().collect()).unwrap_or_default();
    Contents { sheets, names, properties, ..Contents::default() }
}

fn damaged(error: &dyn std::fmt::Display) -> Unreadable {
    let text = error.to_string();
    if text.to_ascii_lowercase().contains("password") {
        Unreadable::new("encrypted", words::encrypted(), words::hint_password())
    } else {
        Unreadable::new("damaged-workbook", words::reader_says(text), words::hint_send_again())
    }
}

fn sheets<RS: Read + Seek, R: Reader<RS>>(book: &mut R, limits: &Limits) -> Result<Vec<Sheet>, Unreadable>
where
    R::Error: std::fmt::Display,
{
    let mut found = Vec::new();
    let mut count = 0usize;
    for meta in book.sheets_metadata().to_vec() {
        let range = book.worksheet_range(&meta.name).map_err(|error| damaged(&error))?;
        let mut grid = Grid::default();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            if let Some(value) = convert(value) {
                grid.insert(CellAddress::new(top + row, left + column), value);
            }
        }
        count += grid.len();
        if count > limits.cells {
            return Err(Unreadable::new(
                "too-many-cells",
                words::too_many_cells(limits.cells),
                words::hint_split(),
            ));
        }
        found.push(Sheet {
            visible: meta.visible == SheetVisible::Visible,
            name: meta.name,
            grid,
            evidence: None,
        });
    }
    Ok(found)
}

fn convert(value: &Data) -> Option<CellValue> {
    match value {
        Data::Empty => None,
        Data::Int(number) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "spreadsheet integers are doubles")]
            Some(CellValue::Number(*number as f64))
        }
        Data::Float(number) => Some(CellValue::Number(*number)),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Some(CellValue::Text(text.clone()))
        }
        Data::Bool(value) => Some(CellValue::Bool(*value)),
        Data::DateTime(moment) => Some(xlsx::date(moment)),
        Data::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}
