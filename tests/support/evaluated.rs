//! The same walk through the library, for what the program does not print: every cell behind every figure.

use std::path::Path;

use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, PlanResult, collect_all, evaluate_plan};
use kaishu::pipeline::workspace::{self, Workspace};
use kaishu::tally::engine::TallyEngine;

/// A workspace with what was collected in it.
pub(crate) struct Collected {
    pub(crate) workspace: Workspace,
    pub(crate) collection: Collection,
}

impl Collected {
    pub(crate) fn of(root: &Path) -> Self {
        let workspace = workspace::load(root).unwrap_or_else(|error| panic!("{error}"));
        let collection = collect_all(&workspace, &Silent).unwrap_or_else(|error| panic!("{error}"));
        Self { workspace, collection }
    }

    /// The first plan, counted by an engine.
    pub(crate) fn evaluated(&self, engine: &dyn TallyEngine) -> PlanResult {
        evaluate_plan(&self.workspace, &self.collection, &self.workspace.plans[0], engine)
            .unwrap_or_else(|error| panic!("{error}"))
    }
}
