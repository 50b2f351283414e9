//! A tiny workspace that lives through a random history: files come, change, move and go, ledgers and definitions are edited,
//! and somebody spoils what the last run kept.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::cells::set_cells;
use crate::support::{Seeded, Workspace};

/// Where what the last run gave is kept.
pub(super) const KEPT: &str = ".kaishu/files.kept";
const SURVEY: &str = "surveys/shelter.toml";
const PLAN: &str = "analysis/shelter-report.toml";
const FRAME: &str = "surveys/frames/shelter.csv";
const LEDGER: &str = "corrections.csv";
const RECEIVED: &str = "received.csv";
const PASSWORDS: &str = "passwords.txt";

/// Places in the definitions with what may stand there. All of them are definitions that can be read.
const EDITS: [(&str, &[&str]); 11] = [
    (SURVEY, &["min = 0", "min = 100", "min = 0\nmax = 120"]),
    (SURVEY, &["label = \"足りない\"", "label = \"足りていない\", alias = [\"足りない\"]"]),
    (SURVEY, &["id = \"q4\"\nnumber = \"問4\"", "id = \"q4\"\nnumber = \"問 4\""]),
    (SURVEY, &["label = \"問3\"", "label = \"問3　避難所\"", "label = \"収容人数\""]),
    (
        SURVEY,
        &["folder = \"returned\", form = \"sheet\"", "folder = \"returned\", form = \"sheet\", channel = \"紙\""],
    ),
    (SURVEY, &["period = \"FY2024\"", "period = \"FY2024\"\ndeadline = \"2024-07-05\""]),
    (SURVEY, &["unit = \"人\"", "unit = \"名\""]),
    (FRAME, &["D8,竹林地区,川沿い,", "D8,竹林地区,川沿い,竹林|たけばやし", "D9,竹林地区,川沿い,"]),
    (FRAME, &["朝ぎり|あさぎり地区", ""]),
    (PLAN, &["title = \"足りない備え\"", "title = \"備え\""]),
    (PLAN, &["share = \"q1 = 2\"", "share = \"q1 = 1\"", "share = \"q3 >= 100\""]),
];

/// Rows that the correction ledger may have.
const ROWS: [&str; 6] = [
    "採用,shelter,R6,D3,,,南町（訂正）.xlsx,2通目が訂正版と電話で確認,防災課 A,2024-07-08",
    "修正,shelter,R6,D4,q1,1、2,2,足りないが正しいと電話で確認,防災課 A,2024-07-08",
    "修正,shelter,R6,D2,q3,80人,90,電話で確認,防災課 A,2024-07-09",
    "修正,shelter,R6,D1,q1,1,3,電話で確認,防災課 A,2024-07-09",
    "了承,,,unmatched@returned/a.xlsx,,,,関係のない回答,防災課 A,2024-07-09",
    "採用,shelter,R6,D1,,,a.xlsx,2通目が正しい,防災課 A,2024-07-10",
];

/// Names that files may have; some of them are sent twice, some say what they are not.
const NAMES: [&str; 14] = [
    "東町.xlsx",
    "西町.xlsx",
    "南町.xlsx",
    "南町（訂正）.xlsx",
    "北町.xlsx",
    "川辺.xlsx",
    "a.xlsx",
    "b.xls",
    "c.csv",
    "d.zip",
    "届いたもの/東町.xlsx",
    "届いたもの/e.pdf",
    "~$東町.xlsx",
    "m.eml",
];

/// Contents that files may have.
static CONTENTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(contents);

