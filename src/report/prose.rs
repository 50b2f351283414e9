//! The analyst's Markdown as blocks, with the marks filled in. Only what an office report needs is understood:
//! headings, paragraphs, lists and strong text; anything else keeps its words.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use crate::findings::prose::{Mark, MarkKind, marks};
use crate::report::model::{Block, Span};

/// What a mark turns into.
pub(super) enum Filled {
    /// Words in the line.
    Words(String),
    /// A block of its own.
    Block(Box<Block>),
}

/// Stands for a mark while the Markdown is parsed: a private character counts as a letter, so that strong text may
/// begin or end with a mark (`**{{figure:a}}**`), which braces would not allow.
const STAND_IN: char = '\u{F0000}';

/// Reads a text; `fill` answers each mark and learns where it is printed.
pub(super) fn blocks(text: &str, fill: &mut dyn FnMut(MarkKind, &str) -> Filled) -> Vec<Block> {
    let text = text.replace(STAND_IN, "");
    let mut source = String::with_capacity(text.len());
    let mut waiting = Vec::new();
    let mut from = 0;
    for mark in marks(&text).into_iter().filter(|mark| mark.kind.is_some()) {
        source.push_str(&text[from..mark.span.start]);
        source.push(STAND_IN);
        from = mark.span.end;
        waiting.push(mark);
    }
    source.push_str(&text[from..]);
    let waiting = waiting.into_iter();
    let mut reader = Reader { blocks: Vec::new(), open: Vec::new(), line: Vec::new(), strong: 0, waiting, fill };
    for event in TextMergeStream::new(Parser::new(&source)) {
        reader.event(event);
    }
    reader.end_paragraph();
    reader.blocks
}

enum Open {
    Heading(u8),
    List { ordered: bool, items: Vec<Vec<Span>> },
}

struct Reader<'f> {
    blocks: Vec<Block>,
    open: Vec<Open>,
    line: Vec<Span>,
    strong: usize,
    waiting: std::vec::IntoIter<Mark>,
    fill: &'f mut dyn FnMut(MarkKind, &str) -> Filled,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.open.push(Open::Heading(depth(level))),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(Open::Heading(level)) = self.open.pop() {
                    let text = std::mem::take(&mut self.line);
                    self.blocks.push(Block::Heading { level, text });
                }
            }
            Event::Start(Tag::List(first)) => {
                self.end_paragraph();
                self.open.push(Open::List { ordered: first.is_some(), items: Vec::new() });
            }
            Event::End(TagEnd::List(_)) => {
                if let Some(Open::List { ordered, items }) = self.open.pop() {
                    // A list within a list joins its items to those of the outer one.
                    match self.open.last_mut() {
                        Some(Open::List { items: outer, .. }) => outer.extend(items),
                        Some(Open::Heading(_)) | None => self.blocks.push(Block::List { ordered, items }),
                    }
                }
            }
            Event::Start(Tag::Item) => self.line.clear(),
            Event::End(TagEnd::Item) => {
                let line = std::mem::take(&mut self.line);
                if let Some(Open::List { items, .. }) = self.open.last_mut()
                    && !line.is_empty()
                {
                    items.push(line);
                }
            }
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                self.text(&text);
            }
            Event::HardBreak => self.push("\n"),
            // A line break in the source is none in Japanese text.
            Event::SoftBreak => {
                let latin =
                    self.line.last().is_some_and(|span| span.text.ends_with(|c: char| c.is_ascii_alphanumeric()));
                if latin {
                    self.push(" ");
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let strong = self.strong > 0;
        match self.line.last_mut() {
            Some(last) if last.strong == strong => last.text.push_str(text),
            _ => self.line.push(Span { text: text.to_owned(), strong }),
        }
    }

    fn text(&mut self, text: &str) {
        for (index, words) in text.split(STAND_IN).enumerate() {
            if index > 0
                && let Some(mark) = self.waiting.next()
                && let Some(kind) = mark.kind
            {
                match (self.fill)(kind, &mark.id) {
                    Filled::Words(words) => self.push(&words),
                    Filled::Block(block) => {
                        self.end_paragraph();
                        self.blocks.push(*block);
                    }
                }
            }
            self.push(words);
        }
    }

    fn end_paragraph(&mut self) {
        if matches!(self.open.last(), Some(Open::List { .. })) {
            return;
        }
        let line = std::mem::take(&mut self.line);
        if line.iter().any(|span| !span.text.trim().is_empty()) {
            self.blocks.push(Block::Paragraph(line));
        }
    }
}

/// Headings inside a section start below the section's own.
fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_words_and_blocks() {
        let mut asked = Vec::new();
        let blocks = blocks(
            "## 見出し\n\n必要は**{{figure:a}}**であった。\n\n{{table:t}}\n\n- 一\n- 二\n",
            &mut |kind, id| {
                asked.push(id.to_owned());
                match kind {
                    MarkKind::Figure | MarkKind::Statement => Filled::Words("80.6％".into()),
                    MarkKind::Table => Filled::Block(Box::new(Block::Note("表".into()))),
                }
            },
        );
        assert_eq!(asked, ["a", "t"]);
        assert_eq!(
            blocks,
            [
                Block::Heading { level: 2, text: vec![Span::plain("見出し")] },
                Block::Paragraph(vec![
                    Span::plain("必要は"),
                    Span { text: "80.6％".into(), strong: true },
                    Span::plain("であった。"),
                ]),
                Block::Note("表".into()),
                Block::List { ordered: false, items: vec![vec![Span::plain("一")], vec![Span::plain("二")]] },
            ]
        );
    }
}
