//! The truth about each file: the cell of a label, what kind of answer it takes, and where. A question that is drafted as
//! it is counts as right, one that the draft asks about as asked, anything else as wrong.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kaishu::catalogue::Lang;
use kaishu::draft::sketch::{Place, SketchQuestion};
use kaishu::draft::{Draft, Wishes, draft, type_word};
use kaishu::survey::form::Side;
use kaishu::workbook::{Limits, Workbook, read};

/// One line of the truth.
#[derive(Debug)]
struct True {
    cell: String,
    kind: String,
    place: String,
    what: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn truths() -> BTreeMap<String, Vec<True>> {
    let text = std::fs::read_to_string(root().join("tests/fixtures/draft/truth.tsv")).unwrap();
    let mut found: BTreeMap<String, Vec<True>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next().unwrap_or_default();
        let file = next();
        found.entry(file).or_default().push(True { cell: next(), kind: next(), place: next(), what: next() });
    }
    found
}

pub(super) fn books(path: &Path) -> Vec<(String, Workbook)> {
    let mut files = vec![path.to_path_buf()];
    if path.is_dir() {
        files = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
    }
    files
        .into_iter()
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let book = read(&name, &bytes, &Limits::default()).unwrap_or_else(|odd| panic!("{name}: {odd:?}"));
            (name, book)
        })
        .collect()
}

fn place_word(question: &SketchQuestion) -> &'static str {
    match &question.place {
        Place::Right => "right",
        Place::Below => "below",
        Place::Cell { .. } => "cell",
        Place::Options(Side::Left) => "marks-left",
        Place::Options(Side::Right) => "marks-right",
        Place::Grid(_) => "grid",
        Place::Inline { below: false } => "inline",
        Place::Inline { below: true } => "inline-below",
        Place::Inside { .. } => "inside",
        Place::Column => "column",
        Place::Columns(_) => "columns",
        Place::Nowhere => "nowhere",
    }
}

fn is_right(drafted: &Draft, question: &SketchQuestion, truth: &True) -> bool {
    let what = match question.kind.list() {
        Some(list) => drafted.sketch.options(list).len().to_string(),
        None => match &question.kind {
            kaishu::draft::sketch::Kind::Quantity { unit, .. } => unit.clone(),
            _ => String::new(),
        },
    };
    type_word(&question.kind) == truth.kind && place_word(question) == truth.place && what == truth.what
}

#[test]
fn nothing_wrong_looks_certain() {
    let mut totals = [0usize; 3];
    let mut wrong = Vec::new();
    for (file, truths) in truths() {
        let drafted = draft(&books(&root().join(&file)), &Wishes::default(), Lang::Ja).unwrap();
        let asked_at = |cell: &str| {
            drafted.sketch.doubts.iter().any(|doubt| doubt.places.iter().any(|place| place.at.to_string() == cell))
        };
        let mut counts = [0usize; 3];
        for truth in &truths {
            let question = drafted
                .sketch
                .questions
                .iter()
                .find(|question| question.cells.first().is_some_and(|cell| cell.at.to_string() == truth.cell));
            let right = question.is_some_and(|question| is_right(&drafted, question, truth));
            let asked =
                question.is_some_and(|question| drafted.sketch.is_asked(&question.id)) || asked_at(&truth.cell);
            // An open question about the condition of a question that is right does not make it unsure.
            let slot = if right {
                0
            } else if asked {
                1
            } else {
                2
            };
            counts[slot] += 1;
            if slot == 2 {
                wrong.push(format!("{file} {truth:?}: {question:#?}"));
            }
        }
        // A question that is none.
        for question in &drafted.sketch.questions {
            let known = truths
                .iter()
                .any(|truth| question.cells.first().is_some_and(|cell| cell.at.to_string() == truth.cell));
            if !known && drafted.sketch.is_asked(&question.id) {
                counts[1] += 1;
            } else if !known {
                counts[2] += 1;
                wrong.push(format!("{file}: no question at all: {question:#?}"));
            }
        }
        println!("{file}: right {}, asked {}, wrong {}", counts[0], counts[1], counts[2]);
        for (total, count) in totals.iter_mut().zip(counts) {
            *total += count;
        }
        let proof = drafted.proofs.first();
        let has_form = drafted.sketch.questions.iter().any(|question| question.place != Place::Nowhere);
        assert!(!has_form || proof.is_some_and(|proof| proof.lost.is_empty()), "{file}: {proof:#?}");
    }
    println!("drafted: right {}, asked {}, wrong that looks certain {}", totals[0], totals[1], totals[2]);
    assert!(wrong.is_empty(), "{} wrong that look certain:\n{}", wrong.len(), wrong.join("\n"));
    assert!(totals[0] * 10 >= (totals[0] + totals[1]) * 7, "too much is asked: {totals:?}");
}

#[test]
fn an_xlsform_keeps_its_conditions_and_says_what_it_loses() {
    let file = root().join("tests/fixtures/draft/23_xlsform.xlsx");
    let drafted = draft(&books(&file), &Wishes::default(), Lang::Ja).unwrap();
    let question = |id: &str| drafted.sketch.questions.iter().find(|question| question.id == id).unwrap();
    assert_eq!(drafted.sketch.title, "地域の計画に関する調査");
    assert_eq!(question("since").universe.as_deref(), Some("has_plan = yes"));
    assert_eq!(question("staff").universe.as_deref(), Some("has_plan = yes and topics = b"));
    assert_eq!(question("why").universe, None, "half a condition asks the wrong people");
    assert!(drafted.sketch.is_asked("why"));
    let toml = drafted.definition.unwrap().toml;
    assert!(toml.contains("min = 0") && toml.contains("max = 99"), "{toml}");
    let lost: Vec<String> = drafted.sketch.left_out.iter().map(|left| left.what.ja.clone()).collect();
    for word in ["start", "string-length", "double", "place", "where", "thanks", "or_other", "c d"] {
        assert!(lost.iter().any(|what| what.contains(word)), "{word} is lost in silence: {lost:#?}");
    }
}