pub(super) fn project(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn contents() -> Vec<Vec<u8>> {
    let folder = skeleton();
    let mut files: Vec<PathBuf> = std::fs::read_dir(project("docs/first-form/returned"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut contents: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    let first = contents[0].clone();
    let with = |cells: &[(&str, Option<&str>)]| {
        let file = folder.path("one.xlsx");
        std::fs::write(&file, &first).unwrap();
        set_cells(&file, "調査票", cells);
        std::fs::read(&file).unwrap()
    };
    contents.extend([
        with(&[("B3", Some("D1")), ("B4", Some("東町地区")), ("B17", Some("120"))]),
        with(&[("B3", Some("D1")), ("B4", Some("東町地区")), ("B7", None), ("B8", Some("△"))]),
        with(&[("B3", Some("D8")), ("B4", None), ("B17", Some("約80"))]),
        with(&[("B3", Some("D2")), ("B4", Some("西町地区")), ("D6", Some("別紙のとおり"))]),
        with(&[("B3", None), ("B4", Some("隣町地区")), ("B17", Some("50"))]),
        with(&[("A17", Some("問3　避難所の収容人数 70人")), ("B17", None)]),
    ]);
    contents.extend(own_forms(&folder));
    contents.push(zipped(&[("東町.xlsx", &contents[2]), ("中/川辺.xlsx", &contents[4]), ("~$東町.xlsx", b"x")]));
    contents.push("団体,問1\r\n東町地区,1\r\n".as_bytes().to_vec());
    contents.push(b"%PDF-1.7\n".to_vec());
    contents.push(Vec::new());
    contents.push(first[..first.len() / 2].to_vec());
    for file in ["files/4-listed/returned/a.xlsx", "files/14-mail/returned/b.eml"] {
        contents.push(std::fs::read(project("tests/fixtures/messy").join(file)).unwrap());
    }
    contents
}

/// Forms that the program printed for three of the cases, filled in.
fn own_forms(folder: &Workspace) -> Vec<Vec<u8>> {
    assert!(kaishu(folder.root(), "form"));
    let printed = folder.path("out/forms/shelter/R6");
    let mut files: Vec<PathBuf> = std::fs::read_dir(printed).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let filled = files.iter().take(3).enumerate().map(|(at, file)| {
        let cells = [("B12", Some("1 足りている")), ("B17", Some("○")), ("B22", Some("40"))];
        set_cells(file, "調査票", &cells[..=at]);
        if at == 1 {
            set_cells(file, "調査票", &[("M3", Some("ここに書きました"))]);
        }
        std::fs::read(file).unwrap()
    });
    filled.collect()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The workspace without a return.
pub(super) fn skeleton() -> Workspace {
    let workspace = Workspace::empty();
    for file in ["surveys/workspace.toml", SURVEY, FRAME, PLAN, "analysis/result.md", LEDGER] {
        workspace.write(file, std::fs::read(project("docs/first-form").join(file)).unwrap());
    }
    let lists = format!("period = \"FY2024\"\nreceived = \"{RECEIVED}\"\npasswords = \"{PASSWORDS}\"");
    workspace.replace(SURVEY, "period = \"FY2024\"", &lists);
    workspace.write(RECEIVED, "ファイル名,受領日\n");
    workspace.write(PASSWORDS, "chigau\n");
    workspace
}

/// Every place of the definitions with everything that may stand there is a definition that can be read.
#[test]
fn every_edit_is_a_definition_that_can_be_read() {
    for (file, words) in EDITS {
        for other in words {
            let workspace = skeleton();
            workspace.replace(file, words[0], other);
            assert!(kaishu(workspace.root(), "run"), "{file}: {other}");
        }
    }
}

/// Runs the program in this process; whether it did what it should.
pub(super) fn kaishu(root: &Path, typed: &str) -> bool {
    // The first word counts, and this program reads no file for itself.
    kaishu::workbook::read_apart_with(Path::new(env!("CARGO_BIN_EXE_kaishu")));
    let words = std::iter::once("kaishu").chain(typed.split(' ')).chain(["--quiet", "--workspace"]);
    let arguments: Vec<OsString> = words.map(OsString::from).chain([root.into()]).collect();
    kaishu::cli::run(&arguments) == ExitCode::SUCCESS
}

/// A workspace with what has been in it so far.
pub(super) struct History {
    random: Seeded,
    pub(super) workspace: Workspace,
    /// The returned files by their names.
    files: BTreeMap<String, Vec<u8>>,
    /// What stood under a name before.
    older: Vec<(String, Vec<u8>)>,
    /// What stands in each of the places of the definitions.
    edits: [usize; EDITS.len()],
    rows: [bool; ROWS.len()],
    /// What earlier runs kept.
    kept: Vec<Vec<u8>>,
    /// Publications that are there: p1, p2, …
    published: usize,
}

impl History {
    pub(super) fn new(seed: u64) -> Self {
        let mut history = Self {
            random: Seeded(seed),
            workspace: skeleton(),
            files: BTreeMap::new(),
            older: Vec::new(),
            edits: [0; EDITS.len()],
            rows: [true, true, false, false, false, false],
            kept: Vec::new(),
            published: 0,
        };
        for _ in 0..history.random.below(5) {
            history.put();
        }
        history
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        (!list.is_empty()).then(|| list[self.random.below(list.len())].clone())
    }

    fn file(&mut self) -> Option<String> {
        let names: Vec<String> = self.files.keys().cloned().collect();
        self.one_of(&names)
    }

    fn write(&mut self, name: &str, bytes: Vec<u8>) {
        if let Some(old) = self.files.get(name) {
            self.older.push((name.to_owned(), old.clone()));
        }
        self.clear(name);
        self.workspace.write(&format!("returned/{name}"), &bytes);
        self.files.insert(name.to_owned(), bytes);
    }

    /// Takes away a folder or a link of a name; a file is written over as people do.
    fn clear(&self, name: &str) {
        let path = self.workspace.path(&format!("returned/{name}"));
        match path.symlink_metadata() {
            Ok(there) if there.is_dir() => std::fs::remove_dir_all(path).unwrap(),
            Ok(there) if there.is_symlink() => std::fs::remove_file(path).unwrap(),
            Ok(_) | Err(_) => {}
        }
    }

    fn remove(&mut self, name: &str) {
        self.workspace.remove(&format!("returned/{name}"));
        let old = self.files.remove(name).unwrap();
        self.older.push((name.to_owned(), old));
    }

    /// A file more, or another one in its place.
    fn put(&mut self) {
        let name = self.one_of(&NAMES).unwrap();
        let bytes = self.one_of(&CONTENTS).unwrap();
        self.write(name, bytes);
    }

    /// Does something to the workspace; says what.
    pub(super) fn step(&mut self) -> String {
        match self.random.below(22) {
            0 | 1 => self.put(),
            2 => {
                let Some(name) = self.file() else { return "nothing to change".to_owned() };
                let bytes = self.one_of(&CONTENTS).unwrap();
                self.write(&name, bytes);
                return format!("another {name}");
            }
            3 => {
                let Some(name) = self.file() else { return "nothing to delete".to_owned() };
                self.remove(&name);
                return format!("no {name}");
            }
            4 => {
                let Some(name) = self.file() else { return "nothing to rename".to_owned() };
                let other = self.one_of(&NAMES).unwrap();
                let bytes = self.files[&name].clone();
                self.remove(&name);
                self.write(other, bytes);
                return format!("{name} is {other}");
            }
            5 => {
                let older = self.older.clone();
                let Some((name, bytes)) = self.one_of(&older) else { return "nothing older".to_owned() };
                self.write(&name, bytes);
                return format!("{name} as it was");
            }
            6 => {
                let Some(name) = self.file() else { return "nothing to touch".to_owned() };
                let bytes = self.files[&name].clone();
                self.write(&name, bytes);
                return format!("{name} written again");
            }
            7 => {
                let (Some(one), Some(other)) = (self.file(), self.file()) else {
                    return "nothing to swap".to_owned();
                };
                let (a, b) = (self.files[&one].clone(), self.files[&other].clone());
                self.write(&one, b);
                self.write(&other, a);
                return format!("{one} and {other} change places");
            }
            8 => {
                let row = self.random.below(ROWS.len());
                self.rows[row] = !self.rows[row];
                let rows =
                    ROWS.iter().zip(self.rows).filter(|(_, there)| *there).map(|(row, _)| format!("{row}\n"));
                let head = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n".to_owned();
                self.workspace.write(LEDGER, head + &rows.collect::<String>());
                return format!("row {row} of the ledger");
            }
            9..12 => {
                let edit = self.random.below(EDITS.len());
                let (file, words) = EDITS[edit];
                let now = self.random.below(words.len());
                // The frame's column may be left empty, which cannot be found again.
                if !words[self.edits[edit]].is_empty() {
                    self.workspace.replace(file, words[self.edits[edit]], words[now]);
                    self.edits[edit] = now;
                }
                return format!("{file}: {}", words[self.edits[edit]]);
            }
            12 => {
                let mut list = "ファイル名,受領日\n".to_owned();
                for name in NAMES {
                    // Half of them, on days before and after the deadline.
                    let day = self.random.below(18);
                    if day < 9 {
                        list.push_str(&format!("{name},2024-07-{:02}\n", 1 + day));
                    }
                }
                self.workspace.write(RECEIVED, list);
                return "another list of received files".to_owned();
            }
            13 => {
                let words = self.one_of(&["chigau\n", "chigau\nhimitsu\n", "a.xlsx,himitsu\n"]).unwrap();
                self.workspace.write(PASSWORDS, words);
                return format!("passwords: {words}");
            }
            14 => {
                let Some(name) = self.file() else { return "nothing to copy".to_owned() };
                let day = UNIX_EPOCH + Duration::from_secs(86_400 * self.random.below(20_000) as u64);
                let path = self.workspace.path(&format!("returned/{name}"));
                std::fs::File::options().append(true).open(path).unwrap().set_modified(day).unwrap();
                return format!("{name} has another time");
            }
            15 => {
                let Some(name) = self.file() else { return "nothing to put into a folder".to_owned() };
                let bytes = self.files[&name].clone();
                self.remove(&name);
                self.workspace.write(&format!("returned/{name}/中.xlsx"), bytes);
                return format!("{name} is a folder");
            }
            16 => return self.link(),
            17 | 18 => return self.publish(),
            _ => return self.spoil(),
        }
        "a file".to_owned()
    }

    /// A link in the place of a file, or where there was none.
    fn link(&mut self) -> String {
        let name = self.one_of(&NAMES).unwrap();
        let to =
            self.one_of(&["東町.xlsx", "a.xlsx", ".", "../surveys/frames/shelter.csv", "nowhere.xlsx"]).unwrap();
        if self.files.contains_key(name) {
            self.remove(name);
        }
        self.clear(name);
        let path = self.workspace.path(&format!("returned/{name}"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(to, path).unwrap();
        format!("{name} leads to {to}")
    }

    /// Publishes, while something is undecided too; or somebody changes a publication, or takes it away.
    fn publish(&mut self) -> String {
        let names: Vec<String> = (1..=self.published).map(|number| format!("p{number}")).collect();
        let path = |file: &str| self.workspace.path(&format!("published/{file}"));
        match (self.random.below(6), names.last()) {
            (0, Some(name)) => {
                std::fs::remove_dir_all(path(name)).unwrap();
                self.published -= 1;
                format!("no publication {name}")
            }
            (1, Some(name)) => {
                let files =
                    ["freeze.json", "public/shelter-report/results.json", "analyst/workspace/corrections.csv"];
                let file = files[self.random.below(files.len())];
                let file = path(&format!("{name}/{file}"));
                let mut bytes = std::fs::read(&file).unwrap();
                bytes.truncate(bytes.len() / 2);
                std::fs::write(&file, bytes).unwrap();
                format!("{} is cut off", file.display())
            }
            _ => {
                let name = format!("p{}", self.published + 1);
                let plain = format!("publish {name} --date 2024-07-1{}", self.random.below(10));
                let done = kaishu(self.workspace.root(), &plain)
                    || kaishu(self.workspace.root(), &format!("{plain} --provisional --by A --reason B"));
                self.published += usize::from(done);
                format!("published as {name}: {done}")
            }
        }
    }

    /// Spoils what the last run kept.
    fn spoil(&mut self) -> String {
        if self.random.below(4) == 0 {
            let file = self.one_of(&[".kaishu/answers.parquet", ".kaishu/uses.kept"]).unwrap();
            let Ok(mut bytes) = std::fs::read(self.workspace.path(file)) else { return "nothing kept".to_owned() };
            let at = self.random.below(bytes.len());
            bytes[at] ^= 1 << self.random.below(8);
            bytes.truncate(at + 1 + self.random.below(bytes.len() - at));
            self.workspace.write(file, bytes);
            return format!("{file} is another one");
        }
        let Ok(mut bytes) = std::fs::read(self.workspace.path(KEPT)) else { return "nothing kept".to_owned() };
        let said = match self.random.below(6) {
            0 => {
                self.workspace.remove(KEPT);
                return "what was kept is deleted".to_owned();
            }
            1 => {
                bytes.truncate(self.random.below(bytes.len().max(1)));
                "what was kept is cut off"
            }
            2 => {
                for _ in 0..=self.random.below(3) {
                    let (at, bit) = (self.random.below(bytes.len().max(1)), self.random.below(8));
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << bit;
                    }
                }
                "bits of what was kept are flipped"
            }
            3 => {
                // The sources by which the program names itself end the first line.
                let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
                if let Some(byte) = end.checked_sub(1).and_then(|at| bytes.get_mut(at)) {
                    *byte = if *byte == b'0' { b'1' } else { b'0' };
                }
                "another program kept it"
            }
            4 => {
                let kept = self.kept.clone();
                bytes = self.one_of(&kept).unwrap_or(bytes);
                "an older run kept it"
            }
            _ => {
                let text = self.one_of(&["足りない", "D1", "調査票", "東町地区"]).unwrap().as_bytes();
                let place = bytes.windows(text.len()).position(|window| window == text);
                if let Some(place) = place {
                    bytes[place] ^= 1;
                }
                "a word of what was kept is another"
            }
        };
        self.workspace.write(KEPT, bytes);
        said.to_owned()
    }

    /// Remembers what a run kept.
    pub(super) fn remember(&mut self) {
        self.kept.extend(std::fs::read(self.workspace.path(KEPT)));
    }

    /// The same workspace as nobody has ever run it.
    pub(super) fn clean(&self) -> Workspace {
        let clean = Workspace::empty();
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            std::fs::create_dir_all(clean.root().join(&folder)).unwrap();
            for entry in std::fs::read_dir(self.workspace.root().join(&folder)).unwrap() {
                let entry = entry.unwrap();
                let own = folder.join(entry.file_name());
                let kind = entry.file_type().unwrap();
                if own == Path::new(".kaishu") || own == Path::new("out") {
                    continue;
                }
                if kind.is_dir() {
                    folders.push(own);
                } else if kind.is_symlink() {
                    #[cfg(unix)]
                    std::os::unix::fs::symlink(entry.path().read_link().unwrap(), clean.root().join(own)).unwrap();
                } else {
                    std::fs::copy(entry.path(), clean.root().join(own)).unwrap();
                }
            }
        }
        clean
    }
}
