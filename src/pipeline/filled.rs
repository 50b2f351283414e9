//! An office's own Word file, filled with what its plan found, and what changed in it since it was filled before. Separate from
//! the reading of such files because what marks say is known only when everything was counted, and is made only where it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::office::few;
use crate::catalogue::{Phrase, definition, office as words};
use crate::error::Error;
use crate::findings::cell_marks::called;
use crate::findings::evaluate::Findings;
use crate::findings::marks::{Flaw, Mark, MarkKind, marks};
use crate::findings::plan::nameable::by_statistic;
use crate::pipeline::last_filled::Marks;
use crate::pipeline::templates::{place, shown};
use crate::render::RenderError;
use crate::render::docx::template::{Filling, MarkName, Moved, Template, Why};
use crate::render::picture;
use crate::report::cell_names::named_cells;
use crate::report::compose::report_words;
use crate::report::model::Block;
use crate::report::office::{self, Office, Said};
use crate::survey::toml::source::Problems;

/// A file with its marks. What they say is made only where it is written.
#[derive(Debug, Clone)]
pub struct FilledFile {
    /// Its path, as it is named.
    pub path: String,
    template: Arc<Template>,
    /// Its marks with their paragraphs.
    marks: Vec<(usize, MarkKind, Mark)>,
    /// Marks of numbers in tables that the tables do not have, with their paragraphs.
    missing: Vec<(usize, Mark)>,
    /// Marks of charts of tables that have none, with their paragraphs.
    undrawn: Vec<(usize, Mark)>,
    /// The figures that it prints.
    pub figures: BTreeSet<String>,
}

/// A filled file, and what there is to say about it.
#[derive(Debug)]
pub struct FilledCopy {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many marks had been filled before.
    pub again: usize,
    /// How many are filled that had not been.
    pub new: usize,
    /// How many say what they said before, in the other language.
    pub translated: usize,
    /// What those say now of which something else was found since, a line each.
    pub moved: Vec<Phrase>,
    /// The same of those that somebody typed over.
    pub typed: Vec<Phrase>,
    /// What there is to say of places: too narrow for the columns of a table, a table where no chart can be drawn now.
    pub remarks: Vec<Phrase>,
}

impl FilledFile {
    /// With the marks that name something in what was found.
    pub fn new(path: &str, template: Arc<Template>, findings: &Findings) -> Self {
        let template = recognised(template, findings);
        let (mut found, mut missing, mut undrawn) = (Vec::new(), Vec::new(), Vec::new());
        let mut figures = BTreeSet::new();
        for (paragraph, marked) in template.paragraphs().iter().enumerate() {
            for mark in marks(&marked.text) {
                let Some(kind) = mark.kind else { continue };
                if kind.is_of_figure() && !findings.figures.contains_key(&mark.id) {
                    missing.push((paragraph, mark));
                    continue;
                }
                let has_chart = || findings.tables.iter().any(|of| of.id == mark.id && of.drawn.is_some());
                if kind == MarkKind::Chart && !has_chart() {
                    undrawn.push((paragraph, mark));
                    continue;
                }
                figures.extend(office::figures(findings, kind, &mark.id));
                found.push((paragraph, kind, mark));
            }
        }
        Self { path: path.to_owned(), template, marks: found, missing, undrawn, figures }
    }

    /// Whether every mark names something. What stands in a table, and whether it has a chart, is known only when it is counted.
    ///
    /// # Errors
    /// Every mark that does not, with its place.
    pub fn is_whole(&self, findings: &Findings) -> Result<(), Error> {
        let mut problems = Problems::new();
        self.check(findings, &|_, _| true, &mut problems);
        problems.into_result()
    }

    /// Notes every mark that names nothing in what was found; of those that may name something by what was known before, since the
    /// others were told with that.
    pub fn check(&self, findings: &Findings, may_have: &dyn Fn(MarkKind, &str) -> bool, problems: &mut Problems) {
        let (file, begins) = shown(&self.path, &self.template);
        let untold = |mark: &Mark| mark.kind.is_some_and(|kind| may_have(kind, &mark.id));
        for (paragraph, mark) in self.missing.iter().filter(|(_, mark)| untold(mark)) {
            let Some(begin) = begins.get(paragraph) else { continue };
            let table = mark.id.split('.').next().unwrap_or_default();
            let of_table = findings.figures.keys().filter(|id| id.split('.').next() == Some(table));
            let known: Vec<&str> = of_table.map(String::as_str).collect();
            let span = mark.span.start + begin..mark.span.end + begin;
            let help = called(&mark.id, findings).or_else(|| by_statistic(&mark.id, &known));
            problems.problem(&file, span, definition::mark_names_nothing(&mark.id), None, help);
        }
        for (paragraph, mark) in self.undrawn.iter().filter(|(_, mark)| untold(mark)) {
            let Some(begin) = begins.get(paragraph) else { continue };
            let span = mark.span.start + begin..mark.span.end + begin;
            let drawn = findings.tables.iter().filter(|table| table.drawn.is_some());
            let called: Vec<Phrase> =
                drawn.map(|table| definition::mark_id_called(&table.id, &table.title)).collect();
            let help = if called.is_empty() {
                words::hint_no_chart_at_all()
            } else {
                words::hint_no_chart(few(&called, SHOWN))
            };
            problems.problem(&file, span, words::no_chart(&mark.id), None, Some(help));
        }
    }

