//! A definition written as an XLSForm and read again: what such a form holds comes back as it was, and of what it does not
//! hold every key is told with its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kaishu::survey::predicate::{self, Predicate};
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::tree::{Table, parse};
use kaishu::survey::workbook::layout::{SURVEY, TOGETHER};
use kaishu::survey::workbook::{self as definition_workbook, xlsform};
use kaishu::workbook::Limits;

use crate::support::{Workspace, below};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every definition of a survey in the repository: the bundled ones, those of the documents and of the tests.
fn surveys() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["surveys", "docs", "tests/fixtures"] {
        below(&root().join(folder), &mut files);
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files.retain(|file| tree(file).is_some_and(|(_, table)| table.get("question").is_some()));
    assert!(files.len() > 15, "{files:?}");
    files
}

fn tree(file: &Path) -> Option<(SourceFile, Table)> {
    let source = SourceFile::from_bytes("x.toml", &std::fs::read(file).unwrap());
    let table = parse(&source, &mut Problems::new())?;
    Some((source, table))
}

/// A condition with every "or" over codes of one question as one list of codes, which says the same.
fn settled(predicate: Predicate) -> Predicate {
    match predicate {
        Predicate::Or(parts) => {
            let parts: Vec<Predicate> = parts.into_iter().map(settled).collect();
            let one =
                parts.iter().try_fold((None::<String>, BTreeSet::new()), |(named, mut all), part| match part {
                    Predicate::Is { variable, codes } if named.as_ref().is_none_or(|named| named == variable) => {
                        all.extend(codes.iter().cloned());
                        Some((Some(variable.clone()), all))
                    }
                    _ => None,
                });
            match one {
                Some((Some(variable), codes)) => Predicate::Is { variable, codes },
                _ => Predicate::Or(parts),
            }
        }
        Predicate::And(parts) => Predicate::And(parts.into_iter().map(settled).collect()),
        Predicate::Not(inner) => Predicate::Not(Box::new(settled(*inner))),
        other => other,
    }
}

/// What an XLSForm can hold of a survey, line by line. `lost` are the keys that were told to be lost.
fn held(survey: &Table, lost: &str) -> Vec<String> {
    let mut lines = vec![format!("{} {}", survey.text("id"), survey.text("title"))];
    for list in survey.tables("code_list") {
        for option in list.tables("options") {
            lines.push(format!("{} {} {:?}", list.text("id"), option.text("code"), option.phrase("label")));
        }
    }
    let mut asked: Vec<(&Table, &str)> = Vec::new();
    for key in TOGETHER {
        asked.extend(survey.tables(key).into_iter().map(|table| (table, *key)));
    }
    asked.sort_by_key(|(table, _)| table.span.start);
    for (table, kind) in asked {
        let typed = match table.text("type").as_str() {
            "area" | "category" | "list" if lost.contains("question.type") => "text".to_owned(),
            other => other.to_owned(),
        };
        let number = |key: &str| table.number(key).map(|number| number.to_string());
        let universe = table.words("universe").map(|universe| settled(predicate::parse(universe.text).unwrap()));
        let items: Vec<String> = table
            .tables("items")
            .iter()
            .map(|item| format!("{} {:?}", item.text("id"), item.phrase("text")))
            .collect();
        let words = ["id", "number", "number_en", "text", "text_en", "codes", "unit", "unit_en"];
        let words = words.map(|key| table.text(key));
        let optional = table.flag("optional");
        lines.push(format!(
            "{kind} {typed} {words:?} {:?} {:?} {optional} {universe:?} {items:?}",
            number("min"),
            number("max")
        ));
    }
    lines
}

fn through(source: &SourceFile, table: &Table) -> (Table, String) {
    let form = xlsform(source, table);
    let bytes = kaishu::questionnaire::xlsform::draw(&form).unwrap();
    assert_eq!(bytes, kaishu::questionnaire::xlsform::draw(&form).unwrap());
    let book = kaishu::workbook::read("x.xlsx", &bytes, &Limits::default()).unwrap();
    let mut problems = Problems::new();
    let read = definition_workbook::read("x.xlsx", &book, &[SURVEY], &mut problems);
    problems.into_result().unwrap();
    let lost = form.lost.iter().map(|lost| lost.ja.clone()).collect::<Vec<_>>().join("\n");
    (read.table(SURVEY).unwrap().clone(), lost)
}

