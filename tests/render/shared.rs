//! The report that every renderer is tested on. Its numbers are invented.

use kaishu::report::model::{
    BaseRecord, Block, CellNumber, FigureRecord, Report, ReportTable, ReportWords, Section, Span, TableCell,
};

/// Every block kind, charts too; an empty table; an undefined and a provisional cell; full-width text; what looks like markup, a
/// formula or a control sequence; a head of two rows with spans; a table too wide for an upright page.
pub(crate) fn shared_report() -> Report {
    Report {
        id: "shared".into(),
        title: "在宅医療・介護連携推進事業 効果検証報告書（令和２年度）".into(),
        stamps: vec!["架空データ（例示用）".into(), "暫定版（要確認 2 件）".into()],
        sections: vec![texts(), tables(), edges(), super::charts::section()],
        findings: Vec::new(),
        figures: figures(),
        words: ReportWords::default(),
    }
}

fn strong(text: &str) -> Span {
    Span::bold(text)
}

fn head(text: &str, span: u32) -> TableCell {
    TableCell { span, ..TableCell::words(text) }
}

fn number(text: &str, value: f64, decimals: u32) -> TableCell {
    TableCell { number: Some(CellNumber { value, decimals }), ..TableCell::words(text) }
}

fn words(cells: &[&str]) -> Vec<TableCell> {
    cells.iter().map(|text| TableCell::words(*text)).collect()
}

fn texts() -> Section {
    let heading = |level, text: &str| Block::Heading { level, text: vec![Span::plain(text)] };
    Section {
        number: "1".into(),
        title: "事業実施団体名".into(),
        blocks: vec![
            Block::Paragraph(vec![
                Span::plain("県内 129 機関のうち "),
                strong("104 機関（80.6％）"),
                Span::plain("が「ネットワークが必要」と答えた。前回（令和元年度）と比べて "),
                Span {
                    notes: vec!["前回は 129 機関のうち 107 機関。".into()], ..strong("△2.4 ポイント")
                },
                Span::plain("である。"),
            ]),
            Block::Paragraph(vec![Span::plain(
                "# 見出しではない行　<script>alert('x')</script> a|b *c* _d_ `e` R&D &amp; =cmd() \u{1F600} 𠮷野家 \
                 制御\u{1}文字",
            )]),
            Block::Paragraph(vec![Span::plain("一行目\n二行目")]),
            heading(2, "対象と方法"),
            Block::List {
                ordered: false,
                items: vec![
                    vec![Span::plain("市町村 77")],
                    vec![
                        strong("地域包括"),
                        Span {
                            notes: vec!["直営と委託をふくむ <b>&。".into()], ..Span::plain("支援センター 52")
                        },
                    ],
                ],
            },
            heading(3, "手順"),
            Block::List {
                ordered: true,
                items: vec![vec![Span::plain("配布する。")], vec![Span::plain("回収する。")]],
            },
            Block::Paragraph(vec![Span::plain("別の番号付きの列は 1 から数える。")]),
            Block::List { ordered: true, items: vec![vec![Span::plain("集計する。")]] },
            Block::Note("圏域別の結果は、回答数が 5 に満たないため載せていない。".into()),
        ],
    }
}

fn tables() -> Section {
    let need = ReportTable {
        id: "need".into(),
        number: 1,
        title: "ネットワークの必要性（種別）".into(),
        head: vec![
            vec![
                head("区分", 1),
                head("必要", 2),
                head("", 1),
                head("必要でない", 2),
                head("", 1),
                head("前回差\n（ポイント）", 1),
            ],
            vec![head("", 1), head("n", 1), head("％", 1), head("n", 1), head("％", 1), head("", 1)],
        ],
        rows: vec![
            vec![
                TableCell::words("市町村"),
                number("61", 61.0, 0),
                TableCell { figure: Some("need-city".into()), ..number("79.2", 79.220_779_220_779_2, 1) },
                number("16", 16.0, 0),
                number("20.8", 20.779_220_779_220_8, 1),
                number("△2.4", -2.396_103_896_103_896, 1),
            ],
            vec![
                TableCell::words("地域包括支援センター（直営・委託をふくむ）"),
                number("43", 43.0, 0),
                TableCell { provisional: true, ..number("82.7", 82.692_307_692_307_7, 1) },
                number("9", 9.0, 0),
                number("17.3", 17.307_692_307_692_307, 1),
                number("0.0", -0.04, 1),
            ],
            vec![
                TableCell { provisional: true, ..TableCell::words("その他") },
                number("0", 0.0, 0),
                TableCell::words("－"),
                number("0", 0.0, 0),
                TableCell::words("－"),
                TableCell::words("…"),
            ],
        ],
        stub_columns: 1,
        notes: vec![
            "集計対象数（n）は無回答・無効を除く。割合は列の和ではなく、各区分の集計対象数に対するものである。"
                .into(),
            "全数調査のため検定は行っていない。".into(),
        ],
        sheet: None,
        chart: None,
        in_data: None,
    };
    let empty = ReportTable {
        id: "empty".into(),
        number: 2,
        title: "指摘事項（なし）".into(),
        head: vec![words(&["照会先", "設問", "内容"])],
        stub_columns: 1,
        notes: vec!["該当する票はない。".into()],
        ..ReportTable::default()
    };
    Section { number: "2".into(), title: "結果".into(), blocks: vec![Block::Table(need), Block::Table(empty)] }
}

