//! Whatever is done to the rows, columns and words of a form: a box is read as what was written into it, or its question is
//! lost. Every box holds its own name, so that a neighbour's value cannot pass.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::provenance::CellAddress;
use crate::questionnaire::blank::{Holds, Look, Role};
use crate::survey::definition::Survey;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::survey::read_survey;
use crate::workbook::evidence::DefinedName;

use crate::workbook::{CellValue, Container, Grid, MergedRange};

fn survey() -> Survey {
    let text = include_str!("../../../tests/fixtures/forms/surveys/all-kinds.toml");
    read_survey(&SourceFile::new("all-kinds.toml", text), &mut Problems::default()).unwrap()
}

/// Something done to a form.
#[derive(Debug, Clone)]
enum Act {
    DeleteRows(u32, u32),
    InsertRows(u32, u32),
    /// Rows from the first and from the second number on, up to the second and the third, change places.
    SwapRows(u32, u32, u32),
    /// The options of a question, or the items of a battery, are sorted the other way round.
    SortRows(u32, u32),
    DeleteColumns(u32, u32),
    InsertColumns(u32, u32),
    EditWords(usize),
    ClearWords(usize),
}

/// What becomes of the names of the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Follow,
    Stay,
    Dropped,
}

/// A form as it lies in a file.
struct Sent {
    cells: BTreeMap<CellAddress, String>,
    merges: Vec<MergedRange>,
    names: BTreeMap<String, Option<MergedRange>>,
}

impl Sent {
    fn filled_in(blank: &Blank) -> Self {
        let mut sent = Self { cells: BTreeMap::new(), merges: Vec::new(), names: BTreeMap::new() };
        for part in &blank.parts {
            let text = match &part.role {
                Role::Box(input) => {
                    sent.names.insert(input.name.clone(), Some(part.range));
                    format!("◆{}", input.name)
                }
                Role::Words | Role::Formula(_) | Role::Column(_) => part.text.clone(),
            };
            if !text.is_empty() {
                sent.cells.insert(part.range.first, text);
            }
            if part.range.first != part.range.last {
                sent.merges.push(part.range);
            }
        }
        sent
    }

    fn act(&mut self, act: &Act, follow: bool) {
        let shift = |at: u32, from: u32, count: u32| if at < from { at } else { at + count };
        let drop = |at: u32, from: u32, count: u32| match at {
            at if at < from => Some(at),
            at if at < from + count => None,
            at => Some(at - count),
        };
        let same = |at: u32| Some(at);
        match act {
            Act::DeleteRows(from, count) => self.put(follow, |row| drop(row, *from, *count), same),
            Act::InsertRows(from, count) => self.put(follow, |row| Some(shift(row, *from, *count)), same),
            Act::DeleteColumns(from, count) => self.put(follow, same, |column| drop(column, *from, *count)),
            Act::InsertColumns(from, count) => self.put(follow, same, |at| Some(shift(at, *from, *count))),
            Act::SwapRows(first, second, end) => self.put(
                follow,
                |row| match row {
                    row if row >= *first && row < *second => Some(row + (end - second)),
                    row if row >= *second && row < *end => Some(row - (second - first)),
                    row => Some(row),
                },
                same,
            ),
            Act::SortRows(first, end) => {
                self.put(
                    false,
                    |row| Some(if row >= *first && row < *end { end - 1 - (row - first) } else { row }),
                    same,
                );
            }
            Act::EditWords(at) | Act::ClearWords(at) => {
                let words: Vec<CellAddress> =
                    self.cells.iter().filter(|(_, text)| !text.starts_with('◆')).map(|(at, _)| *at).collect();
                let Some(place) = words.get(at % words.len().max(1)) else { return };
                if matches!(act, Act::EditWords(_)) {
                    self.cells.entry(*place).or_default().push_str("など");
                } else {
                    self.cells.remove(place);
                }
            }
        }
    }

    fn put(&mut self, follow: bool, rows: impl Fn(u32) -> Option<u32>, columns: impl Fn(u32) -> Option<u32>) {
        let moved = |at: CellAddress| Some(CellAddress::new(rows(at.row)?, columns(at.column)?));
        self.cells = std::mem::take(&mut self.cells)
            .into_iter()
            .filter_map(|(at, text)| Some((moved(at)?, text)))
            .collect();
        let range = |range: MergedRange| {
            let lines = |from: u32, to: u32, of: &dyn Fn(u32) -> Option<u32>| {
                let kept: Vec<u32> = (from..=to).filter_map(of).collect();
                kept.iter().min().copied().zip(kept.iter().max().copied())
            };
            let (top, bottom) = lines(range.first.row, range.last.row, &rows)?;
            let (left, right) = lines(range.first.column, range.last.column, &columns)?;
            Some(MergedRange { first: CellAddress::new(top, left), last: CellAddress::new(bottom, right) })
        };
        self.merges = std::mem::take(&mut self.merges).into_iter().filter_map(range).collect();
        if follow {
            for target in self.names.values_mut() {
                *target = target.and_then(range);
            }
        }
    }

