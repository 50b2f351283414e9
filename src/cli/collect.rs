//! `kaishu collect`: reads the returns, keeps the answer ledger and writes the analyst's lists.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Lang, Phrase, answered, console as words, explain_file as explain_words, units};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::cli::run::{Produced, from_here, produce};
use crate::cli::{explain_file, rules};
use crate::collect::CollectedRound;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::outputs::{Outputs, analyst_file};
use crate::pipeline::printed;
use crate::pipeline::run::analyst_lists;
use crate::pipeline::summary::{all_diagnostics, summary};
use crate::render::{terminal, xlsx};
use crate::report::analyst::{in_short, reminders_table, severity_words};
use crate::responses::applied::counts;
use crate::survey::missing::Disposition;
use crate::text::rules::Effect;

/// Where a case can stand in the base chain.
const IN_CHAIN: [Disposition; 4] =
    [Disposition::NotReturned, Disposition::Valid, Disposition::Invalid, Disposition::HeldOut];

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu collect\n  kaishu collect --rules\n  kaishu collect --explain 長野市.xlsx\n";
    let examples =
        if speaker.lang() == Lang::En { examples.replace("長野市", "nagano") } else { examples.to_owned() };
    speaker
        .command("collect", words::about_collect(), &examples)
        .arg(
            speaker
                .option("rules", "RULE", crate::catalogue::rules::about_rules())
                .num_args(0..=1)
                .default_missing_value(""),
        )
        .arg(speaker.option("explain", "FILE", explain_words::about_explain()).conflicts_with("rules"))
        .arg(
            speaker
                .option("row", "NUMBER", explain_words::about_row())
                .requires("explain")
                .value_parser(clap::value_parser!(u32).range(1..)),
        )
        .arg(speaker.flag("raw", explain_words::about_raw()).requires("explain"))
        .arg(speaker.format().conflicts_with("explain"))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    if let Some(rule) = typed.get_one::<String>("rules") {
        return rules::execute(rule, wants_json(typed), root, console);
    }
    if let Some(file) = typed.get_one::<String>("explain") {
        return explain_file::execute(file, typed, root, console);
    }
    let produced = produce(root, &Outputs::of_lists(), console)?;
    let Produced { workspace, collection, results, .. } = &produced;
    if wants_json(typed) {
        console.line(&printed::collect(workspace, collection, results));
        return Ok(produced.written(root, console));
    }
    let lang = console.lang;
    let text = |phrase: crate::catalogue::Phrase| phrase.text(lang).to_owned();
    let mut rows =
        vec![vec![text(words::collect_survey()), text(words::collect_round()), text(words::collect_cases())]];
    rows[0].extend(IN_CHAIN.map(|disposition| text(disposition.called())));
    let leaves =
        |round: &CollectedRound| round.units.iter().filter(|unit| unit.disposition.in_chain().is_none()).count();
    let any_leave = collection.rounds.iter().any(|round| leaves(round) > 0);
    if any_leave {
        rows[0].push(text(Disposition::NotEligible.called()));
    }
    for round in &collection.rounds {
        let framed = workspace.frames.contains_key(&round.survey);
        let count = |wanted: Disposition| {
            round.units.iter().filter(|unit| unit.disposition.in_chain() == Some(wanted)).count()
        };
        let mut row = vec![round.survey.clone(), round.round.clone(), round.units.len().to_string()];
        row.extend(IN_CHAIN.map(|disposition| {
            let known = framed || disposition != Disposition::NotReturned;
            if known { count(disposition).to_string() } else { units::nothing().text(lang).to_owned() }
        }));
        if any_leave {
            row.push(leaves(round).to_string());
        }
        rows.push(row);
    }
    for line in terminal::table(&rows, &[false, false, true, true, true, true, true, true]).lines() {
        console.line(line);
    }
    let analysts = analyst_lists(workspace, collection, results);
    let sheets: Vec<(String, &str)> = analysts.first().map(|(_, lists)| xlsx::sheets(lists)).unwrap_or_default();
    for round in &collection.rounds {
        let framed = workspace.frames.contains_key(&round.survey);
        let wanted = reminders_table(round);
        let sheet = sheets.iter().find(|(_, table)| *table == wanted).map(|(name, _)| name.as_str());
        if let Some(short) = in_short(round, framed, sheet) {
            console.line(short.text(lang));
        }
    }
    let summary = summary(collection, results);
    console.say(&summary.files_line());
    console.say(&words::summary_ledger(collection.ledger.rows.len()));
    let silent = counts(&collection.ledger).into_iter().filter(|(rule, _)| rule.effect == Effect::Silent);
    let readings: usize = silent.map(|(_, count)| count).sum();
    if readings > 0 {
        console.say(&crate::catalogue::rules::summary_readings(readings));
    }
    for (id, lists) in &analysts {
        console.say(&words::summary_analyst(from_here(root, &analyst_file(id))));
        let who = |table: &str| table == "files" || table.starts_with("cases-");
        let names = xlsx::sheets(lists).into_iter().filter(|(_, table)| who(table));
        let names: Vec<String> = names.map(|(name, _)| text(answered::sheet(name))).collect();
        console.say(&answered::lists(names.concat()));
    }
    let listed = analysts.first().map(|(id, _)| from_here(root, &analyst_file(id))).unwrap_or_default();
    console.say(&findings_line(&all_diagnostics(collection, results), listed));
    Ok(produced.written(root, console))
}

/// How many findings of each severity there are, the gravest first, and where all of them are listed.
fn findings_line(all: &[&Diagnostic], listed: String) -> Phrase {
    let mut counted: BTreeMap<Reverse<Option<Severity>>, (Phrase, usize)> = BTreeMap::new();
    for found in all {
        // What was accepted is one kind, whatever it was before, and the least grave.
        let grave = Reverse(found.accepted.is_none().then_some(found.severity));
        counted.entry(grave).or_insert_with(|| (severity_words(found), 0)).1 += 1;
    }
    let counts: Vec<Phrase> = counted.into_values().map(|(what, count)| answered::count(what, count)).collect();
    if all.is_empty() {
        words::no_findings()
    } else {
        words::findings_listed(Phrase::listed(&counts), words::findings_sheet(listed))
    }
}
