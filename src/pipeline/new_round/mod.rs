//! `kaishu new-round`: the next round of a survey from the last one. What is made is for a person to go on with: nothing that
//! is there is written over, and what cannot be known (days, the area of a merged town) is left open and said.

mod definition;
mod edit;
mod frame;
mod mergers;
mod plan;
mod plans;
mod years;

use std::path::{Path, PathBuf};

use crate::catalogue::{Lang, Phrase, console, new_round as words};
use crate::csv;
use crate::error::Error;
use crate::pipeline::definitions::{self, Definitions, SURVEYS, Written, is_workbook};
use crate::pipeline::new_round::definition::{RoundWords, following, following_text, renew};
use crate::pipeline::new_round::frame::NewFrame;
use crate::pipeline::new_round::mergers::Mergers;
use crate::pipeline::workspace::{self, Workspace};
use crate::pipeline::{fresh, output};
use crate::questionnaire::definition::{Part, write_with_frame};
use crate::survey::definition::{Round, Survey};
use crate::survey::predicate::{fiscal_year_word, iso_date};
use crate::survey::toml::delimited::Delimited;
use crate::survey::toml::reading::beside;
use crate::survey::toml::shape::is_id;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::Table;
use crate::survey::workbook::layout::SURVEY;
use crate::survey::workbook::read_frame_book;
use crate::text::cp932;
use crate::text::era::parse_fiscal_year;
use crate::text::names::nearest;

/// What is wanted of the new round.
#[derive(Debug, Clone, Default)]
pub struct Wishes<'a> {
    /// Id of the survey.
    pub survey: &'a str,
    /// Id of the new round.
    pub round: &'a str,
    /// Id of the survey that the new round is to be, where it has a definition of its own.
    pub definition: Option<&'a str>,
    /// The list of mergers.
    pub mergers: Option<PathBuf>,
    /// Fiscal year.
    pub period: Option<&'a str>,
    /// Words for people.
    pub label: Option<&'a str>,
    /// Day as of which answers hold.
    pub as_of: Option<&'a str>,
    /// Day until which answers are asked for.
    pub deadline: Option<&'a str>,
    /// Id of the plan that is to be made.
    pub plan: Option<&'a str>,
    /// Id of the plan that it is copied from.
    pub from_plan: Option<&'a str>,
}

/// What was made.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// What was done, files first.
    pub done: Vec<Phrase>,
    /// What is left to a person.
    pub left: Vec<Phrase>,
    /// Commands that come next.
    pub next: Vec<String>,
    /// What was not written because it has to be put in by hand.
    pub by_hand: Option<String>,
}

/// Makes the next round.
///
/// # Errors
/// There is no such survey or round, the new one is there already, a name or day cannot be read, the list of mergers is
/// wrong, or a file cannot be written. Then nothing was written.
pub fn new_round(root: &Path, wishes: &Wishes<'_>, lang: Lang) -> Result<Made, Error> {
    let workspace = workspace::load(root)?;
    let mut problems = Problems::new();
    let written = definitions::gather(root, &mut problems)?;
    problems.into_result()?;
    let mut maker = Maker::new(root, &workspace, &written, wishes, lang)?;
    match wishes.definition {
        Some(id) => maker.another_survey(id)?,
        None => maker.further_round()?,
    }
    maker.plans()?;
    maker.write()
}

/// The frame of the new round, and the bytes of the last one where that is a file of text.
type FrameAndLast = (NewFrame, Option<Vec<u8>>);

struct Maker<'a> {
    root: &'a Path,
    workspace: &'a Workspace,
    written: &'a Definitions,
    wishes: &'a Wishes<'a>,
    lang: Lang,
    survey: &'a Survey,
    last: &'a Round,
    source: &'a Written,
    said: RoundWords,
    made: Made,
    files: Vec<(String, Vec<u8>)>,
    /// A definition that gets a further round, with its text and the line where that begins.
    grown: Option<(String, String, usize)>,
    folders: Vec<String>,
}

