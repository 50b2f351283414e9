//! The tests that a plan asks for, below the answers: whether the groups of each banner answer alike, as one table, and which
//! of them differ, as a table of each test of many comparisons. Each kind of test stands in a file of its own.

mod against_rest;
mod association;
mod cells;
mod column_proportions;
mod design;
mod fisher;
mod multiple;
mod pairs;
mod per_option;
mod residuals;
mod trends;

pub(super) use design::{Members, ask};
pub(super) use pairs::{Pairs, ask as ask_pairs};

use std::ops::Range;

use crate::catalogue::{Phrase, tests as said, units};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::material::Material;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::banner_words;
use crate::findings::question_table::tested::cells::Cross;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::{Real, Undefined};
use crate::text::number;

/// One line of the table of tests.
struct Line {
    word: &'static str,
    name: Phrase,
    statistic: Option<Result<f64, Undefined>>,
    df: Df,
    p: Option<Result<f64, Undefined>>,
    how: How,
}

/// The degrees of freedom of a test.
#[derive(Debug, Clone, Copy)]
enum Df {
    None,
    One(Result<u64, Undefined>),
    /// Those of a χ² that is fitted to something else, which need not be whole.
    Real(Result<f64, Undefined>),
    /// Those above and below of an F, which need not be whole.
    Two(Result<(f64, f64), Undefined>),
}

