//! The charts of a report as pictures in a Word file: the parts that hold them, and how a paragraph shows one, with its text
//! for those who do not see it.

use super::Png;
use crate::render::svg::{Picture, svg};
use crate::render::xml::escape;
use crate::report::model::{Block, Chart, Report};
use crate::threads;

/// English metric units for a pixel at 96 to the inch.
const EMU: u64 = 9_525;

/// The picture of a chart; without bytes where none can be made.
pub(super) struct Drawing {
    picture: Picture,
    png: Option<Vec<u8>>,
}

/// The pictures of the report's charts, in their order.
pub(super) fn drawings(report: &Report, png: &Png) -> Vec<Drawing> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Table(_) | Block::Note(_) => {
            None
        }
    });
    let charts: Vec<&Chart> = charts.collect();
    threads::each(&charts, |chart| {
        let picture = svg(chart, &report.words);
        Drawing { png: png(&picture), picture }
    })
}

/// The parts of the pictures: name in the package, and bytes.
pub(super) fn parts(drawings: &[Drawing]) -> impl Iterator<Item = (String, Vec<u8>)> {
    drawings
        .iter()
        .enumerate()
        .filter_map(|(at, drawing)| Some((format!("word/{}", target(at)), drawing.png.clone()?)))
}

/// The relationships to them: id, and target beside the document.
pub(super) fn relationships(drawings: &[Drawing]) -> impl Iterator<Item = (String, String)> {
    drawings.iter().enumerate().filter(|(_, drawing)| drawing.png.is_some()).map(|(at, _)| (id(at), target(at)))
}

fn target(at: usize) -> String {
    format!("media/chart{}.png", at + 1)
}

fn id(at: usize) -> String {
    format!("rIdChart{}", at + 1)
}

/// The run that shows a picture; none where there is no picture.
pub(super) fn run(drawings: &[Drawing], at: usize, chart: &Chart, name: &str) -> Option<String> {
    let drawing = drawings.get(at).filter(|drawing| drawing.png.is_some())?;
    let place = Place { number: at as u64 + 1, relation: id(at), name, room: None, namespaces: "" };
    Some(shown(&drawing.picture, chart, &place))
}

/// Where in a file a picture is shown, and under which name.
pub(super) struct Place<'p> {
    /// Its number, unique in the file.
    pub(super) number: u64,
    /// The relationship to its part.
    pub(super) relation: String,
    pub(super) name: &'p str,
    /// Twentieths of a point that it may be wide.
    pub(super) room: Option<usize>,
    /// Namespaces that the file around it may not have.
    pub(super) namespaces: &'p str,
}

/// The run that shows a picture.
pub(super) fn shown(picture: &Picture, chart: &Chart, place: &Place<'_>) -> String {
    const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
    const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    /// English metric units for a twentieth of a point.
    const TWENTIETH: u64 = 635;
    // As wide as the text.
    let (width, height) = (u64::from(picture.width), u64::from(picture.height));
    let (mut cx, mut cy) = (width * EMU * 9 / 10, height * EMU * 9 / 10);
    if let Some(room) = place.room.map(|room| room as u64 * TWENTIETH).filter(|room| *room < cx) {
        (cx, cy) = (room, height * room / width.max(1));
    }
    let (number, name, alt, id) = (place.number, escape(place.name), escape(&chart.alt), &place.relation);
    let namespaces = place.namespaces;
    format!(
        "<w:r><w:drawing{namespaces}><wp:inline xmlns:wp=\"{WP}\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alt}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"{A}\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic xmlns:a=\"{A}\"><a:graphicData uri=\"{PIC}\"><pic:pic xmlns:pic=\"{PIC}\">\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}
