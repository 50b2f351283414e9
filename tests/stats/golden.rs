//! Cases with known results through `kaishu validate`: the selection in `tests/fixtures/stats`, and all of them where they
//! lie beside the checkout.

use std::path::{Path, PathBuf};
use std::process::Command;

/// All of them: in `KAISHU_SHARED`, else beside the project.
fn shared() -> Option<PathBuf> {
    let folder = crate::corpus::beside_the_project("reference");
    if !folder.is_dir() {
        println!("{} is not there: only the committed selection is run", folder.display());
        return None;
    }
    Some(folder)
}

/// The golden files of a folder, in order.
fn golden(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

fn validate(files: &[PathBuf]) -> (i32, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_kaishu")).arg("validate").args(["--lang", "en"]).args(files).output();
    let output = output.unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

#[test]
fn every_case_has_its_known_result() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = golden(&root.join("tests/fixtures/stats"));
    assert_eq!(committed.len(), 12, "one selection for each family, further tables, multiple answers");
    let (code, said) = validate(&committed);
    assert_eq!(code, 0, "{said}");
    let Some(shared) = shared() else { return };
    let (code, said) = validate(&golden(&shared));
    println!("{said}");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn what_does_not_fit_what_nobody_answers_and_what_is_no_golden_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file
    };
    let case = |kind: &str, expected: &str| {
        format!(
            r#"{{"family": "f", "refs": {{}}, "cases": [{{"id": "c", "kind": "{kind}",
                "input": {{"x": 1, "n": 4}}, "options": {{"conf": 0.95}}, "expected": {expected}}}]}}"#
        )
    };
    let wrong = write("wrong.json", &case("prop_interval", r#"{"estimate": 0.26}"#));
    let (code, said) = validate(std::slice::from_ref(&wrong));
    assert_eq!((code, said.contains("c (prop_interval) estimate: got 0.25, expected 0.26")), (1, true), "{said}");
    let kind = write("kind.json", &case("runs_test", r#"{"p": 0.5}"#));
    let (code, said) = validate(&[kind]);
    assert_eq!((code, said.contains("nothing computes this kind or key")), (1, true), "{said}");
    let key = write("key.json", &case("prop_interval", r#"{"estimate": 0.25, "bootstrap": [0, 1]}"#));
    let (code, said) = validate(&[key]);
    assert_eq!((code, said.contains("bootstrap: nothing computes")), (1, true), "{said}");
    let none = write("none.json", "{\"cases\": 3}");
    let missing = folder.path().join("missing.json");
    let (code, said) = validate(&[none, wrong, missing]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("none.json: this is no file of cases"), "{said}");
    assert!(said.contains("missing.json"), "{said}");
    assert!(said.contains("in all: 0 passed, 1 failed"), "the others are run all the same: {said}");
}
