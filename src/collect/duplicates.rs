//! Several returns of one case: the same answers once more count once; different answers are shown side by side
//! and held out until a row of the correction ledger says which file counts.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::{Answer, AnswerCell, FileEntry, FileFate, Submission, corrections, groups};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::missing::Missing;
use crate::text::clean::clean;
use crate::text::key;
use crate::text::marks::{self, Mark};

/// What became of the returns of one case: the one that counts first, then the others with their fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The return that counts; where a person has to decide, the first one.
    pub submission: Submission,
    /// The others among which a person has to decide.
    pub others: Vec<Submission>,
    /// Whether a person has to decide.
    pub held_out: bool,
    /// The fate of every return, in the given order, the counting one included.
    pub fates: Vec<FileFate>,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// The order in which returns of one case are shown: by the day on which they came where it is known of all of them, else
/// those first whose names do not say that they correct another, else by their names.
pub(super) fn in_order(submissions: &mut [Submission], received: &dyn Fn(&Submission) -> Option<String>) {
    let dated = submissions.iter().all(|one| received(one).is_some());
    let key = |one: &Submission| {
        let day = if dated { received(one) } else { None };
        (day, says_it_corrects(&one.file), one.place())
    };
    submissions.sort_by_cached_key(key);
}

/// Whether the name of a file says that it takes the place of another.
fn says_it_corrects(file: &str) -> bool {
    let name = clean(file.rsplit('/').next().unwrap_or(file));
    ["訂正", "修正", "再"].iter().any(|word| name.contains(word))
}

/// The one return that came after all others, where the days are known.
fn latest<'a>(
    submissions: &'a [Submission],
    received: &dyn Fn(&Submission) -> Option<String>,
) -> Option<&'a Submission> {
    let days: Option<Vec<String>> = submissions.iter().map(received).collect();
    let days = days?;
    let last = days.iter().max()?;
    let mut on_it = submissions.iter().zip(&days).filter(|(_, day)| *day == last);
    on_it.next().filter(|_| on_it.next().is_none()).map(|(one, _)| one)
}

/// Settles the returns of one case, given in the order in which they are shown; `received` knows the day on which a return
/// came, `decision` is the `use` row of the case.
pub fn settle(
    submissions: Vec<Submission>,
    received: &dyn Fn(&Submission) -> Option<String>,
    decision: Option<&Decision>,
) -> Option<Settled> {
    let count = submissions.len();
    let same = |a: &Submission, b: &Submission| same_answers(a, b) && groups::same(a, b);
    if let Some(decision) = decision
        && let DecisionKind::Use { file } = &decision.kind
    {
        let wanted: Vec<usize> = submissions
            .iter()
            .enumerate()
            .filter(|(_, submission)| is_named(submission, file))
            .map(|(index, _)| index)
            .collect();
        if let [index] = wanted.as_slice() {
            let fates =
                (0..count).map(|i| if i == *index { FileFate::Read } else { FileFate::Superseded }).collect();
            let submission = submissions.into_iter().nth(*index)?;
            return Some(Settled {
                submission,
                others: Vec::new(),
                held_out: false,
                fates,
                diagnostics: Vec::new(),
            });
        }
        let diagnostic = Diagnostic::at(
            "stale-correction",
            Severity::Undecided,
            vec![decision.place.clone()],
            words::files_are(Phrase::list(submissions.iter().map(|s| s.file.to_string()))),
            words::file_of_case(file),
            words::hint_stale(),
        );
        let submission = submissions.into_iter().next()?;
        let fates = vec![FileFate::HeldOut; count];
        let (others, diagnostics) = (Vec::new(), vec![diagnostic]);
        return Some(Settled { submission, others, held_out: true, fates, diagnostics });
    }
    let first = submissions.first()?;
    if let Some(other) = submissions.iter().skip(1).find(|other| !same(first, other)) {
        let diagnostics = vec![contradiction(first, other, latest(&submissions, received))];
        let mut returns = submissions.into_iter();
        let (submission, others) = (returns.next()?, returns.collect());
        let fates = vec![FileFate::HeldOut; count];
        return Some(Settled { submission, others, held_out: true, fates, diagnostics });
    }
    let diagnostics = submissions.iter().skip(1).map(|again| counted_once(&again.file, &first.file)).collect();
    let fates = (0..count).map(|index| if index == 0 { FileFate::Read } else { FileFate::Duplicate }).collect();
    let submission = submissions.into_iter().next()?;
    Some(Settled { submission, others: Vec::new(), held_out: false, fates, diagnostics })
}

