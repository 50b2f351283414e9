//! Every number that the model placed as a figure equals `results.json` in every format, and every number in a format is one that
//! the model placed, or of a kind that is listed here ([`Kind`]). One digit that is altered in one format is found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kaishu::pipeline::run::evaluate_plan;
use kaishu::render;
use kaishu::report::data::{book, values};
use kaishu::report::model::{Block, Chart, Report, ReportTable, Span, TableCell};
use kaishu::tally::engine::Local;
use kaishu::workbook::CellValue;
use serde_json::Value;

use super::validate::{shown_cells, word_text};
use super::{pixel, shared_report};
use crate::support::evaluated::Collected;

/// What a number in a report is, if it is no figure of `results.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A figure, in a cell or in the prose.
    Figure,
    /// The analyst's own prose, and the sentences around figures: years, names, numbers of documents.
    Prose,
    /// Numbers of sections and headings, the title, stamps.
    Heading,
    /// Captions of tables and charts.
    Caption,
    /// Heads of tables: periods, groups, question numbers.
    Head,
    /// Words in cells: names, periods, dates, texts of answers.
    Words,
    /// Notes: bases, periods, numbers of questions.
    Note,
    /// Values and names of charts.
    Chart,
    /// Numbers that a format gives to tables, charts, notes, list items and pages.
    Counted,
    /// Ticks of an axis.
    Tick,
}

/// A format, as what a reader sees in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Markdown,
    Terminal,
    Html,
    Word,
    Excel,
    Twin,
    Csv,
}

const FORMATS: [Format; 7] =
    [Format::Markdown, Format::Terminal, Format::Html, Format::Word, Format::Excel, Format::Twin, Format::Csv];

/// The numbers in a text: digits with their separators and the sign of a decrease; full-width digits are digits.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut now = String::new();
    for c in text.chars().chain([' ']) {
        let narrow = match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap(),
            c => c,
        };
        let digit = narrow.is_ascii_digit();
        if digit || (matches!(narrow, ',' | '.') && now.ends_with(|c: char| c.is_ascii_digit())) {
            now.push(narrow);
            continue;
        }
        let number = now.trim_end_matches([',', '.']);
        if number.contains(|c: char| c.is_ascii_digit()) {
            found.push(number.to_owned());
        }
        now.clear();
        if matches!(c, '△' | '▲') {
            now.push(c);
        }
    }
    found
}

/// The pieces of a report with what their numbers are; those of charts apart, for each format shows them in its own way.
#[derive(Default)]
struct Placed {
    tables: Vec<(Kind, String)>,
    texts: Vec<(Kind, String)>,
    charts: Vec<String>,
    /// Values and categories of the charts between the blocks.
    drawn: Vec<String>,
    /// How many of a kind the formats may count.
    counted: usize,
}

