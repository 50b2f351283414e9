//! Records of hard cases, trainings and the forum.
//!
//! Published: the totals by year, and the forum's date and participants. The
//! single cases and trainings are invented to add up to them.

use crate::Result;
use crate::book::{List, Value, YU_GOTHIC};
use crate::calendar::Day;
use crate::rng::Rng;
use std::path::Path;

/// Hard cases: how many between which days.
const CASES: [(usize, Day, Day); 3] = [
    (5, Day::new(2018, 10, 1), Day::new(2019, 3, 20)),
    (20, Day::new(2019, 4, 8), Day::new(2020, 3, 19)),
    (10, Day::new(2020, 4, 13), Day::new(2020, 11, 27)),
];
const CONTENT: [&str; 8] = [
    "高齢者の帰住先調整",
    "高齢者の帰住先調整",
    "障がいのある人の支援",
    "障がいのある人の支援",
    "障がいのある人の支援",
    "生活困窮",
    "生活困窮",
    "その他",
];
const RESULT: [&str; 6] =
    ["支援機関につないだ", "支援機関につないだ", "支援機関につないだ", "助言で終結", "助言で終結", "継続中"];

/// Trainings: date, title, participants (135, 279 and 135 a year).
const TRAININGS: [(&str, &str, u32); 10] = [
    ("H30.12.6", "再犯防止の基礎と関係機関の役割", 47),
    ("H31.2.1", "地域生活定着支援の実際", 46),
    ("H31.3.8", "事例検討（高齢の方への支援）", 42),
    ("R1.6.11", "再犯防止推進計画と市町村の役割", 81),
    ("R1.8.27", "障がいのある方への支援と連携", 68),
    ("R1.11.19", "事例検討（住まいと就労）", 64),
    ("R2.1.21", "入口支援と出口支援", 66),
    ("R2.9.8", "市町村職員研修 再犯防止と地域福祉", 49),
    ("R2.11.17", "市町村職員研修 事例検討", 45),
    ("R3.1.26", "市町村職員研修 計画の策定に向けて", 41),
];

/// Writes the three lists below `records`.
pub(crate) fn write(records: &Path) -> Result<()> {
    let list = List {
        sheet: "困難事案",
        title: "困難事案の対応記録",
        subtitle: "取扱注意　令和2年11月末現在",
        columns: &[("受付日", 16.0), ("内容", 30.0), ("結果", 26.0)],
        rows: cases(),
        notes: &["※支援者からの相談を1件として記録"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("hard-cases/困難事案_対応記録.xlsx"))?;

    let list = List {
        sheet: "研修会",
        title: "研修会の開催記録",
        subtitle: "平成30年度～令和2年度",
        columns: &[("開催日", 14.0), ("研修名", 46.0), ("参加人数", 12.0)],
        rows: TRAININGS
            .iter()
            .map(|&(date, title, persons)| vec![date.into(), title.into(), persons.into()])
            .collect(),
        notes: &["※参加人数は延べ"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("trainings/研修会_開催記録.xlsx"))?;

    let list = List {
        sheet: "フォーラム",
        title: "再犯防止推進フォーラム 開催記録",
        subtitle: "",
        columns: &[("開催日", 14.0), ("参加者数", 12.0), ("参加者の内訳", 50.0)],
        rows: vec![vec!["R1.11.5".into(), 84.into(), "保護司、更生保護女性会、市町村職員等".into()]],
        notes: &[],
        font: YU_GOTHIC,
    };
    list.save(&records.join("forum/フォーラム_開催記録.xlsx"))
}

fn cases() -> Vec<Vec<Value>> {
    let mut rng = Rng::new(71);
    let mut rows = Vec::new();
    for (how_many, from, to) in CASES {
        // Weekends move to Monday, so the last days are kept out of the draw.
        let span = from.until(to);
        let mut days: Vec<Day> = (0..how_many).map(|_| from.plus(rng.below(span)).working()).collect();
        days.sort_unstable();
        for day in days {
            let date = match rows.len() % 7 {
                2 => day.long().into(),
                5 => Value::Date(day),
                _ => day.short().into(),
            };
            let content = *rng.pick(&CONTENT);
            let result = *rng.pick(&RESULT);
            rows.push(vec![date, content.into(), result.into()]);
        }
    }
    rows
}
