//! What moved since the last publication and since the last run, and which results somebody saved since, as a run says it at its end.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalogue::office::few;
use crate::catalogue::{Phrase, console as console_words, moved as words};
use crate::cli::console::Console;
use crate::cli::run::from_here;
use crate::error::Error;
use crate::pipeline::changes::list_file;
use crate::pipeline::output::Beside;
use crate::pipeline::outputs::{Format, analyst_file};
use crate::pipeline::run::PlanResult;
use crate::pipeline::saved_since::SavedSince;
use crate::pipeline::since::{Moved, MovedFigure};

/// Figures that moved since the last run that are told one by one.
const SHOWN: usize = 5;

/// Says what a plan has that it had not in the last run or has no more, and which figures are printed otherwise, the first of them
/// one by one. The analyst's lists have all figures as they are now only where they were written too.
pub(super) fn since_last_run(
    root: &Path,
    (result, lists): (&PlanResult, bool),
    moved: &BTreeMap<String, Moved>,
    say: &dyn Fn(Phrase),
) {
    let Some(Moved { figures: moved, known, added, removed }) = moved.get(&result.id) else { return };
    if !added.is_empty() {
        say(words::since_last_run_added(few(added, SHOWN)));
    }
    if !removed.is_empty() {
        say(words::since_last_run_removed(few(removed, SHOWN)));
    }
    if *known > 0 {
        say(words::since_last_run_known(known));
    }
    if moved.is_empty() {
        return;
    }
    say(words::since_last_run(moved.len()));
    for MovedFigure { id: _, label, old, new } in moved.iter().take(SHOWN) {
        say(words::since_last_run_figure(label, old, new.as_ref().map_or_else(words::none, Phrase::same)));
    }
    if moved.len() > SHOWN {
        let more = moved.len() - SHOWN;
        say(if lists {
            words::since_last_run_more(more, from_here(root, &analyst_file(&result.id)))
        } else {
            words::since_last_run_more_as_data(more, from_here(root, &Format::Json.file(&result.id)))
        });
    }
}

/// Says which results were saved by somebody since they were written, and where they are kept.
pub(super) fn saved_since(root: &Path, saved: &[SavedSince], console: &Console) {
    let (known, unknown): (Vec<&SavedSince>, Vec<&SavedSince>) = saved.iter().partition(|saved| saved.known);
    let tell = |head: Phrase, saved: &[&SavedSince]| {
        let line = |saved: &&SavedSince| {
            console_words::saved_since_file(from_here(root, &saved.kept), from_here(root, &saved.file))
        };
        let mut lines: Vec<Phrase> = saved.iter().map(line).collect();
        lines.push(console_words::saved_since_hint());
        console.warn(&head, &lines);
    };
    if !known.is_empty() {
        tell(console_words::saved_since(known.len()), &known);
    }
    if !unknown.is_empty() {
        tell(console_words::saved_unknown(unknown.len()), &unknown);
    }
}

/// Says which result is open in another program, where its new content is, and how that is known where it is no refusal.
pub(super) fn beside(root: &Path, Beside { file, new, mark }: &Beside, console: &Console) {
    console.error(&Error::Workspace(console_words::written_beside(from_here(root, file), from_here(root, new))));
    if let Some(mark) = mark {
        console.say(&console_words::marked_open(from_here(root, mark)));
    }
}

/// What moved in all plans in one line; nothing where nothing moved.
pub(super) fn since_last_run_in_short(moved: &BTreeMap<String, Moved>) -> Option<Phrase> {
    let moved = moved.iter().filter(|(_, moved)| !moved.figures.is_empty());
    let plans = moved.map(|(plan, moved)| words::of_plan(plan, moved.figures.len()));
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
        let waiting = changes.held_out();
        if waiting > 0 {
            say(words::summary_held_out(waiting));
        }
    }
    let guard = changes.guard.clone().unwrap_or_default();
    if !guard.is_empty() {
        say(words::summary_guard(guard.known_already.len() + guard.small_changes.len()));
    }
    say(words::summary_file(from_here(root, &list_file(&result.id))));
}
