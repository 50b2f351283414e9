//! The text of a Word file: the report's blocks in order as paragraphs and tables, on upright pages, with a section
//! of lying pages around every table that is too wide for them.

use super::contents::{self, Entry};
use super::drawing::{self, Drawing};
use super::field::Sequences;
use super::footnotes::Footnotes;
use super::package::{FOOTER, NAMESPACES, PROLOGUE};
use super::paragraph::Paragraph;
use super::{split, styles, table};
use crate::render::layout;
use crate::report::model::{Block, Chart, Report, ReportTable, ReportWords, Span};

/// Most characters of a paragraph that goes with a table to a lying page; with a longer one the table would have too little
/// of it.
const LEAD: usize = 400;

/// Short and long side of A4 and the margin of 25 mm, in twentieths of a point.
const A4: (usize, usize) = (11906, 16838);
const MARGIN: usize = 1417;

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
    /// A heading, or a paragraph that leads to a table: goes to the pages of what it announces.
    Lead(Paragraph),
    Table(String),
    /// Where the contents stand, which are known in the end.
    Contents,
}

/// `word/document.xml`, and the notes at the foot of its pages.
pub(super) fn document(report: &Report, drawings: &[Drawing]) -> (String, Footnotes) {
    let mut writer = Writer::new(report, drawings);
    writer.report(report);
    let Writer { mut elements, entries, footnotes, .. } = writer;
    turn_leads(&mut elements);
    let mut out = format!("{PROLOGUE}<w:document {NAMESPACES}><w:body>");
    let mut rest = elements.into_iter().peekable();
    let mut last = Page::Upright;
    while let Some((element, page)) = rest.next() {
        last = page;
        let ends = rest.peek().is_some_and(|(_, next)| *next != page);
        match element {
            Element::Paragraph(mut paragraph) | Element::Lead(mut paragraph) => {
                if ends {
                    paragraph.end_section(page.section());
                }
                out.push_str(&paragraph.xml());
            }
            Element::Table(xml) => out.push_str(&xml),
            Element::Contents => {
                out.extend(contents::contents(&report.words.contents, &entries));
                if ends {
                    // A section ends in a paragraph.
                    let mut space = Paragraph::new(styles::SPACE);
                    space.end_section(page.section());
                    out.push_str(&space.xml());
                }
            }
        }
    }
    out.push_str(&last.section());
    out.push_str("</w:body></w:document>");
    (out, footnotes)
}

/// The page that a table stands on.
fn page_of(found: &ReportTable) -> Page {
    if table::stands_upright(found) { Page::Upright } else { Page::Lying }
}

fn is_short(spans: &[Span]) -> bool {
    spans.iter().map(|span| span.text.chars().count()).sum::<usize>() <= LEAD
}

/// What leads to something goes to its page; from the end, so that one heading can follow another.
fn turn_leads(elements: &mut [(Element, Page)]) {
    let mut page = Page::Upright;
    for (element, at) in elements.iter_mut().rev() {
        match element {
            Element::Lead(_) => *at = page,
            Element::Paragraph(_) | Element::Table(_) | Element::Contents => page = *at,
        }
    }
}

/// What was written so far, and what of it has a number.
struct Writer<'r> {
    words: &'r ReportWords,
    drawings: &'r [Drawing],
    elements: Vec<(Element, Page)>,
    /// The headings that the contents list.
    entries: Vec<Entry>,
    footnotes: Footnotes,
    sequences: Sequences,
    /// The list that the next numbered list is counted by.
    lists: usize,
    charts: usize,
}

impl<'r> Writer<'r> {
    fn new(report: &'r Report, drawings: &'r [Drawing]) -> Self {
        Self {
            words: &report.words,
            drawings,
            elements: Vec::new(),
            entries: Vec::new(),
            footnotes: Footnotes::default(),
            sequences: Sequences::of(numbers(report)),
            lists: styles::FIRST_ORDERED_LIST,
            charts: 0,
        }
    }

    fn report(&mut self, report: &Report) {
        self.upright(Paragraph::new(styles::TITLE).text(&report.title, false));
        for stamp in &report.stamps {
            self.upright(Paragraph::new(styles::STAMP).text(stamp, false));
        }
        self.elements.push((Element::Contents, Page::Upright));
        for section in &report.sections {
            let title = format!("{} {}", section.number, section.title);
            let title = title.trim();
            self.heading(1, title, Paragraph::new("").text(title, false).into_runs());
            let behind = section.blocks.iter().skip(1).map(Some).chain([None]);
            for (block, next) in section.blocks.iter().zip(behind) {
                match (block, next.and_then(Block::table)) {
                    // What leads to a table on a lying page goes there too: else its last lines may be all of an upright page.
                    (Block::Paragraph(spans), Some(table)) if page_of(table) == Page::Lying && is_short(spans) => {
                        let lead = Paragraph::new(styles::NORMAL).noted_spans(spans, &mut self.footnotes);
                        self.elements.push((Element::Lead(lead), Page::Upright));
                    }
                    (Block::Paragraph(spans), _)
                        if next.is_some_and(|next| matches!(next, Block::List { .. })) =>
                    {
                        let lead = Paragraph::new(styles::NORMAL).noted_spans(spans, &mut self.footnotes);
                        self.upright(lead.keep_next(true));
                    }
                    _ => self.block(block),
                }
            }
        }
    }

