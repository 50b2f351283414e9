//! Native charts: below the table that they are drawn from, and editable there. What they draw stands on a sheet of its own at
//! the end, in the rows and columns that a chart can refer to.

use rust_xlsxwriter::{
    Chart as Native, ChartAxisCrossing, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont,
    ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use super::number_format::numeric;
use super::style::{ROW_POINTS, Side, Style, height};
use super::{cell_text, column_number, cut, paper, row_number};
use crate::render::looks::{self, Dash, Hatch, Mark};
use crate::render::{layout, width};
use crate::report::model::{Chart, ChartKind, ReportWords, TableCell};

/// Width of a chart in pixels, and of a line in it.
pub(super) const WIDTH: u32 = 760;
const TALLEST: u32 = 1_200;
/// Widths of the columns of names and of numbers on the sheet of the numbers, in half-width characters.
const NAMES: u16 = 44;
const NUMBERS: u16 = 16;
/// A part of a band that is smaller than this (in percent) has no room for its number, which would stand on its neighbours or,
/// of nothing, on the names. The table above has it.
const LEAST_LABELLED: f64 = 3.0;
/// Longest text for those who do not see a picture, in UTF-16 units, that Excel takes.
const ALT_LIMIT: usize = 255;

/// The charts of a workbook with the places of their numbers.
pub(super) struct DataSheet<'r> {
    /// Name of the sheet.
    pub(super) name: String,
    /// The charts, with the row of their heading on the sheet.
    charts: Vec<(u32, &'r Chart)>,
    next: u32,
}

impl<'r> DataSheet<'r> {
    pub(super) fn new(name: String) -> Self {
        Self { name, charts: Vec::new(), next: 0 }
    }

    /// Gives a chart its place and puts it onto the sheet of its table.
    pub(super) fn place(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        chart: &'r Chart,
        words: &ReportWords,
    ) -> Result<(), XlsxError> {
        let start = self.next;
        self.next = start.saturating_add(row_number(chart.categories.len())).saturating_add(4);
        self.charts.push((start, chart));
        sheet.insert_chart(
            row.saturating_add(1),
            0,
            &native(chart, &self.name, start.saturating_add(2), words),
        )?;
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.charts.is_empty()
    }

    /// Writes the sheet of the numbers.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        words: &ReportWords,
        style: &Style,
    ) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        sheet.set_column_width(0, NAMES)?;
        let most = self.charts.iter().map(|(_, chart)| chart.series.len()).max().unwrap_or(1);
        for column in 1..=column_number(most.max(3)) {
            sheet.set_column_width(column, NUMBERS)?;
        }
        for (start, chart) in &self.charts {
            let head = start.saturating_add(1);
            let title = layout::with_unit(words, &layout::chart_caption(words, chart), &chart.unit);
            let last = column_number(chart.series.len().max(3));
            sheet.merge_range(*start, 0, *start, last, &cell_text(&title), &style.title().format)?;
            sheet.write_string_with_format(head, 0, "", &style.head())?;
            for (s, series) in chart.series.iter().enumerate() {
                sheet.write_string_with_format(
                    head,
                    column_number(s + 1),
                    cell_text(&series.name),
                    &style.head(),
                )?;
            }
            let lines = |text: &str, room: u16| width::lines(text, usize::from(room) - 2);
            let most = chart.series.iter().map(|series| lines(&series.name, NUMBERS)).max().unwrap_or(1);
            sheet.set_row_height(head, height(most, ROW_POINTS))?;
            for (c, category) in chart.categories.iter().enumerate() {
                let row = head.saturating_add(1).saturating_add(row_number(c));
                if lines(category, NAMES) > 1 {
                    sheet.set_row_height(row, height(lines(category, NAMES), ROW_POINTS))?;
                }
                sheet.write_string_with_format(row, 0, cell_text(category), style.words(Side::Left, false))?;
                for (s, series) in chart.series.iter().enumerate() {
                    let Some(point) = series.points.get(c) else { continue };
                    let cell = TableCell { number: point.number, ..TableCell::words(&point.text) };
                    // A text in its place would be drawn as nought, and － or ＊ is not nought.
                    if let Some((value, shown)) = numeric(&cell) {
                        let format = style.number(shown, false);
                        sheet.write_number_with_format(row, column_number(s + 1), value, &format)?;
                    }
                }
            }
        }
        paper::set_up(sheet, false);
        Ok(())
    }
}

