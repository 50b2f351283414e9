//! The text of a page: sections, headings, tables and charts in their order, and the contents that lead to them.

use std::collections::BTreeSet;

use super::text::{Ids, line, plain, spans};
use super::{lang, table};
use crate::catalogue::page as words;
use crate::render::xml::escape;
use crate::render::{layout, svg};
use crate::report::model::{Block, Chart, Report, ReportTable, ReportWords, Span};

/// The text, the list that leads to its parts, and the figures in it.
pub(super) struct Body<'r> {
    pub(super) text: String,
    pub(super) contents: String,
    /// Ids of figures that stand somewhere in it.
    pub(super) placed: BTreeSet<&'r str>,
}

/// The text of a report.
pub(super) fn body(report: &Report) -> Body<'_> {
    let charts = blocks(report).filter_map(|block| match block {
        Block::Chart(chart) => Some(chart.id.as_str()),
        Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Table(_) | Block::Note(_) => {
            None
        }
    });
    let mut page = Page {
        words: &report.words,
        drawn: words::drawn().text(lang(report)).to_owned(),
        text: String::new(),
        contents: String::new(),
        ids: Ids::default(),
        level: 2,
        pictures: 0,
        charted: charts.collect(),
    };
    for section in &report.sections {
        let id = page.ids.unique("section", &section.number);
        let title = format!("{} {}", section.number, section.title);
        let title = title.trim();
        page.level = 2;
        page.text.push_str(&format!("<section id=\"{id}\">\n"));
        page.contents.push_str("<li>");
        if !title.is_empty() {
            page.text.push_str(&format!("<h2>{}</h2>\n", line(title)));
            page.contents.push_str(&link(&id, title));
        }
        page.contents.push_str("<ol>\n");
        for block in &section.blocks {
            page.block(block);
        }
        page.contents.push_str("</ol></li>\n");
        page.text.push_str("</section>\n");
    }
    let contents = page.contents.replace("<ol>\n</ol>", "").replace("<li></li>\n", "");
    Body { text: page.text, contents: format!("<ol>\n{contents}</ol>\n"), placed: placed(report) }
}

fn blocks(report: &Report) -> impl Iterator<Item = &Block> {
    report.sections.iter().flat_map(|section| &section.blocks)
}

/// Every figure that stands somewhere.
fn placed(report: &Report) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for block in blocks(report) {
        match block {
            Block::Heading { text: spans, .. } | Block::Paragraph(spans) => {
                found.extend(spans.iter().filter_map(|span| span.figure.as_deref()));
            }
            Block::List { items, .. } => {
                found.extend(items.iter().flatten().filter_map(|span| span.figure.as_deref()));
            }
            Block::Table(table) => {
                found.extend(table.rows.iter().flatten().filter_map(|cell| cell.figure.as_deref()));
            }
            Block::Chart(_) | Block::Note(_) => {}
        }
    }
    found
}

fn link(id: &str, text: &str) -> String {
    format!("<a href=\"#{id}\">{}</a>", line(text))
}

struct Page<'r> {
    words: &'r ReportWords,
    /// What opens the chart beside a table.
    drawn: String,
    text: String,
    contents: String,
    ids: Ids,
    /// Level of the last heading.
    level: u8,
    /// How many pictures it has.
    pictures: u32,
    /// Tables whose chart stands somewhere.
    charted: BTreeSet<&'r str>,
}

impl<'r> Page<'r> {
    fn block(&mut self, block: &'r Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.text.push_str(&format!("<p>{}</p>\n", spans(text))),
            Block::List { ordered, items } => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>\n", spans(item))).collect();
                let tag = if *ordered { "ol" } else { "ul" };
                if !items.is_empty() {
                    self.text.push_str(&format!("<{tag}>\n{items}</{tag}>\n"));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Note(text) => self.notes(&[layout::note(self.words, text)]),
        }
        self.notes(&layout::span_notes(self.words, block));
    }

    /// A heading. Levels that prose leaves out are closed up: those who hear the page find their way by them.
    fn heading(&mut self, level: u8, text: &[Span]) {
        let said = plain(text);
        if said.trim().is_empty() {
            return;
        }
        self.level = level.saturating_add(1).clamp(3, 6).min(self.level.saturating_add(1));
        let id = self.ids.unique("heading", "");
        self.text.push_str(&format!("<h{0} id=\"{id}\">{1}</h{0}>\n", self.level, spans(text)));
        self.entry(&format!("level{}", self.level), &id, &said);
    }

    fn entry(&mut self, class: &str, id: &str, text: &str) {
        self.contents.push_str(&format!("<li class=\"{class}\">{}</li>\n", link(id, text)));
    }

    fn table(&mut self, found: &'r ReportTable) {
        let id = self.ids.unique("table", &found.id);
        let caption_id = self.ids.unique("caption", &found.id);
        let caption = layout::caption(self.words, found);
        self.text.push_str(&format!("<figure class=\"{}\" id=\"{id}\">\n", table::class(found)));
        if !caption.trim().is_empty() {
            self.text.push_str(&format!("<figcaption id=\"{caption_id}\">{}</figcaption>\n", line(&caption)));
            self.entry("table", &id, &caption);
        }
        if layout::column_count(found) > 0 {
            let named = if caption.trim().is_empty() {
                format!("aria-label=\"{}\"", escape(&self.words.table))
            } else {
                format!("aria-labelledby=\"{caption_id}\"")
            };
            self.text.push_str(&format!("<div class=\"scroll\" role=\"group\" tabindex=\"0\" {named}>\n"));
            self.text.push_str(&table::table(found, &named));
            self.text.push_str("</div>\n");
        }
        self.notes(&layout::notes(self.words, &found.notes));
        // A chart that the text shows elsewhere is not drawn twice.
        if let Some(chart) = found.chart.as_ref().filter(|chart| self.charted.insert(&chart.id)) {
            let drawn = escape(&self.drawn);
            self.text.push_str(&format!("<details class=\"drawn\">\n<summary>{drawn}</summary>\n"));
            self.picture(chart);
            self.text.push_str("</details>\n");
        }
        self.text.push_str("</figure>\n");
    }

    fn chart(&mut self, chart: &Chart) {
        let id = self.ids.unique("chart", &chart.id);
        let caption = layout::chart_caption(self.words, chart);
        self.text.push_str(&format!("<figure class=\"chart\" id=\"{id}\">\n"));
        self.picture(chart);
        if !caption.trim().is_empty() {
            self.text.push_str(&format!("<figcaption>{}</figcaption>\n", line(&caption)));
            self.entry("chart", &id, &caption);
        }
        self.notes(&layout::notes(self.words, &chart.notes));
        self.text.push_str("</figure>\n");
    }

    fn picture(&mut self, chart: &Chart) {
        // The names in a picture are made of its id, and one picture may stand in two places.
        self.pictures += 1;
        let drawn = Chart { id: format!("picture{}", self.pictures), ..chart.clone() };
        let picture = svg::svg(&drawn, self.words).svg;
        self.text.push_str(&format!("<div class=\"picture\">{picture}</div>\n"));
    }

    fn notes(&mut self, notes: &[String]) {
        if notes.is_empty() {
            return;
        }
        let lines: String = notes.iter().map(|note| format!("<p>{}</p>\n", line(note))).collect();
        self.text.push_str(&format!("<div class=\"notes\">\n{lines}</div>\n"));
    }
}