impl<'a> Maker<'a> {
    fn new(
        root: &'a Path,
        workspace: &'a Workspace,
        written: &'a Definitions,
        wishes: &'a Wishes<'a>,
        lang: Lang,
    ) -> Result<Self, Error> {
        let refuse = |phrase: Phrase| Err(Error::Workspace(phrase));
        let Some(survey) = workspace.surveys.iter().find(|survey| survey.id == wishes.survey) else {
            let ids = workspace.surveys.iter().map(|survey| survey.id.as_str());
            let near = nearest(wishes.survey, ids, 3);
            let near = if near.is_empty() { Phrase::default() } else { console::nearest(near.join(", ")) };
            return refuse(words::no_such_survey(wishes.survey, near));
        };
        let source = written.surveys.iter().find(|written| written.table.text("id") == survey.id);
        let Some(source) = source.filter(|_| survey.records().is_none() && survey.group_of.is_none()) else {
            return refuse(words::not_a_questionnaire(&survey.id));
        };
        let Some(last) = survey.rounds.last() else { return refuse(words::no_round(&survey.id)) };
        for (what, text, capitals) in [
            (words::round_id(), Some(wishes.round), true),
            (words::survey_id(), wishes.definition, false),
            (words::plan_id(), wishes.plan, true),
        ] {
            if let Some(text) = text.filter(|text| !is_id(text, capitals)) {
                return refuse(words::bad_id(what, text));
            }
        }
        for day in [wishes.as_of, wishes.deadline].into_iter().flatten() {
            if iso_date(day).is_none() {
                return refuse(words::bad_day(day));
            }
        }
        let before = last.fiscal_year.unwrap_or_default();
        let year = match wishes.period {
            Some(text) => match fiscal_year_word(text).or_else(|| parse_fiscal_year(text)) {
                Some(year) => year,
                None => return refuse(words::bad_year(text)),
            },
            None => before + 1,
        };
        let moved = years::moved(&last.label.ja, before, year);
        let label = wishes.label.map(str::to_owned).or_else(|| moved.clone());
        let said = RoundWords {
            id: wishes.round.to_owned(),
            label: label.clone().unwrap_or_else(|| last.label.ja.clone()),
            year,
            as_of: wishes.as_of.map(str::to_owned),
            deadline: wishes.deadline.map(str::to_owned),
        };
        let (files, folders, made) = (Vec::new(), Vec::new(), Made::default());
        Ok(Self {
            root,
            workspace,
            written,
            wishes,
            lang,
            survey,
            last,
            source,
            said,
            made,
            files,
            grown: None,
            folders,
        })
    }

    /// A further round of the same survey.
    fn further_round(&mut self) -> Result<(), Error> {
        if self.wishes.mergers.is_some() {
            return Err(Error::Workspace(words::mergers_need_definition()));
        }
        if self.survey.round(self.wishes.round).is_some() {
            return Err(Error::Workspace(words::round_there(&self.survey.id, self.wishes.round)));
        }
        let rounds = self.source.table.tables("round");
        let Some(round) = rounds.last() else { return Err(Error::Workspace(words::no_round(&self.survey.id))) };
        let renewed = renew(round, &self.said, &|path| self.place(path), self.lang);
        let file = self.source.file.name.clone();
        let table = renewed.table.clone();
        let asked = renewed.asked.clone();
        if is_workbook(&file) {
            let listed = |table: &Table| {
                let pair = |entry: &crate::survey::toml::tree::Entry| {
                    Some(format!("{} = {}", entry.key, entry.value.words()?.text))
                };
                table.entries.iter().filter_map(pair).collect::<Vec<_>>().join("、")
            };
            let source = |source: &Table| format!("round = {}、{}", self.wishes.round, listed(source));
            let sources: Vec<String> = table.tables("source").into_iter().map(source).collect();
            let row = words::left_workbook_row(&file, listed(&table), sources.join(" ／ "));
            self.made.left.push(row);
        } else if let Some((text, line)) = renewed.appended(&self.source.file.text, &self.source.table) {
            self.grown = Some((file.clone(), text, line));
        } else {
            let mut alone = Table::default();
            alone.push("round", table.clone());
            let text = crate::survey::toml::write::write_toml(SURVEY, &alone, &renewed.remarks());
            self.made.left.push(words::inline_rounds(&file));
            self.made.by_hand = Some(text);
        }
        self.returns(&table)?;
        self.introduce(&self.survey.id.clone());
        if let (Some(path), Some(frame)) = (&self.survey.frame, self.workspace.frames.get(&self.survey.id)) {
            self.made.left.push(words::left_same_frame(path, frame.cases.len()));
        }
        self.leave(&file, &asked);
        self.next(&self.survey.id.clone());
        Ok(())
    }

