//! The municipality's form of the network survey: how it is laid out, and how
//! one office fills it in. The same layout serves the real sheet and the
//! filled sample (記入例), which a reader must not take for an answer.

use crate::Result;
use crate::book::{self, Look, Value, YU_GOTHIC, put, put_across};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::path::Path;

/// What differs between the forms of two rounds.
pub(crate) struct Edition {
    /// Options of question 2, as printed in the form.
    reasons: [&'static str; 5],
    /// The last of the instructions.
    deadline: &'static str,
}

/// The round of the fiscal year 2020.
pub(crate) const R2: Edition = Edition {
    reasons: [
        "1 再犯防止に関する情報・知識を習得するため",
        "2 福祉分野と司法分野の連携が必要なため",
        "3 個別の事案への対応を相談するため",
        "4 顔の見える関係をつくるため",
        "5 その他",
    ],
    deadline: "９　期限　令和2年12月11日（金）　　提出先　県地域福祉課",
};

/// The made-up round of the year after, in which option 4 has other words.
pub(crate) const R3: Edition = Edition {
    reasons: [
        R2.reasons[0],
        R2.reasons[1],
        R2.reasons[2],
        "4 日頃から連絡を取り合える関係をつくるため",
        R2.reasons[4],
    ],
    deadline: "９　期限　令和3年12月10日（金）　　提出先　県地域福祉課",
};

/// Options of question 1, as printed in the form.
const NEED: [&str; 3] = ["1 必要である", "2 必要ではない", "3 わからない"];
const INSTRUCTIONS: [&str; 8] = [
    "１　「調査票」シートに記入してください。「記入例」シートは消さずにそのまま返送してください。",
    "２　団体コードと団体名が空欄の場合は、貴団体のものを記入してください。",
    "３　あてはまる選択肢の右の欄に○を付けてください。",
    "４　必要な理由は、必要であると回答した団体だけが記入してください。",
    "５　昨年度に受けた相談がない場合は 0 と記入してください。",
    "６　ご意見は自由に記入してください。個人が特定される内容は書かないでください。",
    "７　行や列の追加、シート名の変更はしないでください。",
    "８　回答は市町村別には公表しません。",
];

/// One filled form.
pub(crate) struct Filled {
    /// Code as the office wrote it.
    pub(crate) code: Value,
    /// Name as the office wrote it.
    pub(crate) name: String,
    /// Section in charge.
    pub(crate) section: String,
    /// Whether the question numbers are full-width (問１).
    pub(crate) wide_numbers: bool,
    /// Rows that the office inserted above question 1.
    pub(crate) inserted_rows: u32,
    /// The mark of question 1's options, `None` where the box is empty.
    pub(crate) need: Vec<Option<String>>,
    /// The same for question 2.
    pub(crate) reasons: Vec<Option<String>>,
    /// Number of cases.
    pub(crate) cases: Value,
    /// Free text.
    pub(crate) opinion: String,
    /// A remark written outside the frame; empty for most.
    pub(crate) outside: String,
}

/// Writes one returned workbook: 記入要領, 調査票, 記入例.
pub(crate) fn save(edition: &Edition, filled: &Filled, path: &Path) -> Result<()> {
    let title = "再犯防止推進ネットワーク構築事業に関するアンケート";
    let mut workbook = book::workbook(title, YU_GOTHIC)?;
    let look = Look::new(YU_GOTHIC);
    instructions(edition, &mut workbook, &look)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("調査票")?.set_active(true);
    form(edition, sheet, &look, filled, "調査票（市町村用）")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("記入例")?;
    form(edition, sheet, &look, &sample(edition), "調査票（市町村用）　記入例")?;
    book::save(workbook, path)
}

fn instructions(edition: &Edition, workbook: &mut Workbook, look: &Look) -> Result<()> {
    let sheet = workbook.add_worksheet();
    sheet.set_name("記入要領")?;
    book::page(sheet, false);
    sheet.set_column_width(0, 92)?;
    put(sheet, (0, 0), &"記入要領".into(), &look.title)?;
    let wrapped = look.plain.clone().set_text_wrap();
    for (i, line) in INSTRUCTIONS.iter().chain([&edition.deadline]).enumerate() {
        put(sheet, (i as u32 + 2, 0), &(*line).into(), &wrapped)?;
    }
    Ok(())
}

/// The sample office of the 記入例 sheet.
fn sample(edition: &Edition) -> Filled {
    let marks = |chosen: &[usize], options: usize| {
        (0..options).map(|i| chosen.contains(&i).then(|| "○".to_owned())).collect()
    };
    Filled {
        code: "209999".into(),
        name: "見本市".to_owned(),
        section: "福祉課".to_owned(),
        wide_numbers: false,
        inserted_rows: 0,
        need: marks(&[0], NEED.len()),
        reasons: marks(&[0, 3], edition.reasons.len()),
        cases: 5.into(),
        opinion: "（例）研修の機会を増やしてほしい。".to_owned(),
        outside: String::new(),
    }
}

/// Draws the form: A number, B to E words and options, F marks, H remarks.
fn form(edition: &Edition, sheet: &mut Worksheet, look: &Look, filled: &Filled, title: &str) -> Result<()> {
    book::page(sheet, false);
    for (col, width) in [(0, 5.0), (1, 16.0), (2, 10.0), (3, 14.0), (4, 16.0)] {
        sheet.set_column_width(col, width)?;
    }
    for (col, width) in [(5, 9.0), (6, 2.5), (7, 34.0)] {
        sheet.set_column_width(col, width)?;
    }
    let survey = "再犯防止推進ネットワーク構築事業に関するアンケート";
    put_across(sheet, 0, (0, 5), &survey.into(), &look.title)?;
    sheet.set_row_height(0, 28)?;
    put_across(sheet, 1, (0, 5), &title.into(), &look.title)?;

    let name: Value = filled.name.as_str().into();
    let section: Value = filled.section.as_str().into();
    for (row, label, value) in [(3, "団体コード", &filled.code), (4, "団体名", &name), (5, "担当課", &section)]
    {
        put_across(sheet, row, (1, 2), &label.into(), &look.label)?;
        put_across(sheet, row, (3, 5), value, &look.mark)?;
    }

    let number = |n: u8| match (n, filled.wide_numbers) {
        (1, true) => "問１",
        (1, false) => "問1",
        (2, true) => "問２",
        (2, false) => "問2",
        (3, true) => "問３",
        (3, false) => "問3",
        (_, true) => "問４",
        (_, false) => "問4",
    };
    let mut row = 7 + filled.inserted_rows;
    let ask = format!("{}　再犯防止推進のためのネットワークは必要だと思いますか（○は1つ）", number(1));
    row = options(sheet, look, row, &ask, &NEED, &filled.need)?;
    let ask = format!("{}　必要だと思う理由（必要であると回答した場合のみ。あてはまるものすべてに○）", number(2));
    row = options(sheet, look, row + 1, &ask, &edition.reasons, &filled.reasons)?;

    row += 1;
    put(sheet, (row, 0), &number(3).into(), &look.plain)?;
    put_across(sheet, row, (1, 2), &"相談件数（昨年度）".into(), &look.label)?;
    put_across(sheet, row, (3, 5), &filled.cases, &look.mark)?;
    let remark = "※罪を犯した人に関する相談の件数（件）。ない場合は 0";
    put(sheet, (row + 1, 1), &remark.into(), &look.note)?;

    row += 3;
    put(sheet, (row, 0), &number(4).into(), &look.plain)?;
    put_across(sheet, row, (1, 2), &"ご意見".into(), &look.label)?;
    put_across(sheet, row, (3, 5), &filled.opinion.as_str().into(), &look.cell)?;
    sheet.set_row_height(row, 84)?;
    let thanks = "ご協力ありがとうございました。";
    put_across(sheet, row + 2, (1, 5), &thanks.into(), &look.note)?;

    if !filled.outside.is_empty() {
        let outside = filled.outside.as_str().into();
        put(sheet, (row - 3, 7), &outside, &look.plain)?;
    }
    Ok(())
}

/// A question with its options below, one per row; gives the next free row.
fn options(
    sheet: &mut Worksheet,
    look: &Look,
    row: u32,
    ask: &str,
    options: &[&str],
    marks: &[Option<String>],
) -> Result<u32> {
    put_across(sheet, row, (1, 5), &ask.into(), &look.label)?;
    sheet.set_row_height(row, 36)?;
    let mut row = row + 1;
    for (option, mark) in options.iter().zip(marks) {
        put_across(sheet, row, (1, 4), &(*option).into(), &look.cell)?;
        let mark = mark.as_deref().unwrap_or_default().into();
        put(sheet, (row, 5), &mark, &look.mark)?;
        row += 1;
    }
    Ok(row)
}
