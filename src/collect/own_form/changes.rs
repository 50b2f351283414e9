//! What a respondent changed in the form itself, seen against the blank form: labels, lists, formulas, protection, sheets,
//! rows and columns, what is hidden, what was written outside the boxes. Where a format does not tell a kind of change, the
//! list says so instead of saying nothing.

mod lines;
mod said;

pub(super) use said::{Read, findings};

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::own_form::{Laid, case, written};
use crate::kept::kept;
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds, Look, Role, Takes};
use crate::questionnaire::identity::{self, Identity};
use crate::text::key::key;
use crate::workbook::evidence::SheetEvidence;
use crate::workbook::{CellValue, Workbook};

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlterationKind {
    /// Printed words of a question, an option or an item read otherwise.
    QuestionEdited,
    /// Other printed words read otherwise.
    LabelEdited,
    /// Printed words are gone.
    LabelGone,
    /// A dropdown offers something else, or is gone.
    ListChanged,
    /// A value stands where a formula was.
    FormulaReplaced,
    /// Code or name were filled in and read otherwise.
    PrefilledChanged,
    /// The sheet is not protected any more.
    ProtectionGone,
    /// Another sheet.
    SheetAdded,
    /// A sheet is gone.
    SheetGone,
    /// The sheet has another name.
    SheetRenamed,
    /// A sheet is hidden.
    SheetHidden,
    /// Rows were inserted.
    RowsInserted,
    /// Rows were deleted.
    RowsDeleted,
    /// Rows stand in another order.
    RowsMoved,
    /// Columns were inserted.
    ColumnsInserted,
    /// Columns were deleted.
    ColumnsDeleted,
    /// Columns stand in another order.
    ColumnsMoved,
    /// Rows are hidden.
    RowsHidden,
    /// Columns are hidden.
    ColumnsHidden,
    /// Something is written where the form has no box.
    WrittenOutside,
}

kept!(enum AlterationKind {
    0 => QuestionEdited,
    1 => LabelEdited,
    2 => LabelGone,
    3 => ListChanged,
    4 => FormulaReplaced,
    5 => PrefilledChanged,
    6 => ProtectionGone,
    7 => SheetAdded,
    8 => SheetGone,
    9 => SheetRenamed,
    10 => SheetHidden,
    11 => RowsInserted,
    12 => RowsDeleted,
    13 => RowsMoved,
    14 => ColumnsInserted,
    15 => ColumnsDeleted,
    16 => ColumnsMoved,
    17 => RowsHidden,
    18 => ColumnsHidden,
    19 => WrittenOutside,
});

impl AlterationKind {
    /// Kinds that only what a file tells beside its values can show.
    const BY_EVIDENCE: [AlterationKind; 5] = [
        AlterationKind::ListChanged,
        AlterationKind::FormulaReplaced,
        AlterationKind::ProtectionGone,
        AlterationKind::RowsHidden,
        AlterationKind::ColumnsHidden,
    ];

    /// Its words.
    pub fn words(self) -> Phrase {
        match self {
            AlterationKind::QuestionEdited => words::question_edited(),
            AlterationKind::LabelEdited => words::label_edited(),
            AlterationKind::LabelGone => words::label_gone(),
            AlterationKind::ListChanged => words::list_changed(),
            AlterationKind::FormulaReplaced => words::formula_replaced(),
            AlterationKind::PrefilledChanged => words::prefilled_changed(),
            AlterationKind::ProtectionGone => words::protection_gone(),
            AlterationKind::SheetAdded => words::sheet_added(),
            AlterationKind::SheetGone => words::sheet_gone(),
            AlterationKind::SheetRenamed => words::sheet_renamed(),
            AlterationKind::SheetHidden => words::sheet_hidden(),
            AlterationKind::RowsInserted => words::rows_inserted(),
            AlterationKind::RowsDeleted => words::rows_deleted(),
            AlterationKind::RowsMoved => words::rows_moved(),
            AlterationKind::ColumnsInserted => words::columns_inserted(),
            AlterationKind::ColumnsDeleted => words::columns_deleted(),
            AlterationKind::ColumnsMoved => words::columns_moved(),
            AlterationKind::RowsHidden => words::rows_hidden(),
            AlterationKind::ColumnsHidden => words::columns_hidden(),
            AlterationKind::WrittenOutside => words::written_outside(),
        }
    }

