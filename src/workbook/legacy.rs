//! xls, xlsb and ods by calamine's whole-sheet readers. Of these only xls tells its merged ranges; those of the others are
//! read from the package beside it.

mod code_page;
mod ods_merges;
mod xlsb_merges;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use calamine::{Data, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, XlsOptions, Xlsb};

use crate::catalogue::{files as reasons, workbook as words};
use crate::provenance::CellAddress;
use crate::text::era::CivilDate;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::merges::MergedRange;
use crate::workbook::package::Package;
use crate::workbook::sniff::Container;
use crate::workbook::unpacked;
use crate::workbook::xml::{Broken, Budget};
use crate::workbook::{Contents, Limits, Odd, Sheet, Unreadable, evidence, iso, limits};

pub(super) fn read(container: Container, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let mut budget = limits::Budget::new(limits);
    match container {
        Container::Xls => xls(bytes, limits),
        Container::Xlsb => {
            unpacked::check(bytes, limits)?;
            let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
            let sheets = xlsb(&mut book, &mut budget)?;
            let properties = book.workbook_properties().ok();
            Ok(with_merges(contents(sheets, book.defined_names(), properties), bytes, limits, of_xlsb))
        }
        _ => {
            unpacked::check(bytes, limits)?;
            let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
            let sheets = sheets(&mut book, &mut budget)?;
            let properties = book.workbook_properties().ok();
            Ok(with_merges(contents(sheets, book.defined_names(), properties), bytes, limits, ods_merges::read))
        }
    }
}

/// What is read of a sheet beside calamine.
#[derive(Debug, Default)]
struct Beside {
    merges: Vec<MergedRange>,
    /// Failed formulas with what they show.
    failed: Vec<(CellAddress, String)>,
}

