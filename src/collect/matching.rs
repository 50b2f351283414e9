//! Which case of the frame a return is from: by code, then by the exact name, then by the normalised name or an
//! alias. Anything fuzzy is suggested and never taken; a code and a name that disagree are shown side by side.

use crate::catalogue::{Phrase, collect as words};
use crate::collect::Submission;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::frame::{Case, SamplingFrame};
use crate::text::{key, names};

/// The case of a return.
///
/// # Errors
/// A finding that holds the return out: no such case, or code and name name two.
pub fn find<'a>(frame: &'a SamplingFrame, submission: &Submission) -> Result<&'a Case, Box<Diagnostic>> {
    let code = submission.code.as_ref().map(|cell| key::key(&cell.raw)).filter(|code| !code.is_empty());
    let name = submission.name.as_ref().map(|cell| cell.raw.clone()).filter(|name| !key::key(name).is_empty());
    let by_code = code.as_deref().and_then(|code| case_by_code(frame, code));
    let by_name = name.as_deref().and_then(|name| case_by_name(frame, name));
    let places = || {
        [&submission.code, &submission.name].into_iter().flatten().map(|cell| cell.at.clone()).collect::<Vec<_>>()
    };
    let written = || {
        let code = submission.code.as_ref().map(|cell| cell.raw.as_str()).unwrap_or_default();
        Phrase::same(format!("{code} {}", name.as_deref().unwrap_or_default()).trim().to_owned())
    };
    match (by_code, by_name) {
        (Some(by_code), Some(by_name)) if by_code.id != by_name.id => Err(Box::new(Diagnostic::at(
            "code-name-conflict",
            Severity::Undecided,
            places(),
            written(),
            words::code_and_name(&by_code.id, &by_code.name, &by_name.id, &by_name.name),
            words::hint_code_name(),
        ))),
        (Some(case), _) | (None, Some(case)) if code.is_none() || by_code.is_some() => Ok(case),
        // A code that is written and not on the frame is no reason to trust the name beside it.
        _ => {
            let near = name.as_deref().map_or_else(Vec::new, |name| {
                names::nearest(name, frame.cases.iter().map(|case| case.name.as_str()), 3)
            });
            let hint = if near.is_empty() {
                words::hint_unmatched()
            } else {
                words::hint_unmatched_near(near.join("、"))
            };
            Err(Box::new(Diagnostic::at(
                "unmatched",
                Severity::Undecided,
                places(),
                written(),
                words::on_the_frame(&frame.file),
                hint,
            )))
        }
    }
}

/// A case by its code; a municipality's five digits without the check digit are enough.
fn case_by_code<'a>(frame: &'a SamplingFrame, code: &str) -> Option<&'a Case> {
    let exact = frame.cases.iter().find(|case| key::key(&case.id) == code);
    exact.or_else(|| {
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        (code.len() == 5 && digits(code))
            .then(|| {
                frame.cases.iter().find(|case| case.id.len() == 6 && digits(&case.id) && case.id.starts_with(code))
            })
            .flatten()
    })
}

/// A case by its name, if exactly one has it.
fn case_by_name<'a>(frame: &'a SamplingFrame, name: &str) -> Option<&'a Case> {
    let only = |hits: Vec<&'a Case>| (hits.len() == 1).then(|| hits[0]);
    let exact = frame.cases.iter().filter(|case| case.name == name).collect::<Vec<_>>();
    only(exact).or_else(|| {
        let wanted = names::place_key(name);
        let hits = frame
            .cases
            .iter()
            .filter(|case| {
                std::iter::once(&case.name).chain(&case.aliases).any(|known| names::place_key(known) == wanted)
            })
            .collect::<Vec<_>>();
        only(hits)
    })
}
