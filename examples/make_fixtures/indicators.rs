//! The table of indicators as the office keeps it: two rows (目標, 実績) per
//! indicator, its name and unit merged over both, every value as published.

use crate::Result;
use crate::book::{self, Look, Value, YU_GOTHIC, put, put_across};
use std::path::Path;

/// One indicator of the report.
struct Indicator {
    name: &'static str,
    unit: &'static str,
    /// H30, R1, R2; `None` where the report has a dash.
    target: [Option<u32>; 3],
    actual: [Option<u32>; 3],
    /// As of when the R2 actual holds, if not the whole year.
    as_of: &'static str,
    note: &'static str,
}

const INDICATORS: [Indicator; 8] = [
    Indicator {
        name: "①長野県再犯防止推進会議の開催",
        unit: "回",
        target: [None, None, None],
        actual: [Some(3), Some(3), Some(1)],
        as_of: "",
        note: "",
    },
    Indicator {
        name: "①困難事案の対応件数",
        unit: "件",
        target: [None, Some(30), Some(30)],
        actual: [Some(5), Some(20), Some(10)],
        as_of: "R2.11.30",
        note: "※R2は11月末現在",
    },
    Indicator {
        name: "②協議会の開催回数",
        unit: "回",
        target: [None, Some(15), Some(10)],
        actual: [Some(11), Some(14), Some(3)],
        as_of: "",
        note: "※新型コロナの感染防止のため縮小開催",
    },
    Indicator {
        name: "③研修会参加人数",
        unit: "人",
        target: [None, Some(470), Some(320)],
        actual: [Some(135), Some(279), Some(135)],
        as_of: "",
        note: "",
    },
    Indicator {
        name: "①生活相談を実施した支援対象者数",
        unit: "人",
        target: [None, Some(20), Some(20)],
        actual: [Some(6), Some(18), Some(15)],
        as_of: "R2.9.30",
        note: "",
    },
    Indicator {
        name: "①研修理解度",
        unit: "％",
        target: [None, Some(70), Some(70)],
        actual: [None, Some(65), Some(47)],
        as_of: "",
        note: "",
    },
    Indicator {
        name: "②設置窓口数",
        unit: "箇所",
        target: [Some(1), Some(2), Some(3)],
        actual: [Some(1), Some(2), Some(3)],
        as_of: "",
        note: "",
    },
    Indicator {
        name: "③連携・協力機関数",
        unit: "箇所",
        target: [None, Some(11), Some(11)],
        actual: [None, Some(15), Some(15)],
        as_of: "",
        note: "",
    },
];

const COLUMNS: [(&str, f64); 8] = [
    ("指標", 36.0),
    ("単位", 8.0),
    ("区分", 8.0),
    ("H30年度", 10.0),
    ("R1年度", 10.0),
    ("R2年度", 10.0),
    ("R2の時点", 12.0),
    ("特記事項", 38.0),
];

/// Writes the workbook below `records`.
pub(crate) fn write(records: &Path) -> Result<()> {
    let title = "再犯防止推進事業　活動指標・成果指標";
    let mut workbook = book::workbook(title, YU_GOTHIC)?;
    let look = Look::new(YU_GOTHIC);
    let sheet = workbook.add_worksheet();
    sheet.set_name("指標")?;
    book::page(sheet, true);
    put_across(sheet, 0, (0, 7), &title.into(), &look.title)?;
    sheet.set_row_height(0, 28)?;
    for (col, (name, width)) in COLUMNS.iter().enumerate() {
        sheet.set_column_width(col as u16, *width)?;
        put(sheet, (2, col as u16), &(*name).into(), &look.head)?;
    }
    for (i, indicator) in INDICATORS.iter().enumerate() {
        let row = 3 + 2 * i as u32;
        sheet.set_row_height(row, 20)?;
        sheet.set_row_height(row + 1, 20)?;
        sheet.merge_range(row, 0, row + 1, 0, indicator.name, &look.cell)?;
        sheet.merge_range(row, 1, row + 1, 1, indicator.unit, &look.mark)?;
        // Offices use both dashes for "no target".
        let dash = if i % 2 == 0 { "－" } else { "ー" };
        let shown = |value: Option<u32>| value.map_or_else(|| dash.into(), Value::from);
        for (row, kind, values, as_of, note) in [
            (row, "目標", indicator.target, "", ""),
            (row + 1, "実績", indicator.actual, indicator.as_of, indicator.note),
        ] {
            put(sheet, (row, 2), &kind.into(), &look.mark)?;
            for (col, value) in (3u16..).zip(values) {
                put(sheet, (row, col), &shown(value), &look.mark)?;
            }
            put(sheet, (row, 6), &as_of.into(), &look.mark)?;
            put(sheet, (row, 7), &note.into(), &look.cell)?;
        }
    }
    let below = 3 + 2 * INDICATORS.len() as u32 + 1;
    let remark = "※「－」は目標を定めていないもの、又は実績のないもの";
    put(sheet, (below, 0), &remark.into(), &look.note)?;
    book::save(workbook, &records.join("indicators/指標.xlsx"))
}
