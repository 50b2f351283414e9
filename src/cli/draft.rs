//! `kaishu draft`: a definition from a file that somebody already has, with what is to be confirmed and what is asked.

use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches};

use crate::catalogue::{Phrase, console, definition_workbook as definition_words, draft as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::collect::files;
use crate::draft::sketch::{Kind, Origin, Place, Service, Sketch, SketchQuestion};
use crate::draft::{Draft, Wishes, draft, place_text, type_word};
use crate::error::Error;
use crate::pipeline::definitions::SURVEYS;
use crate::pipeline::start::Written;
use crate::render::terminal;
use crate::survey::form::Side;
use crate::text::clean::shortened;
use crate::text::era::parse_fiscal_year;
use crate::workbook::{self, Limits, Workbook};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("draft", words::about_draft(), words::examples_draft().text(speaker.lang()))
        .arg(
            speaker
                .positional("FILE", "FILE", words::help_file())
                .required(true)
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            speaker
                .option("output", "FILE", words::help_output())
                .short('o')
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            speaker
                .option("to", "xlsx|toml", words::help_to())
                .value_parser(["xlsx", "toml"])
                .hide_possible_values(true),
        )
        .arg(speaker.option("into", "FOLDER", words::help_into()).value_parser(clap::value_parser!(PathBuf)))
        .arg(speaker.option("id", "ID", words::help_id()))
        .arg(speaker.option("period", "FY2024", words::help_period()))
        .arg(speaker.option("sheet", "NAME", words::help_sheet()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let text = |name: &str| typed.get_one::<String>(name).cloned();
    let period = match text("period") {
        Some(year) => Some(parse_fiscal_year(&year).ok_or_else(|| Error::Workspace(words::bad_period(&year)))?),
        None => None,
    };
    if let Some(id) = text("id").filter(|id| !crate::survey::toml::shape::is_id(id, false)) {
        return Err(Error::Workspace(crate::catalogue::definition::bad_id(&id)));
    }
    let output = typed.get_one::<PathBuf>("output");
    let promised = output.map(|path| Written::of_name(path)).transpose()?;
    let wished = text("to").map(|form| if form == "toml" { Written::Toml } else { Written::Excel });
    if let (Some(path), Some(promised), Some(wished)) = (output, promised, wished)
        && promised != wished
    {
        return Err(Error::Workspace(definition_words::other_ending(path.display(), wished.ending())));
    }
    // The form of the draft: as asked, else by the name of the file, else a workbook.
    let form = wished.or(promised).unwrap_or(Written::Excel);
    let books = read(typed, console)?;
    let into = typed.get_one::<PathBuf>("into").cloned();
    let workspace = into.clone().unwrap_or_else(|| root.to_path_buf());
    let wishes = Wishes { id: text("id"), period, sheet: text("sheet"), folder: folder_in(&workspace, &books) };
    let named: Vec<(String, Workbook)> = books.into_iter().map(|(path, book)| (shown(&path), book)).collect();
    let drafted = draft(&named, &wishes, console.lang)?;
    tell(&drafted, console);
    let Some(definition) = &drafted.definition else { return Ok(Outcome::Findings) };
    let target = match (output, into) {
        (Some(path), _) => Some(path.clone()),
        (None, Some(folder)) => {
            Some(folder.join(SURVEYS).join(format!("{}.{}", drafted.sketch.id, form.ending())))
        }
        (None, None) => None,
    };
    match target {
        Some(path) => {
            let bytes = match form {
                Written::Toml => definition.toml.clone().into_bytes(),
                Written::Excel => definition.workbook(console.lang)?,
            };
            write_new(&path, &bytes)?;
            console.line("");
            console.line(words::written(path.display()).text(console.lang));
            if folder_of(&path).is_none_or(|folder| folder != SURVEYS) {
                console.line(definition_words::read_in_surveys(path.display()).text(console.lang));
            }
            if wishes.folder.is_none() && drafted.sketch.origin != Origin::XlsForm {
                console.line(words::put_files(&drafted.folder).text(console.lang));
            }
        }
        None => {
            console.line("");
            console.line(words::not_written().text(console.lang));
        }
    }
    Ok(Outcome::Done)
}

/// The name of the folder in which a file lies, also where that is the one that is worked in.
fn folder_of(path: &Path) -> Option<std::ffi::OsString> {
    let path = std::path::absolute(path).ok()?;
    path.parent()?.file_name().map(std::ffi::OsStr::to_os_string)
}

/// A new file; one that is there is never written over.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    use std::io::Write as _;
    let failed = |error| Error::io(console::act_write(), path, error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    match std::fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).map_err(failed),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Error::Workspace(words::already_there(path.display())))
        }
        Err(error) => Err(failed(error)),
    }
}

