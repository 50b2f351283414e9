//! The report as data. Texts are final (already in the report's language); numbers carry their value beside
//! their text so that a spreadsheet can hold the number under the shown format.

use std::collections::BTreeMap;

use crate::catalogue::Phrase;
use crate::text::number;

/// A whole document: the report for publication, or one of the analyst's own lists.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Id; files are named after it.
    pub id: String,
    /// Title.
    pub title: String,
    /// Lines under the title: 架空データ（例示用）, 暫定版（要確認 n 件）.
    pub stamps: Vec<String>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Every figure, in order of id.
    pub figures: Vec<FigureRecord>,
    /// Every finding, the weightiest first; only in the analyst's lists.
    pub findings: Vec<FindingRecord>,
    /// Words that the document's language needs around its blocks.
    pub words: ReportWords,
}

/// Fixed words around blocks, in the report's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportWords {
    /// 表
    pub table: String,
    /// 図
    pub chart: String,
    /// 図のデータ (sheet of a workbook)
    pub chart_data: String,
    /// Why a chart has no picture, in a format that takes only pixels.
    pub no_picture: String,
    /// What the shading of shares on a sheet means.
    pub shading: String,
    /// 注
    pub note: String,
    /// 目次
    pub contents: String,
    /// 表題 (column of the contents sheet)
    pub title: String,
    /// シート (column of the contents sheet)
    pub sheet: String,
    /// Font of body text.
    pub font: String,
    /// BCP 47 tag: ja-JP.
    pub language: String,
}

impl Default for ReportWords {
    fn default() -> Self {
        Self {
            table: "表".into(),
            chart: "図".into(),
            chart_data: "図のデータ".into(),
            no_picture: "日本語のフォントがないため、図の代わりに値を文で示す。".into(),
            shading: "網掛け: 構成比が大きいほど濃い（白は零）。値を直すと濃さも変わる。計、要確認の値、値を示さないセルには付けない。".into(),
            note: "注".into(),
            contents: "目次".into(),
            title: "表題".into(),
            sheet: "シート".into(),
            font: "游明朝".into(),
            language: "ja-JP".into(),
        }
    }
}

/// A numbered section.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Number as printed.
    pub number: String,
    /// Title.
    pub title: String,
    /// Content.
    pub blocks: Vec<Block>,
}

/// A block of content.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading below the section's own; level 2, 3 …
    Heading {
        /// Level.
        level: u8,
        /// Text.
        text: Vec<Span>,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; each item is a paragraph.
    List {
        /// 1. 2. 3. instead of bullets.
        ordered: bool,
        /// Items.
        items: Vec<Vec<Span>>,
    },
    /// A table.
    Table(ReportTable),
    /// A chart of the numbers of a table.
    Chart(Chart),
    /// A remark of the program about what stands here or is missing.
    Note(String),
}

impl Block {
    /// The table, where it is one.
    pub fn table(&self) -> Option<&ReportTable> {
        match self {
            Self::Table(table) => Some(table),
            Self::Heading { .. } | Self::Paragraph(_) | Self::List { .. } | Self::Chart(_) | Self::Note(_) => None,
        }
    }

    /// Its text, a heading, paragraph or item of a list each.
    pub fn lines(&self) -> Vec<&[Span]> {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) => vec![text],
            Self::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            Self::Table(_) | Self::Chart(_) | Self::Note(_) => Vec::new(),
        }
    }

    /// The remarks about what its runs of text say, in their order, each with the runs that it is about.
    pub fn span_notes(&self) -> Vec<(&str, Vec<&str>)> {
        let spans = self.lines().into_iter().flatten();
        let mut notes: Vec<(&str, Vec<&str>)> = Vec::new();
        for span in spans {
            for note in &span.notes {
                match notes.iter_mut().find(|(known, _)| known == note) {
                    Some((_, about)) => about.push(&span.text),
                    None => notes.push((note, vec![&span.text])),
                }
            }
        }
        notes
    }
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Bold.
    pub strong: bool,
    /// The figure that is printed here, where the run is one.
    pub figure: Option<String>,
    /// Remarks about what it says: a footnote, or a line below the paragraph or list that it stands in.
    pub notes: Vec<String>,
}

