//! What commands say of the office's own documents that lie filled among the results: what a person wrote, what moved, what to do.

use std::collections::BTreeSet;
use std::path::Path;

use crate::catalogue::chart::without_pictures;
use crate::catalogue::office::few;
use crate::catalogue::{Phrase, office as words};
use crate::cli::advised;
use crate::cli::console::Console;
use crate::cli::run::from_here;
use crate::findings::figure::Figure;
use crate::findings::marks::MarkKind;
use crate::pipeline::filled::FilledFile;
use crate::pipeline::filled_there::{Kept, Standing, is_frameless, outdated};
use crate::pipeline::outputs::{Format, filled_file};
use crate::pipeline::run::PlanResult;
use crate::pipeline::workspace::Workspace;
use crate::render::docx::template::MarkName;
use crate::render::picture;
use crate::report::compose::{DoubledUnit, doubled_units};
use crate::report::model::Block;

/// Marks that are told one by one after a run.
pub(super) const SHOWN: usize = 5;

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
                console.say(&words::lacking_alone(file, template, few(&standing.lacking, SHOWN)));
            }
            continue;
        };
        let fill = advised::fill(root, &file);
        console.say(&words::kept(&file));
        if standing.frameless {
            console.say(&words::kept_frameless(&file, template));
            console.say(&words::new_beside(template, from_here(root, new)));
            continue;
        }
        tell_standing(standing, &fill, console);
        if !standing.lacking.is_empty() {
            console.say(&words::what_lacking(template, few(&standing.lacking, SHOWN)));
        }
        console.say(&if standing.unfillable { words::kept_unfillable(fill) } else { words::to_renew(fill) });
        console.say(&words::new_beside(template, from_here(root, new)));
    }
}

/// Says in which of the new documents beside edited ones somebody went on writing.
pub(super) fn tell_written_into(root: &Path, files: &BTreeSet<String>, console: &Console) {
    for file in files {
        let bytes = std::fs::read(root.join(file)).unwrap_or_default();
        let file = from_here(root, file);
        if is_frameless(bytes) {
            console.say(&words::new_edited_frameless(file));
            continue;
        }
        console.say(&words::new_edited(&file, advised::fill(root, &file)));
    }
}

/// Says which documents that were filled by themselves are not what they would be.
pub(super) fn tell_outdated(root: &Path, workspace: &Workspace, results: &[PlanResult], console: &Console) {
    for (file, standing) in outdated(workspace, results) {
        let file = from_here(root, &file);
        if standing.frameless {
            console.say(&words::outdated_frameless(file));
            continue;
        }
        let fill = advised::fill(root, &file);
        if standing.unfillable {
            console.say(&words::outdated_marks(file, fill));
            continue;
        }
        let edited = if standing.edited { words::besides_edited() } else { Phrase::default() };
        console.say(&match (standing.moved.len(), standing.typed.len()) {
            (0, 0) if standing.unfilled.is_empty() => words::translated_alone(file),
            (0, 0) => words::unfilled_alone(file),
            (0, _) => words::typed_alone(file),
            (moved, _) => words::outdated(file, moved, edited),
        });
        tell_standing(&standing, &fill, console);
        console.say(&words::to_renew(fill));
    }
}

fn tell_standing(standing: &Standing, fill: &str, console: &Console) {
    let Standing { edited: _, unfillable, frameless: _, moved, typed, translated, unfilled, lacking: _ } =
        standing;
    if *unfillable {
        return;
    }
    let list = |head: &dyn Fn(Phrase) -> Phrase, lines: &[Phrase]| tell_list(head, lines, fill, console);
    if !moved.is_empty() {
        list(&|lines| words::what_moved(moved.len(), lines), moved);
    } else if [typed, unfilled].iter().all(|list| list.is_empty()) && *translated == 0 {
        console.say(&words::what_not_moved());
    } else {
        console.say(&words::what_else_differs());
    }
    if *translated > 0 {
        console.say(&words::what_translated(translated));
    }
    if !typed.is_empty() {
        list(&|lines| words::what_typed(typed.len(), lines), typed);
    }
    if !unfilled.is_empty() {
        list(&|lines| words::what_unfilled(unfilled.len(), lines), unfilled);
    }
}

