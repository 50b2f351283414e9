//! What is stamped on the reports of a workspace, by what was found.

use crate::diagnostic::Diagnostic;
use crate::pipeline::left_open::is_left_open;
use crate::pipeline::workspace::Workspace;
use crate::report::compose::Stamps;

/// What is stamped on a report that rests on these findings.
pub(super) fn stamps<'d>(workspace: &Workspace, found: impl IntoIterator<Item = &'d Diagnostic>) -> Stamps {
    let mut stamps = Stamps { fictional: workspace.settings.fictional, undecided: 0, unconfirmed: false };
    for diagnostic in found {
        stamps.undecided += usize::from(diagnostic.holds_out());
        stamps.unconfirmed |= is_left_open(diagnostic);
    }
    stamps
}