/// The files that were named, folders with all that lies in them. What cannot be read is said.
fn read(typed: &ArgMatches, console: &Console) -> Result<Vec<(PathBuf, Workbook)>, Error> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for path in typed.get_many::<PathBuf>("FILE").into_iter().flatten() {
        if path.is_dir() {
            let inside = files::list(path, "")?;
            paths.extend(inside.iter().map(|name| path.join(name)));
        } else {
            paths.push(path.clone());
        }
    }
    paths.retain(|path| !path.file_name().is_some_and(|name| crate::workbook::is_helper(&name.to_string_lossy())));
    let mut books = Vec::new();
    let alone = paths.len() == 1;
    for path in paths {
        let bytes = std::fs::read(&path).map_err(|error| Error::io(console::act_read(), &path, error))?;
        match workbook::read(&shown(&path), &bytes, &Limits::default()) {
            Ok(book) => books.push((path, book)),
            Err(diagnostic) => {
                let said = console::finding(&diagnostic.found, &diagnostic.expected, &diagnostic.hint);
                if alone {
                    return Err(Error::Workspace(said));
                }
                console.say(&Phrase::same(format!("{}: {}", shown(&path), said.text(console.lang))));
            }
        }
    }
    if books.is_empty() {
        return Err(Error::Workspace(words::no_file()));
    }
    Ok(books)
}

fn shown(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folder of the files relative to the workspace, where they lie in one below it.
fn folder_in(workspace: &Path, books: &[(PathBuf, Workbook)]) -> Option<String> {
    let root = workspace.canonicalize().ok()?;
    let folder = books.last()?.0.canonicalize().ok()?.parent()?.to_path_buf();
    let below = folder.strip_prefix(&root).ok()?;
    let parts: Vec<String> =
        below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    (!parts.is_empty() && parts[0] != "surveys").then(|| parts.join("/"))
}

/// Tells everything about a draft.
pub(super) fn tell(drafted: &Draft, console: &Console) {
    Summary { console, drafted }.print();
}

/// Tells what a draft asks.
pub(super) fn tell_doubts(drafted: &Draft, console: &Console) {
    Summary { console, drafted }.doubts();
}

/// What is told about a draft.
struct Summary<'a> {
    console: &'a Console,
    drafted: &'a Draft,
}

