//! What each column of an entry sheet holds: by the hidden names, by the headings where names were lost or left behind when
//! cells were moved, and by the defined names where both are gone.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, collect as collect_words, own_form as words};
use crate::collect::own_form::entered::{is_filled, typist};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds, Takes};
use crate::questionnaire::entry::{self, Typist};
use crate::questionnaire::identity::fold;
use crate::text::key::key;
use crate::workbook::evidence::DefinedName;
use crate::workbook::{Sheet, Workbook, cell_ref};

/// Rows of a sheet in which names and headings are looked for.
const ROWS: usize = 3000;

/// The entry sheet as it is made, taken apart once.
pub(super) struct Plan {
    blank: Blank,
    names: BTreeMap<String, Holds>,
    headings: BTreeMap<String, Holds>,
    numbers: BTreeMap<String, String>,
    words: BTreeSet<String>,
    second: String,
}

/// A table of respondents on a sheet.
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    names: Option<u32>,
    headings: BTreeSet<u32>,
    /// What the columns hold, each once, from left to right.
    columns: Vec<(Holds, u32)>,
    /// Columns that hold the same with something else in them.
    rivals: Vec<(Holds, Vec<u32>)>,
    stale: Vec<CellAddress>,
    /// The row before its first respondent, where only the defined names say it.
    before: Option<u32>,
}

impl Plan {
    pub(super) fn new(asking: Asking<'_>) -> Self {
        let blank = entry::blank(asking, Typist::First);
        let other = entry::blank(asking, Typist::Second);
        let first = blank.boxes().map(|(part, _)| part.range.first.row).min().unwrap_or(0);
        let mut headings: BTreeMap<String, Option<Holds>> = BTreeMap::new();
        for (part, input) in blank.boxes() {
            let heading =
                blank.words().find(|(at, _)| at.row + 1 == first && at.column == part.range.first.column);
            if let Some((_, text)) = heading {
                // Two columns under the same words are told apart by their names alone.
                headings.entry(key(text)).and_modify(|holds| *holds = None).or_insert(Some(input.holds.clone()));
            }
        }
        let entries = blank.boxes().flat_map(|(_, input)| match &input.takes {
            Takes::List(entries) => entries.as_slice(),
            Takes::Words | Takes::Number { .. } | Takes::Date => &[],
        });
        let said = |blank: &Blank| blank.words().map(|(_, text)| key(text)).collect::<Vec<_>>();
        let words = entries.map(|entry| key(entry)).chain(said(&blank)).chain(said(&other)).collect();
        let how = |blank: &Blank| -> BTreeSet<String> {
            blank.words().filter(|(at, _)| at.row < first).map(|(_, text)| text.to_owned()).collect()
        };
        Self {
            names: blank.boxes().map(|(_, input)| (fold(&input.name), input.holds.clone())).collect(),
            headings: headings.into_iter().filter_map(|(text, holds)| Some((text, holds?))).collect(),
            numbers: asking.survey.questions.iter().map(|q| (q.id.clone(), q.number.ja.clone())).collect(),
            words,
            second: how(&other).difference(&how(&blank)).next().cloned().unwrap_or_default(),
            blank,
        }
    }

    /// What the boxes hold, in the order of the sheet.
    pub(super) fn boxes(&self) -> impl Iterator<Item = &Holds> {
        self.blank.boxes().map(|(_, input)| &input.holds)
    }

    /// Whether a text is printed on an entry sheet.
    pub(super) fn prints(&self, text: &str) -> bool {
        self.words.contains(&key(text)) || self.names.contains_key(&fold(text.trim()))
    }

    /// Which of two people keyed, by the words above the table.
    pub(super) fn typist(&self, book: &Workbook) -> Typist {
        typist(book, &self.second)
    }

    /// The headings with their places on a sheet that nobody has changed.
    pub(super) fn headings_expected(&self) -> BTreeMap<String, CellAddress> {
        let place = |(part, holds): (_, &Holds)| {
            let part: &crate::questionnaire::blank::Part = part;
            let at = part.range.first;
            (self.label(holds), CellAddress::new(at.row.saturating_sub(1), at.column))
        };
        self.blank.boxes().map(|(part, input)| place((part, &input.holds))).collect()
    }

