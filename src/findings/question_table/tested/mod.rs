//! The tests that a plan asks for, as a table of their own below the answers: whether the groups of each banner answer alike.
//! Each kind of test makes its lines in a file of its own.

mod association;
mod fisher;

use crate::catalogue::{Phrase, tests as said};
use crate::findings::batch::{Counted, EvidencePart};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::banner_words;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::contingency::Table;
use crate::stats::inference::InferenceMode;
use crate::stats::{Real, Undefined};

/// One line of the table.
struct Line {
    word: &'static str,
    name: Phrase,
    statistic: Option<Result<f64, Undefined>>,
    df: Option<Result<u64, Undefined>>,
    p: Option<Result<f64, Undefined>>,
}

impl Asked<'_> {
    /// The tables below the answers: of bounds, of intervals, and of tests.
    pub fn below(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<(ResultTable, Vec<Figure>)> {
        let bounds = self.bounds(counted, material);
        bounds.into_iter().chain(self.intervals(counted, material)).chain(self.tested(counted, material)).collect()
    }

    /// The table of tests with its figures, where the plan asks for them and the groups are of one sample.
    fn tested(&self, counted: &Counted<'_>, material: &Material<'_>) -> Option<(ResultTable, Vec<Figure>)> {
        let mode = self.chain.mode(counted);
        if self.question.tests.is_empty() || !mode.is_sample() {
            return None;
        }
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let mut notes = vec![said::counted_note(self.chain.chain(counted, 0).n)];
        let cells: Vec<EvidencePart> = self.evidence.iter().flat_map(|group| group.base.clone()).collect();
        if mode == InferenceMode::Strata {
            notes.push(said::strata());
        }
        for (b, banner) in self.question.by.iter().enumerate() {
            let groups = banner_words(material, self.question, banner);
            let table = if mode == InferenceMode::Strata {
                Err(Undefined::UnknownDesign)
            } else {
                self.counts(counted, self.groups_of(b))
            };
            if let Ok(table) = &table
                && let Ok(expected) = table.expected_counts()
                && !expected.suffice()
            {
                notes.push(said::weak(expected.below_five, expected.cells));
            }
            for (l, line) in lines(&self.question.tests, &table, &mut notes).into_iter().enumerate() {
                let first = if l == 0 { groups.clone() } else { Phrase::default() };
                let mut row = vec![ResultCell::Words(first), ResultCell::Words(line.name.clone())];
                let mut add = |what: &str, heading: Phrase, value: Option<FigureValue>, decimals: u32| {
                    row.push(value.map_or_else(
                        || ResultCell::Words(Phrase::default()),
                        |value| {
                            let label = said::figure_of(&self.request.title, &line.name, heading);
                            let id = self.test_id(b, line.word, what);
                            let mut figure = Figure::computed(id, label, value, "", decimals);
                            self.of_group(&mut figure, counted, material, 0, &cells);
                            let id = figure.id.clone();
                            figures.push(figure);
                            ResultCell::Figure(id)
                        },
                    ));
                };
                add(
                    "statistic",
                    said::statistic_heading(),
                    line.statistic.map(|x| value(x, FigureValue::Estimate)),
                    3,
                );
                let df = line.df.map(|df| df.map_or_else(FigureValue::Undefined, FigureValue::Count));
                add("df", said::df_heading(), df, 0);
                add("p", said::p_heading(), line.p.map(|p| value(p, FigureValue::Probability)), 3);
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
        let title = self.of_item(&Phrase::same(self.request.title.clone()));
        let table = ResultTable {
            id: format!("{}tests", self.test_prefix()),
            title: said::title(title),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            follows: Some(self.request.id.clone()),
            notes,
        };
        Some((table, figures))
    }

    /// The counts of the options by the groups of a banner.
    fn counts(&self, counted: &Counted<'_>, groups: std::ops::Range<usize>) -> Result<Table, Undefined> {
        let row = |option| groups.clone().map(|group| counted.n(&self.cells, option, group)).collect();
        Table::new((0..self.options.len()).map(row).collect())
    }

    fn test_prefix(&self) -> String {
        match self.item {
            Some(_) => format!("{}.{}.", self.request.id, self.question.rows),
            None => format!("{}.", self.request.id),
        }
    }

    /// `t.tests.chi_square.p`; with several banners `t.tests.2.chi_square.p` of the second.
    fn test_id(&self, banner: usize, test: &str, what: &str) -> String {
        let of = if self.question.by.len() > 1 { format!("{}.", banner + 1) } else { String::new() };
        format!("{}tests.{of}{test}.{what}", self.test_prefix())
    }
}

fn value(number: Result<f64, Undefined>, of: fn(Real) -> FigureValue) -> FigureValue {
    number.and_then(Real::new).map_or_else(FigureValue::Undefined, of)
}

/// The lines of the tests on one table.
fn lines(tests: &[TableTest], table: &Result<Table, Undefined>, notes: &mut Vec<Phrase>) -> Vec<Line> {
    let table = table.as_ref().map_err(|why| *why);
    tests
        .iter()
        .flat_map(|test| match test {
            TableTest::ChiSquare => vec![association::of_chi_square(*test, table.and_then(Table::pearson))],
            TableTest::G => vec![association::of_chi_square(*test, table.and_then(Table::likelihood_ratio))],
            TableTest::Fisher => vec![fisher::line(table, notes)],
            TableTest::CramersV => association::cramers_v(table),
        })
        .collect()
}
