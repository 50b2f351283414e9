//! `kaishu trace --from FILE!CELL` and `--case CASE`: whether an answer is in, and every figure and sentence that used it.
//! What is asked is answered in a line; in a pipe that line goes beside the table.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, uses as words};
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::run::nearest_ids;
use crate::cli::trace::{Found, Shown};
use crate::collect::FileEntry;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::explain_file::{entries, resolve_among};
use crate::pipeline::trace::CellFacts;
use crate::pipeline::uses::{Cells, Standing, State, UsedIn, Uses, known_cases, standings, uses};
use crate::provenance::{CellAddress, CellRef};
use crate::render::terminal;
use crate::report::analyst::fate_words;
use crate::responses::ledger::LedgerRow;

/// What stands between the parts of a place: as it is typed, and as the program prints it.
const BETWEEN: [char; 2] = ['!', '｜'];

/// From a cell, or everything of a file.
pub(super) fn cell_or_file(
    typed: &str,
    found: Found<'_>,
    shown: Shown,
    console: &Console,
) -> Result<Outcome, Error> {
    let facts = CellFacts::new(found.workspace, found.collection);
    let corrected: Vec<&CellRef> =
        found.collection.ledger.rows.iter().filter_map(|row| row.corrected_by.as_ref()).collect();
    let known: BTreeSet<&str> = entries(found.collection)
        .map(|entry| entry.file.as_str())
        .chain(facts.cells().chain(corrected.iter().copied()).map(|cell| &*cell.file))
        .collect();
    let here = std::env::current_dir().unwrap_or_default();
    let file = |typed: &str| resolve_among(&found.workspace.root, &known, typed, &here);
    let Some((rest, cell)) = typed.rsplit_once(BETWEEN) else {
        let file = file(typed)?;
        tell_file(&file, found, console);
        return Ok(tell(&uses(found.results, &Cells::File(file)), shown, console));
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
    let on: BTreeSet<&str> = facts
        .cells()
        .chain(corrected.iter().copied())
        .filter(|cell| *cell.file == *file)
        .map(|c| &*c.sheet)
        .collect();
    let listed = |sheets: &BTreeSet<&str>| sheets.iter().copied().collect::<Vec<_>>().join("、");
    let sheet = match sheet {
        Some(sheet) if on.contains(sheet) || on.is_empty() => sheet.to_owned(),
        Some(sheet) => return Err(Error::Workspace(words::no_such_sheet(sheet, &file, listed(&on)))),
        None => {
            let has = |sheet: &&str| {
                facts.known(&CellRef { file: file.as_str().into(), sheet: (*sheet).into(), at }).is_some()
            };
            let with: BTreeSet<&str> = on.iter().copied().filter(has).collect();
            match (with.len(), on.len()) {
                (1, _) => with.into_iter().collect(),
                (0, 0 | 1) => on.into_iter().collect(),
                _ => {
                    return Err(Error::Workspace(words::several_sheets(
                        &file,
                        at,
                        listed(if with.is_empty() { &on } else { &with }),
                    )));
                }
            }
        }
    };
    let cell = CellRef { file: file.into(), sheet: sheet.into(), at };
    Ok(tell_cell(&cell, &facts, found, shown, console))
}

/// From a cell: what stands there, how it was read, and where it was used. A row of the correction ledger was used where the
/// answers were that it changed.
fn tell_cell(cell: &CellRef, facts: &CellFacts, found: Found<'_>, shown: Shown, console: &Console) -> Outcome {
    let same_row = |by: &CellRef| by.file == cell.file && by.sheet == cell.sheet && by.at.row == cell.at.row;
    let rows = &found.collection.ledger.rows;
    let changed: Vec<&LedgerRow> =
        rows.iter().filter(|row| row.corrected_by.as_ref().is_some_and(same_row)).collect();
    let read: Vec<&LedgerRow> = rows.iter().filter(|row| row.at == *cell).collect();
    let kept_back = crate::catalogue::console::kept_back();
    let hides =
        |survey: &str| !shown.raw && found.workspace.surveys.iter().any(|of| of.id == survey && of.sensitive);
    match facts.known(cell) {
        Some(fact) if fact.sensitive && !shown.raw => {
            console.aside(&words::stands(cell, &kept_back, &fact.rule));
        }
        Some(fact) if fact.raw.trim().is_empty() => console.aside(&words::stands_empty(cell, &fact.rule)),
        Some(fact) => {
            let raw = fact.raw.split_whitespace().collect::<Vec<_>>().join(" ");
            console.aside(&words::stands(cell, raw, &fact.rule));
        }
        None if changed.is_empty() => console.aside(&words::not_read(cell)),
        None => console.aside(&Phrase::same(cell.to_string())),
    }
    let mut told = BTreeSet::new();
    for row in read.iter().chain(&changed) {
        let value = if hides(&row.survey) {
            kept_back.clone()
        } else if row.missing.is_empty() {
            Phrase::same(row.value.clone())
        } else {
            Phrase::same(row.missing.clone())
        };
        if told.insert((&row.survey, &row.round, &row.case, &row.question)) {
            console.aside(&words::read_as(&row.survey, &row.round, &row.case, &row.question, value));
            if let Some(by) = &row.corrected_by {
                console.aside(&words::changed_by(by));
            }
        }
    }
    // A row of a frame is one case, whichever of its cells a figure names.
    let of_frame = found.workspace.frames.values().any(|frame| frame.file == cell.file);
    let case = facts.cells().filter(|other| of_frame && same_row(other)).cloned();
    let cells =
        std::iter::once(cell.clone()).chain(case).chain(changed.iter().map(|row| row.at.clone())).collect();
    tell(&uses(found.results, &Cells::These(cells)), shown, console)
}

/// What became of a file in every round that it came for.
fn tell_file(file: &str, found: Found<'_>, console: &Console) {
    let inside = |entry: &&FileEntry| {
        entry.file.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    for entry in entries(found.collection).filter(inside) {
        let mut said = vec![fate_words(entry.fate)];
        said.extend(entry.case.as_deref().map(|id| {
            let name = known_cases(found.collection).get(id).copied().unwrap_or_default();
            words::from_case(name, id)
        }));
        said.extend(received(entry));
        console.aside(&words::of_file(&entry.file, Phrase::listed(&said)));
    }
}

fn received(entry: &FileEntry) -> Option<Phrase> {
    let day = entry.received.as_ref()?;
    Some(if entry.late { words::received_late(day) } else { words::received_on(day) })
}

/// Whether the answers of a case are in, round by round, and where they were used.
pub(super) fn case(typed: &str, found: Found<'_>, shown: Shown, console: &Console) -> Result<Outcome, Error> {
    let standings = standings(found.workspace, found.collection, typed);
    let ids: BTreeMap<&str, &str> =
        standings.iter().map(|standing| (standing.unit.id.as_str(), standing.unit.name.as_str())).collect();
    if ids.len() > 1 {
        let several: Vec<Phrase> = ids.into_iter().map(|(id, name)| words::from_case(name, id)).collect();
        return Err(Error::Workspace(words::several_cases(typed, Phrase::listed(&several))));
    }
    if standings.is_empty() {
        let known = known_cases(found.collection);
        let near = nearest_ids(typed, known.iter().flat_map(|(id, name)| [*id, *name]));
        return Err(Error::Workspace(words::no_such_case(typed, near)));
    }
    let mut cells = BTreeSet::new();
    for standing in &standings {
        let own = standing.cells();
        let used = uses(found.results, &Cells::These(own.clone()));
        console.aside(&stands(standing, &used, found));
        cells.extend(own);
    }
    Ok(tell_list(&uses(found.results, &Cells::These(cells)), shown, console))
}

/// The answer in one line.
fn stands(standing: &Standing<'_>, used: &Uses, found: Found<'_>) -> Phrase {
    let Standing { survey, round, unit, file, others } = standing;
    let case = words::from_case(&unit.name, &unit.id);
    let state = standing.state();
    if state == State::NotAsked {
        return words::not_asked(case, &survey.title, &round.round);
    }
    let mut how = vec![unit.disposition.called()];
    how.extend(unit.remark.clone());
    if let Some(file) = file {
        how.push(Phrase::same(file.file.clone()));
        how.extend(received(file));
    }
    how.extend(others.iter().map(|entry| words::not_counted_file(&entry.file, fate_words(entry.fate))));
    let open: Vec<String> = found
        .collection
        .diagnostics
        .iter()
        .filter(|odd| odd.is_open() && odd.scope.survey.as_ref() == Some(&survey.id))
        .filter(|odd| odd.scope.round.as_ref() == Some(&round.round) && odd.scope.case.as_ref() == Some(&unit.id))
        .map(Diagnostic::id)
        .collect();
    if let Some(first) = open.first() {
        how.push(words::to_decide(open.len(), first));
    }
    if state == State::In {
        how.push(words::used_in(used.figures.len(), used.sentences.len()));
    }
    let how = Phrase::listed(&how);
    match state {
        State::In => words::is_in(case, &survey.title, &round.round, how),
        State::Waits => words::waits(case, &survey.title, &round.round, how),
        State::NotIn | State::NotAsked => words::is_not_in(case, &survey.title, &round.round, how),
    }
}

/// How many figures and sentences there are, and which.
fn tell(used: &Uses, shown: Shown, console: &Console) -> Outcome {
    console.aside(&if used.figures.is_empty() && used.sentences.is_empty() {
        words::used_nowhere()
    } else {
        words::used_in(used.figures.len(), used.sentences.len())
    });
    tell_list(used, shown, console)
}

fn tell_list(used: &Uses, shown: Shown, console: &Console) -> Outcome {
    if !used.hidden.is_empty() && !shown.hidden {
        console.aside(&words::and_protected(used.hidden.len()));
    }
    let lang = console.lang;
    let row = |used: &UsedIn| {
        let label = used.label.as_ref().map_or_else(words::sentence, Clone::clone);
        let text = used.text.text(lang).replace(['\t', '\n', '\r'], " ");
        vec![used.plan.clone(), used.id.clone(), text, label.text(lang).to_owned()]
    };
    let hidden = used.hidden.iter().filter(|_| shown.hidden);
    let rows: Vec<Vec<String>> = used.figures.iter().chain(hidden).chain(&used.sentences).map(row).collect();
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
    Outcome::Done
}
