//! Markdown: headings, paragraphs, lists, tables and footnotes. What the signs of Markdown do not say, numbers and marks in
//! front of a line say as they do in plain text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Diagnostic;
use crate::document::build::{Builder, Text, Told};
use crate::document::marks::{Style, marked};
use crate::document::running::{join, tell, tell_heading};
use crate::document::{Document, Format, Part};

/// Reads a text in Markdown.
pub(super) fn read(file: &str, text: &str) -> Result<Document, Box<Diagnostic>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { lines: line_starts(text), ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if reader.builder.is_full() {
            break;
        }
        reader.event(event, range.start);
    }
    reader.end();
    reader.builder.finish(file, Format::Markdown, Vec::new())
}

/// The byte at which each line begins.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    lines: Vec<usize>,
    text: Text,
    /// The numbers of the ordered lists that are open, none for the others.
    lists: Vec<Option<u64>>,
    /// The mark of the item that begins.
    item: Option<String>,
    /// A line of the source has ended in the middle of the text.
    broken: bool,
    struck: bool,
    table: Vec<Vec<Told>>,
    head: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(words) | Event::Code(words) => self.words(&words, at),
            Event::SoftBreak => self.broken = true,
            Event::HardBreak => self.text.pad('\n'),
            Event::Rule => self.end(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.end_unless_item(),
            Tag::List(first) => {
                self.end();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end();
                self.item = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    Some(None) | None => "-".to_owned(),
                });
            }
            Tag::FootnoteDefinition(_) => {
                self.end();
                self.builder.part = Some(Part::Note);
            }
            Tag::Table(_) => {
                self.end();
                self.table.clear();
            }
            Tag::TableHead => {
                self.head = true;
                self.table.push(Vec::new());
            }
            Tag::TableRow => self.table.push(Vec::new()),
            Tag::Strikethrough => self.struck = true,
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let text = self.take();
                tell_heading(&mut self.builder, depth(level), &text);
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => self.end(),
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.builder.close_items();
                }
            }
            TagEnd::FootnoteDefinition => {
                self.end();
                self.builder.part = None;
            }
            TagEnd::TableCell => {
                let text = self.take();
                let told = if self.head { Told::head(text) } else { Told::new(text) };
                if let Some(row) = self.table.last_mut() {
                    row.push(told);
                }
            }
            TagEnd::TableHead => self.head = false,
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.builder.table(table);
            }
            TagEnd::Strikethrough => self.struck = false,
            _ => {}
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        if self.struck {
            return;
        }
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let offset = at - self.lines.get(line - 1).copied().unwrap_or_default();
        if std::mem::take(&mut self.broken) {
            // A line that begins with a mark begins something of its own.
            if marked(words).0 != Style::Bare && self.table.is_empty() {
                self.end();
            }
            join(&mut self.text, words, line, offset);
        } else {
            self.text.push(words, line, offset);
        }
    }

    fn take(&mut self) -> Text {
        self.broken = false;
        std::mem::take(&mut self.text).trimmed()
    }

    /// Ends what is being read, unless it is the beginning of an item.
    fn end_unless_item(&mut self) {
        if self.item.is_none() || !self.text.is_blank() {
            self.end();
        }
    }

    /// Tells what has been read.
    fn end(&mut self) {
        let text = self.take();
        if text.is_blank() {
            return;
        }
        match self.item.take() {
            Some(mark) => {
                let level = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
                // 「- ①」: the sign that says which one it is.
                let (style, length) = marked(&text.words);
                if style.is_numbered() {
                    let own = text.words.get(..length).unwrap_or_default().to_owned();
                    self.builder.item(level, &own, text.after(length));
                } else {
                    self.builder.item(level, &mark, text);
                }
            }
            None if self.lists.is_empty() => tell(&mut self.builder, &text),
            None => self.builder.paragraph("", text),
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
