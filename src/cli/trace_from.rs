//! `kaishu trace --from FILE!CELL` and `--case CASE`: whether an answer is in, and every figure and sentence that used it.
//! What is asked is answered in a line; in a pipe that line goes beside the table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalogue::{Phrase, console as common, uses as words};
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::run::nearest_ids;
use crate::cli::trace::{Shown, rule_called};
use crate::error::Error;
use crate::pipeline::explain_file::resolve_among;
use crate::pipeline::printed;
use crate::pipeline::uses::{File, Printed, Standing, State, Used, Uses};
use crate::provenance::{CellAddress, CellRef};
use crate::render::terminal;
use crate::report::analyst::fate_words;

/// What stands between the parts of a place: as it is typed, and as the program prints it.
const BETWEEN: [char; 2] = ['!', '｜'];

/// From a cell, or everything of a file.
pub(super) fn cell_or_file(
    typed: &str,
    root: &Path,
    uses: &Uses,
    shown: Shown,
    console: &Console,
) -> Result<Outcome, Error> {
    let known = uses.files();
    let here = std::env::current_dir().unwrap_or_default();
    let file = |typed: &str| resolve_among(root, &known, typed, &here);
    let Some((rest, cell)) = typed.rsplit_once(BETWEEN) else {
        let file = file(typed)?;
        if shown.data {
            let used = uses.of_file_named(&file);
            console.line(&printed::file(&uses.arrived(&file), &used, shown.hidden, console.lang));
            return Ok(Outcome::Done);
        }
        for arrived in uses.arrived(&file) {
            console.aside(&of_file(arrived, uses));
        }
        tell(&uses.of_file_named(&file), shown, console);
        return Ok(Outcome::Done);
    };
    let Some(at) = CellAddress::from_text(cell) else {
        return Err(Error::Workspace(words::no_cell(typed)));
    };
    let (file, sheet) = match rest.rsplit_once(BETWEEN) {
        Some((before, sheet)) => match file(before) {
            Ok(file) => (file, Some(sheet)),
            // A name of a file may hold the sign itself.
            Err(error) => (file(rest).map_err(|_| error)?, None),
        },
        None => (file(rest)?, None),
    };
    let sheet = sheet_of(&file, sheet, at, uses)?;
    tell_cell(&CellRef { file: file.into(), sheet: sheet.into(), at }, uses, shown, console);
    Ok(Outcome::Done)
}

/// The sheet that is meant; left out where only one has the cell.
fn sheet_of(file: &str, typed: Option<&str>, at: CellAddress, uses: &Uses) -> Result<String, Error> {
    let on = uses.sheets(file);
    let listed = |sheets: BTreeSet<&str>| Phrase::list(sheets);
    if let Some(sheet) = typed {
        return if on.contains(sheet) || on.is_empty() {
            Ok(sheet.to_owned())
        } else {
            Err(Error::Workspace(words::no_such_sheet(sheet, file, listed(on))))
        };
    }
    let has = |sheet: &&str| uses.cell(&CellRef { file: file.into(), sheet: (*sheet).into(), at }).is_some();
    let with: BTreeSet<&str> = on.iter().copied().filter(has).collect();
    let fitting = if with.is_empty() { on } else { with };
    if fitting.len() > 1 {
        return Err(Error::Workspace(words::several_sheets(file, at, listed(fitting))));
    }
    Ok(fitting.into_iter().collect())
}

/// What stands in a cell, how it was read, and where it was used. A row of the correction ledger was used where the answers
/// were that it changed.
fn tell_cell(at: &CellRef, uses: &Uses, shown: Shown, console: &Console) {
    let changed = uses.changed_by(at);
    let kept_back = common::kept_back();
    let cell = uses.cell(at);
    if shown.data {
        let asked = (shown.raw, shown.hidden);
        console.line(&printed::cell(at, cell, &changed, &uses.of_cell(at), asked, console.lang));
        return;
    }
    match cell {
        Some(cell) if cell.sensitive && !shown.raw => {
            console.aside(&words::stands(at, &kept_back, rule_called(&cell.rule)));
        }
        Some(cell) if cell.raw.trim().is_empty() => {
            console.aside(&words::stands_empty(at, rule_called(&cell.rule)));
        }
        Some(cell) => {
            let raw = cell.raw.split_whitespace().collect::<Vec<_>>().join(" ");
            console.aside(&words::stands(at, raw, rule_called(&cell.rule)));
        }
        None if changed.is_empty() => console.aside(&words::not_read(at)),
        None => console.aside(&Phrase::same(at.to_string())),
    }
    let own = cell.into_iter().flat_map(|cell| cell.read_for.iter().map(move |read| (cell, read)));
    let mut told = BTreeSet::new();
    for (cell, read) in own.chain(changed) {
        if !told.insert((&read.survey, &read.round, &read.case, &read.question)) {
            continue;
        }
        let value = Phrase::same(read.value.clone());
        let value = if cell.sensitive && !shown.raw { kept_back.clone() } else { value };
        console.aside(&words::read_as(&read.survey, &read.round, &read.case, &read.question, value));
        if let Some(by) = &read.corrected_by {
            console.aside(&words::changed_by(by));
        }
    }
    tell(&uses.of_cell(at), shown, console);
}

