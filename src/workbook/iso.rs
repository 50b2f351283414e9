//! Days and times as the formats write them that keep them as text: `2020-10-12T09:00:00`, `PT9H30M00S`.

use crate::text::era::CivilDate;
use crate::workbook::grid::CellValue;

/// A day that the file writes as `2020-10-12` or `2020-10-12T09:00:00`; anything else stays as it is written.
pub(super) fn date(text: &str) -> CellValue {
    let mut parts = text.split('T').next().unwrap_or_default().splitn(3, '-');
    let mut next = || parts.next()?.parse::<u16>().ok();
    let date = (|| {
        let (year, month, day) = (next()?, next()?, next()?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        CivilDate::new(i32::from(year), month, Some(day)).ok()
    })();
    date.map_or_else(|| CellValue::Text(text.to_owned()), CellValue::Date)
}

/// A time that the file writes as `PT9H30M00S`, as the part of a day that the other formats hold; anything else stays as it
/// is written.
pub(super) fn time(text: &str) -> CellValue {
    let seconds = text.strip_prefix("PT").and_then(|rest| {
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let number = |part: &str| part.parse::<f64>().ok().filter(|number| number.is_finite());
        Some(number(hours)? * 3600.0 + number(minutes)? * 60.0 + number(rest.strip_suffix('S')?)?)
    });
    seconds.map_or_else(|| CellValue::Text(text.to_owned()), |seconds| CellValue::Number(seconds / 86_400.0))
}
