//! Files that a person keys in (PDF, FAX, a letter) and the rows in which they were keyed. A paper is known by the source
//! that a row names, by a row of the ledger (照合), or by the code or name of a case in its file name or its sender; once
//! the row of its case is keyed, nothing more has to be done about it. Where that is not sure, it is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::matching::{CodeReading, FrameIndex};
use crate::collect::own_form::OwnForms;
use crate::collect::round::Inputs;
use crate::collect::{FileEntry, FileFate, Unit};
use crate::diagnostic::{Diagnostic, Severity, ledger_row};
use crate::provenance::CellRef;
use crate::survey::decision::DecisionKind;
use crate::survey::frame::Case;
use crate::survey::missing::Disposition;
use crate::text::clean::clean;

/// What is known of the papers of a round, by their place among the files.
struct Papers<'a> {
    waiting: Vec<usize>,
    /// Rows that name a paper as their source.
    rows: BTreeMap<usize, &'a str>,
    /// Sources that fit several papers.
    unsure: BTreeMap<usize, &'a str>,
    /// The case that a paper is from, by its name or a row of the ledger.
    cases: BTreeMap<usize, &'a Case>,
}

/// Gives papers to their cases and settles those that were keyed.
pub(in crate::collect) fn settle_keyed(
    inputs: &Inputs<'_>,
    own_forms: &OwnForms,
    units: &mut [Unit],
    entries: &mut [FileEntry],
    diagnostics: &mut [Diagnostic],
    decided: &mut BTreeSet<CellRef>,
) {
    let waiting: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].fate == FileFate::KeyIn).collect();
    if waiting.is_empty() {
        return;
    }
    let mut papers = Papers { waiting, rows: BTreeMap::new(), unsure: BTreeMap::new(), cases: BTreeMap::new() };
    papers.by_source(&own_forms.sources, entries);
    if let Some(frame) = inputs.frame {
        papers.by_name(inputs, &FrameIndex::new(frame), entries, decided);
    }
    for at in papers.waiting.clone() {
        let told = papers.tell(at, units, entries, own_forms);
        entries[at].case = told.case.clone();
        if told.keyed {
            entries[at].fate = FileFate::Keyed;
        } else if let Some(unit) = units.iter_mut().find(|unit| Some(&unit.id) == told.case.as_ref())
            && unit.disposition == Disposition::NotReturned
        {
            unit.disposition = Disposition::KeyIn;
            unit.remark = Some(Phrase::same(entries[at].file.clone()));
        }
        let own =
            |found: &&mut Diagnostic| found.rule == "key-in" && found.file.as_ref() == Some(&entries[at].file);
        for found in diagnostics.iter_mut().filter(own) {
            found.severity = told.severity;
            if let Some(hint) = &told.hint {
                found.hint = hint.clone();
            }
            found.scope.case = told.case.clone().or(found.scope.case.take());
            if told.case.is_none() && inputs.frame.is_some() {
                let (survey, round) = (inputs.survey.id.as_str(), inputs.round.id.as_str());
                found.row = Some(ledger_row(["照合", survey, round, "＜対象＞", "", "", &entries[at].file]));
            }
        }
    }
}

/// What became of one paper.
struct Told {
    case: Option<String>,
    keyed: bool,
    severity: Severity,
    hint: Option<Phrase>,
}

impl<'a> Papers<'a> {
    /// Papers that rows name: by the longest part of the path that the source says. Two papers of one name are told apart
    /// by their folders or not at all.
    fn by_source(&mut self, sources: &'a [(String, String)], entries: &[FileEntry]) {
        for (source, row) in sources {
            let source = written(source);
            let said = |at: &usize| said_of(&source, &entries[*at].file);
            let most = self.waiting.iter().map(said).max().unwrap_or(0);
            // A source may name the pages of several files.
            let named: Vec<usize> = self.waiting.iter().copied().filter(|at| said(at) > 0).collect();
            for at in named {
                let name = last(&entries[at].file);
                let same = self
                    .waiting
                    .iter()
                    .filter(|other| last(&entries[**other].file) == name && said(other) >= said(&at));
                if same.count() == 1 {
                    self.rows.insert(at, row);
                } else if said(&at) == most {
                    self.unsure.insert(at, row);
                }
            }
        }
    }

