//! The way forward: from a cell, a file or a case to every figure and sentence that used it. A figure's evidence is asked the
//! other way round, so the two ways cannot disagree. Whoever asks on the telephone waits, so what is asked of is one value
//! that a run can leave for the next question.

mod gather;
mod last;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::catalogue::Phrase;
use crate::collect::FileFate;
use crate::kept::kept;
use crate::provenance::CellRef;
use crate::survey::missing::Disposition;
use crate::text::key::key;
use crate::text::names::place_key;

/// A figure or a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The plan.
    pub plan: String,
    /// Its id.
    pub id: String,
    /// What a figure is called; a sentence says itself what it is about.
    pub label: Phrase,
    /// The value as it is printed with its unit, or the sentence.
    pub text: Phrase,
    /// Whether it is hidden, and shows its sign only.
    pub hidden: bool,
}

kept!(Printed { plan, id, label, text, hidden });

/// What an answer is that a cell was read for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFor {
    /// Survey or record list.
    pub survey: String,
    /// Round.
    pub round: String,
    /// Case or event.
    pub case: String,
    /// Question or column.
    pub question: String,
    /// The value after corrections, or why there is none.
    pub value: String,
    /// The row of the correction ledger that replaced the value.
    pub corrected_by: Option<CellRef>,
}

kept!(ReadFor { survey, round, case, question, value, corrected_by });

/// A cell that was read, or that stands behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Where it is.
    pub at: CellRef,
    /// Its text.
    pub raw: String,
    /// How it was understood.
    pub rule: String,
    /// Whether its text is about persons.
    pub sensitive: bool,
    /// What it was read for.
    pub read_for: Vec<ReadFor>,
    /// Which of the lists of figures used it.
    used: usize,
}

kept!(Cell { at, raw, rule, sensitive, read_for, used });

/// A file that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its place.
    pub file: String,
    /// What became of it.
    pub fate: FileFate,
    /// The case it is from.
    pub case: Option<String>,
    /// The day on which it was received.
    pub received: Option<String>,
    /// Whether that is after the deadline.
    pub late: bool,
}

kept!(File { file, fate, case, received, late });

/// What became of the answer of a case in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Title of the survey.
    pub survey: String,
    /// The round.
    pub round: String,
    /// The case.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it ended.
    pub disposition: Disposition,
    /// Why, where somebody said it.
    pub remark: Option<Phrase>,
    /// The file of the return that counts.
    pub file: Option<File>,
    /// Its other files.
    pub others: Vec<File>,
    /// Findings about it that somebody should look at, by their ids.
    pub open: Vec<String>,
    /// Every cell that was read of it and the row of the frame.
    pub cells: BTreeSet<CellRef>,
}

kept!(Standing { survey, round, id, name, disposition, remark, file, others, open, cells });

/// Whether an answer is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    In,
    /// It arrived, and somebody has to decide or to key it in.
    Waits,
    /// It does not count, or nothing arrived.
    NotIn,
    /// The case was not asked.
    NotAsked,
}

impl Standing {
    /// Whether the answer is in.
    pub fn state(&self) -> State {
        match self.disposition {
            Disposition::Valid | Disposition::Invalid | Disposition::Nil | Disposition::Joint => State::In,
            Disposition::HeldOut | Disposition::KeyIn => State::Waits,
            Disposition::NotReturned | Disposition::Refused | Disposition::Undeliverable | Disposition::Late => {
                State::NotIn
            }
            Disposition::NotEligible => State::NotAsked,
        }
    }
}

/// Everything that can be asked of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Uses {
    /// Figures in the order of plans and ids.
    figures: Vec<Printed>,
    /// Sentences with their figures.
    sentences: Vec<(Printed, Vec<usize>)>,
    /// Cells in the order of their places.
    cells: Vec<Cell>,
    /// Lists of figures that cells were used in: many cells share one.
    lists: Vec<Vec<usize>>,
    /// Cases of every round that asks them, in the order of the rounds.
    standings: Vec<Standing>,
    /// Every file that arrived.
    files: Vec<File>,
    /// Frames, whose rows stand for cases.
    frames: BTreeSet<String>,
}

kept!(Uses { figures, sentences, cells, lists, standings, files, frames });

/// Where something was used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Used<'u> {
    /// Figures.
    pub figures: Vec<&'u Printed>,
    /// Sentences.
    pub sentences: Vec<&'u Printed>,
}

impl Uses {
    /// Every file that a cell is of or that arrived.
    pub fn files(&self) -> BTreeSet<&str> {
        let of_cells = self.cells.iter().map(|cell| &cell.at).chain(self.ledger_rows()).map(|at| &*at.file);
        self.files.iter().map(|file| file.file.as_str()).chain(of_cells).collect()
    }