/// Says in which reports for Word the charts are no pictures, since the machine has no font for their words.
pub(super) fn tell_without_pictures(root: &Path, results: &[PlanResult], console: &Console) {
    let has_charts = |result: &&PlanResult| {
        let blocks = result.report.sections.iter().flat_map(|section| &section.blocks);
        blocks.into_iter().any(|block| matches!(block, Block::Chart(_)))
    };
    let files: Vec<Phrase> = results
        .iter()
        .filter(|result| result.findings.held_back.is_empty())
        .filter(has_charts)
        .map(|result| Phrase::same(from_here(root, &Format::Docx.file(&result.id))))
        .collect();
    if !files.is_empty() && !picture::is_possible() {
        console.say(&without_pictures(Phrase::listed(&files)));
    }
}

/// Says what is to be looked at in a document that was filled with the report: stamps that it does not show, and places.
pub(super) fn tell_remarks(shown: &str, filled: &FilledFile, result: &PlanResult, console: &Console) {
    tell_stamps(shown, filled, result, console);
    for remark in filled.remarks(&mut result.office()) {
        console.say(&words::in_document(shown, remark));
    }
}

/// Says where the analyst's own prose repeats the unit that a mark puts in.
pub(super) fn tell_doubled(result: &PlanResult, console: &Console) {
    for DoubledUnit { section, figure, unit } in doubled_units(&result.report, &result.findings, result.lang) {
        let [mark, number] =
            [MarkKind::Figure, MarkKind::Number].map(|kind| MarkName::new(kind.word(), figure).mark());
        let place = words::in_section(&section.number, &section.title);
        console.say(&words::doubled(mark, unit, place, number));
    }
}

/// Says what is stamped on the report and not on a file that is filled, since it has no mark for it.
pub(super) fn tell_stamps(shown: &str, filled: &FilledFile, result: &PlanResult, console: &Console) {
    for stamp in result.report.stamps.iter().filter(|_| !filled.says_stamps()) {
        console.say(&words::stamp_outside(shown, stamp));
    }
}

/// Says which figures in a filled document are to be confirmed, and what lists all of them.
pub(super) fn tell_provisional(root: &Path, filled: &FilledFile, result: &PlanResult, console: &Console) {
    let figures = result.findings.figures.values();
    let figures = figures.filter(|figure| figure.provisional && filled.figures.contains(&figure.id));
    let figures: Vec<&Figure> = figures.collect();
    if figures.is_empty() {
        return;
    }
    console.say(&words::provisional(figures.len()));
    let list = advised::command(root, &format!("fill --marks --plan {}", result.id));
    for line in figure_lines(&figures, list) {
        console.say(&line);
    }
}

/// The first of figures that are to be confirmed, a line each, and what lists all of them.
pub(super) fn figure_lines(figures: &[&Figure], list: String) -> Vec<Phrase> {
    let line = |of: &&Figure| words::list_line(words::provisional_figure(&of.label, &of.id));
    let mut lines: Vec<Phrase> = figures.iter().take(SHOWN).map(line).collect();
    if figures.len() > SHOWN {
        lines.push(words::provisional_more(figures.len() - SHOWN, list));
    }
    lines
}

/// One thing in the line of its heading, several in a line each, and what tells those that are not shown.
fn tell_list(head: &dyn Fn(Phrase) -> Phrase, lines: &[Phrase], fill: &str, console: &Console) {
    if let [only] = lines {
        return console.say(&head(only.clone()));
    }
    console.say(&head(Phrase::default()).map(|head| head.trim_end().to_owned()));
    for line in lines.iter().take(SHOWN) {
        console.say(&words::list_line(line));
    }
    if lines.len() > SHOWN {
        console.say(&words::list_more(lines.len() - SHOWN, fill));
    }
}
