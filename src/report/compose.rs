//! The report for publication: the plan's sections with figures, tables and sentences in their places. It names no
//! file, cell or case of a return; bases, methods and numbers of cells only.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, chart as chart_words, report as words, units};
use crate::findings::evaluate::Findings;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::marks::MarkKind;
use crate::findings::plan::AnalysisPlan;
use crate::findings::table::{ResultCell, ResultTable};
use crate::report::chart;
use crate::report::model::{
    BaseRecord, Block, CellNumber, Chart, FigureRecord, Report, ReportTable, ReportWords, Section, Span, TableCell,
};
use crate::report::prose::{self, Filled};
use crate::report::turned::turned;

/// What is stamped on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamps {
    /// The data are made up.
    pub fictional: bool,
    /// Findings that hold something out.
    pub undecided: usize,
    /// Marks of a draft that nobody settled still stand in a definition.
    pub unconfirmed: bool,
}

/// The words around blocks in a language.
pub fn report_words(lang: Lang) -> ReportWords {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    ReportWords {
        table: text(words::table()),
        chart: text(chart_words::figure()),
        no_picture: text(chart_words::no_picture()),
        chart_data: text(chart_words::data()),
        shading: text(words::shading()),
        note: text(words::note()),
        contents: text(words::contents()),
        title: text(words::title()),
        sheet: text(words::sheet()),
        font: text(words::font()),
        language: text(words::language()),
    }
}

/// What is stamped, a line each.
pub fn stamp_phrases(stamps: Stamps) -> Vec<Phrase> {
    let fictional = stamps.fictional.then(words::fictional);
    let provisional = (stamps.undecided > 0).then(|| words::provisional(stamps.undecided));
    let unconfirmed = stamps.unconfirmed.then(words::unconfirmed);
    fictional.into_iter().chain(unconfirmed).chain(provisional).collect()
}

/// The lines under the title.
pub fn stamp_lines(stamps: Stamps, lang: Lang) -> Vec<String> {
    stamp_phrases(stamps).iter().map(|line| line.text(lang).to_owned()).collect()
}

/// Composes a plan's report. `texts` are the Markdown files by name.
pub fn compose(
    plan: &AnalysisPlan,
    findings: &Findings,
    texts: &BTreeMap<String, String>,
    stamps: Stamps,
    lang: Lang,
) -> Report {
    let mut printed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut placed: BTreeMap<&str, u32> = BTreeMap::new();
    let mut charts = 0;
    let mut printed_tables = Tables::new(findings, lang);
    let mut sections = Vec::new();
    for section in &plan.sections {
        let mut blocks = Vec::new();
        // What is said about a figure is said once a section.
        let mut remarked: BTreeSet<String> = BTreeSet::new();
        match section.text(texts, lang) {
            Some(text) => {
                let place = section.number.clone();
                blocks = prose::blocks(text, &mut |kind, id| match kind {
                    MarkKind::Figure | MarkKind::Number => {
                        printed.entry(id.to_owned()).or_default().insert(place.clone());
                        let text = findings
                            .figures
                            .get(id)
                            .map_or_else(|| units::nothing().text(lang).to_owned(), |f| inline(f, kind, lang));
                        let notes = findings.figures.get(id).into_iter().flat_map(|figure| &figure.notes);
                        let notes = notes.map(|note| note.text(lang).to_owned());
                        let notes = notes.filter(|note| remarked.insert(note.clone())).collect();
                        Filled::Figure(text, id.to_owned(), notes)
                    }
                    MarkKind::Statement => {
                        let sentence = findings.sentences.get(id);
                        for figure in sentence.into_iter().flat_map(|sentence| &sentence.figures) {
                            printed.entry(figure.clone()).or_default().insert(place.clone());
                        }
                        let text = |phrase: &Phrase| phrase.text(lang).to_owned();
                        sentence.map_or_else(
                            || Filled::Words(String::new()),
                            |said| Filled::Sentence(text(&said.text), said.remarks.iter().map(text).collect()),
                        )
                    }
                    MarkKind::Table => match findings.tables.iter().find(|table| table.id == id) {
                        Some(table) => {
                            let follows = |other: &&ResultTable| other.follows.as_ref() == Some(&table.id);
                            let tables = [table].into_iter().chain(findings.tables.iter().filter(follows));
                            let blocks = tables.map(|table| {
                                let next = u32::try_from(placed.len()).unwrap_or(0) + 1;
                                let number = *placed.entry(&table.id).or_insert(next);
                                Block::Table(printed_tables.table(table, number))
                            });
                            Filled::Blocks(blocks.collect())
                        }
                        None => Filled::Words(String::new()),
                    },
                    MarkKind::Chart => Filled::Blocks(vec![match printed_tables.chart(id) {
                        Some(chart) => {
                            charts += 1;
                            Block::Chart(Chart { number: charts, ..chart })
                        }
                        None => {
                            let titled = findings.tables.iter().find(|table| table.id == id);
                            let called = titled.map_or_else(|| Phrase::same(id), |table| table.title.clone());
                            Block::Note(chart_words::nothing_to_draw(called).text(lang).to_owned())
                        }
                    }]),
                    MarkKind::Stamp => Filled::Words(Phrase::listed(&stamp_phrases(stamps)).text(lang).to_owned()),
                });
            }
            None => blocks.push(Block::Note(words::empty_section().text(lang).to_owned())),
        }
        sections.push(Section {
            number: section.number.clone(),
            title: section.title.text(lang).to_owned(),
            blocks,
        });
    }
    let mut rest = Vec::new();
    for table in findings.tables.iter().filter(|table| !placed.contains_key(table.id.as_str())) {
        let number = u32::try_from(placed.len() + rest.len()).unwrap_or(0) + 1;
        rest.push(Block::Table(printed_tables.table(table, number)));
    }
    if !rest.is_empty() {
        let title = words::other_tables().text(lang).to_owned();
        sections.push(Section { number: String::new(), title, blocks: rest });
    }
    for table in &findings.tables {
        for cell in table.rows.iter().flatten() {
            if let ResultCell::Figure(id) = cell {
                printed.entry(id.clone()).or_default().insert(table.id.clone());
            }
        }
    }
    Report {
        id: plan.id.clone(),
        title: plan.title.text(lang).to_owned(),
        stamps: stamp_lines(stamps, lang),
        sections,
        figures: findings.figures.values().map(|figure| record(figure, printed.get(&figure.id), lang)).collect(),
        findings: Vec::new(),
        words: report_words(lang),
    }
}

