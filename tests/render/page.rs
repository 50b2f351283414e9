//! The report as a page: what it says against `results.json`, what must not be in it, and what texts of any kind become.

use std::collections::BTreeMap;
use std::path::Path;

use kaishu::pipeline::figure_cells::figure_cells;
use kaishu::pipeline::trace::CellFacts;
use kaishu::render::html::html;
use kaishu::report::model::{
    Block, CellRecord, FigureCells, FigureRecord, Report, ReportTable, Section, Span, TableCell,
};
use kaishu::tally::engine::Local;

use super::shared_report;
use crate::support::evaluated::Collected;

/// The data of a page.
pub(super) fn data(page: &str) -> serde_json::Value {
    let start = page.split_once("id=\"data\">").expect("a page has data").1;
    serde_json::from_str(start.split_once("</script>").unwrap().0).unwrap()
}

/// What is marked as a figure in a page: id and printed text.
fn figures(page: &str) -> Vec<(String, String)> {
    let text = |html: &str| {
        let mut out = String::new();
        let mut tag = false;
        for c in html.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => out.push(c),
                _ => {}
            }
        }
        out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    let marked = page.split(" data-figure=\"").skip(1);
    marked
        .map(|rest| {
            let (id, rest) = rest.split_once('"').unwrap();
            let (_, rest) = rest.split_once('>').unwrap();
            let ends = ["</td>", "</th>", "</span>"].iter().filter_map(|end| rest.find(end)).min().unwrap();
            (text(id), text(&rest[..ends]))
        })
        .collect()
}

/// Every number that the model placed as a figure stands there as `results.json` prints it.
fn agrees(report: &Report, page: &str) -> usize {
    let records: BTreeMap<&str, &FigureRecord> =
        report.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let data = data(page);
    let found = figures(page);
    for (id, text) in &found {
        let record = records[id.as_str()];
        assert!(text.starts_with(&record.text), "{id}: {text} is not {}", record.text);
        let panel = &data["figures"][id];
        assert_eq!(panel["text"], record.text, "{id}");
        assert_eq!(panel["label"], record.label, "{id}");
        if record.status == "suppressed" {
            for hidden in ["value", "base", "evidence", "unit"] {
                assert!(panel.get(hidden).is_none(), "{id}: {panel}");
            }
        }
        if record.status != "suppressed" && record.withheld.is_none() {
            assert_eq!(panel["evidence"], serde_json::json!(record.evidence), "{id}");
            let n = panel["base"].as_u64().map(|at| data["bases"][usize::try_from(at).unwrap()][14].clone());
            assert_eq!(n, record.base.map(|base| serde_json::json!(base.n)), "{id}");
        }
    }
    let cells = report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table);
    let cells: usize =
        cells.map(|table| table.rows.iter().flatten().filter(|cell| cell.figure.is_some()).count()).sum();
    assert!(found.len() >= cells, "{} of {cells} cells", found.len());
    found.len()
}

/// Nothing in the page leads or asks out of it.
fn stays_at_home(page: &str) {
    for outside in ["http://", "https://", "//cdn", "src=", "url(", "@import", "<link", "<iframe", "<img"] {
        let found: Vec<_> = page.match_indices(outside).map(|(at, _)| at).collect();
        for at in found {
            let from = page[..at].char_indices().rev().nth(60).map_or(0, |(at, _)| at);
            let around: String = page[from..].chars().take(120).collect();
            // The name of SVG is no address, and a hatching is in the page.
            let known = around.contains("http://www.w3.org/2000/svg") || around.contains("url(#");
            assert!(known, "{outside}: {around}");
        }
    }
}

#[test]
fn the_bundled_reports_say_what_results_json_says() {
    let collected = Collected::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let result = collected.evaluated(&Local);
    let page = html(&result.report, None);
    assert!(agrees(&result.report, &page) > 700);
    stays_at_home(&page);
    assert_eq!(page, html(&result.report, None));
    // The copy for the analyst differs by the cells, and has all of them.
    let cells = figure_cells(&result, &CellFacts::new(&collected.workspace, &collected.collection));
    let copy = html(&result.report, Some(&cells));
    assert!(agrees(&result.report, &copy) > 700);
    stays_at_home(&copy);
    let data = data(&copy);
    for (id, _) in figures(&copy) {
        let figure = &result.findings.figures[&id];
        let list = data["cells"]["of"][&id].as_u64().unwrap();
        let runs = data["cells"]["lists"][usize::try_from(list).unwrap()].as_str().unwrap();
        let mut listed = Vec::new();
        for run in runs.split(',').filter(|run| !run.is_empty()) {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            listed.extend(first.parse::<usize>().unwrap()..=last.parse::<usize>().unwrap());
        }
        let texts = &data["cells"]["texts"];
        let text =
            |at: &serde_json::Value| texts[usize::try_from(at.as_u64().unwrap()).unwrap()].as_str().unwrap();
        let listed: Vec<String> = listed
            .iter()
            .map(|row| {
                let row = &data["cells"]["rows"][row];
                format!("{}｜{}!{}", text(&row[0]), text(&row[1]), row[2].as_str().unwrap())
            })
            .collect();
        let behind: Vec<String> = figure.evidence.iter().map(ToString::to_string).collect();
        assert_eq!(listed, behind, "{id}");
    }
}

#[test]
fn the_shared_report_says_what_results_json_says() {
    let report = shared_report();
    let page = html(&report, None);
    stays_at_home(&page);
    assert_eq!(figures(&page), [("need-city".to_owned(), "79.2".to_owned())]);
}

