//! A definition file as text, and the mistakes found in it: each worded in both languages, with an excerpt and the
//! wrong words marked. Separate from the readers because plans and prose are wrong in the same ways.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::catalogue::{Lang, Phrase, definition as words};
use crate::error::{DefinitionProblem, Error};
use crate::provenance::CellRef;
use crate::survey::toml::cells::{Cells, SourceCell};
use crate::text::charset;
use crate::text::names::display_width;
use crate::workbook;

/// A file that people write, with its name for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// File, relative to the workspace, with `/`.
    pub name: String,
    /// Its text, without a byte order mark; of a workbook, the words of its cells one after the other.
    pub text: String,
    /// Where the words stand, if the file is a workbook.
    pub cells: Option<Cells>,
    /// Where in a Word file each line of the text stands, by the byte at which it begins; nothing of another file.
    pub paragraphs: Option<Vec<(usize, Phrase)>>,
    /// Whether it is no file but the options of a command, one in a line: a place is then the option and not its line.
    pub typed: bool,
    /// The character set, where the file is in one that is not read: a mistake of the whole file.
    pub foreign: Option<&'static str>,
}

impl SourceFile {
    /// A file of text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), cells: None, paragraphs: None, typed: false, foreign: None }
    }

    /// The options of a command, without any yet.
    pub fn command(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { typed: true, ..Self::new(name.clone(), name) }
    }

    /// A workbook without any cell yet.
    pub fn workbook(name: impl Into<String>) -> Self {
        Self { cells: Some(Cells::default()), ..Self::new(name, String::new()) }
    }

    /// Paragraphs of a Word file, each with its place.
    pub fn document(name: impl Into<String>, paragraphs: impl IntoIterator<Item = (Phrase, String)>) -> Self {
        let mut file = Self::new(name, String::new());
        let mut places = Vec::new();
        for (place, text) in paragraphs {
            places.push((file.text.len(), place));
            file.text.push_str(&text.replace('\n', " "));
            file.text.push('\n');
        }
        Self { paragraphs: Some(places), ..file }
    }

    /// The place in a Word file in which a byte stands.
    fn paragraph(&self, at: usize) -> Option<&Phrase> {
        let before = self.paragraphs.iter().flatten().take_while(|(from, _)| *from <= at);
        before.last().map(|(_, place)| place)
    }

    /// A file from its bytes: UTF-8, with or without a byte order mark, else CP932 as Excel saves a CSV in Japan.
    /// Bytes that are neither become U+FFFD.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        let saved = charset::read(bytes);
        Self { foreign: saved.foreign, ..Self::new(name, saved.text) }
    }

    /// The sheet that a table of this file is on, as Excel names it.
    pub fn sheet_name(&self) -> String {
        let sheet = self.cells.as_ref().and_then(|cells| cells.sheets.first().cloned());
        sheet.unwrap_or_else(|| workbook::sheet_name(&self.name))
    }

    /// The cell in which a byte stands, if the file is a workbook.
    fn cell(&self, at: usize) -> Option<(&Cells, &SourceCell)> {
        let cells = self.cells.as_ref()?;
        Some((cells, cells.at(at)?))
    }

    /// The same as a place.
    pub fn cell_ref(&self, at: usize) -> Option<CellRef> {
        let (cells, cell) = self.cell(at)?;
        Some(CellRef { file: self.name.as_str().into(), sheet: cells.sheet(cell).into(), at: cell.at })
    }

    /// The place of a byte in words: its line, or its cell.
    pub fn place(&self, at: usize) -> Phrase {
        match self.cell(at) {
            Some((cells, cell)) => Phrase::same(format!("{}!{}", cells.sheet(cell), cell.at)),
            None if self.paragraphs.is_some() => self.paragraph(at).cloned().unwrap_or_default(),
            None if self.typed => Phrase::same(self.line_at(at).split(' ').next().unwrap_or_default()),
            None => words::line_place(self.line(at)),
        }
    }

    /// Where a key is missing from a table: its blank cell, or else the table.
    pub fn missing(&self, table: &Range<usize>, key: &str) -> Range<usize> {
        self.cells.as_ref().and_then(|cells| cells.blank(table, key)).unwrap_or_else(|| table.clone())
    }

    /// A key as its readers know it: in a workbook the heading of its cell in a row, else the key itself.
    pub fn called<'k>(&'k self, table: &Range<usize>, key: &'k str) -> &'k str {
        let cell = self.cells.as_ref().and_then(|cells| cells.at(cells.blank(table, key)?.start));
        cell.map_or(key, |cell| cell.heading.as_str())
    }

    /// The line in which a byte stands, from 1; in a workbook the row of its cell.
    pub fn line(&self, at: usize) -> usize {
        if let Some((_, cell)) = self.cell(at) {
            return usize::try_from(cell.at.row).unwrap_or(usize::MAX).saturating_add(1);
        }
        let mut end = at.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text[..end].matches('\n').count() + 1
    }

    /// The line in which a byte stands.
    fn line_at(&self, at: usize) -> &str {
        self.text.lines().nth(self.line(at) - 1).unwrap_or_default()
    }

    /// The part of a span that stands in its first line: whole tables are marked by their beginning.
    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let mut start = span.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = span.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let marked = self.text[start..end].lines().next().unwrap_or_default().trim_end();
        start..start + marked.len()
    }
}

