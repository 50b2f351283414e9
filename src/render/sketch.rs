//! A sketch as lines for a terminal: grids with their columns aligned by East-Asian width, long words cut with …, merged
//! cells as wide as what they cover. A grid too wide for the lines continues below with its next columns.

use super::terminal::one_line;
use super::width;
use crate::report::sketch::{Drawing, DrawnCell, DrawnRow, Part, Piece, Tone};

/// Width of a line.
const LINE: usize = 110;

/// A column is at most so wide before what it holds is cut.
const WIDEST: usize = 40;

/// Of words that do not fit so much is shown at least.
const LEAST: usize = 14;

/// Columns that are narrower than this say nothing.
const NARROWEST: usize = 5;

/// Between two cells.
const WALL: &str = "│";

/// The sketch line by line.
pub fn lines(parts: &[Part]) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    for part in parts {
        match part {
            Part::Line { indent, pieces } => {
                let mut line = vec![Piece { text: " ".repeat(*indent), tone: Tone::Plain }];
                line.extend(pieces.iter().map(|piece| Piece { text: one_line(&piece.text), tone: piece.tone }));
                lines.push(line);
            }
            Part::Grid(drawing) => grid(drawing, &mut lines),
        }
    }
    lines
}

fn grid(drawing: &Drawing, out: &mut Vec<Vec<Piece>>) {
    let mut widths = widths(drawing);
    let gutter = drawing.rows.iter().map(|row| width::in_terminal(&row.name)).max().unwrap_or(0).max(2);
    let available = LINE.saturating_sub(gutter + 1);
    // Long words give way first; only where too little would be left of them the grid goes on below.
    let squeezed = width::fit(&widths, available.saturating_sub(widths.len()));
    if widths.iter().zip(&squeezed).all(|(natural, width)| width == natural || *width >= LEAST) {
        widths = squeezed;
    }
    let mut first = 0;
    while first < widths.len() {
        let mut last = first;
        let mut used = 0;
        for (at, width) in widths.iter().enumerate().skip(first) {
            if at > first && used + width + 1 > available {
                break;
            }
            used += width + 1;
            last = at;
        }
        if first > 0 {
            out.push(Vec::new());
        }
        let band = Band { first, last, widths: &widths, gutter };
        out.push(band.head(&drawing.columns));
        out.extend(drawing.rows.iter().map(|row| band.row(row)));
        first = last + 1;
    }
}

/// The columns of a grid that stand beside each other.
struct Band<'w> {
    first: usize,
    last: usize,
    widths: &'w [usize],
    gutter: usize,
}

impl Band<'_> {
    /// The width of several columns with the walls between them, as far as they are in this band.
    fn room(&self, column: usize, columns: usize) -> Option<usize> {
        let from = column.max(self.first);
        let to = (column + columns).min(self.last + 1);
        (from < to).then(|| self.widths.iter().take(to).skip(from).sum::<usize>() + to - from - 1)
    }

    fn head(&self, names: &[String]) -> Vec<Piece> {
        let mut text = " ".repeat(self.gutter);
        for (at, name) in names.iter().enumerate().take(self.last + 1).skip(self.first) {
            text.push_str(&format!(" {}", padded(name, self.room(at, 1).unwrap_or(0))));
        }
        vec![faint(text.trim_end())]
    }

    fn row(&self, row: &DrawnRow) -> Vec<Piece> {
        let blanks = " ".repeat(self.gutter.saturating_sub(width::in_terminal(&row.name)));
        let mut line = vec![faint(&format!("{blanks}{}", row.name))];
        let mut column = 0;
        let mut at = 0;
        while let Some(cell) = row.cells.get(at) {
            let (start, text) = (column, written(cell));
            column += cell.columns;
            at += 1;
            if cell.runs_on {
                // Long words take the empty cells behind them, one after another.
                while let Some(next) = row.cells.get(at).filter(|next| is_open(next)) {
                    let room = self.room(start, column - start).unwrap_or(0);
                    if width::in_terminal(&text) <= room {
                        break;
                    }
                    column += next.columns;
                    at += 1;
                }
            }
            let Some(room) = self.room(start, column - start) else { continue };
            line.push(faint(WALL));
            // What began in the band above is not said twice.
            let text = if start < self.first { String::new() } else { cut(&text, room) };
            line.push(Piece { text: padded(&text, room), tone: cell.tone });
        }
        line.push(faint(WALL));
        line
    }
}

