//! The codebooks against the published schema of DDI-Codebook 2.5, which lies beside (its origin: README.md there).

use std::path::Path;

use super::programs::ran;
use super::{bundled, hostile, text};
use crate::support::tools;

#[test]
fn every_codebook_is_valid() {
    if !tools::program("xmllint", &["--version"]) {
        return;
    }
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data_files/ddi-codebook-2.5/codebook.xsd");
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "ddi"]);
    for workspace in [workspace, bundled()] {
        workspace.kaishu(&["run", "--quiet", "--formats", "ddi"]);
        let folder = workspace.path("out/analyst/data");
        let names =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let names: Vec<String> = names.filter(|name| name.ends_with(".ddi.xml")).collect();
        assert!(!names.is_empty());
        let mut arguments = vec!["--nonet", "--noout", "--schema", schema.to_str().unwrap()];
        arguments.extend(names.iter().map(String::as_str));
        ran("xmllint", &arguments, &folder, &[]);
    }
}

#[test]
fn a_codebook_says_what_was_asked_and_how_many_answered() {
    let workspace = hostile();
    workspace.kaishu(&["run", "--formats", "ddi"]);
    let book = text(&workspace, "towns.ddi.xml");
    for words in [
        "<respRate>R2: 有効回収率 75.0％（有効 3 ／ 対象 4）</respRate>",
        "<qstnLit>いくつでも</qstnLit>",
        "<catgry missing=\"Y\">",
        "<range UNITS=\"INT\" min=\"-9\" max=\"-1\"/>",
        "<varGrp type=\"multipleResp\" name=\"m_set\"",
        "<universe>市: 標本（母集団 100）</universe>",
        "wgt=\"wgt\"",
        "date=\"2021-06-30\"",
    ] {
        assert!(book.contains(words), "{words}\n{book}");
    }
    // Nothing of a single case.
    assert!(!book.contains("長野市") && !book.contains("引用\", 𠮷"), "{book}");
}
