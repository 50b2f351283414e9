//! A round as a data file for a statistics program: a row for every case of the frame, whether or not it answered, a variable
//! for every question (for every option of a multiple answer), with labels, and with a code of its own for each reason why
//! there is no answer. What follows here knows no format; the writers beside it put it into words of SPSS and R.

mod columns;
pub mod csv;
mod names;
pub mod r;
pub mod reasons;
#[cfg(feature = "sav")]
mod sav;
pub mod sps;
mod text;

use crate::catalogue::{Lang, Phrase, data_file as words};
use crate::collect::{CollectedRound, Unit};
use crate::survey::area::Areas;
use crate::survey::definition::{Round, Survey};
use crate::survey::missing::{Disposition, Missing};
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

use reasons::Reasons;

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number that stands for words.
    Code,
    /// A number with so many decimals.
    Number(u32),
    /// A day.
    Day,
    /// Words of at most so many bytes.
    Text(usize),
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Nothing: the case has no return that counts, or the variable says nothing of it.
    Nothing,
    /// A code or a number.
    Number(Decimal),
    /// A day.
    Day(CivilDate),
    /// Words.
    Text(String),
}

impl Datum {
    /// A whole number.
    fn whole(number: i64) -> Self {
        Decimal::new(i128::from(number), 0).map_or(Datum::Nothing, Datum::Number)
    }
}

/// The values with words of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Labels {
    /// Of numbers.
    Numbers(Vec<(i64, String)>),
    /// Of words: the codes of areas and strata.
    Words(Vec<(String, String)>),
}

/// One variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name, which SPSS takes.
    pub name: String,
    /// Its words.
    pub label: String,
    /// What it holds.
    pub kind: Kind,
    /// Words of its values; those of the reasons are beside them.
    pub labels: Labels,
    /// The codes that say why there is no answer; none where it has no such codes.
    pub reasons: Option<Reasons>,
    /// The question it is of, where it is of one.
    pub question: Option<String>,
}

/// The variables of the options of one question: a multiple-response set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSet {
    /// Its name, without the `$` that SPSS wants before it.
    pub name: String,
    /// The words of the question.
    pub label: String,
    /// Its variables; 1 in those that were chosen.
    pub variables: Vec<String>,
}

/// Whether this program was built with the writer of `.sav`.
pub const HAS_SAV: bool = cfg!(feature = "sav");

/// A round as a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Survey id.
    pub survey: String,
    /// Round id.
    pub round: String,
    /// Its words.
    pub label: String,
    /// The variables in order.
    pub variables: Vec<Variable>,
    /// The multiple-response sets.
    pub sets: Vec<AnswerSet>,
    /// The variable that weights the cases, where the survey declares one.
    pub weight: Option<String>,
    /// A row for each case.
    pub rows: Vec<Vec<Datum>>,
    /// The day as of which it holds; no clock is asked.
    pub dated: CivilDate,
    /// What is otherwise than in the definition or the answers: words that were cut, columns that were left out.
    pub notes: Vec<Phrase>,
    /// In how many places words or numbers were cut, because the format takes no more.
    pub cut: usize,
    /// Cases that are among those asked.
    pub asked: u64,
    /// Those of them with a return that counts.
    pub valid: u64,
    /// The words of the reasons, whose codes the variables share.
    pub reasons: Vec<(Missing, String)>,
}

impl DataFile {
    /// The file of a round.
    pub fn of(survey: &Survey, round: &Round, collected: &CollectedRound, areas: &Areas, lang: Lang) -> Self {
        let mut made = columns::Columns::new(survey, collected, areas, lang);
        made.case();
        made.frame();
        made.questions();
        let label = if survey.records().is_some() {
            survey.title.text(lang).to_owned()
        } else {
            format!("{} {}", survey.title.text(lang), round.label.text(lang))
        };
        let columns::Columns { variables, values, sets, weight, notes, cut, .. } = made;
        let rows = (0..collected.units.len())
            .map(|row| values.iter().map(|column: &Vec<Datum>| column[row].clone()).collect())
            .collect();
        let count = |is: &dyn Fn(&Unit) -> bool| collected.units.iter().filter(|unit| is(unit)).count() as u64;
        DataFile {
            survey: survey.id.clone(),
            round: round.id.clone(),
            label: text::one_line(&label),
            variables,
            sets,
            weight,
            rows,
            dated: dated(round),
            notes,
            cut,
            asked: count(&|unit| unit.disposition.in_chain().is_some()),
            valid: count(&|unit| unit.disposition == Disposition::Valid),
            reasons: reasons::words(lang),
        }
    }

    /// The name of its files, without an ending.
    pub fn name(&self) -> String {
        format!("{}-{}", self.survey, self.round)
    }

    /// What is said at the head of every script.
    fn head(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.label.clone(), words::head_reasons().text(lang).to_owned()];
        lines.extend(self.notes.iter().map(|note| note.text(lang).to_owned()));
        lines.into_iter().map(|line| text::one_line(&line)).collect()
    }
}

/// The day as of which a round holds, else the last of its fiscal year.
fn dated(round: &Round) -> CivilDate {
    let year = round.fiscal_year.map(|year| CivilDate { year: year + 1, month: 3, day: Some(31) });
    round.as_of.or(year).unwrap_or(CivilDate { year: 2000, month: 1, day: Some(1) })
}
