//! `kaishu new-round`: the next round from the last one.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::catalogue::{Phrase, new_round as words};
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::{Outcome, advised};
use crate::error::Error;
use crate::pipeline::new_round::{Wishes, new_round};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let example = "  kaishu new-round network-need R3 --deadline 2021-12-10\n  \
                   kaishu new-round network-need R3 --definition network-need-r3 --mergers mergers.csv\n";
    let text = |name, value, help| speaker.option(name, value, help);
    speaker
        .command("new-round", words::about(), example)
        .arg(speaker.positional("survey", "SURVEY", words::help_survey()).required(true))
        .arg(speaker.positional("round", "NEW_ROUND", words::help_round()).required(true))
        .arg(text("definition", "ID", words::help_definition()))
        .arg(text("mergers", "FILE", words::help_mergers()).value_parser(clap::value_parser!(PathBuf)))
        .arg(text("period", "FY2021", words::help_period()))
        .arg(text("label", "TEXT", words::help_label()))
        .arg(text("as-of", "DAY", words::help_as_of()))
        .arg(text("deadline", "DAY", words::help_deadline()))
        .arg(text("plan", "ID", words::help_plan()))
        .arg(text("from-plan", "ID", words::help_from_plan()).requires("plan"))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let of = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let wishes = Wishes {
        survey: of("survey").unwrap_or_default(),
        round: of("round").unwrap_or_default(),
        definition: of("definition"),
        mergers: typed.get_one::<PathBuf>("mergers").cloned(),
        period: of("period"),
        label: of("label"),
        as_of: of("as-of"),
        deadline: of("deadline"),
        plan: of("plan"),
        from_plan: of("from-plan"),
    };
    let made = new_round(root, &wishes, console.lang)?;
    let say = |phrase: &Phrase| console.line(phrase.text(console.lang));
    say(&words::head_done());
    for done in &made.done {
        console.line(&format!("  {}", done.text(console.lang)));
    }
    if !made.left.is_empty() {
        say(&words::head_left());
    }
    for (number, left) in (1..).zip(&made.left) {
        console.line(&format!("  {number}. {}", left.text(console.lang)));
    }
    if let Some(text) = &made.by_hand {
        console.line("");
        console.line(text.trim_end());
        console.line("");
    }
    say(&words::head_next());
    let there = advised::named(root).map(|named| format!(" {named}")).unwrap_or_default();
    for command in &made.next {
        console.line(&format!("  {command}{there}"));
    }
    Ok(Outcome::Done)
}
