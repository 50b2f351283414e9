//! What came back for the network survey: one workbook per municipality, one
//! for all related bodies, and the list of receipts beside them.
//!
//! Each office has its own hand: marks, code and name spellings and file names
//! differ, as they do in any real folder of returns.

use crate::Result;
use crate::bodies;
use crate::book::{Value, wide};
use crate::calendar::Day;
use crate::desk::{self, Receipt};
use crate::frames::{self, Member};
use crate::network_answers::{self, Answers, Quota};
use crate::network_bodies;
use crate::network_form::{self, Filled};
use crate::rng::Rng;
use std::path::Path;

/// Municipalities that answered for sure, because their returns show a certain spelling.
const SURE: [&str; 11] = [
    "長野市",
    "松本市",
    "諏訪市",
    "駒ヶ根市",
    "東御市",
    "辰野町",
    "富士見町",
    "原村",
    "阿智村",
    "白馬村",
    "木曽町",
];
/// The marks in use; most offices take the first.
const MARKS: [&str; 12] = ["○", "○", "○", "○", "○", "○", "〇", "〇", "◯", " ○ ", "　○", "✓"];
const SECTIONS: [&str; 6] = ["福祉課", "健康福祉課", "住民福祉課", "地域福祉課", "保健福祉課", "生活支援課"];
const OUTSIDE: [&str; 4] = [
    "※相談件数は把握している範囲で記入しました",
    "庁内の関係課にも照会のうえ回答",
    "（次年度以降の開催予定を教えてください）",
    "※件数は概数ではなく実績です",
];

/// The municipalities' answers.
pub(crate) fn towns() -> Result<Vec<Answers>> {
    network_answers::draw(
        &returned(&frames::municipalities()?, &SURE, 62, 11),
        &Quota {
            seed: 12,
            need: [49, 5, 8],
            no_reason: 1,
            reasons: [40, 34, 22, 25, 3],
            no_cases: 8,
            opinions: 19,
        },
    )
}

/// The related bodies' answers.
pub(crate) fn others() -> Result<Vec<Answers>> {
    network_answers::draw(
        &returned(&bodies::bodies()?, &SURE, 67, 13),
        &Quota {
            seed: 14,
            need: [55, 5, 7],
            no_reason: 2,
            reasons: [44, 38, 24, 27, 4],
            no_cases: 6,
            opinions: 24,
        },
    )
}

/// Writes the round into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let towns = towns()?;
    let mut receipts = Vec::new();
    let mut rng = Rng::new(15);
    let first = Day::new(2020, 11, 16);
    for (i, answers) in towns.iter().enumerate() {
        let filled = fill(i, answers, &mut rng);
        let file = file_name(i, &answers.member);
        let path = folder.join("municipalities").join(&file);
        network_form::save(&network_form::R2, &filled, &path)?;
        let day = first.plus(rng.below(27)).working();
        let channel = if i % 8 == 3 { "Excel" } else { "メール" };
        receipts.push(Receipt::new(&file, day, channel));
        if answers.member.name == "諏訪市" {
            // Sent a second time, unchanged, under another name.
            let again = "諏訪市 (2).xlsx";
            std::fs::copy(&path, folder.join("municipalities").join(again))?;
            receipts.push(Receipt::new(again, day.plus(3).working(), channel));
        }
    }
    let file = "関係団体_回答一覧.xlsx";
    network_bodies::write(network_bodies::R2, &others()?, &folder.join("bodies").join(file))?;
    receipts.push(Receipt::new(file, Day::new(2020, 12, 14), "Excel"));
    desk::receipts(&folder.join("received.csv"), &mut receipts)
}

/// Which members answered: those that did for sure and a draw from the rest, in frame order.
pub(crate) fn returned(members: &[Member], sure: &[&str], how_many: usize, seed: u64) -> Vec<Member> {
    let sure = |member: &&Member| sure.contains(&member.name.as_str());
    let rest: Vec<&Member> = members.iter().filter(|m| !sure(m)).collect();
    let wanted = how_many - members.iter().filter(sure).count();
    let drawn: Vec<&str> =
        Rng::new(seed).sample(rest.len(), wanted).into_iter().map(|i| rest[i].code.as_str()).collect();
    members.iter().filter(|m| sure(m) || drawn.contains(&m.code.as_str())).cloned().collect()
}

/// One office's hand.
pub(crate) fn fill(i: usize, answers: &Answers, rng: &mut Rng) -> Filled {
    let member = &answers.member;
    let mark = *rng.pick(&MARKS);
    let marks = |chosen: &[u8], options: u8| {
        (1..=options).map(|option| chosen.contains(&option).then(|| mark.to_owned())).collect()
    };
    let cases = match (answers.cases, i % 6) {
        (None, _) => Value::Blank,
        (Some(cases), 1) => wide(&cases.to_string()).into(),
        (Some(cases), 4) => format!("{cases}件").into(),
        (Some(cases), _) => cases.into(),
    };
    Filled {
        code: code(i, member),
        name: name(member),
        section: (*rng.pick(&SECTIONS)).to_owned(),
        wide_numbers: i % 10 == 6,
        inserted_rows: u32::from(i % 29 == 20),
        need: marks(&[answers.need], 3),
        reasons: marks(&answers.reasons, 5),
        cases,
        opinion: answers.opinion.to_owned(),
        outside: if i % 16 == 9 { OUTSIDE[(i / 16) % OUTSIDE.len()].to_owned() } else { String::new() },
    }
}

/// The code as written: text, number, full-width, without its check digit, or not at all.
fn code(i: usize, member: &Member) -> Value {
    if ["東御市", "原村"].contains(&member.name.as_str()) {
        return Value::Blank;
    }
    match i % 15 {
        4 => wide(&member.code).into(),
        8 | 13 => member.code.parse::<u32>().map_or_else(|_| member.code.as_str().into(), Value::from),
        11 => member.code[..5].into(),
        _ => member.code.as_str().into(),
    }
}

/// The name as written: most offices keep the official one.
fn name(member: &Member) -> String {
    match member.name.as_str() {
        "駒ヶ根市" => "駒ケ根市".to_owned(),
        "辰野町" => "上伊那郡辰野町".to_owned(),
        "阿智村" => "下伊那郡阿智村".to_owned(),
        "富士見町" => "富士見町役場".to_owned(),
        "白馬村" => "白馬村役場".to_owned(),
        "松本市" => "松本市　".to_owned(),
        name => name.to_owned(),
    }
}

/// The file name as sent.
fn file_name(i: usize, member: &Member) -> String {
    let name = &member.name;
    match (name.as_str(), i % 5) {
        ("諏訪市", _) | (_, 3) => format!("{name}.xlsx"),
        ("長野市", _) | (_, 0) => format!("【回答】{name}.xlsx"),
        (_, 2) => format!("{}{name}_ネットワークアンケート.xlsx", member.code),
        (_, 4) => format!("調査票（{name}）.xlsx"),
        _ => format!("{name}_調査票.xlsx"),
    }
}
