//! The office's own Word files that a plan names: read and checked with the definitions, since a mark that names nothing is a
//! mistake like any other, and filled with what the plan found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::{Lang, Phrase, console, definition, office as words};
use crate::document::{self, Format};
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::read::Nameable;
use crate::findings::prose::{Mark, MarkKind, marks};
use crate::render::RenderError;
use crate::render::docx::template::{Filling, MarkName, Obstacle, PartKind, Place, Refused, Template};
use crate::render::picture;
use crate::report::compose::report_words;
use crate::report::office;
use crate::survey::toml::source::{Problems, SourceFile, suggest_or_list};

/// Ending of the files.
const ENDING: &str = ".docx";

/// A file with what its marks say.
#[derive(Debug, Clone)]
pub struct FilledFile {
    /// Its path, as it is named.
    pub path: String,
    template: Arc<Template>,
    fillings: Vec<Filling>,
    /// Marks of numbers in tables that the tables do not have, with their paragraphs.
    missing: Vec<(usize, Mark)>,
    lang: Lang,
    /// The figures that it prints.
    pub figures: BTreeSet<String>,
}

impl FilledFile {
    /// What its marks say by what was found.
    pub fn new(path: &str, template: Arc<Template>, findings: &Findings, lang: Lang) -> Self {
        let template = recognised(template, findings);
        let (mut fillings, mut missing) = (Vec::new(), Vec::new());
        let mut figures = BTreeSet::new();
        for (paragraph, marked) in template.paragraphs().iter().enumerate() {
            for mark in marks(&marked.text) {
                let Some(kind) = mark.kind else { continue };
                if kind == MarkKind::Figure && !findings.figures.contains_key(&mark.id) {
                    missing.push((paragraph, mark));
                    continue;
                }
                figures.extend(office::figures(findings, kind, &mark.id));
                let content = office::said(findings, kind, &mark.id, lang);
                let name = MarkName::new(kind.word(), &mark.id);
                fillings.push(Filling { paragraph, span: mark.span, name, content });
            }
        }
        Self { path: path.to_owned(), template, fillings, missing, lang, figures }
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
    pub fn is_other(&self, old: Vec<u8>, new: &[u8], names: &Nameable, findings: &Findings) -> bool {
        if old == new {
            return false;
        }
        let Ok(mut template) = Template::read(old) else { return true };
        template.recognise(&known(names));
        let again = Self::new(&self.path, Arc::new(template), findings, self.lang);
        again.bytes().as_deref() != Ok(new)
    }

    /// Its name without the folder.
    pub fn name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }

    /// How many marks are filled.
    pub fn count(&self) -> usize {
        let shown = |filling: &&Filling| !self.template.paragraphs()[filling.paragraph].echo;
        self.fillings.iter().filter(shown).count()
    }

    /// The filled file.
    ///
    /// # Errors
    /// The renderer refuses.
    pub fn bytes(&self) -> Result<Vec<u8>, RenderError> {
        self.template.filled(&self.fillings, &report_words(self.lang), &picture::png)
    }
}

/// Reads the files that a plan names and checks their marks; those that are whole, with their paths.
///
/// # Errors
/// A file cannot be read for another reason than that it is not there.
pub fn of_plan(
    root: &Path,
    plan: &AnalysisPlan,
    names: &Nameable,
    problems: &mut Problems,
) -> Result<Vec<(String, Arc<Template>)>, Error> {
    let mut found = Vec::new();
    let report = format!("{}{ENDING}", plan.id);
    let mut taken = vec![report.to_lowercase()];
    for path in &plan.templates {
        let file = SourceFile::new(path, "");
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut say = |message, help| problems.problem(&file, 0..0, message, None, Some(help));
        if taken.contains(&name.to_lowercase()) {
            say(words::same_name(path, &report), words::hint_same_name());
        }
        taken.push(name.to_lowercase());
        let bytes = match std::fs::read(root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                say(definition::named_file_missing(path, &plan.id), definition::hint_named_file());
                continue;
            }
            Err(error) => return Err(Error::io(console::act_read(), &root.join(path), error)),
        };
        found.extend(read(path, bytes, names, problems).map(|template| (path.clone(), Arc::new(template))));
    }
    Ok(found)
}

/// Reads a file and checks its marks.
pub fn read(path: &str, bytes: Vec<u8>, names: &Nameable, problems: &mut Problems) -> Option<Template> {
    let file = SourceFile::new(path, "");
    let mut refuse = |message: Phrase, help: Phrase| problems.problem(&file, 0..0, message, None, Some(help));
    match document::kind(path, &bytes) {
        Ok(Format::Word) => {}
        Ok(Format::Markdown | Format::Page | Format::Plain) => {
            refuse(words::no_word_file(path), words::hint_docx_name());
            return None;
        }
        Err(why) => {
            refuse(words::not_word(path, &why.found), why.hint.clone());
            return None;
        }
    }
    if !path.to_lowercase().ends_with(ENDING) {
        refuse(words::not_docx_name(path), words::hint_docx_name());
        return None;
    }
    let mut template = match Template::read(bytes) {
        Ok(template) => template,
        Err(why) => {
            let (message, help) = refused(path, &why);
            refuse(message, help);
            return None;
        }
    };
    template.recognise(&known(names));
    check(path, &template, names, problems);
    Some(template)
}

