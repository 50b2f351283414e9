//! Sheets that somebody added to a form: what stands on them is listed, since it may say something about an answer.

use crate::catalogue::{Phrase, layouts};
use crate::collect::around::{QUOTED, shortened};
use crate::collect::own_form::Laid;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::blank::Blank;
use crate::text::clean::clean;
use crate::workbook::cell_ref;

/// One finding for each sheet with something on it that is neither of the form nor another copy of it.
pub(super) fn beside_form(file: &str, sheets: &[Blank], laid: &[Laid<'_>], form: &Laid<'_>) -> Vec<Diagnostic> {
    let lists = crate::catalogue::questionnaire::sheet_lists();
    let lists = lists.text(SHEET_LANG);
    let ours = |name: &str| name == lists || sheets.iter().skip(1).any(|sheet| sheet.name == name);
    let added = laid
        .iter()
        .filter(|one| one.sheet.name != form.sheet.name && !ours(&one.sheet.name) && !one.alignment.is_the_form());
    let mut findings = Vec::new();
    for one in added {
        let cells = one.sheet.grid.cells().map(|(at, value)| (at, value.raw()));
        let cells: Vec<(CellAddress, String)> = cells.filter(|(_, text)| !clean(text).is_empty()).collect();
        if cells.is_empty() {
            continue;
        }
        let mut quoted: Vec<Phrase> = vec![layouts::sheet_beside(&one.sheet.name)];
        quoted.extend(cells.iter().take(QUOTED).map(|(at, text)| layouts::quoted(at, shortened(text))));
        if cells.len() > QUOTED {
            quoted.push(layouts::and_more(cells.len() - QUOTED));
        }
        let places = cells.iter().take(QUOTED).map(|(at, _)| cell_ref(file, &one.sheet.name, *at)).collect();
        let (expected, hint) = (layouts::expected_outside(), layouts::hint_outside());
        let found = Phrase::list(quoted);
        findings.push(Diagnostic::at("outside-box", Severity::Query, places, found, expected, hint));
    }
    findings
}
