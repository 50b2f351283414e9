//! Reads the correction ledger (データ修正記録), a CSV or workbook that people write in every round. It is data and not a
//! definition: a row that cannot be read is a finding that holds out what it was about, and the other rows apply.

use std::sync::Arc;

use crate::catalogue::{Phrase, definition as words};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::missing::Disposition;
use crate::survey::toml::delimited::{CsvRow, Delimited};
use crate::survey::toml::ledger_book;
use crate::survey::toml::source::SourceFile;
use crate::text::clean::clean;
use crate::text::era::{DateReading, read_date};
use crate::workbook::sheet_name;

pub use crate::survey::toml::ledger_book::is_book;

/// The headings of the ledger, Japanese and English, in the order in which they are usually written.
pub const HEADINGS: [[&str; 2]; 10] = [
    ["種類", "action"],
    ["調査", "survey"],
    ["回", "round"],
    ["対象", "case"],
    ["設問", "question"],
    ["旧値", "old"],
    ["新値", "new"],
    ["理由", "reason"],
    ["確認者", "confirmed_by"],
    ["日付", "date"],
];

/// A ledger with its columns found.
struct Ledger {
    file: Arc<str>,
    sheet: Arc<str>,
    table: Delimited,
    columns: [Option<usize>; 10],
}

impl Ledger {
    fn get<'r>(&self, row: &'r CsvRow, heading: &str) -> &'r str {
        let place = HEADINGS.iter().position(|names| names[1] == heading);
        row.text(place.and_then(|place| self.columns[place]))
    }

    fn place(&self, row: u32) -> CellRef {
        self.cell(row, 0)
    }

    fn cell(&self, row: u32, column: u32) -> CellRef {
        CellRef { file: self.file.clone(), sheet: self.sheet.clone(), at: CellAddress::new(row, column) }
    }

    fn last(&self) -> Option<CellRef> {
        self.table.rows.last().map(|row| self.place(row.row))
    }

    /// What a row is about, as far as it says so.
    fn scope(&self, row: &CsvRow) -> Scope {
        let part = |heading| Some(self.get(row, heading)).filter(|text| !text.is_empty()).map(str::to_owned);
        Scope {
            survey: part("survey"),
            round: part("round"),
            case: part("case"),
            question: part("question"),
            figure: None,
        }
    }
}

/// What a row does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Set,
    Use,
    Match,
    Dispose,
    Accept,
}

/// The action that a word names.
pub(super) fn action(word: &str) -> Option<Action> {
    match clean(word).to_lowercase().as_str() {
        "set" | "修正" => Some(Action::Set),
        "use" | "採用" => Some(Action::Use),
        "match" | "照合" => Some(Action::Match),
        "disposition" | "区分" => Some(Action::Dispose),
        "accept" | "了承" => Some(Action::Accept),
        _ => None,
    }
}

/// Reads the ledger: the rows that apply, and what is wrong with the others.
pub fn read_decisions(file_name: &str, bytes: &[u8]) -> (Vec<Decision>, Vec<Diagnostic>) {
    let mut others = Vec::new();
    let (sheet, table) = if is_book(bytes) {
        match ledger_book::read(file_name, bytes, &HEADINGS) {
            Ok((sheet, table, unread)) => {
                others = unread;
                (sheet, table)
            }
            Err(unreadable) => return (Vec::new(), vec![*unreadable]),
        }
    } else {
        let file = SourceFile::from_bytes(file_name, bytes);
        if let Some(charset) = file.foreign {
            return (
                Vec::new(),
                vec![unreadable(file_name, words::foreign_charset(charset), words::save_as_utf8())],
            );
        }
        let table = Delimited::read(&file);
        if table.is_by_tabs() {
            return (Vec::new(), vec![unreadable(file_name, words::tab_separated(), words::save_with_commas())]);
        }
        (sheet_name(file_name), table)
    };
    let columns = HEADINGS.map(|names| table.column(&names));
    let (file, sheet) = (Arc::from(file_name), Arc::from(sheet));
    let ledger = Ledger { file, sheet, table, columns };
    let (mut decisions, mut diagnostics) = (Vec::new(), others);
    if ledger.table.head.cells.is_empty() {
        diagnostics.push(Diagnostic::of_file(
            "ledger-unreadable",
            Severity::Query,
            file_name,
            words::ledger_empty(),
            words::ledger_readable(),
            words::ledger_empty_hint(),
        ));
        return (decisions, diagnostics);
    }
    let lacking: Vec<&str> =
        HEADINGS.iter().zip(&columns).filter(|(_, found)| found.is_none()).map(|(names, _)| names[0]).collect();
    if !lacking.is_empty() {
        // Without its headings nobody can tell what the ledger was to change, so everything waits for it.
        diagnostics.push(Diagnostic::at(
            "ledger-heading",
            Severity::Undecided,
            vec![ledger.place(ledger.table.head.row)],
            words::ledger_headings_lack(Phrase::list(&lacking)),
            words::ledger_headings(HEADINGS.map(|names| names[0]).join(",")),
            words::ledger_heading_hint(),
        ));
        return (decisions, diagnostics);
    }
    for row in &ledger.table.rows {
        match read_row(&ledger, row) {
            Ok(decision) => {
                diagnostics.extend(incomplete(&ledger, row));
                decisions.push(decision);
            }
            Err((found, expected)) => diagnostics.push(unread(&ledger, row, found, expected)),
        }
    }
    if ledger.table.open_quote.is_some() {
        // The last row has swallowed the rows after it, and nobody can tell what those were about.
        decisions.pop_if(|last| Some(&last.place) == ledger.last().as_ref());
        diagnostics.retain(|found| ledger.last().is_none_or(|last| !found.places.contains(&last)));
        diagnostics.push(Diagnostic::at(
            "ledger-row",
            Severity::Undecided,
            ledger.last().into_iter().collect(),
            words::open_quote(),
            words::quote_commas(),
            words::ledger_row_hint(),
        ));
    }
    (decisions, diagnostics)
}

