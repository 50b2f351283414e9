//! The bundled workspace on the day on which its round R3 was first published (`fixtures/README.md`).

use std::path::Path;

use super::{DEFINED, copy};

/// The day of the first publication.
pub(crate) const PUBLISHED: &str = "2022-01-31";
pub(crate) const ROUND: &str = "fixtures/network-need/R3";
pub(crate) const RETURNED: &str = "fixtures/network-need/R3/municipalities";
pub(crate) const LEDGER: &str = "fixtures/corrections.csv";

/// Puts the workspace of that day into a folder: without the files that came later, and without what was decided later.
pub(crate) fn before_late_returns(folder: &Path) {
    copy(Path::new(env!("CARGO_MANIFEST_DIR")), &DEFINED, false, folder);
    let receipts = folder.join(ROUND).join("received.csv");
    let late = cut(&receipts, 1);
    assert_eq!(late.len(), 4);
    for row in late {
        let file = row.split(',').next().unwrap();
        std::fs::remove_file(folder.join(RETURNED).join(file)).unwrap();
    }
    assert_eq!(cut(&folder.join(LEDGER), 9).len(), 2);
}

/// Takes the rows out of a list whose day, in a column, is later; and gives them.
fn cut(list: &Path, day: usize) -> Vec<String> {
    let text = std::fs::read_to_string(list).unwrap();
    let (late, kept): (Vec<&str>, Vec<&str>) = text
        .lines()
        .partition(|line| line.split(',').nth(day).is_some_and(|day| day.starts_with("20") && day > PUBLISHED));
    std::fs::write(list, kept.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    late.into_iter().map(str::to_owned).collect()
}