/// The mistakes found so far, over any number of files.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<(usize, DefinitionProblem)>,
    claimed: BTreeMap<String, (String, Phrase)>,
    folders: Vec<(String, String, Phrase)>,
    unread: bool,
}

/// Folders of a workspace in which the program keeps copies of what it read: their files would be read again.
const OWN_FOLDERS: [&str; 2] = [".kaishu", "published"];

impl Problems {
    /// No mistakes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a mistake: what is wrong, a word beside the marked place, and what to do.
    pub fn problem(
        &mut self,
        file: &SourceFile,
        span: Range<usize>,
        message: Phrase,
        label: Option<Phrase>,
        help: Option<Phrase>,
    ) {
        let span = file.first_line(span);
        let said = Said { message: &message, label: label.as_ref(), help: help.as_ref() };
        let draw = |lang| match &file.cells {
            Some(cells) => said.of_cell(file, cells.at(span.start).map(|cell| (cells, cell)), &span, lang),
            None if file.typed => said.of_option(file, &span, lang),
            None if file.paragraphs.is_some() => said.of_paragraph(file, &span, lang),
            None => said.of_line(file, span.clone(), lang),
        };
        let rendered = Phrase { ja: draw(Lang::Ja), en: draw(Lang::En) };
        let line = file.line(span.start);
        let cell = file.cell_ref(span.start);
        let in_word = file.paragraphs.is_some();
        let problem = DefinitionProblem { file: file.name.clone(), line, cell, rendered, message, in_word };
        self.found.push((span.start, problem));
    }

    /// Takes an id that may be used only once in the workspace, and reports the second use.
    pub fn claim(&mut self, file: &SourceFile, id: &str, span: Range<usize>) {
        match self.claimed.get(id) {
            Some((other, place)) => {
                let help = words::first_in_file(other, place);
                self.problem(file, span, words::duplicate(id), None, Some(help));
            }
            None => {
                self.claimed.insert(id.to_owned(), (file.name.clone(), file.place(span.start)));
            }
        }
    }

    /// Takes a folder of returns, and reports one that lies in another or holds another: its files would be read
    /// for both.
    pub fn claim_folder(&mut self, file: &SourceFile, folder: &str, span: Range<usize>) {
        let top = folder.split('/').next().unwrap_or(folder);
        if OWN_FOLDERS.iter().any(|own| top.eq_ignore_ascii_case(own)) {
            self.problem(file, span.clone(), words::own_folder(top), None, Some(words::hint_own_folder()));
        }
        let lies_in =
            |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
        let clash = self.folders.iter().find_map(|(other, in_file, place)| {
            let help = || words::first_in_file(in_file, place);
            if lies_in(folder, other) {
                Some((words::folder_in_folder(folder, other), help()))
            } else {
                lies_in(other, folder).then(|| (words::folder_in_folder(other, folder), help()))
            }
        });
        if let Some((message, help)) = clash {
            self.problem(file, span.clone(), message, None, Some(help));
        }
        self.folders.push((folder.to_owned(), file.name.clone(), file.place(span.start)));
    }

