//! What stands around the answers of one round's sheets, told by comparing them with each other and with the form as it
//! was sent out: labels that moved, cells that hold something outside every box, sample answers sent back as a return.

mod labels;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, layouts as words};
use crate::collect::capture::{Captured, Taken, capture, is_filled};
use crate::collect::round::Inputs;
use crate::collect::{Submission, files};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::kept::kept;
use crate::provenance::CellAddress;
use crate::survey::definition::Source;
use crate::survey::form::Form;
use crate::text::key::key;
use crate::workbook::{self, cell_ref};

/// Returns of a round from which on they tell what the form itself says.
const ENOUGH: usize = 3;
/// Texts that are quoted in one finding.
pub(super) const QUOTED: usize = 6;
/// Characters of a text that are quoted.
const SHOWN: usize = 24;

/// One returned sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReturnedSheet {
    /// File.
    pub file: String,
    /// The place that stands for the case until it is known.
    pub place: String,
    /// What was read from it.
    pub captured: Captured,
    /// The sheets of sample answers of its book.
    pub samples: Vec<Captured>,
    /// Other sheets of its book, said with its first return only.
    pub others: Vec<(String, CellAddress, String)>,
}

kept!(ReturnedSheet { file, place, captured, samples, others });

/// Where a text stands, seen from the label above it.
type Position = (String, i64, i64);

/// What the sheets of one source are compared with.
struct Known<'a> {
    returned: &'a [ReturnedSheet],
    blank: Option<Taken>,
    texts: BTreeMap<(Position, String), usize>,
    wordings: BTreeMap<String, usize>,
    sheets: BTreeMap<String, usize>,
    /// How many returns have anything at a place, with the first one.
    filled: BTreeMap<Position, (usize, CellAddress, &'a str)>,
    /// What the returns have as the words of each label: how many, with the first one, by the key of the words.
    labels: BTreeMap<&'a str, BTreeMap<String, (usize, &'a String)>>,
}

/// Everything that is said of the sheets of one source.
pub(super) fn said(
    inputs: &Inputs<'_>,
    source: &Source,
    form: &Form,
    returned: &[ReturnedSheet],
    submissions: &mut [Submission],
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let blank = source.blank.as_ref().and_then(|file| match read_blank(inputs, form, file) {
        Ok(taken) => Some(taken),
        Err(diagnostic) => {
            diagnostics.push(diagnostic.in_scope(inputs.scope()));
            None
        }
    });
    let known = Known::new(returned, blank);
    let expected = known.places(form);
    diagnostics.extend(known.unread_boxes(&source.folder).map(|found| found.in_scope(inputs.scope())));
    diagnostics.extend(known.changed_labels(inputs, form, submissions));
    for one in returned {
        let found = [
            moved(&one.file, &one.captured.sheet, &one.captured.anchors, &expected),
            known.outside(one),
            known.sample(one),
        ]
        .into_iter()
        .flatten()
        .map(|found| {
            let scope = Scope { case: Some(one.place.clone()), ..inputs.scope() };
            found.in_scope(scope)
        });
        diagnostics.extend(found);
    }
    diagnostics
}

/// The form as it was sent out. That it cannot be read is no matter of the returns.
fn read_blank(inputs: &Inputs<'_>, form: &Form, file: &str) -> Result<Taken, Box<Diagnostic>> {
    let read = files::load(inputs.root, file)
        .and_then(|arrived| workbook::read(file, &arrived.bytes, inputs.limits))
        .and_then(|book| capture(file, &book, inputs.survey, form));
    read.map_err(|mut found| {
        found.rule = "blank-form";
        found.severity = Severity::Query;
        found.hint = words::hint_blank_form();
        found
    })
}

/// Whether a text is words enough to be known wherever it stands; a mark or a number is not.
fn is_wording(text_key: &str) -> bool {
    text_key.chars().count() >= 4 && text_key.chars().any(|c| !c.is_ascii_digit() && !"-/.,:年月日".contains(c))
}