/// The names that marks can have.
fn known(names: &Nameable) -> Vec<MarkName> {
    let of_kind = |kind: MarkKind| names.ids(kind).iter().map(move |id| MarkName::new(kind.word(), id));
    MarkKind::ALL.into_iter().flat_map(of_kind).collect()
}

fn refused(path: &str, why: &Refused) -> (Phrase, Phrase) {
    match why {
        Refused::Damaged { part, detail } => (words::damaged(path, part, detail), words::hint_damaged()),
        Refused::WordTemplate => (words::word_template(path), words::hint_word_template()),
        Refused::Macros => (words::macros(path), words::hint_macros()),
        Refused::Strict => (words::strict(path), words::hint_strict()),
        Refused::NoDocument => (words::no_document(path), words::hint_damaged()),
        Refused::TooLarge => (words::too_large(path), words::hint_damaged()),
    }
}

/// Notes every mark that names nothing or cannot be filled where it stands.
fn check(path: &str, template: &Template, names: &Nameable, problems: &mut Problems) {
    let whole = SourceFile::new(path, "");
    for part in template.elsewhere() {
        problems.problem(&whole, 0..0, words::elsewhere(part), None, Some(words::hint_elsewhere()));
    }
    let (file, begins) = shown(path, template);
    with_cells(names, &file.text).check(&file, problems);
    let mut any = false;
    for (paragraph, begin) in &begins {
        for mark in marks(&template.paragraphs()[*paragraph].text) {
            any = true;
            let Some(kind) = mark.kind else { continue };
            let (message, help) = match template.obstacle(*paragraph, &mark.span, kind.stands_alone()) {
                Some(Obstacle::TrackedChange) => (words::change_inside(&mark.id), words::hint_change_inside()),
                Some(Obstacle::Crossed) => (words::crossed(&mark.id), words::hint_crossed()),
                Some(Obstacle::AroundCell) => (words::around_cell(&mark.id), words::hint_around_cell()),
                // It was told with the other mistakes of marks.
                Some(Obstacle::NotAlone) | None => continue,
            };
            let span = mark.span.start + begin..mark.span.end + begin;
            problems.problem(&file, span, message, None, Some(help));
        }
    }
    if !any && problems.is_empty() {
        problems.problem(&whole, 0..0, words::no_marks(path), None, Some(words::hint_no_marks()));
    }
}

/// The paragraphs that people see as one text, and where each begins in it. What stands there once more for old programs has no
/// mistakes of its own.
fn shown(path: &str, template: &Template) -> (SourceFile, BTreeMap<usize, usize>) {
    let shown: Vec<usize> =
        (0..).zip(template.paragraphs()).filter(|(_, of)| !of.echo).map(|(at, _)| at).collect();
    let told = shown.iter().map(|at| &template.paragraphs()[*at]).map(|of| (place(of.place), of.text.clone()));
    let file = SourceFile::document(path, told);
    let begins: Vec<usize> = file.paragraphs.iter().flatten().map(|(from, _)| *from).collect();
    (file, shown.into_iter().zip(begins).collect())
}

/// The names with the numbers in tables that a text asks for: `table.row.column`, or the short form of one that is too long for
/// the tag of a control. Which of them there are is known when they are counted.
fn with_cells(names: &Nameable, text: &str) -> Nameable {
    let mut names = names.clone();
    let may_be = |id: &str| {
        id.starts_with('#')
            || id.split_once('.').is_some_and(|(table, _)| names.tables.iter().any(|of| of == table))
    };
    let asked = marks(text).into_iter().filter(|mark| mark.kind == Some(MarkKind::Figure) && may_be(&mark.id));
    let cells: Vec<String> = asked.map(|mark| mark.id).collect();
    names.figures.extend(cells);
    names
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

fn place(place: Place) -> Phrase {
    let n = place.paragraph;
    let mut said = match place.part {
        PartKind::Body => words::body_paragraph(n),
        PartKind::Header => words::header_paragraph(n),
        PartKind::Footer => words::footer_paragraph(n),
        PartKind::Footnotes => words::footnote_paragraph(n),
        PartKind::Endnotes => words::endnote_paragraph(n),
    };
    if let Some((table, row, cell)) = place.cell {
        said = words::in_cell(said, table, row, cell);
    }
    if place.text_box { words::in_text_box(said) } else { said }
}
