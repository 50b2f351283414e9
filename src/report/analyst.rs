//! The analyst's own lists: every case with its disposition and every file with its fate (回収状況一覧), every finding
//! with its place, every figure with its id, and the answers as they were read. They name files, cells and cases and stay in the office. The
//! raw text of a sensitive record stays out even here.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, own_form as own_words, report as words, rules as rule_words};
use crate::collect::{CollectedRound, FileEntry, FileFate, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::altered;
use crate::report::compose::report_words;
use crate::report::model::{Block, FigureRecord, Report, ReportTable, Section, TableCell};
use crate::report::readings;
use crate::responses::ledger::AnswerLedger;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::Question;

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
    /// The report for publication, whose figures are listed.
    pub report: &'a Report,
}

/// Composes the lists. `stamps` are the lines under the title.
pub fn compose(id: &str, lists: Lists<'_>, stamps: Vec<String>, lang: Lang) -> Report {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let mut composer = Composer { lang, number: 0 };
    let mut findings: Vec<&Diagnostic> = lists.diagnostics.iter().collect();
    findings
        .sort_by(|a, b| b.is_open().cmp(&a.is_open()).then(b.severity.cmp(&a.severity)).then(a.rule.cmp(b.rule)));
    let mut sections = vec![
        composer.section(words::findings_section(), vec![composer_findings(&findings, lang)]),
        composer.section(words::cases_section(), cases(lists, lang)),
        composer.section(words::files_section(), vec![files(lists, lang)]),
        composer.section(words::figures_section(), vec![figures(lists.report, lang)]),
        composer.section(words::answers_section(), vec![answers(lists, lang)]),
        composer.section(
            rule_words::readings_section(),
            vec![readings::counted(lists, lang), readings::applied(lists, lang)],
        ),
    ];
    if let Some(table) = altered::table(lists.rounds, lang) {
        sections.push(composer.section(own_words::altered_section(), vec![table]));
    }
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

pub(super) fn table(
    id: &str,
    title: Phrase,
    sheet: Phrase,
    head: Vec<Phrase>,
    rows: Vec<Vec<String>>,
    lang: Lang,
) -> ReportTable {
    ReportTable {
        id: id.to_owned(),
        number: 0,
        title: title.text(lang).to_owned(),
        head: vec![head.iter().map(|phrase| TableCell::words(phrase.text(lang))).collect()],
        rows: rows.into_iter().map(|row| row.into_iter().map(TableCell::words).collect()).collect(),
        stub_columns: 1,
        notes: Vec::new(),
        sheet: Some(sheet.text(lang).to_owned()),
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
                diagnostic.ledger_row().unwrap_or_default(),
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
        words::row_to_paste(),
        words::finding_id(),
    ];
    table("findings", words::findings_section(), words::findings_sheet(), head, rows, lang)
}

/// The words of a disposition.
pub fn disposition_words(disposition: Disposition) -> Phrase {
    match disposition {
        Disposition::NotReturned => words::disposition_not_returned(),
        Disposition::Valid => words::disposition_valid(),
        Disposition::Invalid => words::disposition_invalid(),
        Disposition::HeldOut => words::disposition_held_out(),
        Disposition::Refused => words::disposition_refused(),
        Disposition::Nil => words::disposition_nil(),
        Disposition::Undeliverable => words::disposition_undeliverable(),
        Disposition::KeyIn => words::disposition_key_in(),
        Disposition::Late => words::disposition_late(),
        Disposition::NotEligible => words::disposition_not_eligible(),
        Disposition::Joint => words::disposition_joint(),
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
        let sheet = words::cases_sheet(&round.survey, &round.round);
        let id = format!("cases-{}-{}", round.survey, round.round);
        tables.push(table(&id, title, sheet, head, rows, lang));
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
        FileFate::Late => words::fate_late(),
        FileFate::OtherRound => words::fate_other_round(),
        FileFate::NotAsked => words::fate_not_asked(),
        FileFate::HeldOut => words::fate_held_out(),
        FileFate::KeyIn => words::fate_key_in(),
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
    table("files", words::files_section(), words::files_sheet(), head, rows, lang)
}

/// The words of a figure's status.
pub fn status_words(status: &str) -> Phrase {
    match status {
        "final" => words::status_final(),
        "provisional" => words::status_provisional(),
        "undefined" => words::status_undefined(),
        other => Phrase::same(other),
    }
}

/// Every figure with its id, so that one can be traced without opening the data file.
fn figures(report: &Report, lang: Lang) -> ReportTable {
    let numbers: BTreeMap<&str, u32> = report
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some((table.id.as_str(), table.number)),
            Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Note(_) => None,
        })
        .collect();
    let place = |printed: &String| match numbers.get(printed.as_str()) {
        Some(number) => words::printed_in_table(number, printed).text(lang).to_owned(),
        None => words::printed_in_section(printed).text(lang).to_owned(),
    };
    let row = |figure: &FigureRecord| {
        let unit = if figure.status == "undefined" { "" } else { figure.unit.as_str() };
        vec![
            figure.id.clone(),
            figure.label.clone(),
            format!("{}{unit}", figure.text),
            figure.value.clone().unwrap_or_default(),
            status_words(&figure.status).text(lang).to_owned(),
            figure.printed.iter().map(place).collect::<Vec<_>>().join("、"),
            figure.evidence.to_string(),
        ]
    };
    let head = vec![
        words::figure_id(),
        words::figure_label(),
        words::figure_printed(),
        words::figure_exact(),
        words::figure_status(),
        words::figure_places(),
        words::figure_cells(),
    ];
    let rows = report.figures.iter().map(row).collect();
    let mut list = table("figures", words::figures_section(), words::figures_sheet(), head, rows, lang);
    list.notes.push(words::figures_note().text(lang).to_owned());
    list
}