/// A figure in a line of text: with its unit if the mark is one with it, with its mark where it is not final, and with the reason
/// where it has no value.
pub(super) fn inline(figure: &Figure, kind: MarkKind, lang: Lang) -> String {
    let mut text = figure.text().text(lang).to_owned();
    if let FigureValue::Undefined(reason) = figure.value {
        let reason = reason.words();
        text.push_str(words::in_brackets(reason).text(lang));
    } else if kind != MarkKind::Number && !matches!(figure.value, FigureValue::Suppressed(_)) {
        figure.with_unit().text(lang).clone_into(&mut text);
    }
    if figure.provisional {
        text.push_str(words::to_confirm().text(lang));
    }
    text
}

/// A unit that stands twice in the analyst's prose: that of a figure, and the same right behind its mark.
#[derive(Debug, Clone, PartialEq)]
pub struct DoubledUnit<'r> {
    /// Where it stands.
    pub section: &'r Section,
    /// The figure.
    pub figure: &'r str,
    /// The unit.
    pub unit: String,
}

/// The units that stand twice in a report.
pub fn doubled_units<'r>(report: &'r Report, findings: &Findings, lang: Lang) -> Vec<DoubledUnit<'r>> {
    let in_line = |section: &'r Section, line: &'r [Span]| {
        let pairs = line.iter().zip(line.iter().skip(1));
        pairs.filter_map(move |(span, behind)| {
            let id = span.figure.as_deref()?;
            let unit = findings.figures.get(id)?.doubled_unit(&behind.text, lang)?;
            // A mark for the number alone brings no unit.
            span.text.contains(&unit).then_some(DoubledUnit { section, figure: id, unit })
        })
    };
    let of_section = |section: &'r Section| {
        let lines = section.blocks.iter().flat_map(Block::lines);
        lines.flat_map(move |line| in_line(section, line)).collect::<Vec<_>>()
    };
    report.sections.iter().flat_map(of_section).collect()
}

/// The tables of a plan as they are printed: each is made once, however many marks name it or its chart.
pub(super) struct Tables<'f> {
    findings: &'f Findings,
    lang: Lang,
    made: BTreeMap<&'f str, ReportTable>,
}

impl<'f> Tables<'f> {
    pub(super) fn new(findings: &'f Findings, lang: Lang) -> Self {
        Self { findings, lang, made: BTreeMap::new() }
    }

    fn made(&mut self, table: &'f ResultTable) -> &ReportTable {
        self.made.entry(&table.id).or_insert_with(|| report_table(table, 0, self.findings, self.lang))
    }

    /// A table with its number; 0 where it has none.
    pub(super) fn table(&mut self, table: &'f ResultTable, number: u32) -> ReportTable {
        ReportTable { number, ..self.made(table).clone() }
    }

    /// The table of this id alone, without one that belongs to it.
    pub(super) fn alone(&mut self, id: &str) -> Option<ReportTable> {
        let table = self.findings.tables.iter().find(|table| table.id == id)?;
        Some(self.table(table, 0))
    }

