//! Lists of the same columns in other files. Where each section keeps a list of its own, only all of them show which answers there are:
//! the bodies of one kind stand in one file and those of another in the next.

use std::collections::BTreeMap;

use crate::draft::page::{Page, Piece, Returns};
use crate::draft::table::{self, Heading, Table};
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook};

/// Of every ten headings so many are those of the other list.
const SAME_IN_TEN: usize = 6;

/// A heading and the one above it, in the matching form.
type Words = (String, String);

/// A list in another file.
pub(super) struct Alike {
    /// The file.
    pub file: String,
    /// Whether it has every column.
    pub whole: bool,
    /// What stands in its columns.
    columns: BTreeMap<Words, Vec<Piece>>,
}

impl Alike {
    /// What stands below a heading.
    pub(super) fn values(&self, heading: &Heading) -> &[Piece] {
        self.columns.get(&words(heading)).map_or(&[], Vec::as_slice)
    }
}

/// The lists with the columns of a list, one of each of the other files.
pub(super) fn lists(own: &Table, others: &[(String, &Workbook)]) -> Vec<Alike> {
    let wanted: Vec<Words> = own.headings.iter().map(words).collect();
    let in_file = |(file, book): &(String, &Workbook)| {
        let sheets = book.sheets.iter().filter(|sheet| sheet.visible && !sheet.grid.is_empty());
        sheets.filter_map(|sheet| on_sheet(&wanted, file, sheet)).max_by_key(|alike| alike.columns.len())
    };
    others.iter().filter_map(in_file).collect()
}

fn on_sheet(wanted: &[Words], file: &str, sheet: &Sheet) -> Option<Alike> {
    let returns = Returns::default();
    let page = Page::new(file, sheet, &returns);
    let table = table::find(&page)?;
    let known = table.headings.iter().filter(|heading| wanted.contains(&words(heading)));
    let values = |heading: &Heading| table.values(&page, heading.at.column).into_iter().cloned().collect();
    let columns: BTreeMap<Words, Vec<Piece>> = known.map(|heading| (words(heading), values(heading))).collect();
    let whole = wanted.iter().all(|words| columns.contains_key(words));
    let alike = columns.len() * 10 >= wanted.len() * SAME_IN_TEN;
    alike.then(|| Alike { file: file.to_owned(), whole, columns })
}

fn words(heading: &Heading) -> Words {
    let above = heading.above.as_ref().map(|(above, _)| key(above));
    (above.unwrap_or_default(), key(&heading.text))
}
