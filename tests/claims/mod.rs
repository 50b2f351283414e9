//! Claims of written reports: how reports are read, what does not fit together within them, sentences that agree and are altered
//! by rules, two published texts whose claims were labelled by hand, and the command that shows what was found.

mod alter;
mod altered;
mod answers;
mod commands;
mod framed;
mod halls;
mod hostile;
mod label_years;
mod labelled;
mod not_counted;
mod own;
mod rounds;
mod seed;
mod several;
mod typed;
mod word;
mod written;

use kaishu::document;
use kaishu::findings::evaluate::Findings;
use kaishu::findings::plan::AnalysisPlan;
use kaishu::pipeline::run::{PlanResult, evaluate_plan};
use kaishu::pipeline::verify::{Against, verify};
use kaishu::report::verification::Verification;
use kaishu::tally::engine::Local;

use crate::support::evaluated::Collected;

/// A workspace with what its plans found.
pub(crate) struct Found {
    collected: Collected,
    results: Vec<PlanResult>,
}

impl Found {
    pub(crate) fn of(root: &std::path::Path) -> Self {
        let collected = Collected::of(root);
        let results = vec![collected.evaluated(&Local)];
        Self { collected, results }
    }

    /// Every plan, and not only the first.
    pub(crate) fn of_all(root: &std::path::Path) -> Self {
        let collected = Collected::of(root);
        let evaluated = |plan| evaluate_plan(&collected.workspace, &collected.collection, plan, &Local);
        let results = collected.workspace.plans.iter().map(|plan| evaluated(plan).unwrap()).collect();
        Self { collected, results }
    }

    /// A text held against the first plan.
    pub(crate) fn verify(&self, file: &str, bytes: &[u8]) -> Verification {
        self.verify_by(Some(&self.collected.workspace.plans[0].id), file, bytes)
    }

    /// A text held against a plan, or against that of all with which it agrees most.
    pub(crate) fn verify_by(&self, plan: Option<&str>, file: &str, bytes: &[u8]) -> Verification {
        let document = document::read(file, bytes).unwrap_or_else(|why| panic!("{why:?}"));
        let all = self.collected.workspace.plans.iter().zip(&self.results);
        let (plans, beside): (Vec<_>, Vec<_>) = all
            .map(|(plan, result)| (plan, &result.findings))
            .partition(|(of, _): &(&AnalysisPlan, &Findings)| plan.is_none_or(|id| id == of.id));
        verify(&document, Some(Against { workspace: &self.collected.workspace, plans: &plans, beside: &beside }))
    }
}
