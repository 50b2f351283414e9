//! 回収状況一覧: every case with its disposition, those who are to be reminded with how to reach them, and every file
//! with its fate.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, report as words};
use crate::collect::{CollectedRound, FileEntry, Unit};
use crate::report::analyst::{Lists, area_name, fate_words, reminders_table, stratum_label, table};
use crate::report::model::ReportTable;
use crate::survey::definition::Survey;
use crate::survey::missing::Disposition;
use crate::text::names;

/// Headings of a frame under which somebody can be reached, as they are written in frames.
const CONTACT: &[&str] = &[
    "contact",
    "担当者",
    "担当",
    "section",
    "担当課",
    "部署",
    "email",
    "mail",
    "メール",
    "メールアドレス",
    "phone",
    "tel",
    "電話",
    "電話番号",
    "fax",
    "FAX",
    "address",
    "住所",
];

/// The rounds of questionnaires with a frame.
pub(super) fn framed(lists: Lists<'_>) -> impl Iterator<Item = (&Survey, &CollectedRound)> {
    lists.rounds.iter().filter_map(move |round| {
        let survey = lists.surveys.iter().find(|survey| survey.id == round.survey);
        Some((survey.filter(|survey| survey.frame.is_some())?, round))
    })
}

/// The files of a round by name.
pub(super) fn files_by_name(round: &CollectedRound) -> BTreeMap<&str, &FileEntry> {
    round.files.iter().map(|entry| (entry.file.as_str(), entry)).collect()
}

/// Every case of every round with a frame.
pub(super) fn cases(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    framed(lists)
        .map(|(survey, round)| {
            let files = files_by_name(round);
            let rows =
                round.units.iter().map(|unit| case(lists, (survey, &round.round), unit, &files, lang)).collect();
            let head = vec![
                words::case_code(),
                words::case_name(),
                words::stratum(),
                words::area(),
                words::disposition(),
                words::received(),
                words::late(),
                words::channel(),
                words::sender(),
                words::file(),
                words::remark(),
            ];
            let title = words::cases_of(&survey.title, &round.round);
            let sheet = words::cases_sheet(&round.survey, &round.round);
            table(&format!("cases-{}-{}", round.survey, round.round), title, sheet, head, rows, lang)
        })
        .collect()
}

fn case(
    lists: Lists<'_>,
    (survey, round): (&Survey, &str),
    unit: &Unit,
    files: &BTreeMap<&str, &FileEntry>,
    lang: Lang,
) -> Vec<String> {
    let file = unit.submission.as_ref().map(|submission| submission.file.to_string()).unwrap_or_default();
    let entry = files.get(file.as_str());
    let said =
        |of: fn(&FileEntry) -> Option<&String>| entry.and_then(|entry| of(entry)).cloned().unwrap_or_default();
    let submission = unit.submission.as_ref();
    let received = submission.and_then(|submission| submission.received(entry.copied())).unwrap_or_default();
    let sent = submission.and_then(|submission| submission.sent);
    let late = match (sent, survey.round(round).and_then(|round| round.deadline)) {
        (Some(sent), Some(deadline)) => sent.to_string() > deadline.to_string(),
        (Some(_), None) => false,
        (None, _) => entry.is_some_and(|entry| entry.late),
    };
    // 辰野町 福祉課: whose it is, and who there wrote it.
    let name = unit.submission.as_ref().and_then(|submission| submission.name.as_ref());
    let section = name.map(|cell| names::place(&cell.raw).section).unwrap_or_default();
    let sender = [said(|entry| entry.sender.as_ref()), section];
    vec![
        unit.id.clone(),
        unit.name.text(lang).to_owned(),
        stratum_label(survey, &unit.stratum, lang),
        area_name(lists.areas, unit, lang),
        unit.disposition.called().text(lang).to_owned(),
        received,
        if late { words::after_deadline().text(lang).to_owned() } else { String::new() },
        said(|entry| entry.channel.as_ref()),
        sender.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        file,
        unit.remark.as_ref().map(|remark| remark.text(lang).to_owned()).unwrap_or_default(),
    ]
}

/// Whether a case is to be reminded: it did not answer, and nobody has said that it will not or cannot.
pub(super) fn to_remind(disposition: Disposition) -> bool {
    match disposition {
        Disposition::NotReturned => true,
        Disposition::Valid
        | Disposition::Invalid
        | Disposition::HeldOut
        | Disposition::Refused
        | Disposition::Nil
        | Disposition::Undeliverable
        | Disposition::KeyIn
        | Disposition::Late
        | Disposition::NotEligible
        | Disposition::Joint => false,
    }
}

/// 督促一覧: those who have not answered, with how to reach them as the frame says.
pub(super) fn reminders(lists: Lists<'_>, lang: Lang) -> Vec<ReportTable> {
    framed(lists)
        .filter_map(|(survey, round)| {
            let waiting: Vec<&Unit> = round.units.iter().filter(|unit| to_remind(unit.disposition)).collect();
            if waiting.is_empty() {
                return None;
            }
            let mut contact: Vec<&str> = Vec::new();
            for (name, ..) in round.units.iter().flat_map(|unit| &unit.attributes) {
                if CONTACT.contains(&name.as_str()) && !contact.contains(&name.as_str()) {
                    contact.push(name);
                }
            }
            let attribute = |unit: &Unit, wanted: &str| {
                let found = unit.attributes.iter().find(|(name, ..)| name == wanted);
                found.map(|(_, value, _)| value.clone()).unwrap_or_default()
            };
            let rows = waiting
                .iter()
                .map(|unit| {
                    let mut row = vec![
                        unit.id.clone(),
                        unit.name.text(lang).to_owned(),
                        stratum_label(survey, &unit.stratum, lang),
                        area_name(lists.areas, unit, lang),
                    ];
                    row.extend(contact.iter().map(|name| attribute(unit, name)));
                    row
                })
                .collect();
            let mut head = vec![words::case_code(), words::case_name(), words::stratum(), words::area()];
            head.extend(contact.iter().map(|name| crate::catalogue::Phrase::same(*name)));
            let title = words::reminders_of(&survey.title, &round.round, waiting.len());
            let sheet = words::reminders_sheet(&round.survey, &round.round);
            Some(table(&reminders_table(round), title, sheet, head, rows, lang))
        })
        .collect()
}

/// Every file with its fate.
pub(super) fn files(lists: Lists<'_>, lang: Lang) -> ReportTable {
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
                if entry.late { words::after_deadline().text(lang).to_owned() } else { String::new() },
                entry.channel.clone().unwrap_or_default(),
                entry.sender.clone().unwrap_or_default(),
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
        words::late(),
        words::channel(),
        words::sender(),
        words::case_code(),
        words::returns(),
        words::hash(),
    ];
    table("files", words::files_section(), words::files_sheet(), head, rows, lang)
}
