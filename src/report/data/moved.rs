//! What moved since a publication (数値の変更一覧) as a sheet of data: a row for every figure, what was published and what is now
//! as numbers, and what each cause did.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, Phrase, moved as words, report_data};
use crate::findings::changes::{Cause, Kind};
use crate::report::changes::{ChangesRecord, MovedRecord, SideRecord, cause_words, kind_words};
use crate::report::data::head::Column;
use crate::report::data::plain::plain;
use crate::report::data::sheet::Sheet;
use crate::report::data::sign::Sign;
use crate::report::data::{DataCell, DataTable};
use crate::report::model::CellNumber;

/// The sheet under a name.
pub(super) fn sheet(changes: &ChangesRecord, name: &str, lang: Lang) -> Sheet {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let there: BTreeSet<&str> =
        changes.figures.iter().flat_map(|moved| moved.parts.iter().flatten()).map(|part| part.cause).collect();
    let causes: Vec<Cause> = Cause::ALL.into_iter().filter(|cause| there.contains(cause.word())).collect();
    let mut columns = vec![
        column(text(words::id()), false),
        column(text(words::figure()), false),
        column(text(words::kind()), false),
        column(text(words::published()), true),
        column(text(report_data::published_unit()), false),
        column(text(words::now()), true),
        column(text(report_data::unit_now()), false),
        column(text(words::difference()), true),
        column(text(words::unit()), false),
    ];
    let by = |cause: &Cause| column(text(report_data::moved_by(cause_words(*cause))), true);
    columns.extend(causes.iter().map(by));
    let rows = changes.figures.iter().map(|moved| row(moved, &causes, lang)).collect();
    let head = columns.iter().map(|column| column.name.clone()).collect();
    Sheet { table: DataTable { name: name.to_owned(), head, rows }, columns, remarks: Vec::new() }
}

fn column(name: String, numeric: bool) -> Column {
    // The units stand in columns of their own.
    Column { levels: vec![name.clone()], numeric, unit: None, units: None, codes: None, name }
}

fn row(moved: &MovedRecord, causes: &[Cause], lang: Lang) -> Vec<DataCell> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == moved.kind).map(kind_words).unwrap_or_default();
    let unit = |unit: Option<&str>| {
        let said = unit.map(plain).filter(|unit| !unit.is_empty());
        DataCell::text(said.unwrap_or_else(|| Sign::NotApplicable.text().to_owned()))
    };
    let printed = |side: &Option<SideRecord>| printed(side.as_ref().map(|side| side.text.as_str()), Sign::None);
    let unit_of = |side: &Option<SideRecord>| unit(side.as_ref().map(|side| side.unit.as_str()));
    let difference = moved.difference.as_ref();
    // What is kept back is told from what does not exist.
    let without = if moved.withheld == Some("hidden") { Sign::Hidden } else { Sign::NotApplicable };
    let mut cells = vec![
        DataCell::text(&moved.id),
        DataCell::text(plain(&moved.label)),
        DataCell::text(kind.text(lang)),
        printed(&moved.old),
        unit_of(&moved.old),
        printed(&moved.new),
        unit_of(&moved.new),
        self::printed(difference.map(|difference| difference.text.as_str()), without),
        unit(difference.map(|difference| difference.unit.as_str())),
    ];
    cells.extend(causes.iter().map(|cause| {
        let part = moved.parts.iter().flatten().find(|part| part.cause == cause.word());
        let difference = part.and_then(|part| part.difference.as_ref());
        let kept = part.is_some() && moved.withheld.is_some();
        let without = if kept { Sign::Hidden } else { Sign::NotApplicable };
        self::printed(difference.map(|difference| difference.text.as_str()), without)
    }));
    cells
}

/// A printed number as the number that is printed; its sign where it shows none, `without` where nothing is printed.
fn printed(text: Option<&str>, without: Sign) -> DataCell {
    let Some(text) = text else { return DataCell::Text(without.text().to_owned()) };
    if let Some(sign) = Sign::printed(text) {
        return DataCell::Text(sign.text().to_owned());
    }
    let digits = text.trim().replace(',', "").replace(['△', '▲', '−', '－'], "-");
    match digits.parse::<f64>() {
        Ok(value) if value.is_finite() => {
            let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            DataCell::Number(CellNumber { value, decimals: u32::try_from(decimals).unwrap_or(0) })
        }
        Ok(_) | Err(_) => DataCell::text(plain(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::printed;
    use crate::report::data::DataCell;
    use crate::report::data::sign::Sign;
    use crate::report::model::CellNumber;

    #[test]
    fn what_is_printed_becomes_a_number_or_a_sign() {
        let number = |value, decimals| DataCell::Number(CellNumber { value, decimals });
        assert_eq!(printed(Some("1,234"), Sign::None), number(1234.0, 0));
        assert_eq!(printed(Some("△2.40"), Sign::None), number(-2.4, 2));
        assert_eq!(printed(Some("Ｘ"), Sign::None), DataCell::Text("X".to_owned()));
        assert_eq!(printed(None, Sign::NotApplicable), DataCell::Text(Sign::NotApplicable.text().to_owned()));
        assert_eq!(printed(Some("範囲"), Sign::None), DataCell::Text("範囲".to_owned()));
    }
}