    /// A column in a word.
    pub(super) fn label(&self, holds: &Holds) -> String {
        match holds {
            Holds::Answer { question, option } => {
                let number = self.numbers.get(question).filter(|number| !number.is_empty()).unwrap_or(question);
                option.as_ref().map_or_else(|| number.clone(), |option| format!("{number}-{option}"))
            }
            Holds::Code | Holds::Name | Holds::Source => {
                let text = self.headings.iter().find(|(_, known)| *known == holds).map(|(text, _)| text.clone());
                text.unwrap_or_default()
            }
        }
    }

    /// The tables of a workbook.
    pub(super) fn tables<'a>(&self, book: &'a Workbook) -> Vec<Table<'a>> {
        let mut tables: Vec<Table<'a>> = book.sheets.iter().filter_map(|sheet| self.table(sheet)).collect();
        if tables.is_empty() {
            tables.extend(self.by_defined_names(book));
        }
        tables
    }

    /// The table of a sheet, by the row of names and the row of headings.
    fn table<'a>(&self, sheet: &'a Sheet) -> Option<Table<'a>> {
        let of = |row: u32, holds: &dyn Fn(&str) -> Option<Holds>| -> BTreeMap<u32, Holds> {
            sheet.grid.row(row).filter_map(|(at, value)| Some((at.column, holds(&value.raw())?))).collect()
        };
        let by_name = |row: u32| of(row, &|text| self.names.get(&fold(text.trim())).cloned());
        let by_heading = |row: u32| of(row, &|text| self.headings.get(&key(text)).cloned());
        let rows: Vec<u32> = sheet.grid.rows().take(ROWS).collect();
        let most = |found: &dyn Fn(u32) -> BTreeMap<u32, Holds>| {
            let rows = rows.iter().map(|row| (*row, found(*row))).filter(|(_, found)| found.len() > 1);
            rows.max_by_key(|(row, found)| (found.len(), std::cmp::Reverse(*row)))
        };
        let (names, heads) = (most(&by_name), most(&by_heading));
        let (named, headed) = (
            names.as_ref().map(|(_, found)| found.clone()).unwrap_or_default(),
            heads.as_ref().map(|(_, found)| found.clone()).unwrap_or_default(),
        );
        // Headings alone tell a table only where most of them are there.
        if names.is_none() && headed.len() * 2 < self.headings.len() {
            return None;
        }
        let mut table = Table {
            sheet,
            names: names.as_ref().map(|(row, _)| *row),
            // A row of headings may be there again, as where pages were pasted one below the other.
            headings: rows
                .iter()
                .copied()
                .filter(|row| by_heading(*row).iter().any(|(column, holds)| headed.get(column) == Some(holds)))
                .collect(),
            columns: Vec::new(),
            rivals: Vec::new(),
            stale: Vec::new(),
            before: None,
        };
        // What a person sees above a column is what is keyed into it.
        let mut held: BTreeMap<u32, Holds> = named.clone();
        for (column, holds) in &headed {
            let before = held.insert(*column, holds.clone());
            if let (Some(before), Some((row, _))) = (before, &heads)
                && before != *holds
            {
                table.stale.push(CellAddress::new(*row, *column));
            }
        }
        let mut by_holds: BTreeMap<Holds, Vec<u32>> = BTreeMap::new();
        for (column, holds) in held {
            by_holds.entry(holds).or_default().push(column);
        }
        for (holds, columns) in by_holds {
            table.take(holds, columns);
        }
        table.columns.sort_by_key(|(_, column)| *column);
        Some(table)
    }

    /// The columns by the defined names.
    fn by_defined_names<'a>(&self, book: &'a Workbook) -> Option<Table<'a>> {
        let placed = |name: &DefinedName| {
            let (sheet, range) = name.target.clone()?;
            Some((sheet, range.first, self.names.get(&fold(&name.name))?.clone()))
        };
        let placed: Vec<(String, CellAddress, Holds)> = book.names.iter().filter_map(placed).collect();
        // The sheet that most of them are on.
        let on = |sheet: &Sheet| placed.iter().filter(|(name, _, _)| *name == sheet.name).count();
        let sheet = book.sheets.iter().filter(|sheet| on(sheet) > 1).max_by_key(|sheet| on(sheet))?;
        let here = || placed.iter().filter(|(name, _, _)| *name == sheet.name);
        let first = here().map(|(_, at, _)| at.row).min()?;
        Some(Table {
            sheet,
            names: None,
            headings: BTreeSet::new(),
            columns: here().map(|(_, at, holds)| (holds.clone(), at.column)).collect(),
            rivals: Vec::new(),
            stale: Vec::new(),
            before: Some(first.saturating_sub(1)),
        })
    }

    /// The questions of which a column is gone, or is there twice with something else in it.
    pub(super) fn lost(&self, file: &str, table: &Table<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
        let mut lost: Vec<String> = Vec::new();
        for holds in self.boxes() {
            let Holds::Answer { question, .. } = holds else { continue };
            if table.column(holds).is_some() || lost.contains(question) {
                continue;
            }
            let name = table.sheet.name.as_str();
            let rivals = table.rivals.iter().find(|(rival, _)| rival == holds);
            let (found, places) = match rivals {
                Some((_, columns)) => {
                    let row = table.first();
                    let places: Vec<_> = columns
                        .iter()
                        .map(|column| cell_ref(file, name, CellAddress::new(row, *column)))
                        .collect();
                    (words::column_twice(self.label(holds), name), places)
                }
                None => (collect_words::heading_missing(self.label(holds), name), Vec::new()),
            };
            let mut diagnostic = Diagnostic::at(
                "lost-heading",
                Severity::Undecided,
                places,
                found,
                collect_words::label_once(self.label(holds)),
                words::hint_no_columns(),
            )
            .about(format!("{file}!{name}!{question}"));
            diagnostic.file = Some(file.to_owned());
            diagnostic.scope.question = Some(question.clone());
            diagnostics.push(diagnostic);
            lost.push(question.clone());
        }
        lost
    }
}

