//! A query sheet that came back: what was asked, from its hidden sheet, and where the boxes are now. A box is the one in the
//! row with the words of its question; a name that was left behind when rows were sorted or moved leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, layouts, query as words};
use crate::collect::around::{QUOTED, shortened};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::identity::{Identity, fold};
use crate::questionnaire::query::{BY_NAME, DATA_MARK, DATE_NAME, LISTED_MARK, PRINTED_MARK, data_column};
use crate::text::clean::clean;
use crate::text::key::key;
use crate::workbook::{CellValue, Grid, Sheet, Workbook, cell_ref};

/// One line of the hidden sheet.
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) question: String,
    pub(super) number: String,
    /// The old value; none where a program made something else of it.
    pub(super) old: Option<String>,
    pub(super) asks: String,
    pub(super) findings: Vec<String>,
    pub(super) survey: String,
    pub(super) case: String,
    /// Returns, or what stands in each of them.
    pub(super) each: Vec<Option<String>>,
    /// What is printed in the row of the box, as keys.
    printed: Vec<String>,
}

/// The hidden sheet.
pub(super) struct Data {
    pub(super) asked: Vec<Asked>,
    /// Survey and round, and the case, in the words of the sheet's properties.
    pub(super) form: String,
    pub(super) case: String,
    printed: BTreeSet<String>,
    listed: BTreeSet<String>,
}

/// Where things are on a returned sheet.
pub(super) struct Returned<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: &'a Sheet,
    boxes: BTreeMap<String, CellAddress>,
}

/// Finds the hidden sheet.
pub(super) fn data(book: &Workbook) -> Option<(&Sheet, Data)> {
    let at = CellAddress::new;
    let sheet = book.sheets.iter().find(|sheet| sheet.grid.text(at(0, 0)).trim() == DATA_MARK)?;
    let grid = &sheet.grid;
    let mut data = Data {
        asked: Vec::new(),
        form: grid.text(at(0, 1)),
        case: grid.text(at(0, 2)),
        printed: BTreeSet::new(),
        listed: BTreeSet::new(),
    };
    for row in grid.rows().filter(|row| *row > 0) {
        let text = |column| grid.text(at(row, column));
        if text(0) == PRINTED_MARK {
            data.printed.insert(key(&text(1)));
            continue;
        }
        if text(0) == LISTED_MARK {
            data.listed.insert(key(&text(1)));
            continue;
        }
        let last = grid.row(row).map(|(at, _)| at.column).max().unwrap_or(0);
        let printed = [data_column::NUMBER, data_column::TEXT, data_column::CELL].map(|column| key(&text(column)));
        data.asked.push(Asked {
            name: text(0),
            question: text(data_column::QUESTION),
            number: text(data_column::NUMBER),
            old: as_written(grid, at(row, data_column::OLD)),
            asks: text(data_column::ASKS),
            findings: text(data_column::FINDINGS).lines().map(str::to_owned).filter(|id| !id.is_empty()).collect(),
            survey: text(data_column::SURVEY),
            case: text(data_column::CASE),
            each: (data_column::EACH..=last).map(|column| as_written(grid, at(row, column))).collect(),
            printed: printed.into_iter().filter(|text| !text.is_empty()).collect(),
        });
    }
    (!data.asked.is_empty()).then_some((sheet, data))
}

/// What was written as text; anything else there is what a program made of it.
fn as_written(grid: &Grid, at: CellAddress) -> Option<String> {
    match grid.get(at) {
        None => Some(String::new()),
        Some(CellValue::Text(text)) => Some(text.clone()),
        Some(CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_)) => None,
    }
}

impl Data {
    /// What the sheet says it is, where its properties are gone.
    pub(super) fn identity(&self) -> Option<Identity> {
        let (survey, round) = self.form.split_once('/')?;
        Some(Identity {
            survey: survey.to_owned(),
            round: round.to_owned(),
            version: String::new(),
            cover: String::new(),
            case: Some(self.case.clone()).filter(|case| !case.is_empty()),
            entry: None,
            query: true,
        })
    }

