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

/// How a sheet with a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Layout {
    /// Over as many pages as its rows take.
    Flowing,
    /// All of it on one page.
    OnePage { lying: bool },
    /// The chart on a page of its own, which begins in this row, everything in that size.
    Apart { row: u32, scale: f64 },
}

/// A chart is on the page of its table, or on one of its own where both together would be too small to read.
fn layout(content: &Content) -> Layout {
    let Some((row, width, height)) = content.chart else { return Layout::Flowing };
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
        return Layout::OnePage { lying };
    }
    let at = usize::from(content.lying);
    let scale = (ACROSS[at] / across).min(DOWN[at] / chart.1).min(1.0) * SAFETY;
    Layout::Apart { row, scale }
}

/// Sets up a sheet with a table.
pub(super) fn set_up_table(sheet: &mut Worksheet, content: &Content) -> Result<(), XlsxError> {
    set_up(sheet, content.lying);
    match layout(content) {
        Layout::Flowing => {}
        Layout::OnePage { lying } => {
            set_up(sheet, lying);
            sheet.set_print_fit_to_pages(1, 1);
        }
        // Excel passes over a break that was set where it has to fit pages, so the size is said instead.
        Layout::Apart { row, scale } => {
            sheet.set_print_scale(percent(scale)).set_page_breaks(&[row])?;
        }
    }
    Ok(())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 100")]
fn percent(scale: f64) -> u16 {
    (scale * 100.0).clamp(10.0, 100.0) as u16
}

#[cfg(test)]
mod tests {
    use super::{Content, Layout, layout, percent};

    fn content(columns: usize, rows: f64, lying: bool) -> Content {
        Content { columns, rows, lying, chart: Some((40, 760, 300)) }
    }

    #[test]
    fn a_table_without_a_chart_flows_over_its_pages() {
        assert_eq!(layout(&Content { chart: None, ..content(80, 5000.0, false) }), Layout::Flowing);
    }

    #[test]
    fn a_chart_is_on_the_page_of_its_table_as_the_table_asks() {
        assert_eq!(layout(&content(80, 300.0, false)), Layout::OnePage { lying: false });
        assert_eq!(layout(&content(120, 150.0, true)), Layout::OnePage { lying: true });
    }

    #[test]
    fn a_long_table_with_a_chart_stands_up_where_lying_it_would_be_too_small() {
        // 225 points of chart and 780 of rows: 0.48 of a lying page, 0.72 of an upright one.
        assert_eq!(layout(&content(110, 780.0, true)), Layout::OnePage { lying: false });
    }

    #[test]
    fn what_is_too_small_on_one_page_is_parted_where_the_chart_begins() {
        let Layout::Apart { row, scale } = layout(&content(80, 2000.0, false)) else {
            panic!("the chart has a page of its own")
        };
        assert_eq!(row, 40);
        // As wide as the chart, 570 points on the 508 of the page, less what the measures may be wrong by.
        assert!((scale - 508.0 / 570.0 * 0.95).abs() < 1e-9, "{scale}");
        assert_eq!(percent(scale), 84);
    }

    #[test]
    fn no_size_is_smaller_than_excel_takes() {
        assert_eq!((percent(0.01), percent(7.0)), (10, 100));
    }
}
