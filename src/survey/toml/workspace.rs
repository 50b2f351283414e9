//! Reads `surveys/workspace.toml`: what holds for every survey and plan of a workspace.

use crate::survey::toml::reading::beside;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::{keys, shape, tree};

/// What holds for a whole workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkspaceSettings {
    /// Words for people.
    pub title: String,
    /// Whether everything printed carries 架空データ.
    pub fictional: bool,
    /// The correction ledger, relative to the workspace.
    pub corrections: Option<String>,
    /// The areas, relative to the workspace.
    pub areas: Option<String>,
}

/// Reads the settings.
pub fn read_workspace(file: &SourceFile, problems: &mut Problems) -> Option<WorkspaceSettings> {
    let table = tree::parse(file, problems)?;
    shape::check(file, &table, keys::WORKSPACE, problems);
    Some(WorkspaceSettings {
        title: table.text("title"),
        fictional: table.flag("fictional"),
        corrections: table.words("corrections").map(|path| path.text.to_owned()),
        areas: table.words("areas").map(|path| beside(file, path.text)),
    })
}
