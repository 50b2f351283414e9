//! How the figures of a table of change come about, for whoever asks: the formula and what stands in it.

use crate::catalogue::{Phrase, change as words};
use crate::findings::change_table::figures::{Maker, Way};
use crate::findings::how::{How, Topic, Working};
use crate::findings::plan::change::{ChangeTest, McNemar, QuantityTest, SquareTest};
use crate::stats::Undefined;
use crate::stats::comparison::Fraction;
use crate::survey::predicate::Predicate;

/// A formula with its numbers.
pub(super) fn worked(method: Phrase, formula: impl Into<String>, terms: Vec<(String, String)>) -> How {
    How::Worked(Box::new(Working { method, formula: formula.into(), terms, topic: Topic::Rounds }))
}

/// Those who meet a condition over several rounds.
pub(super) fn of_joined(condition: &Predicate) -> How {
    worked(words::counted_over_rounds(), condition.to_string(), Vec::new())
}

/// Signs with a fraction each: above over below.
pub(super) fn terms(fractions: &[(&str, &str, Result<Fraction, Undefined>)]) -> Vec<(String, String)> {
    let mut terms: Vec<(String, String)> = Vec::new();
    for (above, below, fraction) in fractions {
        let Ok(fraction) = fraction else { continue };
        for (sign, number) in [(above, fraction.numerator), (below, fraction.denominator)] {
            if !terms.iter().any(|(known, _)| known == sign) {
                terms.push(((*sign).to_owned(), number.to_string()));
            }
        }
    }
    terms
}

/// The formula of an end of the interval of a mean change.
pub(super) fn end_of_mean(way: Way, low: bool) -> How {
    let sign = if low { "−" } else { "+" };
    let (method, error) = match way {
        Way::Paired => (words::paired_t(), "s/√n"),
        Way::Overlapping => (words::t_of_overlap(), "√(s₁²/n₁ + s₂²/n₂ − 2rs₁s₂m/(n₁n₂))"),
        Way::Independent => (words::difference(), "√(s₁²/n₁ + s₂²/n₂)"),
    };
    worked(method, format!("d {sign} t {error}"), Vec::new())
}

impl Maker<'_> {
    /// Says how the figure that was made last came about.
    pub(super) fn how(&mut self, how: How) {
        if let Some(figure) = self.figures.last_mut() {
            figure.how = how;
        }
    }

    /// The formula of a test, with what stands in it where an option is tested.
    pub(super) fn how_tested(&self, test: ChangeTest, o: Option<usize>) -> How {
        let counts = match test {
            ChangeTest::McNemar(_) => o.and_then(|o| self.moves_of(o)).map(|moves| {
                let [_, left, came, _] = moves.each_ref().map(|line| self.n(line));
                vec![("b".to_owned(), left.to_string()), ("c".to_owned(), came.to_string())]
            }),
            ChangeTest::CochranQ => Some(vec![("k".to_owned(), self.facts.len().to_string())]),
            ChangeTest::Square(_) | ChangeTest::Quantity(_) | ChangeTest::Difference => None,
        };
        worked(self.name(test), self.formula(test), counts.unwrap_or_default())
    }

    fn formula(&self, test: ChangeTest) -> &'static str {
        match test {
            ChangeTest::McNemar(McNemar::MidP) => {
                "p = 2 P(X < min(b, c)) + P(X = min(b, c)), b = c: 1 − ½ P(X = b), X ~ B(b + c, ½)"
            }
            ChangeTest::McNemar(McNemar::Exact) => "p = 2 P(X ≤ min(b, c)), X ~ B(b + c, ½)",
            ChangeTest::McNemar(McNemar::Asymptotic) => "(b − c)² / (b + c)",
            ChangeTest::McNemar(McNemar::Corrected) => "(|b − c| − 1)² / (b + c)",
            ChangeTest::Square(SquareTest::StuartMaxwell) => "d′S⁻¹d",
            ChangeTest::Square(SquareTest::Bowker) => "Σ (nᵢⱼ − nⱼᵢ)² / (nᵢⱼ + nⱼᵢ)",
            ChangeTest::CochranQ => "(k − 1)(k ΣG² − T²) / (k T − ΣL²)",
            ChangeTest::Quantity(QuantityTest::Wilcoxon) if self.exact_ranks() => {
                "p = #{± : |V± − n(n + 1)/4| ≥ |V − n(n + 1)/4|} / 2ⁿ"
            }
            ChangeTest::Quantity(QuantityTest::Wilcoxon) => {
                "z = (V − n(n + 1)/4) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)"
            }
            ChangeTest::Quantity(QuantityTest::PairedT) => "t = d / (s / √n)",
            ChangeTest::Difference if self.way() == Way::Overlapping && self.table.options.is_empty() => {
                "t = (x₂ − x₁) / √(s₁²/n₁ + s₂²/n₂ − 2rs₁s₂m/(n₁n₂))"
            }
            ChangeTest::Difference if self.way() == Way::Overlapping => {
                "z = (k₂/n₂ − k₁/n₁) / √(p(1 − p)(1/n₁ + 1/n₂ − 2φm/(n₁n₂)))"
            }
            ChangeTest::Difference if self.table.options.is_empty() => "t = (x₂ − x₁) / √(s₁²/n₁ + s₂²/n₂)",
            ChangeTest::Difference => "z = (k₂/n₂ − k₁/n₁) / √(p(1 − p)(1/n₁ + 1/n₂))",
        }
    }
}
