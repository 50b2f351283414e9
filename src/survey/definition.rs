//! A survey or a record list with its rounds, as one type: a record list is a table of events and is read,
//! coded and tabulated like a survey without a frame.

use crate::catalogue::Phrase;
use crate::survey::concordance::{Mergers, Predecessor};
use crate::survey::cover::Cover;
use crate::survey::design::{Sampling, Stratum};
use crate::survey::form::Form;
use crate::survey::question::{Check, Question};
use crate::text::era::CivilDate;

/// What kind of table the returns make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SurveyKind {
    /// A questionnaire.
    Questionnaire,
    /// A list of events (会議, 相談 …).
    Records(Box<RecordRules>),
}

/// What is special about a record list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordRules {
    /// Column whose value names the event (番号); without it the place does.
    pub event_id: Option<String>,
    /// Column that says held, in writing or cancelled; only the first two count.
    pub held: Option<HeldRule>,
    /// Level of area of which every member is expected to appear.
    pub areas_expected: Option<String>,
    /// The days on which events are expected.
    pub schedule: Option<Schedule>,
}

/// Which events count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRule {
    /// The column.
    pub column: String,
    /// Code of an event that did not take place.
    pub cancelled: String,
}

/// A rule such as "the last Friday of every month except December, since the window opened".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Date column of the events.
    pub date: String,
    /// Area column of the events.
    pub area: String,
    /// Day of the week, Monday = 0.
    pub weekday: u8,
    /// Months without an event.
    pub except_months: Vec<u8>,
    /// Record list that says since when each area has had its window.
    pub opened_in: String,
    /// Its area column.
    pub opened_area: String,
    /// Its date column.
    pub opened_date: String,
}

/// Where a round's returns lie and how they are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Folder, relative to the workspace, with `/`.
    pub folder: String,
    /// Form id; none where only forms made by kaishu come back, which say themselves where their answers are.
    pub form: Option<String>,
    /// How these returns came: Excel, web, FAX, paper, mail.
    pub channel: Option<String>,
    /// The form as it was sent out, relative to the workspace.
    pub blank: Option<String>,
}

/// How an answer of several cases together counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JointRule {
    /// For every case, as if each had sent it.
    Each,
    /// Once; the other cases leave those asked.
    Once,
}

/// Id of the one round of a record list.
pub const ONLY_ROUND: &str = "all";

/// One round of a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Id: `R2`. A record list has one round, `all`.
    pub id: String,
    /// Words for people.
    pub label: Phrase,
    /// Fiscal year it belongs to (2020 = FY2020 = R2年度); none for a record list.
    pub fiscal_year: Option<i32>,
    /// Day as of which the answers hold.
    pub as_of: Option<CivilDate>,
    /// Who was asked, where rounds differ in that.
    pub audience: Option<String>,
    /// CSV with the dates on which files were received.
    pub received: Option<String>,
    /// Day until which answers were asked for; what comes later counts and is marked.
    pub deadline: Option<CivilDate>,
    /// Day after which nothing counts.
    pub cut_off: Option<CivilDate>,
    /// How joint answers count; without it they wait for somebody to say.
    pub joint: Option<JointRule>,
    /// List of the passwords that were agreed with the offices.
    pub passwords: Option<String>,
    /// Folders of returns.
    pub sources: Vec<Source>,
}

/// A survey or record list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Id, unique in the workspace.
    pub id: String,
    /// Words for people.
    pub title: Phrase,
    /// Questionnaire or record list.
    pub kind: SurveyKind,
    /// Whether the raw text is about persons and stays in the analyst's own store.
    pub sensitive: bool,
    /// Frame CSV, relative to the workspace; none for an open survey or a record list.
    pub frame: Option<String>,
    /// Strata; a record list has one open stratum.
    pub strata: Vec<Stratum>,
    /// How the sample strata were drawn, where that is more than a simple random sample.
    pub sampling: Option<Sampling>,
    /// Questions in order.
    pub questions: Vec<Question>,
    /// What the answers of one case must fit.
    pub checks: Vec<Check>,
    /// Layouts.
    pub forms: Vec<Form>,
    /// Rounds in order.
    pub rounds: Vec<Round>,
    /// The words around the questions on a form that goes out.
    pub cover: Cover,
    /// Its repeat groups, each a survey whose units are the rows of a table on the form.
    pub groups: Vec<Survey>,
    /// The survey on whose form its units are rows, for a repeat group.
    pub group_of: Option<String>,
    /// What a unit is that others have become part of since the round before.
    pub mergers: Mergers,
    /// The survey whose rounds precede its own, with what became of its questions.
    pub previous: Option<Predecessor>,
}

/// Id of a repeat group as a survey: `towns.facilities`.
pub fn group_id(survey: &str, group: &str) -> String {
    format!("{survey}.{group}")
}

/// Whether a survey is a repeat group of another, by their ids; no other id holds a dot.
pub fn is_group_of(group: &str, survey: &str) -> bool {
    group.strip_prefix(survey).is_some_and(|rest| rest.starts_with('.'))
}

/// Id of one row of a repeat group: `202011#2`.
pub fn row_id(case: &str, number: usize) -> String {
    format!("{case}#{number}")
}

impl Survey {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The questions that stand on a form; not those that are made from the codes of free answers.
    pub fn printed(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|question| question.handling.codes_of.is_none())
    }

    /// The round with this id.
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// The form with this id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// Id of the survey whose frame says who answers: its own, or that of the survey of which it is a group.
    pub fn asked_by(&self) -> &str {
        self.group_of.as_deref().unwrap_or(&self.id)
    }

    /// The record rules, for a record list.
    pub fn records(&self) -> Option<&RecordRules> {
        match &self.kind {
            SurveyKind::Records(rules) => Some(rules),
            SurveyKind::Questionnaire => None,
        }
    }
}