fn placed(format: Format, report: &Report) -> Placed {
    let mut placed = Placed::default();
    placed.texts.push((Kind::Heading, report.title.clone()));
    placed.texts.extend(report.stamps.iter().map(|stamp| (Kind::Heading, stamp.clone())));
    for section in &report.sections {
        placed.texts.push((Kind::Heading, format!("{} {}", section.number, section.title)));
        for block in &section.blocks {
            for (note, about) in block.span_notes() {
                // Word has a footnote at each; the others one line that names them.
                let (times, named) = match format {
                    Format::Word => (about.len(), BTreeSet::new()),
                    _ => (1, about.into_iter().collect()),
                };
                placed.texts.extend((0..times).map(|_| (Kind::Note, note.to_owned())));
                placed.texts.extend(named.into_iter().map(|run| (Kind::Note, run.to_owned())));
            }
            match block {
                Block::Heading { text, .. } => placed.texts.push((Kind::Heading, joined(text))),
                Block::Paragraph(text) => placed.texts.push((Kind::Prose, joined(text))),
                Block::List { items, .. } => {
                    placed.texts.extend(items.iter().map(|item| (Kind::Prose, joined(item))));
                    placed.counted = placed.counted.max(items.len());
                }
                Block::Note(text) => placed.texts.push((Kind::Note, text.clone())),
                Block::Chart(chart) => {
                    placed.texts.extend(chart.notes.iter().map(|note| (Kind::Note, note.clone())));
                    placed.texts.push((Kind::Caption, chart.title.clone()));
                    placed.chart(chart);
                    let points = chart.series.iter().flat_map(|series| &series.points);
                    placed.drawn.extend(points.map(|point| point.text.clone()));
                    placed.drawn.extend(chart.categories.iter().cloned());
                }
                Block::Table(table) => placed.table(table),
            }
        }
    }
    placed
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

impl Placed {
    fn table(&mut self, table: &ReportTable) {
        let kind = |cell: &TableCell| if cell.figure.is_some() { Kind::Figure } else { Kind::Words };
        self.tables.push((Kind::Caption, table.title.clone()));
        self.tables.extend(table.head.iter().flatten().map(|cell| (Kind::Head, cell.text.clone())));
        self.tables.extend(table.rows.iter().flatten().map(|cell| (kind(cell), cell.text.clone())));
        self.tables.extend(table.notes.iter().map(|note| (Kind::Note, note.clone())));
        self.counted = self.counted.max(usize::try_from(table.number).unwrap()).max(table.notes.len());
        if let Some(chart) = &table.chart {
            self.chart(chart);
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.charts.extend([chart.title.clone(), chart.alt.clone(), chart.unit.clone()]);
        self.charts.extend(chart.categories.iter().cloned());
        for series in &chart.series {
            self.charts.push(series.name.clone());
            self.charts.extend(series.points.iter().map(|point| point.text.clone()));
        }
        self.counted = self.counted.max(usize::try_from(chart.number).unwrap()).max(chart.notes.len());
    }
}

fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for number in texts.flat_map(numbers) {
        *counts.entry(number).or_default() += 1;
    }
    counts
}

/// What a reader sees in a format: all of it, and what is drawn in it.
struct Seen {
    text: String,
    drawn: String,
}

fn written(format: Format, report: &Report) -> Vec<u8> {
    match format {
        Format::Markdown => render::markdown::markdown(report).into_bytes(),
        Format::Terminal => render::terminal::report(report).into_bytes(),
        Format::Html => render::html::html(report, None).into_bytes(),
        Format::Word => render::docx::docx(report, &pixel).unwrap(),
        Format::Excel => render::xlsx::xlsx(report).unwrap(),
        Format::Twin => render::twin::twin(&book(report)).unwrap(),
        Format::Csv => render::csv::data_csv(&values(report)).into_bytes(),
    }
}

fn seen(format: Format, bytes: &[u8]) -> Seen {
    let plain = |text: String| Seen { text, drawn: String::new() };
    match format {
        Format::Markdown | Format::Terminal | Format::Csv => plain(String::from_utf8(bytes.to_vec()).unwrap()),
        Format::Html => of_page(std::str::from_utf8(bytes).unwrap()),
        Format::Word => plain(word_text(bytes)),
        Format::Excel | Format::Twin => plain(shown_cells(bytes).join("\n")),
    }
}

/// The words of a page between its tags, and those in its drawings.
fn of_page(page: &str) -> Seen {
    let body = page.split_once("<body>").unwrap().1.split_once("<script").unwrap().0;
    let mut seen = Seen { text: String::new(), drawn: String::new() };
    let mut drawing = false;
    for piece in body.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        drawing = if name == "svg" { !tag.starts_with('/') } else { drawing };
        let into = if drawing { &mut seen.drawn } else { &mut seen.text };
        if !["span", "strong", "b", "a", "bdi", "wbr"].contains(&name) {
            into.push('\n');
        }
        into.push_str(&words.replace("&#", "&").replace("&amp;", "&"));
    }
    seen
}

/// What is wrong with the numbers of a format.
fn wrong(format: Format, report: &Report, bytes: &[u8]) -> Vec<String> {
    if matches!(format, Format::Twin | Format::Csv) {
        return wrong_data(format, report, bytes);
    }
    let placed = placed(format, report);
    let seen = seen(format, bytes);
    // A workbook holds the tables; the prose is in the other formats.
    let texts = if format == Format::Excel { &[][..] } else { &placed.texts };
    // Where nothing can be drawn, a chart is a table.
    let drawn = if matches!(format, Format::Markdown | Format::Terminal) { &placed.drawn[..] } else { &[] };
    let must = placed.tables.iter().chain(texts).map(|(_, text)| text.as_str());
    let must = must.chain(drawn.iter().map(String::as_str));
    let mut left = counts(seen.text.lines());
    let mut wrong = Vec::new();
    for (number, count) in counts(must) {
        let found = left.get_mut(&number);
        match found {
            Some(found) if *found >= count => *found -= count,
            found => {
                wrong.push(format!("{format:?}: {number} is there {} times of {count}", found.map_or(0, |n| *n)));
            }
        }
    }
    let kinds: BTreeMap<String, Kind> = placed
        .charts
        .iter()
        .map(|text| (Kind::Chart, text))
        .chain(placed.tables.iter().chain(&placed.texts).map(|(kind, text)| (*kind, text)))
        // What a format says again: headings and captions in its contents, heads over several columns, stamps on every sheet.
        .filter(|(kind, _)| matches!(kind, Kind::Chart | Kind::Heading | Kind::Caption | Kind::Head))
        .flat_map(|(kind, text)| numbers(text).into_iter().map(move |number| (number, kind)))
        .collect();
    let kind = |number: &str, drawn: bool| match number.parse::<usize>() {
        _ if kinds.contains_key(number) => Some(kinds[number]),
        Ok(value) if !drawn && value <= placed.counted.max(report.sections.len()) => Some(Kind::Counted),
        Ok(value) if drawn && value.is_multiple_of(5) => Some(Kind::Tick),
        Ok(_) | Err(_) => None,
    };
    for (number, count) in left.into_iter().filter(|(_, count)| *count > 0) {
        if kind(&number, false).is_none() {
            wrong.push(format!("{format:?}: {number} is there {count} times without a reason"));
        }
    }
    for number in counts(seen.drawn.lines()).keys().filter(|number| kind(number, true).is_none()) {
        wrong.push(format!("{format:?}: {number} is drawn without a reason"));
    }
    wrong
}

