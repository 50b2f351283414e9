//! A workspace that gives its names and its prose in English has no Japanese in its English reports but what came back from the
//! offices; the bundled one has besides only what its definitions and its prose say.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use kaishu::findings::plan::keys::PLAN as PLAN_KEYS;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::{run, workspace};
use kaishu::survey::toml::keys;
use kaishu::survey::toml::shape::{Field, Inside};
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::tree::{self, Data, ENGLISH, Table};

use super::{is_japanese, japanese};
use crate::support::Workspace;

/// Whatever the program reads as a definition, with its keys.
fn definitions(root: &Path) -> Vec<(PathBuf, &'static [Field])> {
    let mut found = Vec::new();
    for (folder, plan) in [("surveys", false), ("analysis", true)] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let fields = match name {
                _ if path.extension().is_none_or(|ending| ending != "toml") => continue,
                _ if plan => PLAN_KEYS,
                "workspace.toml" => keys::WORKSPACE,
                "records.toml" => keys::RECORDS,
                "indicators.toml" => keys::INDICATORS,
                _ => keys::SURVEY,
            };
            found.push((path, fields));
        }
    }
    found
}

/// Calls for every text of a definition that may have its English beside it, and for the lists of texts that may.
fn each_name(table: &Table, fields: &[Field], each: &mut dyn FnMut(&str, &tree::Value)) {
    for entry in &table.entries {
        let Some(field) = fields.iter().find(|field| field.key == entry.key) else { continue };
        let own = format!("{}{ENGLISH}", entry.key);
        if fields.iter().any(|field| field.key == own) {
            each(&own, &entry.value);
        }
        match field.shape.inside() {
            Inside::Nothing => {}
            Inside::Table(inside) => {
                if let Some(table) = entry.value.as_table() {
                    each_name(table, inside, each);
                }
            }
            Inside::Tables(inside) => {
                for member in entry.value.list() {
                    if let Some(table) = member.as_table() {
                        each_name(table, inside, each);
                    }
                }
            }
        }
    }
}

/// Writes an English word beside every name of a definition.
fn translate(path: &Path, fields: &[Field], words: &mut usize) {
    let text = std::fs::read_to_string(path).unwrap();
    let file = SourceFile::new(path.file_name().unwrap().to_str().unwrap(), text.clone());
    let table = tree::parse(&file, &mut Problems::new()).unwrap();
    let mut more: Vec<(usize, String)> = Vec::new();
    each_name(&table, fields, &mut |key, value| {
        let mut word = || {
            *words += 1;
            format!("\"word {words}\"")
        };
        let english = match &value.data {
            Data::List(members) => format!("[{}]", members.iter().map(|_| word()).collect::<Vec<_>>().join(", ")),
            _ => word(),
        };
        let inline = text[value.span.end..].trim_start_matches(' ').starts_with([',', '}']);
        let between = if inline { ", " } else { "\n" };
        more.push((value.span.end, format!("{between}{key} = {english}")));
    });
    let mut translated = text;
    more.sort();
    for (at, words) in more.into_iter().rev() {
        // Behind a comment in the same line.
        let at = if words.starts_with('\n') {
            translated[at..].find('\n').map_or(translated.len(), |end| at + end)
        } else {
            at
        };
        translated.insert_str(at, &words);
    }
    std::fs::write(path, translated).unwrap();
}

/// Adds to a CSV a column of English for every column that holds names.
fn translate_table(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
    let head = rows[0].clone();
    for (column, heading) in head.iter().enumerate() {
        let names = rows[1..].iter().any(|row| japanese(&row[column]).is_some());
        if !names || ["kana", "alias", "aliases", "former"].contains(&heading.as_str()) {
            continue;
        }
        let values: Vec<String> = rows[1..].iter().map(|row| row[column].clone()).collect();
        rows[0].push(format!("{heading}{ENGLISH}"));
        for (row, value) in rows[1..].iter_mut().zip(&values) {
            let place = values.iter().position(|other| other == value).unwrap();
            row.push(if value.is_empty() { String::new() } else { format!("{heading} {place}") });
        }
    }
    let lines = rows.iter().map(|row| row.join(",")).collect::<Vec<_>>();
    std::fs::write(path, lines.join("\n") + "\n").unwrap();
}

/// A text in which every run of Japanese outside of a mark has become a word.
fn translate_prose(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for (index, part) in text.split_inclusive("{{").flat_map(|part| part.split_inclusive("}}")).enumerate() {
        inside = if index == 0 { false } else { inside || part.ends_with("}}") };
        if part.ends_with("}}") {
            out.push_str(part);
            continue;
        }
        let mut run = false;
        for c in part.chars() {
            if c.is_ascii() {
                run = false;
                out.push(c);
            } else if !run {
                run = true;
                out.push_str("prose");
            }
        }
    }
    out
}

fn translated() -> Workspace {
    let workspace = Workspace::bundled();
    let mut words = 0;
    for (path, fields) in definitions(workspace.root()) {
        translate(&path, fields, &mut words);
    }
    for folder in ["surveys/frames", "analysis"] {
        for entry in std::fs::read_dir(workspace.path(folder)).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("csv") => translate_table(&path),
                Some("md") => {
                    let text = translate_prose(&std::fs::read_to_string(&path).unwrap());
                    std::fs::write(path.with_extension("en.md"), text).unwrap();
                }
                _ => {}
            }
        }
    }
    assert!(words > 200, "{words}");
    workspace
}