/// A reader of what calamine keeps to itself, by the name of the sheet.
type ReadBeside = fn(&mut Package<'_>, usize) -> Result<BTreeMap<String, Beside>, Broken>;

/// The merged ranges of an xlsb; its failed formulas are told by calamine.
fn of_xlsb(package: &mut Package<'_>, most: usize) -> Result<BTreeMap<String, Beside>, Broken> {
    let merges = xlsb_merges::read(package, most)?.into_iter();
    Ok(merges.map(|(name, merges)| (name, Beside { merges, failed: Vec::new() })).collect())
}

/// Contents with their merged ranges. Where these cannot be read the cells are there all the same, and a form that is
/// read by its labels says that it cannot be.
fn with_merges(mut contents: Contents, bytes: &[u8], limits: &Limits, read: ReadBeside) -> Contents {
    let merges =
        Package::open(bytes, Budget::new(limits)).and_then(|mut package| read(&mut package, limits.cells));
    match merges {
        Ok(mut merges) => {
            for sheet in &mut contents.sheets {
                let beside = merges.remove(&sheet.name).unwrap_or_default();
                for range in beside.merges {
                    sheet.grid.merge(range);
                }
                for (at, shown) in beside.failed {
                    sheet.grid.insert(at, CellValue::Error(shown));
                }
            }
        }
        Err(_) => contents.lost_merges = true,
    }
    contents
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

/// An old binary workbook. Excel 5 and 95 wrote text in the code page of the machine, and many a file says the wrong one.
fn xls(bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let read = |force: Option<u16>| {
        let options = {
            let mut options = XlsOptions::default();
            options.force_codepage = force;
            options
        };
        let mut book: Xls<_> =
            Xls::new_with_options(Cursor::new(bytes), options).map_err(|error| damaged(&error))?;
        let merges = book
            .sheet_names()
            .into_iter()
            .map(|name| book.merge_cells_by_sheet_name(&name).unwrap_or_default())
            .collect::<Vec<_>>();
        let mut sheets = sheets(&mut book, &mut limits::Budget::new(limits))?;
        for (sheet, merges) in sheets.iter_mut().zip(merges) {
            for merge in merges.into_iter().take(limits.cells) {
                sheet.grid.merge(MergedRange {
                    first: CellAddress::new(merge.start.0, merge.start.1),
                    last: CellAddress::new(merge.end.0, merge.end.1),
                });
            }
        }
        let properties = book.workbook_properties().ok();
        Ok(contents(sheets, book.defined_names(), properties))
    };
    let mut plain = read(None)?;
    let declared = code_page::declared(bytes);
    if let Some(declared) = declared.filter(|page| *page != code_page::JAPANESE)
        && code_page::is_japanese_misread(declared, plain.sheets.iter().flat_map(texts))
    {
        let mut forced = read(Some(code_page::JAPANESE))?;
        // Where the other reading loses characters, the file meant what it said.
        if lost(&forced.sheets) == 0 {
            forced.odd.push(Odd::CodePage { declared });
            return Ok(forced);
        }
    }
    let cells = lost(&plain.sheets);
    if cells > 0 {
        plain.odd.push(Odd::LostCharacters { cells });
    }
    Ok(plain)
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = &str> {
    sheet.grid.cells().filter_map(|(_, value)| match value {
        CellValue::Text(text) => Some(text.as_str()),
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
    })
}

/// Cells with characters that could not be read.
fn lost(sheets: &[Sheet]) -> usize {
    sheets.iter().flat_map(texts).filter(|text| text.contains('\u{FFFD}')).count()
}

fn damaged(error: &dyn std::fmt::Display) -> Unreadable {
    let text = error.to_string();
    if text.to_ascii_lowercase().contains("password") {
        Unreadable::new("encrypted", reasons::encrypted(), reasons::hint_password())
    } else {
        Unreadable::new("damaged-workbook", words::reader_says(text), words::hint_send_again())
    }
}

/// A sheet of xlsb cell by cell: one stray cell at its end would make the whole sheet as large as it could be.
fn xlsb<RS: Read + Seek>(book: &mut Xlsb<RS>, budget: &mut limits::Budget) -> Result<Vec<Sheet>, Unreadable> {
    let mut found = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = Grid::default();
        let mut cells = book.worksheet_cells_reader(&meta.name).map_err(|error| damaged(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            match convert(&Data::from(cell.get_value().clone())) {
                Some(value) => {
                    budget.value(&value)?;
                    grid.insert(CellAddress::new(row, column), value);
                }
                None => budget.step()?,
            }
        }
        let visible = meta.visible == SheetVisible::Visible;
        found.push(Sheet { visible, name: meta.name, grid, evidence: None });
    }
    Ok(found)
}

fn sheets<RS: Read + Seek, R: Reader<RS>>(
    book: &mut R,
    budget: &mut limits::Budget,
) -> Result<Vec<Sheet>, Unreadable>
where
    R::Error: std::fmt::Display,
{
    let mut found = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let range = book.worksheet_range(&meta.name).map_err(|error| damaged(&error))?;
        let mut grid = Grid::default();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
            match convert(value) {
                Some(value) => {
                    budget.value(&value)?;
                    grid.insert(CellAddress::new(top + row, left + column), value);
                }
                None => budget.step()?,
            }
        }
        let visible = meta.visible == SheetVisible::Visible;
        found.push(Sheet { visible, name: meta.name, grid, evidence: None });
    }
    Ok(found)
}

fn convert(value: &Data) -> Option<CellValue> {
    match value {
        Data::Empty => None,
        Data::Int(number) => {
            // Whole numbers of a sheet fit a double exactly; larger ones do not occur in these formats.
            #[expect(clippy::cast_precision_loss, reason = "spreadsheet integers are doubles")]
            Some(CellValue::Number(*number as f64))
        }
        Data::Float(number) => Some(CellValue::Number(*number)),
        Data::DateTimeIso(text) => Some(iso::date(text)),
        Data::DurationIso(text) => Some(iso::time(text)),
        Data::String(text) => Some(CellValue::Text(text.clone())),
        Data::Bool(value) => Some(CellValue::Bool(*value)),
        Data::DateTime(moment) => Some(date(moment)),
        Data::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}

/// A date cell as a day; a time of day or a duration stays a number, since it names no day.
fn date(moment: &ExcelDateTime) -> CellValue {
    if moment.is_datetime() && moment.as_f64() >= 1.0 {
        let (year, month, day, ..) = moment.to_ymd_hms_milli();
        CellValue::Date(CivilDate { year: i32::from(year), month, day: Some(day) })
    } else {
        CellValue::Number(moment.as_f64())
    }
}
