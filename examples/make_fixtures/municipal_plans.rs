//! What came back for the survey on municipal plans: one short form each.
//!
//! Published: one municipality has a plan, ten intend one, six consider it.
//! How many answered is not published: 70 of 77 here, so 53 without intention.

use crate::Result;
use crate::book::{self, Look, MS_GOTHIC, Value, put, put_across};
use crate::calendar::Day;
use crate::desk::{self, Receipt};
use crate::frames::{self, Member};
use crate::rng::Rng;
use std::path::Path;

const STATUS: [&str; 4] = ["策定済み", "策定予定", "検討中", "予定なし・未定"];
/// When those that intend a plan expect to adopt it.
const EXPECTED: [&str; 8] =
    ["R3.3", "令和3年3月", "令和4年3月", "2021/3/31", "R4.3", "令和3年3月31日", "R3.10", "令和4年3月"];

/// Writes the round into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let mut rng = Rng::new(41);
    let all = frames::municipalities()?;
    let members: Vec<&Member> = rng.sample(all.len(), 70).iter().map(|&i| &all[i]).collect();
    let mut status = rng.quotas(&[(2, 10), (3, 6), (4, 53)]);
    // The published list speaks of one city (市).
    let cities: Vec<usize> = (0..members.len()).filter(|&i| members[i].kind == "市").collect();
    status.insert(*rng.pick(&cities), 1);

    let mut receipts = Vec::new();
    let mut planned = 0;
    for (i, (member, &code)) in members.iter().zip(&status).enumerate() {
        let date: Value = match code {
            1 => "令和2年3月".into(),
            2 => {
                planned += 1;
                match planned {
                    9 => Value::Date(Day::new(2021, 3, 31)),
                    10 => Value::Date(Day::new(2022, 3, 31)),
                    n => EXPECTED[n - 1].into(),
                }
            }
            _ => Value::Blank,
        };
        let label = STATUS[code as usize - 1];
        let status = match i % 4 {
            0 => code.into(),
            1 => format!("{code} {label}").into(),
            2 => label.into(),
            _ => code.to_string().into(),
        };
        let file = match i % 3 {
            0 => format!("{}_{}.xlsx", member.code, member.name),
            1 => format!("【{}】取組状況調査.xlsx", member.name),
            _ => format!("{}.xlsx", member.name),
        };
        save(member, [status, date], &folder.join("returned").join(&file))?;
        let day = Day::new(2020, 11, 2).plus(rng.below(46)).working();
        let channel = if i % 9 == 4 { "Excel" } else { "メール" };
        receipts.push(Receipt::new(&file, day, channel));
    }
    desk::receipts(&folder.join("received.csv"), &mut receipts)
}

/// The form: word in B, answer in C.
fn save(member: &Member, [status, date]: [Value; 2], path: &Path) -> Result<()> {
    let title = "地方再犯防止推進計画に係る市町村の取組み状況調査";
    let mut workbook = book::workbook(title, MS_GOTHIC)?;
    let look = Look::new(MS_GOTHIC);
    let sheet = workbook.add_worksheet();
    sheet.set_name("調査票")?;
    book::page(sheet, false);
    for (col, width) in [(0, 2.5), (1, 26.0), (2, 44.0)] {
        sheet.set_column_width(col, width)?;
    }
    put_across(sheet, 0, (1, 2), &title.into(), &look.title)?;
    sheet.set_row_height(0, 28)?;
    let as_of = "令和2年12月31日までに御回答ください。";
    put_across(sheet, 1, (1, 2), &as_of.into(), &look.note)?;
    for (row, label, value) in [
        (3, "団体コード", member.code.as_str().into()),
        (4, "団体名", member.name.as_str().into()),
        (6, "策定状況", status),
        (9, "策定（予定）年月", date),
    ] {
        put(sheet, (row, 1), &label.into(), &look.label)?;
        put(sheet, (row, 2), &value, &look.mark)?;
        sheet.set_row_height(row, 26)?;
    }
    let options = "1 策定済み　2 策定予定　3 検討中　4 予定なし・未定　から1つ";
    put_across(sheet, 7, (1, 2), &options.into(), &look.note)?;
    let hint = "※1、2の場合のみ記入";
    put_across(sheet, 10, (1, 2), &hint.into(), &look.note)?;
    book::save(workbook, path)
}
