//! Cases that a frame lists in a stratum that is declared open (任意回答): of whoever answered nobody knows how many were asked, so
//! neither their number nor a return rate is worked out, although the list is there. A draft declares every stratum so.

use crate::catalogue::{Phrase, definition as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::definitions::Written;
use crate::survey::definition::Survey;
use crate::survey::design::Design;
use crate::survey::frame::{Asked, SamplingFrame};

/// The rule of its findings.
const RULE: &str = "open-stratum-listed";

/// What is said of the open strata of a survey whose cases its frame lists; nothing where there are none.
pub(super) fn of_survey(written: &Written, survey: &Survey, frame: &SamplingFrame) -> Option<Diagnostic> {
    let listed = |id: &str| {
        let cases = frame.cases.iter().filter(|case| case.stratum == id && case.asked != Asked::Never);
        cases.count()
    };
    let open = survey.strata.iter().filter(|stratum| stratum.design == Design::Open);
    let open: Vec<_> =
        open.map(|stratum| (stratum, listed(&stratum.id))).filter(|(_, cases)| *cases > 0).collect();
    let named: Vec<Phrase> =
        open.iter().map(|(stratum, cases)| words::open_stratum_named(&stratum.label, cases)).collect();
    let labels: Vec<Phrase> = open.iter().map(|(stratum, _)| words::stratum_quoted(&stratum.label)).collect();
    if named.is_empty() {
        return None;
    }
    let found = words::open_stratum_listed(Phrase::listed(&named), &frame.file);
    let (expected, hint) = (words::open_stratum_expected(), words::hint_open_stratum(Phrase::listed(&labels)));
    let mut finding = Diagnostic::of_file(RULE, Severity::Query, &written.file.name, found, expected, hint)
        .about(survey.id.clone());
    let entries = written.table.tables("stratum").into_iter();
    let entries = entries.filter(|entry| open.iter().any(|(stratum, _)| stratum.id == entry.text("id")));
    finding.places.extend(entries.filter_map(|entry| written.file.cell_ref(entry.place("design").start)));
    Some(finding)
}
