//! `kaishu reproduce NAME`: whether a publication still comes out of what it keeps, byte by byte.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Phrase, publication as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::publish::tell;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::freeze::{Publication, Publications};
use crate::pipeline::observer::Observer as _;
use crate::pipeline::reproduce::{Moved, Reproduced, reproduce};
use crate::text::clean::compose_marks;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("reproduce", words::about_reproduce(), "  kaishu reproduce r3-first\n")
        .arg(speaker.positional("NAME", "NAME", words::help_reproduce_name()).required(true))
        .arg(speaker.flag("all", words::help_reproduce_all()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let name = typed.get_one::<String>("NAME").map(|name| compose_marks(name)).unwrap_or_default();
    let publication = match find(root, &name)? {
        Ok(publication) => publication,
        Err(odd) => {
            tell(&[*odd], console);
            return Ok(Outcome::Findings);
        }
    };
    let progress = Progress::new(console);
    let found = reproduce(&publication, &progress)?;
    progress.end();
    report(&name, &found, if typed.get_flag("all") { usize::MAX } else { SHOWN }, console);
    Ok(if found.is_whole() { Outcome::Done } else { Outcome::Findings })
}

/// The publication of a name, or what is wrong with its `freeze.json`.
fn find(root: &Path, name: &str) -> Result<Result<Publication, Box<Diagnostic>>, Error> {
    let all = Publications::of(root)?;
    let mut known: Vec<String> = all.whole.iter().map(|publication| publication.name.clone()).collect();
    known.extend(all.odd.iter().map(|(name, _)| name.clone()));
    let whole = all.whole.into_iter().find(|publication| publication.name == name).map(Ok);
    whole
        .or_else(|| all.odd.into_iter().find(|(odd, _)| odd == name).map(|(_, odd)| Err(Box::new(odd))))
        .ok_or_else(|| {
            Error::Workspace(if known.is_empty() {
                words::no_publication(name)
            } else {
                words::no_such_publication(name, Phrase::list(&known))
            })
        })
}

/// Figures and sentences that are shown one by one.
const SHOWN: usize = 20;

fn report(name: &str, found: &Reproduced, most: usize, console: &Console) {
    let say = |phrase: Phrase| console.line(phrase.text(console.lang));
    tell(&found.odd, console);
    if let Some((then, now)) = &found.other_versions {
        if then.program != now.program {
            say(words::other_program(&then.program, &now.program));
        }
        if then.rules != now.rules {
            say(words::other_rules(then.rules, now.rules));
        }
    }
    if let Some(why) = &found.failed {
        say(words::not_run(why));
        say(words::not_reproduced(name));
        return;
    }
    for file in &found.differing {
        say(words::differing_file(file));
    }
    for Moved { plan, id, label, published, now } in found.moved.iter().take(most) {
        let shown = |text: &str| {
            if text.is_empty() { words::nothing_there() } else { Phrase::same(text) }
        };
        if label.is_empty() {
            say(words::moved_sentence(plan, id, shown(published), shown(now)));
        } else {
            say(words::moved_figure(plan, id, label, shown(published), shown(now)));
        }
    }
    if found.moved.len() > most {
        say(words::more_moved(found.moved.len() - most));
    }
    if !found.differing.is_empty() && found.moved.is_empty() {
        say(words::no_moved());
    }
    say(match (found.differing.is_empty(), found.odd.is_empty()) {
        (true, true) => words::reproduced(name, found.compared),
        (true, false) => words::reproduced_but_odd(name),
        (false, _) => words::not_reproduced(name),
    });
}
