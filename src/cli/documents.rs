//! What commands say of the office's own documents that lie filled among the results: what a person wrote, what moved, what to do.

use std::path::Path;

use crate::catalogue::{Phrase, office as words};
use crate::cli::advised;
use crate::cli::console::Console;
use crate::cli::run::from_here;
use crate::pipeline::filled_there::{Kept, Standing, is_frameless, outdated, written_into};
use crate::pipeline::outputs::filled_file;
use crate::pipeline::run::PlanResult;
use crate::pipeline::workspace::Workspace;

/// Marks that are told one by one after a run.
const SHOWN: usize = 5;

/// Where the documents of a plan were written, a line each.
pub(super) fn written_lines(root: &Path, result: &PlanResult, kept: &[Kept]) -> Vec<Phrase> {
    let line = |file: String| match kept.iter().find(|kept| kept.file == file) {
        None => words::summary_filled(from_here(root, &file)),
        Some(Kept { new: Some(new), .. }) => words::summary_filled(from_here(root, new)),
        Some(Kept { new: None, .. }) => words::kept_current(from_here(root, &file)),
    };
    result.filled.iter().map(|file| line(filled_file(&result.id, file))).collect()
}

/// Says which documents were left since somebody wrote into them, where they do not say what was found now.
pub(super) fn tell_kept(root: &Path, kept: &[Kept], console: &Console) {
    for Kept { file, new, template, standing } in kept {
        let file = from_here(root, file);
        let Some(new) = new else {
            if !standing.lacking.is_empty() {
                console.say(&words::lacking_alone(file, template, few(&standing.lacking)));
            }
            continue;
        };
        let fill = advised::command(root, &format!("fill {file}"));
        console.say(&words::kept(&file));
        if standing.frameless {
            console.say(&words::kept_frameless(&file, template));
            console.say(&words::new_beside(template, from_here(root, new)));
            continue;
        }
        tell_standing(standing, console);
        if !standing.lacking.is_empty() {
            console.say(&words::what_lacking(template, few(&standing.lacking)));
        }
        console.say(&if standing.unfillable { words::kept_unfillable(fill) } else { words::to_renew(fill) });
        console.say(&words::new_beside(template, from_here(root, new)));
    }
}

/// Says in which of the new documents beside edited ones somebody went on writing.
pub(super) fn tell_written_into(root: &Path, results: &[PlanResult], console: &Console) {
    for file in written_into(root, results) {
        let bytes = std::fs::read(root.join(&file)).unwrap_or_default();
        let file = from_here(root, &file);
        if is_frameless(bytes) {
            console.say(&words::new_edited_frameless(file));
            continue;
        }
        console.say(&words::new_edited(&file, advised::command(root, &format!("fill {file}"))));
    }
}

/// Says which documents that were filled by themselves are not what they would be.
pub(super) fn tell_outdated(root: &Path, workspace: &Workspace, results: &[PlanResult], console: &Console) {
    for (file, standing) in outdated(workspace, results) {
        let file = from_here(root, &file);
        let fill = advised::command(root, &format!("fill {file}"));
        if standing.frameless {
            console.say(&words::outdated_frameless(file));
            continue;
        }
        if standing.unfillable {
            console.say(&words::outdated_marks(file, fill));
            continue;
        }
        let edited = if standing.edited { words::besides_edited() } else { Phrase::default() };
        console.say(&match (standing.moved.len(), standing.typed.len()) {
            (0, 0) => words::unfilled_alone(file),
            (0, _) => words::typed_alone(file),
            (moved, _) => words::outdated(file, moved, edited),
        });
        tell_standing(&standing, console);
        console.say(&words::to_renew(fill));
    }
}

fn tell_standing(standing: &Standing, console: &Console) {
    let Standing { edited: _, unfillable, frameless: _, moved, typed, unfilled, lacking: _ } = standing;
    if *unfillable {
        return;
    }
    if moved.is_empty() {
        console.say(&words::what_not_moved());
    } else {
        console.say(&words::what_moved(moved.len(), few(moved)));
    }
    if !typed.is_empty() {
        console.say(&words::what_typed(typed.len(), few(typed)));
    }
    if !unfilled.is_empty() {
        console.say(&words::what_unfilled(unfilled.len(), few(unfilled)));
    }
}

/// The first of what there is to say, and how much more there is.
pub(super) fn few(lines: &[Phrase]) -> Phrase {
    let first = Phrase::listed(&lines[..lines.len().min(SHOWN)]);
    match lines.len().saturating_sub(SHOWN) {
        0 => first,
        more => words::and_more(first, more),
    }
}
