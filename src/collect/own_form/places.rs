//! The cells of a returned form in which the answers are: by the defined names, by the words beside the boxes where names
//! were lost, and by the words too where a program moved rows and left the names behind. Which way was used is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::own_form as words;
use crate::collect::layout::{Captured, read_cell};
use crate::collect::own_form::Laid;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds, InputBox, Look, Part};
use crate::questionnaire::identity::fold;
use crate::survey::question::Question;
use crate::text::key::key;
use crate::workbook::{Grid, Workbook, cell_ref};

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

/// Where a box is, as its name and the words around it say.
struct Spot<'b> {
    part: &'b Part,
    input: &'b InputBox,
    /// Where its name leads.
    name: Option<CellAddress>,
    /// Where it is by the words, for sure or likely.
    place: Option<CellAddress>,
    sure: bool,
}

/// What is known of all boxes before any of them is read.
struct Known {
    /// Printed words of the form.
    words: BTreeSet<CellAddress>,
    /// Boxes of which the words say for sure where they are.
    sure: BTreeSet<CellAddress>,
    /// Boxes of which the words say so although the name of another leads there, whose own place nobody knows and which has
    /// the same words beside it: the heading above may be that of the other.
    disputed: BTreeSet<CellAddress>,
    /// Whether a name was left behind somewhere, so that no name is to be believed on its own.
    stale: bool,
}

impl Known {
    fn of(spots: &[Spot<'_>], words: BTreeSet<CellAddress>, laid: &Laid<'_>) -> Self {
        let grid = &laid.sheet.grid;
        let sure: BTreeSet<CellAddress> =
            spots.iter().filter(|spot| spot.sure).filter_map(|spot| spot.place).collect();
        let row = |spot: &Spot<'_>| spot.part.range.first.row;
        let disputed = spots.iter().filter(|spot| spot.sure && spot.name != spot.place).filter_map(|spot| {
            let by = |other: &&Spot<'_>| !other.sure && other.name == spot.place;
            let mut others = spots.iter().filter(by);
            others.any(|other| laid.alignment.are_alike(row(spot), row(other))).then_some(spot.place)?
        });
        let disputed = disputed.collect();
        let mut known = Self { words, sure, disputed, stale: false };
        known.stale = spots.iter().any(|spot| match (spot.name, spot.place) {
            (Some(name), place) if place != Some(name) => {
                known.is_taken(name) || (spot.sure && !known.is_moved(spot, grid))
            }
            _ => false,
        });
        known
    }

    /// Whether a place belongs to something else than the box whose name leads there.
    fn is_taken(&self, name: CellAddress) -> bool {
        self.words.contains(&name) || self.sure.contains(&name)
    }

    /// Whether a box was cut out and put elsewhere with what is in it: its name goes along, and its old place is empty.
    fn is_moved(&self, spot: &Spot<'_>, grid: &Grid) -> bool {
        let at = spot.name.filter(|name| Some(*name) != spot.place && !self.is_taken(*name));
        at.is_some_and(|name| grid.get(name).is_some())
            && spot.place.is_some_and(|place| grid.get(place).is_none())
    }
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
    let spots: Vec<Spot<'_>> = blank
        .boxes()
        .map(|(part, input)| {
            let name = named.get(&fold(&input.name)).filter(|(on, _)| *on == sheet.name);
            let first = part.range.first;
            Spot {
                part,
                input,
                name: name.map(|(_, at)| sheet.grid.resolve(*at)),
                place: laid.alignment.place(first).map(|at| sheet.grid.resolve(at)),
                sure: laid.alignment.is_sure(first),
            }
        })
        .collect();
    let known = Known::of(&spots, words_at, laid);
    let companions = Companions::new(blank);
    let found: Vec<Option<CellAddress>> =
        spots.iter().map(|spot| locate(spot, laid, &known, &companions, &mut ways)).collect();
    let mut taken: BTreeMap<CellAddress, Vec<&Spot<'_>>> = BTreeMap::new();
    for (spot, at) in spots.iter().zip(&found) {
        if let Some(at) = at {
            taken.entry(*at).or_default().push(spot);
        }
    }
    let mut diagnostics = Vec::new();
    for (spot, at) in spots.iter().zip(found) {
        // What stands in one cell cannot answer for two boxes; nothing in cells that were merged is nothing in both.
        let merged = |at: &CellAddress| sheet.grid.merged(*at).is_some() && sheet.grid.get(*at).is_none();
        let alone = at.filter(|at| taken.get(at).is_some_and(|spots| spots.len() == 1) || merged(at));
        put(&mut captured, file, laid, &spot.input.holds, alone);
        let Some(question) = asked(asking, spot).filter(|_| alone.is_none()) else { continue };
        let said = match at {
            Some(at) => shared(file, laid, question, at, &taken[&at]),
            None => gone(file, laid, question, spot, &companions),
        };
        // One finding for a question, about the first of its boxes that is lost.
        if !diagnostics.iter().any(|known: &Diagnostic| known.scope.question == said.scope.question) {
            diagnostics.push(said);
        }
    }
    captured.boxes.retain(|(question, _)| !captured.lost.contains(question));
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

/// The cell of a box: where its words say. A name decides only between likely places, and only while no name of the sheet
/// is known to have been left behind: a program that moves rows may leave them all.
fn locate(
    spot: &Spot<'_>,
    laid: &Laid<'_>,
    known: &Known,
    companions: &Companions<'_>,
    ways: &mut Ways,
) -> Option<CellAddress> {
    let grid = &laid.sheet.grid;
    if spot.sure {
        let place = spot.place.filter(|place| !known.disputed.contains(place))?;
        match spot.name {
            Some(name) if name == place => ways.by_name += 1,
            None => ways.by_words += 1,
            // Where other names were left behind, nobody can tell what the cell at this one is.
            Some(_) if known.is_moved(spot, grid) && known.stale => return None,
            Some(name) if known.is_moved(spot, grid) => {
                ways.by_name += 1;
                return Some(name);
            }
            Some(_) => ways.stale.push(place),
        }
        return Some(place);
    }
    let name = spot.name.filter(|name| !known.is_taken(*name))?;
    let likely = match &spot.input.holds {
        // Who answers is found in the frame or not at all.
        Holds::Code | Holds::Name => true,
        Holds::Source | Holds::Answer { .. } => {
            spot.place == Some(name) && !known.stale && companions.are_there(spot.part, laid)
        }
    };
    likely.then(|| {
        ways.by_name += 1;
        name
    })
}

/// The printed words that say what each box is for: those in its row, and the head above it.
struct Companions<'b> {
    rows: BTreeMap<u32, Vec<&'b Part>>,
    heads: Vec<&'b Part>,
}

impl<'b> Companions<'b> {
    fn new(blank: &'b Blank) -> Self {
        let mut rows: BTreeMap<u32, Vec<&Part>> = BTreeMap::new();
        let mut heads = Vec::new();
        for part in blank.parts.iter().filter(|part| !part.text.is_empty()) {
            match part.look {
                Look::Option | Look::Beside | Look::Item => {
                    rows.entry(part.range.first.row).or_default().push(part);
                }
                Look::Head => heads.push(part),
                Look::Title
                | Look::Line
                | Look::Right
                | Look::Label
                | Look::Told
                | Look::Number
                | Look::Question
                | Look::Small
                | Look::Words
                | Look::Value
                | Look::Mark
                | Look::Warning => {}
            }
        }
        Self { rows, heads }
    }