    /// The stable word of its findings.
    pub fn word(self) -> &'static str {
        match self {
            AlterationKind::QuestionEdited => "question-edited",
            AlterationKind::LabelEdited => "label-edited",
            AlterationKind::LabelGone => "label-gone",
            AlterationKind::ListChanged => "list-changed",
            AlterationKind::FormulaReplaced => "formula-replaced",
            AlterationKind::PrefilledChanged => "prefilled-changed",
            AlterationKind::ProtectionGone => "protection-gone",
            AlterationKind::SheetAdded => "sheet-added",
            AlterationKind::SheetGone => "sheet-gone",
            AlterationKind::SheetRenamed => "sheet-renamed",
            AlterationKind::SheetHidden => "sheet-hidden",
            AlterationKind::RowsInserted => "rows-inserted",
            AlterationKind::RowsDeleted => "rows-deleted",
            AlterationKind::RowsMoved => "rows-moved",
            AlterationKind::ColumnsInserted => "columns-inserted",
            AlterationKind::ColumnsDeleted => "columns-deleted",
            AlterationKind::ColumnsMoved => "columns-moved",
            AlterationKind::RowsHidden => "rows-hidden",
            AlterationKind::ColumnsHidden => "columns-hidden",
            AlterationKind::WrittenOutside => "written-outside",
        }
    }

    /// Whether it may change what an answer means, so that somebody should look.
    fn matters(self) -> bool {
        match self {
            AlterationKind::QuestionEdited
            | AlterationKind::LabelGone
            | AlterationKind::ListChanged
            | AlterationKind::PrefilledChanged
            | AlterationKind::WrittenOutside => true,
            AlterationKind::LabelEdited
            | AlterationKind::FormulaReplaced
            | AlterationKind::ProtectionGone
            | AlterationKind::SheetAdded
            | AlterationKind::SheetGone
            | AlterationKind::SheetRenamed
            | AlterationKind::SheetHidden
            | AlterationKind::RowsInserted
            | AlterationKind::RowsDeleted
            | AlterationKind::RowsMoved
            | AlterationKind::ColumnsInserted
            | AlterationKind::ColumnsDeleted
            | AlterationKind::ColumnsMoved
            | AlterationKind::RowsHidden
            | AlterationKind::ColumnsHidden => false,
        }
    }
}

/// What is known of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It was made.
    Changed {
        /// What the blank form has there.
        was: String,
        /// What the return has there.
        now: String,
    },
    /// The format does not tell.
    NotAvailable,
}

kept!(enum Found { 0 => Changed { was, now }, 1 => NotAvailable });

/// A change in a returned form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alteration {
    /// File, relative to the workspace.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Cell, where it is about one.
    pub at: Option<CellAddress>,
    /// Its kind.
    pub kind: AlterationKind,
    /// What is known of it.
    pub found: Found,
}

kept!(Alteration { file, sheet, at, kind, found });

/// The list while it is made.
struct List<'a> {
    file: &'a str,
    sheet: &'a str,
    alterations: Vec<Alteration>,
}

impl List<'_> {
    fn add(
        &mut self,
        kind: AlterationKind,
        at: Option<CellAddress>,
        was: impl Into<String>,
        now: impl Into<String>,
    ) {
        self.put(kind, at, Found::Changed { was: was.into(), now: now.into() });
    }

    fn put(&mut self, kind: AlterationKind, at: Option<CellAddress>, found: Found) {
        let (file, sheet) = (self.file.to_owned(), self.sheet.to_owned());
        self.alterations.push(Alteration { file, sheet, at, kind, found });
    }
}

/// Everything that differs from the blank form, in the order of the kinds and places.
pub(super) fn list(
    file: &str,
    book: &Workbook,
    identity: &Identity,
    sheets: &[Blank],
    laid: &Laid<'_>,
    asking: Asking<'_>,
) -> Vec<Alteration> {
    let mut list = List { file, sheet: &laid.sheet.name, alterations: Vec::new() };
    let [blank, ..] = sheets else { return Vec::new() };
    list_sheets(&mut list, book, sheets, laid);
    lines::rows(&mut list, blank, laid);
    lines::columns(&mut list, blank, laid);
    let same_cover = identity.cover == identity::cover_version(asking.survey, asking.round);
    // Of another version the blank form is not known any more; that it is another version is said.
    if identity.version == identity::version(asking.survey) {
        list_words(&mut list, blank, laid, same_cover);
    }
    if let Some(known) = identity.case.as_deref().and_then(|code| case(asking, code)) {
        for (part, input) in blank.boxes() {
            let wanted = match input.holds {
                Holds::Code => &known.id,
                Holds::Name => &known.name.ja,
                Holds::Source | Holds::Answer { .. } => continue,
            };
            let Some(at) = laid.alignment.place(part.range.first) else { continue };
            let now = laid.sheet.grid.text(at);
            if key(&now) != key(wanted) {
                list.add(AlterationKind::PrefilledChanged, Some(at), wanted.clone(), now);
            }
        }
    }
    list_outside(&mut list, blank, laid);
    match &laid.sheet.evidence {
        Some(evidence) => list_evidence(&mut list, blank, laid, evidence),
        None => {
            for kind in AlterationKind::BY_EVIDENCE {
                list.put(kind, None, Found::NotAvailable);
            }
        }
    }
    list.alterations.sort_by_key(|alteration| (alteration.kind, alteration.at));
    list.alterations
}

