//! `kaishu verify REPORT`: what a written report states, held against the figures of the workspace, with a copy for Word
//! that has a comment at every place to mend.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches};

use crate::catalogue::{Phrase, console as console_words, verify as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, nearest_ids, tell_held_back};
use crate::document::{self, Document, Format};
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::plan::AnalysisPlan;
use crate::pipeline::verify::{Against, verify};
use crate::pipeline::workspace;
use crate::render::docx::commented::{Comment, commented};
use crate::render::verification::verification_json;
use crate::report::verification::{StatementRecord, Verification, WithinRecord, WordPlace};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu verify report.docx\n  kaishu verify report.docx --write\n  kaishu verify report.md --list wrong\n  kaishu verify report.txt --format json\n";
    speaker
        .command("verify", words::about(), examples)
        .arg(
            speaker
                .positional("report", "REPORT", words::help_report())
                .required(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(speaker.option("plan", "ID", words::help_plan()))
        .arg(chosen(speaker.option("format", "text|json", words::help_format()), ["text", "json"]))
        .arg(chosen(speaker.option("list", "all|wrong", words::help_list()), ["all", "wrong"]))
        .arg(
            speaker
                .option("write", "FILE", words::help_write())
                .num_args(0..=1)
                .value_parser(clap::value_parser!(PathBuf)),
        )
}

fn chosen(arg: Arg, values: [&'static str; 2]) -> Arg {
    arg.value_parser(values).hide_possible_values(true).default_value(values[0]).hide_default_value(true)
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let Some(path) = typed.get_one::<PathBuf>("report") else { return Ok(Outcome::Done) };
    let bytes = std::fs::read(path).map_err(|error| Error::io(console_words::act_read(), path, error))?;
    let document = match document::read(&path.display().to_string(), &bytes) {
        Ok(document) => document,
        Err(diagnostic) => return Err(Error::Workspace(refused(&diagnostic))),
    };
    let copy = copy_to(typed, path, &document)?;
    let Some(checked) = checked(typed, root, &document, console)? else { return Ok(Outcome::HeldBack) };
    if typed.get_one::<String>("format").is_some_and(|format| format == "json") {
        console.line(verification_json(&checked, console.lang).trim_end());
    } else {
        let all = typed.get_one::<String>("list").is_none_or(|list| list == "all");
        tell(&checked, all, console);
    }
    for diagnostic in &document.diagnostics {
        console.say(&Phrase {
            ja: format!("{}: {}", path.display(), diagnostic.found.ja),
            en: format!("{}: {}", path.display(), diagnostic.found.en),
        });
    }
    if let Some(copy) = copy {
        write(&checked, &bytes, &copy, console)?;
    }
    Ok(if checked.is_wrong() { Outcome::Findings } else { Outcome::Done })
}

/// Why a document cannot be read.
fn refused(diagnostic: &crate::diagnostic::Diagnostic) -> Phrase {
    let place = diagnostic.place();
    let line = |place: &str, found: &str, hint: &str| format!("{place}: {found}{hint}");
    Phrase {
        ja: line(&place.ja, &diagnostic.found.ja, &format!("。{}", diagnostic.hint.ja)),
        en: line(&place.en, &diagnostic.found.en, &format!(". {}", diagnostic.hint.en)),
    }
}

/// The document held against the workspace, where there is one; none where a report is held back.
fn checked(
    typed: &ArgMatches,
    root: &Path,
    document: &Document,
    console: &Console,
) -> Result<Option<Verification>, Error> {
    if !workspace::is_there(root) {
        console.say(&words::no_workspace(root.display()));
        return Ok(Some(verify(document, None)));
    }
    let workspace = crate::cli::workspace(root, console)?;
    let wanted = typed.get_one::<String>("plan").map(String::as_str);
    if let Some(id) = wanted
        && !workspace.plans.iter().any(|plan| plan.id == id)
    {
        let near = nearest_ids(id, workspace.plans.iter().map(|plan| plan.id.as_str()));
        return Err(Error::Workspace(words::unknown_plan(id, near)));
    }
    let (_, results) = evaluate_all(&workspace, &Progress::new(console))?;
    if tell_held_back(&results, console) {
        return Ok(None);
    }
    let all = workspace.plans.iter().zip(&results).map(|(plan, result)| (plan, &result.findings));
    let (plans, beside): (Vec<_>, Vec<_>) =
        all.partition(|(plan, _): &(&AnalysisPlan, &Findings)| wanted.is_none_or(|wanted| plan.id == wanted));
    Ok(Some(verify(document, Some(Against { workspace: &workspace, plans: &plans, beside: &beside }))))
}

/// Where the copy with comments goes; none where none is wanted.
fn copy_to(typed: &ArgMatches, path: &Path, document: &Document) -> Result<Option<PathBuf>, Error> {
    if !typed.contains_id("write") || typed.value_source("write").is_none() {
        return Ok(None);
    }
    if document.format != Format::Word {
        let said = words::only_word(path.display());
        let hint = words::hint_only_word();
        return Err(Error::Workspace(Phrase {
            ja: format!("{}。{}", said.ja, hint.ja),
            en: format!("{}. {}", said.en, hint.en),
        }));
    }
    let copy = typed.get_one::<PathBuf>("write").cloned().unwrap_or_else(|| path.with_extension("verified.docx"));
    let same = match (copy.canonicalize(), path.canonicalize()) {
        (Ok(copy), Ok(path)) => copy == path,
        _ => copy == path,
    };
    if same { Err(Error::Workspace(words::same_file(copy.display()))) } else { Ok(Some(copy)) }
}

/// Shows what was found: what is wrong first, then what is to be worded otherwise, then the rest.
fn tell(checked: &Verification, all: bool, console: &Console) {
    let lang = console.lang;
    for line in compared_with(checked) {
        console.line(line.text(lang));
    }
    let group = |of: &dyn Fn(&StatementRecord) -> bool| -> Vec<&StatementRecord> {
        checked.statements.iter().filter(|statement| of(statement)).collect()
    };
    let mut groups: Vec<Vec<&StatementRecord>> = vec![group(&StatementRecord::disagrees)];
    for verdict in ["other_rounding", "unlike_periods", "base_missing"] {
        groups.push(group(&|statement| statement.verdict == verdict));
    }
    if all {
        groups.push(group(&|statement| statement.verdict == "unchecked" && !statement.disagrees()));
        groups.push(group(&|statement| statement.verdict == "agrees"));
    }
    let within = |wrong: bool| -> Vec<&WithinRecord> {
        checked.within.iter().filter(|record| record.wrong == wrong).collect()
    };
    for (at, statements) in groups.iter().enumerate() {
        if let Some(first) = statements.first() {
            let verdict = if at == 0 { words::disagrees() } else { plain(first) };
            console.line(words::heading(&verdict, statements.len()).text(lang));
            for statement in statements {
                tell_statement(statement, at == 0 && statement.verdict != "disagrees", console);
            }
            console.line("");
        }
        if at == 0 {
            tell_within(&within(true), words::within_heading(within(true).len()), console);
        }
    }
    tell_within(&within(false), words::notes_heading(within(false).len()), console);
    for remark in &checked.remarks {
        console.line(remark.text(lang));
    }
    let counts = checked.counts();
    console.line(
        words::summary(counts.statements, counts.agree, counts.disagree, counts.unlike, counts.unchecked)
            .text(lang),
    );
    console.line(words::summary_within(counts.wrong, counts.notes).text(lang));
}

/// What the report was compared with: the plan, and the rounds that its figures are counted from.
fn compared_with(checked: &Verification) -> Vec<Phrase> {
    let mut lines = Vec::new();
    for plan in &checked.plans {
        lines.push(words::plan_compared(&plan.id, &plan.title));
        let rounds: Vec<Phrase> =
            plan.rounds.iter().map(|(round, label)| words::round_compared(label, round)).collect();
        if !rounds.is_empty() {
            lines.push(words::rounds_compared(Phrase::listed(&rounds)));
        }
    }
    if !checked.plans.is_empty() && !checked.other_plans.is_empty() {
        lines.push(words::other_plans(checked.other_plans.join(", ")));
    }
    if !lines.is_empty() {
        lines.push(Phrase::default());
    }
    lines
}

/// The verdict of a group without its reason, which each line says for itself.
fn plain(statement: &StatementRecord) -> Phrase {
    if statement.verdict == "unchecked" { words::unchecked() } else { statement.verdict_words.clone() }
}

fn tell_statement(statement: &StatementRecord, with_verdict: bool, console: &Console) {
    let lang = console.lang;
    let said = words::quoted(&statement.text);
    console.line(&format!("  {}", words::line(&statement.place.words, &said).text(lang)));
    for line in lines(statement, with_verdict) {
        console.line(&format!("    {}", line.text(lang)));
    }
}

/// What is said of a statement, line by line.
fn lines(statement: &StatementRecord, with_verdict: bool) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if with_verdict || statement.verdict == "unchecked" {
        lines.push(statement.verdict_words.clone());
    }
    if let Some(right) = statement.right.as_ref().filter(|_| statement.verdict != "agrees") {
        lines.push(match statement.verdict {
            // The number itself is right.
            "unlike_periods" | "base_missing" => words::compared_with(right),
            _ => words::right_is(right),
        });
    }
    if let Some(figure) = &statement.figure {
        lines.push(words::figure_is(figure, &statement.label));
    }
    if !statement.from.is_empty() {
        lines.push(words::put_together(statement.from.join(", ")));
    }
    lines.extend(statement.remarks.iter().cloned());
    if !statement.also.is_empty() && statement.verdict != "agrees" {
        lines.push(words::also_possible(statement.also.join(", ")));
    }
    lines
}

fn tell_within(records: &[&WithinRecord], heading: Phrase, console: &Console) {
    if records.is_empty() {
        return;
    }
    let lang = console.lang;
    console.line(heading.text(lang));
    for record in records {
        console.line(&format!("  {}", words::line(&record.place.words, &record.found).text(lang)));
        for said in [&record.expected, &record.hint] {
            if !said.text(lang).is_empty() {
                console.line(&format!("    {}", said.text(lang)));
            }
        }
    }
    console.line("");
}

/// Writes the copy with a comment at every place to mend.
fn write(checked: &Verification, original: &[u8], copy: &Path, console: &Console) -> Result<(), Error> {
    let lang = console.lang;
    let at = |place: &WordPlace, said: Vec<&Phrase>| Comment {
        paragraph: place.unit,
        from: place.from,
        to: place.to,
        text: said
            .iter()
            .map(|line| line.text(lang))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let mut comments: Vec<Comment> = Vec::new();
    for statement in checked.statements.iter().filter(|statement| statement.to_mend()) {
        let said = lines(statement, false);
        let mut words = vec![&statement.verdict_words];
        words.extend(&said);
        comments.push(at(&statement.place, words));
    }
    for record in &checked.within {
        comments.push(at(&record.place, vec![&record.found, &record.expected, &record.hint]));
    }
    let (bytes, unplaced) =
        commented(original, &comments).map_err(|error| Error::Internal(console_words::internal(error)))?;
    std::fs::write(copy, bytes).map_err(|error| Error::io(console_words::act_write(), copy, error))?;
    console.say(&words::written(copy.display()));
    if unplaced > 0 {
        console.say(&words::not_placed(unplaced));
    }
    Ok(())
}
