//! The house rules that a machine can check: which way the floors may look, which room a foreign crate lives in, how
//! long a file may grow, and who prints.

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use source::{NamedPath, files, own_names, paths, text, tokens};

/// The rooms of every dependency; a room is a module, or a path below one. A crate without a row has no room yet.
const ROOMS: &[(&str, &[&str])] = &[
    ("polars", &["responses", "tally::engine"]),
    ("polars_io", &["responses"]),
    // Files that programs read: results, the run record, what a publication says of itself.
    ("serde", &["render", "pipeline"]),
    // The same, and the schemas of the definition files.
    ("serde_json", &["render", "survey::toml", "validation", "pipeline"]),
    ("calamine", &["workbook"]),
    ("statrs", &["stats"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli"]),
    ("sys_locale", &["cli"]),
    // Reports, and sheets that go out to be filled in.
    ("rust_xlsxwriter", &["render", "questionnaire"]),
    // Containers are looked into while reading, and a Word file is put together while rendering.
    ("zip", &["workbook", "render"]),
    // What comes back, and an office's own Word file, of which only some bytes change.
    ("quick_xml", &["workbook", "render::docx::template"]),
    ("toml", &["survey::toml"]),
    ("annotate_snippets", &["survey::toml"]),
    // Prose that reports are composed of, and reports that somebody has written.
    ("pulldown_cmark", &["document", "report"]),
    ("unicode_normalization", &["text"]),
    // Data files of SPSS.
    ("ambers", &["responses::data_file"]),
    ("arrow", &["responses::data_file"]),
    // Charts as pictures.
    ("resvg", &["render"]),
    // Widths of text: in names, and for the columns of a rendered table.
    ("unicode_width", &["text", "render"]),
    // Text of whatever comes back, and code page 932 for CSV beside the definitions.
    ("encoding_rs", &["workbook", "text::cp932", "text::charset"]),
    // Near names of respondents, and near words of a definition.
    ("strsim", &["text", "survey::toml"]),
    ("cfb", &["workbook"]),
    ("msoffice_crypto", &["workbook"]),
    ("mail_parser", &["workbook"]),
    ("rlimit", &["workbook"]),
    // Memory of the program; the library leaves the choice to whoever uses it.
    ("mimalloc", &["main"]),
    // Hashes of files, of what is kept of them, and the version of what was asked.
    ("sha2", &["kept", "questionnaire", "collect"]),
    // Named for their features alone.
    ("bitflags", &[]),
    ("once_cell", &[]),
    ("serde_core", &[]),
];

/// A renderer reads the report model and what the first floor says about words and places; nothing else.
const RENDER_KNOWS: &[&str] = &["report", "render"];

const MOST_LINES: usize = 500;

/// The floors of `src/lib.rs`: groups of modules between blank lines, in order.
fn floors() -> Vec<Vec<String>> {
    let source = text(Path::new("src/lib.rs"));
    let mut floors: Vec<Vec<String>> = vec![Vec::new()];
    for line in source.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")) {
            floors.last_mut().unwrap().push(name.trim_end_matches(';').to_owned());
        } else if line.is_empty() && !floors.last().unwrap().is_empty() {
            floors.push(Vec::new());
        }
    }
    floors.retain(|floor| !floor.is_empty());
    floors
}

/// The module of a file: `src/survey/toml/source.rs` is `["survey", "toml", "source"]`.
fn module(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix("src").unwrap().with_extension("");
    let mut parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// The top module that a path inside the house leads to.
fn leads_to<'p>(path: &'p NamedPath, depth: usize, tops: &BTreeSet<&str>) -> Option<&'p str> {
    if path.foreign {
        return None;
    }
    if path.parts[0] == "crate" {
        return path.parts.get(1).map(String::as_str);
    }
    let up = path.parts.iter().take_while(|part| *part == "super").count();
    // Modules inside a file make `super` shorter than it looks, so only what is one of the floors is taken for one.
    let target = path.parts.get(up).map(String::as_str)?;
    (up > 0 && up >= depth && tops.contains(target)).then_some(target)
}

