//! The analyst's own lists: every case with its disposition and every file with its fate (回収状況一覧), every finding
//! with its place, and the answers as they were read. They name files, cells and cases and stay in the office. The
//! raw text of a sensitive record stays out even here.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, report as words};
use crate::collect::{CollectedRound, FileEntry, FileFate, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::compose::report_words;
use crate::report::model::{Block, Report, ReportTable, Section, TableCell};
use crate::responses::ledger::AnswerLedger;
use crate::survey::definition::Survey;
use crate::survey::missing::Disposition;

/// What the lists are made of.
#[derive(Debug, Clone, Copy)]
pub struct Lists<'a> {
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Every collected round.
    pub rounds: &'a [CollectedRound],
    /// Files of the indicators' folder.
    pub indicator_files: &'a [FileEntry],
    /// Every finding.
    pub diagnostics: &'a [Diagnostic],
    /// The answer ledger.
    pub ledger: &'a AnswerLedger,
}

/// Composes the lists. `stamps` are the lines under the title.
pub fn compose(id: &str, lists: Lists<'_>, stamps: Vec<String>, lang: Lang) -> Report {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let mut composer = Composer { lang, number: 0 };
    let mut findings: Vec<&Diagnostic> = lists.diagnostics.iter().collect();
    findings
        .sort_by(|a, b| b.is_open().cmp(&a.is_open()).then(b.severity.cmp(&a.severity)).then(a.rule.cmp(b.rule)));
    let sections = vec![
        composer.section(words::findings_section(), vec![composer_findings(&findings, lang)]),
        composer.section(words::cases_section(), cases(lists, lang)),
        composer.section(words::files_section(), vec![files(lists, lang)]),
        composer.section(words::answers_section(), vec![answers(lists, lang)]),
    ];
    Report {
        id: id.to_owned(),
        title: text(words::analyst_title()),
        stamps,
        sections,
        figures: Vec::new(),
        words: report_words(lang),
    }
}

struct Composer {
    lang: Lang,
    number: u32,
}

impl Composer {
    fn section(&mut self, title: Phrase, tables: Vec<ReportTable>) -> Section {
        let blocks = tables
            .into_iter()
            .map(|table| {
                self.number += 1;
                Block::Table(ReportTable { number: self.number, ..table })
            })
            .collect();
        Section { number: String::new(), title: title.text(self.lang).to_owned(), blocks }
    }
}

fn table(id: &str, title: Phrase, head: Vec<Phrase>, rows: Vec<Vec<String>>, lang: Lang) -> ReportTable {
    ReportTable {
        id: id.to_owned(),
        number: 0,
        title: title.text(lang).to_owned(),
        head: vec![head.iter().map(|phrase| TableCell::words(phrase.text(lang))).collect()],
        rows: rows.into_iter().map(|row| row.into_iter().map(TableCell::words).collect()).collect(),
        stub_columns: 1,
        notes: Vec::new(),
    }
}

/// The words of a severity.
pub fn severity_words(diagnostic: &Diagnostic) -> Phrase {
    if diagnostic.accepted.is_some() {
        return words::accepted();
    }
    match diagnostic.severity {
        Severity::Note => words::severity_note(),
        Severity::Query => words::severity_query(),
        Severity::Undecided => words::severity_undecided(),
        Severity::SetAside => words::severity_set_aside(),
    }
}

fn composer_findings(findings: &[&Diagnostic], lang: Lang) -> ReportTable {
    let rows = findings
        .iter()
        .map(|diagnostic| {
            vec![
                severity_words(diagnostic).text(lang).to_owned(),
                diagnostic.place_text(),
                diagnostic.found.text(lang).to_owned(),
                diagnostic.expected.text(lang).to_owned(),
                diagnostic.accepted.clone().unwrap_or_else(|| diagnostic.hint.text(lang).to_owned()),
                diagnostic.id(),
            ]
        })
        .collect();
    let head = vec![
        words::kind_of_finding(),
        words::place(),
        words::found(),
        words::expected(),
        words::what_to_do(),
        words::finding_id(),
    ];
    table("findings", words::findings_section(), head, rows, lang)
}

