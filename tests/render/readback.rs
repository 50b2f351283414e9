//! What others read in our files: openpyxl every cell of a workbook, python-docx the text, tables and pictures of a document; each
//! against the report model.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use kaishu::render;
use kaishu::report::model::{Block, Report, ReportTable};
use kaishu::tally::engine::Local;
use serde_json::Value;

use super::{pixel, shared_report};
use crate::support::evaluated::Collected;
use crate::support::tools::python;

/// Every cell: sheet, place, value, kind, number format, and whether it is a formula.
const CELLS: &str = r#"
import io, json, sys, openpyxl
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
out = {}
for sheet in book.worksheets:
    out[sheet.title] = [[c.row, c.column, c.value, c.data_type, c.number_format] for r in sheet.iter_rows() for c in r if c.value is not None]
json.dump(out, sys.stdout, default=str)
"#;

/// Paragraphs with their styles, tables with the texts of their cells and style, and pictures with their descriptions.
const DOCUMENT: &str = r#"
import io, json, sys, docx
document = docx.Document(io.BytesIO(sys.stdin.buffer.read()))
name = '{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr'
out = {
    'paragraphs': [[p.style.name, p.text] for p in document.paragraphs],
    'tables': [[t.style.name, [[c.text for c in r.cells] for r in t.rows]] for t in document.tables],
    'pictures': [d.get('descr') for d in document.element.body.iter(name)],
    'images': len(document.inline_shapes),
}
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
words = lambda e: ''.join(t.text or '' for t in e.iter(W + 't'))
body = document.element.body
out['fields'] = [i.text.strip() for i in body.iter(W + 'instrText')]
out['contents'] = [words(h) for s in body.iter(W + 'sdt') for h in s.iter(W + 'hyperlink')]
out['links'] = [h.get(W + 'anchor') for h in body.iter(W + 'hyperlink')]
out['marked'] = {b.get(W + 'name'): words(b.getparent()) for b in body.iter(W + 'bookmarkStart')}
out['notes'] = []
for part in document.part.package.iter_parts():
    if str(part.partname) == '/word/footnotes.xml':
        import lxml.etree
        notes = lxml.etree.fromstring(part.blob)
        out['notes'] = [words(n) for n in notes if n.get(W + 'type') is None]
json.dump(out, sys.stdout)
"#;

/// What a script of Python says of a file.
fn read(python: &str, script: &str, bytes: &[u8]) -> Value {
    let mut child = Command::new(python)
        .args(["-c", script])
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let (sent, output) = std::thread::scope(|scope| {
        let sent = scope.spawn(move || input.write_all(bytes));
        let output = child.wait_with_output().unwrap();
        (sent.join().unwrap(), output)
    });
    assert!(output.status.success() && sent.is_ok(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn tables(report: &Report) -> impl Iterator<Item = &ReportTable> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table)
}

/// Text without what a format cannot hold, and with one kind of line end.
fn plain(text: &str) -> String {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    let text: String = text.chars().map(|c| if legal(c) { c } else { '\u{FFFD}' }).collect();
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Text without the ends of directions of reading: a document ends what a text leaves open.
fn without_ends(text: &str) -> String {
    text.replace(['\u{202C}', '\u{2069}'], "")
}

/// Every cell of every table stands in its sheet: a number as a number in full precision under a format with its decimals, words
/// as words; no formula anywhere.
pub(super) fn workbook_agrees(python: &str, report: &Report) -> usize {
    let book = read(python, CELLS, &render::xlsx::xlsx(report).unwrap());
    let mut numbers = 0;
    for cell in book.as_object().unwrap().values().flat_map(|sheet| sheet.as_array().unwrap()) {
        assert_ne!(cell[3], "f", "{cell}");
    }
    for ((sheet, _), table) in render::xlsx::sheets(report).iter().zip(tables(report)) {
        let cells = book[sheet].as_array().unwrap_or_else(|| panic!("no sheet {sheet}"));
        // The caption, the stamps and a free row, then the head.
        let first = 1 + report.stamps.len() + 1 + table.head.len();
        for (at, row) in table.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let found = cells.iter().find(|found| found[0] == first + at + 1 && found[1] == column + 1);
                let place =
                    || format!("{sheet} row {} column {}: {cell:?} but {found:?}", first + at + 1, column + 1);
                if cell.text.is_empty() {
                    assert!(found.is_none(), "{}", place());
                    continue;
                }
                let found = found.unwrap_or_else(|| panic!("{}", place()));
                let shows = cell.text.starts_with(|c: char| c.is_ascii_digit() || "△▲-−+".contains(c));
                match cell.number.filter(|number| shows && number.value.is_finite()) {
                    Some(number) => {
                        let value = found[2].as_f64().unwrap_or_else(|| panic!("{}", place()));
                        assert!((value - number.value).abs() <= number.value.abs() * 1e-15, "{}", place());
                        let decimals = decimals(found[4].as_str().unwrap());
                        assert_eq!(decimals, usize::try_from(number.decimals).unwrap(), "{}", place());
                        numbers += 1;
                    }
                    None => {
                        assert_eq!(found[2].as_str().map(str::to_owned), Some(plain(&cell.text)), "{}", place());
                    }
                }
            }
        }
    }
    numbers
}

