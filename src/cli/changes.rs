//! What moved since the last publication and since the last run, as a run says it at its end.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalogue::{Phrase, moved as words};
use crate::cli::run::from_here;
use crate::pipeline::changes::list_file;
use crate::pipeline::outputs::analyst_file;
use crate::pipeline::run::PlanResult;
use crate::pipeline::since::MovedFigure;

/// Figures that moved since the last run that are told one by one.
const SHOWN: usize = 5;

/// Says which figures of a plan are printed otherwise than in the last run, the first of them one by one.
pub(super) fn since_last_run(
    root: &Path,
    result: &PlanResult,
    moved: &BTreeMap<String, Vec<MovedFigure>>,
    say: &dyn Fn(Phrase),
) {
    let Some(moved) = moved.get(&result.id) else { return };
    say(words::since_last_run(moved.len()));
    let printed = |text: &Option<String>| text.as_ref().map_or_else(words::none, Phrase::same);
    for MovedFigure { label, old, new } in moved.iter().take(SHOWN) {
        say(words::since_last_run_figure(label, printed(old), printed(new)));
    }
    if moved.len() > SHOWN {
        let place = from_here(root, &analyst_file(&result.id));
        say(words::since_last_run_more(moved.len() - SHOWN, place));
    }
}

/// The same of all plans in one line; nothing where nothing moved.
pub(super) fn since_last_run_in_short(moved: &BTreeMap<String, Vec<MovedFigure>>) -> Option<Phrase> {
    let plans = moved.iter().map(|(plan, figures)| words::of_plan(plan, figures.len()));
    let plans: Vec<Phrase> = plans.collect();
    (!plans.is_empty()).then(|| words::since_last_run_in_short(Phrase::listed(&plans)))
}

/// Says how many figures of a plan moved, how many of them correct a mistake, and where the list is.
pub(super) fn tell(root: &Path, result: &PlanResult, say: &dyn Fn(Phrase)) {
    let Some(changes) = &result.changes else { return };
    let publication = &changes.publication;
    if !changes.passed_over.is_empty() {
        let names: Vec<&str> = changes.passed_over.iter().map(|(name, _)| name.as_str()).collect();
        say(words::summary_passed_over(Phrase::list(&names)));
    }
    if !changes.compared {
        return say(words::summary_uncompared(&publication.name));
    }
    say(words::summary(&publication.name, changes.figures.len()));
    if changes.is_empty() {
        return;
    }
    if changes.unexplained.is_some() {
        say(words::summary_unexplained());
    } else {
        say(words::summary_errata(changes.errata().len() + changes.sentence_errata().len()));
    }
    let guard = changes.guard.clone().unwrap_or_default();
    if !guard.is_empty() {
        say(words::summary_guard(guard.known_already.len() + guard.small_changes.len()));
    }
    say(words::summary_file(from_here(root, &list_file(&result.id))));
}
