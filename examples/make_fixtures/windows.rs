//! The consultation windows: since when each is open, on which days it was
//! held, and who came (by number only).
//!
//! Published: opening months, sessions, persons and consultations by window
//! and year. Needs, referrals and the days that are not a last Friday are invented.

use crate::Result;
use crate::book::{List, Value, YU_GOTHIC};
use crate::calendar::{Day, last_friday};
use crate::rng::Rng;
use std::path::Path;

const SCHEDULE: &str = "毎月最終金曜日（12月除く）10時～12時 事前予約制";
const NEEDS: [&str; 10] =
    ["就労", "就労", "就労", "障害", "障害", "住居", "住居", "家族関係", "家族関係", "その他"];

/// One window in one year.
struct Term {
    area: &'static str,
    prefix: char,
    /// Months with a session on the last Friday.
    months: &'static [(i32, u8)],
    /// Sessions on other days.
    others: &'static [Day],
    /// Persons and consultations.
    clients: usize,
    consultations: usize,
}

const TERMS: [Term; 6] = [
    Term {
        area: "諏訪",
        prefix: 'S',
        months: &[(2018, 9), (2018, 10), (2018, 11), (2019, 1), (2019, 2), (2019, 3)],
        others: &[],
        clients: 6,
        consultations: 7,
    },
    Term {
        area: "諏訪",
        prefix: 'S',
        months: &[
            (2019, 4),
            (2019, 5),
            (2019, 6),
            (2019, 7),
            (2019, 8),
            (2019, 9),
            (2019, 10),
            (2019, 11),
            (2020, 1),
            (2020, 2),
            (2020, 3),
        ],
        others: &[],
        clients: 11,
        consultations: 11,
    },
    Term {
        area: "上伊那",
        prefix: 'K',
        months: &[(2019, 8), (2019, 9), (2019, 10), (2019, 11), (2020, 1), (2020, 2), (2020, 3)],
        others: &[],
        clients: 7,
        consultations: 8,
    },
    Term {
        area: "諏訪",
        prefix: 'S',
        months: &[(2020, 4), (2020, 5), (2020, 6), (2020, 7), (2020, 8), (2020, 9)],
        others: &[Day::new(2020, 6, 10), Day::new(2020, 7, 14), Day::new(2020, 8, 20), Day::new(2020, 9, 9)],
        clients: 10,
        consultations: 13,
    },
    Term {
        area: "上伊那",
        prefix: 'K',
        months: &[(2020, 7), (2020, 8), (2020, 9)],
        others: &[],
        clients: 3,
        consultations: 3,
    },
    Term {
        area: "上田", prefix: 'U', months: &[(2020, 8), (2020, 9)], others: &[], clients: 2, consultations: 2
    },
];

impl Term {
    /// The days of all sessions, in order.
    fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self
            .months
            .iter()
            .map(|&(year, month)| last_friday(year, month))
            .chain(self.others.iter().copied())
            .collect();
        days.sort_unstable();
        days
    }
}

/// Writes the three lists below `records`.
pub(crate) fn write(records: &Path) -> Result<()> {
    let opened = [("諏訪", "H30.9"), ("上伊那", "R1.8"), ("上田", "R2.8")];
    let list = List {
        sheet: "設置状況",
        title: "生活相談窓口の設置状況",
        subtitle: "更生保護サポートセンターに設置",
        columns: &[("設置地区", 14.0), ("開始", 12.0), ("形態", 56.0)],
        rows: opened.iter().map(|&(area, from)| vec![area.into(), from.into(), SCHEDULE.into()]).collect(),
        notes: &["※設置地区は圏域の名称"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("windows/相談窓口_設置状況.xlsx"))?;

    let mut rows = Vec::new();
    for (day, area) in sessions() {
        let i = rows.len();
        rows.push(vec![(i as u32 + 1).into(), spelled(i, day), area.into()]);
    }
    let list = List {
        sheet: "相談会",
        title: "生活相談会 実施記録",
        subtitle: "平成30年度～令和2年度（令和2年9月末現在）",
        columns: &[("No.", 8.0), ("実施日", 24.0), ("窓口", 14.0)],
        rows,
        notes: &["※令和2年度の諏訪は、最終金曜日のほかに臨時の相談会を開催"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("sessions/相談会_実施記録.xlsx"))?;

    let list = List {
        sheet: "相談記録",
        title: "生活相談 相談記録",
        subtitle: "取扱注意　令和2年9月末現在",
        columns: &[("相談日", 16.0), ("窓口", 12.0), ("相談者番号", 14.0), ("ニーズ", 16.0), ("つなぎ先", 20.0)],
        rows: consultations(),
        notes: &["※相談者番号は窓口ごとに年度を通して付番（氏名は記録しない）"],
        font: YU_GOTHIC,
    };
    list.save(&records.join("consultations/生活相談_相談記録.xlsx"))
}

/// All sessions by date.
fn sessions() -> Vec<(Day, &'static str)> {
    let mut all: Vec<(Day, &str)> =
        TERMS.iter().flat_map(|term| term.days().into_iter().map(|day| (day, term.area))).collect();
    all.sort_by_key(|&(day, _)| day);
    all
}

/// All consultations by date: each person's first visit at a session of its
/// own, a few second visits at a later one.
fn consultations() -> Vec<Vec<Value>> {
    let mut rng = Rng::new(61);
    let mut visits: Vec<(Day, &str, String)> = Vec::new();
    let mut used: Vec<(char, usize)> = Vec::new();
    for term in &TERMS {
        let days = term.days();
        let before: usize =
            used.iter().filter(|(prefix, _)| *prefix == term.prefix).map(|(_, clients)| clients).sum();
        let client = |i: usize| format!("{}-{:02}", term.prefix, before + i + 1);
        for i in 0..term.clients {
            visits.push((days[i % days.len()], term.area, client(i)));
        }
        for i in 0..term.consultations - term.clients {
            let again = (i * 2 + 3) % days.len();
            visits.push((days[again], term.area, client(i * 2)));
        }
        used.push((term.prefix, term.clients));
    }
    visits.sort();
    visits
        .into_iter()
        .enumerate()
        .map(|(i, (day, area, client))| {
            let need = *rng.pick(&NEEDS);
            let referrals: &[&str] = match need {
                "就労" => &["就労支援機関", "就労支援機関", "なし"],
                "障害" => &["市町村", "市町村", "社会福祉協議会"],
                "住居" => &["社会福祉協議会", "市町村"],
                _ => &["なし", "なし", "社会福祉協議会"],
            };
            let referral = *rng.pick(referrals);
            let date = if i % 11 == 7 { Value::Date(day) } else { day.short().into() };
            vec![date, area.into(), client.into(), need.into(), referral.into()]
        })
        .collect()
}

/// A date in one of the spellings in use.
fn spelled(i: usize, day: Day) -> Value {
    match i % 6 {
        1 | 4 => day.long().into(),
        3 => Value::Date(day),
        5 => day.slashes().into(),
        _ => day.short().into(),
    }
}