    /// The chart of a table; none where there is nothing to draw.
    pub(super) fn chart(&mut self, id: &str) -> Option<Chart> {
        let findings = self.findings;
        let table = findings.tables.iter().find(|table| table.id == id)?;
        self.made(table).chart.clone()
    }
}

fn report_table(table: &ResultTable, number: u32, findings: &Findings, lang: Lang) -> ReportTable {
    let head = table
        .head
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| TableCell { span: cell.span, ..TableCell::words(cell.words.text(lang)) })
                .collect()
        })
        .collect();
    let mut provisional = false;
    let mut undefined: BTreeSet<String> = BTreeSet::new();
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for cell in row {
            cells.push(match cell {
                ResultCell::Words(phrase) => TableCell::words(phrase.text(lang)),
                ResultCell::Figure(id) => match findings.figures.get(id) {
                    Some(figure) => {
                        provisional |= figure.provisional;
                        if let FigureValue::Undefined(reason) = figure.value {
                            undefined.insert(reason.words().text(lang).to_owned());
                        }
                        figure_cell(figure, lang)
                    }
                    None => TableCell::words(units::nothing().text(lang)),
                },
            });
        }
        rows.push(cells);
    }
    let mut notes: Vec<String> = table.notes.iter().map(|note| note.text(lang).to_owned()).collect();
    notes.extend(undefined.into_iter().map(|reason| words::dash_means(reason).text(lang).to_owned()));
    if table.rows.is_empty() {
        notes.push(words::empty_table().text(lang).to_owned());
    }
    if provisional {
        notes.push(words::provisional_cells().text(lang).to_owned());
    }
    let mut made = ReportTable {
        id: table.id.clone(),
        number,
        title: table.title.text(lang).to_owned(),
        head,
        rows,
        stub_columns: table.stub_columns,
        notes,
        sheet: None,
        chart: None,
        in_data: None,
    };
    made.chart = table.drawn.as_ref().and_then(|drawn| {
        // A note that is withheld from the table is withheld here.
        let under = drawn.notes.iter().filter(|note| table.notes.contains(note));
        chart::chart(&made, drawn, under.map(|note| note.text(lang).to_owned()).collect(), lang)
    });
    match &table.turned {
        Some(how) => turned(made, how, lang),
        None => made,
    }
}

fn figure_cell(figure: &Figure, lang: Lang) -> TableCell {
    let decimals = if matches!(figure.value, FigureValue::Count(_)) { 0 } else { figure.decimals };
    let number = figure.shown_number().map(|value| CellNumber { value, decimals });
    TableCell {
        text: figure.text().text(lang).to_owned(),
        number,
        figure: Some(figure.id.clone()),
        provisional: figure.provisional,
        span: 1,
        area_code: None,
        link: None,
    }
}

/// A figure as plain data, wherever it is printed.
pub fn figure_record(figure: &Figure, lang: Lang) -> FigureRecord {
    record(figure, None, lang)
}

fn record(figure: &Figure, printed: Option<&BTreeSet<String>>, lang: Lang) -> FigureRecord {
    let (numerator, denominator) = match &figure.value {
        FigureValue::Claimed(_)
        | FigureValue::Undefined(_)
        | FigureValue::Amount(_)
        | FigureValue::Estimate(_)
        | FigureValue::Probability(_)
        | FigureValue::EstimatedShare(_)
        | FigureValue::Suppressed(_) => (None, None),
        FigureValue::Count(count) => (Some(i128::from(*count)), None),
        FigureValue::Share(_)
        | FigureValue::Ratio(_)
        | FigureValue::Change(_)
        | FigureValue::Points(_)
        | FigureValue::Mean(_) => {
            let fraction = figure.fraction();
            (fraction.map(|f| f.numerator), fraction.map(|f| f.denominator))
        }
    };
    FigureRecord {
        id: figure.id.clone(),
        class: figure.class.word().to_owned(),
        label: figure.label.text(lang).to_owned(),
        value: figure.value_text(),
        numerator,
        denominator,
        unit: figure.unit.text(lang).to_owned(),
        text: figure.text().text(lang).to_owned(),
        base: figure.base.map(BaseRecord::from),
        period: figure.period.map(|(first, last)| {
            if first == last { format!("FY{first}") } else { format!("FY{first}..FY{last}") }
        }),
        as_of: figure.as_of.map(|day| day.to_string()),
        status: figure.status().to_owned(),
        notes: figure.notes.iter().map(|note| note.text(lang).to_owned()).collect(),
        evidence: (figure.withheld.is_none() || !figure.evidence.is_empty()).then(|| figure.evidence.len()),
        withheld: figure.withheld.as_ref().map(ToString::to_string),
        printed: printed.into_iter().flatten().cloned().collect(),
    }
}
