//! What every workbook here shares: a fixed creation date, the look of an
//! office form, and cells that know whether they are a number, text or a date.

use crate::Result;
use crate::calendar::Day;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};
use std::path::Path;

/// The grey of a label cell.
const GREY: Color = Color::RGB(0xE7_E6_E6);

/// The two fonts that Japanese offices use most.
pub(crate) const YU_GOTHIC: &str = "游ゴシック";
/// See [`YU_GOTHIC`].
pub(crate) const MS_GOTHIC: &str = "ＭＳ ゴシック";

/// What goes into one cell.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// An empty cell (with its border).
    Blank,
    /// Text, exactly as given.
    Text(String),
    /// A number.
    Number(f64),
    /// A real Excel date, shown as 2019/5/31.
    Date(Day),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

/// The formats of one workbook, all in one font.
pub(crate) struct Look {
    /// A large centred title.
    pub(crate) title: Format,
    /// Small grey remarks.
    pub(crate) note: Format,
    /// Grey, bordered: the word that says what the next cell holds.
    pub(crate) label: Format,
    /// Grey, bordered, centred: a column head.
    pub(crate) head: Format,
    /// Bordered, left: text.
    pub(crate) cell: Format,
    /// Bordered, centred: marks, codes, dates.
    pub(crate) mark: Format,
    /// Plain text without a border.
    pub(crate) plain: Format,
}

impl Look {
    /// The formats in one font.
    pub(crate) fn new(font: &str) -> Self {
        let base = Format::new().set_font_name(font).set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let framed = base.clone().set_border(FormatBorder::Thin).set_text_wrap();
        Self {
            title: base.clone().set_bold().set_font_size(14).set_align(FormatAlign::Center),
            note: base.clone().set_font_size(9).set_font_color(Color::RGB(0x59_59_59)),
            label: framed.clone().set_background_color(GREY).set_indent(1),
            head: framed.clone().set_background_color(GREY).set_bold().set_align(FormatAlign::Center),
            mark: framed.clone().set_align(FormatAlign::Center),
            cell: framed.set_indent(1),
            plain: base,
        }
    }
}

/// An empty workbook with its title, its font and the fixed creation date.
pub(crate) fn workbook(title: &str, font: &str) -> Result<Workbook> {
    let mut book = Workbook::new();
    // Row height and column width in pixels, as Excel has them for the font.
    let row_height = if font == YU_GOTHIC { 25 } else { 18 };
    let default = Format::new().set_font_name(font).set_font_size(11);
    book.set_default_format(&default, row_height, 72)?;
    let made = ExcelDateTime::from_ymd(2020, 10, 1)?;
    let properties =
        DocProperties::new().set_title(title).set_comment("架空データ（例示用）").set_creation_datetime(&made);
    book.set_properties(&properties);
    Ok(book)
}

/// Page set-up of a form: A4, one page wide, no grid on the screen.
pub(crate) fn page(sheet: &mut Worksheet, landscape: bool) {
    sheet
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.6, 0.6, 0.7, 0.6, 0.3, 0.3)
        .set_screen_gridlines(false);
    if landscape {
        sheet.set_landscape();
    }
}

/// Writes one cell.
pub(crate) fn put(sheet: &mut Worksheet, (row, col): (u32, u16), value: &Value, format: &Format) -> Result<()> {
    match value {
        Value::Blank => sheet.write_blank(row, col, format)?,
        Value::Text(text) => sheet.write_with_format(row, col, text.as_str(), format)?,
        Value::Number(number) => sheet.write_with_format(row, col, *number, format)?,
        Value::Date(day) => {
            let date = ExcelDateTime::from_ymd(day.year as u16, day.month, day.day)?;
            let format = format.clone().set_num_format("yyyy/m/d");
            sheet.write_with_format(row, col, &date, &format)?
        }
    };
    Ok(())
}

/// Writes one value into cells of one row merged from `first` to `last`.
pub(crate) fn put_across(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    value: &Value,
    format: &Format,
) -> Result<()> {
    if first < last {
        sheet.merge_range(row, first, row, last, "", format)?;
    }
    put(sheet, (row, first), value, format)
}

/// A list as an office keeps it: title, column heads, one row each, remarks below.
pub(crate) struct List<'a> {
    /// Name of the sheet.
    pub(crate) sheet: &'a str,
    /// Title above the columns.
    pub(crate) title: &'a str,
    /// Small line under the title (who keeps the list, as of when); may be empty.
    pub(crate) subtitle: &'a str,
    /// Column heads and their widths.
    pub(crate) columns: &'a [(&'a str, f64)],
    /// The rows, one value per column.
    pub(crate) rows: Vec<Vec<Value>>,
    /// Remarks under the table, after one empty row.
    pub(crate) notes: &'a [&'a str],
    /// Font of the whole sheet.
    pub(crate) font: &'a str,
}

impl List<'_> {
    /// Writes the list as a workbook of one sheet.
    pub(crate) fn save(&self, path: &Path) -> Result<()> {
        let mut book = workbook(self.title, self.font)?;
        let look = Look::new(self.font);
        let sheet = book.add_worksheet();
        sheet.set_name(self.sheet)?;
        page(sheet, self.columns.len() > 4);
        let last = self.columns.len() as u16 - 1;
        put_across(sheet, 0, (0, last), &self.title.into(), &look.title)?;
        sheet.set_row_height(0, 26)?;
        put_across(sheet, 1, (0, last), &self.subtitle.into(), &look.note)?;
        let head = 3;
        for (col, (name, width)) in self.columns.iter().enumerate() {
            sheet.set_column_width(col as u16, *width)?;
            put(sheet, (head, col as u16), &(*name).into(), &look.head)?;
        }
        sheet.set_row_height(head, 32)?;
        sheet.set_freeze_panes(head + 1, 0)?;
        sheet.set_repeat_rows(head, head)?;
        let mut row = head;
        for values in &self.rows {
            row += 1;
            let lines = values.iter().zip(self.columns).map(lines_needed).max();
            sheet.set_row_height(row, 4.0 + 16.0 * lines.unwrap_or(1) as f64)?;
            for (col, value) in values.iter().enumerate() {
                let wide = self.columns[col].1 >= 20.0;
                let format = if wide { &look.cell } else { &look.mark };
                put(sheet, (row, col as u16), value, format)?;
            }
        }
        for (line, note) in self.notes.iter().enumerate() {
            put(sheet, (row + 2 + line as u32, 0), &(*note).into(), &look.note)?;
        }
        save(book, path)
    }
}

/// How many lines a value takes in a column; a full-width character is two units wide.
fn lines_needed((value, (_, width)): (&Value, &(&str, f64))) -> usize {
    let Value::Text(text) = value else { return 1 };
    let units: usize = text.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum();
    (units as f64 * 1.08 / width).ceil().max(1.0) as usize
}

/// Saves a workbook, making its folder first.
pub(crate) fn save(mut book: Workbook, path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    book.save(path)?;
    Ok(())
}

/// The same digits in full width, as many offices type them.
pub(crate) fn wide(digits: &str) -> String {
    digits.chars().map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit)).collect()
}
