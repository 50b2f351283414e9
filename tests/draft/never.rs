//! Boxes that the form seems to offer and nobody uses, because what they say stands beside them.

use kaishu::catalogue::Lang;
use kaishu::draft::{Draft, Wishes, draft};
use kaishu::workbook::{Limits, read};
use rust_xlsxwriter::{Format, Workbook};

use super::sheets::{asked, boxed, write};

/// A return whose third question has lines in its first cell alone, and its answer in the merged cells below.
fn returned(name: &str, count: &str, answer: &str, remark: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, &[("A1", "活動状況調査票"), ("A3", "団体名"), ("B3", name), ("A5", "問1 会員数"), ("B5", count)]);
    sheet.write(4, 2, "人").unwrap();
    write(sheet, &[("A7", "問2 課題"), ("B7", "")]);
    sheet.merge_range(7, 1, 10, 6, answer, &Format::new()).unwrap();
    write(sheet, &[("A13", "問3 ご意見"), ("B13", "")]);
    if !remark.is_empty() {
        sheet.write(4, 5, remark).unwrap();
    }
    write(sheet, &[("A14", "問4 担当者"), ("B14", "係長")]);
    workbook.save_to_buffer().unwrap()
}

pub(super) fn drafted(files: &[Vec<u8>]) -> Draft {
    let books: Vec<_> = (1..)
        .zip(files)
        .map(|(number, bytes)| {
            let file = format!("{number}.xlsx");
            let book = read(&file, bytes, &Limits::default()).unwrap();
            (file, book)
        })
        .collect();
    draft(&books, &Wishes::default(), Lang::Ja).unwrap()
}

#[test]
fn a_box_that_is_empty_in_every_file_beside_what_is_written_is_asked_about() {
    let files = [
        returned("甲の会", "12", "担い手の不足", ""),
        returned("乙の会", "30", "", "うち休会 2"),
        returned("丙の会", "8", "場所がない", ""),
    ];
    let found = drafted(&files);
    let asks = asked(&found);
    let about: Vec<_> = asks.iter().filter(|asks| asks.contains("どのファイルでも空")).collect();
    let [about] = about[..] else { panic!("{asks:#?}") };
    assert!(about.starts_with("「課題」の答えは B7 から読みますが") && about.contains("そばの B8 に"), "{about}");
    assert!(about.contains("「答えの番地」を B8、「見出しの番地」を A7"), "{about}");
    // It is one of the numbered questions, and the definition says so at its place.
    assert!(found.definition.as_ref().unwrap().toml.contains("どのファイルでも空"));
    assert!(found.sketch.is_asked(&found.sketch.questions.iter().find(|q| q.text == "課題").unwrap().id));
}

#[test]
fn blank_forms_and_boxes_with_nothing_beside_them_ask_nothing() {
    let blank = drafted(&[returned("", "", "", ""), returned("", "", "", "")]);
    assert!(!asked(&blank).iter().any(|asks| asks.contains("どのファイルでも空")), "{:#?}", asked(&blank));
    // Nobody says anything, and nothing stands there.
    let quiet = drafted(&[returned("甲の会", "12", "", ""), returned("乙の会", "30", "", "")]);
    assert!(!asked(&quiet).iter().any(|asks| asks.contains("どのファイルでも空")), "{:#?}", asked(&quiet));
}

/// Who answers stands two cells away from its label.
#[test]
fn a_name_that_stands_beside_its_box_is_asked_about() {
    let named = |name: &str, count: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        write(sheet, &[("A1", "活動状況調査票"), ("A3", "団体名"), ("B3", ""), ("C3", ""), ("D3", name)]);
        write(sheet, &[("A5", "問1 会員数"), ("B5", count)]);
        sheet.write_with_format(5, 0, "問2 ご意見", &boxed()).unwrap();
        write(sheet, &[("B6", "")]);
        workbook.save_to_buffer().unwrap()
    };
    let found = drafted(&[named("甲の会", "12"), named("乙の会", "30")]);
    let asks = asked(&found);
    assert!(
        asks.iter()
            .any(|asks| asks.starts_with("だれの回答かは「団体名」の B3 から") && asks.contains("答えの番地 D3")),
        "{asks:#?}"
    );
}
