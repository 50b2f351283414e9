//! One file read once more, so that it can be shown as it stands: its sheets, and the boxes that were found on them. It
//! is read in the very way of the round, so that what is shown is what was taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::collect::Submission;
use crate::collect::files::{self, Arrived};
use crate::collect::own_form::{self, OwnForms};
use crate::collect::reading::{capture_book, code_all};
use crate::collect::round::Inputs;
use crate::error::Error;
use crate::provenance::CellAddress;
use crate::survey::definition::Source;
use crate::text::key::key;
use crate::workbook::{self, CellValue, Content, Letter, Limits, Reading, Workbook};

/// Returns of the same folder whose words are compared to tell what the form itself says.
const COMPARED: usize = 4;

/// By what the answers of a file were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBy {
    /// By a form of the definition.
    Form(String),
    /// By what a form made by kaishu says of itself.
    Own,
    /// By the words of a form made by kaishu that has forgotten what it is.
    OwnWords,
    /// Nothing of the survey was found.
    Nothing,
}

/// A return with the cells in which words of the form stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The return, before corrections and routing.
    pub submission: Submission,
    /// Labels, options and items that its boxes were found by.
    pub printed: BTreeSet<CellAddress>,
}

/// What one file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Its sheets; none where it could not be opened as a workbook.
    pub book: Option<Workbook>,
    /// The returns on them.
    pub returns: Vec<Seen>,
    /// By what they were found.
    pub found_by: FoundBy,
    /// The mail it came with.
    pub letter: Option<Letter>,
}

/// Reads a file of a source, or one of the files in a zip or a mail there (`returned/mail.zip/長野市.xlsx`).
///
/// # Errors
/// A folder that cannot be listed.
pub fn look(inputs: &Inputs<'_>, source: &Source, file: &str) -> Result<Option<Looked>, Error> {
    let Some(outer) = files::list(inputs.root, &source.folder)?.into_iter().find(|outer| holds(outer, file))
    else {
        return Ok(None);
    };
    let mut looked = None;
    open(inputs, &outer, &mut |part| {
        if part.file == file && looked.is_none() {
            looked = Some(seen(inputs, source, part));
        }
    });
    Ok(looked)
}

/// The words, folded for matching, that most other returns of the same folder carry too: what the form itself says.
///
/// # Errors
/// A folder that cannot be listed.
pub fn words_of_others(inputs: &Inputs<'_>, source: &Source, file: &str) -> Result<BTreeSet<String>, Error> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let mut compared = 0;
    let outers = files::list(inputs.root, &source.folder)?;
    let others = outers.iter().filter(|outer| !holds(outer, file));
    for outer in others.take(COMPARED) {
        open(inputs, outer, &mut |part| {
            let Content::Workbook(book) = &part.content else { return };
            compared += 1;
            let cells = book.sheets.iter().flat_map(|sheet| sheet.grid.cells());
            let said: BTreeSet<String> = cells.map(|(at, value)| said_at(at, value)).collect();
            for words in said {
                *counted.entry(words).or_insert(0) += 1;
            }
        });
    }
    // What a few offices happen to write alike is not the form's.
    let most = counted.into_iter().filter(|(_, count)| count * 2 > compared);
    Ok(most.map(|(words, _)| words).collect())
}

/// A cell as it is compared with those of other returns: words wherever they stand, a number or a day only at its place.
pub fn said_at(at: CellAddress, value: &CellValue) -> String {
    match value {
        CellValue::Text(text) => key(text),
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => {
            format!("{at}={}", value.raw())
        }
    }
}

/// Reads a file below a folder that is no source of a survey: the workbook of the indicators.
///
/// # Errors
/// A folder that cannot be listed.
pub fn alone(root: &Path, folder: &str, file: &str, limits: &Limits) -> Result<Option<Workbook>, Error> {
    let Some(outer) = files::list(root, folder)?.into_iter().find(|outer| holds(outer, file)) else {
        return Ok(None);
    };
    let Ok(arrived) = files::load(root, &outer) else { return Ok(None) };
    let reading = Reading { limits: limits.clone(), ..Reading::default() };
    let mut found = None;
    workbook::open(&outer, arrived.bytes, &reading, &mut |part| match part.content {
        Content::Workbook(book) if part.file == file => found = Some(*book),
        Content::Workbook(_) | Content::KeyIn(_) | Content::SetAside(_) | Content::Helper => {}
    });
    Ok(found)
}

/// Whether a file that arrived is this one, or the zip or mail that it came in.
fn holds(outer: &str, file: &str) -> bool {
    file.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn open(inputs: &Inputs<'_>, outer: &str, each: &mut dyn FnMut(workbook::Part)) {
    let (passwords, _) = files::passwords(inputs.root, inputs.round.passwords.as_deref());
    let reading = Reading { limits: inputs.limits.clone(), passwords };
    if let Ok(arrived) = files::load(inputs.root, outer) {
        workbook::open(outer, arrived.bytes, &reading, each);
    }
}

fn seen(inputs: &Inputs<'_>, source: &Source, part: workbook::Part) -> Looked {
    let workbook::Part { file, bytes, letter, content } = part;
    let book = match content {
        Content::Workbook(book) => book,
        Content::KeyIn(_) | Content::SetAside(_) | Content::Helper => {
            return Looked { book: None, returns: Vec::new(), found_by: FoundBy::Nothing, letter };
        }
    };
    let form = source.form.as_deref().and_then(|id| inputs.survey.form(id));
    let arrived = Arrived { hash: files::sha256(&bytes), file, bytes };
    let captured = capture_book(inputs.asked(), form, &arrived, &book, &mut OwnForms::default());
    let found_by = match &captured {
        Err(_) => FoundBy::Nothing,
        Ok((_, Some(form))) => FoundBy::Form(form.id.clone()),
        Ok((_, None)) if own_form::identity(&book).is_some() => FoundBy::Own,
        Ok((_, None)) => FoundBy::OwnWords,
    };
    let mut returns = Vec::new();
    if let Ok((taken, declared)) = captured {
        for one in taken.returns {
            let printed = one.printed.iter().copied().chain(one.anchors.iter().map(|(_, at)| *at)).collect();
            returns.push(Seen { submission: code_all(inputs.asked(), &arrived, declared, one).0, printed });
        }
    }
    Looked { book: Some(*book), returns, found_by, letter }
}