/// What leaves the office, as texts: of a zip every part.
fn leaving(workspace: &Workspace) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for plan in std::fs::read_dir(workspace.path("out")).unwrap() {
        let folder = plan.unwrap().path();
        if folder.ends_with("analyst") || !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                for entry in std::fs::read_dir(&path).unwrap() {
                    texts(&entry.unwrap().path(), &mut found);
                }
            } else {
                texts(&path, &mut found);
            }
        }
    }
    found
}

fn texts(path: &Path, found: &mut Vec<(String, String)>) {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let bytes = std::fs::read(path).unwrap();
    if !bytes.starts_with(b"PK") {
        found.push((name, String::from_utf8(bytes).unwrap()));
        return;
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let inside = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        // A theme names the fonts of every writing.
        if let Some(text) = String::from_utf8(bytes).ok().filter(|_| !inside.contains("theme")) {
            found.push((format!("{name}:{inside}"), text));
        }
    }
}

/// What came back from the offices: every cell that was read for an answer, and the remarks of the indicators.
fn came_back(workspace: &Workspace) -> BTreeSet<String> {
    let loaded = workspace::load(workspace.root()).unwrap();
    let collection = run::collect_all(&loaded, &Silent).unwrap();
    let rows = collection.ledger.rows.iter().flat_map(|row| [row.raw.clone(), row.value.clone()]);
    let notes = collection.entered.entries.values().map(|entered| entered.note.clone());
    rows.chain(notes).collect()
}

/// Every run of Japanese that stands nowhere in what is allowed.
fn left(workspace: &Workspace, allowed: BTreeSet<String>) -> BTreeSet<(String, String)> {
    let allowed: String = allowed.into_iter().collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for (file, text) in leaving(workspace) {
        let text = without_western_years(&without_code(&text));
        let runs = text.split(|c| !is_japanese(c)).filter(|run| !run.is_empty());
        found.extend(runs.filter(|run| !allowed.contains(run)).map(|run| (file.clone(), run.to_owned())));
    }
    found
}

/// A page without its program, which knows the signs of both languages.
fn without_code(text: &str) -> String {
    let mut parts = text.split("<script>");
    let mut out = parts.next().unwrap().to_owned();
    out.extend(parts.filter_map(|part| part.split_once("</script>")).map(|(_, after)| after));
    out
}

/// Tables for programs write the western year behind every Japanese one: 令和2年度（2020年度）.
fn without_western_years(text: &str) -> String {
    let mut parts = text.split('（');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let year = part.split_once('）').filter(|(inside, _)| {
            let digits = inside.trim_end_matches('度').trim_end_matches('年');
            digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        match year {
            Some((_, after)) => out.push_str(after),
            None => out.push_str(&format!("（{part}")),
        }
    }
    out
}

/// The names of the frames: the ids of figures are made of them, in every language.
fn framed(workspace: &Workspace) -> BTreeSet<String> {
    let tables = std::fs::read_dir(workspace.path("surveys/frames")).unwrap();
    let texts = tables.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    texts.flat_map(|text| text.split([',', '\n']).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn no_japanese_is_left_where_the_workspace_gives_its_english() {
    let workspace = translated();
    workspace.kaishu_in("en", &["run", "--quiet"], &[]).ends_with(0);
    workspace.kaishu_in("en", &["check", "--all"], &[]).says_nothing_of("no English");
    let mut allowed = came_back(&workspace);
    allowed.extend(framed(&workspace));
    let left = left(&workspace, allowed);
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn in_the_bundled_workspace_only_its_own_words_are_left() {
    let workspace = Workspace::bundled();
    workspace.kaishu_in("en", &["run", "--quiet"], &[]).ends_with(0);
    let mut allowed = came_back(&workspace);
    let mut units = BTreeSet::new();
    for (path, fields) in definitions(workspace.root()) {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = SourceFile::new("definition", text);
        let table = tree::parse(&file, &mut Problems::new()).unwrap();
        each_name(&table, fields, &mut |key, value| {
            if key == "unit_en" {
                units.extend(value.words().map(|unit| unit.text.to_owned()));
            }
            let words = value.words().into_iter().chain(value.list().iter().filter_map(tree::Value::words));
            for words in words {
                allowed.insert(words.text.to_owned());
            }
        });
    }
    allowed.extend(framed(&workspace));
    for entry in std::fs::read_dir(workspace.path("analysis")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let text = std::fs::read_to_string(&path).unwrap().replace("**", "");
            // A mark becomes a number, with its unit in front of the words that go on.
            for unit in units.iter().map(String::as_str).chain(["", "％", "ポイント", "割", "件"]) {
                let mut parts = text.split("{{");
                let mut said = parts.next().unwrap().to_owned();
                for part in parts {
                    said.push_str(unit);
                    said.push_str(part.split_once("}}").unwrap().1);
                }
                allowed.insert(said);
            }
        }
    }
    let left = left(&workspace, allowed);
    assert!(left.is_empty(), "{left:#?}");
}
