//! The bundled run as a person meets it: a process of its own over a copy of the workspace, from its start to its end,
//! with the most memory it held. It measures and prints, and never judges: `cargo bench --bench bundled`.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// Argument by which this program knows that it is the run that is measured.
const RUN: &str = "--run-in";
/// Line with which the measured run tells its peak memory.
const PEAK: &str = "peak KiB:";
const TIMES: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if let Some(place) = arguments.iter().position(|argument| argument == RUN) {
        return run(arguments.get(place + 1));
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The measured process: what `kaishu run --quiet` does, and then the most memory that it held.
fn run(workspace: Option<&OsString>) -> ExitCode {
    let Some(workspace) = workspace else { return ExitCode::from(2) };
    let arguments = ["kaishu", "run", "--quiet", "--workspace"].map(OsString::from);
    let code = kaishu::cli::run(&[arguments.as_slice(), std::slice::from_ref(workspace)].concat());
    // Only Linux tells it in a file; elsewhere the time alone is measured.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        println!("{PEAK} {}", peak.trim().trim_end_matches(" kB"));
    }
    code
}

fn measure() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = tempfile::tempdir()?;
    for folder in ["surveys", "analysis", "fixtures"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &workspace.path().join(folder))?;
    }
    // The first run fills the disk cache and leaves an `out/`, as every later run of a person finds one.
    once(workspace.path())?;
    let mut walls = Vec::with_capacity(TIMES);
    let mut peak = None;
    for _ in 0..TIMES {
        let (wall, kib) = once(workspace.path())?;
        walls.push(wall);
        peak = peak.max(kib);
    }
    walls.sort();
    let (least, median) = (walls[0], walls[TIMES / 2]);
    let most = walls[TIMES - 1];
    println!(
        "bundled run, {TIMES} times: wall min {:.3} s, median {:.3} s, max {:.3} s",
        least.as_secs_f64(),
        median.as_secs_f64(),
        most.as_secs_f64()
    );
    match peak {
        Some(kib) => println!("bundled run: peak memory {}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024),
        None => println!("bundled run: peak memory is told on Linux only"),
    }
    Ok(())
}

/// One run: its wall time, start of the process included, and its peak memory in KiB.
fn once(workspace: &Path) -> Result<(Duration, Option<u64>), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let output = Command::new(std::env::current_exe()?).arg(RUN).arg(workspace).output()?;
    let wall = start.elapsed();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    let peak = printed.lines().find_map(|line| line.strip_prefix(PEAK)).and_then(|kib| kib.trim().parse().ok());
    Ok((wall, peak))
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
