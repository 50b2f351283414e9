//! Findings about the words of a plan's sentences: tenths that are called by two conventions in one report, and words that
//! readers read in opposite ways.

use crate::catalogue::{Phrase, statements as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::findings::plan::{AnalysisPlan, Degree, Statement, TenthsConvention};

/// Everything that is odd about the words of a plan's sentences.
pub fn audit(plan: &AnalysisPlan) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = mixed(plan).into_iter().collect();
    for statement in &plan.statements {
        for called in statement.kind.called() {
            let word = match called.degree {
                Degree::Plain | Degree::About => continue,
                Degree::Side => words::side_words(),
                Degree::Odd => words::odd_words(),
            };
            let said = words::disputed(&statement.id, word);
            let mut finding = Diagnostic::of_file(
                "disputed-word",
                Severity::Query,
                &plan.file,
                said,
                words::disputed_expected(),
                words::hint_disputed(),
            );
            finding.subject = format!("{}.{}", plan.id, statement.id);
            found.push(finding);
        }
    }
    found
}

/// Whether a sentence calls tenths by a convention.
fn calls(statement: &Statement, convention: TenthsConvention) -> bool {
    statement.kind.called().iter().any(|called| called.tenths == Some(convention))
}

/// A report that cuts tenths off in one place and rounds them in another. It is accepted where the sentences without a reason
/// of their own agree.
fn mixed(plan: &AnalysisPlan) -> Option<Diagnostic> {
    let named = |convention: TenthsConvention| -> Vec<&Statement> {
        plan.statements.iter().filter(|statement| calls(statement, convention)).collect()
    };
    let (cut, rounded) = (named(TenthsConvention::Cut), named(TenthsConvention::Rounded));
    if cut.is_empty() || rounded.is_empty() {
        return None;
    }
    let ids = |statements: &[&Statement]| {
        Phrase::listed(&statements.iter().map(|one| Phrase::same(one.id.clone())).collect::<Vec<_>>())
    };
    let mut finding = Diagnostic::of_file(
        "mixed-conventions",
        Severity::Note,
        &plan.file,
        words::mixed(ids(&cut), ids(&rounded)),
        words::one_convention(),
        words::hint_mixed(),
    );
    finding.subject.clone_from(&plan.id);
    let unexplained = |statements: &[&Statement]| statements.iter().any(|one| one.convention_reason.is_none());
    if !(unexplained(&cut) && unexplained(&rounded)) {
        let reasons = plan.statements.iter().filter_map(|statement| statement.convention_reason.as_ref());
        finding.accepted = Some(Phrase::list(reasons));
    }
    Some(finding)
}
