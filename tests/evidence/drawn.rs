//! What is drawn over cells and written beside them: ovals, text boxes, pictures, groups, form controls, comments.

use kaishu::workbook::evidence::{Drawing, DrawingKind};

use super::{at, book, sheet};

fn place(drawing: &Drawing) -> String {
    let over = drawing.over;
    if over.first == over.last { over.first.to_string() } else { format!("{}:{}", over.first, over.last) }
}

#[test]
fn what_is_drawn_is_over_its_cells() {
    let book = book("drawn.xlsx");
    assert_eq!(book.diagnostics, []);
    let told = sheet(&book, "票").evidence.as_ref().unwrap();
    let found: Vec<_> =
        told.drawings.iter().map(|drawing| (drawing.kind, place(drawing), drawing.text.as_str())).collect();
    let expected = [
        (DrawingKind::Picture, "A1", ""),
        (DrawingKind::Oval, "B2:B3", ""),
        (DrawingKind::Oval, "B3", ""),
        (DrawingKind::TextBox, "D5", "別紙のとおり"),
        (DrawingKind::CheckBox { checked: true }, "B7:C7", "は い"),
        (DrawingKind::RadioButton { chosen: true }, "B8", "無"),
        (DrawingKind::Shape, "A10:B10", ""),
        (DrawingKind::Oval, "E11:F13", ""),
        (DrawingKind::TextBox, "H17:I19", "欄外"),
    ];
    assert_eq!(found, expected.map(|(kind, place, text)| (kind, place.to_owned(), text)));
    let tick = &told.drawings[4];
    assert_eq!(tick.linked, Some(("票".to_owned(), at("F8"))), "the properties are newer than the old drawing");
    assert_eq!(told.drawings[3].middle, at("D5"));
}

#[test]
fn comments_are_those_of_people() {
    let book = book("drawn.xlsx");
    let comments = &sheet(&book, "票").evidence.as_ref().unwrap().comments;
    let found: Vec<_> = comments.iter().map(|c| (c.at, c.author.as_str(), c.text.as_str())).collect();
    assert_eq!(
        found,
        [(at("A2"), "県 担当", "1でよいですか"), (at("A2"), "", "はい"), (at("B5"), "長野花子", "前年と同じ")]
    );
    let form = super::book("form.xlsx");
    let comments = &sheet(&form, "調査票").evidence.as_ref().unwrap().comments;
    assert_eq!((comments[0].author.as_str(), comments[0].text.as_str()), ("長野太郎", "電話で確認済み"));
}

#[test]
fn files_of_other_programs_are_told_too() {
    let book = book("corpus/sheet-with-form-controls-input.xlsx");
    let drawings = &book.sheets[0].evidence.as_ref().unwrap().drawings;
    let found: Vec<_> =
        drawings.iter().map(|drawing| (drawing.kind, place(drawing), drawing.text.as_str())).collect();
    let expected = [
        (DrawingKind::RadioButton { chosen: false }, "B3:D4", "OB1..."),
        (DrawingKind::Control, "B3:D8", "Custom Text"),
        (DrawingKind::RadioButton { chosen: false }, "B6:D7", "OB2"),
    ];
    assert_eq!(found, expected.map(|(kind, place, text)| (kind, place.to_owned(), text)));
    let book = super::book("corpus/WithTextBox2.xlsx");
    let texts: Vec<_> =
        book.sheets[0].evidence.as_ref().unwrap().drawings.iter().map(|d| (d.kind, place(d))).collect();
    assert_eq!(texts, [(DrawingKind::TextBox, "D3:L16".to_owned())]);
    let book = super::book("corpus/rph.xlsx");
    let furigana: Vec<_> =
        book.sheets.iter().flat_map(|sheet| &sheet.evidence.as_ref().unwrap().furigana).collect();
    assert_eq!(furigana, [(&at("A1"), &"カきく　ケこ".to_owned())]);
    let book = super::book("corpus/SimpleStrict.xlsx");
    assert!(book.sheets.iter().all(|sheet| sheet.evidence.is_some()));
    let book = super::book("corpus/sheet_visibility.xlsx");
    let hidden: Vec<_> =
        book.sheets.iter().map(|sheet| (sheet.visible, sheet.evidence.as_ref().unwrap().very_hidden)).collect();
    assert_eq!(hidden, [(true, false), (false, false), (false, true)]);
}
