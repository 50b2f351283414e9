//! Options that leave room for words, 「その他（　　）」, in a definition that has no question for them: on a form that kaishu
//! makes there is then no box to write in, and the words of nobody are read.

use crate::catalogue::definition as words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::definitions::Written;
use crate::text::brackets::without_blank;

/// The rule of its findings.
const RULE: &str = "blank-brackets";

/// Whether a finding is about an option of a survey.
pub fn is_of(finding: &Diagnostic, survey: &str) -> bool {
    finding.rule == RULE && finding.subject.split_once('!').is_some_and(|(of, _)| of == survey)
}

/// The options of a survey whose brackets nobody reads, one finding each.
pub(super) fn of_survey(written: &Written) -> Vec<Diagnostic> {
    let options = written.table.tables("code_list").into_iter().flat_map(|list| list.tables("options"));
    let open = options.filter(|option| option.get("other").is_none()).filter_map(|option| {
        let label = option.words("label")?;
        let (bare, blank) = without_blank(label.text);
        blank.then_some((label, bare))
    });
    open.map(|(label, bare)| {
        let found = words::blank_brackets(label.text, written.file.place(label.span.start));
        let (expected, hint) = (words::other_declared(), words::hint_blank_brackets(bare));
        let mut finding = Diagnostic::of_file(RULE, Severity::Query, &written.file.name, found, expected, hint)
            .about(format!("{}!{}", written.table.text("id"), label.text));
        finding.places.extend(written.file.cell_ref(label.span.start));
        finding
    })
    .collect()
}
