//! The table of a repeat group on a form with one respondent per sheet: one row for each facility or person below a
//! heading row, as many as were needed. It ends at its end label, else with its first blank row or the next label of the
//! form. Rows of totals are kept apart, to be compared and not counted.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words, repeats};
use crate::collect::AnswerCell;
use crate::collect::layout::anchor::{Anchor, Labelled, followed_by_separator, label_fits};
use crate::collect::layout::{Captured, Context, Found, rows, shared};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kept::kept;
use crate::provenance::CellAddress;
use crate::survey::form::GroupTable;
use crate::text::clean::clean;
use crate::text::key::key;
use crate::text::stock::says_nothing;
use crate::workbook::{CellValue, cell_ref};

/// Rows of a sheet in which a heading row is looked for.
const HEADING_ROWS: u32 = 500;
/// Headings of a column of running numbers, which the form prints.
const NUMBERS: &[&str] = &["", "no", "no.", "番号", "連番", "項番", "#"];
/// Words by which a form marks a row as its own example.
const EXAMPLES: &[&str] = &["例", "(例)", "記入例", "(記入例)", "見本"];

/// The table of a repeat group as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapturedGroup {
    /// The survey that its rows are.
    pub survey: String,
    /// Its rows.
    pub rows: Vec<Captured>,
    /// Its rows of totals.
    pub totals: Vec<TotalRow>,
    /// What was odd about the table.
    pub diagnostics: Vec<Diagnostic>,
}

kept!(CapturedGroup { survey, rows, totals, diagnostics });

/// A row that is the sum of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRow {
    /// Its word: 小計.
    pub word: String,
    /// How many rows stand above it.
    pub above: usize,
    /// What it says in each column.
    pub cells: Vec<(String, AnswerCell)>,
}

kept!(TotalRow { word, above, cells });

/// Where a table stands.
struct Place {
    head: u32,
    /// First row below the headings.
    body: u32,
    /// The column of each of its columns; none where the heading is gone.
    columns: Vec<Option<u32>>,
}

impl Place {
    fn first_column(&self) -> u32 {
        self.columns.iter().flatten().copied().min().unwrap_or(0)
    }