/// What is wrong with the numbers of a format of data: it has the value of every number in the tables, in full precision, and
/// no other one; the values one by one have those of figures that stand in no table besides.
fn wrong_data(format: Format, report: &Report, bytes: &[u8]) -> Vec<String> {
    // What is printed as a sign is no number of data.
    let is_number = |cell: &&TableCell| !matches!(cell.text.trim(), "" | "－" | "…" | "＊" | "Ｘ");
    let cells = report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table);
    let cells = cells.flat_map(|table| table.rows.iter().flat_map(|row| row.iter().skip(table.stub_columns)));
    let values = cells.filter(is_number).filter_map(|cell| cell.number.map(|number| number.value));
    let mut left: BTreeMap<String, i64> = BTreeMap::new();
    let value = |value: f64| format!("{value:?}");
    for number in found_values(format, bytes) {
        *left.entry(value(number)).or_default() += 1;
    }
    for number in values.filter(|value| value.is_finite()) {
        *left.entry(value(number)).or_default() -= 1;
    }
    let beside: Vec<f64> = report.figures.iter().filter_map(alone).collect();
    // Divided before or after it is taken times a hundred, the last bit differs.
    let near = |number: f64| beside.iter().any(|other| (other - number).abs() <= number.abs() * 1e-12);
    let beside = |number: &String| format == Format::Csv && near(number.parse().unwrap());
    let wrong = left.into_iter().filter(|(number, more)| *more < 0 || (*more > 0 && !beside(number)));
    wrong.map(|(number, more)| format!("{format:?}: {number} is there {more:+} times")).collect()
}

/// The value of a figure that stands in no table.
fn alone(figure: &kaishu::report::model::FigureRecord) -> Option<f64> {
    let value = figure.value.as_deref()?;
    let hundred = if figure.unit == "％" || figure.unit == "ポイント" { 100.0 } else { 1.0 };
    match value.split_once('/') {
        Some((above, below)) => Some(above.parse::<f64>().ok()? * hundred / below.parse::<f64>().ok()?),
        None => value.parse().ok(),
    }
}

/// The numbers of a format of data.
fn found_values(format: Format, bytes: &[u8]) -> Vec<f64> {
    if format == Format::Csv {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("values.csv");
        std::fs::write(&file, bytes).unwrap();
        let rows = crate::support::cells::csv_rows(&file);
        let at = rows[0].iter().position(|name| name == "値").unwrap();
        return rows
            .iter()
            .skip(1)
            .filter(|row| !row[at].is_empty())
            .map(|row| row[at].parse().unwrap())
            .collect();
    }
    let book = kaishu::workbook::read("data.xlsx", bytes, &kaishu::workbook::Limits::default()).unwrap();
    let cells = book.sheets.iter().flat_map(|sheet| sheet.grid.cells());
    let number = |value: &CellValue| match value {
        CellValue::Number(number) => Some(*number),
        _ => None,
    };
    cells.filter_map(|(_, value)| number(value)).collect()
}

