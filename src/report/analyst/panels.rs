//! Which unit is new, dropped, or changed its answer between the rounds of a table of change. It names cases and stays in
//! the office; of a sensitive survey it is not made.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, change as said, report as words};
use crate::findings::change_table::panel::{Panel, Standing};
use crate::findings::plan::rounds::ChangeRound;
use crate::report::analyst::{Lists, missing_words, table, value_words};
use crate::report::model::ReportTable;
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;

/// A table for every panel.
pub(super) fn panels(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    lists
        .panels
        .iter()
        .filter_map(|panel| {
            let survey = |round: &ChangeRound| lists.surveys.iter().find(|survey| survey.id == round.key.survey);
            let surveys: Vec<&Survey> = panel.rounds.iter().map(survey).collect::<Option<_>>()?;
            (!surveys.iter().any(|survey| survey.sensitive)).then(|| list(lists, &surveys, panel, lang))
        })
        .collect()
}

fn list(lists: Lists<'_>, surveys: &[&Survey], panel: &Panel, lang: Lang) -> ReportTable {
    // Where names differ the last round's are those of today.
    let mut names: BTreeMap<(usize, &str), &str> = BTreeMap::new();
    for (r, of) in panel.rounds.iter().enumerate() {
        let collected =
            lists.rounds.iter().filter(|round| round.survey == of.key.survey && round.round == of.key.round);
        names.extend(
            collected.flat_map(|round| &round.units).map(|unit| ((r, unit.id.as_str()), unit.name.text(lang))),
        );
    }
    let answer = |(r, answer): (usize, &Option<AnswerValue>)| match answer {
        None => said::not_asked().text(lang).to_owned(),
        Some(answer) => match answer.missing() {
            Some(reason) => missing_words(reason).text(lang).to_owned(),
            None => value_words(surveys[r].question(&panel.rounds[r].question), &answer.text(), lang),
        },
    };
    let rows = panel
        .units
        .iter()
        .map(|unit| {
            let last = unit.answers.iter().rposition(Option::is_some).unwrap_or_default();
            let name = names.get(&(last, unit.id.as_str())).copied().unwrap_or_default();
            let code = match unit.was.as_slice() {
                [] => unit.id.clone(),
                was => said::code_was(&unit.id, Phrase::list(was)).text(lang).to_owned(),
            };
            let mut row = vec![code, name.to_owned(), standing(unit.standing).text(lang).to_owned()];
            row.extend(unit.answers.iter().enumerate().map(answer));
            row
        })
        .collect();
    let mut head = vec![words::case_code(), words::case_name(), said::standing()];
    head.extend(panel.rounds.iter().zip(surveys).map(|(round, survey)| {
        let label = survey.round(&round.key.round).map(|round| round.label.clone());
        label.unwrap_or_else(|| Phrase::same(&round.key.round))
    }));
    let title = said::panel_of(&panel.title);
    table(&format!("panel-{}", panel.table), title, said::panel_sheet(&panel.table), head, rows, lang)
}

fn standing(standing: Standing) -> Phrase {
    match standing {
        Standing::Unchanged => said::standing_unchanged(),
        Standing::Changed => said::standing_changed(),
        Standing::Partly => said::standing_partly(),
        Standing::Silent => said::standing_silent(),
        Standing::New => said::standing_new(),
        Standing::Dropped => said::standing_dropped(),
        Standing::Between => said::standing_between(),
        Standing::Merged => said::standing_merged(),
    }
}
