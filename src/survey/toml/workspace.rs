//! Reads `surveys/workspace.toml`: what holds for every survey and plan of a workspace.

use crate::survey::toml::reading::beside;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::toml::{keys, shape};

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
    Some(settings_of(file, &table, problems))
}

/// Reads the settings from their tree.
pub fn settings_of(file: &SourceFile, table: &Table, problems: &mut Problems) -> WorkspaceSettings {
    shape::check(file, table, keys::WORKSPACE, problems);
    WorkspaceSettings {
        title: table.text("title"),
        fictional: table.flag("fictional"),
        corrections: table.words("corrections").map(|path| path.text.to_owned()),
        areas: table.words("areas").map(|path| beside(file, path.text)),
    }
}
