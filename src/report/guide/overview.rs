//! The surveys of a report: who was asked, how they were chosen, the dates, and where the returns are counted.

use crate::catalogue::{Phrase, guide as words};
use crate::findings::plan::{TableKey, TableKind};
use crate::report::guide::{Ground, Shown};
use crate::survey::definition::{Round, Survey};
use crate::survey::design::{Design, Sampling, Stratum};
use crate::survey::predicate::iso_date;
use crate::text::era::in_words;

pub(super) fn heads() -> Vec<Phrase> {
    vec![words::survey_heading(), words::asked_heading(), words::dates_heading(), words::returned_heading()]
}

/// One row for each round of a questionnaire that a printed figure is counted from.
pub(super) fn rows(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Vec<Phrase>> {
    let questionnaires =
        ground.surveys.iter().filter(|survey| survey.records().is_none() && survey.group_of.is_none());
    let mut rows = Vec::new();
    for survey in questionnaires {
        for round in &survey.rounds {
            let key = TableKey { survey: survey.id.clone(), round: round.id.clone() };
            if shown.keys.contains(&key) {
                let name = words::survey_of(&survey.title, &round.label);
                rows.push(vec![
                    name,
                    asked(ground, survey, &key, round),
                    dates(ground, &key, round),
                    returned(ground, shown, &key),
                ]);
            }
        }
    }
    rows
}

fn asked(ground: &Ground<'_>, survey: &Survey, key: &TableKey, round: &Round) -> Phrase {
    let spoken = |stratum: &&Stratum| ground.strata.get(key).is_none_or(|known| known.contains(&stratum.id));
    let strata = survey.strata.iter().filter(spoken).map(|stratum| {
        let design = match stratum.design {
            Design::Census => words::census(),
            Design::Sample { population: Some(population) } => words::sample_of(population),
            Design::Sample { population: None } => words::sample(),
            Design::Open => words::open(),
        };
        words::stratum(&stratum.label, design)
    });
    let complex = survey.sampling.as_ref().is_some_and(Sampling::is_complex).then(words::by_design);
    let audience = round.audience.as_ref().map(words::audience);
    Phrase::listed(&strata.chain(complex).chain(audience).collect::<Vec<_>>())
}

fn dates(ground: &Ground<'_>, key: &TableKey, round: &Round) -> Phrase {
    let said = |day: &String| iso_date(day).map_or_else(|| Phrase::same(day.clone()), |day| in_words(&day));
    let received = ground.received.get(key).map(|(first, last)| {
        if first == last { words::received_on(said(first)) } else { words::received(said(first), said(last)) }
    });
    let parts: Vec<Phrase> = [
        round.as_of.map(|day| words::as_of(in_words(&day))),
        round.deadline.map(|day| words::deadline(in_words(&day))),
        round.cut_off.map(|day| words::cut_off(in_words(&day))),
        received,
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { words::no_dates() } else { Phrase::listed(&parts) }
}

/// The table of response rates that has the round, else the notes that give the base of each table.
fn returned(ground: &Ground<'_>, shown: &Shown<'_>, key: &TableKey) -> Phrase {
    let of_round = ground.plan.tables.iter().find(|request| match &request.kind {
        TableKind::ResponseRates(rates) => rates.rounds.contains(key),
        _ => false,
    });
    let table = of_round.and_then(|request| shown.tables.iter().find(|table| table.id == request.id));
    table.map_or_else(words::in_notes, |table| words::in_table(table.number))
}
