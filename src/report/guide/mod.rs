//! 調査の概要・報告書の見方: who was asked and how the tables are to be read, made from the report that was composed and the
//! settings that made it. It has no text of its own that could be left over from last year: a line stands here only where
//! something in this report needs it.

mod overview;
mod reading;
mod symbols;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, guide as words};
use crate::findings::evaluate::Findings;
use crate::findings::figure::Figure;
use crate::findings::plan::{AnalysisPlan, TableKey};
use crate::findings::reach::Reach;
use crate::report::model::{Block, Report, ReportTable, Section, TableCell};
use crate::survey::definition::{Round, Survey};

/// The settings behind a report.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// Its plan.
    pub plan: &'a AnalysisPlan,
    /// What the plan found, without what is withheld.
    pub findings: &'a Findings,
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// The strata of each round that its figures can speak of.
    pub strata: &'a BTreeMap<TableKey, BTreeSet<String>>,
    /// First and last day on which something was received, by round, where these are known.
    pub received: &'a BTreeMap<TableKey, (String, String)>,
}

impl Ground<'_> {
    fn survey(&self, key: &TableKey) -> Option<(&Survey, &Round)> {
        let survey = self.surveys.iter().find(|survey| survey.id == key.survey)?;
        Some((survey, survey.round(&key.round)?))
    }
}

/// What a report shows.
struct Shown<'a> {
    /// Its tables in order.
    tables: Vec<&'a ReportTable>,
    /// The figures that are printed in a table or in a text.
    figures: Vec<&'a Figure>,
    /// The rounds and record lists that these are counted from.
    keys: BTreeSet<TableKey>,
    /// Everything that stands outside of tables.
    prose: String,
    /// Every note.
    notes: Vec<&'a str>,
}

impl Shown<'_> {
    /// Whether a remark stands in a text or a note.
    fn says(&self, remark: &Phrase) -> bool {
        let texts = || std::iter::once(self.prose.as_str()).chain(self.notes.iter().copied());
        [&remark.ja, &remark.en].into_iter().any(|words| texts().any(|text| text.contains(words.as_str())))
    }

    /// Whether a note begins as one that is made with this sign in the place of its first number.
    fn notes_begin(&self, template: &Phrase) -> bool {
        let heads = [&template.ja, &template.en].map(|text| text.split(PLACE).next().unwrap_or_default());
        self.notes.iter().any(|note| heads.iter().any(|head| !head.is_empty() && note.starts_with(head)))
    }
}

/// Stands for a number in the template of a note.
const PLACE: &str = "\u{1}";

impl<'a> Shown<'a> {
    fn of(report: &'a Report, findings: &'a Findings) -> Self {
        let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
        let tables = blocks().filter_map(Block::table);
        let printed = report.figures.iter().filter(|record| !record.printed.is_empty());
        let figures: Vec<&Figure> = printed.filter_map(|record| findings.figures.get(&record.id)).collect();
        let keys = figures.iter().flat_map(|figure| &figure.rests_on).filter_map(|reach| match reach.as_ref() {
            Reach::Counted { table, .. } => Some(table.clone()),
            Reach::Entered { .. } => None,
        });
        let mut prose = String::new();
        for block in blocks() {
            match block {
                Block::Paragraph(spans) | Block::Heading { text: spans, .. } => {
                    prose.extend(spans.iter().map(|span| span.text.as_str()));
                }
                Block::List { items, .. } => {
                    prose.extend(items.iter().flatten().map(|span| span.text.as_str()));
                }
                Block::Table(_) | Block::Chart(_) | Block::Note(_) => {}
            }
            prose.push('\n');
        }
        let below = |block: &'a Block| match block {
            Block::Note(note) => std::slice::from_ref(note),
            Block::Table(table) => &table.notes,
            Block::Chart(chart) => &chart.notes,
            Block::Paragraph(_) | Block::Heading { .. } | Block::List { .. } => &[],
        };
        let of_spans = |block: &'a Block| block.span_notes().into_iter().map(|(note, _)| note);
        let notes = blocks().flat_map(|block| below(block).iter().map(String::as_str).chain(of_spans(block)));
        Self { tables: tables.collect(), keys: keys.collect(), notes: notes.collect(), figures, prose }
    }
}

/// The section; none for a report that shows nothing.
pub fn section(ground: &Ground<'_>, report: &Report, lang: Lang) -> Option<Section> {
    let shown = Shown::of(report, ground.findings);
    if shown.tables.is_empty() && shown.figures.is_empty() {
        return None;
    }
    let made = [
        ("guide.surveys", words::surveys_title(), overview::heads(), overview::rows(ground, &shown)),
        ("guide.reading", words::reading_title(), reading::heads(), reading::rows(ground, &shown)),
        ("guide.symbols", words::symbols_title(), symbols::heads(), symbols::rows(ground, &shown)),
    ];
    let blocks: Vec<Block> = made
        .into_iter()
        .filter(|(.., rows)| !rows.is_empty())
        .map(|(id, title, heads, rows)| Block::Table(table(id, &title, &heads, &rows, lang)))
        .collect();
    let title = words::title().text(lang).to_owned();
    (!blocks.is_empty()).then_some(Section { number: String::new(), title, blocks })
}

/// A table without a number: those of the results keep theirs.
fn table(id: &str, title: &Phrase, heads: &[Phrase], rows: &[Vec<Phrase>], lang: Lang) -> ReportTable {
    let cells = |row: &[Phrase]| -> Vec<TableCell> {
        row.iter().map(|phrase| TableCell::words(phrase.text(lang))).collect()
    };
    let title = title.text(lang).to_owned();
    ReportTable {
        id: id.to_owned(),
        number: 0,
        sheet: Some(title.clone()),
        chart: None,
        in_data: None,
        title,
        head: vec![cells(heads)],
        rows: rows.iter().map(|row| cells(row)).collect(),
        stub_columns: 1,
        notes: Vec::new(),
    }
}

/// Sentences one after the other, as each language sets them.
fn sentences(parts: &[Phrase]) -> Phrase {
    Phrase::joined(parts, &Phrase { ja: String::new(), en: " ".to_owned() })
}