    /// Notes that a file could not be read at all, so that names which are missing may stand in it.
    pub fn leave_unread(&mut self) {
        self.unread = true;
    }

    /// Whether a file could not be read at all.
    pub fn has_unread(&self) -> bool {
        self.unread
    }

    /// Whether no mistake was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether one was found in a file, or in those of a folder that ends with `/`.
    pub fn is_in(&self, file: &str) -> bool {
        self.found
            .iter()
            .any(|(_, problem)| problem.file == file || (file.ends_with('/') && problem.file.starts_with(file)))
    }

    /// How many mistakes were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Ends the run where there are mistakes: those of what is asked before those of what is made of it, each in the
    /// order of files and places.
    ///
    /// # Errors
    ///
    /// [`Error::Definition`] with every mistake.
    pub fn into_result(self) -> Result<(), Error> {
        let problems = self.into_problems();
        if problems.is_empty() { Ok(()) } else { Err(Error::Definition { problems }) }
    }

    /// The mistakes in that order.
    pub fn into_problems(mut self) -> Vec<DefinitionProblem> {
        self.found.sort_by(|(a_at, a), (b_at, b)| {
            (station(&a.file), &a.file, a_at).cmp(&(station(&b.file), &b.file, b_at))
        });
        self.found.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// Where a file stands in the order of causes: surveys, then plans, then prose, since each speaks of those before.
fn station(file: &str) -> (bool, bool) {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending);
    (file.starts_with("analysis/"), ending == Some("md"))
}

/// Characters that are shown before and behind a mark of a Word file, whose paragraphs are long.
const AROUND: usize = 24;

/// What is said of a mistake.
struct Said<'a> {
    message: &'a Phrase,
    label: Option<&'a Phrase>,
    help: Option<&'a Phrase>,
}