    /// The sheet that was filled in, and its boxes.
    pub(super) fn returned<'a>(&self, file: &'a str, book: &'a Workbook, own: &Sheet) -> Option<Returned<'a>> {
        let likeness = |sheet: &Sheet| {
            sheet.grid.cells().filter(|(_, value)| self.printed.contains(&key(&value.raw()))).count()
        };
        let shown = book.sheets.iter().filter(|sheet| sheet.name != own.name);
        let head = key(words::head_answer().text(SHEET_LANG));
        let head_at = |sheet: &Sheet| {
            sheet.grid.cells().find(|(_, value)| key(&value.raw()) == head).map(|(at, _)| at.column)
        };
        let named: BTreeMap<String, (&String, CellAddress)> = book
            .names
            .iter()
            .filter_map(|name| name.target.as_ref().map(|(on, range)| (fold(&name.name), (on, range.first))))
            .collect();
        let on = |sheet: &Sheet| named.values().filter(|(on, _)| **on == sheet.name).count();
        // Of a sheet and its copy the one that the names lead to.
        let sheet = shown.max_by_key(|sheet| (head_at(sheet).is_some(), likeness(sheet), on(sheet)))?;
        let column = head_at(sheet);
        // The box stands under its heading; a name may have been left behind by it.
        let under = |at: CellAddress| CellAddress::new(at.row, column.unwrap_or(at.column));
        let mut boxes = BTreeMap::new();
        let mut claimed: BTreeMap<u32, usize> = BTreeMap::new();
        let rows_of = |one: &Asked| -> Vec<u32> {
            let all = sheet.grid.rows().filter(|row| {
                let there: BTreeSet<String> = sheet.grid.row(*row).map(|(_, value)| key(&value.raw())).collect();
                !one.printed.is_empty() && one.printed.iter().all(|text| there.contains(text))
            });
            all.collect()
        };
        let found: Vec<Vec<u32>> = self.asked.iter().map(rows_of).collect();
        for row in found.iter().flatten() {
            *claimed.entry(*row).or_default() += 1;
        }
        for (one, rows) in self.asked.iter().zip(&found) {
            let name = fold(&one.name);
            let at = named.get(&name).filter(|(on, _)| **on == sheet.name).map(|(_, at)| sheet.grid.resolve(*at));
            let place = match (rows.as_slice(), at) {
                (rows, Some(at)) if rows.contains(&at.row) => Some(under(at)),
                ([row], at) => column.or(at.map(|at| at.column)).map(|column| CellAddress::new(*row, column)),
                // Its words were rewritten; its name is right unless it leads to the row of another question.
                ([], Some(at)) if !claimed.contains_key(&at.row) => Some(under(at)),
                ([] | [_, _, ..], _) => None,
            };
            boxes.extend(place.map(|at| (name, at)));
        }
        for (label, name) in [(words::confirmed_by(), BY_NAME), (words::confirmed_on(), DATE_NAME)] {
            let wanted = key(label.text(SHEET_LANG));
            let label = sheet.grid.cells().find(|(_, value)| key(&value.raw()) == wanted).map(|(at, _)| at.row);
            let at = named.get(&fold(name)).filter(|(on, _)| **on == sheet.name).map(|(_, at)| *at);
            let place = match (label, at) {
                (Some(row), at) => column.or(at.map(|at| at.column)).map(|column| CellAddress::new(row, column)),
                (None, at) => at.map(under),
            };
            boxes.extend(place.map(|at| (fold(name), at)));
        }
        Some(Returned { file, sheet, boxes })
    }

    /// What stands outside the boxes and was not printed.
    pub(super) fn outside(&self, returned: &Returned<'_>, book: &Workbook, own: &Sheet) -> Vec<Diagnostic> {
        // A sheet of an older version does not say what was printed on it.
        if self.printed.is_empty() {
            return Vec::new();
        }
        let read: BTreeSet<CellAddress> = returned.boxes.values().copied().collect();
        let of_sheet = |sheet: &Sheet| {
            let cells = sheet.grid.cells().map(|(at, value)| (at, value.raw()));
            let cells: Vec<(CellAddress, String)> = cells
                .filter(|(at, text)| {
                    let is_box = sheet.name == returned.sheet.name && read.contains(at);
                    let text = key(text);
                    // The entries of a list stand on the sheet of lists.
                    let listed = sheet.name != returned.sheet.name && self.listed.contains(&text);
                    !is_box && !listed && !text.is_empty() && !self.printed.contains(&text)
                })
                .collect();
            let (first, _) = cells.first()?;
            let mut quoted: Vec<Phrase> =
                cells.iter().take(QUOTED).map(|(at, text)| layouts::quoted(at, shortened(text))).collect();
            if cells.len() > QUOTED {
                quoted.push(layouts::and_more(cells.len() - QUOTED));
            }
            let places = cells.iter().map(|(at, _)| cell_ref(returned.file, &sheet.name, *at)).collect();
            let found = Diagnostic::at(
                "query-answer",
                Severity::Query,
                places,
                Phrase::list(quoted),
                words::nothing_outside(),
                words::hint_outside(),
            );
            Some(found.about(format!("{}!{}!{first}", returned.file, sheet.name)))
        };
        book.sheets.iter().filter(|sheet| sheet.name != own.name).filter_map(of_sheet).collect()
    }
}

impl Returned<'_> {
    /// The box of a name, where it was found.
    pub(super) fn at(&self, name: &str) -> Option<CellAddress> {
        self.boxes.get(&fold(name)).copied()
    }

    /// The place of a box for people.
    pub(super) fn place(&self, name: &str) -> Option<CellRef> {
        self.at(name).map(|at| cell_ref(self.file, &self.sheet.name, at))
    }

    pub(super) fn value(&self, name: &str) -> Option<&CellValue> {
        self.sheet.grid.get(self.at(name)?).filter(|value| !key(&value.raw()).is_empty())
    }

    pub(super) fn text(&self, name: &str) -> String {
        self.value(name).map(|value| clean(&value.raw())).unwrap_or_default()
    }

    pub(super) fn odd(&self, name: &str, severity: Severity, words: [Phrase; 3]) -> Diagnostic {
        let [found, expected, hint] = words;
        let places = self.place(name).into_iter().collect();
        let mut diagnostic = Diagnostic::at("query-answer", severity, places, found, expected, hint)
            .about(format!("{}!{name}", self.file));
        diagnostic.file = Some(self.file.to_owned());
        diagnostic
    }
}
