//! The cells of a returned form in which the answers are: by the defined names, by the words beside the boxes where names
//! were lost, and by the words too where a program moved rows and left the names behind. Which way was used is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::own_form as words;
use crate::collect::layout::{Captured, read_cell};
use crate::collect::own_form::Laid;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds, Look, Part};
use crate::questionnaire::identity::fold;
use crate::text::key::key;
use crate::workbook::{Workbook, cell_ref};

/// Where the names of the boxes lie: folded name to sheet and cell.
pub(super) type Named = BTreeMap<String, (String, CellAddress)>;

/// The names of a blank form's boxes that are still there and lead to a cell.
pub(super) fn named(blank: &Blank, book: &Workbook) -> Named {
    let known: BTreeSet<String> = blank.boxes().map(|(_, input)| fold(&input.name)).collect();
    let mut named = Named::new();
    // A sheet that was copied brings names of its own; those of the workbook come first.
    let (own, copied): (Vec<_>, Vec<_>) = book.names.iter().partition(|name| name.scope.is_none());
    for name in own.into_iter().chain(copied) {
        let folded = fold(&name.name);
        if let Some((sheet, range)) = &name.target
            && known.contains(&folded)
        {
            named.entry(folded).or_insert_with(|| (sheet.clone(), range.first));
        }
    }
    named
}

/// How the cells of a form were found.
#[derive(Default)]
struct Ways {
    by_name: usize,
    by_words: usize,
    stale: Vec<CellAddress>,
}

/// The answers of a form.
pub(super) fn capture(
    asking: Asking<'_>,
    file: &str,
    blank: &Blank,
    laid: &Laid<'_>,
    named: &Named,
) -> (Captured, Vec<Diagnostic>) {
    let sheet = laid.sheet;
    let mut captured = Captured { sheet: sheet.name.clone(), ..Captured::default() };
    let mut ways = Ways::default();
    let words_at: BTreeSet<CellAddress> = blank.words().filter_map(|(at, _)| laid.alignment.place(at)).collect();
    captured.printed.clone_from(&words_at);
    let by_words = |at: CellAddress| laid.alignment.place(at).map(|at| sheet.grid.resolve(at));
    let boxes_at: BTreeSet<CellAddress> =
        blank.boxes().filter_map(|(part, _)| by_words(part.range.first)).collect();
    let mut found: Vec<(&Holds, Option<CellAddress>)> = Vec::new();
    for (part, input) in blank.boxes() {
        let name = named.get(&fold(&input.name)).filter(|(on, _)| *on == sheet.name);
        let name = name.map(|(_, at)| sheet.grid.resolve(*at));
        let aligned = by_words(part.range.first);
        let sure = laid.alignment.by_words.contains(&part.range.first.row);
        let at = match (name, aligned) {
            (Some(name), Some(aligned)) if name == aligned => {
                ways.by_name += 1;
                Some(name)
            }
            (Some(name), Some(aligned)) if sure => {
                // A box that was moved with what is in it takes its name along; a name that was left behind when rows
                // moved points at words or at another box.
                let moved = sheet.grid.get(aligned).is_none()
                    && sheet.grid.get(name).is_some()
                    && !words_at.contains(&name)
                    && !boxes_at.contains(&name);
                if !moved {
                    ways.stale.push(aligned);
                }
                Some(if moved { name } else { aligned })
            }
            // Nothing but the name says where the box is; at printed words, or at the box of another answer, it was left
            // behind.
            (Some(name), _) if words_at.contains(&name) || boxes_at.contains(&name) => None,
            (Some(name), _) => {
                ways.by_name += 1;
                Some(name)
            }
            (None, Some(aligned)) if sure => {
                ways.by_words += 1;
                Some(aligned)
            }
            (None, _) => None,
        };
        found.push((&input.holds, at.filter(|at| !is_beside_another(blank, laid, part, &input.holds, *at))));
    }
    let mut taken: BTreeMap<CellAddress, usize> = BTreeMap::new();
    for at in found.iter().filter_map(|(_, at)| *at) {
        *taken.entry(at).or_default() += 1;
    }
    for (holds, at) in found {
        // What stands in one cell cannot answer for two boxes.
        put(&mut captured, file, laid, holds, at.filter(|at| taken.get(at) == Some(&1)));
    }
    captured.boxes.retain(|(question, _)| !captured.lost.contains(question));
    let mut diagnostics = Vec::new();
    for question in captured.lost.iter().filter_map(|id| asking.survey.question(id)) {
        let mut lost = Diagnostic::of_file(
            "lost-label",
            Severity::Undecided,
            file,
            words::box_gone(&question.number, &sheet.name),
            words::box_there(&question.number),
            crate::catalogue::collect::hint_label(),
        )
        .about(format!("{file}!{}!{}", sheet.name, question.id));
        lost.scope.question = Some(question.id.clone());
        diagnostics.push(lost);
    }
    if !ways.stale.is_empty() {
        diagnostics.push(Diagnostic::at(
            "names-left-behind",
            Severity::Note,
            ways.stale.iter().map(|at| cell_ref(file, &sheet.name, *at)).collect(),
            words::names_stale(ways.stale.len()),
            words::names_at_boxes(),
            words::hint_by_words(),
        ));
    }
    if ways.by_words > 0 {
        diagnostics.push(Diagnostic::of_file(
            "names-lost",
            Severity::Note,
            file,
            words::names_lost(ways.by_words, ways.by_words + ways.by_name + ways.stale.len()),
            words::names_at_boxes(),
            words::hint_by_words(),
        ));
    }
    (captured, diagnostics)
}

