//! The rows of a sample with its design: what each unit stands for, in which stratum and cluster it was drawn, and how much of
//! the population that is. Everything here comes from the definition and its frame.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, findings, sampling as words};
use crate::responses::table::{ResponseTable, STRATUM};
use crate::stats::Undefined;
use crate::stats::design::{self, Margin, MeanEstimate, RakingVariance, Selection, Stage};
use crate::stats::moments::only_rounding;
use crate::stats::number::count;
use crate::stats::weights::kish;
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;
use crate::survey::design::{Design, Lonely, Sampling};
use crate::text::number::{self, Decimal};

/// A number that no unit of a population is counted with: of a stratum whose size nobody knows.
const WITHOUT_END: f64 = f64::INFINITY;

/// A sample as it was drawn.
#[derive(Debug)]
pub(in crate::findings) struct Sample {
    /// Its design, with weights brought to known sizes.
    pub design: design::Design,
    /// What is said of it under the table.
    pub note: Phrase,
    /// Which of its units come from a stratum in which every unit of the population is there.
    taken_whole: Vec<bool>,
    /// Whether its standard errors know how large the population is.
    corrected: bool,
}

/// The code of a row in a column; empty where it has none.
fn code<'t>(table: &'t ResponseTable, column: &str, row: usize) -> &'t str {
    match table.column(column).and_then(|column| column.values.get(row)) {
        Some(AnswerValue::Code(code)) => code,
        Some(
            AnswerValue::Options(_)
            | AnswerValue::Quantity(_)
            | AnswerValue::Date(_)
            | AnswerValue::Text(_)
            | AnswerValue::Missing(_),
        )
        | None => "",
    }
}

/// A number as a column of the frame writes it.
fn number_in(table: &ResponseTable, column: &str, row: usize) -> Option<f64> {
    Decimal::from_text(code(table, column, row))?.to_string().parse().ok()
}

/// The place of each value among the different ones, in order.
fn numbered<T: Ord>(values: &[T]) -> Vec<usize> {
    let different: BTreeSet<&T> = values.iter().collect();
    let places: BTreeMap<&T, usize> = different.into_iter().zip(0..).collect();
    values.iter().map(|value| places.get(value).copied().unwrap_or_default()).collect()
}

impl Sample {
    /// The sample of these rows, which are the valid returns.
    ///
    /// # Errors
    /// What [`design::Design::new`] and the calibration refuse.
    pub(in crate::findings) fn new(
        survey: &Survey,
        table: &ResponseTable,
        rows: &[usize],
    ) -> Result<Self, Undefined> {
        let plain = Sampling::default();
        let sampling = survey.sampling.as_ref().unwrap_or(&plain);
        let strata: Vec<&str> = rows.iter().map(|row| code(table, STRATUM, *row)).collect();
        let returned = |stratum: &str| count(strata.iter().filter(|of| **of == stratum).count());
        // A census that is complete was taken whole.
        let population: BTreeMap<&str, f64> = survey
            .strata
            .iter()
            .map(|stratum| {
                let size = match stratum.design {
                    Design::Sample { population: Some(size) } => size.to_string().parse().unwrap_or(WITHOUT_END),
                    Design::Sample { population: None } => WITHOUT_END,
                    Design::Census | Design::Open => returned(&stratum.id),
                };
                (stratum.id.as_str(), size)
            })
            .collect();
        let size_of = |stratum: &str| population.get(stratum).copied().unwrap_or(WITHOUT_END);
        let is_census =
            |stratum: &str| survey.strata.iter().any(|of| of.id == stratum && of.design == Design::Census);
        let weight = |(row, stratum): (&usize, &&str)| match &sampling.weight {
            Some(column) if !is_census(stratum) => number_in(table, column, *row).ok_or(Undefined::Impossible),
            Some(_) | None => {
                let size = size_of(stratum);
                Ok(if size.is_finite() { size / returned(stratum) } else { 1.0 })
            }
        };
        let weights = rows.iter().zip(&strata).map(weight).collect::<Result<Vec<f64>, _>>()?;
        let stages = stages(sampling, table, rows, &strata, size_of, is_census)?;
        let first = stages.first().map(|stage| stage.clusters.iter().collect::<BTreeSet<_>>().len());
        let corrected = stages.first().and_then(|stage| stage.population.as_ref()).map(|sizes| {
            let known = sizes.iter().filter(|size| size.is_finite()).count();
            (known == sizes.len(), known > 0)
        });
        let lonely = match sampling.lonely {
            Lonely::Fail => design::Lonely::Fail,
            Lonely::Remove => design::Lonely::Remove,
            Lonely::Adjust => design::Lonely::Adjust,
            Lonely::Average => design::Lonely::Average,
        };
        let declared: f64 = weights.iter().sum();
        let kish = kish(&weights)?.effect?;
        let selection = Selection { weights, strata: Some(numbered(&strata)), stages, lonely };
        let design = calibrated(design::Design::new(selection)?, sampling, table, rows)?;

        let whole = |stratum: &&str| {
            let all = size_of(stratum) <= returned(stratum);
            is_census(stratum) || (all && sampling.cluster.is_none() && sampling.weight.is_none())
        };
        let taken_whole = strata.iter().map(whole).collect();

        let mut notes = vec![match (&sampling.weight, population.values().any(|size| size.is_finite())) {
            (Some(column), _) => words::weights_of_column(column),
            (None, true) => words::weights_of_strata(),
            (None, false) => words::weights_equal(),
        }];
        if sampling.weight.is_some() && sampling.margins.is_empty() {
            notes.push(words::weights_of_those(number::real(declared, 1)));
        }
        let there = numbered(&strata).iter().max().map_or(0, |last| last + 1);
        notes.push(words::design_line(there, first.unwrap_or_default(), design.all_degrees_of_freedom()));
        notes.push(match corrected {
            Some((true, _)) => words::corrected(),
            Some((false, true)) => words::corrected_partly(),
            Some((false, false)) | None => words::uncorrected(),
        });
        let censuses: Vec<&Phrase> = survey
            .strata
            .iter()
            .filter(|stratum| is_census(&stratum.id) && strata.contains(&stratum.id.as_str()))
            .map(|stratum| &stratum.label)
            .collect();
        if !censuses.is_empty() {
            notes.push(words::take_all(Phrase::list(censuses)));
        }
        match sampling.margins.as_slice() {
            [] => {}
            [margin] => notes.push(words::post_stratified(&margin.column)),
            margins => {
                let columns: Vec<&str> = margins.iter().map(|margin| margin.column.as_str()).collect();
                notes.push(words::raked(Phrase::list(&columns)));
            }
        }
        if sampling.cluster.is_some() {
            notes.push(lonely_note(sampling.lonely));
        }
        let effective = number::real(kish.effective_n, 1);
        notes.push(words::effective(rows.len(), effective));
        let note = notes.into_iter().reduce(findings::notes_joined).unwrap_or_default();
        let corrected = matches!(corrected, Some((true, _)));
        Ok(Self { design, note, taken_whole, corrected })
    }
}

