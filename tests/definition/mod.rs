//! Definition files: that the bundled ones read, and that mistakes are reported all at once, each at its words.

mod bundled;
mod inference;
mod ledger;
mod mistakes;
mod names;
mod one_mistake;
mod plans;
mod slips;
mod statements;
mod tables;

use std::path::Path;

use kaishu::error::{DefinitionProblem, Error};
use kaishu::survey::definition::Survey;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::read_survey;

/// A file below the project's folder, under its name in a workspace.
fn file(path: &str, name: &str) -> SourceFile {
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path);
    SourceFile::from_bytes(name, &bytes)
}

/// A fixture, as if it were `surveys/<name>`.
fn fixture(name: &str) -> SourceFile {
    file(&format!("tests/fixtures/definition/{name}"), &format!("surveys/{name}"))
}

/// A small survey without mistakes, with one part of it changed.
fn changed(from: &str, to: &str) -> SourceFile {
    let mut survey = fixture("small.toml");
    assert!(survey.text.contains(from), "the small survey has no {from}");
    survey.text = survey.text.replacen(from, to, 1);
    survey
}

/// The mistakes found by a reader.
fn mistakes(read: impl FnOnce(&mut Problems)) -> Vec<DefinitionProblem> {
    let mut problems = Problems::new();
    read(&mut problems);
    match problems.into_result() {
        Ok(()) => Vec::new(),
        Err(Error::Definition { problems }) => problems,
        Err(other) => panic!("{other}"),
    }
}

/// The mistakes of a survey.
fn of_survey(survey: &SourceFile) -> Vec<DefinitionProblem> {
    mistakes(|problems| drop(read_survey(survey, problems)))
}

/// Line, Japanese message and marked words of the one mistake of a survey.
fn only(survey: &SourceFile) -> (usize, String, String) {
    let found = of_survey(survey);
    assert_eq!(found.len(), 1, "{}", Error::Definition { problems: found.clone() });
    (found[0].line, found[0].message.ja.clone(), found[0].rendered.ja.clone())
}

/// A survey that reads without a mistake.
fn sound(survey: &SourceFile) -> Survey {
    let mut problems = Problems::new();
    let read = read_survey(survey, &mut problems);
    if let Err(error) = problems.into_result() {
        panic!("{error}");
    }
    read.expect("a survey")
}
