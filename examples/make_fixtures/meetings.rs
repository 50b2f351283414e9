//! The two lists of network meetings, with dates, areas and participants
//! exactly as the report prints them: H31.6.20 and R1.2.7 included.

use crate::Result;
use crate::book::{List, Value, YU_GOTHIC};
use std::path::Path;

/// 県域会議: date as printed, participants.
const PREFECTURE: [(&str, Option<u32>); 7] = [
    ("H30.11.30", Some(21)),
    ("H31.1.22", Some(20)),
    ("H31.3.25", Some(17)),
    ("R1.5.29", Some(20)),
    ("R1.9.10", Some(23)),
    ("R2.2.13", Some(23)),
    ("R3.2", None),
];

/// The 15 bodies of the 県域会議, as printed.
const BODIES: [&str; 15] = [
    "長野県",
    "長野市",
    "松本市",
    "安曇野市",
    "須坂市",
    "長野地方検察庁",
    "長野県警",
    "長野刑務所",
    "松本少年刑務所",
    "有明高原寮",
    "長野少年鑑別所",
    "長野県社会福祉協議会",
    "長野県保護司会連合会",
    "長野保護観察所",
    "東京矯正管区",
];

/// Who was absent from each 県域会議 (positions in [`BODIES`]): invented, such
/// that every year's meetings together still reach all 15.
const ABSENT: [&[usize]; 7] = [&[4, 14], &[3, 9], &[2, 4, 8], &[14], &[4], &[], &[]];

/// 圏域会議: date as printed, area as printed, participants.
const AREA: [(&str, &str, u32); 23] = [
    ("H31.2.20", "松本圏域", 16),
    ("H31.2.21", "長野圏域", 20),
    ("H31.2.25", "佐久圏域", 16),
    ("H31.2.27", "諏訪圏域", 13),
    ("H31.3.1", "上小圏域", 18),
    ("H31.3.4", "飯田圏域", 13),
    ("H31.3.7", "大北圏域", 9),
    ("H31.3.11", "北信圏域", 13),
    ("H31.3.14", "伊那圏域", 9),
    ("H31.6.20", "松本圏域", 16),
    ("H31.6.24", "北信圏域", 14),
    ("H31.6.27", "佐久圏域", 17),
    ("H31.7.2", "長野圏域", 20),
    ("H31.7.11", "飯田圏域", 14),
    ("H31.7.16", "諏訪圏域", 16),
    ("H31.7.19", "木曽圏域", 18),
    ("H31.7.22", "上小圏域", 21),
    ("H31.7.25", "伊那圏域", 30),
    ("R1.2.7", "東信地区", 21),
    ("R1.2.10", "南信地区", 35),
    ("R1.2.19", "北信地区", 28),
    ("R2.10.12", "東北信地区", 12),
    ("R2.10.19", "中南信地区", 23),
];

/// Writes both lists below `records`.
pub(crate) fn write(records: &Path) -> Result<()> {
    let rows = PREFECTURE
        .iter()
        .zip(ABSENT)
        .enumerate()
        .map(|(i, ((date, participants), absent))| {
            let present: Vec<&str> =
                (0..BODIES.len()).filter(|at| !absent.contains(at)).map(|at| BODIES[at]).collect();
            let status = if participants.is_some() { "開催" } else { "書面" };
            vec![
                format!("P{:02}", i + 1).into(),
                (*date).into(),
                participants.map_or(Value::Blank, Value::from),
                present.join("、").into(),
                status.into(),
            ]
        })
        .collect();
    let list = List {
        sheet: "県域会議",
        title: "再犯防止推進ネットワーク協議会（県域会議）開催記録",
        subtitle: "平成30年度～令和2年度",
        columns: &[("番号", 8.0), ("開催日", 13.0), ("参加者数", 11.0), ("参加機関", 78.0), ("区分", 9.0)],
        rows,
        notes: &["※区分…開催、書面（書面開催）、中止"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("meetings-prefecture/県域会議_開催記録.xlsx"))?;

    let mut rows: Vec<Vec<Value>> = AREA
        .iter()
        .enumerate()
        .map(|(i, (date, area, participants))| {
            let audience = if i >= 21 { "市町村行政職員" } else { "" };
            vec![
                format!("A{:02}", i + 1).into(),
                (*date).into(),
                (*area).into(),
                (*participants).into(),
                audience.into(),
                "開催".into(),
                Value::Blank,
            ]
        })
        .collect();
    rows.push(vec![
        "A24".into(),
        Value::Blank,
        "中信地区".into(),
        Value::Blank,
        Value::Blank,
        "中止".into(),
        "新型コロナウイルス感染拡大により中止".into(),
    ]);
    let list = List {
        sheet: "圏域会議",
        title: "再犯防止推進ネットワーク協議会（圏域会議）開催記録",
        subtitle: "平成30年度～令和2年度",
        columns: &[
            ("番号", 8.0),
            ("開催日", 13.0),
            ("圏域", 15.0),
            ("参加者数", 11.0),
            ("対象", 20.0),
            ("区分", 9.0),
            ("備考", 40.0),
        ],
        rows,
        notes: &["※対象が空欄の会議は、市町村行政、司法関係機関、福祉関係機関等が参加"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("meetings-area/圏域会議_開催記録.xlsx"))
}
