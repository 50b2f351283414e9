//! Where something stands, in words that a person with the report on the desk can follow: the path of its section,
//! the paragraph in it, the row and column of a table, and the line where the file has lines.

use crate::catalogue::{Phrase, document as words};
use crate::document::marks::{Style, style};
use crate::document::{Block, Document, Format, Kind, Part};
use crate::text::key::key;

/// Signs of a heading that are shown in a place.
const LONGEST_NAME: usize = 20;

impl Document {
    /// The place of a byte of a block's text.
    pub fn place(&self, block: usize, at: usize) -> Phrase {
        let Some(found) = self.blocks.get(block) else { return Phrase::same(self.file.clone()) };
        let section = self.section(block);
        let place = match found.kind {
            Kind::Heading { .. } => words::at_heading(section),
            Kind::Cell(cell) => words::at_cell(section, cell.table, cell.row + 1, cell.column + 1),
            // An item that has a number of its own is named by it.
            Kind::Item { .. } if style(&found.mark).is_numbered() => words::at_item(section),
            Kind::Paragraph | Kind::Item { .. } => words::at_paragraph(section, found.nth),
        };
        let place = match found.part {
            Part::Body => place,
            Part::Note => words::in_note(place),
            Part::Margin => words::in_margin(place),
            Part::TextBox => words::in_text_box(place),
            Part::Comment => words::in_comment(place),
        };
        match (self.format, found.source(at)) {
            (Format::Word, _) | (_, None) => place,
            (Format::Markdown | Format::Page | Format::Plain, Some((line, _))) => words::on_line(place, line),
        }
    }

    /// The line of the file of a byte of a block's text, or in Word the paragraph.
    pub fn line(&self, block: usize, at: usize) -> Option<usize> {
        Some(self.blocks.get(block)?.source(at)?.0)
    }

    /// The path of the section of a block: 「7⑵ ○生活相談窓口開設事業 ①」.
    pub fn section(&self, block: usize) -> String {
        let Some(found) = self.blocks.get(block) else { return String::new() };
        let own = match found.kind {
            Kind::Heading { .. } => Some(block),
            Kind::Item { .. } if style(&found.mark).is_numbered() => Some(block),
            Kind::Paragraph | Kind::Item { .. } | Kind::Cell(_) => None,
        };
        let mut path = String::new();
        for step in found.above.iter().copied().chain(own) {
            let step = self.blocks.get(step).map(name).unwrap_or_default();
            if !path.is_empty() && !is_short_number(&step) {
                path.push(' ');
            }
            path.push_str(&step);
        }
        path
    }
}

/// Whether a step of a path can stand right behind the one before: ⑵, (1), ①.
fn is_short_number(step: &str) -> bool {
    step.chars().count() <= 3 && step.starts_with(['(', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨'])
        || step.chars().count() == 1 && step.starts_with(|c: char| matches!(c, '⑴'..='⒇' | '①'..='⑳'))
}

/// What a heading or a numbered item is called in a path.
fn name(block: &Block) -> String {
    let numbered = style(&block.mark).is_numbered();
    let mark = if style(&block.mark) == Style::Circled || block.mark.starts_with(|c: char| matches!(c, '⑴'..='⒇'))
    {
        block.mark.clone()
    } else {
        key(&block.mark).trim_end_matches(['.', '、']).to_owned()
    };
    if numbered {
        return mark;
    }
    let text: String = block.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(LONGEST_NAME).collect();
    let more = if text.chars().count() > LONGEST_NAME { "…" } else { "" };
    format!("{}{short}{more}", block.mark)
}
