//! The page in Chromium, which shares no code with us: `page_check.mjs` opens it without a network and uses it with the
//! mouse, the keyboard, on a phone and on paper, and axe looks for what keeps people out.

use std::path::{Path, PathBuf};
use std::process::Command;

use kaishu::pipeline::figure_cells::figure_cells;
use kaishu::pipeline::trace::CellFacts;
use kaishu::render::html::html;
use kaishu::tally::engine::Local;

use super::shared_report;
use crate::support::evaluated::Collected;

/// The folder that holds `playwright-core` and `axe-core` in its `node_modules`.
const MODULES: &str = "KAISHU_NODE_MODULES";

/// A program on the path, or a usual place of it.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// Node, Chromium and the folder of modules. Without them the test is skipped with a line, unless `KAISHU_REQUIRE_TOOLS` is
/// set.
fn tools() -> Option<(PathBuf, PathBuf, PathBuf)> {
    let node = program(&["node", "nodejs", "node.exe"]);
    let browser = program(&["chromium", "chromium-browser", "google-chrome", "chrome.exe"]);
    let modules = std::env::var_os(MODULES).map(PathBuf::from);
    let modules = modules.filter(|folder| folder.join("node_modules/playwright-core").is_dir());
    let found = node.zip(browser).zip(modules).map(|((node, browser), modules)| (node, browser, modules));
    if found.is_none() {
        let what = format!("node, Chromium and {MODULES} (a folder with playwright-core and axe-core)");
        assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "{what} are required");
        println!("skipped: {what} were not found");
    }
    found
}

#[test]
fn people_can_use_the_page() {
    let Some((node, browser, modules)) = tools() else { return };
    let folder = tempfile::tempdir().unwrap();
    let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let result = collected.evaluated(&Local);
    let cells = figure_cells(&result, &CellFacts::new(&collected.workspace, &collected.collection));
    let pages = [
        ("report.html", html(&result.report, None)),
        ("analyst.html", html(&result.report, Some(&cells))),
        ("shared.html", html(&shared_report(), None)),
    ];
    let files: Vec<PathBuf> = pages.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (file, (_, page)) in files.iter().zip(&pages) {
        std::fs::write(file, page).unwrap();
    }
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/render/page_check.mjs");
    let outcome = Command::new(node)
        .arg(check)
        .arg(modules)
        .arg(browser)
        .args(&files)
        .env("PAGE_PDF", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&outcome.stdout).into_owned() + &String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "{said}");
    println!("{}", said.trim());
    printed_whole(folder.path(), files.len());
}

/// Every cell of every table is in what was printed, where there is something that reads it.
fn printed_whole(folder: &Path, pages: usize) {
    let Some(reader) = program(&["pdftotext", "pdftotext.exe"]) else { return };
    for at in 0..pages {
        let outcome =
            Command::new(&reader).args(["-raw"]).arg(folder.join(format!("{at}.pdf"))).arg("-").output().unwrap();
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let text = plain(&String::from_utf8_lossy(&outcome.stdout));
        let cells = std::fs::read_to_string(folder.join(format!("{at}.cells"))).unwrap();
        // A reader of pages writes what is broken over lines in its own order, so that only what stays in one is looked for.
        let short = cells.lines().map(plain).filter(|cell| (1..=4).contains(&cell.chars().count()));
        let missing: Vec<String> = short.filter(|cell| !text.contains(cell.as_str())).collect();
        assert!(missing.is_empty(), "page {at}: {missing:?} were not printed");
    }
}
