//! What the marks of a text may name, and what somebody probably meant who named something else: an id with a letter wrong, a label
//! in the place of an id, a table as a figure, something of another plan.

use crate::catalogue::{Phrase, definition as words};
use crate::findings::marks::MarkKind;
use crate::findings::plan::AnalysisPlan;
use crate::findings::prose;
use crate::survey::indicator::IndicatorBook;
use crate::survey::toml::source::{Problems, SourceFile, listed, one_letter_apart, suggest, suggest_or_list};
use crate::text::key::key;
use crate::text::names::nearest;

/// What the marks of a text may name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Nameable {
    /// Ids of figures.
    pub figures: Vec<String>,
    /// Ids of tables.
    pub tables: Vec<String>,
    /// Ids of those of which charts are drawn.
    pub charts: Vec<String>,
    /// Ids of sentences.
    pub statements: Vec<String>,
    /// What people call figures and tables, by their ids.
    labels: Vec<(MarkKind, String, Phrase)>,
    /// What other plans have: the plan, the kind and the id.
    elsewhere: Vec<(String, MarkKind, String)>,
}

/// Ids that are shown with what they are called.
const SHOWN: usize = 8;

impl Nameable {
    /// In a plan that was read without a mistake.
    pub fn of(plan: &AnalysisPlan, book: Option<&IndicatorBook>) -> Self {
        let figures = plan.figures.iter().flat_map(|figure| std::iter::once(&figure.id).chain(&figure.beside));
        Self {
            figures: figures.cloned().chain(indicator_figures(book)).collect(),
            tables: plan.tables.iter().map(|table| table.id.clone()).collect(),
            charts: plan
                .tables
                .iter()
                .filter(|table| table.kind.has_chart())
                .map(|table| table.id.clone())
                .collect(),
            statements: plan.statements.iter().map(|statement| statement.id.clone()).collect(),
            labels: labels(plan),
            elsewhere: Vec::new(),
        }
    }

    /// In a plan, with what the other plans beside it have.
    pub fn among(plan: &AnalysisPlan, plans: &[AnalysisPlan], book: Option<&IndicatorBook>) -> Self {
        let mut names = Self::of(plan, book);
        for other in plans.iter().filter(|other| other.id != plan.id) {
            let of_other = Self::of(other, None);
            for kind in MarkKind::ALL {
                let ids = of_other.ids(kind).iter().filter(|id| !names.ids(kind).contains(id));
                let found: Vec<_> = ids.map(|id| (other.id.clone(), kind, id.clone())).collect();
                names.elsewhere.extend(found);
            }
        }
        names
    }

    /// In a plan with mistakes: every id that is written, also where the rest of its entry is wrong.
    pub(super) fn written(plan: &AnalysisPlan, [figures, tables, statements]: [&[&str]; 3]) -> Self {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Self {
            figures: owned(figures),
            tables: owned(tables),
            // Of a table whose entry is wrong nobody knows whether it has one.
            charts: owned(tables),
            statements: owned(statements),
            labels: labels(plan),
            elsewhere: Vec::new(),
        }
    }

    /// The ids that a kind of mark may name.
    pub fn ids(&self, kind: MarkKind) -> &[String] {
        match kind {
            MarkKind::Figure | MarkKind::Number => &self.figures,
            MarkKind::Table => &self.tables,
            MarkKind::Chart => &self.charts,
            MarkKind::Statement => &self.statements,
            MarkKind::Stamp => &[],
        }
    }

    /// Checks the marks of a text.
    pub fn check(&self, file: &SourceFile, problems: &mut Problems) {
        prose::check(file, self, problems);
    }

    /// What was probably meant by a mark that names nothing, as it is to be typed; else what there is to name.
    pub(in crate::findings) fn meant(&self, kind: MarkKind, typed: &str) -> Option<Phrase> {
        let known: Vec<&str> = self.ids(kind).iter().map(String::as_str).collect();
        if typed.is_empty() {
            return Some(words::mark_ids(self.called(kind))).filter(|_| !known.is_empty());
        }
        let may = |id: &String| kind != MarkKind::Chart || self.charts.contains(id);
        let of_kind = || self.labels.iter().filter(|(of, id, _)| *of == counted(kind) && may(id));
        let mark = |kind: MarkKind, id: &str| format!("{{{{{}:{id}}}}}", kind.word());
        let by_label = |(_, id, label): &(MarkKind, String, Phrase)| words::mark_by_label(label, mark(kind, id));
        let same = |label: &Phrase| [&label.ja, &label.en].into_iter().any(|label| key(label) == key(typed));
        if let Some(found) = of_kind().find(|(.., label)| same(label)) {
            return Some(by_label(found));
        }
        let others = MarkKind::ALL.into_iter().filter(|other| counted(*other) != counted(kind));
        if let Some(other) = others.into_iter().find(|other| self.ids(*other).iter().any(|id| id == typed)) {
            return Some(words::mark_of_kind(typed, mark(other, typed)));
        }
        if let Some((plan, ..)) = self.elsewhere.iter().find(|(_, of, id)| *of == kind && id == typed) {
            return Some(words::mark_of_plan(typed, plan));
        }
        if let Some(alike) = alike(typed, &known) {
            return Some(alike);
        }
        let near_id = || suggest(typed, known.iter().copied());
        let near_label = || {
            let labels = || of_kind().flat_map(|(.., label)| [label.ja.as_str(), label.en.as_str()]);
            let found = nearest(typed, labels(), 1).first().copied()?;
            of_kind().find(|(.., label)| label.ja == found || label.en == found).map(by_label)
        };
        near_id().or_else(near_label).or_else(|| suggest_or_list(typed, &known))
    }

