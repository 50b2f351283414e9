//! `kaishu check-table FILE…`: whether the tables of any workbook can be read by programs, as 総務省's unified rules have it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches};

use crate::catalogue::{console as console_words, headings, unified_rules as words};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::{Console, Show};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::printed;
use crate::unified_rules::{Checked, RULES, check};
use crate::workbook::{self, Limits};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "check-table",
            words::about(),
            "  kaishu check-table table.xlsx\n  kaishu check-table --rules\n  kaishu check-table table.xlsx --format json\n",
        )
        .arg(
            speaker
                .positional("FILE", "FILE", words::help_file())
                .action(ArgAction::Append)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(speaker.flag("all", words::help_all()))
        .arg(speaker.flag("rules", words::help_rules()))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    if typed.get_flag("rules") {
        tell_rules(console);
        return Ok(Outcome::Done);
    }
    let files: Vec<&PathBuf> = typed.get_many("FILE").unwrap_or_default().collect();
    if files.is_empty() {
        return Err(Error::Workspace(words::no_file()));
    }
    let mut all: Vec<(String, Checked)> = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let bytes = std::fs::read(file).map_err(|error| Error::io(console_words::act_read(), file, error))?;
        // What cannot be read keeps no rule, and is told as such.
        let checked = match workbook::read(&name, &bytes, &Limits::default()) {
            Ok(book) => check(&name, &book),
            Err(unread) => Checked { sheets: 0, tables: 0, findings: vec![*unread] },
        };
        all.push((name, checked));
    }
    if wants_json(typed) {
        console.line(&printed::check_table(&all));
    } else {
        let show = if typed.get_flag("all") { Show::All } else { Show::Most };
        tell(&all, show, console);
    }
    let open = all.iter().flat_map(|(_, checked)| &checked.findings).any(Diagnostic::is_open);
    Ok(if open { Outcome::Findings } else { Outcome::Done })
}

fn tell(all: &[(String, Checked)], show: Show, console: &Console) {
    for (name, checked) in all {
        let findings: Vec<&Diagnostic> = checked.findings.iter().collect();
        console.findings(&findings, &BTreeMap::new(), show);
        let open = findings.iter().filter(|finding| finding.is_open()).count();
        let notes = findings.iter().filter(|finding| finding.severity == Severity::Note).count();
        console.line(words::summary(name, checked.sheets, checked.tables, open, notes).text(console.lang));
    }
}

/// Every rule with its item, what it is about and what to do.
fn tell_rules(console: &Console) {
    let lang = console.lang;
    for rule in &RULES {
        let heading = headings::heading(rule.id);
        console.line(&format!("{}\t{}\t{}", rule.item, rule.id, heading.text(lang)));
        console.line(&format!("\t{}\t{}", (rule.expected)().text(lang), (rule.hint)().text(lang)));
    }
}