/// The words of a disposition.
pub fn disposition_words(disposition: Disposition) -> Phrase {
    match disposition {
        Disposition::NotReturned => words::disposition_not_returned(),
        Disposition::Valid => words::disposition_valid(),
        Disposition::Invalid => words::disposition_invalid(),
        Disposition::HeldOut => words::disposition_held_out(),
    }
}

fn cases(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    let mut tables = Vec::new();
    for round in lists.rounds {
        let survey = lists.surveys.iter().find(|survey| survey.id == round.survey);
        let Some(survey) = survey.filter(|survey| survey.frame.is_some()) else { continue };
        let received: BTreeMap<&str, &FileEntry> =
            round.files.iter().map(|entry| (entry.file.as_str(), entry)).collect();
        let rows = round
            .units
            .iter()
            .map(|unit: &Unit| {
                let file =
                    unit.submission.as_ref().map(|submission| submission.file.to_string()).unwrap_or_default();
                let received = received.get(file.as_str()).and_then(|entry| entry.received.clone());
                vec![
                    unit.id.clone(),
                    unit.name.clone(),
                    stratum_label(survey, &unit.stratum),
                    disposition_words(unit.disposition).text(lang).to_owned(),
                    received.unwrap_or_default(),
                    file,
                ]
            })
            .collect();
        let head = vec![
            words::case_code(),
            words::case_name(),
            words::stratum(),
            words::disposition(),
            words::received(),
            words::file(),
        ];
        let title = words::cases_of(&survey.title, &round.round);
        tables.push(table(&format!("cases-{}-{}", round.survey, round.round), title, head, rows, lang));
    }
    tables
}

fn stratum_label(survey: &Survey, id: &str) -> String {
    let stratum = survey.strata.iter().find(|stratum| stratum.id == id);
    stratum.map_or_else(|| id.to_owned(), |stratum| stratum.label.clone())
}

/// The words of a fate.
pub fn fate_words(fate: FileFate) -> Phrase {
    match fate {
        FileFate::Read => words::fate_read(),
        FileFate::Duplicate => words::fate_duplicate(),
        FileFate::Superseded => words::fate_superseded(),
        FileFate::HeldOut => words::fate_held_out(),
        FileFate::SetAside => words::fate_set_aside(),
        FileFate::Ignored => words::fate_ignored(),
    }
}

fn files(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let of_rounds =
        lists.rounds.iter().flat_map(|round| round.files.iter().map(|file| (round.survey.as_str(), file)));
    let of_indicators = lists.indicator_files.iter().map(|file| (crate::collect::indicators::SCOPE, file));
    let rows = of_rounds
        .chain(of_indicators)
        .map(|(survey, entry)| {
            vec![
                entry.file.clone(),
                survey.to_owned(),
                fate_words(entry.fate).text(lang).to_owned(),
                entry.received.clone().unwrap_or_default(),
                entry.case.clone().unwrap_or_default(),
                entry.submissions.to_string(),
                entry.hash.clone(),
            ]
        })
        .collect();
    let head = vec![
        words::file(),
        words::survey(),
        words::fate(),
        words::received(),
        words::case_code(),
        words::returns(),
        words::hash(),
    ];
    table("files", words::files_section(), head, rows, lang)
}

fn answers(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let sensitive: BTreeMap<&str, bool> =
        lists.surveys.iter().map(|survey| (survey.id.as_str(), survey.sensitive)).collect();
    let rows = lists
        .ledger
        .rows
        .iter()
        .map(|row| {
            let hidden = sensitive.get(row.survey.as_str()).copied().unwrap_or(false);
            let shown =
                |text: &str| if hidden { words::kept_back().text(lang).to_owned() } else { text.to_owned() };
            vec![
                row.survey.clone(),
                row.round.clone(),
                if hidden && !row.case.is_empty() {
                    words::kept_back().text(lang).to_owned()
                } else {
                    row.case.clone()
                },
                row.question.clone(),
                row.option.clone(),
                shown(&row.raw),
                if row.missing.is_empty() { shown(&row.value) } else { row.missing.clone() },
                row.at.to_string(),
                row.rule.clone(),
                row.corrected_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            ]
        })
        .collect();
    let head = vec![
        words::survey(),
        words::round(),
        words::case_code(),
        words::question(),
        words::option(),
        words::raw(),
        words::value(),
        words::place(),
        words::rule(),
        words::corrected_by(),
    ];
    table("answers", words::answers_section(), head, rows, lang)
}