    /// The table that a mark of a chart names by its id or by what it is called, where it has no chart.
    pub(in crate::findings) fn undrawn(&self, kind: MarkKind, typed: &str) -> Option<&str> {
        let is_meant = |id: &&String| {
            let labels = self.labels.iter().filter(|(of, known, _)| *of == MarkKind::Table && known == *id);
            *id == typed
                || labels.flat_map(|(.., label)| [&label.ja, &label.en]).any(|label| key(label) == key(typed))
        };
        let without = self.tables.iter().filter(|id| !self.charts.contains(id));
        without.filter(|_| kind == MarkKind::Chart).find(is_meant).map(String::as_str)
    }

    /// The tables that have a chart, each with what it is called.
    pub(in crate::findings) fn with_chart(&self) -> Option<Phrase> {
        Some(self.called(MarkKind::Chart)).filter(|_| !self.charts.is_empty())
    }

    /// The first ids of a kind, each with what it is called.
    fn called(&self, kind: MarkKind) -> Phrase {
        let label = |id: &String| self.labels.iter().find(|(of, known, _)| *of == counted(kind) && known == id);
        let one = |id: &String| match label(id) {
            Some((.., label)) => words::mark_id_called(id, label),
            None => Phrase::same(id),
        };
        let ids = self.ids(kind);
        let first = Phrase::listed(&ids.iter().take(SHOWN).map(one).collect::<Vec<_>>());
        if ids.len() > SHOWN { first.map(|text| format!("{text} …")) } else { first }
    }
}

/// What is known under a part of what was typed: ids that go on where it ends, ids with another value in one place, ids of
/// which it is a part. Several are shown side by side, since whoever is shown one of them takes it, and would print the
/// number of another area.
fn alike(typed: &str, known: &[&str]) -> Option<Phrase> {
    let goes_on = |id: &&&str| id.strip_prefix(typed).is_some_and(|rest| rest.starts_with('.'));
    let others = |id: &&&str| {
        let [own, theirs] = [typed, id].map(|id| id.split('.').collect::<Vec<_>>());
        let differ = own.iter().zip(&theirs).filter(|(own, theirs)| own != theirs);
        own.len() > 1 && own.len() == theirs.len() && differ.count() == 1
    };
    let has_part = |id: &&&str| !id.contains('.') && id.split('-').any(|part| part == typed);
    let of = |rule: &dyn Fn(&&&str) -> bool| known.iter().filter(rule).copied().collect::<Vec<&str>>();
    let found = [of(&goes_on), of(&others), of(&has_part)].into_iter().find(|found| !found.is_empty())?;
    if let [only] = found.as_slice() {
        return Some(words::did_you_mean(only));
    }
    // A slip of the finger, and in no other way.
    let slips: Vec<&&str> =
        found.iter().filter(|id| one_letter_apart(id, typed) && id.len() == typed.len()).collect();
    Some(match slips.as_slice() {
        [slip] => words::did_you_mean(slip),
        _ => words::mark_one_of(Phrase::same(listed(&found))),
    })
}

/// The kind under which something is called by its label: a chart is called as its table is, and a number as its figure.
fn counted(kind: MarkKind) -> MarkKind {
    match kind {
        MarkKind::Chart => MarkKind::Table,
        MarkKind::Number => MarkKind::Figure,
        MarkKind::Figure | MarkKind::Table | MarkKind::Statement | MarkKind::Stamp => kind,
    }
}

fn labels(plan: &AnalysisPlan) -> Vec<(MarkKind, String, Phrase)> {
    let figures = plan.figures.iter().map(|figure| (MarkKind::Figure, figure.id.clone(), figure.label.clone()));
    let tables = plan.tables.iter().map(|table| (MarkKind::Table, table.id.clone(), table.title.clone()));
    figures.chain(tables).collect()
}

/// The ids of the figures that every indicator has by itself: `<indicator>.actual.FY2020` and so on.
pub(super) fn indicator_figures(book: Option<&IndicatorBook>) -> Vec<String> {
    book.into_iter()
        .flat_map(|book| {
            book.indicators.iter().flat_map(|indicator| {
                book.year_columns.iter().flat_map(|(year, _)| {
                    ["target", "actual", "counted"].map(|kind| format!("{}.{kind}.FY{year}", indicator.id))
                })
            })
        })
        .collect()
}
