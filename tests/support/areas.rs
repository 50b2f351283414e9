//! The areas of the bundled workspace, read from their list and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::cells::csv_rows;

/// Every area with all that it lies in, itself included.
pub(crate) fn containing() -> BTreeMap<String, BTreeSet<String>> {
    let rows = csv_rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys/frames/areas.csv"));
    let place = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
    let (id, part_of, members) = (place("id"), place("part_of"), place("members"));
    let mut above: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in &rows[1..] {
        above.entry(row[id].clone()).or_default().insert(row[id].clone());
        if !row[part_of].is_empty() {
            above.entry(row[id].clone()).or_default().insert(row[part_of].clone());
        }
        for member in row[members].split('|').filter(|member| !member.is_empty()) {
            above.entry(member.to_owned()).or_default().insert(row[id].clone());
        }
    }
    for _ in 0..above.len() {
        let before = above.clone();
        for found in above.values_mut() {
            let further: Vec<String> = found.iter().flat_map(|area| before[area].iter().cloned()).collect();
            found.extend(further);
        }
    }
    above
}
