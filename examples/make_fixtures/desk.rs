//! What the office itself keeps: lists of receipts, the correction ledger, and
//! the note that says which numbers are published and which are invented.

use crate::Result;
use crate::calendar::Day;
use crate::network_round3;
use std::path::Path;

/// The note on the whole set.
const README: &str = include_str!("data/fixtures-readme.md");

/// One received file.
pub(crate) struct Receipt {
    file: String,
    day: Day,
    channel: &'static str,
}

impl Receipt {
    /// A file, the day on which it came, and how.
    pub(crate) fn new(file: &str, day: Day, channel: &'static str) -> Self {
        Self { file: file.to_owned(), day, channel }
    }
}

/// Writes a list of receipts, oldest first.
pub(crate) fn receipts(path: &Path, receipts: &mut [Receipt]) -> Result<()> {
    receipts.sort_by_key(|receipt| receipt.day);
    let mut out = csv::Writer::from_path(path)?;
    out.write_record(["ファイル名", "受領日", "経路"])?;
    for receipt in receipts {
        let day = receipt.day.iso();
        out.write_record([receipt.file.as_str(), &day, receipt.channel])?;
    }
    out.flush()?;
    Ok(())
}

/// Writes the correction ledger and the note into `fixtures`: all of it, or what was decided by a day.
pub(crate) fn write(fixtures: &Path, until: Option<Day>) -> Result<()> {
    let mut out = csv::Writer::from_path(fixtures.join("corrections.csv"))?;
    out.write_record(["種類", "調査", "回", "対象", "設問", "旧値", "新値", "理由", "確認者", "日付"])?;
    for (event, old, new) in
        [("A19", "R1.2.7", "R2.2.7"), ("A20", "R1.2.10", "R2.2.10"), ("A21", "R1.2.19", "R2.2.19")]
    {
        out.write_record([
            "set",
            "meetings-area",
            "",
            event,
            "date",
            old,
            new,
            "R1は年度を指す（一覧に新型コロナによる中止の記載がある）",
            "例示",
            "2021-01-15",
        ])?;
    }
    // Remarks beside the frame that say nothing about an answer.
    for file in [
        "205613山ノ内町_ネットワークアンケート.xlsx",
        "【回答】富士見町.xlsx",
        "上松町_調査票.xlsx",
        "調査票（駒ヶ根市）.xlsx",
    ] {
        let finding = format!("outside-box@fixtures/network-need/R2/municipalities/{file}!調査票");
        let reason = "欄外の補足で、答えには関わらない";
        out.write_record(["accept", "", "", &finding, "", "", "", reason, "例示", "2021-01-15"])?;
    }
    for (day, row) in network_round3::DECISIONS.iter().filter(|(day, _)| until.is_none_or(|until| *day <= until)) {
        out.write_record(row.iter().copied().chain([day.iso().as_str()]))?;
    }
    out.flush()?;
    std::fs::write(fixtures.join("README.md"), README)?;
    Ok(())
}
