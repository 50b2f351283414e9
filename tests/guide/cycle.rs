//! What happens between the commands of the page "from publication to next year's round", on the bundled workspace.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::page::Written;
use crate::support::published::{LEDGER, RETURNED, ROUND, before_late_returns};

/// Takes a step; `None` where it is not known.
#[expect(clippy::ptr_arg, reason = "steps of the guide go into another folder")]
pub(super) fn take(step: &str, here: &mut PathBuf, _: &[Written], rows: &[String]) -> Option<()> {
    match step {
        "before" => before_late_returns(here),
        "late" => late(here, rows),
        "decided" => append(&here.join(LEDGER), rows),
        "draft" => std::fs::write(here.join("原稿.md"), rows.join("\n\n")).unwrap(),
        _ => return None,
    }
    Some(())
}

/// The files that are named arrive, and the days on which they did are written down.
fn late(here: &Path, rows: &[String]) {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR"));
    for row in rows {
        let file = row.split(',').next().unwrap();
        let place = format!("{RETURNED}/{file}");
        std::fs::copy(bundled.join(&place), here.join(&place)).unwrap_or_else(|error| panic!("{place}: {error}"));
    }
    append(&here.join(format!("{ROUND}/received.csv")), rows);
}

/// Adds rows to a list.
pub(super) fn append(list: &Path, rows: &[String]) {
    assert!(!rows.is_empty(), "a step without its rows");
    let mut list = std::fs::OpenOptions::new().append(true).open(list).unwrap();
    for row in rows {
        writeln!(list, "{row}").unwrap();
    }
}
