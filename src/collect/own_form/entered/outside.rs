//! What stands in an entry workbook and is neither printed nor in the row and column of a respondent: notes beside, above and
//! below the table, inserted columns, other sheets. None of it is read as an answer and all of it is listed.

use crate::catalogue::{Phrase, layouts, own_form as words};
use crate::collect::around::{QUOTED, shortened};
use crate::collect::own_form::entered::Known;
use crate::collect::own_form::entered::columns::{Plan, Table};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::blank::Holds;
use crate::workbook::{Sheet, cell_ref};

/// What stands beside the table: one finding for each respondent's row, and one for the rest of the sheet.
pub(super) fn beside_table(
    file: &str,
    plan: &Plan,
    table: &Table<'_>,
    keyed: &[u32],
    known: &Known<'_>,
) -> Vec<Diagnostic> {
    let sheet = table.sheet;
    let column = |holds: &Holds| table.column(holds);
    let mut rest: Vec<(CellAddress, String)> = Vec::new();
    let mut findings = Vec::new();
    for row in sheet.grid.rows() {
        let is_keyed = keyed.contains(&row);
        let cells =
            sheet.grid.row(row).map(|(at, value)| (at, value.raw())).filter(|(_, text)| !text.trim().is_empty());
        let outside = cells.filter(|(at, text)| {
            if is_keyed || table.is_printed(row) {
                return !(table.is_held(at.column) || (table.is_printed(row) && plan.prints(text)));
            }
            // A respondent of whom nothing was keyed stands there as the sheet was made.
            let prefilled = row > table.first()
                && ((column(&Holds::Code) == Some(at.column) && known.is_code(text))
                    || (column(&Holds::Name) == Some(at.column) && known.is_name(text)));
            !prefilled && !plan.prints(text)
        });
        let outside: Vec<(CellAddress, String)> = outside.collect();
        if is_keyed && !outside.is_empty() {
            let place = format!("{file}!{}!{}", sheet.name, u64::from(row) + 1);
            let mut finding = finding(file, sheet, &outside);
            finding.scope.case = Some(place);
            findings.push(finding);
        } else {
            rest.extend(outside);
        }
    }
    if !rest.is_empty() {
        findings.push(finding(file, sheet, &rest));
    }
    findings
}

/// What stands on a sheet without a table; the lists of options are ours.
pub(super) fn other_sheet(file: &str, plan: &Plan, sheet: &Sheet) -> Option<Diagnostic> {
    let cells = sheet.grid.cells().map(|(at, value)| (at, value.raw()));
    let cells: Vec<(CellAddress, String)> =
        cells.filter(|(_, text)| !text.trim().is_empty() && !plan.prints(text)).collect();
    (!cells.is_empty()).then(|| {
        let mut finding = finding(file, sheet, &cells);
        finding.found = Phrase::list([layouts::sheet_beside(&sheet.name), finding.found]);
        finding
    })
}

fn finding(file: &str, sheet: &Sheet, cells: &[(CellAddress, String)]) -> Diagnostic {
    let mut quoted: Vec<Phrase> =
        cells.iter().take(QUOTED).map(|(at, text)| layouts::quoted(at, shortened(text))).collect();
    if cells.len() > QUOTED {
        quoted.push(layouts::and_more(cells.len() - QUOTED));
    }
    let places = cells.iter().map(|(at, _)| cell_ref(file, &sheet.name, *at)).collect();
    Diagnostic::at(
        "outside-box",
        Severity::Query,
        places,
        Phrase::list(quoted),
        words::only_columns(),
        words::hint_outside_columns(),
    )
}
