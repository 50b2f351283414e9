//! Rules that look at a column of a table: numbers as numbers, headings for all, units, names and codes of areas, the signs in the
//! place of a number.

use std::collections::BTreeMap;

use super::cells::is_year;
use super::{Odd, Table, View};
use crate::catalogue::unified_rules as words;
use crate::provenance::CellAddress;
use crate::survey::jis_code;
use crate::text::names::prefecture_name;
use crate::text::stock::is_ditto;
use crate::text::units::is_unit;
use crate::workbook::{CellValue, Container};

/// Signs that stand for a number that is not there; what each means is said in the file.
const SIGNS: [&str; 15] = ["-", "−", "－", "―", "‐", "...", "…", "***", "＊＊＊", "＊", "*", "x", "X", "ｘ", "Ｘ"];

/// What a cell of a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Number,
    /// A number in words' clothes: 1,234円, １２, ▲5.
    Written,
    Sign,
    Blank,
    Words,
}

/// A column of a table.
struct Column {
    at: u32,
    heading: String,
    cells: Vec<(CellAddress, Content, String)>,
}

impl Column {
    fn count(&self, wanted: Content) -> usize {
        self.cells.iter().filter(|(_, content, _)| *content == wanted).count()
    }

    /// Whether it holds numbers, as most of its cells say.
    fn is_numeric(&self) -> bool {
        let numbers = self.count(Content::Number) + self.count(Content::Written);
        numbers > 0 && numbers >= self.count(Content::Words) && !self.is_code()
    }

    /// Whether its numbers only name something: codes, years, places in an order.
    fn names_something(&self) -> bool {
        let heading = self.heading.to_lowercase();
        let years = self.cells.iter().filter(|(_, content, _)| *content == Content::Number);
        let mut years = years.map(|(_, _, text)| text.parse().is_ok_and(is_year)).peekable();
        self.is_code()
            || ["番号", "順位", "no.", "id", "rank"].iter().any(|word| heading.contains(word))
            || ((heading.ends_with('年') || heading.ends_with("年度") || heading.contains("year"))
                && years.peek().is_some()
                && years.all(|year| year))
    }

    fn is_code(&self) -> bool {
        let heading = self.heading.to_lowercase();
        heading.contains("コード") || heading.contains("code")
    }
}

/// The columns of a table from left to right.
fn columns(view: &View<'_>, table: &Table) -> Vec<Column> {
    let grid = &view.sheet.grid;
    let text = |at: CellAddress| grid.get(at).map(CellValue::raw).unwrap_or_default();
    table
        .columns()
        .map(|column| Column {
            at: column,
            heading: table.heading(grid, column),
            cells: table
                .rows()
                .map(|row| CellAddress::new(row, column))
                // What a merge covers is told as a merge.
                .filter(|at| grid.resolve(*at) == *at)
                .map(|at| (at, content(grid.get(at), view.container), text(at)))
                .collect(),
        })
        .collect()
}

fn content(value: Option<&CellValue>, container: Container) -> Content {
    match value {
        None => Content::Blank,
        Some(CellValue::Number(_)) => Content::Number,
        // A day is none of the two; it keeps its column out of those with numbers as words do.
        Some(CellValue::Date(_) | CellValue::Bool(_)) => Content::Words,
        Some(CellValue::Error(_)) => Content::Sign,
        Some(CellValue::Text(text)) => {
            let text = text.trim();
            if text.is_empty() {
                Content::Blank
            } else if container == Container::Delimited && is_plain(text) {
                Content::Number
            } else if SIGNS.contains(&text) {
                Content::Sign
            } else if is_number(text) {
                Content::Written
            } else {
                Content::Words
            }
        }
    }
}

fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}

/// Whether a text is a number, whatever it wears: sign, separators, currency, a unit, full width.
pub(super) fn is_number(text: &str) -> bool {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_start_matches(['△', '▲', '-', '−', '+']).trim_start_matches(['¥', '\\', '$']);
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim();
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let fits = !whole.is_empty()
        && !groups[0].is_empty()
        && grouped
        && (groups.len() == 1 || groups[0].len() <= 3)
        && !part.is_empty()
        && part.bytes().all(|byte| byte.is_ascii_digit());
    // 2020年, 3月 and 65歳 name a time or a group.
    let names = ["年", "月", "日", "分", "歳", "年間"].contains(&unit);
    let known = unit.is_empty() || unit == "%" || (is_unit(unit) && !names);
    fits && known
}

/// Numbers as text, in columns of numbers beside the first.
pub(super) fn numbers_as_text(view: &View<'_>) -> Vec<Odd> {
    let mut found = Vec::new();
    for table in &view.tables {
        for column in columns(view, table).iter().skip(1).filter(|column| column.is_numeric()) {
            let zeros = |text: &str| text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
            if column.cells.iter().any(|(_, content, text)| *content == Content::Written && zeros(text)) {
                continue;
            }
            let written = column.cells.iter().filter(|(_, content, _)| *content == Content::Written);
            found.extend(written.map(|(at, _, text)| Odd::new(*at, words::quoted(text))));
        }
    }
    found
}

