//! A definition drafted from a workbook that somebody already has: a blank form or filled ones, a list, the export of a web
//! form, an XLSForm. Every guess names the cell that it came from and waits to be confirmed; what nothing on the sheet
//! tells is asked, since a wrong guess that looks certain is worse than an open question. The draft is read back at once
//! with its own definition ([`proof`]).

mod alike;
mod answers;
mod beside;
mod blocks;
mod column;
mod frame;
mod joined;
mod kind;
mod labels;
mod lattice;
mod list;
mod naming;
mod never;
mod numbering;
mod options;
mod page;
mod plain;
pub mod proof;
mod repeats;
pub mod respondents;
mod returns;
pub mod sketch;
mod spelled;
mod spoken;
mod table;
mod titles;
mod under;
mod units;
mod unused;
mod who;
mod words;
mod write;
mod written;
mod xlsform;

pub use write::{Definition, place_text, type_word};

use crate::catalogue::{Lang, draft as say};
use crate::draft::page::Page;
use crate::draft::proof::Proof;
use crate::draft::returns::Stranger;
use crate::draft::sketch::{Origin, Place, Sketch, id_from};
use crate::error::Error;
use crate::questionnaire::definition::{Part, write_draft};
use crate::survey::toml::shape::is_id;
use crate::survey::workbook::layout::SURVEY;
use crate::text::era::fiscal_year;
use crate::text::key::key;
use crate::workbook::{CellValue, Sheet, Workbook, sheet_name};

/// What the user says of the survey.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Id of the survey.
    pub id: Option<String>,
    /// Fiscal year.
    pub period: Option<i32>,
    /// The sheet to draft from.
    pub sheet: Option<String>,
    /// Folder in which the returns lie or will lie, relative to the workspace.
    pub folder: Option<String>,
}

/// A draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What was understood and what is asked.
    pub sketch: Sketch,
    /// The definition; none where no question was found.
    pub definition: Option<Definition>,
    /// Folder of the returns that it names.
    pub folder: String,
    /// What the definition reads from each file.
    pub proofs: Vec<Proof>,
}

/// Drafts a definition from files of one form.
///
/// # Errors
/// Where the definition that was drafted has mistakes, which is our bug.
pub fn draft(books: &[(String, Workbook)], wishes: &Wishes, lang: Lang) -> Result<Draft, Error> {
    if let (Some(name), Some((file, book))) = (&wishes.sheet, books.first())
        && !book.sheets.iter().any(|sheet| key(name) == key(&sheet.name))
    {
        let there: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        return Err(Error::Workspace(say::no_such_sheet(file, name, there.join("」「"))));
    }
    let mut sketch = sketched(books, wishes);
    if let Some((_, book)) = books.first() {
        spelled::spell(&mut sketch, book);
    }
    titles::settle(&mut sketch, books);
    settle(&mut sketch, wishes);
    let folder = wishes.folder.clone().unwrap_or_else(|| format!("returned-{}", sketch.id));
    let mut proofs = Vec::new();
    // The answers to an XLSForm are in the files behind it.
    let read = if sketch.origin == Origin::XlsForm { &books[1..] } else { books };
    if is_placed(&sketch) {
        // A question that its own definition does not find is taken out and asked about; the rest must still read.
        for _ in 0..4 {
            proofs = proved(&sketch, read, lang, &folder)?;
            let lost: Vec<(String, crate::catalogue::Phrase)> =
                proofs.first().map(|proof| proof.lost.clone().into_iter().collect()).unwrap_or_default();
            if lost.is_empty() {
                break;
            }
            for (id, why) in lost {
                take_out(&mut sketch, &id, why);
            }
        }
    }
    // A draft that cannot read its own file is worth nothing unless that is said.
    if let Some(proof) = proofs.first().filter(|proof| proof.returns == 0) {
        let why =
            proof.findings.iter().max_by_key(|finding| finding.severity).map(|finding| finding.found.clone());
        sketch.ask(None, Vec::new(), say::ask_unread(why.unwrap_or_else(say::ask_nothing_read)));
    }
    never::ask(&mut sketch, &proofs);
    if let Some((file, book)) = read.first() {
        unused::note(&mut sketch, file, book, proofs.first());
    }
    if sketch.questions.is_empty() {
        let asks = read.first().map_or_else(say::ask_nothing, |(_, book)| nothing_found(&sketch, book));
        sketch.ask(None, Vec::new(), asks);
        return Ok(Draft { sketch, definition: None, folder, proofs: Vec::new() });
    }
    respondents::ask(&mut sketch);
    let respondents = respondents::rows(&sketch, &proofs);
    let asks = respondents
        .as_ref()
        .map_or_else(say::ask_frame, |rows| say::ask_frame_of(say::ask_frame(), rows.len().saturating_sub(1)));
    sketch.ask(None, Vec::new(), asks);
    let definition = Definition { respondents, ..write::definition(&sketch, lang, &folder) };
    proof::survey(&format!("surveys/{}.toml", sketch.id), &definition.toml)?;
    Ok(Draft { sketch, definition: Some(definition), folder, proofs })
}

