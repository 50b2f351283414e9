//! What moved since a publication as a document of its own (数値の変更一覧) with its part that corrects mistakes (正誤表): for
//! publication without a file, cell or case, and for the analyst with what is behind each part.

mod behind;
mod record;
mod shown;
mod tables;

pub use record::{
    BehindRecord, ChangesRecord, DifferenceRecord, ErratumRecord, MovedRecord, PartRecord, SentenceRecord,
    SideRecord,
};

use crate::catalogue::{Lang, Phrase, moved as words};
use crate::findings::changes::{Cause, Changes, Kind, Withheld};
use crate::report::compose::report_words;
use crate::report::model::{Block, Report, ReportTable, Section, Span};

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody: nothing of the analyst's is named.
    Public,
    /// The analyst.
    Analyst,
}

/// The list as a document and as data.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeList {
    /// The document; its tables are sheets of the workbook as well.
    pub report: Report,
    /// What `changes.json` prints.
    pub record: ChangesRecord,
}

/// How the list is made: for whom, in which language.
#[derive(Debug, Clone, Copy)]
struct Composer {
    audience: Audience,
    lang: Lang,
}

impl Composer {
    fn text(self, phrase: Phrase) -> String {
        phrase.text(self.lang).to_owned()
    }

    /// Whether the parts of a figure are kept from whoever reads. Its whole difference follows from what was published and
    /// what is now, and is kept back only where one of these is hidden.
    fn withholds_parts(self, withheld: Option<Withheld>) -> bool {
        match (withheld, self.audience) {
            (Some(Withheld::Hidden), _) | (Some(Withheld::Several), Audience::Public) => true,
            (Some(Withheld::Several), Audience::Analyst) | (None, _) => false,
        }
    }
}

/// Composes the list; `title` and `stamps` are those of the plan's report.
pub fn compose(changes: &Changes, title: &str, stamps: &[String], audience: Audience, lang: Lang) -> ChangeList {
    let composer = Composer { audience, lang };
    let mut blocks = vec![composer.paragraph(Composer::summary(changes))];
    for (name, why) in &changes.passed_over {
        blocks.push(Block::Note(composer.text(words::passed_over(name))));
        blocks.extend((audience == Audience::Analyst).then(|| Block::Note(composer.text(why.clone()))));
    }
    if !changes.is_empty() && changes.unexplained.is_none() {
        let errata = changes.errata().len() + changes.sentence_errata().len();
        let said = if errata > 0 { words::errata_counted(errata) } else { words::no_errata() };
        blocks.push(composer.paragraph(said));
        let waiting = changes.held_out();
        blocks.extend((waiting > 0).then(|| composer.paragraph(words::held_out_counted(waiting))));
    }
    if let Some(unexplained) = &changes.unexplained {
        blocks.push(Block::Note(composer.text(unexplained.reason.clone())));
        let places = unexplained.places.iter().filter(|_| audience == Audience::Analyst);
        blocks.extend(places.map(|place| Block::Note(composer.text(place.clone()))));
    }
    if let Some(guard) = changes.guard.as_ref().filter(|_| audience == Audience::Analyst) {
        if !guard.known_already.is_empty() {
            blocks.push(Block::Note(composer.text(words::known_already(Phrase::list(&guard.known_already)))));
        }
        if !guard.small_changes.is_empty() {
            blocks.push(Block::Note(composer.text(words::small_changes(Phrase::list(&guard.small_changes)))));
        }
    }
    let mut tables = Vec::new();
    // Few, and what was read.
    if !changes.sentences.is_empty() {
        tables.push(composer.sentences(changes));
    }
    if !changes.figures.is_empty() {
        tables.push(composer.figures(changes));
    }
    tables.extend(composer.errata(changes));
    if audience == Audience::Analyst && !changes.behind.is_empty() {
        tables.push(composer.behind(changes));
    }
    blocks.extend((1..).zip(tables).map(|(number, table)| Block::Table(ReportTable { number, ..table })));
    let section = Section { number: String::new(), title: composer.text(words::list()), blocks };
    let report = Report {
        id: changes.plan.clone(),
        title: composer.text(words::list_of(title)),
        stamps: stamps.to_vec(),
        sections: vec![section],
        words: report_words(lang),
        ..Report::default()
    };
    ChangeList { report, record: composer.record(changes) }
}

