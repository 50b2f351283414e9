//! Boxes of several options that are one cell, as after cells were merged over them: one mark would count for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::own_form as words;
use crate::collect::layout::labels::lost;
use crate::collect::layout::{Context, Found};
use crate::provenance::CellRef;
use crate::text::marks::{Mark, mark};

/// Holds out the questions of which one marked cell is the box of several options. An empty one says nothing for any.
pub(super) fn hold_out(context: &Context<'_>, found: &mut Found) {
    let mut options: BTreeMap<CellRef, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for (question, cells) in &found.captured.boxes {
        for cell in cells {
            let marked = !matches!(mark(&cell.raw), Mark::Blank | Mark::NotChosen { .. });
            if let (Some(option), None, true) = (&cell.option, &cell.part, marked) {
                options.entry(cell.at.clone()).or_default().insert((question, option));
            }
        }
    }
    let mut held = Vec::new();
    for (at, boxes) in options.iter().filter(|(_, boxes)| boxes.len() > 1) {
        let questions: BTreeSet<&str> = boxes.iter().map(|(question, _)| *question).collect();
        for id in questions {
            let Some(question) = context.survey.question(id) else { continue };
            let written = context.sheet.grid.text(at.at);
            let mut diagnostic = lost(
                context,
                "shared-box",
                id,
                Some(id),
                words::box_shared(&question.number, boxes.len(), written.trim()),
                words::box_each(),
                words::hint_box_shared(),
            );
            diagnostic.places.push(at.clone());
            held.push((id.to_owned(), diagnostic));
        }
    }
    for (question, diagnostic) in held {
        found.captured.boxes.retain(|(id, _)| *id != question);
        // The same question may have several such cells; one finding holds it out.
        if found.captured.lost.insert(question) {
            found.diagnostics.push(diagnostic);
        }
    }
}
