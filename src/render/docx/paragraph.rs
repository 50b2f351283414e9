//! One paragraph of a Word file as XML. Separate because its children must stand in the schema's order, and this
//! is the one place that knows it: style, keep with next, list, alignment, section end; then the runs.

use std::borrow::Cow;

use super::footnotes::Footnotes;
use crate::catalogue::direction::ended;
use crate::render::xml::escape;
use crate::report::model::Span;

/// Where the text of a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// As the style says.
    Style,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A paragraph before it is written.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// Id of its style; empty where it has none.
    style: Cow<'static, str>,
    /// Whether it stays on the page of the next paragraph; where that is not said, as its style does.
    keep_next: Option<bool>,
    /// Id of its list in the numbering part.
    list: Option<usize>,
    /// Spacing that its style does not give it.
    spacing: &'static str,
    /// Half points of its letters, where its style does not say them.
    size: Option<u32>,
    align: Align,
    /// The section that ends with this paragraph.
    section: Option<String>,
    runs: String,
}

impl Paragraph {
    /// An empty paragraph of a style.
    pub(super) fn new(style: impl Into<Cow<'static, str>>) -> Self {
        Self {
            style: style.into(),
            keep_next: None,
            list: None,
            spacing: "",
            size: None,
            align: Align::Style,
            section: None,
            runs: String::new(),
        }
    }

    /// Set close, in letters of a size (in half points), whatever the style of the file around it says. What is written into it
    /// afterwards has that size.
    pub(super) fn close(mut self, size: u32) -> Self {
        self.spacing = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\"/>";
        self.size = Some(size);
        self.align = Align::Left;
        self
    }

    /// Set close, with some room before what follows: the last of a block in a file whose own paragraphs stand close too.
    pub(super) fn last_of_block(mut self, size: u32) -> Self {
        self = self.close(size);
        self.spacing = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"160\"/>";
        self
    }

    /// Under what it belongs to, or over it, whatever its style says.
    pub(super) fn near(mut self) -> Self {
        self.spacing = "<w:spacing w:before=\"60\" w:after=\"40\"/>";
        self
    }

    /// With text.
    pub(super) fn text(mut self, text: &str, strong: bool) -> Self {
        self.runs.push_str(&run(text, strong, self.size));
        self
    }

    /// With runs of text.
    pub(super) fn spans(self, spans: &[Span]) -> Self {
        spans.iter().fold(self, |paragraph, span| paragraph.text(&span.text, span.strong))
    }

    /// With runs of text, what is said about one of them as a footnote behind it.
    pub(super) fn noted_spans(self, spans: &[Span], footnotes: &mut Footnotes) -> Self {
        spans.iter().fold(self, |paragraph, span| {
            let paragraph = paragraph.text(&span.text, span.strong);
            span.notes.iter().fold(paragraph, |paragraph, note| paragraph.runs(&footnotes.mark(note)))
        })
    }

    /// With runs that are written already: a picture, a field.
    pub(super) fn runs(mut self, runs: &str) -> Self {
        self.runs.push_str(runs);
        self
    }

    /// What is in it, without the paragraph around.
    pub(super) fn into_runs(self) -> String {
        self.runs
    }

    /// Kept with the next one, or as its style says.
    pub(super) fn keep_next(mut self, keep: bool) -> Self {
        self.keep_next = keep.then_some(true);
        self
    }

    /// Not kept with the next one, whatever its style says.
    pub(super) fn loose(mut self) -> Self {
        self.keep_next = Some(false);
        self
    }

    /// As an item of a list.
    pub(super) fn list(mut self, list: usize) -> Self {
        self.list = Some(list);
        self
    }

    /// Aligned; as its style says, where that is asked for, it stays as it is.
    pub(super) fn align(mut self, align: Align) -> Self {
        if align != Align::Style {
            self.align = align;
        }
        self
    }

    /// Makes it the last of a section.
    pub(super) fn end_section(&mut self, section: String) {
        self.section = Some(section);
    }

    /// As XML.
    pub(super) fn xml(&self) -> String {
        let mut out = String::from("<w:p><w:pPr>");
        if !self.style.is_empty() {
            out.push_str(&format!("<w:pStyle w:val=\"{}\"/>", escape(&self.style)));
        }
        out.push_str(match self.keep_next {
            Some(true) => "<w:keepNext/>",
            Some(false) => "<w:keepNext w:val=\"0\"/>",
            None => "",
        });
        if let Some(list) = self.list {
            out.push_str(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>"));
        }
        out.push_str(self.spacing);
        match self.align {
            Align::Style => {}
            Align::Left => out.push_str("<w:jc w:val=\"left\"/>"),
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

/// A run of text.
fn run(text: &str, strong: bool, size: Option<u32>) -> String {
    let strong = if strong { "<w:b/><w:bCs/>" } else { "" };
    let size = size.map(|size| format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")).unwrap_or_default();
    let looks = format!("{strong}{size}");
    run_with(&if looks.is_empty() { looks } else { format!("<w:rPr>{looks}</w:rPr>") }, text)
}

/// A run of text with its properties as they are written; line ends become line breaks and tabs tabs. It turns nothing that
/// follows in its paragraph.
pub(super) fn run_with(looks: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = format!("<w:r>{looks}");
    let text = ended(text).replace("\r\n", "\n").replace('\r', "\n");
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