/// Where a cell stands, seen from the last label before it.
fn position(captured: &Captured, at: CellAddress) -> Position {
    let before = captured
        .anchors
        .iter()
        .filter(|(_, anchor)| anchor.row <= at.row)
        .max_by_key(|(_, anchor)| (anchor.row, std::cmp::Reverse(anchor.column.abs_diff(at.column))));
    let (label, from) = before.map_or(("", CellAddress::new(0, 0)), |(label, anchor)| (label.as_str(), *anchor));
    (label.to_owned(), i64::from(at.row) - i64::from(from.row), i64::from(at.column) - i64::from(from.column))
}

impl<'a> Known<'a> {
    fn new(returned: &'a [ReturnedSheet], blank: Option<Taken>) -> Self {
        let mut known = Self {
            returned,
            blank,
            texts: BTreeMap::new(),
            wordings: BTreeMap::new(),
            sheets: BTreeMap::new(),
            filled: BTreeMap::new(),
            labels: BTreeMap::new(),
        };
        for one in returned {
            for (label, text) in &one.captured.labels {
                known.labels.entry(label).or_default().entry(key(text)).or_insert((0, text)).0 += 1;
            }
            let places: BTreeMap<Position, (CellAddress, &str)> = one
                .captured
                .rest
                .iter()
                .map(|(at, text)| (position(&one.captured, *at), (*at, text.as_str())))
                .collect();
            for (place, (at, text)) in places {
                known.filled.entry(place).or_insert((0, at, text)).0 += 1;
            }
            let texts: BTreeSet<(Position, String)> =
                one.captured.rest.iter().map(|(at, text)| (position(&one.captured, *at), key(text))).collect();
            let wordings: BTreeSet<&String> = texts.iter().map(|(_, text)| text).collect();
            for text in wordings {
                *known.wordings.entry(text.clone()).or_default() += 1;
            }
            for text in texts {
                *known.texts.entry(text).or_default() += 1;
            }
            for (sheet, ..) in &one.others {
                *known.sheets.entry(key(sheet)).or_default() += 1;
            }
        }
        known
    }

    /// Whether at least half of the returns agree, where there are enough of them.
    fn usual(&self, count: Option<&usize>) -> bool {
        self.returned.len() >= ENOUGH && count.is_some_and(|count| count * 2 >= self.returned.len())
    }

    fn is_known(&self, captured: &Captured, at: CellAddress, text: &str) -> bool {
        let text = key(text);
        let wording = is_wording(&text);
        let here = (position(captured, at), text);
        let in_blank = self.blank.iter().flat_map(|taken| &taken.returns).any(|blank| {
            blank.rest.iter().any(|(at, text)| key(text) == here.1 && (wording || position(blank, *at) == here.0))
        });
        let box_unread = self.usual(self.filled.get(&here.0).map(|(count, ..)| count));
        in_blank
            || box_unread
            || self.usual(self.texts.get(&here))
            || (wording && self.usual(self.wordings.get(&here.1)))
    }

    /// Places where most returns have something and no two the same: boxes of the form that the definition lacks.
    fn unread_boxes(&self, folder: &str) -> Option<Diagnostic> {
        let boxes = self.filled.iter().filter(|(place, (count, _, text))| {
            let most = self.texts.iter().filter(|((at, _), _)| at == *place).map(|(_, count)| *count).max();
            let printed = self.usual(most.as_ref());
            self.usual(Some(count)) && !printed && !self.in_blank(place, text)
        });
        let said: Vec<Phrase> = boxes
            .map(|((label, ..), (count, at, text))| words::unread_box(at, label, count, shortened(text)))
            .collect();
        (!said.is_empty()).then(|| {
            let (expected, hint) = (words::expected_boxes(), words::hint_unread_box());
            Diagnostic::of_file("unread-box", Severity::Note, folder, Phrase::list(said), expected, hint)
        })
    }

    /// Whether the form as sent out has this text at this place.
    fn in_blank(&self, place: &Position, text: &str) -> bool {
        let text = key(text);
        self.blank
            .iter()
            .flat_map(|taken| &taken.returns)
            .any(|blank| blank.rest.iter().any(|(at, there)| key(there) == text && position(blank, *at) == *place))
    }

