//! Counts: binomial and hypergeometric probabilities, each by Loader's terms, summed from the smallest on.

use crate::stats::distribution::beta::Beta;
use crate::stats::distribution::saddle;
use crate::stats::number::float;

/// P(X = k) for X binomial of n and p.
pub fn binomial(k: u64, n: u64, p: f64) -> f64 {
    if k > n { 0.0 } else { saddle::ln_binomial(float(k), float(n), p, 1.0 - p).exp() }
}

/// P(X ≤ k).
pub fn binomial_up_to(k: u64, n: u64, p: f64) -> f64 {
    if k >= n { 1.0 } else { Beta::new(float(k) + 1.0, float(n - k)).above(p) }
}

/// P(X ≥ k).
pub fn binomial_from(k: u64, n: u64, p: f64) -> f64 {
    if k == 0 {
        1.0
    } else if k > n {
        0.0
    } else {
        Beta::new(float(k), float(n - k) + 1.0).below(p)
    }
}

/// P(X = x) for X marked ones among n drawn from a population of N with M marked.
pub fn hypergeometric(x: u64, population: u64, marked: u64, drawn: u64) -> f64 {
    if x > marked || x > drawn || drawn > population || drawn - x > population - marked {
        return 0.0;
    }
    if drawn == 0 || marked == 0 || marked == population || drawn == population {
        return 1.0;
    }
    let p = float(drawn) / float(population);
    let q = float(population - drawn) / float(population);
    let ln = saddle::ln_binomial(float(x), float(marked), p, q)
        + saddle::ln_binomial(float(drawn - x), float(population - marked), p, q)
        - saddle::ln_binomial(float(drawn), float(population), p, q);
    ln.exp()
}

/// The smallest and the largest number of marked ones that can be drawn.
pub fn hypergeometric_range(population: u64, marked: u64, drawn: u64) -> (u64, u64) {
    ((marked + drawn).saturating_sub(population), marked.min(drawn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_add_to_one() {
        let sum: f64 = (0..=40).map(|k| binomial(k, 40, 0.3)).sum();
        assert!((sum - 1.0).abs() < 1e-14);
        let sum: f64 = (0..=12).map(|x| hypergeometric(x, 60, 25, 12)).sum();
        assert!((sum - 1.0).abs() < 1e-14);
        assert!((binomial_up_to(12, 40, 0.3) + binomial_from(13, 40, 0.3) - 1.0).abs() < 1e-14);
        assert!((binomial(3, 10, 0.5) - 120.0 / 1024.0).abs() < 1e-15);
        // 10 of 50 with 5 marked, 4 drawn marked: choose(5,4)*choose(45,6)/choose(50,10).
        assert!((hypergeometric(4, 50, 5, 10) / 0.003_964_583_058_015_065 - 1.0).abs() < 1e-13);
    }
}
