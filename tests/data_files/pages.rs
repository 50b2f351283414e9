//! What the page for those who come from SPSS or R shows, run as it stands.

use super::bundled;
use super::programs::ran;
use crate::support::tools;

const PAGES: [&str; 2] = ["docs/from-spss-and-r.md", "docs/from-spss-and-r.ja.md"];

/// The blocks of a page in a language.
fn blocks(page: &str, language: &str) -> String {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let found =
        text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix(&format!("{language}\n")));
    let found: Vec<&str> = found.collect();
    assert!(!found.is_empty(), "{page} has no {language}");
    found.join("\n")
}

#[test]
fn the_syntax_and_the_script_of_the_pages_run() {
    let workspace = bundled();
    let folder = workspace.path("out/analyst/data");
    for page in PAGES {
        if tools::program("pspp", &["--version"]) {
            let syntax = super::text(&workspace, "network-need-R2.sps") + "\n" + &blocks(page, "spss");
            std::fs::write(folder.join("page.sps"), syntax).unwrap();
            let said = ran("pspp", &["-O", "format=csv", "page.sps"], &folder, &[]);
            assert!(said.contains("必要である,104,80.6%"), "{said}");
        }
        if tools::program("Rscript", &["--version"]) {
            std::fs::write(folder.join("page.r"), blocks(page, "r")).unwrap();
            let said = ran("Rscript", &["--vanilla", "page.r"], &folder, &[]);
            assert!(said.contains("104") && said.contains("q2_1"), "{said}");
        }
    }
}