/// A ledger that cannot be read as a whole. Nobody can tell what it was to change, so everything waits for it.
fn unreadable(file: &str, found: Phrase, hint: Phrase) -> Diagnostic {
    Diagnostic::of_file("ledger-unreadable", Severity::Undecided, file, found, words::ledger_readable(), hint)
}

/// What a row that applies lacks: who confirmed it, and the day. What the row changes is known without.
fn incomplete(ledger: &Ledger, row: &CsvRow) -> Option<Diagnostic> {
    let dated = match read_date(ledger.get(row, "date")) {
        DateReading::Exact { date, .. } => date.day.is_some(),
        DateReading::OutsideEra { .. }
        | DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::Blank
        | DateReading::NotADate => false,
    };
    let lacking: Vec<&str> = HEADINGS
        .iter()
        .map(|names| (names[0], names[1]))
        .filter(|(_, name)| {
            (*name == "confirmed_by" && ledger.get(row, name).is_empty()) || (*name == "date" && !dated)
        })
        .map(|(heading, _)| heading)
        .collect();
    (!lacking.is_empty()).then(|| {
        Diagnostic::at(
            "ledger-row-incomplete",
            Severity::Query,
            vec![ledger.place(row.row)],
            words::ledger_lacks(Phrase::list(&lacking)),
            words::ledger_confirmed(),
            words::ledger_incomplete_hint(),
        )
    })
}

fn unread(ledger: &Ledger, row: &CsvRow, found: Phrase, expected: Phrase) -> Diagnostic {
    // An acceptance that cannot be read holds nothing out: the finding it was about still stands.
    let accepts = action(ledger.get(row, "action")) == Some(Action::Accept);
    let (severity, scope) =
        if accepts { (Severity::Query, Scope::default()) } else { (Severity::Undecided, ledger.scope(row)) };
    let failed = (0..).zip(&row.cells).find(|(_, cell)| cell.failed.is_some());
    let places = vec![failed.map_or_else(|| ledger.place(row.row), |(column, _)| ledger.cell(row.row, column))];
    Diagnostic::at("ledger-row", severity, places, found, expected, words::ledger_row_hint()).in_scope(scope)
}

/// ＜新値＞ as a row to paste has it.
fn is_placeholder(text: &str) -> bool {
    text.starts_with('＜') && text.ends_with('＞') || text.starts_with('<') && text.ends_with('>')
}

/// One row, or what was found in it and what was expected.
fn read_row(ledger: &Ledger, row: &CsvRow) -> Result<Decision, (Phrase, Phrase)> {
    if row.cells.len() > ledger.table.head.cells.len() {
        return Err((words::too_many_cells(), words::quote_commas()));
    }
    if row.cells.iter().any(|cell| cell.text.contains('\u{FFFD}')) {
        return Err((words::unreadable_bytes(), words::readable_encoding()));
    }
    if let Some(failed) = row.cells.iter().find_map(|cell| cell.failed.clone()) {
        return Err((failed, words::ledger_value()));
    }
    let word = ledger.get(row, "action");
    let Some(action) = action(word) else {
        return Err((words::ledger_unknown_action(word), words::ledger_actions()));
    };
    let left = |heading: &str| is_placeholder(ledger.get(row, heading));
    let open: Vec<&str> = HEADINGS.iter().filter(|names| left(names[1])).map(|names| names[0]).collect();
    if !open.is_empty() {
        return Err((words::ledger_blank(Phrase::list(&open)), words::ledger_placeholder_filled()));
    }
    let needed: &[&str] = match action {
        Action::Set => &["survey", "case", "question", "reason"],
        Action::Use | Action::Match | Action::Dispose => &["survey", "case", "new", "reason"],
        Action::Accept => &["case", "reason"],
    };
    let blank: Vec<&str> = HEADINGS
        .iter()
        .filter(|names| needed.contains(&names[1]) && ledger.get(row, names[1]).is_empty())
        .map(|names| names[0])
        .collect();
    if !blank.is_empty() {
        return Err((words::ledger_blank(Phrase::list(&blank)), words::ledger_filled()));
    }
    let get = |heading| ledger.get(row, heading).to_owned();
    let kind = match action {
        Action::Set => DecisionKind::Set { question: get("question"), old: get("old"), new: get("new") },
        Action::Use => DecisionKind::Use { file: get("new") },
        Action::Match => DecisionKind::Match { returned: get("new"), old: get("old") },
        Action::Dispose => match Disposition::from_ledger(&clean(ledger.get(row, "new"))) {
            Some(outcome) => DecisionKind::Dispose { outcome },
            None => return Err((Phrase::same(get("new")), words::ledger_dispositions())),
        },
        Action::Accept => DecisionKind::Accept { finding: get("case"), found: get("old") },
    };
    if let DecisionKind::Set { old, new, .. } = &kind
        && old == new
    {
        return Err((words::ledger_no_change(old), words::ledger_change()));
    }
    let about = |heading| if action == Action::Accept { String::new() } else { get(heading) };
    Ok(Decision {
        survey: about("survey"),
        round: about("round"),
        case: about("case"),
        kind,
        reason: get("reason"),
        confirmed_by: get("confirmed_by"),
        date: get("date"),
        place: ledger.place(row.row),
    })
}
