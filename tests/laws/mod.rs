//! Laws of whole workspaces: a few dozen surveys that look random (and are the same in every run), run by the real program.
//! One thing is changed that must not matter, or that leads to the same number by another route, and `results.json` is
//! compared figure by figure. `tests/stats/laws` holds the same laws of the formulas alone.

mod added_up;
mod design;
mod met;
mod random;
mod same;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use self::random::Random;
use crate::support::Workspace;

/// How many surveys each law is held against.
const SURVEYS: u64 = 42;

/// The surveys as they are.
fn surveys() -> Vec<Random> {
    (0..SURVEYS).map(Random::new).collect()
}

/// A workspace of surveys with their plans.
fn workspace(surveys: &[Random]) -> Workspace {
    let workspace = Workspace::empty();
    for survey in surveys {
        survey.write(&workspace);
    }
    workspace
}

/// The figures of every plan, by plan and id.
type Figures = BTreeMap<String, BTreeMap<String, Value>>;

/// Runs the program, which writes no prose so, and reads the results of each survey.
fn run(workspace: &Workspace, surveys: &[Random]) -> Figures {
    workspace.kaishu(&["tabulate"]).ends_with(0);
    surveys.iter().map(|survey| (survey.made.id.clone(), workspace.figures_of(&survey.made.id))).collect()
}

/// The figures of the surveys as they are.
fn plain() -> &'static Figures {
    static PLAIN: OnceLock<Figures> = OnceLock::new();
    PLAIN.get_or_init(|| run(&workspace(&surveys()), &surveys()))
}

/// A number that is printed with all its digits, exact or not; none where it could not be computed.
fn number(figure: &Value) -> Option<f64> {
    let text = figure["value"].as_str()?;
    let parsed = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("{figure}"));
    Some(match text.split_once('/') {
        Some((numerator, denominator)) => parsed(numerator) / parsed(denominator),
        None => parsed(text),
    })
}

/// Two numbers that are one, but for what rounding leaves.
#[track_caller]
fn close(one: f64, other: f64, what: &str) {
    assert!((one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-3), "{what}: {one} {other}");
}

/// The count of a figure.
#[track_caller]
fn count(figures: &BTreeMap<String, Value>, id: &str) -> u64 {
    let figure = figures.get(id).unwrap_or_else(|| panic!("no {id}"));
    figure["value"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{figure}"))
}
