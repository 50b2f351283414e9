//! Changes one cell of a workbook as an office would: the sheet's part is found through the workbook and its
//! relations, and the cell keeps its style. Everything else in the container stays as it was.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a container in their order.
pub(crate) fn parts(file: &Path) -> Vec<(String, Vec<u8>)> {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Writes an inline text into a cell; `None` empties it. A CSV file has its cells too.
pub(crate) fn set_cell(file: &Path, sheet: &str, cell: &str, text: Option<&str>) {
    if file.extension().is_some_and(|ending| ending == "csv") {
        set_field(file, cell, text.unwrap_or_default());
        return;
    }
    set_cells(file, sheet, &[(cell, text)]);
}

/// Several cells of one sheet of a workbook at once.
pub(crate) fn set_cells(file: &Path, sheet: &str, cells: &[(&str, Option<&str>)]) {
    change(file, |parts| {
        let target = sheet_part(parts, sheet);
        in_part(parts, &target, |xml| cells.iter().fold(xml, |xml, (cell, text)| with_cell(&xml, cell, *text)));
    });
}

/// Writes a formula without its result into a cell, as programs other than Excel do.
pub(crate) fn set_formula(file: &Path, sheet: &str, cell: &str, formula: &str) {
    change(file, |parts| {
        let target = sheet_part(parts, sheet);
        let content = format!("><f>{}</f><v></v></c>", escape(formula));
        in_part(parts, &target, |xml| with_content(&xml, cell, &content));
    });
}

/// Merges a range of cells; what it covers stays in the file, where nobody sees it.
pub(crate) fn merge(file: &Path, sheet: &str, range: &str) {
    change(file, |parts| {
        let target = sheet_part(parts, sheet);
        in_part(parts, &target, |xml| {
            assert!(!xml.contains("<mergeCells"), "{sheet} has merges already");
            let merges = format!("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"{range}\"/></mergeCells>");
            xml.replacen("</sheetData>", &merges, 1)
        });
    });
}

/// Gives a sheet another name.
pub(crate) fn rename_sheet(file: &Path, sheet: &str, name: &str) {
    let (old, new) = (format!(" name=\"{sheet}\""), format!(" name=\"{name}\""));
    replace_in_part(file, "xl/workbook.xml", &old, &new);
}

/// Replaces words in the XML of a part.
pub(crate) fn replace_in_part(file: &Path, name: &str, old: &str, new: &str) {
    change(file, |parts| {
        in_part(parts, name, |xml| {
            assert!(xml.contains(old), "{name} has no {old}");
            xml.replace(old, new)
        });
    });
}

fn in_part(parts: &mut [(String, Vec<u8>)], name: &str, edit: impl FnOnce(String) -> String) {
    let part = parts.iter_mut().find(|(known, _)| known == name).expect("the part is there");
    part.1 = edit(String::from_utf8(part.1.clone()).unwrap()).into_bytes();
}

fn change(file: &Path, edit: impl FnOnce(&mut [(String, Vec<u8>)])) {
    let mut parts = parts(file);
    edit(&mut parts);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    std::fs::write(file, writer.finish().unwrap().into_inner()).unwrap();
}

/// `xl/worksheets/sheet2.xml` for a sheet's name.
fn sheet_part(parts: &[(String, Vec<u8>)], sheet: &str) -> String {
    let text = |wanted: &str| {
        let (_, bytes) = parts.iter().find(|(name, _)| name == wanted).expect("a workbook has this part");
        String::from_utf8(bytes.clone()).unwrap()
    };
    let (workbook, relations) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
    let named = elements(&workbook, "<sheet ")
        .find(|element| attribute(element, "name") == Some(sheet))
        .unwrap_or_else(|| panic!("no sheet {sheet}"));
    let id = attribute(named, "r:id").expect("a sheet has a relation");
    let relation = elements(&relations, "<Relationship ")
        .find(|element| attribute(element, "Id") == Some(id))
        .expect("the relation is there");
    let target = attribute(relation, "Target").expect("a relation has a target");
    format!("xl/{}", target.trim_start_matches("/xl/"))
}

fn elements<'x>(xml: &'x str, start: &'x str) -> impl Iterator<Item = &'x str> {
    xml.match_indices(start).map(|(at, _)| &xml[at..at + xml[at..].find('>').expect("an element ends")])
}

fn attribute<'x>(element: &'x str, name: &str) -> Option<&'x str> {
    let from = element.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&element[from..from + element[from..].find('"')?])
}