#[test]
fn floors_look_up_only() {
    let floors = floors();
    assert!(floors.len() > 8, "the floors of src/lib.rs were not found: {floors:?}");
    let order: Vec<&str> = floors.iter().flatten().map(String::as_str).collect();
    let tops: BTreeSet<&str> = order.iter().copied().collect();
    // The first floor is the vocabulary of all others and may use itself; elsewhere only what stands earlier counts.
    let vocabulary: BTreeSet<&str> = floors[0].iter().map(String::as_str).collect();
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in files("src", "rs") {
        let module = module(&file);
        let Some(from) = module.first().map(String::as_str).filter(|name| *name != "main") else { continue };
        let Some(place) = order.iter().position(|name| *name == from) else {
            wrong.push(format!("{}: `{from}` is not in the module list of src/lib.rs", file.display()));
            continue;
        };
        for path in paths(&tokens(&text(&file))) {
            let Some(to) = leads_to(&path, module.len(), &tops) else { continue };
            arrows += 1;
            let at = format!("{}:{}: `{}`", file.display(), path.line, path.parts.join("::"));
            let Some(target) = order.iter().position(|name| *name == to) else {
                wrong.push(format!("{at}: `{to}` is not in the module list of src/lib.rs"));
                continue;
            };
            let both_words = vocabulary.contains(from) && vocabulary.contains(to);
            if target > place && !both_words {
                wrong.push(format!("{at}: upward arrow, `{to}` is declared after `{from}` in src/lib.rs"));
            }
            if from == "render" && !(vocabulary.contains(to) || RENDER_KNOWS.contains(&to)) {
                wrong.push(format!("{at}: a renderer knows the report and nothing else of the house"));
            }
        }
    }
    assert!(arrows > 300, "only {arrows} paths were found; the reader of sources is broken");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_program_is_only_its_command_line() {
    let main = tokens(&text(Path::new("src/main.rs")));
    for path in paths(&main).iter().filter(|path| path.parts[0] == "kaishu") {
        assert_eq!(path.parts[1], "cli", "src/main.rs:{}: {}", path.line, path.parts.join("::"));
    }
}

/// Dependencies of the program by the names they have in code.
fn dependencies() -> BTreeSet<String> {
    let manifest = text(Path::new("Cargo.toml"));
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.trim().replace('-', "_")).collect()
}

#[test]
fn foreign_crates_stay_in_their_rooms() {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let crates = dependencies();
    let known: BTreeSet<String> = rooms.keys().map(|name| (*name).to_owned()).collect();
    assert_eq!(crates, known, "every dependency of Cargo.toml has its rooms here, and nothing else has");
    let mut wrong = Vec::new();
    let mut lived_in: BTreeSet<(&str, &str)> = BTreeSet::new();
    for file in files("src", "rs") {
        let module = module(&file).join("::");
        let tokens = tokens(&text(&file));
        let paths = paths(&tokens);
        let own = own_names(&tokens, &paths);
        for path in &paths {
            let Some((name, rooms)) = rooms.get_key_value(path.parts[0].as_str()) else { continue };
            if own.contains(*name) && !path.foreign {
                continue;
            }
            match rooms.iter().find(|room| module == **room || module.starts_with(&format!("{room}::"))) {
                Some(room) => drop(lived_in.insert((name, room))),
                None => wrong.push(format!(
                    "{}:{}: `{}`: the crate `{name}` lives in {} only",
                    file.display(),
                    path.line,
                    path.parts.join("::"),
                    rooms.join(" and ")
                )),
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    for (name, rooms) in ROOMS {
        for room in *rooms {
            assert!(lived_in.contains(&(*name, *room)), "`{name}` is not used in `{room}`: take the row out");
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        for file in files(folder, "rs") {
            let source = text(&file);
            let lines = source.lines().count();
            if lines > MOST_LINES {
                wrong.push(format!("{}: {lines} lines; find the second noun", file.display()));
            }
            if !source.starts_with("//! ") {
                wrong.push(format!("{}: does not open with `//!`", file.display()));
            }
            if file.file_stem().is_some_and(|stem| stem == "util" || stem == "utils") {
                wrong.push(format!("{}: no util", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_undone_and_only_the_command_line_prints() {
    let mut wrong = Vec::new();
    for file in files("src", "rs") {
        let speaks = file == Path::new("src/main.rs") || file.starts_with("src/cli");
        for pair in tokens(&text(&file)).windows(2).filter(|pair| pair[1].text == "!") {
            let name = pair[0].text.as_str();
            let at = format!("{}:{}: `{name}!`", file.display(), pair[0].line);
            match name {
                "todo" | "unimplemented" | "dbg" => wrong.push(at),
                "print" | "println" | "eprint" | "eprintln" if !speaks => {
                    wrong.push(format!("{at}: return it; only the command line prints"));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The default build speaks no HTTP: polars comes without its cloud readers. (tokio is there as the runtime of
/// polars-core, which does not build without it.)
#[test]
fn no_http_stack_is_built() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "-e", "normal", "--prefix", "none"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            println!("cargo cannot be started ({error}): the dependencies were not looked at");
            return;
        }
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    let names: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains("polars") && names.contains("calamine"), "no tree of ours:\n{tree}");
    for forbidden in ["reqwest", "hyper", "rustls", "object_store", "h2", "openssl", "native-tls", "ureq"] {
        assert!(!names.contains(forbidden), "{forbidden} is in the default build");
    }
}
