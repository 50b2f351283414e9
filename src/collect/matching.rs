//! Which case of the frame a return is from: by code, then by the exact name, then by the normalised name or an
//! alias. Anything fuzzy is suggested and never taken; a code and a name that disagree are shown side by side.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::Submission;
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::frame::{Case, SamplingFrame};
use crate::text::{key, names};

/// A frame with its keys made once; a key that several cases have names none of them.
#[derive(Debug)]
pub struct FrameIndex<'a> {
    frame: &'a SamplingFrame,
    codes: BTreeMap<String, Option<usize>>,
    names: BTreeMap<&'a str, Option<usize>>,
    keys: BTreeMap<String, Option<usize>>,
}

fn claim<K: Ord>(map: &mut BTreeMap<K, Option<usize>>, key: K, case: usize) {
    map.entry(key).and_modify(|known| *known = known.filter(|known| *known == case)).or_insert(Some(case));
}

impl<'a> FrameIndex<'a> {
    /// The index of a frame.
    pub fn new(frame: &'a SamplingFrame) -> Self {
        let mut index = Self { frame, codes: BTreeMap::new(), names: BTreeMap::new(), keys: BTreeMap::new() };
        for (at, case) in frame.cases.iter().enumerate() {
            let code = key::key(&case.id);
            // A municipality's five digits without the check digit are enough.
            if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
                claim(&mut index.codes, code[..5].to_owned(), at);
            }
            claim(&mut index.codes, code, at);
            claim(&mut index.names, case.name.as_str(), at);
            for name in std::iter::once(&case.name).chain(&case.aliases) {
                claim(&mut index.keys, names::place_key(name), at);
            }
        }
        index
    }

    fn case(&self, found: Option<&Option<usize>>) -> Option<&'a Case> {
        found.copied().flatten().and_then(|at| self.frame.cases.get(at))
    }

    fn by_code(&self, code: &str) -> Option<&'a Case> {
        self.case(self.codes.get(code))
    }

    fn by_name(&self, name: &str) -> Option<&'a Case> {
        self.case(self.names.get(name)).or_else(|| self.case(self.keys.get(&names::place_key(name))))
    }

    /// The case of a return.
    ///
    /// # Errors
    /// A finding that holds the return out: no such case, or code and name name two.
    pub fn find(&self, submission: &Submission) -> Result<&'a Case, Box<Diagnostic>> {
        let code = submission.code.as_ref().map(|cell| key::key(&cell.raw)).filter(|code| !code.is_empty());
        let name = submission.name.as_ref().map(|cell| cell.raw.clone()).filter(|name| !key::key(name).is_empty());
        let by_code = code.as_deref().and_then(|code| self.by_code(code));
        let by_name = name.as_deref().and_then(|name| self.by_name(name));
        let places = || {
            [&submission.code, &submission.name]
                .into_iter()
                .flatten()
                .map(|cell| cell.at.clone())
                .collect::<Vec<_>>()
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
                    names::nearest(name, self.frame.cases.iter().map(|case| case.name.as_str()), 3)
                });
                let hint = if near.is_empty() {
                    words::hint_unmatched()
                } else {
                    words::hint_unmatched_near(near.join("、"))
                };
                let expected = words::on_the_frame(&self.frame.file);
                Err(Box::new(Diagnostic::at(
                    "unmatched",
                    Severity::Undecided,
                    places(),
                    written(),
                    expected,
                    hint,
                )))
            }
        }
    }
}
