//! How a workbook that goes out looks: one set of formats for headings, keys and cells to write in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Font of every sheet; Excel in Japan has it.
const FONT: &str = "游ゴシック";
const LINE: Color = Color::RGB(0x00BF_BFBF);
const HEAD: Color = Color::RGB(0x001F_4E79);
const HEAD_REQUIRED: Color = Color::RGB(0x0083_3C0B);
const KEY_FILL: Color = Color::RGB(0x00DD_EBF7);
const KEY_WORDS: Color = Color::RGB(0x0044_72A0);
const QUIET: Color = Color::RGB(0x0059_5959);

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::Top)
}

/// A heading; what must be filled in has another colour.
pub(super) fn heading(required: bool) -> Format {
    let fill = if required { HEAD_REQUIRED } else { HEAD };
    base()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(fill)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// A key below its heading.
pub(super) fn key() -> Format {
    base()
        .set_font_size(8)
        .set_font_color(KEY_WORDS)
        .set_background_color(KEY_FILL)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// A cell to write words in: format Text, so that Excel leaves 01 and 1-2 as they are.
pub(super) fn words() -> Format {
    base().set_num_format("@").set_text_wrap().set_border(FormatBorder::Hair).set_border_color(LINE)
}

/// A cell to write a number in.
pub(super) fn number() -> Format {
    base().set_border(FormatBorder::Hair).set_border_color(LINE)
}

/// A row that begins a battery, so that its items are seen to belong to it.
pub(super) fn outer(format: &Format) -> Format {
    format.clone().set_bold()
}

/// The title of a sheet of explanations.
pub(super) fn title() -> Format {
    base().set_bold().set_font_size(14)
}

/// Explanations.
pub(super) fn explanation() -> Format {
    base().set_text_wrap()
}

/// A remark that runs on over the empty cells to its right.
pub(super) fn remark() -> Format {
    base()
}

/// Explanations beside what is to be filled in.
pub(super) fn quiet() -> Format {
    base().set_text_wrap().set_font_color(QUIET).set_border(FormatBorder::Hair).set_border_color(LINE)
}