#[test]
fn texts_of_any_kind_come_out_as_texts() {
    let texts = [
        "あ".repeat(300),
        "一行目\n二行目\r\n三行目".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "</script><script>alert(2)</script><!--".to_owned(),
        "=cmd()|' /C calc'!A0".to_owned(),
        "\u{1F468}\u{200D}\u{2695}\u{FE0F} 𠮷田 ｶﾞｷﾞ".to_owned(),
        "\u{202E}sj.exe \u{200F}שלום".to_owned(),
        "\"><img src=x onerror=alert(3)>".to_owned(),
        "a\u{0}b\u{1B}[31m\u{FFFE}".to_owned(),
    ];
    for text in &texts {
        let cell = TableCell { figure: Some(text.clone()), ..TableCell::words(text) };
        let table = ReportTable {
            id: text.clone(),
            number: 1,
            title: text.clone(),
            head: vec![vec![TableCell::words(text), TableCell::words(text)]],
            rows: vec![vec![TableCell::words(text), cell]],
            stub_columns: 1,
            notes: vec![text.clone()],
            ..ReportTable::default()
        };
        let report = Report {
            id: "x".into(),
            title: text.clone(),
            stamps: vec![text.clone()],
            sections: vec![Section {
                number: "1".into(),
                title: text.clone(),
                blocks: vec![
                    Block::Heading { level: 9, text: vec![Span::plain(text)] },
                    Block::Paragraph(vec![Span { figure: Some(text.clone()), ..Span::bold(text) }]),
                    Block::Table(table),
                    Block::Note(text.clone()),
                ],
            }],
            figures: vec![FigureRecord {
                id: text.clone(),
                label: text.clone(),
                text: text.clone(),
                notes: vec![text.clone()],
                status: "final".into(),
                ..FigureRecord::default()
            }],
            ..Report::default()
        };
        let record = CellRecord {
            file: text.clone(),
            sheet: text.clone(),
            cell: "A1".into(),
            raw: text.clone(),
            rule: text.clone(),
        };
        let cells = FigureCells { cells: vec![record], of: BTreeMap::from([(text.clone(), vec![0])]) };
        let page = html(&report, Some(&cells));
        assert_eq!(page.matches("<script").count(), 2, "{text}");
        assert_eq!(page.matches("</script").count(), 2, "{text}");
        assert!(!page.contains("<!--") && !page.contains("<img") && !page.contains('\u{0}'), "{text}");
        if text.contains('\u{202E}') {
            let (_, shown) = page.split_once("<main").unwrap();
            let (shown, _) = shown.split_once("</main>").unwrap();
            // In an attribute nothing is drawn.
            let drawn = shown.split('\u{202E}').count() - shown.split("=\"\u{202E}").count();
            assert_eq!(drawn, shown.matches("<bdi>").count(), "each is fenced");
        }
        let panel = data(&page)["figures"].as_object().unwrap().clone();
        assert_eq!(panel.len(), 1, "{text}");
    }
}

#[test]
fn what_is_hidden_is_not_in_the_page() {
    let hidden = FigureRecord {
        id: "few".into(),
        class: "computed".into(),
        label: "少ない数".into(),
        value: Some("min-count 3".into()),
        unit: "件".into(),
        text: "Ｘ".into(),
        status: "suppressed".into(),
        withheld: Some("min-count 3".into()),
        evidence: None,
        printed: vec!["t".into()],
        ..FigureRecord::default()
    };
    let table = ReportTable {
        id: "t".into(),
        head: vec![vec![TableCell::words("数")]],
        rows: vec![vec![TableCell { figure: Some("few".into()), ..TableCell::words("Ｘ") }]],
        ..ReportTable::default()
    };
    let report = Report {
        sections: vec![Section { blocks: vec![Block::Table(table)], ..Section::default() }],
        figures: vec![hidden],
        ..Report::default()
    };
    let page = html(&report, None);
    let panel = data(&page)["figures"]["few"].clone();
    assert_eq!(panel["rule"], "min-count 3");
    assert_eq!(agrees(&report, &page), 1);
    assert!(!page.contains("data-value"));
}

#[test]
fn an_english_page_speaks_english() {
    let mut report = Report { title: "Report".into(), ..Report::default() };
    report.words = kaishu::report::compose::report_words(kaishu::catalogue::Lang::En);
    let page = html(&report, Some(&FigureCells::default()));
    // The fonts of Japanese have Latin names, and the signs of the chain are no words.
    let japanese = |c: &char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    let found: String = page.chars().filter(japanese).collect();
    assert_eq!(found, "");
    assert!(page.contains("<html lang=\"en-GB\">"));
}

#[test]
fn an_empty_report_and_a_table_out_of_shape_are_pages() {
    assert!(html(&Report::default(), None).ends_with("</html>\n"));
    let wide = |text: &str| TableCell { span: u32::MAX, ..TableCell::words(text) };
    let table = ReportTable {
        head: vec![vec![wide("a"), TableCell::default()], vec![], vec![wide(""), wide("b"), wide("c")]],
        rows: vec![vec![TableCell::words("1")], vec![]],
        stub_columns: 99,
        ..ReportTable::default()
    };
    let twice = vec![Block::Table(table.clone()), Block::Table(table)];
    let report = Report { sections: vec![Section { blocks: twice, ..Section::default() }], ..Report::default() };
    let page = html(&report, None);
    assert!(page.contains("id=\"table-1\"") && page.contains("id=\"table-2\""));
}
