//! Every figure that the published report prints is found in `results.json` in its class, with the facts of
//! `tests/fixtures/seed/figures.toml`; words such as 7割 with their exact value and the sentence that says them.

mod indicators;
mod lists;
mod statements;
mod surveys;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;
use toml::Table;

use crate::support::Workspace;

/// The bundled workspace, run once for all of these tests.
struct Run {
    figures: BTreeMap<String, Value>,
    markdown: String,
}

fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let workspace = Workspace::bundled();
        Run { figures: workspace.figures(), markdown: workspace.markdown() }
    })
}

fn facts() -> Table {
    include_str!("../fixtures/seed/figures.toml").parse().unwrap()
}

#[track_caller]
fn figure(id: &str) -> &'static Value {
    run().figures.get(id).unwrap_or_else(|| panic!("no figure {id}"))
}

/// Asserts class, value and status of a figure.
#[track_caller]
fn is(id: &str, class: &str, value: &str) -> &'static Value {
    let found = figure(id);
    assert_eq!(found["class"], class, "{found:#}");
    assert_eq!(found["value"], value, "{found:#}");
    assert_eq!(found["status"], "final", "{found:#}");
    found
}
