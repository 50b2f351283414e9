//! Workbooks that other programs stumble over. Each is read by the real program in a process of its own: it ends readable
//! or set aside with a reason, and nothing takes more time or memory than a file may. A part lies in the project with its
//! origins; the whole collection is read where it is there.

mod memory;
mod other_reader;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use kaishu::collect::files::sha256;

/// What one file may take, the processes that are started for it included.
const MOST_TIME: Duration = Duration::from_secs(20);
const MOST_MEMORY: u64 = 512 << 10;

/// What became of a file.
#[derive(Debug, Clone)]
struct Read {
    file: String,
    /// `read` with the kind of file, or `set-aside` with the rule.
    outcome: String,
    kind: String,
    /// Kibibytes, where they could be measured.
    peak: Option<u64>,
    time: Duration,
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus")
}

/// What lies in `KAISHU_SHARED`, else beside the project.
pub(crate) fn beside_the_project(what: &str) -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("KAISHU_SHARED").map_or(beside, PathBuf::from).join(what)
}

/// The whole collection, where it is there.
fn shared() -> Option<PathBuf> {
    let folder = beside_the_project("corpus");
    folder.join("MANIFEST.tsv").is_file().then_some(folder)
}

/// The rows of a table with a heading.
fn rows(table: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(table).unwrap_or_else(|error| panic!("{}: {error}", table.display()));
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|line| head.iter().cloned().zip(line).collect()).collect()
}

/// Reads one file by the real program, with the system's own measure of its memory where there is one.
fn read(folder: &Path, file: &str) -> Read {
    let gauge = Path::new("/usr/bin/time");
    let program = env!("CARGO_BIN_EXE_kaishu");
    let mut command = if gauge.exists() {
        let mut command = Command::new(gauge);
        command.args(["-f", "peak %M", program]);
        command
    } else {
        Command::new(program)
    };
    let since = Instant::now();
    let output =
        command.args(["read-apart", "--lang", "en", "--file", file]).current_dir(folder).output().unwrap();
    let time = since.elapsed();
    let (said, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let peak = complaint.lines().find_map(|line| line.strip_prefix("peak ")?.trim().parse().ok());
    let fields: Vec<&str> = said.lines().next().unwrap_or_default().split('\t').collect();
    let field = |index: usize| fields.get(index).copied().unwrap_or_default().to_owned();
    assert!(output.status.success(), "{file}: the program ended with {:?}: {said}{complaint}", output.status);
    Read { file: file.to_owned(), outcome: field(1), kind: field(2), peak, time }
}

/// Reads every file, two at a time, and holds each to what a file may take.
fn read_all(folder: &Path, files: &[String]) -> Vec<Read> {
    let (left, right) = files.split_at(files.len() / 2);
    let reads: Vec<Read> = std::thread::scope(|scope| {
        let other = scope.spawn(|| right.iter().map(|file| read(folder, file)).collect::<Vec<_>>());
        let mut reads: Vec<Read> = left.iter().map(|file| read(folder, file)).collect();
        reads.extend(other.join().unwrap());
        reads
    });
    for read in &reads {
        assert!(matches!(read.outcome.as_str(), "read" | "set-aside" | "key-in"), "{read:?}");
        assert!(!read.kind.is_empty(), "set aside without a reason: {read:?}");
        assert!(read.time < MOST_TIME, "{read:?}");
        assert!(read.peak.unwrap_or(0) < MOST_MEMORY, "{read:?}");
    }
    reads
}

/// Prints how many files ended how, and the most that one of them took.
fn tell(name: &str, reads: &[Read]) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for read in reads {
        *counts.entry((&read.outcome, &read.kind)).or_default() += 1;
    }
    let count = |outcome: &str| reads.iter().filter(|read| read.outcome == outcome).count();
    println!("{name}: {} files, {} read, {} set aside", reads.len(), count("read"), count("set-aside"));
    for ((outcome, kind), count) in counts {
        println!("  {outcome} {kind}: {count}");
    }
    let slowest = reads.iter().max_by_key(|read| read.time).unwrap();
    println!("  slowest: {} ({} ms)", slowest.file, slowest.time.as_millis());
    match reads.iter().max_by_key(|read| read.peak) {
        Some(Read { file, peak: Some(peak), .. }) => println!("  most memory: {file} ({} MiB)", peak >> 10),
        _ => println!("  memory was not measured: there is no /usr/bin/time"),
    }
}

#[test]
fn what_lies_in_the_project_ends_as_its_table_says() {
    let rows = rows(&project().join("ORIGIN.tsv"));
    let files: Vec<String> = rows.iter().map(|row| row["file"].clone()).collect();
    for row in &rows {
        let bytes = std::fs::read(project().join(&row["file"])).unwrap();
        assert_eq!(sha256(&bytes), row["sha256"], "{}", row["file"]);
    }
    let reads = read_all(&project(), &files);
    for (read, row) in reads.iter().zip(&rows) {
        // Only there does the system hold a process to its memory.
        if row["kind"] == "out-of-memory" && !cfg!(target_os = "linux") {
            continue;
        }
        assert_eq!((&read.outcome, &read.kind), (&row["outcome"], &row["kind"]), "{}", row["file"]);
    }
    tell("corpus in the project", &reads);
    if std::env::var_os("KAISHU_REQUIRE_TOOLS").is_some() {
        assert!(reads.iter().all(|read| read.peak.is_some()), "/usr/bin/time is needed to measure memory");
    }
}

#[test]
fn the_whole_collection_ends_readable_or_set_aside() {
    let Some(folder) = shared() else {
        println!("the shared corpus is not there: skipped");
        return;
    };
    let files: Vec<String> = rows(&folder.join("MANIFEST.tsv")).iter().map(|row| row["file"].clone()).collect();
    let reads = read_all(&folder, &files);
    tell("shared corpus", &reads);
    let set_aside = reads.iter().filter(|read| read.outcome != "read").count();
    assert!(set_aside * 10 < reads.len(), "{set_aside} of {} files were not read", reads.len());
}
