//! Forms that kaishu made, read back without a mapping: the file says which form it is, its defined names say where the
//! answers are, and the blank form, planned again from the definition, says by its words where they are when names were
//! lost. Whatever form a folder's source declares, a file that identifies itself is read here.

mod align;
mod bare;
mod changes;
mod entered;
mod example;
mod places;
mod sheets;
#[cfg(test)]
mod tests;
mod written;

pub use changes::{Alteration, AlterationKind, Found};
pub(super) use entered::{Twice, settle_keyed};

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::asked::Asked;
use crate::collect::capture::Captured;
use crate::collect::matching::{Matched, Unmatched};
use crate::collect::{AnswerCell, Submission};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kept::kept;
use crate::questionnaire::blank::Blank;
use crate::questionnaire::identity::{self, Identity};
use crate::questionnaire::{Asking, form, sample};
use crate::survey::answer::AnswerValue;
use crate::survey::frame::Case;
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook};
use align::{Alignment, align};

/// What one form of ours held.
#[derive(Debug, Default)]
pub(super) struct OwnForm {
    /// The answers: one respondent, or a row each of an entry sheet.
    pub captured: Vec<Captured>,
    /// What is odd about it.
    pub diagnostics: Vec<Diagnostic>,
    /// What was changed in the form itself.
    pub alterations: Vec<Alteration>,
    /// The case it was made for.
    pub case: Option<String>,
    /// Which of two entries it is.
    pub entry: Option<String>,
    /// Where the papers are that an entry sheet was keyed from, each with the place of its row.
    pub sources: Vec<(String, String)>,
}

/// What the own forms of a round said beside their answers, by file.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct OwnForms {
    /// Cases that forms were made for.
    pub cases: BTreeMap<String, String>,
    /// Which of two entries an entry sheet is.
    pub entries: BTreeMap<String, String>,
    /// What was changed in the forms.
    pub alterations: Vec<Alteration>,
    /// Where the papers are that were keyed, each with the place of its row.
    pub sources: Vec<(String, String)>,
}

kept!(OwnForms { cases, entries, alterations, sources });

impl OwnForms {
    /// Takes what the forms of one more file said.
    pub(super) fn add(&mut self, other: Self) {
        self.cases.extend(other.cases);
        self.entries.extend(other.entries);
        self.alterations.extend(other.alterations);
        self.sources.extend(other.sources);
    }

    /// Takes what a form said beside its answers.
    pub(super) fn note(&mut self, file: &str, own: &mut OwnForm) {
        self.cases.extend(own.case.take().map(|case| (file.to_owned(), case)));
        self.entries.extend(own.entry.take().map(|entry| (file.to_owned(), entry)));
        self.alterations.append(&mut own.alterations);
        self.sources.append(&mut own.sources);
    }
}

/// What a workbook says it is, where it is a sheet of ours.
pub(super) fn identity(book: &Workbook) -> Option<Identity> {
    Identity::read(&book.properties)
}

/// Reads a form of ours.
///
/// # Errors
/// A finding of severity `SetAside`: the form of another survey or round, or no sheet of it is left.
pub(super) fn read(
    asked: Asked<'_>,
    file: &str,
    book: &Workbook,
    identity: &Identity,
) -> Result<OwnForm, Box<Diagnostic>> {
    let asking = Asking { survey: asked.survey, round: asked.round, frame: asked.frame };
    let expected = Identity {
        survey: asked.survey.id.clone(),
        round: asked.round.id.clone(),
        version: identity::version(asked.survey),
        cover: identity::cover_version(asked.survey, asked.round),
        case: None,
        entry: None,
        query: false,
    };
    let set_aside = |rule, found, hint| {
        let expected = words::form_is(expected.word());
        Box::new(Diagnostic::of_file(rule, Severity::SetAside, file, found, expected, hint))
    };
    if identity.query {
        return Err(set_aside("query-sheet", words::query_sheet(identity.word()), words::hint_query_sheet()));
    }
    if identity.survey != expected.survey || identity.round != expected.round {
        return Err(set_aside("other-form", words::form_is(identity.word()), words::hint_other_form()));
    }
    let mut own = if identity.entry.is_some() {
        entered::read(asking, file, book, identity)?
    } else {
        read_form(asking, file, book, identity)?
    };
    own.case.clone_from(&identity.case);
    own.entry.clone_from(&identity.entry);
    if identity.version != expected.version {
        own.diagnostics.push(Diagnostic::of_file(
            "form-version",
            Severity::Query,
            file,
            words::form_is(identity.word()),
            words::form_is(expected.word()),
            words::hint_form_version(),
        ));
    }
    Ok(own)
}

