//! Reports that no office would write and some return will cause: texts of every kind, tables without a row, with one, with 400
//! rows of 60 columns, everything hidden, no font. Each in every format, looked through and read by programs of others.

use kaishu::render;
use kaishu::report::model::{
    Block, CellNumber, Chart, ChartKind, ChartPoint, ChartSeries, FigureRecord, Report, ReportTable, Section,
    Span, TableCell,
};

use super::pixel;
use super::readback::{document_agrees, workbook_agrees};
use super::validate::{assert_sound, word_text};
use crate::support::tools::{office, printed, python};

/// Texts that have broken a file of somebody.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "一行目\n二行目\r\n三行目\r四行目",
        "<script>alert(1)</script>]]><!-- --> &amp; &#1;",
        "=cmd()",
        "=HYPERLINK(\"http://example.invalid\")",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\u{1F600}\u{1F468}\u{200D}\u{2695}\u{FE0F}\u{1F1EF}\u{1F1F5}",
        "𠮷野家　髙﨑　葛\u{E0100}城",
        "ﾊﾝｶｸｶﾀｶﾅ ｶﾞｷﾞ",
        "\u{202E}逆から読む\u{202C}\u{200F}\u{2067}123",
        "制御\u{1B}[31m\u{0}\u{7}\u{FFFE}\u{85}文字",
        "a|b\tc\\d`e`*f*_g_[h](i)",
        "_x0041_ _x000D_ x_x",
        "  前後の空白  ",
        "'アポストロフィ'",
        "C:\\data\\*?:[]/",
        "",
        " ",
    ]
    .map(str::to_owned)
    .into();
    texts.push("長い選択肢".repeat(60));
    texts.push("W".repeat(300));
    texts
}

/// A report with a text in every place that takes one.
fn with(text: &str) -> Report {
    let spans = || vec![Span::plain(text), Span::bold(text)];
    let point = |number: Option<f64>| ChartPoint {
        text: text.to_owned(),
        number: number.map(|value| CellNumber { value, decimals: 1 }),
        figure: Some(text.to_owned()),
    };
    let chart = |number: u32, kind: ChartKind| Chart {
        id: format!("c{number}"),
        number,
        title: text.to_owned(),
        kind,
        categories: vec![text.to_owned(), text.to_owned()],
        series: vec![
            ChartSeries { name: text.to_owned(), points: vec![point(Some(60.0)), point(None)] },
            ChartSeries { name: text.to_owned(), points: vec![point(Some(40.0)), point(Some(100.0))] },
        ],
        unit: text.to_owned(),
        notes: vec![text.to_owned()],
        alt: text.to_owned(),
    };
    let cell = || TableCell {
        figure: Some(text.to_owned()),
        number: Some(CellNumber { value: 1.5, decimals: 1 }),
        provisional: true,
        ..TableCell::words(text)
    };
    let table = ReportTable {
        id: text.to_owned(),
        number: 1,
        title: text.to_owned(),
        head: vec![vec![
            TableCell { span: 2, ..TableCell::words(text) },
            TableCell::default(),
            TableCell::words(text),
        ]],
        rows: vec![vec![TableCell::words(text), cell(), TableCell::words("1")]],
        stub_columns: 1,
        notes: vec![text.to_owned(), text.to_owned()],
        sheet: Some(text.to_owned()),
        chart: Some(chart(0, ChartKind::Band)),
        in_data: None,
    };
    Report {
        id: "hostile".into(),
        title: text.to_owned(),
        stamps: vec![text.to_owned()],
        sections: vec![Section {
            number: "1".into(),
            title: text.to_owned(),
            blocks: vec![
                Block::Heading { level: 2, text: spans() },
                Block::Paragraph(spans()),
                Block::List { ordered: true, items: vec![spans()] },
                Block::Table(table.clone()),
                Block::Table(table),
                Block::Chart(chart(1, ChartKind::Bars)),
                Block::Chart(chart(2, ChartKind::Lines)),
                Block::Chart(chart(3, ChartKind::Band)),
                Block::Note(text.to_owned()),
            ],
        }],
        figures: vec![FigureRecord {
            id: text.to_owned(),
            label: text.to_owned(),
            text: text.to_owned(),
            ..FigureRecord::default()
        }],
        ..Report::default()
    }
}

