//! From the returned files of one round to submissions, answers and the fate of every case and every file: find
//! the form, capture its boxes, code what is in them, match the respondent to the frame, settle duplicates,
//! replay the correction ledger and check the routing. Nothing stops here; what is undecided is held out.

pub mod capture;
pub mod checks;
pub mod coding;
pub mod coding_list;
pub mod corrections;
pub mod declared;
pub mod duplicates;
mod evidence;
pub mod files;
pub mod groups;
pub mod indicators;
pub mod last_run;
pub mod look;
pub mod matching;
pub mod neighbours;
pub mod others;
pub mod own_form;
pub mod query_answers;
pub mod round;

mod respondents;

pub(crate) mod excel_harm;
mod ledger;
mod replay;
mod same_answers;

mod around;
mod asked;
mod gave;
pub(crate) mod layout;
mod reading;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::diagnostic::Diagnostic;
use crate::kept::kept;
use crate::provenance::CellRef;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::{Disposition, Missing};
use crate::text::era::CivilDate;

/// A cell that was read for an answer, with its words as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerCell {
    /// The cell.
    pub at: CellRef,
    /// Its text, before any interpretation.
    pub raw: String,
    /// The text that Excel shows there by the cell's format, where that is another one and can be told exactly: 00201
    /// for 201, 50% for 0.5.
    pub shown: Option<String>,
    /// The words of the answer, where they are not the whole text of the cell: what follows the label in 「記入者：山田」,
    /// the mark of one option among several in a cell, the joined characters of a run (on its first cell; the others
    /// then say nothing more).
    pub part: Option<String>,
    /// The option that this box is for, on a form with a box per option.
    pub option: Option<String>,
    /// Whether the cell holds a failed formula.
    pub error: bool,
    /// Its number format, where the file tells it: a number may be shown as a date or a percentage.
    pub format: Option<String>,
    /// How the text was understood: a rule word such as `mark-circle`.
    pub rule: String,
}

kept!(AnswerCell { at, raw, shown, part, option, error, format, rule });

impl AnswerCell {
    /// The words of the answer: a part of the cell's text, or all of it.
    pub fn words(&self) -> &str {
        self.part.as_deref().unwrap_or(&self.raw)
    }
}

/// One answer of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Question or column id.
    pub question: String,
    /// Its coded value.
    pub value: AnswerValue,
    /// The cells it was read from, in reading order; an empty box has its cell too.
    pub cells: Vec<AnswerCell>,
    /// The cells in which a second person keyed the same.
    pub again: Vec<AnswerCell>,
    /// The correction that replaced the value, if one did.
    pub corrected_by: Option<CellRef>,
}

kept!(Answer { question, value, cells, again, corrected_by });

/// One returned questionnaire, or one event of a record list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// File, relative to the workspace.
    pub file: Arc<str>,
    /// SHA-256 of the file, in hex.
    pub hash: Arc<str>,
    /// Sheet.
    pub sheet: Arc<str>,
    /// Row from 0, on a sheet with one respondent per row.
    pub row: Option<u32>,
    /// The respondent's code as written, where the form has one.
    pub code: Option<AnswerCell>,
    /// The respondent's name as written, where the form has one.
    pub name: Option<AnswerCell>,
    /// The day on which it was sent, where the return says it itself (the export of a web form).
    pub sent: Option<CivilDate>,
    /// The reading (ふりがな) that Excel keeps with the name, where the format offers it.
    pub furigana: Option<String>,
    /// The answers in the order of the questions.
    pub answers: Vec<Answer>,
    /// The tables of repeat groups that came with it.
    pub groups: Vec<groups::ReturnedGroup>,
}

kept!(Submission { file, hash, sheet, row, code, name, sent, furigana, answers, groups });

impl Submission {
    /// The cell that identifies this return: its code, else its name, else its first cell with something in it,
    /// else its first cell.
    pub fn identity(&self) -> Option<&CellRef> {
        let written = [&self.code, &self.name].into_iter().flatten().find(|cell| !cell.raw.trim().is_empty());
        if let Some(cell) = written {
            return Some(&cell.at);
        }
        let cells = || self.answers.iter().flat_map(|answer| &answer.cells);
        cells().find(|cell| !cell.raw.trim().is_empty()).or_else(|| cells().next()).map(|cell| &cell.at)
    }

