//! A chart as a stand-alone SVG picture: readable in black and white (every fill has its own lightness and hatching),
//! with title and description for those who do not see it, and without a measure of the machine in it: a wide character
//! counts one em and a narrow one half, so the same chart gives the same bytes.

mod band;
mod bars;
mod canvas;
mod lines;

use super::layout;
use crate::report::model::{Chart, ChartKind, ReportWords};
use canvas::Canvas;

/// The picture and its size in pixels (at 96 to the inch).
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The SVG.
    pub svg: String,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// Draws a chart.
pub fn svg(chart: &Chart, words: &ReportWords) -> Picture {
    let mut canvas = Canvas::new(&chart.id);
    canvas.legend(&chart.series.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), chart.kind);
    match chart.kind {
        ChartKind::Band => band::draw(&mut canvas, chart),
        ChartKind::Bars => bars::draw(&mut canvas, chart),
        ChartKind::Lines => lines::draw(&mut canvas, chart),
    }
    canvas.finish(&layout::chart_caption(words, chart), &chart.alt)
}

/// The upper end of a scale, and the distance of its lines: a round number above the largest value.
fn scale(largest: f64, percent: bool) -> (f64, f64) {
    if !largest.is_finite() || largest <= 0.0 {
        return (1.0, 1.0);
    }
    let power = 10f64.powf(largest.log10().floor());
    let step = [0.2, 0.5, 1.0, 2.0].into_iter().map(|part| part * power).find(|step| largest / step <= 5.0);
    let step = step.unwrap_or(power);
    let top = (largest / step).ceil() * step;
    // A share ends at 100.
    if percent && top > 100.0 { (100.0, step) } else { (top, step) }
}

#[cfg(test)]
mod tests {
    use super::scale;

    #[test]
    fn a_scale_ends_at_a_round_number_above() {
        assert_eq!(scale(83.2, true), (100.0, 20.0));
        assert_eq!(scale(100.0, true), (100.0, 20.0));
        assert_eq!(scale(7.0, false), (8.0, 2.0));
        assert_eq!(scale(525.0, false), (600.0, 200.0));
        assert_eq!(scale(0.0, false), (1.0, 1.0));
    }
}
