//! Every finding: a line for each rule with how many there are and how many published figures they can change, then
//! each finding with its place, which leads to the cell, and the row that would decide it. The weightiest come first.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, headings, report as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::analyst::{Lists, head, severity_words, table};
use crate::report::model::{CellLink, FindingRecord, ReportTable, TableCell};

/// From the folder of the analyst's workbook, `out/analyst/<plan>/`, to the workspace.
const TO_WORKSPACE: &str = "../../../";

/// A finding with how many figures it can change.
pub(super) type Weighed<'a> = (&'a Diagnostic, usize);

/// The findings, the weightiest first: open before settled, grave before light, then by the figures they can change.
pub(super) fn weighed(lists: Lists<'_>) -> Vec<Weighed<'_>> {
    in_order(lists.diagnostics.iter(), lists.touched)
}

/// Findings as plain data, in the same order; `touched` are the figures that each can change, by its id. The rows to paste
/// are in Japanese, which every ledger takes.
pub fn finding_records(diagnostics: &[&Diagnostic], touched: &BTreeMap<String, usize>) -> Vec<FindingRecord> {
    records(&in_order(diagnostics.iter().copied(), touched), Lang::Ja)
}

fn in_order<'a>(
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    touched: &BTreeMap<String, usize>,
) -> Vec<Weighed<'a>> {
    let mut found: Vec<Weighed<'a>> =
        diagnostics.map(|diagnostic| (diagnostic, touched.get(&diagnostic.id()).copied().unwrap_or(0))).collect();
    let mut by_rule: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for (diagnostic, figures) in &found {
        let most = by_rule.entry((diagnostic.severity, diagnostic.rule)).or_insert(0);
        *most = (*most).max(*figures);
    }
    let group =
        |diagnostic: &Diagnostic| by_rule.get(&(diagnostic.severity, diagnostic.rule)).copied().unwrap_or(0);
    found.sort_by(|(a, a_figures), (b, b_figures)| {
        b.is_open()
            .cmp(&a.is_open())
            .then(b.severity.cmp(&a.severity))
            .then(group(b).cmp(&group(a)))
            .then(a.rule.cmp(b.rule))
            .then(b_figures.cmp(a_figures))
    });
    found
}

/// One line for each rule.
pub(super) fn rules(found: &[Weighed<'_>], lang: Lang) -> ReportTable {
    let mut lines: Vec<(&Diagnostic, usize, usize)> = Vec::new();
    for (diagnostic, figures) in found {
        match lines.last_mut() {
            Some((first, count, most))
                if first.rule == diagnostic.rule
                    && first.severity == diagnostic.severity
                    && first.is_open() == diagnostic.is_open() =>
            {
                *count += 1;
                *most = (*most).max(*figures);
            }
            Some(_) | None => lines.push((diagnostic, 1, *figures)),
        }
    }
    let rows = lines
        .iter()
        .map(|(diagnostic, count, most)| {
            vec![
                TableCell::words(severity_words(diagnostic).text(lang)),
                TableCell::words(headings::heading(diagnostic.rule).text(lang)),
                TableCell::count(*count),
                TableCell::count(*most),
                TableCell::words(diagnostic.rule),
            ]
        })
        .collect();
    let heads = [
        words::kind_of_finding(),
        words::finding_heading(),
        words::findings_count(),
        words::figures_touched(),
        words::finding_rule(),
    ];
    ReportTable {
        id: "finding-rules".to_owned(),
        title: words::rules_of_findings().text(lang).to_owned(),
        head: head(&heads, lang),
        rows,
        stub_columns: 2,
        sheet: Some(words::finding_rules_sheet().text(lang).to_owned()),
        ..ReportTable::default()
    }
}

/// Every finding.
pub(super) fn all(found: &[Weighed<'_>], lang: Lang) -> ReportTable {
    let heads = [
        words::kind_of_finding(),
        words::finding_heading(),
        words::place(),
        words::found(),
        words::expected(),
        words::what_to_do(),
        words::figures_touched(),
        words::row_to_paste(),
        words::finding_id(),
    ];
    let mut list =
        table("findings", words::findings_section(), words::findings_sheet(), heads.to_vec(), Vec::new(), lang);
    list.rows = found
        .iter()
        .map(|(diagnostic, figures)| {
            let place = TableCell { link: link(diagnostic), ..TableCell::words(diagnostic.place().text(lang)) };
            vec![
                TableCell::words(severity_words(diagnostic).text(lang)),
                TableCell::words(headings::heading(diagnostic.rule).text(lang)),
                place,
                TableCell::words(diagnostic.found.text(lang)),
                TableCell::words(diagnostic.expected.text(lang)),
                TableCell::words(diagnostic.accepted.as_ref().unwrap_or(&diagnostic.hint).text(lang).to_owned()),
                TableCell::count(*figures),
                TableCell::words(diagnostic.ledger_row_in(lang).unwrap_or_default()),
                TableCell::words(diagnostic.id()),
            ]
        })
        .collect();
    list
}

/// Where the place of a finding leads: its first cell, or its file. What lies in a container is reached by opening that.
fn link(diagnostic: &Diagnostic) -> Option<CellLink> {
    let first = diagnostic.places.first();
    let file = first.map_or_else(|| diagnostic.file.as_deref(), |place| Some(&*place.file))?;
    let ends = |part: &str, endings: &[&str]| {
        let part = part.to_lowercase();
        endings.iter().any(|ending| part.ends_with(ending))
    };
    let mut reached = String::new();
    for part in file.split('/') {
        if !reached.is_empty() {
            reached.push('/');
        }
        reached.push_str(part);
        if reached.len() < file.len() && ends(part, &[".zip", ".eml", ".msg", ".html", ".htm"]) {
            return Some(CellLink { file: format!("{TO_WORKSPACE}{reached}"), cell: None });
        }
    }
    let cell = first
        .filter(|_| ends(file, &[".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]))
        .map(|place| (place.sheet.to_string(), place.at.to_string()));
    Some(CellLink { file: format!("{TO_WORKSPACE}{file}"), cell })
}

/// Every finding as plain data.
pub(super) fn records(found: &[Weighed<'_>], lang: Lang) -> Vec<FindingRecord> {
    found
        .iter()
        .map(|(diagnostic, figures)| FindingRecord {
            id: diagnostic.id(),
            rule: diagnostic.rule.to_owned(),
            heading: headings::heading(diagnostic.rule),
            severity: match diagnostic.severity {
                Severity::Note => "note",
                Severity::Query => "query",
                Severity::Undecided => "undecided",
                Severity::SetAside => "set_aside",
            }
            .to_owned(),
            open: diagnostic.is_open(),
            accepted: diagnostic.accepted.as_ref().map(|why| why.text(lang).to_owned()),
            figures: *figures,
            survey: diagnostic.scope.survey.clone(),
            round: diagnostic.scope.round.clone(),
            case: diagnostic.scope.case.clone(),
            question: diagnostic.scope.question.clone(),
            file: diagnostic.file.clone(),
            places: diagnostic
                .places
                .iter()
                .map(|place| [place.file.to_string(), place.sheet.to_string(), place.at.to_string()])
                .collect(),
            found: diagnostic.found.clone(),
            expected: diagnostic.expected.clone(),
            hint: diagnostic.hint.clone(),
            row: diagnostic.ledger_row_in(lang),
        })
        .collect()
}
