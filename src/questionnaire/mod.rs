//! Every sheet that goes out to be filled in: the form for one respondent, the entry sheet for paper, the query sheet that
//! asks one respondent back, and for the analyst the definition of a survey itself. A form is first planned as cells with
//! their words and boxes; the plan is written as a workbook, and it is the blank form that a return is compared with, so
//! nothing about a form has to be remembered.

pub mod asked;
pub mod blank;
pub mod coding;
pub mod definition;
pub mod entry;
pub mod example;
pub mod form;
pub mod identity;
pub mod query;
pub mod sample;
pub mod xlsform;

mod book;
mod looks;
pub mod routing;

use crate::catalogue::Lang;
use crate::survey::definition::{Round, Survey};
use crate::survey::frame::SamplingFrame;

/// The language of the sheets: that of the survey, which does not follow the machine's.
pub const SHEET_LANG: Lang = Lang::Ja;

/// A file that goes out: its name without a folder, and its bytes.
pub type Outgoing = (String, Vec<u8>);

/// Why a sheet could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What the workbook library says.
    pub detail: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Refused {}

/// One round of a survey as those see it who are asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// Its round.
    pub round: &'a Round,
    /// Its frame, where it has one.
    pub frame: Option<&'a SamplingFrame>,
}

/// The folder in which the sheets of a round are written, relative to the workspace. They are made from the definition
/// alone, so they lie under `out/` with everything else that can be made again.
pub fn folder(survey: &Survey, round: &Round) -> String {
    format!("out/forms/{}/{}", survey.id, round.id)
}

/// A text as a part of a file name that every system takes.
fn file_part(text: &str) -> String {
    let kept: String =
        text.chars().map(|c| if c.is_control() || "\\/:*?\"<>|".contains(c) { '_' } else { c }).collect();
    kept.trim().trim_end_matches('.').to_owned()
}
