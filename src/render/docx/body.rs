//! The text of a Word file: the report's blocks in order as paragraphs and tables, on upright pages, with a section
//! of lying pages around every table that is too wide for them.

use super::drawing::{self, Drawing};
use super::package::{FOOTER, PROLOGUE};
use super::paragraph::Paragraph;
use super::{styles, table};
use crate::render::layout;
use crate::report::model::{Block, Report, ReportWords};

/// A table of more columns than this lies on a landscape page.
const UPRIGHT_COLUMNS: usize = 11;

/// Short and long side of A4 and the margin of 25 mm, in twentieths of a point.
const A4: (usize, usize) = (11906, 16838);
const MARGIN: usize = 1417;

/// Namespaces of a part with text in it.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                          xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// How a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Portrait.
    Upright,
    /// Landscape.
    Lying,
}

impl Page {
    /// Width between the margins.
    pub(super) fn text_width(self) -> usize {
        match self {
            Page::Upright => A4.0 - 2 * MARGIN,
            Page::Lying => A4.1 - 2 * MARGIN,
        }
    }

    /// The properties of a section of such pages.
    fn section(self) -> String {
        let size = match self {
            Page::Upright => format!("<w:pgSz w:w=\"{}\" w:h=\"{}\"/>", A4.0, A4.1),
            Page::Lying => format!("<w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>", A4.1, A4.0),
        };
        format!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{FOOTER}\"/>{size}\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
             w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr>"
        )
    }
}

/// Something between two paragraph marks of the body.
enum Element {
    Paragraph(Paragraph),
    /// A heading: goes to the pages of what it announces.
    Heading(Paragraph),
    Table(String),
}

/// `word/document.xml`.
pub(super) fn document(report: &Report, drawings: &[Drawing]) -> String {
    let mut elements = elements(report, drawings);
    let mut page = Page::Upright;
    // From the end, so that a heading can take the page of what follows it.
    for (element, at) in elements.iter_mut().rev() {
        match element {
            Element::Heading(_) => *at = page,
            Element::Paragraph(_) | Element::Table(_) => page = *at,
        }
    }
    let mut out = format!("{PROLOGUE}<w:document {NAMESPACES}><w:body>");
    let mut rest = elements.into_iter().peekable();
    let mut last = Page::Upright;
    while let Some((element, page)) = rest.next() {
        last = page;
        let ends = rest.peek().is_some_and(|(_, next)| *next != page);
        match element {
            Element::Paragraph(mut paragraph) | Element::Heading(mut paragraph) => {
                if ends {
                    paragraph.end_section(page.section());
                }
                out.push_str(&paragraph.xml());
            }
            Element::Table(xml) => out.push_str(&xml),
        }
    }
    out.push_str(&last.section());
    out.push_str("</w:body></w:document>");
    out
}

fn elements(report: &Report, drawings: &[Drawing]) -> Vec<(Element, Page)> {
    let mut out = vec![upright(Paragraph::new(styles::TITLE).text(&report.title, false))];
    out.extend(report.stamps.iter().map(|stamp| upright(Paragraph::new(styles::STAMP).text(stamp, false))));
    let mut counted = Counted { lists: styles::FIRST_ORDERED_LIST, charts: 0 };
    for section in &report.sections {
        let title = format!("{} {}", section.number, section.title);
        let heading = Paragraph::new(styles::HEADINGS[0]).text(title.trim(), false);
        out.push((Element::Heading(heading), Page::Upright));
        for block in &section.blocks {
            push(&mut out, block, &mut counted, drawings, &report.words);
        }
    }
    out
}

/// What was written so far of what has a number.
struct Counted {
    /// The list that a numbered list is counted by.
    lists: usize,
    charts: usize,
}

fn push(
    out: &mut Vec<(Element, Page)>,
    block: &Block,
    counted: &mut Counted,
    drawings: &[Drawing],
    words: &ReportWords,
) {
    match block {
        Block::Heading { level, text } => {
            let style = if *level <= 2 { styles::HEADINGS[1] } else { styles::HEADINGS[2] };
            out.push((Element::Heading(Paragraph::new(style).spans(text)), Page::Upright));
        }
        Block::Paragraph(spans) => out.push(upright(Paragraph::new(styles::NORMAL).spans(spans))),
        Block::List { ordered, items } => {
            let list = if *ordered { counted.lists } else { styles::BULLET_LIST };
            counted.lists += usize::from(*ordered);
            let item = |spans| upright(Paragraph::new(styles::LIST).list(list).spans(spans));
            out.extend(items.iter().map(|spans| item(spans.as_slice())));
        }
        Block::Table(found) => {
            let columns = layout::column_count(found);
            let page = if columns > UPRIGHT_COLUMNS { Page::Lying } else { Page::Upright };
            let caption =
                Paragraph::new(styles::CAPTION).text(&layout::caption(words, found), false).keep_next(true);
            out.push((Element::Paragraph(caption), page));
            if columns > 0 {
                out.push((Element::Table(table::table(found, words, page)), page));
            }
            let below = layout::notes(words, &found.notes);
            let last = below.len().saturating_sub(1);
            let note =
                |(at, text): (usize, &String)| Paragraph::new(styles::NOTE).text(text, false).keep_next(at < last);
            out.extend(below.iter().enumerate().map(|at| (Element::Paragraph(note(at)), page)));
            // Word joins tables that touch, and a section cannot end in one.
            out.push((Element::Paragraph(Paragraph::new(styles::SPACE)), page));
        }
        Block::Chart(chart) => {
            let caption = layout::chart_caption(words, chart);
            match drawing::run(drawings, counted.charts, chart, &caption) {
                Some(run) => out.push(upright(Paragraph::new(styles::NORMAL).drawing(&run).keep_next(true))),
                // What it would show is said, and why it does not.
                None => {
                    let said = [layout::note(words, &words.no_picture), chart.alt.clone()];
                    out.extend(
                        said.iter()
                            .map(|text| upright(Paragraph::new(styles::NOTE).text(text, false).keep_next(true))),
                    );
                }
            }
            counted.charts += 1;
            let below = layout::notes(words, &chart.notes);
            out.push(upright(Paragraph::new(styles::CAPTION).text(&caption, false).keep_next(!below.is_empty())));
            out.extend(below.iter().map(|text| upright(Paragraph::new(styles::NOTE).text(text, false))));
        }
        Block::Note(text) => {
            out.push(upright(Paragraph::new(styles::NOTE).text(&layout::note(words, text), false)));
        }
    }
}

fn upright(paragraph: Paragraph) -> (Element, Page) {
    (Element::Paragraph(paragraph), Page::Upright)
}

/// How many numbered lists the report has; each is counted from 1 by a numbering of its own.
pub(super) fn ordered_lists(report: &Report) -> usize {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter(|block| match block {
            Block::List { ordered, .. } => *ordered,
            Block::Heading { .. } | Block::Paragraph(_) | Block::Table(_) | Block::Chart(_) | Block::Note(_) => {
                false
            }
        })
        .count()
}

/// `word/footer1.xml`: the page number.
pub(super) fn footer() -> String {
    format!(
        "{PROLOGUE}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>\
         <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>",
        styles::FOOTER
    )
}
