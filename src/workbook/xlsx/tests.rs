//! Damage of every kind: the reader ends, and what is damaged costs no more than itself.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::provenance::CellAddress;
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::iso;

type Parts = Vec<(String, Vec<u8>)>;

fn parts(name: &str) -> Parts {
    let file = format!("{}/tests/fixtures/evidence/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(file).unwrap())).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn failed(read: &Contents) -> bool {
    read.broken.iter().any(|(_, broken)| broken.0 == "the reader failed")
}

#[test]
fn no_damage_makes_the_reader_fail() {
    let mut seed = 7_u64;
    let mut below = |bound: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % (bound.max(1) as u64)).unwrap()
    };
    let numbers =
        ["-1", "0", "99999999999999999999", "1e308", "NaN", "4294967295", "", "A1:ZZZ9", "あ", "<", "&#x0;"];
    for name in ["drawn.xlsx", "strict.xlsx", "form.xlsx"] {
        let whole = parts(name);
        assert!(read(&packed(&whole), &Limits::default()).unwrap().broken.is_empty(), "{name}");
        for _ in 0..250 {
            let mut damaged = whole.clone();
            let at = below(damaged.len());
            let bytes = &mut damaged[at].1;
            match below(4) {
                0 => bytes.truncate(below(bytes.len())),
                1 => {
                    for _ in 0..3 {
                        let place = below(bytes.len());
                        if let Some(byte) = bytes.get_mut(place) {
                            *byte = u8::try_from(below(256)).unwrap();
                        }
                    }
                }
                // A number or an attribute becomes another one.
                2 => {
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    let quotes: Vec<usize> = text.match_indices('"').map(|(place, _)| place).collect();
                    let pick = below(quotes.len() / 2) * 2;
                    if let (Some(from), Some(to)) = (quotes.get(pick), quotes.get(pick + 1)) {
                        let new = numbers[below(numbers.len())];
                        *bytes = format!("{}{new}{}", &text[..=*from], &text[*to..]).into_bytes();
                    }
                }
                _ => {
                    let text = String::from_utf8_lossy(bytes).into_owned();
                    let ends: Vec<usize> = text.match_indices('>').map(|(place, _)| place + 1).collect();
                    if let Some(from) = ends.get(below(ends.len())) {
                        let new = numbers[below(numbers.len())];
                        *bytes = format!("{}{new}{}", &text[..*from], &text[*from..]).into_bytes();
                    }
                }
            }
            // A panic in the cells ends this test by itself.
            let Ok(found) = read(&packed(&damaged), &Limits::default()) else { continue };
            assert!(!failed(&found), "{name} {}: {:?}", damaged[at].0, found.broken);
        }
    }
}

/// The parts of a workbook with those changed whose name ends so.
fn changed(name: &str, ending: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let mut parts = parts(name);
    for (_, bytes) in parts.iter_mut().filter(|(name, _)| name.ends_with(ending)) {
        *bytes = change(String::from_utf8_lossy(bytes).into_owned());
    }
    packed(&parts)
}

#[test]
fn a_broken_part_costs_its_own_evidence_only() {
    let mut damaged = parts("drawn.xlsx");
    for (name, bytes) in &mut damaged {
        if name.ends_with("comments1.xml") || name.ends_with("d.xml") {
            bytes.truncate(bytes.len() / 2);
        }
    }
    let found = read(&packed(&damaged), &Limits::default()).unwrap();
    let broken: Vec<&str> = found.broken.iter().map(|(part, _)| part.as_str()).collect();
    assert_eq!(broken, ["xl/comments1.xml", "xl/drawings/d.xml"]);
    let evidence = found.sheets.iter().find(|sheet| sheet.name == "票").unwrap().evidence.as_ref().unwrap();
    assert!(!evidence.comments.is_empty(), "the threads are there");
    assert!(!evidence.drawings.is_empty(), "the controls are there");
}

#[test]
fn damage_behind_the_cells_costs_the_evidence_and_among_them_the_file() {
    let whole = read(&packed(&parts("strict.xlsx")), &Limits::default()).unwrap();
    let cut = |at: &'static str| {
        let bytes = changed("strict.xlsx", "one.xml", |text| {
            let end = text.find(at).unwrap() + at.len();
            text.as_bytes()[..end].to_vec()
        });
        read(&bytes, &Limits::default())
    };
    let behind = cut("</q:sheetData>").unwrap();
    assert_eq!(behind.sheets[0].grid.cells().count(), whole.sheets[0].grid.cells().count());
    assert_eq!((&behind.sheets[0].evidence, behind.broken.len()), (&None, 1));
    assert_eq!(cut("</q:row>").unwrap_err().rule, "damaged-workbook");
}

