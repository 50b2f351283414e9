//! When an answer passes: |got − expected| ≤ atol + rtol · max(|got|, |expected|), with the tolerances that the file gives for
//! the key; with both 0 the values are equal.

use serde_json::Value;

use crate::validation::Answer;

/// Absolute differences below this are not counted as deviations, as in the golden files' own `max_rel_diff`.
const NOT_COUNTED: f64 = 1e-13;

/// How far an answer may be off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    /// The tolerances of a key, 0 where the file has none.
    pub fn of(file: &Value, kind: &str, key: &str) -> Self {
        let refs = file.get("refs").and_then(|refs| refs.get(kind)).and_then(Value::as_array);
        let named = |one: &&Value| {
            one.get("keys").and_then(Value::as_array).is_some_and(|keys| keys.iter().any(|known| known == key))
        };
        let found = refs.and_then(|refs| refs.iter().find(named));
        let number = |name| found.and_then(|one| one.get(name)).and_then(Value::as_f64).unwrap_or(0.0);
        Self { relative: number("rtol"), absolute: number("atol") }
    }

    /// Whether a number passes, with its relative deviation.
    fn deviation(self, got: f64, expected: f64) -> Option<f64> {
        if got.to_bits() == expected.to_bits() {
            return Some(0.0);
        }
        let off = (got - expected).abs();
        let largest = got.abs().max(expected.abs());
        (off <= self.absolute + self.relative * largest)
            .then(|| if off < NOT_COUNTED { 0.0 } else { off / largest })
    }
}

/// The largest relative deviation of an answer that passes; none where it does not pass.
pub(super) fn deviation(got: &Answer, expected: &Value, tolerance: Tolerance) -> Option<f64> {
    match (got, expected) {
        (Answer::Undefined, Value::Null) => Some(0.0),
        (Answer::Number(got), Value::Number(expected)) => tolerance.deviation(*got, expected.as_f64()?),
        (Answer::Number(got), Value::String(word)) => {
            let infinite = match word.as_str() {
                "Infinity" => f64::INFINITY,
                "-Infinity" => f64::NEG_INFINITY,
                _ => return None,
            };
            (got.to_bits() == infinite.to_bits()).then_some(0.0)
        }
        (Answer::Flag(got), Value::Bool(expected)) => (got == expected).then_some(0.0),
        (Answer::Text(got), Value::String(expected)) => (got == expected).then_some(0.0),
        (Answer::List(got), Value::Array(expected)) if got.len() == expected.len() => got
            .iter()
            .zip(expected)
            .map(|(got, expected)| deviation(got, expected, tolerance))
            .try_fold(0.0_f64, |largest, one| Some(largest.max(one?))),
        (Answer::Undefined | Answer::Number(_) | Answer::Flag(_) | Answer::Text(_) | Answer::List(_), _) => None,
    }
}