impl Definition {
    /// The definition as a part of a workbook.
    pub fn part(&self) -> Part<'_> {
        Part { kind: SURVEY, table: &self.survey, remarks: &self.remarks }
    }

    /// The definition as a workbook.
    ///
    /// # Errors
    /// A text is longer than a cell can be.
    pub fn workbook(&self, lang: Lang) -> Result<Vec<u8>, Error> {
        write_draft(&[self.part()], self.respondents.as_ref(), lang)
    }
}

/// That no question was found, on which sheet it was looked for, and which others there are.
fn nothing_found(sketch: &Sketch, book: &Workbook) -> crate::catalogue::Phrase {
    let looked = book.sheets.iter().find(|sheet| Some(&sheet.name) == sketch.sheet.as_ref());
    let asks = looked.map_or_else(say::ask_nothing_shown, |sheet| say::ask_nothing_on(unused::sheet_words(sheet)));
    let others = book.sheets.iter().filter(|sheet| Some(&sheet.name) != sketch.sheet.as_ref());
    let others: Vec<_> = others.filter(|sheet| !sheet.grid.is_empty()).map(unused::sheet_words).collect();
    if others.is_empty() { asks } else { say::ask_other_sheet(asks, crate::catalogue::Phrase::listed(&others)) }
}

/// Whether any question has a place where its answer stands.
fn is_placed(sketch: &Sketch) -> bool {
    sketch.questions.iter().any(|question| question.place != Place::Nowhere)
}

fn proved(sketch: &Sketch, books: &[(String, Workbook)], lang: Lang, folder: &str) -> Result<Vec<Proof>, Error> {
    if sketch.questions.is_empty() {
        return Ok(Vec::new());
    }
    let definition = write::definition(sketch, lang, folder);
    let survey = proof::survey(&format!("surveys/{}.toml", sketch.id), &definition.toml)?;
    Ok(books.iter().map(|(file, book)| proof::prove(&survey, sketch, file, book)).collect())
}

fn take_out(sketch: &mut Sketch, id: &str, why: crate::catalogue::Phrase) {
    // An item of a battery takes the battery with it.
    let whole = id.split_once('.').map_or(id, |(battery, _)| battery);
    if let Some(at) = sketch.repeats.iter().position(|repeat| repeat.id == id) {
        let repeat = sketch.repeats.remove(at);
        sketch.ask(None, repeat.cells, say::ask_lost(repeat.title, why));
        return;
    }
    let id = if sketch.questions.iter().any(|question| question.id == id) { id } else { whole };
    if let Some(question) = sketch.remove(id) {
        sketch.ask(None, question.cells, say::ask_lost(question.text, why));
    }
}

/// Sheets that are looked at; more belong to no form.
const MOST_SHEETS: usize = 30;

/// What the files say.
fn sketched(books: &[(String, Workbook)], wishes: &Wishes) -> Sketch {
    let Some((file, book)) = books.first() else {
        return Sketch::new(Origin::Form, "survey".to_owned(), "survey".to_owned());
    };
    let stem = sheet_name(file);
    // What is left of a name in Japanese is seldom a name: 05 of 05_番号を記入.
    let named = id_from(&stem).filter(|id| id.len() > 2 && id.starts_with(|c: char| c.is_ascii_lowercase()));
    let id = wishes.id.clone().or(named).filter(|id| is_id(id, false)).unwrap_or_else(|| "survey".to_owned());
    let start = |origin| Sketch::new(origin, id.clone(), stem.clone());
    if let Some(mut found) = xlsform::draft(file, book, start(Origin::XlsForm)) {
        // One export is enough to tell the columns.
        let mut holds = |(file, book): &(String, Workbook)| answers::place(&mut found, file, book);
        if books.len() > 1 && !books[1..].iter().any(&mut holds) {
            let names: Vec<&str> = books[1..].iter().map(|(file, _)| file.as_str()).collect();
            found.ask(None, Vec::new(), say::ask_no_export(names.join("」「")));
        }
        return found;
    }
    let own = book.properties.get("kaishu.form").cloned();
    let others: Vec<(String, &Workbook)> = books[1..].iter().map(|(file, book)| (file.clone(), book)).collect();
    let wanted = |sheet: &&Sheet| match &wishes.sheet {
        Some(name) => key(name) == key(&sheet.name),
        None => sheet.visible && !words::is_aside(&sheet.name) && !sheet.grid.is_empty(),
    };
    let mut found: Vec<(Sketch, Vec<Stranger>)> = Vec::new();
    for sheet in book.sheets.iter().filter(wanted).take(MOST_SHEETS) {
        found.push(from_sheet((file, sheet), &others, start(Origin::Form)));
    }
    // The sheet that asks most; the first of several.
    let most = found.iter().map(|(sketch, _)| sketch.questions.len()).max().unwrap_or(0);
    let others: Vec<String> = found
        .iter()
        .filter(|(sketch, _)| sketch.questions.len() > 1)
        .filter_map(|(sketch, _)| sketch.sheet.clone())
        .collect();
    let Some(at) = found.iter().position(|(sketch, _)| sketch.questions.len() == most) else {
        return start(Origin::Form);
    };
    let (mut sketch, strangers) = found.swap_remove(at);
    if let Some(form) = own {
        sketch.ask(None, Vec::new(), say::ask_own_form(form));
    }
    let others: Vec<String> = others.into_iter().filter(|name| sketch.sheet.as_ref() != Some(name)).collect();
    if !others.is_empty() {
        sketch.ask(None, Vec::new(), say::ask_sheets(others.join("」「")));
    }
    if !strangers.is_empty() {
        let told = strangers.iter().map(Stranger::told);
        sketch.ask(None, Vec::new(), say::ask_strangers(crate::catalogue::Phrase::list(told)));
    }
    sketch
}

