//! The office's own Word files that a plan names: read and checked with the definitions, since a mark that names nothing is a
//! mistake like any other. What is put into them is made in `filled`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::{Phrase, console, definition, office as words};
use crate::document::{self, Format};
use crate::error::Error;
use crate::findings::marks::{Flaw, MarkKind, marks};
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::nameable::Nameable;
use crate::render::RenderError;
use crate::render::docx::template::{MarkName, Marked, Obstacle, PartKind, Refused, Renaming, Template};
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::Table;
use crate::workbook::{Container, container_of};

/// Ending of the files.
pub(super) const ENDING: &str = ".docx";

/// Reads the files that a plan names and checks their marks; those that are whole, with their paths.
///
/// # Errors
/// A file cannot be read for another reason than that it is not there.
pub fn of_plan(
    root: &Path,
    plan: &AnalysisPlan,
    (written, table): (&SourceFile, &Table),
    names: &Nameable,
    problems: &mut Problems,
) -> Result<Vec<(String, Arc<Template>)>, Error> {
    let mut found = Vec::new();
    let report = format!("{}{ENDING}", plan.id);
    // Names that are taken, and by what.
    let mut taken = vec![(report.to_lowercase(), report)];
    for place in table.several("template") {
        let path = place.text;
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        let mut say = |message, help| problems.problem(written, place.span.clone(), message, None, Some(help));
        if let Some((_, other)) = taken.iter().find(|(known, _)| *known == name) {
            say(words::same_name(path, other), words::hint_same_name());
        }
        // A run writes `NAME.new.docx` beside one that somebody wrote into.
        if let Some((_, other)) = taken.iter().find(|(known, _)| newer(known) == name || *known == newer(&name)) {
            say(words::name_of_newer(path, other), words::hint_same_name());
        }
        taken.push((name, path.to_owned()));
        let bytes = match std::fs::read(root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                say(definition::named_file_missing(path, &plan.id), definition::hint_named_file());
                continue;
            }
            Err(error) => return Err(Error::io(console::act_read(), &root.join(path), error)),
        };
        found.extend(read(path, bytes, names, problems).map(|template| (path.to_owned(), Arc::new(template))));
    }
    Ok(found)
}

/// The name of the new one that is written beside a filled document into which somebody wrote.
fn newer(name: &str) -> String {
    name.strip_suffix(ENDING).map(|stem| format!("{stem}.new{ENDING}")).unwrap_or_default()
}

/// How the name of a file begins that Word puts beside a document that is open.
const LOCK: &str = "~$";

