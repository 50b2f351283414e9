//! Plain text, as it comes out of a PDF or an old word processor: lines are broken at the right margin, in the middle of words
//! and numbers, often with a blank line between any two; headings are known by their numbers only; tables have lost their
//! lines and, in part, their order.

mod lines;
mod rows;
mod table;

use crate::diagnostic::Diagnostic;
use crate::document::build::{Builder, Text};
use crate::document::running::{join, tell};
use crate::document::{Document, Format};
use lines::{Line, Lines};

/// Reads a text.
pub(super) fn read(file: &str, text: &str) -> Result<Document, Box<Diagnostic>> {
    let lines = Lines::new(text);
    let mut builder = Builder::default();
    let mut tables = table::find(&lines).into_iter().peekable();
    let mut at = 0;
    while at < lines.all.len() && !builder.is_full() {
        if let Some(table) = tables.next_if(|table| table.lines.start <= at) {
            at = table.lines.end;
            table.tell(&mut builder);
            continue;
        }
        let until = tables.peek().map_or(lines.all.len(), |table| table.lines.start);
        let (text, next) = joined(&lines, at, until);
        at = next;
        tell(&mut builder, &text);
    }
    builder.finish(file, Format::Plain, Vec::new())
}

/// The line at a place with those that continue it, and the place of the line behind them.
fn joined(lines: &Lines<'_>, first: usize, until: usize) -> (Text, usize) {
    let mut text = lines.all[first].words();
    let mut next = first + 1;
    while next < until && lines.continues(next) {
        let line = &lines.all[next];
        join(&mut text, line.text, line.number, line.offset);
        next += 1;
    }
    (text, next)
}

/// The words of a line that are no space.
impl Line<'_> {
    fn words(&self) -> Text {
        Text::of(self.text, self.number, self.offset)
    }
}
