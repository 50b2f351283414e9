//! The page for those who know only Word is true: every command on it is run, in both languages the same.

use super::{docx, paragraph, small};

fn commands(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with("kaishu "));
    lines.map(str::to_owned).collect()
}

#[test]
fn every_command_of_the_page_does_what_it_says() {
    let ja = commands("docs/templates.ja.md");
    assert_eq!(ja, commands("docs/templates.md"));
    let workspace = small();
    workspace.write("houkoku.docx", docx(&(paragraph("{{figure:capacity}}") + &paragraph("{{table:lacking}}"))));
    for command in &ja {
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        workspace.kaishu(&words).ends_with(0).says("に書きました");
    }
    assert_eq!(ja.len(), 3);
    assert!(workspace.path("out/my-report/houkoku.docx").is_file());
    // What the page says of the plan.
    let page = include_str!("../../docs/templates.md");
    let line = page.lines().find(|line| line.starts_with("template = \"")).unwrap();
    workspace.write("templates/houkoku.docx", docx(&paragraph("{{figure:capacity}}")));
    workspace.replace("analysis/my-report.toml", "id = \"my-report\"\n", &format!("id = \"my-report\"\n{line}\n"));
    workspace.kaishu(&["run"]).ends_with(0).says("差し込み: out/my-report/houkoku.docx");
}
