//! What the marks in an office's own file say, and the list of all that can be put there. The same words as in the report: a
//! figure with its sign where it is not final, a table with its notes and without the one that follows it in
//! the report, which has a mark of its own. Numbers of tables are left to the office, whose file has its own.

use crate::catalogue::{Lang, Phrase, office as words, report as report_words};
use crate::findings::cell_marks::RowForm;
use crate::findings::evaluate::Findings;
use crate::findings::marks::MarkKind;
use crate::findings::table::ResultCell;
use crate::report::compose::{Tables, inline, report_words as around};
use crate::report::model::{Block, Report, ReportTable, Section, Span, TableCell};

/// What stands for a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Words in the line.
    Words(String),
    /// Blocks in the place of the paragraph.
    Blocks(Vec<Block>),
}

/// What a plan found, as the marks in a file say it.
pub struct Office<'f> {
    findings: &'f Findings,
    stamps: &'f [Phrase],
    lang: Lang,
    tables: Tables<'f>,
}

impl<'f> Office<'f> {
    /// Of what was found, with what is stamped on the report.
    pub fn new(findings: &'f Findings, stamps: &'f [Phrase], lang: Lang) -> Self {
        Self { findings, stamps, lang, tables: Tables::new(findings, lang) }
    }

    /// The same in the other language.
    #[must_use]
    pub fn in_other_language(&self) -> Self {
        let other = match self.lang {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        };
        Self::new(self.findings, self.stamps, other)
    }

    /// What was found.
    pub fn findings(&self) -> &'f Findings {
        self.findings
    }

    /// The language of what is said.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What a mark says; of one that names nothing, nothing.
    pub fn said(&mut self, kind: MarkKind, id: &str) -> Said {
        let (findings, lang) = (self.findings, self.lang);
        match kind {
            MarkKind::Figure | MarkKind::Number => {
                let figure = findings.figures.get(id);
                Said::Words(figure.map_or_else(|| "－".to_owned(), |figure| inline(figure, kind, lang)))
            }
            MarkKind::Statement => Said::Words(sentence(findings, id, lang)),
            MarkKind::Stamp => Said::Words(Phrase::listed(self.stamps).text(lang).to_owned()),
            MarkKind::Table => Said::Blocks(self.tables.alone(id).into_iter().map(Block::Table).collect()),
            // Where there is nothing to draw now, the values stand for the chart.
            MarkKind::Chart => match self.tables.chart(id) {
                Some(chart) => Said::Blocks(vec![Block::Chart(chart)]),
                None => self.said(MarkKind::Table, id),
            },
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

/// The figures that a mark prints.
pub fn figures(findings: &Findings, kind: MarkKind, id: &str) -> Vec<String> {
    let in_tables = || {
        let table = findings.tables.iter().filter(|table| table.id == id);
        let cells = table.flat_map(|table| table.rows.iter().flatten());
        cells.filter_map(|cell| match cell {
            ResultCell::Figure(figure) => Some(figure.clone()),
            ResultCell::Words(_) => None,
        })
    };
    match kind {
        MarkKind::Figure | MarkKind::Number => vec![id.to_owned()],
        MarkKind::Statement => findings.sentences.get(id).map(|said| said.figures.clone()).unwrap_or_default(),
        MarkKind::Table | MarkKind::Chart => in_tables().collect(),
        MarkKind::Stamp => Vec::new(),
    }
}

/// Everything that a mark can put in, with what it says now: tables, for the screen and as a file to copy from. Where
/// figures were asked for by name they come first, in the order of the plan; those that tables and indicators have besides follow.
pub fn marks(office: &mut Office<'_>, ids: &[(MarkKind, Vec<String>)], title: &str) -> Report {
    let (findings, lang) = (office.findings, office.lang);
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let of = |wanted: MarkKind| {
        ids.iter()
            .filter(move |(kind, _)| *kind == wanted)
            .flat_map(move |(kind, ids)| ids.iter().map(|id| (*kind, id)))
    };
    let mark = |kind: MarkKind, id: &str| TableCell::words(format!("{{{{{}:{id}}}}}", kind.word()));
    let mut words_of = |kind, id: &str| match office.said(kind, id) {
        Said::Words(words) => words,
        Said::Blocks(_) => String::new(),
    };
    let figures: Vec<_> = of(MarkKind::Figure)
        .filter_map(|(kind, id)| {
            let figure = findings.figures.get(id)?;
            let label = TableCell::words(figure.label.text(lang));
            Some(vec![
                mark(kind, id),
                TableCell { figure: Some(id.clone()), ..TableCell::words(words_of(kind, id)) },
                label,
            ])
        })
        .collect();
    let statements: Vec<_> = of(MarkKind::Statement)
        .map(|(kind, id)| vec![mark(kind, id), TableCell::words(words_of(kind, id))])
        .collect();
    let now = Some(words_of(MarkKind::Stamp, "")).filter(|stamps| !stamps.is_empty());
    let stamp = vec![vec![
        TableCell::words(format!("{{{{{}}}}}", MarkKind::Stamp.word())),
        TableCell::words(now.unwrap_or_else(|| text(words::no_stamp()))),
        TableCell::words(text(words::stamp_meaning())),
    ]];
    let drawn: Vec<_> = of(MarkKind::Table)
        .chain(of(MarkKind::Chart))
        .filter_map(|(kind, id)| {
            let table = findings.tables.iter().find(|table| table.id == *id)?;
            let has = kind == MarkKind::Table || office.tables.chart(id).is_some();
            has.then(|| vec![mark(kind, id), TableCell::words(table.title.text(lang))])
        })
        .collect();
    let forms: Vec<_> = of(MarkKind::Table)
        .filter_map(|(_, id)| {
            let table = findings.tables.iter().find(|table| table.id == *id)?;
            let form = RowForm::of(table)?;
            Some([form.form(), form.rows().text(lang).to_owned()].map(TableCell::words).to_vec())
        })
        .collect();
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
        table("figures", words::marks_figures(), vec![mark(), now(), words::column_meaning()], figures),
        table("cells", words::marks_cells(), vec![words::column_form(), words::column_rows()], forms),
        table("statements", words::marks_statements(), vec![mark(), now()], statements),
        table("tables", words::marks_tables(), vec![mark(), words::column_meaning()], drawn),
        table("stamp", words::marks_stamp(), vec![mark(), now(), words::column_meaning()], stamp),
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