/// Whether the words beside a box are those of another option of its question: rows were sorted, or a row is gone, and the
/// name stayed where it was.
fn is_beside_another(blank: &Blank, laid: &Laid<'_>, part: &Part, holds: &Holds, at: CellAddress) -> bool {
    let Holds::Answer { question, option: Some(_) } = holds else { return false };
    let words_of =
        |row: u32| blank.parts.iter().find(|words| words.look == Look::Option && words.range.first.row == row);
    let Some(own) = words_of(part.range.first.row) else { return false };
    let now = key(&laid.sheet.grid.text(CellAddress::new(at.row, own.range.first.column)));
    let others = blank.boxes().filter_map(|(other, input)| match &input.holds {
        Holds::Answer { question: of, option: Some(_) } if of == question => words_of(other.range.first.row),
        Holds::Answer { .. } | Holds::Code | Holds::Name | Holds::Source => None,
    });
    now != key(&own.text) && others.into_iter().any(|other| key(&other.text) == now)
}

fn put(captured: &mut Captured, file: &str, laid: &Laid<'_>, holds: &Holds, at: Option<CellAddress>) {
    let cell = |at: CellAddress, option: Option<&str>| read_cell(file, laid.sheet, at, option);
    match holds {
        Holds::Code => captured.code = at.map(|at| cell(at, None)),
        Holds::Name => captured.name = at.map(|at| cell(at, None)),
        Holds::Source => {}
        Holds::Answer { question, option } => match at {
            None => {
                captured.lost.insert(question.clone());
            }
            Some(at) => {
                let cell = cell(at, option.as_deref());
                match captured.boxes.iter_mut().find(|(id, _)| id == question) {
                    Some((_, cells)) => cells.push(cell),
                    None => captured.boxes.push((question.clone(), vec![cell])),
                }
            }
        },
    }
}

/// What stands in the boxes of a sheet, to compare two copies of a form.
pub(super) fn filled(blank: &Blank, laid: &Laid<'_>) -> Vec<String> {
    let answers = blank.boxes().filter(|(_, input)| matches!(input.holds, Holds::Answer { .. }));
    answers
        .map(|(part, _)| {
            laid.alignment.place(part.range.first).map_or_else(String::new, |at| laid.sheet.grid.text(at))
        })
        .collect()
}

/// Whether anything stands in them.
pub(super) fn is_filled(blank: &Blank, laid: &Laid<'_>) -> bool {
    filled(blank, laid).iter().any(|text| !text.trim().is_empty())
}

/// Questions whose options read otherwise on the sheet than in the definition, so that a mark beside one may mean
/// something else: told from the words beside and above the boxes.
pub(super) fn other_options(blank: &Blank, laid: &Laid<'_>) -> BTreeSet<String> {
    let there = |part: &Part| {
        let now = laid.alignment.place(part.range.first).map(|at| laid.sheet.grid.text(at)).unwrap_or_default();
        key(&now) == key(&part.text)
    };
    let mut others = BTreeSet::new();
    for (part, input) in blank.boxes() {
        let Holds::Answer { question, option: Some(_) } = &input.holds else { continue };
        let at = part.range.first;
        let beside =
            blank.parts.iter().filter(|words| words.look == Look::Option && words.range.first.row == at.row);
        let above = blank
            .parts
            .iter()
            .filter(|words| {
                words.look == Look::Head && words.range.first.column == at.column && words.range.first.row < at.row
            })
            .max_by_key(|words| words.range.first.row);
        let items = blank.parts.iter().filter(|words| words.look == Look::Item && words.range.first.row == at.row);
        let in_grid = items.clone().next().is_some();
        if !beside.chain(items).chain(above.filter(|_| in_grid)).all(there) {
            others.insert(question.clone());
        }
    }
    others
}
