//! What the tests of the whole walk share: a copy of the bundled workspace in a folder of its own, the real program
//! run on it, its `results.json`, and single cells of its workbooks changed as an office would change them.

pub(crate) mod areas;
pub(crate) mod cells;
pub(crate) mod evaluated;
pub(crate) mod made;
pub(crate) mod published;
pub(crate) mod tools;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// The plan of the bundled workspace.
pub(crate) const PLAN: &str = "outcome-report";

/// What a run of the program ended with.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// Asserts that the output holds these words, exactly as they stand.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.stdout.contains(words) || self.stderr.contains(words), "not said: {words}\n{self:#?}");
        self
    }

    /// Asserts that the output does not hold these words.
    #[track_caller]
    pub(crate) fn says_nothing_of(&self, words: &str) -> &Self {
        assert!(!self.stdout.contains(words) && !self.stderr.contains(words), "said: {words}\n{self:#?}");
        self
    }

    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

/// A copy of the bundled workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    /// The bundled workspace without what was published of it, file by file in the order of names.
    pub(crate) fn bundled() -> Self {
        Self::copied("", &DEFINED, false)
    }

    /// The same with what was published.
    pub(crate) fn bundled_as_published() -> Self {
        Self::copied("", &["surveys", "analysis", "fixtures", "published"], false)
    }

    /// The bundled workspace, its files created in the reverse order.
    pub(crate) fn bundled_in_reverse() -> Self {
        Self::copied("", &DEFINED, true)
    }

    /// The workspace that lies in a folder of `tests/fixtures`.
    pub(crate) fn fixture(folder: &str) -> Self {
        Self::copied(&format!("tests/fixtures/{folder}"), &DEFINED, false)
    }

    /// The bundled workspace on the day on which its round R3 was first published.
    pub(crate) fn before_late_returns() -> Self {
        let workspace = Self::empty();
        published::before_late_returns(workspace.root());
        workspace
    }

    /// A workspace without a file.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn copied(folder: &str, parts: &[&str], reverse: bool) -> Self {
        let workspace = Self::empty();
        copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder), parts, reverse, workspace.root());
        workspace
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    /// Runs the program in the workspace, speaking Japanese.
    pub(crate) fn kaishu(&self, arguments: &[&str]) -> Outcome {
        self.kaishu_with(arguments, &[])
    }

    /// The same with environment variables.
    pub(crate) fn kaishu_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome {
        self.kaishu_in("ja", arguments, environment)
    }

    /// The same in a language.
    pub(crate) fn kaishu_in(&self, lang: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
            .args(arguments)
            .args(["--lang", lang])
            .current_dir(self.root())
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `kaishu run`, which must be done, and the figures by id.
    pub(crate) fn figures(&self) -> BTreeMap<String, Value> {
        self.kaishu(&["run", "--quiet"]).ends_with(0);
        self.written_figures()
    }

    /// The figures of the last run by id.
    pub(crate) fn written_figures(&self) -> BTreeMap<String, Value> {
        self.figures_of(PLAN)
    }

    /// The figures that the last run wrote for a plan, by id.
    pub(crate) fn figures_of(&self, plan: &str) -> BTreeMap<String, Value> {
        let results: Value = serde_json::from_str(&self.read(&format!("out/{plan}/results.json"))).unwrap();
        let list = results["figures"].as_array().unwrap().clone();
        let count = list.len();
        let by_id: BTreeMap<String, Value> =
            list.into_iter().map(|figure| (figure["id"].as_str().unwrap().to_owned(), figure)).collect();
        assert_eq!(by_id.len(), count, "an id is there twice");
        by_id
    }

    /// The report of the last run.
    pub(crate) fn markdown(&self) -> String {
        self.read(&format!("out/{PLAN}/{PLAN}.md"))
    }

    pub(crate) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        std::fs::write(self.path(file), bytes).unwrap();
    }

    /// Replaces words in a text file; they must be there.
    #[track_caller]
    pub(crate) fn replace(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no {old}");
        self.write(file, text.replace(old, new));
    }

    pub(crate) fn remove(&self, file: &str) {
        std::fs::remove_file(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Writes into one cell of a workbook or CSV file; `None` empties it.
    pub(crate) fn set(&self, file: &str, sheet: &str, cell: &str, text: Option<&str>) {
        cells::set_cell(&self.path(file), sheet, cell, text);
    }

    /// The correction ledger with these rows only.
    pub(crate) fn decide(&self, rows: &[&str]) {
        let mut ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n".to_owned();
        for row in rows {
            ledger.push_str(row);
            ledger.push('\n');
        }
        self.write("fixtures/corrections.csv", ledger);
    }

    /// Adds a row to the correction ledger.
    pub(crate) fn decide_also(&self, row: &str) {
        let mut ledger = self.read("fixtures/corrections.csv");
        if !ledger.ends_with('\n') {
            ledger.push('\n');
        }
        ledger.push_str(row);
        ledger.push('\n');
        self.write("fixtures/corrections.csv", ledger);
    }

    /// Everything below `out/`: name and bytes.
    pub(crate) fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = Vec::new();
        below(&self.path("out"), &mut files);
        files
            .into_iter()
            .map(|file| {
                let name = file.strip_prefix(self.root()).unwrap().to_string_lossy().replace('\\', "/");
                (name, std::fs::read(file).unwrap())
            })
            .collect()
    }
}

/// The folders that define a workspace, and what came back.
const DEFINED: [&str; 3] = ["surveys", "analysis", "fixtures"];

/// Puts the bundled workspace into a folder.
pub(crate) fn bundled_into(folder: &Path) {
    copy(Path::new(env!("CARGO_MANIFEST_DIR")), &DEFINED, false, folder);
}

/// Puts the smallest example with forms into a folder, before anything was decided: its ledger has headings only.
pub(crate) fn first_form_into(folder: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/first-form");
    copy(&from, &["surveys", "analysis", "returned"], false, folder);
    let ledger = std::fs::read_to_string(from.join("corrections.csv")).unwrap();
    std::fs::write(
        folder.join("corrections.csv"),
        ledger.lines().take(1).map(|row| format!("{row}\n")).collect::<String>(),
    )
    .unwrap();
}

/// Copies folders of a workspace.
fn copy(from: &Path, parts: &[&str], reverse: bool, into: &Path) {
    let mut files = Vec::new();
    for part in parts.iter().map(|part| from.join(part)) {
        if part.is_dir() {
            below(&part, &mut files);
        }
    }
    files.sort();
    if reverse {
        files.reverse();
    }
    for file in files {
        let to = into.join(file.strip_prefix(from).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(&file, to).unwrap();
    }
}

/// Every file below a folder.
pub(crate) fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            below(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The text of a part of an OOXML file.
pub(crate) fn part(file: &Path, name: &str) -> String {
    let found = cells::parts(file).into_iter().find(|(found, _)| found == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("{} has no {name}", file.display()));
    String::from_utf8(bytes).unwrap()
}

/// A field of a figure as text, without quotes.
pub(crate) fn field(figure: &Value, name: &str) -> String {
    match &figure[name] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Numbers that look random and are the same in every run (splitmix64).
#[derive(Debug)]
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    /// The next number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(bound).unwrap()).unwrap()
    }

    /// Puts a list in another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
