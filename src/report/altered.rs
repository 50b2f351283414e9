//! The analyst's list of what respondents changed in the forms themselves (様式の変更), with what the format does not tell.

use crate::catalogue::{Lang, own_form as words, report as columns};
use crate::collect::CollectedRound;
use crate::collect::own_form::{Alteration, Found};
use crate::report::model::{ReportTable, TableCell};
use crate::survey::definition::Survey;

/// The list; none where nothing was changed in any form.
pub(super) fn table(surveys: &[Survey], rounds: &[CollectedRound], lang: Lang) -> Option<ReportTable> {
    let alterations: Vec<(bool, &Alteration)> = rounds
        .iter()
        .flat_map(|round| {
            let sensitive = surveys.iter().any(|survey| survey.id == round.survey && survey.sensitive);
            round.alterations.iter().map(move |alteration| (sensitive, alteration))
        })
        .collect();
    if alterations.is_empty() {
        return None;
    }
    let row = |(sensitive, alteration): &(bool, &Alteration)| {
        let (was, now) = match &alteration.found {
            // What somebody wrote about persons stays in the store.
            Found::Changed { was, .. } if *sensitive => (was.clone(), columns::kept_back().text(lang).to_owned()),
            Found::Changed { was, now } => (was.clone(), now.clone()),
            Found::NotAvailable => (String::new(), words::altered_unknown().text(lang).to_owned()),
        };
        let place = alteration.at.map(|at| at.to_string()).unwrap_or_default();
        let kind = alteration.kind.words().text(lang).to_owned();
        let cells = [alteration.file.clone(), alteration.sheet.clone(), place, kind, was, now];
        cells.into_iter().map(TableCell::words).collect()
    };
    let head = [
        columns::file(),
        words::form_sheet(),
        words::form_cell(),
        words::altered_kind(),
        words::altered_was(),
        words::altered_now(),
    ];
    Some(ReportTable {
        id: "altered-forms".to_owned(),
        number: 0,
        title: words::altered_section().text(lang).to_owned(),
        head: vec![head.iter().map(|phrase| TableCell::words(phrase.text(lang))).collect()],
        rows: alterations.iter().map(row).collect(),
        stub_columns: 1,
        notes: Vec::new(),
        sheet: Some(words::altered_sheet().text(lang).to_owned()),
        chart: None,
        in_data: None,
    })
}