    /// Those of a box.
    fn of(&self, part: &Part) -> Vec<&'b Part> {
        let at = part.range.first;
        let beside = self.rows.get(&at.row).map(Vec::as_slice).unwrap_or_default();
        let in_grid = part.look == Look::Mark && beside.iter().any(|part| part.look == Look::Item);
        let above = self.heads.iter().filter(|head| head.range.first.column == at.column);
        let head = above.filter(|head| in_grid && head.range.first.row < at.row).max_by_key(|h| h.range.first.row);
        beside.iter().chain(head).copied().collect()
    }

    /// Whether something stands where the words of a box were printed. The word 回答 says nothing that the rows above and
    /// below it do not.
    fn are_there(&self, part: &Part, laid: &Laid<'_>) -> bool {
        let between = laid.alignment.is_between(part.range.first);
        self.of(part).iter().all(|words| {
            let place = laid.alignment.place(words.range.first);
            let there = place.is_some_and(|at| !laid.sheet.grid.text(at).trim().is_empty());
            there || (between && words.look == Look::Beside)
        })
    }
}

/// The question of a box.
fn asked<'a>(asking: Asking<'a>, spot: &Spot<'_>) -> Option<&'a Question> {
    match &spot.input.holds {
        Holds::Answer { question, .. } => asking.survey.question(question),
        Holds::Code | Holds::Name | Holds::Source => None,
    }
}

/// That a box of a question was not found: which one, where it stood, and what stands there now.
fn gone(
    file: &str,
    laid: &Laid<'_>,
    question: &Question,
    spot: &Spot<'_>,
    companions: &Companions<'_>,
) -> Diagnostic {
    let at = spot.part.range.first;
    let printed: Vec<&str> = companions.of(spot.part).iter().map(|part| part.text.as_str()).collect();
    let printed = printed.join("・");
    let heading = laid.alignment.heading(at.row);
    let mut lost = Diagnostic::at(
        "lost-label",
        Severity::Undecided,
        heading.map(|at| cell_ref(file, &laid.sheet.name, at)).into_iter().collect(),
        words::box_gone(&question.number, &printed, &laid.sheet.name),
        words::box_there(&question.number, &printed, at),
        words::hint_box_gone(),
    )
    .about(format!("{file}!{}!{}", laid.sheet.name, question.id));
    lost.file = Some(file.to_owned());
    lost.scope.question = Some(question.id.clone());
    lost
}

/// That one cell is the box of several, as after cells were merged over them.
fn shared(file: &str, laid: &Laid<'_>, question: &Question, at: CellAddress, spots: &[&Spot<'_>]) -> Diagnostic {
    let mut found = Diagnostic::at(
        "shared-box",
        Severity::Undecided,
        vec![cell_ref(file, &laid.sheet.name, at)],
        words::box_shared(&question.number, spots.len(), laid.sheet.grid.text(at)),
        words::box_each(),
        words::hint_box_shared(),
    )
    .about(format!("{file}!{}!{}", laid.sheet.name, question.id));
    found.scope.question = Some(question.id.clone());
    found
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
