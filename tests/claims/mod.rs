//! Claims of written reports: how reports are read, what does not fit together within them, sentences that agree and are altered
//! by rules, two published texts whose claims were labelled by hand, and the command that shows what was found.

mod alter;
mod altered;
mod commands;
mod framed;
mod halls;
mod hostile;
mod label_years;
mod labelled;
mod own;
mod seed;
mod typed;
mod word;
mod written;

use kaishu::document;
use kaishu::findings::evaluate::Findings;
use kaishu::findings::plan::AnalysisPlan;
use kaishu::pipeline::run::PlanResult;
use kaishu::pipeline::verify::{Against, verify};
use kaishu::report::verification::Verification;
use kaishu::tally::engine::Local;

use crate::support::evaluated::Collected;

/// A workspace with what its first plan found.
pub(crate) struct Found {
    collected: Collected,
    result: PlanResult,
}

impl Found {
    pub(crate) fn of(root: &std::path::Path) -> Self {
        let collected = Collected::of(root);
        let result = collected.evaluated(&Local);
        Self { collected, result }
    }

    /// A text held against the plan.
    pub(crate) fn verify(&self, file: &str, bytes: &[u8]) -> Verification {
        let document = document::read(file, bytes).unwrap_or_else(|why| panic!("{why:?}"));
        let plans: Vec<(&AnalysisPlan, &Findings)> =
            vec![(&self.collected.workspace.plans[0], &self.result.findings)];
        verify(&document, Some(Against { workspace: &self.collected.workspace, plans: &plans }))
    }
}
