//! What belongs to a sheet and stands in parts of its own: comments and everything drawn.

use std::collections::BTreeMap;

use crate::workbook::evidence::reference;
use crate::workbook::evidence::{Comment, Drawing, DrawingKind};
use crate::workbook::package::{Package, Relations};
use crate::workbook::xlsx::comments::{self, Notes, People, Threads};
use crate::workbook::xlsx::controls::{self, Control, OldDrawing, Properties};
use crate::workbook::xlsx::drawings::{Drawings, Drawn};
use crate::workbook::xlsx::geometry::Geometry;
use crate::workbook::xlsx::sheet::SheetParts;
use crate::workbook::xml::Broken;

/// Parts that could not be read, and why.
pub(super) type Unread = Vec<(String, Broken)>;

/// A sheet whose parts are read.
pub(super) struct Surroundings<'a> {
    pub(super) name: &'a str,
    pub(super) relations: &'a Relations,
    pub(super) parts: &'a SheetParts,
    pub(super) geometry: &'a Geometry,
    pub(super) people: &'a People,
}

impl Surroundings<'_> {
    /// Notes and threads.
    pub(super) fn comments(&self, package: &mut Package<'_>, unread: &mut Unread) -> Vec<Comment> {
        let mut notes = Notes::default();
        if let Some(part) = self.relations.first("comments") {
            note(unread, part, package.walk(part, &mut notes));
        }
        let mut threads = Threads::new(self.people);
        if let Some(part) = self.relations.first("threadedComment") {
            note(unread, part, package.walk(part, &mut threads));
        }
        comments::together(notes.found, threads.found)
    }

    /// Everything drawn over the sheet, in reading order of its places.
    pub(super) fn drawings(&self, package: &mut Package<'_>, unread: &mut Unread) -> Vec<Drawing> {
        let part = |id: &Option<String>| {
            let relation = self.relations.by_id(id.as_deref()?)?;
            (!relation.external).then(|| relation.target.clone())
        };
        let mut drawn = Drawings::new(self.geometry);
        if let Some(part) = part(&self.parts.drawing) {
            note(unread, &part, package.walk(&part, &mut drawn));
        }
        let mut old = OldDrawing::new(self.geometry);
        if let Some(part) = part(&self.parts.old_drawing) {
            note(unread, &part, package.walk(&part, &mut old));
        }
        let mut properties: BTreeMap<u32, Control> = BTreeMap::new();
        for (shape, id) in &self.parts.controls {
            let Some(part) = part(&Some(id.clone())) else { continue };
            let mut read = Properties::default();
            note(unread, &part, package.walk(&part, &mut read));
            properties.extend(read.0.map(|control| (*shape, control)));
        }
        let (controls, drawn) = controls::together(old.found, properties, drawn.found);
        let mut all: Vec<Drawing> = drawn.into_iter().map(|drawn| self.drawn(drawn)).collect();
        all.extend(controls.into_iter().filter_map(|control| self.control(control)));
        all.sort_by(|a, b| (a.over, a.kind, &a.text).cmp(&(b.over, b.kind, &b.text)));
        all
    }

    fn drawn(&self, drawn: Drawn) -> Drawing {
        let (over, middle) = self.geometry.cells(drawn.rect);
        Drawing { kind: drawn.kind, over, middle, frame: drawn.rect.whole(), text: drawn.text, linked: None }
    }

    fn control(&self, control: Control) -> Option<Drawing> {
        let rect = control.rect?;
        let (over, middle) = self.geometry.cells(rect);
        let linked = reference::place(&control.linked)
            .map(|(sheet, range)| (sheet.unwrap_or_else(|| self.name.to_owned()), range.first));
        let kind: DrawingKind = control.drawing_kind();
        Some(Drawing { kind, over, middle, frame: rect.whole(), text: control.text, linked })
    }
}

/// Remembers a part that could not be read to its end.
pub(super) fn note(unread: &mut Unread, part: &str, walked: Result<(), Broken>) {
    if let Err(broken) = walked {
        unread.push((part.to_owned(), broken));
    }
}
