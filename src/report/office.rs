//! What the marks in an office's own file say, and the list of all that can be put there. The same words as in the report: a
//! figure with its sign where it is not final, a table with its notes. Numbers of tables are left to the office, whose file has
//! its own.

use crate::catalogue::{Lang, Phrase, chart as chart_words, office as words, report as report_words};
use crate::findings::evaluate::Findings;
use crate::findings::prose::MarkKind;
use crate::findings::table::{ResultCell, ResultTable};
use crate::report::compose::{inline, report_table, report_words as around};
use crate::report::model::{Block, Report, ReportTable, Section, Span, TableCell};

/// What stands for a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Words in the line.
    Words(String),
    /// Blocks in the place of the paragraph.
    Blocks(Vec<Block>),
}

/// What a mark says; of one that names nothing, nothing.
pub fn said(findings: &Findings, kind: MarkKind, id: &str, lang: Lang) -> Said {
    match kind {
        MarkKind::Figure => {
            Said::Words(findings.figures.get(id).map_or_else(|| "－".to_owned(), |figure| inline(figure, lang)))
        }
        MarkKind::Statement => Said::Words(sentence(findings, id, lang)),
        MarkKind::Table => {
            let tables = tables(findings, id).map(|table| Block::Table(report_table(table, 0, findings, lang)));
            Said::Blocks(tables.collect())
        }
        MarkKind::Chart => {
            let table = findings.tables.iter().find(|table| table.id == id);
            let chart = table.and_then(|table| report_table(table, 0, findings, lang).chart);
            Said::Blocks(vec![match chart {
                Some(chart) => Block::Chart(chart),
                None => Block::Note(chart_words::nothing_to_draw(id).text(lang).to_owned()),
            }])
        }
    }
}

/// A sentence; what has to be said beside it stands behind it in brackets, since the paragraph is the office's.
fn sentence(findings: &Findings, id: &str, lang: Lang) -> String {
    let Some(written) = findings.sentences.get(id) else { return String::new() };
    let mut text = written.text.text(lang).to_owned();
    for remark in &written.remarks {
        let note = format!("{}: {}", report_words::note().text(lang), remark.text(lang));
        text.push_str(report_words::in_brackets(note).text(lang));
    }
    text
}

/// A table and those that belong to it.
fn tables<'f>(findings: &'f Findings, id: &'f str) -> impl Iterator<Item = &'f ResultTable> {
    let follows = move |table: &&ResultTable| table.id == id || table.follows.as_deref() == Some(id);
    findings.tables.iter().filter(follows)
}

/// The figures that a mark prints.
pub fn figures(findings: &Findings, kind: MarkKind, id: &str) -> Vec<String> {
    let in_tables = || {
        let cells = tables(findings, id).flat_map(|table| table.rows.iter().flatten());
        cells.filter_map(|cell| match cell {
            ResultCell::Figure(figure) => Some(figure.clone()),
            ResultCell::Words(_) => None,
        })
    };
    match kind {
        MarkKind::Figure => vec![id.to_owned()],
        MarkKind::Statement => findings.sentences.get(id).map(|said| said.figures.clone()).unwrap_or_default(),
        MarkKind::Table | MarkKind::Chart => in_tables().collect(),
    }
}

/// Everything that a mark can put in, with what it says now: three tables, for the screen and as a file to copy from. Where
/// figures were asked for by name they come first, in the order of the plan; those that tables and indicators have besides follow.
pub fn marks(findings: &Findings, ids: &[(MarkKind, Vec<String>)], title: &str, lang: Lang) -> Report {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let of = |wanted: MarkKind| {
        ids.iter()
            .filter(move |(kind, _)| *kind == wanted)
            .flat_map(move |(kind, ids)| ids.iter().map(|id| (*kind, id)))
    };
    let mark = |kind: MarkKind, id: &str| TableCell::words(format!("{{{{{}:{id}}}}}", kind.word()));
    let words_of = |kind, id: &str| match said(findings, kind, id, lang) {
        Said::Words(words) => words,
        Said::Blocks(_) => String::new(),
    };
    let figures = of(MarkKind::Figure).filter_map(|(kind, id)| {
        let figure = findings.figures.get(id)?;
        let label = TableCell::words(figure.label.text(lang));
        Some(vec![
            mark(kind, id),
            TableCell { figure: Some(id.clone()), ..TableCell::words(words_of(kind, id)) },
            label,
        ])
    });
    let statements =
        of(MarkKind::Statement).map(|(kind, id)| vec![mark(kind, id), TableCell::words(words_of(kind, id))]);
    let drawn = of(MarkKind::Table).chain(of(MarkKind::Chart)).filter_map(|(kind, id)| {
        let table = findings.tables.iter().find(|table| table.id == *id)?;
        let has = kind == MarkKind::Table || report_table(table, 0, findings, lang).chart.is_some();
        has.then(|| vec![mark(kind, id), TableCell::words(table.title.text(lang))])
    });
    let table = |id: &str, title: Phrase, columns: Vec<Phrase>, rows: Vec<Vec<TableCell>>| ReportTable {
        id: id.to_owned(),
        title: text(title),
        head: vec![columns.into_iter().map(|column| TableCell::words(text(column))).collect()],
        rows,
        stub_columns: 1,
        ..ReportTable::default()
    };
    let (mark, now) = (words::column_mark, words::column_now);
    let all = [
        table("figures", words::marks_figures(), vec![mark(), now(), words::column_meaning()], figures.collect()),
        table("statements", words::marks_statements(), vec![mark(), now()], statements.collect()),
        table("tables", words::marks_tables(), vec![mark(), words::column_meaning()], drawn.collect()),
    ];
    let tables = all.into_iter().filter(|table| !table.rows.is_empty()).map(Block::Table);
    let how = Block::Paragraph(vec![Span::plain(text(words::marks_how()))]);
    Report {
        id: "marks".to_owned(),
        title: text(words::marks_title(title)),
        sections: vec![Section {
            number: String::new(),
            title: text(words::column_mark()),
            blocks: std::iter::once(how).chain(tables).collect(),
        }],
        words: around(lang),
        ..Report::default()
    }
}
