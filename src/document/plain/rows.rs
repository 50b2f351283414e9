//! Rows of a table that has become lines: a name and then values, 「実績 135 279 135」, and the names above them.

use std::ops::Range;

use super::lines::{Line, Lines};
use crate::document::build::Text;
use crate::document::heads::is_value;
use crate::document::marks::{Style, marked};

/// Lines above a row that can name its columns.
const MOST_LINES_ABOVE: usize = 12;

/// A word of a line with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: Text,
}

impl Word {
    pub(super) fn words(&self) -> &str {
        &self.text.words
    }

    /// Adds a word behind this one.
    fn joined_with(&mut self, other: &Word) {
        self.text.append(&other.text);
    }
}

/// The words of a line; what stands in brackets is one word, spaces and all.
pub(super) fn words_of(line: &Line<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut depth = 0_usize;
    for (at, c) in line.text.char_indices().chain([(line.text.len(), ' ')]) {
        match c {
            '（' | '(' | '「' => depth += 1,
            '）' | ')' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = (c.is_whitespace() && depth == 0) || at == line.text.len();
        match (ends, start) {
            (true, Some(from)) => {
                let text = line.text.get(from..at).unwrap_or_default();
                words.push(Word { text: Text::of(text, line.number, line.offset + from) });
                start = None;
            }
            (false, None) if !c.is_whitespace() => start = Some(at),
            (true, None) | (false, _) => {}
        }
    }
    words
}

/// A row: its name and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: Word,
    pub(super) values: Vec<Word>,
}

/// The row that a line is: a name without a value, then two values or more and nothing else.
pub(super) fn row(line: &Line<'_>) -> Option<Row> {
    if marked(line.text).0 != Style::Bare {
        return None;
    }
    let words = words_of(line);
    let first = words.iter().position(|word| is_value(word.words()))?;
    let (names, values) = words.split_at(first);
    let (name, more) = names.split_first()?;
    if values.len() < 2 || !values.iter().all(|word| is_value(word.words())) {
        return None;
    }
    let mut name = name.clone();
    for word in more {
        name.joined_with(word);
    }
    Some(Row { name, values: values.to_vec() })
}

/// Rows that stand one below the other with the same number of values.
pub(super) struct Rows {
    pub(super) lines: Range<usize>,
    pub(super) rows: Vec<Row>,
}

/// Every run of rows in the text, where at least one value has a digit.
pub(super) fn runs(lines: &Lines<'_>) -> Vec<Rows> {
    let mut runs: Vec<Rows> = Vec::new();
    for (at, line) in lines.all.iter().enumerate() {
        let Some(row) = row(line) else { continue };
        match runs.last_mut() {
            Some(run)
                if run.lines.end == at
                    && line.gap <= 1
                    && run.rows.last().is_some_and(|last| last.values.len() == row.values.len()) =>
            {
                run.rows.push(row);
                run.lines.end = at + 1;
            }
            Some(_) | None => runs.push(Rows { lines: at..at + 1, rows: vec![row] }),
        }
    }
    runs
}

/// The names of the columns above a run of rows.
pub(super) struct Names {
    /// The first line that is theirs.
    pub(super) first: usize,
    /// What stands left of the columns: 「活動指標 単位 区分」.
    pub(super) left: Vec<Word>,
    /// The upper level, spread over the columns, where there is one.
    pub(super) upper: Vec<(Word, usize)>,
    /// One name for each column.
    pub(super) columns: Vec<Word>,
    /// What stands right of them: 「特記事項」.
    pub(super) right: Vec<Word>,
}

/// Finds the names above a run of rows with so many values; nothing where the lines above name no columns.
pub(super) fn names(lines: &Lines<'_>, first_row: usize, floor: usize, columns: usize) -> Option<Names> {
    one_line(lines, first_row, floor, columns).or_else(|| several_lines(lines, first_row, floor, columns))
}

/// One line right above: words for the columns, with others left and right of them.
fn one_line(lines: &Lines<'_>, first_row: usize, floor: usize, columns: usize) -> Option<Names> {
    let at = first_row.checked_sub(1).filter(|at| *at >= floor)?;
    if lines.all.get(first_row)?.gap > 1 {
        return None;
    }
    let line = lines.all.get(at)?;
    let words = words_of(line);
    if marked(line.text).0 != Style::Bare || line.text.contains('。') || words.len() < columns {
        return None;
    }
    // The columns are the words of one kind, years for most; else the last ones.
    let is_year = |word: &Word| crate::text::era::parse_fiscal_year(before_bracket(word.words())).is_some();
    let years = words.windows(columns).position(|window| window.iter().all(is_year));
    let from = years.unwrap_or(words.len() - columns);
    Some(Names {
        first: at,
        left: words[..from].to_vec(),
        upper: Vec::new(),
        columns: words[from..from + columns].to_vec(),
        right: words[from + columns..].to_vec(),
    })
}

/// Names over several lines: those of the upper level first, then those of the columns, broken as the page was.
fn several_lines(lines: &Lines<'_>, first_row: usize, floor: usize, columns: usize) -> Option<Names> {
    let mut first = first_row;
    while first > floor && first_row - first < MOST_LINES_ABOVE {
        let (line, below) = (&lines.all[first - 1], &lines.all[first]);
        let names = marked(line.text).0 == Style::Bare && !line.text.contains(['。', '：']) && below.gap <= 1;
        if !names {
            break;
        }
        first -= 1;
    }
    for upper in first..first_row {
        let below: Vec<Word> = merged(lines.all.get(upper..first_row)?.iter().flat_map(words_of));
        if below.len() == columns {
            let above = upper.checked_sub(1).filter(|above| *above >= first);
            let above = above.map(|at| (at, merged(words_of(&lines.all[at]))));
            let spread = above.and_then(|(at, above)| Some((at, spread(above, &below)?)));
            let (first, upper) = spread.map_or((upper, Vec::new()), |(at, spread)| (at, spread));
            return Some(Names { first, left: Vec::new(), upper, columns: below, right: Vec::new() });
        }
    }
    None
}

/// Words in brackets belong to the word before them: 「上伊那 （8月～）」.
fn merged(words: impl IntoIterator<Item = Word>) -> Vec<Word> {
    let mut merged: Vec<Word> = Vec::new();
    for word in words {
        match merged.last_mut() {
            Some(last) if word.words().starts_with(['（', '(']) => last.joined_with(&word),
            Some(_) | None => merged.push(word),
        }
    }
    merged
}

/// How many columns each name of the upper level spans: one each, or from every repetition of the first name on.
fn spread(upper: Vec<Word>, columns: &[Word]) -> Option<Vec<(Word, usize)>> {
    if upper.len() == columns.len() {
        return Some(upper.into_iter().map(|word| (word, 1)).collect());
    }
    let first = columns.first()?.words();
    let mut starts: Vec<usize> =
        columns.iter().enumerate().filter(|(_, word)| word.words() == first).map(|(at, _)| at).collect();
    if starts.len() != upper.len() || upper.len() < 2 {
        return None;
    }
    starts.push(columns.len());
    Some(upper.into_iter().zip(starts.windows(2)).map(|(word, span)| (word, span[1] - span[0])).collect())
}

/// 「R2（9月末時点）」 without its bracket.
fn before_bracket(text: &str) -> &str {
    text.split(['（', '(']).next().unwrap_or(text).trim()
}
