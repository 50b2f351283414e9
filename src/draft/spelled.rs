//! The brackets of the office. A sheet is read in its clean form, which has half-width ones; a draft is printed, in reports as well,
//! and there the words stand as the office wrote them.

use std::collections::BTreeSet;

use crate::draft::sketch::{Place, Sketch};
use crate::text::clean::clean;
use crate::workbook::Workbook;

/// What stands for a bracket while a text is cleaned: characters that no text has.
const HELD: [(char, char, char); 2] = [('（', '\u{E0FE}', '('), ('）', '\u{E0FF}', ')')];

/// Cells with full-width brackets that are remembered; a form has fewer.
const MOST_CELLS: usize = 5_000;

/// Gives the words of a draft the brackets that they have on the sheet it was made from.
pub(super) fn spell(sketch: &mut Sketch, book: &Workbook) {
    let sheets = book.sheets.iter().filter(|sheet| sketch.sheet.as_ref().is_none_or(|name| *name == sheet.name));
    let cells = sheets.flat_map(|sheet| sheet.grid.cells().map(|(_, value)| value.raw()));
    let cells: BTreeSet<String> = cells.filter(|raw| raw.contains(['（', '）'])).take(MOST_CELLS).collect();
    if cells.is_empty() {
        return;
    }
    let cells: Vec<Cell> = cells.iter().map(|raw| Cell::of(raw)).collect();
    let spell = |words: &mut String| {
        if words.contains(['(', ')'])
            && let Some(written) = cells.iter().find_map(|cell| cell.written(words))
        {
            *words = written;
        }
    };
    spell(&mut sketch.title);
    for question in &mut sketch.questions {
        spell(&mut question.text);
        if let Place::Grid(items) = &mut question.place {
            for (_, words) in items {
                spell(words);
            }
        }
    }
    for option in sketch.lists.iter_mut().flat_map(|list| &mut list.options) {
        spell(&mut option.label);
    }
    for repeat in &mut sketch.repeats {
        spell(&mut repeat.title);
        for (_, words, _) in &mut repeat.columns {
            spell(words);
        }
    }
}

/// A cell in its clean form, character by character, with the brackets that it has.
struct Cell {
    clean: Vec<char>,
    written: Vec<char>,
}

impl Cell {
    fn of(raw: &str) -> Self {
        let replaced = |text: &str, from: fn(&(char, char, char)) -> char, to: fn(&(char, char, char)) -> char| {
            let of = |c: char| HELD.iter().find(|held| from(held) == c).map_or(c, to);
            text.chars().map(of).collect::<String>()
        };
        let held = clean(&replaced(raw, |held| held.0, |held| held.1));
        Self {
            clean: replaced(&held, |held| held.1, |held| held.2).chars().collect(),
            written: replaced(&held, |held| held.1, |held| held.0).chars().collect(),
        }
    }

    /// Words that stand in it, as they are written there.
    fn written(&self, words: &str) -> Option<String> {
        let words: Vec<char> = words.chars().collect();
        let at = self.clean.windows(words.len().max(1)).position(|window| window == words)?;
        Some(self.written.get(at..at + words.len())?.iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn words_have_the_brackets_of_their_cell() {
        let cell = Cell::of("１　利用した (初めて)　２　利用しない（理由：　）");
        assert_eq!(cell.written("利用した (初めて)").as_deref(), Some("利用した (初めて)"));
        assert_eq!(cell.written("利用しない(理由: )").as_deref(), Some("利用しない（理由: ）"));
        assert_eq!(cell.written("利用しない(目的)"), None);
    }
}
