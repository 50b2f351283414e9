//! 読み替え一覧: every rule that read what was written as something else without asking, with how often it did, and every
//! single application with its cell, before and after. For the analyst; the texts of a sensitive survey stay out.

use crate::catalogue::{Lang, report as common, rules as words};
use crate::report::analyst::{Lists, table};
use crate::report::model::ReportTable;
use crate::responses::applied::{Application, applications, counts};
use crate::text::rules::Effect;

/// How often each rule was applied.
pub(super) fn counted(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let rows = counts(lists.ledger)
        .into_iter()
        .filter(|(rule, _)| rule.effect == Effect::Silent)
        .map(|(rule, count)| {
            vec![
                (rule.meaning)().text(lang).to_owned(),
                count.to_string(),
                rule.layer.words().text(lang).to_owned(),
                rule.id.to_owned(),
            ]
        })
        .collect();
    let head = vec![words::meaning_heading(), words::count_heading(), words::layer_heading(), common::rule()];
    let mut list = table("readings", words::readings_section(), words::readings_sheet(), head, rows, lang);
    list.notes.push(words::readings_note(crate::text::rules::VERSION).text(lang).to_owned());
    list
}

/// Every application of those rules.
pub(super) fn applied(lists: Lists<'_>, lang: Lang) -> ReportTable {
    let rows = applications(lists.ledger)
        .filter(|application| application.rule.effect == Effect::Silent)
        .map(|application| {
            let sensitive =
                lists.surveys.iter().any(|survey| survey.sensitive && survey.id == application.row.survey);
            let mut row = line(&application, sensitive, lang);
            row.push((application.rule.meaning)().text(lang).to_owned());
            row
        })
        .collect();
    let head = vec![
        common::rule(),
        common::place(),
        words::before_heading(),
        words::after_heading(),
        words::meaning_heading(),
    ];
    table("applied", words::applied_section(), words::applied_sheet(), head, rows, lang)
}

/// One application: rule, cell, before, after. What is sensitive is kept back.
pub fn line(application: &Application<'_>, sensitive: bool, lang: Lang) -> Vec<String> {
    let shown = |text: &str| if sensitive { common::kept_back().text(lang).to_owned() } else { text.to_owned() };
    vec![
        application.rule.id.to_owned(),
        application.row.at.to_string(),
        shown(&application.row.raw),
        shown(&application.after),
    ]
}
