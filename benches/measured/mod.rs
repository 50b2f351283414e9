//! One command as a person meets it: a process of its own, from its start to its end, with the most memory it held.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// Argument by which this program knows that it is the command that is measured; the workspace and the words follow.
const RUN: &str = "--run-in";
/// Line with which the measured command tells its peak memory.
const PEAK: &str = "peak KiB:";

/// Does what is measured where this process was started for that, and measures where it was not.
pub(crate) fn either(measure: impl FnOnce() -> Result<(), Box<dyn std::error::Error>>) -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if let Some(place) = arguments.iter().position(|argument| argument == RUN) {
        return run(arguments.get(place + 1..).unwrap_or_default());
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The measured process: what kaishu does when it is asked so, and then the most memory that it held.
fn run(typed: &[OsString]) -> ExitCode {
    let Some((workspace, words)) = typed.split_first() else { return ExitCode::from(2) };
    let place = ["--workspace".into(), workspace.clone()];
    let code = kaishu::cli::run(&[&["kaishu".into()], words, &place].concat());
    // Only Linux tells it in a file; elsewhere the time alone is measured.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        println!("{PEAK} {}", peak.trim().trim_end_matches(" kB"));
    }
    code
}

/// One `kaishu run`: its wall time, start of the process included, and its peak memory in KiB.
pub(crate) fn once(workspace: &Path) -> Result<(Duration, Option<u64>), Box<dyn std::error::Error>> {
    asked(workspace, &["run", "--quiet"])
}

/// The same of any command.
pub(crate) fn asked(
    workspace: &Path,
    words: &[&str],
) -> Result<(Duration, Option<u64>), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let output = Command::new(std::env::current_exe()?).arg(RUN).arg(workspace).args(words).output()?;
    let wall = start.elapsed();
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        return Err(String::from_utf8_lossy(&said).into());
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    let peak = printed.lines().find_map(|line| line.strip_prefix(PEAK)).and_then(|kib| kib.trim().parse().ok());
    Ok((wall, peak))
}
