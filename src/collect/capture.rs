//! What stands in the boxes of a returned workbook, before any interpretation: the right sheet is found by its
//! labels, and each answer by its label or heading. A lost label is an error, never a neighbour's value.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::{AnswerCell, labels, rows};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::definition::Survey;
use crate::survey::form::{Form, Layout};
use crate::text::{clean, key};
use crate::workbook::{CellValue, Sheet, Workbook, cell_ref};

/// What one respondent wrote, box by box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Captured {
    /// Sheet it stands on.
    pub sheet: String,
    /// Row from 0, where a row is a respondent.
    pub row: Option<u32>,
    /// Code as written.
    pub code: Option<AnswerCell>,
    /// Name as written.
    pub name: Option<AnswerCell>,
    /// Question id and its cells, for every question of the form that was found.
    pub boxes: Vec<(String, Vec<AnswerCell>)>,
    /// Questions whose place could not be found.
    pub lost: BTreeSet<String>,
}

/// Where the form's questions are looked for.
pub(super) struct Context<'a> {
    pub file: &'a str,
    pub sheet: &'a Sheet,
    pub survey: &'a Survey,
    pub form: &'a Form,
}

impl Context<'_> {
    pub(super) fn cell(&self, at: CellAddress, option: Option<&str>) -> AnswerCell {
        let value = self.sheet.grid.get(at);
        AnswerCell {
            at: cell_ref(self.file, &self.sheet.name, self.sheet.grid.resolve(at)),
            raw: value.map(CellValue::raw).unwrap_or_default(),
            option: option.map(str::to_owned),
            error: matches!(value, Some(CellValue::Error(_))),
            rule: String::new(),
        }
    }
}

/// Reads every respondent of a workbook by a form.
///
/// # Errors
/// A finding of severity `SetAside` where no sheet, or more than one, carries the form.
pub fn capture(
    file: &str,
    book: &Workbook,
    survey: &Survey,
    form: &Form,
) -> Result<(Vec<Captured>, Vec<Diagnostic>), Box<Diagnostic>> {
    let wanted = anchor_labels(form);
    let mut candidates: Vec<(usize, Labelled<'_>)> = book
        .sheets
        .iter()
        .filter(|sheet| !is_sample(&sheet.name))
        .map(|sheet| {
            let labelled = Labelled::new(sheet);
            (wanted.iter().filter(|label| labelled.find(label).is_some()).count(), labelled)
        })
        .filter(|(found, _)| *found > 0)
        .collect();
    candidates.retain(|(found, _)| found * 2 >= wanted.len());
    let best = candidates.iter().map(|(found, _)| *found).max().unwrap_or(0);
    if best == 0 {
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            words::no_form(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join("、")),
            words::expected_labels(wanted.join("、")),
            words::hint_no_form(),
        )));
    }
    let declared = form.sheet.as_deref().map(key::key);
    let named =
        candidates.iter().map(|(_, sheet)| sheet).find(|sheet| Some(key::key(&sheet.sheet.name)) == declared);
    let fullest: Vec<&Labelled<'_>> =
        candidates.iter().filter(|(found, _)| *found == best).map(|(_, sheet)| sheet).collect();
    let labelled = match (named, fullest.as_slice()) {
        (Some(sheet), _) => sheet,
        (None, [only]) => *only,
        (None, several) => {
            return Err(Box::new(Diagnostic::of_file(
                "two-sheets",
                Severity::SetAside,
                file,
                words::several_sheets(
                    several.iter().map(|s| s.sheet.name.as_str()).collect::<Vec<_>>().join("、"),
                ),
                words::one_sheet(form.sheet.as_deref().unwrap_or("")),
                words::hint_one_sheet(),
            )));
        }
    };
    if matches!(form.layout, Layout::Labels(_)) && !book.container.offers_merges() {
        return Err(Box::new(Diagnostic::of_file(
            "no-merges",
            Severity::SetAside,
            file,
            words::no_merges(book.container.word()),
            words::expected_merges(),
            crate::catalogue::workbook::hint_resave(),
        )));
    }
    let sheet = labelled.sheet;
    let context = Context { file, sheet, survey, form };
    let (captured, mut diagnostics) = match &form.layout {
        Layout::Labels(boxes) => labels::capture(&context, labelled, boxes),
        Layout::Rows(columns) => rows::capture(&context, columns)?,
    };
    for (found, other) in candidates.iter().map(|(found, labelled)| (found, labelled.sheet)) {
        if other.name != sheet.name && *found == best && other.visible {
            diagnostics.push(
                Diagnostic::of_file(
                    "other-sheet",
                    Severity::Query,
                    file,
                    words::other_sheet(&other.name),
                    words::one_sheet(&sheet.name),
                    words::hint_other_sheet(&sheet.name),
                )
                .about(format!("{file}!{}", other.name)),
            );
        }
    }
    if named.is_none() && declared.is_some() {
        diagnostics.push(Diagnostic::of_file(
            "sheet-renamed",
            Severity::Note,
            file,
            Phrase::same(sheet.name.clone()),
            Phrase::same(form.sheet.clone().unwrap_or_default()),
            words::hint_sheet_renamed(),
        ));
    }
    if !sheet.visible {
        diagnostics.push(Diagnostic::of_file(
            "hidden-sheet",
            Severity::Query,
            file,
            Phrase::same(sheet.name.clone()),
            words::expected_visible(),
            words::hint_hidden_sheet(),
        ));
    }
    Ok((captured, diagnostics))
}

