//! Lines of a text, and whether a line goes on where the one before ended. A line that fills its column and ends in the
//! middle of a sentence is continued by the next, whatever blank lines a conversion has put between them.

use crate::document::marks::{Style, marked};
use crate::text::names::display_width;

/// A column narrower than this is no column of running text.
const NARROWEST: usize = 20;
/// Running text of a page has at least so many columns of half width.
const NARROWEST_PAGE: usize = 50;
/// From here on paragraphs are lines of their own, and nothing was broken at a margin.
const WIDEST_PAGE: usize = 160;

/// A line with something in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// Its text without space at the ends.
    pub(super) text: &'t str,
    /// The byte of the line at which the text begins.
    pub(super) offset: usize,
    /// How wide the text is.
    pub(super) width: usize,
    /// How many blank lines stand above it.
    pub(super) gap: usize,
}

/// The lines of a text that have something in them.
pub(super) struct Lines<'t> {
    pub(super) all: Vec<Line<'t>>,
    /// The width to which most long lines reach; 0 where nothing shows a margin.
    margin: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut all: Vec<Line<'t>> = Vec::new();
        let mut gap = 0;
        // A page break is a blank line; an old Mac ends lines with a return only.
        let ends: &[char] = if text.contains('\n') { &['\n'] } else { &['\r'] };
        for (index, raw) in text.split(ends).enumerate() {
            let from = raw.len() - raw.trim_start_matches(is_space).len();
            let words = raw.trim_matches(is_space);
            if words.is_empty() {
                gap += 1;
                continue;
            }
            let width = display_width(words);
            all.push(Line { number: index + 1, text: words, offset: from, width, gap });
            gap = 0;
        }
        let margin = margin(&all);
        Self { all, margin }
    }

    /// Whether a line goes on where the one before it ended.
    pub(super) fn continues(&self, at: usize) -> bool {
        let (Some(before), Some(line)) = (at.checked_sub(1).and_then(|at| self.all.get(at)), self.all.get(at))
        else {
            return false;
        };
        if marked(line.text).0 != Style::Bare || before.text.ends_with(['。', '！', '？', '：', ':', '．']) {
            return false;
        }
        let fills = self.margin > 0 && before.width * 100 >= self.margin * 82;
        if line.gap > 1 {
            // Across a break of the page.
            return fills && before.width * 100 >= self.margin * 90 && goes_on(before.text);
        }
        if fills || before.text.ends_with(['、', '，']) {
            return true;
        }
        // A narrow column beside something else: its lines are about as wide as each other. A title is no such line, and
        // neither is one in brackets, 「（個別事案対応）」.
        let titled = match marked(before.text).0 {
            Style::Chapter
            | Style::Roman
            | Style::Number
            | Style::Bracketed
            | Style::Square
            | Style::Round
            | Style::Titled => true,
            Style::Bare | Style::Circled | Style::Letter | Style::Bullet | Style::Remark | Style::Arrow => false,
        };
        let bracketed = line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')']);
        let narrow = !titled && !bracketed && before.width >= NARROWEST && line.width <= before.width + 2;
        narrow && goes_on(before.text) && !has_columns(before.text) && !has_columns(line.text)
    }
}

/// The width that one long line in ten goes beyond.
fn margin(lines: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| line.width).filter(|width| *width > NARROWEST * 2).collect();
    widths.sort_unstable();
    let margin = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    if (NARROWEST_PAGE..=WIDEST_PAGE).contains(&margin) { margin } else { 0 }
}

/// Whether the last sign of a line can stand inside a word or a sentence.
fn goes_on(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '、' | '，' | '・' | 'ー' | '（' | '「'))
}

/// Whether a line has words side by side as a table has.
fn has_columns(text: &str) -> bool {
    text.contains("  ")
        || text.contains('\t')
        || text.split([' ', '　']).filter(|word| !word.is_empty()).count() > 3
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}')
}