    /// Whether something in it was filled before.
    pub fn is_filled(&self) -> bool {
        self.template.is_filled()
    }

    /// Whether a program that is not Word took our frames out of it.
    pub fn has_lost_frames(&self) -> bool {
        self.template.has_lost_frames()
    }

    /// Whether it has marks.
    pub fn has_marks(&self) -> bool {
        self.template
            .paragraphs()
            .iter()
            .any(|of| marks(&of.text).iter().any(|mark| mark.flaw != Some(Flaw::Bare)))
    }

    /// Its marks, as they are typed.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.marks.iter().map(|(_, kind, mark)| MarkName::new(kind.word(), &mark.id).mark())
    }

    /// Marks that were not filled before, as they are typed.
    pub fn unfilled(&self) -> impl Iterator<Item = String> {
        let of = |(paragraph, kind, mark): &(usize, MarkKind, Mark)| {
            let is_new = !self.template.was_filled(*paragraph, &mark.span);
            is_new.then(|| MarkName::new(kind.word(), &mark.id).mark())
        };
        self.marks.iter().filter_map(of)
    }

    /// How often each of its marks stands in it.
    pub fn counts(&self) -> Marks {
        let shown = self.marks.iter().filter(|(paragraph, ..)| !self.template.paragraphs()[*paragraph].echo);
        let mut counts = Marks::new();
        for (_, kind, mark) in shown {
            *counts.entry(MarkName::new(kind.word(), &mark.id).mark()).or_default() += 1;
        }
        counts
    }

    /// Its name without the folder.
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// How many marks are filled.
    pub fn count(&self) -> usize {
        self.counts().values().sum()
    }

    /// Whether it says what is stamped on the report.
    pub fn says_stamps(&self) -> bool {
        self.marks.iter().any(|(_, kind, _)| *kind == MarkKind::Stamp)
    }

    /// The filled file.
    ///
    /// # Errors
    /// The renderer refuses.
    pub fn filled(&self, office: &mut Office<'_>) -> Result<FilledCopy, RenderError> {
        let fillings = self.fillings(office);
        let filled = self.template.filled(&fillings, &report_words(office.lang()), &picture::png)?;
        let translated = self.translated(&filled.moved, office)?;
        let is_echo = |paragraph: usize| self.template.paragraphs()[paragraph].echo;
        let told = |wanted: &dyn Fn(Why) -> bool| {
            let is_meant = |moved: &&Moved| {
                !is_echo(moved.paragraph) && wanted(moved.why) && !translated.contains(&place_and_name(moved))
            };
            moved(filled.moved.iter().filter(is_meant), &fillings)
        };
        let own = translated.iter().filter(|(paragraph, _)| !is_echo(*paragraph));
        Ok(FilledCopy {
            remarks: self.remarks_on(&fillings, office),
            again: filled.again,
            new: fillings.len().saturating_sub(filled.again),
            translated: own.count(),
            moved: told(&|why| why == Why::Data),
            typed: told(&|why| why != Why::Data),
            bytes: filled.bytes,
        })
    }

    /// What there is to say of places: a table that is too wide for its own, values where a chart was to be, a unit that stands there
    /// twice.
    pub fn remarks(&self, office: &mut Office<'_>) -> Vec<Phrase> {
        self.remarks_on(&self.fillings(office), office)
    }

    fn remarks_on(&self, fillings: &[Filling], office: &Office<'_>) -> Vec<Phrase> {
        let is_shown = |paragraph: usize| !self.template.paragraphs()[paragraph].echo;
        let place_of = |paragraph: usize| place(&self.template.paragraphs()[paragraph]);
        let shown = || fillings.iter().filter(|of| is_shown(of.paragraph));
        let narrow = shown().filter(|of| self.template.is_narrow(of));
        let narrow = narrow.map(|of| words::narrow(of.name.mark(), place_of(of.paragraph)));
        let is_table = |of: &&Filling| matches!(&of.content, Said::Blocks(blocks) if matches!(blocks.first(), Some(Block::Table(_))));
        let of_charts = shown().filter(|of| of.name.word == MarkKind::Chart.word()).filter(is_table);
        let values = of_charts.map(|of| words::values_for_chart(of.name.mark(), place_of(of.paragraph)));
        let doubled = self.marks.iter().filter(|(paragraph, ..)| is_shown(*paragraph));
        let doubled = doubled.filter_map(|(paragraph, kind, mark)| {
            let unit = self.unit_behind(*paragraph, *kind, mark, office)?;
            let [typed, number] =
                [*kind, MarkKind::Number].map(|kind| MarkName::new(kind.word(), &mark.id).mark());
            Some(words::doubled(typed, unit, place_of(*paragraph), number))
        });
        narrow.chain(values).chain(doubled).collect()
    }

    /// The unit that a mark puts in, where the text goes on with the same.
    fn unit_behind(&self, paragraph: usize, kind: MarkKind, mark: &Mark, office: &Office<'_>) -> Option<String> {
        let figure = office.findings().figures.get(&mark.id).filter(|_| kind == MarkKind::Figure)?;
        figure.doubled_unit(self.template.paragraphs()[paragraph].text.get(mark.span.end..)?, office.lang())
    }

    fn fillings(&self, office: &mut Office<'_>) -> Vec<Filling> {
        let filling = |(paragraph, kind, mark): &(usize, MarkKind, Mark)| Filling {
            paragraph: *paragraph,
            span: mark.span.clone(),
            name: MarkName::new(kind.word(), &mark.id),
            content: office.said(*kind, &mark.id),
        };
        self.marks.iter().map(filling).collect()
    }

    /// The marks of which nothing moved but the language: in the other one they say what they said.
    fn translated<'m>(
        &self,
        moved: &'m [Moved],
        office: &Office<'_>,
    ) -> Result<BTreeSet<(usize, &'m str)>, RenderError> {
        let by_data = || moved.iter().filter(|moved| moved.why == Why::Data);
        if by_data().next().is_none() {
            return Ok(BTreeSet::new());
        }
        let mut other = office.in_other_language();
        let fillings = self.fillings(&mut other);
        let filled = self.template.filled(&fillings, &report_words(other.lang()), &picture::png)?;
        let also: BTreeSet<(usize, &str)> = filled.moved.iter().map(place_and_name).collect();
        Ok(by_data().map(place_and_name).filter(|place| !also.contains(place)).collect())
    }
}