/// What a sheet says, and which of the other files are not of its form.
fn from_sheet(
    (file, sheet): (&str, &Sheet),
    others: &[(String, &Workbook)],
    mut sketch: Sketch,
) -> (Sketch, Vec<Stranger>) {
    let (returns, mut strangers) = returns::gather(sheet, others);
    let page = Page::new(file, sheet, &returns);
    sketch.sheet = Some(sheet.name.clone());
    let table = table::find(&page);
    let year = page
        .pieces
        .iter()
        .take(200)
        .find_map(|piece| Some((words::fiscal_year(&piece.text)?, page.cell(piece.at))));
    sketch.period = year.map(|(year, cell)| (year, Some(cell)));
    if let Some(table) = table.as_ref().filter(|table| list::service(table).is_some() || table.is_the_sheet(&page))
    {
        list_of(&page, table, others, (&mut sketch, &mut strangers));
        if sketch.period.is_none() {
            sketch.period = year_of_days(&page, table);
        }
    } else {
        labels::draft(&page, &mut sketch);
        if sketch.questions.is_empty()
            && let Some(table) = &table
        {
            let mut list = Sketch::new(Origin::List, sketch.id.clone(), sketch.title.clone());
            list.sheet = sketch.sheet.clone();
            list.period = sketch.period.clone();
            list_of(&page, table, others, (&mut list, &mut strangers));
            return (list, strangers);
        }
    }
    (sketch, strangers)
}

/// Drafts a list with those of the other files that have its columns, which are of its form whatever stands in them.
fn list_of(
    page: &Page<'_>,
    table: &table::Table,
    others: &[(String, &Workbook)],
    (sketch, strangers): (&mut Sketch, &mut Vec<Stranger>),
) {
    let alike = alike::lists(table, others);
    list::draft(page, table, &alike, sketch);
    strangers.retain(|stranger| !alike.iter().any(|other| other.whole && other.file == stranger.file));
}

/// The fiscal year of the first day in a service's own column, where all of them lie in one.
fn year_of_days(page: &Page<'_>, table: &table::Table) -> Option<(i32, Option<crate::provenance::CellRef>)> {
    list::service(table)?;
    let column = table.headings.iter().find(|heading| {
        let cells = table.values(page, heading.at.column);
        !cells.is_empty() && cells.iter().all(|cell| kind::is_day(&cell.value) || starts_with_day(&cell.text))
    })?;
    let cells = table.values(page, column.at.column);
    let years: Option<Vec<i32>> = cells.iter().map(|cell| day_of(&cell.value)).collect();
    let years = years?;
    let first = *years.first()?;
    years.iter().all(|year| *year == first).then(|| (first, cells.first().map(|cell| page.cell(cell.at))))
}

fn starts_with_day(text: &str) -> bool {
    crate::text::era::split_date_prefix(text).is_some()
}

fn day_of(value: &CellValue) -> Option<i32> {
    use crate::text::era::{DateReading, read_date};
    let read = |text: &str| match read_date(text) {
        DateReading::Exact { date, .. } => Some(date),
        _ => None,
    };
    let date = match value {
        CellValue::Date(date) => Some(*date),
        CellValue::Text(text) => read(text)
            .or_else(|| crate::text::era::split_date_prefix(text).and_then(|(day, _)| read(&day)))
            .or_else(|| read(text.split_whitespace().next()?)),
        CellValue::Number(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
    };
    date.map(|date| fiscal_year(&date))
}

/// What holds for every draft: the year, an identity.
fn settle(sketch: &mut Sketch, wishes: &Wishes) {
    let placed = is_placed(sketch);
    if let Some(year) = wishes.period {
        sketch.period = Some((year, None));
    } else if !sketch.questions.is_empty() {
        match sketch.period.clone() {
            Some((year, Some(cell))) => {
                let words = write::place_text(&cell);
                sketch.ask(None, vec![cell], say::ask_period_is(year, words));
            }
            Some((_, None)) => {}
            None => sketch.ask(None, Vec::new(), say::ask_period()),
        }
    }
    if !sketch.questions.is_empty() {
        if !placed {
            sketch.ask(None, Vec::new(), say::ask_answers_come());
        }
        if placed && sketch.case_code.is_none() && sketch.case_name.is_none() && sketch.origin == Origin::Form {
            sketch.ask(None, Vec::new(), say::ask_identity());
        }
    }
    if sketch.title.trim().is_empty() {
        sketch.title = sketch.id.clone();
    }
}