impl Span {
    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { strong: true, ..Self::plain(text) }
    }

    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false, figure: None, notes: Vec::new() }
    }
}

/// A table with its heading rows, body and notes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportTable {
    /// Id, by which it is asked for.
    pub id: String,
    /// Number as printed: 表1.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Heading rows, all of the width of the body.
    pub head: Vec<Vec<TableCell>>,
    /// Body rows; may be empty.
    pub rows: Vec<Vec<TableCell>>,
    /// Number of columns at the left that name the row (表側).
    pub stub_columns: usize,
    /// Notes below: base, method, what was not tested and why.
    pub notes: Vec<String>,
    /// Name of its sheet in a workbook; without one the sheet is named after the number.
    pub sheet: Option<String>,
    /// How its numbers are drawn, where a drawing helps.
    pub chart: Option<Chart>,
    /// The same cells as they lie in data, where people are shown them turned: with the groups in rows.
    pub in_data: Option<Box<ReportTable>>,
}

impl ReportTable {
    /// The table of which data is made. Its number is that of the printed one.
    pub fn for_data(&self) -> &Self {
        self.in_data.as_deref().unwrap_or(self)
    }
}

/// A chart of the numbers of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Id of the table that it is drawn from.
    pub id: String,
    /// Number as printed: 図1; 0 where it is only drawn beside its table.
    pub number: u32,
    /// Title.
    pub title: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What stands along the axis: groups of a band, options of bars, rounds of lines.
    pub categories: Vec<String>,
    /// What is drawn at each category, in the order of the legend.
    pub series: Vec<ChartSeries>,
    /// Unit of the values: ％, 件.
    pub unit: String,
    /// Base and remarks, below it.
    pub notes: Vec<String>,
    /// What it shows in words, for those who do not see it.
    pub alt: String,
}

/// How a chart is drawn. There is no pie: parts of several answers are no parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// 帯グラフ: the parts of a whole side by side, a band for each category.
    Band,
    /// Bars side by side, one for each category and series.
    Bars,
    /// A line over the rounds for each series; a value that is not there breaks it.
    Lines,
}

/// The values of one name of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSeries {
    /// Name in the legend.
    pub name: String,
    /// One for each category.
    pub points: Vec<ChartPoint>,
}

/// A value of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartPoint {
    /// As it is printed in the table.
    pub text: String,
    /// The number; none where it is undefined or hidden.
    pub number: Option<CellNumber>,
    /// The figure.
    pub figure: Option<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableCell {
    /// The text as printed in every format.
    pub text: String,
    /// The number behind the text, where there is one.
    pub number: Option<CellNumber>,
    /// The figure that is printed here.
    pub figure: Option<String>,
    /// 要確認: touched by something undecided.
    pub provisional: bool,
    /// How many columns it spans in a heading row (1 = itself only; the spanned cells follow, empty).
    pub span: u32,
    /// Code of the area or municipality that the text names, where it names one.
    pub area_code: Option<String>,
    /// Where the text leads in a format that has links: a file relative to the written one, and a cell in it.
    pub link: Option<CellLink>,
}

/// A place that a cell leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellLink {
    /// The file, relative to the folder of the written one, with `/`.
    pub file: String,
    /// Sheet and cell (`D14`) in it, where it is a workbook.
    pub cell: Option<(String, String)>,
}

/// A number behind a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellNumber {
    /// The value: a count, or a percentage (80.62… for 80.6 %).
    pub value: f64,
    /// Decimals shown.
    pub decimals: u32,
}

impl TableCell {
    /// A cell that holds a count.
    pub fn count(count: usize) -> Self {
        let text = number::grouped(i128::try_from(count).unwrap_or(i128::MAX));
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds doubles")]
        let value = count as f64;
        Self { number: Some(CellNumber { value, decimals: 0 }), ..Self::words(text) }
    }

    /// A cell that holds a percentage to one decimal, or the sign that stands in the place of one of nothing.
    pub fn percent(numerator: u64, denominator: u64, nothing: &str) -> Self {
        let Some(text) = number::percent(i128::from(numerator), i128::from(denominator), 1) else {
            return Self::words(nothing);
        };
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds doubles")]
        let value = numerator as f64 * 100.0 / denominator as f64;
        Self { number: Some(CellNumber { value, decimals: 1 }), ..Self::words(text) }
    }

