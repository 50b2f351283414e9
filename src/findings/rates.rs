//! Response rates of several rounds, in total and by stratum.

use crate::catalogue::{Phrase, findings as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::{TableKey, TableRequest};
use crate::findings::reach::Reach;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::responses::table::STRATUM;
use crate::stats::outcome_rate::{return_rate, valid_return_rate};
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;

struct Group {
    code: String,
    label: Phrase,
    condition: Predicate,
    distributed: Vec<EvidencePart>,
    not_returned: Vec<EvidencePart>,
    returned: Vec<EvidencePart>,
    valid: Vec<EvidencePart>,
}

struct Round {
    key: TableKey,
    label: Phrase,
    chain: ChainTicket,
    groups: Vec<Group>,
}

/// The table whose counts are being made.
pub struct Asked<'p> {
    request: &'p TableRequest,
    rounds: Vec<Round>,
}

/// Asks for the chains of every round.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    keys: &[TableKey],
) -> Asked<'p> {
    let rounds = keys
        .iter()
        .filter_map(|key| {
            let (survey, round) = material.round(key)?;
            let mut groups = vec![("total".to_owned(), words::total(), Predicate::Everyone)];
            if survey.strata.len() > 1 {
                groups.extend(survey.strata.iter().map(|stratum| {
                    let label = Phrase::same(stratum.label.clone());
                    (stratum.id.clone(), label, Predicate::is(STRATUM, stratum.id.clone()))
                }));
            }
            let conditions: Vec<Predicate> = groups.iter().map(|(.., condition)| condition.clone()).collect();
            let groups = groups
                .into_iter()
                .map(|(code, label, condition)| {
                    let mut part =
                        |wanted: Predicate, cells| vec![batch.evidence(key, &wanted, &condition, cells)];
                    let unreturned = Predicate::Disposition(Disposition::NotReturned);
                    Group {
                        code,
                        label,
                        condition: condition.clone(),
                        distributed: part(Predicate::Everyone, EvidenceCells::FrameRow),
                        not_returned: part(unreturned.clone(), EvidenceCells::FrameRow),
                        returned: part(Predicate::Not(Box::new(unreturned)), EvidenceCells::Identity),
                        valid: part(material.counted(key), EvidenceCells::Identity),
                    }
                })
                .collect();
            Some(Round {
                key: key.clone(),
                label: words::survey_round(&survey.title, &round.label),
                chain: chain::ask(batch, material, key, None, &Predicate::Everyone, &conditions),
                groups,
            })
        })
        .collect();
    Asked { request, rounds }
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for round in &self.rounds {
            let details = material.round(&round.key);
            let period = details.and_then(|(_, round)| round.fiscal_year).map(|year| (year, year));
            for (g, group) in round.groups.iter().enumerate() {
                let base = round.chain.chain(counted, g);
                let nothing = std::collections::BTreeSet::new();
                let reach = Reach::counted(&round.key, &nothing, group.condition.clone());
                let provisional = material.undecided(&reach);
                let round_label = if g == 0 { round.label.clone() } else { Phrase::default() };
                let mut row = vec![ResultCell::Words(round_label), ResultCell::Words(group.label.clone())];
                let mut add =
                    |what: &str, words: Phrase, value: FigureValue, unit: &str, parts: Vec<&EvidencePart>| {
                        let id = format!(
                            "{}.{}.{}.{}.{what}",
                            self.request.id, round.key.survey, round.key.round, group.code
                        );
                        let label = crate::catalogue::findings::rate_figure(&round.label, &group.label, &words);
                        let mut figure = Figure::computed(id.clone(), label, value, unit, self.request.decimals);
                        figure.base = Some(base);
                        figure.period = period;
                        figure.as_of = details.and_then(|(_, round)| round.as_of);
                        figure.provisional = provisional || !base.adds_up();
                        figure.rests_on.push(reach.clone());
                        figure.evidence = counted.cells(&parts.into_iter().cloned().collect::<Vec<_>>());
                        figures.push(figure);
                        row.push(ResultCell::Figure(id));
                    };
                let open = FigureValue::Undefined(crate::stats::Undefined::UnknownBase);
                let asked = base.distributed;
                add(
                    "distributed",
                    words::distributed(),
                    asked.map_or_else(|| open.clone(), FigureValue::Count),
                    "",
                    group.distributed.iter().collect(),
                );
                add(
                    "returned",
                    words::returned(),
                    FigureValue::Count(base.returned),
                    "",
                    group.returned.iter().collect(),
                );
                add(
                    "not_returned",
                    words::not_returned(),
                    asked.map_or_else(|| open.clone(), |_| FigureValue::Count(base.not_returned)),
                    "",
                    if asked.is_some() { group.not_returned.iter().collect() } else { Vec::new() },
                );
                add("valid", words::valid(), FigureValue::Count(base.valid), "", group.valid.iter().collect());
                let share = |rate: Result<_, _>| rate.map_or_else(FigureValue::Undefined, FigureValue::Share);
                add(
                    "return_rate",
                    words::return_rate(),
                    share(return_rate(&base)),
                    "％",
                    group.returned.iter().chain(&group.distributed).collect(),
                );
                add(
                    "valid_return_rate",
                    words::valid_return_rate(),
                    share(valid_return_rate(&base)),
                    "％",
                    group.valid.iter().chain(&group.distributed).collect(),
                );
                rows.push(row);
            }
        }
        let head = [
            words::survey_heading(),
            words::stratum_heading(),
            words::distributed(),
            words::returned(),
            words::not_returned(),
            words::valid(),
            words::return_rate(),
            words::valid_return_rate(),
        ];
        let table = ResultTable {
            id: self.request.id.clone(),
            title: Phrase::same(self.request.title.clone()),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            notes: vec![words::rates_note()],
        };
        (table, figures)
    }
}
