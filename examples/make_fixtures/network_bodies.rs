//! The related bodies' answers to the network survey: one workbook, one row
//! per body, as a secretariat types them up from fax and mail.

use crate::Result;
use crate::book::{List, MS_GOTHIC, Value, wide};
use crate::network_answers::Answers;
use std::path::Path;

const NEED: [&str; 3] = ["必要である", "必要ではない", "わからない"];
const CIRCLED: [&str; 5] = ["①", "②", "③", "④", "⑤"];
const WIDE: [&str; 5] = ["１", "２", "３", "４", "５"];

/// Who keeps the list of the fiscal year 2020, and as of when.
pub(crate) const R2: &str = "令和2年度　事務局取りまとめ（令和2年12月14日現在）";
/// The same for the made-up round of the year after.
pub(crate) const R3: &str = "令和3年度　事務局取りまとめ（令和3年12月13日現在）";

/// Writes the consolidated workbook.
pub(crate) fn write(subtitle: &str, answers: &[Answers], path: &Path) -> Result<()> {
    let rows = answers.iter().enumerate().map(|(i, answer)| row(i, answer)).collect();
    let list = List {
        sheet: "回答一覧",
        title: "再犯防止推進ネットワーク構築事業に関するアンケート　関係団体 回答一覧",
        subtitle,
        columns: &[
            ("団体コード", 12.0),
            ("団体名", 36.0),
            ("問1 必要性", 16.0),
            ("問2 理由", 16.0),
            ("問3 相談件数", 13.0),
            ("問4 ご意見", 52.0),
        ],
        rows,
        notes: &["※問2は、問1で「必要である」と回答した団体のみ（複数回答）。空欄は無回答。"],
        font: MS_GOTHIC,
    };
    list.save(path)
}

fn row(i: usize, answer: &Answers) -> Vec<Value> {
    let member = &answer.member;
    let name = match i % 17 {
        5 => member.alias.split('|').next().unwrap_or_default(),
        _ => "",
    };
    let name = if name.is_empty() { &member.name } else { name };
    let at = usize::from(answer.need) - 1;
    let need: Value = match i % 7 {
        0 | 3 => u32::from(answer.need).into(),
        1 => WIDE[at].into(),
        2 | 5 => format!("{} {}", answer.need, NEED[at]).into(),
        4 => answer.need.to_string().into(),
        _ => NEED[at].into(),
    };
    let cases: Value = match (answer.cases, i % 9) {
        (None, _) => Value::Blank,
        (Some(cases), 2) => format!("{cases}件").into(),
        (Some(cases), 6) => wide(&cases.to_string()).into(),
        (Some(cases), _) => cases.into(),
    };
    vec![member.code.as_str().into(), name.into(), need, reasons(i, &answer.reasons), cases, answer.opinion.into()]
}

/// Several option numbers in one cell, in the ways they arrive.
fn reasons(i: usize, chosen: &[u8]) -> Value {
    if let ([only], 0) = (chosen, i % 2) {
        return u32::from(*only).into();
    }
    let at = |digits: &[&str; 5], between: &str| {
        let parts: Vec<&str> = chosen.iter().map(|&reason| digits[usize::from(reason) - 1]).collect();
        parts.join(between)
    };
    let plain = ["1", "2", "3", "4", "5"];
    match i % 5 {
        0 | 3 => at(&plain, "、"),
        1 => at(&CIRCLED, ""),
        2 => at(&plain, ","),
        _ => at(&WIDE, "・"),
    }
    .into()
}