    /// A cell that holds words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: 1, ..Self::default() }
    }
}

/// A published figure, as plain data: what `results.json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureRecord {
    /// Id, unique in the workspace.
    pub id: String,
    /// `computed`, `entered` or `claimed`.
    pub class: String,
    /// Words for people.
    pub label: String,
    /// An integer, a decimal, or the unreduced ratio `104/129`; none where undefined, the rule where it is hidden.
    pub value: Option<String>,
    /// Numerator of a share or ratio; the count itself for a count.
    pub numerator: Option<i128>,
    /// Denominator of a share or ratio.
    pub denominator: Option<i128>,
    /// Unit: ％, か所, ポイント.
    pub unit: String,
    /// As printed, without unit: `80.6`.
    pub text: String,
    /// The base chain, where the figure has one.
    pub base: Option<BaseRecord>,
    /// `FY2020`, or `FY2018..FY2020`.
    pub period: Option<String>,
    /// ISO date.
    pub as_of: Option<String>,
    /// `final`, `provisional`, `undefined` or `suppressed`.
    pub status: String,
    /// Remarks.
    pub notes: Vec<String>,
    /// How many distinct cells are behind it; none where that is withheld.
    pub evidence: Option<usize>,
    /// The rule by which it is hidden, or its base, remarks or cells are withheld.
    pub withheld: Option<String>,
    /// Where it is printed: section numbers and table ids.
    pub printed: Vec<String>,
}

/// The cells behind figures, for the analyst's copy of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureCells {
    /// Every cell that is behind a figure, once.
    pub cells: Vec<CellRecord>,
    /// The cells of each figure, by its id: their places in the list, ascending.
    pub of: BTreeMap<String, Vec<usize>>,
}

/// A cell of a returned file, as plain data: what `kaishu trace` prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellRecord {
    /// File, relative to the workspace.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Cell: `D14`.
    pub cell: String,
    /// What stands in it.
    pub raw: String,
    /// How it was understood, and the row of the correction ledger that replaced it.
    pub rule: String,
}

/// A finding, as plain data: what `findings.json` prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingRecord {
    /// Id, by which the correction ledger can accept it.
    pub id: String,
    /// Rule.
    pub rule: String,
    /// What the rule is about.
    pub heading: Phrase,
    /// `note`, `query`, `undecided` or `set_aside`.
    pub severity: String,
    /// Whether somebody should still look at it.
    pub open: bool,
    /// Why it was accepted, where it was.
    pub accepted: Option<String>,
    /// How many published figures it can change.
    pub figures: usize,
    /// Survey or record list.
    pub survey: Option<String>,
    /// Round.
    pub round: Option<String>,
    /// Case or event.
    pub case: Option<String>,
    /// Question or column.
    pub question: Option<String>,
    /// The file, where it is about one as a whole.
    pub file: Option<String>,
    /// The cells: file, sheet, cell.
    pub places: Vec<[String; 3]>,
    /// What was found.
    pub found: Phrase,
    /// What was expected.
    pub expected: Phrase,
    /// What to do.
    pub hint: Phrase,
    /// The row of the correction ledger that would decide it.
    pub row: Option<String>,
}

/// The base chain of a figure as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BaseRecord {
    /// 配布; none for an open stratum.
    pub distributed: Option<u64>,
    /// 未回収; none for an open stratum.
    pub not_returned: Option<u64>,
    /// 回収.
    pub returned: u64,
    /// 無効票.
    pub invalid_returns: u64,
    /// 保留 (whole returns).
    pub held_out_returns: u64,
    /// 有効.
    pub valid: u64,
    /// 非該当.
    pub not_applicable: u64,
    /// 該当.
    pub eligible: u64,
    /// 無回答.
    pub no_answer: u64,
    /// わからない.
    pub dont_know: u64,
    /// 回答しない.
    pub refused: u64,
    /// 無効回答.
    pub invalid: u64,
    /// 矛盾.
    pub contradictory: u64,
    /// 保留 (answers).
    pub held_out: u64,
    /// 集計対象数.
    pub n: u64,
    /// 区分不明: who could be in the group besides.
    pub unplaced: u64,
}