    fn knows_sheet(&self, name: &str) -> bool {
        let name = key(name);
        let in_blank = self.blank.iter().flat_map(|taken| &taken.others).any(|(sheet, ..)| key(sheet) == name);
        in_blank || self.usual(self.sheets.get(&name))
    }

    /// Where each label is expected: where the definition says, else where the form as sent out has it, else where most
    /// returns have it.
    fn places(&self, form: &Form) -> BTreeMap<String, CellAddress> {
        let mut places = BTreeMap::new();
        let mut seen: BTreeMap<&str, BTreeMap<CellAddress, usize>> = BTreeMap::new();
        for (label, at) in self.returned.iter().flat_map(|one| &one.captured.anchors) {
            *seen.entry(label).or_default().entry(*at).or_default() += 1;
        }
        for (label, counts) in seen {
            let most = counts.iter().max_by_key(|(_, count)| **count);
            if let Some((at, count)) = most
                && self.returned.len() >= ENOUGH
                && count * 2 > self.returned.len()
            {
                places.insert(label.to_owned(), *at);
            }
        }
        let blank = self.blank.iter().flat_map(|taken| &taken.returns).flat_map(|blank| &blank.anchors);
        places.extend(blank.map(|(label, at)| (label.clone(), *at)));
        places.extend(form.boxes().iter().filter_map(|answer| Some((answer.label.clone(), answer.at?))));
        places
    }

    /// Cells with something in them that are neither an answer nor words of the form.
    fn outside(&self, one: &ReturnedSheet) -> Option<Diagnostic> {
        let cells: Vec<&(CellAddress, String)> =
            one.captured.rest.iter().filter(|(at, text)| !self.is_known(&one.captured, *at, text)).collect();
        let sheets: Vec<&(String, CellAddress, String)> =
            one.others.iter().filter(|(sheet, ..)| !self.knows_sheet(sheet)).collect();
        if cells.is_empty() && sheets.is_empty() {
            return None;
        }
        let mut places: Vec<_> =
            cells.iter().map(|(at, _)| cell_ref(&one.file, &one.captured.sheet, *at)).collect();
        places.extend(sheets.iter().map(|(sheet, at, _)| cell_ref(&one.file, sheet, *at)));
        places.dedup();
        let mut quoted: Vec<Phrase> =
            cells.iter().take(QUOTED).map(|(at, text)| words::quoted(at, shortened(text))).collect();
        if cells.len() > QUOTED {
            quoted.push(words::and_more(cells.len() - QUOTED));
        }
        quoted.extend(sheets.iter().map(|(sheet, ..)| words::sheet_beside(sheet)));
        let points = cells.iter().any(|(_, text)| points_elsewhere(text));
        // With nothing to compare, printed words and what somebody wrote look the same.
        let compared = self.blank.is_some() || self.returned.len() >= ENOUGH;
        let hint = match (compared, points) {
            (_, true) => words::hint_elsewhere(),
            (true, false) => words::hint_outside(),
            (false, false) => words::hint_not_compared(),
        };
        let severity = if compared || points { Severity::Query } else { Severity::Note };
        let subject = format!("{}!{}", one.file, one.captured.sheet);
        let expected = words::expected_outside();
        Some(Diagnostic::at("outside-box", severity, places, Phrase::list(quoted), expected, hint).about(subject))
    }

