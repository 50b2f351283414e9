//! What every format needs to know of a table before it draws it: its shape, how its head reads in one line, how caption
//! and notes read. Separate so that all formats decide it alike, also for a table whose rows are not all of one length.

use std::borrow::Cow;

use crate::catalogue::direction::ended;
use crate::report::model::{Block, Chart, ChartSeries, ReportTable, ReportWords, TableCell};
pub(super) use crate::report::shape::{HeadCell, column_count, head_cells, numeric_columns, stubs};

/// The head in one line, for formats that have only one: the distinct headings over each column, joined by ・ or, in
/// English, a dash.
pub(super) fn merged_head(words: &ReportWords, table: &ReportTable) -> Vec<String> {
    let heads = head_cells(table);
    let between = if latin(&words.table) { " – " } else { "・" };
    (0..column_count(table))
        .map(|column| {
            let mut parts: Vec<&str> = Vec::new();
            for head in heads.iter().filter(|head| head.covers(head.row, column)) {
                let text = head.cell.text.as_str();
                if !text.is_empty() && !parts.contains(&text) {
                    parts.push(text);
                }
            }
            parts.join(between).replace("\r\n", " ").replace(['\n', '\r'], " ")
        })
        .collect()
}

/// Word and number: 表1, Table 1. Empty for a table without a number (0).
pub(super) fn numbered(words: &ReportWords, table: &ReportTable) -> String {
    if table.number == 0 { String::new() } else { labelled(&words.table, table.number) }
}

/// The caption: 表1　題名.
pub(super) fn caption(words: &ReportWords, table: &ReportTable) -> String {
    captioned(&words.table, table.number, &table.title)
}

/// The caption of a chart: 図1　題名.
pub(super) fn chart_caption(words: &ReportWords, chart: &Chart) -> String {
    captioned(&words.chart, chart.number, &chart.title)
}

/// The values of a chart as a table under its caption, for formats that draw nothing.
pub(super) fn chart_as_table(words: &ReportWords, chart: &Chart) -> ReportTable {
    let named = |series: &ChartSeries| {
        TableCell::words(if chart.unit.is_empty() {
            series.name.clone()
        } else {
            with_unit(words, &series.name, &chart.unit)
        })
    };
    let row = |(c, category): (usize, &String)| {
        let point = |series: &ChartSeries| {
            let point = series.points.get(c).cloned().unwrap_or_default();
            TableCell { number: point.number, figure: point.figure, ..TableCell::words(point.text) }
        };
        [TableCell::words(category)].into_iter().chain(chart.series.iter().map(point)).collect()
    };
    ReportTable {
        id: chart.id.clone(),
        title: chart_caption(words, chart),
        head: vec![[TableCell::words("")].into_iter().chain(chart.series.iter().map(named)).collect()],
        rows: chart.categories.iter().enumerate().map(row).collect(),
        stub_columns: 1,
        notes: chart.notes.clone(),
        ..ReportTable::default()
    }
}

/// A name with its unit in brackets.
pub(super) fn with_unit(words: &ReportWords, name: &str, unit: &str) -> String {
    let (name, unit) = (ended(name), ended(unit.trim()));
    if latin(&words.table) { format!("{name} ({unit})") } else { format!("{name}（{unit}）") }
}

/// What stands in a caption before its number and behind it.
pub(super) fn around_number(word: &str, title: &str) -> (String, String) {
    if latin(word) { (format!("{word} "), format!(". {title}")) } else { (word.to_owned(), format!("　{title}")) }
}

/// A title of one of the pieces that a table was cut into.
pub(super) fn piece_of(words: &ReportWords, title: &str, at: usize, all: usize) -> String {
    let title = ended(title);
    if latin(&words.table) { format!("{title} ({at} of {all})") } else { format!("{title}（{all}分の{at}）") }
}

fn captioned(word: &str, number: u32, title: &str) -> String {
    if number == 0 {
        return title.to_owned();
    }
    let (before, behind) = around_number(word, title);
    format!("{before}{number}{behind}")
}

