//! Family 07: one sample against a given share, mean or distribution.

use crate::stats::Level;
use crate::stats::one_sample::{exact_against, expected_counts, goodness_of_fit, mean_against, score_against};
use crate::validation::{Answer, Answers, Case};

/// The answers to a case of this family.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "proportion_target" => {
            let (x, n, target) = (case.count("x")?, case.count("n")?, case.number("p0")?);
            let exact = exact_against(x, n, target);
            let score = score_against(x, n, target);
            Some(Answers::from([
                ("exact_two", exact.map(|test| test.two_sided).into()),
                ("exact_less", exact.map(|test| test.less).into()),
                ("exact_greater", exact.map(|test| test.greater).into()),
                ("z", score.map(|test| test.z).into()),
                ("z_two", score.map(|test| test.two_sided).into()),
                ("z_less", score.map(|test| test.less).into()),
                ("z_greater", score.map(|test| test.greater).into()),
                ("chi2_cc", score.map(|test| test.chi_square_corrected).into()),
                ("z_cc_two", score.map(|test| test.two_sided_corrected).into()),
            ]))
        }
        "mean_target" => {
            let (values, target) = (case.numbers("x")?, case.number("mu")?);
            let test = mean_against(&values, target, Level::PERCENT_95);
            Some(Answers::from([
                ("t", test.map(|test| test.t).into()),
                ("df", test.map(|test| test.df).into()),
                ("p_two", test.map(|test| test.two_sided).into()),
                ("p_less", test.map(|test| test.less).into()),
                ("p_greater", test.map(|test| test.greater).into()),
                ("ci95", test.map(|test| test.interval).into()),
            ]))
        }
        "goodness_of_fit" => {
            let (counts, shares) = (case.counts("counts")?, case.numbers("probs")?);
            let fit = goodness_of_fit(&counts, &shares);
            let fit = fit.as_ref();
            Some(Answers::from([
                ("chi2", fit.map_or(Answer::Undefined, |fit| fit.test.statistic.into())),
                ("df", fit.map_or(Answer::Undefined, |fit| fit.test.df.into())),
                ("p", fit.map_or(Answer::Undefined, |fit| fit.test.p.into())),
                ("expected", expected_counts(&counts, &shares).into()),
                ("residuals", fit.map_or(Answer::Undefined, |fit| fit.residuals.clone().into())),
                ("std_residuals", fit.map_or(Answer::Undefined, |fit| fit.standardized.clone().into())),
            ]))
        }
        _ => None,
    }
}
