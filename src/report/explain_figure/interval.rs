//! The interval beside a share, as its formula with the numbers in it.

use crate::catalogue::{Phrase, explain_figure as words};
use crate::findings::how::Topic;
use crate::stats::finite::Estimate;
use crate::stats::proportion::{Method, Sample};
use crate::stats::share::Share;
use crate::stats::{Interval, Level};
use crate::text::number::real;

/// The lines of an interval, and the part of the methods that describes it.
pub(super) fn lines(
    share: Share,
    interval: Interval,
    method: Method,
    level: Level,
    population: Option<u64>,
    decimals: u32,
) -> (Vec<Phrase>, Topic) {
    let Share { numerator: k, denominator: n } = share;
    let percent = level.percent();
    let mut terms = vec![format!("k = {k}"), format!("n = {n}"), format!("p = k/n = {k}/{n}")];
    terms.extend(population.map(|population| format!("N = {population}")));
    let z = format!("z = {}", real(level.z(), 4));
    let tail = format!("α = {}", real(1.0 - level.share(), 4));
    let sample = Sample { yes: k, answered: n, population };
    let design = || {
        let spread = Estimate::simple(&sample).and_then(|estimate| estimate.spread).ok();
        let se = spread.map(|spread| format!("se = {}", real(spread.standard_error, 6)));
        let t = n.checked_sub(1).filter(|df| *df > 0).map(|df| {
            #[expect(clippy::cast_precision_loss, reason = "degrees of freedom of a sample")]
            let quantile = level.t(df as f64);
            format!("t({df}) = {}", real(quantile, 4))
        });
        [Some("se² = (1 − n/N)·p(1−p)/(n−1)".to_owned()), se, t].into_iter().flatten()
    };
    match method {
        Method::Wilson
        | Method::WilsonContinuity
        | Method::AgrestiCoull
        | Method::Wald
        | Method::SamplingError => terms.push(z),
        Method::ClopperPearson
        | Method::MidP
        | Method::Jeffreys
        | Method::JeffreysEqualTailed
        | Method::Hypergeometric => terms.push(tail),
        Method::WilsonDesign | Method::Logit | Method::NormalDesign => terms.extend(design()),
        Method::KornGraubard | Method::KornGraubardCapped => {
            terms.extend(design());
            terms.push(tail);
        }
    }
    let topic = match method {
        Method::Wilson
        | Method::WilsonContinuity
        | Method::ClopperPearson
        | Method::MidP
        | Method::Jeffreys
        | Method::JeffreysEqualTailed
        | Method::AgrestiCoull
        | Method::Wald => Topic::Interval,
        Method::WilsonDesign
        | Method::Logit
        | Method::KornGraubard
        | Method::KornGraubardCapped
        | Method::NormalDesign
        | Method::SamplingError
        | Method::Hypergeometric => Topic::FinitePopulation,
    };
    let lines = vec![
        words::interval_head(percent, method.words()),
        Phrase::same(formula(method)),
        words::terms(terms.join(", ")),
        words::interval_is(real(interval.low * 100.0, decimals), real(interval.high * 100.0, decimals)),
    ];
    (lines, topic)
}

/// The formula of the interval of a method, in signs that are the same in both languages.
pub(in crate::report) fn formula(method: Method) -> &'static str {
    match method {
        Method::Wilson => "(2k + z² ± z√(z² + 4k(n−k)/n)) / 2(n + z²)",
        Method::WilsonContinuity => "(2k + z² ∓ 1 ± z√(z² ∓ 2 − 1/n + 4(k/n)(n − k ± 1))) / 2(n + z²)",
        Method::ClopperPearson => "B(α/2; k, n−k+1) … B(1−α/2; k+1, n−k)",
        Method::MidP => "P(X > k) + P(X = k)/2 = α/2 … P(X < k) + P(X = k)/2 = α/2",
        Method::Jeffreys | Method::JeffreysEqualTailed => "B(α/2; k+½, n−k+½) … B(1−α/2; k+½, n−k+½)",
        Method::AgrestiCoull => "q ± z√(q(1−q)/(n + z²)), q = (k + z²/2)/(n + z²)",
        Method::Wald => "p ± z√(p(1−p)/n)",
        Method::WilsonDesign => "(2x + t² ± t√(t² + 4x(m−x)/m)) / 2(m + t²), m = p(1−p)/se², x = p·m",
        Method::Logit => "1 / (1 + exp(−(log(p/(1−p)) ± t·se/(p(1−p)))))",
        Method::KornGraubard | Method::KornGraubardCapped => {
            "B(α/2; x, m−x+1) … B(1−α/2; x+1, m−x), m = p(1−p)/se²·(t(n−1)/t(df))², x = p·m"
        }
        Method::NormalDesign => "p ± t·se",
        Method::SamplingError => "p ± z√((N−n)/(N−1)·p(1−p)/n)",
        Method::Hypergeometric => "{M : P(X ≤ k | M) > α/2, P(X ≥ k | M) > α/2} / N",
    }
}