/// The chart, its categories from the row `first` of the sheet of numbers on.
fn native(chart: &Chart, sheet: &str, first: u32, words: &ReportWords) -> Native {
    let last = first.saturating_add(row_number(chart.categories.len()).saturating_sub(1));
    let mut made = Native::new(match chart.kind {
        // Not stretched to 100 percent: where a part is hidden, a gap stays.
        ChartKind::Band => ChartType::BarStacked,
        ChartKind::Bars => ChartType::Bar,
        ChartKind::Lines => ChartType::Line,
    });
    let mut font = ChartFont::new();
    font.set_size(9);
    for s in 0..chart.series.len() {
        let column = column_number(s + 1);
        let series = made.add_series();
        series.set_name((sheet, first.saturating_sub(1), column));
        series.set_categories((sheet, first, 0, last, 0)).set_values((sheet, first, column, last, column));
        series.set_data_label(&label(chart.kind, s, &font));
        if chart.kind == ChartKind::Band {
            series.set_custom_data_labels(&unlabelled(chart, s));
        }
        match chart.kind {
            ChartKind::Band => series.set_gap(50).set_overlap(100).set_format(&mut fill(s)),
            ChartKind::Bars => series.set_gap(60).set_format(&mut fill(s)),
            ChartKind::Lines => series.set_format(&mut line(s)).set_marker(&marker(s)),
        };
    }
    made.title().set_name(heading(&layout::chart_caption(words, chart)).as_str()).set_overlay(false);
    let mut title = ChartFont::new();
    title.set_size(11).set_bold();
    made.title().set_font(&title);
    if chart.series.len() > 1 {
        made.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    } else {
        made.legend().set_hidden();
    }
    made.x_axis().set_font(&font);
    made.y_axis().set_font(&font);
    let mut rule = ChartLine::new();
    rule.set_color(Color::RGB(looks::RULE)).set_width(0.75);
    match chart.kind {
        // The first category on top, as in the table.
        ChartKind::Band | ChartKind::Bars => {
            made.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
            made.x_axis().set_major_gridlines_line(&rule);
        }
        ChartKind::Lines => {
            made.show_empty_cells_as(ChartEmptyCells::Gaps);
            made.y_axis().set_major_gridlines_line(&rule);
        }
    }
    if chart.kind == ChartKind::Band {
        made.x_axis().set_min(0).set_max(100).set_major_unit(20);
    }
    made.set_width(WIDTH).set_height(tall(chart));
    made.set_alt_text(cut(&cell_text(&chart.alt), ALT_LIMIT));
    made
}

/// The height of a chart in pixels.
pub(super) fn tall(chart: &Chart) -> u32 {
    let bars = match chart.kind {
        ChartKind::Band => chart.categories.len(),
        ChartKind::Bars => chart.categories.len() * chart.series.len().max(1),
        ChartKind::Lines => 10,
    };
    row_number(bars).saturating_mul(28).saturating_add(140).min(TALLEST)
}

/// A title; one that begins with = would be read as a reference.
fn heading(text: &str) -> String {
    if text.starts_with('=') { format!(" {text}") } else { text.to_owned() }
}

fn label(kind: ChartKind, series: usize, font: &ChartFont) -> ChartDataLabel {
    let mut label = ChartDataLabel::new();
    label.show_value();
    match kind {
        ChartKind::Band => {
            // On a plate of its own: between the lines of a hatching a number cannot be read.
            let fill = looks::fill(series);
            let (plate, words) =
                if fill.hatch == Hatch::None { (fill.colour, fill.words) } else { (looks::WHITE, looks::INK) };
            let mut font = font.clone();
            font.set_color(Color::RGB(words));
            label.set_position(ChartDataLabelPosition::Center).set_font(&font);
            let plate = ChartSolidFill::new().set_color(Color::RGB(plate)).clone();
            label.set_format(ChartFormat::new().set_solid_fill(&plate));
        }
        ChartKind::Bars => {
            label.set_position(ChartDataLabelPosition::OutsideEnd).set_font(font);
        }
        ChartKind::Lines => {
            label.set_position(ChartDataLabelPosition::Above).set_font(font);
        }
    }
    label
}

/// The labels of a series of a band one by one: without those of parts that have no room for a number.
fn unlabelled(chart: &Chart, series: usize) -> Vec<ChartDataLabel> {
    let points = chart.series.get(series).into_iter().flat_map(|series| &series.points);
    let labels = points.map(|point| {
        let mut label = ChartDataLabel::new();
        if point.number.is_some_and(|number| number.value < LEAST_LABELLED) {
            label.set_hidden();
        }
        label
    });
    labels.collect()
}

/// The fill of a series.
fn fill(series: usize) -> ChartFormat {
    let fill = looks::fill(series);
    let pattern = match fill.hatch {
        Hatch::None => None,
        Hatch::Rising => Some(ChartPatternFillType::DiagonalStripesWideUpwards),
        Hatch::Falling => Some(ChartPatternFillType::DiagonalStripesWideDownwards),
        Hatch::Level => Some(ChartPatternFillType::HorizontalStripesLight),
        Hatch::Upright => Some(ChartPatternFillType::VerticalStripesLight),
        Hatch::Dots => Some(ChartPatternFillType::Dotted20Percent),
    };
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(Color::RGB(looks::INK)).set_width(0.75));
    match pattern {
        None => format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(fill.colour))),
        Some(pattern) => format.set_pattern_fill(
            ChartPatternFill::new()
                .set_pattern(pattern)
                .set_foreground_color(Color::RGB(looks::HATCH))
                .set_background_color(Color::RGB(fill.colour)),
        ),
    };
    format
}

fn line(series: usize) -> ChartFormat {
    let stroke = looks::stroke(series);
    let dashes = match stroke.dash {
        Dash::Solid => ChartLineDashType::Solid,
        Dash::Long => ChartLineDashType::Dash,
        Dash::Dots => ChartLineDashType::RoundDot,
        Dash::Mixed => ChartLineDashType::DashDot,
    };
    let mut format = ChartFormat::new();
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(stroke.colour)).set_width(2.0).set_dash_type(dashes);
    format.set_line(&line);
    format
}

fn marker(series: usize) -> ChartMarker {
    let stroke = looks::stroke(series);
    let kind = match stroke.mark {
        Mark::Circle => ChartMarkerType::Circle,
        Mark::Square => ChartMarkerType::Square,
        Mark::Triangle => ChartMarkerType::Triangle,
        Mark::Diamond => ChartMarkerType::Diamond,
    };
    let mut marker = ChartMarker::new();
    marker.set_type(kind).set_size(7);
    marker
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(stroke.colour))));
    marker
}