fn list_sheets(list: &mut List<'_>, book: &Workbook, sheets: &[Blank], laid: &Laid<'_>) {
    let form = &laid.sheet.name;
    let [blank, others @ ..] = sheets else { return };
    if *form != blank.name {
        list.add(AlterationKind::SheetRenamed, None, blank.name.clone(), form.clone());
    }
    if !laid.sheet.visible {
        list.add(AlterationKind::SheetHidden, None, "", form.clone());
    }
    let lists = crate::catalogue::questionnaire::sheet_lists().text(crate::questionnaire::SHEET_LANG).to_owned();
    for other in others {
        match book.sheets.iter().find(|sheet| sheet.name == other.name) {
            Some(sheet) if !sheet.visible => list.add(AlterationKind::SheetHidden, None, "", sheet.name.clone()),
            Some(_) => {}
            None => list.add(AlterationKind::SheetGone, None, other.name.clone(), ""),
        }
    }
    for sheet in &book.sheets {
        let known =
            sheet.name == *form || sheet.name == lists || others.iter().any(|other| other.name == sheet.name);
        if !known {
            list.add(AlterationKind::SheetAdded, None, "", sheet.name.clone());
        }
    }
}

fn list_words(list: &mut List<'_>, blank: &Blank, laid: &Laid<'_>, same_cover: bool) {
    for part in blank.parts.iter().filter(|part| part.role == Role::Words && !part.text.is_empty()) {
        // Words whose row or column is gone went with it.
        let Some(at) = laid.alignment.place(part.range.first) else { continue };
        let now = laid.sheet.grid.text(at);
        let kind = match part.look {
            Look::Number | Look::Question | Look::Option | Look::Head | Look::Item => {
                AlterationKind::QuestionEdited
            }
            // A unit, a condition, a line of options; a mark put into them is told by itself.
            Look::Small | Look::Beside if !written::is_marked_in(&part.text, &now, true) => {
                AlterationKind::QuestionEdited
            }
            // The words around the questions may have been changed in the definition since the form was sent.
            Look::Title | Look::Line | Look::Right | Look::Label | Look::Told if !same_cover => continue,
            Look::Title
            | Look::Line
            | Look::Right
            | Look::Label
            | Look::Told
            | Look::Small
            | Look::Beside
            | Look::Words
            | Look::Value
            | Look::Mark
            | Look::Warning => AlterationKind::LabelEdited,
        };
        if key(&now) == key(&part.text) {
            continue;
        }
        if now.trim().is_empty() {
            list.add(AlterationKind::LabelGone, Some(at), part.text.clone(), "");
        } else {
            list.add(kind, Some(at), part.text.clone(), now);
        }
    }
}

/// Cells with something in them where the form has neither words nor a box.
fn list_outside(list: &mut List<'_>, blank: &Blank, laid: &Laid<'_>) {
    for at in written::outside(blank, laid) {
        let value = laid.sheet.grid.own(at).map(CellValue::raw).unwrap_or_default();
        list.add(AlterationKind::WrittenOutside, Some(at), "", value);
    }
}

fn list_evidence(list: &mut List<'_>, blank: &Blank, laid: &Laid<'_>, evidence: &SheetEvidence) {
    if !evidence.protected {
        list.add(AlterationKind::ProtectionGone, None, "", "");
    }
    for part in &blank.parts {
        let Some(at) = laid.alignment.place(part.range.first) else { continue };
        match &part.role {
            Role::Words | Role::Column(_) => {}
            Role::Formula(formula) => {
                if !evidence.formulas.contains_key(&at) {
                    let now = laid.sheet.grid.get(at).map(CellValue::raw).unwrap_or_default();
                    list.add(AlterationKind::FormulaReplaced, Some(at), formula.clone(), now);
                }
            }
            Role::Box(input) => {
                let Takes::List(entries) = &input.takes else { continue };
                let rule = evidence.validations.iter().find(|rule| {
                    rule.ranges.iter().any(|range| {
                        (range.first.row..=range.last.row).contains(&at.row)
                            && (range.first.column..=range.last.column).contains(&at.column)
                    })
                });
                let was = entries.join("、");
                match rule.filter(|rule| rule.kind == "list") {
                    None => list.add(AlterationKind::ListChanged, Some(at), was, ""),
                    // Entries that could not be looked up are not known to be others.
                    Some(rule) if rule.entries.is_empty() => {}
                    Some(rule) => {
                        let same = rule.entries.len() == entries.len()
                            && rule.entries.iter().zip(entries).all(|(a, b)| key(a) == key(b));
                        if !same {
                            list.add(AlterationKind::ListChanged, Some(at), was, rule.entries.join("、"));
                        }
                    }
                }
            }
        }
    }
    let hidden = |ranges: &[(u32, u32)]| -> Vec<u32> {
        ranges.iter().flat_map(|(from, to)| *from..=(*to).min(from.saturating_add(500))).collect()
    };
    // Rows and columns beyond the form hide nothing of it.
    let rows: BTreeSet<u32> = laid.alignment.rows.values().copied().collect();
    let columns: BTreeSet<u32> = laid.alignment.columns.values().copied().collect();
    for row in hidden(&evidence.hidden_rows).into_iter().filter(|row| rows.contains(row)) {
        list.add(AlterationKind::RowsHidden, Some(CellAddress::new(row, 0)), "", "");
    }
    for column in hidden(&evidence.hidden_columns).into_iter().filter(|column| columns.contains(column)) {
        list.add(AlterationKind::ColumnsHidden, Some(CellAddress::new(0, column)), "", "");
    }
}
