//! The XML spreadsheet of Excel 2003 (SpreadsheetML): what some systems still write and call .xls. One pass over its tags;
//! cells and merges, nothing else.

use crate::catalogue::workbook as words;
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::limits::Budget;
use crate::workbook::markup::{Tag, Token, Tokens};
use crate::workbook::merges::MergedRange;
use crate::workbook::{Contents, Limits, Sheet, Unreadable, delimited, iso};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let decoded = delimited::decode(bytes)
        .ok_or_else(|| Unreadable::new("encoding", words::unknown_encoding(), words::hint_utf8()))?;
    let mut book = Book { sheets: Vec::new(), budget: Budget::new(limits), row: 0, column: 0, cell: None };
    let mut data: Option<(String, String)> = None;
    // The words of a comment are inside the cell and not its value.
    let mut comment = false;
    for token in Tokens::of_xml(&decoded.text) {
        book.budget.step()?;
        let tag = match token {
            Token::Words(words) => {
                if let Some((_, text)) = data.as_mut().filter(|_| !comment) {
                    text.push_str(&words);
                }
                continue;
            }
            Token::Tag(tag) => tag,
        };
        match tag.name.as_str() {
            "comment" => comment = !tag.closes && !tag.empty,
            _ if comment => {}
            "data" if !tag.closes => data = Some((tag.get("type").unwrap_or_default(), String::new())),
            "data" => {
                if let Some((kind, text)) = data.take() {
                    book.value(&kind, text)?;
                }
            }
            _ => book.tag(&tag),
        }
    }
    if book.sheets.is_empty() {
        let found = words::not_a_workbook("XML");
        return Err(Unreadable::new("not-a-workbook", found, words::hint_resave()));
    }
    Ok(Contents { sheets: book.sheets, encoding: Some(decoded.encoding), ..Contents::default() })
}

struct Book {
    sheets: Vec<Sheet>,
    budget: Budget,
    /// Row and column that come next, from 0.
    row: u32,
    column: u32,
    cell: Option<CellAddress>,
}

impl Book {
    fn tag(&mut self, tag: &Tag) {
        // Places in the file are counted from 1.
        let place = |name: &str| tag.number(name).and_then(|number| number.checked_sub(1));
        match (tag.name.as_str(), tag.closes) {
            ("worksheet", false) => {
                let name = tag.get("name").unwrap_or_default();
                self.sheets.push(Sheet { name, visible: true, grid: Grid::default(), evidence: None });
                (self.row, self.column, self.cell) = (0, 0, None);
            }
            ("visible", _) => {}
            ("row", false) => {
                self.row = place("index").unwrap_or(self.row);
                self.column = 0;
                if tag.empty {
                    self.row = self.row.saturating_add(1).saturating_add(tag.number("span").unwrap_or(0));
                }
            }
            ("row", true) => self.row = self.row.saturating_add(1),
            ("cell", false) => {
                self.column = place("index").unwrap_or(self.column);
                let at = CellAddress::new(self.row, self.column);
                let across = tag.number("mergeacross").unwrap_or(0);
                let down = tag.number("mergedown").unwrap_or(0);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| across + down > 0) {
                    let last = CellAddress::new(at.row.saturating_add(down), at.column.saturating_add(across));
                    sheet.grid.merge(MergedRange { first: at, last });
                }
                self.cell = Some(at);
                self.column = self.column.saturating_add(1).saturating_add(across);
            }
            _ => {}
        }
    }

    fn value(&mut self, kind: &str, text: String) -> Result<(), Unreadable> {
        let (Some(at), Some(sheet)) = (self.cell, self.sheets.last_mut()) else { return Ok(()) };
        if text.is_empty() {
            return Ok(());
        }
        self.budget.cell(text.len())?;
        let value = match kind {
            "Number" => text.trim().parse().map_or_else(|_| CellValue::Text(text), CellValue::Number),
            "Boolean" => CellValue::Bool(text.trim() == "1"),
            "Error" => CellValue::Error(text),
            "DateTime" => date(text),
            _ => CellValue::Text(text),
        };
        sheet.grid.insert(at, value);
        Ok(())
    }
}

/// The day of `2005-02-23T00:00:00.000`; a time of day stands on the last day of 1899 and names none.
fn date(text: String) -> CellValue {
    match iso::date(&text) {
        CellValue::Date(date) if date.year >= 1900 => CellValue::Date(date),
        _ => CellValue::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_the_file_puts_them() {
        let text = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
            <Worksheet ss:Name="調査票"><Table><Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">団体&#10;名</Data>
            <Comment><ss:Data><B>x</B></ss:Data></Comment></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell></Row>
            <Row><Cell><Data ss:Type="DateTime">2020-10-12T00:00:00.000</Data></Cell><Cell/><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>"#;
        let sheets = read(text.as_bytes(), &Limits::default()).unwrap_or_default().sheets;
        let cells: Vec<_> = sheets
            .iter()
            .flat_map(|sheet| sheet.grid.cells().map(|(at, value)| format!("{at}={}", value.raw())))
            .collect();
        assert_eq!(cells, ["B3=団体\n名", "D3=12.5", "A4=2020-10-12", "C4=TRUE"]);
        assert_eq!(sheets[0].grid.text(CellAddress::new(2, 2)), "団体\n名");
    }
}
