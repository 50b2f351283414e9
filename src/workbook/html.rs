//! A web page that was saved as .xls: many office systems "export to Excel" by writing an HTML table. Its tables are read
//! into one sheet, one below the other, as Excel opens such a page; words outside of them keep a row of their own, so that
//! nothing is lost. Scripts and styles are no words.

use crate::catalogue::{files as reasons, workbook as words};
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::limits::Budget;
use crate::workbook::markup::{Token, Tokens};
use crate::workbook::merges::MergedRange;
use crate::workbook::{Contents, Limits, Sheet, Unreadable, delimited};

/// Columns that a cell may span at most, as in Excel.
const WIDEST: u32 = 16_384;
/// Rows that a cell may span at most.
const TALLEST: u32 = 65_536;

pub(super) fn read(sheet: &str, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let (text, encoding) =
        decode(bytes).ok_or_else(|| Unreadable::new("encoding", words::unknown_encoding(), words::hint_utf8()))?;
    let mut page =
        Page { grid: Grid::default(), budget: Budget::new(limits), row: 0, tables: 0, spans: Vec::new() };
    page.read(&text)?;
    if page.tables == 0 {
        return Err(Unreadable::new("damaged-html", reasons::no_table(), words::hint_resave()));
    }
    let sheet = Sheet { name: sheet.to_owned(), visible: true, grid: page.grid, evidence: None };
    Ok(Contents { sheets: vec![sheet], encoding: Some(encoding), ..Contents::default() })
}

/// The text of a page, by its byte order mark, by what it says about itself, else as any text.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static str)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    if encoding_rs::Encoding::for_bom(bytes).is_none()
        && let Some(at) = head.find("charset=")
    {
        let name: String = head[at + "charset=".len()..]
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        if let Some(encoding) = encoding_rs::Encoding::for_label(name.as_bytes()) {
            let (text, failed) = encoding.decode_without_bom_handling(bytes);
            if !failed {
                return Some((text.into_owned(), encoding.name()));
            }
        }
    }
    delimited::decode(bytes).map(|decoded| (decoded.text, decoded.encoding))
}

/// A page while it is read.
struct Page {
    grid: Grid,
    budget: Budget,
    /// The row that is written next.
    row: u32,
    tables: usize,
    /// Cells that reach down from rows above: first column, columns, rows left.
    spans: Vec<(u32, u32, u32)>,
}

/// A cell of the row that is being read.
struct Cell {
    text: String,
    columns: u32,
    rows: u32,
}

impl Page {
    fn read(&mut self, text: &str) -> Result<(), Unreadable> {
        // Tables inside a cell belong to the words of that cell.
        let mut depth = 0_usize;
        let mut row: Vec<Cell> = Vec::new();
        let mut cell: Option<Cell> = None;
        let mut outside = String::new();
        for token in Tokens::of_page(text) {
            self.budget.step()?;
            let tag = match token {
                Token::Words(text) => {
                    match &mut cell {
                        Some(cell) => cell.text.push_str(&text.replace(['\n', '\r', '\t'], " ")),
                        None if depth == 0 => outside.push_str(&text.replace(['\n', '\r', '\t'], " ")),
                        None => {}
                    }
                    continue;
                }
                Token::Tag(tag) => tag,
            };
            match (tag.name.as_str(), tag.closes) {
                ("table", false) => {
                    if depth == 0 {
                        self.outside(&mut outside)?;
                        self.tables += 1;
                    }
                    depth += 1;
                }
                ("table", true) => {
                    if depth == 1 {
                        row.extend(cell.take());
                        self.end_row(&mut row)?;
                        self.spans.clear();
                    }
                    depth = depth.saturating_sub(1);
                }
                ("tr", _) if depth == 1 => {
                    row.extend(cell.take());
                    self.end_row(&mut row)?;
                }
                ("td" | "th", closes) if depth == 1 => {
                    row.extend(cell.take());
                    if !closes {
                        let span = |name, most| tag.number(name).unwrap_or(1).clamp(1, most);
                        cell = Some(Cell {
                            text: String::new(),
                            columns: span("colspan", WIDEST),
                            rows: span("rowspan", TALLEST),
                        });
                    }
                }
                ("br" | "p" | "div" | "li" | "tr" | "h1" | "h2" | "h3", _) => match &mut cell {
                    Some(cell) if !cell.text.is_empty() => cell.text.push('\n'),
                    Some(_) => {}
                    None if depth == 0 => self.outside(&mut outside)?,
                    None => {}
                },
                _ => {}
            }
        }
        row.extend(cell.take());
        self.end_row(&mut row)?;
        self.outside(&mut outside)
    }