impl Summary<'_> {
    fn say(&self, phrase: &Phrase) {
        self.console.line(phrase.text(self.console.lang));
    }

    fn text(&self, phrase: Phrase) -> String {
        phrase.text(self.console.lang).to_owned()
    }

    fn print(&self) {
        let sketch = &self.drafted.sketch;
        self.say(&words::drafted_from(&sketch.title, origin(sketch.origin)));
        if let Some(sheet) = &sketch.sheet {
            self.say(&words::from_sheet(sheet));
        }
        for (label, found) in [(words::code_at(), &sketch.case_code), (words::name_at(), &sketch.case_name)] {
            if let Some((text, cell)) = found {
                self.say(&words::who_at(label, text.replace('\n', " "), place_text(cell)));
            }
        }
        self.console.line("");
        self.questions(sketch);
        for repeat in &sketch.repeats {
            let columns: Vec<String> = repeat
                .columns
                .iter()
                .map(|(_, label, kind)| format!("{}（{}）", label.replace('\n', " "), type_word(kind)))
                .collect();
            let place = repeat.cells.first().map(place_text).unwrap_or_default();
            self.console.line("");
            self.say(&words::repeat_here(place, shortened(&repeat.title, 24), Phrase::list(&columns)));
        }
        if !sketch.left_out.is_empty() {
            self.console.line("");
            self.say(&words::head_left_out());
            for left in &sketch.left_out {
                self.console.line(&format!(
                    "  {}  {}",
                    place_text(&left.place),
                    left.what.text(self.console.lang)
                ));
            }
        }
        self.unused(sketch);
        if !sketch.doubts.is_empty() {
            self.console.line("");
            self.say(&words::questions_for_you(sketch.doubts.len()));
            self.doubts();
        }
        for (index, proof) in self.drafted.proofs.iter().enumerate() {
            self.console.line("");
            self.say(&words::read_back(&proof.file, proof.returns, proof.answered, proof.boxes));
            for finding in proof.findings.iter().take(5) {
                let place = finding.places.first().map(ToString::to_string).or_else(|| finding.file.clone());
                let place = place.unwrap_or_default();
                self.console.line(&format!(
                    "  [{}] {place}: {}",
                    finding.rule,
                    finding.found.text(self.console.lang)
                ));
            }
            if proof.findings.len() > 5 {
                self.say(&words::more_when_read(proof.findings.len() - 5));
            }
            // Those of the first file are listed with the draft.
            if index > 0 && !proof.uncovered.is_empty() {
                self.say(&words::uncovered(proof.uncovered.len()));
                for (cell, raw) in proof.uncovered.iter().take(8) {
                    let flat: String =
                        raw.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
                    self.console.line(&format!("    {} {flat}", place_text(cell)));
                }
            }
        }
    }

    fn doubts(&self) {
        for (index, doubt) in self.drafted.sketch.doubts.iter().enumerate() {
            let at = doubt.places.first().map(|place| format!("{}  ", place_text(place))).unwrap_or_default();
            self.console.line(&format!("  {}. {at}{}", index + 1, doubt.asks.text(self.console.lang)));
        }
    }

    /// What the sheet holds and the draft does not use.
    fn unused(&self, sketch: &Sketch) {
        let unused: Vec<_> = sketch.unused.iter().filter(|unused| !unused.is_note).collect();
        let notes = sketch.unused.len() - unused.len();
        if !unused.is_empty() {
            self.console.line("");
            self.say(&words::unused_here(unused.len()));
            for unused in unused.iter().take(20) {
                self.console.line(&format!("  {}  {}", place_text(&unused.cell), shortened(&unused.text, 40)));
            }
            if unused.len() > 20 {
                self.say(&words::more_unused_listed(unused.len() - 20));
            }
        }
        if notes > 0 {
            self.say(&words::notes_here(notes));
        }
    }

    fn questions(&self, sketch: &Sketch) {
        let mut rows = vec![vec![
            self.text(words::column_cell()),
            self.text(words::column_number()),
            self.text(words::column_text()),
            self.text(words::column_type()),
            self.text(words::column_place()),
            self.text(words::column_state()),
        ]];
        for question in &sketch.questions {
            let numbers: Vec<String> =
                sketch.open_questions(&question.id).iter().map(ToString::to_string).collect();
            let state = if numbers.is_empty() {
                words::state_confirm()
            } else {
                words::state_asked(Phrase::list(&numbers))
            };
            rows.push(vec![
                question.cells.first().map(|cell| cell.at.to_string()).unwrap_or_default(),
                shortened(&question.number, 10),
                shortened(&question.text, 24),
                Self::kind(sketch, question),
                self.text(placed(question)),
                self.text(state),
            ]);
        }
        for line in terminal::table(&rows, &[false; 6]).lines() {
            self.console.line(line);
        }
    }

    fn kind(sketch: &Sketch, question: &SketchQuestion) -> String {
        let word = type_word(&question.kind);
        match &question.kind {
            Kind::Single(list) | Kind::Multiple(list) => {
                let labels: Vec<&str> = sketch.options(list).iter().map(|option| option.label.as_str()).collect();
                format!("{word} {}", shortened(&labels.join("／"), 24))
            }
            Kind::Quantity { unit, .. } if !unit.is_empty() => format!("{word} {unit}"),
            Kind::Quantity { .. } | Kind::Date | Kind::Text => word.to_owned(),
        }
    }
}

fn origin(origin: Origin) -> Phrase {
    match origin {
        Origin::Form => words::origin_form(),
        Origin::List => words::origin_list(),
        Origin::Export(Service::Microsoft) => words::origin_export("Microsoft Forms"),
        Origin::Export(Service::Google) => words::origin_export("Google Forms"),
        Origin::Export(Service::Reception) => words::origin_export("LoGoフォーム・電子申請"),
        Origin::XlsForm => words::origin_xlsform(),
    }
}

fn placed(question: &SketchQuestion) -> Phrase {
    match &question.place {
        Place::Right => words::place_right(),
        Place::Below => words::place_below(),
        Place::Cell { at, .. } => words::place_cell(at),
        Place::Options(Side::Left) => words::place_marks_left(),
        Place::Options(Side::Right) => words::place_marks_right(),
        Place::Grid(items) => words::place_grid(items.len()),
        Place::Inline { below: false } => words::place_inline(),
        Place::Inline { below: true } => words::place_inline_below(),
        Place::Inside { .. } => words::place_inside(),
        Place::Column => words::place_column(shortened(&question.label, 12)),
        Place::Columns(columns) => words::place_columns(columns.len()),
        Place::Nowhere => words::place_nowhere(),
    }
}