/// Whether a workbook has the names that kaishu gives to the boxes of a form.
pub(super) fn has_names(book: &Workbook) -> bool {
    let folded =
        |name: &str| book.names.iter().any(|defined| identity::fold(&defined.name) == identity::fold(name));
    let answers = identity::fold("ans.");
    (folded(identity::CODE_NAME) || folded(identity::NAME_NAME))
        && book.names.iter().any(|defined| identity::fold(&defined.name).starts_with(&answers))
}

/// Reads a workbook that does not say what it is and yet carries our form, as after its sheet was copied into another file.
///
/// # Errors
/// A finding of severity `SetAside`: no sheet carries the words of the form.
pub(super) fn recognise(asked: Asked<'_>, file: &str, book: &Workbook) -> Result<OwnForm, Box<Diagnostic>> {
    let asking = Asking { survey: asked.survey, round: asked.round, frame: asked.frame };
    let unknown = Identity {
        survey: asked.survey.id.clone(),
        round: asked.round.id.clone(),
        version: identity::version(asked.survey),
        cover: identity::cover_version(asked.survey, asked.round),
        case: None,
        entry: None,
        query: false,
    };
    // An entry sheet has no words of the form, and says by its columns what it is.
    let keyed = entered::recognise(asking, file, book, &unknown).filter(|_| asked.survey.records().is_none());
    let not_this = |blank: &Blank| !book.sheets.iter().any(|sheet| align(blank, &sheet.grid).is_the_form());
    // Names alone do not say whose questions they are.
    if keyed.is_none() && (asked.survey.records().is_some() || not_this(&form::blank(asking, None))) {
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            words::names_of_another(),
            words::form_is(unknown.word()),
            words::hint_names_of_another(),
        )));
    }
    let mut own = match keyed {
        Some(keyed) => keyed,
        None => read_form(asking, file, book, &unknown)?,
    };
    own.diagnostics.push(Diagnostic::of_file(
        "form-without-id",
        Severity::Note,
        file,
        words::no_identity(),
        words::form_is(unknown.word()),
        words::hint_no_identity(),
    ));
    Ok(own)
}

/// A sheet with the blank form laid over it.
struct Laid<'a> {
    sheet: &'a Sheet,
    alignment: Alignment,
}

fn read_form(
    asking: Asking<'_>,
    file: &str,
    book: &Workbook,
    identity: &Identity,
) -> Result<OwnForm, Box<Diagnostic>> {
    let case = identity.case.as_deref().and_then(|code| case(asking, code));
    let sheets = form::sheets(asking, case);
    let [blank, ..] = sheets.as_slice() else { return Ok(OwnForm::default()) };
    let named = places::named(blank, book);
    let laid: Vec<Laid<'_>> = book
        .sheets
        .iter()
        .filter(|sheet| !example::is_example(sheet, &named))
        .map(|sheet| Laid { sheet, alignment: align(blank, &sheet.grid) })
        .collect();
    // The sheet that most names lie on; without names the one with the most of the form's words.
    let count = |laid: &Laid<'_>| named.values().filter(|(sheet, _)| *sheet == laid.sheet.name).count();
    let best = laid
        .iter()
        .enumerate()
        .max_by_key(|(at, laid)| (count(laid), laid.alignment.found, std::cmp::Reverse(*at)))
        .map(|(_, laid)| laid)
        .filter(|laid| count(laid) > 0 || laid.alignment.is_the_form());
    let Some(best) = best else {
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            words::no_sheet(Phrase::list(book.sheets.iter().map(|sheet| sheet.name.as_str()))),
            words::form_is(identity.word()),
            words::hint_no_sheet(),
        )));
    };
    let (mut captured, mut diagnostics) = places::capture(asking, file, blank, best, &named);
    let same_version = identity.version == identity::version(asking.survey);
    diagnostics.extend(written::hold_out(asking, file, blank, best, same_version, &mut captured));
    diagnostics.extend(bare::hold_out(asking, blank, best, same_version, &mut captured));
    diagnostics.extend(sheets::beside_form(file, &sheets, &laid, best));
    if let Some(printed) = example::planned(&sheets) {
        let about = (same_version, places::is_filled(blank, best));
        diagnostics.extend(example::written_into(file, book, printed, best, &named, about));
    }
    if !same_version {
        for id in places::other_options(blank, best) {
            let number = asking.survey.question(&id).map_or(id.as_str(), |question| question.number.ja.as_str());
            let mut other = Diagnostic::of_file(
                "form-version",
                Severity::Undecided,
                file,
                words::option_changed(number),
                words::option_as_defined(number),
                words::hint_form_version(),
            )
            .about(format!("{file}!{id}"));
            other.scope.question = Some(id.clone());
            diagnostics.push(other);
            captured.boxes.retain(|(question, _)| *question != id);
            captured.lost.insert(id);
        }
    }
    for other in &laid {
        let copied = other.sheet.name != best.sheet.name && other.alignment.is_the_form();
        if copied && places::filled(blank, other) != places::filled(blank, best) && places::is_filled(blank, other)
        {
            return Err(Box::new(Diagnostic::of_file(
                "two-sheets",
                Severity::SetAside,
                file,
                crate::catalogue::collect::several_sheets(format!("{}、{}", best.sheet.name, other.sheet.name)),
                crate::catalogue::collect::one_sheet(&blank.name),
                crate::catalogue::collect::hint_one_sheet(),
            )));
        }
    }
    if is_the_example(asking, &captured) {
        diagnostics.push(Diagnostic::of_file(
            "example-returned",
            Severity::Query,
            file,
            words::example_returned(),
            words::own_answers(),
            words::hint_example_returned(),
        ));
    }
    let alterations = changes::list(file, book, identity, &sheets, best, asking);
    let read = changes::Read::new(asking, blank, best, &captured);
    diagnostics.extend(changes::findings(file, &alterations, &read));
    Ok(OwnForm { captured: vec![captured], diagnostics, alterations, ..OwnForm::default() })
}

