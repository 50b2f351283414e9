//! What came back for the entry-support survey: 18 centres, 18 workbooks.
//!
//! Published: 18 centres asked, "seven tenths" had supported somebody, all that
//! answered would do so in future. The reading used here (13 of 18, and 17 of
//! 17 with one blank) is invented; others fit the words as well.

use crate::Result;
use crate::book::{self, Look, Value, YU_GOTHIC, put, put_across, wide};
use crate::calendar::Day;
use crate::desk::{self, Receipt};
use crate::frames::Member;
use crate::offices;
use crate::rng::Rng;
use std::path::Path;

/// Positions of the five centres without experience, and of the one of them that left question 2 blank.
const NO_EXPERIENCE: [usize; 5] = [1, 6, 8, 12, 15];
const NO_ANSWER: usize = 8;

/// Writes the round into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let mut rng = Rng::new(21);
    let mut receipts = Vec::new();
    for (i, centre) in offices::centres().iter().enumerate() {
        let experienced = !NO_EXPERIENCE.contains(&i);
        let (number, label) =
            if experienced { (1, "支援したことがある") } else { (2, "支援したことはない") };
        let experience = written(i, number, label);
        let future = if i == NO_ANSWER { Value::Blank } else { written(i + 2, 1, "対応する") };
        let persons = 1 + rng.below(9) as u32;
        let persons = match (experienced, i) {
            (false, _) => Value::Blank,
            (true, 4) => wide("12").into(),
            (true, 10) => format!("{persons}人").into(),
            (true, _) => persons.into(),
        };
        let file = if i % 3 == 0 {
            format!("【回答】{}.xlsx", centre.name)
        } else {
            format!("{}_回答票.xlsx", centre.code)
        };
        let path = folder.join("returned").join(&file);
        save(centre, i == 5, &[experience, future, persons], &path)?;
        let day = Day::new(2020, 10, 5).plus(rng.below(24)).working();
        let channel = if i % 6 == 2 { "Excel" } else { "メール" };
        receipts.push(Receipt::new(&file, day, channel));
    }
    desk::receipts(&folder.join("received.csv"), &mut receipts)
}

/// One option in the ways it is written.
fn written(i: usize, number: u32, label: &str) -> Value {
    match i % 5 {
        0 | 3 => number.into(),
        1 => wide(&number.to_string()).into(),
        2 => ["①", "②"][number as usize - 1].into(),
        _ => format!("{number} {label}").into(),
    }
}

/// The form: words in B to E, the answer in F.
fn save(centre: &Member, other_name: bool, answers: &[Value; 3], path: &Path) -> Result<()> {
    let title = "被疑者・被告人となった障がい者等への支援に関する調査";
    let mut workbook = book::workbook(title, YU_GOTHIC)?;
    let look = Look::new(YU_GOTHIC);
    let sheet = workbook.add_worksheet();
    sheet.set_name("回答票")?;
    book::page(sheet, false);
    for (col, width) in [(0, 2.5), (1, 16.0), (2, 14.0), (3, 14.0), (4, 10.0), (5, 40.0)] {
        sheet.set_column_width(col, width)?;
    }
    put_across(sheet, 0, (1, 5), &title.into(), &look.title)?;
    sheet.set_row_height(0, 28)?;
    let period = "令和2年10月調査　　提出期限　令和2年10月30日（金）";
    put_across(sheet, 1, (1, 5), &period.into(), &look.note)?;
    let name = if other_name { &centre.alias } else { &centre.name };
    let code = centre.code.as_str();
    for (row, label, value) in [(3, "センター番号", code), (4, "センター名", name)] {
        put(sheet, (row, 1), &label.into(), &look.label)?;
        put_across(sheet, row, (2, 5), &value.into(), &look.mark)?;
    }
    let asked = [
        (
            "問1　平成28年以降、入口支援（逮捕・勾留・裁判の段階にある人への支援）をしたことがありますか（番号を1つ記入）",
            "1 支援したことがある　　2 支援したことはない",
        ),
        ("問2　今後、入口支援の依頼があった時はどうしますか（番号を1つ記入）", "1 対応する　　2 対応しない"),
        ("問3　平成28年以降に支援した人数（支援したことがある場合）", "単位は人（実人数）"),
    ];
    let mut row = 6;
    for ((question, hint), answer) in asked.iter().zip(answers) {
        put_across(sheet, row, (1, 4), &(*question).into(), &look.label)?;
        put(sheet, (row, 5), answer, &look.mark)?;
        sheet.set_row_height(row, 44)?;
        put_across(sheet, row + 1, (1, 5), &(*hint).into(), &look.note)?;
        row += 3;
    }
    book::save(workbook, path)
}
