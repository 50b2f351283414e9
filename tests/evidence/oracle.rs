//! calamine over every xlsx at hand, as the oracle of our own reader: the same values in the same cells, the same merges
//! and the same formulas.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use kaishu::provenance::CellAddress;
use kaishu::workbook::{CellValue, Container, Limits, MergedRange, Sheet, read};

/// Larger files say nothing that smaller ones do not.
const LARGEST: u64 = 2 << 20;

/// Cells that share a formula of a cell below the first of their range: the reader of the values moves the formula from
/// that first cell, and not from the one that it is written for.
const MOVED_FROM_ELSEWHERE: [&str; 3] = [
    "apache+poi/FormatConditionTests.xlsx!Tests!A25",
    "apache+poi/FormatConditionTests.xlsx!Tests!A30",
    "apache+poi/FormatConditionTests.xlsx!Tests!A31",
];

#[derive(Debug, Default)]
struct Count {
    files: usize,
    sheets: usize,
    cells: usize,
    merges: usize,
    formulas: usize,
    formatted: usize,
    no_evidence: usize,
    not_readable: usize,
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, files);
        } else if path.extension().is_some_and(|ending| ["xlsx", "xlsm"].iter().any(|known| ending == *known)) {
            files.push(path);
        }
    }
}

#[test]
fn both_readers_tell_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["fixtures", "tests/fixtures"] {
        below(&root.join(folder), &mut files);
    }
    // Beside the project, or beside the folder of its worktrees.
    let corpus = root.ancestors().skip(1).map(|above| above.join("shared/corpus")).find(|folder| folder.is_dir());
    match corpus {
        Some(corpus) => below(&corpus, &mut files),
        None => println!("skipped: no shared corpus beside the project"),
    }
    files.sort();
    let mut count = Count::default();
    let mut wrong = Vec::new();
    for file in files {
        if std::fs::metadata(&file).unwrap().len() <= LARGEST {
            compare(&file, &mut count, &mut wrong);
        }
    }
    println!("{count:#?}");
    assert!(count.files > 150 && count.merges > 100, "{count:?}");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

fn compare(file: &Path, count: &mut Count, wrong: &mut Vec<String>) {
    let bytes = std::fs::read(file).unwrap();
    let name = file.to_string_lossy().into_owned();
    let limits = Limits { cells: 300_000, ..Limits::default() };
    let Ok(book) = read(&name, &bytes, &limits) else {
        count.not_readable += 1;
        return;
    };
    if book.container != Container::Xlsx {
        return;
    }
    count.files += 1;
    let Ok(mut values) = Xlsx::new(Cursor::new(bytes.as_slice())) else { return };
    let names: Vec<String> = values
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    for (name, sheet) in names.iter().zip(&book.sheets) {
        assert_eq!(*name, sheet.name);
        let Some(told) = &sheet.evidence else {
            count.no_evidence += 1;
            continue;
        };
        count.sheets += 1;
        count.cells += sheet.grid.len();
        count.formatted += told.formats.ranges().count();
        let place = format!("{}!{name}", file.display());
        values_agree(&mut values, sheet, &place, wrong);
        let merges: BTreeSet<MergedRange> = values
            .merge_cells_by_sheet_name(name)
            .unwrap_or_default()
            .iter()
            .map(|merge| MergedRange {
                first: CellAddress::new(merge.start.0, merge.start.1),
                last: CellAddress::new(merge.end.0, merge.end.1),
            })
            .collect();
        count.merges += merges.len();
        for merge in merges.iter().filter(|merge| sheet.grid.merged(merge.last) != Some(**merge)) {
            wrong.push(format!("{place}: merge {merge:?} / {:?}", sheet.grid.merged(merge.last)));
        }
        let formulas = formulas(&mut values, name);
        count.formulas += formulas.len();
        let of_evidence: BTreeMap<CellAddress, &str> =
            told.formulas.iter().map(|(at, formula)| (*at, formula.text.as_str())).collect();
        for (at, formula) in &formulas {
            let cell = format!("{place}!{at}");
            let elsewhere = MOVED_FROM_ELSEWHERE.iter().any(|known| cell.ends_with(known));
            if of_evidence.get(at) != Some(&formula.as_str()) && !elsewhere {
                wrong.push(format!("{place}!{at}: {formula:?} / {:?}", of_evidence.get(at)));
            }
        }
        // Of a cell with an error that it does not know calamine tells nothing.
        let is_error = |at: &CellAddress| matches!(sheet.grid.own(*at), Some(CellValue::Error(_)));
        let known = |at: &CellAddress| formulas.contains_key(at) || is_error(at);
        for (at, formula) in of_evidence.iter().filter(|(at, _)| !known(at)) {
            wrong.push(format!("{place}!{at}: only evidence has {formula:?}"));
        }
    }
}

/// Every cell holds what calamine reads in it, and no other cell holds anything.
fn values_agree(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &Sheet, place: &str, wrong: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    let mut cells = book.worksheet_cells_reader(&sheet.name).unwrap();
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            // An error value that only newer programs know.
            Err(XlsxError::CellError(_)) => continue,
            Ok(None) => break,
            Err(error) => {
                wrong.push(format!("{place}: {error}"));
                return;
            }
        };
        let (row, column) = cell.get_position();
        let at = CellAddress::new(row, column);
        let own = sheet.grid.own(at);
        let formatted = sheet.evidence.as_ref().is_some_and(|evidence| evidence.formats.get(at).is_some());
        let same = match (cell.get_value(), own) {
            (DataRef::Empty, None) => true,
            (DataRef::String(text), None) => text.is_empty(),
            (DataRef::SharedString(text), None) => text.is_empty(),
            (DataRef::String(text), Some(CellValue::Text(own))) => text == own,
            (DataRef::SharedString(text), Some(CellValue::Text(own))) => text == own,
            (DataRef::Bool(value), Some(CellValue::Bool(own))) => value == own,
            (DataRef::Error(error), Some(CellValue::Error(own))) => error.to_string() == *own,
            (DataRef::DateTimeIso(text), Some(own)) => own.raw() == *text || text.starts_with(&own.raw()),
            (DataRef::Float(number), Some(CellValue::Number(own))) => number.to_bits() == own.to_bits(),
            (DataRef::DateTime(moment), Some(CellValue::Number(own))) => {
                moment.as_f64().to_bits() == own.to_bits()
            }
            (DataRef::DateTime(moment), Some(CellValue::Date(own))) => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                (i32::from(year), month, Some(day)) == (own.year, own.month, own.day)
            }
            // Days and years in eras, which calamine takes for numbers or for another day.
            (DataRef::Float(_) | DataRef::DateTime(_), Some(CellValue::Date(_) | CellValue::Text(_))) => formatted,
            _ => false,
        };
        if !same {
            wrong.push(format!("{place}!{at}: {:?} / {own:?}", cell.get_value()));
        }
        seen.insert(at);
    }
    let errors = |value: &CellValue| matches!(value, CellValue::Error(_));
    for (at, value) in sheet.grid.cells().filter(|(at, value)| !seen.contains(at) && !errors(value)) {
        wrong.push(format!("{place}!{at}: nothing / {value:?}"));
    }
}

fn formulas(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> BTreeMap<CellAddress, String> {
    let mut found = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(sheet).unwrap();
    loop {
        match cells.next_cell_with_formula() {
            Ok(Some(cell)) => {
                if let Some(formula) = cell.formula {
                    found.insert(CellAddress::new(cell.pos.0, cell.pos.1), formula);
                }
            }
            Err(XlsxError::CellError(_)) => {}
            Ok(None) | Err(_) => return found,
        }
    }
}