    /// A heading in its bookmark, to which the contents lead; the section's own has level 1.
    fn heading(&mut self, level: usize, text: &str, runs: String) {
        let style = styles::HEADINGS[level.clamp(1, styles::HEADINGS.len()) - 1];
        let at = self.entries.len();
        self.entries.push(Entry { level, text: text.to_owned() });
        let marked = self.sequences.bookmarked(&contents::bookmark(at), &runs);
        self.elements.push((Element::Lead(Paragraph::new(style).runs(&marked)), Page::Upright));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let said: String = text.iter().map(|span| span.text.as_str()).collect();
                let runs = Paragraph::new("").noted_spans(text, &mut self.footnotes).into_runs();
                self.heading(if *level <= 2 { 2 } else { 3 }, &said, runs);
            }
            Block::Paragraph(spans) => {
                let paragraph = Paragraph::new(styles::NORMAL).noted_spans(spans, &mut self.footnotes);
                self.upright(paragraph);
            }
            Block::List { ordered, items } => {
                let list = if *ordered { self.lists } else { styles::BULLET_LIST };
                self.lists += usize::from(*ordered);
                for (at, spans) in items.iter().enumerate() {
                    // One item alone is not left behind.
                    let stays = at + 1 < items.len() && (at == 0 || at + 2 == items.len());
                    let item = Paragraph::new(styles::LIST).list(list).noted_spans(spans, &mut self.footnotes);
                    let item = item.keep_next(stays);
                    self.upright(item);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Note(text) => {
                self.upright(Paragraph::new(styles::NOTE).text(&layout::note(self.words, text), false));
            }
        }
    }

    /// A caption whose number Word counts.
    fn caption(&mut self, word: &str, number: u32, title: &str) -> Paragraph {
        let caption = Paragraph::new(styles::CAPTION);
        if number == 0 {
            return caption.text(title, false);
        }
        let (before, behind) = layout::around_number(word, title);
        caption.text(&before, false).runs(&self.sequences.number(word, number)).text(&behind, false)
    }

    fn table(&mut self, found: &ReportTable) {
        let columns = layout::column_count(found);
        let page = page_of(found);
        let pieces = split::pieces(found);
        for (at, piece) in pieces.iter().enumerate() {
            let title = match pieces.len() {
                1 => found.title.clone(),
                all => layout::piece_of(self.words, &found.title, at + 1, all),
            };
            let caption = self.caption(&self.words.table, found.number, &title).keep_next(true);
            self.elements.push((Element::Paragraph(caption), page));
            if columns > 0 {
                self.elements.push((Element::Table(table::table(piece, self.words, page)), page));
            }
            let below = layout::notes(self.words, &piece.notes);
            let last = below.len().saturating_sub(1);
            for (at, text) in below.iter().enumerate() {
                let note = Paragraph::new(styles::NOTE).text(text, false).keep_next(at < last);
                self.elements.push((Element::Paragraph(note), page));
            }
            // Word joins tables that touch, and a section cannot end in one.
            self.elements.push((Element::Paragraph(Paragraph::new(styles::SPACE)), page));
        }
    }

    fn chart(&mut self, chart: &Chart) {
        let name = layout::chart_caption(self.words, chart);
        match drawing::run(self.drawings, self.charts, chart, &name) {
            Some(run) => self.upright(Paragraph::new(styles::NORMAL).near().runs(&run).keep_next(true)),
            // What it would show is said, and why it does not.
            None => {
                for text in [layout::note(self.words, &self.words.no_picture), chart.alt.clone()] {
                    self.upright(Paragraph::new(styles::NOTE).text(&text, false).keep_next(true));
                }
            }
        }
        self.charts += 1;
        let below = layout::notes(self.words, &chart.notes);
        let caption = self.caption(&self.words.chart, chart.number, &chart.title).near();
        // The style keeps a caption with the table under it; this one stands under its chart.
        self.upright(if below.is_empty() { caption.loose() } else { caption.keep_next(true) });
        let last = below.len().saturating_sub(1);
        for (at, text) in below.iter().enumerate() {
            self.upright(Paragraph::new(styles::NOTE).text(text, false).keep_next(at < last));
        }
        self.upright(Paragraph::new(styles::SPACE));
    }

    fn upright(&mut self, paragraph: Paragraph) {
        self.elements.push((Element::Paragraph(paragraph), Page::Upright));
    }
}

/// The numbers of tables and charts in the order in which they are printed, with their words.
fn numbers(report: &Report) -> impl Iterator<Item = (&str, u32)> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks.flat_map(|block| match block {
        Block::Table(table) => vec![(&*report.words.table, table.number); split::pieces(table).len()],
        Block::Chart(chart) => vec![(&*report.words.chart, chart.number)],
        Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Note(_) => Vec::new(),
    })
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
