//! The documentation as a book: every page is in its contents, and every link inside of it leads somewhere.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The targets of the links of a page, as they are written.
fn links(text: &str) -> Vec<String> {
    let outside_of_fences = text.split("```").step_by(2);
    outside_of_fences
        .flat_map(|part| part.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.to_owned())
        .collect()
}

/// The pages that people read, without the contents themselves.
fn pages() -> BTreeSet<String> {
    let files = std::fs::read_dir(docs()).unwrap().map(|entry| entry.unwrap().file_name());
    let names = files.map(|name| name.into_string().unwrap());
    names.filter(|name| Path::new(name).extension().is_some_and(|e| e == "md") && name != "SUMMARY.md").collect()
}

#[test]
fn the_contents_of_the_book_name_every_page() {
    let named: Vec<String> = links(&read(&docs().join("SUMMARY.md")));
    let once: BTreeSet<String> = named.iter().filter(|name| !name.starts_with("../")).cloned().collect();
    assert_eq!(once, pages());
    assert_eq!(named.len(), named.iter().collect::<BTreeSet<_>>().len(), "a page that is named twice");
}

/// How a heading is addressed: as the places where these pages are read do it.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = plain.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Where links into a page can lead: its headings, and what it names by hand.
fn anchors(text: &str) -> BTreeSet<String> {
    let outside_of_fences = || text.split("```").step_by(2).flat_map(str::lines);
    let named = outside_of_fences().filter_map(|line| line.strip_prefix("<a id=\"")?.split_once('"'));
    let headings = outside_of_fences().filter(|line| line.starts_with('#')).map(anchor);
    headings.chain(named.map(|(id, _)| id.to_owned())).collect()
}

#[test]
fn every_link_inside_of_the_documentation_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = ["README.md", "README.ja.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let all = pages().into_iter().chain(["SUMMARY.md".to_owned()]).map(|name| docs().join(name));
    let mut dead = Vec::new();
    let mut looked_at = 0;
    for page in all.chain(own.map(|name| root.join(name))) {
        let text = read(&page);
        for link in links(&text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            looked_at += 1;
            let (file, part) =
                link.split_once('#').map_or((link.as_str(), None), |(file, part)| (file, Some(part)));
            let target = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            let found = target.exists()
                && part.is_none_or(|part| {
                    target.extension().is_none_or(|e| e != "md") || anchors(&read(&target)).contains(part)
                });
            if !found {
                dead.push(format!("{}: {link}", page.file_name().unwrap().display()));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(looked_at > 100, "{looked_at}");
}