/// A sheet of sample answers is not a return.
fn is_sample(name: &str) -> bool {
    let name = clean::clean(name);
    name.contains("記入例") || name.contains("見本") || name.contains("記載例")
}

fn anchor_labels(form: &Form) -> Vec<String> {
    let mut labels: Vec<String> = form.case_code.iter().chain(&form.case_name).cloned().collect();
    match &form.layout {
        Layout::Labels(boxes) => labels.extend(boxes.iter().map(|answer| answer.label.clone())),
        Layout::Rows(columns) => labels.extend(columns.iter().map(|column| column.label.clone())),
    }
    labels
}

/// Whether the text of a cell is this label, or begins with it: 「問1　必要だと…」 is the label 問1, 「問10」 is not.
pub(super) fn label_fits(text_key: &str, label_key: &str) -> bool {
    text_key.strip_prefix(label_key).is_some_and(|rest| {
        !(label_key.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// What the search for a label found.
pub(super) enum Anchor {
    At(CellAddress),
    Several(Vec<CellAddress>),
}

/// Rows of a sheet in which labels are looked for: no form is longer, and the rows of a long list hold no labels.
const LABEL_ROWS: u32 = 500;

/// The texts of a sheet with their keys, made once for all labels.
pub(super) struct Labelled<'a> {
    sheet: &'a Sheet,
    texts: Vec<(CellAddress, String, &'a str)>,
}

impl<'a> Labelled<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let texts = sheet
            .grid
            .cells()
            .take_while(|(at, _)| at.row < LABEL_ROWS)
            .filter_map(|(at, value)| match value {
                CellValue::Text(text) => Some((at, key::key(text), text.as_str())),
                CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
            })
            .collect();
        Self { sheet, texts }
    }

    /// A cell that holds the words of a label without beginning with them, to tell a person where they stand.
    pub(super) fn holding(&self, label: &str) -> Option<(CellAddress, &'a str)> {
        let label_key = key::key(label);
        self.texts.iter().find(|(_, text_key, _)| text_key.contains(&label_key)).map(|(at, _, text)| (*at, *text))
    }

    /// Finds the cell that carries a label. A cell with exactly the label wins; then the only one in which a blank or
    /// punctuation follows it; then the only one that begins with it.
    pub(super) fn find(&self, label: &str) -> Option<Anchor> {
        let label_key = key::key(label);
        let mut exact = Vec::new();
        let mut begins = Vec::new();
        let mut separated = Vec::new();
        for (at, text_key, text) in &self.texts {
            if *text_key == label_key {
                exact.push(*at);
            } else if label_fits(text_key, &label_key) {
                begins.push(*at);
                if followed_by_separator(text, label) {
                    separated.push(*at);
                }
            }
        }
        for found in [exact, separated, begins] {
            match found.len() {
                0 => {}
                1 => return Some(Anchor::At(found[0])),
                _ => return Some(Anchor::Several(found)),
            }
        }
        None
    }
}

fn followed_by_separator(text: &str, label: &str) -> bool {
    let (text, label) = (clean::clean(text), clean::clean(label));
    text.trim_start()
        .strip_prefix(label.trim())
        .and_then(|rest| rest.chars().next())
        .is_some_and(|next| next.is_whitespace() || "、。.．:：(（)）-―".contains(next))
}
