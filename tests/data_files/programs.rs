//! PSPP and R themselves.

use std::path::Path;
use std::process::Command;

use super::{bundled, hostile, text};
use crate::support::{Workspace, tools};

pub(super) fn ran(program: &str, arguments: &[&str], folder: &Path, environment: &[(&str, &str)]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}\n{said}");
    said
}

/// The names of the files of rounds with an ending.
fn files(workspace: &Workspace, ending: &str) -> Vec<String> {
    let folder = workspace.path("out/analyst/data");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(ending)).collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

#[test]
fn pspp_reads_every_round_by_its_syntax() {
    if !tools::program("pspp", &["--version"]) {
        return;
    }
    let workspace = bundled();
    let folder = workspace.path("out/analyst/data");
    let mut syntax = String::new();
    for name in files(&workspace, ".sps") {
        syntax += &format!("{}\nDISPLAY DICTIONARY.\n", text(&workspace, &name));
    }
    std::fs::write(folder.join("all.sps"), syntax).unwrap();
    let said = ran("pspp", &["all.sps"], &folder, &[]);
    assert!(!said.contains("error") && !said.contains("warning"), "{said}");
}

#[test]
fn pspp_understands_labels_missing_values_sets_and_hostile_words() {
    if !tools::program("pspp", &["--version"]) {
        return;
    }
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "sps"]);
    let folder = workspace.path("out/analyst/data");
    let syntax = text(&workspace, "towns-R2.sps");
    assert!(syntax.lines().all(|line| line.len() <= 256), "{syntax}");
    let asked = "FREQUENCIES q1 m_1 /STATISTICS=NONE.\nMEANS n.\nMRSETS /DISPLAY NAME=ALL.\nWEIGHT OFF.\n\
        STRING ok (A20).\nIF (to_1 = '=1+1⏎\"引用\", 𠮷') ok = 'FIRST'.\nIF (to_1 = \"'90年\") ok = 'THIRD'.\nFREQUENCIES ok.\nDISPLAY DICTIONARY.\n";
    std::fs::write(folder.join("asked.sps"), format!("{syntax}\n{asked}")).unwrap();
    let said = ran("pspp", &["-O", "format=csv", "asked.sps"], &folder, &[]);
    for words in [
        // Weighted: 1.5 of the first, 2 of the second; the third does not know.
        "Valid,\"必要's \"\"要\"\"\",1.5",
        ",わからない,.25",
        "$m_set,問2 いくつでも,Dichotomies,1,\"m_1\nm_2\"",
        "FIRST,1,",
        "THIRD,1,",
        "-9 THRU -1",
        "-999999999 THRU -999999991",
        "Scale",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn r_reads_every_round_by_its_script_alone() {
    if !tools::program("Rscript", &["--version"]) {
        return;
    }
    for (workspace, check) in [
        (
            bundled(),
            "stopifnot(nrow(network_need_R2) == 172, sum(kaishu_factor(network_need_R2$q1) == '必要である', na.rm = TRUE) == 104)",
        ),
        (hostile(), HOSTILE),
    ] {
        if !workspace.path("out").exists() {
            workspace.kaishu(&["run", "--formats", "r"]);
        }
        let folder = workspace.path("out/analyst/data");
        let mut script = String::new();
        for name in files(&workspace, ".R") {
            script += &format!("source('{name}', chdir = TRUE, encoding = 'UTF-8')\n");
        }
        script += "stopifnot(!requireNamespace('haven', quietly = TRUE))\n";
        script += check;
        std::fs::write(folder.join("all.r"), script).unwrap();
        // Packages are not looked for where the system has them.
        let alone = [("R_LIBS_SITE", "/nonexistent"), ("R_LIBS_USER", "/nonexistent")];
        ran("Rscript", &["--vanilla", "all.r"], &folder, &alone);
    }
}

const HOSTILE: &str = r#"
d <- towns_R2
stopifnot(identical(as.vector(d$to_1)[1], "=1+1\n\"引用\", 𠮷"), identical(as.vector(d$to_1)[3], "'90年"))
stopifnot(attr(d$q1, "labels")[["わからない"]] == -1, as.vector(d$q1)[3] == -1, is.na(d$q1[4]))
stopifnot(inherits(d$d, "Date"), attr(d, "weight") == "w", identical(attr(d, "sets")$m_set, c("m_1", "m_2")))
stopifnot(identical(as.character(kaishu_factor(d$grade)), c("優", NA, "良", NA)))
stopifnot(is.na(kaishu_factor(d$n)[2]), kaishu_factor(d$n)[1] == 12.5)
"#;

#[test]
fn haven_has_the_labels_and_the_missing_values() {
    if !tools::program("Rscript", &["-e", "stopifnot(requireNamespace('haven'))"]) {
        return;
    }
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "r"]);
    let folder = workspace.path("out/analyst/data");
    let script = format!(
        "source('towns-R2.R', chdir = TRUE, encoding = 'UTF-8')\n{HOSTILE}\n\
         stopifnot(inherits(d$q1, 'haven_labelled_spss'), identical(is.na(d$q1), c(FALSE, FALSE, TRUE, TRUE)))\n\
         stopifnot(as.character(haven::as_factor(d$m_1))[2] == '非該当')\n"
    );
    std::fs::write(folder.join("haven.r"), script).unwrap();
    ran("Rscript", &["--vanilla", "haven.r"], &folder, &[]);
}
