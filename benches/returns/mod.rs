//! A survey of 2,000 returns, each a file of its own: what it takes to make one, and what is measured over it.

use std::ffi::OsString;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Cases, each of which returns a form.
pub(crate) const CASES: usize = 2_000;

pub(crate) type Failed = Box<dyn std::error::Error>;

/// The middle one in seconds.
pub(crate) fn median(mut walls: Vec<Duration>) -> f64 {
    walls.sort();
    walls[walls.len() / 2].as_secs_f64()
}

/// The second example to start from, with 2,000 cases and the forms that the program prints for them, filled in.
pub(crate) fn made(root: &Path) -> Result<Vec<PathBuf>, Failed> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/first-form");
    for folder in ["surveys/frames", "analysis", "returned"] {
        std::fs::create_dir_all(root.join(folder))?;
    }
    for file in ["surveys/shelter.toml", "analysis/shelter-report.toml", "analysis/result.md"] {
        std::fs::copy(from.join(file), root.join(file))?;
    }
    std::fs::write(root.join("surveys/workspace.toml"), "title = \"避難所の調査\"\nfictional = true\n")?;
    let cases: String = (1..=CASES)
        .map(|case| format!("D{case:04},第{case}地区,{},\n", ["市街地", "川沿い", "山際"][case % 3]))
        .collect();
    std::fs::write(root.join("surveys/frames/shelter.csv"), format!("code,name,area,alias\n{cases}"))?;
    let arguments = ["kaishu", "form", "--quiet", "--workspace"].map(OsString::from);
    kaishu::cli::run(&[arguments.as_slice(), &[root.into()]].concat());
    let mut returned = Vec::with_capacity(CASES);
    for printed in std::fs::read_dir(root.join("out/forms/shelter/R6"))? {
        returned.push(printed?.path());
    }
    returned.sort();
    for (case, file) in returned.iter_mut().enumerate() {
        let to = root.join("returned").join(file.file_name().unwrap_or_default());
        fill(file, &to, case)?;
        *file = to;
    }
    Ok(returned)
}

/// Fills in a form as some case would.
pub(crate) fn fill(form: &Path, to: &Path, case: usize) -> Result<(), Failed> {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(form)?))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        if name == "xl/worksheets/sheet1.xml" {
            text = put(&text, "B12", &(1 + case % 3).to_string());
            for option in (0..4).filter(|option| case >> option & 1 == 1) {
                text = put(&text, &format!("B{}", 16 + option), "○");
            }
            text = put(&text, "B22", &(case % 300).to_string());
            if case.is_multiple_of(5) {
                text = put(&text, "B26", &format!("備えが足りません（{case}）。"));
            }
        }
        writer.start_file(name.as_str(), SimpleFileOptions::default())?;
        writer.write_all(text.as_bytes())?;
    }
    std::fs::write(to, writer.finish()?.into_inner())?;
    Ok(())
}

/// The sheet with a text in one of its cells.
fn put(sheet: &str, cell: &str, text: &str) -> String {
    let Some(start) = sheet.find(&format!("<c r=\"{cell}\"")) else { return sheet.to_owned() };
    let head = start + sheet[start..].find('>').unwrap_or(0);
    let end = if sheet[..head].ends_with('/') {
        head + 1
    } else {
        head + sheet[head..].find("</c>").map_or(0, |close| close + "</c>".len())
    };
    let style = sheet[start..head].split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
    let filled = format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("{}{filled}{}", &sheet[..start], &sheet[end..])
}
