//! What stands beside a share in words: bounds, an interval with its method, level, n and N, or why there is none.

use crate::catalogue::{Phrase, findings as words, inference};
use crate::findings::figure::Beside;
use crate::findings::how::{How, Topic, Working};
use crate::stats::base::BaseChain;
use crate::stats::finite::{Part, Parts};
use crate::stats::inference::InferenceMode;
use crate::stats::precision::{Found, Wanted};
use crate::stats::proportion::Method;
use crate::stats::share::{Beyond, Share, beyond};
use crate::text::number;

/// A proportion in percent, with the decimals of a table.
pub(super) fn percent(end: f64, decimals: u32) -> String {
    number::real(end * 100.0, decimals)
}

/// A p-value behind its sign. No p is 0: below the last place it is said to be below it.
pub(super) fn p_text(p: f64) -> String {
    if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {}", number::real(p, 3)) }
}

/// What the mode allows to be said beside a share.
pub(super) fn beside(
    share: Share,
    base: &BaseChain,
    mode: InferenceMode,
    parts: &Parts,
    wanted: &Wanted,
    decimals: u32,
) -> Option<Beside> {
    let beyond = beyond(share, base, mode, parts, wanted);
    let words = match &beyond {
        Beyond::Nothing => return None,
        Beyond::Bounds(low, high) => {
            let percent = |share: &Share| {
                number::percent(i128::from(share.numerator), i128::from(share.denominator), decimals)
                    .unwrap_or_default()
            };
            words::bounds(low.denominator, percent(low), percent(high))
        }
        Beyond::Interval(found) => interval_note(found, share, parts, wanted, decimals),
        Beyond::Refused(refused) => match refused.instead {
            Some(instead) => inference::no_interval_but(refused.why.words(), instead.words()),
            None => words::no_interval(refused.why.words()),
        },
    };
    let simple = match parts.as_deref() {
        Ok([]) => true,
        Ok([one]) => one.is_whole(),
        Ok([..]) | Err(_) => false,
    };
    Some(Beside { words, beyond, level: wanted.level, simple })
}

fn interval_note(found: &Found, share: Share, parts: &Parts, wanted: &Wanted, decimals: u32) -> Phrase {
    let level = wanted.level.percent();
    let n = share.denominator;
    let (low, high) = (percent(found.interval.low, decimals), percent(found.interval.high, decimals));
    let method = found.method.words();
    if found.method == Method::SamplingError {
        // Either end may have been cut at 0 or 100 %, not both.
        #[expect(clippy::cast_precision_loss, reason = "counts of answers")]
        let middle = share.numerator as f64 / n as f64;
        let half = percent((middle - found.interval.low).max(found.interval.high - middle), decimals);
        return match found.population {
            Some(population) => inference::error_of_population(level, half, n, population),
            None => inference::error_of(level, half, n),
        };
    }
    match found.population {
        Some(population) if parts.iter().flatten().all(Part::is_whole) => {
            words::interval_of(method, level, low, high, n, population)
        }
        Some(population) => inference::interval_of_part(method, level, low, high, n, population),
        None => words::interval(method, level, low, high, n),
    }
}

/// How an end of the interval of k in n was made.
pub(super) fn of_interval(found: &Found, wanted: &Wanted, k: u64, n: u64) -> How {
    let mut terms = vec![("k".to_owned(), k.to_string()), ("n".to_owned(), n.to_string())];
    terms.extend(found.population.map(|population| ("N".to_owned(), population.to_string())));
    terms.push(("1−α".to_owned(), format!("{}%", wanted.level.percent())));
    How::Worked(Box::new(Working {
        method: found.method.words(),
        formula: formula_of(found.method).to_owned(),
        terms,
        topic: if found.population.is_some() { Topic::FinitePopulation } else { Topic::Interval },
    }))
}

/// How a share of several strata was put together, stratum by stratum: none of those in which nobody of the group answered.
pub(super) fn of_strata(parts: &[Part]) -> How {
    let mut terms = Vec::new();
    for (number, part) in (1..).zip(parts.iter().filter(|part| part.answered > 0)) {
        let mut add =
            |sign: &str, count: u64| terms.push((format!("{sign}{}", subscript(number)), count.to_string()));
        add("k", part.yes);
        add("n", part.answered);
        add("r", part.seen);
        part.population.into_iter().for_each(|population| add("N", population));
    }
    How::Worked(Box::new(Working {
        method: inference::share_of_strata(),
        formula: "Σ Nₕkₕ/rₕ ÷ Σ Nₕnₕ/rₕ".to_owned(),
        terms,
        topic: Topic::FinitePopulation,
    }))
}

/// A number in small signs below the line.
fn subscript(number: u32) -> String {
    let digit = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(digit);
    number.to_string().chars().map(digit).collect()
}

/// The formula of a method, in signs that are the same in both languages.
pub(super) fn formula_of(method: Method) -> &'static str {
    match method {
        Method::Wilson => "(2k + z² ± z√(z² + 4k(n−k)/n)) / 2(n + z²)",
        Method::WilsonContinuity => "Wilson ± 1/2n",
        Method::ClopperPearson => "B(α/2; k, n−k+1) … B(1−α/2; k+1, n−k)",
        Method::MidP => "P(X > k) + P(X = k)/2 = α/2",
        Method::Jeffreys | Method::JeffreysEqualTailed => "B(α/2; k+½, n−k+½) … B(1−α/2; k+½, n−k+½)",
        Method::AgrestiCoull => "p̃ ± z√(p̃(1−p̃)/ñ), ñ = n + z²",
        Method::Wald => "p ± z√(p(1−p)/n)",
        Method::WilsonDesign => "Wilson(n = p(1−p)/se², z = t)",
        Method::Logit => "log(p/(1−p)) ± t·se/(p(1−p))",
        Method::KornGraubard => "Clopper–Pearson(n = p(1−p)/se² · (t(n−1)/t(df))²)",
        Method::KornGraubardCapped => "Clopper–Pearson(n = min(n, p(1−p)/se² · (t(n−1)/t(df))²))",
        Method::NormalDesign => "p ± t·se",
        Method::SamplingError => "p ± z√((N−n)/(N−1) · p(1−p)/n)",
        Method::Hypergeometric => "P(X ≥ k | M) > α/2, P(X ≤ k | M) > α/2",
    }
}