impl Sample {
    /// How many times the variance of a simple sample of as many units: drawn without replacement where the design is
    /// corrected for the population (Kish 1965; R `svymean(deff = TRUE)`), and with replacement where it is not.
    pub(super) fn effect_of(&self, mean: &MeanEstimate) -> Result<f64, Undefined> {
        if self.corrected { mean.design_effect } else { mean.design_effect_replace }
    }

    /// Why an estimate of those with a value has no error to speak of, where its standard error is 0 beside that value.
    pub(super) fn without_error(
        &self,
        inside: impl Iterator<Item = bool>,
        value: f64,
        error: Result<f64, Undefined>,
    ) -> Option<Undefined> {
        let whole = inside.zip(&self.taken_whole).filter(|(inside, _)| *inside).all(|(_, whole)| *whole);
        if whole {
            return Some(Undefined::NothingEstimated);
        }
        error.is_ok_and(|error| only_rounding(error, value)).then_some(Undefined::NoSpread)
    }

    /// The degrees of freedom of those with a value.
    pub(super) fn degrees_of_freedom(&self, values: &[Option<f64>]) -> usize {
        self.design.degrees_of_freedom(&values.iter().map(Option::is_some).collect::<Vec<bool>>())
    }
}

fn lonely_note(rule: Lonely) -> Phrase {
    match rule {
        Lonely::Fail => words::lonely_fail(),
        Lonely::Remove => words::lonely_remove(),
        Lonely::Adjust => words::lonely_adjust(),
        Lonely::Average => words::lonely_average(),
    }
}

/// The stages of the selection: clusters where they were drawn first, and units.
fn stages(
    sampling: &Sampling,
    table: &ResponseTable,
    rows: &[usize],
    strata: &[&str],
    size_of: impl Fn(&str) -> f64,
    is_census: impl Fn(&str) -> bool,
) -> Result<Vec<Stage>, Undefined> {
    let units: Vec<usize> = (0..rows.len()).collect();
    let Some(cluster) = &sampling.cluster else {
        let population = strata.iter().map(|stratum| size_of(stratum)).collect();
        return Ok(vec![Stage { clusters: units, population: Some(population) }]);
    };
    // In a stratum that was taken whole every unit is a cluster of its own.
    let clusters: Vec<(&str, String)> = rows
        .iter()
        .zip(strata)
        .map(|(row, stratum)| {
            let own = if is_census(stratum) { row.to_string() } else { code(table, cluster, *row).to_owned() };
            (*stratum, own)
        })
        .collect();
    let sizes = |column: &Option<String>, census: &dyn Fn(&str) -> f64| -> Result<Vec<f64>, Undefined> {
        let size = |(row, stratum): (&usize, &&str)| match column {
            _ if is_census(stratum) => Ok(census(stratum)),
            Some(column) => number_in(table, column, *row).ok_or(Undefined::Impossible),
            None => Ok(WITHOUT_END),
        };
        rows.iter().zip(strata).map(size).collect()
    };
    let mut stages =
        vec![Stage { clusters: numbered(&clusters), population: Some(sizes(&sampling.clusters, &size_of)?) }];
    if sampling.units.is_some() {
        stages.push(Stage { clusters: units, population: Some(sizes(&sampling.units, &|_| 1.0)?) });
    }
    Ok(stages)
}

/// The design with its weights brought to the sizes that are known.
fn calibrated(
    design: design::Design,
    sampling: &Sampling,
    table: &ResponseTable,
    rows: &[usize],
) -> Result<design::Design, Undefined> {
    let margins = sampling
        .margins
        .iter()
        .map(|margin| {
            let group = |row: &usize| {
                let value = code(table, &margin.column, *row);
                margin.groups.iter().position(|(code, _)| code == value).ok_or(Undefined::Impossible)
            };
            let size = |(_, size): &(String, u64)| size.to_string().parse().map_err(|_| Undefined::TooLarge);
            Ok(Margin {
                groups: rows.iter().map(group).collect::<Result<_, _>>()?,
                population: margin.groups.iter().map(size).collect::<Result<_, _>>()?,
            })
        })
        .collect::<Result<Vec<Margin>, Undefined>>()?;
    match margins.as_slice() {
        [] => Ok(design),
        [margin] => design.post_stratified(margin),
        margins => design.raked(margins, RakingVariance::Sweeps),
    }
}
