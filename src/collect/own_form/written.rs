//! What somebody wrote where the form has no box: a mark put into the printed words of an option (①必要, 必要○), an answer
//! added to printed words (回答 55), in the cell beside its box or just below it. It is a probable answer, so its question waits until a person decides, with what was written
//! and with the row of the ledger that would take it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::own_form as words;
use crate::collect::AnswerCell;
use crate::collect::layout::Captured;
use crate::collect::layout::options::is_sign;
use crate::collect::own_form::Laid;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::questionnaire::Asking;
use crate::questionnaire::asked::{PRINTED_BETWEEN, entry};
use crate::questionnaire::blank::{Blank, Holds, Look, Part, Role};
use crate::survey::code_list::ResponseOption;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::clean::clean;
use crate::text::key::key;
use crate::text::marks::{Mark, mark, marked_option};
use crate::workbook::cell_ref;

/// Cells with something in them where the form has neither words nor a box.
pub(super) fn outside(blank: &Blank, laid: &Laid<'_>) -> Vec<CellAddress> {
    let grid = &laid.sheet.grid;
    let known: BTreeSet<CellAddress> = blank
        .parts
        .iter()
        .filter_map(|part| Some(grid.resolve(laid.alignment.place(part.range.first)?)))
        .collect();
    grid.cells().map(|(at, _)| at).filter(|at| !known.contains(&grid.resolve(*at))).collect()
}

/// What was put into printed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Put {
    Mark,
    /// Digits or words; they are an answer where the box has none.
    Words,
}

/// A probable answer to a question.
struct Probable {
    places: Vec<CellRef>,
    written: Vec<String>,
    options: BTreeSet<String>,
    /// What was written leads to no option, or is no mark.
    unclear: bool,
}

/// Holds out the questions for which a probable answer was written elsewhere than in their boxes. `same_version` says
/// whether the words printed on the sheet are those of the blank form.
pub(super) fn hold_out(
    asking: Asking<'_>,
    file: &str,
    blank: &Blank,
    laid: &Laid<'_>,
    same_version: bool,
    captured: &mut Captured,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (put, rule, hint) in [
        (Put::Mark, "mark-in-words", words::hint_mark_in_words()),
        (Put::Words, "answer-beside-box", words::hint_beside_box()),
    ] {
        for (question, probable) in in_words(asking, file, blank, laid, (put, same_version), captured) {
            found.extend(finding(asking, captured, rule, &question, probable, hint.clone()));
        }
    }
    for (question, probable) in beside(file, blank, laid, captured) {
        let (rule, hint) = ("answer-beside-box", words::hint_beside_box());
        found.extend(finding(asking, captured, rule, &question, probable, hint));
    }
    found
}

fn finding(
    asking: Asking<'_>,
    captured: &mut Captured,
    rule: &'static str,
    id: &str,
    probable: Probable,
    hint: crate::catalogue::Phrase,
) -> Option<Diagnostic> {
    let question = asking.survey.question(id)?;
    let cells = cells_of(captured, id);
    let suggested = match &question.domain {
        _ if probable.unclear => None,
        ResponseDomain::Multiple(_) => {
            // One row decides the whole answer, so it takes in what is marked in the boxes too.
            let marked = cells.iter().filter(|cell| is_marked(cell)).filter_map(|cell| cell.option.clone());
            let all: BTreeSet<String> = marked.chain(probable.options).collect();
            let codes = question.domain.codes().into_iter().flat_map(|codes| &codes.options);
            let all: Vec<&str> = codes.map(|o| o.code.as_str()).filter(|code| all.contains(*code)).collect();
            Some(all.join("、"))
        }
        ResponseDomain::Single(_) => {
            let mut options = probable.options.into_iter();
            match (options.next(), options.next(), probable.written.as_slice()) {
                (Some(only), None, _) => Some(only),
                (None, _, [only]) => Some(only.clone()),
                _ => None,
            }
        }
        ResponseDomain::Quantity { .. }
        | ResponseDomain::Date
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => match probable.written.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        },
    };
    let mut found = Diagnostic::at(
        rule,
        Severity::Undecided,
        probable.places,
        words::written_elsewhere(&question.number, probable.written.join("」「")),
        words::answer_in_box(&question.number),
        hint,
    );
    found.subject = format!("{}!{id}", found.subject);
    found.scope.question = Some(id.to_owned());
    found.suggested = suggested;
    captured.boxes.retain(|(known, _)| known != id);
    captured.lost.insert(id.to_owned());
    Some(found)
}

fn cells_of<'c>(captured: &'c Captured, question: &str) -> &'c [AnswerCell] {
    captured.boxes.iter().find(|(id, _)| id == question).map(|(_, cells)| cells.as_slice()).unwrap_or_default()
}

