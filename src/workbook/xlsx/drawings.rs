//! What is drawn over a sheet (DrawingML): ovals, text boxes, lines, pictures, and groups of them, each with the place
//! of its anchor and its words.

use crate::workbook::evidence::DrawingKind;
use crate::workbook::xlsx::geometry::{Corner, Geometry, Rect};
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// Something drawn, before its place is told in cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawn {
    pub(super) kind: DrawingKind,
    pub(super) rect: Rect,
    pub(super) text: String,
    /// The number of the form control that it is the picture of.
    pub(super) control: Option<u32>,
}

/// Reads one drawing part.
pub(super) struct Drawings<'g> {
    geometry: &'g Geometry,
    pub(super) found: Vec<Drawn>,
    anchor: Option<Anchor>,
    corner: Option<End>,
    groups: Vec<Group>,
    shape: Option<Shape>,
    frame: Option<Frame>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

#[derive(Debug, Default)]
struct Anchor {
    from: Option<Corner>,
    to: Option<Corner>,
    position: Option<(f64, f64)>,
    size: Option<(f64, f64)>,
}

/// A transformation while it is read: place and size, and for a group those of its inner measure.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    place: Option<(f64, f64)>,
    size: Option<(f64, f64)>,
    inner_place: Option<(f64, f64)>,
    inner_size: Option<(f64, f64)>,
}

/// A group: its measure, and where it lies on the sheet as far as that is known.
#[derive(Debug, Default)]
struct Group {
    frame: Frame,
    on_sheet: Option<Rect>,
}

#[derive(Debug)]
struct Shape {
    element: String,
    depth: usize,
    frame: Frame,
    preset: String,
    text_box: bool,
    text: String,
    control: Option<u32>,
    hidden: bool,
}

impl<'g> Drawings<'g> {
    pub(super) fn new(geometry: &'g Geometry) -> Self {
        Self {
            geometry,
            found: Vec::new(),
            anchor: None,
            corner: None,
            groups: Vec::new(),
            shape: None,
            frame: None,
        }
    }

    /// Where the anchor lies.
    fn anchored(&self) -> Option<Rect> {
        let anchor = self.anchor.as_ref()?;
        match (anchor.from, anchor.to, anchor.position, anchor.size) {
            (Some(from), Some(to), ..) => Some(self.geometry.between(from, to)),
            (Some(from), None, _, Some((width, height))) => Some(self.geometry.from(from, width, height)),
            (None, None, Some((x, y)), Some((width, height))) => {
                Some(Rect { left: x, top: y, right: x + width.max(0.0), bottom: y + height.max(0.0) })
            }
            _ => None,
        }
    }

    /// Where a shape lies: a part of its group, where it is in one, else the place of the anchor.
    fn place(&self, frame: &Frame) -> Option<Rect> {
        match self.groups.last() {
            None => self.anchored(),
            Some(group) => {
                let outside = group.on_sheet?;
                part_of(outside, &group.frame, frame).or(Some(outside))
            }
        }
    }

    fn end_shape(&mut self, budget: &mut Budget) -> Result<(), Broken> {
        let Some(shape) = self.shape.take() else { return Ok(()) };
        let Some(rect) = self.place(&shape.frame) else { return Ok(()) };
        // The picture of a control is hidden; anything else that is hidden nobody sees.
        if shape.hidden && shape.control.is_none() {
            return Ok(());
        }
        let text = shape.text.trim().to_owned();
        budget.keep(text.len() + 64)?;
        let kind = match shape.element.as_str() {
            "pic" => DrawingKind::Picture,
            "cxnSp" => DrawingKind::Shape,
            "graphicFrame" => DrawingKind::Picture,
            _ if shape.text_box => DrawingKind::TextBox,
            _ => match shape.preset.as_str() {
                "ellipse" | "donut" | "flowChartConnector" | "flowChartTerminator" => DrawingKind::Oval,
                // A frame with round corners and nothing in it is drawn round a word like an oval.
                "roundRect" if text.is_empty() => DrawingKind::Oval,
                _ if text.is_empty() => DrawingKind::Shape,
                _ => DrawingKind::TextBox,
            },
        };
        self.found.push(Drawn { kind, rect, text, control: shape.control });
        Ok(())
    }
}

/// The part of a rectangle that a frame takes in the measure of its group.
fn part_of(outside: Rect, group: &Frame, frame: &Frame) -> Option<Rect> {
    let ((x, y), (width, height)) = (frame.place?, frame.size?);
    let (left, top) = group.inner_place.or(group.place)?;
    let (wide, high) = group.inner_size.or(group.size)?;
    if wide <= 0.0 || high <= 0.0 {
        return None;
    }
    let across = |part: f64| outside.left + (part - left) / wide * (outside.right - outside.left);
    let down = |part: f64| outside.top + (part - top) / high * (outside.bottom - outside.top);
    Some(Rect { left: across(x), top: down(y), right: across(x + width), bottom: down(y + height) })
}