    fn book(&self, named: bool) -> Workbook {
        let mut grid = Grid::default();
        for merge in self.merges.iter().filter(|merge| merge.first != merge.last) {
            grid.merge(*merge);
        }
        for (at, text) in &self.cells {
            grid.insert(*at, CellValue::Text(text.clone()));
        }
        let names = self.names.iter().filter(|_| named).map(|(name, target)| DefinedName {
            name: name.clone(),
            scope: None,
            refers_to: String::new(),
            target: target.map(|range| ("調査票".to_owned(), range)),
        });
        Workbook {
            container: Container::Xlsx,
            lost_merges: false,
            sheets: vec![Sheet { name: "調査票".to_owned(), visible: true, grid, evidence: None }],
            names: names.collect(),
            properties: BTreeMap::new(),
            encoding: None,
            diagnostics: Vec::new(),
        }
    }
}

/// What was read from a form after something was done to it: how many questions were lost.
fn read(acts: &[Act], names: Names) -> Result<usize, TestCaseError> {
    let survey = survey();
    let asking = Asking { survey: &survey, round: &survey.rounds[0], frame: None };
    let blank = form::blank(asking, None);
    let mut sent = Sent::filled_in(&blank);
    for act in acts {
        sent.act(act, names == Names::Follow);
    }
    let book = sent.book(names != Names::Dropped);
    let sheet = &book.sheets[0];
    let named = places::named(&blank, &book);
    let laid = Laid { sheet, alignment: align(&blank, &sheet.grid) };
    let (captured, diagnostics) = places::capture(asking, "f.xlsx", &blank, &laid, &named);
    for (_, input) in blank.boxes() {
        let own = format!("◆{}", input.name);
        let raw = match &input.holds {
            Holds::Answer { question, .. } if captured.lost.contains(question) => {
                prop_assert!(diagnostics.iter().any(|found| found.scope.question.as_ref() == Some(question)));
                continue;
            }
            Holds::Answer { question, option } => {
                let cells = captured.boxes.iter().find(|(id, _)| id == question).map(|(_, cells)| cells);
                let cell = cells.and_then(|cells| cells.iter().find(|cell| cell.option == *option));
                cell.map(|cell| cell.raw.clone()).unwrap_or_default()
            }
            Holds::Code | Holds::Name | Holds::Source => continue,
        };
        // Where no name says otherwise, the heading above says whose box it is.
        let under = |question: &str| {
            let at = sent.cells.iter().find(|(_, text)| **text == raw).map(|(at, _)| *at);
            let numbers = || survey.questions.iter().map(|question| question.number.ja.as_str());
            let above = sent.cells.iter().filter(|(place, _)| at.is_some_and(|at| place.row <= at.row));
            let mut heading =
                above.map(|(_, text)| text.as_str()).filter(|text| numbers().any(|number| number == *text));
            heading.next_back() == survey.question(question).map(|question| question.number.ja.as_str())
        };
        let seen = match &input.holds {
            Holds::Answer { question, .. } => names != Names::Follow && under(question),
            Holds::Code | Holds::Name | Holds::Source => false,
        };
        prop_assert!(raw == own || seen, "{} instead of {}", raw, own);
    }
    Ok(captured.lost.len())
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let lines = 1u32..4;
    let survey = survey();
    let blank = form::blank(Asking { survey: &survey, round: &survey.rounds[0], frame: None }, None);
    let rows =
        |look: Look| blank.parts.iter().filter(move |part| part.look == look).map(|part| part.range.first.row);
    // Blocks go with the empty row above them.
    let blocks: Vec<u32> = rows(Look::Number).map(|row| row - 1).collect();
    let runs = |look: Look| {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for row in rows(look) {
            match runs.last_mut().filter(|(_, end)| *end == row) {
                Some((_, end)) => *end += 1,
                None => runs.push((row, row + 1)),
            }
        }
        runs.into_iter().filter(|(first, end)| end - first > 1)
    };
    let sorted: Vec<(u32, u32)> = runs(Look::Option).chain(runs(Look::Item)).collect();
    let act = prop_oneof![
        3 => (0u32..50, lines.clone()).prop_map(|(at, count)| Act::DeleteRows(at, count)),
        2 => (0u32..50, lines.clone()).prop_map(|(at, count)| Act::InsertRows(at, count)),
        2 => (0u32..11, 1u32..3).prop_map(|(at, count)| Act::DeleteColumns(at, count)),
        1 => (0u32..11, 1u32..3).prop_map(|(at, count)| Act::InsertColumns(at, count)),
        1 => (0usize..80).prop_map(Act::EditWords),
        1 => (0usize..80).prop_map(Act::ClearWords),
    ];
    // What goes as a whole is moved before anything is cut out of it: afterwards a box may stand under the heading of another
    // question, where it is that question's for whoever looks at it.
    let whole = prop_oneof![
        prop::sample::subsequence(blocks, 3).prop_map(|at| Act::SwapRows(at[0], at[1], at[2])),
        prop::sample::select(sorted).prop_map(|(first, end)| Act::SortRows(first, end)),
    ];
    (prop::option::of(whole), prop::collection::vec(act, 0..4))
        .prop_map(|(whole, acts)| whole.into_iter().chain(acts).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]
    #[test]
    fn a_box_is_read_as_its_own_or_its_question_is_lost(
        acts in acts(),
        names in prop_oneof![Just(Names::Follow), Just(Names::Stay), Just(Names::Dropped)],
    ) {
        let lost = read(&acts, names)?;
        prop_assert!(!acts.is_empty() || lost == 0);
    }
}
