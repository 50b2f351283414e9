//! What came back for the current-state survey of FY2018: one workbook per
//! stratum, one row per body; who did not answer is simply not there.
//!
//! Published are only the four problems drawn from it. Numbers asked and
//! returned and every single answer are invented, with "not sufficient" in the
//! majority so that the four problems can be read from them.

use crate::Result;
use crate::book::{List, MS_GOTHIC, Value, wide};
use crate::calendar::Day;
use crate::desk::{self, Receipt};
use crate::frames::{self, Member};
use crate::rng::Rng;
use crate::{bodies, offices};
use std::path::Path;

const LABELS: [&str; 4] = ["十分", "おおむね十分", "やや不十分", "不十分"];
/// Weights of the four answers for the items ア, イ, ウ, エ.
const WEIGHTS: [[usize; 4]; 4] = [[4, 22, 46, 28], [5, 26, 45, 24], [4, 28, 47, 21], [3, 20, 42, 35]];
const PROBLEMS: [&str; 9] = [
    "連携する機関の窓口が分からない。",
    "個人情報の扱いの整理が必要。",
    "支援の終わった後の相談先がない。",
    "対応の経験が少なく、知識が不足している。",
    "福祉と司法で言葉が違い、話が通じにくいことがある。",
    "担当者が替わると関係が途切れる。",
    "住まいと仕事の確保が難しい。",
    "研修の機会が少ない。",
    "該当する事案が少ない。",
];

/// Writes the round into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let strata = [
        ("刑事司法関係機関", offices::justice(), 11, 51),
        ("保護司会", bodies::hogoshi("H", 2, "hogoshi"), 18, 52),
        ("市町村", frames::municipalities()?, 64, 53),
    ];
    let mut receipts = Vec::new();
    for (i, (label, members, returned, seed)) in strata.iter().enumerate() {
        let file = format!("現状把握アンケート_{label}.xlsx");
        let mut rng = Rng::new(*seed);
        let mut rows: Vec<Vec<Value>> = rng
            .sample(members.len(), *returned)
            .iter()
            .enumerate()
            .map(|(at, &member)| row(at, &members[member], &mut rng))
            .collect();
        // Two blanks in the whole survey: item ウ of one body, item イ of another.
        match i {
            1 => rows[6][4] = Value::Blank,
            2 => rows[30][3] = Value::Blank,
            _ => {}
        }
        let list = List {
            sheet: "回答",
            title: &format!("再犯防止に関する現状把握アンケート　回答（{label}）"),
            subtitle: "平成30年度",
            columns: &[
                ("番号", 10.0),
                ("機関・団体名", 30.0),
                ("問1ア 情報共有・連携", 16.0),
                ("問1イ 相互理解", 16.0),
                ("問1ウ 知識・スキル", 16.0),
                ("問1エ 継続的な支援", 16.0),
                ("問2 課題", 46.0),
            ],
            rows,
            notes: &["※1 十分　2 おおむね十分　3 やや不十分　4 不十分　空欄は無回答"],
            font: MS_GOTHIC,
        };
        list.save(&folder.join("returned").join(&file))?;
        let day = Day::new(2018, 10, 9 + i as u8 * 7);
        receipts.push(Receipt::new(&file, day, "Excel"));
    }
    desk::receipts(&folder.join("received.csv"), &mut receipts)
}

fn row(at: usize, member: &Member, rng: &mut Rng) -> Vec<Value> {
    let mut values = vec![member.code.as_str().into(), member.name.as_str().into()];
    for weights in &WEIGHTS {
        let mut left = rng.below(100);
        let mut code = 1;
        for weight in weights {
            if left < *weight {
                break;
            }
            left -= weight;
            code += 1;
        }
        values.push(match at % 8 {
            2 => wide(&code.to_string()).into(),
            5 => format!("{code} {}", LABELS[code as usize - 1]).into(),
            7 => LABELS[code as usize - 1].into(),
            _ => code.into(),
        });
    }
    let problem = if rng.below(3) == 0 { *rng.pick(&PROBLEMS) } else { "" };
    values.push(problem.into());
    values
}
