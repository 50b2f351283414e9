//! `kaishu collect --rules [RULE]`: how often each rule of reading was applied, or every cell to which one was.

use std::path::Path;

use crate::catalogue::{report as report_words, rules as words};
use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::nearest_ids;
use crate::error::Error;
use crate::pipeline::{printed, rerun};
use crate::render::terminal;
use crate::report::readings;
use crate::responses::applied::{applications, counts};
use crate::text::rules::{self, Effect};

/// Prints the counts, or all applications of the rule with this id.
pub(super) fn execute(wanted: &str, as_data: bool, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let lang = console.lang;
    if !wanted.is_empty() && rules::find(wanted).is_none() {
        let near = nearest_ids(wanted, rules::RULES.iter().map(|rule| rule.id));
        return Err(Error::Workspace(words::no_such_rule(wanted, near)));
    }
    let workspace = crate::cli::workspace(root, console)?;
    let collection = rerun::collect(&workspace, &Progress::new(console))?;
    if as_data {
        let data = match wanted {
            "" => printed::rules(&collection, lang),
            rule => printed::applied(&workspace, &collection, rule),
        };
        console.line(&data);
        return Ok(Outcome::Done);
    }
    let (head, rows, right) = if wanted.is_empty() {
        let rows: Vec<Vec<String>> = counts(&collection.ledger)
            .into_iter()
            .filter(|(rule, _)| rule.effect == Effect::Silent)
            .map(|(rule, count)| {
                vec![rule.id.to_owned(), count.to_string(), (rule.meaning)().text(lang).to_owned()]
            })
            .collect();
        (vec![report_words::rule(), words::count_heading(), words::meaning_heading()], rows, [false, true, false])
    } else {
        let rows = applications(&collection.ledger)
            .filter(|application| application.rule.id == wanted)
            .map(|application| {
                let survey = &application.row.survey;
                let sensitive = workspace.surveys.iter().any(|known| known.sensitive && known.id == *survey);
                let line = readings::line(&application, sensitive, lang);
                line.into_iter().skip(1).map(|text| text.replace(['\t', '\n', '\r'], " ")).collect()
            })
            .collect();
        (vec![report_words::place(), words::before_heading(), words::after_heading()], rows, [false; 3])
    };
    if rows.is_empty() {
        console.say(&words::nothing_read());
    } else if console.on_terminal() {
        let mut table = vec![head.iter().map(|phrase| phrase.text(lang).to_owned()).collect()];
        table.extend(rows);
        for line in terminal::table(&table, &right).lines() {
            console.line(line);
        }
    } else {
        for row in rows {
            console.line(&row.join("\t"));
        }
    }
    Ok(Outcome::Done)
}
