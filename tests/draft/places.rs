//! Where the answers of a form stand: in a box that does not begin straight under its label, and on which side of the
//! options their boxes are. What the layout tells is drafted, what it does not tell is asked.

use kaishu::draft::Draft;
use kaishu::draft::sketch::{Place, SketchQuestion};
use kaishu::draft::type_word;
use kaishu::provenance::CellAddress;
use kaishu::survey::form::Side;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::sheets::{asked, boxed, drafted, write};

fn at(cell: &str) -> CellAddress {
    CellAddress::from_text(cell).unwrap()
}

/// Writes cells without lines.
fn put(sheet: &mut Worksheet, cells: &[(&str, &str)]) {
    for (cell, text) in cells {
        let at = at(cell);
        sheet.write(at.row, u16::try_from(at.column).unwrap(), *text).unwrap();
    }
}

/// Merges cells to a box with lines around it, or without.
fn merge(sheet: &mut Worksheet, range: &str, text: &str, format: &Format) {
    let (first, last) = range.split_once(':').unwrap();
    let (first, last) = (at(first), at(last));
    let column = |at: CellAddress| u16::try_from(at.column).unwrap();
    sheet.merge_range(first.row, column(first), last.row, column(last), text, format).unwrap();
}

fn question<'d>(drafted: &'d Draft, label: &str) -> &'d SketchQuestion {
    let label = at(label);
    let found = drafted.sketch.questions.iter().find(|question| question.cells[0].at == label);
    found.unwrap_or_else(|| panic!("nothing is drafted from {label}: {:#?}", drafted.sketch))
}

/// The kind of a question and the cell of its box, where that is noted.
fn cell_of(drafted: &Draft, label: &str) -> (&'static str, String) {
    let found = question(drafted, label);
    let cell = match &found.place {
        Place::Cell { at, .. } => at.to_string(),
        other => format!("{other:?}"),
    };
    (type_word(&found.kind), cell)
}

fn is_asked(drafted: &Draft, label: &str) -> bool {
    drafted.sketch.is_asked(&question(drafted, label).id)
}

/// Labels in A or over all columns, boxes that begin in B or C of a row below.
fn aside(filled: bool) -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(
        sheet,
        &[
            ("A1", "活動の調査"),
            ("A3", "市町村名"),
            ("A5", "問1 活動の課題を記入してください。"),
            ("A12", "問3 参加者の人数"),
            ("C13", "人"),
            ("A15", "問4 活動を始めた年月日"),
            ("A18", "問5 今後の予定"),
            ("A19", "※決まっている範囲で記入してください。"),
            ("A23", "問6 行政への要望"),
        ],
    );
    merge(sheet, "A8:F8", "問2 活動で工夫していること", &Format::new());
    write(sheet, &[("B3", ""), ("B13", ""), ("B16", "")]);
    let answer = |text: &'static str| if filled { text } else { "" };
    merge(sheet, "B6:F7", answer("担い手の不足"), &boxed());
    merge(sheet, "B9:F10", answer("声かけ"), &boxed());
    merge(sheet, "C20:F21", "", &boxed());
    merge(sheet, "B24:F25", "", &Format::new());
    if filled {
        let line = boxed();
        sheet.write_with_format(12, 1, 12, &line).unwrap();
    }
    workbook
}

#[test]
fn a_box_that_is_not_straight_under_its_label_is_drafted_with_its_cell() {
    let blank = drafted(aside(false));
    for (label, kind, cell) in [
        ("A5", "text", "B6"),
        ("A8", "text", "B9"),
        ("A12", "quantity", "B13"),
        ("A15", "date", "B16"),
        ("A18", "text", "C20"),
        ("A23", "text", "B24"),
    ] {
        assert_eq!(cell_of(&blank, label), (kind, cell.to_owned()), "{label}");
    }
    let toml = &blank.definition.as_ref().unwrap().toml;
    assert!(
        toml.contains("answer = \"cell\"") && toml.contains("cell = \"B6\"") && toml.contains("at = \"A5\""),
        "{toml}"
    );
    assert!(toml.contains("要確認（Sheet1!A5、B6）") && toml.contains("見出しの下にある欄は B6 だけ"), "{toml}");
    // A merged cell without lines may be no box at all.
    assert!(is_asked(&blank, "A23") && !is_asked(&blank, "A5"), "{:#?}", asked(&blank));
    assert_eq!((blank.proofs[0].boxes, blank.proofs[0].lost.len()), (6, 0), "{:#?}", blank.proofs);
    assert!(blank.sketch.unused.iter().all(|unused| unused.is_note), "{:#?}", blank.sketch.unused);
}

