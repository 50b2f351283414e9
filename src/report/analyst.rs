//! The analyst's own lists: every case with its disposition and every file with its fate (回収状況一覧), every finding
//! with its place, every figure with its id, and the answers as they were read. They name files, cells and cases and stay in the office. The
//! raw text of a sensitive record stays out even here.

mod answers;
mod cases;
mod coverage;
mod figures;
mod findings;
mod panels;
mod short;

pub(super) use answers::value_words;

use std::collections::BTreeMap;

use crate::catalogue::{
    Lang, Phrase, change as change_words, disclosure, own_form as own_words, report as words, rules as rule_words,
};
use crate::collect::{CollectedRound, FileEntry, FileFate, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::findings::change_table::panel::Panel;
use crate::report::altered;
use crate::report::compose::report_words;
use crate::report::model::{Block, Report, ReportTable, Section, TableCell};
use crate::report::readings;
use crate::responses::ledger::AnswerLedger;
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::missing::Missing;

pub use findings::finding_records;
pub use short::{in_short, reminders_table};

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
    /// How many figures each open finding can change, by its id.
    pub touched: &'a BTreeMap<String, usize>,
    /// Areas.
    pub areas: &'a Areas,
    /// Frames by survey.
    pub frames: &'a BTreeMap<String, SamplingFrame>,
    /// The answer ledger.
    pub ledger: &'a AnswerLedger,
    /// Which unit stood where between rounds.
    pub panels: &'a [Panel],
    /// The report for publication, whose figures are listed.
    pub report: &'a Report,
}

/// Composes the lists. `stamps` are the lines under the title.
pub fn compose(id: &str, lists: Lists<'_>, stamps: Vec<String>, lang: Lang) -> Report {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let mut composer = Composer { lang, number: 0 };
    let found = findings::weighed(lists);
    let mut coverage = coverage::by_group(lists, lang);
    coverage.extend(coverage::by_day(lists, lang));
    let mut sections = vec![
        composer
            .section(words::findings_section(), vec![findings::rules(&found, lang), findings::all(&found, lang)]),
        composer.section(words::coverage_section(), coverage),
        composer.section(words::cases_section(), cases::cases(lists, lang)),
        composer.section(words::reminders_section(), cases::reminders(lists, lang)),
        composer.section(words::files_section(), vec![cases::files(lists, lang)]),
    ];
    if !lists.report.figures.is_empty() {
        sections.push(composer.section(words::figures_section(), vec![figures::figures(lists.report, lang)]));
    }
    let panels = panels::panels(lists, lang);
    if !panels.is_empty() {
        sections.push(composer.section(change_words::panel_section(), panels));
    }
    sections.extend([
        composer.section(words::answers_section(), vec![answers::answers(lists, lang)]),
        composer.section(
            rule_words::readings_section(),
            vec![readings::counted(lists, lang), readings::applied(lists, lang)],
        ),
    ]);
    if let Some(table) = altered::table(lists.surveys, lists.rounds, lang) {
        sections.push(composer.section(own_words::altered_section(), vec![table]));
    }
    Report {
        id: id.to_owned(),
        title: text(words::analyst_title()),
        stamps,
        sections,
        figures: Vec::new(),
        findings: findings::records(&found, lang),
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
        head: self::head(&head, lang),
        rows: rows.into_iter().map(|row| row.into_iter().map(TableCell::words).collect()).collect(),
        stub_columns: 1,
        notes: Vec::new(),
        sheet: Some(sheet.text(lang).to_owned()),
        chart: None,
        in_data: None,
    }
}

/// One heading row.
fn head(phrases: &[Phrase], lang: Lang) -> Vec<Vec<TableCell>> {
    vec![phrases.iter().map(|phrase| TableCell::words(phrase.text(lang))).collect()]
}

/// The name of the area that the frame gives a case.
fn area_name(areas: &Areas, unit: &Unit, lang: Lang) -> String {
    let written = unit.attributes.iter().find(|(name, ..)| name == "area").map_or("", |(_, value, _)| value);
    areas.get(written).map_or_else(|| written.to_owned(), |area| area.name.text(lang).to_owned())
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

pub(super) fn stratum_label(survey: &Survey, id: &str, lang: Lang) -> String {
    let stratum = survey.strata.iter().find(|stratum| stratum.id == id);
    stratum.map_or_else(|| id.to_owned(), |stratum| stratum.label.text(lang).to_owned())
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
        FileFate::Keyed => words::fate_keyed(),
        FileFate::SetAside => words::fate_set_aside(),
        FileFate::Ignored => words::fate_ignored(),
    }
}

/// The words of a figure's status.
pub fn status_words(status: &str) -> Phrase {
    match status {
        "final" => words::status_final(),
        "provisional" => words::status_provisional(),
        "undefined" => words::status_undefined(),
        "suppressed" => disclosure::status(),
        other => Phrase::same(other),
    }
}

/// The words of a reason for which there is no answer.
pub fn missing_words(reason: Missing) -> Phrase {
    match reason {
        Missing::NoAnswer => words::missing_no_answer(),
        Missing::NotApplicable => words::missing_not_applicable(),
        Missing::DontKnow => words::missing_dont_know(),
        Missing::Refused => words::missing_refused(),
        Missing::Invalid => words::missing_invalid(),
        Missing::Contradictory => words::missing_contradictory(),
        Missing::HeldOut => words::missing_held_out(),
    }
}