/// The case with a code. Nearly every form has it as the frame writes it; folding all codes of the frame for each form took a
/// quarter of a round of two thousand.
fn case<'a>(asking: Asking<'a>, code: &str) -> Option<&'a Case> {
    let cases = &asking.frame?.cases;
    cases.iter().find(|case| case.id == code).or_else(|| {
        let wanted = key(code);
        cases.iter().find(|case| key(&case.id) == wanted)
    })
}

/// Whether the answers are those of the 記入例 to the letter, free words included: nobody gives those by chance.
fn is_the_example(asking: Asking<'_>, captured: &Captured) -> bool {
    let example = sample::answers(asking.survey, asking.round);
    let texts: Vec<(&String, &String)> = example
        .iter()
        .filter_map(|(question, value)| match value {
            AnswerValue::Text(text) => Some((question, text)),
            AnswerValue::Code(_)
            | AnswerValue::Options(_)
            | AnswerValue::Quantity(_)
            | AnswerValue::Date(_)
            | AnswerValue::Missing(_) => None,
        })
        .collect();
    let raw = |question: &String| {
        let cells = captured.boxes.iter().find(|(id, _)| id == question).map(|(_, cells)| cells.as_slice());
        cells.unwrap_or_default().iter().map(|cell| key(&cell.raw)).collect::<String>()
    };
    !texts.is_empty() && texts.iter().all(|(question, text)| raw(question) == key(text))
}

/// Which case a return is from, where it is a form of ours that says whom it was made for.
///
/// # Errors
/// A finding that holds the return out: what was typed into it names another case.
pub(super) fn addressee<'a>(
    asking: Asking<'a>,
    own_forms: &OwnForms,
    submission: &Submission,
    typed: Result<Matched<'a>, Box<Unmatched<'a>>>,
) -> Result<Matched<'a>, Box<Unmatched<'a>>> {
    let made_for = own_forms.cases.get(&*submission.file);
    let Some(made_for) = made_for.and_then(|code| case(asking, code)) else { return typed };
    let written = |cell: &Option<AnswerCell>| cell.as_ref().is_some_and(|cell| !key(&cell.raw).is_empty());
    match typed {
        Err(_) if !written(&submission.code) && !written(&submission.name) => {
            Ok(Matched { case: made_for, diagnostics: Vec::new() })
        }
        Ok(matched) if matched.case.id == made_for.id => Ok(matched),
        Ok(_) | Err(_) => {
            let cells = || submission.code.iter().chain(&submission.name);
            let said = cells().map(|cell| cell.raw.trim()).collect::<Vec<_>>().join(" ");
            let name = submission.file.rsplit('/').next().unwrap_or_default().to_owned();
            let mut conflict = Diagnostic::at(
                "form-case-conflict",
                Severity::Undecided,
                cells().map(|cell| cell.at.clone()).collect(),
                words::case_conflict(format!("{} {}", made_for.id, made_for.name.ja), said, name),
                words::one_case(),
                words::hint_case_conflict(),
            );
            conflict.file = Some(submission.file.to_string());
            Err(Box::new(Unmatched { diagnostic: conflict, proposed: vec![made_for] }))
        }
    }
}
