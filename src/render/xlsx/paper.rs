//! How a sheet lies on paper: upright or not, over several pages side by side where one would be too small to read, and so that
//! a chart is not cut by the end of a page. Measured in points from the widths and heights that the sheet was given; where that is not
//! exact, the program that prints makes it fit.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{column_number, row_number};
use crate::render::layout::{self, HeadCell};
use crate::report::model::ReportTable;

/// Points of A4 between the margins that every sheet has: short and long side of the sheet across, and down.
const ACROSS: [f64; 2] = [508.0, 755.0];
const DOWN: [f64; 2] = [733.0, 487.0];
/// Points of a half-width character of the sheet's font in a column, and of a pixel.
const CHARACTER: f64 = 6.0;
const PIXEL: f64 = 0.75;
/// Smaller than this a table cannot be read on paper.
const LEAST_SCALE: f64 = 0.55;
/// What of a page the columns of a table with a set size take: where the sheet's font is missing, letters may be a sixth broader, and
/// no column may slip to a page of its own.
const COLUMNS_PART: f64 = 0.85;
/// The size of a table that lies over several pages side by side: it can be read with ease, and so can be held beside others.
const SPLIT_SCALE: f64 = 0.75;
/// Points of the margins of a cell.
const CELL_MARGINS: f64 = 3.75;
/// What the measures may be wrong by.
const SAFETY: f64 = 0.95;

/// How a table lies over several pages side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// How many columns at the left stand on every page: those that name the rows, where they leave room for others.
    repeated: usize,
    /// The first column of every page but the first.
    pub(super) breaks: Vec<usize>,
}

/// How wide columns of these widths (in half-width characters) are together, in points.
pub(super) fn points(widths: &[usize]) -> f64 {
    widths.iter().map(|width| f64::from(row_number(*width)) * CHARACTER + CELL_MARGINS).sum()
}

/// How a table with columns of these widths (in half-width characters) lies over several pages; none where all of it can be read on
/// one. A page ends where a heading of the first row does, if one ends in its second half.
pub(super) fn split(widths: &[usize], stub: usize, heads: &[HeadCell<'_>]) -> Option<Split> {
    if points(widths) * LEAST_SCALE <= ACROSS[1] {
        return None;
    }
    let room = ACROSS[1] * COLUMNS_PART / SPLIT_SCALE;
    let named = widths.get(..stub).map_or(room, points);
    let (repeated, room) = if named * 2.0 <= room { (stub, room - named) } else { (0, room) };
    let begins = |column: usize| heads.iter().any(|head| head.row == 0 && head.column == column);
    let mut breaks = Vec::new();
    let mut from = repeated;
    loop {
        let fits =
            (from + 1..=widths.len()).rev().find(|to| widths.get(from..*to).is_some_and(|on| points(on) <= room));
        let most = fits.unwrap_or(from + 1);
        if most >= widths.len() {
            return Some(Split { repeated, breaks });
        }
        from = (from + (most - from).div_ceil(2)..=most).rev().find(|to| begins(*to)).unwrap_or(most);
        breaks.push(from);
    }
}

/// The headings of a table; one over pages side by side stands on each of them.
pub(super) fn headings<'t>(table: &'t ReportTable, split: Option<&Split>) -> Vec<HeadCell<'t>> {
    let mut heads = layout::head_cells(table);
    for at in split.into_iter().flat_map(|split| &split.breaks).rev() {
        let cut = heads.iter_mut().filter(|head| head.column < *at && *at < head.column + head.columns);
        let behind: Vec<HeadCell<'_>> = cut
            .map(|head| {
                let columns = head.column + head.columns - at;
                head.columns -= columns;
                HeadCell { column: *at, columns, ..*head }
            })
            .collect();
        heads.extend(behind);
    }
    heads
}

/// What is to be printed of a sheet with a table.
pub(super) struct Content<'s> {
    /// Width of the columns, in points.
    pub(super) columns: f64,
    /// How they lie over several pages, where they do.
    pub(super) split: Option<&'s Split>,
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
    /// Over several pages side by side in that size, the chart on pages behind them.
    Split { row: Option<u32>, scale: f64 },
}

/// A chart is on the page of its table, or on one of its own where both together would be too small to read.
fn laid(content: &Content<'_>) -> Layout {
    let chart =
        content.chart.map(|(row, width, height)| (row, f64::from(width) * PIXEL, f64::from(height) * PIXEL));
    if content.split.is_some() {
        let fits = chart.map_or(1.0, |(_, across, down)| (ACROSS[1] / across).min(DOWN[1] / down) * SAFETY);
        return Layout::Split { row: chart.map(|(row, ..)| row), scale: SPLIT_SCALE.min(fits) };
    }
    let Some((row, across, down)) = chart else { return Layout::Flowing };
    let chart = (across, down);
    let across = content.columns.max(chart.0);
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
    let of_chart = (ACROSS[at] / chart.0).min(DOWN[at] / chart.1) * SAFETY;
    let scale = of_chart.min(ACROSS[at] * COLUMNS_PART / content.columns).min(1.0);
    Layout::Apart { row, scale }
}