    /// The sheets of a file that anything is known of.
    pub fn sheets(&self, file: &str) -> BTreeSet<&str> {
        let own = self.cells.get(self.of_file(file)).unwrap_or_default().iter().map(|cell| &cell.at);
        own.chain(self.ledger_rows()).filter(|at| &*at.file == file).map(|at| &*at.sheet).collect()
    }

    /// The files that arrived under a name: the file itself, and those in it.
    pub fn arrived(&self, file: &str) -> Vec<&File> {
        self.files.iter().filter(|known| is_in(&known.file, file)).collect()
    }

    /// What is known of a cell.
    pub fn cell(&self, at: &CellRef) -> Option<&Cell> {
        self.cells.get(self.cells.binary_search_by(|cell| cell.at.cmp(at)).ok()?)
    }

    /// The answers that a row of the correction ledger changed, each by one of its cells.
    pub fn changed_by(&self, row: &CellRef) -> Vec<(&Cell, &ReadFor)> {
        let by_it = |read: &&ReadFor| read.corrected_by.as_ref().is_some_and(|by| same_row(by, row));
        self.cells
            .iter()
            .flat_map(|cell| cell.read_for.iter().filter(by_it).map(move |read| (cell, read)))
            .collect()
    }

    /// Where a cell was used; one of a frame as the row that it is in, one of a correction ledger as the answers that its
    /// row changed.
    pub fn of_cell(&self, at: &CellRef) -> Used<'_> {
        let of_row = self.frames.contains(&*at.file);
        let row = self.cells.get(self.of_file(&at.file)).unwrap_or_default().iter();
        let row = row.filter(|cell| of_row && same_row(&cell.at, at));
        let changed = self.changed_by(at).into_iter().map(|(cell, _)| cell);
        self.used(self.cell(at).into_iter().chain(row).chain(changed))
    }

    /// Where anything of a file was used.
    pub fn of_file_named(&self, file: &str) -> Used<'_> {
        let cells = self.cells.get(self.of_file(file)).unwrap_or_default();
        self.used(cells.iter().filter(|cell| is_in(&cell.at.file, file)))
    }

    /// Where cells were used.
    pub fn of_cells<'c>(&self, cells: impl IntoIterator<Item = &'c CellRef>) -> Used<'_> {
        self.used(cells.into_iter().filter_map(|at| self.cell(at)))
    }

    /// The cases that a code or a name means, in every round that has them. A code is taken before a name.
    pub fn case(&self, typed: &str) -> Vec<&Standing> {
        let (code, name) = (key(typed), place_key(typed));
        let by_code: Vec<&Standing> = self.standings.iter().filter(|case| key(&case.id) == code).collect();
        if !by_code.is_empty() {
            return by_code;
        }
        self.standings.iter().filter(|case| place_key(&case.name) == name).collect()
    }

    /// Every code with its name.
    pub fn cases(&self) -> BTreeMap<&str, &str> {
        self.standings.iter().map(|case| (case.id.as_str(), case.name.as_str())).collect()
    }

    /// The rows of correction ledgers that changed an answer.
    fn ledger_rows(&self) -> impl Iterator<Item = &CellRef> {
        self.cells.iter().flat_map(|cell| &cell.read_for).filter_map(|read| read.corrected_by.as_ref())
    }

    /// The cells of files whose names begin so; they stand together.
    fn of_file(&self, file: &str) -> Range<usize> {
        let first = self.cells.partition_point(|cell| &*cell.at.file < file);
        let behind = self.cells.get(first..).unwrap_or_default();
        first..first + behind.partition_point(|cell| cell.at.file.starts_with(file))
    }

    fn used<'c>(&self, cells: impl Iterator<Item = &'c Cell>) -> Used<'_> {
        let lists: BTreeSet<usize> = cells.map(|cell| cell.used).collect();
        let numbers: BTreeSet<usize> =
            lists.into_iter().filter_map(|list| self.lists.get(list)).flatten().copied().collect();
        let sentences = self.sentences.iter().filter(|(_, of)| of.iter().any(|figure| numbers.contains(figure)));
        Used {
            figures: numbers.iter().filter_map(|number| self.figures.get(*number)).collect(),
            sentences: sentences.map(|(printed, _)| printed).collect(),
        }
    }
}

fn same_row(one: &CellRef, other: &CellRef) -> bool {
    one.file == other.file && one.sheet == other.sheet && one.at.row == other.at.row
}

/// Whether a file is another one or one of those in it (`mail.zip/長野市.xlsx`).
fn is_in(file: &str, outer: &str) -> bool {
    file.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
