//! The sheets of the machine-readable twin: what the report is, the list of its tables, a sheet for every table with numbers, the
//! list of their columns, the remarks. Each is one table that begins in A1.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, moved as moved_words, report_data as words};
use crate::report::changes::ChangesRecord;
use crate::report::data::head::different;
use crate::report::data::moved;
use crate::report::data::plain::plain;
use crate::report::data::sheet::{Sheet, is_statistical, sheet};
use crate::report::data::sign::Sign;
use crate::report::data::{DataBook, DataCell, DataTable, language};
use crate::report::model::{Block, FigureRecord, Report, ReportTable};

/// Longest name of a sheet that leaves room for a number behind it; Excel takes 31 characters.
const SHEET_NAME: usize = 25;

/// The twin of a report.
pub fn book(report: &Report) -> DataBook {
    made(report, None)
}

/// The twin of a report of which something was published before, with the figures that moved since.
pub fn book_with_changes(report: &Report, changes: &ChangesRecord) -> DataBook {
    made(report, Some(changes))
}

fn made(report: &Report, changes: Option<&ChangesRecord>) -> DataBook {
    let lang = language(report);
    let figures: BTreeMap<&str, &FigureRecord> =
        report.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut listed = Vec::new();
    let fixed = [words::about_sheet(), words::tables_sheet(), words::columns_sheet(), words::remarks_sheet()];
    let [about_name, tables_name, columns_name, remarks_name] =
        fixed.map(|name| different(name.text(lang).to_owned(), &mut taken));
    for table in tables(report) {
        let number = numbered(report, table, lang);
        let table = table.for_data();
        let place = is_statistical(table).then(|| {
            let name = different(sheet_name(&number), &mut taken);
            sheets.push(sheet(table, &name, &figures, lang));
            name
        });
        let why = place.is_none().then(|| words::only_words().text(lang).to_owned());
        let no_value = || Sign::None.text().to_owned();
        let title = Some(plain(&table.title)).filter(|title| !title.is_empty());
        listed.push([
            number,
            title.unwrap_or_else(no_value),
            place.unwrap_or_else(no_value),
            why.unwrap_or_else(no_value),
        ]);
    }
    if let Some(changes) = changes.filter(|changes| !changes.figures.is_empty()) {
        let title = moved_words::list().text(lang).to_owned();
        let name = different(title.clone(), &mut taken);
        sheets.push(moved::sheet(changes, &name, lang));
        listed.push([title.clone(), title, name, Sign::None.text().to_owned()]);
    }
    let coded = sheets.iter().flat_map(|sheet| &sheet.columns).any(|column| column.codes.is_some());
    let mut all = vec![
        about(report, &about_name, coded, lang),
        texts(&tables_name, &[words::number(), words::title(), words::sheet(), words::remark()], listed, lang),
    ];
    let columns = columns(&sheets, &columns_name, lang);
    let remarks = remarks(&sheets, &remarks_name, lang);
    all.extend(sheets.into_iter().map(|sheet| sheet.table));
    all.extend([columns, remarks]);
    DataBook { title: plain(&report.title), sheets: all }
}

/// The report's tables in the order of its sections.
pub(super) fn tables(report: &Report) -> impl Iterator<Item = &ReportTable> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table)
}

/// What a table is called: 表1, or its name where it has no number.
pub(super) fn numbered(report: &Report, table: &ReportTable, lang: Lang) -> String {
    if table.number > 0 {
        return words::numbered(&report.words.table, table.number).text(lang).to_owned();
    }
    let title = plain(&table.title);
    if title.is_empty() { report.words.table.clone() } else { title }
}

/// A name that Excel takes for a sheet.
fn sheet_name(wanted: &str) -> String {
    let fits = |c: &char| c.len_utf16() == 1 && !matches!(c, ':' | '\\' | '/' | '?' | '*' | '[' | ']' | '\'');
    wanted.chars().filter(fits).take(SHEET_NAME).collect()
}

/// What the report is and what the signs mean.
fn about(report: &Report, name: &str, coded: bool, lang: Lang) -> DataTable {
    let mut rows: Vec<[String; 2]> = Vec::new();
    let mut say = |item: Phrase, text: String| rows.push([item.text(lang).to_owned(), text]);
    say(words::title(), plain(&report.title));
    for stamp in &report.stamps {
        say(words::stamp(), plain(stamp));
    }
    say(words::form(), words::form_text().text(lang).to_owned());
    if coded {
        say(words::area_code(), words::area_code_text().text(lang).to_owned());
    }
    for sign in Sign::ALL {
        say(words::sign_of(sign.text()), sign.meaning().text(lang).to_owned());
    }
    texts(name, &[words::item(), words::content()], rows, lang)
}

/// Every column with its headings from the widest to the nearest and its unit.
fn columns(sheets: &[Sheet], name: &str, lang: Lang) -> DataTable {
    let most = sheets.iter().flat_map(|sheet| &sheet.columns).map(|column| column.levels.len()).max().unwrap_or(1);
    let mut head = vec![words::sheet(), words::heading()];
    head.extend((1..=most).map(words::level));
    head.push(words::unit());
    let no_value = || Sign::None.text().to_owned();
    let mut rows = Vec::new();
    for sheet in sheets {
        for column in &sheet.columns {
            let mut row = vec![sheet.table.name.clone(), column.name.clone()];
            row.extend((0..most).map(|at| column.levels.get(at).cloned().unwrap_or_else(no_value)));
            let of_rows = || column.numeric.then(|| words::unit_by_row().text(lang).to_owned());
            row.push(column.unit.clone().or_else(of_rows).unwrap_or_else(no_value));
            rows.push(row);
        }
    }
    texts(name, &head, rows, lang)
}

/// Every remark with its place.
fn remarks(sheets: &[Sheet], name: &str, lang: Lang) -> DataTable {
    let head = [words::sheet(), words::kind(), words::row(), words::column(), words::content()];
    let no_value = |text: &str| if text.is_empty() { Sign::None.text().to_owned() } else { text.to_owned() };
    let rows = sheets.iter().flat_map(|sheet| {
        sheet.remarks.iter().map(|remark| {
            let kind = remark.kind.text(lang).to_owned();
            [
                sheet.table.name.clone(),
                kind,
                no_value(&remark.row),
                no_value(&remark.column),
                no_value(&remark.text),
            ]
        })
    });
    texts(name, &head, rows.collect::<Vec<_>>(), lang)
}

fn texts<R: IntoIterator<Item = String>>(name: &str, head: &[Phrase], rows: Vec<R>, lang: Lang) -> DataTable {
    DataTable {
        name: name.to_owned(),
        head: head.iter().map(|phrase| phrase.text(lang).to_owned()).collect(),
        rows: rows.into_iter().map(|row| row.into_iter().map(DataCell::text).collect()).collect(),
    }
}