impl Visit for Drawings<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        let pair = |one, other| Some((element.number::<f64>(one)?, element.number::<f64>(other)?));
        match element.name() {
            "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                self.anchor = Some(Anchor::default());
                self.groups.clear();
            }
            "from" if self.shape.is_none() => {
                self.corner = Some(End::From);
                if let Some(anchor) = &mut self.anchor {
                    anchor.from = Some(Corner::default());
                }
            }
            "to" if self.shape.is_none() => {
                self.corner = Some(End::To);
                if let Some(anchor) = &mut self.anchor {
                    anchor.to = Some(Corner::default());
                }
            }
            "grpSp" => self.groups.push(Group::default()),
            name @ ("sp" | "cxnSp" | "pic" | "graphicFrame" | "contentPart") => match &mut self.shape {
                // A chart has shapes of its own, which are no others.
                Some(shape) => shape.depth += 1,
                None => {
                    self.shape = Some(Shape {
                        element: name.to_owned(),
                        depth: 0,
                        frame: Frame::default(),
                        preset: String::new(),
                        text_box: false,
                        text: String::new(),
                        control: None,
                        hidden: false,
                    });
                }
            },
            "xfrm" => self.frame = Some(Frame::default()),
            "pos" => {
                if let Some(anchor) = &mut self.anchor {
                    anchor.position = pair("x", "y");
                }
            }
            "off" => {
                if let Some(frame) = &mut self.frame {
                    frame.place = pair("x", "y");
                }
            }
            "chOff" => {
                if let Some(frame) = &mut self.frame {
                    frame.inner_place = pair("x", "y");
                }
            }
            "chExt" => {
                if let Some(frame) = &mut self.frame {
                    frame.inner_size = pair("cx", "cy");
                }
            }
            "ext" => match (&mut self.frame, &mut self.anchor, &self.shape) {
                (Some(frame), ..) => frame.size = pair("cx", "cy"),
                (None, Some(anchor), None) if anchor.size.is_none() => anchor.size = pair("cx", "cy"),
                _ => {}
            },
            "prstGeom" => {
                if let Some(shape) = &mut self.shape {
                    shape.preset = element.get("prst").unwrap_or_default().into_owned();
                }
            }
            "cNvSpPr" => {
                if let Some(shape) = &mut self.shape {
                    shape.text_box = element.flag("txBox") == Some(true);
                }
            }
            "cNvPr" => {
                if let Some(shape) = self.shape.as_mut().filter(|shape| shape.depth == 0) {
                    shape.hidden = element.flag("hidden") == Some(true);
                }
            }
            "compatExt" => {
                if let Some(shape) = &mut self.shape {
                    shape.control = element.get("spid").as_deref().and_then(shape_number);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        match name {
            "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => self.anchor = None,
            "from" | "to" => self.corner = None,
            "col" | "colOff" | "row" | "rowOff" => {
                let corner = match (self.corner, &mut self.anchor) {
                    (Some(End::From), Some(anchor)) => anchor.from.as_mut(),
                    (Some(End::To), Some(anchor)) => anchor.to.as_mut(),
                    (None, _) | (_, None) => None,
                };
                if let Some(corner) = corner {
                    corner.set(name, text.trim());
                }
            }
            "xfrm" => {
                if let Some(frame) = self.frame.take() {
                    match (&mut self.shape, self.groups.last_mut()) {
                        (Some(shape), _) => shape.frame = frame,
                        (None, Some(group)) => {
                            group.frame = frame;
                            self.place_group();
                        }
                        (None, None) => {}
                    }
                }
            }
            "grpSp" => {
                self.groups.pop();
            }
            "t" => {
                if let Some(shape) = &mut self.shape {
                    budget.keep(text.len())?;
                    shape.text.push_str(text);
                }
            }
            "p" | "br" => {
                if let Some(shape) = self.shape.as_mut().filter(|shape| !shape.text.is_empty()) {
                    shape.text.push('\n');
                }
            }
            "sp" | "cxnSp" | "pic" | "graphicFrame" | "contentPart" => match &mut self.shape {
                Some(shape) if shape.depth > 0 => shape.depth -= 1,
                Some(_) => self.end_shape(budget)?,
                None => {}
            },
            _ => {}
        }
        Ok(())
    }
}

impl Drawings<'_> {
    /// A group inside a group takes its part of it; the outermost takes the place of the anchor.
    fn place_group(&mut self) {
        let anchored = self.anchored();
        let Some((group, outer)) = self.groups.split_last_mut() else { return };
        group.on_sheet = match outer.last() {
            None => anchored,
            Some(outer) => {
                outer.on_sheet.and_then(|rect| part_of(rect, &outer.frame, &group.frame).or(Some(rect)))
            }
        };
    }
}

impl Corner {
    /// One of the four numbers of a corner, by the name of its element.
    pub(super) fn set(&mut self, name: &str, text: &str) {
        let whole = || text.parse().unwrap_or(0);
        let distance = || text.parse().unwrap_or(0.0);
        match name {
            "row" => self.cell.0 = whole(),
            "col" => self.cell.1 = whole(),
            "rowOff" => self.down = distance(),
            _ => self.right = distance(),
        }
    }
}

/// 1025 of `_x0000_s1025`.
pub(super) fn shape_number(id: &str) -> Option<u32> {
    let digits = id.rsplit(|sign: char| !sign.is_ascii_digit()).next()?;
    digits.parse().ok()
}
