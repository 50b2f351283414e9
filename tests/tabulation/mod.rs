//! Tables of answers as a plan asks for them: bases, nets, classes, banners, batteries, mentions and weights, over a survey of
//! twelve municipalities that a person can count by hand (`tests/fixtures/tabulation`).

mod bounds;
mod counted;
mod edges;
mod points;
mod refused;
pub(crate) mod turned;
mod weights;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use crate::support::Workspace;

const PLAN: &str = "analysis/plan.toml";
const SURVEY: &str = "surveys/office.toml";
const FRAME: &str = "surveys/frames/municipalities.csv";
const RETURNS: &str = "fixtures/R1/回答.csv";

/// What a run gives: the figures by id, and the report.
struct Run {
    figures: BTreeMap<String, Value>,
    report: String,
}

impl Run {
    fn of(workspace: &Workspace) -> Self {
        workspace.kaishu(&["run", "--quiet"]).ends_with(0);
        Self { figures: workspace.figures_of("plan"), report: workspace.read("out/plan/plan.md") }
    }

    /// The value of a figure, exact.
    #[track_caller]
    fn value(&self, id: &str) -> &str {
        self.figures.get(id).unwrap_or_else(|| panic!("no {id}"))["value"].as_str().unwrap_or("－")
    }

    #[track_caller]
    fn values(&self, table: &str, expected: &[(&str, &str)]) {
        for (id, value) in expected {
            assert_eq!(self.value(&format!("{table}.{id}")), *value, "{table}.{id}");
        }
    }

    /// The table with this title, to the next one.
    #[track_caller]
    fn table(&self, title: &str) -> &str {
        let after = self.report.split(&format!("　{title}**")).nth(1).unwrap_or_else(|| panic!("no {title}"));
        after.split("**表").next().unwrap()
    }
}

/// The fixture as it stands.
fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| Run::of(&Workspace::fixture("tabulation")))
}

/// The fixture with one part of a file changed.
#[track_caller]
fn changed(file: &str, old: &str, new: &str) -> Workspace {
    let workspace = Workspace::fixture("tabulation");
    workspace.replace(file, old, new);
    workspace
}