impl Asked<'_> {
    /// The tables below the answers: of bounds, of a declared assumption, of intervals, and of tests.
    pub fn below(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<(ResultTable, Vec<Figure>)> {
        let ends =
            [self.bounds(counted, material), self.assumed(counted, material), self.intervals(counted, material)];
        let mut tables: Vec<_> = ends.into_iter().flatten().collect();
        if !self.chain.mode(counted).is_sample() || self.chain.all_seen(counted) {
            return tables;
        }
        let (of_many, single): (Vec<TableTest>, Vec<TableTest>) =
            self.question.tests.iter().partition(|test| test.is_of_many());
        if !single.is_empty() {
            tables.push(self.tested(counted, material, &single));
        }
        tables.extend(of_many.into_iter().filter_map(|test| match test {
            TableTest::Residuals => Some(self.residuals(counted, material)),
            TableTest::ColumnProportions => Some(self.column_proportions(counted, material)),
            TableTest::AgainstRest => Some(self.against_rest(counted, material)),
            TableTest::OptionChiSquare | TableTest::OptionFisher => Some(self.per_option(counted, material, test)),
            TableTest::ChiSquare
            | TableTest::G
            | TableTest::Fisher
            | TableTest::CramersV
            | TableTest::CochranArmitage
            | TableTest::LinearByLinear
            | TableTest::Jonckheere
            | TableTest::Kendall
            | TableTest::Gamma
            | TableTest::Mmi
            | TableTest::Spmi => None,
        }));
        tables
    }

    /// The table of tests with its figures.
    fn tested(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        tests: &[TableTest],
    ) -> (ResultTable, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut notes = Vec::new();
        if !tests.iter().all(|test| test.is_of_multiple()) {
            let n = number::grouped(self.chain.chain(counted, 0).n.into());
            notes.push(if self.over_strata(counted) { said::weighted_note(n) } else { said::counted_note(n) });
        }
        notes.extend(self.uncorrected(counted));
        let cells: Vec<EvidencePart> = self.evidence.iter().flat_map(|group| group.base.clone()).collect();
        for (b, banner) in self.question.by.iter().enumerate() {
            let groups = banner_words(material, self.question, banner);
            let mut of_banner = Vec::new();
            let lines = self.lines(counted, material, b, tests, &mut of_banner);
            self.note(material, b, of_banner, &mut notes);
            for (l, line) in lines.into_iter().enumerate() {
                let first = if l == 0 { groups.clone() } else { Phrase::default() };
                let mut row = vec![ResultCell::Words(first), ResultCell::Words(line.name.clone())];
                let mut add = |what: &str, heading: Phrase, value: FigureValue, decimals: u32| {
                    let label = said::figure_of(&self.request.title, &line.name, heading);
                    let mut figure =
                        Figure::computed(self.test_id(b, line.word, what), label, value, units::none(), decimals);
                    self.of_group(&mut figure, counted, material, 0, &cells);
                    figure.how = line.how.clone();
                    if what.starts_with("df") {
                        figure.taken = Taken::Nobody;
                    }
                    figures.push(figure);
                    ResultCell::Figure(self.test_id(b, line.word, what))
                };
                let nothing = || ResultCell::Words(Phrase::default());
                row.push(line.statistic.map_or_else(nothing, |statistic| {
                    add("statistic", said::statistic_heading(), estimate(statistic), 3)
                }));
                row.push(match line.df {
                    Df::None => nothing(),
                    Df::One(df) => {
                        let df = df.map_or_else(FigureValue::Undefined, FigureValue::Count);
                        add("df", said::df_heading(), df, 0)
                    }
                    Df::Real(df) => add("df", said::df_heading(), estimate(df), 2),
                    Df::Two(df) => {
                        add("df", said::df_heading(), estimate(df.map(|(above, _)| above)), 2);
                        add("df2", said::df_heading(), estimate(df.map(|(_, below)| below)), 2);
                        let shown = df
                            .map(|(above, below)| Phrase::list([number::real(above, 2), number::real(below, 2)]));
                        ResultCell::Words(shown.unwrap_or_else(|_| units::nothing()))
                    }
                });
                row.push(line.p.map_or_else(nothing, |p| add("p", said::p_heading(), probability(p), 3)));
                rows.push(row);
            }
        }
        let head = [
            said::groups_heading(),
            said::test_heading(),
            said::statistic_heading(),
            said::df_heading(),
            said::p_heading(),
        ];
        let title = self.of_item(&self.request.title.clone());
        let table = ResultTable {
            id: self.below_id("tests"),
            title: said::title(title),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            follows: Some(self.request.id.clone()),
            turned: None,
            drawn: None,
            notes,
        };
        (table, figures)
    }

    /// The lines of the tests on one banner.
    fn lines(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        banner: usize,
        tests: &[TableTest],
        notes: &mut Vec<Phrase>,
    ) -> Vec<Line> {
        let of_multiple: Vec<Line> = tests
            .iter()
            .filter(|test| test.is_of_multiple())
            .flat_map(|test| self.multiple(counted, banner, *test, notes))
            .collect();
        if !of_multiple.is_empty() {
            return of_multiple;
        }
        let cross = self.cross(counted, self.groups_of(banner));
        notes.extend(cross.weak());
        let strata = self.over_strata(counted);
        let orders = self.orders(material, banner);
        let mut lines = Vec::new();
        for test in tests {
            match test {
                TableTest::ChiSquare if strata => lines.push(self.rao_scott(counted, material, banner, notes)),
                TableTest::ChiSquare | TableTest::G => lines.push(association::chi_square(*test, &cross)),
                TableTest::Fisher => lines.push(fisher::line(&cross, notes)),
                TableTest::CramersV => lines.extend(association::cramers_v(&cross)),
                TableTest::CochranArmitage => {
                    lines.push(trends::cochran_armitage(&cross, &orders));
                    notes.extend(self.options.first().map(|option| said::share_along(&option.label)));
                }
                TableTest::LinearByLinear => lines.push(trends::linear_by_linear(&cross, &orders)),
                TableTest::Jonckheere | TableTest::Kendall | TableTest::Gamma => {
                    lines.push(trends::by_order(*test, &cross, &orders));
                }
                TableTest::Residuals
                | TableTest::ColumnProportions
                | TableTest::AgainstRest
                | TableTest::Mmi
                | TableTest::Spmi
                | TableTest::OptionChiSquare
                | TableTest::OptionFisher => {}
            }
        }
        if tests.iter().any(|test| test.is_of_orders()) {
            notes.push(orders.words());
        }
        lines
    }

    /// Notes of one banner, which name it where there are several.
    fn note(&self, material: &Material<'_>, banner: usize, said: Vec<Phrase>, notes: &mut Vec<Phrase>) {
        let Some(words) = self.question.by.get(banner) else { return };
        for note in said {
            let note = if self.question.by.len() > 1 {
                let banner = banner_words(material, self.question, words);
                crate::catalogue::tabulation::of_item(banner, note)
            } else {
                note
            };
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }

    /// The counts of the options by some groups; over several strata they are no simple sample.
    fn cross(&self, counted: &Counted<'_>, groups: Range<usize>) -> Cross {
        let row = |option| groups.clone().map(|group| counted.n(&self.cells, option, group)).collect();
        let counts = (0..self.options.len()).map(row).collect();
        let bases = groups.clone().map(|group| self.base_sums(counted, group).n).collect();
        Cross::new(counts, bases, self.multiple, self.over_strata(counted))
    }

    /// `t.tests.chi_square.p`; with several banners `t.tests.2.chi_square.p` of the second.
    fn test_id(&self, banner: usize, test: &str, what: &str) -> String {
        let of = if self.question.by.len() > 1 { format!("{}.", banner + 1) } else { String::new() };
        format!("{}.{of}{test}.{what}", self.below_id("tests"))
    }
}

fn estimate(number: Result<f64, Undefined>) -> FigureValue {
    number.and_then(Real::new).map_or_else(FigureValue::Undefined, FigureValue::Estimate)
}

fn probability(number: Result<f64, Undefined>) -> FigureValue {
    number.and_then(Real::new).map_or_else(FigureValue::Undefined, FigureValue::Probability)
}

/// A p in a formula, with more places than where it is printed.
fn p_term(p: f64) -> String {
    if p < 1e-6 { "<0.000001".to_owned() } else { number::real(p, 6) }
}

/// How a number was made, with what each sign of its formula is.
fn worked(method: Phrase, formula: &str, terms: &[(&str, String)], topic: Topic) -> How {
    let terms = terms.iter().map(|(sign, value)| ((*sign).to_owned(), value.clone())).collect();
    How::Worked(Box::new(Working { method, formula: formula.to_owned(), terms, topic }))
}
