//! An office's own Word file, filled with what its plan found, and what changed in it since it was filled before. Separate from
//! the reading of such files because what marks say is known only when everything was counted, and is made only where it is written.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::{Phrase, definition, office as words};
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::marks::{Mark, MarkKind, marks};
use crate::findings::plan::read::Nameable;
use crate::pipeline::run::PlanResult;
use crate::pipeline::templates::{ENDING, known, place, read, shown};
use crate::pipeline::workspace::Workspace;
use crate::render::RenderError;
use crate::render::docx::template::{Filling, MarkName, Moved, Template};
use crate::render::picture;
use crate::report::compose::report_words;
use crate::report::office::{self, Office};
use crate::survey::toml::source::{Problems, suggest_or_list};

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
    /// What those say now that say something else, a line each.
    pub moved: Vec<Phrase>,
    /// Tables in places that are too narrow for their columns, with these places.
    pub narrow: Vec<Phrase>,
}

impl FilledFile {
    /// With the marks that name something in what was found.
    pub fn new(path: &str, template: Arc<Template>, findings: &Findings) -> Self {
        let template = recognised(template, findings);
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        let mut figures = BTreeSet::new();
        for (paragraph, marked) in template.paragraphs().iter().enumerate() {
            for mark in marks(&marked.text) {
                let Some(kind) = mark.kind else { continue };
                if kind == MarkKind::Figure && !findings.figures.contains_key(&mark.id) {
                    missing.push((paragraph, mark));
                    continue;
                }
                figures.extend(office::figures(findings, kind, &mark.id));
                found.push((paragraph, kind, mark));
            }
        }
        Self { path: path.to_owned(), template, marks: found, missing, figures }
    }

    /// Whether every mark names something. What stands in a table is known only when it is counted.
    ///
    /// # Errors
    /// Every mark that does not, with its place.
    pub fn is_whole(&self, findings: &Findings) -> Result<(), Error> {
        let mut problems = Problems::new();
        let (file, begins) = shown(&self.path, &self.template);
        for (paragraph, mark) in &self.missing {
            let Some(begin) = begins.get(paragraph) else { continue };
            let table = mark.id.split('.').next().unwrap_or_default();
            let of_table = findings.figures.keys().filter(|id| id.split('.').next() == Some(table));
            let known: Vec<&str> = of_table.map(String::as_str).collect();
            let span = mark.span.start + begin..mark.span.end + begin;
            let help = suggest_or_list(&mark.id, &known);
            problems.problem(&file, span, definition::mark_names_nothing(&mark.id), None, help);
        }
        problems.into_result()
    }

    /// Whether a file that was filled before is another one than the new one outside of its marks: somebody wrote into it, or the
    /// office's own file has changed since. Filled anew it would be the new one otherwise.
    pub fn is_other(&self, old: Vec<u8>, new: &[u8], names: &Nameable, office: &mut Office<'_>) -> bool {
        if old == new {
            return false;
        }
        let Ok(mut template) = Template::read(old) else { return true };
        template.recognise(&known(names));
        let again = Self::new(&self.path, Arc::new(template), office.findings());
        again.filled(office).map_or(true, |again| again.bytes != new)
    }

    /// Its name without the folder.
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// How many marks are filled.
    pub fn count(&self) -> usize {
        self.marks.iter().filter(|(paragraph, ..)| !self.template.paragraphs()[*paragraph].echo).count()
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
        let filling = |(paragraph, kind, mark): &(usize, MarkKind, Mark)| Filling {
            paragraph: *paragraph,
            span: mark.span.clone(),
            name: MarkName::new(kind.word(), &mark.id),
            content: office.said(*kind, &mark.id),
        };
        let fillings: Vec<Filling> = self.marks.iter().map(filling).collect();
        let filled = self.template.filled(&fillings, &report_words(office.lang()), &picture::png)?;
        let is_echo = |paragraph: usize| self.template.paragraphs()[paragraph].echo;
        let narrow = fillings.iter().filter(|of| !is_echo(of.paragraph) && self.template.is_narrow(of));
        let narrow =
            narrow.map(|of| words::narrow(of.name.mark(), place(&self.template.paragraphs()[of.paragraph])));
        Ok(FilledCopy {
            narrow: narrow.collect(),
            again: filled.again,
            moved: moved(filled.moved.iter().filter(|moved| !is_echo(moved.paragraph))),
            bytes: filled.bytes,
        })
    }
}

/// Numbers of a table that are told one by one.
const SHOWN_OF_TABLE: usize = 5;

