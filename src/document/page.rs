//! A web page: headings, paragraphs, items and tables by their tags, and lines as in running text where a page has no
//! better. Scripts, styles and what a page says of itself are no words of the report.

use crate::catalogue::document as words;
use crate::diagnostic::Diagnostic;
use crate::document::build::{Builder, Text, Told};
use crate::document::running::{join, tell, tell_heading};
use crate::document::unreadable::set_aside;
use crate::document::{Document, Format};
use crate::workbook::decoded_page;
use crate::workbook::markup::{Tag, Token, Tokens};

/// Columns and rows that a cell may span at most.
const WIDEST: u32 = 1_000;

/// The text of a page.
pub(super) fn text(file: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    decoded_page(bytes)
        .ok_or_else(|| set_aside("document-encoding", file, words::unknown_encoding(), words::hint_encoding()))
}

/// Reads a page.
pub(super) fn read(file: &str, text: &str) -> Result<Document, Box<Diagnostic>> {
    let mut page = Page::default();
    let mut tokens = Tokens::of_page(text);
    let (mut line, mut line_start, mut seen) = (1, 0, 0);
    loop {
        let at = text.len() - tokens.left();
        // Every byte is looked at once, however many tags there are.
        for (index, _) in text.get(seen..at).unwrap_or_default().match_indices('\n') {
            line += 1;
            line_start = seen + index + 1;
        }
        seen = at;
        let Some(token) = tokens.next() else { break };
        if page.builder.is_full() {
            break;
        }
        match token {
            Token::Words(words) => page.words(&words, line, at - line_start.min(at)),
            Token::Tag(tag) => page.tag(&tag),
        }
    }
    page.end();
    page.builder.finish(file, Format::Page, Vec::new())
}

#[derive(Default)]
struct Page {
    builder: Builder,
    text: Text,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// The numbers of the ordered lists that are open, none for the others.
    lists: Vec<Option<u32>>,
    item: Option<String>,
    /// Tables inside a cell belong to the words of that cell.
    tables: usize,
    rows: Vec<Vec<Told>>,
    cell: Option<Told>,
    /// Whether a line has ended since the last word.
    spaced: bool,
    skipped: bool,
}

impl Page {
    fn words(&mut self, words: &str, line: usize, offset: usize) {
        if self.skipped || (self.tables > 0 && self.cell.is_none()) {
            return;
        }
        let text = self.cell.as_mut().map_or(&mut self.text, |cell| &mut cell.text);
        let mut at = offset;
        for (number, piece) in words.split('\n').enumerate() {
            let inside = piece.trim_matches([' ', '\t', '\r']);
            let from = piece.len() - piece.trim_start_matches([' ', '\t', '\r']).len();
            if number > 0 {
                self.spaced = true;
                at = 0;
            }
            if inside.is_empty() {
                self.spaced |= !piece.is_empty();
                continue;
            }
            if (self.spaced || from > 0) && !text.words.is_empty() {
                join(text, inside, line + number, at + from);
            } else {
                text.push(inside, line + number, at + from);
            }
            self.spaced = piece.len() > from + inside.len();
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let closes = tag.closes;
        match tag.name.as_str() {
            "head" => self.skipped = !closes,
            "body" => self.skipped = false,
            // What is written in a drawing labels it and states nothing.
            "del" | "noscript" | "template" | "svg" => self.skipped = !closes && !tag.empty,
            "table" if closes => self.end_table(),
            "table" => {
                if self.tables == 0 {
                    self.end();
                }
                self.tables += 1;
            }
            "tr" | "td" | "th" if self.tables == 1 => self.table_tag(tag),
            "br" => self.end_line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables == 0 => {
                self.end();
                let level = tag.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.heading = (!closes).then_some(level);
            }
            "ul" | "ol" if self.tables == 0 => {
                self.end();
                if closes {
                    self.lists.pop();
                    if self.lists.is_empty() {
                        self.builder.close_items();
                    }
                } else {
                    self.lists.push((tag.name == "ol").then_some(1));
                }
            }
            "li" if self.tables == 0 => {
                self.end();
                self.item = (!closes).then(|| match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    Some(None) | None => "・".to_owned(),
                });
            }
            "p" | "div" | "section" | "article" | "dt" | "dd" | "blockquote" | "pre" | "caption" | "hr"
            | "header" | "footer" | "nav" | "main" => self.end_line(),
            _ => {}
        }
    }

    /// A line of the page ends; within a cell the next word begins a line.
    fn end_line(&mut self) {
        match &mut self.cell {
            Some(cell) if !cell.text.is_blank() => cell.text.pad('\n'),
            Some(_) => {}
            None if self.item.is_some() && self.text.is_blank() => {}
            None if self.tables == 0 => self.end(),
            None => {}
        }
    }

    fn table_tag(&mut self, tag: &Tag) {
        if let Some(mut cell) = self.cell.take() {
            cell.text = cell.text.trimmed();
            match self.rows.last_mut() {
                Some(row) => row.push(cell),
                None => self.rows.push(vec![cell]),
            }
        }
        self.spaced = false;
        if tag.closes {
            return;
        }
        if tag.name == "tr" {
            self.rows.push(Vec::new());
            return;
        }
        let span = |name| tag.number(name).unwrap_or(1).clamp(1, WIDEST) as usize;
        self.cell =
            Some(Told { text: Text::default(), rows: span("rowspan"), columns: span("colspan"), head: false });
    }

    fn end_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        if self.tables > 0 {
            return;
        }
        if let Some(mut cell) = self.cell.take() {
            cell.text = cell.text.trimmed();
            self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
        }
        let rows: Vec<Vec<Told>> =
            std::mem::take(&mut self.rows).into_iter().filter(|row| !row.is_empty()).collect();
        if !rows.is_empty() {
            self.builder.table(rows);
        }
    }

    /// Tells what has been read.
    fn end(&mut self) {
        self.spaced = false;
        let text = std::mem::take(&mut self.text).trimmed();
        if text.is_blank() {
            return;
        }
        if let Some(level) = self.heading {
            tell_heading(&mut self.builder, level, &text);
        } else if let Some(mark) = self.item.take() {
            let level = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
            self.builder.item(level, &mark, text);
        } else if self.lists.is_empty() {
            tell(&mut self.builder, &text);
        } else {
            self.builder.paragraph("", text);
        }
    }
}
