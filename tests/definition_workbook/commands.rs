//! `kaishu new` and `kaishu convert` as they are typed.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

fn kaishu(at: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kaishu")).args(arguments).current_dir(at).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn a_new_workspace_runs_at_once_in_both_forms_and_languages() {
    let folder = TempDir::new().unwrap();
    let mut results = Vec::new();
    for lang in ["ja", "en"] {
        for form in ["excel", "toml"] {
            let name = format!("{form}-{lang}");
            let mut arguments = vec!["new", name.as_str(), "--lang", lang];
            arguments.extend((form == "toml").then_some("--toml"));
            let (code, said) = kaishu(folder.path(), &arguments);
            assert_eq!(code, 0, "{said}");
            let (code, said) = kaishu(folder.path(), &["run", "-w", &name, "--strict", "--lang", lang]);
            assert_eq!(code, 0, "{said}");
            let out = folder.path().join(&name).join("out/my-report");
            assert!(out.join("my-report.docx").is_file());
            results.push(std::fs::read_to_string(out.join("my-report.md")).unwrap());
            // Nothing is written over, and nothing is written beside what is there.
            let before = std::fs::read_dir(folder.path().join(&name)).unwrap().count();
            std::fs::remove_file(folder.path().join(&name).join("README.md")).unwrap();
            let (code, said) = kaishu(folder.path(), &arguments);
            assert_eq!(code, 2, "{said}");
            assert_eq!(std::fs::read_dir(folder.path().join(&name)).unwrap().count(), before - 1);
        }
    }
    assert_eq!(results[0], results[1]);
    assert_eq!(results[2], results[3]);
    assert!(results[0].contains("66.7％") && results[2].contains("66.7 %"), "{}", results[2]);
}

#[test]
fn a_workspace_is_converted_there_and_back_and_says_what_it_said() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    kaishu(at, &["new", "w", "--lang", "ja"]);
    let run = || {
        let (code, said) = kaishu(at, &["run", "-w", "w", "--lang", "ja"]);
        assert_eq!(code, 0, "{said}");
        std::fs::read_to_string(at.join("w/out/my-report/results.json")).unwrap()
    };
    let before = run();
    let (code, said) = kaishu(at, &["convert", "w/surveys/my-survey.xlsx", "--lang", "ja"]);
    assert_eq!(code, 0, "{said}");
    for made in ["w/surveys/my-survey.toml", "w/surveys/frames/my-survey.csv", "w/analysis/my-report.toml"] {
        assert!(at.join(made).is_file() && said.contains(made), "{said}");
    }
    assert!(said.contains("両方あると誤りになります"), "{said}");
    // A second time nothing is written over.
    let (code, again) = kaishu(at, &["convert", "w/surveys/my-survey.xlsx", "--lang", "ja"]);
    assert_eq!(code, 2, "{again}");
    std::fs::remove_file(at.join("w/surveys/my-survey.xlsx")).unwrap();
    assert_eq!(run(), before);
    let (code, said) = kaishu(at, &["convert", "w/surveys/my-survey.toml", "--to", "xlsx", "--lang", "en"]);
    assert_eq!(code, 0, "{said}");
    let (_, again) = kaishu(at, &["convert", "w/surveys/my-survey.xlsx", "-o", "back.toml"]);
    let back = std::fs::read_to_string(at.join("back.toml")).expect(&again);
    assert_eq!(back, std::fs::read_to_string(at.join("w/surveys/my-survey.toml")).unwrap());
}

#[test]
fn what_cannot_be_carried_is_said_and_what_is_wrong_is_not_converted() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    kaishu(at, &["new", "w", "--toml", "--lang", "ja"]);
    let (code, said) = kaishu(at, &["convert", "w/surveys/my-survey.toml", "-o", "out.xlsx", "--lang", "ja"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("覚え書き（# の後）は移せません"), "{said}");
    std::fs::write(at.join("wrong.toml"), "id = \"x\"\ntitel = \"y\"\n").unwrap();
    let (code, said) = kaishu(at, &["convert", "wrong.toml", "--lang", "ja"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("もしかして: 「title」") && !at.join("wrong.xlsx").exists(), "{said}");
    let (code, said) = kaishu(at, &["convert", "gone.xlsx", "--lang", "ja"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("gone.xlsx"), "{said}");
}