    /// Papers that their names, or rows of the ledger, give to a case.
    fn by_name<'f: 'a>(
        &mut self,
        inputs: &Inputs<'_>,
        index: &FrameIndex<'f>,
        entries: &[FileEntry],
        decided: &mut BTreeSet<CellRef>,
    ) {
        for at in &self.waiting {
            let entry = &entries[*at];
            let by_file = index.in_file_name(&entry.file);
            let by_sender = entry.sender.as_deref().and_then(|sender| index.by_name(sender));
            let by_name = match (by_file, by_sender) {
                (Some(file), Some(sender)) if file.id != sender.id => None,
                (Some(case), _) | (None, Some(case)) => Some(case),
                (None, None) => None,
            };
            self.cases.extend(by_name.map(|case| (*at, case)));
        }
        for decision in inputs.decisions.iter().filter(|decision| inputs.decides(decision)) {
            let DecisionKind::Match { returned, .. } = &decision.kind else { continue };
            let names = |at: &&usize| {
                let file = &entries[**at].file;
                file == returned || file.ends_with(&format!("/{returned}"))
            };
            let named: Vec<usize> = self.waiting.iter().filter(names).copied().collect();
            if let ([only], CodeReading::Case(case)) = (named.as_slice(), index.by_code(&decision.case)) {
                decided.insert(decision.place.clone());
                self.cases.insert(*only, case);
            }
        }
    }

    fn tell(&self, at: usize, units: &[Unit], entries: &[FileEntry], own_forms: &OwnForms) -> Told {
        let open = |case: Option<String>, severity, hint| Told { case, keyed: false, severity, hint };
        let case = self.cases.get(&at).copied();
        let case_id = case.map(|case| case.id.clone());
        if let Some(row) = self.rows.get(&at) {
            let unit = units.iter().find(|unit| holds_row(unit, row));
            let id = unit.map(|unit| unit.id.clone());
            if let (Some(unit), Some(case)) = (unit, case)
                && unit.id != case.id
            {
                let hint = words::hint_paper_of_other(row, &unit.name, &case.name);
                return Told { case: id, keyed: true, severity: Severity::Query, hint: Some(hint) };
            }
            let hint = Some(words::hint_keyed(row));
            return Told { case: id.or(case_id), keyed: true, severity: Severity::Note, hint };
        }
        if let Some(row) = self.unsure.get(&at) {
            return open(case_id, Severity::SetAside, Some(words::hint_papers_of_one_name(row)));
        }
        let Some(case) = case else { return open(None, Severity::SetAside, None) };
        let named = format!("{} {}", case.id, case.name.ja);
        let unit = units.iter().find(|unit| unit.id == case.id);
        let Some(returned) = unit.and_then(|unit| unit.submission.as_ref()) else {
            return open(case_id, Severity::SetAside, Some(words::hint_paper_of(named)));
        };
        if !own_forms.entries.contains_key(&*returned.file) {
            return open(case_id, Severity::SetAside, Some(words::hint_paper_beside(named, &returned.file)));
        }
        let others: Vec<&str> = self
            .waiting
            .iter()
            .filter(|other| **other != at)
            .filter(|other| {
                let of_row = self.rows.get(other).is_some_and(|row| unit.is_some_and(|unit| holds_row(unit, row)));
                of_row || self.cases.get(other).is_some_and(|other| other.id == case.id)
            })
            .map(|other| entries[*other].file.as_str())
            .collect();
        if others.is_empty() {
            let hint = Some(words::hint_keyed(returned.place()));
            return Told { case: case_id, keyed: true, severity: Severity::Note, hint };
        }
        // Pages of one answer, or the answer once more: only who keyed it knows.
        let hint = words::hint_several_papers(named, Phrase::list(&others), returned.place());
        open(case_id, Severity::Query, Some(hint))
    }
}

/// A text in which the words stay apart.
fn written(text: &str) -> String {
    clean(text).to_lowercase().replace('\\', "/")
}

fn last(file: &str) -> String {
    written(file.rsplit('/').next().unwrap_or(file))
}

/// How much of a file's path a source names, in folders: 0 where it does not name the file at all.
fn said_of(source: &str, file: &str) -> usize {
    let parts: Vec<&str> = file.split('/').collect();
    let named = |count: &usize| {
        let path = written(&parts[parts.len() - count..].join("/"));
        source.match_indices(&path).any(|(at, _)| {
            let before = source[..at].chars().next_back();
            // 1.pdf is not the end of 11.pdf.
            before.is_none_or(|c| !c.is_alphanumeric())
        })
    };
    (1..=parts.len()).rev().find(named).unwrap_or(0)
}

/// Whether the answers of a case were keyed in this row, by either of two people.
fn holds_row(unit: &Unit, row: &str) -> bool {
    let Some(submission) = &unit.submission else { return false };
    let cells = submission.answers.iter().flat_map(|answer| answer.cells.iter().chain(&answer.again));
    submission.place() == row
        || cells
            .map(|cell| &cell.at)
            .any(|at| format!("{}!{}!{}", at.file, at.sheet, u64::from(at.at.row) + 1) == row)
}
