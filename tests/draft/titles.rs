//! The name of a survey of which every kind of respondent got a form with a title of its own.

use rust_xlsxwriter::Workbook;

use super::never::drafted;
use super::sheets::{asked, write};

fn returned(title: &str, name: &str, count: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, &[("A1", title), ("A3", "団体名"), ("B3", name), ("A5", "問1 会員数"), ("B5", count)]);
    write(sheet, &[("A7", "問2 事業の数"), ("B7", "3")]);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_words_that_all_titles_share_are_the_name_and_are_asked_about() {
    let found = drafted(&[
        returned("活動状況に関する調査票（市町村）", "甲市", "12"),
        returned("活動状況に関する調査票（保護司会）", "乙の会", "30"),
        returned("活動状況に関する調査票（支援センター）", "丙の所", "8"),
    ]);
    assert_eq!(found.sketch.title, "活動状況に関する調査票");
    let asks = asked(&found);
    let about: Vec<_> = asks.iter().filter(|asks| asks.starts_with("調査の名称は")).collect();
    let [about] = about[..] else { panic!("{asks:#?}") };
    assert!(about.contains("「活動状況に関する調査票」でよいですか") && about.contains("（保護司会）"), "{about}");
}

#[test]
fn one_title_of_all_files_is_not_asked_about() {
    let title = "活動状況に関する調査票（市町村）";
    let found = drafted(&[returned(title, "甲市", "12"), returned(title, "乙市", "30")]);
    assert_eq!(found.sketch.title, title);
    assert!(!asked(&found).iter().any(|asks| asks.starts_with("調査の名称は")), "{:#?}", asked(&found));
    // Titles that share no name are left as they are: the files are of several surveys.
    let found = drafted(&[returned("活動状況調査票", "甲市", "12"), returned("研修のアンケート", "乙市", "30")]);
    assert_eq!(found.sketch.title, "活動状況調査票");
}
