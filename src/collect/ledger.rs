//! The correction ledger before it is replayed: case codes as the frame has them. Excel takes zeros off their front and
//! writes long ones as 1.23E+11; what only one case can be is put back, and said.

use crate::catalogue::respondents as words;
use crate::collect::matching::{CodeReading, FrameIndex};
use crate::collect::round::Inputs;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::frame::SamplingFrame;
use crate::text::key::key;

/// The rows of a survey's ledger with the case codes of its frame, and what was put back.
pub(super) fn restore(inputs: &Inputs<'_>, frame: &SamplingFrame) -> (Vec<Decision>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut rows = inputs.decisions.to_vec();
    let names_a_case = |row: &Decision| match row.kind {
        DecisionKind::Set { .. } | DecisionKind::Use { .. } | DecisionKind::Dispose { .. } => inputs.decides(row),
        // The codes of a joint answer are looked up one by one; an acceptance names a finding.
        DecisionKind::Match { .. } | DecisionKind::Accept { .. } => false,
    };
    if !rows.iter().any(names_a_case) {
        return (rows, diagnostics);
    }
    let index = FrameIndex::new(frame);
    for row in rows.iter_mut().filter(|row| names_a_case(row)) {
        let found = match index.by_code(&row.case) {
            CodeReading::Case(case) => Some(case),
            CodeReading::WrongDigit { .. } | CodeReading::Elsewhere { .. } | CodeReading::Unknown => {
                shortened(frame, &row.case)
            }
        };
        let Some(case) = found.filter(|case| key(&case.id) != key(&row.case)) else { continue };
        diagnostics.push(
            Diagnostic::at(
                "ledger-code-restored",
                Severity::Note,
                vec![row.place.clone()],
                words::code_restored(&row.case, &case.id),
                words::code_whole(&case.id),
                words::hint_code_restored(),
            )
            .in_scope(inputs.scope()),
        );
        row.case.clone_from(&case.id);
    }
    (rows, diagnostics)
}

/// The one case whose code Excel shows like this: 1.23E+11 is 123456789012.
fn shortened<'f>(frame: &'f SamplingFrame, written: &str) -> Option<&'f crate::survey::frame::Case> {
    let shown = key(written);
    let (mantissa, power) = shown.split_once("e+")?;
    let power: usize = power.parse().ok()?;
    let places = mantissa.split_once('.').map_or(0, |(_, places)| places.len());
    let mut fitting = frame.cases.iter().filter(|case| {
        let digits = key(&case.id);
        digits.len() == power + 1
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && rounded(&digits, places).is_some_and(|rounded| rounded == mantissa)
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// The first digits of a number as Excel rounds them: 123456 to two places is 1.23.
pub(super) fn rounded(digits: &str, places: usize) -> Option<String> {
    let kept: u128 = digits.get(..=places)?.parse().ok()?;
    let up = digits.as_bytes().get(places + 1).is_some_and(|next| *next >= b'5');
    let text = (kept + u128::from(up)).to_string();
    let (whole, rest) = text.split_at_checked(text.len().checked_sub(places)?)?;
    Some(if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") })
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn excel_rounds_what_it_shortens() {
        assert_eq!(rounded("123456789012", 2).as_deref(), Some("1.23"));
        assert_eq!(rounded("123556789012", 2).as_deref(), Some("1.24"));
        assert_eq!(rounded("199999999999", 5).as_deref(), Some("2.00000"));
        assert_eq!(rounded("12", 5), None);
    }
}
