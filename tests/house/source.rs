//! A Rust source as words and signs, without its comments and strings, and the paths that it names. Only as much of
//! the language as the house rules ask for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A word or a sign with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub text: String,
    pub line: usize,
}

/// A path such as `crate::survey::area`, with the line that it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedPath {
    pub parts: Vec<String>,
    /// Whether it begins with `::`, so that only a foreign crate can be meant.
    pub foreign: bool,
    /// Whether it stands in a `use`.
    pub used: bool,
    pub line: usize,
}

/// Every file with this ending below a folder of the project, relative to it, in order.
pub(super) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries.map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                walk(&entry, ending, found);
            } else if entry.extension().is_some_and(|found| found == ending) {
                found.push(entry);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), ending, &mut found);
    let mut found: Vec<PathBuf> =
        found.into_iter().map(|path| path.strip_prefix(root).unwrap().to_path_buf()).collect();
    found.sort();
    found
}

/// The text of a file of the project.
pub(super) fn text(file: &Path) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The same number of lines with comments, strings and characters blanked out.
fn bare(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut bare = String::with_capacity(source.len());
    let mut at = 0;
    let blank = |from: usize, to: usize, bare: &mut String| {
        bare.extend(chars[from..to.min(chars.len())].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    };
    while at < chars.len() {
        let from = at;
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            ('/', Some('*')) => {
                let mut depth = 0;
                loop {
                    match (chars.get(at), chars.get(at + 1)) {
                        (Some('/'), Some('*')) => (depth, at) = (depth + 1, at + 2),
                        (Some('*'), Some('/')) => (depth, at) = (depth - 1, at + 2),
                        (Some(_), _) => at += 1,
                        (None, _) => break,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            ('r', Some('"' | '#')) if from == 0 || !is_word(chars[from - 1]) => {
                let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                if chars.get(at + 1 + hashes) == Some(&'"') {
                    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
                    at += 2 + hashes;
                    while at < chars.len() && !chars[at..].starts_with(&end) {
                        at += 1;
                    }
                    at += end.len();
                } else {
                    bare.push('r');
                    at += 1;
                    continue;
                }
            }
            ('"', _) => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            ('\'', Some('\\')) => {
                at += 3;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            }
            ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => at += 3,
            (c, _) => {
                bare.push(c);
                at += 1;
                continue;
            }
        }
        blank(from, at, &mut bare);
    }
    bare
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words and signs of a source; `::` is one sign.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (line, text) in bare(source).lines().enumerate() {
        let chars: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            let from = at;
            if is_word(chars[at]) {
                while at < chars.len() && is_word(chars[at]) {
                    at += 1;
                }
            } else if chars[at..].starts_with(&[':', ':']) {
                at += 2;
            } else {
                at += 1;
            }
            if !chars[from].is_whitespace() {
                found.push(Token { text: chars[from..at].iter().collect(), line: line + 1 });
            }
        }
    }
    found
}

/// Every path of a source: each member of a `use` by itself, and every path of two parts and more in the code.
pub(super) fn paths(tokens: &[Token]) -> Vec<NamedPath> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let text = tokens[at].text.as_str();
        if text == "use" {
            at += 1;
            let foreign = tokens.get(at).is_some_and(|token| token.text == "::");
            members(tokens, &mut at, &[], foreign, &mut found);
        } else if text.chars().next().is_some_and(is_word) {
            let (from, foreign) = (at, leads(tokens, at));
            let continues = from > 0 && tokens[from - 1].text == "::" && !foreign;
            let mut parts = vec![text.to_owned()];
            at += 1;
            while tokens.get(at).is_some_and(|token| token.text == "::")
                && tokens.get(at + 1).is_some_and(|token| token.text.chars().next().is_some_and(is_word))
            {
                parts.push(tokens[at + 1].text.clone());
                at += 2;
            }
            if parts.len() > 1 && !continues {
                found.push(NamedPath { parts, foreign, used: false, line: tokens[from].line });
            }
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a `::` before this token begins the path.
fn leads(tokens: &[Token], at: usize) -> bool {
    at > 0
        && tokens[at - 1].text == "::"
        && (at < 2 || !(tokens[at - 2].text == ">" || tokens[at - 2].text.chars().next().is_some_and(is_word)))
}

/// One member of a `use` and those in its braces.
fn members(tokens: &[Token], at: &mut usize, before: &[String], foreign: bool, found: &mut Vec<NamedPath>) {
    let line = tokens.get(*at).map_or(0, |token| token.line);
    let mut parts = before.to_owned();
    while let Some(token) = tokens.get(*at) {
        match token.text.as_str() {
            "::" => *at += 1,
            "{" => {
                *at += 1;
                while tokens.get(*at).is_some_and(|token| token.text != "}") {
                    members(tokens, at, &parts, foreign, found);
                    if tokens.get(*at).is_some_and(|token| token.text == ",") {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            "," | ";" | "}" => break,
            "as" => {
                // The new name is none of this path's parts.
                *at += 2;
            }
            part => {
                parts.push(part.to_owned());
                *at += 1;
            }
        }
    }
    if parts.len() > before.len() {
        found.push(NamedPath { parts, foreign, used: true, line });
    }
}

/// Names that mean something of our own in a file: its modules, and what it uses from inside the house.
pub(super) fn own_names(tokens: &[Token], paths: &[NamedPath]) -> BTreeSet<String> {
    let inside = |path: &&NamedPath| {
        path.used && !path.foreign && matches!(path.parts[0].as_str(), "crate" | "super" | "self")
    };
    let declared = tokens.windows(2).filter(|pair| pair[0].text == "mod").map(|pair| pair[1].text.clone());
    paths.iter().filter(inside).filter_map(|path| path.parts.last().cloned()).chain(declared).collect()
}

#[test]
fn paths_are_found_in_every_form() {
    let source = r#"
        // use crate::comment;
        use crate::{a, b::{self, c}, d as e};
        use ::toml::de::{DeTable, DeValue};
        pub(crate) fn f<'a>(x: &'a str) -> crate::g::H { "crate::string"; '"'; super::super::i::J::new(x) }
    "#;
    let found: Vec<String> = paths(&tokens(source)).iter().map(|path| path.parts.join("::")).collect();
    let expected = [
        "crate::a",
        "crate::b::self",
        "crate::b::c",
        "crate::d",
        "toml::de::DeTable",
        "toml::de::DeValue",
        "crate::g::H",
        "super::super::i::J::new",
    ];
    assert_eq!(found, expected);
    assert_eq!(paths(&tokens(source))[4].line, 4);
    assert!(paths(&tokens(source))[4].foreign);
}