/// What became of a file.
fn of_file(file: &File, uses: &Uses) -> Phrase {
    let mut said = vec![fate_words(file.fate)];
    said.extend(file.case.as_deref().map(|id| {
        let name = uses.cases().get(id).copied().unwrap_or_default();
        words::from_case(name, id)
    }));
    said.extend(received(file));
    words::of_file(&file.file, Phrase::listed(&said))
}

fn received(file: &File) -> Option<Phrase> {
    let day = file.received.as_ref()?;
    Some(if file.late { words::received_late(day) } else { words::received_on(day) })
}

/// Whether the answers of a case are in, round by round, and where they were used.
pub(super) fn case(typed: &str, uses: &Uses, shown: Shown, console: &Console) -> Result<Outcome, Error> {
    let standings = uses.case(typed);
    let ids: BTreeMap<&str, &str> = standings.iter().map(|case| (case.id.as_str(), case.name.as_str())).collect();
    if ids.len() > 1 {
        let several: Vec<Phrase> = ids.into_iter().map(|(id, name)| words::from_case(name, id)).collect();
        return Err(Error::Workspace(words::several_cases(typed, Phrase::listed(&several))));
    }
    if standings.is_empty() {
        let near = nearest_ids(typed, uses.cases().into_iter().flat_map(|(id, name)| [id, name]));
        return Err(Error::Workspace(words::no_such_case(typed, near)));
    }
    if shown.data {
        let used = uses.of_cells(standings.iter().flat_map(|standing| &standing.cells));
        console.line(&printed::case(&standings, &used, shown.hidden, console.lang));
        return Ok(Outcome::Done);
    }
    for standing in &standings {
        console.aside(&stands(standing, &uses.of_cells(&standing.cells)));
    }
    tell_list(&uses.of_cells(standings.iter().flat_map(|standing| &standing.cells)), shown, console);
    Ok(Outcome::Done)
}

/// The answer in one line.
fn stands(standing: &Standing, used: &Used<'_>) -> Phrase {
    let Standing { survey, round, id, name, disposition, remark, file, others, open, .. } = standing;
    let case = words::from_case(name, id);
    let state = standing.state();
    let mut how = vec![disposition.called()];
    how.extend(remark.clone());
    if let Some(file) = file {
        how.push(Phrase::same(file.file.clone()));
        how.extend(received(file));
    }
    how.extend(others.iter().map(|file| words::not_counted_file(&file.file, fate_words(file.fate))));
    if let Some(first) = open.first() {
        how.push(words::to_decide(open.len(), first));
    }
    if state == State::In {
        how.push(words::used_in(shown_figures(used), used.sentences.len()));
    }
    let how = Phrase::listed(&how);
    match state {
        State::In => words::is_in(case, survey, round, how),
        State::Waits => words::waits(case, survey, round, how),
        State::NotIn => words::is_not_in(case, survey, round, how),
        State::NotAsked => words::not_asked(case, survey, round),
    }
}

fn shown_figures(used: &Used<'_>) -> usize {
    used.figures.iter().filter(|figure| !figure.hidden).count()
}

/// How many figures and sentences there are, and which.
fn tell(used: &Used<'_>, shown: Shown, console: &Console) {
    console.aside(&if used.figures.is_empty() {
        words::used_nowhere()
    } else {
        words::used_in(shown_figures(used), used.sentences.len())
    });
    tell_list(used, shown, console);
}

fn tell_list(used: &Used<'_>, shown: Shown, console: &Console) {
    let hidden = used.figures.len() - shown_figures(used);
    if hidden > 0 && !shown.hidden {
        console.aside(&words::and_protected(hidden));
    }
    let lang = console.lang;
    let row = |printed: &Printed, label: &Phrase| {
        let text = printed.text.text(lang).replace(['\t', '\n', '\r'], " ");
        vec![printed.plan.clone(), printed.id.clone(), text, label.text(lang).to_owned()]
    };
    let figures = used.figures.iter().filter(|figure| shown.hidden || !figure.hidden);
    let mut rows: Vec<Vec<String>> = figures.map(|figure| row(figure, &figure.label)).collect();
    rows.extend(used.sentences.iter().map(|sentence| row(sentence, &words::sentence())));
    if !console.on_terminal() {
        for row in &rows {
            console.line(&row.join("\t"));
        }
    } else if !rows.is_empty() {
        let head = [words::plan(), words::id(), words::text(), words::label()];
        let mut table = vec![head.map(|phrase| phrase.text(lang).to_owned()).to_vec()];
        table.extend(rows);
        for line in terminal::table(&table, &[false; 4]).lines() {
            console.line(&format!("  {line}"));
        }
    }
}
