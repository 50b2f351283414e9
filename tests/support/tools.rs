//! Programs of others that tests use. Where one is missing, the test says so and is over; where `KAISHU_REQUIRE_TOOLS` is set, it fails.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A python that has a module.
pub(crate) fn python(module: &str) -> Option<String> {
    let import = match module {
        // The properties of a form are carried by 3.1 and later.
        "openpyxl" => "import openpyxl.packaging.custom".to_owned(),
        module => format!("import {module}"),
    };
    let found =
        ["python3", "/usr/bin/python3", "python"].into_iter().find(|python| starts(python, &["-c", &import]));
    if found.is_none() {
        missing(&format!("a python with {module}"));
    }
    found.map(str::to_owned)
}

/// Whether LibreOffice is here.
pub(crate) fn office() -> bool {
    let found = starts("soffice", &["--version"]);
    if !found {
        missing("soffice");
    }
    found
}

/// Whether a program starts with these arguments.
pub(crate) fn program(name: &str, arguments: &[&str]) -> bool {
    let found = starts(name, arguments);
    if !found {
        missing(&format!("{name} {}", arguments.join(" ")));
    }
    found
}

fn missing(tool: &str) {
    assert!(std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(), "{tool} is required and was not found");
    println!("skipped: there is no {tool}");
}

fn starts(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// A path as the URL that LibreOffice wants for its profile.
fn file_url(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    if text.starts_with('/') { format!("file://{text}") } else { format!("file:///{text}") }
}

/// Lets LibreOffice print files into a folder; each becomes a PDF that is none of an empty page.
#[track_caller]
pub(crate) fn printed(folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    // A profile of its own: an office that is already running would swallow the call.
    let profile = folder.join("profile");
    let outcome = Command::new("soffice")
        .arg(format!("-env:UserInstallation={}", file_url(&profile)))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success(), "soffice failed: {said}");
    let pdf = |file: &PathBuf| {
        let path = folder.join(file.file_name().unwrap()).with_extension("pdf");
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}; {said}", path.display()));
        assert!(
            bytes.starts_with(b"%PDF-") && bytes.len() > 5_000,
            "{} has {} bytes",
            path.display(),
            bytes.len()
        );
        path
    };
    files.iter().map(pdf).collect()
}