    /// A survey of its own, with the last one as the one before it.
    fn another_survey(&mut self, id: &str) -> Result<(), Error> {
        if let Some(there) = self.written.surveys.iter().find(|written| written.table.text("id") == id) {
            return Err(Error::Workspace(words::survey_there(id, &there.file.name)));
        }
        let root = &self.source.table;
        let rounds = root.tables("round");
        let Some(round) = rounds.last() else { return Err(Error::Workspace(words::no_round(&self.survey.id))) };
        let renewed = renew(round, &self.said, &|path| self.place(path), self.lang);
        let in_book = is_workbook(&self.source.file.name);
        let file = format!("{SURVEYS}/{id}.{}", if in_book { "xlsx" } else { "toml" });
        let written_frame = root.words("frame").map(|path| path.text.to_owned());
        // A frame on a sheet of the workbook stays on one; any other becomes a file beside that of the last round.
        let on_sheet = self.survey.frame.as_ref().is_some_and(|path| self.written.frames.contains_key(path));
        let frame_path = written_frame.as_deref().filter(|_| !on_sheet).map(|path| match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{id}.csv"),
            None => format!("{id}.csv"),
        });
        let frame = self.frame()?;
        let (before, title) = (self.last.fiscal_year.unwrap_or_default(), &self.survey.title.ja);
        let title = years::moved(title, before, self.said.year).unwrap_or_else(|| title.clone());
        let made = following(root, id, &title, frame_path.as_deref(), &renewed.table);
        if in_book {
            let mut table = made;
            if on_sheet {
                table.entries.retain(|entry| entry.key != "frame");
            }
            let rows = frame.as_ref().map(|(frame, _)| &frame.rows).filter(|_| on_sheet);
            let remarks = renewed.remarks();
            let part = Part { kind: SURVEY, table: &table, remarks: &remarks };
            let bytes = write_with_frame(&[part], rows, self.lang)?;
            self.files.push((file.clone(), bytes));
            self.made.done.push(words::rewritten());
            let plans = self.written.plans.iter().filter(|plan| plan.file.name == self.source.file.name).count();
            if plans > 0 && self.wishes.plan.is_none() {
                self.made.done.push(words::plans_stay_behind(plans));
            }
        } else {
            let (text, kept) = following_text(&self.source.file.text, root, &made, &renewed);
            self.files.push((file.clone(), text.into_bytes()));
            if kept {
                self.made.left.push(words::left_comments(&file));
            } else {
                self.made.done.push(words::comments_not_kept(&self.source.file.name));
            }
        }
        if let (Some((frame, last)), Some(path)) = (&frame, &frame_path) {
            let path = beside(&SourceFile::new(file.as_str(), ""), path);
            let same = last.clone().filter(|_| !frame.changed);
            self.files.push((path, same.unwrap_or_else(|| frame_csv(&frame.rows, last.as_deref()))));
        }
        let asked = renewed.asked.clone();
        let table = renewed.table.clone();
        self.returns(&table)?;
        self.introduce(id);
        let dropped = root.tables("concordance").len();
        if dropped > 0 {
            self.made.done.push(words::concordance_dropped(dropped));
        }
        if let Some((frame, _)) = frame {
            self.made.done.extend(frame.done);
            self.made.left.extend(frame.left);
        }
        self.made.left.push(words::left_changes(&file));
        self.leave(&file, &asked);
        self.next(id);
        Ok(())
    }

    /// The frame of the new survey, and the bytes of the last one where that is a file of text.
    fn frame(&mut self) -> Result<Option<FrameAndLast>, Error> {
        let (Some(path), Some(frame)) = (&self.survey.frame, self.workspace.frames.get(&self.survey.id)) else {
            return match self.wishes.mergers {
                Some(_) => Err(Error::Workspace(words::mergers_need_frame())),
                None => Ok(None),
            };
        };
        let mut problems = Problems::new();
        let mut bytes = None;
        let source = match self.written.frames.get(path) {
            Some(sheet) => Some(sheet.clone()),
            None => {
                let read = workspace::defined(self.root, path, &self.survey.id, &mut problems)?;
                if is_workbook(path) {
                    self.made.done.push(words::frame_as_csv(path));
                } else {
                    bytes = std::fs::read(self.root.join(path)).ok();
                }
                read
            }
        };
        let mut list = Mergers::default();
        if let Some(file) = &self.wishes.mergers {
            let name = file.to_string_lossy().replace('\\', "/");
            let read = if is_workbook(&name) {
                definitions::open(file, &name, &mut problems)
                    .map(|book| read_frame_book(&name, &book, &mut problems))
            } else {
                let bytes = std::fs::read(file).map_err(|error| Error::io(console::act_read(), file, error))?;
                Some(SourceFile::from_bytes(&name, &bytes))
            };
            if let Some(read) = read {
                list = mergers::read(&read, frame, &mut problems);
            }
        }
        problems.into_result()?;
        let Some(source) = source else { return Ok(None) };
        let made = frame::renew(&Delimited::read(&source), frame, &list, &self.last.id, self.wishes.round);
        Ok(Some((made, bytes)))
    }

    /// Where a folder or file of the last round lies in the new one: `R2` in its path becomes `R3`.
    fn place(&self, path: &str) -> String {
        let (old, new) = (self.last.id.as_str(), self.wishes.round);
        let parts: Vec<&str> = path.split('/').collect();
        if old != new && parts.contains(&old) {
            return parts.iter().map(|part| if *part == old { new } else { part }).collect::<Vec<_>>().join("/");
        }
        let suffix = self.wishes.definition.filter(|_| old == new).unwrap_or(new);
        let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) => (stem, format!(".{ending}")),
            None => (name, String::new()),
        };
        let name = format!("{stem}-{suffix}{ending}");
        if folder.is_empty() { name } else { format!("{folder}/{name}") }
    }

    /// The folders of returns, which are to be empty, and the list of receipts.
    fn returns(&mut self, round: &Table) -> Result<(), Error> {
        let mut filled = Vec::new();
        for source in round.tables("source") {
            let folder = source.text("folder");
            let path = self.root.join(&folder);
            if std::fs::read_dir(&path).is_ok_and(|mut inside| inside.next().is_some()) {
                filled.push(folder.clone());
            }
            self.folders.push(folder);
        }
        if !filled.is_empty() {
            return Err(Error::Workspace(words::source_there(Phrase::list(&filled))));
        }
        if let Some(received) = round.words("received") {
            let head = csv::line(["ファイル名", "受領日", "経路"]);
            self.files.push((received.text.to_owned(), format!("\u{FEFF}{head}\r\n").into_bytes()));
        }
        Ok(())
    }

    fn introduce(&mut self, survey: &str) {
        let questions = self.survey.printed().count();
        let period = format!("FY{}", self.said.year);
        let round = words::round_of(survey, &self.last.id, self.wishes.round, &self.said.label, period);
        self.made.done.push(round);
        self.made.done.push(words::questions_kept(questions));
    }

    /// What every new round leaves to a person.
    fn leave(&mut self, file: &str, asked: &[String]) {
        let left = &mut self.made.left;
        if !asked.is_empty() {
            left.push(words::left_undecided(Phrase::list(asked), file));
        }
        if self.said.label == self.last.label.ja {
            left.push(words::left_label(&self.said.label, file));
        }
        if let Some(deadline) = &self.survey.cover.deadline {
            left.push(words::left_cover(file, deadline));
        }
        let before = self.last.fiscal_year.unwrap_or_default();
        let dated =
            self.survey.printed().filter(|question| years::moved(&question.text.ja, before, before).is_some());
        let dated: Vec<&str> = dated.map(|question| question.id.as_str()).collect();
        if !dated.is_empty() {
            left.push(words::left_year_in_question(Phrase::list(&dated)));
        }
        let blanks: Vec<&str> = self.last.sources.iter().filter_map(|source| source.blank.as_deref()).collect();
        if !blanks.is_empty() {
            left.push(words::left_blank(Phrase::list(&blanks)));
        }
        if let Some(passwords) = &self.last.passwords {
            left.push(words::left_passwords(passwords));
        }
    }

    fn next(&mut self, survey: &str) {
        self.made.next.push("kaishu check".to_owned());
        self.made.next.push(format!("kaishu form {survey} --round {}", self.wishes.round));
    }

    /// Writes everything.
    fn write(mut self) -> Result<Made, Error> {
        let mut grown = Vec::new();
        if let Some((file, text, _)) = &self.grown {
            let path = self.root.join(file);
            let old = std::fs::read(&path).map_err(|error| Error::io(console::act_read(), &path, error))?;
            let Some(bytes) = as_saved(&old, text) else {
                return Err(Error::Workspace(words::not_lossless(file)));
            };
            grown.push((file.clone(), bytes));
        }
        fresh::write(self.root, &self.files)?;
        output::write(self.root, &grown)?;
        for folder in &self.folders {
            let path = self.root.join(folder);
            std::fs::create_dir_all(&path).map_err(|error| Error::io(console::act_write(), &path, error))?;
        }
        let grown = self.grown.iter().map(|(file, _, line)| words::added_to(file, *line));
        let files = self.files.iter().map(|(file, _)| words::made(file));
        let folders = self.folders.iter().map(words::made_folder);
        self.made.done.splice(0..0, grown.chain(files).chain(folders).collect::<Vec<_>>());
        Ok(self.made)
    }
}

/// A text in the character set in which its file is saved; none where that cannot hold it.
fn as_saved(old: &[u8], text: &str) -> Option<Vec<u8>> {
    if std::str::from_utf8(old).is_err() {
        return cp932::encode(text).ok();
    }
    let mark = if old.starts_with("\u{FEFF}".as_bytes()) { "\u{FEFF}" } else { "" };
    Some(format!("{mark}{text}").into_bytes())
}

/// A frame as CSV: in the line ends of the last one, and with the mark by which Excel takes it for UTF-8 unless that did
/// without.
fn frame_csv(rows: &[Vec<String>], last: Option<&[u8]>) -> Vec<u8> {
    let plain = last.filter(|last| std::str::from_utf8(last).is_ok());
    let mark = if plain.is_some_and(|last| !last.starts_with(b"\xEF\xBB\xBF")) { "" } else { "\u{FEFF}" };
    let end = if plain.is_some_and(|last| !last.windows(2).any(|pair| pair == b"\r\n")) { "\n" } else { "\r\n" };
    let lines: String = rows.iter().map(|row| csv::line(row) + end).collect();
    format!("{mark}{lines}").into_bytes()
}
