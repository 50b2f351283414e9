//! The round after the published ones, R3 of the fiscal year 2021. All of it is
//! made up, the merger of two villages included: it is there so that a late
//! return, a correction, a merger and a re-worded option can be seen at work.
//!
//! An office answers as it did the year before, apart from a few. What came
//! after [`PUBLISHED`] is the late part: without it the workspace is as it was
//! when the round was first published.

use crate::Result;
use crate::bodies;
use crate::calendar::Day;
use crate::desk::{self, Receipt};
use crate::frames::{self, Member};
use crate::network_answers::{self, Answers, Quota};
use crate::network_bodies;
use crate::network_form;
use crate::network_need::{self, fill, returned};
use crate::rng::Rng;
use std::path::Path;

/// The day on which the round was first published.
pub(crate) const PUBLISHED: Day = Day::new(2022, 1, 31);

/// The villages that have become one, and the day; invented.
const MERGED: [&str; 2] = ["南相木村", "北相木村"];
/// What they have become; name and code are invented, the check digit is right.
const VILLAGE: (&str, &str, &str) = ("203106", "相木村", "あいきむら");
/// What the frame says of the two.
const FORMER: &str = "南相木村:2021-10-01|北相木村:2021-10-01";

/// Municipalities whose returns show something.
const SURE: [&str; 9] =
    ["長野市", "松本市", "岡谷市", "飯田市", "諏訪市", "中野市", "駒ヶ根市", "相木村", "立科町"];
/// Returns that came after the publication.
const LATE: [(&str, Day); 3] =
    [("飯田市", Day::new(2022, 2, 3)), ("中野市", Day::new(2022, 2, 7)), ("立科町", Day::new(2022, 2, 10))];
/// The second return of 諏訪市, which says something else, and when it came.
const AGAIN: (&str, Day) = ("諏訪市（令和3年度）訂正版.xlsx", Day::new(2022, 2, 8));
/// The return that still has the name of a village that was merged.
const OLD_NAME: &str = "南相木村（令和3年度）.xlsx";

/// Everybody who was asked: the frame of the year before after the merger.
fn members() -> Result<Vec<Member>> {
    let mut towns = frames::municipalities()?;
    let at = towns.iter().position(|town| town.name == MERGED[0]).ok_or("the village is gone")?;
    let (code, name, kana) = VILLAGE;
    towns[at] = Member::new(code.to_owned(), name, kana, "municipality", &towns[at].area, "村");
    towns.retain(|town| town.name != MERGED[1]);
    towns.extend(bodies::bodies()?);
    Ok(towns)
}

/// Writes the frame of the round.
pub(crate) fn write_frame(path: &Path) -> Result<()> {
    frames::write_frame(path, &members()?, Some(|member| (member.name == VILLAGE.1).then_some(FORMER)))
}

/// Writes the round into `folder`: all of it, or what had come by a day.
pub(crate) fn write(folder: &Path, until: Option<Day>) -> Result<()> {
    let (towns, others): (Vec<Member>, Vec<Member>) =
        members()?.into_iter().partition(|member| member.stratum == "municipality");
    let towns = answers(&returned(&towns, &SURE, 40, 31), &network_need::towns()?, 32)?;
    let others = answers(&returned(&others, &[], 66, 33), &network_need::others()?, 34)?;

    let in_time = |day: Day| until.is_none_or(|until| day <= until);
    let mut receipts = Vec::new();
    let mut rng = Rng::new(35);
    let first = Day::new(2021, 11, 15);
    for (i, answers) in towns.iter().enumerate() {
        let name = answers.member.name.as_str();
        let mut filled = fill(i, answers, &mut rng);
        filled.outside = String::new();
        let late = LATE.iter().find(|(late, _)| *late == name).map(|(_, day)| *day);
        let day = late.unwrap_or_else(|| first.plus(rng.below(24)).working());
        let mut file = format!("{name}（令和3年度）.xlsx");
        if name == VILLAGE.1 {
            OLD_NAME.clone_into(&mut file);
            MERGED[0].clone_into(&mut filled.name);
            filled.code = "".into();
        }
        let folder = folder.join("municipalities");
        if in_time(day) {
            network_form::save(&network_form::R3, &filled, &folder.join(&file))?;
            receipts.push(Receipt::new(&file, day, "メール"));
        }
        if name == "諏訪市" && in_time(AGAIN.1) {
            let second = Answers { need: 1, reasons: vec![1, 4], ..answers.clone() };
            let filled = fill(i, &second, &mut Rng::new(36));
            network_form::save(&network_form::R3, &filled, &folder.join(AGAIN.0))?;
            receipts.push(Receipt::new(AGAIN.0, AGAIN.1, "メール"));
        }
    }
    let file = "関係団体_回答一覧（令和3年度）.xlsx";
    network_bodies::write(network_bodies::R3, &others, &folder.join("bodies").join(file))?;
    receipts.push(Receipt::new(file, Day::new(2021, 12, 13), "Excel"));
    desk::receipts(&folder.join("received.csv"), &mut receipts)
}

/// The answers of those who answered: as the year before where they did then, apart from every eighth.
fn answers(members: &[Member], before: &[Answers], seed: u64) -> Result<Vec<Answers>> {
    let n = members.len();
    let (no, unknown) = (n / 10, n / 8);
    let yes = n - no - unknown;
    let quota = Quota {
        seed,
        need: [yes, no, unknown],
        no_reason: 1,
        reasons: [yes * 2 / 3, yes / 2, yes / 3, yes / 2, 2],
        no_cases: 4,
        opinions: n / 4,
    };
    let mut drawn = network_answers::draw(members, &quota)?;
    for (i, answers) in drawn.iter_mut().enumerate() {
        let known = before.iter().find(|before| before.member.code == answers.member.code);
        if let Some(known) = known.filter(|_| i % 8 != 5) {
            answers.need = known.need;
            answers.reasons.clone_from(&known.reasons);
        }
        match answers.member.name.as_str() {
            "諏訪市" => (answers.need, answers.reasons) = (2, Vec::new()),
            "岡谷市" => (answers.need, answers.reasons) = (3, Vec::new()),
            _ => {}
        }
    }
    Ok(drawn)
}

/// What was decided about the round, each with its day.
pub(crate) const DECISIONS: [(Day, [&str; 9]); 3] = [
    (
        Day::new(2022, 1, 14),
        [
            "match",
            "network-need-r3",
            "R3",
            "203106",
            "",
            "",
            OLD_NAME,
            "旧村名で返送された。相木村の回答と電話で確認（架空）",
            "例示",
        ],
    ),
    (
        Day::new(2022, 2, 9),
        ["use", "network-need-r3", "R3", "202061", "", "", AGAIN.0, "2通目が訂正版と電話で確認（架空）", "例示"],
    ),
    (
        Day::new(2022, 2, 14),
        ["set", "network-need-r3", "R3", "202045", "q1", "3", "1", "回答者から訂正の申し出（架空）", "例示"],
    ),
];