/// The words of a reason for which there is no answer.
pub fn missing_words(reason: Missing) -> Phrase {
    match reason {
        Missing::NoAnswer => words::missing_no_answer(),
        Missing::NotApplicable => words::missing_not_applicable(),
        Missing::Invalid => words::missing_invalid(),
        Missing::Contradictory => words::missing_contradictory(),
        Missing::HeldOut => words::missing_held_out(),
    }
}

/// A question as it is printed on the form, with its id.
fn question_name(question: &Question, lang: Lang) -> String {
    if question.number.is_empty() || question.number == question.id {
        return question.id.clone();
    }
    words::question_named(&question.number, &question.id).text(lang).to_owned()
}

/// A coded value: each code with the words of its option.
fn value_words(question: Option<&Question>, value: &str, lang: Lang) -> String {
    let Some(codes) = question.and_then(|question| question.domain.codes()) else { return value.to_owned() };
    let named = |code: &str| match codes.get(code) {
        Some(option) if option.label != code => words::code_named(code, &option.label).text(lang).to_owned(),
        Some(_) | None => code.to_owned(),
    };
    value.split('、').map(named).collect::<Vec<_>>().join("、")
}

fn answers(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let surveys: BTreeMap<&str, &Survey> =
        lists.surveys.iter().map(|survey| (survey.id.as_str(), survey)).collect();
    let rows = lists
        .ledger
        .rows
        .iter()
        .map(|row| {
            let survey = surveys.get(row.survey.as_str());
            let hidden = survey.is_some_and(|survey| survey.sensitive);
            let question = survey.and_then(|survey| survey.question(&row.question));
            let value = match Missing::from_word(&row.missing) {
                Some(reason) => missing_words(reason).text(lang).to_owned(),
                None => value_words(question, &row.value, lang),
            };
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
                question.map_or_else(|| row.question.clone(), |question| question_name(question, lang)),
                row.option.clone(),
                shown(&row.raw),
                if row.missing.is_empty() { shown(&value) } else { value },
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
    table("answers", words::answers_section(), words::answers_sheet(), head, rows, lang)
}