fn is_marked(cell: &AnswerCell) -> bool {
    matches!(mark(&cell.raw), Mark::Chosen { .. })
}

fn is_blank(cells: &[AnswerCell]) -> bool {
    cells.iter().all(|cell| cell.raw.trim().is_empty())
}

/// What was put into printed words, by question.
fn in_words(
    asking: Asking<'_>,
    file: &str,
    blank: &Blank,
    laid: &Laid<'_>,
    (put, same_version): (Put, bool),
    captured: &Captured,
) -> BTreeMap<String, Probable> {
    let mut found: BTreeMap<String, Probable> = BTreeMap::new();
    let mut rows: BTreeMap<u32, BTreeSet<(&str, Option<&str>)>> = BTreeMap::new();
    for (part, input) in blank.boxes() {
        if let Holds::Answer { question, option } = &input.holds {
            rows.entry(part.range.first.row).or_default().insert((question, option.as_deref()));
        }
    }
    for part in blank.parts.iter().filter(|part| part.role == Role::Words && !part.text.is_empty()) {
        let row = part.range.first.row;
        let Some(at) = laid.alignment.place(part.range.first) else { continue };
        let now = laid.sheet.grid.text(at);
        let there = match put {
            Put::Mark => is_marked_in(&part.text, &now, same_version),
            // What stands in place of the words must be theirs, not those of a row that was moved there.
            Put::Words => {
                same_version
                    && laid.alignment.is_between(part.range.first)
                    && is_added_to(&part.text, &now)
                    && !blank.words().any(|(_, printed)| key(printed) == key(&now))
            }
        };
        if !there {
            continue;
        }
        let of_rows = |rows_of: std::ops::Range<u32>| -> BTreeSet<(&str, Option<&str>)> {
            rows.range(rows_of).flat_map(|(_, boxes)| boxes.iter().copied()).collect()
        };
        let boxes = match part.look {
            Look::Option | Look::Item | Look::Beside => of_rows(row..row + 1),
            Look::Number | Look::Question | Look::Small | Look::Head => of_rows(laid.alignment.block(row)),
            Look::Title
            | Look::Line
            | Look::Right
            | Look::Label
            | Look::Told
            | Look::Words
            | Look::Value
            | Look::Mark
            | Look::Warning => continue,
        };
        let questions: BTreeSet<&str> = boxes.iter().map(|(question, _)| *question).collect();
        for question in questions.into_iter().filter(|id| !captured.lost.contains(*id)) {
            let Some(asked) = asking.survey.question(question) else { continue };
            let options = if put == Put::Words {
                None
            } else if part.look == Look::Option {
                Some(boxes.iter().filter_map(|(_, option)| option.map(str::to_owned)).collect())
            } else {
                in_line(part, &now, asked).filter(|_| part.look == Look::Small)
            };
            let cells = cells_of(captured, question);
            let settled = match &options {
                Some(options) if !options.is_empty() => options.iter().all(|option| says(asked, cells, option)),
                // A mark that leads to no option matters where nothing else was said.
                Some(_) | None => !is_blank(cells),
            };
            if settled {
                continue;
            }
            let entry = found.entry(question.to_owned()).or_insert_with(Probable::none);
            entry.places.push(cell_ref(file, &laid.sheet.name, at));
            entry.written.push(now.trim().to_owned());
            entry.unclear |= options.as_ref().is_none_or(BTreeSet::is_empty) || is_doubtful(&part.text, &now);
            entry.options.extend(options.into_iter().flatten());
        }
    }
    found
}

impl Probable {
    fn none() -> Self {
        Self { places: Vec::new(), written: Vec::new(), options: BTreeSet::new(), unclear: false }
    }
}

/// Signs of marks and enclosed numbers that a text has.
fn signs(text: &str) -> BTreeMap<char, usize> {
    let mut signs = BTreeMap::new();
    for c in text.chars().filter(|c| is_sign(*c) || is_enclosed(*c)) {
        *signs.entry(c).or_default() += 1;
    }
    signs
}

/// Signs that were not printed.
fn added(printed: &str, now: &str) -> Vec<char> {
    let before = signs(printed);
    signs(now)
        .into_iter()
        .filter(|(sign, count)| before.get(sign).is_none_or(|known| known < count))
        .map(|(c, _)| c)
        .collect()
}

/// Whether digits or words were added to printed words, or digits written over them.
fn is_added_to(printed: &str, now: &str) -> bool {
    let (was, is) = (key(printed), key(now));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    was != is && (is.contains(&was) || digits(&is) > digits(&was))
}

