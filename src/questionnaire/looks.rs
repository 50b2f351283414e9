//! How the parts of a sheet look: quiet colours, boxes that are seen at once, and a font that every office has.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::questionnaire::blank::Look;

/// The gothic that Excel itself uses.
const FONT: &str = "游ゴシック";
/// The font's character set: Shift JIS.
const CHARSET: u8 = 128;
/// Boxes to be filled in.
const BOX: Color = Color::RGB(0x00FF_F9DB);
/// A box that warns.
pub(super) const ALARM: Color = Color::RGB(0x00F8_CBAD);
const SHADE: Color = Color::RGB(0x00DD_E8F3);
const PALE: Color = Color::RGB(0x00F2_F2F2);
const LINE: Color = Color::RGB(0x007F_7F7F);
const SAMPLE: Color = Color::RGB(0x001F_4E9E);
const RED: Color = Color::RGB(0x00C0_0000);

/// The format without anything special.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_charset(CHARSET)
        .set_font_size(11)
        .set_align(FormatAlign::VerticalCenter)
}

fn framed(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// The format of a part. `open` boxes can be filled in while the sheet is protected.
pub(super) fn format(look: Look, open: bool, sample: bool) -> Format {
    let words = || plain().set_text_wrap();
    // Text, so that Excel makes no date of 1-2 and no number of 0123.
    let boxed = |format: Format| {
        let format = framed(format);
        if open {
            format.set_unlocked().set_background_color(BOX)
        } else if sample {
            format.set_background_color(BOX).set_font_color(SAMPLE)
        } else {
            format.set_background_color(PALE)
        }
    };
    match look {
        Look::Title => words().set_bold().set_font_size(16).set_align(FormatAlign::Center),
        Look::Line => words(),
        Look::Right => plain().set_align(FormatAlign::Right),
        Look::Label => {
            framed(words().set_font_size(10).set_background_color(SHADE).set_align(FormatAlign::Center))
        }
        Look::Told => framed(words().set_font_size(10).set_indent(1)),
        Look::Number => words().set_bold().set_background_color(SHADE).set_align(FormatAlign::Center),
        Look::Question => words().set_bold().set_background_color(SHADE),
        Look::Small => words().set_font_size(10),
        Look::Beside => plain().set_font_size(10).set_align(FormatAlign::Right),
        Look::Words => boxed(words().set_num_format("@").set_indent(1)),
        Look::Value => boxed(words().set_align(FormatAlign::Center)),
        Look::Mark => boxed(plain().set_num_format("@").set_align(FormatAlign::Center)),
        Look::Option => words().set_indent(1),
        Look::Head => framed(words().set_font_size(10).set_background_color(SHADE).set_align(FormatAlign::Center)),
        Look::Item => framed(words().set_indent(1)),
        Look::Warning => words().set_bold().set_font_color(RED),
    }
}
