//! What ends a run. The data never does (that is a [`crate::diagnostic::Diagnostic`]); a definition or
//! plan that is wrong in itself, a disk that is full or a file that cannot be written does.

use std::path::{Path, PathBuf};

use crate::catalogue::{Lang, Phrase, console, definition, system};
use crate::provenance::CellRef;

/// A reason why the run cannot go on.
#[derive(Debug)]
pub enum Error {
    /// Definitions or plans that are wrong in themselves: every mistake, already located and worded.
    Definition {
        /// Each mistake with its place, as it is shown.
        problems: Vec<DefinitionProblem>,
    },
    /// Options of a command that are wrong in the same ways, each shown with what was typed.
    Options {
        /// Each mistake.
        problems: Vec<DefinitionProblem>,
    },
    /// Something is missing from the workspace or does not fit together.
    Workspace(Phrase),
    /// A file or folder could not be read or written.
    Io {
        /// What was being done.
        act: Phrase,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A library that counts, stores or writes refused: our bug or a limit of the format.
    Internal(Phrase),
}

/// One mistake in a definition, plan or prose file, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionProblem {
    /// File, relative to the workspace.
    pub file: String,
    /// Line, from 1; in a workbook the row.
    pub line: usize,
    /// The cell, where the file is a workbook.
    pub cell: Option<CellRef>,
    /// The excerpt with the words marked, in both languages.
    pub rendered: Phrase,
    /// The message alone.
    pub message: Phrase,
    /// Whether it stands in an office's Word file and in nothing that is a definition.
    pub in_word: bool,
}

impl Error {
    /// An I/O failure with what was being done.
    pub fn io(act: Phrase, path: &Path, source: std::io::Error) -> Self {
        Error::Io { act, path: path.to_path_buf(), source }
    }

    /// The same, where what was read are the options of a command.
    #[must_use]
    pub fn of_options(self) -> Self {
        match self {
            Error::Definition { problems } => Error::Options { problems },
            Error::Options { .. } | Error::Workspace(_) | Error::Io { .. } | Error::Internal(_) => self,
        }
    }

    /// The text for a person, in both languages.
    pub fn phrase(&self) -> Phrase {
        Phrase { ja: self.text(Lang::Ja), en: self.text(Lang::En) }
    }

    /// The text for a person.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Error::Definition { problems } => {
                let mut out = String::new();
                for problem in problems {
                    out.push_str(problem.rendered.text(lang));
                    out.push('\n');
                }
                let in_word = problems.iter().filter(|problem| problem.in_word).count();
                let counts = [
                    (problems.len() - in_word, definition::problem_count(problems.len() - in_word)),
                    (in_word, definition::word_problem_count(in_word)),
                ];
                let counts = counts.iter().filter(|(n, _)| *n > 0).map(|(_, said)| said.text(lang));
                out.push_str(&counts.collect::<Vec<_>>().join("\n"));
                out
            }
            Error::Options { problems } => {
                let shown: Vec<&str> = problems.iter().map(|problem| problem.rendered.text(lang)).collect();
                shown.join("\n").trim_end().to_owned()
            }
            Error::Workspace(phrase) | Error::Internal(phrase) => phrase.text(lang).to_owned(),
            Error::Io { act, path, source } => {
                let (reason, remedy) = (system::reason(source), system::remedy(source, path));
                console::io_failed(act, path.display(), reason, remedy).text(lang).to_owned()
            }
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            Error::Definition { .. } | Error::Options { .. } | Error::Workspace(_) | Error::Internal(_) => None,
        }
    }
}
