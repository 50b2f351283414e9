//! Dropdowns, names, properties, formulas, formats, locks, what is struck through, furigana, what is hidden.

use kaishu::text::era::CivilDate;
use kaishu::workbook::CellValue;
use kaishu::workbook::evidence::{DefinedName, Edges, Struck};

use super::{at, book, range, sheet};

#[test]
fn dropdowns_have_their_entries() {
    let book = book("form.xlsx");
    let told = sheet(&book, "調査票").evidence.as_ref().unwrap();
    let found: Vec<_> = told
        .validations
        .iter()
        .map(|rule| (rule.kind.as_str(), rule.ranges.clone(), rule.entries.join("／")))
        .collect();
    assert_eq!(
        found,
        [
            ("list", vec![range("B2")], "必要／不要／わからない".to_owned()),
            ("list", vec![range("B3")], "はい／いいえ／3".to_owned()),
            ("list", vec![range("B4:B5"), range("D4")], "はい／いいえ／3".to_owned()),
            ("list", vec![range("B6")], "甲／乙".to_owned()),
            ("list", vec![range("B7")], String::new()),
            ("whole", vec![range("B8")], String::new()),
        ]
    );
    assert_eq!(told.validations[0].prompt, "問1\n選んでください");
    let whole = &told.validations[5];
    assert_eq!((&*whole.operator, &*whole.formula, &*whole.formula2), ("between", "0", "100"));
    let strict = super::book("strict.xlsx");
    let newer = &sheet(&strict, "票").evidence.as_ref().unwrap().validations;
    assert_eq!(newer.len(), 1);
    assert_eq!(newer[0].ranges, [range("B3"), range("B4:C4")]);
    assert_eq!((newer[0].entries.join("／"), newer[0].prompt.as_str()), ("有／無".to_owned(), "一つ"));
}

#[test]
fn names_and_properties_say_which_form_it_is() {
    let form = book("form.xlsx");
    let name = |name: &str| form.names.iter().find(|found| found.name == name).unwrap();
    assert_eq!(name("ans.q1").target, Some(("調査票".to_owned(), range("B2"))));
    assert_eq!(name("区分").target, Some(("選択 肢".to_owned(), range("B2:B5"))));
    assert_eq!(name("gone").target, None);
    assert_eq!(name("own").scope.as_deref(), Some("調査票"));
    assert_eq!(form.properties["kaishu.form"], "need/R2");
    assert_eq!(form.properties["kaishu.case"], "202011");
    let strict = book("strict.xlsx");
    assert_eq!(strict.properties["kaishu.version"], "9f2c");
    let private = DefinedName {
        name: "入力".to_owned(),
        scope: Some("票".to_owned()),
        refers_to: "票!$A$1".to_owned(),
        target: Some(("票".to_owned(), range("A1"))),
    };
    assert_eq!(strict.names, [private]);
}

#[test]
fn formulas_say_whether_their_result_was_saved() {
    let form = book("form.xlsx");
    let sum = &sheet(&form, "調査票").evidence.as_ref().unwrap().formulas[&at("B10")];
    assert_eq!((sum.text.as_str(), sum.cached), ("SUM(B8:B9)", false));
    let strict = book("strict.xlsx");
    let formulas = &sheet(&strict, "票").evidence.as_ref().unwrap().formulas;
    let found: Vec<_> = formulas
        .iter()
        .map(|(at, formula)| (at.to_string(), formula.text.as_str(), formula.cached, formula.external.as_deref()))
        .collect();
    let expected = [
        ("C1", "SORT(A1:A9)", true, None),
        ("A4", "B4*$B$1+1", true, None),
        ("A5", "B5*$B$1+1", true, None),
        ("B5", "IF(A5>1,\"\",\"x\")", true, None),
        ("A6", "B6*$B$1+1", false, None),
        ("B6", "[1]集計!$A$1*2", true, Some("前回.xlsx")),
    ];
    assert_eq!(found, expected.map(|(at, text, cached, from)| (at.to_owned(), text, cached, from)));
}

#[test]
fn an_error_that_only_newer_programs_know_has_its_cell() {
    let book = book("strict.xlsx");
    let grid = &sheet(&book, "票").grid;
    assert_eq!(grid.get(at("C1")), Some(&CellValue::Error("#SPILL!".to_owned())));
    assert_eq!(grid.get(at("D1")), Some(&CellValue::Error("#REF!".to_owned())));
    assert_eq!(book.diagnostics, []);
}