/// Column and row of an address, from 1.
pub(crate) fn address(cell: &str) -> (u32, u32) {
    let letters: String = cell.chars().take_while(char::is_ascii_uppercase).collect();
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (column, cell[letters.len()..].parse().expect("an address ends in its row"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The end of the element that begins at `start`: after `/>`, or after its closing tag.
fn element_end(xml: &str, start: usize, closing: &str) -> usize {
    let head = start + xml[start..].find('>').expect("an element ends") + 1;
    if xml[..head].ends_with("/>") {
        return head;
    }
    head + xml[head..].find(closing).expect("an element closes") + closing.len()
}

fn with_cell(xml: &str, cell: &str, text: Option<&str>) -> String {
    let words = |text| format!(" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(text));
    with_content(xml, cell, &text.map_or_else(|| "/>".to_owned(), words))
}

/// The sheet with what follows the style of a cell, to the end of its element.
fn with_content(xml: &str, cell: &str, content: &str) -> String {
    let (column, row) = address(cell);
    let made = |style: Option<&str>| {
        let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        format!("<c r=\"{cell}\"{style}{content}")
    };
    if let Some(start) = xml.find(&format!("<c r=\"{cell}\"")) {
        let end = element_end(xml, start, "</c>");
        let head = &xml[start..start + xml[start..].find('>').expect("a cell ends")];
        return format!("{}{}{}", &xml[..start], made(attribute(head, "s")), &xml[end..]);
    }
    if let Some(start) = xml.find(&format!("<row r=\"{row}\"")) {
        let end = element_end(xml, start, "</row>");
        let head = start + xml[start..].find('>').expect("a row ends") + 1;
        if xml[..head].ends_with("/>") {
            return format!("{}>{}</row>{}", &xml[..head - 2], made(None), &xml[end..]);
        }
        let close = end - "</row>".len();
        let place = xml[head..close]
            .match_indices("<c r=\"")
            .find(|(at, _)| {
                let found = attribute(&xml[head + at..close], "r").expect("a cell has an address");
                address(found).0 > column
            })
            .map_or(close, |(at, _)| head + at);
        return format!("{}{}{}", &xml[..place], made(None), &xml[place..]);
    }
    let row_made = format!("<row r=\"{row}\">{}</row>", made(None));
    let close = xml.find("</sheetData>").expect("a sheet has data");
    let place = xml[..close]
        .match_indices("<row r=\"")
        .find(|(at, _)| attribute(&xml[*at..close], "r").and_then(|r| r.parse::<u32>().ok()) > Some(row))
        .map_or(close, |(at, _)| at);
    format!("{}{row_made}{}", &xml[..place], &xml[place..])
}

/// The rows of a CSV file.
pub(crate) fn csv_rows(file: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(file).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Writes the rows of a CSV file.
pub(crate) fn write_csv(file: &Path, rows: &[Vec<String>]) {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(file).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

fn set_field(file: &Path, cell: &str, text: &str) {
    let (column, row) = address(cell);
    let mut rows = csv_rows(file);
    text.clone_into(&mut rows[row as usize - 1][column as usize - 1]);
    write_csv(file, &rows);
}

#[test]
fn a_cell_is_put_in_its_place() {
    let sheet = "<sheetData><row r=\"2\"><c r=\"B2\" s=\"4\" t=\"s\"><v>1</v></c><c r=\"D2\"/></row><row r=\"4\"/>\
                 <row r=\"5\"><c r=\"A5\"/></row></sheetData>";
    let inline = |cell: &str, rest: &str| {
        format!("<c r=\"{cell}\"{rest} t=\"inlineStr\"><is><t xml:space=\"preserve\">○&amp;</t></is></c>")
    };
    let with = |cell: &str| with_cell(sheet, cell, Some("○&"));
    assert!(with("B2").contains(&format!("{}<c r=\"D2\"/>", inline("B2", " s=\"4\""))));
    assert!(with("C2").contains(&format!("<v>1</v></c>{}<c r=\"D2\"/>", inline("C2", ""))));
    assert!(with("AA2").contains(&format!("<c r=\"D2\"/>{}</row>", inline("AA2", ""))));
    assert!(with("B4").contains(&format!("<row r=\"4\">{}</row>", inline("B4", ""))));
    assert!(with("B3").contains(&format!("</row><row r=\"3\">{}</row><row r=\"4\"/>", inline("B3", ""))));
    assert!(with("XFD1048576").contains(&format!("{}</row></sheetData>", inline("XFD1048576", ""))));
    assert!(with_cell(sheet, "B2", None).contains("<c r=\"B2\" s=\"4\"/><c r=\"D2\"/>"));
}
