//! The cells behind the figures of a report as the analyst's copy of its page lists them: what `kaishu trace` says of each,
//! without what it shows only when it is asked for (what persons wrote, and what stands behind hidden figures).

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, report as words};
use crate::pipeline::run::PlanResult;
use crate::pipeline::trace::CellFacts;
use crate::provenance::CellRef;
use crate::report::model::{CellRecord, FigureCells};

/// The cells behind every figure that the report prints.
pub fn figure_cells(result: &PlanResult, facts: &CellFacts) -> FigureCells {
    let printed: BTreeSet<&str> = result
        .report
        .figures
        .iter()
        .filter(|figure| !figure.printed.is_empty())
        .map(|figure| figure.id.as_str())
        .collect();
    let shown = || {
        let figures = result.findings.figures.values();
        figures.filter(|figure| figure.withheld.is_none() && printed.contains(figure.id.as_str()))
    };
    let cells: BTreeSet<&CellRef> = shown().flat_map(|figure| figure.evidence.iter()).collect();
    let places: BTreeMap<&CellRef, usize> = cells.iter().enumerate().map(|(place, cell)| (*cell, place)).collect();
    let of = shown().map(|figure| {
        let cells = figure.evidence.iter().filter_map(|cell| places.get(cell).copied());
        (figure.id.clone(), cells.collect())
    });
    FigureCells {
        of: of.collect(),
        cells: cells.into_iter().map(|cell| record(cell, facts, result.lang)).collect(),
    }
}

fn record(cell: &CellRef, facts: &CellFacts, lang: Lang) -> CellRecord {
    let fact = facts.get(cell);
    let corrected = fact.corrected_by.as_ref().map(|row| format!("+{row}")).unwrap_or_default();
    CellRecord {
        file: cell.file.to_string(),
        sheet: cell.sheet.to_string(),
        cell: cell.at.to_string(),
        raw: if fact.sensitive { words::kept_back().text(lang).to_owned() } else { fact.raw },
        rule: format!("{}{corrected}", fact.rule),
    }
}