/// Writes a report in every format, looks through what can be looked through, and gives the workbook and the document.
fn everywhere(report: &Report) -> (Vec<u8>, Vec<u8>) {
    let name = &report.title;
    let (book, document) = (render::xlsx::xlsx(report).unwrap(), render::docx::docx(report, &pixel).unwrap());
    assert_sound(&format!("xlsx of {name:?}"), &book);
    assert_sound(&format!("docx of {name:?}"), &document);
    assert_sound(&format!("docx without pictures of {name:?}"), &render::docx::docx(report, &|_| None).unwrap());
    let page = render::html::html(report, None);
    let visible = page.split_once("<body").unwrap().1;
    assert_eq!(visible.matches("<script").count(), page.matches("<script").count(), "{name:?}");
    assert!(!visible.contains("<script>alert"), "{name:?}");
    assert!(!visible.contains("]]><!--"), "{name:?}");
    let results = render::json::results_json(report);
    let read = render::json::read_results(&results).unwrap_or_else(|error| panic!("{name:?}: {error:?}"));
    assert_eq!(read.figures, report.figures);
    let shown = render::terminal::report(report);
    let control = |c: char| c.is_control() && c != '\n';
    assert_eq!(shown.chars().find(|c| control(*c)), None, "a terminal obeys {name:?}");
    let text = render::markdown::markdown(report);
    assert!(!text.contains("<script>"), "{name:?}");
    (book, document)
}

#[test]
fn texts_of_every_kind_in_every_place_of_every_format() {
    let (openpyxl, docx) = (python("openpyxl"), python("docx"));
    let mut opened = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    for (at, text) in texts().iter().enumerate() {
        let report = with(text);
        let (book, document) = everywhere(&report);
        if let Some(python) = &openpyxl {
            workbook_agrees(python, &report);
        }
        if let Some(python) = &docx {
            document_agrees(python, &report);
        }
        for (ending, bytes) in [("xlsx", book), ("docx", document)] {
            let path = folder.path().join(format!("{at}{ending}.{ending}"));
            std::fs::write(&path, bytes).unwrap();
            opened.push(path);
        }
    }
    if office() {
        printed(folder.path(), &opened);
    }
}

/// A mark that turns the direction of reading, and is not ended in its label, turns nothing behind it: not in a line of Markdown,
/// not in a paragraph of Word. In data the label stays as it is.
#[test]
fn a_direction_that_is_not_ended_in_a_text_is_ended_behind_it() {
    let text = "\u{202E}逆\u{2066}さ";
    let ended = "\u{202E}逆\u{2066}さ\u{2069}\u{202C}";
    let report = with(text);
    let document = word_text(&render::docx::docx(&report, &pixel).unwrap());
    let markdown = render::markdown::markdown(&report);
    for (format, written) in [("docx", &document), ("md", &markdown)] {
        assert!(written.contains(text), "{format}");
        assert_eq!(written.matches(text).count(), written.matches(ended).count(), "{format}: {written}");
    }
    // What stands behind it in the same line: the unit of a chart, the column of a table.
    assert!(markdown.contains(&format!("{ended}（{ended}）")), "{markdown}");
    assert!(
        markdown.contains(&format!("| **{ended}** | 1 |"))
            || markdown.contains(&format!("{ended}</strong> | 1 |"))
    );
    assert!(!render::terminal::report(&report).contains('\u{202E}'));
    for data in [render::csv::csv(&report), render::json::results_json(&report)] {
        assert!(data.contains(text) && !data.contains(ended), "{data}");
    }
}

