//! What people do between the commands of the page on Word documents: begin a survey, write a document with marks, name it in the plan.

use std::path::{Path, PathBuf};

use kaishu::catalogue::Lang;
use kaishu::pipeline::start::{Written as Form, start};

use super::page::Written;
use crate::office::{docx, paragraph};

/// Takes a step; `None` where it is not known.
#[expect(clippy::ptr_arg, reason = "steps of the guide go into another folder")]
pub(super) fn take(step: &str, here: &mut PathBuf, _: &[Written], rows: &[String]) -> Option<()> {
    match step {
        "begin" => drop(start(here, Form::Toml, Lang::Ja).unwrap()),
        "document" => document(&here.join("houkoku.docx")),
        "named" => named(here, rows),
        _ => return None,
    }
    Some(())
}

fn document(file: &Path) {
    let marks = ["{{stamp}}", "収容は{{figure:capacity}}です。", "｛｛ｔａｂｌｅ：ｌａｃｋｉｎｇ｝｝"];
    std::fs::write(file, docx(&marks.map(paragraph).concat())).unwrap();
}

/// The plan gets the line that the page shows.
fn named(here: &Path, rows: &[String]) {
    let [line] = rows else { panic!("one line for the plan: {rows:?}") };
    std::fs::create_dir_all(here.join("templates")).unwrap();
    document(&here.join("templates/houkoku.docx"));
    let plan = here.join("analysis/my-report.toml");
    let text = std::fs::read_to_string(&plan).unwrap();
    let id = "id = \"my-report\"\n";
    assert!(text.contains(id));
    std::fs::write(plan, text.replacen(id, &format!("{id}{line}\n"), 1)).unwrap();
}