/// The tables of the list as a section behind those of a document, for its workbook: each is a sheet. Where nothing moved, the
/// sheet of the list says so.
pub fn behind(report: &Report, list: &ChangeList) -> Section {
    let mut tables: Vec<ReportTable> = list.blocks().iter().filter_map(Block::table).cloned().collect();
    if tables.is_empty() {
        tables.push(list.without_rows());
    }
    if let Some(first) = tables.first_mut() {
        first.notes.splice(0..0, list.said());
    }
    section_behind(report, list, tables)
}

/// The same for a workbook that is handed on: a sheet that says how much moved and in which file beside it the list is. Who is
/// given the tables of a report wants them as they are now, not pages of what they were.
pub fn statement(report: &Report, list: &ChangeList, file: &str, lang: Lang) -> Section {
    let mut notes = list.said();
    if list.blocks().iter().any(|block| block.table().is_some()) {
        notes.push(words::whole_list(file).text(lang).to_owned());
    }
    section_behind(report, list, vec![ReportTable { notes, ..list.without_rows() }])
}

fn section_behind(report: &Report, list: &ChangeList, tables: Vec<ReportTable>) -> Section {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let last = blocks.filter_map(Block::table).map(|table| table.number).max().unwrap_or(0);
    let blocks = (last + 1..).zip(tables).map(|(number, table)| Block::Table(ReportTable { number, ..table }));
    Section { number: String::new(), title: list.title().to_owned(), blocks: blocks.collect() }
}

impl ChangeList {
    fn blocks(&self) -> &[Block] {
        self.report.sections.first().map(|section| section.blocks.as_slice()).unwrap_or_default()
    }

    fn title(&self) -> &str {
        self.report.sections.first().map(|section| section.title.as_str()).unwrap_or_default()
    }

    /// What the list says of itself. A workbook carries no prose, so it stands below a table there.
    fn said(&self) -> Vec<String> {
        let said = self.blocks().iter().filter_map(|block| match block {
            Block::Paragraph(spans) => Some(spans.iter().map(|span| span.text.as_str()).collect::<String>()),
            Block::Note(text) => Some(text.clone()),
            Block::Heading { .. } | Block::List { .. } | Block::Table(_) | Block::Chart(_) => None,
        });
        said.collect()
    }

    /// A table of its name, for a sheet on which only something is said.
    fn without_rows(&self) -> ReportTable {
        let title = self.title().to_owned();
        ReportTable { id: "changes".to_owned(), sheet: Some(title.clone()), title, ..ReportTable::default() }
    }
}

impl Composer {
    fn paragraph(self, phrase: Phrase) -> Block {
        Block::Paragraph(vec![Span::plain(self.text(phrase))])
    }

    fn summary(changes: &Changes) -> Phrase {
        let publication = &changes.publication;
        if publication.date.is_empty() {
            return words::uncompared_undated(&publication.name);
        }
        if !changes.compared {
            return words::uncompared(&publication.name, &publication.date);
        }
        if changes.is_empty() {
            return words::nothing_moved(&publication.name, &publication.date);
        }
        let of = |kind| changes.figures.iter().filter(|moved| moved.kind() == kind).count();
        words::counted(
            &publication.name,
            &publication.date,
            changes.figures.len(),
            words::by_kind(of(Kind::Printed), of(Kind::Behind), of(Kind::New), of(Kind::Dropped)),
            changes.sentences.len(),
        )
    }
}

/// A cause in words.
pub fn cause_words(cause: Cause) -> Phrase {
    match cause {
        Cause::Program => words::cause_program(),
        Cause::Rule => words::cause_rule(),
        Cause::Definition => words::cause_definition(),
        Cause::Gone => words::cause_gone(),
        Cause::Superseded => words::cause_superseded(),
        Cause::Beside => words::cause_beside(),
        Cause::Late => words::cause_late(),
        Cause::HeldOut => words::cause_held_out(),
        Cause::Correction => words::cause_correction(),
    }
}

/// Several causes in one line.
fn causes_words(causes: &[Cause]) -> Phrase {
    Phrase::listed(&causes.iter().copied().map(cause_words).collect::<Vec<_>>())
}

/// How a figure moved in words.
pub(super) fn kind_words(kind: Kind) -> Phrase {
    match kind {
        Kind::Printed => words::kind_printed(),
        Kind::Behind => words::kind_behind(),
        Kind::New => words::kind_new(),
        Kind::Dropped => words::kind_dropped(),
    }
}
