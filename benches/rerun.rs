//! A survey of 2,000 returns, each a file of its own: a run that knows nothing against one after a single file changed, from
//! the files to `results.json`; and the same where a publication is there with which every run compares, after a late return
//! and after another question text. It measures and prints, and never judges: `cargo bench --bench rerun`.

mod measured;
mod returns;

use std::path::Path;
use std::process::ExitCode;

use measured::{asked, once};
use returns::{CASES, Failed, fill, made, median};

const TIMES: usize = 3;

fn main() -> ExitCode {
    measured::either(measure)
}

fn measure() -> Result<(), Failed> {
    let workspace = tempfile::tempdir()?;
    let root = workspace.path();
    let returned = made(root)?;
    // The first run fills the disk cache and leaves an `out/`, as every later run of a person finds one.
    once(root)?;
    let mut clean = Vec::with_capacity(TIMES);
    let mut again = Vec::with_capacity(TIMES);
    for time in 0..TIMES {
        std::fs::remove_dir_all(root.join(".kaishu"))?;
        clean.push(once(root)?.0);
        let file = &returned[time * 37];
        fill(file, file, CASES + 1 + time)?;
        again.push(once(root)?.0);
    }
    let clean = median(clean);
    println!("{CASES} returns, medians of {TIMES}; nothing known, nothing published: {clean:.3} s");
    let told = |what: &str, wall: f64| println!("{what}: {wall:.3} s, {:.3} of it", wall / clean);
    told("one file changed", median(again));
    published(root, &returned, &told)
}

/// What every run pays for a publication.
fn published(root: &Path, returned: &[std::path::PathBuf], told: &dyn Fn(&str, f64)) -> Result<(), Failed> {
    let (mut late, mut definition, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
    let survey = root.join("surveys/shelter.toml");
    for time in 0..TIMES {
        // It comes after the publication.
        let file = &returned[1_000 + time];
        let form = std::fs::read(file)?;
        std::fs::remove_file(file)?;
        once(root)?;
        asked(root, &["publish", &format!("r{time}"), "--date", "2024-08-01", "--quiet"])?;
        std::fs::write(file, form)?;
        late.push(once(root)?.0);
        let old = std::fs::read_to_string(&survey)?;
        std::fs::write(&survey, old.replacen("title = \"", "title = \"新・", 1))?;
        // It reads everything again, which a changed definition always does; the run after it does not.
        once(root)?;
        let file = &returned[1_100 + time];
        fill(file, file, 2 * CASES + time)?;
        definition.push(once(root)?.0);
        nothing.push(once(root)?.0);
        std::fs::write(&survey, old)?;
        once(root)?;
    }
    told("published, a late return", median(late));
    told("published, another definition, a changed file", median(definition));
    told("the same once more, nothing changed", median(nothing));
    Ok(())
}