impl Table<'_> {
    /// Takes the column of one thing; of several that of which the others say nothing else.
    fn take(&mut self, holds: Holds, columns: Vec<u32>) {
        let texts = |column: u32| -> Vec<(u32, String)> {
            let below = self.sheet.grid.rows().filter(|row| !self.is_printed(*row));
            let cells = below.map(|row| CellAddress::new(row, column)).filter(|at| is_filled(self.sheet, *at));
            cells.map(|at| (at.row, key(&self.sheet.grid.text(at)))).collect()
        };
        let all: Vec<Vec<(u32, String)>> = columns.iter().map(|column| texts(*column)).collect();
        let filled: Vec<usize> = (0..columns.len()).filter(|at| !all[*at].is_empty()).collect();
        let first = filled.first().copied().unwrap_or(0);
        let agree = filled.iter().all(|at| all[*at] == all[first]);
        let answers = matches!(holds, Holds::Answer { .. });
        match columns.get(first) {
            // Code and name say who it is; what a second column of them holds is listed beside the table.
            Some(column) if agree || !answers => self.columns.push((holds, *column)),
            Some(_) | None => self.rivals.push((holds, columns)),
        }
    }

    /// Whether the hidden names are there.
    pub(super) fn has_names(&self) -> bool {
        self.names.is_some()
    }

    /// The column of something.
    pub(super) fn column(&self, wanted: &Holds) -> Option<u32> {
        self.columns.iter().find(|(holds, _)| holds == wanted).map(|(_, column)| *column)
    }

    /// What the columns hold.
    pub(super) fn held(&self) -> impl Iterator<Item = (&Holds, u32)> {
        self.columns.iter().map(|(holds, column)| (holds, *column))
    }

    /// Whether a column is one of the table's, read or not.
    pub(super) fn is_held(&self, column: u32) -> bool {
        let rival = self.rivals.iter().any(|(_, columns)| columns.contains(&column));
        rival || self.columns.iter().any(|(_, held)| *held == column)
    }

    /// Whether a row is that of the names or one of headings.
    pub(super) fn is_printed(&self, row: u32) -> bool {
        self.names == Some(row) || self.headings.contains(&row)
    }

    /// The row before the first respondent.
    pub(super) fn first(&self) -> u32 {
        self.headings.first().copied().or(self.names).or(self.before).unwrap_or(0)
    }

    /// Headings above which the hidden name says something else.
    pub(super) fn stale(&self) -> impl Iterator<Item = CellAddress> {
        self.stale.iter().copied()
    }

    /// The headings with their places.
    pub(super) fn anchors(&self, plan: &Plan) -> Vec<(String, CellAddress)> {
        let Some(row) = self.headings.first() else { return Vec::new() };
        self.held().map(|(holds, column)| (plan.label(holds), CellAddress::new(*row, column))).collect()
    }
}

/// Words for a blank answer.
pub(super) fn shown(text: String) -> Phrase {
    if text.trim().is_empty() { words::blank() } else { Phrase::same(text) }
}
