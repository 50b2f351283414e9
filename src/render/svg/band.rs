//! 帯グラフ: the parts of a whole side by side, from 0 to 100 percent, a band for each category.

use super::canvas::{Anchor, Canvas, LEADING, TYPE, WIDTH, count, cut, px, wide, wrapped};
use crate::report::model::Chart;

/// Room for the names of the bands.
const NAMES: f64 = 168.0;
const RIGHT: f64 = WIDTH - 24.0;
const HEIGHT: f64 = 24.0;
const GAP: f64 = 12.0;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart) {
    let left = NAMES + 8.0;
    let room = RIGHT - left;
    let top = canvas.y;
    let rows = chart.categories.len();
    let bottom = top + (HEIGHT + GAP) * count(rows);
    for tenth in 0..=5u32 {
        let share = f64::from(tenth * 20);
        let x = left + room * share / 100.0;
        canvas.rule((x, top - 4.0), (x, bottom));
        canvas.text(x, bottom + LEADING, Anchor::Middle, &format!("{}{}", px(share), chart.unit));
    }
    for (c, category) in chart.categories.iter().enumerate() {
        let y = top + (HEIGHT + GAP) * count(c) + GAP / 2.0;
        names(canvas, category, NAMES, y + HEIGHT / 2.0);
        let points: Vec<_> = chart.series.iter().map(|series| series.points.get(c)).collect();
        let values: Vec<f64> = points
            .iter()
            .map(|point| point.and_then(|point| point.number).map_or(0.0, |number| number.value.max(0.0)))
            .collect();
        let whole = values.iter().sum::<f64>().max(100.0);
        let mut x = left;
        let mut drawn = false;
        for (series, (value, point)) in values.iter().zip(&points).enumerate() {
            let width = room * value / whole;
            if width <= 0.0 {
                continue;
            }
            drawn = true;
            canvas.bar(x, y, width, HEIGHT, series);
            let text = point.map_or("", |point| point.text.as_str());
            if wide(text) + 6.0 <= width {
                canvas.value_on(x + width / 2.0, y + HEIGHT / 2.0, series, text);
            }
            x += width;
        }
        // Nothing to draw is said as the table says it: －, or that it is hidden.
        if !drawn {
            let text = points.iter().flatten().map(|point| point.text.as_str()).find(|text| !text.is_empty());
            canvas.text(left + 6.0, y + HEIGHT / 2.0 + TYPE * 0.36, Anchor::Start, text.unwrap_or("–"));
        }
    }
    canvas.axis((left, top - 4.0), (left, bottom));
    canvas.y = bottom + LEADING + 4.0;
}

/// The name of a row beside it, in one line or two.
pub(super) fn names(canvas: &mut Canvas, text: &str, room: f64, middle: f64) {
    let lines = wrapped(&cut(text, room * 2.0), room);
    let first = middle + TYPE * 0.36 - (count(lines.len()) - 1.0) * (TYPE + 1.0) / 2.0;
    for (at, line) in lines.iter().enumerate() {
        canvas.text(room + 2.0, first + count(at) * (TYPE + 1.0), Anchor::End, line);
    }
}
