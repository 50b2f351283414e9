//! What is said of the changes in one file: a finding for each kind, with the questions that it touches and whether each of
//! them was read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Alteration, AlterationKind, Found};
use crate::catalogue::{Phrase, own_form as words};
use crate::collect::layout::Captured;
use crate::collect::own_form::Laid;
use crate::diagnostic::{Diagnostic, Severity};
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds};
use crate::workbook::cell_ref;

/// Changes of one kind that a finding shows one by one.
const SHOWN: usize = 5;

/// Whether the questions of a file were read.
pub(in crate::collect::own_form) struct Read {
    /// By row of the sheet: what is to be said of the questions that have their block there.
    rows: BTreeMap<u32, Phrase>,
    /// Numbers of the questions that were not.
    held: Vec<String>,
}

impl Read {
    pub(in crate::collect::own_form) fn new(
        asking: Asking<'_>,
        blank: &Blank,
        laid: &Laid<'_>,
        captured: &Captured,
    ) -> Self {
        let mut blocks: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
        for (part, input) in blank.boxes() {
            if let Holds::Answer { question, .. } = &input.holds {
                blocks.entry(laid.alignment.block(part.range.first.row).start).or_default().insert(question);
            }
        }
        let (mut rows, mut held) = (BTreeMap::new(), Vec::new());
        for (start, questions) in blocks {
            let number = questions.iter().find_map(|id| asking.survey.question(id)).map(|q| q.number.ja.as_str());
            let number = number.unwrap_or_default();
            let lost = questions.iter().filter(|id| captured.lost.contains(**id)).count();
            if lost > 0 {
                held.push(number.to_owned());
            }
            let said = if lost == 0 {
                words::question_read(number)
            } else if lost < questions.len() {
                words::question_partly_held(number)
            } else {
                words::question_held(number)
            };
            let block = laid.alignment.block(start);
            rows.extend(laid.alignment.rows.range(block).map(|(_, row)| (*row, said.clone())));
        }
        Self { rows, held }
    }

    /// What to do about a change.
    fn hint(&self, matters: bool) -> Phrase {
        match (self.held.is_empty(), matters) {
            (true, true) => words::hint_altered(),
            (true, false) => words::hint_altered_note(),
            (false, true) => words::hint_altered_held(Phrase::list(&self.held)),
            (false, false) => words::hint_altered_note_held(Phrase::list(&self.held)),
        }
    }

    /// The questions that a change touches, where it is about cells of a question.
    fn of(&self, alteration: &Alteration) -> Phrase {
        let touches = match alteration.kind {
            AlterationKind::QuestionEdited
            | AlterationKind::LabelEdited
            | AlterationKind::LabelGone
            | AlterationKind::ListChanged
            | AlterationKind::FormulaReplaced
            | AlterationKind::RowsMoved
            | AlterationKind::RowsHidden
            | AlterationKind::WrittenOutside => true,
            AlterationKind::PrefilledChanged
            | AlterationKind::ProtectionGone
            | AlterationKind::SheetAdded
            | AlterationKind::SheetGone
            | AlterationKind::SheetRenamed
            | AlterationKind::SheetHidden
            | AlterationKind::RowsInserted
            | AlterationKind::RowsDeleted
            | AlterationKind::ColumnsInserted
            | AlterationKind::ColumnsDeleted
            | AlterationKind::ColumnsMoved
            | AlterationKind::ColumnsHidden => false,
        };
        let row = alteration.at.filter(|_| touches).map(|at| at.row);
        row.and_then(|row| self.rows.get(&row)).cloned().unwrap_or_default()
    }
}

/// One finding for each kind of change in a file; what the format does not tell is one note.
pub(in crate::collect::own_form) fn findings(
    file: &str,
    alterations: &[Alteration],
    read: &Read,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let kinds: BTreeSet<AlterationKind> = alterations.iter().map(|alteration| alteration.kind).collect();
    let mut unknown = Vec::new();
    for kind in kinds {
        let of_kind: Vec<&Alteration> = alterations.iter().filter(|alteration| alteration.kind == kind).collect();
        let mut made: Vec<Phrase> = of_kind.iter().filter_map(|alteration| shown(alteration, read)).collect();
        if made.is_empty() {
            unknown.push(kind.words());
            continue;
        }
        made.retain(|said| *said != Phrase::default());
        let more = made.len() > SHOWN;
        made.truncate(SHOWN);
        if more {
            made.push(Phrase::same("…"));
        }
        let places = of_kind
            .iter()
            .filter_map(|alteration| Some(cell_ref(file, &alteration.sheet, alteration.at?)))
            .collect::<Vec<_>>();
        let severity = if kind.matters() { Severity::Query } else { Severity::Note };
        let mut finding = Diagnostic::at(
            "form-altered",
            severity,
            places,
            words::altered(kind.words(), Phrase::listed(&made)),
            words::as_sent(),
            read.hint(kind.matters()),
        )
        .about(format!("{file}!{}", kind.word()));
        finding.file = Some(file.to_owned());
        findings.push(finding);
    }
    if !unknown.is_empty() {
        findings.push(
            Diagnostic::of_file(
                "form-altered",
                Severity::Note,
                file,
                words::not_available(Phrase::listed(&unknown)),
                words::as_sent(),
                words::hint_not_available(),
            )
            .about(format!("{file}!not-available")),
        );
    }
    findings
}

/// A change in words; none where the format does not tell whether there is one.
fn shown(alteration: &Alteration, read: &Read) -> Option<Phrase> {
    let what = match &alteration.found {
        Found::Changed { was, now } if was.is_empty() && now.is_empty() => String::new(),
        Found::Changed { was, now } => format!("{was} → {now}"),
        Found::NotAvailable => return None,
    };
    let question = read.of(alteration);
    Some(if question == Phrase::default() { Phrase::same(what) } else { words::touched(question, what) })
}
