//! Charts of the shared report: every kind, with a value that is not there, long names and what looks like markup or a formula.

use kaishu::render::picture::png;
use kaishu::render::svg::{Picture, svg};
use kaishu::render::xlsx::xlsx;
use kaishu::report::model::{
    Block, CellNumber, Chart, ChartKind, ChartPoint, ChartSeries, Report, ReportTable, ReportWords, Section,
};

use super::matches_expected;
use super::validate::assert_sound;
use crate::support::part;

fn series(name: &str, values: &[(&str, Option<f64>)]) -> ChartSeries {
    let point = |(text, value): &(&str, Option<f64>)| ChartPoint {
        text: (*text).to_owned(),
        number: value.map(|value| CellNumber { value, decimals: 1 }),
        figure: None,
    };
    ChartSeries { name: name.to_owned(), points: values.iter().map(point).collect() }
}

fn chart(number: u32, title: &str, kind: ChartKind, categories: &[&str], series: Vec<ChartSeries>) -> Chart {
    Chart {
        id: format!("chart {number}"),
        number,
        title: title.to_owned(),
        kind,
        categories: categories.iter().map(|name| (*name).to_owned()).collect(),
        series,
        unit: if kind == ChartKind::Lines { "件" } else { "％" }.to_owned(),
        notes: vec!["集計対象は表のとおり。".to_owned()],
        alt: format!("{title}。値は表にある。"),
    }
}

fn charts() -> [Chart; 3] {
    [
        chart(
            1,
            "ネットワークの必要性",
            ChartKind::Band,
            &["計", "市町村", "その他"],
            vec![
                series("必要", &[("80.6", Some(80.6)), ("79.2", Some(79.2)), ("＊", None)]),
                series("必要でない", &[("19.4", Some(19.4)), ("20.8", Some(20.8)), ("＊", None)]),
            ],
        ),
        chart(
            2,
            "=cmd() <script>理由</script>（複数回答）",
            ChartKind::Bars,
            &["日頃から連絡を取り合える関係をつくり、個別の事案への対応を相談できるようにするため", "その他\n𠮷"],
            vec![series("計", &[("83.2", Some(83.2)), ("－", None)])],
        ),
        chart(
            3,
            "相談の件数",
            ChartKind::Lines,
            &["H30", "R1", "R2", "R3"],
            vec![
                series("目標", &[("10", Some(10.0)), ("20", Some(20.0)), ("30", Some(30.0)), ("30", Some(30.0))]),
                series("実績", &[("5", Some(5.0)), ("…", None), ("10", Some(10.0)), ("12", Some(12.0))]),
            ],
        ),
    ]
}

/// A section with the charts, one of them also beside its table.
pub(super) fn section() -> Section {
    let charts = charts();
    let table = ReportTable {
        id: "drawn".into(),
        number: 7,
        title: "描かれた表".into(),
        stub_columns: 1,
        chart: Some(Chart { number: 0, ..charts[0].clone() }),
        ..ReportTable::default()
    };
    let mut blocks: Vec<Block> = charts.map(Block::Chart).into();
    blocks.push(Block::Table(table));
    Section { number: "4".into(), title: "図".into(), blocks }
}

#[test]
fn charts_are_drawn_as_they_were() {
    for chart in charts() {
        let picture = svg(&chart, &ReportWords::default());
        let text = format!("{}\n", picture.svg.replace("><", ">\n<"));
        matches_expected(&format!("svg/chart{}.svg", chart.number), &text);
        assert_eq!(picture, svg(&chart, &ReportWords::default()));
        assert!(!picture.svg.contains("<script"), "{}", picture.svg);
    }
}

/// A value that is not there is no bar of length nought: nothing is drawn, and its sign is printed.
#[test]
fn what_is_hidden_is_not_drawn() {
    let [band, _, lines] = charts();
    let drawn = |chart: &Chart| svg(chart, &ReportWords::default()).svg;
    // Two bands of two parts, and the two boxes of the legend.
    assert_eq!(drawn(&band).matches("stroke-width=\"0.6\"").count(), 6);
    assert!(drawn(&band).contains(">＊</text>"));
    // Three pieces of the one line, one of the broken one, and one each in the legend.
    assert_eq!(drawn(&lines).matches("stroke-width=\"2\"").count(), 3 + 1 + 2);
}

/// In a workbook a part that is too small for its number has none: it would stand on the names or on the next part. A number
/// on a hatching has a white plate.
#[test]
fn a_small_part_of_a_band_has_no_number_in_a_workbook() {
    let parts = [
        series("少", &[("0.0", Some(0.0)), ("2.9", Some(2.9)), ("3.0", Some(3.0))]),
        series("多", &[("60.0", Some(60.0)), ("60.0", Some(60.0)), ("60.0", Some(60.0))]),
        series("並", &[("40.0", Some(40.0)), ("37.1", Some(37.1)), ("37.0", Some(37.0))]),
    ];
    let band = chart(0, "帯", ChartKind::Band, &["甲", "乙", "丙"], parts.to_vec());
    let table = ReportTable { id: "帯".into(), chart: Some(band), ..ReportTable::default() };
    let section = Section { blocks: vec![Block::Table(table)], ..Section::default() };
    let bytes = xlsx(&Report { sections: vec![section], ..Report::default() }).unwrap();
    assert_sound("band", &bytes);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("band.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let drawn = part(&file, "xl/charts/chart1.xml");
    let labels: Vec<&str> =
        drawn.split("<c:dLbls>").skip(1).map(|one| one.split("</c:dLbls>").next().unwrap()).collect();
    let none = |at: u32| format!("<c:dLbl><c:idx val=\"{at}\"/><c:delete val=\"1\"/></c:dLbl>");
    assert!(labels[0].starts_with(&format!("{}{}<c:spPr>", none(0), none(1))), "{}", labels[0]);
    assert_eq!(labels.iter().map(|one| one.matches("<c:delete").count()).collect::<Vec<_>>(), [2, 0, 0]);
    let plates: Vec<&str> = labels.iter().map(|one| one.split("<a:srgbClr val=\"").nth(1).unwrap()).collect();
    assert_eq!(plates.iter().map(|one| &one[..6]).collect::<Vec<_>>(), ["1F4E79", "F3C667", "FFFFFF"]);
}

/// Real pixels, where the machine has a Japanese font: the words are there, not only the bars.
#[test]
fn a_picture_has_its_words() {
    let [band, ..] = charts();
    let picture = svg(&band, &ReportWords::default());
    let Some(with) = png(&picture) else {
        assert!(
            std::env::var_os("KAISHU_REQUIRE_TOOLS").is_none(),
            "a Japanese font is required and was not found"
        );
        println!("skipped: no Japanese font was found");
        return;
    };
    assert!(with.starts_with(b"\x89PNG"));
    assert_eq!(png(&picture).as_ref(), Some(&with));
    let without =
        Picture { svg: picture.svg.replace("計", "　").replace("市町村", "　　　"), ..picture.clone() };
    assert_ne!(png(&without), Some(with));
}