/// How a file of Word begins that is no zip: one of before 2007.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// Reads a file and checks its marks.
pub fn read(path: &str, bytes: Vec<u8>, names: &Nameable, problems: &mut Problems) -> Option<Template> {
    let file = SourceFile::document(path, []);
    let mut refuse = |message: Phrase, help: Phrase| problems.problem(&file, 0..0, message, None, Some(help));
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    if let Some(rest) = name.strip_prefix(LOCK) {
        refuse(words::lock_file(path), words::hint_lock_file(rest));
        return None;
    }
    if matches!(container_of(&bytes), Container::Xlsx | Container::Xls | Container::Xlsb) {
        refuse(words::workbook(path), words::hint_workbook());
        return None;
    }
    match document::kind(path, &bytes) {
        Ok(Format::Word) => {}
        Ok(Format::Markdown | Format::Page | Format::Plain) => {
            refuse(words::no_word_file(path), words::hint_docx_name());
            return None;
        }
        Err(why) if bytes.starts_with(COMPOUND) && why.rule != "document-encrypted" => {
            refuse(words::old_word(path), words::hint_old_word());
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
pub(super) fn known(names: &Nameable) -> Vec<MarkName> {
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
    let whole = SourceFile::document(path, []);
    for (part, text) in template.elsewhere() {
        let typed = marks(text).into_iter().find(|mark| mark.flaw != Some(Flaw::Bare));
        if let Some(mark) = typed {
            let message = words::elsewhere(&text[mark.span], printed_part(part));
            problems.problem(&whole, 0..0, message, None, Some(words::hint_elsewhere()));
        }
    }
    let (file, begins) = shown(path, template);
    with_cells(names, &file.text).check(&file, problems);
    let mut any = false;
    for (paragraph, begin) in &begins {
        for mark in marks(&template.paragraphs()[*paragraph].text) {
            any |= mark.flaw != Some(Flaw::Bare);
            let Some(kind) = mark.kind else { continue };
            let typed = MarkName::new(kind.word(), &mark.id).mark();
            let (message, help) = match template.obstacle(*paragraph, &mark.span, kind.stands_alone()) {
                Some(Obstacle::TrackedChange) => (words::change_inside(typed), words::hint_change_inside()),
                Some(Obstacle::TrackedBlocks) => (words::tracked_blocks(typed), words::hint_tracked_blocks()),
                Some(Obstacle::Crossed) => (words::crossed(typed), words::hint_crossed()),
                Some(Obstacle::AroundCell) => (words::around_cell(typed), words::hint_around_cell()),
                // It was told with the other mistakes of marks.
                Some(Obstacle::NotAlone) | None => continue,
            };
            let span = mark.span.start + begin..mark.span.end + begin;
            problems.problem(&file, span, message, None, Some(help));
        }
    }
    if !any && problems.is_empty() {
        let (message, help) = if template.has_lost_frames() {
            (words::frames_lost(path), words::hint_frames_lost())
        } else {
            (words::no_marks(path), words::hint_no_marks())
        };
        problems.problem(&whole, 0..0, message, None, Some(help));
    }
}

/// What people call a part in which nothing can be filled.
fn printed_part(part: &str) -> Phrase {
    let part = part.to_lowercase();
    if part.contains("charts/") {
        words::part_chart()
    } else if part.contains("diagrams/") {
        words::part_diagram()
    } else {
        words::part_properties()
    }
}

/// The paragraphs that people see as one text, and where each begins in it. What stands there once more for old programs has no
/// mistakes of its own.
pub(super) fn shown(path: &str, template: &Template) -> (SourceFile, BTreeMap<usize, usize>) {
    let shown: Vec<usize> =
        (0..).zip(template.paragraphs()).filter(|(_, of)| !of.echo).map(|(at, _)| at).collect();
    let told = shown.iter().map(|at| &template.paragraphs()[*at]).map(|of| (place(of), of.text.clone()));
    let file = SourceFile::document(path, told);
    let begins: Vec<usize> = file.paragraphs.iter().flatten().map(|(from, _)| *from).collect();
    (file, shown.into_iter().zip(begins).collect())
}

/// The names with the numbers in tables that a text asks for: `table.row.column`, or the short form of one that is too long for
/// the tag of a control. Which of them there are is known when they are counted.
fn with_cells(names: &Nameable, text: &str) -> Nameable {
    let mut names = names.clone();
    let asked = marks(text)
        .into_iter()
        .filter(|mark| mark.kind.is_some_and(|kind| kind.is_of_figure() && names.may_have(kind, &mark.id)));
    let cells: Vec<String> = asked.map(|mark| mark.id).collect();
    names.figures.extend(cells);
    names
}

/// A copy of a file whose marks name other ids, as far as there are others for them; and the marks that stayed.
///
/// # Errors
/// The renderer refuses.
pub fn renamed(
    template: &Template,
    other: &dyn Fn(&str) -> Option<String>,
) -> Result<(Vec<u8>, BTreeSet<String>), RenderError> {
    let (mut names, mut stayed) = (Vec::new(), BTreeSet::new());
    for (paragraph, marked) in template.paragraphs().iter().enumerate() {
        for mark in marks(&marked.text) {
            let Some(kind) = mark.kind.filter(|kind| *kind != MarkKind::Stamp) else { continue };
            match other(&mark.id) {
                Some(id) => {
                    let name = MarkName::new(kind.word(), &id);
                    names.push(Renaming { paragraph, span: mark.span, name });
                }
                None => drop(stayed.insert(MarkName::new(kind.word(), &mark.id).mark())),
            }
        }
    }
    Ok((template.renamed(&names)?, stayed))
}

/// Signs of a paragraph by which it is found again.
const FIRST_WORDS: usize = 20;

/// Where a paragraph is, in words by which a person finds it in Word: pages are known to nobody but Word.
pub(super) fn place(marked: &Marked) -> Phrase {
    let mut said = Vec::new();
    match marked.place.part {
        PartKind::Body => {}
        PartKind::Header => said.push(words::in_header()),
        PartKind::Footer => said.push(words::in_footer()),
        PartKind::Footnotes => said.push(words::in_footnote()),
        PartKind::Endnotes => said.push(words::in_endnote()),
    }
    said.extend(marked.heading.as_deref().map(|heading| words::below_heading(first_words(heading))));
    if let Some((table, row, cell)) = marked.place.cell {
        said.push(words::in_table(table, row, cell));
    }
    if marked.place.text_box {
        said.push(words::in_text_box());
    }
    said.push(words::in_paragraph(first_words(&marked.text)));
    Phrase::listed(&said)
}

fn first_words(text: &str) -> String {
    let plain: String = text.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect();
    let first: String = plain.trim().chars().take(FIRST_WORDS).collect();
    if first.len() < plain.trim().len() { format!("{first}…") } else { first }
}
