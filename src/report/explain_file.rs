//! One file that came back, shown as it was read: who it was taken for and what became of it, its sheet with the boxes
//! numbered, then box by box what stands there, how it was understood and what is odd about it, and what is in no box.

mod boxes;
mod facts;
mod indicators;
mod sheets;

pub use indicators::of_indicators;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, explain_file as words, headings};
use crate::collect::look::{Looked, Seen, said_at};
use crate::collect::{Answer, AnswerCell, CollectedRound, FileEntry, Submission, Unit};
use crate::diagnostic::Diagnostic;
use crate::provenance::{CellAddress, CellRef};
use crate::report::analyst::severity_words;
use crate::report::sketch::{Part, Piece, Tone};
use crate::survey::decision::Decision;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::workbook::{CellValue, Sheet};

/// Returns of one file that are drawn when nobody asked for a certain one.
const SHOWN_RETURNS: usize = 5;

/// Rows above the first respondent of a list that are drawn with it.
const HEADING_ROWS: usize = 4;

/// Findings of a file that are told one by one.
const MOST_FINDINGS: usize = 30;

/// What is known of the file.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its survey or record list.
    pub survey: &'a Survey,
    /// What its round brought.
    pub round: &'a CollectedRound,
    /// The file with its fate.
    pub entry: &'a FileEntry,
    /// Its sheets and boxes, read once more; none where the file is gone since.
    pub looked: Option<&'a Looked>,
    /// What other returns say too, so that it is the form's own.
    pub others: &'a BTreeSet<String>,
    /// The frame, where there is one.
    pub frame: Option<&'a SamplingFrame>,
    /// The correction ledger.
    pub decisions: &'a [Decision],
    /// The findings, accepted ones marked.
    pub diagnostics: &'a [Diagnostic],
    /// Whether what persons wrote in a sensitive survey is shown.
    pub raw: bool,
    /// The only row to show, counted from 0.
    pub row: Option<u32>,
}

impl<'a> About<'a> {
    fn hides(&self) -> bool {
        self.survey.sensitive && !self.raw
    }

    /// The returns that are drawn.
    fn shown(&self) -> Vec<&'a Seen> {
        let all = self.looked.map(|looked| looked.returns.as_slice()).unwrap_or_default();
        let wanted = all.iter().filter(|seen| self.row.is_none() || seen.submission.row == self.row);
        wanted.take(SHOWN_RETURNS).collect()
    }

    fn is_list(&self) -> bool {
        self.looked.is_some_and(|looked| looked.returns.iter().any(|seen| seen.submission.row.is_some()))
    }

    /// The case of which this return counts.
    fn unit(&self, submission: &Submission) -> Option<&'a Unit> {
        self.round.units.iter().find(|unit| {
            let own = unit.submission.as_ref();
            own.is_some_and(|own| own.file == submission.file && own.place() == submission.place())
        })
    }

    /// The answers after corrections and checks where the return counts, else as they were read.
    fn answers(&self, seen: &'a Seen) -> &'a [Answer] {
        let counted = self.unit(&seen.submission).and_then(|unit| unit.submission.as_ref());
        &counted.unwrap_or(&seen.submission).answers
    }

    /// What was kept back from the lists of a sensitive survey; the round still knows it.
    fn said(&self, diagnostic: &'a Diagnostic) -> &'a Diagnostic {
        let known = self.round.diagnostics.iter().find(|known| self.raw && known.id() == diagnostic.id());
        known.unwrap_or(diagnostic)
    }

    fn findings(&self) -> Vec<&'a Diagnostic> {
        let file = self.entry.file.as_str();
        let mut seen = BTreeSet::new();
        self.diagnostics
            .iter()
            .filter(|found| {
                found.file.as_deref() == Some(file) || found.places.iter().any(|place| *place.file == *file)
            })
            .filter(|found| found.scope.round.is_none() || found.scope.round.as_ref() == Some(&self.round.round))
            .filter(|found| seen.insert(found.id()))
            .collect()
    }

    /// Whether a cell holds what the form itself says.
    fn is_form(&self, sheet: &Sheet, at: CellAddress, value: &CellValue) -> bool {
        let own = self.looked.map(|looked| looked.returns.as_slice()).unwrap_or_default();
        let here = || own.iter().filter(|seen| *seen.submission.sheet == *sheet.name);
        let above = here().filter_map(|seen| seen.submission.row).min().is_some_and(|first| at.row < first);
        above || here().any(|seen| seen.printed.contains(&at)) || self.others.contains(&said_at(at, value))
    }
}

/// Where a box is on its sheets: sheet and cell.
type Place = (String, CellAddress);

/// The boxes of the returns that are drawn.
#[derive(Debug, Default)]
struct Boxes {
    numbers: BTreeMap<Place, usize>,
    boxed: BTreeSet<Place>,
    doubts: BTreeSet<Place>,
}

impl Boxes {
    fn number(&mut self, at: &CellRef) {
        let next = self.numbers.len() + 1;
        self.numbers.entry((at.sheet.to_string(), at.at)).or_insert(next);
    }

    fn of(&self, at: &CellRef) -> Option<usize> {
        self.numbers.get(&(at.sheet.to_string(), at.at)).copied()
    }
}