    fn last_column(&self) -> u32 {
        self.columns.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// Reads the tables of a form. The labels of the form have been found.
pub(super) fn capture(context: &Context<'_>, labelled: &Labelled<'_>, found: &mut Found) {
    let tables = &context.form.groups;
    let places: Vec<Result<Place, Box<Diagnostic>>> = tables.iter().map(|table| place(context, table)).collect();
    let mut labels: Vec<CellAddress> = found.captured.anchors.iter().map(|(_, at)| *at).collect();
    for label in &context.form.unread {
        if let Some(Anchor::At(at)) = labelled.find(label) {
            labels.push(at);
        }
    }
    labels.extend(places.iter().flatten().map(|place| CellAddress::new(place.head, place.first_column())));
    for (table, place) in tables.iter().zip(places) {
        let captured = match place {
            Ok(place) => read(context, table, &place, &labels, &mut found.captured.printed),
            Err(lost) => lost_group(table, *lost),
        };
        found.captured.groups.push(captured);
    }
}

fn lost_group(table: &GroupTable, lost: Diagnostic) -> CapturedGroup {
    CapturedGroup { survey: table.survey.clone(), rows: Vec::new(), totals: Vec::new(), diagnostics: vec![lost] }
}

/// The heading row: the only one with the most of the headings, and with at least half of them.
fn place(context: &Context<'_>, table: &GroupTable) -> Result<Place, Box<Diagnostic>> {
    let grid = &context.sheet.grid;
    let mut best: (usize, Vec<u32>) = (0, Vec::new());
    for row in grid.rows().take_while(|row| *row < HEADING_ROWS) {
        let found =
            table.columns.iter().filter(|column| rows::answers_of(context, row, &column.label).is_some()).count();
        match found.cmp(&best.0) {
            std::cmp::Ordering::Greater => best = (found, vec![row]),
            std::cmp::Ordering::Equal if found > 0 => best.1.push(row),
            std::cmp::Ordering::Equal | std::cmp::Ordering::Less => {}
        }
    }
    let labels = || table.columns.iter().map(|column| column.label.as_str()).collect::<Vec<_>>().join("、");
    let heads = if best.0 * 2 >= table.columns.len() { best.1 } else { Vec::new() };
    let [head] = heads.as_slice() else {
        let said = if heads.is_empty() {
            repeats::no_heading(&context.sheet.name, labels())
        } else {
            repeats::several_headings(labels())
        };
        let mut lost = lost(context, table, said, repeats::one_heading());
        lost.places.extend(heads.iter().filter_map(|row| {
            let (at, _) = grid.row(*row).next()?;
            Some(cell_ref(context.file, &context.sheet.name, at))
        }));
        return Err(Box::new(lost));
    };
    Ok(Place {
        head: *head,
        // A heading may be merged over several rows.
        body: grid.row(*head).map(|(at, _)| grid.merge_end_row(at) + 1).max().unwrap_or(head + 1),
        columns: table.columns.iter().map(|column| rows::answers_of(context, *head, &column.label)).collect(),
    })
}

/// A table that is not to be found, or whose end is not: none of its rows is read.
fn lost(context: &Context<'_>, table: &GroupTable, found: Phrase, expected: Phrase) -> Diagnostic {
    Diagnostic::of_file("lost-group", Severity::Undecided, context.file, found, expected, repeats::hint_heading())
        .about(format!("{}!{}!{}", context.file, context.sheet.name, table.survey))
}

/// What one row of a table is.
enum Row {
    Unit,
    /// A sum of others, with its word.
    Total(String),
    /// None, and why.
    NoUnit(Box<Diagnostic>),
}

fn read(
    context: &Context<'_>,
    table: &GroupTable,
    place: &Place,
    labels: &[CellAddress],
    printed: &mut BTreeSet<CellAddress>,
) -> CapturedGroup {
    let grid = &context.sheet.grid;
    let last_column = place.last_column();
    // A label that stands to the right of the table ends nothing.
    let below = labels.iter().filter(|at| at.row >= place.body && at.column <= last_column).map(|at| at.row).min();
    let stop = below.unwrap_or_else(|| grid.last_row().unwrap_or(0) + 1);
    let mut end = stop;
    if let Some(label) = &table.end {
        let Some(row) = end_row(context, place, label, stop) else {
            let said = repeats::no_end(&context.sheet.name, label);
            return lost_group(table, lost(context, table, said, repeats::end_there(label)));
        };
        end = row;
    }
    let mut captured = CapturedGroup {
        survey: table.survey.clone(),
        rows: Vec::new(),
        totals: Vec::new(),
        diagnostics: lost_headings(context, table, place),
    };
    let heading = |(at, value): &(CellAddress, &CellValue)| {
        place.columns.contains(&Some(at.column))
            || (at.column < place.first_column() && NUMBERS.contains(&key(&value.raw()).as_str()))
    };
    printed.extend(grid.row(place.head).filter(heading).map(|(at, _)| at));
    printed.extend(running_numbers(context, place, end));
    let declared = |at: &CellAddress| place.columns.contains(&Some(at.column));
    let filled = |row: u32| grid.row(row).filter(|(at, value)| declared(at) && !clean(&value.raw()).is_empty());
    let mut gaps: Vec<(u32, u32)> = Vec::new();
    let mut next = place.body;
    for row in grid.rows().filter(|row| (place.body..end).contains(row)) {
        let count = filled(row).count();
        if count == 0 {
            continue;
        }
        let sorted = sort_row(context, table, place, row);
        let is_total = matches!(sorted, Row::Total(_));
        let after_blank = row > next;
        // Rows that were provided and not used may stand above a total.
        if after_blank && !is_total {
            if table.end.is_none() {
                if count > 1 || table.columns.len() == 1 {
                    let at = filled(row).map(|(at, _)| at).collect();
                    let said = repeats::gap_below(row + 1);
                    captured.diagnostics.push(gap(context, table, at, said, repeats::hint_gap_not_read()));
                }
                break;
            }
            gaps.push((next, row - 1));
        }
        if !(after_blank && is_total && table.end.is_none()) {
            let ends = grid.row(row).filter(|(at, _)| declared(at)).map(|(at, _)| grid.merge_end_row(at) + 1);
            next = ends.max().unwrap_or(row + 1);
        }
        match sorted {
            Row::Unit => captured.rows.push(unit(context, table, place, row)),
            Row::Total(word) => captured.add_total(context, table, place, row, word, printed),
            Row::NoUnit(said) => {
                printed.extend(said.places.iter().map(|place| place.at));
                captured.diagnostics.push(*said);
            }
        }
    }
    if let Some(survey) = context.survey.groups.iter().find(|survey| survey.id == table.survey) {
        shared::hold_out_rows(context, survey, &mut captured.rows);
        let odd = captured.rows.iter().flat_map(|row| &row.odd);
        printed.extend(odd.flat_map(|odd| &odd.places).map(|place| place.at));
    }
    if !gaps.is_empty() {
        let rows = |(first, last): &(u32, u32)| {
            if first == last { (first + 1).to_string() } else { format!("{}～{}", first + 1, last + 1) }
        };
        let said = repeats::gap_inside(Phrase::list(gaps.iter().map(rows)));
        let places = gaps.iter().map(|(first, _)| CellAddress::new(*first, place.first_column())).collect();
        captured.diagnostics.push(gap(context, table, places, said, repeats::hint_gap_read()));
    }
    if table.end.is_some() {
        let own = || grid.row(end).filter(|(at, _)| at.column <= last_column);
        // The row of the total may itself be the end.
        if let Some(word) = total_word(context, table, place, end) {
            captured.add_total(context, table, place, end, word, printed);
        } else {
            printed.extend(own().map(|(at, _)| at).take(1));
        }
    }
    captured
}

fn gap(
    context: &Context<'_>,
    table: &GroupTable,
    at: Vec<CellAddress>,
    found: Phrase,
    hint: Phrase,
) -> Diagnostic {
    let places = at.into_iter().map(|at| cell_ref(context.file, &context.sheet.name, at)).collect();
    Diagnostic::at("group-gap", Severity::Query, places, found, repeats::no_gap(), hint)
        .about(format!("{}!{}!{}", context.file, context.sheet.name, table.survey))
}

/// Columns whose heading is gone: held out in every row.
fn lost_headings(context: &Context<'_>, table: &GroupTable, place: &Place) -> Vec<Diagnostic> {
    let gone = table.columns.iter().zip(&place.columns).filter(|(_, at)| at.is_none());
    gone.map(|(column, _)| {
        let mut lost = rows::lost_heading(context, place.head, &column.label, Severity::Undecided)
            .about(format!("{}!{}!{}!{}", context.file, context.sheet.name, table.survey, column.label));
        lost.scope.question = Some(column.question.clone());
        lost
    })
    .collect()
}

/// The first row that begins with the end label: one that is exactly it, else one in which a blank or punctuation
/// follows it, else the only one. It may be the row of the next label.
fn end_row(context: &Context<'_>, place: &Place, label: &str, stop: u32) -> Option<u32> {
    let grid = &context.sheet.grid;
    let wanted = key(label);
    let rows = || grid.rows().filter(|row| (place.body..=stop).contains(row));
    let has = |row: u32, fits: &dyn Fn(&str) -> bool| {
        grid.row(row)
            .filter(|(at, _)| at.column <= place.last_column() && grid.resolve(*at) == *at)
            .any(|(_, value)| fits(&value.raw()))
    };
    let begins = |text: &str| label_fits(&key(text), &wanted);
    let separated = |text: &str| begins(text) && followed_by_separator(text, label);
    // A short word begins too many others: 計 is no 計画相談.
    let only = || match rows().filter(|row| has(*row, &begins)).collect::<Vec<_>>().as_slice() {
        [only] if wanted.chars().count() > 2 => Some(*only),
        _ => None,
    };
    rows()
        .find(|row| has(*row, &|text| key(text) == wanted))
        .or_else(|| rows().find(|row| has(*row, &separated)))
        .or_else(only)
}

/// The words with which a row begins, past its running number.
fn beginning(context: &Context<'_>, place: &Place, row: u32) -> Option<(CellAddress, String)> {
    context
        .sheet
        .grid
        .row(row)
        .filter(|(at, _)| at.column <= place.last_column())
        .map(|(at, value)| (at, value.raw()))
        .find(|(_, text)| {
            let text = key(text);
            !text.is_empty() && !text.chars().all(|c| c.is_ascii_digit())
        })
}

fn total_word(context: &Context<'_>, table: &GroupTable, place: &Place, row: u32) -> Option<String> {
    let (_, text) = beginning(context, place, row)?;
    let is = |word: &&String| {
        // 「合 計（人）」 is a total, 「計画相談支援」 is a facility.
        let (text, word) = (key(&text), key(word));
        text.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    table.totals.iter().find(is).cloned()
}

fn sort_row(context: &Context<'_>, table: &GroupTable, place: &Place, row: u32) -> Row {
    if let Some(word) = total_word(context, table, place, row) {
        return Row::Total(word);
    }
    let no_unit = |rule: &'static str, at: Vec<CellAddress>, found: Phrase, hint: Phrase| {
        let places = at.into_iter().map(|at| cell_ref(context.file, &context.sheet.name, at)).collect();
        Row::NoUnit(Box::new(Diagnostic::at(rule, Severity::Note, places, found, repeats::a_row_each(), hint)))
    };
    let cells: Vec<(CellAddress, String)> = context
        .sheet
        .grid
        .row(row)
        .filter(|(at, _)| place.columns.contains(&Some(at.column)))
        .map(|(at, value)| (at, value.raw()))
        .filter(|(_, text)| !clean(text).is_empty())
        .collect();
    let all: Vec<CellAddress> = cells.iter().map(|(at, _)| *at).collect();
    if let Some((at, text)) = beginning(context, place, row) {
        if EXAMPLES.contains(&key(&text).as_str()) {
            let at = std::iter::once(at).chain(all).collect();
            return no_unit("group-row", at, repeats::example_row(text), repeats::hint_not_a_row());
        }
        if rows::is_note(&key(&text)) && cells.len() == 1 {
            return no_unit("note-row", all, Phrase::same(text), words::hint_note_row());
        }
    }
    // 「該当なし」 in the first row of a table says that there are none.
    if cells.iter().all(|(_, text)| says_nothing(text, &[])) {
        let text = cells.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("、");
        return no_unit("group-row", all, repeats::nothing_to_list(text), repeats::hint_not_a_row());
    }
    Row::Unit
}

fn unit(context: &Context<'_>, table: &GroupTable, place: &Place, row: u32) -> Captured {
    let mut captured = Captured { sheet: context.sheet.name.clone(), row: Some(row), ..Captured::default() };
    for (column, at) in table.columns.iter().zip(&place.columns) {
        match at {
            Some(at) => {
                let cell = context.cell(CellAddress::new(row, *at), None);
                captured.boxes.push((column.question.clone(), vec![cell]));
            }
            None => {
                captured.lost.insert(column.question.clone());
            }
        }
    }
    captured
}

/// The running numbers that the form prints beside its rows, used or not.
fn running_numbers(context: &Context<'_>, place: &Place, end: u32) -> Vec<CellAddress> {
    let grid = &context.sheet.grid;
    let mut found = Vec::new();
    let mut next = 1;
    for row in grid.rows().filter(|row| (place.body..end).contains(row)) {
        let Some((at, value)) = grid.row(row).next().filter(|(at, _)| at.column < place.first_column()) else {
            continue;
        };
        let heading = key(&grid.text(CellAddress::new(place.head, at.column)));
        if NUMBERS.contains(&heading.as_str()) && key(&value.raw()) == next.to_string() {
            found.push(at);
            next += 1;
        }
    }
    found
}

impl CapturedGroup {
    fn add_total(
        &mut self,
        context: &Context<'_>,
        table: &GroupTable,
        place: &Place,
        row: u32,
        word: String,
        printed: &mut BTreeSet<CellAddress>,
    ) {
        let cells = table.columns.iter().zip(&place.columns).filter_map(|(column, at)| {
            let cell = context.cell(CellAddress::new(row, (*at)?), None);
            Some((column.question.clone(), cell))
        });
        let cells: Vec<_> = cells.collect();
        printed.extend(cells.iter().map(|(_, cell)| cell.at.at));
        printed.extend(beginning(context, place, row).map(|(at, _)| at));
        self.totals.push(TotalRow { word, above: self.rows.len(), cells });
    }
}