impl Said<'_> {
    /// With the line of a text file.
    fn of_line(&self, file: &SourceFile, span: Range<usize>, lang: Lang) -> String {
        let (error, hint) = (words::level_error(), words::level_help());
        let mut mark = AnnotationKind::Primary.span(span);
        if let Some(label) = self.label {
            mark = mark.label(label.text(lang));
        }
        let snippet = Snippet::source(file.text.as_str()).path(file.name.as_str()).annotation(mark);
        let title = Level::ERROR.with_name(error.text(lang)).primary_title(self.message.text(lang));
        let mut group = title.element(snippet);
        if let Some(help) = self.help {
            group = group.element(Level::HELP.with_name(hint.text(lang)).message(help.text(lang)));
        }
        let drawn = Renderer::plain().render(&[group]);
        let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
        lines.join("\n") + "\n"
    }

    /// With the cell of a workbook, drawn alike: its address where the number of the line would be.
    fn of_cell(
        &self,
        file: &SourceFile,
        found: Option<(&Cells, &SourceCell)>,
        span: &Range<usize>,
        lang: Lang,
    ) -> String {
        let gutter = found.map(|(_, cell)| cell.at.to_string()).unwrap_or_default();
        let Some((cells, cell)) = found else { return self.drawn(&gutter, &file.name, None, lang) };
        let heading = Some(cell.heading.trim()).filter(|heading| !heading.is_empty());
        let heading = heading.map(words::under_heading).unwrap_or_default();
        let place = format!("{}｜{}!{}{}", file.name, cells.sheet(cell), cell.at, heading.text(lang));
        let text = &file.text[cell.span.clone()];
        let from = span.start.max(cell.span.start) - cell.span.start;
        let blank = words::blank_cell();
        let marked = if text.is_empty() {
            let drawn = blank.text(lang);
            Marked { line: drawn, before: 0, width: display_width(drawn) }
        } else {
            Marked::of(text, from, span.len())
        };
        self.drawn(&gutter, &place, Some(marked), lang)
    }

    /// With the option of a command.
    fn of_option(&self, file: &SourceFile, span: &Range<usize>, lang: Lang) -> String {
        self.drawn("", &file.name, Some(Marked::of(&file.text, span.start, span.len())), lang)
    }

    /// With the words around it in a Word file.
    fn of_paragraph(&self, file: &SourceFile, span: &Range<usize>, lang: Lang) -> String {
        let Some(place) = file.paragraph(span.start) else { return self.drawn("", &file.name, None, lang) };
        let place = format!("{}｜{}", file.name, place.text(lang));
        let from = file.text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let before: Vec<char> = file.text[from..span.start].chars().rev().take(AROUND + 1).collect();
        let after: Vec<char> = file.text[span.end..].chars().take_while(|c| *c != '\n').take(AROUND + 1).collect();
        let cut = |around: &[char]| if around.len() > AROUND { "…" } else { "" };
        let shown = |c: &char| if c.is_whitespace() || c.is_control() { ' ' } else { *c };
        let mut text: String = cut(&before).to_owned();
        text.extend(before.iter().take(AROUND).rev().map(shown));
        let start = text.len();
        text.extend(file.text[span.clone()].chars().map(|c| shown(&c)));
        let marked = text.len() - start;
        text.extend(after.iter().take(AROUND).map(shown));
        text.push_str(cut(&after));
        self.drawn("", &place, Some(Marked::of(&text, start, marked)), lang)
    }

    fn drawn(&self, gutter: &str, place: &str, marked: Option<Marked<'_>>, lang: Lang) -> String {
        let mut lines = vec![format!("{}: {}", words::level_error().text(lang), self.message.text(lang))];
        let pad = " ".repeat(gutter.len());
        lines.push(format!("{pad}--> {place}"));
        if let Some(marked) = marked {
            let label = self.label.map_or("", |label| label.text(lang));
            lines.push(format!("{pad} |"));
            lines.push(format!("{gutter} | {}", marked.line));
            lines.push(format!("{pad} | {}{} {label}", " ".repeat(marked.before), "^".repeat(marked.width)));
        }
        if let Some(help) = self.help {
            lines.push(format!("{pad} |"));
            lines.push(format!("{pad} = {}: {}", words::level_help().text(lang), help.text(lang)));
        }
        lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}

/// A line with the columns that are marked below it.
struct Marked<'a> {
    line: &'a str,
    before: usize,
    width: usize,
}

impl<'a> Marked<'a> {
    /// Of a text the line in which a byte stands, with so many bytes marked from there.
    fn of(text: &'a str, from: usize, bytes: usize) -> Self {
        let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
        let marked = text[from..].get(..bytes.min(text.len() - from)).unwrap_or_default();
        Self {
            line: text[start..].lines().next().unwrap_or_default(),
            before: display_width(&text[start..from]),
            width: display_width(marked).max(1),
        }
    }
}

/// The known name that a misspelt one probably means, the same in every run.
pub fn suggest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<Phrase> {
    let mut near: Vec<(f64, usize, &str)> = known
        .map(|name| (strsim::jaro_winkler(word, name), strsim::levenshtein(word, name), name))
        .filter(|(likeness, edits, _)| *likeness >= 0.75 || (*edits <= 2 && *edits < word.chars().count()))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(b.2)));
    near.first().map(|(_, _, name)| words::did_you_mean(name))
}

/// Whether two names differ in one letter: one is another, lacking or too many.
pub fn one_letter_apart(one: &str, other: &str) -> bool {
    strsim::levenshtein(one, other) == 1
}

/// The probable meaning of a name, or else every name that is known.
pub fn suggest_or_list(word: &str, known: &[&str]) -> Option<Phrase> {
    suggest(word, known.iter().copied()).or_else(|| (!known.is_empty()).then(|| words::known_names(listed(known))))
}

/// As many names as a person reads; a plan has hundreds of figures.
pub fn listed(known: &[&str]) -> String {
    const SHOWN: usize = 12;
    let more = if known.len() > SHOWN { " / …" } else { "" };
    format!("{}{more}", known[..known.len().min(SHOWN)].join(" / "))
}
