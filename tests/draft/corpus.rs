//! Every workbook of the shared corpus that can be read is drafted, without a panic and within seconds, and what comes out
//! loads. The corpus is no part of the project; where it is not there, nothing is looked at.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use kaishu::catalogue::Lang;
use kaishu::draft::{Wishes, draft};
use kaishu::workbook::{Limits, read};

/// A file larger than this is a matter of reading, not of drafting.
const MOST_BYTES: u64 = 3 << 20;

fn files() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus =
        if corpus.is_dir() { corpus } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus") };
    let mut found = Vec::new();
    for folder in std::fs::read_dir(&corpus).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir())
    {
        let inside = std::fs::read_dir(folder.path()).unwrap();
        found.extend(inside.map(|entry| entry.unwrap().path()));
    }
    found.sort();
    found
}

#[test]
fn the_corpus_is_drafted_without_a_panic() {
    let files = files();
    if files.is_empty() {
        println!("../shared/corpus is not there: nothing was drafted from it");
        return;
    }
    let limits = Limits { file_bytes: MOST_BYTES, cells: 200_000, ..Limits::default() };
    let (mut drafted, mut nothing, mut unread, mut questions, mut asked) = (0, 0, 0, 0, 0);
    let mut slowest = (Duration::ZERO, String::new());
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let small = std::fs::metadata(&file).is_ok_and(|data| data.len() <= MOST_BYTES);
        let ooxml = ["xlsx", "xlsm", "csv"].iter().any(|ending| name.ends_with(ending));
        // The formats of foreign readers have a test of their own; here it is the drafting that must not fail.
        let light =
            name.ends_with("xls") && file.parent().is_some_and(|folder| folder.ends_with("XLSForm+pyxform"));
        let Ok(bytes) = std::fs::read(&file) else { continue };
        if !small || !(ooxml || light) {
            unread += 1;
            continue;
        }
        let Ok(book) = read(&name, &bytes, &limits) else {
            unread += 1;
            continue;
        };
        let start = Instant::now();
        let found = draft(&[(name.clone(), book)], &Wishes::default(), Lang::En)
            .unwrap_or_else(|error| panic!("{name}: the draft does not load: {error}"));
        let took = start.elapsed();
        if took > slowest.0 {
            slowest = (took, name.clone());
        }
        match &found.definition {
            Some(_) => drafted += 1,
            None => nothing += 1,
        }
        questions += found.sketch.questions.len();
        asked += found.sketch.questions.iter().filter(|question| found.sketch.is_asked(&question.id)).count();
        assert!(
            found.definition.is_some() || !found.sketch.doubts.is_empty(),
            "{name}: nothing is drafted and nothing asked"
        );
    }
    println!(
        "drafted {drafted}, without a question {nothing}, not read {unread}; questions {questions}, asked {asked}"
    );
    println!("slowest: {} in {:.1} s", slowest.1, slowest.0.as_secs_f64());
    assert!(slowest.0 < Duration::from_secs(20), "{slowest:?}");
}
