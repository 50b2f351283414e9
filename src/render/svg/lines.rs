//! Lines over rounds or years. A value that is not there breaks its line: nothing is drawn through it.

use super::canvas::{Anchor, Canvas, LEADING, TYPE, WIDTH, count, cut, px};
use super::scale;
use crate::catalogue::units;
use crate::report::model::Chart;

const LEFT: f64 = 64.0;
const RIGHT: f64 = WIDTH - 32.0;
const HEIGHT: f64 = 240.0;
/// Most series whose values are written at their marks; more would lie over each other.
const LABELLED: usize = 3;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart) {
    let numbers = || {
        chart
            .series
            .iter()
            .flat_map(|series| &series.points)
            .filter_map(|point| point.number)
            .map(|number| number.value)
    };
    let percent = units::is_percent(&chart.unit);
    let (most, step) = scale(numbers().fold(0.0, f64::max), percent);
    let least = numbers().fold(0.0, f64::min);
    let least = (least / step).floor() * step;
    let (top, bottom) = (canvas.y + 12.0, canvas.y + 12.0 + HEIGHT);
    let height = |value: f64| bottom - HEIGHT * (value - least) / (most - least);
    let mut at = least;
    while at <= most + step / 2.0 {
        let y = height(at);
        canvas.rule((LEFT, y), (RIGHT, y));
        canvas.text(LEFT - 6.0, y + TYPE * 0.36, Anchor::End, &px(at));
        at += step;
    }
    canvas.text(LEFT - 6.0, top - 10.0, Anchor::End, &format!("({})", chart.unit));
    let each = (RIGHT - LEFT) / count(chart.categories.len().max(1));
    let across = |c: usize| LEFT + each * (count(c) + 0.5);
    for (c, category) in chart.categories.iter().enumerate() {
        canvas.text(across(c), bottom + LEADING, Anchor::Middle, &cut(category, each - 4.0));
    }
    canvas.axis((LEFT, bottom), (RIGHT, bottom));
    for (s, series) in chart.series.iter().enumerate() {
        let mut before: Option<(f64, f64)> = None;
        for (c, point) in series.points.iter().enumerate() {
            let here = point.number.map(|number| (across(c), height(number.value)));
            if let (Some(before), Some(here)) = (before, here) {
                canvas.segment(before, here, s);
            }
            before = here;
        }
    }
    for (s, series) in chart.series.iter().enumerate() {
        for (c, point) in series.points.iter().enumerate() {
            let Some(number) = point.number else { continue };
            let at = (across(c), height(number.value));
            canvas.mark(at, s);
            if chart.series.len() <= LABELLED {
                canvas.value(at.0, at.1 - 8.0, Anchor::Middle, &point.text);
            }
        }
    }
    canvas.y = bottom + LEADING + 6.0;
}
