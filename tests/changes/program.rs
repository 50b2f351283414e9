//! Another version of the program: one that reads a mark by another rule, or computes a figure otherwise.

use kaishu::collect::last_run::LastRun;
use kaishu::error::Error;
use kaishu::findings::evaluate::Findings;
use kaishu::findings::figure::FigureValue;
use kaishu::findings::plan::{AnalysisPlan, TableKey};
use kaishu::pipeline::freeze::Versions;
use kaishu::pipeline::replay::{Program, ThisProgram};
use kaishu::pipeline::run::Collection;
use kaishu::pipeline::workspace::Workspace;
use kaishu::responses::ledger::AnswerLedger;
use kaishu::responses::table::ResponseTable;
use kaishu::survey::answer::AnswerValue;

/// A version of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Version {
    /// Whether a 9 in 問1 is read as 不要, and not as a mark that nobody knows.
    pub(super) rule: bool,
    /// Whether one more is counted as having said yes.
    pub(super) program: bool,
}

impl Program for Version {
    fn collect(&self, workspace: &Workspace, last: &mut LastRun) -> Result<Collection, Error> {
        let mut collection = ThisProgram.collect(workspace, last)?;
        if !self.rule {
            return Ok(collection);
        }
        collection.ledger = AnswerLedger::default();
        for round in &mut collection.rounds {
            for submission in round.units.iter_mut().filter_map(|unit| unit.submission.as_mut()) {
                for answer in submission.answers.iter_mut().filter(|answer| answer.question == "q1") {
                    if answer.cells.iter().any(|cell| cell.raw == "9") && answer.corrected_by.is_none() {
                        answer.value = AnswerValue::Code("2".to_owned());
                    }
                }
            }
            let survey = workspace.surveys.iter().find(|survey| survey.id == round.survey).unwrap();
            let key = TableKey { survey: round.survey.clone(), round: round.round.clone() };
            collection.outcomes.insert(key.clone(), ResponseTable::of_outcomes(survey, round, &workspace.areas));
            collection.tables.insert(key, ResponseTable::new(survey, round, &workspace.areas));
            collection.ledger.add(round);
        }
        Ok(collection)
    }

    fn find(
        &self,
        workspace: &Workspace,
        collection: &Collection,
        plans: &[&AnalysisPlan],
    ) -> Result<Vec<Findings>, Error> {
        let mut all = ThisProgram.find(workspace, collection, plans)?;
        for figure in all.iter_mut().filter_map(|findings| findings.figures.get_mut("yes")) {
            if let (true, FigureValue::Count(count)) = (self.program, &mut figure.value) {
                *count += 1;
            }
        }
        Ok(all)
    }

    fn versions(&self) -> Versions {
        let mut versions = Versions::current();
        versions.rules += u32::from(self.rule);
        if self.program {
            versions.program.push_str("+1");
        }
        versions
    }
}