/// Headings and words at the left that are left out.
pub(super) fn omitted(view: &View<'_>) -> Vec<Odd> {
    let grid = &view.sheet.grid;
    let mut found = Vec::new();
    for table in &view.tables {
        for at in table.head().flat_map(|row| table.columns().map(move |column| CellAddress::new(row, column))) {
            match grid.get(at) {
                None => found.push(Odd::new(at, words::no_heading())),
                Some(CellValue::Number(number)) if !is_year(*number) => {
                    found.push(Odd::new(at, words::number_as_heading(number)));
                }
                Some(_) => {}
            }
        }
        let columns = columns(view, table);
        let stub = columns.iter().position(Column::is_numeric).unwrap_or(0);
        for column in columns.iter().take(stub) {
            let above = column.cells.iter().position(|(_, content, _)| *content != Content::Blank);
            let below = column.cells.iter().skip(above.unwrap_or(usize::MAX));
            let blank = below.filter(|(_, content, _)| *content == Content::Blank);
            found.extend(blank.map(|(at, ..)| Odd::new(*at, words::blank_item())));
        }
        for (at, _, text) in columns.iter().flat_map(|column| &column.cells) {
            if is_ditto(text) {
                found.push(Odd::new(*at, words::quoted(text)));
            }
        }
    }
    found
}

/// Two columns of one table under the same heading.
pub(super) fn same_headings(view: &View<'_>) -> Vec<Odd> {
    let mut found = Vec::new();
    for table in &view.tables {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for column in table.columns() {
            let heading = table.heading(&view.sheet.grid, column);
            if !heading.is_empty() && seen.insert(heading.clone(), column).is_some() {
                found.push(Odd::new(CellAddress::new(table.body - 1, column), words::quoted(heading)));
            }
        }
    }
    found
}

/// Columns of numbers of which nobody says the unit: neither the heading nor a column of units nor a line of the sheet.
pub(super) fn units(view: &View<'_>) -> Vec<Odd> {
    let grid = &view.sheet.grid;
    let inside = |at: CellAddress| {
        view.tables.iter().any(|table| {
            (table.range.first.row..=table.range.last.row).contains(&at.row)
                && table.columns().contains(&at.column)
        })
    };
    let says_unit = |text: &str| text.contains("単位") || text.to_lowercase().contains("unit");
    let in_a_line = grid.cells().any(|(at, value)| match value {
        CellValue::Text(text) => says_unit(text) && !inside(at),
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => false,
    });
    if in_a_line {
        return Vec::new();
    }
    let mut found = Vec::new();
    for table in &view.tables {
        let columns = columns(view, table);
        if columns.iter().any(|column| says_unit(&column.heading)) {
            continue;
        }
        for column in columns.iter().filter(|column| column.is_numeric() && !column.names_something()) {
            let heading = column.heading.as_str();
            let bracket = heading.contains(['（', '(']) && heading.contains(['）', ')']);
            if !bracket && !heading.contains(['％', '%']) {
                found.push(Odd::new(CellAddress::new(table.body - 1, column.at), words::quoted(heading)));
            }
        }
    }
    found
}

/// Prefectures without 都府県, and codes of areas that are numbers or none.
pub(super) fn areas(view: &View<'_>) -> Vec<Odd> {
    let full: Vec<&str> = (1..=47).filter_map(prefecture_name).collect();
    let stem = |text: &str| {
        full.iter().find(|name| name.strip_suffix(['都', '府', '県']).is_some_and(|stem| stem == text)).copied()
    };
    let mut found = Vec::new();
    for column in view.tables.iter().flat_map(|table| columns(view, table)) {
        let short: Vec<_> =
            column.cells.iter().filter_map(|(at, _, text)| Some((at, text, stem(text.trim())?))).collect();
        let named = short.len() + column.cells.iter().filter(|(_, _, text)| full.contains(&text.trim())).count();
        if short.len() >= 3 && named * 5 >= column.cells.len() * 4 {
            found.extend(short.iter().map(|(at, text, name)| Odd::new(**at, words::short_area(*text, *name))));
        }
        let of_areas = ["地域", "団体", "市区町村", "市町村", "都道府県", "area", "municip", "prefect"];
        let heading = column.heading.to_lowercase();
        if !column.is_code() || !of_areas.iter().any(|word| heading.contains(word)) {
            continue;
        }
        for (at, content, text) in &column.cells {
            let text = text.trim();
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if *content == Content::Number && view.container != Container::Delimited {
                found.push(Odd::new(*at, words::code_as_number(text)));
            } else if digits && !matches!(text.len(), 2 | 5 | 6) {
                found.push(Odd::new(*at, words::code_length(text)));
            } else if digits && text.len() == 6 && jis_code::check_digit(&text[..5]) != text.chars().last() {
                found.push(Odd::new(*at, words::code_digit(text)));
            }
        }
    }
    found
}

/// What stands in a column of numbers and is neither a number nor an agreed sign.
pub(super) fn signs(view: &View<'_>) -> Vec<Odd> {
    let mut found = Vec::new();
    for table in &view.tables {
        for column in columns(view, table).iter().filter(|column| column.is_numeric()) {
            for (at, content, text) in &column.cells {
                match content {
                    Content::Blank => found.push(Odd::new(*at, words::blank_number())),
                    Content::Words => found.push(Odd::new(*at, words::quoted(text))),
                    Content::Number | Content::Written | Content::Sign => {}
                }
            }
        }
    }
    found
}