#[test]
fn numbers_mean_and_show_what_their_format_says() {
    let form = book("form.xlsx");
    let sheet_ = sheet(&form, "調査票");
    let day = CellValue::Date(CivilDate { year: 2019, month: 5, day: Some(1) });
    let text = |text: &str| CellValue::Text(text.to_owned());
    for (cell, value, shown) in [
        ("A20", text("令和1年"), None),
        ("A21", day.clone(), Some("令和1年5月1日")),
        ("A22", day.clone(), Some("水")),
        ("A23", day.clone(), None),
        ("A24", CellValue::Number(201.0), Some("00201")),
        ("A25", CellValue::Number(0.5), Some("50%")),
        ("A26", CellValue::Number(1_234_567.0), Some("1,234,567")),
        ("A27", CellValue::Number(0.395_833_333_333_333), Some("9:30")),
        ("A28", CellValue::Number(7.25), Some("7.3")),
        ("A29", CellValue::Number(43_586.0), None),
    ] {
        assert_eq!(sheet_.grid.get(at(cell)), Some(&value), "{cell}");
        assert_eq!(sheet_.shown(at(cell)).as_deref(), shown, "{cell}");
    }
    let strict = book("strict.xlsx");
    let sheet_ = sheet(&strict, "票");
    assert_eq!(sheet_.grid.text(at("B7")), "令和1年");
    // A built-in format, which the file only numbers.
    assert_eq!(sheet_.shown(at("B8")).as_deref(), Some("R5.3.15"));
}

#[test]
fn locks_are_those_of_cell_row_and_column() {
    let form = book("form.xlsx");
    let told = sheet(&form, "調査票").evidence.as_ref().unwrap();
    assert!(told.protected);
    assert_eq!(told.locks.open().collect::<Vec<_>>(), [range("B2:B3")]);
    assert!(told.locks.is_locked(at("A1")) && !told.locks.is_locked(at("B2")));
    let strict = book("strict.xlsx");
    let locks = &sheet(&strict, "票").evidence.as_ref().unwrap().locks;
    let locked = ["A7", "B7", "C7", "G3", "A1"].map(|cell| locks.is_locked(at(cell)));
    assert_eq!(locked, [false, true, false, false, true]);
}

#[test]
fn what_is_struck_through_is_told_whole_or_in_part() {
    let form = book("form.xlsx");
    let told = sheet(&form, "調査票").evidence.as_ref().unwrap();
    assert_eq!(told.struck[&at("C1")], Struck { text: "済".to_owned(), whole: true });
    let strict = book("strict.xlsx");
    let told = sheet(&strict, "票").evidence.as_ref().unwrap();
    let found: Vec<_> =
        told.struck.iter().map(|(at, struck)| (at.to_string(), struck.text.as_str(), struck.whole)).collect();
    let expected = [("B1", "必要", false), ("A2", "12", false), ("B2", "7", true)];
    assert_eq!(found, expected.map(|(at, text, whole)| (at.to_owned(), text, whole)));
    assert_eq!(told.furigana[&at("A1")], "ナガノシ");
    assert_eq!(told.furigana.len(), 1);
}

#[test]
fn what_is_hidden_and_merged_is_listed() {
    let form = book("form.xlsx");
    let told = sheet(&form, "調査票").evidence.as_ref().unwrap();
    assert_eq!((told.hidden_rows.as_slice(), told.hidden_columns.as_slice()), (&[(11, 12)][..], &[(4, 4)][..]));
    assert!(
        told.row_is_hidden(12) && !told.row_is_hidden(13) && told.column_is_hidden(4) && !told.column_is_hidden(3)
    );
    assert_eq!(sheet(&form, "調査票").grid.merged(at("B16")), Some(range("A15:C16")));
    let hidden = ["調査票", "選択 肢", "控え"].map(|name| {
        let sheet = sheet(&form, name);
        (sheet.visible, sheet.evidence.as_ref().unwrap().very_hidden)
    });
    assert_eq!(hidden, [(true, false), (false, true), (false, false)]);
    let strict = book("strict.xlsx");
    let told = sheet(&strict, "票").evidence.as_ref().unwrap();
    assert_eq!((told.hidden_rows.as_slice(), told.hidden_columns.as_slice()), (&[(3, 3)][..], &[(2, 3)][..]));
}

/// Cells that hold nothing have lines all the same; a box of two cells has none between them.
#[test]
fn lines_are_drawn_around_empty_cells() {
    let book = book("../draft/25_枠だけの様式.xlsx");
    let lines = &sheet(&book, "基本情報").evidence.as_ref().unwrap().lines;
    let sides = |cell: &str| {
        let edges = lines.get(at(cell)).copied().unwrap_or_default();
        [Edges::LEFT, Edges::TOP, Edges::RIGHT, Edges::BOTTOM].map(|side| edges.has(side))
    };
    assert_eq!(sides("B5"), [true; 4]);
    assert_eq!(sides("E5"), [true, true, false, true]);
    assert_eq!(sides("F5"), [false, true, true, true]);
    assert_eq!(sides("B13"), [false, false, false, true]);
    assert_eq!(sides("A13"), [false; 4]);
}
