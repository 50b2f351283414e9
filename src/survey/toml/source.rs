//! A definition file as text, and the mistakes found in it: each worded in both languages, with an excerpt and the
//! wrong words marked. Separate from the readers because plans and prose are wrong in the same ways.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::catalogue::{Lang, Phrase, definition as words};
use crate::error::{DefinitionProblem, Error};

/// A file that people write, with its name for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// File, relative to the workspace, with `/`.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
}

impl SourceFile {
    /// A file from its bytes: UTF-8, with or without a byte order mark, else CP932 as Excel saves a CSV in Japan.
    /// Bytes that are neither become U+FFFD.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned(),
            Err(_) => encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned(),
        };
        Self { name: name.to_owned(), text }
    }

    /// The line in which a byte stands, from 1.
    pub fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|byte| **byte == b'\n').count() + 1
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
    claimed: BTreeMap<String, (String, usize)>,
    folders: Vec<(String, String, usize)>,
    unread: bool,
}

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
        let draw = |lang| excerpt(file, span.clone(), &message, label.as_ref(), help.as_ref(), lang);
        let rendered = Phrase { ja: draw(Lang::Ja), en: draw(Lang::En) };
        let line = file.line(span.start);
        self.found.push((span.start, DefinitionProblem { file: file.name.clone(), line, rendered, message }));
    }

    /// Takes an id that may be used only once in the workspace, and reports the second use.
    pub fn claim(&mut self, file: &SourceFile, id: &str, span: Range<usize>) {
        match self.claimed.get(id) {
            Some((other, line)) => {
                let help = words::first_in_file(other, line);
                self.problem(file, span, words::duplicate(id), None, Some(help));
            }
            None => {
                self.claimed.insert(id.to_owned(), (file.name.clone(), file.line(span.start)));
            }
        }
    }

    /// Takes a folder of returns, and reports one that lies in another or holds another: its files would be read
    /// for both.
    pub fn claim_folder(&mut self, file: &SourceFile, folder: &str, span: Range<usize>) {
        let lies_in =
            |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
        let clash = self.folders.iter().find_map(|(other, in_file, line)| {
            let help = || words::first_in_file(in_file, line);
            if lies_in(folder, other) {
                Some((words::folder_in_folder(folder, other), help()))
            } else {
                lies_in(other, folder).then(|| (words::folder_in_folder(other, folder), help()))
            }
        });
        if let Some((message, help)) = clash {
            self.problem(file, span.clone(), message, None, Some(help));
        }
        self.folders.push((folder.to_owned(), file.name.clone(), file.line(span.start)));
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
    pub fn into_result(mut self) -> Result<(), Error> {
        if self.found.is_empty() {
            return Ok(());
        }
        self.found.sort_by(|(a_at, a), (b_at, b)| {
            (station(&a.file), &a.file, a_at).cmp(&(station(&b.file), &b.file, b_at))
        });
        Err(Error::Definition { problems: self.found.into_iter().map(|(_, problem)| problem).collect() })
    }
}

/// Where a file stands in the order of causes: surveys, then plans, then prose, since each speaks of those before.
fn station(file: &str) -> (bool, bool) {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending);
    (file.starts_with("analysis/"), ending == Some("md"))
}

fn excerpt(
    file: &SourceFile,
    span: Range<usize>,
    message: &Phrase,
    label: Option<&Phrase>,
    help: Option<&Phrase>,
    lang: Lang,
) -> String {
    let (error, hint) = (words::level_error(), words::level_help());
    let mut mark = AnnotationKind::Primary.span(span);
    if let Some(label) = label {
        mark = mark.label(label.text(lang));
    }
    let snippet = Snippet::source(file.text.as_str()).path(file.name.as_str()).annotation(mark);
    let title = Level::ERROR.with_name(error.text(lang)).primary_title(message.text(lang));
    let mut group = title.element(snippet);
    if let Some(help) = help {
        group = group.element(Level::HELP.with_name(hint.text(lang)).message(help.text(lang)));
    }
    let drawn = Renderer::plain().render(&[group]);
    let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
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

/// The probable meaning of a name, or else every name that is known.
pub fn suggest_or_list(word: &str, known: &[&str]) -> Option<Phrase> {
    suggest(word, known.iter().copied()).or_else(|| (!known.is_empty()).then(|| words::known_names(listed(known))))
}

/// As many names as a person reads; a plan has hundreds of figures.
fn listed(known: &[&str]) -> String {
    const SHOWN: usize = 12;
    let more = if known.len() > SHOWN { " / …" } else { "" };
    format!("{}{more}", known[..known.len().min(SHOWN)].join(" / "))
}
