//! The looks of a workbook's cells, in one place so that all sheets agree.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::{looks, width};
use crate::report::model::ReportWords;

/// Height of a row of text, in pixels.
pub(super) const ROW_PIXELS: u32 = 25;
/// The same in points.
pub(super) const ROW_POINTS: f64 = 18.75;
/// Size of text, in points.
const SIZE: u8 = 11;
/// Excel's tallest row, in points.
const TALLEST_ROW: f64 = 409.0;
/// Width of a column without a width of its own; the library knows this one as that of Japanese fonts at 11 points.
pub(super) const COLUMN_PIXELS: u32 = 72;

/// Where the text of a body cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left: words.
    Left,
    /// At the right: numbers and what stands in their place.
    Right,
}

/// A line of text above or below a table.
pub(super) struct Line {
    /// Its format.
    pub format: Format,
    /// Size of its characters, in points.
    size: u8,
    /// Height of one line of it, in points.
    points: f64,
}

impl Line {
    /// The height of the text in so many columns of half-width characters; Excel does not fit the height of a merged
    /// row by itself.
    pub(super) fn height(&self, text: &str, columns: usize) -> f64 {
        let columns = columns.saturating_sub(2).saturating_mul(usize::from(SIZE)) / usize::from(self.size);
        height(width::lines(text, columns), self.points)
    }
}

/// The looks in the report's font.
pub(super) struct Style {
    font: String,
    charset: u8,
    /// The formats of numbers that were asked for, since thousands of cells have the same few.
    numbers: RefCell<BTreeMap<(String, bool), Rc<Format>>>,
    /// Those of words, by side and whether what they say is provisional.
    words: [[OnceCell<Format>; 2]; 2],
}

impl Style {
    /// The looks for a report. A Japanese sheet is set in the gothic that Excel itself uses: the mincho of body text
    /// is too thin for figures on a screen.
    pub(super) fn of(words: &ReportWords) -> Self {
        if words.language.starts_with("ja") {
            // 128 is the Shift JIS character set.
            Self::new("游ゴシック".to_owned(), 128)
        } else {
            Self::new(words.font.clone(), 0)
        }
    }

    fn new(font: String, charset: u8) -> Self {
        Self { font, charset, numbers: RefCell::default(), words: Default::default() }
    }

    /// What every cell starts from.
    pub(super) fn base(&self) -> Format {
        let format = Format::new()
            .set_font_name(super::legal(&self.font))
            .set_font_size(SIZE)
            .set_align(FormatAlign::VerticalCenter);
        if self.charset == 0 { format } else { format.set_font_charset(self.charset) }
    }

    /// The title of the report, or of a table.
    pub(super) fn title(&self) -> Line {
        self.line(13, 24.0, Format::set_bold)
    }

    /// A line under the title.
    pub(super) fn stamp(&self) -> Line {
        self.line(SIZE, ROW_POINTS, Format::set_bold)
    }

    /// A remark below a table.
    pub(super) fn note(&self) -> Line {
        self.line(10, 17.0, |format| format.set_align(FormatAlign::Top))
    }

    fn line(&self, size: u8, points: f64, look: impl Fn(Format) -> Format) -> Line {
        Line { format: look(self.base().set_font_size(size).set_text_wrap()), size, points }
    }

    /// A heading.
    pub(super) fn head(&self) -> Format {
        bordered(self.base())
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_background_color(Color::RGB(looks::HEAD))
    }

    /// A body cell with words.
    pub(super) fn words(&self, side: Side, provisional: bool) -> &Format {
        let (place, side) = match side {
            Side::Left => (0, FormatAlign::Left),
            Side::Right => (1, FormatAlign::Right),
        };
        let made = || filled(bordered(self.base()).set_align(side).set_text_wrap(), provisional);
        self.words[place][usize::from(provisional)].get_or_init(made)
    }

    /// A body cell with a number.
    pub(super) fn number(&self, format: String, provisional: bool) -> Rc<Format> {
        let made = |format: &str| {
            let base = bordered(self.base()).set_align(FormatAlign::Right);
            Rc::new(filled(base.set_num_format(format), provisional))
        };
        let mut numbers = self.numbers.borrow_mut();
        let known = numbers.entry((format, provisional));
        known.or_insert_with_key(|(format, _)| made(format)).clone()
    }

    /// A cell of the contents that leads to a sheet.
    pub(super) fn link(&self) -> Format {
        bordered(self.base())
            .set_underline(rust_xlsxwriter::FormatUnderline::Single)
            .set_font_color(Color::RGB(0x0005_63C1))
    }

    /// A body cell that leads to a place.
    pub(super) fn place(&self) -> Format {
        self.link().set_text_wrap()
    }
}

/// Height of a row of so many lines; a cell with more is cut off on the screen and whole in the formula bar.
pub(super) fn height(lines: usize, points: f64) -> f64 {
    (f64::from(super::row_number(lines)) * points).min(TALLEST_ROW)
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(looks::CELL_LINE))
}

fn filled(format: Format, provisional: bool) -> Format {
    if provisional { format.set_background_color(Color::RGB(looks::PROVISIONAL)) } else { format }
}
