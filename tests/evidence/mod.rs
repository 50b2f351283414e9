//! What a workbook tells beside its values, read from packages as they come: of Excel, of other programs, of the strict
//! form of the format, and of nobody in his right mind.

mod drawn;
mod form;
mod oracle;
mod told;

use kaishu::provenance::CellAddress;
use kaishu::workbook::{Limits, MergedRange, Sheet, Workbook, read};

/// A fixture, which must be readable.
fn book(name: &str) -> Workbook {
    let file = format!("{}/tests/fixtures/evidence/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    read(name, &bytes, &Limits::default()).unwrap_or_else(|finding| panic!("{finding:#?}"))
}

fn sheet<'b>(book: &'b Workbook, name: &str) -> &'b Sheet {
    book.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"))
}

/// `D14` as a place.
fn at(cell: &str) -> CellAddress {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase).count();
    let column = cell[..letters].bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
    CellAddress::new(cell[letters..].parse::<u32>().unwrap() - 1, column)
}

/// `A1:B2` as a range.
fn range(cells: &str) -> MergedRange {
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    MergedRange { first: at(first), last: at(last) }
}
