//! Display width of text, in half-width characters, and from it the natural widths of a table's columns. Separate
//! because Word, Excel and the terminal all align by it and must not each count their own way.

use unicode_width::UnicodeWidthStr;

use super::layout::{HeadCell, column_count, head_cells};
use crate::report::model::ReportTable;

/// A heading may ask for at most this much of a column where there is room; beyond it, it wraps.
pub(super) const HEAD_LIMIT: usize = 14;

/// Width in a terminal. Ambiguous characters (①, …) count 1, as most terminals draw them.
pub(super) fn in_terminal(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Width of the longest line on paper or in a sheet, where a Japanese font draws ambiguous characters (①, △, …)
/// full width.
pub(super) fn on_paper(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width_cjk).max().unwrap_or(0)
}

/// How many lines the text takes in a column of `columns` half-width characters.
pub(super) fn lines(text: &str, columns: usize) -> usize {
    let columns = columns.max(1);
    text.lines().map(|line| UnicodeWidthStr::width_cjk(line).div_ceil(columns).max(1)).sum::<usize>().max(1)
}

/// The width every column would like: its longest body line, and its heading up to a limit.
pub(super) fn natural(table: &ReportTable, head_limit: usize) -> Vec<usize> {
    let mut widths = vec![0; column_count(table)];
    for row in &table.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(on_paper(&cell.text));
        }
    }
    let heads = head_cells(table);
    for head in heads.iter().filter(|head| head.columns == 1) {
        if let Some(width) = widths.get_mut(head.column) {
            *width = (*width).max(on_paper(&head.cell.text).min(head_limit));
        }
    }
    for head in heads.iter().filter(|head| head.columns > 1) {
        widen(&mut widths, head, head_limit);
    }
    widths
}

/// Gives the columns under a spanning heading what it lacks, evenly.
fn widen(widths: &mut [usize], head: &HeadCell<'_>, head_limit: usize) {
    let Some(under) = widths.get_mut(head.column..head.column + head.columns) else {
        return;
    };
    let wanted = on_paper(&head.cell.text).min(head_limit * head.columns);
    let lacking = wanted.saturating_sub(under.iter().sum());
    let each = lacking.div_ceil(head.columns);
    for width in under {
        *width += each;
    }
}

/// Widths that fit into `available`: the widest columns give way first, so that numbers keep their line as long as
/// long words can wrap.
pub(super) fn fit(natural: &[usize], available: usize) -> Vec<usize> {
    let total = |cap: usize| natural.iter().map(|width| (*width).min(cap)).sum::<usize>();
    let widest = natural.iter().copied().max().unwrap_or(0);
    if total(widest) <= available {
        return natural.to_vec();
    }
    // The largest cap that fits: `fits` does, or is 1, the least a column can have; `exceeds` does not.
    let (mut fits, mut exceeds) = (1, widest);
    while exceeds.saturating_sub(fits) > 1 {
        let middle = fits.midpoint(exceeds);
        if total(middle) <= available { fits = middle } else { exceeds = middle }
    }
    let cap = fits;
    natural.iter().map(|width| (*width).min(cap)).collect()
}

#[cfg(test)]
mod tests {
    use super::{fit, in_terminal, lines, on_paper};

    #[test]
    fn wide_characters_count_two() {
        assert_eq!(in_terminal("長野市ab"), 8);
        assert_eq!(on_paper("①②\n△"), 4);
        assert_eq!(in_terminal("𠮷😀"), 4);
    }

    #[test]
    fn long_text_wraps() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("あいうえおか", 10), 2);
        assert_eq!(lines("a\nb", 10), 2);
    }

    #[test]
    fn the_widest_column_gives_way_first() {
        assert_eq!(fit(&[60, 10, 6], 46), [30, 10, 6]);
        assert_eq!(fit(&[3, 4], 46), [3, 4]);
        assert_eq!(fit(&[], 46), Vec::<usize>::new());
    }
}
