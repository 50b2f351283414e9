//! The program against SciPy, statsmodels and R on random inputs: the scripts beside this file, with few inputs each.
//! Where the software is not installed, the comparison is skipped and says so; nothing requires it.

use std::path::Path;
use std::process::Command;

const CASES: &str = "30";

/// Whether a program runs to its end with these arguments.
fn works(program: &str, arguments: &[&str]) -> bool {
    let run = Command::new(program).args(arguments).output();
    let works = run.is_ok_and(|output| output.status.success());
    if !works {
        println!("skipped: {program} {} does not run here", arguments.join(" "));
    }
    works
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    said
}

fn script(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stats").join(name)
}

/// The script writes golden files and has the program validate them.
fn by_python(name: &str) {
    if !works("python3", &["-c", "import mpmath, numpy, scipy, statsmodels"]) {
        return;
    }
    let mut command = Command::new("python3");
    command.arg(script(name)).args([env!("CARGO_BIN_EXE_kaishu"), "validate", "--lang", "en"]);
    let said = said(command.env("CASES", CASES).env("SEED", "7"));
    assert!(said.contains(" passed, 0 failed"), "{said}");
    println!("{said}");
}

#[test]
fn shares_and_rates() {
    by_python("compare_proportion.py");
}

#[test]
fn tables_and_rounds() {
    by_python("compare_tables.py");
}

#[test]
fn ordered_and_numeric_answers() {
    by_python("compare_ordinal.py");
}

#[test]
fn scales_and_weights() {
    by_python("compare_scales.py");
}

fn by_r() -> bool {
    works("Rscript", &["-e", "library(survey); library(jsonlite)"])
}

#[test]
fn counts_and_answers() {
    if !by_r() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let golden = folder.path().join("counts.json");
    said(Command::new("Rscript").arg(script("compare_counts.R")).arg(&golden).args([CASES, "7"]));
    let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
    println!("{}", said(command.args(["validate", "--lang", "en"]).arg(golden)));
}

#[test]
fn complex_samples() {
    if !by_r() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    said(Command::new("Rscript").arg(script("compare_designs.R")).arg(folder.path()).args(["12", "7"]));
    let golden = folder.path().join("designs.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
    println!("{}", said(command.args(["validate", "--lang", "en"]).arg(golden)));
}

#[test]
fn multiple_answers() {
    if !works("Rscript", &["-e", "library(jsonlite)"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let golden = folder.path().join("multiple.json");
    said(Command::new("Rscript").arg(script("compare_multiple.R")).arg(&golden).args([CASES, "7"]));
    let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
    println!("{}", said(command.args(["validate", "--lang", "en"]).arg(golden)));
}