    /// Words outside of a table get a row.
    fn outside(&mut self, words: &mut String) -> Result<(), Unreadable> {
        let text = tidy(words);
        words.clear();
        if !text.is_empty() {
            self.budget.cell(text.len())?;
            self.grid.insert(CellAddress::new(self.row, 0), CellValue::Text(text));
            self.row = self.row.saturating_add(1);
        }
        Ok(())
    }

    fn end_row(&mut self, row: &mut Vec<Cell>) -> Result<(), Unreadable> {
        if row.is_empty() {
            return Ok(());
        }
        let mut column = 0_u32;
        let mut below = Vec::new();
        for cell in row.drain(..) {
            while let Some((_, columns, _)) = self
                .spans
                .iter()
                .find(|(from, columns, _)| (*from..from.saturating_add(*columns)).contains(&column))
            {
                column = column.saturating_add(*columns);
            }
            let at = CellAddress::new(self.row, column);
            let text = tidy(&cell.text);
            if !text.is_empty() {
                self.budget.cell(text.len())?;
                self.grid.insert(at, CellValue::Text(text));
            }
            if cell.columns > 1 || cell.rows > 1 {
                let last = CellAddress::new(
                    self.row.saturating_add(cell.rows - 1),
                    column.saturating_add(cell.columns - 1),
                );
                self.grid.merge(MergedRange { first: at, last });
            }
            if cell.rows > 1 {
                below.push((column, cell.columns, cell.rows - 1));
            }
            column = column.saturating_add(cell.columns);
            if column >= WIDEST {
                break;
            }
        }
        for span in &mut self.spans {
            span.2 -= 1;
        }
        self.spans.retain(|(.., rows)| *rows > 0);
        self.spans.extend(below);
        self.row = self.row.saturating_add(1);
        Ok(())
    }
}

/// Words without the blanks that a page is laid out with.
fn tidy(text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| line.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(page: &str) -> Vec<(String, String)> {
        let read = read("表", page.as_bytes(), &Limits::default()).map(|contents| contents.sheets);
        let sheets = read.unwrap_or_default();
        sheets
            .iter()
            .flat_map(|sheet| sheet.grid.cells().map(|(at, value)| (at.to_string(), value.raw())))
            .collect()
    }

    fn expected(cells: &[(&str, &str)]) -> Vec<(String, String)> {
        cells.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_table_keeps_its_cells() {
        let page = "<html><head><style>td{color:red}</style><title>x</title></head><body><!-- <table> --><h1>調査票</h1>\n\
            <TABLE border=1><tr><th colspan=\"2\">団体<br>名</th><th>回答<tr><td rowspan=2>長野市<td>A&amp;B&nbsp;<td> 1 &lt; 2 \
            </tr><tr><td>c<td>d</table><p>以上</p></body>";
        let rows = [
            ("A1", "調査票"),
            ("A2", "団体\n名"),
            ("C2", "回答"),
            ("A3", "長野市"),
            ("B3", "A&B"),
            ("C3", "1 < 2"),
            ("B4", "c"),
            ("C4", "d"),
            ("A5", "以上"),
        ];
        assert_eq!(
            cells(page).iter().map(|(at, text)| (at.clone(), text.trim().to_owned())).collect::<Vec<_>>(),
            expected(&rows)
        );
    }

    #[test]
    fn a_page_without_a_table_is_set_aside_and_code_page_932_is_read() {
        let failed = read("x", b"<html><frameset><frame src=\"a.htm\"></frameset>", &Limits::default());
        assert_eq!(failed.err().map(|why| why.rule), Some("damaged-html"));
        let page = b"<meta charset=\"Shift_JIS\"><table><tr><td>\x92\xB7\x96\xEC\x8Es</table>";
        let read = read("x", page, &Limits::default()).unwrap_or_default();
        assert_eq!(
            (read.encoding, read.sheets[0].grid.text(CellAddress::new(0, 0))),
            (Some("Shift_JIS"), "長野市".to_owned())
        );
        assert_eq!(cells("<table><tr><td colspan=99999999999 rowspan=99999999>a<td>b"), expected(&[("A1", "a")]));
    }
}
