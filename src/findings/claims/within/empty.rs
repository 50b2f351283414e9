//! Headings without anything below them.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::{Format, Kind};

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let blocks = view.blocks();
    let mut found = Vec::new();
    let empty: Vec<bool> = (0..blocks.len()).map(|index| is_empty(view, index)).collect();
    for (index, block) in blocks.iter().enumerate() {
        if !empty[index] {
            continue;
        }
        // Several in a row are a list that looks like headings, or a table of contents.
        let listed = |other: Option<usize>| other.is_some_and(|other| empty.get(other).copied().unwrap_or(false));
        if listed(index.checked_sub(1)) || listed(Some(index + 1)) {
            continue;
        }
        found.push(Discrepancy {
            check: Check::EmptySection,
            places: vec![Spot::whole(view.document, index)],
            found: words::nothing_below(format!("{} {}", block.mark, block.text).trim()),
            expected: words::something_below(),
            hint: words::hint_empty(),
        });
    }
    found
}

fn is_empty(view: &View<'_>, index: usize) -> bool {
    let block = &view.blocks()[index];
    let Kind::Heading { .. } = block.kind else { return false };
    // Of a plain text only a number makes a heading for sure; a heading with a count or a colon says something itself.
    let numbered = block.mark.chars().any(char::is_alphanumeric);
    let sure = match view.document.format {
        Format::Plain => numbered,
        Format::Word | Format::Markdown | Format::Page => true,
    };
    let says = !view.of_block(index).is_empty() || block.text.contains(['：', ':']);
    let elsewhere = ["別紙", "別添", "別表", "略", "なし", "以上"].iter().any(|word| block.text.contains(word));
    // The title of the whole is a heading with everything below it.
    let title = (index == 0 || view.document.titles.contains(&index)) && view.blocks().len() > 1;
    sure && !says && !elsewhere && !title && view.under(index).next().is_none()
}
