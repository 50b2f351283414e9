//! What a reader sees in a Word or Excel file: the text of a document, and each cell of a workbook as its number format shows it.

use super::package::{Package, Part, open};
use super::{book, ranges, tree::Node};

/// The text of a document with its footnotes, a paragraph a line.
pub(crate) fn word_text(bytes: &[u8]) -> String {
    let (package, _) = open(bytes);
    let texts = |ending: &str| -> String {
        let parts = package.parts.iter().filter(|part| part.content_type.ends_with(ending));
        parts.filter_map(|part| part.root.as_ref()).map(paragraphs).collect()
    };
    texts("document.main+xml") + &texts("footnotes+xml")
}

fn paragraphs(root: &Node) -> String {
    let mut text = String::new();
    root.walk(&mut |node| match node.name.as_str() {
        "w:p" | "w:br" | "w:tab" => text.push('\n'),
        "w:t" => text.push_str(&node.text),
        _ => {}
    });
    text
}

/// Every cell of a workbook that shows something.
pub(crate) fn shown_cells(bytes: &[u8]) -> Vec<String> {
    let (package, _) = open(bytes);
    let main = package.parts.iter().find(|part| part.content_type.ends_with("sheet.main+xml")).unwrap();
    let strings = strings(&package, main);
    let codes = codes(&package, main);
    let sheets = package.parts.iter().filter(|part| part.content_type.ends_with("worksheet+xml"));
    let cells = sheets.filter_map(|sheet| sheet.root.as_ref()).flat_map(|root| root.all("s:c"));
    let shown = cells.filter(|cell| cell.get("r").and_then(ranges::cell).is_some()).filter_map(|cell| {
        let value = cell.child("s:v").map(|value| value.text.as_str());
        match (cell.get("t"), value) {
            (Some("s"), Some(value)) => strings.get(value.parse::<usize>().ok()?).cloned(),
            (Some("inlineStr"), _) => cell.child("s:is").map(book::text),
            (None | Some("n"), Some(value)) => {
                let look = usize::try_from(cell.number("s").unwrap_or(0)).unwrap();
                Some(number(value.parse().unwrap(), codes.get(look).map_or("General", String::as_str)))
            }
            (_, value) => value.map(str::to_owned),
        }
    });
    shown.collect()
}

fn strings(package: &Package, main: &Part) -> Vec<String> {
    let parts = package.related(main, "sharedStrings").filter_map(|part| part.root.as_ref());
    parts.flat_map(|root| root.children("s:si").map(book::text).collect::<Vec<_>>()).collect()
}

/// The number format of each cell format.
fn codes(package: &Package, main: &Part) -> Vec<String> {
    let Some(root) = package.related(main, "styles").next().and_then(|part| part.root.as_ref()) else {
        return Vec::new();
    };
    let own = root.list("s:numFmts", "s:numFmt");
    let code = |id: i64| match id {
        1 => "0".to_owned(),
        2 => "0.00".to_owned(),
        3 => "#,##0".to_owned(),
        4 => "#,##0.00".to_owned(),
        id => own
            .iter()
            .find(|code| code.number("numFmtId") == Some(id))
            .and_then(|code| code.get("formatCode"))
            .unwrap_or("General")
            .to_owned(),
    };
    root.list("s:cellXfs", "s:xf").iter().map(|look| code(look.number("numFmtId").unwrap_or(0))).collect()
}

/// A number as Excel shows it under a format with digits, decimals, thousands, words in quotes and sections for signs.
fn number(value: f64, code: &str) -> String {
    if code == "General" {
        return format!("{value}");
    }
    let sections = sections(code);
    let (section, minus) = match sections.len() {
        2 | 3 if value < 0.0 => (&sections[1], false),
        3 if value == 0.0 => (&sections[2], false),
        _ => (&sections[0], value < 0.0),
    };
    let mut shown = if minus { "-".to_owned() } else { String::new() };
    let mut digits = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for c in section.chars().chain(['\0']) {
        let plain = !quoted && !escaped;
        if plain && matches!(c, '0' | '#' | ',' | '.') {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            shown.push_str(&rounded(value.abs(), &digits));
            digits.clear();
        }
        match c {
            '"' if !escaped => quoted = !quoted,
            '\\' if plain => escaped = true,
            '\0' => {}
            c => {
                shown.push(c);
                escaped = false;
            }
        }
    }
    shown
}

fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped && !quoted;
        sections.last_mut().unwrap().push(c);
    }
    sections
}

/// Rounded half up from the shortest decimal form, as Excel does.
fn rounded(value: f64, digits: &str) -> String {
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let text = format!("{value}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let kept: String = part.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let up = part.chars().nth(decimals).is_some_and(|next| next >= '5');
    let scaled: u128 = format!("{whole}{kept}").parse::<u128>().unwrap() + u128::from(up);
    let padded = format!("{scaled:0>width$}", width = decimals + 1);
    let (whole, part) = padded.split_at(padded.len() - decimals);
    let mut grouped = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && digits.contains(',') {
            grouped.push(',');
        }
        grouped.push(c);
    }
    if decimals == 0 { grouped } else { format!("{grouped}.{part}") }
}

#[test]
fn numbers_are_shown_as_excel_shows_them() {
    for (value, code, shown) in [
        (80.62, "0.0", "80.6"),
        (80.25, "0.0", "80.3"),
        (-2.4, "0.0;\"△\"0.0", "△2.4"),
        (-0.04, "0.0;0.0", "0.0"),
        (1234.0, "#,##0\"件\"", "1,234件"),
        (3.0, "0\"\"\\\"\"\"", "3\""),
        (2.4, "\"+\"0.0;-0.0;0.0", "+2.4"),
        (0.5, "General", "0.5"),
    ] {
        assert_eq!(number(value, code), shown, "{code}");
    }
}