#[test]
fn what_is_written_in_such_a_box_is_read() {
    let filled = drafted(aside(true));
    assert_eq!(cell_of(&filled, "A5"), ("text", "B6".to_owned()));
    assert_eq!(cell_of(&filled, "A12"), ("quantity", "B13".to_owned()));
    let [proof] = filled.proofs.as_slice() else { panic!("{:#?}", filled.proofs) };
    assert_eq!((proof.answered, proof.findings.len()), (3, 0), "{proof:#?}");
    // Words in a box of a single return may be printed there.
    let said = asked(&filled).concat();
    assert!(is_asked(&filled, "A5") && said.contains("「担い手の不足」は回答ですか"), "{said}");
}

#[test]
fn of_several_boxes_under_a_label_none_is_taken() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, &[("A1", "活動の調査"), ("A3", "市町村名"), ("A5", "問1 活動の場所"), ("A9", "問2 活動の名前")]);
    write(sheet, &[("B3", ""), ("B6", ""), ("D6", ""), ("B10", "")]);
    let drafted = drafted(workbook);
    let numbers: Vec<&str> = drafted.sketch.questions.iter().map(|question| question.number.as_str()).collect();
    assert_eq!(numbers, ["問2"], "{:#?}", drafted.sketch);
    let said = asked(&drafted).concat();
    assert!(said.contains("「問1 活動の場所」の下には、欄が B6、D6"), "{said}");
}

/// Words that ask politely are a label without a number where a box stands below them; after the first question nobody knows
/// whether they are one.
#[test]
fn words_without_a_number_are_labels_by_the_box_below_them() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(
        sheet,
        &[
            ("A1", "活動の調査"),
            ("A3", "活動の目的を記入してください。"),
            ("A6", "※次は任意です。"),
            ("A7", "電話番号"),
            ("A10", "参加者数"),
            ("C11", "人"),
        ],
    );
    write(sheet, &[("B4", ""), ("B8", ""), ("B11", "")]);
    let plain = drafted(workbook);
    assert_eq!(cell_of(&plain, "A3"), ("text", "B4".to_owned()));
    assert_eq!(cell_of(&plain, "A7"), ("text", "B8".to_owned()));
    assert_eq!(cell_of(&plain, "A10"), ("quantity", "B11".to_owned()));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let cells = [
        ("A1", "活動の調査"),
        ("A3", "市町村名"),
        ("A6", "問1 連携先(○は1つ)"),
        ("B7", "1 学校"),
        ("B8", "2 その他"),
        ("A9", "その他の内容"),
    ];
    put(sheet, &cells);
    write(sheet, &[("B4", ""), ("A7", ""), ("A8", ""), ("B10", "")]);
    let drafted = drafted(workbook);
    let said = asked(&drafted).concat();
    assert!(said.contains("「その他の内容」は設問ですか。下に欄 B10"), "{said}");
    assert!(said.contains("「市町村名」の欄は下の B4 のようですが"), "{said}");
}

/// The box below a row is no line to write on for the cell above it.
#[test]
fn the_upper_line_of_a_box_is_no_line_to_write_on() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, &[("A1", "活動の調査"), ("A3", "問1 連携先(○は1つ)")]);
    write(sheet, &[("B4", ""), ("C4", "学校"), ("B5", ""), ("C5", "病院")]);
    let drafted = drafted(workbook);
    assert_eq!(question(&drafted, "A3").place, Place::Options(Side::Left));
}

