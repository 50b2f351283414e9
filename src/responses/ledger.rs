//! The answer ledger: every cell that was read for an answer, with what it says, how it was understood and where
//! it stands. It is made anew from the declared files and the decisions in every run, so a vanished file takes
//! its answers with it.

use crate::collect::CollectedRound;
use crate::provenance::CellRef;

/// One cell that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerRow {
    /// Survey or record list.
    pub survey: String,
    /// Round.
    pub round: String,
    /// Case, event, or place of the return.
    pub case: String,
    /// Question or column.
    pub question: String,
    /// The option that the cell is for, on a form with a box per option.
    pub option: String,
    /// Its text as it stands.
    pub raw: String,
    /// The coded value of the answer, after corrections; empty where it is missing.
    pub value: String,
    /// Why it is missing: `no_answer` …; empty where it is not.
    pub missing: String,
    /// The cell.
    pub at: CellRef,
    /// SHA-256 of the file.
    pub hash: String,
    /// How the cell was understood.
    pub rule: String,
    /// The row of the correction ledger that replaced the value, if one did.
    pub corrected_by: Option<CellRef>,
}

/// The ledger of several rounds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerLedger {
    /// Rows in the order of rounds, cases and questions.
    pub rows: Vec<LedgerRow>,
}

impl AnswerLedger {
    /// Adds every cell of a round.
    pub fn add(&mut self, round: &CollectedRound) {
        for unit in &round.units {
            let Some(submission) = &unit.submission else { continue };
            for answer in &submission.answers {
                let missing = answer.value.missing();
                for cell in answer.cells.iter().chain(&answer.again) {
                    self.rows.push(LedgerRow {
                        survey: round.survey.clone(),
                        round: round.round.clone(),
                        case: unit.id.clone(),
                        question: answer.question.clone(),
                        option: cell.option.clone().unwrap_or_default(),
                        raw: cell.raw.clone(),
                        value: answer.value.text(),
                        missing: missing.map(|reason| reason.word().to_owned()).unwrap_or_default(),
                        at: cell.at.clone(),
                        hash: submission.hash.to_string(),
                        rule: cell.rule.clone(),
                        corrected_by: answer.corrected_by.clone(),
                    });
                }
            }
        }
    }
}
