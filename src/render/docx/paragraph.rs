//! One paragraph of a Word file as XML. Separate because its children must stand in the schema's order, and this
//! is the one place that knows it: style, keep with next, list, alignment, section end; then the runs.

use crate::render::xml::escape;
use crate::report::model::Span;

/// Where the text of a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// As the style says.
    Style,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A paragraph before it is written.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// Id of its style.
    style: &'static str,
    /// Stays on the page of the next paragraph.
    keep_next: bool,
    /// Id of its list in the numbering part.
    list: Option<usize>,
    align: Align,
    /// The section that ends with this paragraph.
    section: Option<String>,
    runs: String,
}

impl Paragraph {
    /// An empty paragraph of a style.
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, keep_next: false, list: None, align: Align::Style, section: None, runs: String::new() }
    }

    /// With text.
    pub(super) fn text(mut self, text: &str, strong: bool) -> Self {
        self.runs.push_str(&run(text, strong));
        self
    }

    /// With runs of text.
    pub(super) fn spans(self, spans: &[Span]) -> Self {
        spans.iter().fold(self, |paragraph, span| paragraph.text(&span.text, span.strong))
    }

    /// With a picture, as the run that shows it.
    pub(super) fn drawing(mut self, run: &str) -> Self {
        self.runs.push_str(run);
        self
    }

    /// Kept with the next one, or not.
    pub(super) fn keep_next(mut self, keep: bool) -> Self {
        self.keep_next = keep;
        self
    }

    /// As an item of a list.
    pub(super) fn list(mut self, list: usize) -> Self {
        self.list = Some(list);
        self
    }

    /// Aligned.
    pub(super) fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Makes it the last of a section.
    pub(super) fn end_section(&mut self, section: String) {
        self.section = Some(section);
    }

    /// As XML.
    pub(super) fn xml(&self) -> String {
        let mut out = format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if let Some(list) = self.list {
            out.push_str(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>"));
        }
        match self.align {
            Align::Style => {}
            Align::Center => out.push_str("<w:jc w:val=\"center\"/>"),
            Align::Right => out.push_str("<w:jc w:val=\"right\"/>"),
        }
        out.push_str(self.section.as_deref().unwrap_or_default());
        out.push_str("</w:pPr>");
        out.push_str(&self.runs);
        out.push_str("</w:p>");
        out
    }
}

/// A run of text; line ends become line breaks and tabs tabs.
fn run(text: &str, strong: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = String::from("<w:r>");
    if strong {
        out.push_str("<w:rPr><w:b/><w:bCs/></w:rPr>");
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                out.push_str("<w:tab/>");
            }
            out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(piece)));
        }
    }
    out.push_str("</w:r>");
    out
}
