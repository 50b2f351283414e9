//! Form controls: check boxes, radio buttons and the rest, with their state. A control stands in up to three parts (the
//! old drawing, its properties, a picture of it in the new drawing) under one number; they are put together here.

use std::collections::BTreeMap;

use crate::workbook::evidence::DrawingKind;
use crate::workbook::xlsx::drawings::{Drawn, shape_number};
use crate::workbook::xlsx::geometry::{Corner, Geometry, Rect};
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// EMU of a pixel, in which old drawings count.
const PIXEL: f64 = 9_525.0;

/// A control, as far as one part tells it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Control {
    /// Its kind in lower case without what differs between the parts: `checkbox`, `radio`.
    pub(super) kind: String,
    /// Whether it is ticked. Neither ticked nor not is asked about like ticked.
    pub(super) on: bool,
    /// The cell that keeps its state, as the file writes it.
    pub(super) linked: String,
    pub(super) text: String,
    pub(super) rect: Option<Rect>,
    /// Whether it is an oval of an old drawing and no control at all.
    pub(super) oval: bool,
}

impl Control {
    /// What it is, of the kinds that matter here.
    pub(super) fn drawing_kind(&self) -> DrawingKind {
        match self.kind.as_str() {
            "checkbox" => DrawingKind::CheckBox { checked: self.on },
            "radio" => DrawingKind::RadioButton { chosen: self.on },
            "" if self.oval => DrawingKind::Oval,
            "" if self.text.is_empty() => DrawingKind::Shape,
            "" => DrawingKind::TextBox,
            _ => DrawingKind::Control,
        }
    }
}

/// Properties of one control (ctrlProp).
#[derive(Debug, Default)]
pub(super) struct Properties(pub(super) Option<Control>);

impl Visit for Properties {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if element.name() == "formControlPr" {
            let get = |name| element.get(name).unwrap_or_default().into_owned();
            let state = get("checked").to_ascii_lowercase();
            self.0 = Some(Control {
                kind: get("objectType").to_ascii_lowercase(),
                on: !matches!(state.as_str(), "" | "unchecked" | "0" | "false"),
                linked: get("fmlaLink"),
                ..Control::default()
            });
        }
        Ok(())
    }

    fn end(&mut self, _: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        Ok(())
    }
}

/// The old drawing of a sheet (VML). Notes are drawn there too; they are no drawings of a person.
pub(super) struct OldDrawing<'g> {
    geometry: &'g Geometry,
    pub(super) found: BTreeMap<u32, Control>,
    current: Option<(u32, Control)>,
    in_text: bool,
    next: u32,
}

impl<'g> OldDrawing<'g> {
    pub(super) fn new(geometry: &'g Geometry) -> Self {
        Self { geometry, found: BTreeMap::new(), current: None, in_text: false, next: u32::MAX }
    }

    /// Left column, its distance, top row, its distance, then right and bottom; distances in pixels.
    fn anchor(&self, text: &str) -> Option<Rect> {
        let numbers: Vec<f64> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        let [left, right_of, top, below, right, right_of_2, bottom, below_2] = numbers.as_slice() else {
            return None;
        };
        let corner = |column: f64, x: f64, row: f64, y: f64| {
            let mut corner = Corner { down: y * PIXEL, right: x * PIXEL, ..Corner::default() };
            corner.set("col", &column.to_string());
            corner.set("row", &row.to_string());
            corner
        };
        Some(
            self.geometry
                .between(corner(*left, *right_of, *top, *below), corner(*right, *right_of_2, *bottom, *below_2)),
        )
    }
}

impl Visit for OldDrawing<'_> {
    fn is_well_formed(&self) -> bool {
        false
    }

    fn start(&mut self, element: &Element<'_>, text: &str, _: &mut Budget) -> Result<(), Broken> {
        match (element.name(), &mut self.current) {
            (name @ ("shape" | "oval" | "rect" | "roundrect"), None) => {
                let id = element.get("id").as_deref().and_then(shape_number);
                let id = id.or_else(|| element.get("spid").as_deref().and_then(shape_number));
                // One without a number is counted from the other end.
                self.next = self.next.saturating_sub(1);
                let kind = element.get("type").unwrap_or_default();
                let oval = name == "oval" || kind.ends_with("_t3");
                self.current = Some((id.unwrap_or(self.next), Control { oval, ..Control::default() }));
            }
            ("textbox", Some(_)) => self.in_text = true,
            ("ClientData", Some((_, control))) => {
                control.kind = element.get("ObjectType").unwrap_or_default().to_ascii_lowercase();
            }
            // The state is on where the element stands without words.
            ("Checked", Some((_, control))) => control.on = true,
            (_, Some((_, control))) if self.in_text => push_words(&mut control.text, text),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        let Some((_, control)) = &mut self.current else { return Ok(()) };
        if self.in_text {
            push_words(&mut control.text, text);
        }
        match name {
            "textbox" => self.in_text = false,
            "Checked" => control.on = !matches!(text.trim(), "0" | "f" | "false"),
            "FmlaLink" => text.trim().clone_into(&mut control.linked),
            "Anchor" => {
                let rect = self.anchor(text);
                if let Some((_, control)) = &mut self.current {
                    control.rect = rect;
                }
            }
            "shape" | "oval" | "rect" | "roundrect" => {
                if let Some((id, control)) = self.current.take().filter(|(_, control)| control.kind != "note") {
                    budget.keep(control.text.len() + control.linked.len() + 64)?;
                    self.found.entry(id).or_insert(control);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn push_words(all: &mut String, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&words);
    }
}

/// Puts the parts of each control together: state and link as its properties say, else as the old drawing does; the place
/// of the old drawing, else of its picture; the words of whichever has some. What is left of the pictures is drawn.
pub(super) fn together(
    old: BTreeMap<u32, Control>,
    properties: BTreeMap<u32, Control>,
    drawn: Vec<Drawn>,
) -> (Vec<Control>, Vec<Drawn>) {
    let mut all = old;
    for (id, newer) in properties {
        let control = all.entry(id).or_default();
        control.kind = newer.kind;
        control.on = newer.on;
        if !newer.linked.is_empty() {
            control.linked = newer.linked;
        }
        control.rect = control.rect.or(newer.rect);
    }
    let mut rest = Vec::with_capacity(drawn.len());
    for picture in drawn {
        match picture.control.and_then(|id| all.get_mut(&id)) {
            Some(control) => {
                control.rect = control.rect.or(Some(picture.rect));
                if control.text.is_empty() {
                    control.text = picture.text;
                }
            }
            // A control of which nothing else is left.
            None if picture.control.is_some() => {}
            None => rest.push(picture),
        }
    }
    (all.into_values().collect(), rest)
}
