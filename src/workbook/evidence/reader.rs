//! The way through a package: from its root to the workbook, from there to styles, texts and sheets, and from each sheet
//! to what belongs to it. A part that is broken or too large costs its own evidence and nothing else.

use std::collections::BTreeMap;

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
    let outcome = Package::open(bytes, budget).and_then(|mut package| book(&mut package, &mut read));
    if let Err(broken) = outcome {
        read.broken.push(("workbook".to_owned(), broken));
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