/// Files that were read and are the same, byte for byte, as one before them: each with that one.
pub(super) fn copies(entries: &[FileEntry]) -> Vec<(String, String)> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.fate == FileFate::Read && entry.submissions > 0) {
        match first.get(entry.hash.as_str()) {
            Some(earlier) => found.push((entry.file.clone(), (*earlier).to_owned())),
            None => drop(first.insert(&entry.hash, &entry.file)),
        }
    }
    found
}

/// A return that is there again.
pub(super) fn counted_once(again: &str, first: &str) -> Diagnostic {
    Diagnostic::of_file(
        "returned-twice",
        Severity::Note,
        again,
        words::same_answers(first),
        words::one_return(),
        words::hint_counted_once(),
    )
}

/// Whether two returns, or two rows, have the same answers.
pub(super) fn same_answers(a: &Submission, b: &Submission) -> bool {
    a.answers.len() == b.answers.len() && a.answers.iter().zip(&b.answers).all(|(a, b)| says_the_same(a, b))
}

/// Whether two answers say the same: what was written, or what was understood by it. What routing makes of an answer
/// (非該当, 矛盾) is no difference that whoever wrote it can see.
pub fn says_the_same(a: &Answer, b: &Answer) -> bool {
    let understood = matches!(a.value.missing(), None | Some(Missing::NoAnswer));
    a.question == b.question && ((a.value == b.value && understood) || written(a) == written(b))
}

/// The words of an answer, box by box. The empty box that a form prints beside an option is nothing.
fn written(answer: &Answer) -> Vec<String> {
    let of = |cell: &AnswerCell| match marks::mark(cell.words()) {
        Mark::Blank | Mark::NotChosen { .. } if cell.option.is_some() => String::new(),
        Mark::Blank
        | Mark::NotChosen { .. }
        | Mark::Chosen { .. }
        | Mark::Crossed { .. }
        | Mark::Doubtful { .. }
        | Mark::Other => key::key(cell.words()),
    };
    answer.cells.iter().map(of).collect()
}

/// Whether a ledger row means this return: by its file, or by its place where one file holds several.
pub(super) fn is_named(submission: &Submission, name: &str) -> bool {
    let ends = |whole: &str| whole == name || whole.ends_with(&format!("/{name}"));
    ends(&submission.file) || ends(&submission.place())
}

/// Two returns of one case that do not say the same, cell beside cell.
fn contradiction(first: &Submission, second: &Submission, latest: Option<&Submission>) -> Diagnostic {
    let mut places = Vec::new();
    let mut differences = Vec::new();
    for a in &first.answers {
        let Some(b) = second.answers.iter().find(|b| b.question == a.question) else { continue };
        if !says_the_same(a, b) {
            places.extend(a.cells.iter().chain(&b.cells).map(|cell| cell.at.clone()));
            let shown = |answer: &Answer| {
                // What could not be understood is shown in its own words.
                let understood = answer.value.missing().is_none();
                let text = if understood { answer.value.text() } else { corrections::present(answer) };
                if text.trim().is_empty() { "―".to_owned() } else { text }
            };
            differences.push(format!("{}: {} ⇔ {}", a.question, shown(a), shown(b)));
        }
    }
    let (in_tables, cells) = groups::differences(first, second);
    differences.extend(in_tables);
    places.extend(cells);
    let names = if first.file == second.file {
        (first.place(), second.place())
    } else {
        (first.file.to_string(), second.file.to_string())
    };
    let mut diagnostic = Diagnostic::at(
        "contradicting-returns",
        Severity::Undecided,
        places,
        Phrase::list(differences),
        words::one_return(),
        words::hint_use(&names.0, &names.1),
    )
    .about(format!("{}⇔{}", names.0, names.1));
    // Nobody knows which counts; only the days on which they came propose one.
    let named = |one: &Submission| if first.file == second.file { one.place() } else { one.file.to_string() };
    diagnostic.row = Some(latest.map_or_else(|| "＜ファイル＞".to_owned(), named));
    diagnostic
}
