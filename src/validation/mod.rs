//! Golden files: cases with known results are run through the very functions that reports are computed with. One file here
//! for each family; each names the keys that it can answer, and a kind or key that nobody answers is a failure.

mod answer;
mod case;
mod column_proportions;
mod compare;
mod contingency;
mod designs;
mod multiple_response;
mod multiplicity;
mod one_sample;
mod ordinal;
mod outcome;
mod proportions;
mod scales;
mod two_rounds;

pub use answer::Answer;
pub use case::Case;
pub use compare::Tolerance;

use std::collections::BTreeMap;

use serde_json::Value;

/// The answers to one case, by key.
pub type Answers = BTreeMap<&'static str, Answer>;

/// A golden file that cannot be run at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotGolden {
    /// What is wrong with it.
    pub found: String,
}

/// One key of one case that did not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The case.
    pub case: String,
    /// Its kind.
    pub kind: String,
    /// The key.
    pub key: String,
    /// What came out; none where nobody answers this kind or key.
    pub got: Option<String>,
    /// What was expected.
    pub expected: String,
}

/// What came of a golden file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// The family's name.
    pub family: String,
    /// Cases in which every key passed.
    pub passed: usize,
    /// Cases with a failure.
    pub failed: usize,
    /// The largest relative deviation of a number that passed, and the case and key where it was seen.
    pub deviation: f64,
    /// Where it was seen.
    pub seen_at: String,
    /// Every failure.
    pub failures: Vec<Failure>,
}

/// Answers a case; none where its kind is not known.
fn answers(case: &Case<'_>) -> Option<Answers> {
    let families: &[fn(&Case<'_>) -> Option<Answers>] = &[
        proportions::answers,
        contingency::answers,
        two_rounds::answers,
        ordinal::answers,
        multiplicity::answers,
        multiple_response::answers,
        column_proportions::answers,
        one_sample::answers,
        designs::answers,
        scales::answers,
        outcome::answers,
    ];
    families.iter().find_map(|family| family(case))
}

/// Runs the cases of a golden file. `data` reads a file that a case names, from `data/` beside the golden file.
///
/// # Errors
/// The text is no golden file.
pub fn run(text: &str, data: &dyn Fn(&str) -> Option<String>) -> Result<Verdict, NotGolden> {
    let not_golden = |found: String| NotGolden { found };
    let file: Value = serde_json::from_str(text).map_err(|error| not_golden(error.to_string()))?;
    let cases = file.get("cases").and_then(Value::as_array).ok_or_else(|| not_golden("cases".to_owned()))?;
    let mut verdict = Verdict {
        family: file.get("family").and_then(Value::as_str).unwrap_or_default().to_owned(),
        ..Verdict::default()
    };
    for case in cases {
        let case = Case::new(case, data).ok_or_else(|| not_golden(case.to_string()))?;
        let before = verdict.failures.len();
        let answers = answers(&case);
        for (key, expected) in case.expected() {
            let tolerance = Tolerance::of(&file, case.kind, key);
            let got = answers.as_ref().and_then(|answers| answers.get(key.as_str()));
            match got.map(|got| compare::deviation(got, expected, tolerance)) {
                Some(Some(deviation)) => {
                    if deviation > verdict.deviation {
                        verdict.deviation = deviation;
                        verdict.seen_at = format!("{} {key}", case.id);
                    }
                }
                Some(None) | None => verdict.failures.push(Failure {
                    case: case.id.to_owned(),
                    kind: case.kind.to_owned(),
                    key: key.clone(),
                    got: got.map(ToString::to_string),
                    expected: expected.to_string(),
                }),
            }
        }
        if verdict.failures.len() == before {
            verdict.passed += 1;
        } else {
            verdict.failed += 1;
        }
    }
    Ok(verdict)
}