/// How many decimals a number format shows, words in quotes apart.
fn decimals(format: &str) -> usize {
    let code: String = format.split('"').step_by(2).collect();
    let first = code.split(';').next().unwrap();
    first.split_once('.').map_or(0, |(_, decimals)| decimals.matches('0').count())
}

/// Words without what stands between them.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Headings, tables and pictures of the model in their order.
pub(super) fn document_agrees(python: &str, report: &Report) -> usize {
    let document = read(python, DOCUMENT, &render::docx::docx(report, &pixel).unwrap());
    let document: Value = serde_json::from_str(&without_ends(&document.to_string())).unwrap();
    let paragraphs = document["paragraphs"].as_array().unwrap();
    let of = |style: &str| -> Vec<String> {
        let style = paragraphs.iter().filter(|paragraph| paragraph[0] == style);
        style.map(|paragraph| paragraph[1].as_str().unwrap().to_owned()).collect()
    };
    let titles: Vec<String> = report
        .sections
        .iter()
        .map(|section| without_ends(&plain(format!("{} {}", section.number, section.title).trim())))
        .collect();
    assert_eq!(of("Heading 1"), titles);
    assert_eq!(of("Title"), [without_ends(&plain(&report.title))]);
    let wanted: Vec<&ReportTable> =
        tables(report).filter(|table| table.head.iter().chain(&table.rows).any(|row| !row.is_empty())).collect();
    let found = document["tables"].as_array().unwrap();
    assert_eq!(found.len(), wanted.len());
    let mut cells = 0;
    for (found, table) in found.iter().zip(&wanted) {
        assert_eq!(found[0], "Report Table");
        let rows = found[1].as_array().unwrap();
        assert_eq!(rows.len(), table.head.len() + table.rows.len(), "{}", table.id);
        for (row, model) in rows.iter().skip(table.head.len()).zip(&table.rows) {
            for (at, cell) in model.iter().enumerate() {
                assert_eq!(
                    row[at].as_str().unwrap().trim_end(),
                    without_ends(&plain(&cell.text)).trim_end(),
                    "{}",
                    table.id
                );
                cells += 1;
            }
        }
    }
    around_the_text_agrees(&document, report, &of("Caption"));
    let charts: Vec<String> = report
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(bare(&without_ends(&plain(&chart.alt)))),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List { .. }
            | Block::Table(_)
            | Block::Note(_) => None,
        })
        .collect();
    let pictures = document["pictures"].as_array().unwrap().iter();
    assert_eq!(pictures.map(|text| bare(text.as_str().unwrap())).collect::<Vec<_>>(), charts);
    assert_eq!(document["images"], charts.len());
    cells
}

/// Captions with numbers that Word counts, contents that lead to the headings, footnotes.
fn around_the_text_agrees(document: &Value, report: &Report, captions: &[String]) {
    let texts = |name: &str| -> Vec<String> {
        document[name].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
    let (mut wanted, mut last) = (Vec::new(), std::collections::BTreeMap::new());
    let mut counted = 0;
    for block in blocks() {
        let (word, number, title) = match block {
            Block::Table(table) => (&report.words.table, table.number, &table.title),
            Block::Chart(chart) => (&report.words.chart, chart.number, &chart.title),
            Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Note(_) => continue,
        };
        let numbered = if number == 0 { title.clone() } else { format!("{word}{number}　{title}") };
        wanted.push(bare(&without_ends(&plain(&numbered))));
        let last = last.entry(word).or_insert(0);
        counted += usize::from(number > *last);
        *last = number.max(*last);
    }
    let found: Vec<String> = captions.iter().map(|caption| bare(caption)).collect();
    assert_eq!(found, wanted);
    let fields = texts("fields");
    assert_eq!(fields.iter().filter(|field| field.starts_with("SEQ ")).count(), counted, "{fields:?}");
    let notes: Vec<String> = blocks()
        .flat_map(Block::span_notes)
        .flat_map(|(note, about)| about.into_iter().map(move |_| bare(&without_ends(&plain(note)))))
        .collect();
    assert_eq!(texts("notes").iter().map(|note| bare(note)).collect::<Vec<_>>(), notes);
    if report.sections.len() < 3 {
        assert_eq!(texts("contents"), [""; 0]);
        return;
    }
    assert_eq!(fields.iter().filter(|field| field.starts_with("TOC ")).count(), 1, "{fields:?}");
    let contents = texts("contents");
    assert!(contents.len() >= report.sections.len());
    for (entry, link) in contents.iter().zip(texts("links")) {
        assert_eq!(document["marked"][&link].as_str(), Some(entry.as_str()), "{link}");
    }
}

fn bundled() -> Report {
    let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    collected.evaluated(&Local).report
}

#[test]
fn openpyxl_reads_the_values_of_the_model() {
    let Some(python) = python("openpyxl") else { return };
    assert!(workbook_agrees(&python, &shared_report()) > 40);
    assert!(workbook_agrees(&python, &bundled()) > 500);
}

#[test]
fn python_docx_reads_the_text_of_the_model() {
    let Some(python) = python("docx") else { return };
    assert!(document_agrees(&python, &shared_report()) > 60);
    assert!(document_agrees(&python, &bundled()) > 500);
}