    /// Sample answers sent back as a return, and answers written into the sample.
    fn sample(&self, one: &ReturnedSheet) -> Option<Diagnostic> {
        let sheet = |captured: &Captured| captured.sheet.clone();
        let of_blank = || self.blank.iter().flat_map(|taken| &taken.samples);
        let subject = format!("{}!{}", one.file, one.captured.sheet);
        let filled = |captured: &&Captured| is_filled(captured);
        if is_filled(&one.captured) {
            let same = one.samples.iter().chain(of_blank()).find(|sample| same_answers(&one.captured, sample))?;
            let places =
                one.captured.boxes.iter().flat_map(|(_, cells)| cells).filter(|cell| !cell.raw.is_empty());
            let places = places.map(|cell| cell.at.clone()).collect();
            let found = words::same_as_sample(sheet(same));
            return Some(
                Diagnostic::at(
                    "sample-returned",
                    Severity::Query,
                    places,
                    found,
                    words::own_answers(),
                    words::hint_sample(),
                )
                .about(subject),
            );
        }
        let written = one.samples.iter().find(filled)?;
        // The sample as it was sent out: in the blank form, or in the book of somebody else.
        let others = self.returned.iter().filter(|other| other.file != one.file).flat_map(|other| &other.samples);
        let printed = of_blank().chain(others).any(|sample| same_answers(written, sample));
        (!printed).then(|| {
            let places = written.boxes.iter().flat_map(|(_, cells)| cells).filter(|cell| !cell.raw.is_empty());
            Diagnostic::at(
                "answers-on-sample",
                Severity::Query,
                places.map(|cell| cell.at.clone()).collect(),
                words::written_on_sample(&one.captured.sheet, sheet(written)),
                words::answers_on_form(),
                words::hint_on_sample(),
            )
            .about(subject)
        })
    }
}

/// Labels that stand elsewhere than expected. They were followed; somebody may want to know.
pub(super) fn moved(
    file: &str,
    sheet: &str,
    anchors: &[(String, CellAddress)],
    expected: &BTreeMap<String, CellAddress>,
) -> Option<Diagnostic> {
    let mut anchors: Vec<&(String, CellAddress)> = anchors.iter().collect();
    anchors.sort_by_key(|(_, at)| *at);
    let mut runs: Vec<(&str, CellAddress, CellAddress, (i64, i64))> = Vec::new();
    let mut last = (0, 0);
    for (label, at) in anchors {
        let Some(from) = expected.get(label) else { continue };
        let shift = (i64::from(at.row) - i64::from(from.row), i64::from(at.column) - i64::from(from.column));
        if shift != last && shift != (0, 0) {
            runs.push((label, *at, *from, shift));
        }
        last = shift;
    }
    if runs.is_empty() {
        return None;
    }
    let places = runs.iter().map(|(_, at, ..)| cell_ref(file, sheet, *at)).collect();
    let found = Phrase::list(
        runs.iter()
            .map(|(label, at, from, shift)| words::moved(label, Phrase::list(shift_words(*shift)), from, at)),
    );
    Some(
        Diagnostic::at("moved-label", Severity::Note, places, found, words::expected_place(), words::hint_moved())
            .about(format!("{file}!{sheet}")),
    )
}

/// Whether two sheets hold the same words in every box.
fn same_answers(a: &Captured, b: &Captured) -> bool {
    let words = |captured: &Captured| -> Vec<(String, Vec<String>)> {
        let cells = |(question, cells): &(String, Vec<crate::collect::AnswerCell>)| {
            (question.clone(), cells.iter().map(|cell| key(cell.words())).collect())
        };
        captured.boxes.iter().map(cells).collect()
    };
    words(a) == words(b)
}

/// Words by which somebody says that the answer stands elsewhere.
fn points_elsewhere(text: &str) -> bool {
    ["別紙", "別添", "別表", "別記", "下記", "上記", "裏面", "欄外", "参照", "のとおり", "の通り"]
        .iter()
        .any(|word| text.contains(word))
}

fn shift_words((rows, columns): (i64, i64)) -> Vec<Phrase> {
    let rows = match rows {
        0 => None,
        1.. => Some(words::rows_down(rows)),
        _ => Some(words::rows_up(-rows)),
    };
    let columns = match columns {
        0 => None,
        1.. => Some(words::columns_right(columns)),
        _ => Some(words::columns_left(-columns)),
    };
    rows.into_iter().chain(columns).collect()
}

pub(super) fn shortened(text: &str) -> String {
    let line = crate::text::clean::clean(text).replace('\n', " ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    format!("{}…", line.chars().take(SHOWN).collect::<String>())
}