#[test]
fn what_would_make_values_wrong_ends_the_file() {
    for (part, from, to) in [
        ("one.xml", "<q:c r=\"A1\"", "<q:c r=\"A0\""),
        ("one.xml", "<q:c r=\"A1\"", "<q:c r=\"ZZZZ1\""),
        ("one.xml", "<q:c r=\"A1\"", "<q:c t=\"x\" r=\"A1\""),
        ("one.xml", "<q:sheetData>", "<q:sheetData><q:row r=\"1048577\"/>"),
        ("one.xml", "<q:sheetData>", "<q:sheetData><q:row><q:c t=\"s\"><q:v>99</q:v></q:c></q:row>"),
        ("one.xml", "<q:sheetData>", "<q:sheetData><q:row><q:c t=\"b\"><q:v>2</q:v></q:c></q:row>"),
        ("one.xml", "<q:sheetData>", "<q:sheetData><q:row><q:c t=\"n\"><q:v>1,5</q:v></q:c></q:row>"),
    ] {
        let bytes = changed("strict.xlsx", part, |text| {
            assert!(text.contains(from), "{text}");
            text.replacen(from, to, 1).into_bytes()
        });
        assert_eq!(read(&bytes, &Limits::default()).unwrap_err().rule, "damaged-workbook", "{to}");
    }
}

#[test]
fn a_part_in_utf_16_is_read_like_any_other() {
    let whole = read(&packed(&parts("strict.xlsx")), &Limits::default()).unwrap();
    for ending in ["one.xml", "workbook.xml", "trings.xml", "tyles.xml"] {
        let bytes = changed("strict.xlsx", ending, |text| {
            let text = text.replacen("UTF-8", "UTF-16", 1);
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        });
        assert_eq!(read(&bytes, &Limits::default()).unwrap(), whole, "{ending}");
    }
}

/// Rows of cells as the evidence reads them, with so many bytes to keep of it.
fn sheet_of(cells: &str, kept: u64, limits: &Limits) -> (Grid, Result<SheetEvidence, Broken>, Option<Unreadable>) {
    let (styles, texts) = (Styles::default(), SharedTexts::new(limits));
    let shared = Shared { styles: &styles, texts: &texts, links: &[], date1904: false, most_merges: 10 };
    let mut values = limits::Budget::new(limits);
    let mut reader = SheetReader::new(shared, &mut values);
    let mut budget = Budget { bytes: 1 << 20, pieces: 100_000, kept };
    let xml = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let walked = crate::workbook::xml::walk(xml.as_bytes(), &mut budget, &mut reader);
    let (grid, refused) = (std::mem::take(&mut reader.grid), reader.refused.take());
    (grid, walked.and_then(|()| reader.finish()), refused)
}

#[test]
fn too_much_beside_the_values_leaves_the_values() {
    let cells = "<row><c t=\"str\"><f>A2&amp;\"x\"</f><v>x</v></c><c><v>1</v></c></row>".repeat(100);
    let (grid, evidence, refused) = sheet_of(&cells, 1_000, &Limits::default());
    assert_eq!((grid.len(), refused), (200, None));
    assert_eq!(evidence, Err(Broken("too much evidence".to_owned())));
    let (grid, evidence, _) = sheet_of(&cells, 1 << 20, &Limits::default());
    assert_eq!((grid.len(), evidence.unwrap().formulas.len()), (200, 100));
    let (.., refused) = sheet_of(&cells, 1 << 20, &Limits { cells: 199, ..Limits::default() });
    assert_eq!(refused.unwrap().rule, "too-many-cells");
}

#[test]
fn cells_hold_what_is_written_in_them() {
    let text = |text: &str| Some(CellValue::Text(text.to_owned()));
    for (cell, value) in [
        ("<c><v> 1.5 </v></c>", Some(CellValue::Number(1.5))),
        ("<c><v>1e400</v></c>", text("1e400")),
        ("<c><v>令和</v></c>", text("令和")),
        ("<c t=\"str\"><v> a_x000D_ </v></c>", text(" a\r ")),
        ("<c t=\"str\"><v><![CDATA[<a>]]>b</v></c>", text("<a>b")),
        ("<c t=\"b\"><v>true</v></c>", Some(CellValue::Bool(true))),
        ("<c t=\"e\"><v>#SPILL!</v></c>", Some(CellValue::Error("#SPILL!".to_owned()))),
        ("<c t=\"d\"><v>2021-01-20T00:00:00</v></c>", Some(iso::date("2021-01-20"))),
        ("<c t=\"inlineStr\"><is><t>甲</t><rPh><t>コウ</t></rPh></is><v>1</v></c>", text("甲")),
        ("<c><v>2</v><f>1+1</f><extLst/></c>", Some(CellValue::Number(2.0))),
        ("<c t=\"e\"><v/></c>", None),
        ("<c s=\"7\"/>", None),
    ] {
        let (grid, evidence, _) = sheet_of(&format!("<row r=\"3\">{cell}</row>"), 1 << 20, &Limits::default());
        assert!(evidence.is_ok(), "{cell}");
        assert_eq!(grid.get(CellAddress::new(2, 0)).cloned(), value, "{cell}");
    }
}

#[test]
fn a_package_that_unpacks_too_far_is_set_aside_at_the_limit() {
    let cell = "<q:c r=\"A1\" t=\"str\"><q:f t=\"shared\" si=\"0\">A2</q:f></q:c>";
    let large = changed("strict.xlsx", "one.xml", |text| {
        text.replacen("<q:sheetData>", &format!("<q:sheetData>{}", cell.repeat(20_000)), 1).into_bytes()
    });
    let limits = Limits { unpacked_bytes: 400_000, ..Limits::default() };
    assert_eq!(read(&large, &limits).unwrap_err().rule, "unpacked-too-large");
    assert!(read(&large, &Limits::default()).is_ok());
}