    /// Lets an answer wait for a person.
    pub(super) fn hold_out(&mut self, question: &str) {
        if let Some(answer) = self.answers.iter_mut().find(|answer| answer.question == question) {
            answer.value = AnswerValue::Missing(Missing::HeldOut);
        }
    }

    /// The day on which it was received: as it says itself, else that of its file.
    pub fn received(&self, entry: Option<&FileEntry>) -> Option<String> {
        self.sent.map(|day| day.to_string()).or_else(|| entry?.received.clone())
    }

    /// Names this return where there is no case: file, sheet and row.
    pub fn place(&self) -> String {
        match self.row {
            Some(row) => format!("{}!{}!{}", self.file, self.sheet, u64::from(row) + 1),
            None => format!("{}!{}", self.file, self.sheet),
        }
    }
}

/// A case of the frame, or a return without one, with what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Case id, event id, or the place of the return.
    pub id: String,
    /// Name for people.
    pub name: Phrase,
    /// Stratum.
    pub stratum: String,
    /// Frame columns: name, value, cell.
    pub attributes: Vec<(String, String, CellRef)>,
    /// The row of the frame.
    pub frame_row: Option<CellRef>,
    /// How it ended.
    pub disposition: Disposition,
    /// Why it ended so, where somebody said it.
    pub remark: Option<Phrase>,
    /// The row of the correction ledger that says how it ended, where one does.
    pub ended_by: Option<CellRef>,
    /// The return that counts, or the first one where a person has to decide.
    pub submission: Option<Submission>,
    /// The other returns among which a person has to decide.
    pub contradicting: Vec<Submission>,
}

impl Unit {
    /// The answer to a question.
    pub fn answer(&self, question: &str) -> Option<&Answer> {
        self.submission.as_ref()?.answers.iter().find(|answer| answer.question == question)
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileFate {
    /// Read; its answers count.
    Read,
    /// The same return once more.
    Duplicate,
    /// Another return of the same case counts.
    Superseded,
    /// Came after the cut-off of the round, and does not count.
    Late,
    /// The very file that came for an earlier round, and does not count for this one.
    OtherRound,
    /// From a case that was not to answer.
    NotAsked,
    /// A return that a person has to decide about.
    HeldOut,
    /// Received, and to be keyed in by a person (PDF, FAX, a letter): 受領, and not yet a return.
    KeyIn,
    /// Received, and keyed in: its answers count where they were keyed.
    Keyed,
    /// Could not be used.
    SetAside,
    /// Not a return at all (a lock file).
    Ignored,
}

kept!(enum FileFate {
    0 => Read,
    1 => Duplicate,
    2 => Superseded,
    3 => Late,
    4 => OtherRound,
    5 => NotAsked,
    6 => HeldOut,
    7 => KeyIn,
    8 => Keyed,
    9 => SetAside,
    10 => Ignored,
});

/// One file that arrived, or one of the files in a zip or a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// File, relative to the workspace.
    pub file: String,
    /// SHA-256 in hex.
    pub hash: String,
    /// What became of it.
    pub fate: FileFate,
    /// The date it was received, from the list beside the files, else that of the mail it came with.
    pub received: Option<String>,
    /// Whether that is after the deadline of the round.
    pub late: bool,
    /// Who sent it, from that list, else the mail it came with.
    pub sender: Option<String>,
    /// How it came: Excel, web, FAX, paper, mail; from that list, or as the folder is declared.
    pub channel: Option<String>,
    /// The case it is from, where it is from one.
    pub case: Option<String>,
    /// Returns in it.
    pub submissions: usize,
}

/// Everything that one round of a survey (or one record list) brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectedRound {
    /// Survey id.
    pub survey: String,
    /// Round id.
    pub round: String,
    /// Every case of the frame in its order, or every return in the order of files and rows.
    pub units: Vec<Unit>,
    /// Every file in the order of names.
    pub files: Vec<FileEntry>,
    /// Everything odd, in the order it was met.
    pub diagnostics: Vec<Diagnostic>,
    /// What respondents changed in forms that kaishu made.
    pub alterations: Vec<own_form::Alteration>,
    /// Rows of the correction ledger that were looked at; one that no round looked at decides nothing.
    pub decided: BTreeSet<CellRef>,
}
