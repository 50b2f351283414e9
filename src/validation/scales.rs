//! Family 09: scales and weights.

use serde_json::Value;

use crate::stats::boxes::{BoxShares, NetPromoter, RatingScale, boxes, net_promoter};
use crate::stats::scale::Scale;
use crate::stats::weights::{KishEffect, WeightedMean, kish, weighted_mean, weighted_share};
use crate::stats::{Level, Undefined};
use crate::validation::{Answer, Answers, Case};

/// The answers to a case of this family.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "cronbach" => cronbach(case),
        "boxes" => box_shares(case),
        "nps" => promoters(case),
        "weights" => weights(case),
        "weighted_proportion" => proportion(case),
        _ => None,
    }
}

fn codes(case: &Case<'_>) -> Option<Vec<Option<i64>>> {
    let whole = |code: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
        (code.fract() == 0.0 && code.abs() < 1e15).then_some(code as i64)
    };
    // Outer none: no code at all; inner none: no answer.
    case.numbers_or_none("codes")?
        .into_iter()
        .map(|code| code.map_or(Some(None), |code| whole(code).map(Some)))
        .collect()
}

fn cronbach(case: &Case<'_>) -> Option<Answers> {
    let row = |row: &Value| Some(row.as_array()?.iter().map(Value::as_f64).collect::<Vec<_>>());
    let rows = case.input("rows")?.as_array()?.iter().map(row).collect::<Option<Vec<_>>>()?;
    let scale = Scale::new(&rows);
    let whole =
        |of: fn(&Scale) -> Result<f64, Undefined>| Answer::from(scale.as_ref().map_err(|why| *why).and_then(of));
    let each = |of: fn(&Scale) -> Vec<Result<f64, Undefined>>| {
        scale.as_ref().map_or(Answer::Undefined, |scale| of(scale).into())
    };
    let interval = scale.as_ref().map_err(|why| *why).and_then(|scale| scale.feldt_interval(Level::PERCENT_95));
    Some(Answers::from([
        ("n", scale.as_ref().map(|scale| scale.complete).map_err(|why| *why).into()),
        ("k", scale.as_ref().map(|scale| scale.items).map_err(|why| *why).into()),
        ("alpha", whole(Scale::alpha)),
        ("alpha_std", whole(Scale::standardised_alpha)),
        ("mean_r", whole(Scale::mean_correlation)),
        ("alpha_if_dropped", each(Scale::alpha_without)),
        ("item_rest_r", each(Scale::item_rest)),
        ("feldt_ci95", interval.into()),
    ]))
}

fn box_shares(case: &Case<'_>) -> Option<Answers> {
    let code = |key| case.input(key)?.as_i64();
    let scale = RatingScale { lowest: code("lo")?, highest: code("hi")? };
    let boxes = boxes(&codes(case)?, case.numbers("weights").as_deref(), scale);
    let share = |of: fn(BoxShares) -> f64| Answer::from(boxes.and_then(|boxes| boxes.shares).map(of));
    Some(Answers::from([
        ("n_valid", boxes.map(|boxes| boxes.valid).into()),
        ("w_valid", boxes.map(|boxes| boxes.weight).into()),
        ("top2", share(|shares| shares.top2)),
        ("bottom2", share(|shares| shares.bottom2)),
        ("top1", share(|shares| shares.top1)),
        ("net", share(|shares| shares.net)),
        ("mean", share(|shares| shares.mean)),
    ]))
}

fn promoters(case: &Case<'_>) -> Option<Answers> {
    let result = net_promoter(&codes(case)?);
    let of = |of: fn(NetPromoter) -> f64| Answer::from(result.map(of));
    Some(Answers::from([
        ("n_valid", result.map_or(0, |result| result.valid).into()),
        ("promoters", of(|result| result.promoters)),
        ("passives", of(|result| result.passives)),
        ("detractors", of(|result| result.detractors)),
        ("nps", of(|result| result.score)),
        ("se", of(|result| result.standard_error)),
    ]))
}

fn weights(case: &Case<'_>) -> Option<Answers> {
    let (x, weights) = (case.numbers("x")?, case.numbers("weights")?);
    let kish = kish(&weights);
    let mean = weighted_mean(&x, &weights);
    let effect = |of: fn(KishEffect) -> f64| Answer::from(kish.and_then(|kish| kish.effect).map(of));
    let part = |of: fn(WeightedMean) -> Result<f64, Undefined>| Answer::from(mean.and_then(of));
    Some(Answers::from([
        ("n", weights.len().into()),
        ("n_positive", kish.map(|kish| kish.positive).into()),
        ("sum_w", kish.map(|kish| kish.sum).into()),
        ("n_eff", effect(|effect| effect.effective_n)),
        ("deff_kish", effect(|effect| effect.design_effect)),
        ("cv2", effect(|effect| effect.squared_variation)),
        ("mean", part(|mean| Ok(mean.mean))),
        ("var_frequency", part(|mean| mean.frequency_variance)),
        ("var_population", part(|mean| Ok(mean.population_variance))),
        ("var_reliability", part(|mean| mean.reliability_variance)),
        ("se_linearised", part(|mean| mean.standard_error)),
    ]))
}

fn proportion(case: &Case<'_>) -> Option<Answers> {
    let has: Vec<bool> = case.numbers("y")?.into_iter().map(|y| y != 0.0).collect();
    let share = weighted_share(&has, &case.numbers("weights")?);
    Some(Answers::from([
        ("estimate", share.map(|share| share.estimate).into()),
        ("n_eff", share.map(|share| share.effective_n).into()),
        ("se_linearised", share.and_then(|share| share.standard_error).into()),
        ("wilson_neff", share.and_then(|share| Ok(share.wilson(case.level()?))).into()),
    ]))
}
