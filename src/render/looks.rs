//! The colours, hatchings, dashes and marks of tables and charts, which every format with looks draws alike: fills differ in
//! lightness and hatching, so that they survive a printer without colours, and what is written on a colour can be read on it.

/// Words and lines.
pub(super) const INK: u32 = 0x0022_2222;
/// Lines of a scale.
pub(super) const RULE: u32 = 0x00C8_C8C8;
/// Lines and dots of a hatching, where they cannot be half transparent.
pub(super) const HATCH: u32 = 0x0055_5555;
/// Paper.
pub(super) const WHITE: u32 = 0x00FF_FFFF;
/// Lines around the cells of a table.
pub(super) const CELL_LINE: u32 = 0x007F_7F7F;
/// A heading of a table.
pub(super) const HEAD: u32 = 0x00E7_E6E6;
/// A cell with something that is to be confirmed.
pub(super) const PROVISIONAL: u32 = 0x00FF_F2CC;
/// The cell of a whole (100 percent); one of nothing is white, and between them the shade follows the share.
pub(super) const FULL_SHARE: u32 = 0x006F_A8DC;

/// Lines or dots over a fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hatch {
    None,
    Rising,
    Falling,
    Level,
    Upright,
    Dots,
}

/// How the area of a series is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) colour: u32,
    pub(super) hatch: Hatch,
    /// What is written on it.
    pub(super) words: u32,
}

const fn fill_of(colour: u32, hatch: Hatch, words: u32) -> Fill {
    Fill { colour, hatch, words }
}

/// The fills in the order of the legend: neighbours differ in lightness, and what could be taken for each other in grey in
/// its hatching.
pub(super) const FILLS: [Fill; 8] = [
    fill_of(0x001F_4E79, Hatch::None, WHITE),
    fill_of(0x00F3_C667, Hatch::None, INK),
    fill_of(0x006F_A08E, Hatch::Rising, INK),
    fill_of(0x00E3_E3E3, Hatch::Dots, INK),
    fill_of(0x008A_3A45, Hatch::Level, WHITE),
    fill_of(0x00C4_DEF0, Hatch::Falling, INK),
    fill_of(0x006D_6480, Hatch::Dots, WHITE),
    fill_of(WHITE, Hatch::Upright, INK),
];

/// The fill of a series.
pub(super) fn fill(series: usize) -> Fill {
    FILLS[series % FILLS.len()]
}

/// Dashes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Long,
    Dots,
    Mixed,
}

/// The mark of a value on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// How the line of a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    /// Dark enough on white.
    pub(super) colour: u32,
    pub(super) dash: Dash,
    pub(super) mark: Mark,
}

const STROKES: [Stroke; 4] = [
    Stroke { colour: 0x001F_4E79, dash: Dash::Solid, mark: Mark::Circle },
    Stroke { colour: 0x00A0_5A00, dash: Dash::Long, mark: Mark::Square },
    Stroke { colour: 0x002F_6B57, dash: Dash::Dots, mark: Mark::Triangle },
    Stroke { colour: 0x008A_3A45, dash: Dash::Mixed, mark: Mark::Diamond },
];

/// The line of a series.
pub(super) fn stroke(series: usize) -> Stroke {
    STROKES[series % STROKES.len()]
}

/// A colour as SVG and CSS write it.
pub(super) fn css(colour: u32) -> String {
    format!("#{colour:06x}")
}

/// A colour as Word writes it.
pub(super) fn hex(colour: u32) -> String {
    format!("{colour:06X}")
}

#[cfg(test)]
mod tests {
    use super::{FILLS, FULL_SHARE, HEAD, INK, PROVISIONAL, STROKES, WHITE, css, hex};

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xFF) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    /// Contrast (WCAG 2.2, 1.4.3): 4.5 is the least that text of this size has to have.
    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn the_measure_is_that_of_the_guideline() {
        assert!((contrast(0, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(0x0076_7676, WHITE) - 4.54).abs() < 0.005);
    }

    #[test]
    fn what_is_written_on_a_colour_can_be_read() {
        for fill in FILLS {
            let found = contrast(fill.colour, fill.words);
            assert!(found >= 4.5, "{}: {found:.2}", css(fill.colour));
        }
        for stroke in STROKES {
            assert!(contrast(stroke.colour, WHITE) >= 4.5, "{}", css(stroke.colour));
        }
        // Black is what a spreadsheet writes with.
        for fill in [HEAD, PROVISIONAL, FULL_SHARE, WHITE] {
            assert!(contrast(fill, 0) >= 4.5 && contrast(fill, INK) >= 4.5, "{}", css(fill));
        }
    }

    #[test]
    fn neighbours_of_the_legend_differ_in_grey() {
        for pair in FILLS.windows(2) {
            let grey = (luminance(pair[0].colour) - luminance(pair[1].colour)).abs();
            assert!(grey > 0.15 || pair[0].hatch != pair[1].hatch, "{pair:?}");
        }
    }

    #[test]
    fn colours_are_written_in_six_digits() {
        assert_eq!((css(0x0000_00ff).as_str(), hex(0x001F_4E79).as_str()), ("#0000ff", "1F4E79"));
    }
}
