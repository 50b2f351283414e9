//! The way through a package: from its root to the workbook, from there to styles, texts and sheets, and from each sheet
//! to what belongs to it. A part that is broken or too large costs its own evidence and nothing else.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::workbook::Limits;
use crate::workbook::evidence::book::{Book, Properties};
use crate::workbook::evidence::comments::People;
use crate::workbook::evidence::geometry::Geometry;
use crate::workbook::evidence::package::{Package, Relations};
use crate::workbook::evidence::parts::{Surroundings, note};
use crate::workbook::evidence::sheet::SheetReader;
use crate::workbook::evidence::strings::SharedTexts;
use crate::workbook::evidence::styles::Styles;
use crate::workbook::evidence::xml::{Broken, Budget};
use crate::workbook::evidence::{DefinedName, SheetEvidence, defined};

/// What a workbook tells beside its values.
#[derive(Debug, Default)]
pub(in crate::workbook) struct BookEvidence {
    /// The sheets by name, without those whose part could not be read to its end.
    pub(in crate::workbook) sheets: BTreeMap<String, SheetEvidence>,
    pub(in crate::workbook) names: Vec<DefinedName>,
    pub(in crate::workbook) properties: BTreeMap<String, String>,
    /// Parts that could not be read, and why.
    pub(in crate::workbook) broken: Vec<(String, Broken)>,
}

/// Tags and texts looked at in one file: five million cells with a value and a formula each.
const PIECES: u64 = 60_000_000;
/// Bytes of evidence kept of one file.
const KEPT: u64 = 96 << 20;

/// Reads what a workbook tells beside its values.
pub(in crate::workbook) fn read(bytes: &[u8], limits: &Limits) -> BookEvidence {
    let mut read = BookEvidence::default();
    let budget = Budget { bytes: limits.unpacked_bytes, pieces: PIECES, kept: KEPT };
    // What is still wrong with this reader costs the evidence and never the values.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        Package::open(bytes, budget).and_then(|mut package| book(&mut package, &mut read))
    }));
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(broken)) => read.broken.push(("workbook".to_owned(), broken)),
        Err(_) => {
            read = BookEvidence::default();
            read.broken.push(("workbook".to_owned(), Broken("the reader failed".to_owned())));
        }
    }
    read
}

fn book(package: &mut Package<'_>, read: &mut BookEvidence) -> Result<(), Broken> {
    let root = package.relations("")?;
    // Strict files name the kind without the dash.
    if let Some(part) = root.first("custom-properties").or_else(|| root.first("customProperties")) {
        let mut properties = Properties::default();
        note(&mut read.broken, part, package.walk(part, &mut properties));
        read.properties = properties.found;
    }
    let part = root.first("officeDocument").ok_or_else(|| Broken("no workbook part".to_owned()))?.to_owned();
    let relations = package.relations(&part)?;
    let mut book = Book::default();
    package.walk(&part, &mut book)?;
    let sheet_names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    for name in std::mem::take(&mut book.names) {
        let scope = name.sheet.and_then(|at| sheet_names.get(at).cloned());
        read.names.push(defined(name.name, scope, name.refers_to, &sheet_names));
    }
    let mut styles = Styles::default();
    if let Some(part) = relations.first("styles") {
        note(&mut read.broken, part, package.walk(part, &mut styles));
    }
    let mut texts = SharedTexts::default();
    if let Some(part) = relations.first("sharedStrings") {
        note(&mut read.broken, part, package.walk(part, &mut texts));
    }
    let mut people = People::default();
    if let Some(part) = relations.first("person") {
        note(&mut read.broken, part, package.walk(part, &mut people));
    }
    let links = links(package, &book, &relations);
    for sheet in &book.sheets {
        let part =
            relations.by_id(&sheet.relation).filter(|relation| relation.kind == "worksheet" && !relation.external);
        let Some(part) = part.map(|relation| relation.target.clone()) else { continue };
        let mut reader = SheetReader::new(&styles, &texts, &links);
        let walked = package.walk(&part, &mut reader);
        if walked.is_ok() {
            let (parts, geometry) = (std::mem::take(&mut reader.parts), Geometry::new(&reader.sizes));
            let mut evidence = reader.finish();
            let around = package.relations(&part);
            let empty = Relations::default();
            let relations = around.as_ref().unwrap_or(&empty);
            let surroundings =
                Surroundings { name: &sheet.name, relations, parts: &parts, geometry: &geometry, people: &people };
            evidence.comments = surroundings.comments(package, &mut read.broken);
            evidence.drawings = surroundings.drawings(package, &mut read.broken);
            note(&mut read.broken, &part, around.map(drop));
            evidence.very_hidden = sheet.very_hidden;
            evidence.date1904 = book.date1904;
            read.sheets.entry(sheet.name.clone()).or_insert(evidence);
        }
        note(&mut read.broken, &part, walked);
    }
    Ok(())
}

/// The other workbooks, by the words of their addresses after the last `/`.
fn links(package: &mut Package<'_>, book: &Book, relations: &Relations) -> Vec<String> {
    let mut links = Vec::with_capacity(book.links.len());
    for id in &book.links {
        let part = relations.by_id(id).map(|relation| relation.target.clone()).unwrap_or_default();
        let outside = package.relations(&part).unwrap_or_default();
        let address = outside.external().unwrap_or_default();
        links.push(address.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
    }
    links
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    use super::*;

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

    fn failed(read: &BookEvidence) -> bool {
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
            assert!(read(&packed(&whole), &Limits::default()).broken.is_empty(), "{name}");
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
                let found = read(&packed(&damaged), &Limits::default());
                assert!(!failed(&found), "{name} {}: {:?}", damaged[at].0, found.broken);
            }
        }
    }

    #[test]
    fn a_broken_part_costs_its_own_evidence_only() {
        let mut damaged = parts("drawn.xlsx");
        for (name, bytes) in &mut damaged {
            if name.ends_with("comments1.xml") || name.ends_with("d.xml") {
                bytes.truncate(bytes.len() / 2);
            }
        }
        let found = read(&packed(&damaged), &Limits::default());
        let broken: Vec<&str> = found.broken.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(broken, ["xl/comments1.xml", "xl/drawings/d.xml"]);
        assert!(!found.sheets["票"].comments.is_empty(), "the threads are there");
        assert!(!found.sheets["票"].drawings.is_empty(), "the controls are there");
    }

    #[test]
    fn a_file_that_asks_for_too_much_ends_in_time() {
        let mut large = parts("strict.xlsx");
        let cell = "<q:c r=\"A1\" t=\"str\"><q:f t=\"shared\" si=\"0\">A2</q:f></q:c>";
        for (name, bytes) in &mut large {
            if name.ends_with("one.xml") {
                let text = String::from_utf8_lossy(bytes).into_owned();
                *bytes = text
                    .replacen("<q:sheetData>", &format!("<q:sheetData>{}", cell.repeat(20_000)), 1)
                    .into_bytes();
            }
        }
        let limits = Limits { unpacked_bytes: 400_000, ..Limits::default() };
        let found = read(&packed(&large), &limits);
        assert!(found.broken.iter().any(|(part, _)| part.ends_with("one.xml")), "{:?}", found.broken);
    }
}