/// Every figure of the model is printed as `results.json` prints it; a cell with a number is a figure.
fn unlike_results(report: &Report, results: &str) -> Vec<String> {
    let results: Value = serde_json::from_str(results).unwrap();
    let records: BTreeMap<&str, &Value> = results["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| (figure["id"].as_str().unwrap(), figure))
        .collect();
    let mut wrong = Vec::new();
    let mut compare = |id: &str, text: &str| match records.get(id).and_then(|record| record["text"].as_str()) {
        Some(known) if numbers(text) == numbers(known) => {}
        known => wrong.push(format!("{id}: {text} is printed and {known:?} is in results.json")),
    };
    let spans = |text: &[Span], compare: &mut dyn FnMut(&str, &str)| {
        for span in text {
            if let Some(id) = &span.figure {
                compare(id, &span.text);
            }
        }
    };
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => spans(text, &mut compare),
            Block::List { items, .. } => items.iter().for_each(|item| spans(item, &mut compare)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    if let Some(id) = &cell.figure {
                        compare(id, &cell.text);
                    }
                }
            }
            Block::Chart(chart) => {
                for point in chart.series.iter().flat_map(|series| &series.points) {
                    if let Some(id) = &point.figure {
                        compare(id, &point.text);
                    }
                }
            }
            Block::Note(_) => {}
        }
    }
    wrong
}

fn reports() -> Vec<Report> {
    let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let plans = collected.workspace.plans.iter();
    plans
        .map(|plan| evaluate_plan(&collected.workspace, &collected.collection, plan, &Local).unwrap().report)
        .collect()
}

/// Tables of answers with their options in rows.
fn turned() -> Vec<Report> {
    let workspace = crate::tabulation::turned::turned();
    let collected = Collected::of(workspace.root());
    vec![collected.evaluated(&Local).report]
}

#[test]
fn every_number_of_every_format_is_one_of_the_model_and_of_results_json() {
    for report in reports().into_iter().chain(turned()) {
        let results = render::json::results_json(&report);
        assert_eq!(unlike_results(&report, &results), [""; 0]);
        let tables = report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table);
        let loose: Vec<&str> = tables
            .flat_map(|table| table.rows.iter().flatten())
            .filter(|cell| cell.number.is_some() && cell.figure.is_none())
            .map(|cell| cell.text.as_str())
            .collect();
        assert_eq!(loose, [""; 0], "cells with a number that is no figure");
        let wrong: Vec<String> =
            FORMATS.into_iter().flat_map(|format| wrong(format, &report, &written(format, &report))).collect();
        assert!(wrong.is_empty(), "{}:\n{}", report.id, wrong.join("\n"));
    }
    let shared = shared_report();
    let wrong: Vec<String> =
        FORMATS.into_iter().flat_map(|format| wrong(format, &shared, &written(format, &shared))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One figure of the shared report, and one of `results.json`.
#[test]
fn one_digit_that_is_altered_is_found_in_every_format() {
    let report = shared_report();
    for format in FORMATS {
        let bytes = written(format, &report);
        let altered = match format {
            Format::Markdown | Format::Terminal => replaced(&bytes, "79.2", "79.3"),
            Format::Html => replaced(&bytes, ">79.2<", ">79.3<"),
            Format::Word => in_part(&bytes, "word/document.xml", ">79.2<", ">79.3<"),
            Format::Excel => in_part(&bytes, "xl/worksheets/sheet2.xml", "<v>79.22", "<v>79.32"),
            Format::Twin => in_part(&bytes, "xl/worksheets/sheet3.xml", "<v>79.22", "<v>79.32"),
            Format::Csv => replaced(&bytes, "79.2207", "79.3207"),
        };
        assert_ne!(altered, bytes, "{format:?}");
        let found = wrong(format, &report, &altered);
        assert!(found.iter().any(|line| line.contains("79.3")), "{format:?}: {found:?}");
    }
    let report = reports().remove(0);
    let results = render::json::results_json(&report);
    let text = report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table);
    let figure = text.flat_map(|table| table.rows.iter().flatten()).find_map(|cell| cell.figure.clone()).unwrap();
    let at = results.find(&format!("\"id\": \"{figure}\"")).unwrap();
    let digit = at + results[at..].find("\"text\": \"").unwrap() + 9;
    let turned = if results[digit..].starts_with('1') { "2" } else { "1" };
    let altered = format!("{}{turned}{}", &results[..digit], &results[digit + 1..]);
    assert_ne!(unlike_results(&report, &altered), [""; 0]);
}

fn replaced(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    std::str::from_utf8(bytes).unwrap().replacen(old, new, 1).into_bytes()
}

/// The same in a part of a package.
fn in_part(bytes: &[u8], name: &str, old: &str, new: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, bytes).unwrap();
    crate::support::cells::replace_in_part(&file, name, old, new);
    std::fs::read(&file).unwrap()
}