/// Where a mark stands, and which it is.
fn place_and_name(moved: &Moved) -> (usize, &str) {
    (moved.paragraph, &moved.name.id)
}

/// Charts, and numbers of a table, that are told one by one.
const SHOWN: usize = 5;

/// Signs of a note that are told.
const NOTE_SHOWN: usize = 24;

/// What marks say now that said something else, each once: first what is stamped on the whole.
fn moved<'m>(all: impl Iterator<Item = &'m Moved>, fillings: &[Filling]) -> Vec<Phrase> {
    let mut lines: Vec<(Phrase, usize)> = Vec::new();
    let is_stamp = |of: &&Moved| MarkKind::of_word(&of.name.word) == Some(MarkKind::Stamp);
    let (stamps, others): (Vec<&Moved>, Vec<&Moved>) = all.partition(is_stamp);
    for of in stamps.into_iter().chain(others) {
        let line = moved_line(of, fillings);
        let line = if of.why == Why::Both { words::moved_besides(line) } else { line };
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    let said = |(line, times)| if times == 1 { line } else { words::moved_times(line, times) };
    lines.into_iter().map(said).collect()
}

fn moved_line(moved: &Moved, fillings: &[Filling]) -> Phrase {
    let mark = moved.name.mark();
    let shown = |text: String| if text.is_empty() { words::said_nothing() } else { Phrase::same(text) };
    match MarkKind::of_word(&moved.name.word) {
        Some(MarkKind::Table) if moved.old.len() == moved.new.len() => {
            let names = cell_names(moved, fillings);
            let cells = moved.old.iter().zip(&moved.new).enumerate().filter(|(_, (old, new))| old != new);
            let said = |(at, (old, new)): (usize, (&String, &String))| match names.get(&at) {
                Some(name) => words::moved_cell(name, old, new),
                None => Phrase::same(format!("{old} → {new}")),
            };
            words::moved_cells(mark, few(&cells.map(said).collect::<Vec<_>>(), SHOWN))
        }
        Some(MarkKind::Table) if let Some(told) = beside_notes(moved, fillings) => words::moved_cells(mark, told),
        Some(MarkKind::Table) => {
            let (gone, come) = (only(&moved.old, &moved.new), only(&moved.new, &moved.old));
            match (gone.is_empty(), come.is_empty()) {
                (true, true) => words::moved_order(mark),
                (true, false) => words::moved_come(mark, few(&come, SHOWN)),
                (false, true) => words::moved_gone(mark, few(&gone, SHOWN)),
                (false, false) => words::moved_shape(mark, few(&gone, SHOWN), few(&come, SHOWN)),
            }
        }
        Some(MarkKind::Chart) => words::moved_chart(mark),
        Some(MarkKind::Figure | MarkKind::Number | MarkKind::Statement | MarkKind::Stamp) | None => {
            words::moved_words(mark, shown(moved.old.concat()), shown(moved.new.concat()))
        }
    }
}

/// What moved in a table whose lines and columns stayed while its notes became more or fewer: its cells by their places, and the notes.
fn beside_notes(moved: &Moved, fillings: &[Filling]) -> Option<Phrase> {
    let names = cell_names(moved, fillings);
    let behind = names.last_key_value()?.0 + 1;
    let old = moved.old.get(..behind)?;
    let (new, notes) = moved.new.split_at(behind);
    let differ: Vec<usize> = (0..behind).filter(|at| old[*at] != new[*at]).collect();
    // Where anything but a number is another one, lines and columns are not those that they were.
    let cells: Option<Vec<Phrase>> = differ
        .into_iter()
        .map(|at| names.get(&at).map(|name| words::moved_cell(name, &old[at], &new[at])))
        .collect();
    let gone = only(&moved.old[behind..], notes).into_iter().map(|note| words::one_gone(note.map(begin)));
    let come = only(notes, &moved.old[behind..]).into_iter().map(|note| words::one_come(note.map(begin)));
    let cells = cells.filter(|cells| !cells.is_empty())?;
    let notes: Vec<Phrase> = gone.chain(come).collect();
    let parts = [cells, notes].map(|part| few(&part, SHOWN));
    Some(Phrase::listed(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>()))
}

/// The beginning of a note.
fn begin(text: &str) -> String {
    let first: String = text.chars().take(NOTE_SHOWN).collect();
    if first.len() < text.len() { format!("{first}…") } else { first }
}

/// What the cells of a table are called, by their places among the texts of its mark; nothing where its cells are not found there one
/// after the other as the table has them.
fn cell_names(moved: &Moved, fillings: &[Filling]) -> BTreeMap<usize, Phrase> {
    let filling = fillings.iter().find(|of| of.paragraph == moved.paragraph && of.name == moved.name);
    let Some(Said::Blocks(blocks)) = filling.map(|of| &of.content) else { return BTreeMap::new() };
    let (mut names, mut from) = (BTreeMap::new(), 0);
    for table in blocks.iter().filter_map(Block::table) {
        let texts: Vec<&str> = table.rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
        let mut begins = from..(moved.new.len() + 1).saturating_sub(texts.len());
        let Some(begin) =
            begins.find(|begin| moved.new[*begin..].iter().zip(&texts).all(|(new, text)| new == text))
        else {
            continue;
        };
        let mut at = begin;
        let mut cells = named_cells(table).into_iter();
        for row in &table.rows {
            for column in 0..row.len() {
                if column >= table.stub_columns
                    && let Some(cell) = cells.next()
                {
                    names.insert(at, words::cell_at(&cell.row, &cell.column));
                }
                at += 1;
            }
        }
        from = at;
    }
    names
}

/// The texts that are in one list and not in the other.
fn only(of: &[String], others: &[String]) -> Vec<Phrase> {
    let mut left: Vec<&String> = others.iter().collect();
    let mut found = Vec::new();
    for text in of {
        match left.iter().position(|other| *other == text) {
            Some(at) => drop(left.swap_remove(at)),
            None => found.push(Phrase::same(text)),
        }
    }
    found
}

/// A template that knows all figures by their short forms.
fn recognised(template: Arc<Template>, findings: &Findings) -> Arc<Template> {
    let is_short = |text: &str| marks(text).iter().any(|mark| mark.id.starts_with('#'));
    if !template.paragraphs().iter().any(|of| is_short(&of.text)) {
        return template;
    }
    let kinds = MarkKind::ALL.into_iter().filter(|kind| kind.is_of_figure());
    let ids = kinds.flat_map(|kind| findings.figures.keys().map(move |id| MarkName::new(kind.word(), id)));
    let mut own = Template::clone(&template);
    own.recognise(&ids.collect::<Vec<_>>());
    Arc::new(own)
}
