//! What moved since the last publication, as a run says it at its end.

use std::path::Path;

use crate::catalogue::{Phrase, moved as words};
use crate::cli::run::from_here;
use crate::pipeline::changes::list_file;
use crate::pipeline::run::PlanResult;

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
