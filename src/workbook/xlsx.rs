//! xlsx in one pass: from the root of the package to the workbook, from there to styles, texts and sheets, and from each
//! sheet to what belongs to it. A sheet is gone through once and tells its values together with what stands beside them.
//! The values come first: a part without which they would be wrong ends the file, while one that only tells what stands
//! beside them costs its own evidence and nothing else. calamine reads the same files in the tests and says the same.

mod book;
mod cell;
mod comments;
mod controls;
mod drawings;
mod geometry;
mod parts;
mod sheet;
mod strings;
mod styles;
mod validations;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::evidence::{DefinedName, SheetEvidence, defined};
use crate::workbook::package::{Package, Relations};
use crate::workbook::unpacked::MOST_ENTRIES;
use crate::workbook::xlsx::book::{Book, Properties, SheetEntry};
use crate::workbook::xlsx::comments::People;
use crate::workbook::xlsx::geometry::Geometry;
use crate::workbook::xlsx::parts::{Surroundings, Unread, note};
use crate::workbook::xlsx::sheet::{Shared, SheetParts, SheetReader};
use crate::workbook::xlsx::strings::SharedTexts;
use crate::workbook::xlsx::styles::Styles;
use crate::workbook::xml::{Broken, Budget};
use crate::workbook::{Contents, Limits, Sheet, Unreadable, limits};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let package = Package::open(bytes, Budget::new(limits)).map_err(|broken| {
        Unreadable::new("damaged-zip", words::reader_says(broken.0), words::hint_send_again())
    })?;
    if package.len() > MOST_ENTRIES {
        return Err(Unreadable::new(
            "too-many-files",
            reasons::too_many_files(MOST_ENTRIES),
            words::hint_send_again(),
        ));
    }
    Reading { package, limits, broken: Vec::new() }.book()
}

/// A workbook while it is read.
struct Reading<'b> {
    package: Package<'b>,
    limits: &'b Limits,
    /// Parts whose evidence could not be read.
    broken: Unread,
}

/// A sheet whose cells are read, with what leads to the rest of it.
struct ReadSheet {
    sheet: Sheet,
    part: String,
    parts: SheetParts,
    geometry: Geometry,
}

