//! Where what stands in a box becomes a code, a number or a date. A text that cannot be understood is invalid and
//! reported with its place; a text that has two readings is held out until a person decides. Nothing is guessed.

mod amounts;
mod dates;
mod exported;
mod marked;
mod options;
mod places;
mod reasons;
mod words;

use crate::catalogue::{Phrase, collect as said, reading};
use crate::collect::AnswerCell;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::code_list::CodeList;
use crate::survey::form::Form;
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::stock::is_ditto;
use crate::text::{clean, key};

pub(super) use dates::day;
pub(super) use exported::own_words;
pub use words::NOTHING;

/// Several options in one cell, as an analyst codes a free answer.
pub(super) fn several(codes: &CodeList, cell: &mut AnswerCell) -> Coded {
    options::multiple(codes, cell, Offered::Numbered)
}

/// What a cell of Excel can hold; a text of this length was cut.
const LONGEST_TEXT: usize = 32_767;

/// A coded answer with the rules that were used and what was odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The value.
    pub value: AnswerValue,
    /// Findings; their scope is filled in by the caller, who knows the case.
    pub diagnostics: Vec<Diagnostic>,
}

impl Coded {
    fn clean(value: AnswerValue) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    fn missing(reason: Missing, diagnostic: Diagnostic) -> Self {
        Self { value: AnswerValue::Missing(reason), diagnostics: vec![diagnostic] }
    }
}

fn finding(
    rule: &'static str,
    severity: Severity,
    cells: &[&AnswerCell],
    found: Phrase,
    expected: Phrase,
    hint: Phrase,
) -> Diagnostic {
    Diagnostic::at(rule, severity, cells.iter().map(|cell| cell.at.clone()).collect(), found, expected, hint)
}

/// An answer that is none until somebody looks: what was written is quoted, and the rule stands at the cell.
fn invalid(rule: &'static str, cell: &mut AnswerCell, expected: Phrase, hint: Phrase) -> Coded {
    rule.clone_into(&mut cell.rule);
    let found = Phrase::same(cell.raw.clone());
    Coded::missing(Missing::Invalid, finding(rule, Severity::Query, &[cell], found, expected, hint))
}

/// The same with the value that was probably meant, for the row that a person can paste.
fn suggested(rule: &'static str, cell: &mut AnswerCell, expected: Phrase, value: &str) -> Coded {
    let mut coded = invalid(rule, cell, expected, said::hint_nearest(value));
    for diagnostic in &mut coded.diagnostics {
        diagnostic.suggested = Some(value.to_owned());
    }
    coded
}

/// Codes the cells of one answer, writing into each the rule by which it was understood.
pub fn code(question: &Question, cells: &mut [AnswerCell], areas: &Areas) -> Coded {
    let coded = value(question, cells, areas, Offered::Numbered);
    reasons::of_options(question, cells, coded)
}

/// How the options stood where the answer was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offered {
    /// With their numbers, so that a number alone is an option.
    Numbered,
    /// As words only: nobody was shown which option a number is.
    WordsOnly,
}

fn value(question: &Question, cells: &mut [AnswerCell], areas: &Areas, offered: Offered) -> Coded {
    if let Some(failed) = cells.iter_mut().find(|cell| cell.error) {
        return invalid("error-value", failed, said::expected_answer(&question.number), said::hint_error_value());
    }
    let boxes = cells.iter().any(|cell| cell.option.is_some());
    let mut coded = match &question.domain {
        ResponseDomain::Single(codes) | ResponseDomain::Multiple(codes) if boxes => {
            let several = matches!(question.domain, ResponseDomain::Multiple(_));
            marked::marked_boxes(question, codes, cells, several)
        }
        ResponseDomain::Single(codes) => one_cell(question, cells, |cell| options::single(codes, cell, offered)),
        ResponseDomain::Multiple(codes) => {
            one_cell(question, cells, |cell| options::multiple(codes, cell, offered))
        }
        ResponseDomain::Quantity { unit, min, max } => one_cell(question, cells, |cell| {
            amounts::amount(
                &amounts::Asked { handling: &question.handling, unit: &unit.ja, min: *min, max: *max },
                cell,
            )
        }),
        ResponseDomain::Date => one_cell(question, cells, dates::date),
        ResponseDomain::Area => one_cell(question, cells, |cell| places::area(areas, cell)),
        ResponseDomain::Text => one_cell(question, cells, |cell| words::text(&question.handling, cell)),
        ResponseDomain::Category => one_cell(question, cells, |cell| words::category(&question.handling, cell)),
        ResponseDomain::List => one_cell(question, cells, words::list),
    };
    for cell in cells.iter().filter(|cell| cell.raw.encode_utf16().count() >= LONGEST_TEXT) {
        let found = reading::text_of_length(cell.raw.encode_utf16().count());
        coded.diagnostics.push(finding(
            "text-cut",
            Severity::Query,
            &[cell],
            found,
            reading::shorter_text(LONGEST_TEXT),
            reading::hint_text_cut(),
        ));
    }
    coded
}

/// Codes the cells of one answer as the form that they stand on writes it.
pub fn code_as(form: Option<&Form>, question: &Question, cells: &mut [AnswerCell], areas: &Areas) -> Coded {
    let Some(form) = form else { return code(question, cells, areas) };
    let offered = if form.is_unnumbered(&question.id) { Offered::WordsOnly } else { Offered::Numbered };
    let coded = match &form.export {
        Some(export) => exported::exported(export, question, cells, areas, offered),
        None => value(question, cells, areas, offered),
    };
    reasons::of_options(question, cells, coded)
}

fn one_cell(question: &Question, cells: &mut [AnswerCell], read: impl FnOnce(&mut AnswerCell) -> Coded) -> Coded {
    let Some(cell) = cells.first_mut() else { return Coded::clean(AnswerValue::Missing(Missing::NoAnswer)) };
    if clean::clean(&cell.raw).is_empty() {
        "blank".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Missing(Missing::NoAnswer));
    }
    // "The same as before" is never copied, unless the form itself offers those words.
    if is_ditto(&cell.raw) && !offers(question, &cell.raw) {
        return invalid(
            "same-as-before",
            cell,
            said::expected_answer(&question.number),
            reading::hint_same_as_before(),
        );
    }
    read(cell)
}

/// Whether a text is one of the options, or a word that the definition declares.
fn offers(question: &Question, text: &str) -> bool {
    let wanted = key::key(text);
    let options = question.domain.codes().map(|codes| codes.options.as_slice()).unwrap_or_default();
    options.iter().any(|option| {
        std::iter::once(&option.label.ja).chain(&option.aliases).any(|name| key::key(name) == wanted)
    }) || question.handling.none.iter().any(|word| key::key(word) == wanted)
}