#[test]
fn what_an_xlsform_holds_comes_back_as_it_was() {
    let mut questions = 0;
    for file in surveys() {
        let (source, table) = tree(&file).unwrap();
        let (back, lost) = through(&source, &table);
        // A definition that is wrong in itself has conditions that nobody can read.
        if !lost.contains("universe") {
            assert_eq!(held(&back, ""), held(&table, &lost), "{}\n{lost}", file.display());
        }
        questions += table.tables("question").len();
    }
    assert!(questions > 60, "{questions}");
}

#[test]
fn conditions_batteries_and_ids_come_back_and_the_rest_is_told() {
    let text = r#"
id = "all"
title = "全部"
sensitive = true
frame = "frames/x.csv"

[[stratum]]
id = "all"
label = "すべて"
design = "open"

[[code_list]]
id = "need"
options = [
  { code = "1", label = "必要", label_en = "needed" },
  { code = "2", label = "不要", alias = ["いらない"] },
  { code = "9", label = "わからない", missing = "dont_know" },
]

[[question]]
id = "q1"
number = "問1"
number_en = "Q1"
text = "必要ですか\n○は1つ"
text_en = "Is it needed?"
type = "single"
codes = "need"

[[battery]]
id = "b"
number = "問2"
text = "それぞれについて"
codes = "need"
universe = "not (q1 = 2)"
optional = true
items = [{ id = "x", text = "あ" }, { id = "y", text = "い" }]

[[question]]
id = "m"
number = "問3"
text = "いくつでも"
type = "multiple"
codes = "need"
universe = "b.x in (1, 2) and (q1 answered or b.y missing)"

[[question]]
id = "n"
number = "問4"
text = "何件"
type = "quantity"
unit = "件"
min = 0
max = 10.5
dash = "zero"
universe = "m = 1 or m = 9"

[[question]]
id = "9th"
number = "問5"
text = "いつ"
type = "date"
universe = "n >= 1.5"

[[question]]
id = "w"
number = "問6"
text = "言葉"
type = "text"
universe = "q1 missing no_answer"
"#;
    let source = SourceFile::new("x.toml", text);
    let table = parse(&source, &mut Problems::new()).unwrap();
    let (back, lost) = through(&source, &table);
    let (mut wanted, mut read) = (held(&table, &lost), held(&back, ""));
    // The last two differ in what was told: an id that begins with a digit, and a condition on a reason.
    for lines in [&mut wanted, &mut read] {
        lines.truncate(lines.len() - 2);
    }
    assert_eq!(read, wanted);
    let ids: Vec<String> = back.tables("question").iter().map(|question| question.text("id")).collect();
    assert_eq!(ids, ["q1", "m", "n", "_9th", "w"]);
    assert!(back.tables("question")[4].get("universe").is_none());
    let told = [
        "sensitive（4 行目",
        "frame（5 行目",
        "stratum（7 行目",
        "question.dash（54 行目",
        "question.id（",
        "question.universe（",
        "code_list.options.alias（16 行目",
        "code_list.options.missing（17 行目",
    ];
    for expected in told {
        assert!(lost.contains(expected), "{expected}\n{lost}");
    }
    assert_eq!(lost.lines().count(), told.len(), "{lost}");
}

#[test]
fn the_command_writes_it_beside_the_workspace_and_says_what_is_not_in_it() {
    let workspace = Workspace::bundled();
    let said = workspace.kaishu(&["convert", "surveys/network-need.toml", "--to", "xlsform"]);
    said.ends_with(0).says("network-need.xlsform.xlsx").says("XLSForm に入らないもの: frame（");
    assert!(workspace.path("network-need.xlsform.xlsx").is_file());
    // It is there already, and nothing is written over.
    assert_ne!(workspace.kaishu(&["convert", "surveys/network-need.toml", "--to", "xlsform"]).code, 0);
    workspace
        .kaishu_in("en", &["convert", "surveys/records.toml", "--to", "xlsform"], &[])
        .ends_with(2)
        .says("is no definition of a survey");
    // From a workbook as well.
    workspace.kaishu(&["convert", "surveys/network-need.toml", "-o", "n.xlsx"]).ends_with(0);
    workspace.kaishu(&["convert", "n.xlsx", "--to", "xlsform", "-o", "f.xlsx"]).ends_with(0).says("frame（");
    assert_eq!(
        std::fs::read(workspace.path("f.xlsx")).unwrap(),
        std::fs::read(workspace.path("network-need.xlsform.xlsx")).unwrap()
    );
}