fn edges() -> Section {
    let escapes = ReportTable {
        id: "escapes".into(),
        number: 3,
        title: "記号を含む回答 <b>&\"'".into(),
        head: vec![words(&["照会先", "回答（原文）"])],
        rows: vec![
            words(&["01", "=cmd()"]),
            words(&["02", "<script>alert(1)</script> | a & b"]),
            words(&["03", "\u{1F600}\u{1F468}\u{200D}\u{2695}\u{FE0F} 𠮷田　髙﨑"]),
            words(&["04", "制御\u{1B}[31m文字\u{0}と\u{FFFE}"]),
            words(&["05", "一行目\n二行目\t*強調* _x0041_"]),
            words(&["06"]),
        ],
        stub_columns: 1,
        notes: Vec::new(),
        sheet: None,
        chart: None,
        in_data: None,
    };
    let months = ["4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月"];
    let mut wide_head = vec![head("圏域", 1), head("相談件数（延べ）", 12)];
    wide_head.extend(std::iter::repeat_n(head("", 1), 11));
    wide_head.push(head("計", 1));
    let mut month_head = vec![head("", 1)];
    month_head.extend(months.iter().map(|month| head(month, 1)));
    month_head.push(head("", 1));
    let counts = |name: &str, code: &str, start: u32| {
        let values: Vec<u32> = (0..12).map(|at| start + at * 7).collect();
        let mut row = vec![TableCell { area_code: Some(code.into()), ..TableCell::words(name) }];
        row.extend(values.iter().map(|value| number(&value.to_string(), f64::from(*value), 0)));
        let total: u32 = values.iter().sum();
        let printed =
            if total < 1000 { total.to_string() } else { format!("{},{:03}", total / 1000, total % 1000) };
        row.push(number(&printed, f64::from(total), 0));
        row
    };
    let wide = ReportTable {
        id: "wide".into(),
        number: 4,
        title: "月別の相談件数".into(),
        head: vec![wide_head, month_head],
        rows: vec![
            counts("佐久圏域", "saku", 12),
            counts("上小圏域", "ueda", 130),
            counts("松本圏域", "matsumoto", 8),
        ],
        stub_columns: 1,
        notes: vec!["延べ件数である。".into()],
        sheet: None,
        chart: None,
        in_data: None,
    };
    Section {
        number: "3".into(),
        title: "例外".into(),
        blocks: vec![
            Block::Table(escapes),
            Block::Heading { level: 2, text: vec![Span::plain("広い表")] },
            Block::Table(wide),
            Block::Paragraph(vec![Span::plain("広い表のあとの本文は、ふたたび縦の頁にある。")]),
            Block::Table(ReportTable::default()),
        ],
    }
}

fn figures() -> Vec<FigureRecord> {
    vec![
        FigureRecord {
            id: "need-all".into(),
            class: "computed".into(),
            label: "ネットワークが必要".into(),
            value: Some("104/129".into()),
            numerator: Some(104),
            denominator: Some(129),
            unit: "％".into(),
            text: "80.6".into(),
            base: Some(BaseRecord {
                distributed: Some(140),
                not_returned: Some(8),
                returned: 132,
                invalid_returns: 1,
                held_out_returns: 1,
                valid: 130,
                not_applicable: 0,
                eligible: 130,
                no_answer: 1,
                dont_know: 0,
                refused: 0,
                invalid: 0,
                contradictory: 0,
                held_out: 0,
                n: 129,
                unplaced: 0,
            }),
            period: Some("FY2020".into()),
            as_of: Some("2021-03-31".into()),
            status: "provisional".into(),
            notes: vec!["要確認 1 件を含む。".into()],
            evidence: Some(129),
            withheld: None,
            printed: vec!["1".into(), "need".into()],
        },
        FigureRecord {
            id: "visits-none".into(),
            class: "entered".into(),
            label: "訪問 \"件数\"".into(),
            numerator: Some(i128::MAX),
            unit: "件".into(),
            text: "－".into(),
            status: "undefined".into(),
            evidence: Some(0),
            ..FigureRecord::default()
        },
    ]
}
