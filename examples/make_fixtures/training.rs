//! Comprehension questionnaires of the trainings: anonymous, typed up as rows,
//! one workbook per training.
//!
//! Published: 65 % (R1) and 47 % (R2, municipal staff) understood. With 100
//! sheets a year these are 65 and 47 of 100; how many sheets there were, and
//! everything else in them, is invented.

use crate::Result;
use crate::book::{List, MS_GOTHIC, Value, wide};
use crate::rng::Rng;
use std::path::Path;

const COMPREHENSION: [&str; 4] = ["よく理解できた", "理解できた", "どちらともいえない", "あまり理解できなかった"];
const OCCUPATION: [&str; 4] = ["市町村職員", "社会福祉協議会職員", "保護司", "その他"];

/// One year of trainings.
struct Year {
    folder: &'static str,
    title: &'static str,
    seed: u64,
    /// Rows per workbook.
    sheets: &'static [usize],
    /// How many answered 1 to 4.
    comprehension: [usize; 4],
    /// How many of each occupation; what is left to 100 is blank.
    occupation: [usize; 4],
}

const YEARS: [Year; 2] = [
    Year {
        folder: "R1",
        title: "研修理解度アンケート　入力表（令和元年度",
        seed: 31,
        sheets: &[27, 24, 26, 23],
        comprehension: [22, 43, 24, 11],
        occupation: [34, 29, 25, 10],
    },
    Year {
        folder: "R2",
        title: "研修理解度アンケート　入力表（令和2年度・市町村職員対象",
        seed: 32,
        sheets: &[36, 34, 30],
        comprehension: [11, 36, 35, 18],
        occupation: [100, 0, 0, 0],
    },
];

/// Writes both rounds into `folder`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    for year in &YEARS {
        let mut rng = Rng::new(year.seed);
        let [a, b, c, d] = year.comprehension;
        let understood = rng.quotas(&[(1, a), (2, b), (3, c), (4, d)]);
        let [a, b, c, d] = year.occupation;
        let none = 100 - (a + b + c + d);
        let occupation = rng.quotas(&[(1, a), (2, b), (3, c), (4, d), (0, none)]);
        let mut start = 0;
        for (i, &length) in year.sheets.iter().enumerate() {
            let rows = (start..start + length)
                .map(|at| {
                    vec![
                        ((at - start + 1) as u32).into(),
                        written(i, at, understood[at], &COMPREHENSION),
                        written(i, at + 1, occupation[at], &OCCUPATION),
                    ]
                })
                .collect();
            start += length;
            let list = List {
                sheet: "アンケート",
                title: &format!("{}　第{}回）", year.title, i + 1),
                subtitle: "無記名。用紙の記入どおりに入力",
                columns: &[("No.", 7.0), ("問1 理解度", 30.0), ("問2 職種", 30.0)],
                rows,
                notes: &["※空欄は無回答。"],
                font: MS_GOTHIC,
            };
            let file = format!("第{}回研修会_アンケート.xlsx", i + 1);
            list.save(&folder.join(year.folder).join(file))?;
        }
    }
    Ok(())
}

/// One answer as typed: whoever typed a workbook kept to one or two manners.
fn written(sheet: usize, at: usize, code: u32, labels: &[&str; 4]) -> Value {
    let Some(label) = code.checked_sub(1).map(|i| labels[i as usize]) else {
        return Value::Blank;
    };
    match (sheet, at % 6) {
        (1, 0 | 1) => wide(&code.to_string()).into(),
        (1, _) => format!("{code} {label}").into(),
        (2, _) => label.into(),
        (_, 5) => ["①", "②", "③", "④"][code as usize - 1].into(),
        _ => code.into(),
    }
}