/// What it is called, the words, the cells with lines around, and the side, where it is not asked.
type Layout<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], Option<Side>);

/// The layouts of options: the words, the cells with lines around, and the side, or nothing where it has to be asked.
#[test]
fn the_side_of_the_boxes_is_told_by_the_layout() {
    let one_a_row = [("B5", "1 学校"), ("B6", "2 病院"), ("B7", "3 役場")];
    let plain = [("C5", "学校"), ("C6", "病院"), ("C7", "役場")];
    let side_by_side = [("B5", "1 学校"), ("D5", "2 病院"), ("F5", "3 役場")];
    let with_squares = [("A5", "□"), ("B5", "学校"), ("C5", "□"), ("D5", "病院"), ("E5", "□"), ("F5", "役場")];
    let squares_behind = [("A5", "学校"), ("B5", "□"), ("C5", "病院"), ("D5", "□"), ("E5", "役場"), ("F5", "□")];
    let one_chosen = [("B5", "1 学校"), ("C5", "○"), ("D5", "2 病院"), ("F5", "3 役場")];
    let first_chosen = [("A5", "○"), ("B5", "1 学校"), ("D5", "2 病院"), ("F5", "3 役場")];
    let (left, right) = (Some(Side::Left), Some(Side::Right));
    let layouts: [Layout<'_>; 14] = [
        ("boxes to the left", &one_a_row, &["A5", "A6", "A7"], left),
        ("boxes to the right", &one_a_row, &["C5", "C6", "C7"], right),
        ("boxes and words with lines", &plain, &["B5", "B6", "B7", "C5", "C6", "C7"], left),
        ("words without numbers", &plain, &["B5", "B6", "B7"], left),
        ("boxes on both sides", &one_a_row, &["A5", "A6", "A7", "C5", "C6", "C7"], None),
        ("no box at all", &one_a_row, &[], None),
        ("side by side, boxes from the first", &side_by_side, &["A5", "C5", "E5"], left),
        ("side by side, boxes to the last", &side_by_side, &["C5", "E5", "G5"], right),
        ("side by side, lines everywhere", &side_by_side, &["A5", "B5", "C5", "D5", "E5", "F5"], left),
        ("side by side, no box", &side_by_side, &[], None),
        ("□ in front", &with_squares, &[], left),
        ("□ behind", &squares_behind, &[], right),
        ("a mark between two options", &one_chosen, &[], None),
        ("a mark before the first", &first_chosen, &[], left),
    ];
    for (name, words, boxes, side) in layouts {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        put(sheet, &[("A1", "連携の調査"), ("A3", "市町村名"), ("A4", "問1 連携先(○はいくつでも)")]);
        write(sheet, &[("B3", "")]);
        put(sheet, words);
        for cell in boxes {
            let text = words.iter().find(|(at, _)| at == cell).map_or("", |(_, text)| text);
            write(sheet, &[(cell, text)]);
        }
        let drafted = drafted(workbook);
        let found = question(&drafted, "A4");
        assert_eq!(found.place, Place::Options(side.unwrap_or(Side::Right)), "{name}");
        assert_eq!(drafted.sketch.options(found.kind.list().unwrap()).len(), 3, "{name}");
        let said = asked(&drafted).concat();
        assert_eq!(said.contains("右と左のどちら"), side.is_none(), "{name}: {said}");
        assert!(drafted.proofs[0].lost.is_empty(), "{name}: {:#?}", drafted.proofs);
    }
}

/// Three boxes for marks are no three marks: whether several may be chosen is not told by them.
#[test]
fn the_squares_of_a_blank_form_choose_nothing() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let cells =
        [("A1", "連携の調査"), ("A4", "問1 連携先"), ("A5", "□"), ("B5", "学校"), ("A6", "□"), ("B6", "病院")];
    put(sheet, &cells);
    let drafted = drafted(workbook);
    assert_eq!(question(&drafted, "A4").place, Place::Options(Side::Left));
    assert!(is_asked(&drafted, "A4"), "{:#?}", drafted.sketch);
}
