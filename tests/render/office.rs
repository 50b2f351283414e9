//! Word and Excel files are opened by LibreOffice, a reader that shares no code with our writers.

use std::path::Path;
use std::process::Command;

use kaishu::render;

use super::shared_report;
use kaishu::render::picture::png;

/// Whether LibreOffice is there. Without it the test is skipped with a line, unless `KAISHU_REQUIRE_TOOLS` is set.
fn soffice_is_there() -> bool {
    let found = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path)
            .any(|folder| ["soffice", "soffice.exe"].iter().any(|name| folder.join(name).is_file()))
    });
    if !found {
        assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "soffice is required and was not found");
        println!("skipped: soffice was not found");
    }
    found
}

/// A path as the URL that LibreOffice wants for its profile.
fn file_url(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    if text.starts_with('/') { format!("file://{text}") } else { format!("file:///{text}") }
}

#[test]
fn libreoffice_opens_word_and_excel() {
    if !soffice_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("report.docx", render::docx::docx(&shared_report(), &png).unwrap()),
        ("tables.xlsx", render::xlsx::xlsx(&shared_report()).unwrap()),
    ];
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    // A profile of its own: an office that is already running would swallow the call.
    let profile = folder.path().join("profile");
    let outcome = Command::new("soffice")
        .arg(format!("-env:UserInstallation={}", file_url(&profile)))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .args(files.iter().map(|(name, _)| folder.path().join(name)))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "soffice failed: {said}");
    for name in ["report.pdf", "tables.pdf"] {
        let pdf =
            std::fs::read(folder.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}; {said}"));
        assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 5_000, "{name} has {} bytes", pdf.len());
    }
}