/// A remark with its word: 注: ….
pub(super) fn note(words: &ReportWords, text: &str) -> String {
    format!("{}: {text}", words.note)
}

/// The remarks about what a block says in its text, for formats that have no footnotes: each names what it is about, as
/// in 注（83.0％）: ….
pub(super) fn span_notes(words: &ReportWords, block: &Block) -> Vec<String> {
    let latin = latin(&words.note);
    let named = |(text, about): (&str, Vec<&str>)| {
        let mut once: Vec<Cow<'_, str>> = Vec::new();
        about.into_iter().map(str::trim).filter(|run| !run.is_empty()).map(ended).for_each(|run| {
            if !once.contains(&run) {
                once.push(run);
            }
        });
        match once.as_slice() {
            [] => note(words, text),
            runs if latin => format!("{} ({}): {text}", words.note, runs.join(", ")),
            runs => format!("{}（{}）: {text}", words.note, runs.join("、")),
        }
    };
    block.span_notes().into_iter().map(named).collect()
}

/// The remarks below a table, numbered where there are several: 注1: …, 注2: ….
pub(super) fn notes(words: &ReportWords, notes: &[String]) -> Vec<String> {
    match notes {
        [one] => vec![note(words, one)],
        several => {
            (1u32..).zip(several).map(|(at, text)| format!("{}: {text}", labelled(&words.note, at))).collect()
        }
    }
}

/// A word with a number: close up in Japanese, apart in Latin script.
fn labelled(word: &str, number: u32) -> String {
    if latin(word) { format!("{word} {number}") } else { format!("{word}{number}") }
}

/// Whether a word ends in Latin script.
fn latin(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{caption, head_cells, merged_head, notes};
    use crate::report::model::{ReportTable, ReportWords, TableCell};

    fn spanning(text: &str, span: u32) -> TableCell {
        TableCell { span, ..TableCell::words(text) }
    }

    fn two_rows() -> ReportTable {
        ReportTable {
            number: 3,
            title: "題名".into(),
            head: vec![
                vec![spanning("区分", 1), spanning("必要", 2), TableCell::default(), spanning("計", 1)],
                vec![TableCell::default(), spanning("n", 1), spanning("％", 1), TableCell::default()],
            ],
            ..ReportTable::default()
        }
    }

    #[test]
    fn headings_cover_their_span_and_the_empty_cells_below() {
        let table = two_rows();
        let shape: Vec<_> =
            head_cells(&table).iter().map(|h| (h.row, h.column, h.rows, h.columns, h.cell.text.clone())).collect();
        assert_eq!(
            shape,
            [
                (0, 0, 2, 1, "区分".to_owned()),
                (0, 1, 1, 2, "必要".to_owned()),
                (0, 3, 2, 1, "計".to_owned()),
                (1, 1, 1, 1, "n".to_owned()),
                (1, 2, 1, 1, "％".to_owned()),
            ]
        );
        assert_eq!(merged_head(&ReportWords::default(), &table), ["区分", "必要・n", "必要・％", "計"]);
    }

    #[test]
    fn a_span_ends_before_a_text_and_at_the_edge() {
        let table = ReportTable {
            head: vec![vec![spanning("a", 9), TableCell::default(), spanning("b", 9)]],
            ..ReportTable::default()
        };
        let spans: Vec<_> = head_cells(&table).iter().map(|h| h.columns).collect();
        assert_eq!(spans, [2, 1]);
    }

    #[test]
    fn words_follow_the_language() {
        let english = ReportWords { table: "Table".into(), note: "Note".into(), ..ReportWords::default() };
        assert_eq!(caption(&ReportWords::default(), &two_rows()), "表3　題名");
        assert_eq!(caption(&english, &two_rows()), "Table 3. 題名");
        assert_eq!(notes(&english, &["x".into(), "y".into()]), ["Note 1: x", "Note 2: y"]);
        assert_eq!(notes(&ReportWords::default(), &["x".into()]), ["注: x"]);
    }
}
