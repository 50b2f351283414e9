//! The correction ledgers of a workspace: which files they are, and into which of them the program adds rows. A workbook is
//! the analyst's own, with formats, filters and remarks, and may be open in Excel: nothing is ever written into it. What is
//! to be added goes into a CSV beside it, which is read like the ledger itself.

use std::io::Read as _;
use std::path::Path;

use crate::catalogue::{collect as words, system};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::toml::append::ledger_of;
use crate::survey::toml::decisions::{is_book, read_decisions};
use crate::survey::toml::workspace::WorkspaceSettings;
use crate::text::key::key;

/// The ledger of a workspace that declares none, where it is there.
pub const UNDECLARED: &str = "corrections.csv";

/// What the name of the CSV has more than that of the workbook beside which it lies.
const BESIDE: &str = "_確認票.csv";

/// The ledgers in the order in which they are read, each once: those that are declared, and behind each workbook the CSV
/// beside it.
pub(super) fn names(root: &Path, settings: &WorkspaceSettings) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in settings.corrections.iter().chain(&settings.more_corrections) {
        let beside = beside(root, path);
        for name in std::iter::once(path).chain(&beside) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    names
}

/// The ledger into which rows are added: the one that is declared, or the CSV beside it; none where none is declared.
pub fn target(root: &Path, settings: &WorkspaceSettings) -> Option<String> {
    let declared = settings.corrections.as_ref()?;
    Some(beside(root, declared).unwrap_or_else(|| declared.clone()))
}

/// The CSV beside a ledger that is a workbook, or would be one by its name where it is not there yet.
fn beside(root: &Path, ledger: &str) -> Option<String> {
    let (stem, ending) = ledger.rsplit_once('.').unwrap_or((ledger, ""));
    let book = match std::fs::File::open(root.join(ledger)) {
        Ok(file) => {
            let mut start = Vec::new();
            file.take(8).read_to_end(&mut start).is_ok_and(|_| is_book(&start))
        }
        Err(_) => ["xlsx", "xlsm", "xls", "xlsb", "ods"].contains(&ending.to_ascii_lowercase().as_str()),
    };
    book.then(|| format!("{stem}{BESIDE}"))
}

/// Of rows for the ledger those that none of these decisions says already, and how many were left out.
pub fn unsaid(rows: &[[String; 10]], known: &[Decision]) -> (Vec<[String; 10]>, usize) {
    let said = |row: &&[String; 10]| {
        let (fresh, _) = read_decisions("", &ledger_of(std::slice::from_ref(*row)));
        fresh.iter().any(|fresh| known.iter().any(|known| same(known, fresh)))
    };
    let fresh: Vec<[String; 10]> = rows.iter().filter(|row| !said(row)).cloned().collect();
    let left_out = rows.len() - fresh.len();
    (fresh, left_out)
}

/// Whether two rows decide the same; why, who and when may differ.
fn same(one: &Decision, other: &Decision) -> bool {
    let alike = |one: &str, other: &str| key(one) == key(other);
    let kinds = match (&one.kind, &other.kind) {
        (DecisionKind::Set { question, old, new }, DecisionKind::Set { question: q, old: o, new: n }) => {
            alike(question, q) && alike(old, o) && alike(new, n)
        }
        (one, other) => one == other,
    };
    kinds && alike(&one.survey, &other.survey) && alike(&one.round, &other.round) && alike(&one.case, &other.case)
}

/// Reads one ledger. The one that programs write, and the CSV beside a workbook, need not be there yet; a further one that
/// somebody has named must be.
pub(super) fn read(root: &Path, settings: &WorkspaceSettings, path: &str) -> (Vec<Decision>, Vec<Diagnostic>) {
    let expected = settings.more_corrections.iter().any(|more| more == path);
    match std::fs::read(root.join(path)) {
        Ok(bytes) => read_decisions(path, &bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !expected => (Vec::new(), Vec::new()),
        Err(error) => {
            let found = words::cannot_be_opened(system::reason(&error));
            let diagnostic = Diagnostic::of_file(
                "ledger-unreadable",
                Severity::Undecided,
                path,
                found,
                words::expected_file(),
                system::remedy(&error, Path::new(path)),
            );
            (Vec::new(), vec![diagnostic])
        }
    }
}