/// Every cell that a return was read from, in the order in which it is listed.
fn cells(submission: &Submission) -> impl Iterator<Item = &AnswerCell> {
    let answers = submission.answers.iter().flat_map(|answer| &answer.cells);
    submission.code.iter().chain(&submission.name).chain(answers)
}

fn collected(about: About<'_>, shown: &[&Seen], findings: &[&Diagnostic]) -> Boxes {
    let mut boxes = Boxes::default();
    // In a list the boxes of one row are numbered: those of the others stand in the same columns.
    let numbered = if about.is_list() { 1 } else { shown.len() };
    for seen in shown.iter().take(numbered) {
        cells(&seen.submission).for_each(|cell| boxes.number(&cell.at));
    }
    for seen in about.looked.iter().flat_map(|looked| &looked.returns) {
        boxes.boxed.extend(cells(&seen.submission).map(|cell| (cell.at.sheet.to_string(), cell.at.at)));
    }
    let open = findings.iter().filter(|found| found.is_open());
    boxes.doubts.extend(open.flat_map(|found| &found.places).map(|place| (place.sheet.to_string(), place.at)));
    boxes
}

/// The file from top to bottom.
pub fn compose(about: About<'_>, lang: Lang) -> Vec<Part> {
    let findings = about.findings();
    let shown = about.shown();
    let boxes = collected(about, &shown, &findings);
    let mut parts = vec![Part::line(0, Tone::Strong, about.entry.file.clone())];
    parts.extend(facts::facts(about, &shown, lang));
    parts.extend(sheets::sheets(about, &shown, &boxes, lang));
    let mut told = BTreeSet::new();
    let numbered = if about.is_list() { 1 } else { shown.len() };
    for seen in shown.iter().take(numbered) {
        parts.extend(boxes::list(about, seen, &boxes, &findings, &mut told, lang));
    }
    parts.extend(sheets::outside(about, &shown, &boxes, lang));
    parts.extend(rest(about, &shown, &findings, &told, lang));
    parts
}

/// The findings that were not told at a box.
fn rest<'a>(
    about: About<'a>,
    shown: &[&Seen],
    findings: &[&'a Diagnostic],
    told: &BTreeSet<String>,
    lang: Lang,
) -> Vec<Part> {
    let rows: BTreeSet<u32> = shown.iter().filter_map(|seen| seen.submission.row).collect();
    let first =
        about.looked.iter().flat_map(|looked| &looked.returns).filter_map(|seen| seen.submission.row).min();
    let elsewhere = |found: &&'a Diagnostic| {
        let here = |place: &&CellRef| *place.file == *about.entry.file;
        let mut places = found.places.iter().filter(here).peekable();
        let any = places.peek().is_some();
        any && first
            .is_some_and(|first| places.all(|place| place.at.row >= first && !rows.contains(&place.at.row)))
    };
    let left = findings.iter().copied().filter(|found| !told.contains(&found.id()));
    let (away, mut here): (Vec<&'a Diagnostic>, Vec<&'a Diagnostic>) = left.partition(elsewhere);
    here.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let mut parts = vec![Part::blank()];
    if here.is_empty() && away.is_empty() && told.is_empty() {
        parts.push(Part::line(0, Tone::Strong, say(words::no_findings())));
        return parts;
    }
    if here.is_empty() && away.is_empty() {
        return Vec::new();
    }
    parts.push(Part::line(0, Tone::Strong, say(words::findings_of_file())));
    for found in here.iter().copied().take(MOST_FINDINGS) {
        parts.extend(finding(found, about.said(found), 2, lang));
    }
    if here.len() > MOST_FINDINGS {
        parts.push(Part::line(2, Tone::Plain, say(words::and_others(here.len() - MOST_FINDINGS))));
    }
    if !away.is_empty() {
        parts.push(Part::line(2, Tone::Plain, say(words::findings_elsewhere(away.len()))));
    }
    parts
}

/// A finding in full. `said` has its words where those of the other were kept back.
fn finding(diagnostic: &Diagnostic, said: &Diagnostic, indent: usize, lang: Lang) -> Vec<Part> {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let tone = if diagnostic.is_open() { Tone::Doubt } else { Tone::Plain };
    let head = words::finding(severity_words(diagnostic), headings::heading(diagnostic.rule), diagnostic.rule);
    let mut parts = vec![Part::line(indent, tone, say(head))];
    let cells: Vec<String> =
        diagnostic.places.iter().map(|place| format!("{}!{}", place.sheet, place.at)).take(10).collect();
    let mut found = say(words::finding_found(&said.found));
    if !cells.is_empty() {
        found = format!("{} — {found}", cells.join(&say(words::between())));
    }
    parts.push(Part::line(indent + 2, Tone::Plain, found));
    for (phrase, text) in
        [(&said.expected, words::finding_expected(&said.expected)), (&said.hint, words::finding_hint(&said.hint))]
    {
        if !phrase.text(lang).is_empty() {
            parts.push(Part::line(indent + 2, Tone::Plain, say(text)));
        }
    }
    parts.push(Part::line(indent + 2, Tone::Faint, format!("id: {}", diagnostic.id())));
    parts
}

fn piece(tone: Tone, text: impl Into<String>) -> Piece {
    Piece { text: text.into(), tone }
}
