//! Reads `surveys/workspace.toml`: what holds for every survey and plan of a workspace.

use std::time::Duration;

use crate::catalogue::{Lang, Phrase};
use crate::survey::toml::reading::beside;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table};
use crate::survey::toml::{keys, shape};
use crate::workbook::Limits;

/// What holds for a whole workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkspaceSettings {
    /// Words for people.
    pub title: Phrase,
    /// The language of the reports.
    pub language: Lang,
    /// Whether everything printed carries 架空データ.
    pub fictional: bool,
    /// The correction ledger, relative to the workspace; programs add their rows to it.
    pub corrections: Option<String>,
    /// Further correction ledgers.
    pub more_corrections: Vec<String>,
    /// The areas, relative to the workspace.
    pub areas: Option<String>,
    /// What one returned file may cost.
    pub limits: Limits,
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
        title: table.phrase("title"),
        language: table.words("language").and_then(|word| Lang::from_word(word.text)).unwrap_or_default(),
        fictional: table.flag("fictional"),
        corrections: table.words("corrections").map(|path| path.text.to_owned()),
        more_corrections: table.list("more_corrections").iter().map(|path| path.text.to_owned()).collect(),
        areas: table.words("areas").map(|path| beside(file, path.text)),
        limits: read_limits(table.table("limits")),
    }
}

/// The limits that are written; the others stay as they are.
fn read_limits(table: Option<&Table>) -> Limits {
    let mut limits = Limits::default();
    let Some(table) = table else { return limits };
    let number = |key: &str| {
        let number = table.number(key)?.to_i128()?;
        u64::try_from(number).ok()
    };
    for (key, limit) in [
        ("file_mb", &mut limits.file_bytes),
        ("unpacked_mb", &mut limits.unpacked_bytes),
        ("text_mb", &mut limits.text_bytes),
        ("apart_mb", &mut limits.apart_memory),
    ] {
        if let Some(megabytes) = number(key) {
            *limit = megabytes << 20;
        }
    }
    for (key, limit) in [("cells", &mut limits.cells), ("files", &mut limits.parts)] {
        if let Some(count) = number(key).and_then(|count| usize::try_from(count).ok()) {
            *limit = count;
        }
    }
    for (key, limit) in [("seconds", &mut limits.time), ("apart_seconds", &mut limits.apart_time)] {
        if let Some(seconds) = number(key) {
            *limit = Duration::from_secs(seconds);
        }
    }
    limits
}
