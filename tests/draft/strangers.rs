//! Files among the returns whose form has other words: the draft says which, so that nobody has to lay the two side by side.

use super::sheets::{asked, write};
use kaishu::catalogue::Lang;
use kaishu::draft::{Wishes, draft};
use kaishu::workbook::{Limits, Workbook as Read, read};
use rust_xlsxwriter::Workbook;

fn form(file: &str, cells: &[(&str, &str)]) -> (String, Read) {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet().set_name("調査票").unwrap(), cells);
    (file.to_owned(), read(file, &workbook.save_to_buffer().unwrap(), &Limits::default()).unwrap())
}

fn returned(file: &str, name: &str, answer: &str) -> (String, Read) {
    form(
        file,
        &[
            ("A1", "調査票"),
            ("A3", "団体名"),
            ("B3", name),
            ("A4", "問1 件数"),
            ("B4", answer),
            ("A5", "問2 人数"),
            ("B5", answer),
            ("A6", "備考"),
            ("B6", ""),
        ],
    )
}

#[test]
fn the_words_that_differ_are_named_with_their_cells() {
    let other = [
        ("A1", "調査票"),
        ("A3", "団体名"),
        ("B3", "白浜村"),
        ("A4", "問1 金額"),
        ("B4", "7"),
        ("A6", "問2 人数"),
        ("B6", "7"),
        ("A7", "備考"),
        ("B7", ""),
    ];
    let books = [returned("a.xlsx", "青葉市", "1"), returned("b.xlsx", "若草町", "2"), form("c.xlsx", &other)];
    let drafted = draft(&books, &Wishes::default(), Lang::Ja).unwrap();
    let said = asked(&drafted).into_iter().find(|asks| asks.contains("様式の言葉")).unwrap();
    // B3 differs between the returns: it is an answer, and no word of the form.
    let expected =
        "「c.xlsx」（A4「問1 件数」が「問1 金額」、A5「問2 人数」が A6 にある、A6「備考」が A7 にある）";
    assert!(said.contains(expected), "{said}");
}