fn faint(text: &str) -> Piece {
    Piece { text: text.to_owned(), tone: Tone::Faint }
}

fn is_open(cell: &DrawnCell) -> bool {
    cell.text.is_empty() && cell.number.is_none() && cell.runs_on
}

fn written(cell: &DrawnCell) -> String {
    let text = one_line(&cell.text);
    match cell.number {
        Some(number) if text.is_empty() => format!("[{number}]"),
        Some(number) => format!("[{number}] {text}"),
        None => text,
    }
}

/// The width of each column. Words that may run on ask for little; a cell over several columns widens its last one.
fn widths(drawing: &Drawing) -> Vec<usize> {
    let mut widths: Vec<usize> =
        drawing.columns.iter().map(|name| width::in_terminal(name).max(NARROWEST)).collect();
    for spanning in [false, true] {
        for row in &drawing.rows {
            let mut column = 0;
            for (at, cell) in row.cells.iter().enumerate() {
                let open = cell.runs_on && row.cells.get(at + 1).is_some_and(is_open);
                let most = if open { WIDEST / 2 } else { WIDEST };
                let wanted = width::in_terminal(&written(cell)).min(most * cell.columns.min(2));
                let has = widths.iter().skip(column).take(cell.columns).sum::<usize>() + cell.columns - 1;
                column += cell.columns;
                if (cell.columns > 1) == spanning
                    && let Some(last) = widths.get_mut(column.saturating_sub(1))
                {
                    *last += wanted.saturating_sub(has);
                }
            }
        }
    }
    widths
}

fn padded(text: &str, room: usize) -> String {
    format!("{text}{}", " ".repeat(room.saturating_sub(width::in_terminal(text))))
}

/// The text, or as much of its beginning as there is room for, with …
fn cut(text: &str, room: usize) -> String {
    if width::in_terminal(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width::in_terminal(&kept) + 1 > room {
            kept.pop();
            break;
        }
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: usize, text: &str, number: Option<usize>, runs_on: bool) -> DrawnCell {
        DrawnCell { columns, text: text.to_owned(), number, tone: Tone::Plain, runs_on }
    }

    fn drawn(columns: usize, rows: Vec<Vec<DrawnCell>>) -> Vec<String> {
        let names = (0..columns).map(|at| char::from(b'A' + u8::try_from(at).unwrap_or(0)).to_string()).collect();
        let rows =
            (1..).zip(rows).map(|(at, cells): (usize, _)| DrawnRow { name: at.to_string(), cells }).collect();
        let text = |line: Vec<Piece>| line.into_iter().map(|piece| piece.text).collect::<String>();
        lines(&[Part::Grid(Drawing { columns: names, rows })]).into_iter().map(text).collect()
    }

    #[test]
    fn wide_characters_count_two_and_merges_are_one_cell() {
        let rows = vec![
            vec![cell(2, "団体名", None, false), cell(1, "長野市", Some(1), false)],
            vec![cell(1, "a", None, true), cell(1, "", None, true), cell(1, "", Some(2), false)],
        ];
        assert_eq!(
            drawn(3, rows),
            ["   A     B     C", " 1│団体名     │[1] 長野市│", " 2│a    │     │[2]       │"]
        );
    }

    #[test]
    fn long_words_run_on_and_are_cut() {
        let long = "あ".repeat(60);
        let rows = vec![vec![cell(1, &long, None, true), cell(1, "", None, true), cell(1, "x", None, true)]];
        let lines = drawn(3, rows);
        assert_eq!(lines[1], format!(" 1│{}… │x    │", "あ".repeat(12)));
        assert_eq!(cut("長野市", 5), "長野…");
        assert_eq!(cut("長野市", 4), "長…");
    }

    #[test]
    fn what_is_too_wide_goes_on_below() {
        let long = "い".repeat(18);
        let rows = vec![(0..20).map(|_| cell(1, &long, None, false)).collect()];
        let lines = drawn(20, rows);
        assert!(lines.len() > 2, "{lines:?}");
        assert!(lines.iter().all(|line| width::in_terminal(line) <= LINE));
    }
}