/// Sets up a sheet with a table.
pub(super) fn set_up_table(sheet: &mut Worksheet, content: &Content<'_>) -> Result<(), XlsxError> {
    set_up(sheet, content.lying);
    match laid(content) {
        Layout::Flowing => {}
        Layout::OnePage { lying } => {
            set_up(sheet, lying);
            sheet.set_print_fit_to_pages(1, 1);
        }
        // Excel passes over a break that was set where it has to fit pages, so the size is said instead.
        Layout::Apart { row, scale } => {
            sheet.set_print_scale(percent(scale)).set_page_breaks(&[row])?;
        }
        Layout::Split { row, scale } => {
            set_up(sheet, true);
            // The pages of some rows follow each other, so that a row is read through.
            sheet.set_print_scale(percent(scale)).set_page_order(false);
            if let Some(row) = row {
                sheet.set_page_breaks(&[row])?;
            }
            let breaks = content.split.into_iter().flat_map(|split| &split.breaks);
            let breaks: Vec<u32> = breaks.map(|column| u32::from(column_number(*column))).collect();
            sheet.set_vertical_page_breaks(&breaks)?;
            if let Some(last) = content.split.and_then(|split| split.repeated.checked_sub(1)) {
                sheet.set_repeat_columns(0, column_number(last))?;
            }
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
    use super::{Content, Layout, Split, laid, percent, points, split};

    fn content(columns: usize, rows: f64, lying: bool) -> Content<'static> {
        Content { columns: points(&[columns]), split: None, rows, lying, chart: Some((40, 760, 300)) }
    }

    /// A column of 10 characters takes 63.75 points, one of 20 takes 123.75; a page of 755 at 0.75, of which 0.85 is taken, holds 855.7.
    #[test]
    fn a_table_that_would_be_too_small_lies_over_several_pages_with_its_names() {
        let of = |first: usize, others: usize| {
            let widths: Vec<usize> = [first].into_iter().chain(vec![10; others]).collect();
            split(&widths, 1, &[])
        };
        // 1,335 points are 0.566 of a lying page, 1,398.75 would be 0.54.
        assert_eq!(of(20, 19), None);
        assert_eq!(of(20, 20), Some(Split { repeated: 1, breaks: vec![12] }));
        assert_eq!(of(20, 40), Some(Split { repeated: 1, breaks: vec![12, 23, 34] }));
        // Names of more than half a page leave room for nothing else.
        assert_eq!(of(80, 40), Some(Split { repeated: 0, breaks: vec![6, 19, 32] }));
        // A column that is wider than a page has one of its own.
        assert_eq!(split(&[10, 300, 10], 1, &[]), Some(Split { repeated: 1, breaks: vec![2] }));
    }

    #[test]
    fn a_page_ends_where_a_group_does() {
        let cell = crate::report::model::TableCell::default();
        let heads = [0, 1, 8, 15, 22].map(|column| crate::render::layout::HeadCell {
            row: 0,
            column,
            rows: 1,
            columns: 7,
            cell: &cell,
        });
        let widths: Vec<usize> = [30].into_iter().chain(vec![10; 28]).collect();
        assert_eq!(split(&widths, 1, &heads).unwrap().breaks, [8, 15, 22]);
    }

    #[test]
    fn the_chart_of_a_table_over_several_pages_is_behind_it_and_whole() {
        let several = Split { repeated: 1, breaks: vec![10] };
        let of = |chart| Content { split: Some(&several), chart, ..content(300, 500.0, true) };
        assert_eq!(laid(&of(None)), Layout::Split { row: None, scale: 0.75 });
        assert_eq!(laid(&of(Some((40, 760, 300)))), Layout::Split { row: Some(40), scale: 0.75 });
        // 1,000 pixels are 750 points of the 487 of a lying page.
        let Layout::Split { row: Some(40), scale } = laid(&of(Some((40, 760, 1000)))) else {
            panic!("with chart")
        };
        assert!((scale - 487.0 / 750.0 * 0.95).abs() < 1e-9, "{scale}");
    }

    #[test]
    fn a_table_without_a_chart_flows_over_its_pages() {
        assert_eq!(laid(&Content { chart: None, ..content(80, 5000.0, false) }), Layout::Flowing);
    }

    #[test]
    fn a_chart_is_on_the_page_of_its_table_as_the_table_asks() {
        assert_eq!(laid(&content(80, 300.0, false)), Layout::OnePage { lying: false });
        assert_eq!(laid(&content(120, 150.0, true)), Layout::OnePage { lying: true });
    }

    #[test]
    fn a_long_table_with_a_chart_stands_up_where_lying_it_would_be_too_small() {
        // 225 points of chart and 780 of rows: 0.48 of a lying page, 0.72 of an upright one.
        assert_eq!(laid(&content(110, 780.0, true)), Layout::OnePage { lying: false });
    }

    #[test]
    fn what_is_too_small_on_one_page_is_parted_where_the_chart_begins() {
        let Layout::Apart { row, scale } = laid(&content(80, 2000.0, false)) else {
            panic!("the chart has a page of its own")
        };
        assert_eq!(row, 40);
        // As wide as the chart, 570 points on the 508 of the page, less what the measures may be wrong by.
        assert!((scale - 508.0 / 570.0 * 0.95).abs() < 1e-9, "{scale}");
        assert_eq!(percent(scale), 84);
    }

    /// A size that is set must leave room for all columns, with the margins of each: what slips to the next page is lost there,
    /// under a head that is only shaded.
    #[test]
    fn many_columns_with_a_chart_apart_stay_on_one_page() {
        let columns = points(&[10; 14]);
        assert!((columns - 14.0 * 63.75).abs() < 1e-9);
        let Layout::Apart { scale, .. } = laid(&Content { columns, ..content(0, 2000.0, true) }) else {
            panic!("the chart has a page of its own")
        };
        assert!((scale - 755.0 * 0.85 / columns).abs() < 1e-9, "{scale}");
    }

    #[test]
    fn no_size_is_smaller_than_excel_takes() {
        assert_eq!((percent(0.01), percent(7.0)), (10, 100));
    }
}