/// Whether a mark was put into printed words.
pub(super) fn is_marked_in(printed: &str, now: &str, same_version: bool) -> bool {
    if key(printed) == key(now) {
        return false;
    }
    let added = added(printed, now);
    if added.is_empty() {
        return marked_option(now).is_some_and(|rest| key(&rest) == key(printed));
    }
    // Of another version nobody knows what was printed; it must be these words and a mark.
    let rest: String = clean(now).chars().filter(|c| !added.contains(c)).collect();
    same_version || (!key(&rest).is_empty() && key(printed).contains(&key(&rest)))
}

/// Whether nothing but marks and enclosed numbers was put into printed words, numbers being circled included.
pub(super) fn is_mark_only(printed: &str, now: &str) -> bool {
    let added = added(printed, now);
    let words = |text: &str| -> String {
        key(&text.chars().filter(|c| !added.contains(c)).collect::<String>())
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .collect()
    };
    !added.is_empty() && words(printed) == words(now)
}

/// Whether one of the added signs does not choose for sure: ◎, △, ×.
fn is_doubtful(printed: &str, now: &str) -> bool {
    let chooses = |c: &char| is_enclosed(*c) || matches!(mark(&c.to_string()), Mark::Chosen { .. });
    !added(printed, now).iter().all(chooses)
}

fn is_enclosed(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '⓵'..='⓾')
}

/// The options at which a mark was put into the line that lists them all.
fn in_line(part: &Part, now: &str, question: &Question) -> Option<BTreeSet<String>> {
    let options = &question.domain.codes()?.options;
    let was: Vec<&str> = part.text.split(PRINTED_BETWEEN.trim()).collect();
    let now: Vec<&str> = now.split(PRINTED_BETWEEN.trim()).collect();
    if was.len() != options.len() || now.len() != options.len() {
        return None;
    }
    let marked = options.iter().zip(was.iter().zip(now)).filter(|(_, (was, now))| !added(was, now).is_empty());
    Some(marked.map(|(option, _)| option.code.clone()).collect())
}

/// Whether the boxes of a question say already that an option was chosen.
fn says(question: &Question, cells: &[AnswerCell], option: &str) -> bool {
    let in_list = |cell: &AnswerCell| {
        let found: Option<&ResponseOption> = question.domain.codes().and_then(|codes| codes.get(option));
        found.is_some_and(|found| [entry(found), found.label.ja.clone()].iter().any(|w| key(w) == key(&cell.raw)))
    };
    cells.iter().any(|cell| match &cell.option {
        Some(of) => of == option && is_marked(cell),
        None => in_list(cell),
    })
}

/// What was written beside boxes that are empty, or just below one, by question.
fn beside(file: &str, blank: &Blank, laid: &Laid<'_>, captured: &Captured) -> BTreeMap<String, Probable> {
    let mut by_row: BTreeMap<u32, Vec<(&str, &AnswerCell)>> = BTreeMap::new();
    let mut above: BTreeMap<CellAddress, Vec<(&str, &AnswerCell)>> = BTreeMap::new();
    let grid = &laid.sheet.grid;
    for (question, cells) in &captured.boxes {
        for cell in cells {
            let at = cell.at.at;
            by_row.entry(at.row).or_default().push((question, cell));
            for column in at.column..=grid.merge_end_column(at) {
                let below = CellAddress::new(grid.merge_end_row(at) + 1, column);
                above.entry(below).or_default().push((question, cell));
            }
        }
    }
    let mut found: BTreeMap<String, Probable> = BTreeMap::new();
    for at in outside(blank, laid) {
        let boxes = by_row.get(&at.row).or_else(|| above.get(&at)).map(Vec::as_slice).unwrap_or_default();
        let written = grid.text(at).trim().to_owned();
        if written.is_empty() || boxes.is_empty() || boxes.iter().any(|(_, cell)| !cell.raw.trim().is_empty()) {
            continue;
        }
        let questions: BTreeSet<&str> = boxes.iter().map(|(question, _)| *question).collect();
        for question in questions {
            // Beside one of several boxes of a question of which others are filled in, only a mark is an answer.
            let says = !matches!(mark(&written), Mark::Blank | Mark::Other);
            if !is_blank(cells_of(captured, question)) && !says {
                continue;
            }
            let option = match boxes {
                [(_, only)] => only.option.clone(),
                _ => None,
            };
            let entry = found.entry(question.to_owned()).or_insert_with(Probable::none);
            entry.places.push(cell_ref(file, &laid.sheet.name, at));
            entry.unclear |= match (&option, boxes) {
                (Some(_), _) => !matches!(mark(&written), Mark::Chosen { .. }),
                (None, boxes) => boxes.len() > 1,
            };
            entry.options.extend(option);
            entry.written.push(written.clone());
        }
    }
    found
}
