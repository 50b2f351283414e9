//! Every message is there in both languages: no Japanese in the English, and Japanese in the Japanese.

use std::path::Path;

use super::japanese;

/// Messages that name what stands in a Japanese file, or has to be written in one, without quotes.
const NAMED: &[&str] = &[
    "key_not_comparable",
    "ask_total_row",
    "key_total",
    "other_kind",
    "hint_excel_changed",
    "hint_any_machine",
    "hint_western_year",
    "key_own_words",
    "hint_rest",
    "key_degree",
    "ledger_placeholder_filled",
    "ledger_actions",
    "ledger_dispositions",
    "key_statement_unit",
    "rule_key_counting_ka",
    "rule_own_words",
    "rule_nothing_to_say",
    "no_answers_sheet",
];

/// A message with its words in one language.
struct Message {
    file: String,
    name: String,
    ja: String,
    en: String,
}

/// Every message of the catalogue, as it stands in its source.
fn messages() -> Vec<Message> {
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalogue");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("ja: \"") {
            let name = rest[..at].rsplit_once('(').and_then(|(before, _)| before.rsplit([' ', '\n']).next());
            let (ja, after) = literal(&rest[at + 5..]);
            let Some(english) = after.find("en: \"").filter(|at| *at < 40) else {
                rest = after;
                continue;
            };
            let (en, after) = literal(&after[english + 5..]);
            found.push(Message { file: file.clone(), name: name.unwrap_or_default().to_owned(), ja, en });
            rest = after;
        }
    }
    found
}

/// A literal up to its closing quote, and what follows.
fn literal(text: &str) -> (String, &str) {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return (text[..at].to_owned(), &text[at + 1..]),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    panic!("a literal without an end");
}

#[test]
fn every_message_is_said_in_both_languages() {
    let all = messages();
    assert!(all.len() > 2000, "{}", all.len());
    let mut wrong = Vec::new();
    for message in &all {
        // What stands in quotes is what has to be written, or stands in a file.
        let mut english = message.en.clone();
        while let Some(at) = english.find('\'') {
            let Some(end) = english[at + 1..].find('\'') else { break };
            english.replace_range(at..=at + 1 + end, "");
        }
        if let Some(words) = japanese(&english).filter(|_| !NAMED.contains(&message.name.as_str())) {
            wrong.push(format!("{} {}: {words}", message.file, message.name));
        }
        let words: String = message.ja.split('{').map(|part| part.rsplit('}').next().unwrap()).collect();
        if words.chars().filter(char::is_ascii_alphabetic).count() > 12 && japanese(&words).is_none() {
            wrong.push(format!("{} {}: {}", message.file, message.name, message.ja));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A count with what it counts has both forms, `{n} ⟦figure|figures⟧`: of one there are no figures.
#[test]
fn a_count_in_english_has_a_form_for_one() {
    const COUNTED: [&str; 14] = [
        "figures",
        "findings",
        "files",
        "rows",
        "cells",
        "notes",
        "returns",
        "cases",
        "answers",
        "marks",
        "mistakes",
        "decimals",
        "questions",
        "options",
    ];
    let counts = ["{n} ", "{count} ", "{figures} ", "{findings} ", "{notes} ", "{decimals} "];
    let mut bare = Vec::new();
    let mut settled = 0;
    for message in messages() {
        settled += message.en.matches('⟦').count();
        assert_eq!(message.en.matches('⟦').count(), message.en.matches('⟧').count(), "{}", message.name);
        for behind in counts.iter().flat_map(|count| message.en.split(count).skip(1)) {
            let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap();
            if COUNTED.contains(&word) {
                bare.push(format!("{} {}: {}", message.file, message.name, message.en));
            }
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
    assert!(settled > 100, "{settled}");
}
