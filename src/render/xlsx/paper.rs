//! How a sheet lies on paper: upright or not, and so that a chart is not cut by the end of a page. Measured in points from the
//! widths and heights that the sheet was given; where that is not exact, the program that prints makes it fit.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// Points of A4 between the margins that every sheet has: short and long side of the sheet across, and down.
const ACROSS: [f64; 2] = [508.0, 755.0];
const DOWN: [f64; 2] = [733.0, 487.0];
/// Points of a half-width character of the sheet's font in a column, and of a pixel.
const CHARACTER: f64 = 6.0;
const PIXEL: f64 = 0.75;
/// Smaller than this a table cannot be read on paper.
const LEAST_SCALE: f64 = 0.55;
/// What the measures may be wrong by.
const SAFETY: f64 = 0.95;

/// What is to be printed of a sheet with a table.
pub(super) struct Content {
    /// Width of the columns, in half-width characters.
    pub(super) columns: usize,
    /// Height of the rows, in points.
    pub(super) rows: f64,
    /// Whether the table asks for a lying page.
    pub(super) lying: bool,
    /// The chart below: the row where it begins, width and height in pixels.
    pub(super) chart: Option<(u32, u32, u32)>,
}

/// What every sheet shares: A4, page numbers, one page wide.
pub(super) fn set_up(sheet: &mut Worksheet, lying: bool) {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.6, 0.75, 0.75, 0.3, 0.3);
    sheet.set_footer("&C&P / &N");
    if lying {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
}

/// Sets up a sheet with a table: a chart is on the page of its table, or on one of its own where both together would be too
/// small to read.
pub(super) fn set_up_table(sheet: &mut Worksheet, content: &Content) -> Result<(), XlsxError> {
    set_up(sheet, content.lying);
    let Some((row, width, height)) = content.chart else { return Ok(()) };
    let chart = (f64::from(width) * PIXEL, f64::from(height) * PIXEL);
    let columns = f64::from(super::row_number(content.columns)) * CHARACTER;
    let across = columns.max(chart.0);
    // A free row stands between them.
    let down = content.rows + super::style::ROW_POINTS + chart.1;
    let scale = |lying: bool| {
        let at = usize::from(lying);
        (ACROSS[at] / across).min(DOWN[at] / down).min(1.0)
    };
    let lying = if scale(content.lying) >= LEAST_SCALE { content.lying } else { scale(true) > scale(false) };
    if scale(lying) >= LEAST_SCALE {
        set_up(sheet, lying);
        sheet.set_print_fit_to_pages(1, 1);
        return Ok(());
    }
    // Excel passes over a break that was set where it has to fit pages, so the size is said instead.
    let at = usize::from(content.lying);
    let scale = (ACROSS[at] / across).min(DOWN[at] / chart.1).min(1.0) * SAFETY;
    sheet.set_print_scale(percent(scale)).set_page_breaks(&[row])?;
    Ok(())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 100")]
fn percent(scale: f64) -> u16 {
    (scale * 100.0).clamp(10.0, 100.0) as u16
}
