//! The pages that go through the work step by step are true ("my own survey from zero", and "from publication to next
//! year's round"), and those that answer "how do I get": every command is run in its order, between them happens what the text says that people do, and every
//! line that is quoted is really said. Both languages hold the same walk.

mod book;
mod bundled;
mod cycle;
mod page;
mod steps;
mod templates;

use std::path::{Path, PathBuf};
use std::process::Command;

use kaishu::catalogue::Lang;

use page::{Item, items};

/// A page in both languages, and what it begins with.
struct Walk {
    ja: &'static str,
    en: &'static str,
    /// Takes a step that the page names; `None` where it is not known.
    take: fn(&str, &mut PathBuf, &[page::Written], &[String]) -> Option<()>,
    /// At least how many commands it runs: a page whose fences are misread would pass otherwise.
    commands: usize,
}

const GUIDE: Walk = Walk { ja: "docs/guide.ja.md", en: "docs/guide.md", take: steps::take, commands: 12 };
const CYCLE: Walk = Walk { ja: "docs/cycle.ja.md", en: "docs/cycle.md", take: cycle::take, commands: 12 };
const FIVE_MINUTES: Walk =
    Walk { ja: "docs/five-minutes.ja.md", en: "docs/five-minutes.md", take: bundled::take, commands: 4 };
const RECIPES: Walk = Walk { ja: "docs/recipes.ja.md", en: "docs/recipes.md", take: bundled::take, commands: 11 };
const TEMPLATES: Walk =
    Walk { ja: "docs/templates.ja.md", en: "docs/templates.md", take: templates::take, commands: 7 };
const FROM_EXCEL: Walk =
    Walk { ja: "docs/from-excel.ja.md", en: "docs/from-excel.md", take: bundled::take, commands: 6 };

fn page(name: &str) -> Vec<Item> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    items(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn every_command_of_the_japanese_guide_does_what_the_guide_says() {
    follow(&GUIDE, Lang::Ja);
}

#[test]
fn every_command_of_the_english_guide_does_what_the_guide_says() {
    follow(&GUIDE, Lang::En);
}

#[test]
fn every_command_of_the_japanese_cycle_does_what_the_page_says() {
    follow(&CYCLE, Lang::Ja);
}

#[test]
fn every_command_of_the_english_cycle_does_what_the_page_says() {
    follow(&CYCLE, Lang::En);
}

#[test]
fn the_five_minutes_are_as_they_are_told_in_both_languages() {
    follow(&FIVE_MINUTES, Lang::Ja);
    follow(&FIVE_MINUTES, Lang::En);
}

#[test]
fn every_recipe_does_what_it_says_in_both_languages() {
    follow(&RECIPES, Lang::Ja);
    follow(&RECIPES, Lang::En);
}

#[test]
fn every_command_of_the_page_on_word_documents_does_what_it_says_in_both_languages() {
    follow(&TEMPLATES, Lang::Ja);
    follow(&TEMPLATES, Lang::En);
}

#[test]
fn every_command_for_those_who_come_from_excel_does_what_the_page_says_in_both_languages() {
    follow(&FROM_EXCEL, Lang::Ja);
    follow(&FROM_EXCEL, Lang::En);
}

/// What a reader of either language types and does; what is said differs.
#[test]
fn both_languages_hold_the_same_walk() {
    for walk in [GUIDE, CYCLE, FIVE_MINUTES, RECIPES, TEMPLATES, FROM_EXCEL] {
        let typed = |name: &str| -> Vec<Item> {
            page(name)
                .into_iter()
                .filter(|item| !matches!(item, Item::Quote { .. }))
                .map(Item::without_place)
                .collect()
        };
        let (ja, en) = (typed(walk.ja), typed(walk.en));
        for (ja, en) in ja.iter().zip(&en) {
            assert_eq!(ja, en);
        }
        assert_eq!(ja.len(), en.len());
    }
}

fn follow(walk: &Walk, lang: Lang) {
    let name = match lang {
        Lang::Ja => walk.ja,
        Lang::En => walk.en,
    };
    let folder = tempfile::tempdir().unwrap();
    let mut here: PathBuf = folder.path().to_owned();
    let mut said: Option<(String, String)> = None;
    let mut commands = 0;
    for item in page(name) {
        match item {
            Item::Command { line, words, exit } => {
                let (code, output) = kaishu(&here, lang, &words);
                let place = format!("{name}:{line}: {}", words.join(" "));
                if std::env::var_os("KAISHU_SHOW_GUIDE").is_some() {
                    println!("{place} ({code})\n{output}");
                }
                assert_eq!(code, exit, "{place}\n{output}");
                commands += 1;
                said = Some((place, output));
            }
            Item::Reads { line, file } => {
                let read = std::fs::read_to_string(here.join(&file));
                let text = read.unwrap_or_else(|error| panic!("{name}:{line}: {file}: {error}"));
                said = Some((format!("{name}:{line}: {file}"), text));
            }
            Item::Quote { line, lines } => {
                let (command, output) =
                    said.as_ref().unwrap_or_else(|| panic!("{name}:{line}: nothing was said yet"));
                quoted(&format!("{name}:{line}, after {command}"), &lines, output);
            }
            Item::Step { line, step, cells, rows } => {
                (walk.take)(&step, &mut here, &cells, &rows)
                    .unwrap_or_else(|| panic!("{name}:{line}: nobody knows how to do '{step}'"));
            }
        }
    }
    assert!(commands >= walk.commands, "{name}: {commands}");
}

fn kaishu(here: &Path, lang: Lang, words: &[String]) -> (i32, String) {
    let tongue = match lang {
        Lang::Ja => "ja",
        Lang::En => "en",
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
    command.args(words).current_dir(here);
    if !words.iter().any(|word| word == "--lang") {
        command.args(["--lang", tongue]);
    }
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let said = format!("{}\n{}", text(output.stdout), text(output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

/// Every line is there; … stands for what was left out, a line of its own or inside a line.
fn quoted(place: &str, lines: &[String], output: &str) {
    for line in lines {
        let pieces: Vec<&str> = line.trim().split('…').collect();
        if pieces.iter().all(|piece| piece.is_empty()) {
            continue;
        }
        let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
        let found = output.lines().map(str::trim).any(|said| {
            let mut rest = said;
            said.starts_with(first)
                && said.ends_with(last)
                && pieces.iter().all(|piece| {
                    let at = rest.find(piece);
                    if let Some(at) = at {
                        rest = &rest[at + piece.len()..];
                    }
                    at.is_some()
                })
        });
        assert!(found, "{place}: not said: {line}\n{output}");
    }
}
