//! What the marks of a text may name, and what somebody probably meant who named something else: an id with a letter wrong, a label
//! in the place of an id, a table as a figure, something of another plan.

mod near;

pub use near::by_statistic;

use crate::catalogue::{Phrase, definition as words, outcome};
use crate::findings::marks::MarkKind;
use crate::findings::plan::{AnalysisPlan, RatesTable, TableKind, TableRequest};
use crate::findings::prose;
use crate::survey::indicator::IndicatorBook;
use crate::survey::toml::source::{Problems, SourceFile, listed, suggest, suggest_or_list};
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
    /// Ids of the return rates of whole rounds, which stand in tables of rates and are asked for more often than other cells.
    pub rates: Vec<String>,
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
            tables: plan
                .tables
                .iter()
                .flat_map(|table| std::iter::once(table.id.clone()).chain(dispositions(table).map(|(id, _)| id)))
                .collect(),
            charts: plan
                .tables
                .iter()
                .filter(|table| table.kind.has_chart())
                .map(|table| table.id.clone())
                .collect(),
            statements: plan.statements.iter().map(|statement| statement.id.clone()).collect(),
            rates: rates(plan),
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
            rates: rates(plan),
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

    /// Whether a mark may name something, as far as this is known before anything is counted: which numbers its tables have is
    /// not, nor what stands behind the short form of an id.
    pub fn may_have(&self, kind: MarkKind, id: &str) -> bool {
        let in_table = || id.split_once('.').is_some_and(|(table, _)| self.tables.iter().any(|of| of == table));
        let counted = kind.is_of_figure() && (id.starts_with('#') || in_table());
        counted || self.ids(kind).iter().any(|own| own == id)
    }

    /// Checks the marks of a text.
    pub fn check(&self, file: &SourceFile, problems: &mut Problems) {
        prose::check(file, self, problems);
    }

    /// What was probably meant by a mark that names nothing, as it is to be typed; else what there is to name.
    pub(in crate::findings) fn meant(&self, kind: MarkKind, typed: &str) -> Option<Phrase> {
        let mut known: Vec<&str> = self.ids(kind).iter().map(String::as_str).collect();
        if typed.is_empty() {
            return Some(words::mark_ids(self.called(kind))).filter(|_| !known.is_empty());
        }
        known.extend(self.rates.iter().map(String::as_str).filter(|_| kind.is_of_figure()));
        let may = |id: &String| kind != MarkKind::Chart || self.charts.contains(id);
        let of_kind = || self.labels.iter().filter(|(of, id, _)| *of == counted(kind) && may(id));
        let mark = |kind: MarkKind, id: &str| format!("{{{{{}:{id}}}}}", kind.word());
        // One label may be that of several figures: the rate of every round.
        let by_label = |wanted: &dyn Fn(&Phrase) -> bool| {
            let called: Vec<_> = of_kind().filter(|(.., label)| wanted(label)).collect();
            match called.as_slice() {
                [] => None,
                [(_, id, label)] => Some(words::mark_by_label(label, mark(kind, id))),
                several => {
                    let ids: Vec<&str> = several.iter().map(|(_, id, _)| id.as_str()).collect();
                    Some(words::mark_one_of(listed(&ids)))
                }
            }
        };
        let same = |label: &Phrase| [&label.ja, &label.en].into_iter().any(|label| key(label) == key(typed));
        if let Some(called) = by_label(&same) {
            return Some(called);
        }
        let others = MarkKind::ALL.into_iter().filter(|other| counted(*other) != counted(kind));
        if let Some(other) = others.into_iter().find(|other| self.ids(*other).iter().any(|id| id == typed)) {
            return Some(words::mark_of_kind(typed, mark(other, typed)));
        }
        if let Some((plan, ..)) = self.elsewhere.iter().find(|(_, of, id)| *of == kind && id == typed) {
            return Some(words::mark_of_plan(typed, plan));
        }
        let of_its_kind = || near::statistic(typed, &known).filter(|_| kind.is_of_figure());
        if let Some(alike) = near::alike(typed, &known).or_else(of_its_kind) {
            return Some(alike);
        }
        if let Some(lacking) = self.lacking_table(kind, typed) {
            return Some(lacking);
        }
        let near_id = || suggest(typed, known.iter().copied());
        let near_label = || {
            let labels = || of_kind().flat_map(|(.., label)| [label.ja.as_str(), label.en.as_str()]);
            let found = nearest(typed, labels(), 1).first().copied()?;
            by_label(&|label| label.ja == found || label.en == found)
        };
        near_id().or_else(near_label).or_else(|| suggest_or_list(typed, &known))
    }

    /// What to say of a mark that names a table, or a number in one, where the plan has no such table: one that differs by a slip of
    /// the finger, and no other one, since it would be taken and print the answers to another question.
    fn lacking_table(&self, kind: MarkKind, typed: &str) -> Option<Phrase> {
        let (table, rest) = match typed.split_once('.') {
            Some((table, rest)) if kind.is_of_figure() => (table, Some(rest)),
            _ if kind.stands_alone() => (typed, None),
            _ => return None,
        };
        // Figures and indicators have numbers beside them too: `need.low`.
        let first = |id: &String| id.split('.').next().is_some_and(|id| near::is_slip(table, id));
        if kind.is_of_figure() && self.figures.iter().any(first) {
            return None;
        }
        let ids = &self.tables;
        let slips: Vec<&str> = ids.iter().map(String::as_str).filter(|id| near::is_slip(table, id)).collect();
        match (slips.as_slice(), rest) {
            ([only], Some(rest)) => Some(words::did_you_mean(format!("{only}.{rest}"))),
            ([only], None) => Some(words::did_you_mean(only)),
            ([], _) if table.is_ascii() => {
                let there = if ids.is_empty() {
                    Phrase::default()
                } else {
                    words::tables_of_plan(listed(&ids.iter().map(String::as_str).collect::<Vec<_>>()))
                };
                Some(words::no_such_table(table, there))
            }
            _ => None,
        }
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
    let beside = |table: &TableRequest| dispositions(table).map(|(id, title)| (MarkKind::Table, id, title));
    let tables = plan.tables.iter().flat_map(|table| {
        std::iter::once((MarkKind::Table, table.id.clone(), table.title.clone())).chain(beside(table))
    });
    let rates = rates_of(plan).map(|(id, called)| (MarkKind::Figure, id, called));
    figures.chain(tables).chain(rates).collect()
}

/// The table of dispositions that stands beside one of rates, with its title.
fn dispositions(table: &TableRequest) -> Option<(String, Phrase)> {
    let is_of_rates = matches!(table.kind, TableKind::ResponseRates(_));
    is_of_rates.then(|| (RatesTable::dispositions_id(&table.id), outcome::dispositions_title(&table.title)))
}

fn rates(plan: &AnalysisPlan) -> Vec<String> {
    rates_of(plan).map(|(id, _)| id).collect()
}

/// The return rates of whole rounds in the tables of a plan, with what people call them.
fn rates_of(plan: &AnalysisPlan) -> impl Iterator<Item = (String, Phrase)> + '_ {
    let tables = plan.tables.iter().filter_map(|table| {
        let TableKind::ResponseRates(rates) = &table.kind else { return None };
        Some((table, rates))
    });
    tables.flat_map(|(table, rates)| {
        rates.rounds.iter().flat_map(|round| {
            let id = |what: &str| RatesTable::figure_id(&table.id, round, RatesTable::TOTAL, what);
            [
                (id(RatesTable::RETURN_RATE), words::called_return_rate()),
                (id(RatesTable::VALID_RETURN_RATE), words::called_valid_return_rate()),
            ]
        })
    })
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