fn table(rows: usize, columns: usize, text: &str, number: Option<f64>) -> ReportTable {
    let cell = |column: usize| {
        if column == 0 {
            return TableCell::words("行");
        }
        TableCell {
            number: number.map(|value| CellNumber { value, decimals: 1 }),
            figure: Some("f".to_owned()),
            ..TableCell::words(text)
        }
    };
    let row = || (0..columns).map(cell).collect::<Vec<_>>();
    ReportTable {
        id: format!("t{rows}x{columns}"),
        number: 1,
        title: format!("{rows} 行 {columns} 列"),
        head: vec![(0..columns).map(|column| TableCell::words(format!("列{column}"))).collect()],
        rows: (0..rows).map(|_| row()).collect(),
        stub_columns: 1,
        notes: vec!["注".to_owned()],
        ..ReportTable::default()
    }
}

fn of_tables(title: &str, tables: Vec<ReportTable>) -> Report {
    let blocks = tables.into_iter().map(Block::Table).collect();
    Report {
        title: title.to_owned(),
        sections: vec![Section { number: "1".into(), title: "表".into(), blocks }],
        ..Report::default()
    }
}

#[test]
fn tables_without_a_row_with_one_and_very_large_ones() {
    let report = of_tables(
        "大きさ",
        vec![
            table(0, 3, "12.5", Some(12.5)),
            table(1, 1, "12.5", Some(12.5)),
            table(1, 3, "12.5", Some(12.5)),
            table(400, 60, "12.5", Some(12.5)),
            // More columns than Word takes: in pieces, each with the column that names the rows.
            table(2, 90, "12.5", Some(12.5)),
        ],
    );
    let (book, document) = everywhere(&report);
    let text = word_text(&document);
    for column in 0..90 {
        assert!(text.lines().any(|line| line == format!("列{column}")), "column {column}");
    }
    assert!(text.contains("表1　2 行 90 列（4分の1）") && text.contains("（4分の4）"));
    if let Some(python) = python("openpyxl") {
        workbook_agrees(
            &python,
            &of_tables("小", vec![table(0, 3, "12.5", Some(12.5)), table(1, 3, "12.5", Some(12.5))]),
        );
    }
    if office() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [("size-x.xlsx", book), ("size-d.docx", document)].map(|(name, bytes)| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        });
        printed(folder.path(), &paths);
    }
}

/// Where everything is hidden, there is its sign everywhere, no bar is drawn, and no number is in any format.
#[test]
fn everything_hidden() {
    let hidden = |kind: ChartKind| Chart {
        id: "c".into(),
        number: 1,
        title: "図".into(),
        kind,
        categories: vec!["計".into(), "市".into()],
        series: vec![ChartSeries {
            name: "はい".into(),
            points: vec![ChartPoint { text: "＊".into(), ..ChartPoint::default() }; 2],
        }],
        unit: "％".into(),
        notes: Vec::new(),
        alt: "値は示していない。".into(),
    };
    let mut shown = table(3, 3, "＊", None);
    shown.chart = Some(Chart { number: 0, ..hidden(ChartKind::Band) });
    let mut report = of_tables("秘匿", vec![shown]);
    report.sections[0]
        .blocks
        .extend([ChartKind::Band, ChartKind::Bars, ChartKind::Lines].map(|kind| Block::Chart(hidden(kind))));
    report.figures = vec![FigureRecord {
        id: "f".into(),
        text: "＊".into(),
        status: "suppressed".into(),
        withheld: Some("最小の度数 5".into()),
        ..FigureRecord::default()
    }];
    let (book, document) = everywhere(&report);
    assert_eq!(word_text(&document).matches('＊').count(), 6);
    let cells = super::validate::shown_cells(&book);
    assert!(cells.iter().filter(|cell| *cell == "＊").count() >= 6, "{cells:?}");
    assert!(!render::html::html(&report, None).contains("NaN"));
}

/// A machine without a font makes no picture: the document says so, and gives the values in words.
#[test]
fn without_a_font_the_values_are_given_in_words() {
    let report = with("計");
    let text = word_text(&render::docx::docx(&report, &|_| None).unwrap());
    assert_eq!(text.matches(&report.words.no_picture).count(), 3, "{text}");
    let with_pictures = word_text(&render::docx::docx(&report, &pixel).unwrap());
    assert!(!with_pictures.contains(&report.words.no_picture));
}
