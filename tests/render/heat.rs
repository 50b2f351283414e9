//! Shading and printing of a workbook: which cells are shaded and which never, a chart on the page of its table.

use kaishu::render;
use kaishu::report::model::{
    Block, CellNumber, Chart, ChartKind, ChartPoint, ChartSeries, FigureRecord, Report, ReportTable, Section,
    TableCell,
};

use super::validate::assert_sound;
use crate::support::part;

fn head(text: &str, span: u32) -> TableCell {
    TableCell { span, ..TableCell::words(text) }
}

/// A cross-tab: a base, two counts and two shares for each row. Of the second row one share is to be confirmed, of the third one
/// is hidden.
fn cross_tab(rows: usize) -> Report {
    let mut figures = Vec::new();
    let mut cell = |row: usize, column: usize, value: f64, unit: &str, decimals: u32| {
        let id = format!("f{row}-{column}");
        let hidden = (row, column) == (2, 4);
        let provisional = (row, column) == (1, 3);
        let status = if hidden {
            "suppressed"
        } else if provisional {
            "provisional"
        } else {
            "final"
        };
        figures.push(FigureRecord {
            id: id.clone(),
            unit: unit.into(),
            status: status.into(),
            ..FigureRecord::default()
        });
        let text = if hidden { "＊".to_owned() } else { format!("{value:.*}", decimals as usize) };
        let number = (!hidden).then_some(CellNumber { value, decimals });
        TableCell { number, figure: Some(id), provisional, ..TableCell::words(text) }
    };
    let rows: Vec<Vec<TableCell>> = (0..rows)
        .map(|row| {
            vec![
                TableCell::words(format!("区分{row}")),
                cell(row, 1, 50.0, "か所", 0),
                cell(row, 2, 20.0, "か所", 0),
                cell(row, 3, 40.0, "％", 1),
                cell(row, 4, 60.0, "％", 1),
            ]
        })
        .collect();
    let categories: Vec<String> = rows.iter().map(|row| row[0].text.clone()).collect();
    let point =
        ChartPoint { text: "40.0".into(), number: Some(CellNumber { value: 40.0, decimals: 1 }), figure: None };
    let chart = Chart {
        id: "t".into(),
        number: 0,
        title: "図".into(),
        kind: ChartKind::Band,
        series: vec![ChartSeries { name: "はい".into(), points: vec![point; categories.len()] }],
        categories,
        unit: "％".into(),
        notes: Vec::new(),
        alt: "図".into(),
    };
    let table = ReportTable {
        id: "t".into(),
        number: 1,
        title: "集計".into(),
        head: vec![
            vec![head("区分", 1), head("n", 1), head("実数", 1), head("構成比（％）", 2), TableCell::default()],
            vec![TableCell::default(), head("", 1), head("", 1), head("はい", 1), head("いいえ", 1)],
        ],
        rows,
        stub_columns: 1,
        chart: Some(chart),
        ..ReportTable::default()
    };
    let section = Section { number: "1".into(), title: "集計".into(), blocks: vec![Block::Table(table)] };
    Report { sections: vec![section], figures, ..Report::default() }
}

fn sheet_of(report: &Report) -> String {
    let bytes = render::xlsx::xlsx(report).unwrap();
    assert_sound("heat", &bytes);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heat.xlsx");
    std::fs::write(&file, bytes).unwrap();
    part(&file, "xl/worksheets/sheet2.xml")
}

#[test]
fn shares_are_shaded_and_nothing_else() {
    let sheet = sheet_of(&cross_tab(4));
    // Title, a free row, two of the head: the body begins in row 5. D6 is to be confirmed, E7 is hidden.
    assert!(sheet.contains("<conditionalFormatting sqref=\"D5 D7:D8 E5:E6 E8\">"), "{sheet}");
    assert!(sheet.contains("<cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"100\"/>"), "{sheet}");
    assert_eq!(sheet.matches("<conditionalFormatting").count(), 1);
    let report = cross_tab(4);
    let cells = super::validate::shown_cells(&render::xlsx::xlsx(&report).unwrap());
    assert!(cells.contains(&report.words.shading), "{cells:?}");
}

#[test]
fn a_few_shares_or_one_column_of_them_are_not_shaded() {
    let few = cross_tab(2);
    assert!(!sheet_of(&few).contains("conditionalFormatting"));
    let mut apart = cross_tab(8);
    if let Block::Table(table) = &mut apart.sections[0].blocks[0] {
        // Rates beside each other, each under a heading of its own.
        table.head[0][3].span = 1;
        table.head[0][4] = TableCell::words("率");
    }
    let sheet = sheet_of(&apart);
    assert!(!sheet.contains("conditionalFormatting"), "{sheet}");
    let cells = super::validate::shown_cells(&render::xlsx::xlsx(&apart).unwrap());
    assert!(!cells.contains(&apart.words.shading));
}

#[test]
fn what_is_no_part_of_a_hundred_has_no_shade() {
    let mut report = cross_tab(8);
    if let Block::Table(table) = &mut report.sections[0].blocks[0] {
        // A rate of growth above 100, and one below nought.
        for (row, value) in [(0, 120.0), (5, -3.0)] {
            table.rows[row][3].number = Some(CellNumber { value, decimals: 1 });
        }
    }
    let sheet = sheet_of(&report);
    assert!(sheet.contains("<conditionalFormatting sqref=\"D7:D9 D11:D12 E5:E6 E8:E12\">"), "{sheet}");
    // A count in a column of percentages: its scale is another, and the one column left is not shaded alone.
    if let Block::Table(table) = &mut report.sections[0].blocks[0] {
        table.rows[4][3].figure = Some("f4-1".into());
    }
    assert!(!sheet_of(&report).contains("conditionalFormatting"));
}

#[test]
fn a_table_that_is_broken_up_too_much_is_not_shaded() {
    let broken = |rows: usize| {
        let mut report = cross_tab(rows);
        for row in (1..rows).step_by(2) {
            for column in [3, 4] {
                let id = format!("f{row}-{column}");
                report.figures.iter_mut().filter(|figure| figure.id == id).for_each(|figure| {
                    figure.status = "provisional".into();
                });
            }
        }
        sheet_of(&report)
    };
    // Of each column every other cell: 500 ranges of one format at most.
    assert!(broken(400).contains("conditionalFormatting"));
    assert!(!broken(600).contains("conditionalFormatting"));
}

#[test]
fn a_chart_is_on_the_page_of_its_table_or_on_its_own() {
    let short = sheet_of(&cross_tab(10));
    assert!(short.contains("<pageSetUpPr fitToPage=\"1\"/>") && !short.contains("fitToHeight=\"0\""), "{short}");
    assert!(!short.contains("<rowBreaks"), "{short}");
    // Forty rows and their chart would be too small on one page.
    let long = sheet_of(&cross_tab(40));
    assert!(!long.contains("fitToPage") && long.contains("<pageSetup paperSize=\"9\" scale=\""), "{long}");
    // The table ends in row 44, its note in row 45.
    assert!(long.contains("<rowBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"45\""), "{long}");
}
