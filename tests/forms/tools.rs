//! The workspace of these tests, and the programs of others that fill in and change its forms.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::Outcome;
pub(super) use crate::support::tools::{office, python};

/// A workspace with the survey of every kind of question and the 77 municipalities.
pub(super) struct Fixture {
    folder: TempDir,
}

impl Fixture {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let frames = folder.path().join("surveys/frames");
        std::fs::create_dir_all(&frames).unwrap();
        let copy = |from: &str, to: PathBuf| std::fs::copy(here.join(from), to).unwrap();
        copy("tests/fixtures/forms/surveys/all-kinds.toml", folder.path().join("surveys/all-kinds.toml"));
        copy("surveys/frames/municipal-plans.csv", frames.join("municipal-plans.csv"));
        std::fs::write(
            folder.path().join("surveys/workspace.toml"),
            "title = \"t\"\ncorrections = \"corrections.csv\"\n",
        )
        .unwrap();
        Self { folder }
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program in the workspace, speaking Japanese.
    pub(super) fn kaishu(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
            .args(arguments)
            .args(["--lang", "ja"])
            .current_dir(self.root())
            .output()
            .unwrap();
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs a script of the fixtures, which must succeed.
#[track_caller]
pub(super) fn script(python: &str, name: &str, arguments: &[&Path]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/forms").join(name);
    let output = Command::new(python).arg(path).args(arguments).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The lines of a CSV that a script wrote; quoted where they hold line breaks.
pub(super) fn lines(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut lines, mut line, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                line.push(std::mem::take(&mut field));
                lines.push(std::mem::take(&mut line));
            }
            c => field.push(c),
        }
    }
    lines
}

/// Every text of a workbook's sheets, one a cell.
#[track_caller]
pub(super) fn texts(python: &str, file: &Path) -> String {
    let print = "import sys, openpyxl\nfor s in openpyxl.load_workbook(sys.argv[1]):\n  for r in s.iter_rows():\n    for c in r:\n      if c.value is not None: print(c.value)\n";
    let output = Command::new(python).args(["-c", print]).arg(file).env("PYTHONUTF8", "1").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
