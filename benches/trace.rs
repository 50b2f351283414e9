//! What is asked on the telephone of a survey of 2,000 returns: whether the answer of a case is in, and what a cell or a file
//! went into. Each is a process of its own, from its start to its end. It measures and prints, and never judges:
//! `cargo bench --bench trace`.

mod measured;
mod returns;

use std::process::ExitCode;

use measured::{asked, once};
use returns::{CASES, Failed, made, median};

const TIMES: usize = 5;

fn main() -> ExitCode {
    measured::either(measure)
}

fn measure() -> Result<(), Failed> {
    let workspace = tempfile::tempdir()?;
    let root = workspace.path();
    let returned = made(root)?;
    once(root)?;
    println!("{CASES} returns, medians of {TIMES}");
    let file = returned[CASES / 2].file_name().unwrap_or_default().to_string_lossy().into_owned();
    for words in [
        ["trace", "--case", "D1000"],
        ["trace", "--from", &format!("{file}!B12")],
        ["trace", "--from", &file],
        ["trace", "--from", "shelter.csv"],
    ] {
        let walls: Result<Vec<_>, Failed> = (0..TIMES).map(|_| Ok(asked(root, &words)?.0)).collect();
        println!("kaishu {}: {:.3} s", words.join(" "), median(walls?));
    }
    Ok(())
}