/// What marks say now that said something else, each once.
fn moved<'m>(all: impl Iterator<Item = &'m Moved>) -> Vec<Phrase> {
    let mut lines: Vec<(Phrase, usize)> = Vec::new();
    for of in all {
        let line = moved_line(of);
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    let said = |(line, times)| if times == 1 { line } else { words::moved_times(line, times) };
    lines.into_iter().map(said).collect()
}

fn moved_line(moved: &Moved) -> Phrase {
    let mark = moved.name.mark();
    let shown = |text: String| if text.is_empty() { words::said_nothing() } else { Phrase::same(text) };
    match MarkKind::of_word(&moved.name.word) {
        Some(MarkKind::Table) if moved.old.len() == moved.new.len() => {
            let cells = moved.old.iter().zip(&moved.new).filter(|(old, new)| old != new);
            let all: Vec<Phrase> = cells.map(|(old, new)| Phrase::same(format!("{old} → {new}"))).collect();
            let listed = Phrase::listed(&all[..all.len().min(SHOWN_OF_TABLE)]);
            match all.len().saturating_sub(SHOWN_OF_TABLE) {
                0 => words::moved_cells(mark, listed),
                more => words::moved_more_cells(mark, listed, more),
            }
        }
        Some(MarkKind::Table) => words::moved_shape(mark),
        Some(MarkKind::Chart) => words::moved_chart(mark),
        Some(MarkKind::Figure | MarkKind::Statement | MarkKind::Stamp) | None => {
            words::moved_words(mark, shown(moved.old.concat()), shown(moved.new.concat()))
        }
    }
}

/// A document among the results that was filled by itself and that no plan names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledAlone {
    /// Its place, relative to the workspace.
    pub file: String,
    /// How many of its marks say something else today; none where its marks are no longer those of the plan.
    pub moved: Option<usize>,
}

/// The documents in the folders of the results that `kaishu fill` made and that are no longer what it would make. Where it
/// wrote elsewhere nobody looks.
pub fn outdated(workspace: &Workspace, results: &[PlanResult]) -> Vec<FilledAlone> {
    let mut found = Vec::new();
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        let Some(plan) = workspace.plans.iter().find(|plan| plan.id == result.id) else { continue };
        let names = Nameable::of(plan, workspace.book.as_ref());
        for file in alone(&workspace.root, result) {
            let Ok(bytes) = std::fs::read(workspace.root.join(&file)) else { continue };
            let mut problems = Problems::new();
            let Some(template) = read(&file, bytes, &names, &mut problems).filter(Template::is_filled) else {
                continue;
            };
            let filled = FilledFile::new(&file, Arc::new(template), &result.findings);
            let whole = problems.is_empty() && filled.is_whole(&result.findings).is_ok();
            match whole.then(|| filled.filled(&mut result.office())) {
                Some(Ok(copy)) if copy.moved.is_empty() => {}
                Some(Ok(copy)) => found.push(FilledAlone { file, moved: Some(copy.moved.len()) }),
                Some(Err(_)) | None => found.push(FilledAlone { file, moved: None }),
            }
        }
    }
    found
}

/// Word files in the folder of a plan's results that neither the plan names nor a run writes.
fn alone(root: &Path, result: &PlanResult) -> Vec<String> {
    let folder = format!("out/{}", result.id);
    let own: Vec<String> = std::iter::once(format!("{}{ENDING}", result.id))
        .chain(result.filled.iter().map(|file| file.name().to_owned()))
        .flat_map(|name| [name.to_lowercase(), name.to_lowercase().replace(ENDING, &format!(".new{ENDING}"))])
        .collect();
    let entries = std::fs::read_dir(root.join(&folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    // Word keeps a file of that ending beside one that is open.
    let is_document = |name: &String| name.to_lowercase().ends_with(ENDING) && !name.starts_with(['~', '.']);
    let mut names: Vec<String> =
        names.filter(|name| is_document(name) && !own.contains(&name.to_lowercase())).collect();
    names.sort();
    names.into_iter().map(|name| format!("{folder}/{name}")).collect()
}

/// A template that knows all figures by their short forms.
fn recognised(template: Arc<Template>, findings: &Findings) -> Arc<Template> {
    let is_short = |text: &str| marks(text).iter().any(|mark| mark.id.starts_with('#'));
    if !template.paragraphs().iter().any(|of| is_short(&of.text)) {
        return template;
    }
    let ids = findings.figures.keys().map(|id| MarkName::new(MarkKind::Figure.word(), id));
    let mut own = Template::clone(&template);
    own.recognise(&ids.collect::<Vec<_>>());
    Arc::new(own)
}
