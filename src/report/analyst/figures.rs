//! The figures of the report with their ids, so that one can be traced without opening the data file.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, report as words};
use crate::report::analyst::{status_words, table};
use crate::report::model::{Block, FigureRecord, Report, ReportTable};

/// Every figure with its id, so that one can be traced without opening the data file.
pub(super) fn figures(report: &Report, lang: Lang) -> ReportTable {
    let numbers: BTreeMap<&str, u32> = report
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(Block::table)
        .map(|table| (table.id.as_str(), table.number))
        .collect();
    let place = |printed: &String| match numbers.get(printed.as_str()) {
        Some(number) => words::printed_in_table(number, printed).text(lang).to_owned(),
        None => words::printed_in_section(printed).text(lang).to_owned(),
    };
    let row = |figure: &FigureRecord| {
        let no_number = matches!(figure.status.as_str(), "undefined" | "suppressed");
        let unit = if no_number { "" } else { figure.unit.as_str() };
        vec![
            figure.id.clone(),
            figure.label.clone(),
            Phrase::with_unit(&Phrase::same(&figure.text), &Phrase::same(unit)).text(lang).to_owned(),
            figure.value.clone().unwrap_or_default(),
            status_words(&figure.status).text(lang).to_owned(),
            Phrase::list(figure.printed.iter().map(place)).text(lang).to_owned(),
            figure.evidence.map(|cells| cells.to_string()).or_else(|| figure.withheld.clone()).unwrap_or_default(),
        ]
    };
    let head = vec![
        words::figure_id(),
        words::figure_label(),
        words::figure_printed(),
        words::figure_exact(),
        words::figure_status(),
        words::figure_places(),
        words::figure_cells(),
    ];
    let rows = report.figures.iter().map(row).collect();
    let mut list = table("figures", words::figures_section(), words::figures_sheet(), head, rows, lang);
    list.notes.push(words::figures_note().text(lang).to_owned());
    list
}
