//! The bundled run as a person meets it: a process of its own over a copy of the workspace, from its start to its end,
//! with the most memory it held. It measures and prints, and never judges: `cargo bench --bench bundled`.

mod measured;

use std::path::Path;
use std::process::ExitCode;

use measured::once;

const TIMES: usize = 10;

fn main() -> ExitCode {
    measured::either(measure)
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