impl Reading<'_> {
    fn book(mut self) -> Result<Contents, Unreadable> {
        let root = self.package.relations("").map_err(|broken| self.damaged("_rels/.rels", broken))?;
        let part = root.first("officeDocument").ok_or_else(|| self.missing("officeDocument"))?.to_owned();
        let relations = self.package.relations(&part).map_err(|broken| self.damaged(&part, broken))?;
        let mut book = Book::default();
        self.package.walk(&part, &mut book).map_err(|broken| self.damaged(&part, broken))?;
        let (styles, texts) = (self.styles(&relations)?, self.texts(&relations)?);
        let links = links(&mut self.package, &book, &relations);
        let shared = Shared {
            styles: &styles,
            texts: &texts,
            links: &links,
            date1904: book.date1904,
            most_merges: self.limits.cells,
        };
        let mut values = limits::Budget::new(self.limits);
        let mut read = Vec::with_capacity(book.sheets.len());
        for entry in &book.sheets {
            let relation = relations.by_id(&entry.relation).filter(|relation| !relation.external);
            match relation.map(|relation| (relation.kind.as_str(), relation.target.as_str())) {
                Some(("worksheet", part)) => read.push(self.sheet(entry, part, shared, &mut values)?),
                // Charts and dialogs hold no cells.
                Some(("chartsheet" | "dialogsheet", _)) => {}
                Some(_) | None => return Err(self.missing(&entry.name)),
            }
        }
        self.surroundings(&relations, &mut read);
        let properties = self.properties(&root);
        let mut sheets: Vec<Sheet> = read.into_iter().map(|read| read.sheet).collect();
        let names = names(&mut book);
        validations::resolve_entries(&mut sheets, &names);
        Ok(Contents { sheets, names, properties, broken: self.broken, ..Contents::default() })
    }

    /// The reason for a file with a part in it that is needed for its values and cannot be read.
    fn damaged(&self, part: &str, broken: Broken) -> Unreadable {
        if self.package.budget.bytes == 0 {
            return limits::unpacks_too_far(self.limits.unpacked_bytes);
        }
        let says = words::reader_says(format!("{part}: {}", broken.0));
        Unreadable::new("damaged-workbook", says, words::hint_send_again())
    }

    fn missing(&self, what: &str) -> Unreadable {
        self.damaged(what, Broken("no such part".to_owned()))
    }

    /// The styles, without which nobody knows which numbers are days. A file without any has none.
    fn styles(&mut self, relations: &Relations) -> Result<Styles, Unreadable> {
        let mut styles = Styles::default();
        let Some(part) = relations.first("styles") else { return Ok(styles) };
        if self.package.has(part) {
            self.package.walk(part, &mut styles).map_err(|broken| self.damaged(part, broken))?;
        } else {
            self.broken.push((part.to_owned(), Broken("no such part".to_owned())));
        }
        Ok(styles)
    }

    /// The texts that cells share.
    fn texts(&mut self, relations: &Relations) -> Result<SharedTexts, Unreadable> {
        let mut texts = SharedTexts::new(self.limits);
        let Some(part) = relations.first("sharedStrings").filter(|part| self.package.has(part)) else {
            return Ok(texts);
        };
        let walked = self.package.walk(part, &mut texts);
        if let Some(refused) = texts.refused.take() {
            return Err(refused);
        }
        walked.map_err(|broken| self.damaged(part, broken))?;
        self.broken.extend(texts.untold.take().map(|broken| (part.to_owned(), broken)));
        Ok(texts)
    }

    /// The cells of a sheet, and what its own part tells beside them.
    fn sheet(
        &mut self,
        entry: &SheetEntry,
        part: &str,
        shared: Shared<'_>,
        values: &mut limits::Budget,
    ) -> Result<ReadSheet, Unreadable> {
        let mut reader = SheetReader::new(shared, values);
        let walked = self.package.walk(part, &mut reader);
        if let Some(refused) = reader.refused.take() {
            return Err(refused);
        }
        let told = match walked {
            Err(broken) if !reader.has_all_cells() => return Err(self.damaged(part, broken)),
            Ok(()) if !reader.has_all_cells() => return Err(self.missing(part)),
            walked => walked,
        };
        let (parts, geometry) = (std::mem::take(&mut reader.parts), Geometry::new(&reader.sizes));
        let grid = std::mem::take(&mut reader.grid);
        let evidence = match told.and_then(|()| reader.finish()) {
            Ok(evidence) => {
                Some(SheetEvidence { very_hidden: entry.very_hidden, date1904: shared.date1904, ..evidence })
            }
            Err(broken) => {
                self.broken.push((part.to_owned(), broken));
                None
            }
        };
        let sheet = Sheet { name: entry.name.clone(), visible: !entry.hidden, grid, evidence };
        Ok(ReadSheet { sheet, part: part.to_owned(), parts, geometry })
    }

    /// What belongs to the sheets and stands in parts of its own. All values are read by now, and what is still wrong
    /// with these readers costs the evidence only.
    fn surroundings(&mut self, relations: &Relations, sheets: &mut [ReadSheet]) {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut people = People::default();
            if let Some(part) = relations.first("person") {
                note(&mut self.broken, part, self.package.walk(part, &mut people));
            }
            for read in &mut *sheets {
                let Some(evidence) = &mut read.sheet.evidence else { continue };
                let around = self.package.relations(&read.part);
                let empty = Relations::default();
                let surroundings = Surroundings {
                    name: &read.sheet.name,
                    relations: around.as_ref().unwrap_or(&empty),
                    parts: &read.parts,
                    geometry: &read.geometry,
                    people: &people,
                };
                evidence.comments = surroundings.comments(&mut self.package, &mut self.broken);
                evidence.drawings = surroundings.drawings(&mut self.package, &mut self.broken);
                note(&mut self.broken, &read.part, around.map(drop));
            }
        }));
        if outcome.is_err() {
            for read in sheets {
                read.sheet.evidence = None;
            }
            self.broken.push(("workbook".to_owned(), Broken("the reader failed".to_owned())));
        }
    }

    /// The workbook's own properties; strict files name their kind without the dash.
    fn properties(&mut self, root: &Relations) -> BTreeMap<String, String> {
        let mut properties = Properties::default();
        if let Some(part) = root.first("custom-properties").or_else(|| root.first("customProperties")) {
            note(&mut self.broken, part, self.package.walk(part, &mut properties));
        }
        properties.found
    }
}

/// The names for places in the workbook.
fn names(book: &mut Book) -> Vec<DefinedName> {
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    std::mem::take(&mut book.names)
        .into_iter()
        .map(|name| {
            let scope = name.sheet.and_then(|at| sheets.get(at).cloned());
            defined(name.name, scope, name.refers_to, &sheets)
        })
        .collect()
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
mod tests;
