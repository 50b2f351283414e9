//! From a figure back to its cells: what stands in each and how it was understood.

use std::collections::BTreeMap;

use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::provenance::CellRef;
use crate::survey::frame::SamplingFrame;

/// What is known about a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellFact {
    /// Its raw text.
    pub raw: String,
    /// How it was understood.
    pub rule: String,
    /// The row of the correction ledger that replaced its value.
    pub corrected_by: Option<CellRef>,
    /// Whether the text is about persons and is shown only when asked for.
    pub sensitive: bool,
}

/// Facts about every cell that can be evidence.
#[derive(Debug, Default)]
pub struct CellFacts {
    facts: BTreeMap<CellRef, CellFact>,
}

impl CellFacts {
    /// The facts of a workspace.
    pub fn new(workspace: &Workspace, collection: &Collection) -> Self {
        let mut facts = BTreeMap::new();
        for frame in workspace.frames.values() {
            add_frame(frame, &mut facts);
        }
        for round in &collection.rounds {
            let sensitive = workspace.surveys.iter().any(|survey| survey.id == round.survey && survey.sensitive);
            for submission in round.units.iter().filter_map(|unit| unit.submission.as_ref()) {
                for cell in submission.code.iter().chain(&submission.name) {
                    let rule = "identity".to_owned();
                    let fact = CellFact { raw: cell.raw.clone(), rule, corrected_by: None, sensitive };
                    facts.insert(cell.at.clone(), fact);
                }
            }
        }
        for row in &collection.ledger.rows {
            let sensitive = workspace.surveys.iter().any(|survey| survey.id == row.survey && survey.sensitive);
            let fact = CellFact {
                raw: row.raw.clone(),
                rule: row.rule.clone(),
                corrected_by: row.corrected_by.clone(),
                sensitive,
            };
            facts.insert(row.at.clone(), fact);
        }
        for entered in collection.entered.entries.values() {
            let fact =
                CellFact { raw: entered.cell.raw.clone(), rule: entered.cell.rule.clone(), ..CellFact::default() };
            facts.insert(entered.cell.at.clone(), fact);
        }
        Self { facts }
    }

    /// Every cell that can be evidence.
    pub fn cells(&self) -> impl Iterator<Item = &CellRef> {
        self.facts.keys()
    }

    /// What is known about a cell.
    pub fn get(&self, cell: &CellRef) -> CellFact {
        self.known(cell).cloned().unwrap_or_default()
    }

    /// What is known about a cell, if it was read at all.
    pub fn known(&self, cell: &CellRef) -> Option<&CellFact> {
        self.facts.get(cell)
    }
}

fn add_frame(frame: &SamplingFrame, facts: &mut BTreeMap<CellRef, CellFact>) {
    for case in &frame.cases {
        let own = [("code", &case.id), ("name", &case.name.ja), ("stratum", &case.stratum)];
        let all = own
            .into_iter()
            .map(|(name, value)| (name, value.as_str()))
            .chain(case.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        for (column, value) in all {
            if let Some(at) = frame.cell(case, column) {
                let rule = format!("frame:{column}");
                facts.insert(at, CellFact { raw: value.to_owned(), rule, ..CellFact::default() });
            }
        }
    }
}
