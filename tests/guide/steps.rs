//! What people do between the commands, each step once. Files are changed cell by cell as Excel would, and never by
//! the program's own writer.

use std::io::Write;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};

use super::page::Written;
use crate::support::cells::{address, set_cells};
use crate::support::part;

const FORMS: &str = "out/forms/my-survey/R7";

/// Takes a step; `None` where it is not known.
pub(super) fn take(step: &str, here: &mut PathBuf, cells: &[Written], rows: &[String]) -> Option<()> {
    match step {
        "open" => here.push("bousai"),
        "describe" | "slip" | "mend" | "code" => write(here, cells),
        "empty" => {
            std::fs::rename(here.join("returned/あかね市.xlsx"), here.join("前回の調査票.xlsx")).unwrap();
            for file in files(&here.join("returned")) {
                std::fs::remove_file(file).unwrap();
            }
        }
        "fill" => fill(here),
        "reply" => reply(here),
        "key" => key(here),
        "decide" => decide(here, rows),
        _ => return None,
    }
    Some(())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
}

/// The one file of a folder whose name holds these words.
fn file_of(folder: &Path, words: &str) -> PathBuf {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut found: Vec<PathBuf> = files(folder).into_iter().filter(|path| name(path).contains(words)).collect();
    assert_eq!(found.len(), 1, "{words} in {}: {found:?}", folder.display());
    found.remove(0)
}

/// Writes what the tables of the guide say.
fn write(here: &Path, cells: &[Written]) {
    assert!(!cells.is_empty(), "a step without a table");
    for written in cells {
        let from = written.cell.split(':').next().unwrap();
        let (left, top) = address(from);
        let (right, bottom) = written.cell.split(':').next_back().map_or((left, top), address);
        let last = right.max(left + u32::try_from(written.words.len()).unwrap() - 1);
        for row in top..=bottom {
            for column in left..=last {
                let word = written.words.get((column - left) as usize).cloned().flatten();
                let cell = format!("{}{row}", letter(column));
                set_cells(&here.join(&written.file), &written.sheet, &[(&cell, word.as_deref())]);
            }
        }
    }
}

fn letter(column: u32) -> char {
    char::from(b'A' + u8::try_from(column - 1).unwrap())
}

/// The cell of a defined name of a form.
fn named(form: &Path, name: &str) -> String {
    let book = part(form, "xl/workbook.xml");
    let at = book.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{}: no {name}", form.display()));
    let formula = &book[at..at + book[at..].find("</definedName>").unwrap()];
    let cells = formula.rsplit('!').next().unwrap().replace('$', "");
    cells.split(':').next().unwrap().to_owned()
}

fn fill_in(form: &Path, answers: &[(&str, &str)]) {
    let cells: Vec<(String, &str)> = answers.iter().map(|(name, text)| (named(form, name), *text)).collect();
    let cells: Vec<(&str, Option<&str>)> = cells.iter().map(|(cell, text)| (cell.as_str(), Some(*text))).collect();
    set_cells(form, "調査票", &cells);
}

/// Seven municipalities: one answers properly, one "about 600", one both options and under another name, one as CSV,
/// one twice; one will come by fax and one not at all. Excel left its lock file behind.
fn fill(here: &Path) {
    let returned = here.join("returned");
    let back = |code: &str, name: Option<&str>, answers: &[(&str, &str)]| {
        let blank = file_of(&here.join(FORMS), &format!("{code}_"));
        let to = returned.join(name.map_or_else(|| blank.file_name().unwrap().to_owned(), Into::into));
        std::fs::copy(&blank, &to).unwrap();
        fill_in(&to, answers);
        to
    };
    back(
        "T1",
        None,
        &[
            ("ans.q1", "2 足りない"),
            ("ans.q2.1", "○"),
            ("ans.q3", "1200"),
            ("ans.q4", "川の近くにもう1か所ほしい"),
            ("ans.q5", "3"),
        ],
    );
    back("T2", None, &[("ans.q1", "1 足りている"), ("ans.q3", "約600"), ("ans.q5", "2")]);
    back("T3", Some("回答.xlsx"), &[("ans.q1", "1 足りている、2 足りない"), ("ans.q3", "250"), ("ans.q5", "1")]);
    let answers = [("ans.q1", "2 足りない"), ("ans.q2.2", "○"), ("ans.q3", "800"), ("ans.q5", "4名")];
    let kept = back("T4", None, &answers);
    as_csv(&kept, &returned.join("緑野市.csv"));
    std::fs::remove_file(kept).unwrap();
    for (name, persons) in [(None, "300"), (Some("川添町（訂正）.xlsx"), "350")] {
        back("T5", name, &[("ans.q1", "1 足りている"), ("ans.q3", persons), ("ans.q5", "1")]);
    }
    std::fs::write(returned.join("~$川添町（訂正）.xlsx"), [0; 165]).unwrap();
}

/// What Excel makes of the first sheet: CSV in its own Japanese encoding.
fn as_csv(book: &Path, csv: &Path) {
    let mut open: Xlsx<_> = open_workbook(book).unwrap();
    let range = open.worksheet_range("調査票").unwrap();
    let (rows, columns) = range.end().unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in 0..=rows {
        let text = |column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        writer.write_record((0..=columns).map(text)).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lost);
    std::fs::write(csv, bytes).unwrap();
}

/// Two query sheets come back, kept in a folder of their own.
fn reply(here: &Path) {
    let replies = here.join("replies");
    std::fs::create_dir(&replies).unwrap();
    for (code, answer) in [("T2", "580"), ("T3", "2")] {
        let sent = file_of(&here.join("out/analyst/queries/my-survey-R7"), &format!("{code}_"));
        let to = replies.join(sent.file_name().unwrap());
        std::fs::copy(&sent, &to).unwrap();
        let [first, by, date] = ["query.1", "kaishu.by", "kaishu.date"].map(|name| named(&to, name));
        let cells: [(&str, Option<&str>); 3] =
            [(&first, Some(answer)), (&by, Some("総務課 鈴木")), (&date, Some("2025-11-05"))];
        set_cells(&to, "確認票", &cells);
    }
}

/// Two people key in the fax of T6; one of them mistypes a number.
fn key(here: &Path) {
    for (words, persons) in [("_R7.xlsx", "150"), ("_2人目.xlsx", "510")] {
        let sheet = file_of(&here.join(FORMS), words);
        let to = here.join("returned").join(sheet.file_name().unwrap());
        std::fs::copy(&sheet, &to).unwrap();
        let cells = [("C10", "2"), ("D10", "○"), ("H10", persons), ("J10", "1"), ("K10", "FAX 11月4日")];
        set_cells(&to, "入力用", &cells.map(|(cell, text)| (cell, Some(text))));
    }
}

/// Rows are added to the correction ledger, as they stand in the guide.
fn decide(here: &Path, rows: &[String]) {
    assert!(!rows.is_empty(), "a decision without its rows");
    let mut ledger = std::fs::OpenOptions::new().append(true).open(here.join("corrections.csv")).unwrap();
    for row in rows {
        write!(ledger, "{row}\r\n").unwrap();
    }
}
