//! The guide "my own survey from zero" is true: every command of it is run in its order, between them happens what
//! the text says that people do, and every line that it quotes is really said. Both languages hold the same walk.

mod page;
mod steps;

use std::path::{Path, PathBuf};
use std::process::Command;

use kaishu::catalogue::Lang;

use page::{Item, items};

const PAGES: [(Lang, &str); 2] = [(Lang::Ja, "docs/guide.ja.md"), (Lang::En, "docs/guide.md")];

fn page(name: &str) -> Vec<Item> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    items(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn every_command_of_the_japanese_guide_does_what_the_guide_says() {
    follow(PAGES[0].0, PAGES[0].1);
}

#[test]
fn every_command_of_the_english_guide_does_what_the_guide_says() {
    follow(PAGES[1].0, PAGES[1].1);
}

/// What a reader of either language types and does; what is said differs.
#[test]
fn both_languages_hold_the_same_walk() {
    let walk = |name: &str| -> Vec<Item> {
        page(name)
            .into_iter()
            .filter(|item| !matches!(item, Item::Quote { .. }))
            .map(Item::without_place)
            .collect()
    };
    let (ja, en) = (walk(PAGES[0].1), walk(PAGES[1].1));
    for (ja, en) in ja.iter().zip(&en) {
        assert_eq!(ja, en);
    }
    assert_eq!(ja.len(), en.len());
}

fn follow(lang: Lang, name: &str) {
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
            Item::Quote { line, lines } => {
                let (command, output) =
                    said.as_ref().unwrap_or_else(|| panic!("{name}:{line}: nothing was said yet"));
                quoted(&format!("{name}:{line}, after {command}"), &lines, output);
            }
            Item::Step { line, step, cells, rows } => {
                steps::take(&step, &mut here, &cells, &rows)
                    .unwrap_or_else(|| panic!("{name}:{line}: nobody knows how to do '{step}'"));
            }
        }
    }
    assert!(commands >= 12, "{commands}");
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
