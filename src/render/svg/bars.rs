//! Bars that lie: for each category one bar of each series, from nought, its value behind it. Never a part of a whole: several
//! answers add up to more than 100 percent.

use super::band::names;
use super::canvas::{Anchor, Canvas, LEADING, TYPE, WIDTH, count, px, wide};
use super::scale;
use crate::catalogue::units;
use crate::report::model::Chart;

const NAMES: f64 = 228.0;
const GAP: f64 = 10.0;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart) {
    let left = NAMES + 8.0;
    let points = || chart.series.iter().flat_map(|series| &series.points);
    let longest = points().map(|point| wide(&point.text)).fold(24.0, f64::max);
    let room = WIDTH - 16.0 - longest - left;
    let numbers = || points().filter_map(|point| point.number).map(|number| number.value);
    let percent = units::is_percent(&chart.unit);
    let (most, step) = scale(numbers().fold(0.0, f64::max), percent);
    let bar = if chart.series.len() > 3 { 12.0 } else { 16.0 };
    let tall = bar * count(chart.series.len()) + GAP;
    let tall = tall.max(2.0 * (TYPE + 1.0) + 6.0);
    let top = canvas.y;
    let bottom = top + tall * count(chart.categories.len());
    let mut at = 0.0;
    while at <= most + step / 2.0 {
        let x = left + room * at / most;
        canvas.rule((x, top - 2.0), (x, bottom));
        let unit = if percent { chart.unit.as_str() } else { "" };
        canvas.text(x, bottom + LEADING, Anchor::Middle, &format!("{}{unit}", px(at)));
        at += step;
    }
    for (c, category) in chart.categories.iter().enumerate() {
        let middle = top + tall * (count(c) + 0.5);
        names(canvas, category, NAMES, middle);
        let first = middle - bar * count(chart.series.len()) / 2.0;
        for (series, of) in chart.series.iter().enumerate() {
            let y = first + bar * count(series);
            let Some(point) = of.points.get(c) else { continue };
            let width = point.number.map_or(0.0, |number| room * number.value.max(0.0) / most);
            if width > 0.0 {
                canvas.bar(left, y + 1.0, width, bar - 2.0, series);
            }
            canvas.value(left + width + 4.0, y + bar / 2.0 + TYPE * 0.36, Anchor::Start, &point.text);
        }
    }
    canvas.axis((left, top - 2.0), (left, bottom));
    canvas.y = bottom + LEADING + 4.0;
    if !percent && !chart.unit.is_empty() {
        canvas.text(WIDTH - 8.0, canvas.y, Anchor::End, &format!("({})", chart.unit));
        canvas.y += 4.0;
    }
}
